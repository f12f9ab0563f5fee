/** Inputs of the acts in the life of an agreement: from its proposal to its end. */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { namesArea } from '../places/area-ids.ts';
import { TODAY_THERE } from '../places/arguments.ts';
import { MouInstrument, MouStage, PartyRole } from './enums.ts';
import { SigningCapacity } from './party.ts';

/** How a date is written that may be known only to its month or year. */
export const PARTIAL_DATE = '`2026`, `2026-07` or `2026-07-31`';

export const mouArgument = { required: true, ...idOf('Mou'), description: 'The agreement.' } as const;
export const versionArgument = {
  required: true,
  description:
    'The version of the agreement that you last read. If there is another one by now, the answer is a conflict.',
} as const;

const PartyInput = builder.inputType('MouPartyInput', {
  description: 'An office that is to agree, or a witness.',
  fields: (t) => ({
    role: t.field({ type: PartyRole, required: true, description: 'What kind of party the office is.' }),
    office: t.string({
      required: true,
      description: 'The name of the office; of a natural person only the role (`Tokoh masyarakat`).',
    }),
    area: t.id(namesArea('The area of the office. The government of this area may then read the draft.')),
    person: t.string({
      description:
        'The name of an influential person. Only those who work on the agreement see it; everybody else is shown the role. Null in an amendment removes the name.',
    }),
  }),
});
const ResponsibleAgencyInput = builder.inputType('ResponsibleAgencyInput', {
  description:
    'The government agency that is responsible from a day on (_OPD_). The agency before it stays responsible until then.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the agency, such as `Dinas Sosial`.' }),
    since: t.field({
      type: 'Date',
      description: `The first day on which it is responsible, such as \`2026-08-31\`. ${TODAY_THERE}`,
    }),
  }),
});
const MilestoneInput = builder.inputType('MilestoneInput', {
  description:
    'A step that the agreement announces. If there is a step with the same title, it is corrected: what is not given stays as it was.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What is to be done.' }),
    dueOn: t.field({
      type: 'Date',
      description: 'The last day on which the step is in time (`2026-08-31`). Null removes the day.',
    }),
    metOn: t.field({
      type: 'Date',
      description: 'The day on which the step was taken, to correct a confirmation. Null says that it was not taken.',
    }),
  }),
});
const attached = {
  responsibleAgency: { description: 'The government agency that is responsible for the agreement (_OPD_).' },
  milestones: { description: 'The steps that the agreement announces.' },
} as const;

