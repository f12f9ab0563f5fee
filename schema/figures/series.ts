/** Series and rankings. No line is drawn across a change of definition, and nothing is filled in. */

import { sql } from 'kysely';
import { idOf, type KyselyFields, ruled, type SqlArgs } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { AreaKind } from '../places/enums.ts';
import { areaIdOf, knownArea } from '../places/memberships.ts';
import { UP_TO_MONTH, untilMonth } from '../shared/days.ts';
import { Basis, Measure, Precision, Segment, Unit } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity, Ratio } from '../shared/quantity.ts';
import { monthOf } from '../shared/sql.ts';
import { BreakCause, Interval, RatioBase } from './enums.ts';
import { Figure } from './figure.ts';

const SeriesChange = builder.kyselyObject('SeriesChange', { table: 'series_change' });
SeriesChange.implement({
  description:
    'How a number changed since an earlier point. Where another source or another geography forbids to compare them, it is worked out and says so; the points between count only for the geography.',
  fields: (t) => ({
    since: t.expression({
      type: 'Month',
      description: 'First month of the earlier step.',
      sql: ({ row }) => monthOf(row('since')),
    }),
    absolute: t.embed({
      type: Quantity,
      column: 'absolute',
      description:
        'The later less the earlier, below 0 too; null where they do not count the same or not over as long, or the earlier has no upper end.',
    }),
    percent: t.column('percent', {
      type: 'Decimal',
      description:
        'In percent of the earlier, rounded to four places; null where that is 0, and unless both are one number.',
    }),
    precision: t.column('precision', { type: Precision, description: 'The worse of the two.' }),
    comparable: t.column('comparable', {
      type: 'Boolean',
      description: 'Is nothing between them that forbids a comparison?',
    }),
    reason: t.column('reason', { type: 'String', description: 'What forbids it, in words.' }),
  }),
});
export const Movement = builder.kyselyObject('Movement', { table: 'movement' });
Movement.implement({
  description: 'Who joined and who left over some time (_penambahan, keluar_).',
  fields: (t) => ({
    joined: t.embed({ type: Quantity, column: 'joined', description: 'Who joined; null where not known.' }),
    left: t.embed({ type: Quantity, column: 'left_', description: 'Who left; null where not known.' }),
    net: t.embed({
      type: Quantity,
      column: 'net',
      description: 'The one less the other, below 0 too; null with a reason.',
    }),
    reason: t.column('reason', { type: 'String', description: 'Why there is no net.' }),
  }),
});

export const SeriesPoint = builder.kyselyObject('SeriesPoint', { table: 'series_point', key: ['bucket'] });
SeriesPoint.implement({
  description:
    'The last preferred figure of a step; of JOINED and LEFT by quarter or year the sum of its months, where all are there; of participants and employers for ALL also a whole division summed.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'First month of the step.',
      sql: ({ row }) => monthOf(row('bucket')),
    }),
    asOf: t.embed({ type: PartialDate, column: 'as_of', description: 'When it was true, as exactly as said.' }),
    quantity: t.embed({ type: Quantity, column: 'quantity', description: 'The number.' }),
    basis: t.column('basis', { type: Basis, description: 'Active, registered or not said.' }),
    change: t.embed({
      cost: 1,
      planning: 40,
      type: SeriesChange,
      column: 'change',
      description: 'Since the point before; null for the first that is asked for.',
    }),
    yearOnYear: t.embed({
      cost: 2.5,
      planning: 170,
      type: SeriesChange,
      column: 'year_on_year',
      description:
        'Since the same step of the year before, also where that lies before `from`; null where there is none.',
    }),
    cumulative: t.embed({
      cost: 1,
      planning: 65,
      type: Quantity,
      column: 'cumulative',
      description:
        'Of JOINED and LEFT by month: the sum since January, also where that lies before `from`, or what is reported for the year up to that month; null where a month is missing, and for other measures. What is reported for a whole year is in the series of every YEAR.',
    }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description:
        'The figure, with source and as-of; of a sum of months the last, and null where the point is a sum of segments.',
    }),
  }),
});

