/**
 * Series: figures over time. No line is drawn across a change of what is counted, and nothing is filled in. Rules:
 * migrations/rules/figures/series.sql.
 */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { codeOf, namesAreas } from '../places/area-ids.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Basis, Measure, Precision, Segment, Unit } from '../shared/enums.ts';
import { knownFromFigures } from '../shared/known.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { composite, eb, firstOfMonth, fn, monthOf, oneRow, told } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { FigureFlag } from './enums.ts';
import { Figure } from './figure.ts';
import { flagsOfNumber } from './flags.ts';

const Interval = enumOf<db.SeriesInterval>('Interval', 'How long a step of a series is.', {
  MONTH: 'A month.',
  QUARTER: 'A quarter.',
  YEAR: 'A year.',
});
const BreakCause = enumOf<db.BreakCause>('BreakCause', 'Why two points of a series must not be joined.', {
  BASIS: 'One counts active participants and the other registered ones, or one of them does not say.',
  SCHEME: 'Workers are divided in another way from then on (`segments { scheme }`).',
  GEOGRAPHY: 'A local government came to the area or left it between them.',
  SOURCE: 'They are from different sources, or one is a sum of several: nothing shows that they count alike.',
  ATTRIBUTION:
    'They count workers in different places, for example where they live and where their employer is registered (`Attribution`).',
  PERIOD:
    'They are counted over different lengths of time, such as a month and the year to date, or fall in different months of the quarter or year.',
});

const SeriesChange = builder.kyselyObject('SeriesChange', { table: 'series_change' });
SeriesChange.implement({
  description:
    'The difference between the number of a point and that of an earlier one. If only the source or the territory differs, it is still given, with `comparable: false`. A change of territory at any point between the two counts as well.',
  fields: (t) => ({
    since: t.expression({
      type: 'Month',
      description: 'The first month of the earlier step (`2014-06`).',
      sql: ({ row }) => monthOf(row('since')),
    }),
    absolute: t.embed({
      type: Quantity,
      column: 'absolute',
      description:
        'The later number minus the earlier one; it may be negative. It is rounded as coarsely as the less exact of the two, and more coarsely where other sources contradict them. Null where the two do not count the same, where they are counted over different lengths of time, or where the earlier one has no upper end.',
    }),
    percent: t.column('percent', {
      type: 'Decimal',
      description:
        'The change in percent of the earlier number, rounded to four decimal places, or to fewer digits where the numbers are rounded or contradicted: from about 1.06 million to about 1.02 million it is -4. Null where the earlier number is 0, and where one of the two is a range or a bound.',
    }),
    precision: t.column('precision', { type: Precision, description: 'The worse precision of the two numbers.' }),
    comparable: t.column('comparable', {
      type: 'Boolean',
      description:
        'Whether the two numbers can be compared. False, for example, if the change is smaller than the rounding, or if other sources show the opposite direction. `reason` says why.',
    }),
    // Two numbers, and one of the nation or a region is held against all that lies below it.
    flags: t.expression({
      cost: 8,
      type: [FigureFlag],
      description: 'Known doubts about the two numbers.',
      sql: ({ row }) => fn.doubts_together(row('flags'), row('figures')),
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why the two numbers may not be compared, in words; null where they may.',
      sql: ({ row }) => fn.told_together(row('reasons')),
    }),
    reasonSentences: t.many({
      type: Sentence,
      from: ({ parent }) => fn.sentences_in(parent('reasons')),
      size: 1,
      description: 'What `reason` says, as codes with their parameters; empty where the two may be compared.',
    }),
  }),
});

