/**
 * The life of an agreement, written. Every act names the version it was decided on and makes the next one; what may
 * follow on what is a table (mou_transition). Functions and rules: migrations/rules/agreements.
 */
import type { SqlArg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf } from '../places/area-ids.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Mou } from './mou.ts';
import {
  AmendMouInput,
  CancelMouInput,
  ProposeMouInput,
  PublishMouInput,
  RecordMouStageInput,
  RenewMouInput,
  SignMouInput,
  SuspendMouInput,
  TerminateMouInput,
} from './mou-inputs.ts';

export const mouSuccess = (mutation: string, description: string) =>
  successOf(mutation, description, 'mou', Mou, 'The agreement as it is now.');
/** With the codes of the areas that parties name: null for an id of no area, and none where no area is given. */
const withParties = <Input extends Pick<SqlArg<typeof AmendMouInput.$inferInput>, 'parties'>>(input: Input) => ({
  ...input,
  parties: input.parties?.map((party) => ({ ...party, area: party.area ? areaCodeOf(party.area) : undefined })),
});
const VERSIONED = ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT', 'ILLEGAL_TRANSITION'] as const;

builder.kyselyMutation((t) => ({
  proposeMou: t.write({
    type: resultOf(
      'ProposeMou',
      mouSuccess('ProposeMou', 'The draft is recorded. Only those who work on the agreement see it.'),
    ),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records the draft of a new agreement.'),
    args: { input: t.arg({ type: ProposeMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => attempt('propose_mou', { ...withParties(input), area: areaCodeOf(input.area) }),
  }),
  recordMouStage: t.write({
    type: resultOf('RecordMouStage', mouSuccess('RecordMouStage', 'The stage is recorded.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records how far an agreement has come.'),
    args: { input: t.arg({ type: RecordMouStageInput, required: true, description: 'The stage.' }) },
    write: ({ args: { input } }) => attempt('record_mou_stage', input),
  }),
  signMou: t.write({
    type: resultOf('SignMou', mouSuccess('SignMou', 'The agreement is signed, and public.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records the signature of an agreement. The agreement is public from then on.'),
    args: { input: t.arg({ type: SignMouInput, required: true, description: 'The signature.' }) },
    write: ({ args: { input } }) => attempt('sign_mou', input),
  }),
  amendMou: t.write({
    type: resultOf('AmendMou', mouSuccess('AmendMou', 'The amendment is the new version of the agreement.')),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Amends an agreement. The version before can still be read.'),
    args: { input: t.arg({ type: AmendMouInput, required: true, description: 'The amendment.' }) },
    write: ({ args: { input } }) => attempt('amend_mou', withParties(input)),
  }),
  renewMou: t.write({
    type: resultOf('RenewMou', mouSuccess('RenewMou', 'The draft that renews the agreement.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Records the draft that renews an agreement.'),
    args: { input: t.arg({ type: RenewMouInput, required: true, description: 'The renewal.' }) },
    write: ({ args: { input } }) => attempt('renew_mou', input),
  }),
  suspendMou: t.write({
    type: resultOf('SuspendMou', mouSuccess('SuspendMou', 'The agreement is suspended.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Suspends an agreement. `recordMouStage` takes it up again.'),
    args: { input: t.arg({ type: SuspendMouInput, required: true, description: 'The suspension.' }) },
    write: ({ args: { input } }) => attempt('suspend_mou', input),
  }),
  terminateMou: t.write({
    type: resultOf('TerminateMou', mouSuccess('TerminateMou', 'The agreement has ended.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Ends an agreement before its last day.'),
    args: { input: t.arg({ type: TerminateMouInput, required: true, description: 'The end.' }) },
    write: ({ args: { input } }) => attempt('terminate_mou', input),
  }),
  cancelMou: t.write({
    type: resultOf('CancelMou', mouSuccess('CancelMou', 'The draft is given up.'), VERSIONED),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Gives up an agreement that is not signed.'),
    args: { input: t.arg({ type: CancelMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => attempt('cancel_mou', input),
  }),
  publishMou: t.write({
    type: resultOf('PublishMou', mouSuccess('PublishMou', 'The draft is public. The versions before it stay hidden.')),
    nullable: true,
    ...needsToWrite('PUBLISH', 'Makes a draft public as it stands. This cannot be undone.'),
    args: { input: t.arg({ type: PublishMouInput, required: true, description: 'The draft.' }) },
    write: ({ args: { input } }) => attempt('make_mou_public', input),
  }),
}));
