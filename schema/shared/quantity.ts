/** Numbers that say how exactly they are known, and ratios with the numbers they were computed from. */
import type { Expression, RawBuilder } from 'kysely';
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import type { EnrollmentRow, QuantityRow } from '../generated/types.ts';
import type { Day } from './days.ts';
import { enumOf } from './enum-of.ts';
import { Basis, Precision, Unit } from './enums.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { composite, fn, sql, told } from './sql.ts';

export const Quantity = builder.kyselyObject('Quantity', { table: 'quantity' });
Quantity.implement({
  description:
    'A number with what it counts, how exactly it is known, when it was true and who says so. A number that is worked out from others has all of that too.',
  fields: (t) => ({
    value: t.column('value', {
      type: 'Decimal',
      description:
        'The number. Null where `precision` is RANGE. In a table the cell is also empty where no number is known.',
    }),
    low: t.column('low', { type: 'Decimal', description: 'The lower end of a RANGE; else null.' }),
    high: t.column('high', { type: 'Decimal', description: 'The upper end of a RANGE; else null.' }),
    unit: t.column('unit', { type: Unit, description: 'What the number counts.' }),
    precision: t.column('precision', { type: Precision, description: 'How exactly the number is known.' }),
    basis: t.column('basis', {
      type: Basis,
      description:
        'Whether active or registered participants are counted, or whether the source does not say. Null for targets, potentials and money.',
    }),
    asOf: t.column('as_of', {
      type: 'Date',
      description:
        'The last day for which the number can be true: the last day of the month or year that the source names. For a number worked out from others, the latest of their days. Null for targets.',
    }),
  }),
});

const NotComputableCode = enumOf<db.NotComputableCode>('NotComputableCode', 'Why something cannot be computed.', {
  NO_FIGURE: 'No figure is known.',
  NO_DENOMINATOR: 'No number is known to divide by, or it is 0.',
  NO_BASELINE: 'The number at the start is not known.',
  UNCLEAR_TARGET: 'The target can be read in two ways.',
  TARGET_REPLACED: 'Another target holds in its place.',
  BASIS_DIFFERS: 'The numbers count participants on different bases (`Basis`).',
  SCHEME_DIFFERS: 'The numbers are of times in which workers were divided into segments in different ways.',
  UNIT_DIFFERS: 'The units of the numbers cannot be added up, or divided by one another.',
  ATTRIBUTION_DIFFERS:
    'The numbers count workers in different places (`Attribution`), so one worker may be in two of them.',
  UNBOUNDED: 'Of both numbers only a lower end is known, so the result could be anything.',
});
export const NotComputable = builder.kyselyObject('NotComputable', { table: 'not_computable' });
NotComputable.implement({
  description: 'Why something cannot be computed. A value that cannot be computed is null, never 0.',
  fields: (t) => ({
    code: t.column('code', { type: NotComputableCode, description: 'The reason as a code, for programs.' }),
    reason: t.expression({
      type: 'String',
      description: 'The reason in a sentence, for people.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

const RatioFlag = enumOf<db.RatioFlag>('RatioFlag', 'A reason to doubt a ratio.', {
  DENOMINATOR_SUSPECT: 'The ratio is above 1: more is counted than the whole that it is a part of.',
  DATES_DIFFER: 'Numerator and denominator are of different months, or not of the month of the total shown with them.',
  POTENTIAL_TAKEN_AS_REMAINDER:
    'The whole is not published. The denominator is the participants plus a published potential of workers who do not take part yet.',
  AMBIGUOUS_INPUT: 'A number that the ratio was computed from can be read in more than one way.',
  CONTRADICTED_INPUT: 'Of a number that the ratio was computed from, another source says otherwise.',
  INPUT_DOES_NOT_ADD_UP: 'A number that the ratio was computed from does not fit others when added up.',
  BASIS_CHANGES:
    'The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like.',
});
export const Ratio = builder.kyselyObject('Ratio', { table: 'ratio' });
Ratio.implement({
  description: 'One number divided by another, with both numbers, or with the reason why it cannot be computed.',
  fields: (t) => ({
    value: t.column('value', {
      type: 'Decimal',
      description:
        'The ratio as a fraction: `"0.306198"` is 30.6198 %. It may be above 1. It has at most six decimals, rounded half up. The ratio of a change, or of what is reached of a target, has fewer digits if its numbers are rounded or contradicted. Null where `precision` is RANGE, or where the ratio cannot be computed.',
    }),
    low: t.column('low', { type: 'Decimal', description: 'The lower end of a RANGE; else null.' }),
    high: t.column('high', { type: 'Decimal', description: 'The upper end of a RANGE; else null.' }),
    numerator: t.embed({ type: Quantity, column: 'numerator', description: 'The number that is divided.' }),
    denominator: t.embed({ type: Quantity, column: 'denominator', description: 'The number that it is divided by.' }),
    precision: t.column('precision', {
      type: Precision,
      description:
        'How exactly the ratio is known: no better than the worse of the two numbers. Where only a bound or a RANGE is known of one of them, the same is true of the ratio. Null where it cannot be computed.',
    }),
    flags: t.expression({
      type: [RatioFlag],
      cost: 2,
      description: 'Reasons to doubt the ratio.',
      sql: ({ row }) => fn.doubts_about_ratio(row('flags'), row('figures')),
    }),
    knownFrom: t.expression({
      type: 'DateTime',
      nullable: true,
      cost: 0.3,
      planning: 10,
      description:
        'The moment from which all figures and estimates of workers behind the ratio are known. Null where it has none.',
      sql: ({ row }) => fn.ratio_known_since(row('figures'), row('potentials')),
    }),
    notComputable: t.embed({
      type: NotComputable,
      column: 'not_computable',
      description: 'Why the ratio cannot be computed. Null where it can be.',
    }),
  }),
});

/** The number of a fact with the provenance that its row gives. With a day, it has the segment scheme of that day. */
export const countedIn = (
  row: <C extends 'quantity' | 'source_id'>(column: C) => Expression<{ quantity: QuantityRow; source_id: bigint }[C]>,
  basis: Expression<db.Basis> | null = null,
  day: Day | null = null,
): RawBuilder<QuantityRow> =>
  fn.with_provenance(row('quantity'), basis, day && fn.scheme_at(day), day, sql<bigint[]>`array[${row('source_id')}]`);

/** The row of an enrollment as the composite that the database's functions take. */
export const scopeOf = (row: TypedRef<EnrollmentRow>): RawBuilder<EnrollmentRow> =>
  composite('enrollment', {
    area_id: row('area_id'),
    segment: row('segment'),
    basis: row('basis'),
    until: row('until'),
  });
