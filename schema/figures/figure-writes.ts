/** Writing figures: recording, correcting, preferring. The rules are in migrations/rules/figures/figure-writes.sql. */
import { idOf, ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf, namesArea } from '../places/area-ids.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, ROWS, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { sql } from '../shared/sql.ts';
import { Attribution } from './enums.ts';
import { Figure } from './figure.ts';

export const FigureWarning = enumOf<'JUMP' | 'DOES_NOT_ADD_UP'>(
  'FigureWarning',
  'What is unusual about a figure that is being recorded.',
  {
    JUMP: 'More than three times the nearest figure of its kind before it, after it or of the same day, or less than a third of it.',
    DOES_NOT_ADD_UP: 'A segment comes to more than its whole, several together do, or all of them come to less.',
  },
);
const ACKNOWLEDGE =
  'Warnings that you have checked and accept. Without them an unusual number is refused with an UnacknowledgedWarning, which names them.';

const ELSE_SUBMIT = 'A branch whose region does not allow it submits them instead: `submitFigures`.';
const OWN = 'A branch may do so with figures that it recorded itself, for `dataset { undoDays }` days.';

const figureSuccess = (mutation: string, description: string) =>
  successOf(mutation, description, 'figure', Figure, 'The figure as it is now.');
const RecordFigureSuccess = figureSuccess('RecordFigure', 'The figure is recorded.');
const RecordFiguresSuccess = builder.kyselyObject('RecordFiguresSuccess', { table: 'outcome' });
RecordFiguresSuccess.implement({
  description: 'All figures of the list are recorded, as one write.',
  fields: (t) => ({
    recorded: t.expression({
      type: 'Int',
      description: 'How many figures were recorded.',
      sql: ({ row }) => sql<number>`cardinality(${row('ids')})`,
    }),
    figures: t.many({
      type: Figure,
      where: ({ row, parent }) => sql<boolean>`${row('id')} = any (${parent('ids')})`,
      orderBy: [{ column: 'id' }],
      first: { max: ROWS, default: 20 },
      description: 'The figures as they are now, in the order of the list.',
    }),
  }),
});
const CorrectFigureSuccess = figureSuccess(
  'CorrectFigure',
  'The correction is recorded. What was said before stays, as an earlier revision.',
);
const WithdrawFigureSuccess = figureSuccess(
  'WithdrawFigure',
  'The figure is withdrawn. What was said stays to be read, in `revisions` and at moments before.',
);
const PreferFigureSuccess = figureSuccess('PreferFigure', 'From now on the figure is shown first of its rivals.');

/** What is given of a number, by itself or in a list. */
export const GIVEN = {
  segment: { type: Segment, required: true, description: 'Which workers are counted.' },
  measure: { type: Measure, required: true, description: 'What is counted. The unit of the number follows from it.' },
  basis: {
    type: Basis,
    required: true,
    description: 'Which participants are counted: active, ever registered, or not said.',
  },
  attribution: {
    type: Attribution,
    defaultValue: 'UNSAID',
    description: 'Where a worker is counted, if the source says so.',
  },
  quantity: { type: QuantityInput, required: true, description: 'The number.' },
  publishedScope: {
    description: 'What the number is about, in the words of the source. When not given, the name of the area.',
  },
  note: { description: 'Remarks.' },
} as const;

/** What is given once for all numbers of a list. */
export const OF_LIST = {
  source: { type: SourceInput, required: true, description: 'Who says the numbers.' },
  asOf: {
    required: true,
    description:
      'The day, month or year that the numbers are true of: `2026-07-31`, `2026-07` or `2026`. It must be over in the time zone of each area.',
  },
} as const;

