import { type RawBuilder, sql } from 'kysely';

export type Sql = RawBuilder<unknown>;
/** JSON text under construction: literal text, and SQL whose text value is never null. */
export type Piece = string | Sql;

/** PostgreSQL takes 100 arguments to a function. */
const MAX_ARGUMENTS = 100;

/** A SQL string literal. Only ever given GraphQL names and punctuation of ours; quotes are doubled all the same. */
export const literal = (text: string): Sql => sql.raw(`'${text.replaceAll("'", "''")}'`);

/** Glues pieces into one SQL text expression. `concat` takes any type and never copies twice, unlike a chain of `||`. */
export function concat(pieces: readonly Piece[]): Sql {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.length - 1;
    if (typeof piece === 'string' && typeof merged[last] === 'string') merged[last] += piece;
    else merged.push(piece);
  }
  let parts = merged.map((piece) => (typeof piece === 'string' ? literal(piece) : piece));
  if (parts.length === 1 && typeof merged[0] === 'string') return sql`${parts[0]}::text`;
  while (parts.length > MAX_ARGUMENTS) {
    const chunks: Sql[] = [];
    for (let i = 0; i < parts.length; i += MAX_ARGUMENTS) {
      chunks.push(sql`concat(${sql.join(parts.slice(i, i + MAX_ARGUMENTS))})`);
    }
    parts = chunks;
  }
  return sql`concat(${sql.join(parts)})`;
}

/** A JSON array of the JSON texts that `item` gives for each row, in the given order. */
export const jsonArray = (item: Sql, order: Sql | undefined, filter?: Sql): Sql =>
  sql`coalesce('[' || string_agg(${item}, ','${order ? sql` order by ${order}` : sql``})${
    filter ? sql` filter (where ${filter})` : sql``
  } || ']', '[]')`;

/** JSON text that is `null` where SQL is. */
export const orNull = (text: Sql): Sql => sql`coalesce(${text}, 'null')`;

/** The JSON text of an object that is `null` unless the condition holds. */
export const presentIf = (condition: Sql, object: Sql): Sql =>
  sql`case when ${condition} then ${object} else 'null' end`;
