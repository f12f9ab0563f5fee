/**
 * Agreements with governments, market managers, banks and associations. What was agreed is versioned; where an MoU
 * stands on a day follows from its stage and dates in its own time zone (standing_of in migrations/0005).
 */
import { sql } from 'kysely';
import type { MouCurrentRow } from '../src/db/types.gen.ts';
import type { SqlArg, TypedRef } from '../src/pothos-kysely/index.ts';
import { Area, LocalGovernment } from './area.ts';
import { builder } from './builder.ts';
import {
  FollowUpKind,
  MouEventKind,
  MouInstrument,
  MouStage,
  MouStatus,
  MouWarning,
  PartyRole,
  Payer,
  ProgrammeCode,
  Segment,
  SigningCapacity,
} from './enums.ts';
import { dayOr, PartialDate, Quantity, Ratio } from './quantities.ts';
import { Source } from './source.ts';

export const Mou = builder.kyselyNode('Mou', { table: 'mou_current', id: 'code', key: ['id'] });
const MouParty = builder.kyselyObject('MouParty', { table: 'mou_party' });
const Commitment = builder.kyselyObject('Commitment', { table: 'commitment' });
const Milestone = builder.kyselyObject('Milestone', { table: 'milestone' });
export const FollowUpInstrument = builder.kyselyNode('FollowUpInstrument', {
  table: 'follow_up_instrument',
  id: 'code',
});
const MouEvent = builder.kyselyObject('MouEvent', { table: 'mou_event' });
const Document = builder.kyselyObject('Document', { table: 'document' });
const MouPermissions = builder.kyselyObject('MouPermissions', { table: 'mou_current' });
export const MouProgress = builder.kyselyObject('MouProgress', { table: 'mou_progress' });
const MouStatusCount = builder.kyselyObject('MouStatusCount', { table: 'mou_status_count', key: ['status'] });

