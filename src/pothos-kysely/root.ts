import {
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  type SelectionSetNode,
} from 'graphql';
import { sql } from 'kysely';
import { selectionsOf } from './collect.ts';
import type { Compilation, Row } from './compilation.ts';
import { Mistake } from './errors.ts';
import { type GlobalId, notAnId } from './global-id.ts';
import type { Variables } from './params.ts';
import { joinsSql } from './relation.ts';
import { type Again, type Args, type Slot, slotOf } from './slots.ts';
import { jsonArray, literal, orNull, type Piece, type Sql } from './text.ts';

type Field = GraphQLField<unknown, unknown>;

/** The JSON text of a root field of Query. */
export function rootPieces(c: Compilation, field: Field, nodes: FieldNode[]): Piece[] {
  const slot = slotOf(field) as Slot;
  const sets = selectionsOf(nodes);
  if (slot.kind === 'node') {
    const args = c.args.of(field, nodes[0] as FieldNode);
    c.cost.field(slot, args);
    const { typename, key } = args.id as { typename: string; key: Sql };
    return [nodeText(c, typename, key, sets)];
  }
  if (slot.kind === 'nodes') {
    const { ids } = c.args.of(field, nodes[0] as FieldNode) as { ids: NodeList };
    c.faults.push((variables) => misses(ids, nodes, variables));
    return [nodesText(c, ids, sets)];
  }
  return c.value(field, slot, nodes, undefined);
}

/** One row of the type that the id names, or `null`. Which type it is belongs to the statement's shape. */
function nodeText(c: Compilation, typename: string, key: Sql, sets: readonly SelectionSetNode[]): Sql {
  const type = c.schema.getType(typename) as GraphQLObjectType;
  const plan = c.plan(type);
  const { node } = plan;
  if (!node) throw new Error(`${typename} is not a node.`);
  const alias = c.alias();
  const row: Row = { table: plan.table, ref: (column) => sql.ref(`${alias}.${column}`), from: c.from(plan.table) };
  const text = c.cost.spanning(plan.span, () => c.object(type, c.collector.collect(type, sets), row));
  const only = node.where ? sql` and (${node.where({ row: row.ref })})` : sql``;
  return orNull(sql`(select ${text} from ${sql.table(plan.table)} as ${sql.id(alias)}${joinsSql(row)}
 where ${row.ref(node.column)} = ${key}::${sql.raw(node.pgType)}${only} limit 1)`);
}

interface NodeList {
  typenames: string[];
  typename: Sql;
  key: Sql;
  given: (variables: Variables) => unknown;
  /** What each is; undefined for one that is no id. */
  ids: (variables: Variables) => (GlobalId | undefined)[];
}

/** An error for each that is no id, at its place in the list. */
function misses(list: NodeList, nodes: FieldNode[], variables: Variables): GraphQLError[] {
  const [{ alias, name }] = nodes as [FieldNode];
  const given = list.given(variables) as unknown[];
  return list.ids(variables).flatMap((id, i) => {
    const path = [(alias ?? name).value, i];
    return id ? [] : new Mistake(notAnId(given[i]), { nodes, path });
  });
}

/** The rows that a list of ids names, in its order, `null` where there is none. */
function nodesText(c: Compilation, ids: NodeList, sets: readonly SelectionSetNode[]): Sql {
  const list = c.alias();
  const [typename, key, ordinal] = ['typename', 'key', 'ordinal'].map((column) => sql.ref(`${list}.${column}`)) as [
    Sql,
    Sql,
    Sql,
  ];
  const cases = ids.typenames.map((name) => {
    const named = (variables: Variables) => ids.ids(variables).filter((id) => id?.typename === name).length;
    return sql`when ${literal(name)} then ${c.cost.times(named, () => nodeText(c, name, key, sets))}`;
  });
  const text = cases.length ? sql`case ${typename} ${sql.join(cases, sql` `)} else 'null' end` : sql`'null'`;
  return sql`(select ${jsonArray(text, ordinal)}
 from unnest(${ids.typename}, ${ids.key}) with ordinality as ${sql.id(list)}(typename, key, ordinal))`;
}

/** The setting that hands a write's outcome row to the payload's statement, within their transaction. */
const OUTCOME = 'kysely.outcome';

/** The statements of one mutation field: the write, which keeps its outcome row, and the payload read after it. */
export function writeStatements(c: Compilation, field: Field, nodes: FieldNode[]): { write: Sql; payload: Sql } {
  const slot = slotOf(field);
  if (slot?.kind !== 'write') throw new Error(`Mutation.${field.name} is compiled but writes nothing: use t.write.`);
  const args = c.args.of(field, nodes[0] as FieldNode);
  c.cost.field(slot, args);
  const payload = payloadText(c, field, selectionsOf(nodes));
  const { again } = c.options;
  return { write: again ? writeOnce(slot, args, again) : writeSql(slot, args), payload };
}

/** Not run where it was run before: COALESCE looks at no more than it needs. */
const writeOnce = (slot: Slot & { kind: 'write' }, args: Args, { kept, keep }: Again): Sql =>
  sql`select set_config(${literal(OUTCOME)}, coalesce(${kept()}, ${keep(
    sql<string>`(select row_to_json(w)::text from (${slot.write({ args })}) as w limit 1)`,
  )}, ''), true)`;
const writeSql = (slot: Slot & { kind: 'write' }, args: Args): Sql =>
  sql`with w as (${slot.write({ args })}) select set_config(${literal(OUTCOME)}, coalesce((select row_to_json(w)::text from w limit 1), ''), true)`;

function payloadText(c: Compilation, field: Field, sets: readonly SelectionSetNode[]): Sql {
  const type = getNamedType(field.type);
  const { table } = c.plan(type);
  const alias = c.alias();
  const row: Row = { table, ref: (column) => sql.ref(`${alias}.${column}`), from: c.from(table) };
  const text = c.composite(type, sets, row);
  const given = sql`nullif(current_setting(${literal(OUTCOME)}, true), '')::json`;
  return orNull(sql`(select ${text} from json_populate_record(null::${sql.table(table)}, ${given}) as ${sql.id(alias)}${joinsSql(row)}
 where ${given} is not null)`);
}
