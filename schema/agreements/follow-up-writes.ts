/** Recording what follows an agreement (rules/agreements/follow-ups.sql). */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf, namesArea } from '../places/area-ids.ts';
import { OWN_REPORT, QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { FollowUpInstrument, FollowUpKind } from './follow-up.ts';
import { PARTIAL_DATE } from './mou-inputs.ts';

const AddFollowUpInput = builder.inputType('AddFollowUpInput', {
  description: 'An instrument that follows an agreement, or stands alone for an area. Give `mou` or `area`.',
  fields: (t) => ({
    mou: t.id({ ...idOf('Mou'), description: 'The agreement that the instrument follows.' }),
    area: t.id(namesArea('The area of an instrument that follows no agreement.')),
    kind: t.field({ type: FollowUpKind, required: true, description: 'What kind of instrument it is.' }),
    number: t.string({ description: 'The number of the instrument.' }),
    issuedOn: t.string({ required: true, description: `When the instrument was issued: ${PARTIAL_DATE}.` }),
    effectiveFrom: t.string({ description: `The first day on which the instrument is in force: ${PARTIAL_DATE}.` }),
    effectiveTo: t.string({
      description: `The last day on which the instrument is in force, itself included: ${PARTIAL_DATE}.`,
    }),
    issuer: t.string({ required: true, description: 'The office that issued the instrument.' }),
    addressee: t.string({ description: 'To whom it is addressed, or the other party of a cooperation agreement.' }),
    scope: t.string({ description: 'What the instrument orders.' }),
    funding: t.string({ description: 'Who pays.' }),
    workers: t.field({ type: QuantityInput, description: 'How many workers the instrument covers.' }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: OWN_REPORT }),
  }),
});

const AddFollowUpSuccess = successOf(
  'AddFollowUp',
  'The instrument is recorded.',
  'followUp',
  FollowUpInstrument,
  'The instrument.',
);

builder.kyselyMutation((t) => ({
  addFollowUp: t.write({
    type: resultOf('AddFollowUp', AddFollowUpSuccess),
    nullable: true,
    ...needsToWrite('WRITE_MOU', 'Adds a regulation, decree or cooperation agreement (PKS).'),
    args: { input: t.arg({ type: AddFollowUpInput, required: true, description: 'The instrument.' }) },
    write: ({ args: { input } }) =>
      attempt('add_follow_up', { ...input, area: input.area ? areaCodeOf(input.area) : undefined }),
  }),
}));
