/** Confirming a step that an agreement announced (rules/agreements/milestones.sql). */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Milestone } from './milestone.ts';

const ConfirmMilestoneInput = builder.inputType('ConfirmMilestoneInput', {
  description: 'A step that was taken.',
  fields: (t) => ({
    milestone: t.id({ required: true, ...idOf('Milestone'), description: 'The step.' }),
    metOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day on which the step was taken (`2026-08-31`), not after today in the time zone of the area.',
    }),
  }),
});

const ConfirmMilestoneSuccess = successOf(
  'ConfirmMilestone',
  'The step is confirmed.',
  'milestone',
  Milestone,
  'The step.',
);

builder.kyselyMutation((t) => ({
  confirmMilestone: t.write({
    type: resultOf('ConfirmMilestone', ConfirmMilestoneSuccess),
    nullable: true,
    ...needsToWrite('CONFIRM_MILESTONE', 'Confirms that a step of an agreement was taken.'),
    args: { input: t.arg({ type: ConfirmMilestoneInput, required: true, description: 'The step.' }) },
    write: ({ args: { input } }) => attempt('confirm_milestone', input),
  }),
}));
