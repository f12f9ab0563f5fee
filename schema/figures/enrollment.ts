/**
 * Enrolment of an area: how many take part, in which segments, out of how many. Rules:
 * migrations/rules/figures/enrollment.sql.
 */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { EnrollmentRow } from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { inheritsMonth, untilMonth } from '../shared/days.ts';
import { Basis, Segment } from '../shared/enums.ts';
import { knownFromFigures } from '../shared/known.ts';
import { Quantity, Ratio, scopeOf } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, oneRow } from '../shared/sql.ts';
import * as WORDS from './arguments.ts';
import { FigureFlag, PotentialKind } from './enums.ts';
import { Figure } from './figure.ts';

const SegmentShare = builder.kyselyObject('SegmentShare', { table: 'segment_share', key: ['figure_id'] });
SegmentShare.implement({
  description: 'The participants of one segment, and their share of all segments on the same day.',
  fields: (t) => ({
    segment: t.column('segment', { type: Segment, description: 'The segment, as published.' }),
    participants: t.embed({
      type: Quantity,
      column: 'participants',
      description: 'How many participants (_peserta_) the segment has.',
    }),
    share: t.embed({
      type: Ratio,
      column: 'share',
      description:
        'The participants of this segment divided by those of all segments on that day. Where the segments make no whole, the ratio has no value and says why. It is flagged DATES_DIFFER where the segments are of another month than `participants` of the enrolment.',
    }),
    flags: t.expression({
      cost: 2,
      type: [FigureFlag],
      description: 'Known doubts about the participants; where they are a sum, about any of its figures.',
      sql: ({ row }) => fn.doubts_about(row('figures')),
    }),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.KNOWN_FROM)),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description:
        'The figure of the segment, with its source and day; null where the participants are the sum over the parts of the area.',
    }),
  }),
});

/** The last day that the latest number of a measure can be true of. */
const lastDayOf = (row: TypedRef<EnrollmentRow>, measure: 'PARTICIPANTS' | 'EMPLOYERS') =>
  eb
    .selectFrom(fn.last_enrolled(scopeOf(row), measure).as('e'))
    .select('e.as_of_day')
    .$asScalar();

/** Is the latest number of a measure a sum? */
const isDerived = (row: TypedRef<EnrollmentRow>, measure: 'PARTICIPANTS' | 'EMPLOYERS') =>
  eb
    .selectFrom(fn.last_enrolled(scopeOf(row), measure).as('e'))
    .select('e.is_derived')
    .$asScalar();

/** The doubts about the latest number of a measure. */
const flagsOf = (row: TypedRef<EnrollmentRow>, measure: 'PARTICIPANTS' | 'EMPLOYERS') =>
  eb
    .selectFrom(fn.last_enrolled(scopeOf(row), measure).as('e'))
    .select(({ ref }) =>
      fn.doubts_about_enrolled(scopeOf(row), measure, ref('e.quantity'), ref('e.figures')).as('flags'),
    )
    .$asScalar();

