/** Inputs of the acts of an MoU's life. */

import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { ProgrammeCode, Segment } from '../shared/enums.ts';
import { QuantityInput, SourceInput } from '../shared/inputs.ts';
import { FollowUpKind, MouInstrument, MouStage, PartyRole, Payer, SigningCapacity } from './enums.ts';

const DAY = '`2026`, `2026-07` or `2026-07-31`';

const PartyInput = builder.inputType('MouPartyInput', {
  description: 'An office that is to agree.',
  fields: (t) => ({
    role: t.field({ type: PartyRole, required: true, description: 'What kind of party.' }),
    office: t.string({ required: true, description: 'The office; a natural person only by role.' }),
    area: t.id({ ...idOf('Area'), description: "The office's area: its government then reads the draft." }),
    person: t.string({
      description:
        'Name of an influential person, for those who work on it; everybody else is shown the role. When amending, null takes it out.',
    }),
  }),
});
const ResponsibleAgencyInput = builder.inputType('ResponsibleAgencyInput', {
  description:
    'The agency of the government that is responsible from a day on (_OPD_); the one before stays until then.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, such as `Dinas Sosial`.' }),
    since: t.field({ type: 'Date', description: 'From when. Today in the area when not given.' }),
  }),
});
const MilestoneInput = builder.inputType('MilestoneInput', {
  description: 'A step that is announced. One with the same title is put right: what is not given of it stays.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'The step, in words.' }),
    dueOn: t.field({ type: 'Date', description: 'By which day; null where it has none any more.' }),
    metOn: t.field({
      type: 'Date',
      description: 'When it was taken, to put a confirmation right; null where it was not.',
    }),
  }),
});
const hung = {
  responsibleAgency: { description: 'Which agency of the government is responsible (_OPD_).' },
  milestones: { description: 'Steps it announces.' },
} as const;
export const ProposeMouInput = builder.inputType('ProposeMouInput', {
  description: 'A draft of an agreement; public when it is signed.',
  fields: (t) => ({
    area: t.id({ required: true, ...idOf('Area'), description: 'For which area.' }),
    instrument: t.field({ type: MouInstrument, required: true, description: 'What kind of paper it will be.' }),
    stage: t.field({
      type: MouStage,
      description: 'IDENTIFIED where only a partner is in view; PROPOSED when not given. No other.',
    }),
    title: t.string({ description: 'Its title.' }),
    scope: t.string({ description: 'What and whom it will cover.' }),
    funding: t.string({ description: 'Who will pay.' }),
    note: t.string({ description: 'Remarks.' }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement it follows from.' }),
    proposedOn: t.field({ type: 'Date', description: 'When; not ahead. Today in the area when not given.' }),
    responsibleAgency: t.field({ type: ResponsibleAgencyInput, ...hung.responsibleAgency }),
    milestones: t.field({ type: [MilestoneInput], ...hung.milestones }),
    parties: t.field({ type: [PartyInput], required: true, description: 'Who is to agree.' }),
  }),
});
const versioned = {
  mou: { required: true, ...idOf('Mou'), description: 'Which MoU.' },
  version: { required: true, description: 'Its version as last read: another one by now is a conflict.' },
} as const;
export const RecordMouStageInput = builder.inputType('RecordMouStageInput', {
  description: 'How far it has come.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    stage: t.field({
      type: MouStage,
      required: true,
      description:
        'The stage before a signature; SIGNED or LAUNCHED only to take up what was suspended, as what it was.',
    }),
    on: t.string({
      required: true,
      description: `When: ${DAY}; not before the step it follows, and not ahead.`,
    }),
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
export const SignMouInput = builder.inputType('SignMouInput', {
  description: 'A signature. It may hold from before it, or not know from when.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    signedOn: t.string({
      required: true,
      description: `When: ${DAY}; not before the step it follows, and not ahead.`,
    }),
    effectiveFrom: t.string({ description: `From when it holds: ${DAY}.` }),
    effectiveTo: t.string({ description: `Last day it holds: ${DAY}.` }),
    number: t.string({ description: 'Its number.' }),
    title: t.string({ description: 'Title as signed.' }),
    signatories: t.field({ type: [SignatoryInput], description: 'Who signed.' }),
  }),
});
export const AmendMouInput = builder.inputType('AmendMouInput', {
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
    signedOn: t.string({ description: `When it was signed, put right: ${DAY}.` }),
    parties: t.field({
      type: [PartyInput],
      description:
        'Who agrees: all of them, in place of those before; who signed for an office stays with one of the same kind, name and area.',
    }),
    signatories: t.field({ type: [SignatoryInput], description: 'Who signed, for these parties; the others stay.' }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement it follows from; may be linked later.' }),
    responsibleAgency: t.field({ type: ResponsibleAgencyInput, ...hung.responsibleAgency }),
    milestones: t.field({ type: [MilestoneInput], ...hung.milestones }),
  }),
});
export const RenewMouInput = builder.inputType('RenewMouInput', {
  description:
    'A draft that renews an agreement (_perpanjangan_), with its parties and the agency that is responsible. There is one at a time.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    title: t.string({ description: "Its title; the old one's when not given." }),
    proposedOn: t.field({
      type: 'Date',
      description: 'When: not ahead, nor before the old one was signed. Today in the area when not given.',
    }),
  }),
});
const endInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      mou: t.id(versioned.mou),
      version: t.int(versioned.version),
      on: t.string({
        required: true,
        description: `When: ${DAY}; not before the step it follows, nor after the last day it holds.`,
      }),
      reason: t.string({ required: true, description: 'Why.' }),
    }),
  });
