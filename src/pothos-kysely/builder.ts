import SchemaBuilder, { InterfaceRef, ObjectRef, type SchemaTypes } from '@pothos/core';
import type { FieldMapOf, ImplementOptions } from './declarations.ts';
import { KyselyFields, type PothosFields } from './fields.ts';
import { idOf, ruled } from './rules.ts';
import { EXTENSION, type KyselyOptions, type TypePlan, UNKNOWN, unresolved } from './slots.ts';
import type { InterfaceOptions, NodeOptions, ObjectOptions, UnionOptions } from './types.ts';

type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
type AnyFields = KyselyFields<SchemaTypes, never>;
type AnyImplement = ImplementOptions<SchemaTypes, string>;

const optionsOf = (builder: Builder) => (builder.options as unknown as { kysely: KyselyOptions }).kysely;
const wrap = (builder: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) => (t: PothosFields) =>
  fields(new KyselyFields<SchemaTypes, never>(builder, t));

/** The primary key, or none for views until `key` says it; checked when something needs it. */
const keyOf = (builder: Builder, table: string, key?: readonly string[]): readonly string[] =>
  key ?? optionsOf(builder).catalog.tables[table]?.primaryKey ?? [];

const nodeRefs = new WeakMap<Builder, InterfaceRef<SchemaTypes, unknown>>();

/** The interface Node, with the root fields that reach nodes. Made when the first node type is. */
function nodeInterface(builder: Builder): InterfaceRef<SchemaTypes, unknown> {
  const known = nodeRefs.get(builder);
  if (known) return known;
  const ref = new InterfaceRef<SchemaTypes, unknown>('Node');
  nodeRefs.set(builder, ref);
  builder.interfaceType(ref, {
    description: 'Anything with an id, which `node(id:)` gives again.',
    fields: (t: PothosFields & { id(o: object): unknown }) => ({
      id: t.id({ nullable: false, description: ID_WORDS }),
    }),
  } as never);
  const fields = (t: PothosFields & { arg: { id(o: object): unknown; idList(o: object): unknown } }) => ({
    node: t.field({
      type: ref,
      nullable: true,
      description: 'The object with this id. Null where there is none, or where you may not see it.',
      args: { id: t.arg.id({ required: true, ...idOf('Node'), description: 'An id, as an `id` field gives it.' }) },
      extensions: { [EXTENSION]: { kind: 'node' } },
      resolve: unresolved,
    }),
    nodes: t.field({
      type: [ref],
      nullable: { list: false, items: true },
      description:
        'The objects with these ids, in their order. Null where there is none or you may not see it; null with an error where the text is no id.',
      args: {
        ids: t.arg.idList({
          required: true,
          ...ruled({ types: ['Node'], maxItems: MAX_NODES, each: true }),
          description: `Ids, as \`id\` fields give them; at most ${MAX_NODES}.`,
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
const ID_WORDS = 'The id of this object: it never changes, and `node(id:)` gives the object again.';

const proto = SchemaBuilder.prototype as unknown as Record<string, unknown>;

function implementable(
  builder: Builder,
  ref: ObjectRef<SchemaTypes, unknown> | InterfaceRef<SchemaTypes, unknown>,
  plan: TypePlan,
  /** Options that the type was given and nothing here knows. */
  unknown: object,
  node?: InterfaceRef<SchemaTypes, unknown>,
  idColumn = plan.node?.column,
) {
  /** Gives the type more fields, from the file of the noun that they speak of; an interface's are its members' too. */
  const extend = (fields: AnyImplement['fields']) => {
    const more = wrap(builder, fields as never) as never;
    if (ref instanceof InterfaceRef) builder.interfaceFields(ref, more);
    else builder.objectFields(ref, more);
  };
  const implement = ({ description, fields, interfaces, ...others }: AnyImplement) => {
    const id = idColumn && { kind: 'globalId', column: idColumn };
    const config = {
      description,
      name: ref.name,
      interfaces: () => [
        ...(node ? [node] : []),
        ...((typeof interfaces === 'function' ? interfaces() : interfaces) ?? []),
      ],
      extensions: { [EXTENSION]: plan, [UNKNOWN]: Object.keys({ ...unknown, ...others }) },
      // graphql-js never completes such a type; it only wants to know that somebody can tell types apart.
      ...(ref instanceof InterfaceRef ? { resolveType: () => undefined } : {}),
      fields: (t: PothosFields) => ({
        ...(id
          ? {
              id: t.field({
                type: 'ID',
                nullable: false,
                description: ID_WORDS,
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

proto.kyselyObject = function kyselyObject(
  this: Builder,
  name: string,
  { table, key, span, ...unknown }: ObjectOptions<SchemaTypes, never>,
) {
  const plan: TypePlan = { table, key: keyOf(this, table, key), span };
  return implementable(this, new ObjectRef<SchemaTypes, unknown>(name), plan, unknown);
};

proto.kyselyNode = function kyselyNode(
  this: Builder,
  name: string,
  { table, key: ownKey, span, id, where, ...unknown }: NodeOptions<SchemaTypes, never>,
) {
  const column = id as string;
  const pgType = optionsOf(this).catalog.tables[table]?.columns[column]?.type ?? 'text';
  const key = keyOf(this, table, ownKey);
  const plan: TypePlan = {
    table,
    key: key.length ? key : [column],
    span,
    node: { column, pgType, where: where as never },
  };
  return implementable(this, new ObjectRef<SchemaTypes, unknown>(name), plan, unknown, nodeInterface(this));
};

proto.kyselyInterface = function kyselyInterface(
  this: Builder,
  name: string,
  { table, key, span, discriminator, types, id, ...unknown }: InterfaceOptions<SchemaTypes, never>,
) {
  const plan: TypePlan = { table, key: keyOf(this, table, key), span, members: { discriminator, types } };
  return implementable(
    this,
    new InterfaceRef<SchemaTypes, unknown>(name),
    plan,
    unknown,
    id === undefined ? undefined : nodeInterface(this),
    id,
  );
};

proto.kyselyUnion = function kyselyUnion(
  this: Builder,
  name: string,
  { table, description, discriminator, types, ...unknown }: UnionOptions<SchemaTypes, never>,
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
    extensions: { [EXTENSION]: plan, [UNKNOWN]: Object.keys(unknown) },
  } as never);
};

proto.kyselyQuery = function kyselyQuery(this: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) {
  this.queryFields(wrap(this, fields) as never);
};

proto.kyselyMutation = function kyselyMutation(this: Builder, fields: (t: AnyFields) => FieldMapOf<SchemaTypes>) {
  this.mutationFields(wrap(this, fields) as never);
};
