/**
 * Agreements with governments, market managers, banks and associations. What was agreed is versioned; where an MoU
 * stands on a day follows from its stage and dates in its own time zone (standing_of in migrations/0005).
 */
import { sql } from 'kysely';
import type { MouCurrentRow } from '../src/db/types.gen.ts';
import { idOf, ruled, type SqlArg, type TypedRef } from '../src/pothos-kysely/index.ts';
import { Area } from './area.ts';
import { builder } from './builder.ts';
import { MouInstrument, MouStage, MouStatus, MouWarning, Payer } from './enums.ts';
import { areaIdOf } from './memberships.ts';
import {
  Commitment,
  Document,
  FollowUpInstrument,
  Milestone,
  MouChange,
  MouEvent,
  MouNote,
  MouParty,
  MouPermissions,
  MouVersion,
} from './mou-parts.ts';
import { needs } from './needs.ts';
import { dayOr, PartialDate } from './quantities.ts';
import { Source } from './source.ts';
import { TargetProgress } from './target.ts';

export const Mou = builder.kyselyNode('Mou', { table: 'mou_current', id: 'code', key: ['id'] });

export const MouFilter = builder.inputType('MouFilter', {
  description: 'Which agreements; what is left out does not restrict.',
  fields: (t) => ({
    status: t.field({ type: [MouStatus], description: 'With one of these statuses, on the day `at`.' }),
    at: t.field({
      type: 'Date',
      description: 'Day that `status` and `expiringWithin` mean. Today in the area when not given.',
    }),
    instrument: t.field({ type: [MouInstrument], description: 'Of one of these kinds.' }),
    within: t.id({ ...idOf('Area'), description: 'For this area or one below it.' }),
    signedFrom: t.field({ type: 'Date', description: 'Signed on this day or later.' }),
    signedTo: t.field({ type: 'Date', description: 'Signed on this day or earlier.' }),
    expiringBefore: t.field({ type: 'Date', description: 'With a last day before this one.' }),
    expiringWithin: t.int({
      ...ruled({ min: 0 }),
      description: 'With a last day so many days from `at`, or fewer; 0 or more.',
    }),
    payer: t.field({ type: [Payer], description: 'With a commitment that one of these pays.' }),
    text: t.string({
      description:
        "With this text in its title, number, scope or note, the government's side as published, an office or signatory of a party, or a name of its area. Upper and lower case are the same.",
    }),
  }),
});
export const MouOrder = builder.enumType('MouOrder', {
  description: 'Order of agreements.',
  values: {
    NEWEST: { description: 'Latest signature first; unsigned ones last.' },
    ENDING: { description: 'Earliest end first; those without an end last.' },
    CODE: { description: 'By area and date.' },
  },
});

type Filter = SqlArg<typeof MouFilter.$inferInput> | null | undefined;
export const mouConditions = (row: TypedRef<MouCurrentRow>, filter: Filter) => {
  const day = dayOr(filter?.at, row('area_id'));
  return [
    filter?.status && sql<boolean>`(standing_of(${row('id')}, ${day})).status = any(${filter.status})`,
    filter?.instrument && sql<boolean>`${row('instrument')} = any(${filter.instrument})`,
    filter?.within &&
      sql<boolean>`${row('area_id')} in (select w.descendant_id from area_within w where w.ancestor_id = ${areaIdOf(filter.within)} and w.valid @> ${filter.at ?? sql`known_at()::date`})`,
    filter?.signedFrom && sql<boolean>`(${row('signed_on')}).first_day >= ${filter.signedFrom}`,
    filter?.signedTo && sql<boolean>`(${row('signed_on')}).last_day <= ${filter.signedTo}`,
    filter?.expiringBefore && sql<boolean>`${row('end_day')} < ${filter.expiringBefore}`,
    filter?.expiringWithin && sql<boolean>`${row('end_day')} - ${day} between 0 and ${filter.expiringWithin}`,
    filter?.payer &&
      sql<boolean>`exists (select from commitment c where c.mou_id = ${row('id')} and pays(c.payer, ${filter.payer}))`,
    filter?.text &&
      sql<boolean>`(position(lower(${filter.text}) in lower(concat_ws(' ', ${row('title')}, ${row('number')}, ${row('scope')}, ${row('note')}, ${row('published_government')}))) > 0
        or exists (select from area_name n where n.area_id = ${row('area_id')} and position(lower(${filter.text}) in lower(n.name)) > 0)
        or exists (select from mou_party p where p.mou_id = ${row('id')} and position(lower(${filter.text}) in lower(concat_ws(' ', p.office, p.signatory, p.attendee))) > 0))`,
  ];
};
export const mouOrder = (order: 'NEWEST' | 'ENDING' | 'CODE' | null | undefined) =>
  order === 'CODE'
    ? ([{ column: 'code' }] as const)
    : order === 'ENDING'
      ? ([{ column: 'end_day', nulls: 'last' }] as const)
      : ([{ column: 'signed_day', direction: 'desc', nulls: 'last' }] as const);

