/** Submitting figures, and what becomes of them. The rules are in migrations/rules/figures/submissions.sql. */
import { idOf, ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf, namesArea } from '../places/area-ids.ts';
import { Region } from '../places/region.ts';
import { attempt, resultOf, SUBMITTED_ROWS, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { FigureRowInput, FigureWarning, GIVEN, OF_LIST } from './figure-writes.ts';
import { Submission } from './submission.ts';

const SubmitFiguresInput = builder.inputType('SubmitFiguresInput', {
  description: 'Many numbers that one source gives for one time, on one basis, to be released.',
  fields: (t) => ({
    office: t.id(namesArea('The area whose office submits them. When not given, that of your own office.')),
    source: t.field(OF_LIST.source),
    basis: t.field(GIVEN.basis),
    attribution: t.field(GIVEN.attribution),
    asOf: t.string(OF_LIST.asOf),
    rows: t.field({
      type: [FigureRowInput],
      required: true,
      ...ruled({ asJson: true, maxItems: SUBMITTED_ROWS }),
      description: `The numbers, from 1 to ${SUBMITTED_ROWS}: at most one for each area, segment and measure.`,
    }),
    acknowledge: t.field({
      type: [FigureWarning],
      description: 'Warnings that you have checked and accept.',
    }),
    acceptPartial: t.boolean({
      description:
        'Whether to take in the rows that nothing is wrong with, and keep the others as `findings`. When not given, one wrong row refuses all.',
    }),
  }),
});
const submission = { required: true, ...idOf('Submission'), description: 'The submission.' } as const;
const ReleaseSubmissionInput = builder.inputType('ReleaseSubmissionInput', {
  description: 'A submission whose rows are to become figures.',
  fields: (t) => ({
    submission: t.id(submission),
    reason: t.string({
      description:
        'Why figures that the source gave before are replaced. It is needed where there are any, and is kept with their new revision.',
    }),
    acknowledge: t.field({
      type: [FigureWarning],
      description:
        'Warnings that you have checked and accept. Rows are compared with the figures that there are by now; what was acknowledged when they were submitted need not be acknowledged again.',
    }),
  }),
});
const ReturnSubmissionInput = builder.inputType('ReturnSubmissionInput', {
  description: 'A submission that is to be mended and submitted again.',
  fields: (t) => ({
    submission: t.id(submission),
    remark: t.string({ required: true, description: 'What is to be mended.' }),
  }),
});
const WithdrawSubmissionInput = builder.inputType('WithdrawSubmissionInput', {
  description: 'A submission that its office takes back.',
  fields: (t) => ({
    submission: t.id(submission),
    remark: t.string({ description: 'Why it is taken back.' }),
  }),
});
const LetBranchesReleaseInput = builder.inputType('LetBranchesReleaseInput', {
  description: 'Whether the branches of a region record figures themselves.',
  fields: (t) => ({
    region: t.id({ required: true, ...namesArea('The region.', 'Region') }),
    allowed: t.boolean({
      required: true,
      description: 'Whether its branches record figures and release their submissions themselves.',
    }),
  }),
});

const success = (mutation: string, description: string) =>
  successOf(mutation, description, 'submission', Submission, 'The submission as it is now.');

builder.kyselyMutation((t) => ({
  submitFigures: t.write({
    type: resultOf('SubmitFigures', success('SubmitFigures', 'The figures are submitted, and wait to be released.'), [
      'ROWS_REFUSED',
      'FORBIDDEN',
      'INVALID_INPUT',
      'CONFLICT',
    ]),
    nullable: true,
    cost: 100,
    ...needsToWrite(
      'SUBMIT_FIGURE',
      'Submits many figures of one source and time. They are public once they are released. What is sent twice is the same submission.',
    ),
    args: { input: t.arg({ type: SubmitFiguresInput, required: true, description: 'The figures.' }) },
    write: ({ args: { input } }) =>
      attempt('submit_figures', { ...input, office: input.office && areaCodeOf(input.office) }, false),
  }),
  releaseSubmission: t.write({
    type: resultOf(
      'ReleaseSubmission',
      success(
        'ReleaseSubmission',
        'Rows of the submission are figures now: all of them, or of a long one as many as `count { released }` says.',
      ),
      ['ROWS_REFUSED', 'FORBIDDEN', 'INVALID_INPUT', 'CONFLICT'],
    ),
    nullable: true,
    cost: 100,
    ...needsToWrite(
      'WRITE_FIGURE',
      'Releases up to 500 rows of a submission as figures, all or none. Repeat while the state is SUBMITTED. Rows are checked again, as others may have released figures meanwhile: unusual ones must be acknowledged first.',
    ),
    args: { input: t.arg({ type: ReleaseSubmissionInput, required: true, description: 'The submission.' }) },
    write: ({ args: { input } }) => attempt('release_submission', input, false),
  }),
  returnSubmission: t.write({
    type: resultOf('ReturnSubmission', success('ReturnSubmission', 'The submission is returned.')),
    nullable: true,
    ...needsToWrite('WRITE_FIGURE', 'Returns a submission to its office, with what is to be mended.'),
    args: { input: t.arg({ type: ReturnSubmissionInput, required: true, description: 'The submission.' }) },
    write: ({ args: { input } }) => attempt('return_submission', input),
  }),
  withdrawSubmission: t.write({
    type: resultOf('WithdrawSubmission', success('WithdrawSubmission', 'The submission is taken back.')),
    nullable: true,
    ...needsToWrite('SUBMIT_FIGURE', 'Takes back a submission that is not released yet.'),
    args: { input: t.arg({ type: WithdrawSubmissionInput, required: true, description: 'The submission.' }) },
    write: ({ args: { input } }) => attempt('withdraw_submission', input),
  }),
  letBranchesRelease: t.write({
    type: resultOf(
      'LetBranchesRelease',
      successOf('LetBranchesRelease', 'It is set.', 'region', Region, 'The region as it is now.'),
    ),
    nullable: true,
    ...needsToWrite(
      'MANAGE_ACCESS',
      'Sets whether the branches of a region record figures and release their submissions themselves.',
    ),
    args: { input: t.arg({ type: LetBranchesReleaseInput, required: true, description: 'The setting.' }) },
    write: ({ args: { input } }) => attempt('let_branches_release', { ...input, region: areaCodeOf(input.region) }),
  }),
}));