const RecordFigureInput = builder.inputType('RecordFigureInput', {
  description: 'One number about an area, as a source gives it.',
  fields: (t) => ({
    area: t.id({ required: true, ...namesArea('The area that the number is about.') }),
    segment: t.field(GIVEN.segment),
    measure: t.field(GIVEN.measure),
    basis: t.field(GIVEN.basis),
    attribution: t.field(GIVEN.attribution),
    asOf: t.string({
      required: true,
      description:
        'The day, month or year that the number is true of: `2026-07-31`, `2026-07` or `2026`. It must be over in the time zone of the area.',
    }),
    quantity: t.field(GIVEN.quantity),
    source: t.field({ type: SourceInput, required: true, description: 'Who says it.' }),
    publishedScope: t.string(GIVEN.publishedScope),
    note: t.string(GIVEN.note),
    acknowledge: t.field({ type: [FigureWarning], description: ACKNOWLEDGE }),
  }),
});
export const FigureRowInput = builder.inputType('FigureRowInput', {
  description: 'One number of a list, about an area.',
  fields: (t) => ({
    area: t.string({ required: true, description: 'The code of the area that the number is about, such as `63.71`.' }),
    segment: t.field(GIVEN.segment),
    measure: t.field(GIVEN.measure),
    quantity: t.field(GIVEN.quantity),
    publishedScope: t.string(GIVEN.publishedScope),
    note: t.string(GIVEN.note),
    acknowledge: t.field({
      type: [FigureWarning],
      description: 'Warnings about this number that you have checked and accept.',
    }),
  }),
});
const RecordFiguresInput = builder.inputType('RecordFiguresInput', {
  description: 'Many numbers that one source gives for one time, on one basis.',
  fields: (t) => ({
    source: t.field(OF_LIST.source),
    basis: t.field(GIVEN.basis),
    attribution: t.field(GIVEN.attribution),
    asOf: t.string(OF_LIST.asOf),
    rows: t.field({
      type: [FigureRowInput],
      required: true,
      ...ruled({ asJson: true }),
      description: `The numbers, from 1 to ${ROWS}: at most one for each area, segment and measure.`,
    }),
    acknowledge: t.field({ type: [FigureWarning], description: ACKNOWLEDGE }),
  }),
});
const CorrectFigureInput = builder.inputType('CorrectFigureInput', {
  description:
    'Another number in place of one that was recorded. Nothing is overwritten: the correction is a new revision.',
  fields: (t) => ({
    figure: t.id({ required: true, ...idOf('Figure'), description: 'The id of the figure that is corrected.' }),
    revision: t.int({
      required: true,
      description: 'The revision of the figure that you last read. If it has another one by now, that is a conflict.',
    }),
    quantity: t.field({ type: QuantityInput, required: true, description: 'The right number.' }),
    note: t.string({ description: 'Remarks, in place of those before.' }),
    reason: t.string({ required: true, description: 'Why the number is corrected.' }),
    acknowledge: t.field({ type: [FigureWarning], description: ACKNOWLEDGE }),
  }),
});
const WithdrawFigureInput = builder.inputType('WithdrawFigureInput', {
  description:
    'Withdraws a figure that was recorded by mistake. The number becomes unknown, not 0. If its source gives the number again, that is its next revision.',
  fields: (t) => ({
    figure: t.id({ required: true, ...idOf('Figure'), description: 'The id of the figure that is withdrawn.' }),
    revision: t.int({
      required: true,
      description: 'The revision of the figure that you last read. If it has another one by now, that is a conflict.',
    }),
    reason: t.string({ required: true, description: 'Why the figure is withdrawn.' }),
  }),
});
const PreferFigureInput = builder.inputType('PreferFigureInput', {
  description:
    'Which of several rival figures to show first. Rivals are figures of different sources for the same thing and day. Of participants and employers, a figure for a month and one for its last day are rivals too.',
  fields: (t) => ({
    figure: t.id({ required: true, ...idOf('Figure'), description: 'The figure to show first.' }),
    reason: t.string({ required: true, description: 'Why this figure is shown first.' }),
  }),
});

builder.kyselyMutation((t) => ({
  recordFigure: t.write({
    type: resultOf('RecordFigure', RecordFigureSuccess, ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'UNACKNOWLEDGED']),
    nullable: true,
    ...needsToWrite('WRITE_FIGURE', `Records one figure. ${ELSE_SUBMIT}`),
    args: { input: t.arg({ type: RecordFigureInput, required: true, description: 'The figure.' }) },
    write: ({ args: { input } }) => attempt('record_figure', { ...input, area: areaCodeOf(input.area) }, false),
  }),
  recordFigures: t.write({
    type: resultOf('RecordFigures', RecordFiguresSuccess, ['ROWS_REFUSED', 'FORBIDDEN', 'INVALID_INPUT', 'CONFLICT']),
    nullable: true,
    cost: 100,
    ...needsToWrite(
      'WRITE_FIGURE',
      `Records many figures of one source and time: all of them, or none. ${ELSE_SUBMIT}`,
    ),
    args: { input: t.arg({ type: RecordFiguresInput, required: true, description: 'The figures.' }) },
    write: ({ args: { input } }) => attempt('record_figures', input, false),
  }),
  correctFigure: t.write({
    type: resultOf('CorrectFigure', CorrectFigureSuccess, ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'UNACKNOWLEDGED']),
    nullable: true,
    ...needsToWrite('CORRECT_OWN_FIGURE', `Corrects a figure by a new revision. ${OWN}`),
    args: { input: t.arg({ type: CorrectFigureInput, required: true, description: 'The correction.' }) },
    write: ({ args: { input } }) => attempt('correct_figure', input),
  }),
  withdrawFigure: t.write({
    type: resultOf('WithdrawFigure', WithdrawFigureSuccess),
    nullable: true,
    ...needsToWrite('CORRECT_OWN_FIGURE', `Withdraws a figure: from now on the number is unknown. ${OWN}`),
    args: { input: t.arg({ type: WithdrawFigureInput, required: true, description: 'The figure.' }) },
    write: ({ args: { input } }) => attempt('withdraw_figure', input),
  }),
  preferFigure: t.write({
    type: resultOf('PreferFigure', PreferFigureSuccess),
    nullable: true,
    ...needsToWrite('CORRECT_FIGURE', 'Shows one of several rival figures first from now on.'),
    args: { input: t.arg({ type: PreferFigureInput, required: true, description: 'The choice.' }) },
    write: ({ args: { input } }) => attempt('prefer_figure', input),
  }),
}));
