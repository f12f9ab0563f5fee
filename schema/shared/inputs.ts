/** Inputs of writes: shared shapes, and the JSON in which the functions of the database take them. */
import type { Expression } from 'kysely';
import { idOf, type Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Precision } from './enums.ts';
import { eb, sql } from './sql.ts';

interface Id {
  typename: string;
  key: Expression<string>;
}
const isExpression = (value: object): value is Expression<unknown> => 'toOperationNode' in value;
const isId = (value: object): value is Id => 'typename' in value && 'key' in value;

/** SQL for an input as jsonb: parameters stay parameters, an id is its key, what was not given is left out. */
export function inputJson(input: object): Expression<Pg<'jsonb'>> {
  const pairs = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [sql.lit(name), jsonValue(value)]);
  return eb.fn<Pg<'jsonb'>>('jsonb_build_object', pairs);
}
function jsonValue(value: unknown): Expression<unknown> {
  if (typeof value === 'string') return eb.cast(sql.lit(value), 'text');
  if (value === null || typeof value !== 'object') return sql.lit(value);
  if (isExpression(value)) return value;
  if (Array.isArray(value)) return eb.fn('jsonb_build_array', value.map(jsonValue));
  return isId(value) ? value.key : inputJson(value);
}

/** Of the source of what is written. */
export const OWN_REPORT = 'The source of this. When not given, your own report is the source.';

export const QuantityInput = builder.inputType('QuantityInput', {
  description: 'A number, and how exactly it is known. Give `value`, or, for a range, `low` and `high` in its place.',
  fields: (t) => ({
    value: t.field({ type: 'Decimal', description: 'The number. A count is a whole number, 0 or more.' }),
    low: t.field({ type: 'Decimal', description: 'The lower end of a range.' }),
    high: t.field({ type: 'Decimal', description: 'The upper end of a range.' }),
    precision: t.field({
      type: Precision,
      description:
        'How exactly the number is known. When not given, EXACT for a `value` and RANGE for `low` and `high`.',
    }),
  }),
});
export const NewSourceInput = builder.inputType('NewSourceInput', {
  description:
    'A source that is new to this API. Where a source with the same citation is there already, that one is used.',
  fields: (t) => ({
    citation: t.string({ required: true, description: 'The address or title by which this API names the source.' }),
    publisher: t.string({
      required: true,
      description: 'Who published or reported it, such as the host name of a news site.',
    }),
    title: t.string({ description: 'The headline.' }),
    url: t.string({ description: 'The address on the web, where it has one; it begins with `http://` or `https://`.' }),
    publishedOn: t.string({
      description:
        'The date of publication, as exactly as known: `2026`, `2026-07` or `2026-07-31`. It cannot lie in the future.',
    }),
    speaker: t.string({ description: 'The public official who is quoted.' }),
  }),
});
export const SourceInput = builder.inputType('SourceInput', {
  description: 'The source of a statement: one that is there already, or a new one. Give exactly one of the two.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ ...idOf('Source'), description: 'The id of a source that is there already.' }),
    new: t.field({ type: NewSourceInput, description: 'A new source.' }),
  }),
});
