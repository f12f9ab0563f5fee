/**
 * What SQL in this schema is made of. A column that is not there, a function called wrongly, or a value of another type
 * than the field's does not compile.
 */
import { type Expression, expressionBuilder, sql as kyselySql, type RawBuilder, type Sql } from 'kysely';
import { type Arg, functionsOf, type Pg } from '../../src/pothos-kysely/index.ts';
import { catalog } from '../generated/catalog.ts';
import type { Functions } from '../generated/functions.ts';
import type { DB, SentenceRow } from '../generated/types.ts';

/** The functions of the database: `fn.name_of(row('id'), 'EN', day)`. */
export const fn = functionsOf<Functions>();

/** Conditions and subqueries, as Kysely builds them: `eb(row('kind'), '=', 'MARKET')`, `eb.selectFrom('area as a')…`. */
export const eb = expressionBuilder<DB>();

/** SQL as text, for what `fn` and `eb` cannot say. Its type is stated, `sql<number>`, or it fits nowhere. */
export const sql = kyselySql as unknown as TypedSql;
interface TypedSql extends Pick<Sql, 'ref' | 'lit' | 'join' | 'table'> {
  <T = StateTheType>(text: TemplateStringsArray, ...parts: unknown[]): RawBuilder<NoInfer<T>>;
}
interface StateTheType {
  readonly 'State the type of this SQL: sql<…>`…`': never;
}

type Columns<Table extends keyof DB> = { readonly [C in keyof DB[Table]]: Arg<Wider<DB[Table][C]>> };
/** Where a bigint stands, a smaller number may. */
type Wider<T> = T extends bigint ? T | number : T;
const isExpression = (value: unknown): value is Expression<unknown> =>
  typeof value === 'object' && value !== null && 'toOperationNode' in value;

/** A composite value of these columns. */
export function composite<Table extends keyof DB>(table: Table, columns: Columns<Table>): RawBuilder<DB[Table]> {
  const values = columnsOf(table).map(([name]) => columns[name as keyof DB[Table]] ?? null);
  return kyselySql`row(${kyselySql.join(values)})::${kyselySql.raw(table)}`;
}

/** A FROM item of one row with these columns. */
export function oneRow<Table extends keyof DB>(table: Table, columns: Columns<Table>): RawBuilder<DB[Table]> {
  const cells = columnsOf(table).map(([name, { type, array }]) => {
    const value = columns[name as keyof DB[Table]] ?? null;
    const typed = isExpression(value) ? value : kyselySql`${value}::${kyselySql.raw(array ? `${type}[]` : type)}`;
    return kyselySql`${typed} as ${kyselySql.id(name)}`;
  });
  return kyselySql`(select ${kyselySql.join(cells)})`;
}
const columnsOf = (table: string) => Object.entries(catalog.tables[table]?.columns ?? {});

/** A column of a composite value. */
export const field = <Row extends object | null, C extends keyof NonNullable<Row> & string>(
  value: Expression<Row>,
  column: C,
): RawBuilder<NonNullable<Row>[C] | Extract<Row, null>> => kyselySql`(${value}).${kyselySql.id(column)}`;

/** The text of a sentence, in the language of the operation; null where there is none. */
export const told = <Row extends SentenceRow | null>(
  sentence: Expression<Row>,
): RawBuilder<string | Extract<Row, null>> => kyselySql`told(${sentence})`;

type Range<Of extends 'date' | 'timestamptz'> = Of extends 'date' ? Pg<'daterange'> : Pg<'tstzrange'>;
/** Is a day within a range of days, a moment within one of moments? */
export const holds = <Of extends 'date' | 'timestamptz'>(
  range: Expression<Range<Of> | null>,
  at: Expression<Pg<Of> | null>,
): RawBuilder<boolean> => kyselySql`${range} @> ${at}`;
/** The first day of a range; null where it is open. */
export const firstDay = (range: Expression<Pg<'daterange'> | null>): RawBuilder<Pg<'date'> | null> =>
  kyselySql`lower(${range})`;
/** The last day of a range, included; null where it is open. */
export const lastDay = (range: Expression<Pg<'daterange'> | null>): RawBuilder<Pg<'date'> | null> =>
  kyselySql`upper(${range}) - 1`;
/** Is there no value? */
export const isNull = (value: Expression<unknown>): Expression<boolean> => eb(value, 'is', null).$castTo<boolean>();
/** How many days a day lies after another one; below 0 where it lies before. */
export const daysAfter = <Day extends Pg<'date'> | null>(
  day: Expression<Day>,
  other: Expression<Pg<'date'>>,
): RawBuilder<number | Extract<Day, null>> => kyselySql`(${day} - ${other})`;
/** The moment from which something was known. */
export const knownFrom = (known: Expression<Pg<'tstzrange'>>): RawBuilder<Pg<'timestamptz'>> =>
  kyselySql`lower(${known})`;
/** The moment at which something stopped being known; null where it has not. */
export const knownTo = (known: Expression<Pg<'tstzrange'>>): RawBuilder<Pg<'timestamptz'> | null> =>
  kyselySql`upper(${known})`;
/** A day as its month, `2014-07`. */
export const monthOf = <Day extends Pg<'date'> | null>(
  day: Expression<Day>,
): RawBuilder<string | (null extends Day ? null : never)> => kyselySql`to_char(${day}, 'YYYY-MM')`;
/** The first day of a month that is written `2014-07`. */
export const firstOfMonth = (month: Expression<string>): RawBuilder<Pg<'date'>> => kyselySql`(${month} || '-01')::date`;
