/**
 * The life of an MoU, written. Every act names the version it was decided on and makes the next one; what may follow on
 * what is a table (mou_transition). Functions and rules: migrations/rules/agreements.
 */
import type { SqlArg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf } from '../places/memberships.ts';
import { attempt, resultOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Mou } from './mou.ts';
import {
  AddFollowUpInput,
  AmendMouInput,
  CancelMouInput,
  CommentOnMouInput,
  ConfirmMilestoneInput,
  ProposeMouInput,
  PublishMouInput,
  RecordMouProgressInput,
  RecordMouStageInput,
  RenewMouInput,
  SetCommitmentInput,
  SignMouInput,
  SuspendMouInput,
  TerminateMouInput,
} from './mou-inputs.ts';
import { FollowUpInstrument, Milestone } from './mou-parts.ts';

const mouSuccess = (name: string, description: string) => {
  const type = builder.kyselyObject(`${name}Success`, { table: 'outcome' });
  type.implement({
    description,
    fields: (t) => ({
      mou: t.one({
        type: Mou,
        on: { id: 'id' },
        guaranteed: 'the write returned its id',
        description: 'The MoU as it is now.',
      }),
    }),
  });
  return type;
};
/** With the codes of areas that there are: another id is null, none given is left out. */
const withParties = <Input extends Pick<SqlArg<typeof AmendMouInput.$inferInput>, 'parties'>>(input: Input) => ({
  ...input,
  parties: input.parties?.map((party) => ({ ...party, area: party.area ? areaCodeOf(party.area) : undefined })),
});
const VERSIONED = ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'ILLEGAL_TRANSITION'] as const;

const ConfirmMilestoneSuccess = builder.kyselyObject('ConfirmMilestoneSuccess', { table: 'outcome' });
ConfirmMilestoneSuccess.implement({
  description: 'The step is confirmed.',
  fields: (t) => ({
    milestone: t.one({
      type: Milestone,
      on: { id: 'id' },
      guaranteed: 'the write returned its id',
      description: 'The step.',
    }),
  }),
});
const AddFollowUpSuccess = builder.kyselyObject('AddFollowUpSuccess', { table: 'outcome' });
AddFollowUpSuccess.implement({
  description: 'The instrument is recorded.',
  fields: (t) => ({
    followUp: t.one({
      type: FollowUpInstrument,
      on: { id: 'id' },
      guaranteed: 'the write returned its id',
      description: 'The instrument.',
    }),
  }),
});

builder.kyselyMutation((t) => ({
  proposeMou: t.write({
    type: resultOf('ProposeMou', mouSuccess('ProposeMou', 'The draft is there, for those who work on it.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Begins an agreement.'),
    args: { input: t.arg({ type: ProposeMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => attempt('propose_mou', { ...withParties(input), area: areaCodeOf(input.area) }),
  }),
  recordMouStage: t.write({
    type: resultOf('RecordMouStage', mouSuccess('RecordMouStage', 'The stage is recorded.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how far it has come.'),
    args: { input: t.arg({ type: RecordMouStageInput, required: true, description: 'The stage.' }) },
    write: ({ args: { input } }) => attempt('record_mou_stage', input),
  }),
  signMou: t.write({
    type: resultOf('SignMou', mouSuccess('SignMou', 'It is signed, and public.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records a signature; the agreement is public from then on.'),
    args: { input: t.arg({ type: SignMouInput, required: true, description: 'The signature.' }) },
    write: ({ args: { input } }) => attempt('sign_mou', input),
  }),
  amendMou: t.write({
    type: resultOf('AmendMou', mouSuccess('AmendMou', 'The amendment is the version that holds.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Amends it; the version before stays readable.'),
    args: { input: t.arg({ type: AmendMouInput, required: true, description: 'The amendment.' }) },
    write: ({ args: { input } }) => attempt('amend_mou', withParties(input)),
  }),
  renewMou: t.write({
    type: resultOf('RenewMou', mouSuccess('RenewMou', 'The draft that renews it.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Begins its renewal.'),
    args: { input: t.arg({ type: RenewMouInput, required: true, description: 'The renewal.' }) },
    write: ({ args: { input } }) => attempt('renew_mou', input),
  }),
  suspendMou: t.write({
    type: resultOf('SuspendMou', mouSuccess('SuspendMou', 'It rests.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Lets it rest.'),
    args: { input: t.arg({ type: SuspendMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => attempt('suspend_mou', input),
  }),
  terminateMou: t.write({
    type: resultOf('TerminateMou', mouSuccess('TerminateMou', 'It has ended.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Ends it before its day.'),
    args: { input: t.arg({ type: TerminateMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => attempt('terminate_mou', input),
  }),
  cancelMou: t.write({
    type: resultOf('CancelMou', mouSuccess('CancelMou', 'It is given up.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Gives up what is not signed.'),
    args: { input: t.arg({ type: CancelMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => attempt('cancel_mou', input),
  }),
  publishMou: t.write({
    type: resultOf('PublishMou', mouSuccess('PublishMou', 'The draft is public; the versions before it are not.')),
    nullable: true,
    ...needsToWrite('PUBLISH', 'Makes a draft public as it stands; this is not taken back.'),
    args: { input: t.arg({ type: PublishMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => attempt('make_mou_public', input),
  }),
  addFollowUp: t.write({
    type: resultOf('AddFollowUp', AddFollowUpSuccess),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Adds a regulation, PKS or decree.'),
    args: { input: t.arg({ type: AddFollowUpInput, required: true, description: 'The instrument.' }) },
    write: ({ args: { input } }) =>
      attempt('add_follow_up', { ...input, area: input.area ? areaCodeOf(input.area) : undefined }),
  }),
  setCommitment: t.write({
    type: resultOf('SetCommitment', mouSuccess('SetCommitment', 'The commitment is set.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Sets what it promises.'),
    args: { input: t.arg({ type: SetCommitmentInput, required: true, description: 'The commitment.' }) },
    write: ({ args: { input } }) => attempt('set_commitment', input),
  }),
  recordMouProgress: t.write({
    type: resultOf('RecordMouProgress', mouSuccess('RecordMouProgress', 'The progress is recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how many workers it covers.'),
    args: { input: t.arg({ type: RecordMouProgressInput, required: true, description: 'The progress.' }) },
    write: ({ args: { input } }) => attempt('record_mou_progress', input),
  }),
  confirmMilestone: t.write({
    type: resultOf('ConfirmMilestone', ConfirmMilestoneSuccess),
    nullable: true,
    ...needsToWrite('CONFIRM_MILESTONE', 'Confirms that a step was taken.'),
    args: { input: t.arg({ type: ConfirmMilestoneInput, required: true, description: 'The step.' }) },
    write: ({ args: { input } }) => attempt('confirm_milestone', input),
  }),
  commentOnMou: t.write({
    type: resultOf('CommentOnMou', mouSuccess('CommentOnMou', 'The note is there.')),
    nullable: true,
    ...needsToWrite('COMMENT', 'Writes a note.'),
    args: { input: t.arg({ type: CommentOnMouInput, required: true, description: 'The note.' }) },
    write: ({ args: { input } }) => attempt('comment_on_mou', input),
  }),
}));
