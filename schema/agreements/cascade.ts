/** How far agreements have come down to the local governments (status_counts, covered_below in rules/agreements/cascade.sql). */

import { sql } from 'kysely';
import { ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { LocalGovernment } from '../places/local-government.ts';
import { dayIn } from '../shared/days.ts';
import { Ratio } from '../shared/quantity.ts';
import { monthOf } from '../shared/sql.ts';
import { CascadeStatus, MouStatus } from './enums.ts';
import { Mou } from './mou.ts';

export const MouProgress = builder.kyselyObject('MouProgress', { table: 'mou_progress' });
const CascadeSlot = builder.kyselyObject('CascadeSlot', { table: 'cascade_slot', key: ['local_government_id'] });
CascadeSlot.implement({
  description:
    'What a regency or city owes to the cascade, and how far it is. Derived: there is a slot before there is an agreement.',
  fields: (t) => ({
    localGovernment: t.one({
      type: LocalGovernment,
      from: ({ parent }) => sql`(select * from area where id = ${parent('local_government_id')})`,
      guaranteed: 'the function takes its rows from area',
      description: 'The regency or city.',
    }),
    status: t.column('status', { type: CascadeStatus, description: 'How far it is.' }),
    mou: t.one({
      planning: 95,
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description:
        'The agreement that says so; of those that have lapsed, the last to. Null where there is none that you may see.',
    }),
  }),
});
const CascadeMonth = builder.kyselyObject('CascadeMonth', { table: 'cascade_month', key: ['month'] });
CascadeMonth.implement({
  description: 'How far the cascade was at the end of a month.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'The month.',
      sql: ({ row }) => monthOf(row('month')),
    }),
    expected: t.column('expected', { type: 'Int', description: 'Regencies and cities at its end.' }),
    covered: t.column('covered', {
      type: 'Int',
      description: 'Those with an agreement that was signed and not over at its end.',
    }),
  }),
});
const MouStatusCount = builder.kyselyObject('MouStatusCount', { table: 'mou_status_count', key: ['status'] });

MouProgress.implement({
  description: "How far a governor's MoU has come down to regents and mayors.",
  fields: (t) => {
    const below = (row: (column: 'area_id' | 'at') => unknown) =>
      sql`local_governments_below(${row('area_id')}, ${row('at')})`;
    return {
      at: t.column('at', { type: 'Date', description: 'The day looked at.' }),
      expected: t.expression({
        spanCost: 0.1,
        cost: 0.5,
        type: 'Int',
        description: 'Regencies and cities known below the area on that day: one agreement each.',
        sql: ({ row }) => sql<number>`(select count(*) from ${below(row)} a)`,
      }),
      covered: t.expression({
        spanCost: 1.2,
        planning: 390,
        cost: 1,
        type: 'Int',
        description: 'Those with an agreement that is signed and not over.',
        sql: ({ row }) => sql<number>`(select count(*) from covered_below(${row('area_id')}, ${row('at')}))`,
      }),
      byStatus: t.many({
        spanCost: 5,
        planning: 250,
        cost: 2,
        type: MouStatusCount,
        from: ({ parent }) => sql`status_counts(${parent('area_id')}, ${parent('at')})`,
        orderBy: [{ column: 'status' }],
        description:
          'Agreements of their governments by status, each once; papers that are an ADDENDUM, a LAUNCH or a MARKET_PROGRAMME are left out.',
      }),
      ratio: t.one({
        spanCost: 0.7,
        cost: 1,
        type: Ratio,
        guaranteed: 'mou_coverage always gives a row, with a reason where it has no value',
        from: ({ parent }) => sql`mou_coverage(${parent('area_id')}, ${parent('at')})`,
        description: 'Covered over expected.',
      }),
      pending: t.many({
        spanCost: 1,
        planning: 400,
        cost: 1,
        type: LocalGovernment,
        from: ({ parent }) =>
          sql`(select a.* from ${below(parent)} a except all select c.* from covered_below(${parent('area_id')}, ${parent('at')}) c)`,
        orderBy: [{ column: 'code' }],
        size: 'span',
        description: 'Those without one: who is still owed.',
      }),
      slots: t.many({
        spanCost: 1,
        planning: 600,
        cost: 1,
        type: CascadeSlot,
        from: ({ parent }) => sql`cascade_slots(${parent('area_id')}, ${parent('at')})`,
        orderBy: [{ column: 'local_government_id' }],
        size: 'span',
        description: 'Every regency and city of the day, and how far each is.',
      }),
      history: t.many({
        spanCost: ({ months }) => months * 0.3,
        planning: 340,
        rowCost: 2,
        size: ({ months }) => months,
        type: CascadeMonth,
        args: {
          from: t.arg({ type: 'Month', required: true, description: 'First month.' }),
          months: t.arg.int({
            required: true,
            ...ruled({ min: 1, max: 36 }),
            description: 'How many months, from 1 to 36.',
          }),
        },
        from: ({ parent, args }) =>
          sql`cascade_history(${parent('area_id')}, (${args.from} || '-01')::date, ${args.months})`,
        orderBy: [{ column: 'month' }],
        description: 'Month by month, as it stood at the end of each.',
      }),
      expiringWithin: t.many({
        spanCost: 0.2,
        planning: 225,
        cost: 2,
        type: Mou,
        args: {
          days: t.arg.int({
            required: true,
            defaultValue: 90,
            ...ruled({ min: 0 }),
            description: 'In how many days, counted from the day looked at; 0 or more.',
          }),
        },
        from: ({ parent, args }) =>
          sql`(select m.* from mou_current m where m.id = any(array(select own.id from agreements_within(${parent('area_id')}, ${parent('at')}, ${parent('at')}) own(id))) and m.end_day - ${parent('at')} between 0 and ${args.days} and exists (select from standing_at_end(m)))`,
        orderBy: [{ column: 'end_day' }],
        description:
          'Agreements of the area and below, or that their governments are a party to, that end within so many days; not what is renewed or ended before its last day.',
      }),
    };
  },
});
MouStatusCount.implement({
  description: 'How many agreements of local governments have a status.',
  fields: (t) => ({
    status: t.column('status', { type: MouStatus, description: 'The status.' }),
    count: t.column('count', { type: 'Int', description: 'How many agreements of local governments.' }),
  }),
});

Area.extend((t) => ({
  mouProgress: t.one({
    type: MouProgress,
    guaranteed: 'it is made of the arguments',
    description: 'How far agreements have come down to the local governments below.',
    args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
    from: ({ parent, args }) => sql`(select ${parent('id')} as area_id, ${dayIn(args.at, parent('zone'))} as at)`,
  }),
}));
