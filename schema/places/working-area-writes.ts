/** Writes about the working areas of branches (rules/places/working-areas.sql). */
import { builder } from '../builder.ts';
import { SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { areaCodeOf, namesArea } from './area-ids.ts';
import { Branch } from './branch.ts';
import { LocalGovernment } from './local-government.ts';

const MoveLocalGovernmentSuccess = successOf(
  'MoveLocalGovernment',
  'The move is recorded.',
  'localGovernment',
  LocalGovernment,
  'The regency or city that was moved.',
);
const MoveLocalGovernmentInput = builder.inputType('MoveLocalGovernmentInput', {
  description: 'A regency or city that another branch serves from a day on.',
  fields: (t) => ({
    localGovernment: t.id({
      required: true,
      ...namesArea('The regency or city.', 'LocalGovernment'),
    }),
    branch: t.id({
      required: true,
      ...namesArea('The branch that serves it then.', 'Branch'),
    }),
    from: t.field({ type: 'Date', required: true, description: 'The first day of that, such as `2027-01-01`.' }),
    reason: t.string({ required: true, description: 'Why, such as the decision that says so.' }),
  }),
});

const CloseWorkingAreaSuccess = successOf(
  'CloseWorkingArea',
  'It is recorded that the working area is whole.',
  'branch',
  Branch,
  'The branch.',
);
const CloseWorkingAreaInput = builder.inputType('CloseWorkingAreaInput', {
  description: 'States that the listed local governments are all that the branch serves.',
  fields: (t) => ({
    branch: t.id({ required: true, ...namesArea('The branch.', 'Branch') }),
    from: t.field({ type: 'Date', required: true, description: 'The first day for which that is known.' }),
    to: t.field({ type: 'Date', description: 'The last day for which it is known. When not given, it holds on.' }),
    source: t.field({ type: SourceInput, required: true, description: 'Who says so.' }),
    note: t.string({ description: 'Remarks.' }),
  }),
});

const OpenWorkingAreaSuccess = successOf(
  'OpenWorkingArea',
  'It is recorded that the working area need not be whole any more.',
  'branch',
  Branch,
  'The branch.',
);
const OpenWorkingAreaInput = builder.inputType('OpenWorkingAreaInput', {
  description: 'States that from a day on the branch may serve more than the listed local governments.',
  fields: (t) => ({
    branch: t.id({ required: true, ...namesArea('The branch.', 'Branch') }),
    from: t.field({ type: 'Date', required: true, description: 'The first day on which it need not be whole.' }),
    source: t.field({ type: SourceInput, required: true, description: 'Who says so.' }),
    note: t.string({ description: 'Remarks.' }),
  }),
});

builder.kyselyMutation((t) => ({
  moveLocalGovernment: t.write({
    type: resultOf('MoveLocalGovernment', MoveLocalGovernmentSuccess),
    nullable: true,
    ...needsToWrite(
      'MANAGE_ACCESS',
      'Records that another branch serves a regency or city from a day on. Whose roles reach it changes with that.',
    ),
    args: { input: t.arg({ type: MoveLocalGovernmentInput, required: true, description: 'The move.' }) },
    write: ({ args: { input } }) =>
      attempt('move_local_government', {
        ...input,
        localGovernment: areaCodeOf(input.localGovernment),
        branch: areaCodeOf(input.branch),
      }),
  }),
  closeWorkingArea: t.write({
    type: resultOf('CloseWorkingArea', CloseWorkingAreaSuccess),
    nullable: true,
    ...needsToWrite(
      'CORRECT_FIGURE',
      'Records that the working area of a branch is known completely for some days. For these, the sum of its regencies and cities may stand for the branch.',
    ),
    args: { input: t.arg({ type: CloseWorkingAreaInput, required: true, description: 'The working area.' }) },
    write: ({ args: { input } }) => attempt('close_working_area', { ...input, branch: areaCodeOf(input.branch) }),
  }),
  openWorkingArea: t.write({
    type: resultOf('OpenWorkingArea', OpenWorkingAreaSuccess),
    nullable: true,
    ...needsToWrite(
      'CORRECT_FIGURE',
      'Takes back what `closeWorkingArea` recorded, from a day on. From then, the sum of its regencies and cities is the least that the branch has. What is recorded of the days before stays.',
    ),
    args: { input: t.arg({ type: OpenWorkingAreaInput, required: true, description: 'From when on.' }) },
    write: ({ args: { input } }) => attempt('open_working_area', { ...input, branch: areaCodeOf(input.branch) }),
  }),
}));
