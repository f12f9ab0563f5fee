/** Enrolment of an area: how many take part, in which segments, out of how many. The rules are in migrations/rules/figures/enrollment.sql. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { UP_TO_MONTH, untilMonth } from '../shared/days.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { Quantity, Ratio, scopeOf } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { PotentialKind, RollUpOver } from './enums.ts';
import { Figure } from './figure.ts';
import { MONTH_REPORTED, RollUp } from './roll-up.ts';
import { TargetProgress } from './target.ts';

export const Completeness = builder.kyselyObject('Completeness', { table: 'completeness' });
Completeness.implement({
  description: 'Which local governments a sum over an area would need, and which have reported that month.',
  fields: (t) => ({
    month: t.expression({
      type: 'Month',
      description: MONTH_REPORTED,
      sql: ({ row }) => sql<string>`to_char((${row('scope')}).until, 'YYYY-MM')`,
    }),
    expected: t.column('expected', {
      type: 'Int',
      description: 'Local governments known below the area on that day. 0 does not mean that there are none.',
    }),
    reported: t.column('reported', { type: 'Int', description: 'How many of them have a figure of that month.' }),
    isComplete: t.expression({
      type: 'Boolean',
      description: 'Is it known which are needed, and have all of them reported?',
      sql: ({ row }) => sql<boolean>`${row('reason')} is null`,
    }),
    reason: t.column('reason', { type: 'String', description: 'Why it is not complete; null where it is.' }),
    missing: t.many({
      spanCost: 0.5,
      planning: 75,
      cost: 1,
      type: Area,
      description: 'Those that have not.',
      from: ({ parent }) =>
        sql`(select a.* from local_governments_below((${parent('scope')}).area_id, (${parent('scope')}).until) a
          where not exists (select from enrolled_in_month(a.id, ${parent('scope')}, 'PARTICIPANTS')))`,
      orderBy: [{ column: 'code' }],
      size: 'span',
    }),
  }),
});

export const SegmentShare = builder.kyselyObject('SegmentShare', { table: 'segment_share', key: ['figure_id'] });
SegmentShare.implement({
  description: 'A segment and its part of all segments that are named for one day.',
  fields: (t) => ({
    segment: t.column('segment', { type: Segment, description: 'The segment, as published.' }),
    participants: t.embed({ type: Quantity, column: 'participants', description: 'Its participants (_peserta_).' }),
    share: t.embed({ type: Ratio, column: 'share', description: 'Its part of those segments together.' }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      guaranteed: 'the function takes its rows from figure',
      description: 'The figure, with source and as-of.',
    }),
  }),
});

export const Enrollment = builder.kyselyObject('Enrollment', { table: 'enrollment' });
Enrollment.implement({
  description: 'Enrolment of an area (_kepesertaan_) up to a month, from the last figure known by then.',
  fields: (t) => ({
    participants: t.one({
      planning: 70,
      type: Quantity,
      nullable: true,
      description:
        'Participants (_peserta_), in workers, or traders of a market. The figure reported for the segment; for ALL also a whole division of one day summed: formal and informal, or PU, BPU and JAKON.',
      from: ({ parent }) => sql`enrolled(${scopeOf(parent)}, 'PARTICIPANTS')`,
    }),
    employers: t.one({
      planning: 70,
      type: Quantity,
      nullable: true,
      description: 'Employers (_perusahaan_) that take part.',
      from: ({ parent }) => sql`enrolled(${scopeOf(parent)}, 'EMPLOYERS')`,
    }),
    participantsAsOf: t.expression({
      planning: 65,
      type: 'Date',
      nullable: true,
      description: 'The last day that `participants` can be true of.',
      sql: ({ row }) =>
        sql<Pg<'date'> | null>`(select e.as_of_day from last_enrolled(${scopeOf(row)}, 'PARTICIPANTS') e)`,
    }),
    employersAsOf: t.expression({
      planning: 65,
      type: 'Date',
      nullable: true,
      description: 'The last day that `employers` can be true of.',
      sql: ({ row }) => sql<Pg<'date'> | null>`(select e.as_of_day from last_enrolled(${scopeOf(row)}, 'EMPLOYERS') e)`,
    }),
    bySegment: t.many({
      planning: 45,
      type: SegmentShare,
      description:
        'Participants by segment on the last day that any of them was named, of each the preferred figure; without the whole there is no share.',
      from: ({ parent }) => sql`segments_of(${scopeOf(parent)})`,
      orderBy: [{ column: 'segment' }],
      size: 6,
    }),
    coverage: t.one({
      planning: 110,
      type: Ratio,
      guaranteed: 'coverage_of always gives a row, with a reason where it has no value',
      description:
        'Participants over the potential (_cakupan_) nearest to them in time, at most 366 days apart. UNENROLLED and ADDRESSABLE are taken as what is left and added to the participants.',
      args: {
        denominator: t.arg({
          type: PotentialKind,
          defaultValue: 'ELIGIBLE_WORKFORCE',
          description: 'What to divide by.',
        }),
      },
      from: ({ parent, args }) =>
        sql`coverage_of(${scopeOf(parent)}, ${args.denominator ?? 'ELIGIBLE_WORKFORCE'}::potential_kind)`,
    }),
    workersPerEmployer: t.one({
      planning: 145,
      type: Ratio,
      guaranteed: 'employer_size always gives a row, with a reason where it has no value',
      from: ({ parent }) => sql`employer_size(${scopeOf(parent)})`,
      description: 'Participants for each employer that takes part; of the last figures of both.',
    }),
    target: t.many({
      rowCost: 8,
      cost: 40,
      planning: 225,
      type: TargetProgress,
      description:
        'Targets (_target_) whose period holds that month, and where they stand at its end: for the segment; for ALL of every segment.',
      from: ({ parent }) => sql`enrollment_targets(${scopeOf(parent)})`,
      orderBy: [{ column: 'target_id' }],
      size: 5,
    }),
    completeness: t.one({
      spanCost: 1,
      planning: 75,
      cost: 3,
      type: Completeness,
      guaranteed: 'completeness_of counts, so it always gives a row',
      description: 'Which local governments have reported.',
      from: ({ parent }) => sql`completeness_of(${scopeOf(parent)})`,
    }),
    rollUp: t.one({
      spanCost: 1.4,
      planning: 175,
      cost: 5,
      type: RollUp,
      guaranteed: 'roll_up_of always gives a row',
      description: 'The sum over the parts of the area in one month, beside what is reported for the whole.',
      args: {
        over: t.arg({ type: RollUpOver, defaultValue: 'LOCAL_GOVERNMENT', description: 'Over which parts.' }),
        measure: t.arg({ type: Measure, defaultValue: 'PARTICIPANTS', description: 'What is counted.' }),
      },
      from: ({ parent, args }) =>
        sql`roll_up_of(${scopeOf(parent)}, ${args.measure ?? 'PARTICIPANTS'}::measure, ${args.over ?? 'LOCAL_GOVERNMENT'}::roll_up_over)`,
    }),
    rivals: t.many({
      planning: 85,
      type: Figure,
      from: ({ parent }) =>
        sql`(select r.* from last_enrolled(${scopeOf(parent)}, 'PARTICIPANTS') e cross join unnest(e.figures) as f(id) cross join lateral rivals_of(f.id) r)`,
      orderBy: [{ column: 'id' }],
      size: 2,
      description:
        'What other sources say of the same participants in the same month: the number above is the preferred one, and not the only one.',
    }),
    sources: t.many({
      planning: 140,
      type: Source,
      description: 'Sources of the participants and employers above.',
      from: ({ parent }) => sql`enrollment_sources(${scopeOf(parent)})`,
      orderBy: [{ column: 'publisher' }],
    }),
  }),
});

Area.extend((t) => ({
  enrollment: t.one({
    type: Enrollment,
    guaranteed: 'it is made of the arguments',
    description: 'Enrolment (_kepesertaan_) up to a month.',
    args: {
      segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
      basis: t.arg({ type: Basis, description: 'Active or registered; either when not given.' }),
      at: t.arg({ type: 'Month', description: UP_TO_MONTH }),
    },
    from: ({ parent, args }) =>
      sql`(select ${parent('id')} as area_id, ${args.segment ?? 'ALL'}::segment as segment, ${args.basis ?? null}::basis as basis, ${untilMonth(args.at)} as until)`,
  }),
}));
