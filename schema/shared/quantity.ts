/** Numbers and dates that know how sure they are; a ratio travels with what it was computed from. */

import type { Expression, RawBuilder } from 'kysely';
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { Basis as BasisValue, EnrollmentRow, QuantityRow } from '../generated/types.ts';
import type { Day } from './days.ts';
import { Basis, NotComputableCode, Precision, RatioFlag, Unit } from './enums.ts';
import { composite, fn, sql } from './sql.ts';

export const Quantity = builder.kyselyObject('Quantity', { table: 'quantity' });
Quantity.implement({
  description:
    'A number that knows how sure it is, what it counts, when it was true and who says so. Sums, differences and ratios carry all of that along.',
  fields: (t) => ({
    value: t.column('value', { type: 'Decimal', description: 'The number; null for a RANGE.' }),
    low: t.column('low', { type: 'Decimal', description: 'Lower end of a RANGE.' }),
    high: t.column('high', { type: 'Decimal', description: 'Upper end of a RANGE.' }),
    unit: t.column('unit', { type: Unit, description: 'What is counted.' }),
    precision: t.column('precision', { type: Precision, description: 'How sure it is.' }),
    basis: t.column('basis', {
      type: Basis,
      description: 'Active or registered participants, or not said; null for targets, potentials and money.',
    }),
    asOf: t.column('as_of', {
      type: 'Date',
      description: 'Last day it can be true of; of what is worked out, the later of its inputs. Null for targets.',
    }),
  }),
});

export const NotComputable = builder.kyselyObject('NotComputable', { table: 'not_computable' });
NotComputable.implement({
  description: 'Why something cannot be computed: unknown is not none, and null is not zero.',
  fields: (t) => ({
    code: t.column('code', { type: NotComputableCode, description: 'Why, for programs.' }),
    reason: t.column('reason', { type: 'String', description: 'Why, for people.' }),
  }),
});

export const Ratio = builder.kyselyObject('Ratio', { table: 'ratio' });
Ratio.implement({
  description: 'A ratio travels with what it was computed from, or with the reason why it cannot be computed.',
  fields: (t) => ({
    value: t.column('value', {
      type: 'Decimal',
      description:
        'A fraction rounded half up to six places: `"0.306198"` is 30.6198 %. May exceed 1. Null for a RANGE.',
    }),
    low: t.column('low', { type: 'Decimal', description: 'Lower end of a RANGE.' }),
    high: t.column('high', { type: 'Decimal', description: 'Upper end of a RANGE.' }),
    numerator: t.embed({ type: Quantity, column: 'numerator', description: 'What was divided.' }),
    denominator: t.embed({ type: Quantity, column: 'denominator', description: 'What it was divided by.' }),
    precision: t.column('precision', {
      type: Precision,
      description: 'How sure it is: the worse of both inputs; a bound or a RANGE where one of them is.',
    }),
    flags: t.column('flags', { type: [RatioFlag], description: 'Doubts about it.' }),
    notComputable: t.embed({ type: NotComputable, column: 'not_computable', description: 'Why there is no value.' }),
  }),
});

/** A fact's number with what its row says of it: a day makes it one of workers divided as they were that day. */
export const countedIn = (
  row: <C extends 'quantity' | 'source_id'>(column: C) => Expression<{ quantity: QuantityRow; source_id: bigint }[C]>,
  basis: Expression<BasisValue> | null = null,
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
