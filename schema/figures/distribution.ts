/** How the numbers of the parts of an area are spread. Rules: migrations/rules/figures/distribution.sql. */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { inheritsMonth, untilMonth } from '../shared/days.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { NotComputable, Quantity } from '../shared/quantity.ts';
import { composite, fn } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { RollUpOver } from './enums.ts';

const Distribution = builder.kyselyObject('Distribution', { table: 'distribution' });
Distribution.implement({
  description: 'How the latest numbers of the parts of an area are spread, from the smallest to the largest.',
  fields: (t) => {
    const quantile = (column: 'minimum' | 'p25' | 'median' | 'p75' | 'maximum', words: string) =>
      t.embed({
        type: Quantity,
        column,
        description: `${words} It is as exact as the least exact of the numbers, and has no sources. Where ranges or bounds among the numbers leave it open, it is a range or a bound itself.`,
      });
    return {
      areas: t.column('areas', { type: 'Int', description: 'How many parts the area has.' }),
      counted: t.column('counted', {
        type: 'Int',
        description: 'How many of these parts have a number: only these are in the distribution.',
      }),
      earliest: t.column('earliest', { type: 'Date', description: 'The day of the oldest of these numbers.' }),
      latest: t.column('latest', { type: 'Date', description: 'The day of the latest of these numbers.' }),
      minimum: quantile('minimum', 'The smallest number.'),
      p25: quantile('p25', 'A quarter of the numbers lies below this one, which is interpolated.'),
      median: quantile('median', 'Half of the numbers lie below this one, which is interpolated.'),
      p75: quantile('p75', 'Three quarters of the numbers lie below this one, which is interpolated.'),
      maximum: quantile('maximum', 'The largest number.'),
      notComputable: t.embed({
        type: NotComputable,
        column: 'not_computable',
        description:
          'Why there is no distribution, for example because the areas count on different bases; null where there is one.',
      }),
      leftOut: t.many({
        size: 'span',
        spanCost: 0.8,
        cost: 1,
        planning: 70,
        type: Area,
        from: ({ parent }) => fn.distribution_left_out(parent('scope'), parent('over'), parent('measure')),
        orderBy: [{ column: 'code' }],
        description: 'The parts that have no number, so that they are not in the distribution.',
      }),
    };
  },
});

Area.extend((t) => ({
  distribution: t.one({
    // Where no number of an area is on the basis that is asked for, all its months are looked through.
    spanCost: ({ basis }) => (basis ? 2.5 : 0.7),
    cost: ({ args }) => 8 + WORDS.measureCost(args),
    type: Distribution,
    guaranteed: 'distribution_of always gives a row',
    description: 'How the latest numbers of the parts of this area are spread, from the smallest to the largest.',
    args: {
      over: t.arg({ type: RollUpOver, required: true, description: 'Which parts to look at.' }),
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
      return fn.distribution_of(scope, args.over, WORDS.measureOf(parent('id'), args));
    },
  }),
}));
