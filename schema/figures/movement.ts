/** Movement: how many joined, how many left, and the difference. Rules: migrations/rules/figures/movement.sql. */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { Basis, Segment } from '../shared/enums.ts';
import { Quantity } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { firstOfMonth, fn, told } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { FigureFlag } from './enums.ts';

const Movement = builder.kyselyObject('Movement', { table: 'movement' });
Movement.implement({
  description: 'How many workers joined and how many left over some time (_penambahan, keluar_).',
  fields: (t) => ({
    joined: t.embed({
      type: Quantity,
      column: 'joined',
      description: 'How many joined; null where that is not known.',
    }),
    left: t.embed({ type: Quantity, column: 'left_', description: 'How many left; null where that is not known.' }),
    net: t.embed({
      type: Quantity,
      column: 'net',
      description:
        'How many joined less how many left; it may be below 0. It has no more digits than the two. Where it is null, `reason` says why.',
    }),
    comparable: t.column('comparable', {
      type: 'Boolean',
      description:
        'Whether `net` is known and surely has that sign. False if it is smaller than the rounding, or if it goes the other way by what other sources say. `reason` says why.',
    }),
    flags: t.expression({
      cost: 2,
      type: [FigureFlag],
      description: 'Known doubts about the two numbers.',
      sql: ({ row }) => fn.doubts_together(row('flags'), row('figures')),
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why `net` is null, or why its sign is not sure, in words; else null.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

Area.extend((t) => ({
  movement: t.one({
    cost: 30,
    type: Movement,
    guaranteed: 'it is made of the arguments',
    description: 'How many joined and how many left in one month, or from January to the end of it.',
    args: {
      month: t.arg({ type: 'Month', required: true, description: 'The month (`2014-07`).' }),
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      yearToDate: t.arg.boolean({
        defaultValue: false,
        description:
          'Count from January to the end of the month: as it is reported for the year up to then, or else as the sum of the months.',
      }),
    },
    from: ({ parent, args }) =>
      fn.movement_of(
        parent('id'),
        args.segment ?? 'ALL',
        args.basis ?? null,
        firstOfMonth(args.month),
        args.yearToDate ?? false,
      ),
  }),
}));
