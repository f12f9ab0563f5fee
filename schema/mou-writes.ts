/**
 * The life of an MoU, written. Every act names the version it was decided on and makes the next one; what may follow on
 * what is a table (mou_transition). Functions and rules: migrations/0014.
 */
import { sql } from 'kysely';
import { builder } from './builder.ts';
import { inputJson } from './inputs.ts';
import { areaCodeOf } from './memberships.ts';
import { Mou } from './mou.ts';
import {
  AddFollowUpInput,
  AmendMouInput,
  CancelMouInput,
  CommentOnMouInput,
  ConfirmMilestoneInput,
  ProposeMouInput,
  RecordMouProgressInput,
  RecordMouStageInput,
  RenewMouInput,
  SetCommitmentInput,
  SignMouInput,
  SuspendMouInput,
  TerminateMouInput,
} from './mou-inputs.ts';
import { FollowUpInstrument, Milestone } from './mou-parts.ts';
import { resultOf } from './outcomes.ts';

const WRITERS = 'Needs the role BRANCH, REGION or ADMIN for its area.';
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
    description: `Begins an agreement. ${WRITERS}`,
    args: { input: t.arg({ type: ProposeMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('propose_mou', ${inputJson({ ...input, area: areaCodeOf(input.area) })})`,
  }),
  recordMouStage: t.write({
    type: resultOf('RecordMouStage', mouSuccess('RecordMouStage', 'The stage is recorded.'), VERSIONED),
    nullable: true,
    description: `Records how far it has come. ${WRITERS}`,
    args: { input: t.arg({ type: RecordMouStageInput, required: true, description: 'The stage.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('record_mou_stage', ${inputJson(input)})`,
  }),
  signMou: t.write({
    type: resultOf('SignMou', mouSuccess('SignMou', 'It is signed, and public.'), VERSIONED),
    nullable: true,
    description: `Records a signature; the agreement is public from then on. ${WRITERS}`,
    args: { input: t.arg({ type: SignMouInput, required: true, description: 'The signature.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('sign_mou', ${inputJson(input)})`,
  }),
  amendMou: t.write({
    type: resultOf('AmendMou', mouSuccess('AmendMou', 'The amendment is the version that holds.')),
    nullable: true,
    description: `Amends it; the version before stays readable. ${WRITERS}`,
    args: { input: t.arg({ type: AmendMouInput, required: true, description: 'The amendment.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('amend_mou', ${inputJson(input)})`,
  }),
  renewMou: t.write({
    type: resultOf('RenewMou', mouSuccess('RenewMou', 'The draft that renews it.'), VERSIONED),
    nullable: true,
    description: `Begins its renewal. ${WRITERS}`,
    args: { input: t.arg({ type: RenewMouInput, required: true, description: 'The renewal.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('renew_mou', ${inputJson(input)})`,
  }),
  suspendMou: t.write({
    type: resultOf('SuspendMou', mouSuccess('SuspendMou', 'It rests.'), VERSIONED),
    nullable: true,
    description: `Lets it rest. ${WRITERS}`,
    args: { input: t.arg({ type: SuspendMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('suspend_mou', ${inputJson(input)})`,
  }),
  terminateMou: t.write({
    type: resultOf('TerminateMou', mouSuccess('TerminateMou', 'It has ended.'), VERSIONED),
    nullable: true,
    description: `Ends it before its day. ${WRITERS}`,
    args: { input: t.arg({ type: TerminateMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('terminate_mou', ${inputJson(input)})`,
  }),
  cancelMou: t.write({
    type: resultOf('CancelMou', mouSuccess('CancelMou', 'It is given up.'), VERSIONED),
    nullable: true,
    description: `Gives up what is not signed. ${WRITERS}`,
    args: { input: t.arg({ type: CancelMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('cancel_mou', ${inputJson(input)})`,
  }),
  addFollowUp: t.write({
    type: resultOf('AddFollowUp', AddFollowUpSuccess),
    nullable: true,
    description: `Adds a regulation, PKS or decree. ${WRITERS}`,
    args: { input: t.arg({ type: AddFollowUpInput, required: true, description: 'The instrument.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('add_follow_up', ${inputJson({ ...input, area: input.area && areaCodeOf(input.area) })})`,
  }),
  setCommitment: t.write({
    type: resultOf('SetCommitment', mouSuccess('SetCommitment', 'The commitment is set.')),
    nullable: true,
    description: `Sets what it promises. ${WRITERS}`,
    args: { input: t.arg({ type: SetCommitmentInput, required: true, description: 'The commitment.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('set_commitment', ${inputJson(input)})`,
  }),
  recordMouProgress: t.write({
    type: resultOf('RecordMouProgress', mouSuccess('RecordMouProgress', 'The progress is recorded.')),
    nullable: true,
    description: `Records how many workers it covers. ${WRITERS}`,
    args: { input: t.arg({ type: RecordMouProgressInput, required: true, description: 'The progress.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('record_mou_progress', ${inputJson(input)})`,
  }),
  confirmMilestone: t.write({
    type: resultOf('ConfirmMilestone', ConfirmMilestoneSuccess),
    nullable: true,
    description:
      'Confirms that a step was taken. Needs GOVERNMENT as a party, or BRANCH, REGION or ADMIN for its area.',
    args: { input: t.arg({ type: ConfirmMilestoneInput, required: true, description: 'The step.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('confirm_milestone', ${inputJson(input)})`,
  }),
  commentOnMou: t.write({
    type: resultOf('CommentOnMou', mouSuccess('CommentOnMou', 'The note is there.')),
    nullable: true,
    description: 'Writes a note. Needs GOVERNMENT as a party, or BRANCH, REGION or ADMIN for its area.',
    args: { input: t.arg({ type: CommentOnMouInput, required: true, description: 'The note.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('comment_on_mou', ${inputJson(input)})`,
  }),
}));
