/** Writes about the working areas of branches (rules/places/working-areas.sql). */
import { builder } from '../builder.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { areaCodeOf, namesArea } from './area-ids.ts';
import { ID_OR_CODE } from './arguments.ts';
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
      ...namesArea('LocalGovernment'),
      description: `The regency or city. ${ID_OR_CODE}`,
    }),
    branch: t.id({
      required: true,
      ...namesArea('Branch'),
      description: `The branch that serves it then. ${ID_OR_CODE}`,
    }),
    from: t.field({ type: 'Date', required: true, description: 'The first day of that, such as `2027-01-01`.' }),
    reason: t.string({ required: true, description: 'Why, such as the decision that says so.' }),
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
}));
