/** Reporting: recording, correcting and preferring figures, setting targets. Functions and rules: migrations/rules/figures. */

import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf } from '../places/memberships.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { FigureWarning, Interpretation, TargetBasis, TargetKind } from './enums.ts';
import { Figure } from './figure.ts';
import { Target } from './target.ts';

const figureSuccess = (name: string, description: string) => {
  const type = builder.kyselyObject(name, { table: 'outcome' });
  type.implement({
    description,
    fields: (t) => ({
      figure: t.one({
        type: Figure,
        on: { id: 'id' },
        guaranteed: 'the write returned its id',
        description: 'The figure as it is now.',
      }),
    }),
  });
  return type;
};
const RecordFigureSuccess = figureSuccess('RecordFigureSuccess', 'The figure is recorded.');
const CorrectFigureSuccess = figureSuccess(
  'CorrectFigureSuccess',
  'The correction is recorded; what was said before stays.',
);
const PreferFigureSuccess = figureSuccess('PreferFigureSuccess', 'The figure is shown first of its rivals.');
const SetTargetSuccess = builder.kyselyObject('SetTargetSuccess', { table: 'outcome' });
SetTargetSuccess.implement({
  description: 'The target is set; the version before stays known for the time it held.',
  fields: (t) => ({
    target: t.one({
      type: Target,
      on: { id: 'id' },
      guaranteed: 'the write returned its id',
      description: 'The target.',
    }),
  }),
});

const ACKNOWLEDGE = 'Warnings that were looked at: it is meant.';
const RecordFigureInput = builder.inputType('RecordFigureInput', {
  description: 'One number about an area, as a source gives it.',
  fields: (t) => ({
    area: t.id({ required: true, ...idOf('Area'), description: 'What it is about.' }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers.' }),
    measure: t.field({ type: Measure, required: true, description: 'What is counted; its unit follows.' }),
    basis: t.field({ type: Basis, required: true, description: 'Active or ever registered, or not said.' }),
    asOf: t.string({
      required: true,
      description: 'When it is true: `2026`, `2026-07` or `2026-07-31`; over in the area by now.',
    }),
    quantity: t.field({ type: QuantityInput, required: true, description: 'The number.' }),
    source: t.field({ type: SourceInput, required: true, description: 'Who says it.' }),
    publishedScope: t.string({ description: "The scope in the source's words; the area's name when not given." }),
    note: t.string({ description: 'Remarks.' }),
    acknowledge: t.field({ type: [FigureWarning], description: ACKNOWLEDGE }),
  }),
});
const CorrectFigureInput = builder.inputType('CorrectFigureInput', {
  description: 'Another number in place of one that was recorded. Nothing is overwritten: a revision follows.',
  fields: (t) => ({
    figure: t.id({ required: true, ...idOf('Figure'), description: 'The figure, as last read.' }),
    revision: t.int({ required: true, description: 'Its revision as last read: another one by now is a conflict.' }),
    quantity: t.field({ type: QuantityInput, required: true, description: 'The right number.' }),
    note: t.string({ description: 'Remarks, in place of those before.' }),
    reason: t.string({ required: true, description: 'Why it is corrected.' }),
    acknowledge: t.field({ type: [FigureWarning], description: ACKNOWLEDGE }),
  }),
});
const PreferFigureInput = builder.inputType('PreferFigureInput', {
  description:
    'Of rival figures for the same thing and day, the one to show first. A number for a month of what there is on a day is a rival of one for its last day.',
  fields: (t) => ({
    figure: t.id({ required: true, ...idOf('Figure'), description: 'The one to prefer.' }),
    reason: t.string({ required: true, description: 'Why this one.' }),
  }),
});
const SetTargetInput = builder.inputType('SetTargetInput', {
  description: 'What is to be reached; to change it, name the target it replaces.',
  fields: (t) => ({
    area: t.id({ required: true, ...idOf('Area'), description: 'For which area.' }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers.' }),
    measure: t.field({ type: Measure, required: true, description: 'What is counted; its unit follows.' }),
    kind: t.field({
      type: TargetKind,
      required: true,
      description: 'An addition, a stock, a coverage or a number of markets.',
    }),
    quantity: t.field({ type: QuantityInput, required: true, description: 'How much.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day of its period.' }),
    to: t.field({ type: 'Date', required: true, description: 'Last day of its period, included.' }),
    basis: t.field({ type: TargetBasis, required: true, description: 'Whose plan.' }),
    issuer: t.string({ description: 'Who set it.' }),
    instrument: t.string({ description: 'The legal instrument it stands in, as UU 59/2024.' }),
    interpretation: t.field({ type: Interpretation, required: true, description: 'How its words are to be read.' }),
    source: t.field({ type: SourceInput, required: true, description: 'Where it is from.' }),
    note: t.string({ description: 'Remarks.' }),
    replaces: t.id({ ...idOf('Target'), description: 'The target of the same plan that it is a new version of.' }),
  }),
});

builder.kyselyMutation((t) => ({
  recordFigure: t.write({
    type: resultOf('RecordFigure', RecordFigureSuccess, ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'UNACKNOWLEDGED']),
    nullable: true,
    ...needsToWrite('WRITE_FIGURE', 'Records one figure.'),
    args: { input: t.arg({ type: RecordFigureInput, required: true, description: 'The figure.' }) },
    write: ({ args: { input } }) => attempt('record_figure', { ...input, area: areaCodeOf(input.area) }),
  }),
  correctFigure: t.write({
    type: resultOf('CorrectFigure', CorrectFigureSuccess, ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'UNACKNOWLEDGED']),
    nullable: true,
    ...needsToWrite('CORRECT_FIGURE', 'Corrects a figure by a revision.'),
    args: { input: t.arg({ type: CorrectFigureInput, required: true, description: 'The correction.' }) },
    write: ({ args: { input } }) => attempt('correct_figure', input),
  }),
  preferFigure: t.write({
    type: resultOf('PreferFigure', PreferFigureSuccess),
    nullable: true,
    ...needsToWrite('CORRECT_FIGURE', 'Shows one of rival figures first from now on.'),
    args: { input: t.arg({ type: PreferFigureInput, required: true, description: 'The choice.' }) },
    write: ({ args: { input } }) => attempt('prefer_figure', input),
  }),
  setTarget: t.write({
    type: resultOf('SetTarget', SetTargetSuccess),
    nullable: true,
    ...needsToWrite('WRITE_TARGET', 'Sets a target, or a new version of one.'),
    args: { input: t.arg({ type: SetTargetInput, required: true, description: 'The target.' }) },
    write: ({ args: { input } }) => attempt('set_target', { ...input, area: areaCodeOf(input.area) }),
  }),
}));
