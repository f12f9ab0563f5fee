/** How workers are divided into segments, and which groups there are within a segment. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { LANGUAGE_OF_NAME, TODAY } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { dayOr, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Segment } from '../shared/enums.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, holds } from '../shared/sql.ts';
import { nameIn, spoken } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';

export const SegmentScheme = builder.kyselyObject('SegmentScheme', { table: 'segment_scheme' });
SegmentScheme.implement({
  description:
    'A way to divide workers into segments, and the days on which it was in use. Figures that divide workers in different ways do not form one series.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short code of the scheme, such as `BPJS-2015`.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'What the scheme is called.',
      sql: ({ row, args }) => nameIn(args.language, row('name')),
    }),
    validFrom: t.expression(
      validFrom('The first day on which the scheme was in use; null where that day is not known.'),
    ),
    validTo: t.expression(validTo('The last day on which the scheme was in use, included; null where it still is.')),
    note: t.expression({
      type: 'String',
      description: 'How the segments of this scheme relate to those of other schemes.',
      sql: ({ row }) => spoken(row('note')),
    }),
  }),
});
Quantity.extend((t) => ({
  scheme: t.one({
    type: SegmentScheme,
    on: { code: 'scheme' },
    nullable: true,
    description: 'The way in which workers were divided when this was counted; null for targets and for money.',
  }),
}));

const Permanence = enumOf<db.Permanence>('Permanence', 'How long people stay in a kind of work.', {
  PERMANENT: 'For a long time.',
  SEMI_PERMANENT: 'For some time.',
  TRANSIENT: 'For a short time.',
});
const SubSegment = builder.kyselyObject('SubSegment', { table: 'sub_segment' });
SubSegment.implement({
  description:
    'A group of workers within an informal segment, such as traders in traditional markets, and how long they stay in their work.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short code of the group, such as `MARKET-TRADER`.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the group.',
      sql: ({ row, args }) => fn.name_in(args.language, row('name_id'), row('name_en')),
    }),
    nameId: t.column('name_id', {
      type: 'String',
      deprecationReason: 'Ask for `name(language: ID)`.',
      description: 'The name of the group in Indonesian.',
    }),
    permanence: t.column('permanence', {
      type: Permanence,
      description: 'How long the workers of this group stay in their work.',
    }),
    reason: t.expression({
      type: 'String',
      description: 'Why the workers of this group stay in their work that long.',
      sql: ({ row }) => spoken(row('reason')),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

const Enforcement = enumOf<db.Enforcement>('Enforcement', 'Whether enrolment can be compelled.', {
  NONE: 'No: the obligation is only moral.',
  SANCTIONS: 'Yes: employers who do not enrol their workers are sanctioned.',
});
const SegmentDefinition = builder.kyselyObject('SegmentDefinition', { table: 'segment_definition' });
SegmentDefinition.implement({
  description:
    'What a segment means: which workers are in it, who pays for them, and whether enrolment can be compelled.',
  fields: (t) => ({
    segment: t.column('segment', { type: Segment, description: 'The segment.' }),
    scheme: t.one({ type: SegmentScheme, description: 'The scheme that the segment is part of.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the segment.',
      sql: ({ row, args }) => fn.name_in(args.language, row('name_id'), row('name_en')),
    }),
    nameId: t.column('name_id', {
      type: 'String',
      deprecationReason: 'Ask for `name(language: ID)`.',
      description: 'The name of the segment in Indonesian.',
    }),
    meaning: t.expression({
      type: 'String',
      description: 'Which workers are in the segment.',
      sql: ({ row }) => spoken(row('meaning')),
    }),
    enforcement: t.column('enforcement', {
      type: Enforcement,
      description: 'Whether enrolment can be compelled for these workers.',
    }),
    pays: t.expression({
      type: 'String',
      description: 'Who pays the contributions, in words, such as "Employer and worker".',
      sql: ({ row }) => spoken(row('pays')),
    }),
    hasEmployers: t.column('has_employers', {
      type: 'Boolean',
      description: 'Whether employers are counted in this segment, besides workers.',
    }),
    subSegments: t.many({
      type: SubSegment,
      on: { segment: 'segment' },
      orderBy: [{ column: 'code' }],
      description: 'The groups of workers within the segment, by code.',
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

builder.kyselyQuery((t) => ({
  segments: t.many({
    type: SegmentDefinition,
    args: {
      at: t.arg({
        type: 'Date',
        ...inheritsDay,
        description: `Only segments of the scheme in use on this day, such as \`2014-08-21\`. ${TODAY}`,
      }),
    },
    where: ({ row, args }) =>
      eb.exists(
        eb
          .selectFrom('segment_scheme as s')
          .where('s.code', '=', row('scheme'))
          .where(({ ref }) => holds<'date'>(ref('s.valid'), dayOr(args.at, null))),
      ),
    orderBy: [{ column: 'segment' }],
    size: 8,
    description: 'The segments into which workers are divided on a day, and what they mean.',
  }),
}));
