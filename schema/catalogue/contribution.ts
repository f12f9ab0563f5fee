/** What it costs to cover self-paying workers (_iuran BPU_). Rules: migrations/rules/catalogue/contributions.sql. */
import { ruled, type TypedRef } from '../../src/pothos-kysely/index.ts';
import { Payer } from '../agreements/enums.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';
import { ProgrammeCode } from '../shared/enums.ts';
import { Quantity } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { composite, firstOfMonth, fn, monthOf, oneRow, sql, told } from '../shared/sql.ts';

const ContributionMonth = builder.kyselyObject('ContributionMonth', { table: 'contribution_month', key: ['month'] });
ContributionMonth.implement({
  description: 'The contributions of one month, in rupiah.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: 'The month, such as `2026-01`.',
      sql: ({ row }) => monthOf(row('month')),
    }),
    rate: t.column('rate', {
      type: 'Decimal',
      description:
        'What is paid for one worker of the lowest band of income, in rupiah, after the discount; null where the rate of a programme is not known.',
    }),
    discount: t.column('discount', {
      type: 'Decimal',
      description: 'The discount for one worker, in rupiah; 0 where there is none.',
    }),
    amount: t.embed({
      type: Quantity,
      column: 'amount',
      description:
        'What is paid at least for all workers, in rupiah; null where the rate of a programme is not known, or no programme is given.',
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why there is no amount; null where there is one.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

/** The row of a contribution as the composite that the database's functions take. */
const scopeOf = (row: TypedRef<db.ContributionScopeRow>) =>
  composite('contribution_scope', {
    workers: row('workers'),
    programmes: row('programmes'),
    payer: row('payer'),
    sector: row('sector'),
    first_month: row('first_month'),
    months: row('months'),
  });
const Contribution = builder.kyselyObject('Contribution', { table: 'contribution_scope' });
Contribution.implement({
  description:
    'The contributions (_iuran_) for self-paying workers over some months, at the rates for the lowest band of income: no less is paid.',
  fields: (t) => ({
    total: t.embed({
      type: Quantity,
      sql: ({ row }) => fn.contribution_total(scopeOf(row)),
      nullable: true,
      description:
        'What is paid at least for all workers and months, in rupiah; null where the amount of a month is not known.',
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why there is no total, and the first month for which there is none; null where there is one.',
      sql: ({ row }) => told(fn.why_no_contribution(scopeOf(row))),
    }),
    reasonSentence: t.embed({
      type: Sentence,
      nullable: true,
      sql: ({ row }) => fn.why_no_contribution(scopeOf(row)),
      description: sentenceOf('reason'),
    }),
    monthly: t.many({
      type: ContributionMonth,
      from: ({ parent }) => fn.contribution_months(scopeOf(parent)),
      orderBy: [{ column: 'month' }],
      size: 'span',
      description: 'The contributions of each month, in order of time.',
    }),
    sources: t.many({
      type: Source,
      from: ({ parent }) => fn.contribution_sources(scopeOf(parent)),
      orderBy: [{ column: 'id' }],
      size: 3,
      description: 'The sources of the rates and discounts that hold in these months.',
    }),
  }),
});

const ContributionSector = enumOf<db.ContributionSector>(
  'ContributionSector',
  'The kind of work that self-paying workers do. The discounts of PP 50/2025 differ by it.',
  {
    TRANSPORT: 'Transport, such as motorcycle taxis (_ojek_), drivers and couriers.',
    OTHER: 'All other work.',
  },
);
/** What self-paying workers are covered by at least. */
const BASIC = ['JKK', 'JKM'] as const;

builder.kyselyQuery((t) => ({
  contribution: t.one({
    type: Contribution,
    guaranteed: 'it is made of the arguments',
    description:
      'What it costs to cover self-paying workers for some months. For one worker at 16,800 rupiah a month, a year costs 201,600 rupiah.',
    span: ({ months }) => months,
    args: {
      workers: t.arg({ type: 'Count', required: true, description: 'The number of workers.' }),
      programmes: t.arg({
        type: [ProgrammeCode],
        defaultValue: [...BASIC],
        description: 'The programmes that cover the workers.',
      }),
      payer: t.arg({
        type: Payer,
        required: true,
        description:
          'Who pays the contributions. There is no discount where a regional budget or the palm-oil revenue share pays, nor where it is not known who pays.',
      }),
      sector: t.arg({
        type: ContributionSector,
        defaultValue: 'OTHER',
        description: 'The kind of work that the workers do. Discounts differ by it.',
      }),
      from: t.arg({ type: 'Month', required: true, description: 'The first month, such as `2026-01`.' }),
      months: t.arg.int({
        required: true,
        ...ruled({ min: 1, max: 120 }),
        description: 'The number of months, from 1 to 120.',
      }),
    },
    from: ({ args }) =>
      oneRow('contribution_scope', {
        workers: args.workers,
        programmes: args.programmes ?? sql<db.ProgrammeCode[]>`${sql.lit(`{${BASIC}}`)}::programme_code[]`,
        payer: args.payer,
        sector: args.sector ?? 'OTHER',
        first_month: firstOfMonth(args.from),
        months: args.months,
      }),
  }),
}));
