/**
 * The life of an MoU, written. Every act names the version it was decided on and makes the next one; what may follow on
 * what is a table (mou_transition). Functions and rules: migrations/0014.
 */
import { sql } from 'kysely';
import { idOf } from '../src/pothos-kysely/index.ts';
import { builder } from './builder.ts';
import {
  FollowUpKind,
  MouInstrument,
  MouStage,
  PartyRole,
  Payer,
  ProgrammeCode,
  Segment,
  SigningCapacity,
} from './enums.ts';
import { inputJson, QuantityInput, SourceInput } from './inputs.ts';
import { areaCodeOf } from './memberships.ts';
import { Mou } from './mou.ts';
import { FollowUpInstrument, Milestone } from './mou-parts.ts';
import { needsToWrite } from './needs.ts';
import { resultOf } from './outcomes.ts';

const DAY = '`2026`, `2026-07` or `2026-07-31`';
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

const PartyInput = builder.inputType('MouPartyInput', {
  description: 'An office that is to agree.',
  fields: (t) => ({
    role: t.field({ type: PartyRole, required: true, description: 'What kind of party.' }),
    office: t.string({ required: true, description: 'The office; a natural person only by role.' }),
    area: t.id({ ...idOf('Area'), description: "The office's area: its government then reads the draft." }),
  }),
});
const ProposeMouInput = builder.inputType('ProposeMouInput', {
  description: 'A draft of an agreement; public when it is signed.',
  fields: (t) => ({
    area: t.id({ required: true, ...idOf('Area'), description: 'For which area.' }),
    instrument: t.field({ type: MouInstrument, required: true, description: 'What kind of paper it will be.' }),
    title: t.string({ description: 'Its title.' }),
    scope: t.string({ description: 'What and whom it will cover.' }),
    funding: t.string({ description: 'Who will pay.' }),
    note: t.string({ description: 'Remarks.' }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement it follows from.' }),
    proposedOn: t.field({ type: 'Date', description: 'When. Today in the area when not given.' }),
    parties: t.field({ type: [PartyInput], required: true, description: 'Who is to agree.' }),
  }),
});
const versioned = {
  mou: { required: true, ...idOf('Mou'), description: 'Which MoU.' },
  version: { required: true, description: 'Its version as last read: another one by now is a conflict.' },
} as const;
const RecordMouStageInput = builder.inputType('RecordMouStageInput', {
  description: 'How far it has come.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    stage: t.field({
      type: MouStage,
      required: true,
      description: 'The stage before a signature; SIGNED only to take up what was suspended.',
    }),
    on: t.string({ required: true, description: `When: ${DAY}.` }),
    note: t.string({ description: 'Remarks.' }),
  }),
});
const SignatoryInput = builder.inputType('SignatoryInput', {
  description: 'Who signed for a party.',
  fields: (t) => ({
    position: t.int({ required: true, description: 'The party, by its place among the parties, from 1.' }),
    signatory: t.string({ description: 'The public official who signed.' }),
    capacity: t.field({
      type: SigningCapacity,
      required: true,
      description: 'In office, acting or by power of attorney.',
    }),
  }),
});
const SignMouInput = builder.inputType('SignMouInput', {
  description: 'A signature. It may hold from before it, or not know from when.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    signedOn: t.string({ required: true, description: `When: ${DAY}.` }),
    effectiveFrom: t.string({ description: `From when it holds: ${DAY}.` }),
    effectiveTo: t.string({ description: `Last day it holds: ${DAY}.` }),
    number: t.string({ description: 'Its number.' }),
    title: t.string({ description: 'Title as signed.' }),
    signatories: t.field({ type: [SignatoryInput], description: 'Who signed.' }),
  }),
});
const AmendMouInput = builder.inputType('AmendMouInput', {
  description:
    'What is to be otherwise from now on (_adendum_). What is given as null is taken out; what is not given stays.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    reason: t.string({ required: true, description: 'Why.' }),
    instrument: t.field({ type: MouInstrument, description: 'Kind of paper.' }),
    title: t.string({ description: 'Title.' }),
    number: t.string({ description: 'Number.' }),
    scope: t.string({ description: 'What and whom it covers.' }),
    funding: t.string({ description: 'Who pays.' }),
    note: t.string({ description: 'Remarks.' }),
    effectiveFrom: t.string({ description: `From when it holds: ${DAY}.` }),
    effectiveTo: t.string({ description: `Last day it holds: ${DAY}.` }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement it follows from; may be linked later.' }),
  }),
});
const RenewMouInput = builder.inputType('RenewMouInput', {
  description: 'A draft that renews an agreement (_perpanjangan_), with its parties.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    title: t.string({ description: "Its title; the old one's when not given." }),
    proposedOn: t.field({ type: 'Date', description: 'When. Today in the area when not given.' }),
  }),
});
const endInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      mou: t.id(versioned.mou),
      version: t.int(versioned.version),
      on: t.string({ required: true, description: `When: ${DAY}.` }),
      reason: t.string({ required: true, description: 'Why.' }),
    }),
  });
