import type { ArgumentNode } from 'graphql';
import { sql } from 'kysely';
import { badInput, ERRORS } from './errors.ts';
import { readable } from './global-id.ts';
import { Param, parameter, type Variables } from './params.ts';
import { said } from './said.ts';
import { concat, orNull, type Piece, type Sql } from './text.ts';

/** One column or expression of a total order, as it stands in SQL. */
export interface OrderKey {
  value: Sql;
  pgType: string;
  nullable: boolean;
  direction: 'asc' | 'desc';
  nulls: 'first' | 'last';
}

const VERSION = 'c1';
/** In base64url, as cursorOf makes them. No ordering of ours makes longer ones; what is longer is not read. */
const CURSOR = /^[\w-]{1,10000}$/;

/**
 * Says which list and ordering a cursor belongs to, so that one of another is refused and not misread.
 * @param field that declares the list, `Type.field`: not its path or alias, nor what it was reached through
 */
export function signature(field: string, keys: readonly OrderKey[], names: readonly string[]): string {
  const text = [field, ...keys.map((key, i) => `${names[i]} ${key.direction} ${key.nulls}`)].join();
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = ((hash * 33) ^ text.charCodeAt(i)) >>> 0;
  return `${VERSION}.${hash.toString(36)}`;
}

/** SQL that makes a row's cursor: base64url of a JSON array of the signature and the keys as text. */
export function cursorOf(keys: readonly OrderKey[], sign: string): Sql {
  const pieces: Piece[] = [`["${sign}"`];
  for (const key of keys) {
    const json = sql`to_json(${key.value}::text)`;
    pieces.push(',', key.nullable ? orNull(sql`${json}::text`) : json);
  }
  pieces.push(']');
  return sql`translate(encode(convert_to(${concat(pieces)}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/** The keys in a cursor, as SQL parameters that are read from it per request. */
export function cursorKeys(
  cursor: (variables: Variables) => unknown,
  keys: readonly OrderKey[],
  sign: string,
  argument: string,
  place: ArgumentNode | undefined,
): Sql[] {
  return keys.map((key, i) =>
    parameter(new Param((variables) => decode(String(cursor(variables)), keys, sign, argument)[i], place), key.pgType),
  );
}

/** The values in a cursor. Throws BAD_USER_INPUT where it is none of this list. */
export function decode(cursor: string, keys: readonly OrderKey[], sign: string, argument: string): (string | null)[] {
  const refuse = () => badInput(said(ERRORS.CURSOR_OF_OTHER_LIST, { argument }));
  if (!CURSOR.test(cursor)) throw refuse();
  let values: unknown;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    values = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(values) || values.length !== keys.length + 1 || values[0] !== sign) throw refuse();
  const texts = values.slice(1) as unknown[];
  for (const [i, key] of keys.entries()) {
    const text = texts[i];
    if (text === null ? !key.nullable : typeof text !== 'string' || !readable(text, key.pgType)) throw refuse();
  }
  return texts as (string | null)[];
}

/** The ordering as SQL; `reversed` for walking backwards. */
export const orderSql = (keys: readonly OrderKey[], reversed: boolean): Sql =>
  sql.join(
    keys.map((key) => {
      const direction = (key.direction === 'desc') !== reversed ? 'desc' : 'asc';
      const nulls = (key.nulls === 'first') !== reversed ? 'first' : 'last';
      const needed = key.nullable && nulls !== (direction === 'desc' ? 'first' : 'last');
      return sql`${key.value}${sql.raw(` ${direction}${needed ? ` nulls ${nulls}` : ''}`)}`;
    }),
  );

/**
 * SQL for "the row lies after (or before) these keys in this order", right for NULLs and mixed directions:
 * k1 is further, or k1 is equal and (k2 is further, or …). One row comparison where that says the same and an index
 * can serve it. `inclusive` counts the row of the keys itself.
 */
export function beyond(
  keys: readonly OrderKey[],
  at: readonly Sql[],
  side: 'after' | 'before',
  inclusive = false,
): Sql {
  const [first] = keys as [OrderKey];
  if (keys.every((key) => !key.nullable && key.direction === first.direction)) {
    const operator = `${(first.direction === 'asc') === (side === 'after') ? '>' : '<'}${inclusive ? '=' : ''}`;
    return sql`(${sql.join(keys.map((key) => key.value))}) ${sql.raw(operator)} (${sql.join([...at])})`;
  }
  return keys.reduceRight<Sql>(
    (rest, key, i) => {
      const value = at[i] as Sql;
      const equal = key.nullable ? sql`${key.value} is not distinct from ${value}` : sql`${key.value} = ${value}`;
      return sql`(${further(key, value, side)} or (${equal} and ${rest}))`;
    },
    sql.raw(inclusive ? 'true' : 'false'),
  );
}

function further(key: OrderKey, at: Sql, side: 'after' | 'before'): Sql {
  const operator = sql.raw((key.direction === 'asc') === (side === 'after') ? '>' : '<');
  const compared = sql`${key.value} ${operator} ${at}`;
  if (!key.nullable) return compared;
  const nullsFurther = (key.nulls === 'last') === (side === 'after');
  return nullsFurther
    ? sql`(${compared} or (${key.value} is null and ${at} is not null))`
    : sql`(${compared} or (${key.value} is not null and ${at} is null))`;
}
