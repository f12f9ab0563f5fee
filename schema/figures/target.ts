/** Targets and potentials: what was to be reached, and out of how many. Progress is worked out in migrations/rules/figures/targets.sql. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { dayOr } from '../shared/days.ts';
import { Measure, Segment, Verification } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { countedIn, Quantity, Ratio } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import { Interpretation, PotentialKind, ProgressStatus, TargetBasis, TargetKind } from './enums.ts';

export const Target = builder.kyselyNode('Target', {
  table: 'target',
  id: 'id',
  where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
});
export const TargetProgress = builder.kyselyObject('TargetProgress', { table: 'target_progress' });
const PotentialUse = builder.kyselyObject('PotentialUse', { table: 'potential_use' });
const TargetReading = builder.kyselyObject('TargetReading', { table: 'target_reading', key: ['reading'] });

const WORDS = {
  actual: 'What was reached, by the last number known; of a whole period what was added in it.',
  gap: 'What is still owed; never below 0.',
  achieved: 'Actual over what is wanted.',
  pace: 'So many a month on average in the period up to the last number; null where nothing says what there was before it.',
  requiredPace: 'So many a month are needed from the last number to the end of the period.',
  projectedDate: 'When it would be reached at this pace.',
  status: 'Where it stands.',
  reason: 'The rule behind the status, in words.',
} as const;

Target.implement({
  description: 'What was to be reached (_target_), in whose plan, and how its words may be read.',
  fields: (t) => ({
    area: t.one({ type: Area, on: { id: 'area_id' }, description: 'For which area.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers.' }),
    kind: t.column('kind', { type: TargetKind, description: 'An addition, a stock, a coverage or markets.' }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) => countedIn(row),
      description: 'How much.',
    }),
    periodFrom: t.expression({
      type: 'Date',
      description: 'First day of its period.',
      sql: ({ row }) => firstDay(row('period')).$notNull(),
    }),
    periodTo: t.expression({
      type: 'Date',
      description: 'Last day of its period.',
      sql: ({ row }) => lastDay(row('period')).$notNull(),
    }),
    basis: t.column('basis', { type: TargetBasis, description: 'Whose plan it is.' }),
    issuer: t.column('issuer', { type: 'String', description: 'Who set it; null where not said.' }),
    instrument: t.column('instrument', {
      type: 'String',
      description: 'The legal instrument it stands in, as UU 59/2024; null where not said.',
    }),
    interpretation: t.column('interpretation', { type: Interpretation, description: 'How its words may be read.' }),
    knownFrom: t.expression({
      type: 'DateTime',
      description: 'From when this version was known.',
      sql: ({ row }) => sql<Pg<'timestamptz'>>`lower(${row('known')})`,
    }),
    versions: t.many({
      type: Target,
      from: ({ parent }) => sql`target_versions(${parent('id')})`,
      where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
      orderBy: [{ sql: ({ row }) => sql`lower(${row('known')})`, pgType: 'timestamptz', nullable: false }],
      size: 2,
      description: 'All versions of it, the first one first: a target that was changed keeps what it was.',
    }),
    linked: t.many({
      type: Target,
      from: ({ parent }) => sql`linked_targets(${parent('id')})`,
      orderBy: [{ column: 'measure' }],
      size: 1,
      description: 'What was set in the same breath: the employers that targeted workers come with.',
    }),
    workersPerEmployer: t.embed({
      cost: 2,
      type: Ratio,
      sql: ({ row }) => sql`targeted_employer_size(${row('id')})`,
      description: 'Targeted workers for each targeted employer, where both were set together.',
    }),
    potential: t.one({
      cost: 4,
      type: PotentialUse,
      guaranteed: 'potential_use_of gives a row for every target known',
      description: 'What it would take of a potential of the same workers.',
      args: {
        kind: t.arg({ type: PotentialKind, required: true, description: 'Of which kind.' }),
        at: t.arg({ type: 'Date', description: 'Known up to which day. Today in the area when not given.' }),
      },
      from: ({ parent, args }) =>
        sql`potential_use_of(${parent('id')}, ${args.kind}::potential_kind, ${dayOr(args.at, parent('area_id'))})`,
    }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Who said it.' }),
    progress: t.one({
      cost: 14,
      planning: 260,
      type: TargetProgress,
      guaranteed: 'progress_of gives a row for every target known',
      description: 'Where it stands on a day; where that cannot be said, why.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      from: ({ parent, args }) => sql`progress_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
    }),
    readings: t.many({
      cost: 14,
      planning: 190,
      type: TargetReading,
      description: 'Where it stands under each reading that its words allow; two of an addition that is UNCLEAR.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      from: ({ parent, args }) => sql`readings_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
      orderBy: [{ column: 'reading' }],
      size: 2,
    }),
  }),
});

TargetProgress.implement({
  description: 'Where a target stands, with the rule in words.',
  fields: (t) => ({
    target: t.one({
      type: Target,
      on: { id: 'target_id' },
      nullable: true,
      description: 'The target; null where it is the progress of an agreement against its commitments.',
    }),
    actual: t.embed({ type: Quantity, column: 'actual', description: WORDS.actual }),
    gap: t.embed({ type: Quantity, column: 'gap', description: WORDS.gap }),
    achieved: t.embed({ type: Ratio, column: 'achieved', description: WORDS.achieved }),
    pace: t.embed({ type: Quantity, column: 'pace', description: WORDS.pace }),
    requiredPace: t.embed({ type: Quantity, column: 'required_pace', description: WORDS.requiredPace }),
    projectedDate: t.column('projected_date', { type: 'Date', description: WORDS.projectedDate }),
    status: t.column('status', { type: ProgressStatus, description: WORDS.status }),
    reason: t.column('reason', { type: 'String', description: WORDS.reason }),
  }),
});
TargetReading.implement({
  description: 'Where a target stands when its words are read in one way.',
  fields: (t) => ({
    reading: t.column('reading', { type: Interpretation, description: 'The reading.' }),
    baseline: t.embed({
      type: Quantity,
      column: 'baseline',
      description: 'What there was to begin with; null where it is not needed, or not known.',
    }),
    wanted: t.embed({
      type: Quantity,
      column: 'wanted',
      description:
        'What `actual` is to come to: the baseline and what is to be added to it; of a whole period what is to be added in it.',
    }),
    actual: t.embed({ type: Quantity, column: 'actual', description: WORDS.actual }),
    gap: t.embed({ type: Quantity, column: 'gap', description: WORDS.gap }),
    achieved: t.embed({ type: Ratio, column: 'achieved', description: WORDS.achieved }),
    pace: t.embed({ type: Quantity, column: 'pace', description: WORDS.pace }),
    requiredPace: t.embed({ type: Quantity, column: 'required_pace', description: WORDS.requiredPace }),
    projectedDate: t.column('projected_date', { type: 'Date', description: WORDS.projectedDate }),
    status: t.column('status', { type: ProgressStatus, description: WORDS.status }),
    reason: t.column('reason', { type: 'String', description: WORDS.reason }),
  }),
});

export const TargetFilter = builder.inputType('TargetFilter', {
  description: 'Which targets; what is left out does not restrict.',
  fields: (t) => ({
    segment: t.field({ type: Segment, description: 'For this segment.' }),
    measure: t.field({ type: Measure, description: 'Of this measure.' }),
    kind: t.field({ type: TargetKind, description: 'Of this kind.' }),
    at: t.field({ type: 'Date', description: 'Whose period holds this day.' }),
  }),
});

PotentialUse.implement({
  description: 'What a target would take of a potential.',
  fields: (t) => ({
    potential: t.one({
      type: Potential,
      on: { id: 'potential_id' },
      nullable: true,
      description: 'The last potential of that kind; null where none is known.',
    }),
    share: t.embed({ type: Ratio, column: 'share', description: 'The target over it.' }),
    remainder: t.embed({ type: Quantity, column: 'remainder', description: 'What would be left of it.' }),
    reason: t.column('reason', { type: 'String', description: 'Why nothing can be said of what would be left.' }),
  }),
});

export const Potential = builder.kyselyNode('Potential', {
  table: 'potential',
  id: 'id',
  where: ({ row }) => sql<boolean>`lower(${row('known')}) <= known_at()`,
});
Potential.implement({
  description:
    'How many workers there are to be covered (_potensi_). Only the eligible workforce is a denominator of coverage.',
  fields: (t) => ({
    area: t.one({ type: Area, on: { id: 'area_id' }, description: 'Where.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers.' }),
    kind: t.column('kind', { type: PotentialKind, description: 'What the estimate means.' }),
    asOf: t.embed({ type: PartialDate, column: 'as_of', description: 'When it was true.' }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) => countedIn(row, undefined, row('as_of_day')),
      description: 'How many; for PERCENT, which share of the employed.',
    }),
    verification: t.column('verification', { type: Verification, description: 'Published or derived.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Who said it.' }),
  }),
});

Area.extend((t) => ({
  targets: t.many({
    size: ({ filter }) => (filter ? 5 : 25),
    cost: 1,
    type: Target,
    on: { area_id: 'id' },
    description: 'Targets (_target_) for this area; rivals are all given.',
    args: { filter: t.arg({ type: TargetFilter, description: 'Which targets.' }) },
    where: ({ row, args }) => [
      sql<boolean>`is_current(${row('known')})`,
      args.filter?.segment && sql<boolean>`${row('segment')} = ${args.filter.segment}::segment`,
      args.filter?.measure && sql<boolean>`${row('measure')} = ${args.filter.measure}::measure`,
      args.filter?.kind && sql<boolean>`${row('kind')} = ${args.filter.kind}::target_kind`,
      args.filter?.at && sql<boolean>`${row('period')} @> ${args.filter.at}`,
    ],
    orderBy: [{ column: 'period', direction: 'desc' }, { column: 'segment' }, { column: 'measure' }],
  }),
  potential: t.many({
    cost: 2,
    type: Potential,
    on: { area_id: 'id' },
    description: 'Estimates of how many workers there are (_potensi_), newest first.',
    args: {
      segment: t.arg({ type: Segment, description: 'Which workers.' }),
      at: t.arg({ type: 'Month', description: 'Up to the end of this month.' }),
    },
    where: ({ row, args }) => [
      sql<boolean>`is_current(${row('known')})`,
      args.segment && sql<boolean>`${row('segment')} = ${args.segment}::segment`,
      args.at && sql<boolean>`${row('as_of_day')} <= month_end(${args.at})`,
    ],
    orderBy: [{ column: 'as_of_day', direction: 'desc' }],
  }),
}));
