/** Doubts about a number that is shown. The rule is `doubts_about_number` in rules/figures/disagreements.sql. */
import type { Expression } from 'kysely';
import type * as db from '../generated/types.ts';
import { fn } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { FigureFlag } from './enums.ts';

/** A row with a number of an area, and the figures that make it. */
interface Numbered {
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
    fn.doubts_about_number(row('quantity'), row('figures')),
});
