import { type Expression, type RawBuilder, sql } from 'kysely';

declare const pgType: unique symbol;
/**
 * A value of a PostgreSQL type that TypeScript has none for: a date, a range, a numeric. JavaScript never handles it;
 * the name only keeps a day from being taken for a text.
 */
export type Pg<Type extends string> = string & { readonly [pgType]: Type };

/** What a function of the database takes for a parameter: SQL of its type, or a value to be written into the statement. */
export type Arg<T> = Expression<T | null> | T | null | undefined;

/**
 * The functions of a database, as a call in SQL: `fn.name_of(row('id'), 'EN')` is `name_of("t1"."id", 'EN')`. `Functions` is
 * what the generator writes, so that a call with the wrong arguments, or a result in the wrong place, does not compile.
 */
export function functionsOf<Functions extends object>(): Functions {
  return new Proxy({} as Functions, {
    get:
      (_functions, name: string) =>
      (...given: unknown[]): RawBuilder<unknown> =>
        sql`${sql.raw(name)}(${given.length ? sql.join(given.map(argument)) : sql``})`,
  });
}

/** An array is written as PostgreSQL reads one, so that the parameter says of what. */
const argument = (given: unknown): unknown =>
  Array.isArray(given) ? `{${given.map((item) => JSON.stringify(item)).join(',')}}` : (given ?? null);