const SuspendMouInput = endInput('SuspendMouInput', 'An agreement that rests.');
const TerminateMouInput = endInput('TerminateMouInput', 'An agreement that ends before its day (_pengakhiran_).');
const CancelMouInput = endInput('CancelMouInput', 'A draft that is given up.');
const PublishMouInput = builder.inputType('PublishMouInput', {
  description: 'A draft that everybody may read from now on, as it stands.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});
const CommentOnMouInput = builder.inputType('CommentOnMouInput', {
  description: 'A note for those who work on it; never public.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    words: t.string({ required: true, description: '1 to 4,000 characters.' }),
  }),
});
const ConfirmMilestoneInput = builder.inputType('ConfirmMilestoneInput', {
  description: 'A step that was taken.',
  fields: (t) => ({
    milestone: t.id({ required: true, ...idOf('Milestone'), description: 'Which step.' }),
    metOn: t.field({ type: 'Date', required: true, description: 'When; not after today in the area.' }),
  }),
});
const AddFollowUpInput = builder.inputType('AddFollowUpInput', {
  description: 'An instrument that follows an MoU, or stands alone for an area.',
  fields: (t) => ({
    mou: t.id({ ...idOf('Mou'), description: 'The MoU it follows.' }),
    area: t.id({ ...idOf('Area'), description: 'For which area, where it follows none.' }),
    kind: t.field({ type: FollowUpKind, required: true, description: 'What kind.' }),
    number: t.string({ description: 'Its number.' }),
    issuedOn: t.string({ required: true, description: `When it was issued: ${DAY}.` }),
    effectiveFrom: t.string({ description: `From when it holds: ${DAY}.` }),
    effectiveTo: t.string({ description: `Last day it holds: ${DAY}.` }),
    issuer: t.string({ required: true, description: 'Who issued it.' }),
    addressee: t.string({ description: 'Who else is named.' }),
    scope: t.string({ description: 'What it orders.' }),
    funding: t.string({ description: 'Who pays.' }),
    workers: t.field({ type: QuantityInput, description: 'How many workers it covers.' }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: 'Where that is from; your own report when not given.' }),
  }),
});
const SetCommitmentInput = builder.inputType('SetCommitmentInput', {
  description: 'What an MoU promises; another in the same words takes its place.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    words: t.string({ required: true, description: 'The promise in words.' }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers.' }),
    programmes: t.field({ type: [ProgrammeCode], description: 'Which programmes.' }),
    workers: t.field({ type: QuantityInput, description: 'How many workers.' }),
    payer: t.field({ type: Payer, required: true, description: 'Who pays.' }),
    budget: t.field({ type: QuantityInput, description: 'Money set aside, in rupiah.' }),
  }),
});

