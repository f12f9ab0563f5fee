/**
 * Agreements with governments, market managers, banks and associations. What was agreed is versioned; where an MoU
 * stands on a day follows from its stage and dates in its own time zone (standing_of in rules/agreements/standing.sql).
 * What an agreement is made of has files of its own beside this one: its parties, commitments, milestones and so on.
 */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { TargetProgress } from '../figures/target.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { DAY, SEARCHED } from '../places/arguments.ts';
import { dayOr, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { daysAfter, eb, field, fn, told } from '../shared/sql.ts';
import { languageOfTexts, spoken, textOf } from '../shared/texts.ts';
import { MouInstrument, MouStage, MouStatus } from './enums.ts';
import { MouFilter, MouOrder, mouConditions, mouListCosts, mouOrder } from './mou-filter.ts';

const MouWarning = enumOf<db.MouWarning>(
  'MouWarning',
  'What is unusual about an agreement. A warning is never an error.',
  {
    RETROACTIVE: 'It is in force from a day before its signature.',
    SIGNED_BY_PROXY: 'Somebody signed it by power of attorney.',
    GAP_BEFORE_RENEWAL: 'It begins later than the day after the last day of the agreement that it renews.',
    DATE_UNKNOWN: 'The day from which it is in force is not known.',
    END_UNKNOWN: 'The day until which it is in force is not known.',
    DATE_INEXACT: 'Of its signature, beginning or end only the month or the year is known.',
    SHORT_TERM: 'It is in force for less than a year.',
    INSTRUMENT_UNCLEAR: 'It was published under two names.',
  },
);

export const Mou = builder.kyselyNode('Mou', { table: 'mou_current', id: 'code', key: ['id'] });
Mou.implement({
  description:
    'An agreement with a government, market manager, influential person, bank or association (_nota kesepahaman, kesepakatan bersama, PKS_).',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description: 'The public code of the agreement, made of its area and date.',
    }),
    number: t.column('number', { type: 'String', description: 'The number of the agreement, where it is known.' }),
    title: t.column('title', { type: 'String', description: 'The title as signed, where it is known.' }),
    instrument: t.column('instrument', { type: MouInstrument, description: 'What kind of paper the agreement is.' }),
    publishedInstrument: t.expression({
      type: 'String',
      description: 'The kind of paper in the words of the source.',
      sql: ({ row }) => spoken(row('published_instrument')),
    }),
    publishedGovernment: t.expression(
      textOf(
        'published_government',
        'Who took part on the side of the government, with witnesses and others present, as it was first recorded from the sources.',
      ),
    ),
    publishedAgency: t.expression(
      textOf(
        'published_agency',
        'Who took part on the side of BPJS Ketenagakerjaan, as it was first recorded from the sources.',
      ),
    ),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'mou.area_id references area',
      description: 'The area that the agreement is for.',
    }),
    parent: t.one({
      type: Mou,
      on: { id: 'parent_id' },
      nullable: true,
      description:
        "The agreement that this one follows from. A regent's agreement, for example, follows from the governor's.",
    }),
    children: t.connection({
      type: Mou,
      on: { parent_id: 'id' },
      args: { filter: t.arg({ type: MouFilter, description: 'Which agreements. When not given, all.' }) },
      where: ({ row, args }) => mouConditions(row, args.filter),
      ...mouListCosts('own', 6),
      orderBy: [{ column: 'code' }],
      description: 'The agreements that follow from this one.',
    }),
    renews: t.one({
      type: Mou,
      on: { id: 'renews_id' },
      nullable: true,
      description: 'The agreement that this one renews (_perpanjangan_).',
    }),
    renewedBy: t.one({
      type: Mou,
      on: { renews_id: 'id' },
      nullable: true,
      // What was given up before its signature has renewed nothing. What was ended has, but comes after what is in its place.
      where: ({ row }) => eb(row('stage'), '<>', 'CANCELLED'),
      orderBy: [
        { sql: ({ row }) => eb(row('stage'), '=', 'TERMINATED'), pgType: 'bool', nullable: false },
        { column: 'signed_day' },
      ],
      description: 'The agreement that renews this one. A terminated one is given only where there is no other.',
    }),
    status: t.expression({
      cost: 1.5,
      type: MouStatus,
      description: 'Where the agreement stands on a day. It is worked out from the stage and the dates, never stored.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => field(fn.standing_of(row('id'), dayOr(args.at, row('area_id'))), 'status'),
    }),
    statusReason: t.expression({
      cost: 1.5,
      type: 'String',
      description: 'The rule that gives the status of a day, in words.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => told(field(fn.standing_of(row('id'), dayOr(args.at, row('area_id'))), 'reason')),
    }),
    statusReasonSentence: t.one({
      cost: 1.5,
      type: Sentence,
      guaranteed: 'standing has a rule for every agreement',
      description: sentenceOf('statusReason'),
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => fn.status_reason(parent('id'), dayOr(args.at, parent('area_id'))),
    }),
    stage: t.column('stage', {
      type: MouStage,
      description: 'How far the agreement had come, as it was last recorded. `status` says where it stands on a day.',
    }),
    eventOn: t.embed({
      type: PartialDate,
      column: 'event_on',
      description: 'When the signing, meeting or launch took place that the source reports.',
    }),
    signedOn: t.embed({ type: PartialDate, column: 'signed_on', description: 'When the agreement was signed.' }),
    effectiveFrom: t.embed({
      type: PartialDate,
      column: 'effective_from',
      description: 'The first day on which the agreement is in force. It may lie before the signature.',
    }),
    effectiveTo: t.embed({
      type: PartialDate,
      column: 'effective_to',
      description: 'The last day on which the agreement is in force, itself included.',
    }),
    daysLeft: t.expression({
      type: 'Int',
      nullable: true,
      description:
        'How many days there are from a day to the last day of the agreement: 0 on the last day, below 0 once the agreement is over. Null where no end is known, or only the month or year of it.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) =>
        eb
          .case()
          .when(eb(field(row('effective_to'), 'precision'), '=', 'DAY'))
          .then(daysAfter(row('end_day'), dayOr(args.at, row('area_id'))))
          .end(),
    }),
    warnings: t.expression({
      cost: 0.8,
      type: [MouWarning],
      description: 'What is unusual about the agreement.',
      sql: ({ row }) => fn.warnings_of(row('id')),
    }),
    scope: t.expression(textOf('scope', 'What and whom the agreement covers, in the words of the source.')),
    funding: t.expression(textOf('funding', 'Who pays, in the words of the source.')),
    note: t.expression(textOf('note', 'Remarks.')),
    textLanguage: t.expression(languageOfTexts),
    progress: t.one({
      planning: 180,
      type: TargetProgress,
      guaranteed: 'it gives a row for every agreement that is seen',
      cost: 3,
      description:
        'How many workers the agreement covers, out of those whom its commitments promise. Where this cannot be said, the answer says why.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => fn.mou_progress_of(parent('id'), dayOr(args.at, parent('area_id'))),
    }),
    isPublic: t.column('is_public', {
      type: 'Boolean',
      description: 'Whether everybody may read this version. Only those who work on the agreement see drafts.',
    }),
    version: t.column('version', {
      type: 'Int',
      description: 'The number of this version: 1 for the first, one more with every change.',
    }),
    source: t.one({
      type: Source,
      on: { id: 'source_id' },
      guaranteed: 'mou_version.source_id references source',
      description: 'The source of what this version says.',
    }),
  }),
});
Area.extend((t) => ({
  mous: t.connection({
    type: Mou,
    from: ({ parent }) => fn.agreements_of(parent('id')),
    description:
      'The agreements of this very area: those that are for it, and those for another area that its government is a party to. For areas below as well, ask `mous(filter: { within })`.',
    args: {
      filter: t.arg({ type: MouFilter, description: 'Which agreements. When not given, all.' }),
      orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'The order of the agreements.' }),
    },
    where: ({ row, args }) => mouConditions(row, args.filter),
    ...mouListCosts('own', 45),
    orderBy: ({ args }) => mouOrder(args.orderBy),
  }),
}));

const MouReference = builder.inputType('MouReference', {
  description: 'Names one agreement, by its id or by its code.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ ...idOf('Mou'), description: 'The id of the agreement.' }),
    code: t.string({ ...SEARCHED, description: 'The public code of the agreement.' }),
  }),
});
builder.kyselyQuery((t) => ({
  mou: t.one({
    type: Mou,
    nullable: true,
    description: 'One agreement; null where there is none that you may see.',
    args: { by: t.arg({ type: MouReference, required: true, description: 'Which agreement.' }) },
    where: ({ row, args: { by } }) => [
      by.id && eb(row('code'), '=', by.id.key),
      by.code && eb(row('code'), '=', by.code),
    ],
  }),
  mous: t.connection({
    type: Mou,
    description: 'All agreements that you may see.',
    args: {
      filter: t.arg({ type: MouFilter, description: 'Which agreements. When not given, all.' }),
      orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'The order of the agreements.' }),
    },
    where: ({ row, args }) => mouConditions(row, args.filter),
    ...mouListCosts('all', 10),
    orderBy: ({ args }) => mouOrder(args.orderBy),
  }),
}));
