/**
 * When agreements end. Rules: calendar_of in rules/agreements/calendar.sql. As a file for calendars:
 * src/http/calendar.ts.
 */
import { builder } from '../builder.ts';
import type { CalendarEntryRow } from '../generated/types.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { fn, sql } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const CalendarEntry = builder.kyselyObject('CalendarEntry', { table: 'calendar_entry', key: ['uid'] });
CalendarEntry.implement({
  description: 'An entry in the calendar of agreements: the last day of one agreement (_berakhirnya kesepakatan_).',
  fields: (t) => ({
    mayEndFrom: t.column('may_end_from', {
      type: 'Date',
      description:
        'The first day that may be the last day of the agreement: `endsOn`, or where only the month or year is known, the first day of that.',
    }),
    endsOn: t.column('ends_on', {
      type: 'Date',
      description:
        'The last day of the agreement, itself included. Where only the month or year is known, it is the last day of that.',
    }),
    uid: t.column('uid', {
      type: 'String',
      description: 'The name of the entry in calendar programs (`UID`). It never changes.',
    }),
    summary: t.column('summary', { type: 'String', description: 'What ends, as a title.' }),
    description: t.column('description', {
      type: 'String',
      description: 'More about the agreement: its code, number, last day and scope.',
    }),
    mou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      guaranteed: 'calendar_of takes its rows from mou_current',
      description: 'The agreement that ends.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  calendar: t.connection({
    cost: lookingCost,
    countCost: lookingCost,
    type: CalendarEntry,
    description:
      'When the agreements of an area and of the areas below it end, earliest first. Signed, launched and suspended agreements are listed, but not those that are renewed by their last day. `/calendar/<area code>.ics` is the same as a file for calendar programs.',
    args: {
      area: t.arg.id({
        required: true,
        ...namesArea('The area. Areas below it are included.'),
      }),
      from: t.arg({
        type: 'Date',
        required: true,
        description: 'Ends, or may end, on this day or later (`2026-08-31`).',
      }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'Ends, or may end, on this day or earlier (`2027-08-31`).',
      }),
    },
    // The area is looked up beside the function: PostgreSQL reads a function into the statement, and writes titles of the
    // page alone, only where no argument is a query.
    from: ({ args }) =>
      sql<CalendarEntryRow>`(select entry.* from (select ${areaIdOf(args.area)} as id) of_area
        cross join lateral ${fn.calendar_of(sql<bigint>`of_area.id`, args.from, args.to)} entry)`,
    orderBy: [{ column: 'ends_on' }],
  }),
}));

/** What looking for ends costs: at the agreements of all the country, or of a part. */
function lookingCost({ args: { area } }: { args: { area: { typename: string } } }): number {
  return area.typename === 'Nation' ? 1_300 : 60;
}