const SeriesPoint = builder.kyselyObject('SeriesPoint', { table: 'series_point', key: ['bucket'] });
SeriesPoint.implement({
  description:
    'The number for one step of a series (a month, quarter or year): the latest figure in it, and the preferred one if sources disagree. `isDerived` says if it is a sum instead: of the months in the step for JOINED and LEFT; of segments for participants and employers of ALL; or of all parts of the area, in a month without a figure of the area itself.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'The first month of the step (`2014-07`).',
      sql: ({ row }) => monthOf(row('bucket')),
    }),
    asOf: t.embed({
      type: PartialDate,
      column: 'as_of',
      description: 'The day, month or year that the number is true of, as exactly as its source says.',
    }),
    quantity: t.embed({ type: Quantity, column: 'quantity', description: 'The number.' }),
    basis: t.column('basis', {
      type: Basis,
      description: 'Which participants are counted: active, ever registered, or not said.',
    }),
    change: t.embed({
      cost: 1,
      planning: 40,
      type: SeriesChange,
      column: 'change',
      description: 'The change since the point before. Null for the first point that is asked for.',
    }),
    yearOnYear: t.embed({
      cost: 2.5,
      planning: 170,
      type: SeriesChange,
      column: 'year_on_year',
      description:
        'The change since the same step of the year before, even where that lies before `from`. Null where that step has no number.',
    }),
    cumulative: t.embed({
      cost: 1,
      planning: 65,
      type: Quantity,
      column: 'cumulative',
      description:
        'In a series by MONTH: the workers who joined or left from January to the end of this month. It is taken from a year-to-date figure if there is one, and otherwise added up by month, months before `from` included. Null where a month is missing, and for other measures than JOINED and LEFT. For the number of a whole year, ask for a series by YEAR.',
    }),
    isDerived: t.column('is_derived', { type: 'Boolean', description: WORDS.IS_DERIVED }),
    flags: t.expression({ ...flagsOfNumber(), cost: 4 }),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.KNOWN_FROM)),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description:
        'The figure of the point, with its source and day. Of a sum of months it is the figure of the last month; of a sum of segments or of the parts of the area it is null.',
    }),
  }),
});

