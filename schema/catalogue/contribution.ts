/** What it costs to cover self-paying workers (_iuran BPU_). Rates and discounts are dated rows: migrations/rules/catalogue/contributions.sql. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { ruled } from '../../src/pothos-kysely/index.ts';
import { Payer } from '../agreements/enums.ts';
import { builder } from '../builder.ts';
import { ProgrammeCode } from '../shared/enums.ts';
import { Source } from '../shared/source.ts';
import { monthOf } from '../shared/sql.ts';
import { ContributionSector } from './enums.ts';

const ContributionMonth = builder.kyselyObject('ContributionMonth', { table: 'contribution_month', key: ['month'] });
ContributionMonth.implement({
  description: 'The contribution of one month.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'The month.',
      sql: ({ row }) => monthOf(row('month')),
    }),
    rate: t.column('rate', {
      type: 'Decimal',
      description: 'Rupiah for one worker, discounts taken off; null where a rate is not known.',
    }),
    discount: t.column('discount', { type: 'Decimal', description: 'Rupiah taken off for one worker.' }),
    amount: t.column('amount', { type: 'Decimal', description: 'Rupiah for all workers.' }),
    reason: t.column('reason', { type: 'String', description: 'Why there is no amount.' }),
  }),
});
const Contribution = builder.kyselyObject('Contribution', { table: 'contribution_scope' });
Contribution.implement({
  description: 'What contributions come to, at the lowest band of income.',
  fields: (t) => {
    type Column = Parameters<Parameters<typeof t.expression>[0]['sql']>[0]['row'];
    const scope = (row: Column) =>
      sql`row(${row('workers')}, ${row('programmes')}, ${row('payer')}, ${row('sector')}, ${row('first_month')}, ${row('months')})::contribution_scope`;
    return {
      total: t.expression({
        type: 'Decimal',
        nullable: true,
        description: 'Rupiah for all workers and months; null where the rate of a month is not known.',
        sql: ({ row }) => sql<Pg<'numeric'> | null>`contribution_total(${scope(row)})`,
      }),
      monthly: t.many({
        type: ContributionMonth,
        from: ({ parent }) => sql`contribution_months(${scope(parent)})`,
        orderBy: [{ column: 'month' }],
        size: 'span',
        description: 'Month by month.',
      }),
      sources: t.many({
        type: Source,
        from: ({ parent }) => sql`(select s.* from source s where s.id in (
          select r.source_id from contribution_rate r where r.programme = any(${parent('programmes')}) and r.valid && daterange(${parent('first_month')}, (${parent('first_month')} + make_interval(months => ${parent('months')}))::date)
          union select d.source_id from contribution_discount d where d.sector = ${parent('sector')} and d.programme = any(${parent('programmes')}) and ${parent('payer')} <> all (d.excluded_payers)
            and d.valid && daterange(${parent('first_month')}, (${parent('first_month')} + make_interval(months => ${parent('months')}))::date)))`,
        orderBy: [{ column: 'id' }],
        size: 3,
        description: 'Where its rates and discounts are from.',
      }),
    };
  },
});

builder.kyselyQuery((t) => ({
  contribution: t.one({
    type: Contribution,
    guaranteed: 'it is made of the arguments',
    description: 'What it would cost to cover self-paying workers for some months: a worker-year at 16,800 is 201,600.',
    span: ({ months }) => months,
    args: {
      workers: t.arg({ type: 'Count', required: true, description: 'How many workers.' }),
      programmes: t.arg({ type: [ProgrammeCode], defaultValue: ['JKK', 'JKM'], description: 'Which programmes.' }),
      payer: t.arg({ type: Payer, required: true, description: 'Who pays: discounts leave regional budgets out.' }),
      sector: t.arg({ type: ContributionSector, defaultValue: 'OTHER', description: 'For which workers.' }),
      from: t.arg({ type: 'Month', required: true, description: 'First month.' }),
      months: t.arg.int({
        required: true,
        ...ruled({ min: 1, max: 120 }),
        description: 'How many months, from 1 to 120.',
      }),
    },
    from: ({ args }) =>
      sql`(select ${args.workers}::int8 as workers, ${args.programmes ?? sql`'{JKK,JKM}'::programme_code[]`}::programme_code[] as programmes, ${args.payer}::payer as payer,
        ${args.sector ?? 'OTHER'}::contribution_sector as sector, (${args.from} || '-01')::date as first_month, ${args.months} as months)`,
  }),
}));
