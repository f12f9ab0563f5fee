/** Writing targets: setting one, or a new version of one. The rules are in migrations/rules/figures/target-writes.sql. */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf, namesArea } from '../places/area-ids.ts';
import { Measure, Segment } from '../shared/enums.ts';
import { QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Attribution, Interpretation, TargetBasis, TargetKind } from './enums.ts';
import { Target } from './target.ts';

const SetTargetSuccess = successOf(
  'SetTarget',
  'The target is set. If it replaced another, that one stays readable as an earlier version.',
  'target',
  Target,
  'The target as it is now.',
);

const SetTargetInput = builder.inputType('SetTargetInput', {
  description: 'What is to be reached in a period. To change a target, name it in `replaces`.',
  fields: (t) => ({
    area: t.id({ required: true, ...namesArea('The area that the target is for.') }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers are counted.' }),
    measure: t.field({
      type: Measure,
      required: true,
      description: 'What is counted. The unit of the number follows from it.',
    }),
    kind: t.field({
      type: TargetKind,
      required: true,
      description: 'What has to be reached: an addition, a stock, a coverage or a number of markets.',
    }),
    quantity: t.field({ type: QuantityInput, required: true, description: 'How much has to be reached.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day of the period (`2026-01-01`).' }),
    to: t.field({ type: 'Date', required: true, description: 'Last day of the period, included (`2026-12-31`).' }),
    basis: t.field({ type: TargetBasis, required: true, description: 'Whose plan the target is part of.' }),
    issuer: t.string({ description: 'Who set the target.' }),
    instrument: t.string({ description: 'The legal instrument that has the target, such as UU 59/2024.' }),
    interpretation: t.field({
      type: Interpretation,
      required: true,
      description: 'How the wording of the target may be read.',
    }),
    attribution: t.field({
      type: Attribution,
      description:
        'Where a worker is counted, if the source says so. When not given, as in the target in `replaces`, or else UNSAID.',
    }),
    source: t.field({ type: SourceInput, required: true, description: 'Where the target is from.' }),
    note: t.string({ description: 'Remarks.' }),
    replaces: t.id({
      ...idOf('Target'),
      description:
        'The target that this is a new version of. It must be of the same area, segment, measure, kind and plan.',
    }),
    holdsFrom: t.field({
      type: 'Date',
      description:
        'The day of the period from which it holds in place of the target in `replaces` (`2026-07-01`). When not given, from the first day of the period.',
    }),
  }),
});

builder.kyselyMutation((t) => ({
  setTarget: t.write({
    type: resultOf('SetTarget', SetTargetSuccess),
    nullable: true,
    ...needsToWrite('WRITE_TARGET', 'Sets a target, or a new version of one.'),
    args: { input: t.arg({ type: SetTargetInput, required: true, description: 'The target.' }) },
    write: ({ args: { input } }) => attempt('set_target', { ...input, area: areaCodeOf(input.area) }),
  }),
}));
