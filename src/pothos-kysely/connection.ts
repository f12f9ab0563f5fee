import type { InputFieldMap, ObjectRef, SchemaTypes } from '@pothos/core';

interface Types {
  page: ObjectRef<SchemaTypes, unknown>;
  connections: Map<unknown, ObjectRef<SchemaTypes, unknown>>;
}
const byBuilder = new WeakMap<object, Types>();

interface ArgBuilder {
  int(options: object): unknown;
  string(options: object): unknown;
}

/** The connection type of a node type, made once for each builder, and the paging arguments of one field. */
export function connectionRef(
  builder: object,
  arg: ArgBuilder,
  node: unknown,
  maxPage: number,
  defaultPage: number,
): { type: ObjectRef<SchemaTypes, unknown>; args: InputFieldMap } {
  const typed = builder as PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
  const types = byBuilder.get(builder) ?? { page: pageInfo(typed), connections: new Map() };
  byBuilder.set(builder, types);
  const type = types.connections.get(node) ?? connection(typed, types.page, node as ObjectRef<SchemaTypes, unknown>);
  types.connections.set(node, type);
  const size = `From 1 to ${maxPage}; ${defaultPage} when neither \`first\` nor \`last\` is given.`;
  const args = {
    first: arg.int({ description: `How many from the start, or after \`after\`. ${size}` }),
    after: arg.string({ description: 'Only what comes after this cursor.' }),
    last: arg.int({ description: `How many from the end, or before \`before\`. ${size}` }),
    before: arg.string({ description: 'Only what comes before this cursor.' }),
  };
  return { type, args: args as never };
}

const compiled = () => {
  throw new Error('Connections of the kysely plugin are answered by its compiler.');
};

function pageInfo(builder: PothosSchemaTypes.SchemaBuilder<SchemaTypes>) {
  const ref = builder.objectRef<unknown>('PageInfo');
  builder.objectType(ref, {
    description: 'Where a page stands in its list, as the Relay cursor connections specification says.',
    fields: (t) => ({
      hasNextPage: t.boolean({
        nullable: false,
        description: 'Does the list go on after this page?',
        resolve: compiled,
      }),
      hasPreviousPage: t.boolean({
        nullable: false,
        description: 'Is there something before this page?',
        resolve: compiled,
      }),
      startCursor: t.string({
        nullable: true,
        description: 'Cursor of the first edge; null on an empty page.',
        resolve: compiled,
      }),
      endCursor: t.string({
        nullable: true,
        description: 'Cursor of the last edge; null on an empty page.',
        resolve: compiled,
      }),
    }),
  });
  return ref;
}

function connection(
  builder: PothosSchemaTypes.SchemaBuilder<SchemaTypes>,
  page: ObjectRef<SchemaTypes, unknown>,
  node: ObjectRef<SchemaTypes, unknown>,
) {
  const { name } = builder.configStore.getTypeConfig(node);
  const edge = builder.objectRef<unknown>(`${name}Edge`);
  builder.objectType(edge, {
    description: `A ${name} in a list, and its place there.`,
    fields: (t) => ({
      node: t.field({ type: node, nullable: false, description: `The ${name}.`, resolve: compiled }),
      cursor: t.string({
        nullable: false,
        description: 'Its place in the list, for `after` and `before`. Opaque.',
        resolve: compiled,
      }),
    }),
  });
  const ref = builder.objectRef<unknown>(`${name}Connection`);
  builder.objectType(ref, {
    description: `A page of a list of ${name}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The page, each with its cursor.',
        resolve: compiled,
      }),
      nodes: t.field({ type: [node], nullable: false, description: 'The page, without cursors.', resolve: compiled }),
      pageInfo: t.field({
        type: page,
        nullable: false,
        description: 'Where the page stands in the list.',
        resolve: compiled,
      }),
      totalCount: t.int({
        nullable: false,
        description: 'How many there are in the whole list. Counted only when asked for.',
        resolve: compiled,
      }),
    }),
  });
  return ref;
}