export const SuspendMouInput = endInput('SuspendMouInput', 'An agreement that rests.');
export const TerminateMouInput = endInput(
  'TerminateMouInput',
  'An agreement that ends before its day (_pengakhiran_).',
);
export const CancelMouInput = endInput('CancelMouInput', 'A draft that is given up.');
export const PublishMouInput = builder.inputType('PublishMouInput', {
  description: 'A draft that everybody may read from now on, as it stands.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});
export const CommentOnMouInput = builder.inputType('CommentOnMouInput', {
  description: 'A note for those who work on it; never public.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    words: t.string({ required: true, description: '1 to 4,000 characters.' }),
  }),
});
export const ConfirmMilestoneInput = builder.inputType('ConfirmMilestoneInput', {
  description: 'A step that was taken.',
  fields: (t) => ({
    milestone: t.id({ required: true, ...idOf('Milestone'), description: 'Which step.' }),
    metOn: t.field({ type: 'Date', required: true, description: 'When; not after today in the area.' }),
  }),
});
export const AddFollowUpInput = builder.inputType('AddFollowUpInput', {
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
export const SetCommitmentInput = builder.inputType('SetCommitmentInput', {
  description: 'What an MoU promises; another in the same words takes its place.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    version: t.int(versioned.version),
    words: t.string({ required: true, description: 'The promise in words.' }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers.' }),
    programmes: t.field({ type: [ProgrammeCode], description: 'Which programmes.' }),
    workers: t.field({ type: QuantityInput, description: 'How many workers.' }),
    payer: t.field({ type: Payer, required: true, description: 'Who pays.' }),
    budget: t.field({ type: QuantityInput, description: 'Money set aside, in rupiah.' }),
  }),
});

export const RecordMouProgressInput = builder.inputType('RecordMouProgressInput', {
  description: 'How many workers an MoU covers by a day.',
  fields: (t) => ({
    mou: t.id(versioned.mou),
    asOf: t.string({ required: true, description: `When it is true, not ahead: ${DAY}.` }),
    workers: t.field({ type: QuantityInput, required: true, description: 'How many workers.' }),
    spent: t.field({ type: QuantityInput, description: 'Rupiah of its budget spent up to then.' }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: 'Where that is from; your own report when not given.' }),
  }),
});
