/** Which agreements, and in which order: filters, and the conditions they become. */

import { sql } from 'kysely';
import { idOf, ruled, type SqlArg, type TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { MouCurrentRow } from '../generated/types.ts';
import { areaIdOf } from '../places/memberships.ts';
import { dayIn, dayOr } from '../shared/days.ts';
import { ALIKE, SEARCHED } from '../shared/inputs.ts';
import { MouInstrument, MouStatus, PartyRole, Payer } from './enums.ts';

const CounterpartyFilter = builder.inputType('CounterpartyFilter', {
  description:
    'The other side: a party that is neither the agency nor a witness. All that is given must fit one party.',
  fields: (t) => ({
    role: t.field({ type: [PartyRole], description: 'Of one of these kinds.' }),
    office: t.string({ ...ruled({ maxLength: SEARCHED }), description: `With this text in its office. ${ALIKE}` }),
    area: t.id({ ...idOf('Area'), description: 'The office of this area.' }),
  }),
});
export const MouFilter = builder.inputType('MouFilter', {
  description: 'Which agreements; what is left out does not restrict.',
  fields: (t) => ({
    status: t.field({ type: [MouStatus], description: 'With one of these statuses, on the day `at`.' }),
    at: t.field({
      type: 'Date',
      description: 'Day that `status` and `expiringWithin` mean. Today in the area when not given.',
    }),
    instrument: t.field({ type: [MouInstrument], description: 'Of one of these kinds.' }),
    within: t.id({
      ...idOf('Area'),
      description: 'For this area or one below it, or with the government of one of them as a party.',
    }),
    signedFrom: t.field({ type: 'Date', description: 'Signed on this day or later.' }),
    signedTo: t.field({ type: 'Date', description: 'Signed on this day or earlier.' }),
    expiringBefore: t.field({ type: 'Date', description: 'With a last day before this one.' }),
    expiringWithin: t.int({
      ...ruled({ min: 0 }),
      description:
        'Ending so many days from `at`, or fewer; 0 or more. What is renewed or ended before its last day is left out.',
    }),
    counterparty: t.field({ type: CounterpartyFilter, description: 'With such a party on the other side.' }),
    changedSince: t.field({
      type: 'DateTime',
      description: 'To which something happened at this moment or later: a version, or that it is ending or over.',
    }),
    payer: t.field({ type: [Payer], description: 'With a commitment that one of these pays.' }),
    text: t.string({
      ...ruled({ maxLength: SEARCHED }),
      description: `With this text in its title, number, scope or note, the government's side as published, an office or signatory of a party, or a name of its area. ${ALIKE}`,
    }),
  }),
});
export const MouOrder = builder.enumType('MouOrder', {
  description: 'Order of agreements.',
  values: {
    NEWEST: { description: 'Latest signature first; unsigned ones last.' },
    ENDING: { description: 'Earliest end first; those without an end last.' },
    CODE: { description: 'By area and date.' },
  },
});

type Filter = SqlArg<typeof MouFilter.$inferInput> | null | undefined;
export const mouConditions = (row: TypedRef<MouCurrentRow>, filter: Filter) => {
  const day = dayOr(filter?.at, row('area_id'));
  // A day in any zone is at most one from UTC's.
  const since = filter?.status
    ? sql`least_over_after(${filter.status}, ${filter.at ?? sql`present()::date - 1`})`
    : sql`'-infinity'`;
  const within =
    filter?.within &&
    sql`array(select own.id from (select ${areaIdOf(filter.within)} as id offset 0) place cross join lateral agreements_within(place.id, ${filter.at ?? sql`present()::date`}, ${since}) own(id))`;
  return [
    filter?.status &&
      sql<boolean>`exists (select from mou_current s join area a on a.id = s.area_id cross join lateral standing_as(s, ${dayIn(filter.at, sql`a.zone`)}, ${filter.status})
        where s.id = ${row('id')} ${within ? sql`and s.id = any(${within})` : sql``})`,
    filter?.instrument && sql<boolean>`${row('instrument')} = any(${filter.instrument})`,
    // Once: a status is worked out only for those within.
    within && !filter?.status && sql<boolean>`${row('id')} = any(${within})`,
    filter?.signedFrom && sql<boolean>`(${row('signed_on')}).first_day >= ${filter.signedFrom}`,
    filter?.signedTo && sql<boolean>`(${row('signed_on')}).last_day <= ${filter.signedTo}`,
    filter?.expiringBefore && sql<boolean>`${row('end_day')} < ${filter.expiringBefore}`,
    // Today is at most a day from UTC's: what is farther off is left out before its zone is looked up.
    filter?.expiringWithin &&
      !filter.at &&
      sql<boolean>`${row('end_day')} - present()::date - 1 between -2 and ${filter.expiringWithin}`,
    filter?.expiringWithin && sql<boolean>`${row('end_day')} - ${day} between 0 and ${filter.expiringWithin}`,
    filter?.expiringWithin &&
      sql<boolean>`exists (select from mou_current e cross join lateral standing_at_end(e) where e.id = ${row('id')})`,
    filter?.counterparty &&
      sql<boolean>`exists (select from mou_party p where p.mou_id = ${row('id')} and p.role not in ('AGENCY', 'WITNESS') and ${sql.join(
        [
          sql`true`,
          filter.counterparty.role && sql`p.role = any(${filter.counterparty.role}::party_role[])`,
          filter.counterparty.office && sql`searchable(p.office) like (select anywhere(${filter.counterparty.office}))`,
          filter.counterparty.area && sql`p.area_id = ${areaIdOf(filter.counterparty.area)}`,
        ].filter((condition) => condition),
        sql` and `,
      )})`,
    filter?.changedSince &&
      sql<boolean>`exists (select from mou_event e where e.mou_id = ${row('id')} and e.at >= ${filter.changedSince} and e.at <= known_at())`,
    filter?.payer &&
      sql<boolean>`exists (select from commitment c where c.mou_id = ${row('id')} and pays(c.payer, ${filter.payer}))`,
    filter?.text &&
      sql<boolean>`${row('id')} = any(array(select own.id from agreements_saying(${filter.text}) own(id)))`,
  ];
};
/** What a condition costs: looked at in every agreement there is, in those of one area, and to plan. */
const CONDITION_COSTS: Partial<
  Record<keyof NonNullable<Filter>, readonly [all: number, own: number, planning: number]>
> = {
  status: [90, 2, 90],
  within: [70, 1, 10],
  expiringWithin: [60, 2, 80],
  counterparty: [200, 1.5, 10],
  payer: [130, 1.2, 10],
  text: [30, 7, 25],
};
const OTHER_CONDITION = [20, 0.3, 2] as const;
/** What a list of agreements costs by its filter: of `all` there are, or of the area's `own`. */
export const mouListCosts = (of: 'all' | 'own', planning: number) => {
  const sum = (filter: Filter, part: 0 | 1 | 2) =>
    Object.entries(filter ?? {}).reduce(
      (total, [name, value]) =>
        value === null || value === undefined
          ? total
          : total + (CONDITION_COSTS[name as keyof NonNullable<Filter>] ?? OTHER_CONDITION)[part],
      0,
    );
  const [part, page, count] = of === 'all' ? ([0, 10, 150] as const) : ([1, 1, 1] as const);
  return {
    cost: ({ args: { filter } }: { args: { filter?: Filter } }) => page + sum(filter, part),
    countCost: ({ args: { filter } }: { args: { filter?: Filter } }) => count + sum(filter, part),
    planning: ({ args: { filter } }: { args: { filter?: Filter } }) => planning + sum(filter, 2),
  };
};

export const mouOrder = (order: 'NEWEST' | 'ENDING' | 'CODE' | null | undefined) =>
  order === 'CODE'
    ? ([{ column: 'code' }] as const)
    : order === 'ENDING'
      ? ([{ column: 'end_day', nulls: 'last' }] as const)
      : ([{ column: 'signed_day', direction: 'desc', nulls: 'last' }] as const);
