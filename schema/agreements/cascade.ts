/** How far agreements have come down to the local governments (rules/agreements/cascade.sql). */
import type { Expression } from 'kysely';
import { type Pg, ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { DAY } from '../places/arguments.ts';
import { LocalGovernment } from '../places/local-government.ts';
import { dayIn, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Ratio } from '../shared/quantity.ts';
import { eb, firstOfMonth, fn, monthOf, oneRow } from '../shared/sql.ts';
import { MouStatus } from './enums.ts';
import { Mou } from './mou.ts';
import { MOST_DAYS } from './mou-filter.ts';

const CascadeStatus = enumOf<db.CascadeStatus>(
  'CascadeStatus',
  "How far a regency or city has followed the governor's agreement.",
  {
    NOT_STARTED: 'No agreement of its government is known.',
    IN_PREPARATION: 'An agreement is proposed, drafted, reviewed or agreed, but not signed.',
    SIGNED: 'An agreement is signed and is in force only from a later day. It may renew one that is over.',
    COVERED: 'An agreement is signed and in force.',
    POSSIBLY_COVERED: 'An agreement is signed, or may have been by the day. Whether it is in force is not known.',
    LAPSED: 'An agreement was signed and is over, suspended or ended, or a draft was given up.',
    UNKNOWN: 'An agreement is said to exist; how far it has come is not known.',
  },
);

const CascadeSlot = builder.kyselyObject('CascadeSlot', { table: 'cascade_slot', key: ['local_government_id'] });
CascadeSlot.implement({
  description:
    'The state of one regency or city: whether it has an agreement. There is one of these for every regency and city, with or without an agreement.',
  fields: (t) => ({
    localGovernment: t.one({
      type: LocalGovernment,
      from: ({ parent }) => eb.selectFrom('area as a').selectAll('a').where('a.id', '=', parent('local_government_id')),
      guaranteed: 'the function takes its rows from area',
      description: 'The regency or city.',
    }),
    status: t.column('status', { type: CascadeStatus, description: 'How far the regency or city has come.' }),
    mou: t.one({
      planning: 95,
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description:
        'The agreement that the status is taken from: the one that has come furthest. Where several have lapsed, it is the one that lapsed last. Null where there is none that you may see.',
    }),
  }),
});

const CascadeMonth = builder.kyselyObject('CascadeMonth', { table: 'cascade_month', key: ['month'] });
CascadeMonth.implement({
  description: 'How many regencies and cities were covered at the end of a month.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'The month (`2014-07`).',
      sql: ({ row }) => monthOf(row('month')),
    }),
    expected: t.column('expected', {
      type: 'Int',
      description: 'How many regencies and cities there were at the end of the month.',
    }),
    covered: t.column('covered', {
      type: 'Int',
      description: 'How many of them had an agreement that was signed and in force at the end of the month.',
    }),
    possiblyCovered: t.column('possibly_covered', {
      type: 'Int',
      description:
        'How many others had an agreement of which it is not known whether it was in force at the end of the month.',
    }),
  }),
});

const MouStatusCount = builder.kyselyObject('MouStatusCount', { table: 'mou_status_count', key: ['status'] });
MouStatusCount.implement({
  description: 'How many agreements of local governments have one status.',
  fields: (t) => ({
    status: t.column('status', { type: MouStatus, description: 'The status.' }),
    count: t.column('count', { type: 'Int', description: 'How many agreements have this status.' }),
  }),
});

type CascadeRef = <C extends 'area_id' | 'at'>(column: C) => Expression<{ area_id: bigint; at: Pg<'date'> }[C]>;
const below = (row: CascadeRef) => fn.local_governments_below(row('area_id'), row('at'));
const countOf = (row: CascadeRef, how: 'covered' | 'possibly_covered') =>
  eb
    .selectFrom(fn.cascade_counts(row('area_id'), row('at')).as('n'))
    .select(`n.${how}`)
    .$asScalar()
    .$notNull();

