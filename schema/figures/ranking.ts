/** Rankings, and the areas that they leave out. Rules: migrations/rules/figures/rankings.sql. */
import { ruled, type SqlArgs } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { TODAY } from '../places/arguments.ts';
import { AreaKind } from '../places/enums.ts';
import { dayOr, inheritsDay, inheritsMonth, untilMonth } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { knownFromFigures } from '../shared/known.ts';
import { Quantity, Ratio } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, firstOfMonth, fn, isNull, told } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { Figure } from './figure.ts';
import { flagsOfNumber } from './flags.ts';

const RatioBase = enumOf<db.RatioBase>(
  'RatioBase',
  'What a measure is divided by, to compare areas of different size.',
  {
    EMPLOYERS:
      'Employers that take part. The ratio is the wage earners for each employer, so the segment has to be one of wage earners: PU, FORMAL or JAKON.',
    ELIGIBLE_WORKFORCE: 'All workers who could take part. The ratio is the coverage (_cakupan_).',
    ALL_SEGMENTS: 'Participants of all segments. The ratio is the share of one segment.',
    TARGET:
      "The area's target for that time. The ratio is how far it is reached. Where several plans have one, the target of the agency's office is taken, or else the first in the order of TargetBasis.",
    BEFORE: 'The number of the earlier month (`since`). The ratio is the growth since then.',
  },
);

const RankedArea = builder.kyselyObject('RankedArea', { table: 'ranked_area', key: ['area_id'] });
RankedArea.implement({
  description: 'An area with its place in a ranking.',
  fields: (t) => ({
    rank: t.column('rank', {
      type: 'Int',
      description: 'The place of the area, from 1. Areas with equal numbers share a place.',
    }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'the function ranks areas',
      description: 'The area.',
    }),
    quantity: t.embed({
      type: Quantity,
      column: 'quantity',
      description:
        'The number that the area is ranked by; with `since` the change, and with `per` the number that is divided.',
    }),
    ratio: t.embed({
      type: Ratio,
      column: 'ratio',
      description:
        'The ratio that the area is ranked by, with both of its numbers. Null where it is ranked by a number.',
    }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description: 'The figure behind the number, with its source and day; null where the number is worked out.',
    }),
    isDerived: t.column('is_derived', { type: 'Boolean', description: WORDS.IS_DERIVED }),
    flags: t.expression(flagsOfNumber()),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.KNOWN_FROM)),
    comparable: t.expression({
      type: 'Boolean',
      description:
        'True if the rank is certain. It is false if the areas were counted differently (basis, unit, place or segments), if ranges or bounds overlap, or if the number is older than the latest of the others by more months than `dataset { comparableMonths }`. For targets also if the number before it was on another basis. `reason` says which.',
      sql: ({ row }) => isNull(row('reason')),
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why the rank is not certain, in words; null where it is.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
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
    reason: t.expression({
      type: 'String',
      description: 'Why the area has no place, in words.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

type RankedBy = { args: { per?: string | null; since?: unknown; within?: { typename: string } | null } };
/** Of every area that has a target it is worked out where that stands, and of every other how its number has changed. */
const workedOut = ({ args: { per, since, within } }: RankedBy) => {
  const isOfAll = !within || within.typename === 'Nation';
  return per === 'TARGET' ? (isOfAll ? 3_000 : 500) : since ? (isOfAll ? 800 : 200) : undefined;
};
const rankedCost = (by: RankedBy) => workedOut(by) ?? (by.args.per ? 200 : 100);
/** Who has no workforce is looked for in every area, one by one. */
const unrankedCost = (by: RankedBy) => workedOut(by) ?? (by.args.per === 'ELIGIBLE_WORKFORCE' ? 300 : 150);
const within = namesArea('Rank only areas below this one.');
type ArgBuilder = Parameters<Parameters<typeof builder.kyselyQuery>[0]>[0]['arg'];
/** What both a ranking and the areas that it leaves out are asked for by. */
const rankingArgs = (arg: ArgBuilder) => ({
  measure: arg({ type: Measure, required: true, description: 'What to rank by.' }),
  segment: arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
  basis: arg({
    type: Basis,
    description: 'Rank only by figures on this basis. Areas that count on another basis only are in `unranked`.',
  }),
  per: arg({ type: RatioBase, description: 'Divide the measure by this, and rank by the ratio.' }),
  among: arg({ type: [AreaKind], required: true, description: 'Which kinds of area to rank: one, or a list.' }),
  since: arg({
    type: 'Month',
    description:
      'Rank by how much the number has changed since this month (`2014-06`), in which the area must have one. With `per`, the change is divided.',
  }),
  within: arg.id(within),
  at: arg({ type: 'Month', ...inheritsMonth, description: WORDS.UP_TO_MONTH }),
});
const rankingValues = ({
  measure,
  segment,
  basis,
  among,
  within,
  at,
  per,
  since,
}: SqlArgs<ReturnType<typeof rankingArgs>>) =>
  [
    measure,
    segment ?? 'ALL',
    basis ?? null,
    among,
    within ? areaIdOf(within) : null,
    untilMonth(at),
    per ?? null,
    since ? firstOfMonth(since) : null,
  ] as const;

const skipped = (arg: ArgBuilder) =>
  arg.int({
    ...ruled({ min: 0 }),
    defaultValue: 0,
    description: 'Leave out so many places at the top; `first` says how many follow.',
  });

builder.kyselyQuery((t) => ({
  ranking: t.many({
    planning: 180,
    cost: rankedCost,
    type: RankedArea,
    description:
      'Ranks areas by their latest figure, the largest first; with `since` by its change, with `per` by its ratio to a base. Areas without a figure are not last: they are in `unranked`. A range counts as its middle, and a bound such as "more than 100" as its number; either comes before an exact number of the same size.',
    args: {
      ...rankingArgs(t.arg),
      skip: skipped(t.arg),
    },
    from: ({ args }) => fn.ranked_areas(...rankingValues(args)),
    where: ({ row, args }) => eb(row('place'), '>', args.skip ?? 0),
    orderBy: [{ column: 'place' }],
    first: { max: 100, default: 20 },
  }),
  mouRanking: t.many({
    planning: 20,
    cost: 1_000,
    type: RankedArea,
    description:
      'Areas by the share of their regencies and cities that have an agreement in force, as `mouProgress { ratio }` has it; the largest first. A range counts as its middle. `quantity` is how many are covered.',
    args: {
      among: t.arg({ type: [AreaKind], required: true, description: 'Which kinds of area to rank: one, or a list.' }),
      within: t.arg.id(within),
      at: t.arg({ type: 'Date', ...inheritsDay, description: `The day to look at, such as \`2026-08-31\`. ${TODAY}` }),
      skip: skipped(t.arg),
    },
    from: ({ args }) =>
      fn.ranked_areas(
        null,
        null,
        null,
        args.among,
        args.within ? areaIdOf(args.within) : null,
        dayOr(args.at, null),
        null,
        null,
      ),
    where: ({ row, args }) => eb(row('place'), '>', args.skip ?? 0),
    orderBy: [{ column: 'place' }],
    first: { max: 100, default: 20 },
  }),
  unranked: t.connection({
    planning: 180,
    cost: unrankedCost,
    countCost: unrankedCost,
    type: UnrankedArea,
    description: 'Areas that a `ranking` with the same arguments leaves out, and why.',
    args: rankingArgs(t.arg),
    from: ({ args }) => fn.unranked_areas(...rankingValues(args)),
    orderBy: [{ column: 'code' }],
  }),
}));
