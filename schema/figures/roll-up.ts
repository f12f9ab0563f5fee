/** Sums over areas beside what is reported for the whole, and areas beside each other. Rules: migrations/rules/figures/roll-ups.sql. */

import { sql } from 'kysely';
import { ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { UP_TO_MONTH, untilMonth } from '../shared/days.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { NotComputable, Quantity } from '../shared/quantity.ts';
import { RollUpOver } from './enums.ts';
import { Figure } from './figure.ts';

/** Of a sum over areas, and of who has reported. */
export const MONTH_REPORTED =
  'The month looked at: that of `at`; without it, or where that is not over there and nothing of it is known, the last that is over of which the area or one of its parts has a number.';

export const RollUp = builder.kyselyObject('RollUp', { table: 'roll_up' });
RollUp.implement({
  description:
    'The sum over the parts of an area in one month, beside what is reported for the whole. An incomplete sum is never the total.',
  fields: (t) => {
    type Column = Parameters<Parameters<typeof t.expression>[0]['sql']>[0]['row'];
    const parts = (row: Column) => sql`parts_of((${row('scope')}).area_id, ${row('over')}, (${row('scope')}).until)`;
    const figures = (row: Column, part: string) =>
      sql`enrolled_in_month(${sql.ref(part)}, ${row('scope')}, ${row('measure')})`;
    return {
      month: t.expression({
        type: 'Month',
        description: MONTH_REPORTED,
        sql: ({ row }) => sql<string>`to_char((${row('scope')}).until, 'YYYY-MM')`,
      }),
      over: t.column('over', { planning: 20, type: RollUpOver, description: 'Over which areas.' }),
      sum: t.embed({
        type: Quantity,
        column: 'sum',
        description: 'The sum of those that have a figure of the month; look at `isComplete`.',
      }),
      reported: t.embed({
        type: Quantity,
        column: 'reported',
        description: 'What is reported for the whole in that month.',
      }),
      residual: t.embed({
        type: Quantity,
        column: 'residual',
        description:
          'Reported less the sum, on the same basis; may be below 0. Of a sum that is not complete, look at `residualReason`.',
      }),
      residualReason: t.column('residual_reason', {
        type: 'String',
        description: 'Why there is no residual; or that it also holds what is missing in the sum.',
      }),
      expected: t.column('expected', { type: 'Int', description: 'How many areas are known.' }),
      counted: t.column('counted', { type: 'Int', description: 'How many of them have a figure of the month.' }),
      isComplete: t.column('is_complete', {
        type: 'Boolean',
        description:
          'Do all of them, and are they all? Of branches, and of what they serve, only what sources name is known: then only where the sum is what is reported for the whole.',
      }),
      reason: t.column('reason', { type: 'String', description: 'Why it is not complete.' }),
      notComputable: t.embed({ type: NotComputable, column: 'not_computable', description: 'Why there is no sum.' }),
      missing: t.many({
        size: 'span',
        spanCost: 1,
        cost: 1,
        planning: 95,
        type: Area,
        from: ({ parent }) =>
          sql`(select p.* from ${parts(parent)} p where not exists (select from ${figures(parent, 'p.id')}))`,
        orderBy: [{ column: 'code' }],
        description: 'Those without a figure of the month.',
      }),
      parts: t.many({
        size: 'span',
        spanCost: 1.4,
        cost: 1,
        planning: 100,
        type: Figure,
        from: ({ parent }) =>
          sql`(select f.* from ${parts(parent)} p cross join lateral ${figures(parent, 'p.id')} m join figure f on f.id = any(m.figures))`,
        orderBy: [{ column: 'area_id' }],
        description: 'What was added up; of a division its segments.',
      }),
    };
  },
});

const Comparison = builder.kyselyObject('Comparison', { table: 'comparison', key: ['area_id', 'measure'] });
Comparison.implement({
  description: 'One area and one measure; several of them lie beside each other.',
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
        'The last number up to the month; of participants and employers for ALL also a whole division summed. Null where there is none, never 0.',
    }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description: 'The preferred figure behind it; null where there is none, or where it is a sum of segments.',
    }),
  }),
});
export const Distribution = builder.kyselyObject('Distribution', { table: 'distribution' });
Distribution.implement({
  description: "How the last numbers of an area's parts lie beside each other.",
  fields: (t) => {
    const quantile = (column: 'minimum' | 'p25' | 'median' | 'p75' | 'maximum', words: string) =>
      t.embed({
        type: Quantity,
        column,
        description: `${words} As exact as the worst of the numbers, without sources; where it depends on ranges or bounds, one of these.`,
      });
    return {
      areas: t.column('areas', { type: 'Int', description: 'How many areas there are.' }),
      counted: t.column('counted', { type: 'Int', description: 'How many of them have a figure, and are in it.' }),
      earliest: t.column('earliest', { type: 'Date', description: 'As-of day of the oldest figure in it.' }),
      latest: t.column('latest', { type: 'Date', description: 'As-of day of the latest figure in it.' }),
      minimum: quantile('minimum', 'The least.'),
      p25: quantile('p25', 'A quarter of the areas lies below; interpolated.'),
      median: quantile('median', 'Half of the areas lies below; interpolated.'),
      p75: quantile('p75', 'Three quarters of the areas lie below; interpolated.'),
      maximum: quantile('maximum', 'The most.'),
      notComputable: t.embed({
        type: NotComputable,
        column: 'not_computable',
        description: 'Why there are no quantiles: numbers on different bases do not lie beside each other.',
      }),
      leftOut: t.many({
        size: 'span',
        spanCost: 0.8,
        cost: 1,
        planning: 70,
        type: Area,
        from: ({ parent }) =>
          sql`(select p.* from parts_of((${parent('scope')}).area_id, ${parent('over')}, (${parent('scope')}).until) p where not exists (select from last_enrolled(row(p.id, (${parent('scope')}).segment, (${parent('scope')}).basis, (${parent('scope')}).until)::enrollment, ${parent('measure')})))`,
        orderBy: [{ column: 'code' }],
        description: 'Areas without a figure: they are not in it.',
      }),
    };
  },
});
Area.extend((t) => ({
  distribution: t.one({
    spanCost: 0.7,
    cost: 8,
    type: Distribution,
    guaranteed: 'distribution_of always gives a row',
    description: 'How the last figures of its parts lie.',
    args: {
      over: t.arg({ type: RollUpOver, required: true, description: 'Which parts.' }),
      measure: t.arg({ type: Measure, required: true, description: 'What is counted.' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
      at: t.arg({ type: 'Month', description: UP_TO_MONTH }),
    },
    from: ({ parent, args }) =>
      sql`distribution_of(row(${parent('id')}, ${args.segment ?? 'ALL'}::segment, ${args.basis ?? null}::basis, ${untilMonth(args.at)})::enrollment, ${args.over}::roll_up_over, ${args.measure}::measure)`,
  }),
}));

builder.kyselyQuery((t) => ({
  compare: t.many({
    planning: 75,
    type: Comparison,
    cost: 5,
    size: ({ areas, measures }) => areas.length * measures.length,
    description:
      'Areas beside each other: every area that is there with every measure, by area code; an id of none is left out.',
    args: {
      areas: t.arg.idList({
        required: true,
        ...ruled({ types: ['Area'], maxItems: 50 }),
        description: 'Which areas; at most 50.',
      }),
      measures: t.arg({ type: [Measure], required: true, description: 'What is counted.' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
      at: t.arg({ type: 'Month', description: UP_TO_MONTH }),
    },
    from: ({ args }) =>
      sql`(select a.id as area_id, m.measure, f.quantity, case when cardinality(f.figures) = 1 then f.figures[1] end as figure_id
        from area a cross join unnest(${args.measures}) as m(measure)
        left join lateral last_enrolled(row(a.id, ${args.segment ?? 'ALL'}::segment, ${args.basis ?? null}::basis, ${untilMonth(args.at)})::enrollment, m.measure) f on true
        where a.code = any(${args.areas.key}))`,
    orderBy: [
      { sql: ({ row }) => sql`(select a.code from area a where a.id = ${row('area_id')})`, pgType: 'text' },
      { column: 'measure' },
    ],
  }),
}));
