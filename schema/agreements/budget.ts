/** The money of an agreement (mou_budget_of in rules/agreements/budget.sql). */
import { builder } from '../builder.ts';
import { DAY } from '../places/arguments.ts';
import { dayOr, inheritsDay } from '../shared/days.ts';
import { Quantity, Ratio } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { fn, told } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const MouBudget = builder.kyselyObject('MouBudget', { table: 'mou_budget' });
MouBudget.implement({
  description: 'The money of an agreement (_anggaran_), in rupiah.',
  fields: (t) => ({
    planned: t.embed({
      planning: 35,
      type: Quantity,
      column: 'planned',
      description: 'The rupiah that the commitments set aside.',
    }),
    spent: t.embed({
      type: Quantity,
      column: 'spent',
      description: 'The rupiah spent up to the day, by the last report.',
    }),
    remaining: t.embed({
      planning: 70,
      type: Quantity,
      column: 'remaining',
      description: 'The rupiah left: `planned` less `spent`.',
    }),
    used: t.embed({
      planning: 80,
      type: Ratio,
      column: 'used',
      description: 'The part of the money that is spent: `spent` over `planned`.',
    }),
    needed: t.embed({
      planning: 35,
      type: Quantity,
      column: 'needed',
      description:
        'The rupiah that the contributions (_iuran_) of the promised self-paying workers would cost at least over the whole term: at the lowest band of income, by the rates of each month. Discounts are left out where a public budget pays.',
    }),
    neededReason: t.expression({
      type: 'String',
      description: 'How `needed` was worked out, or why it could not be.',
      sql: ({ row }) => told(row('needed_reason')),
    }),
    neededReasonSentence: t.embed({
      type: Sentence,
      column: 'needed_reason',
      description: sentenceOf('neededReason'),
    }),
  }),
});

Mou.extend((t) => ({
  budget: t.one({
    planning: 80,
    type: MouBudget,
    guaranteed: 'it gives a row for every agreement that is seen',
    cost: 15,
    description:
      'The money of the agreement: what its commitments set aside, what is spent of it up to a day, and what its promises would cost.',
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.mou_budget_of(parent('id'), dayOr(args.at, parent('area_id'))),
  }),
}));
