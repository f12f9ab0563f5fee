import type { GraphQLNamedType, SelectionSetNode } from 'graphql';
import { type Expression, sql } from 'kysely';
import { isUnique } from './catalog.ts';
import { type Compilation, noParent, type Row } from './compilation.ts';
import type { Factor } from './cost.ts';
import { type OrderKey, orderSql } from './cursor.ts';
import { Param, parameter, type Variables } from './params.ts';
import type { Args, Conditions, OrderTerm, Slot, Source, TypePlan } from './slots.ts';
import { jsonArray, orNull, presentIf, type Sql } from './text.ts';

/** FROM, conditions and row of a relation, under a fresh alias. */
export interface Opened {
  alias: string;
  from: Sql;
  where: Sql[];
  row: Row;
}

/**
 * Begins a query over the rows of a relation: under an alias of its own, from where they come, and by which conditions they
 * belong to the parent's row.
 * @param clause the FROM clause that joins from these rows are added to; one of its own when left out
 */
export function open(
  c: Compilation,
  source: Source,
  plan: TypePlan,
  parent: Row | undefined,
  args: Args,
  clause = c.from(plan.table),
): Opened {
  const alias = c.alias();
  const row: Row = { table: plan.table, ref: (column) => sql.ref(`${alias}.${column}`), from: clause };
  const parentRef = parent?.ref ?? noParent;
  const from = source.from ? sql`${source.from({ parent: parentRef, args })}` : sql.table(plan.table);
  const where = Object.entries(source.on ?? {}).map(([child, column]) => sql`${row.ref(child)} = ${parentRef(column)}`);
  where.push(...conditions(source.where?.({ row: row.ref, parent: parentRef, args })));
  return { alias, from, where, row };
}

const conditions = (given: Conditions): Sql[] =>
  (Array.isArray(given) ? given : [given])
    .filter(Boolean)
    .map((condition) => sql`(${condition as Expression<unknown>})`);

export const whereSql = (where: readonly Sql[]): Sql =>
  where.length ? sql` where ${sql.join([...where], sql` and `)}` : sql``;

const fromSql = ({ from, alias, row, where }: Opened): Sql =>
  sql` from ${from} as ${sql.id(alias)}${joinsSql(row)}${whereSql(where)}`;

export const joinsSql = ({ from: { joins } }: Row): Sql => (joins.length ? sql.join(joins, sql``) : sql``);

/** A relation's ordering, made total by the type's key. */
export function orderKeys(
  c: Compilation,
  source: Source,
  plan: TypePlan,
  row: Row,
  args: Args,
): { keys: OrderKey[]; names: string[] } {
  const given = typeof source.orderBy === 'function' ? source.orderBy({ args }) : (source.orderBy ?? []);
  const named = new Set(given.map((term) => term.column));
  const terms: OrderTerm[] = [
    ...given,
    ...plan.key
      .filter((column) => !named.has(column))
      .map((column) => ({ column, direction: given.at(-1)?.direction })),
  ];
  const columns = c.table(plan.table).columns;
  const keys = terms.map((term): OrderKey => {
    const column = term.column === undefined ? undefined : columns[term.column];
    const direction = term.direction ?? 'asc';
    return {
      value: term.column === undefined ? sql`(${term.sql?.({ row: row.ref, args })})` : row.ref(term.column),
      pgType: term.pgType ?? column?.type ?? 'text',
      nullable: column?.nullable ?? term.nullable ?? true,
      direction,
      nulls: term.nulls ?? (direction === 'desc' ? 'first' : 'last'),
    };
  });
  return { keys, names: terms.map((term, i) => term.column ?? `#${i}`) };
}

/** JSON text of one related row, or `null`. */
export function oneText(
  c: Compilation,
  type: GraphQLNamedType,
  slot: Slot & { kind: 'one' },
  sets: readonly SelectionSetNode[],
  parent: Row | undefined,
  args: Args,
): Sql {
  const plan = c.plan(type);
  const on = slot.on ?? {};
  if (parent && !slot.from && !slot.orderBy && isUnique(c.table(plan.table), plan.key, Object.keys(on))) {
    return joined(c, type, on, parent, (row) => c.composite(type, sets, row), slot, args);
  }
  const opened = open(c, slot, plan, parent, args);
  const text = c.composite(type, sets, opened.row);
  const order = slot.orderBy
    ? sql` order by ${orderSql(orderKeys(c, slot, plan, opened.row, args).keys, false)}`
    : sql``;
  return orNull(sql`(select ${text}${fromSql(opened)}${order} limit 1)`);
}

/**
 * A to-one relation over a unique key: a LEFT JOIN in the FROM clause of the row it starts from, so that PostgreSQL
 * can hash or memoize it instead of probing row by row.
 */
export function joined(
  c: Compilation,
  type: GraphQLNamedType,
  on: Readonly<Record<string, string>>,
  parent: Row,
  text: (row: Row) => Sql,
  source: Source = {},
  args: Args = {},
): Sql {
  const plan = c.plan(type);
  c.relate(parent.from, plan.table);
  // Joins of the joined row belong to the same FROM clause, after its own.
  const { alias, from, where, row } = open(c, { ...source, on }, plan, parent, args, parent.from);
  parent.from.joins.push(sql` left join ${from} as ${sql.id(alias)} on ${sql.join(where, sql` and `)}`);
  const [column] = Object.keys(on) as [string];
  return presentIf(sql`${row.ref(column)} is not null`, text(row));
}

/** What a list is taken to cost where nothing bounds it. */
export const ASSUMED_LIST_SIZE = 3;

/** JSON text of a list of related rows. `page` bounds it by an argument, `rows` is how many its cost counts. */
export function listText(
  c: Compilation,
  type: GraphQLNamedType,
  slot: Slot & { kind: 'many' },
  sets: readonly SelectionSetNode[],
  parent: Row | undefined,
  args: Args,
  { page, rows }: { page?: ((variables: Variables) => number) | undefined; rows?: Factor | undefined },
): Sql {
  const plan = c.plan(type);
  const opened = open(c, slot, plan, parent, args);
  const { keys } = orderKeys(c, slot, plan, opened.row, args);
  const size = page ?? rows ?? slot.limit ?? ASSUMED_LIST_SIZE;
  const compiled = () => {
    const text = c.composite(type, sets, opened.row);
    const order = keys.length ? orderSql(keys, false) : undefined;
    const limit = page ? parameter(new Param(page), 'int4') : slot.limit && sql.lit(slot.limit);
    if (!limit) return sql`(select ${jsonArray(text, order)}${fromSql(opened)})`;
    const id = sql.id(opened.alias);
    const bounded = sql`(select ${id}.* from ${opened.from} as ${id}${whereSql(opened.where)} order by ${order} limit ${limit})`;
    return sql`(select ${jsonArray(text, order)} from ${bounded} as ${id}${joinsSql(opened.row)})`;
  };
  return c.cost.times(size, compiled, slot.rowCost);
}

/** An aggregate over the rows a relation gives, as a scalar SQL expression. */
export function aggregateValue(
  c: Compilation,
  slot: Slot & { kind: 'aggregate' },
  parent: Row | undefined,
  args: Args,
): Sql {
  const type = c.schema.getType(slot.of());
  if (!type) throw new Error(`"${slot.of()}" is not a type of the schema.`);
  const opened = open(c, slot, c.plan(type), parent, args);
  return sql`(select ${slot.sql({ row: opened.row.ref, args })}${fromSql(opened)})`;
}
