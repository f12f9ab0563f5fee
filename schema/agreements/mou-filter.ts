/** Which agreements, and in which order: filters, and the conditions they become. */
import type { Expression } from 'kysely';
import { type Pg, ruled, type SqlArg, type TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { MouCurrentRow } from '../generated/types.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { ABOVE_OR_TODAY_THERE } from '../places/arguments.ts';
import { dayIn, dayOr, inheritsDay, presentDay } from '../shared/days.ts';
import { ALIKE, SEARCHED } from '../shared/inputs.ts';
import { daysAfter, eb, field, fn, sql } from '../shared/sql.ts';
import { MouInstrument, MouStatus, PartyRole, Payer } from './enums.ts';

/** How many days ahead one may look: 100 years. */
export const MOST_DAYS = 36_525;

const CounterpartyFilter = builder.inputType('CounterpartyFilter', {
  description:
    'A party on the other side of an agreement: neither BPJS Ketenagakerjaan nor a witness. All that is given must be true of one and the same party.',
  fields: (t) => ({
    role: t.field({ type: [PartyRole], description: 'The party is of one of these kinds.' }),
    office: t.string({
      ...ruled({ maxLength: SEARCHED }),
      description: `The name of the office contains this text. ${ALIKE}`,
    }),
    area: t.id(namesArea('The office is the one of this area.')),
  }),
});
export const MouFilter = builder.inputType('MouFilter', {
  description: 'Which agreements. All conditions that are given must be true of an agreement.',
  fields: (t) => ({
    status: t.field({ type: [MouStatus], description: 'The agreement has one of these statuses on the day `at`.' }),
    at: t.field({
      type: 'Date',
      ...inheritsDay,
      description: `The day on which \`status\` and \`lateMilestones\` are looked at and from which \`expiringWithin\` counts, such as \`2026-08-31\`. ${ABOVE_OR_TODAY_THERE}`,
    }),
    instrument: t.field({ type: [MouInstrument], description: 'The paper is of one of these kinds.' }),
    within: t.id(
      namesArea(
        'The agreement is for this area or one below it, or the government of one of these areas is a party to it.',
      ),
    ),
    signedFrom: t.field({ type: 'Date', description: 'The agreement was signed on this day or later (`2026-01-01`).' }),
    signedTo: t.field({ type: 'Date', description: 'The agreement was signed on this day or earlier (`2026-12-31`).' }),
    expiringBefore: t.field({
      type: 'Date',
      description: 'The last day of the agreement is before this day (`2027-01-01`).',
    }),
    endKnown: t.boolean({
      description:
        'True: the last day of the agreement is known, be it only by its month or year. False: it is not known.',
    }),
    expiringWithin: t.int({
      ...ruled({ min: 0, max: MOST_DAYS }),
      description:
        'The last day of the agreement is, or may be, at most so many days after `at`: 0 to 36,525 (100 years). Agreements that are renewed or ended before their last day are left out.',
    }),
    counterparty: t.field({
      type: CounterpartyFilter,
      description: 'The agreement has such a party on the other side.',
    }),
    changedSince: t.field({
      type: 'DateTime',
      description:
        'At this moment or later (`2026-08-31T09:00:00+08:00`) the agreement got a new version, or it was noted that its end is near or past.',
    }),
    payer: t.field({
      type: [Payer],
      description: 'The agreement has a commitment for which one of these pays.',
    }),
    lateMilestones: t.boolean({
      description:
        'True: the agreement has a step that is late on the day `at`. False: none of its steps is late on that day.',
    }),
    text: t.string({
      ...ruled({ maxLength: SEARCHED }),
      description: `The agreement contains this text: in its title, number, scope or note, in \`publishedGovernment\`, in an office or signatory of a party, or in a name of its area. ${ALIKE}`,
    }),
  }),
});
export const MouOrder = builder.enumType('MouOrder', {
  description: 'The order of a list of agreements.',
  values: {
    NEWEST: { description: 'Latest signature first; unsigned ones last.' },
    ENDING: { description: 'Earliest end first; those without an end last.' },
    CODE: { description: 'By public code: by area and date.' },
  },
});

type Filter = SqlArg<typeof MouFilter.$inferInput>;
type MouRef = TypedRef<MouCurrentRow>;

export const mouConditions = (row: MouRef, filter: Filter | null | undefined) => {
  if (!filter) return [];
  const { status, at, instrument, signedFrom, signedTo, expiringBefore, endKnown, expiringWithin } = filter;
  const { counterparty, changedSince, payer, lateMilestones, text } = filter;
  const within = filter.within && agreementsWithin(filter.within, at, status);
  return [
    status && standsAs(row, status, at, within),
    instrument && eb(row('instrument'), '=', eb.fn.any(instrument)),
    // Once: a status is worked out only for those within.
    within && !status && eb(row('id'), '=', within),
    signedFrom && eb(field(row('signed_on'), 'first_day'), '>=', signedFrom),
    signedTo && eb(field(row('signed_on'), 'last_day'), '<=', signedTo),
    expiringBefore && eb(row('end_day'), '<', expiringBefore),
    typeof endKnown === 'boolean' && eb(row('end_day'), endKnown ? 'is not' : 'is', null),
    // Today is at most a day from UTC's: what is farther off is left out before its zone is looked up.
    expiringWithin && !at && eb(daysAfter(row('end_day'), presentDay), '>=', -1),
    expiringWithin && !at && eb(eb(daysAfter(firstEnd(row), presentDay), '-', 1), '<=', expiringWithin),
    expiringWithin && eb(row('end_day'), '>=', dayOr(at, row('area_id'))),
    expiringWithin && eb(daysAfter(firstEnd(row), dayOr(at, row('area_id'))), '<=', expiringWithin),
    expiringWithin && endsOnItsDay(row),
    counterparty && hasCounterparty(row, counterparty),
    changedSince && hasChangedSince(row, changedSince),
    payer && isPaidBy(row, payer),
    typeof lateMilestones === 'boolean' && (lateMilestones ? isLate(row, at) : eb.not(isLate(row, at))),
    text && eb(row('id'), '=', idsFrom(fn.agreements_saying(text))),
  ];
};

/** Any of the ids that a function of the database gives, which is asked once. */
const idsFrom = (ids: Expression<bigint | null>) => eb.fn.any(sql<bigint[]>`array(select own.id from ${ids} own(id))`);

/** Any of the agreements of an area and below; of a status, without those that are over and so cannot have it. */
const agreementsWithin = (area: NonNullable<Filter['within']>, at: Filter['at'], status: Filter['status']) => {
  const place = sql<bigint>`place.id`;
  const day = at ?? presentDay;
  // A day in any zone is at most one from UTC's.
  const dayBefore = at ?? sql<Pg<'date'>>`${presentDay} - 1`;
  const ids = status
    ? fn.agreements_within(place, day, fn.least_over_after(status, dayBefore))
    : fn.agreements_within(place, day);
  return idsFrom(sql<bigint>`(select ${areaIdOf(area)} as id offset 0) place cross join lateral ${ids}`);
};

const standsAs = (
  row: MouRef,
  status: NonNullable<Filter['status']>,
  at: Filter['at'],
  within: ReturnType<typeof agreementsWithin> | null | undefined,
) =>
  eb.exists(
    eb
      .selectFrom('mou_current as s')
      .innerJoin('area as a', 'a.id', 's.area_id')
      .crossJoinLateral(({ ref }) => fn.standing_as(wholeRow, dayIn(at, ref('a.zone')), status).as('standing'))
      .where('s.id', '=', row('id'))
      .$if(Boolean(within), (standing) => standing.where('s.id', '=', within as NonNullable<typeof within>)),
  );
/** The row of mou_current that is called `s`. */
const wholeRow = sql<MouCurrentRow>`s`;

/** The first day that may be its last. */
const firstEnd = (row: MouRef) => field(row('effective_to'), 'first_day');

/** Is it neither renewed nor ended before its last day? */
const endsOnItsDay = (row: MouRef) =>
  eb.exists(
    eb
      .selectFrom('mou_current as s')
      .crossJoinLateral(fn.standing_at_end(wholeRow).as('standing'))
      .where('s.id', '=', row('id')),
  );

const hasCounterparty = (row: MouRef, { role, office, area }: NonNullable<Filter['counterparty']>) =>
  eb.exists(
    eb
      .selectFrom('mou_party as p')
      .where('p.mou_id', '=', row('id'))
      .where('p.role', 'not in', ['AGENCY', 'WITNESS'])
      .where(({ ref }) =>
        eb.and([
          ...(role ? [eb(ref('p.role'), '=', eb.fn.any(role))] : []),
          ...(office ? [eb(fn.searchable(ref('p.office')), 'like', sql<string>`(select ${fn.anywhere(office)})`)] : []),
          ...(area ? [eb(ref('p.area_id'), '=', areaIdOf(area))] : []),
        ]),
      ),
  );

const hasChangedSince = (row: MouRef, since: Expression<Pg<'timestamptz'>>) =>
  eb.exists(
    eb
      .selectFrom('mou_event as e')
      .where('e.mou_id', '=', row('id'))
      .where('e.at', '>=', since)
      .where('e.at', '<=', fn.known_at()),
  );

const isPaidBy = (row: MouRef, payers: NonNullable<Filter['payer']>) =>
  eb.exists(
    eb
      .selectFrom('commitment as c')
      .where('c.mou_id', '=', row('id'))
      .where(({ ref }) => fn.pays(ref('c.payer'), payers)),
  );

/** Is one of its steps late? */
const isLate = (row: MouRef, at: Filter['at']) =>
  eb.exists(
    eb
      .selectFrom('milestone as s')
      .where('s.mou_id', '=', row('id'))
      .where(({ ref }) =>
        eb(fn.milestone_status_on(ref('s.due_on'), ref('s.met_on'), dayOr(at, row('area_id'))), '=', sql.lit('LATE')),
      ),
  );

/** What a condition costs: looked at in every agreement there is, in those of one area, and to plan. */
const CONDITION_COSTS: Partial<Record<keyof Filter, readonly [all: number, own: number, planning: number]>> = {
  status: [90, 2, 90],
  within: [70, 1, 10],
  expiringWithin: [60, 2, 80],
  counterparty: [200, 1.5, 10],
  payer: [130, 1.2, 10],
  lateMilestones: [130, 1.2, 15],
  text: [30, 7, 25],
};
const OTHER_CONDITION = [20, 0.3, 2] as const;
/** What a list of agreements costs by its filter: of `all` there are, or of the area's `own`. */
export const mouListCosts = (of: 'all' | 'own', planning: number) => {
  const sum = (filter: Filter | null | undefined, part: 0 | 1 | 2) =>
    Object.entries(filter ?? {}).reduce(
      (total, [name, value]) =>
        value === null || value === undefined
          ? total
          : total + (CONDITION_COSTS[name as keyof Filter] ?? OTHER_CONDITION)[part],
      0,
    );
  const [part, page, count] = of === 'all' ? ([0, 10, 150] as const) : ([1, 1, 1] as const);
  return {
    cost: ({ args: { filter } }: { args: { filter?: Filter | null } }) => page + sum(filter, part),
    countCost: ({ args: { filter } }: { args: { filter?: Filter | null } }) => count + sum(filter, part),
    planning: ({ args: { filter } }: { args: { filter?: Filter | null } }) => planning + sum(filter, 2),
  };
};

export const mouOrder = (order: 'NEWEST' | 'ENDING' | 'CODE' | null | undefined) =>
  order === 'CODE'
    ? ([{ column: 'code' }] as const)
    : order === 'ENDING'
      ? ([{ column: 'end_day', nulls: 'last' }] as const)
      : ([{ column: 'signed_day', direction: 'desc', nulls: 'last' }] as const);
