/**
 * The parts of an area in one month: who has reported, and what their figures come to beside what is reported for the
 * whole. Rules: migrations/rules/figures/roll-ups.sql.
 */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { Measure } from '../shared/enums.ts';
import { knownFromFigures } from '../shared/known.ts';
import { NotComputable, Quantity, scopeOf } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { field, fn, isNull, monthOf, told } from '../shared/sql.ts';
import { Enrollment } from './enrollment.ts';
import { RollUpOver } from './enums.ts';
import { Figure } from './figure.ts';

const MONTH =
  'The month looked at (`2014-07`). It is the month in `at`, if that has ended, or if it is the current month and has a figure. Otherwise it is the latest ended month with a figure of the area or of one of its parts; if there is none, last month.';
const REASON = 'Why the sum is not complete, in words; null where it is complete.';

const Completeness = builder.kyselyObject('Completeness', { table: 'completeness' });
Completeness.implement({
  description:
    'How many of the local governments below an area have reported participants of a month. A sum over the area needs all of them.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: MONTH,
      sql: ({ row }) => monthOf(field(row('scope'), 'until')),
    }),
    expected: t.column('expected', {
      type: 'Int',
      description:
        'How many local governments are known below the area at the end of the month. 0 means that none is known, not that there are none.',
    }),
    reported: t.column('reported', {
      type: 'Int',
      description: 'How many of these local governments have a figure of that month.',
    }),
    isComplete: t.expression({
      type: 'Boolean',
      description:
        'Whether a sum over the local governments is complete: it is known which ones it needs, and all of them have reported.',
      sql: ({ row }) => isNull(row('reason')),
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: REASON,
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
    missing: t.many({
      spanCost: 0.5,
      planning: 75,
      cost: 1,
      type: Area,
      description: 'The local governments that have no figure of that month.',
      from: ({ parent }) => fn.roll_up_missing(parent('scope'), 'PARTICIPANTS', 'LOCAL_GOVERNMENT'),
      orderBy: [{ column: 'code' }],
      size: 'span',
    }),
  }),
});

const RollUp = builder.kyselyObject('RollUp', { table: 'roll_up' });
RollUp.implement({
  description:
    'The sum of the parts of an area for one month, next to the number reported for the whole area. A part without a number makes the sum incomplete; it is not counted as 0. An incomplete sum is never the total. The number of a part may itself be a sum.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: MONTH,
      sql: ({ row }) => monthOf(field(row('scope'), 'until')),
    }),
    over: t.column('over', { planning: 20, type: RollUpOver, description: 'Which parts are added up.' }),
    sum: t.embed({
      type: Quantity,
      column: 'sum',
      description:
        'The sum of the parts that have a number of the month. It is the total only if `isComplete` is true. Where a branch may serve more areas than sources name, it is AT_LEAST.',
    }),
    sumKnownFrom: t.expression(
      knownFromFigures('sum_figures', 'The moment from which all figures of the sum are known. Null without a sum.'),
    ),
    reported: t.embed({
      type: Quantity,
      column: 'reported',
      description: 'What is reported for the whole area in that month.',
    }),
    reportedKnownFrom: t.expression(
      knownFromFigures(
        'reported_figures',
        'The moment from which `reported` is known. Null where nothing is reported.',
      ),
    ),
    residual: t.embed({
      type: Quantity,
      column: 'residual',
      description:
        'What is reported for the whole less the sum, on the same basis and with workers counted in the same place (`Attribution`). It may be below 0. If the sum is incomplete, the residual also holds what is missing in it.',
    }),
    residualReason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why there is no residual, or what else the residual holds, in words.',
      sql: ({ row }) => told(row('residual_reason')),
    }),
    residualReasonSentence: t.embed({
      type: Sentence,
      column: 'residual_reason',
      description: sentenceOf('residualReason'),
    }),
    expected: t.column('expected', { type: 'Int', description: 'How many parts of the area are known.' }),
    counted: t.column('counted', { type: 'Int', description: 'How many of these parts have a figure of the month.' }),
    isComplete: t.column('is_complete', {
      type: 'Boolean',
      description:
        'True if every part is known and has a number for the month. The list of branches is never complete, so a sum of branches is complete only if it equals the number reported for the whole. The areas that a branch serves are all known only if a source says so (`closedWorkingArea`).',
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: REASON,
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
    notComputable: t.embed({
      type: NotComputable,
      column: 'not_computable',
      description:
        'Why there is no sum, for example because the parts count on different bases; null where there is one.',
    }),
    missing: t.many({
      size: 'span',
      spanCost: 1,
      cost: 1,
      planning: 95,
      type: Area,
      from: ({ parent }) => fn.roll_up_missing(parent('scope'), parent('measure'), parent('over')),
      orderBy: [{ column: 'code' }],
      description: 'The parts that have no figure of the month.',
    }),
    parts: t.many({
      size: 'span',
      spanCost: 1.4,
      cost: 1,
      planning: 100,
      type: Figure,
      from: ({ parent }) => fn.roll_up_parts(parent('scope'), parent('measure'), parent('over')),
      orderBy: [{ column: 'area_id' }],
      description: 'The figures that were added up. A part whose own number is a sum contributes several.',
    }),
  }),
});

Enrollment.extend((t) => ({
  completeness: t.one({
    spanCost: 1,
    planning: 75,
    cost: 3,
    type: Completeness,
    guaranteed: 'completeness_of counts, so it always gives a row',
    description: 'How many of the local governments below the area have reported participants of the month.',
    from: ({ parent }) => fn.completeness_of(scopeOf(parent)),
  }),
  rollUp: t.one({
    spanCost: 1.4,
    planning: 175,
    cost: 5,
    type: RollUp,
    guaranteed: 'roll_up_of always gives a row',
    description: 'The sum of the parts of the area for one month, next to the number reported for the whole area.',
    args: {
      over: t.arg({ type: RollUpOver, defaultValue: 'LOCAL_GOVERNMENT', description: 'Which parts to add up.' }),
      measure: t.arg({ type: Measure, defaultValue: 'PARTICIPANTS', description: 'What is counted.' }),
      ofParts: t.arg.boolean({
        defaultValue: false,
        description:
          'Where `at` is no month that has ended: true takes the latest month with a figure of one of the parts; a figure of the whole area alone does not count.',
      }),
    },
    from: ({ parent, args }) =>
      fn.roll_up_of(
        scopeOf(parent),
        args.measure ?? 'PARTICIPANTS',
        args.over ?? 'LOCAL_GOVERNMENT',
        args.ofParts ?? false,
      ),
  }),
}));
