/** Inputs of writes: shared shapes, and the JSON in which the functions of the database take them. */

import type { Expression, RawBuilder } from 'kysely';
import { idOf, type Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Precision } from './enums.ts';
import { sql } from './sql.ts';

interface Id {
  typename: string;
  key: Expression<string>;
}
const isExpression = (value: object): value is Expression<unknown> => 'toOperationNode' in value;
const isId = (value: object): value is Id => 'typename' in value && 'key' in value;

/** How many characters a text that is looked for has at most: comparing longer ones takes the database too long. */
export const SEARCHED = 200;

/** Of a text that is looked for: what it is alike whatever is written. The function `searchable` sees to it. */
export const ALIKE =
  'Upper and lower case are the same, letters composed or decomposed, blanks of any kind and number; soft hyphens and what else is not seen is passed over.';

/** SQL for an input as jsonb: parameters stay parameters, an id is its key, what was not given is left out. */
export function inputJson(input: object): RawBuilder<Pg<'jsonb'>> {
  const pairs = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => sql<unknown>`${sql.lit(name)}, ${jsonValue(value)}`);
  return sql<Pg<'jsonb'>>`jsonb_build_object(${sql.join(pairs)})`;
}
function jsonValue(value: unknown): Expression<unknown> {
  if (value === null) return sql<null>`null`;
  if (typeof value === 'string') return sql<string>`${sql.lit(value)}::text`;
  if (typeof value !== 'object') return sql<unknown>`${sql.lit(value)}`;
  if (isExpression(value)) return value;
  if (Array.isArray(value)) return sql<Pg<'jsonb'>>`jsonb_build_array(${sql.join(value.map(jsonValue))})`;
  return isId(value) ? value.key : inputJson(value);
}

export const QuantityInput = builder.inputType('QuantityInput', {
  description: 'A number that knows how sure it is. `value`, or for a range `low` and `high`.',
  fields: (t) => ({
    value: t.field({ type: 'Decimal', description: 'The number; counts are whole.' }),
    low: t.field({ type: 'Decimal', description: 'Lower end of a range.' }),
    high: t.field({ type: 'Decimal', description: 'Upper end of a range.' }),
    precision: t.field({
      type: Precision,
      description: 'How sure it is. EXACT when not given, RANGE with `low` and `high`.',
    }),
  }),
});
export const NewSourceInput = builder.inputType('NewSourceInput', {
  description: 'A source that is not there yet; one with the same citation is taken as the same.',
  fields: (t) => ({
    citation: t.string({ required: true, description: 'Its address or title, which is its name here.' }),
    publisher: t.string({ required: true, description: 'Who published or reported it.' }),
    title: t.string({ description: 'Headline.' }),
    url: t.string({ description: 'Address, where it has one.' }),
    publishedOn: t.string({ description: 'When: `2026`, `2026-07` or `2026-07-31`; not ahead.' }),
    speaker: t.string({ description: 'Who is quoted: a public official.' }),
  }),
});
export const SourceInput = builder.inputType('SourceInput', {
  description: 'Where a statement is from.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ ...idOf('Source'), description: 'A source that is there.' }),
    new: t.field({ type: NewSourceInput, description: 'A new one.' }),
  }),
});
