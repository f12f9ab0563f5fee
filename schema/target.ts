/** Targets and potentials: what was to be reached, and out of how many. Progress is worked out in migrations/0004. */
import { sql } from 'kysely';
import { Area } from './area.ts';
import { builder } from './builder.ts';
import {
  Interpretation,
  Measure,
  PotentialKind,
  ProgressStatus,
  Segment,
  TargetBasis,
  TargetKind,
  Verification,
} from './enums.ts';
import { dayOr, PartialDate, Quantity, Ratio } from './quantities.ts';
import { Source } from './source.ts';

export const Target = builder.kyselyNode('Target', { table: 'target', id: 'id' });
export const TargetProgress = builder.kyselyObject('TargetProgress', { table: 'target_progress' });

Target.implement({
  description: 'What was to be reached (_target_), in whose plan, and how its words may be read.',
  fields: (t) => ({
    area: t.one({ type: Area, on: { id: 'area_id' }, description: 'For which area.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers.' }),
    kind: t.column('kind', { type: TargetKind, description: 'An addition, a stock, a coverage or markets.' }),
    quantity: t.embed({ type: Quantity, column: 'quantity', description: 'How much.' }),
    periodFrom: t.expression({
      type: 'Date',
      description: 'First day of its period.',
      sql: ({ row }) => sql<string>`lower(${row('period')})`,
    }),
    periodTo: t.expression({
      type: 'Date',
      description: 'Last day of its period.',
      sql: ({ row }) => sql<string>`upper(${row('period')}) - 1`,
    }),
    basis: t.column('basis', { type: TargetBasis, description: 'Whose plan it is.' }),
    interpretation: t.column('interpretation', { type: Interpretation, description: 'How its words may be read.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Who said it.' }),
    progress: t.one({
      type: TargetProgress,
      guaranteed: 'progress_of gives a row for every target known',
      description: 'Where it stands on a day; where that cannot be said, why.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      from: ({ parent, args }) => sql`progress_of(${parent('id')}, ${dayOr(args.at, parent('area_id'))})`,
    }),
  }),
});

TargetProgress.implement({
  description: 'Where a target stands, with the rule in words.',
  fields: (t) => ({
    target: t.one({
      type: Target,
      on: { id: 'target_id' },
      guaranteed: 'it is the progress of that target',
      description: 'The target.',
    }),
    actual: t.embed({ type: Quantity, column: 'actual', description: 'What was reached.' }),
    gap: t.embed({ type: Quantity, column: 'gap', description: 'What is still owed; never below 0.' }),
    achieved: t.embed({ type: Ratio, column: 'achieved', description: 'Actual over target.' }),
    pace: t.embed({
      type: Quantity,
      column: 'pace',
      description: 'So many a month up to now; null while that is not worked out.',
    }),
    requiredPace: t.embed({
      type: Quantity,
      column: 'required_pace',
      description: 'So many a month are needed to the end; null while that is not worked out.',
    }),
    projectedDate: t.column('projected_date', {
      type: 'Date',
      description: 'When it would be reached at this pace; null while that is not worked out.',
    }),
    status: t.column('status', { type: ProgressStatus, description: 'Where it stands.' }),
    reason: t.column('reason', { type: 'String', description: 'The rule behind the status, in words.' }),
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

export const Potential = builder.kyselyNode('Potential', { table: 'potential', id: 'id' });
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
      column: 'quantity',
      description: 'How many; for PERCENT, which share of the employed.',
    }),
    verification: t.column('verification', { type: Verification, description: 'Published or derived.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on the source.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Who said it.' }),
  }),
});
