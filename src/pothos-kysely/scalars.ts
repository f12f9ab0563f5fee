import { type GraphQLLeafType, type GraphQLOutputType, getNullableType, isEnumType, isListType } from 'graphql';
import { sql } from 'kysely';
import type { KyselyOptions, ScalarCodec } from './slots.ts';
import { jsonArray, orNull, type Piece, type Sql } from './text.ts';

/**
 * JSON numbers as JavaScript prints them: decimal digits from 1e-6 up to 1e21, an exponent without padding elsewhere,
 * no negative zero. JSON has no NaN or Infinity, and GraphQL refuses them: they become null.
 */
const floatJson = (value: Sql): Sql => sql`(select case when f.v in ('NaN', 'Infinity', '-Infinity') then null
  when f.v = 0 then '0' when abs(f.v) >= 1e-6 and abs(f.v) < 1e21 then f.v::text::numeric::text
  else regexp_replace(f.v::text, 'e([-+])0+', 'e\\1') end from (select ${value} as v) f)`;

const BUILT_IN: Readonly<Record<string, ScalarCodec>> = {
  String: { pgType: 'text', json: 'text' },
  ID: { pgType: 'text', json: 'text' },
  Int: { pgType: 'int4', json: 'raw' },
  Float: { pgType: 'float8', json: floatJson },
  Boolean: { pgType: 'bool', json: 'raw' },
};

/** Knows, for every leaf type of a schema, how its values travel to and from SQL. */
export class Scalars {
  readonly #options: KyselyOptions;
  constructor(options: KyselyOptions) {
    this.#options = options;
  }

  /** The codec of a scalar, or undefined when the options don't name it. */
  codec(name: string): ScalarCodec | undefined {
    return this.#options.scalars?.[name] ?? BUILT_IN[name];
  }

  /** The PostgreSQL type an argument of this leaf type is cast to. */
  pgType(type: GraphQLLeafType): string {
    if (isEnumType(type)) return this.#options.enums?.[type.name] ?? 'text';
    return this.codec(type.name)?.pgType ?? 'text';
  }

  /** The pieces of JSON text for a value; `proven` when SQL cannot give null there. */
  json(type: GraphQLOutputType, value: Sql, proven: boolean): Piece[] {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return [this.#list(nullable.ofType, value)];
    const leaf = nullable as GraphQLLeafType;
    // Enum values are GraphQL names: nothing in them needs escaping.
    if (isEnumType(leaf)) return proven ? ['"', value, '"'] : [orNull(sql`'"' || ${value} || '"'`)];
    const codec = this.codec(leaf.name)?.json ?? 'text';
    if (codec === 'raw') return proven ? [sql`${value}::text`] : [orNull(sql`${value}::text`)];
    if (codec === 'text') return proven ? [sql`to_json(${value}::text)`] : [orNull(sql`to_json(${value}::text)::text`)];
    return [orNull(codec(value))];
  }

  #list(item: GraphQLOutputType, value: Sql): Sql {
    const leaf = getNullableType(item) as GraphQLLeafType;
    const codec = isEnumType(leaf) ? 'text' : (this.codec(leaf.name)?.json ?? 'text');
    if (codec === 'text') return orNull(sql`array_to_json(${value}::text[])::text`);
    if (codec === 'raw') return orNull(sql`array_to_json(${value})::text`);
    const [element] = this.json(leaf, sql.ref('u.e'), false) as [Sql];
    return orNull(sql`case when ${value} is not null then (select ${jsonArray(element, sql.ref('u.o'))}
  from unnest(${value}) with ordinality u(e, o)) end`);
  }
}
