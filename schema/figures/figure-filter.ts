/**
 * Which figures a list has, how it is read, and how it is counted. The shape of the SQL here is deliberate: row-level
 * security hides from PostgreSQL how many rows a condition leaves, so what looks equal may be read by the wrong index.
 */
import type { Expression } from 'kysely';
import type { Pg, SqlArg, TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { FigureRow } from '../generated/types.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { eb, firstDay, fn, holds, lastDay, sql } from '../shared/sql.ts';

export const FigureFilter = builder.inputType('FigureFilter', {
  description: 'Which figures to list. What is not given does not restrict the list.',
  fields: (t) => ({
    segment: t.field({ type: Segment, description: 'Only figures of this segment, as published.' }),
    measure: t.field({ type: Measure, description: 'Only figures of this measure.' }),
    basis: t.field({ type: Basis, description: 'Only figures on this basis.' }),
    from: t.field({ type: 'Month', description: 'Only figures as of this month (`2014-07`) or later.' }),
    to: t.field({ type: 'Month', description: 'Only figures as of this month (`2014-07`) or earlier.' }),
    within: t.id(
      namesArea('Only figures about this area, or about an area that was below it on the day of the figure.'),
    ),
    preferredOnly: t.boolean({ description: 'Leave out figures of which a rival is shown first.' }),
    doubtful: t.boolean({
      description:
        'Only figures to double-check: flagged, contradicted by another source, or from an unverified source. Rivals that agree are not among them. Segments that do not add up to the total are flagged when they are read, and not looked for here.',
    }),
  }),
});
type Filter = SqlArg<typeof FigureFilter.$inferInput> | null | undefined;
type Within = NonNullable<NonNullable<Filter>['within']>;

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

/** The kinds of figures asked for, as `figure.of_kind` numbers them. */
const kindsOf = (filter: Filter) =>
  fn.figure_kinds(filter?.measure ?? null, filter?.segment ?? null, filter?.basis ?? null);

const waysBelow = (within: Within) => eb.selectFrom('area_within as w').where('w.ancestor_id', '=', areaIdOf(within));
/** Areas that are, or ever were, within one; the nation's are nearly all, so they are not listed. */
export const placesWithin = (filter: { within?: Within | null | undefined } | null | undefined) =>
  filter?.within && filter.within.typename !== 'Nation'
    ? waysBelow(filter.within).select('w.descendant_id').distinct()
    : undefined;
/** The days on which the area of a figure was within the one asked for. */
const daysWithin = (row: TypedRef<FigureRow>, within: Within) =>
  waysBelow(within)
    .where('w.descendant_id', '=', row('area_id'))
    .where(({ ref }) => holds<'date'>(ref('w.valid'), row('as_of_day')));

/** What is asked of each figure, but for the place. */
const asked = (row: TypedRef<FigureRow>, filter: Filter) => [
  (filter?.measure || filter?.segment || filter?.basis) && eb(row('of_kind'), '=', eb.fn.any(kindsOf(filter))),
  filter?.from && eb(row('as_of_day'), '>=', fn.month_of(fn.month_end(filter.from))),
  filter?.to && eb(row('as_of_day'), '<=', fn.month_end(filter.to)),
  filter?.preferredOnly && row('preferred'),
  filter?.doubtful &&
    fn.is_doubtful(
      row('flags'),
      row('contradicted_while'),
      row('source_id'),
      sql<Pg<'timestamptz'>>`(select ${fn.known_at()})`,
      sql<bigint[]>`(select ${fn.unverified_sources()})`,
    ),
];

/**
 * The figures of a page, of those known at the moment looked at. The condition on the place stands in a coalesce, so
 * that it is asked row by row, and of no more rows than the page has.
 */
export const figureConditions = (row: TypedRef<FigureRow>, filter: Filter) => [
  fn.is_current(row('known')),
  ...asked(row, filter),
  filter?.within &&
    eb.fn.coalesce(
      daysWithin(row, filter.within).select(eb.lit(true).as('is_within')).limit(1).$asScalar(),
      eb.lit(false),
    ),
];

/**
 * A list is read area by area, or else kind by kind, each in its order: what is rare, or long ago, would be looked for
 * among all figures otherwise.
 */
export function figureParts(row: TypedRef<FigureRow>, filter: Filter) {
  const places = placesWithin(filter);
  if (!places || !filter?.within)
    return {
      values: eb.fn<number>('unnest', [kindsOf(filter)]),
      of: (part: Expression<number>) => eb(row('of_kind'), '=', part),
    };
  const ways = waysBelow(filter.within);
  return {
    values: places,
    // Of an area that once was within, no more than its days there are read.
    of: (area: Expression<bigint>) => {
      const waysTo = ways.where('w.descendant_id', '=', area);
      const first = waysTo.select(({ ref, fn }) =>
        fn.min(fn.coalesce(firstDay(ref('w.valid')), sql.lit('-infinity' as Pg<'date'>))).as('day'),
      );
      const last = waysTo.select(({ ref, fn }) =>
        fn.max(fn.coalesce(lastDay(ref('w.valid')), sql.lit('infinity' as Pg<'date'>))).as('day'),
      );
      return eb.and([
        eb(row('area_id'), '=', area),
        eb(row('as_of_day'), '>=', first),
        eb(row('as_of_day'), '<=', last),
      ]);
    },
  };
}

/** How many figures there are, of an area or of all. Of everything there is a tally; what is asked for is counted. */
export function figureCount(filter: Filter, area?: Expression<bigint>) {
  const row = ((column: string) => sql.ref(`f.${column}`)) as TypedRef<FigureRow>;
  const places = area ? undefined : placesWithin(filter);
  const conditions = [
    area && eb(row('area_id'), '=', area),
    places && eb(row('area_id'), '=', eb.fn.any(sql<bigint[]>`array(${places})`)),
    ...asked(row, filter),
    filter?.within && eb.exists(daysWithin(row, filter.within)),
  ].filter((condition) => !!condition);
  if (conditions.length === 0) return fn.figures_known();
  // Of a coalesce the planner expects half of the rows: it reads all as they lie, or those of some areas by their index.
  // The moment looked at is selected, so that it is looked up once and not for each row.
  const moment = sql<Pg<'timestamptz'>>`(select ${fn.known_at()})`;
  const isKnown = eb.fn.coalesce(holds<'timestamptz'>(row('known'), moment), eb.lit(false));
  return eb
    .selectFrom('figure as f')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where(eb.and([isKnown, ...conditions]))
    .$asScalar();
}
