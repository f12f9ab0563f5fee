import SchemaBuilder, { InterfaceRef, ObjectRef, type SchemaTypes } from '@pothos/core';
import type { FieldMapOf, ImplementOptions } from './declarations.ts';
import { KyselyFields, type PothosFields, unresolved } from './fields.ts';
import { idOf, ruled } from './rules.ts';
import { EXTENSION, type KyselyOptions, type TypePlan, UNKNOWN } from './slots.ts';
import type { InterfaceOptions, NodeOptions, ObjectOptions, UnionOptions } from './types.ts';

type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
type AnyFields = KyselyFields<SchemaTypes, never>;
type AnyImplement = ImplementOptions<SchemaTypes, string>;

const optionsOf = (builder: Builder) => (builder.options as unknown as { kysely: KyselyOptions }).kysely;
const wrap = (builder: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) => (t: PothosFields) =>
  fields(new KyselyFields<SchemaTypes, never>(builder, t));

/** The primary key, or none for views until `key` says it; checked when something needs it. */
const keyOf = (builder: Builder, { table, key }: { table: string; key?: readonly string[] }): readonly string[] =>
  key ?? optionsOf(builder).catalog.tables[table]?.primaryKey ?? [];

const nodeRefs = new WeakMap<Builder, InterfaceRef<SchemaTypes, unknown>>();

/** The interface Node, with the root fields that reach nodes. Made when the first node type is. */
function nodeInterface(builder: Builder): InterfaceRef<SchemaTypes, unknown> {
  const known = nodeRefs.get(builder);
  if (known) return known;
  const ref = new InterfaceRef<SchemaTypes, unknown>('Node');
  nodeRefs.set(builder, ref);
  builder.interfaceType(ref, {
    description: 'Anything that has an address: re-fetch it with `node(id:)`.',
    fields: (t: PothosFields & { id(o: object): unknown }) => ({
      id: t.id({ nullable: false, description: 'A stable, opaque address of this object.' }),
    }),
  } as never);
  const fields = (t: PothosFields & { arg: { id(o: object): unknown; idList(o: object): unknown } }) => ({
    node: t.field({
      type: ref,
      nullable: true,
      description: 'Whatever has this id; null when it is gone or not for you.',
      args: { id: t.arg.id({ required: true, ...idOf('Node'), description: 'From an `id` field.' }) },
      extensions: { [EXTENSION]: { kind: 'node' } },
      resolve: unresolved,
    }),
    nodes: t.field({
      type: [ref],
      nullable: { list: false, items: true },
      description:
        'Whatever has these ids, in their order; null where one is gone or not for you, and null with an error where one is no id.',
      args: {
        ids: t.arg.idList({
          required: true,
          ...ruled({ types: ['Node'], maxItems: MAX_NODES, each: true }),
          description: `From \`id\` fields; at most ${MAX_NODES}.`,
        }),
      },
      extensions: { [EXTENSION]: { kind: 'nodes' } },
      resolve: unresolved,
    }),
  });
  builder.queryFields(fields as never);
  return ref;
}
const MAX_NODES = 100;

const proto = SchemaBuilder.prototype as unknown as Record<string, unknown>;

function implementable(
  builder: Builder,
  ref: ObjectRef<SchemaTypes, unknown> | InterfaceRef<SchemaTypes, unknown>,
  plan: TypePlan,
  node?: InterfaceRef<SchemaTypes, unknown>,
  idColumn = plan.node?.column,
) {
  /** Gives the type more fields, from the file of the noun that they speak of; an interface's are its members' too. */
  const extend = (fields: AnyImplement['fields']) => {
    const more = wrap(builder, fields as never) as never;
    if (ref instanceof InterfaceRef) builder.interfaceFields(ref, more);
    else builder.objectFields(ref, more);
  };
  const implement = ({ description, fields, interfaces, ...unknown }: AnyImplement) => {
    const id = idColumn && { kind: 'globalId', column: idColumn };
    const config = {
      description,
      name: ref.name,
      interfaces: () => [
        ...(node ? [node] : []),
        ...((typeof interfaces === 'function' ? interfaces() : interfaces) ?? []),
      ],
      extensions: { [EXTENSION]: plan, [UNKNOWN]: Object.keys(unknown) },
      // graphql-js never completes such a type; it only wants to know that somebody can tell types apart.
      ...(ref instanceof InterfaceRef ? { resolveType: () => undefined } : {}),
      fields: (t: PothosFields) => ({
        ...(id
          ? {
              id: t.field({
                type: 'ID',
                nullable: false,
                description: 'A stable, opaque address: re-fetch this object with `node(id:)`.',
                extensions: { [EXTENSION]: id },
                resolve: unresolved,
              }),
            }
          : {}),
        ...wrap(builder, fields as never)(t),
      }),
    };
    if (ref instanceof InterfaceRef) builder.interfaceType(ref, config as never);
    else builder.objectType(ref, config as never);
  };
  return Object.assign(ref, { implement, extend });
}

proto.kyselyObject = function kyselyObject(this: Builder, name: string, options: ObjectOptions<SchemaTypes, never>) {
  const plan: TypePlan = { table: options.table, key: keyOf(this, options), span: options.span };
  return implementable(this, new ObjectRef<SchemaTypes, unknown>(name), plan);
};

proto.kyselyNode = function kyselyNode(this: Builder, name: string, options: NodeOptions<SchemaTypes, never>) {
  const column = options.id as string;
  const pgType = optionsOf(this).catalog.tables[options.table]?.columns[column]?.type ?? 'text';
  const key = keyOf(this, options);
  const plan: TypePlan = {
    table: options.table,
    key: key.length ? key : [column],
    span: options.span,
    node: { column, pgType, where: options.where as never },
  };
  return implementable(this, new ObjectRef<SchemaTypes, unknown>(name), plan, nodeInterface(this));
};

proto.kyselyInterface = function kyselyInterface(
  this: Builder,
  name: string,
  { discriminator, types, id, ...options }: InterfaceOptions<SchemaTypes, never>,
) {
  const plan: TypePlan = {
    table: options.table,
    key: keyOf(this, options),
    span: options.span,
    members: { discriminator, types },
  };
  return implementable(
    this,
    new InterfaceRef<SchemaTypes, unknown>(name),
    plan,
    id === undefined ? undefined : nodeInterface(this),
    id,
  );
};

proto.kyselyUnion = function kyselyUnion(
  this: Builder,
  name: string,
  { table, description, discriminator, types }: UnionOptions<SchemaTypes, never>,
) {
  const refs = Object.entries(types);
  const force = (type: unknown) => (typeof type === 'function' ? type() : type) as ObjectRef<SchemaTypes, unknown>;
  const plan = {
    table,
    key: [],
    members: {
      discriminator,
      get types() {
        return Object.fromEntries(refs.map(([value, type]) => [value, force(type).name]));
      },
    },
  };
  return this.unionType(name, {
    description,
    types: () => [...new Set(refs.map(([, type]) => force(type)))],
    resolveType: () => undefined,
    extensions: { [EXTENSION]: plan },
  } as never);
};

proto.kyselyQuery = function kyselyQuery(this: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) {
  this.queryFields(wrap(this, fields) as never);
};

proto.kyselyMutation = function kyselyMutation(this: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) {
  this.mutationFields(wrap(this, fields) as never);
};
