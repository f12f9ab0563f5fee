/** What the scheme is made of: programmes, segments, channels, law and sanctions; outreach and statements. */

import type { Expression } from 'kysely';
import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { dayOr, holdsOn } from '../shared/days.ts';
import { ProgrammeCode, Segment } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import { ChannelPurpose, Enforcement, Permanence, SanctionKind } from './enums.ts';

const VALID_FROM = 'First day; null where open.';
const VALID_TO = 'Last day; null where open.';
type Validity = (column: 'valid') => Expression<Pg<'daterange'>>;
const first = ({ row }: { row: Validity }) => firstDay(row('valid'));
const last = ({ row }: { row: Validity }) => lastDay(row('valid'));

export const LegalBasis = builder.kyselyObject('LegalBasis', { table: 'legal_basis' });
LegalBasis.implement({
  description: 'A law or regulation the domain rests on (_dasar hukum_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Citation, such as PP 86/2013.' }),
    title: t.column('title', { type: 'String', description: 'What it is.' }),
    says: t.column('says', { type: 'String', description: 'What it says, in a sentence.' }),
    validFrom: t.expression({ type: 'Date', nullable: true, description: VALID_FROM, sql: first }),
    validTo: t.expression({ type: 'Date', nullable: true, description: VALID_TO, sql: last }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

const Benefit = builder.kyselyObject('Benefit', { table: 'benefit' });
Benefit.implement({
  description: 'What a programme gives, additional benefits among them (_manfaat_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short code.' }),
    name: t.column('name_en', { type: 'String', description: 'English name.' }),
    nameId: t.column('name_id', { type: 'String', description: 'Indonesian name.' }),
    validFrom: t.expression({ type: 'Date', nullable: true, description: VALID_FROM, sql: first }),
    validTo: t.expression({ type: 'Date', nullable: true, description: VALID_TO, sql: last }),
    note: t.column('note', { type: 'String', description: 'Conditions.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
const Programme = builder.kyselyObject('Programme', { table: 'programme' });
Programme.implement({
  description: 'An insurance programme (_program_) and the days it exists.',
  fields: (t) => ({
    code: t.column('code', { type: ProgrammeCode, description: 'Its code.' }),
    name: t.column('name_en', { type: 'String', description: 'English name.' }),
    nameId: t.column('name_id', { type: 'String', description: 'Indonesian name.' }),
    description: t.column('description', { type: 'String', description: 'What it gives.' }),
    validFrom: t.expression({ type: 'Date', nullable: true, description: VALID_FROM, sql: first }),
    validTo: t.expression({ type: 'Date', nullable: true, description: VALID_TO, sql: last }),
    benefits: t.many({
      type: Benefit,
      on: { programme: 'code' },
      args: {
        at: t.arg({
          type: 'Date',
          description: 'Only those that exist on this day; the day looked at when not given.',
        }),
      },
      where: ({ row, args }) => holdsOn(row, args.at),
      orderBy: [{ column: 'code' }],
      description: 'What it gives besides.',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

export const SegmentScheme = builder.kyselyObject('SegmentScheme', { table: 'segment_scheme' });
SegmentScheme.implement({
  description: 'A way to divide workers, and its era: figures of different schemes are not one series.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short code.' }),
    name: t.column('name', { type: 'String', description: 'What it is called.' }),
    validFrom: t.expression({ type: 'Date', nullable: true, description: VALID_FROM, sql: first }),
    validTo: t.expression({ type: 'Date', nullable: true, description: VALID_TO, sql: last }),
    note: t.column('note', { type: 'String', description: 'How it relates to the others.' }),
  }),
});
Quantity.extend((t) => ({
  scheme: t.one({
    type: SegmentScheme,
    on: { code: 'scheme' },
    nullable: true,
    description: 'How workers were divided when it was counted; null for targets and money.',
  }),
}));
const SubSegment = builder.kyselyObject('SubSegment', { table: 'sub_segment' });
SubSegment.implement({
  description: 'A group of informal workers, by how long they stay in their work.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short code.' }),
    name: t.column('name_en', { type: 'String', description: 'English name.' }),
    nameId: t.column('name_id', { type: 'String', description: 'Indonesian name.' }),
    permanence: t.column('permanence', { type: Permanence, description: 'How long they stay.' }),
    reason: t.column('reason', { type: 'String', description: 'Why.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
const SegmentDefinition = builder.kyselyObject('SegmentDefinition', { table: 'segment_definition' });
SegmentDefinition.implement({
  description: 'A segment of workers and the rule it is under.',
  fields: (t) => ({
    segment: t.column('segment', { type: Segment, description: 'The segment.' }),
    scheme: t.one({ type: SegmentScheme, on: { code: 'scheme' }, description: 'The scheme that has it.' }),
    name: t.column('name_en', { type: 'String', description: 'English name.' }),
    nameId: t.column('name_id', { type: 'String', description: 'Indonesian name.' }),
    meaning: t.column('meaning', { type: 'String', description: 'Who is in it.' }),
    enforcement: t.column('enforcement', { type: Enforcement, description: 'Can enrolment be compelled?' }),
    pays: t.column('pays', { type: 'String', description: 'Who pays.' }),
    hasEmployers: t.column('has_employers', { type: 'Boolean', description: 'Are employers counted beside workers?' }),
    subSegments: t.many({
      type: SubSegment,
      on: { segment: 'segment' },
      orderBy: [{ column: 'code' }],
      description: 'Groups within it.',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

const Channel = builder.kyselyObject('Channel', { table: 'channel' });
Channel.implement({
  description: 'A way to register or pay (_kanal_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short code.' }),
    name: t.column('name', { type: 'String', description: 'Name.' }),
    operator: t.column('operator', { type: 'String', description: 'Who runs it.' }),
    purpose: t.column('purpose', {
      type: ChannelPurpose,
      description: 'What it is for; payment is not assumed from registration.',
    }),
    validFrom: t.expression({ type: 'Date', nullable: true, description: VALID_FROM, sql: first }),
    validTo: t.expression({ type: 'Date', nullable: true, description: VALID_TO, sql: last }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

const Sanction = builder.kyselyObject('Sanction', { table: 'sanction' });
Sanction.implement({
  description: 'A sanction against employers who do not enrol their workers (_sanksi_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short code.' }),
    kind: t.column('kind', { type: SanctionKind, description: 'Institutional or administrative.' }),
    name: t.column('name_en', { type: 'String', description: 'English name.' }),
    nameId: t.column('name_id', { type: 'String', description: 'Indonesian name.' }),
    description: t.column('description', { type: 'String', description: 'What it is, and its limits.' }),
    imposedBy: t.column('imposed_by', { type: 'String', description: 'Who imposes it.' }),
    article: t.column('article', { type: 'String', description: 'Article of the regulation.' }),
    step: t.column('step', { type: 'Int', description: 'Order in which they follow each other.' }),
    legalBasis: t.one({ type: LegalBasis, on: { code: 'legal_basis' }, description: 'The regulation.' }),
  }),
});
export const SanctionCount = builder.kyselyObject('SanctionCount', { table: 'sanction_count' });
SanctionCount.implement({
  description: 'How many employers were sanctioned in an area.',
  fields: (t) => ({
    sanction: t.one({ type: Sanction, on: { code: 'sanction' }, description: 'Which sanction.' }),
    employers: t.column('employers', { type: 'Int', description: 'How many employers.' }),
    periodFrom: t.expression({
      type: 'Date',
      description: 'First day counted.',
      sql: ({ row }) => firstDay(row('period')).$notNull(),
    }),
    periodTo: t.expression({
      type: 'Date',
      description: 'Last day counted.',
      sql: ({ row }) => lastDay(row('period')).$notNull(),
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

export const OutreachActivity = builder.kyselyObject('OutreachActivity', { table: 'outreach_activity' });
OutreachActivity.implement({
  description: 'Public information on benefits (_sosialisasi_).',
  fields: (t) => ({
    heldOn: t.embed({ type: PartialDate, column: 'held_on', description: 'When.' }),
    place: t.column('place', { type: 'String', description: 'Where, in words.' }),
    audience: t.column('audience', { type: Segment, description: 'For which segment.' }),
    topic: t.column('topic', { type: 'String', description: 'About what.' }),
    result: t.column('result', {
      type: 'String',
      description: 'What came of it, in words: "many" is not made a number.',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});

export const Statement = builder.kyselyObject('Statement', { table: 'claim' });
Statement.implement({
  description: 'A statement of the founding article in its own words, number or not.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'F01 to F18.' }),
    subject: t.column('subject', { type: 'String', description: 'Of what it speaks.' }),
    predicate: t.column('predicate', { type: 'String', description: 'What it says of it.' }),
    words: t.column('words', { type: 'String', description: 'The Indonesian words.' }),
    number: t.column('number', { type: 'Decimal', description: 'The number in them, if any.' }),
    unit: t.column('unit', { type: 'String', description: 'Its unit, in words.' }),
    precision: t.column('precision', { type: 'String', description: 'How exact the words are.' }),
    asOf: t.embed({ type: PartialDate, column: 'as_of', description: 'When.' }),
    scope: t.column('scope', { type: 'String', description: "Scope in the article's words." }),
    needsInterpretation: t.column('needs_interpretation', {
      type: 'Boolean',
      description: 'Can it be read in more than one way?',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'The article.' }),
  }),
});
Area.extend((t) => ({
  outreach: t.many({
    type: OutreachActivity,
    on: { area_id: 'id' },
    orderBy: [{ column: 'held_on' }],
    description: 'Public information held here (_sosialisasi_).',
  }),
  statements: t.many({
    type: Statement,
    on: { area_id: 'id' },
    orderBy: [{ column: 'code' }],
    description: 'What the founding article says of this area, in its own words.',
  }),
  sanctionCounts: t.many({
    type: SanctionCount,
    on: { area_id: 'id' },
    orderBy: [{ column: 'period' }],
    description: 'Employers sanctioned here; never their names.',
  }),
}));

builder.kyselyQuery((t) => ({
  programmes: t.many({
    type: Programme,
    args: {
      at: t.arg({ type: 'Date', description: 'Only those that exist on this day; the day looked at when not given.' }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    size: 5,
    description: 'Insurance programmes.',
  }),
  segments: t.many({
    type: SegmentDefinition,
    args: {
      at: t.arg({
        type: 'Date',
        description: 'Only those of schemes in use on this day; the day looked at when not given.',
      }),
    },
    where: ({ row, args }) =>
      sql<boolean>`exists (select from segment_scheme h where h.code = ${row('scheme')} and h.valid @> ${dayOr(args.at, sql.lit(null))})`,
    orderBy: [{ column: 'segment' }],
    size: 8,
    description: 'Segments of workers, as they are divided on a day.',
  }),
  channels: t.many({
    type: Channel,
    args: {
      at: t.arg({ type: 'Date', description: 'Only those open on this day; the day looked at when not given.' }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    description: 'Ways to register or pay.',
  }),
  sanctions: t.many({
    type: Sanction,
    orderBy: [{ column: 'step' }],
    size: 3,
    description: 'Sanctions, in the order they follow each other.',
  }),
  legalBases: t.many({
    type: LegalBasis,
    args: {
      at: t.arg({ type: 'Date', description: 'Only those in force on this day; the day looked at when not given.' }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    description: 'Laws and regulations.',
  }),
}));