export const ProposeMouInput = builder.inputType('ProposeMouInput', {
  description: 'The draft of an agreement. It becomes public when it is signed.',
  fields: (t) => ({
    area: t.id({ required: true, ...namesArea('The area that the agreement is for.') }),
    instrument: t.field({
      type: MouInstrument,
      required: true,
      description: 'What kind of paper the agreement will be.',
    }),
    stage: t.field({
      type: MouStage,
      description: 'IDENTIFIED where only a partner is in view, else PROPOSED. When not given, PROPOSED.',
    }),
    title: t.string({ description: 'The title.' }),
    scope: t.string({ description: 'What and whom the agreement will cover.' }),
    funding: t.string({ description: 'Who will pay.' }),
    note: t.string({ description: 'Remarks.' }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement that this one follows from.' }),
    proposedOn: t.field({
      type: 'Date',
      description: `The day of the proposal, such as \`2026-08-31\`; not after today. ${TODAY_THERE}`,
    }),
    responsibleAgency: t.field({ type: ResponsibleAgencyInput, ...attached.responsibleAgency }),
    milestones: t.field({ type: [MilestoneInput], ...attached.milestones }),
    parties: t.field({ type: [PartyInput], required: true, description: 'The offices that are to agree.' }),
  }),
});
export const RecordMouStageInput = builder.inputType('RecordMouStageInput', {
  description: 'How far an agreement has come.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    version: t.int(versionArgument),
    stage: t.field({
      type: MouStage,
      required: true,
      description:
        'The stage that is reached; it must be one before the signature. To resume a suspended agreement, give the stage it had before: SIGNED or LAUNCHED.',
    }),
    on: t.string({
      required: true,
      description: `When the stage was reached: ${PARTIAL_DATE}. Not before the previous step, and not after today.`,
    }),
    note: t.string({ description: 'Remarks.' }),
  }),
});
const SignatoryInput = builder.inputType('SignatoryInput', {
  description: 'Who signed for a party.',
  fields: (t) => ({
    position: t.int({
      required: true,
      description: 'The place of the party in the list `parties`: 1 for the first.',
    }),
    signatory: t.string({ description: 'The name of the public official who signed.' }),
    capacity: t.field({
      type: SigningCapacity,
      required: true,
      description: 'In which capacity the official signed: in office, acting, or by power of attorney.',
    }),
  }),
});
export const SignMouInput = builder.inputType('SignMouInput', {
  description:
    'The signature of an agreement. The agreement may be in force from a day before the signature, or from a day that is not known.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    version: t.int(versionArgument),
    signedOn: t.string({
      required: true,
      description: `When the agreement was signed: ${PARTIAL_DATE}. Not before the previous step, and not after today.`,
    }),
    effectiveFrom: t.string({ description: `The first day on which the agreement is in force: ${PARTIAL_DATE}.` }),
    effectiveTo: t.string({
      description: `The last day on which the agreement is in force, itself included: ${PARTIAL_DATE}.`,
    }),
    number: t.string({ description: 'The number of the agreement.' }),
    title: t.string({ description: 'The title as signed.' }),
    signatories: t.field({ type: [SignatoryInput], description: 'Who signed for the parties.' }),
  }),
});
export const AmendMouInput = builder.inputType('AmendMouInput', {
  description:
    'What changes in an agreement (_adendum_), or what was recorded wrongly. A field that is null is emptied; a field that is not given stays as it is.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    version: t.int(versionArgument),
    reason: t.string({ required: true, description: 'Why the agreement changes.' }),
    instrument: t.field({ type: MouInstrument, description: 'What kind of paper the agreement is.' }),
    title: t.string({ description: 'The title.' }),
    number: t.string({ description: 'The number of the agreement.' }),
    scope: t.string({ description: 'What and whom the agreement covers.' }),
    funding: t.string({ description: 'Who pays.' }),
    note: t.string({ description: 'Remarks.' }),
    effectiveFrom: t.string({ description: `The first day on which the agreement is in force: ${PARTIAL_DATE}.` }),
    effectiveTo: t.string({
      description: `The last day on which the agreement is in force, itself included: ${PARTIAL_DATE}.`,
    }),
    signedOn: t.string({ description: `When the agreement was signed, to correct it: ${PARTIAL_DATE}.` }),
    parties: t.field({
      type: [PartyInput],
      description:
        'All parties, in place of those that are there. The signatory of a party stays if a party of the same kind, name and area is in the new list.',
    }),
    signatories: t.field({
      type: [SignatoryInput],
      description: 'Who signed for these parties. The signatories of other parties stay.',
    }),
    parent: t.id({ ...idOf('Mou'), description: 'The agreement that this one follows from.' }),
    responsibleAgency: t.field({ type: ResponsibleAgencyInput, ...attached.responsibleAgency }),
    milestones: t.field({ type: [MilestoneInput], ...attached.milestones }),
  }),
});
export const RenewMouInput = builder.inputType('RenewMouInput', {
  description:
    'A draft that renews an agreement (_perpanjangan_). It takes over the parties and the responsible agency. An agreement has one such draft at a time.',
  fields: (t) => ({
    mou: t.id({ ...mouArgument, description: 'The agreement that is renewed.' }),
    version: t.int(versionArgument),
    title: t.string({ description: 'The title of the draft. When not given, that of the old agreement.' }),
    proposedOn: t.field({
      type: 'Date',
      description: `The day of the proposal, such as \`2026-08-31\`, from the signature of the old agreement to today. ${TODAY_THERE}`,
    }),
  }),
});
/** Inputs of the three ways in which an agreement stops before its last day. */
const stopInput = (name: string, description: string, words: { mou: string; on: string; reason: string }) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      mou: t.id({ ...mouArgument, description: words.mou }),
      version: t.int(versionArgument),
      on: t.string({ required: true, description: words.on }),
      reason: t.string({ required: true, description: words.reason }),
    }),
  });
const SINCE_LAST_STEP = `${PARTIAL_DATE}. Not before the previous step, and not after today`;
export const SuspendMouInput = stopInput('SuspendMouInput', 'The suspension of an agreement.', {
  mou: 'The agreement that is suspended.',
  on: `When the agreement was suspended: ${SINCE_LAST_STEP} or the last day of the agreement.`,
  reason: 'Why it was suspended.',
});
export const TerminateMouInput = stopInput(
  'TerminateMouInput',
  'The end of an agreement before its last day (_pengakhiran_).',
  {
    mou: 'The agreement that is ended.',
    on: `When the agreement was ended: ${SINCE_LAST_STEP} or the last day of the agreement.`,
    reason: 'Why it was ended.',
  },
);
export const CancelMouInput = stopInput('CancelMouInput', 'Giving up a draft.', {
  mou: 'The draft that is given up.',
  on: `When the draft was given up: ${SINCE_LAST_STEP}.`,
  reason: 'Why it was given up.',
});
export const PublishMouInput = builder.inputType('PublishMouInput', {
  description: 'A draft that everybody may read from now on, as it stands.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    version: t.int(versionArgument),
    reason: t.string({ required: true, description: 'Why the draft is made public.' }),
  }),
});
