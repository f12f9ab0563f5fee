/** The days on which something holds: first and last day of a range, as fields. */
import type { Expression } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { firstDay, lastDay } from './sql.ts';

interface Holds {
  row: (column: 'valid') => Expression<Pg<'daterange'>>;
}

/** Options of a field: the first day of the row's `valid`, null where that is open. */
export const validFrom = (description: string) =>
  ({ type: 'Date', nullable: true, description, sql: ({ row }: Holds) => firstDay(row('valid')) }) as const;

/** Options of a field: the last day of the row's `valid`, null where that is open. */
export const validTo = (description: string) =>
  ({ type: 'Date', nullable: true, description, sql: ({ row }: Holds) => lastDay(row('valid')) }) as const;