const RecordMouProgressInput = builder.inputType('RecordMouProgressInput', {
  description: 'How many workers an MoU covers by a day.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    asOf: t.string({ required: true, description: `When it is true, not ahead: ${DAY}.` }),
    workers: t.field({ type: QuantityInput, required: true, description: 'How many workers.' }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: 'Where that is from; your own report when not given.' }),
  }),
});

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
    write: ({ args: { input } }) =>
      sql`select * from attempt('propose_mou', ${inputJson({ ...input, area: areaCodeOf(input.area) })})`,
  }),
  recordMouStage: t.write({
    type: resultOf('RecordMouStage', mouSuccess('RecordMouStage', 'The stage is recorded.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how far it has come.'),
    args: { input: t.arg({ type: RecordMouStageInput, required: true, description: 'The stage.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('record_mou_stage', ${inputJson(input)})`,
  }),
  signMou: t.write({
    type: resultOf('SignMou', mouSuccess('SignMou', 'It is signed, and public.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records a signature; the agreement is public from then on.'),
    args: { input: t.arg({ type: SignMouInput, required: true, description: 'The signature.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('sign_mou', ${inputJson(input)})`,
  }),
  amendMou: t.write({
    type: resultOf('AmendMou', mouSuccess('AmendMou', 'The amendment is the version that holds.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Amends it; the version before stays readable.'),
    args: { input: t.arg({ type: AmendMouInput, required: true, description: 'The amendment.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('amend_mou', ${inputJson(input)})`,
  }),
  renewMou: t.write({
    type: resultOf('RenewMou', mouSuccess('RenewMou', 'The draft that renews it.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Begins its renewal.'),
    args: { input: t.arg({ type: RenewMouInput, required: true, description: 'The renewal.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('renew_mou', ${inputJson(input)})`,
  }),
  suspendMou: t.write({
    type: resultOf('SuspendMou', mouSuccess('SuspendMou', 'It rests.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Lets it rest.'),
    args: { input: t.arg({ type: SuspendMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('suspend_mou', ${inputJson(input)})`,
  }),
  terminateMou: t.write({
    type: resultOf('TerminateMou', mouSuccess('TerminateMou', 'It has ended.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Ends it before its day.'),
    args: { input: t.arg({ type: TerminateMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('terminate_mou', ${inputJson(input)})`,
  }),
  cancelMou: t.write({
    type: resultOf('CancelMou', mouSuccess('CancelMou', 'It is given up.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Gives up what is not signed.'),
    args: { input: t.arg({ type: CancelMouInput, required: true, description: 'The act.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('cancel_mou', ${inputJson(input)})`,
  }),
  publishMou: t.write({
    type: resultOf('PublishMou', mouSuccess('PublishMou', 'The draft is public; the versions before it are not.')),
    nullable: true,
    ...needsToWrite('PUBLISH', 'Makes a draft public as it stands; this is not taken back.'),
    args: { input: t.arg({ type: PublishMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('make_mou_public', ${inputJson(input)})`,
  }),
  addFollowUp: t.write({
    type: resultOf('AddFollowUp', AddFollowUpSuccess),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Adds a regulation, PKS or decree.'),
    args: { input: t.arg({ type: AddFollowUpInput, required: true, description: 'The instrument.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('add_follow_up', ${inputJson({ ...input, area: input.area && areaCodeOf(input.area) })})`,
  }),
  setCommitment: t.write({
    type: resultOf('SetCommitment', mouSuccess('SetCommitment', 'The commitment is set.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Sets what it promises.'),
    args: { input: t.arg({ type: SetCommitmentInput, required: true, description: 'The commitment.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('set_commitment', ${inputJson(input)})`,
  }),
  recordMouProgress: t.write({
    type: resultOf('RecordMouProgress', mouSuccess('RecordMouProgress', 'The progress is recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how many workers it covers.'),
    args: { input: t.arg({ type: RecordMouProgressInput, required: true, description: 'The progress.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('record_mou_progress', ${inputJson(input)})`,
  }),
  confirmMilestone: t.write({
    type: resultOf('ConfirmMilestone', ConfirmMilestoneSuccess),
    nullable: true,
    ...needsToWrite('CONFIRM_MILESTONE', 'Confirms that a step was taken.'),
    args: { input: t.arg({ type: ConfirmMilestoneInput, required: true, description: 'The step.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('confirm_milestone', ${inputJson(input)})`,
  }),
  commentOnMou: t.write({
    type: resultOf('CommentOnMou', mouSuccess('CommentOnMou', 'The note is there.')),
    nullable: true,
    ...needsToWrite('COMMENT', 'Writes a note.'),
    args: { input: t.arg({ type: CommentOnMouInput, required: true, description: 'The note.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('comment_on_mou', ${inputJson(input)})`,
  }),
}));