const DAY = 'On which day. Today in the area when not given.';
Mou.implement({
  description:
    'An agreement with a government, market manager, influential person, bank or association (_nota kesepahaman, kesepakatan bersama, PKS_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Its public code: area and date.' }),
    number: t.column('number', { type: 'String', description: 'Its number, where known.' }),
    title: t.column('title', { type: 'String', description: 'Title as signed, where known.' }),
    instrument: t.column('instrument', { type: MouInstrument, description: 'Kind of paper.' }),
    publishedInstrument: t.column('published_instrument', {
      type: 'String',
      description: "The kind in the source's words.",
    }),
    publishedGovernment: t.column('published_government', {
      type: 'String',
      description: "The government's side, witnesses and those present, in the words of the seed data.",
    }),
    publishedAgency: t.column('published_agency', {
      type: 'String',
      description: "The agency's side, in the words of the seed data.",
    }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'mou.area_id references area',
      description: 'The area it is for.',
    }),
    parties: t.many({
      type: MouParty,
      on: { mou_id: 'id' },
      orderBy: [{ column: 'position' }],
      size: 3,
      description: 'The offices that agree (_para pihak_), and witnesses.',
    }),
    parent: t.one({
      type: Mou,
      on: { id: 'parent_id' },
      nullable: true,
      description: 'The agreement it follows from.',
    }),
    children: t.connection({
      type: Mou,
      on: { parent_id: 'id' },
      args: { filter: t.arg({ type: MouFilter, description: 'Which agreements.' }) },
      where: ({ row, args }) => mouConditions(row, args.filter),
      orderBy: [{ column: 'code' }],
      description: 'Agreements that follow from it.',
    }),
    renews: t.one({
      type: Mou,
      on: { id: 'renews_id' },
      nullable: true,
      description: 'The agreement it renews (_perpanjangan_).',
    }),
    renewedBy: t.one({
      type: Mou,
      on: { renews_id: 'id' },
      nullable: true,
      orderBy: [{ column: 'signed_day' }],
      description: 'The agreement that renews it.',
    }),
    status: t.expression({
      type: MouStatus,
      description: 'Where it stands on a day, derived.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql`(standing_of(${row('id')}, ${dayOr(args.at, row('area_id'))})).status`,
    }),
    statusReason: t.expression({
      type: 'String',
      description: 'The rule behind the status, in words.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql<string>`(standing_of(${row('id')}, ${dayOr(args.at, row('area_id'))})).reason`,
    }),
    stage: t.column('stage', { type: MouStage, description: 'How far it had come, as recorded.' }),
    eventOn: t.embed({
      type: PartialDate,
      column: 'event_on',
      description: 'When what the source reports took place: signing, meeting, launch.',
    }),
    signedOn: t.embed({ type: PartialDate, column: 'signed_on', description: 'When it was signed.' }),
    effectiveFrom: t.embed({
      type: PartialDate,
      column: 'effective_from',
      description: 'From when it holds; may lie before the signature.',
    }),
    effectiveTo: t.embed({ type: PartialDate, column: 'effective_to', description: 'Last day it holds, included.' }),
    daysLeft: t.expression({
      type: 'Int',
      nullable: true,
      description: 'Days to its last day, that day excluded; below 0 when it is over; null when no end is known.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql<number | null>`${row('end_day')} - ${dayOr(args.at, row('area_id'))}`,
    }),
    warnings: t.expression({
      type: [MouWarning],
      description: 'What is unusual about it.',
      sql: ({ row }) => sql`warnings_of(${row('id')})`,
    }),
    scope: t.column('scope', { type: 'String', description: "What and whom it covers, in the source's words." }),
    funding: t.column('funding', { type: 'String', description: "Who pays, in the source's words." }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
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
    progress: t.one({
      type: TargetProgress,
      guaranteed: 'mou_progress_of gives a row for every agreement that is seen',
      cost: 3,
      description: 'How many workers it covers of those its commitments promise; where that cannot be said, why.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => sql`mou_progress_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
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
      description: 'What happened to its record.',
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
    isPublic: t.column('is_public', {
      type: 'Boolean',
      description: 'May everybody read this version? Drafts are seen only by those who work on them.',
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
      type: MouChange,
      args: {
        from: t.arg.int({ required: true, description: 'The one version.' }),
        to: t.arg.int({ required: true, description: 'The other.' }),
      },
      from: ({ parent, args }) => sql`mou_diff(${parent('id')}, ${args.from}, ${args.to})`,
      orderBy: [{ column: 'field' }],
      size: 5,
      description: 'What differs between two versions.',
    }),
    version: t.column('version', { type: 'Int', description: 'Counting its versions from 1.' }),
    source: t.one({
      type: Source,
      on: { id: 'source_id' },
      guaranteed: 'mou_version.source_id references source',
      description: 'Where that is from.',
    }),
    viewerCan: t.embed({ type: MouPermissions, description: 'What you may do with it.' }),
  }),
});

const MouReference = builder.inputType('MouReference', {
  description: 'Names one MoU.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ ...idOf('Mou'), description: 'By its id.' }),
    code: t.string({ description: 'By its public code.' }),
  }),
});
builder.kyselyQuery((t) => ({
  mou: t.one({
    type: Mou,
    nullable: true,
    description: 'One MoU; null where there is none.',
    args: { by: t.arg({ type: MouReference, required: true, description: 'Which one.' }) },
    where: ({ row, args }) => sql`${row('code')} = ${args.by.id?.key ?? args.by.code}`,
  }),
  mous: t.connection({
    type: Mou,
    description: 'Agreements.',
    args: {
      filter: t.arg({ type: MouFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => mouConditions(row, args.filter),
    orderBy: ({ args }) => mouOrder(args.orderBy),
  }),
}));