export const SeriesBreak = builder.kyselyObject('SeriesBreak', { table: 'series_break', key: ['after', 'cause'] });
SeriesBreak.implement({
  description: 'Two neighbouring points that must not be joined, and one reason why; there may be several.',
  fields: (t) => ({
    before: t.expression({
      type: 'Month',
      description: 'The point before.',
      sql: ({ row }) => monthOf(row('before')),
    }),
    after: t.expression({
      type: 'Month',
      description: 'The point after.',
      sql: ({ row }) => monthOf(row('after')),
    }),
    cause: t.column('cause', { type: BreakCause, description: 'What changes between them.' }),
    reason: t.column('reason', { type: 'String', description: 'In words.' }),
  }),
});

export const Series = builder.kyselyObject('Series', { table: 'series', key: ['area_id', 'measure', 'segment'] });
Series.implement({
  description:
    'Figures of one measure over time as they were published, with the places where they are not comparable. Added up are the months of a step of JOINED and LEFT, and for ALL a whole division of participants or employers; nothing else.',
  fields: (t) => {
    const scope = (
      row: (column: 'area_id' | 'measure' | 'segment' | 'basis' | 'from_day' | 'to_day' | 'every') => unknown,
    ) =>
      sql`row(${row('area_id')}, ${row('measure')}, ${row('segment')}, ${row('basis')}, ${row('from_day')}, ${row('to_day')}, ${row('every')})::series`;
    return {
      area: t.one({
        type: Area,
        on: { id: 'area_id' },
        guaranteed: 'the series is made for areas that are there',
        description: 'Of which area.',
      }),
      measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
      segment: t.column('segment', { type: Segment, description: 'Which workers.' }),
      unit: t.expression({
        type: Unit,
        description: 'Unit of all points.',
        sql: ({ row }) => sql`unit_of(${row('measure')}, (select a.kind from area a where a.id = ${row('area_id')}))`,
      }),
      points: t.many({
        rowCost: 1,
        planning: 90,
        type: SeriesPoint,
        description: 'The points, oldest first; steps without a figure are left out.',
        from: ({ parent }) => sql`series_points(${scope(parent)})`,
        orderBy: [{ column: 'bucket' }],
        size: 'span',
      }),
      breaks: t.many({
        cost: 1,
        spanCost: 1.3,
        planning: 80,
        type: SeriesBreak,
        description: 'Where points must not be joined by a line.',
        from: ({ parent }) => sql`series_breaks(${scope(parent)})`,
        orderBy: [{ column: 'after' }, { column: 'cause' }],
      }),
      unplaced: t.many({
        spanCost: 0.5,
        cost: 5,
        planning: 220,
        type: Figure,
        description:
          'Figures without a place in a series of this step: of which only the year is known, additions of some of its months only or that also count days before `from`, and additions beside others of the same step.',
        from: ({ parent }) => sql`(select f.* from figure f join series_unplaced(${scope(parent)}) u on u.id = f.id)`,
        orderBy: [{ column: 'as_of_day' }],
        size: 5,
      }),
    };
  },
});

/** How many steps a series is taken to have: those between its ends; one that is open goes back some years. */
export const stepsOf = ({ from, to, every }: { from?: string | null; to?: string | null; every?: unknown }): number => {
  const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const months = from && to ? Math.max(1, month(to) - month(from) + 1) : OPEN_MONTHS;
  return Math.min(months, OPEN_MONTHS) / (every === 'YEAR' ? 12 : every === 'QUARTER' ? 3 : 1);
};
/** From the end of 2014 on there is a figure for each month at most. */
const OPEN_MONTHS = 144;

