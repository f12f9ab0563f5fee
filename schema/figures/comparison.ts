/**
 * Chosen areas beside each other, or all parts of one. The rules are `compared` and `mapped` in
 * migrations/rules/figures/distribution.sql.
 */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { codeOf, namesAreas } from '../places/area-ids.ts';
import { inheritsMonth, untilMonth } from '../shared/days.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { knownFromFigures } from '../shared/known.ts';
import { Quantity } from '../shared/quantity.ts';
import { composite, fn } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { RollUpOver } from './enums.ts';
import { Figure } from './figure.ts';
import { flagsOfNumber } from './flags.ts';

const Comparison = builder.kyselyObject('Comparison', { table: 'comparison', key: ['area_id', 'measure'] });
Comparison.implement({
  description: 'The latest number of one area for one measure. `compare` and `map` return a list of these.',
  fields: (t) => ({
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'the areas asked for are there',
      description: 'The area.',
    }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    quantity: t.embed({
      type: Quantity,
      column: 'quantity',
      description:
        'The latest number up to the end of the month. Participants and employers of ALL may be a sum of segments. Null, and never 0, where no number is known.',
    }),
    isDerived: t.column('is_derived', { type: 'Boolean', description: WORDS.IS_DERIVED }),
    flags: t.expression(flagsOfNumber()),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.KNOWN_FROM)),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description: 'The figure behind the number. Null where there is no number, or where it is a sum.',
    }),
  }),
});

Area.extend((t) => ({
  map: t.many({
    // As of a distribution.
    spanCost: ({ basis }) => (basis ? 2.5 : 0.7),
    cost: ({ args }) => 8 + WORDS.measureCost(args),
    planning: 90,
    type: Comparison,
    size: 'span',
    description:
      'The latest number of every part of this area, to draw a map of it: all 514 regencies and cities of the nation in one list, in the order of codes. Parts without a number are there too.',
    args: {
      over: t.arg({ type: RollUpOver, defaultValue: 'LOCAL_GOVERNMENT', description: 'Which parts to look at.' }),
      measure: t.arg({ type: Measure, description: WORDS.MEASURE }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      at: t.arg({ type: 'Month', ...inheritsMonth, description: WORDS.UP_TO_MONTH }),
    },
    from: ({ parent, args }) => {
      const scope = composite('enrollment', {
        area_id: parent('id'),
        segment: args.segment ?? 'ALL',
        basis: args.basis ?? null,
        until: untilMonth(args.at),
      });
      return fn.mapped(scope, args.over ?? 'LOCAL_GOVERNMENT', WORDS.measureOf(parent('id'), args));
    },
    orderBy: [{ sql: ({ row }) => codeOf(row('area_id')), pgType: 'text' }],
  }),
}));

builder.kyselyQuery((t) => ({
  compare: t.many({
    planning: 75,
    type: Comparison,
    cost: 5,
    size: ({ areas, measures }) => areas.length * measures.length,
    description: 'Compares areas: the latest number of every area for every measure, in the order of area codes.',
    args: {
      areas: t.arg.idList({
        required: true,
        ...namesAreas('The areas to compare.', 50),
      }),
      measures: t.arg({ type: [Measure], required: true, description: 'What to compare.' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      at: t.arg({ type: 'Month', ...inheritsMonth, description: WORDS.UP_TO_MONTH }),
    },
    from: ({ args }) =>
      fn.compared(
        args.areas.typename,
        args.areas.key,
        args.measures,
        args.segment ?? 'ALL',
        args.basis ?? null,
        untilMonth(args.at),
      ),
    orderBy: [{ sql: ({ row }) => codeOf(row('area_id')), pgType: 'text' }, { column: 'measure' }],
  }),
}));
