/** What an MoU is made of: parties, commitments, milestones, what follows it, events, papers. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { MouCurrentRow, MouPartyRow } from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { DAY } from '../places/memberships.ts';
import { dayOr } from '../shared/days.ts';
import { ProgrammeCode, Segment } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { needs, permissionsType } from '../shared/permissions.ts';
import { Quantity, Ratio } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import {
  FollowUpKind,
  MilestoneStatus,
  MouEventKind,
  MouInstrument,
  MouStage,
  PartyRole,
  Payer,
  SigningCapacity,
} from './enums.ts';
import { Mou } from './mou.ts';

export const MouParty = builder.kyselyObject('MouParty', { table: 'mou_party' });
export const MouAgency = builder.kyselyObject('MouAgency', { table: 'mou_agency' });
export const MouBudget = builder.kyselyObject('MouBudget', { table: 'mou_budget' });
export const Commitment = builder.kyselyObject('Commitment', { table: 'commitment' });
export const Milestone = builder.kyselyNode('Milestone', { table: 'milestone', id: 'id', key: ['id'] });
export const MouVersion = builder.kyselyObject('MouVersion', { table: 'mou_version' });
export const MouChange = builder.kyselyObject('MouChange', { table: 'mou_change', key: ['field'] });
export const FollowUpInstrument = builder.kyselyNode('FollowUpInstrument', {
  table: 'follow_up_instrument',
  id: 'code',
});
export const MouEvent = builder.kyselyObject('MouEvent', { table: 'mou_event' });
export const Document = builder.kyselyObject('Document', { table: 'document' });
export const MouNote = builder.kyselyObject('MouNote', { table: 'mou_note' });
export const MouPermissions = permissionsType('MouPermissions', {
  table: 'mou_current',
  description: 'What you may do with an MoU, as the database decides.',
  ask: (capability, id) => sql<boolean>`may_with(${capability}, ${id})`,
  can: {
    readInternal: ['READ_INTERNAL', 'Read its drafts, notes and papers that are not public.'],
    comment: ['COMMENT', 'Write notes.'],
    confirmMilestone: ['CONFIRM_MILESTONE', 'Confirm that a step was taken.'],
    amend: ['WRITE_MOU', 'Record a new version, a stage or what follows it.'],
    publish: ['PUBLISH', 'Make drafts and papers public.'],
  },
});

MouVersion.implement({
  description: 'What an MoU said, and from when until when that was known.',
  fields: (t) => ({
    version: t.column('version', { type: 'Int', description: 'Counting from 1.' }),
    stage: t.column('stage', { type: MouStage, description: 'How far it had come.' }),
    isPublic: t.column('is_public', { type: 'Boolean', description: 'May everybody read this version?' }),
    instrument: t.column('instrument', { type: MouInstrument, description: 'Kind of paper.' }),
    title: t.column('title', { type: 'String', description: 'Title.' }),
    number: t.column('number', { type: 'String', description: 'Number.' }),
    eventOn: t.embed({ type: PartialDate, column: 'event_on', description: 'When what it reports took place.' }),
    signedOn: t.embed({ type: PartialDate, column: 'signed_on', description: 'When it was signed.' }),
    effectiveFrom: t.embed({ type: PartialDate, column: 'effective_from', description: 'From when it holds.' }),
    effectiveTo: t.embed({ type: PartialDate, column: 'effective_to', description: 'Last day it holds.' }),
    scope: t.column('scope', { type: 'String', description: 'What and whom it covers.' }),
    funding: t.column('funding', { type: 'String', description: 'Who pays.' }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why this version was made.',
      sql: ({ row }) =>
        sql<string | null>`version_reason_words(${row('reason')}, ${row('reason_code')}, ${row('stage')})`,
    }),
    knownFrom: t.expression({
      type: 'DateTime',
      description: 'From when this was known.',
      sql: ({ row }) => sql<Pg<'timestamptz'>>`lower(${row('known')})`,
    }),
    knownTo: t.expression({
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null while it is.',
      sql: ({ row }) =>
        sql<Pg<'timestamptz'> | null>`case when upper(${row('known')}) <= known_at() then upper(${row('known')}) end`,
    }),
  }),
});
MouChange.implement({
  description: 'A field that differs between two versions of an MoU.',
  fields: (t) => ({
    field: t.column('field', { type: 'String', description: 'Which field.' }),
    before: t.column('before', { type: 'JSON', description: 'What it was; null where it was nothing.' }),
    after: t.column('after', { type: 'JSON', description: 'What it became; null where it became nothing.' }),
  }),
});
MouNote.implement({
  description: 'What those who work on an MoU tell each other; never public.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When it was written.' }),
    author: t.expression({
      type: 'String',
      nullable: true,
      description: 'The office that wrote it; null for the operator.',
      sql: ({ row }) => sql<string | null>`actor_name(${row('author_id')})`,
    }),
    words: t.column('words', { type: 'String', description: 'The note.' }),
  }),
});
MouParty.implement({
  description: 'A party (_pihak_): the office agrees, whoever signs for it. Witnesses are among them, by their role.',
  fields: (t) => ({
    role: t.column('role', { type: PartyRole, description: 'What kind of party.' }),
    office: t.column('office', { type: 'String', description: 'The office; a natural person is shown by role only.' }),
    person: t.expression({
      type: 'String',
      nullable: true,
      sql: ({ row }) =>
        sql<
          string | null
        >`(select p.name from mou_person p where p.mou_id = ${row('mou_id')} and p.position = ${row('position')})`,
      ...needs<MouPartyRow>(
        'READ_INTERNAL',
        'Name of a natural person who is a party, where recorded: everybody else is shown the role only.',
        ({ row }) => sql<boolean>`may_with('READ_INTERNAL', ${row('mou_id')})`,
      ),
    }),
    area: t.one({ type: Area, on: { id: 'area_id' }, nullable: true, description: "The office's area." }),
    signatory: t.column('signatory', {
      type: 'String',
      description: 'Public official who signed, where named (_penandatangan_).',
    }),
    attendee: t.column('attendee', {
      type: 'String',
      description: 'Public official who took part where nothing was signed, or as a witness; where named.',
    }),
    capacity: t.column('capacity', {
      type: SigningCapacity,
      description: 'In office, acting or by proxy; or that nobody signed.',
    }),
  }),
});
Commitment.implement({
  description: 'What an MoU promises (_komitmen_).',
  fields: (t) => ({
    words: t.column('words', { type: 'String', description: "The promise in the source's words." }),
    segment: t.column('segment', { type: Segment, description: 'Which workers.' }),
    programmes: t.column('programmes', { type: [ProgrammeCode], description: 'Which programmes, where named.' }),
    workers: t.embed({ type: Quantity, column: 'workers', description: 'How many workers or traders.' }),
    payer: t.column('payer', { type: Payer, description: 'Who pays the contributions (_iuran_).' }),
    budget: t.embed({ type: Quantity, column: 'budget', description: 'Money set aside, in rupiah.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
MouBudget.implement({
  description: 'The money of an MoU (_anggaran_), in rupiah.',
  fields: (t) => ({
    planned: t.embed({
      planning: 35,
      type: Quantity,
      column: 'planned',
      description: 'What its commitments set aside.',
    }),
    spent: t.embed({ type: Quantity, column: 'spent', description: 'What was spent by the day, as last reported.' }),
    remaining: t.embed({ planning: 70, type: Quantity, column: 'remaining', description: 'What is left.' }),
    used: t.embed({ planning: 80, type: Ratio, column: 'used', description: 'Spent over planned.' }),
    needed: t.column('needed', {
      type: 'Decimal',
      description:
        'Rupiah that the promised self-paying workers would cost over the term agreed, from dated rates (_iuran_); discounts leave regional budgets out.',
    }),
    neededReason: t.column('needed_reason', {
      type: 'String',
      description: 'How that was worked out, or why it was not.',
    }),
  }),
});
Milestone.implement({
  description: 'A step an MoU announces.',
  fields: (t) => ({
    title: t.column('title', { type: 'String', description: 'The step, in words.' }),
    dueOn: t.column('due_on', { type: 'Date', description: 'By which day; null where not said.' }),
    metOn: t.column('met_on', { type: 'Date', description: 'When it was taken; null where not known.' }),
    status: t.expression({
      type: MilestoneStatus,
      description: 'Where it stands on a day, derived.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      sql: ({ row, args }) =>
        sql`milestone_status_on(${row('due_on')}, ${row('met_on')}, ${dayOr(args.at, sql`(select m.area_id from mou m where m.id = ${row('mou_id')})`)})`,
    }),
  }),
});
MouAgency.implement({
  description: 'An agency of a government that is responsible for an MoU for some days (_OPD penanggung jawab_).',
  fields: (t) => ({
    agency: t.column('agency', { type: 'String', description: 'Its name.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'First day it is responsible; null where open.',
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it is; null where open.',
      sql: ({ row }) => lastDay(row('valid')),
    }),
  }),
});
FollowUpInstrument.implement({
  description: 'A regulation, circular, decree or PKS that follows an MoU or stands alone.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Its public code.' }),
    kind: t.column('kind', { type: FollowUpKind, description: 'What kind.' }),
    publishedKind: t.column('published_kind', { type: 'String', description: "The kind in the source's words." }),
    number: t.column('number', { type: 'String', description: 'Its number.' }),
    issuedOn: t.embed({ type: PartialDate, column: 'issued_on', description: 'When it was issued.' }),
    effectiveFrom: t.embed({ type: PartialDate, column: 'effective_from', description: 'From when it holds.' }),
    effectiveTo: t.embed({ type: PartialDate, column: 'effective_to', description: 'Last day it holds.' }),
    area: t.one({ type: Area, on: { id: 'area_id' }, description: 'For which area.' }),
    mou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description: 'The MoU it follows, where there is one.',
    }),
    issuer: t.column('issuer', { type: 'String', description: 'Who issued it.' }),
    addressee: t.column('addressee', { type: 'String', description: 'Who else is named.' }),
    scope: t.column('scope', { type: 'String', description: 'What it orders.' }),
    workers: t.embed({ type: Quantity, column: 'workers', description: 'How many workers it covers.' }),
    funding: t.column('funding', { type: 'String', description: 'Who pays.' }),
    followUp: t.column('follow_up', { type: 'String', description: 'What is to follow it.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
MouEvent.implement({
  description: 'Something that happened to an MoU: to its record, or that it is ending or over.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When it became known.' }),
    occurredAt: t.column('occurred_at', {
      type: 'DateTime',
      description:
        'When it took place: of an end, as the day began, in the zone of its area, from which it was near or past; of the record, when that was made.',
    }),
    kind: t.column('kind', { type: MouEventKind, description: 'What happened.' }),
    version: t.column('version', { type: 'Int', description: 'The version that came of it, or that held.' }),
    endsOn: t.column('ends_on', { type: 'Date', description: 'The last day that is near or past; null for others.' }),
    words: t.expression({
      type: 'String',
      description: 'In words.',
      sql: ({ row }) =>
        sql`event_words(${row('kind')}, ${row('mou_id')}, ${row('version')}, ${row('ends_on')}, ${row('within_days')}, ${row('renewed_from')})`,
    }),
  }),
});
Document.implement({
  description: 'A public paper of an MoU.',
  fields: (t) => ({
    title: t.column('title', { type: 'String', description: 'What it is.' }),
    url: t.column('url', { type: 'String', description: 'Where it lies.' }),
  }),
});

Area.extend((t) => ({
  instruments: t.many({
    type: FollowUpInstrument,
    on: { area_id: 'id' },
    orderBy: [{ column: 'code' }],
    description: 'Regulations, circulars and decrees for this area, with or without an MoU.',
  }),
}));

Mou.extend((t) => ({
  parties: t.many({
    type: MouParty,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'position' }],
    size: 3,
    description: 'The offices that agree (_para pihak_), and witnesses.',
  }),
  responsibleAgency: t.expression({
    type: 'String',
    nullable: true,
    description: 'The agency of the government that is responsible on that day (_OPD penanggung jawab_), where known.',
    args: { at: t.arg({ type: 'Date', description: DAY }) },
    sql: ({ row, args }) =>
      sql<
        string | null
      >`(select g.agency from mou_agency g where g.mou_id = ${row('id')} and g.valid @> ${dayOr(args.at, row('area_id'))})`,
  }),
  responsibleAgencies: t.many({
    type: MouAgency,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'valid' }],
    size: 2,
    description: 'All that were or are responsible, with their days.',
  }),
  commitments: t.many({
    type: Commitment,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'words' }],
    size: 2,
    description: 'What it promises.',
  }),
  milestones: t.many({
    type: Milestone,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'due_on' }],
    size: 2,
    description: 'Steps it announces.',
  }),
  budget: t.one({
    planning: 80,
    type: MouBudget,
    guaranteed: 'mou_budget_of gives a row for every agreement that is seen',
    cost: 15,
    description: 'The money its commitments set aside, what is spent, and what they would cost.',
    args: { at: t.arg({ type: 'Date', description: DAY }) },
    from: ({ parent, args }) => sql`mou_budget_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
  }),
  followUps: t.many({
    type: FollowUpInstrument,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'code' }],
    size: 3,
    description: 'Regulations, PKS and decrees that follow it.',
  }),
  events: t.connection({
    type: MouEvent,
    on: { mou_id: 'id' },
    args: { since: t.arg({ type: 'DateTime', description: 'From this moment on.' }) },
    where: ({ row, args }) => [
      sql<boolean>`${row('at')} <= known_at()`,
      args.since && sql<boolean>`${row('at')} >= ${args.since}`,
    ],
    orderBy: [{ column: 'at' }],
    description: 'What happened to it: its versions, and that it is ending or over.',
  }),
  documents: t.many({
    type: Document,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'title' }],
    size: 3,
    description: 'Its public papers, and the others for those who may read them.',
  }),
  notes: t.connection({
    type: MouNote,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'at' }],
    ...needs<MouCurrentRow>(
      'READ_INTERNAL',
      'What those who work on it tell each other (_catatan_).',
      ({ row }) => sql<boolean>`may_with('READ_INTERNAL', ${row('id')})`,
    ),
  }),
  versions: t.many({
    type: MouVersion,
    on: { mou_id: 'id' },
    where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
    orderBy: [{ column: 'version' }],
    size: 3,
    description: 'All its versions, the first one first; of drafts those you may read.',
  }),
  diff: t.many({
    planning: 25,
    type: MouChange,
    args: {
      from: t.arg.int({ required: true, description: 'The one version.' }),
      to: t.arg.int({ required: true, description: 'The other.' }),
    },
    from: ({ parent, args }) => sql`mou_diff(${parent('id')}, ${args.from}, ${args.to})`,
    orderBy: [{ column: 'field' }],
    size: 5,
    description:
      'What differs between two versions, also in parties, commitments and steps. Where one is not there, or not yours to see, only `version` does: null for it.',
  }),
  viewerCan: t.embed({ type: MouPermissions, description: 'What you may do with it.' }),
}));