export const Enrollment = builder.kyselyObject('Enrollment', { table: 'enrollment' });
Enrollment.implement({
  description:
    'How many workers take part in social security in an area (_kepesertaan_), by the latest figures up to the end of a month.',
  fields: (t) => ({
    participants: t.one({
      planning: 70,
      type: Quantity,
      nullable: true,
      description:
        'How many workers take part (_peserta_), or traders where the area is a market: the latest figure for the segment. For ALL it may also be the sum of segments that make a whole on one day: FORMAL and INFORMAL, or PU, BPU and JAKON, with or without PMI. Where nothing is reported of the area in a month, it is the sum of its parts, if each has a number of that month on the same basis. Parts are the local governments of a province, or of a branch whose working area is known whole; the provinces of a region; and the regions of the nation.',
      from: ({ parent }) => fn.enrolled(scopeOf(parent), 'PARTICIPANTS'),
    }),
    employers: t.one({
      planning: 70,
      type: Quantity,
      nullable: true,
      description: 'How many employers (_perusahaan_) take part. They are chosen or summed like `participants`.',
      from: ({ parent }) => fn.enrolled(scopeOf(parent), 'EMPLOYERS'),
    }),
    participantsAsOf: t.expression({
      planning: 65,
      type: 'Date',
      nullable: true,
      description: 'The day that `participants` is true of; of a figure for a month or a year, the last day of that.',
      sql: ({ row }) => lastDayOf(row, 'PARTICIPANTS'),
    }),
    employersAsOf: t.expression({
      planning: 65,
      type: 'Date',
      nullable: true,
      description: 'The day that `employers` is true of; of a figure for a month or a year, the last day of that.',
      sql: ({ row }) => lastDayOf(row, 'EMPLOYERS'),
    }),
    participantsDerived: t.expression({
      planning: 65,
      type: 'Boolean',
      nullable: true,
      description: `About \`participants\`. ${WORDS.IS_DERIVED}`,
      sql: ({ row }) => isDerived(row, 'PARTICIPANTS'),
    }),
    employersDerived: t.expression({
      planning: 65,
      type: 'Boolean',
      nullable: true,
      description: `About \`employers\`. ${WORDS.IS_DERIVED}`,
      sql: ({ row }) => isDerived(row, 'EMPLOYERS'),
    }),
    participantsFlags: t.expression({
      planning: 65,
      cost: 2,
      spanCost: 2,
      type: [FigureFlag],
      nullable: true,
      description: `About \`participants\`. ${WORDS.FLAGS}`,
      sql: ({ row }) => flagsOf(row, 'PARTICIPANTS'),
    }),
    employersFlags: t.expression({
      planning: 65,
      cost: 2,
      spanCost: 2,
      type: [FigureFlag],
      nullable: true,
      description: `About \`employers\`. ${WORDS.FLAGS}`,
      sql: ({ row }) => flagsOf(row, 'EMPLOYERS'),
    }),
    bySegment: t.many({
      planning: 45,
      type: SegmentShare,
      description:
        'The participants of each segment on the latest day with any. Shares are given only if all segments are known for that day. Where sources disagree, the preferred figure is taken. Where nothing is reported of a segment in that month, it is the sum over the parts of the area, if all of them have it. JAKON next to FORMAL and INFORMAL has no share, as construction workers may be among those.',
      from: ({ parent }) => fn.segments_of(scopeOf(parent)),
      orderBy: [{ column: 'segment' }],
      size: 6,
    }),
    coverage: t.one({
      planning: 110,
      type: Ratio,
      guaranteed: 'it gives a row always, with a reason where it has no value',
      description:
        'Participants divided by the workers there are to cover (_cakupan_). The estimate of those workers is the one nearest in time to the figure of participants, at most 366 days away. UNENROLLED and ADDRESSABLE estimate who is still left, so the participants are added to them first.',
      args: {
        denominator: t.arg({
          type: PotentialKind,
          defaultValue: 'ELIGIBLE_WORKFORCE',
          description: 'Which estimate of workers to divide by.',
        }),
      },
      from: ({ parent, args }) => fn.coverage_of(scopeOf(parent), args.denominator ?? 'ELIGIBLE_WORKFORCE'),
    }),
    workersPerEmployer: t.one({
      planning: 145,
      type: Ratio,
      guaranteed: 'it gives a row always, with a reason where it has no value',
      from: ({ parent }) => fn.employer_size(scopeOf(parent)),
      description:
        'How many wage earners there are for each employer that takes part (PU, or FORMAL in 2014), by the latest figures of both. Employers are those of the segment, or of ALL: only wage earners have one. Not computable for self-paying workers.',
    }),
    rivals: t.many({
      planning: 85,
      type: Figure,
      from: ({ parent }) => fn.enrollment_rivals(scopeOf(parent)),
      orderBy: [{ column: 'id' }],
      size: 2,
      // Of a sum, those of each figure that it adds up.
      spanCost: 0.3,
      description:
        'Figures that other sources give for the same participants in the same month; where `participants` is a sum, for what it adds up. `participants` has the ones to show first.',
    }),
    sources: t.many({
      planning: 140,
      type: Source,
      description: 'The sources of the figures behind `participants` and `employers`.',
      from: ({ parent }) => fn.enrollment_sources(scopeOf(parent)),
      orderBy: [{ column: 'publisher' }],
    }),
  }),
});

Area.extend((t) => ({
  enrollment: t.one({
    type: Enrollment,
    guaranteed: 'it is made of the arguments',
    description:
      'How many workers take part in this area (_kepesertaan_), by the latest figures up to the end of a month.',
    args: {
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: WORDS.SEGMENT }),
      basis: t.arg({ type: Basis, description: WORDS.BASIS }),
      at: t.arg({ type: 'Month', ...inheritsMonth, description: WORDS.UP_TO_MONTH }),
    },
    from: ({ parent, args }) =>
      oneRow('enrollment', {
        area_id: parent('id'),
        segment: args.segment ?? 'ALL',
        basis: args.basis ?? null,
        until: untilMonth(args.at),
      }),
  }),
}));
