/**
 * Figures: one published or reported number about an area. Append-only: a correction is a new row (migrations/0007_figures.sql),
 * and `known` says which one was known when; `@asKnownAt` moves the whole operation.
 */

import { type Expression, sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { idOf, type SqlArg, type TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { FigureRow } from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { areaIdOf } from '../places/memberships.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { countedIn, Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { FigureFlag } from './enums.ts';

export const Figure = builder.kyselyNode('Figure', {
  table: 'figure',
  id: 'id',
  where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
});
Figure.implement({
  description: 'One number about an area, with everything needed to trust or doubt it (_angka_).',
  fields: (t) => ({
    area: t.one({ type: Area, on: { id: 'area_id' }, description: 'What it is about.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers, as published.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    basis: t.column('basis', { type: Basis, description: 'Active or ever registered, or not said.' }),
    asOf: t.embed({ type: PartialDate, column: 'as_of', description: 'When it was true; not when it was said.' }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) => countedIn(row, row('basis'), row('as_of_day')),
      description: 'The number.',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Who said it.' }),
    flags: t.column('flags', { type: [FigureFlag], description: 'Known doubts.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    publishedScope: t.column('published_scope', { type: 'String', description: "The scope in the source's words." }),
    knownFrom: t.expression({
      type: 'DateTime',
      description:
        'From when this was known: when it was recorded, or corrected; of what was there before this API, the last day its publication date can mean.',
      sql: ({ row }) => sql<Pg<'timestamptz'>>`lower(${row('known')})`,
    }),
    revision: t.column('revision', {
      type: 'Int',
      description: '1 for the first statement, then counting corrections, and choices between rivals.',
    }),
    revisionReason: t.column('revision_reason', {
      type: 'String',
      description: 'Why it was corrected, or chosen or not.',
    }),
    previous: t.one({
      type: Figure,
      on: { id: 'previous_id' },
      nullable: true,
      description: 'The figure this one corrects.',
    }),
    revisions: t.many({
      type: Figure,
      description: 'All revisions of it, the first one first; also those that came after.',
      from: ({ parent }) => sql`(select r.* from figure f cross join lateral (select r.* from figure r
        where (r.source_id, r.area_id + 0, r.segment, r.measure, r.basis, r.as_of) = (f.source_id, f.area_id + 0, f.segment, f.measure, f.basis, f.as_of)
          offset 0) r where f.id = ${parent('id')})`,
      where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
      orderBy: [{ column: 'revision' }],
      size: 3,
    }),
    rivals: t.many({
      type: Figure,
      from: ({ parent }) => sql`rivals_of(${parent('id')})`,
      orderBy: [{ column: 'id' }],
      size: 2,
      description: 'What other sources say of the same thing in the same month.',
    }),
    preferred: t.column('preferred', {
      type: 'Boolean',
      description: 'Of rivals for the same thing and day, the one to show first.',
    }),
    preferredReason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why it is, or is not, shown first; null where no rival is for the same day.',
      sql: ({ row }) => sql<string | null>`coalesce(${row('preferred_reason')}, choice_words(${row('choice')}),
        case when ${row('preferred')} then (select case when r.preferred then 'Of numbers that end on the same day, the one of the shortest time is shown first.' else 'It was recorded first.' end
          from rivals_of(${row('id')}) r
          where r.as_of_day = ${row('as_of_day')} and days_counted(r.measure, r.as_of) = days_counted(${row('measure')}, ${row('as_of')}) order by r.preferred desc limit 1) end)`,
    }),
  }),
});

export const FigureFilter = builder.inputType('FigureFilter', {
  description: 'Which figures; what is left out does not restrict.',
  fields: (t) => ({
    segment: t.field({ type: Segment, description: 'Of this segment, as published.' }),
    measure: t.field({ type: Measure, description: 'Of this measure.' }),
    basis: t.field({ type: Basis, description: 'On this basis.' }),
    from: t.field({ type: 'Month', description: 'As of this month or later.' }),
    to: t.field({ type: 'Month', description: 'As of this month or earlier.' }),
    within: t.id({ ...idOf('Area'), description: 'About this area or one below it.' }),
    preferredOnly: t.boolean({ description: 'Leave rivals out that are not to be shown first.' }),
  }),
});
export const FigureOrder = builder.enumType('FigureOrder', {
  description: 'Order of figures.',
  values: {
    NEWEST: { description: 'Latest as-of day first.' },
    OLDEST: { description: 'Earliest as-of day first.' },
  },
});

type Filter = SqlArg<typeof FigureFilter.$inferInput> | null | undefined;

/** What counting figures costs: all of them are tallied, those of a place are few, others are read one by one. */
export const figureCountCost = ({ args: { filter } }: { args: { filter?: Filter } }): number => {
  if (Object.values(filter ?? {}).every((value) => value === null || value === undefined)) return 10;
  return COUNTED_WITHIN[filter?.within?.typename ?? ''] ?? 2_000;
};
const COUNTED_WITHIN: Readonly<Record<string, number>> = {
  Region: 300,
  Province: 100,
  LocalGovernment: 20,
  Branch: 20,
  Market: 20,
};

const kindsOf = (filter: Filter) =>
  sql`figure_kinds(${filter?.measure ?? null}::measure, ${filter?.segment ?? null}::segment, ${filter?.basis ?? null}::basis)`;
const ofKind = (filter: Filter) => Boolean(filter?.measure || filter?.segment || filter?.basis);
/** Areas that are, or ever were, within one; the nation's are nearly all. */
const placesWithin = (filter: Filter) =>
  filter?.within && filter.within.typename !== 'Nation'
    ? sql`select distinct w.descendant_id from area_within w where w.ancestor_id = ${areaIdOf(filter.within)}`
    : undefined;
/** The first or last day on which an area was within the one asked for. */
const edgeOf = (edge: 'min' | 'max', filter: NonNullable<Filter>, area: Expression<unknown>) =>
  sql<string>`(select ${
    edge === 'min' ? sql`min(coalesce(lower(w.valid), '-infinity'))` : sql`max(coalesce(upper(w.valid), 'infinity'))`
  } from area_within w where w.ancestor_id = ${areaIdOf(filter.within as NonNullable<typeof filter.within>)} and w.descendant_id = ${area})`;

/** The figures a filter asks for. */
const asked = (row: TypedRef<FigureRow>, filter: Filter) => [
  filter && ofKind(filter) && sql<boolean>`${row('of_kind')} = any(${kindsOf(filter)})`,
  filter?.from && sql<boolean>`${row('as_of_day')} >= month_of(month_end(${filter.from}))`,
  filter?.to && sql<boolean>`${row('as_of_day')} <= month_end(${filter.to})`,
  filter?.preferredOnly && sql<boolean>`${row('preferred')}`,
];
const isWithin = (row: TypedRef<FigureRow>, filter: Filter) =>
  filter?.within &&
  sql<boolean>`from area_within w
    where w.ancestor_id = ${areaIdOf(filter.within)} and w.descendant_id = ${row('area_id')} and w.valid @> ${row('as_of_day')}`;
/** The same, among those known at the moment looked at, for a page: each row is looked at by itself, and no more of them than are shown. */
export const figureConditions = (row: TypedRef<FigureRow>, filter: Filter) => {
  const within = isWithin(row, filter);
  return [
    sql<boolean>`is_current(${row('known')})`,
    ...asked(row, filter),
    within && sql<boolean>`coalesce((select true ${within} limit 1), false)`,
  ];
};
/**
 * Lists are read area by area, or kind by kind: what is rare, or long ago, would be looked for among all figures
 * otherwise.
 */
export function figureParts(row: TypedRef<FigureRow>, filter: Filter) {
  const places = placesWithin(filter);
  if (!places || !filter)
    return {
      values: sql`unnest(${kindsOf(filter)})`,
      of: (part: Expression<never>) => sql<boolean>`${row('of_kind')} = ${part}`,
    };
  return {
    values: sql`(${places})`,
    // Of an area that once was within, no more than its days there are read.
    of: (part: Expression<never>) => sql<boolean>`${row('area_id')} = ${part}
      and ${row('as_of_day')} >= ${edgeOf('min', filter, part)} and ${row('as_of_day')} < ${edgeOf('max', filter, part)}`,
  };
}
/** How many these are, of an area or of all. All are read, so the moment is looked up once; of everything there is a tally. */
export function figureCount(filter: Filter, area?: Expression<bigint>) {
  const row = ((column: string) => sql.ref(`f.${column}`)) as TypedRef<FigureRow>;
  const places = area ? undefined : placesWithin(filter);
  const within = isWithin(row, filter);
  const conditions = [
    area && sql<boolean>`${row('area_id')} = ${area}`,
    places && sql<boolean>`${row('area_id')} = any(array(${places}))`,
    ...asked(row, filter),
    within && sql<boolean>`exists (select ${within})`,
  ].filter((condition) => condition);
  if (conditions.length === 0)
    return sql<number>`select figures_opened(known_at() + interval '1 microsecond') - figures_closed(known_at() + interval '1 microsecond')`;
  // Of a coalesce the planner expects half of the rows: it reads all as they lie, or those of some areas by their index.
  return sql<number>`select count(*) from figure f where coalesce(f.known @> (select known_at()), false) and ${sql.join(conditions, sql` and `)}`;
}
export const figureOrder = (order: 'NEWEST' | 'OLDEST' | null | undefined) =>
  [{ column: 'as_of_day', direction: order === 'OLDEST' ? 'asc' : 'desc' }] as const;
Area.extend((t) => ({
  figures: t.connection({
    type: Figure,
    on: { area_id: 'id' },
    cost: ({ args }) => (args.filter?.within ? 12 : args.filter ? 4 : 1),
    countCost: ({ args }) => (args.filter ? 40 : 10),
    description: 'Figures about this very area.',
    args: {
      filter: t.arg({ type: FigureFilter, description: 'Which figures.' }),
      orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => figureConditions(row, args.filter),
    orderBy: ({ args }) => figureOrder(args.orderBy),
    count: ({ parent, args }) => figureCount(args.filter, parent('id')),
  }),
}));

builder.kyselyQuery((t) => ({
  figures: t.connection({
    cost: 30,
    planning: 20,
    countCost: figureCountCost,
    type: Figure,
    description: 'Figures of all areas.',
    args: {
      filter: t.arg({ type: FigureFilter, required: true, description: 'Which figures; `{}` for all.' }),
      orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => figureConditions(row, args.filter),
    orderBy: ({ args }) => figureOrder(args.orderBy),
    parts: ({ row, args }) => figureParts(row, args.filter),
    count: ({ args }) => figureCount(args.filter),
  }),
}));
