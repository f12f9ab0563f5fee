/** Recording what an agreement promises, and how many workers it covers (rules/agreements/promise-writes.sql). */
import { builder } from '../builder.ts';
import { ProgrammeCode, Segment } from '../shared/enums.ts';
import { OWN_REPORT, QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Payer } from './enums.ts';
import { mouArgument, PARTIAL_DATE, versionArgument } from './mou-inputs.ts';
import { mouSuccess } from './mou-writes.ts';

const SetCommitmentInput = builder.inputType('SetCommitmentInput', {
  description: 'A promise of an agreement. It takes the place of a promise in the same words.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    version: t.int(versionArgument),
    words: t.string({ required: true, description: 'The promise in words.' }),
    segment: t.field({ type: Segment, required: true, description: 'Which workers are to be covered.' }),
    programmes: t.field({
      type: [ProgrammeCode],
      description: 'The programmes in which the workers are to be covered.',
    }),
    workers: t.field({ type: QuantityInput, description: 'How many workers are to be covered.' }),
    payer: t.field({ type: Payer, required: true, description: 'Who pays the contributions.' }),
    budget: t.field({ type: QuantityInput, description: 'The money set aside for it, in rupiah.' }),
  }),
});
const RecordMouProgressInput = builder.inputType('RecordMouProgressInput', {
  description: 'How many workers an agreement covers by a day.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    asOf: t.string({
      required: true,
      description: `The day, month or year for which the numbers are true: ${PARTIAL_DATE}. It must not lie after today.`,
    }),
    workers: t.field({ type: QuantityInput, required: true, description: 'How many workers the agreement covers.' }),
    spent: t.field({
      type: QuantityInput,
      description: 'How many rupiah of the budget were spent by the end of `asOf`.',
    }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: OWN_REPORT }),
  }),
});

builder.kyselyMutation((t) => ({
  setCommitment: t.write({
    type: resultOf('SetCommitment', mouSuccess('SetCommitment', 'The commitment is recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records what an agreement promises.'),
    args: { input: t.arg({ type: SetCommitmentInput, required: true, description: 'The commitment.' }) },
    write: ({ args: { input } }) => attempt('set_commitment', input),
  }),
  recordMouProgress: t.write({
    type: resultOf('RecordMouProgress', mouSuccess('RecordMouProgress', 'The progress is recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how many workers an agreement covers.'),
    args: { input: t.arg({ type: RecordMouProgressInput, required: true, description: 'The progress.' }) },
    write: ({ args: { input } }) => attempt('record_mou_progress', input),
  }),
}));