const SeriesBreak = builder.kyselyObject('SeriesBreak', { table: 'series_break', key: ['after', 'cause'] });
SeriesBreak.implement({
  description:
    'Two neighbouring points of a series that must not be joined by a line, and one cause of it. Two points with several causes have a break for each.',
  fields: (t) => ({
    before: t.expression({
      type: 'Month',
      description: 'The first month of the step before the break (`2014-06`).',
      sql: ({ row }) => monthOf(row('before')),
    }),
    after: t.expression({
      type: 'Month',
      description: 'The first month of the step after the break (`2014-07`).',
      sql: ({ row }) => monthOf(row('after')),
    }),
    cause: t.column('cause', { type: BreakCause, description: 'What changes between the two points.' }),
    reason: t.expression({
      type: 'String',
      description: 'What changes between the two points, in words.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

const scopeOf = (row: TypedRef<db.SeriesRow>) =>
  composite('series', {
    area_id: row('area_id'),
    measure: row('measure'),
    segment: row('segment'),
    basis: row('basis'),
    from_day: row('from_day'),
    to_day: row('to_day'),
    every: row('every'),
  });

const Series = builder.kyselyObject('Series', { table: 'series', key: ['area_id', 'measure', 'segment'] });
Series.implement({
  description:
    'One measure of one area over time. `breaks` lists the points that cannot be compared. A point may be a sum of months, of segments or of parts of the area; its `isDerived` says so.',
  fields: (t) => ({
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'the series is made for areas that are there',
      description: 'The area that the figures are about.',
    }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    segment: t.column('segment', { type: Segment, description: WORDS.SEGMENT }),
    unit: t.expression({
      type: Unit,
      description: 'The unit of all points.',
      sql: ({ row }) =>
        fn.unit_of(
          row('measure'),
          eb.selectFrom('area as a').select('a.kind').where('a.id', '=', row('area_id')).$asScalar(),
        ),
    }),
    points: t.many({
      rowCost: 1,
      planning: 90,
      type: SeriesPoint,
      description: 'The points, oldest first. A step without a figure has no point.',
      from: ({ parent }) => fn.series_points(scopeOf(parent)),
      orderBy: [{ column: 'bucket' }],
      size: 'span',
    }),
    breaks: t.many({
      cost: 1,
      spanCost: 1.3,
      planning: 80,
      type: SeriesBreak,
      description: 'The neighbouring points that must not be joined by a line, because they do not count the same.',
      from: ({ parent }) => fn.series_breaks(scopeOf(parent)),
      orderBy: [{ column: 'after' }, { column: 'cause' }],
    }),
    unplaced: t.many({
      spanCost: 0.5,
      cost: 5,
      planning: 220,
      type: Figure,
      description:
        'Figures of the area that no point shows: a yearly figure in a monthly series, or registered participants where active ones are shown (see `basis`). For JOINED and LEFT they are also figures that cover only part of a step, that begin before `from`, or that give way to another figure of their step.',
      from: ({ parent }) => fn.series_unplaced(scopeOf(parent)),
      orderBy: [{ column: 'as_of_day' }],
      size: 5,
    }),
  }),
});

/** How many steps a series is taken to have: those of the months asked for, from the first with figures to the present. */
const stepsOf = ({ from, to, every }: { from?: string | null; to?: string | null; every?: unknown }): number => {
  const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const first = Math.max(month(from ?? FIRST_MONTH), month(FIRST_MONTH));
  const present = month(new Date().toISOString());
  const last = Math.min(month(to ?? '9999-12'), present);
  return Math.max(1, last - first + 1) / (every === 'YEAR' ? 12 : every === 'QUARTER' ? 3 : 1);
};
/** From then on there is a figure for each month at most; before, there are a few. */
const FIRST_MONTH = '2014-12';

const FROM = 'The first month (`2014-01`). When not given, the series begins with the earliest figure.';
const TO = 'The last month (`2014-12`). When not given, the series ends with the latest figure.';
const EVERY = 'How long a step is. A step has one point at most.';

Area.extend((t) => ({
  series: t.one({
    type: Series,
    guaranteed: 'it is made of the arguments',
    description: 'The figures of one measure in this area over time.',
    cost: ({ args }) => 0.1 + WORDS.measureCost(args),
    span: stepsOf,
    args: {
      measure: t.arg({ type: Measure, description: WORDS.MEASURE }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      from: t.arg({ type: 'Month', description: FROM }),
      to: t.arg({ type: 'Month', description: TO }),
      every: t.arg({ type: Interval, defaultValue: 'MONTH', description: EVERY }),
    },
    from: ({ parent, args }) =>
      oneRow('series', {
        area_id: parent('id'),
        measure: WORDS.measureOf(parent('id'), args),
        segment: args.segment ?? 'ALL',
        basis: args.basis ?? null,
        from_day: args.from ? firstOfMonth(args.from) : null,
        to_day: args.to ? fn.month_end(args.to) : null,
        every: args.every ?? 'MONTH',
      }),
  }),
}));

builder.kyselyQuery((t) => ({
  series: t.many({
    type: Series,
    description:
      'Several series at once: one for every combination of the areas, measures and segments given, in the order of area codes.',
    args: {
      areas: t.arg.idList({
        required: true,
        ...namesAreas('Which areas.', 20),
      }),
      measures: t.arg({ type: [Measure], required: true, description: 'What is counted.' }),
      segments: t.arg({ type: [Segment], defaultValue: ['ALL'], description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      from: t.arg({ type: 'Month', description: FROM }),
      to: t.arg({ type: 'Month', description: TO }),
      every: t.arg({ type: Interval, defaultValue: 'MONTH', description: EVERY }),
    },
    from: ({ args }) =>
      fn.series_asked(
        args.areas.typename,
        args.areas.key,
        args.measures,
        args.segments ?? ['ALL'],
        args.basis ?? null,
        args.from ? firstOfMonth(args.from) : null,
        args.to ? fn.month_end(args.to) : null,
        args.every ?? 'MONTH',
      ),
    orderBy: [
      { sql: ({ row }) => codeOf(row('area_id')), pgType: 'text' },
      { column: 'measure' },
      { column: 'segment' },
    ],
    size: ({ areas, measures, segments }) => areas.length * measures.length * (segments?.length ?? 1),
    span: stepsOf,
  }),
}));
