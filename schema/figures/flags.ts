/** Doubts about a number that is shown. The rule is `doubts_about_enrolled` in rules/figures/enrollment.sql. */
import type { Expression } from 'kysely';
import type * as db from '../generated/types.ts';
import { fn } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { FigureFlag } from './enums.ts';

/** A row with a number of an area, what was looked at there, and the figures that make the number. */
interface Numbered {
  scope: db.EnrollmentRow;
  measure: db.Measure | null;
  quantity: db.QuantityRow | null;
  figures: bigint[] | null;
}

/** Options of a field: the doubts about the number of its row. */
export const flagsOfNumber = () => ({
  cost: 2,
  type: [FigureFlag] as [typeof FigureFlag],
  nullable: true as const,
  description: WORDS.FLAGS,
  sql: ({ row }: { row: <C extends keyof Numbered>(column: C) => Expression<Numbered[C]> }) =>
    fn.doubts_about_enrolled(row('scope'), row('measure'), row('quantity'), row('figures')),
});
