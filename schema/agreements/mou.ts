/**
 * Agreements with governments, market managers, banks and associations. What was agreed is versioned; where an MoU
 * stands on a day follows from its stage and dates in its own time zone (standing_of in rules/agreements/standing.sql).
 */

import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { TargetProgress } from '../figures/target.ts';
import { Area } from '../places/area.ts';
import { dayOr } from '../shared/days.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { MouInstrument, MouStage, MouStatus, MouWarning } from './enums.ts';
import { MouFilter, MouOrder, mouConditions, mouListCosts, mouOrder } from './mou-filter.ts';

export const Mou = builder.kyselyNode('Mou', { table: 'mou_current', id: 'code', key: ['id'] });

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
      ...mouListCosts('own', 6),
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
      // What was given up before its signature has renewed nothing; what was ended has, but what is there in its place comes first.
      where: ({ row }) => sql<boolean>`${row('stage')} <> 'CANCELLED'`,
      orderBy: [
        { sql: ({ row }) => sql`${row('stage')} = 'TERMINATED'`, pgType: 'bool', nullable: false },
        { column: 'signed_day' },
      ],
      description: 'The agreement that renews it; one that was terminated where there is no other.',
    }),
    status: t.expression({
      cost: 1.5,
      type: MouStatus,
      description: 'Where it stands on a day, derived.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql`(standing_of(${row('id')}, ${dayOr(args.at, row('area_id'))})).status`,
    }),
    statusReason: t.expression({
      cost: 1.5,
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
      cost: 0.8,
      type: [MouWarning],
      description: 'What is unusual about it.',
      sql: ({ row }) => sql`warnings_of(${row('id')})`,
    }),
    scope: t.column('scope', { type: 'String', description: "What and whom it covers, in the source's words." }),
    funding: t.column('funding', { type: 'String', description: "Who pays, in the source's words." }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    progress: t.one({
      planning: 180,
      type: TargetProgress,
      guaranteed: 'mou_progress_of gives a row for every agreement that is seen',
      cost: 2,
      description: 'How many workers it covers of those its commitments promise; where that cannot be said, why.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => sql`mou_progress_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
    }),
    isPublic: t.column('is_public', {
      type: 'Boolean',
      description: 'May everybody read this version? Drafts are seen only by those who work on them.',
    }),
    version: t.column('version', { type: 'Int', description: 'Counting its versions from 1.' }),
    source: t.one({
      type: Source,
      on: { id: 'source_id' },
      guaranteed: 'mou_version.source_id references source',
      description: 'Where that is from.',
    }),
  }),
});
Area.extend((t) => ({
  mous: t.connection({
    type: Mou,
    from: ({ parent }) => sql`agreements_of(${parent('id')})`,
    description:
      'Agreements for this very area, and those for another that its government is a party to; those below it by `mous(filter: { within })`.',
    args: {
      filter: t.arg({ type: MouFilter, description: 'Which agreements.' }),
      orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => mouConditions(row, args.filter),
    ...mouListCosts('own', 45),
    orderBy: ({ args }) => mouOrder(args.orderBy),
  }),
}));

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
    ...mouListCosts('all', 10),
    orderBy: ({ args }) => mouOrder(args.orderBy),
  }),
}));
