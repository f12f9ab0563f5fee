/** Targets: what was to be reached, and where it stands. The rules are in migrations/rules/figures/targets.sql. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { DAY } from '../places/arguments.ts';
import { dayOr, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Measure, Segment } from '../shared/enums.ts';
import { knownFromFigures, wasKnown } from '../shared/known.ts';
import { countedIn, Quantity, Ratio, scopeOf } from '../shared/quantity.ts';
import { Sentence } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { eb, firstDay, fn, holds, knownFrom, lastDay, sql } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { Enrollment } from './enrollment.ts';
import { Attribution, Interpretation, TargetBasis, TargetKind } from './enums.ts';

const ProgressStatus = enumOf<db.ProgressStatus>('ProgressStatus', 'Where a target stands.', {
  ACHIEVED: 'Reached. A stock or coverage counts as reached only by its number at the end of the period.',
  REACHED_SO_FAR: 'A stock or coverage that is reached, but the period is not over. What counts is its end.',
  ON_TRACK: 'Not behind an even pace.',
  BEHIND: 'Behind an even pace.',
  MISSED: 'The period is over and it was not reached.',
  NOT_COMPUTABLE: 'Cannot be said; the reason says why.',
});

export const Target = builder.kyselyNode('Target', { table: 'target', id: 'id', where: wasKnown });
export const TargetProgress = builder.kyselyObject('TargetProgress', { table: 'target_progress' });
const TargetReading = builder.kyselyObject('TargetReading', { table: 'target_reading', key: ['reading'] });

Target.implement({
  description:
    'What was to be reached in a period (_target_), whose plan it is part of, and how its wording may be read.',
  fields: (t) => ({
    area: t.one({ type: Area, description: 'The area that the target is for.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers are counted.' }),
    kind: t.column('kind', {
      type: TargetKind,
      description: 'What has to be reached: an addition, a stock, a coverage or a number of markets.',
    }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) => countedIn(row),
      description: 'How much has to be reached.',
    }),
    periodFrom: t.expression({
      type: 'Date',
      description: 'First day of the period.',
      // The period has both ends: set_target asks for them, and so does what loads targets.
      sql: ({ row }) => firstDay(row('period')).$notNull(),
    }),
    periodTo: t.expression({
      type: 'Date',
      description: 'Last day of the period, included.',
      sql: ({ row }) => lastDay(row('period')).$notNull(),
    }),
    basis: t.column('basis', { type: TargetBasis, description: 'Whose plan the target is part of.' }),
    issuer: t.column('issuer', {
      type: 'String',
      description: 'Who set the target; null where the source does not say.',
    }),
    instrument: t.column('instrument', {
      type: 'String',
      description: 'The legal instrument that has the target, such as UU 59/2024; null where the source does not say.',
    }),
    interpretation: t.column('interpretation', {
      type: Interpretation,
      description: 'How the wording of the target may be read.',
    }),
    attribution: t.column('attribution', {
      type: Attribution,
      description:
        'Where a worker is counted. Numbers that count workers elsewhere say nothing of how far the target is reached.',
    }),
    holdsFrom: t.column('holds_from', {
      type: 'Date',
      description:
        'The first day on which this version replaces the previous one. Before it, `progress` and `readings` are those of the previous version. Null where it holds from the first day of the period.',
    }),
    knownFrom: t.expression({
      type: 'DateTime',
      description: 'The moment from which the API knows this version of the target.',
      sql: ({ row }) => knownFrom(row('known')),
    }),
    versions: t.many({
      type: Target,
      from: ({ parent }) => fn.target_versions(parent('id')),
      where: wasKnown,
      orderBy: [{ sql: ({ row }) => knownFrom(row('known')), pgType: 'timestamptz', nullable: false }],
      size: 2,
      description: 'All versions of this target, the first one first. A change adds a version; those before it stay.',
    }),
    linked: t.many({
      type: Target,
      from: ({ parent }) => fn.linked_targets(parent('id')),
      orderBy: [{ column: 'measure' }],
      size: 1,
      description:
        'Targets that the same source set together with this one, for the same area, segment, period and plan. An example is the number of employers that the targeted workers come with.',
    }),
    workersPerEmployer: t.embed({
      cost: 2,
      type: Ratio,
      sql: ({ row }) => fn.targeted_employer_size(row('id')),
      description: 'How many workers are targeted for each targeted employer, where both were set together.',
    }),
    note: t.expression(textOf('note', 'Remarks.')),
    source: t.one({ type: Source, description: 'Who said it.' }),
    progress: t.one({
      cost: 14,
      planning: 260,
      type: TargetProgress,
      guaranteed: 'progress_of gives a row for every target known',
      description: 'Where the target stands on a day, or why that cannot be said.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => fn.progress_of(parent('id'), dayOr(args.at, parent('area_id'))),
    }),
    readings: t.many({
      cost: 14,
      planning: 190,
      type: TargetReading,
      description:
        'Where the target stands on a day under each reading that its wording allows. An addition that is UNCLEAR has two readings, every other target has one.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => fn.readings_of(parent('id'), dayOr(args.at, parent('area_id'))),
      orderBy: [{ column: 'reading' }],
      size: 2,
    }),
  }),
});

const WORDS = {
  actual:
    'What has been reached, by the latest number known. For an addition over a whole period, it is what was reported as added. If only totals are known, it is their growth. That is a lower bound, because people also leave. Of registered participants, who never leave, it is the number itself.',
  gap: 'What is still missing; never below 0.',
  achieved: 'What has been reached divided by what is wanted.',
  pace: 'How much was added a month, on average, in the period up to the latest number. Null where nothing says what there was before.',
  requiredPace:
    'How much has to be added a month from the latest number to the end of the period. Null once the period is over.',
  projectedDate:
    'The day on which the target would be reached at this pace. Null where that is not known, where the period is over, or where it lies 100 years ahead or more.',
  status: 'Where the target stands, such as ON_TRACK.',
  reason: 'Why the status is what it is, in words.',
  knownFrom: 'The moment from which all figures that are compared are known. Null where there are none.',
} as const;

TargetProgress.implement({
  description: 'Where a target stands on a day, and why.',
  fields: (t) => ({
    target: t.one({
      type: Target,
      on: { id: 'target_id' },
      nullable: true,
      description: 'The target. Null where this is the progress of an agreement in what it promises.',
    }),
    actual: t.embed({ type: Quantity, column: 'actual', description: WORDS.actual }),
    gap: t.embed({ type: Quantity, column: 'gap', description: WORDS.gap }),
    achieved: t.embed({ type: Ratio, column: 'achieved', description: WORDS.achieved }),
    pace: t.embed({ type: Quantity, column: 'pace', description: WORDS.pace }),
    requiredPace: t.embed({ type: Quantity, column: 'required_pace', description: WORDS.requiredPace }),
    projectedDate: t.column('projected_date', { type: 'Date', description: WORDS.projectedDate }),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.knownFrom)),
    status: t.column('status', { type: ProgressStatus, description: WORDS.status }),
    reason: t.expression({
      type: 'String',
      description: WORDS.reason,
      sql: ({ row }) => sql<string>`told_together(${row('reasons')})`,
    }),
    reasonSentences: t.many({
      type: Sentence,
      from: ({ parent }) => fn.sentences_in(parent('reasons')),
      size: 1,
      description: 'What `reason` says, as codes with their parameters.',
    }),
  }),
});
TargetReading.implement({
  description: 'Where a target stands on a day when its wording is read in one way.',
  fields: (t) => ({
    reading: t.column('reading', { type: Interpretation, description: 'How the wording is read.' }),
    baseline: t.embed({
      type: Quantity,
      column: 'baseline',
      description: 'What there was to begin with. Null where the reading does not need it, or where it is not known.',
    }),
    wanted: t.embed({
      type: Quantity,
      column: 'wanted',
      description:
        'The number that `actual` has to reach. For an addition that is REMAINING it is the baseline and the addition together; for one of the WHOLE_PERIOD it is the addition.',
    }),
    actual: t.embed({ type: Quantity, column: 'actual', description: WORDS.actual }),
    gap: t.embed({ type: Quantity, column: 'gap', description: WORDS.gap }),
    achieved: t.embed({ type: Ratio, column: 'achieved', description: WORDS.achieved }),
    pace: t.embed({ type: Quantity, column: 'pace', description: WORDS.pace }),
    requiredPace: t.embed({ type: Quantity, column: 'required_pace', description: WORDS.requiredPace }),
    projectedDate: t.column('projected_date', { type: 'Date', description: WORDS.projectedDate }),
    knownFrom: t.expression(knownFromFigures('figures', WORDS.knownFrom)),
    status: t.column('status', { type: ProgressStatus, description: WORDS.status }),
    reason: t.expression({
      type: 'String',
      description: WORDS.reason,
      sql: ({ row }) => sql<string>`told_together(${row('reasons')})`,
    }),
    reasonSentences: t.many({
      type: Sentence,
      from: ({ parent }) => fn.sentences_in(parent('reasons')),
      size: 1,
      description: 'What `reason` says, as codes with their parameters.',
    }),
  }),
});

const TargetFilter = builder.inputType('TargetFilter', {
  description: 'Which targets to list. What is not given does not restrict the list.',
  fields: (t) => ({
    segment: t.field({ type: Segment, description: 'Only targets for this segment.' }),
    measure: t.field({ type: Measure, description: 'Only targets of this measure.' }),
    kind: t.field({ type: TargetKind, description: 'Only targets of this kind.' }),
    at: t.field({
      type: 'Date',
      ...inheritsDay,
      description:
        'Only targets whose period includes this day (`2014-08-31`), each in the version in force on it (see `Target.holdsFrom`).',
    }),
  }),
});
Area.extend((t) => ({
  targets: t.many({
    size: ({ filter }) => (filter ? 5 : 25),
    cost: 1,
    type: Target,
    from: ({ parent, args: { filter } }) => fn.targets_of(parent('id'), filter?.at ?? null),
    description:
      'Targets (_target_) for this area. Where sources or plans differ, the targets of all of them are listed.',
    args: { filter: t.arg({ type: TargetFilter, description: 'Which targets to list. When not given, all.' }) },
    where: ({ row, args: { filter } }) => [
      filter?.segment && eb(row('segment'), '=', filter.segment),
      filter?.measure && eb(row('measure'), '=', filter.measure),
      filter?.kind && eb(row('kind'), '=', filter.kind),
      filter?.at && holds<'date'>(row('period'), filter.at),
    ],
    orderBy: [{ column: 'period', direction: 'desc' }, { column: 'segment' }, { column: 'measure' }],
  }),
}));
Enrollment.extend((t) => ({
  target: t.many({
    rowCost: 8,
    cost: 40,
    planning: 225,
    type: TargetProgress,
    description:
      'Targets (_target_) whose period includes the last day of `at` (today without `at`), and where they stand on that day. For a segment they are its own targets, for ALL those of every segment.',
    from: ({ parent }) => fn.enrollment_targets(scopeOf(parent)),
    orderBy: [{ column: 'target_id' }],
    size: 5,
  }),
}));