export const RankedArea = builder.kyselyObject('RankedArea', { table: 'ranked_area', key: ['area_id'] });
RankedArea.implement({
  description: 'An area and its place; equal numbers share one.',
  fields: (t) => ({
    rank: t.column('rank', { type: 'Int', description: 'Its place, from 1; equal numbers share one.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'the function ranks areas',
      description: 'The area.',
    }),
    quantity: t.embed({
      type: Quantity,
      column: 'quantity',
      description: 'The number it is ranked by, or the one that its ratio is of; null where that is a sum of segments.',
    }),
    ratio: t.embed({
      type: Ratio,
      column: 'ratio',
      description: 'The ratio it is ranked by, with both inputs; null where no `per` is given.',
    }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description: 'The figure, with source and as-of; null where a ratio rests on a sum of segments.',
    }),
    comparable: t.expression({
      type: 'Boolean',
      description:
        'Is it known to be larger than those below, and smaller than those above: do all that are ranked count the same, on the same basis, and divide workers alike, and does no range or bound of one hold the number of the other?',
      sql: ({ row }) => sql<boolean>`${row('reason')} is null`,
    }),
    reason: t.column('reason', { type: 'String', description: 'Why that is not known, in words.' }),
  }),
});

const UnrankedArea = builder.kyselyObject('UnrankedArea', { table: 'unranked_area', key: ['area_id'] });
UnrankedArea.implement({
  description: 'An area that a ranking leaves out.',
  fields: (t) => ({
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'the function looks at areas',
      description: 'The area.',
    }),
    reason: t.column('reason', { type: 'String', description: 'Why it has no place, in words.' }),
  }),
});

/** Who has no workforce is looked for in every area, one by one. */
const unrankedCost = ({ args }: { args: { per?: string | null } }) => (args.per === 'ELIGIBLE_WORKFORCE' ? 1_500 : 150);
/** What both the ranked and the others are asked for by. */
const rankingArgs = (
  arg: typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? KyselyFields<T, never>['arg'] : never,
) => ({
  measure: arg({ type: Measure, required: true, description: 'What to rank by.' }),
  segment: arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
  basis: arg({ type: Basis, description: 'Only on this basis; areas that count on another are unranked.' }),
  per: arg({ type: RatioBase, description: 'Rank by the ratio of the measure to this instead.' }),
  among: arg({ type: [AreaKind], required: true, description: 'Which kinds of area: one, or a list.' }),
  within: arg.id({ ...idOf('Area'), description: 'Only below this area; none where it is not there.' }),
  at: arg({ type: 'Month', description: UP_TO_MONTH }),
});
const rankingValues = ({ measure, segment, basis, among, within, at, per }: SqlArgs<ReturnType<typeof rankingArgs>>) =>
  sql`${measure}::measure, ${segment ?? 'ALL'}::segment, ${basis ?? null}::basis, ${among}, ${
    // There is no area 0: below one that is not there lies nothing, and null would mean everywhere.
    within ? sql`coalesce(${areaIdOf(within)}, 0)` : sql.lit(null)
  }, ${untilMonth(at)}, ${per ?? null}::ratio_base`;
