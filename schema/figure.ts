/**
 * Figures: one published or reported number about an area. Append-only: a correction is a new row (migrations/0003),
 * and `known` says which one was known when; `@asKnownAt` moves the whole operation.
 */
import { sql } from 'kysely';
import type { FigureRow } from '../src/db/types.gen.ts';
import { idOf, type SqlArg, type TypedRef } from '../src/pothos-kysely/index.ts';
import { Area } from './area.ts';
import { builder } from './builder.ts';
import { Basis, FigureFlag, Measure, Segment } from './enums.ts';
import { areaIdOf } from './memberships.ts';
import { countedIn, PartialDate, Quantity } from './quantities.ts';
import { Source } from './source.ts';

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
      sql: ({ row }) => sql<string>`lower(${row('known')})`,
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
      from: ({ parent }) => sql`(select r.* from figure f join figure r
        on (r.area_id, r.segment, r.measure, r.basis, r.as_of, r.source_id) = (f.area_id, f.segment, f.measure, f.basis, f.as_of, f.source_id) where f.id = ${parent('id')})`,
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
      sql: ({ row }) => sql<string | null>`coalesce(${row('preferred_reason')},
        case when ${row('preferred')} then (select case when r.preferred then 'Of numbers that end on the same day, the one of the shortest time is shown first.' else 'It was recorded first.' end
          from rivals_of(${row('id')}) r
          where r.as_of_day = ${row('as_of_day')} and rival_days(r.measure, r.as_of) = rival_days(${row('measure')}, ${row('as_of')}) order by r.preferred desc limit 1) end)`,
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

/** The figures a filter asks for, among those known at the moment looked at. */
export const figureConditions = (row: TypedRef<FigureRow>, filter: Filter) => [
  sql<boolean>`is_current(${row('known')})`,
  filter?.segment && sql<boolean>`${row('segment')} = ${filter.segment}::segment`,
  filter?.measure && sql<boolean>`${row('measure')} = ${filter.measure}::measure`,
  filter?.basis && sql<boolean>`${row('basis')} = ${filter.basis}::basis`,
  filter?.from && sql<boolean>`${row('as_of_day')} >= (${filter.from} || '-01')::date`,
  filter?.to && sql<boolean>`${row('as_of_day')} <= month_end(${filter.to})`,
  filter?.within &&
    sql<boolean>`exists (select from area_within w
      where w.ancestor_id = ${areaIdOf(filter.within)} and w.descendant_id = ${row('area_id')} and w.valid @> ${row('as_of_day')})`,
  filter?.preferredOnly && sql<boolean>`${row('preferred')}`,
];
export const figureOrder = (order: 'NEWEST' | 'OLDEST' | null | undefined) =>
  [{ column: 'as_of_day', direction: order === 'OLDEST' ? 'asc' : 'desc' }] as const;

builder.kyselyQuery((t) => ({
  figures: t.connection({
    planning: 20,
    type: Figure,
    description: 'Figures of all areas.',
    args: {
      filter: t.arg({ type: FigureFilter, required: true, description: 'Which figures; `{}` for all.' }),
      orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => figureConditions(row, args.filter),
    orderBy: ({ args }) => figureOrder(args.orderBy),
  }),
}));
