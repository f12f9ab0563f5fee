import type { InputFieldMap, ObjectRef, SchemaTypes } from '@pothos/core';
import { unresolved } from './slots.ts';

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

function pageInfo(builder: PothosSchemaTypes.SchemaBuilder<SchemaTypes>) {
  const ref = builder.objectRef<unknown>('PageInfo');
  builder.objectType(ref, {
    description: 'Where a page stands in its list, as the Relay cursor connections specification says.',
    fields: (t) => ({
      hasNextPage: t.boolean({
        nullable: false,
        description: 'Whether the list goes on after this page.',
        resolve: unresolved,
      }),
      hasPreviousPage: t.boolean({
        nullable: false,
        description: 'Whether there is anything before this page.',
        resolve: unresolved,
      }),
      startCursor: t.string({
        nullable: true,
        description: 'Cursor of the first edge; null on an empty page.',
        resolve: unresolved,
      }),
      endCursor: t.string({
        nullable: true,
        description: 'Cursor of the last edge; null on an empty page.',
        resolve: unresolved,
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
    description: `One entry of a list: an object of type ${name}, and its cursor.`,
    fields: (t) => ({
      node: t.field({ type: node, nullable: false, description: `The ${name}.`, resolve: unresolved }),
      cursor: t.string({
        nullable: false,
        description: 'The cursor of this entry, for `after` and `before`. Its text has no meaning of its own.',
        resolve: unresolved,
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
        description: 'The objects of this page, each with its cursor.',
        resolve: unresolved,
      }),
      nodes: t.field({ type: [node], nullable: false, description: 'The objects of this page.', resolve: unresolved }),
      pageInfo: t.field({
        type: page,
        nullable: false,
        description: 'Where the page stands in the list.',
        resolve: unresolved,
      }),
      totalCount: t.int({
        nullable: false,
        description: 'How many there are in the whole list. Counted only when asked for.',
        resolve: unresolved,
      }),
    }),
  });
  return ref;
}