Area.extend((t) => ({
  series: t.one({
    type: Series,
    guaranteed: 'it is made of the arguments',
    description: 'One measure over time.',
    span: stepsOf,
    args: {
      measure: t.arg({ type: Measure, required: true, description: 'Which measure.' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
      from: t.arg({ type: 'Month', description: 'From this month.' }),
      to: t.arg({ type: 'Month', description: 'Up to this month.' }),
      every: t.arg({ type: Interval, defaultValue: 'MONTH', description: 'Step.' }),
    },
    from: ({
      parent,
      args,
    }) => sql`(select ${parent('id')} as area_id, ${args.measure}::measure as measure, ${args.segment ?? 'ALL'}::segment as segment, ${args.basis ?? null}::basis as basis,
      ${args.from ? sql`(${args.from} || '-01')::date` : sql`null::date`} as from_day, ${args.to ? sql`month_end(${args.to})` : sql`null::date`} as to_day, ${args.every ?? 'MONTH'}::series_interval as every)`,
  }),
  movement: t.one({
    cost: 30,
    type: Movement,
    guaranteed: 'it is made of the arguments',
    description: 'Who joined and who left in one month, or from January to its end, and what remains of it.',
    args: {
      month: t.arg({ type: 'Month', required: true, description: 'Which month.' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
      yearToDate: t.arg.boolean({
        defaultValue: false,
        description: 'From January on: as it was reported, or the sum of its months.',
      }),
    },
    from: ({ parent, args }) =>
      sql`movement_of(${parent('id')}, ${args.segment ?? 'ALL'}::segment, ${args.basis ?? null}::basis, (${args.month} || '-01')::date, coalesce(${args.yearToDate}, false))`,
  }),
}));

builder.kyselyQuery((t) => ({
  series: t.many({
    type: Series,
    description:
      'Series of several areas, measures and segments at once: every combination of them, by area code; an id of no area is left out.',
    args: {
      areas: t.arg.idList({
        required: true,
        ...ruled({ types: ['Area'], maxItems: 20 }),
        description: 'Which areas; at most 20.',
      }),
      measures: t.arg({ type: [Measure], required: true, description: 'What is counted.' }),
      segments: t.arg({ type: [Segment], defaultValue: ['ALL'], description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Active or registered; either when not given.' }),
      from: t.arg({ type: 'Month', description: 'First month.' }),
      to: t.arg({ type: 'Month', description: 'Last month.' }),
      every: t.arg({ type: Interval, defaultValue: 'MONTH', description: 'How long a step is.' }),
    },
    from: ({ args }) =>
      sql`(select a.id as area_id, m.measure, s.segment, ${args.basis ?? null}::basis as basis, (${args.from ?? null}::text || '-01')::date as from_day,
        month_end(${args.to ?? null}::text) as to_day, ${args.every ?? 'MONTH'}::series_interval as every
        from area a, (select distinct unnest(${args.measures}) as measure) m, (select distinct unnest(${args.segments ?? sql`'{ALL}'::segment[]`}) as segment) s where a.code = any(${args.areas.key}) and ${knownArea((column) => sql.ref(`a.${column}`))})`,
    orderBy: [
      { sql: ({ row }) => sql`(select a.code from area a where a.id = ${row('area_id')})`, pgType: 'text' },
      { column: 'measure' },
      { column: 'segment' },
    ],
    size: ({ areas, measures, segments }) => areas.length * measures.length * (segments?.length ?? 1),
    span: stepsOf,
  }),
  ranking: t.many({
    planning: 260,
    cost: ({ args }) => (args.per ? 200 : 100),
    type: RankedArea,
    description:
      'Areas by their last figure or its ratio to a base, largest first; a range by its middle, a bound by its end, both before a number that is as large. Who has none is in `unranked`, not last.',
    args: {
      ...rankingArgs(t.arg),
      skip: t.arg.int({
        ...ruled({ min: 0 }),
        defaultValue: 0,
        description: 'Pass over so many first; `first` says how many follow.',
      }),
    },
    from: ({ args }) => sql`ranked_areas(${rankingValues(args)})`,
    where: ({ row, args }) => sql<boolean>`${row('place')} > ${args.skip ?? 0}`,
    orderBy: [{ column: 'place' }],
    first: { max: 100, default: 20 },
  }),
  unranked: t.connection({
    planning: 260,
    cost: unrankedCost,
    countCost: unrankedCost,
    type: UnrankedArea,
    description: 'Areas that a `ranking` with the same arguments leaves out, and why.',
    args: rankingArgs(t.arg),
    from: ({ args }) => sql`unranked_areas(${rankingValues(args)})`,
    orderBy: [{ column: 'code' }],
  }),
}));
