/** When agreements end. Rules: calendar_of in rules/agreements/calendar.sql. As a file for calendars: src/http/calendar.ts. */
import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaIdOf } from '../places/memberships.ts';
import { Mou } from './mou.ts';

const CalendarEntry = builder.kyselyObject('CalendarEntry', { table: 'calendar_entry', key: ['uid'] });
CalendarEntry.implement({
  description: 'The last day of an agreement (_berakhirnya kesepakatan_).',
  fields: (t) => ({
    endsOn: t.column('ends_on', {
      type: 'Date',
      description: 'Its last day, included; the last one it can mean where only the month or year is known.',
    }),
    uid: t.column('uid', { type: 'String', description: 'Its name in calendars; the same for ever.' }),
    summary: t.column('summary', { type: 'String', description: 'What ends, in Indonesian.' }),
    description: t.column('description', { type: 'String', description: 'More of it, in Indonesian.' }),
    mou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      guaranteed: 'calendar_of takes its rows from mou_current',
      description: 'The agreement.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  calendar: t.connection({
    cost: lookingCost,
    countCost: lookingCost,
    type: CalendarEntry,
    description:
      'When agreements of an area and below end, in order of time: what is signed or launched, also where it rests, and is not renewed by then. The same as a file for calendars: `/calendar/<area code>.ics`.',
    args: {
      area: t.arg.id({ required: true, ...idOf('Area'), description: 'Of which area, with what lies below.' }),
      from: t.arg({ type: 'Date', required: true, description: 'From this day on.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Up to this day, included.' }),
    },
    from: ({ args }) => sql`calendar_of(${areaIdOf(args.area)}, ${args.from}, ${args.to})`,
    orderBy: [{ column: 'ends_on' }],
  }),
}));

/** What looking for ends costs: at the agreements of all the country, or of a part. */
function lookingCost({ args: { area } }: { args: { area: { typename: string } } }): number {
  return area.typename === 'Nation' ? 1_300 : 60;
}