export const MouFilter = builder.inputType('MouFilter', {
  description: 'Which agreements; what is left out does not restrict.',
  fields: (t) => ({
    status: t.field({ type: [MouStatus], description: 'With one of these statuses, on the day `at`.' }),
    at: t.field({
      type: 'Date',
      description: 'Day that `status` and `expiringWithin` mean. Today in the area when not given.',
    }),
    instrument: t.field({ type: [MouInstrument], description: 'Of one of these kinds.' }),
    within: t.id({ description: 'For this area or one below it.' }),
    signedFrom: t.field({ type: 'Date', description: 'Signed on this day or later.' }),
    signedTo: t.field({ type: 'Date', description: 'Signed on this day or earlier.' }),
    expiringBefore: t.field({ type: 'Date', description: 'With a last day before this one.' }),
    expiringWithin: t.int({ description: 'With a last day so many days from `at`, or fewer.' }),
    payer: t.field({ type: [Payer], description: 'With a commitment that one of these pays.' }),
    text: t.string({
      description: 'With this text in title, number, scope, note or a party. Upper and lower case are the same.',
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
      sql<boolean>`${row('area_id')} in (select w.descendant_id from area_within w join area a on a.id = w.ancestor_id where a.code = ${filter.within.key})`,
    filter?.signedFrom && sql<boolean>`(${row('signed_on')}).first_day >= ${filter.signedFrom}`,
    filter?.signedTo && sql<boolean>`(${row('signed_on')}).last_day <= ${filter.signedTo}`,
    filter?.expiringBefore && sql<boolean>`${row('end_day')} < ${filter.expiringBefore}`,
    filter?.expiringWithin && sql<boolean>`${row('end_day')} - ${day} between 0 and ${filter.expiringWithin}`,
    filter?.payer &&
      sql<boolean>`exists (select from commitment c where c.mou_id = ${row('id')} and c.payer = any(${filter.payer}))`,
    filter?.text &&
      sql<boolean>`(position(lower(${filter.text}) in lower(concat_ws(' ', ${row('title')}, ${row('number')}, ${row('scope')}, ${row('note')}))) > 0
        or exists (select from mou_party p where p.mou_id = ${row('id')} and position(lower(${filter.text}) in lower(concat_ws(' ', p.office, p.signatory))) > 0))`,
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
      description: 'The offices that agree (_para pihak_).',
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
      description: 'Its public papers.',
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

MouPermissions.implement({
  description: 'What the asking role may do with an MoU, as the database grants it.',
  fields: (t) => ({
    amend: t.expression({
      type: 'Boolean',
      description: 'Record a new version.',
      sql: () => sql<boolean>`has_table_privilege('mou_version', 'insert')`,
    }),
    addFollowUp: t.expression({
      type: 'Boolean',
      description: 'Add an instrument that follows it.',
      sql: () => sql<boolean>`has_table_privilege('follow_up_instrument', 'insert')`,
    }),
  }),
});
MouParty.implement({
  description: 'A party (_pihak_): the office agrees, whoever signs for it.',
  fields: (t) => ({
    role: t.column('role', { type: PartyRole, description: 'What kind of party.' }),
    office: t.column('office', { type: 'String', description: 'The office; a natural person is shown by role only.' }),
    area: t.one({ type: Area, on: { id: 'area_id' }, nullable: true, description: "The office's area." }),
    signatory: t.column('signatory', {
      type: 'String',
      description: 'Public official who signed, where named (_penandatangan_).',
    }),
    capacity: t.column('capacity', { type: SigningCapacity, description: 'In office, acting or by proxy.' }),
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
Milestone.implement({
  description: 'A step an MoU announces.',
  fields: (t) => ({
    title: t.column('title', { type: 'String', description: 'The step, in words.' }),
    dueOn: t.column('due_on', { type: 'Date', description: 'By which day; null where not said.' }),
    metOn: t.column('met_on', { type: 'Date', description: 'When it was taken; null where not known.' }),
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
  description: 'Something that happened to the record of an MoU.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When it became known.' }),
    kind: t.column('kind', { type: MouEventKind, description: 'What happened.' }),
    version: t.column('version', { type: 'Int', description: 'The version that came of it.' }),
    words: t.column('words', { type: 'String', description: 'In words.' }),
  }),
});
Document.implement({
  description: 'A public paper of an MoU.',
  fields: (t) => ({
    title: t.column('title', { type: 'String', description: 'What it is.' }),
    url: t.column('url', { type: 'String', description: 'Where it lies.' }),
  }),
});

MouProgress.implement({
  description: "How far a governor's MoU has come down to regents and mayors.",
  fields: (t) => {
    const below = (row: (column: 'area_id' | 'at') => unknown) =>
      sql`local_governments_below(${row('area_id')}, ${row('at')})`;
    return {
      at: t.column('at', { type: 'Date', description: 'The day looked at.' }),
      expected: t.expression({
        type: 'Int',
        description: 'Regencies and cities below the area on that day: one agreement each.',
        sql: ({ row }) => sql<number>`(select count(*) from ${below(row)} a)`,
      }),
      covered: t.expression({
        type: 'Int',
        description: 'Those with an agreement that is signed and not over.',
        sql: ({ row }) => sql<number>`(select count(*) from ${below(row)} a where is_covered(a.id, ${row('at')}))`,
      }),
      byStatus: t.many({
        type: MouStatusCount,
        from: ({ parent }) => sql`status_counts(${parent('area_id')}, ${parent('at')})`,
        orderBy: [{ column: 'status' }],
        description: 'Their agreements by status.',
      }),
      ratio: t.one({
        type: Ratio,
        guaranteed: 'ratio_of always gives a row, with a reason where it has no value',
        from: ({ parent }) =>
          sql`ratio_of(quantity_of((select count(*) from ${below(parent)} a where is_covered(a.id, ${parent('at')})), 'LOCAL_GOVERNMENTS'), quantity_of((select count(*) from ${below(parent)} a), 'LOCAL_GOVERNMENTS'))`,
        description: 'Covered over expected.',
      }),
      pending: t.many({
        type: LocalGovernment,
        from: ({ parent }) => sql`(select a.* from ${below(parent)} a where not is_covered(a.id, ${parent('at')}))`,
        orderBy: [{ column: 'code' }],
        size: 20,
        description: 'Those without one: who is still owed.',
      }),
      expiringWithin: t.many({
        type: Mou,
        args: {
          days: t.arg.int({ defaultValue: 90, description: 'In how many days, counted from the day looked at.' }),
        },
        from: ({ parent, args }) =>
          sql`(select m.* from mou_current m where exists (select from area_within w where w.descendant_id = m.area_id and w.ancestor_id = ${parent('area_id')}) and m.stage = 'SIGNED' and m.end_day - ${parent('at')} between 0 and ${args.days ?? sql.lit(90)})`,
        orderBy: [{ column: 'end_day' }],
        description: 'Agreements of the area and below whose last day comes within so many days.',
      }),
    };
  },
});
MouStatusCount.implement({
  description: 'How many agreements have a status.',
  fields: (t) => ({
    status: t.column('status', { type: MouStatus, description: 'The status.' }),
    count: t.column('count', { type: 'Int', description: 'How many agreements of local governments.' }),
  }),
});

const MouReference = builder.inputType('MouReference', {
  description: 'Names one MoU.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'By its id.' }), code: t.string({ description: 'By its public code.' }) }),
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