const MouProgress = builder.kyselyObject('MouProgress', { table: 'mou_progress' });
MouProgress.implement({
  description:
    'How many regencies and cities below an area have an agreement on a day. When a governor signs, they are expected to sign as well.',
  fields: (t) => ({
    at: t.column('at', { type: 'Date', description: 'The day that is looked at.' }),
    expected: t.expression({
      spanCost: 0.1,
      cost: 0.5,
      type: 'Int',
      description:
        'How many regencies and cities below the area are known on the day. Each is expected to have an agreement.',
      sql: ({ row }) => rowsIn(below(row)),
    }),
    covered: t.expression({
      spanCost: 1.2,
      planning: 390,
      cost: 1,
      type: 'Int',
      description: 'How many of these regencies and cities have an agreement that is signed and in force.',
      sql: ({ row }) => countOf(row, 'covered'),
    }),
    possiblyCovered: t.expression({
      spanCost: 1.2,
      planning: 390,
      cost: 1,
      type: 'Int',
      description:
        'How many of the others have an agreement that is signed, or may have been by the day, of which it is not known whether it is in force.',
      sql: ({ row }) => countOf(row, 'possibly_covered'),
    }),
    byStatus: t.many({
      spanCost: 5,
      planning: 250,
      cost: 2,
      type: MouStatusCount,
      from: ({ parent }) => fn.status_counts(parent('area_id'), parent('at')),
      orderBy: [{ column: 'status' }],
      description:
        'How many agreements of these local governments have each status. An agreement of several governments counts once. Papers that are an ADDENDUM, a LAUNCH or a MARKET_PROGRAMME do not count.',
    }),
    ratio: t.one({
      spanCost: 0.7,
      cost: 1,
      type: Ratio,
      guaranteed: 'it gives a row always, with a reason where it has no value',
      from: ({ parent }) => fn.mou_coverage(parent('area_id'), parent('at')),
      description:
        'The share of regencies and cities that have an agreement in force: a range between `covered` / `expected` and (`covered` + `possiblyCovered`) / `expected`. Where none is possibly covered, it is at least `covered` / `expected`, as there may be agreements that no source names.',
    }),
    pending: t.many({
      spanCost: 1,
      planning: 400,
      cost: 1,
      type: LocalGovernment,
      from: ({ parent }) => fn.pending_below(parent('area_id'), parent('at')),
      orderBy: [{ column: 'code' }],
      size: 'span',
      description: 'The regencies and cities that have no agreement which is in force or may be.',
    }),
    slots: t.many({
      spanCost: 1,
      planning: 600,
      cost: 1,
      type: CascadeSlot,
      from: ({ parent }) => fn.cascade_slots(parent('area_id'), parent('at')),
      orderBy: [{ column: 'local_government_id' }],
      size: 'span',
      description: 'Every regency and city below the area on the day, with the state of each.',
    }),
    history: t.many({
      spanCost: ({ months }) => months * 0.3,
      planning: 340,
      rowCost: 2,
      size: ({ months }) => months,
      type: CascadeMonth,
      args: {
        from: t.arg({ type: 'Month', required: true, description: 'The first month (`2014-07`).' }),
        months: t.arg.int({
          required: true,
          ...ruled({ min: 1, max: 36 }),
          description: 'How many months, from 1 to 36.',
        }),
      },
      from: ({ parent, args }) => fn.cascade_history(parent('area_id'), firstOfMonth(args.from), args.months),
      orderBy: [{ column: 'month' }],
      description:
        'How many regencies and cities were covered at the end of each month, for certain and possibly, for some months in a row.',
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
          ...ruled({ min: 0, max: MOST_DAYS }),
          description: 'How many days after the day that is looked at the last day may lie: 0 to 36,525 (100 years).',
        }),
      },
      from: ({ parent, args }) => fn.agreements_ending(parent('area_id'), parent('at'), args.days),
      orderBy: [{ column: 'end_day' }],
      description:
        'The agreements whose last day is near: those for the area or for one below it, and those that a government there is a party to. Agreements that are renewed or ended before their last day are left out.',
    }),
  }),
});
/** How many rows a function gives. */
const rowsIn = (rows: ReturnType<typeof below>) =>
  eb
    .selectFrom(rows.as('a'))
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .$asScalar();

Area.extend((t) => ({
  mouProgress: t.one({
    type: MouProgress,
    guaranteed: 'it is made of the arguments',
    description: 'How many regencies and cities below the area have an agreement on a day.',
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => oneRow('mou_progress', { area_id: parent('id'), at: dayIn(args.at, parent('zone')) }),
  }),
}));
