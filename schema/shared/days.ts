/** The days that arguments name, and those that an operation looks at where they name none. */
import type { Expression } from 'kysely';
import { type Pg, ruled } from '../../src/pothos-kysely/index.ts';
import { fn, holds, sql } from './sql.ts';

export type Day = Expression<Pg<'date'>>;

type Month = Expression<string>;
/**
 * Options of arguments and input fields that name a day or a month to look at: where they are left out, that of the
 * nearest field above counts. Of a month it is the last day; of a day, the last month that is over by then.
 */
export const inheritsDay = ruled({
  inherited: { Date: (day: Day) => day, Month: (month: Month) => fn.month_end(month) },
});
export const inheritsMonth = ruled({
  inherited: {
    Month: (month: Month) => month,
    Date: (day: Day) => sql<string>`to_char(${day} + 1 - interval '1 month', 'YYYY-MM')`,
  },
});
type Given<Value> = Expression<Value> | null | undefined;

/** The day the operation looks at, as UTC counts days. */
export const presentDay: Day = sql<Pg<'date'>>`present()::date`;

/** The day given, or the day the operation looks at in an area's own time zone. */
export const dayOr = (at: Given<Pg<'date'>>, areaId: Expression<bigint | null> | null): Day =>
  at ?? fn.today_in(areaId);

/** The day given, or the day the operation looks at in a time zone. */
export const dayIn = (at: Given<Pg<'date'>>, zone: Expression<string | null>): Day => at ?? fn.day_in(zone);

/** Today in an area. */
export const today = (area: (column: 'zone') => Expression<string | null>): Day => fn.day_in(area('zone'));

/** Does a row hold on the day given, or on the day the operation looks at, as the capital counts days? */
export const holdsOn = (row: (column: 'valid') => Expression<Pg<'daterange'>>, at: Given<Pg<'date'>>) =>
  holds<'date'>(row('valid'), dayOr(at, null));

/** The last day of the month given; without a month, the day the operation looks at. */
export const untilMonth = (month: Given<string>): Day => (month ? fn.month_end(month) : presentDay);
