/** What branches do on the ground, written: markets and outreach. Functions and rules: migrations/rules/places. */

import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { OutreachActivity } from '../catalogue/outreach.ts';
import { Segment } from '../shared/enums.ts';
import { inputJson, QuantityInput, SourceInput } from '../shared/inputs.ts';
import { resultOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { Market } from './area.ts';
import { CollectionFrequency, ManagerKind } from './enums.ts';
import { areaCodeOf } from './memberships.ts';

const SOURCE = 'Where that is from; your own report when not given.';

const marketSuccess = (name: string, description: string) => {
  const type = builder.kyselyObject(`${name}Success`, { table: 'outcome' });
  type.implement({
    description,
    fields: (t) => ({
      market: t.one({
        type: Market,
        from: ({ parent }) => sql`(select * from area where id = ${parent('id')})`,
        guaranteed: 'the write returned its id',
        description: 'The market.',
      }),
    }),
  });
  return type;
};
const RegisterMarketInput = builder.inputType('RegisterMarketInput', {
  description: 'A traditional market (_pasar tradisional_).',
  fields: (t) => ({
    localGovernment: t.id({
      required: true,
      ...idOf('LocalGovernment'),
      description: 'The regency or city it lies in.',
    }),
    name: t.string({ required: true, description: 'Its name, as `Pasar Pandansari`.' }),
    managerKind: t.field({
      type: ManagerKind,
      required: true,
      description: 'Only government-managed markets count towards the two of a branch.',
    }),
    manager: t.string({ description: 'Who manages it.' }),
    source: t.field({ type: SourceInput, description: SOURCE }),
  }),
});
const CollectionInput = builder.inputType('MarketCollectionInput', {
  description: 'How contributions are collected from a day on (_penarikan iuran_); what was so before ends there.',
  fields: (t) => ({
    frequency: t.field({ type: CollectionFrequency, required: true, description: 'How often.' }),
    collector: t.string({ required: true, description: 'Who collects: an office or a role, never a name.' }),
    mou: t.id({ ...idOf('Mou'), description: 'The agreement with the market that it rests on.' }),
  }),
});
const UpdateMarketInput = builder.inputType('UpdateMarketInput', {
  description: 'What is otherwise at a market from a day on; what was so before stays. What is not given stays.',
  fields: (t) => ({
    market: t.id({ required: true, ...idOf('Market'), description: 'Which market.' }),
    version: t.int({
      required: true,
      description: 'The version of its entry as last read (`facts`): another one by now is a conflict.',
    }),
    since: t.field({ type: 'Date', description: 'From which day; not ahead. Today in its zone when not given.' }),
    managerKind: t.field({
      type: ManagerKind,
      description: 'Who manages it from then on: one that turns private stops counting towards the two.',
    }),
    manager: t.string({ description: 'Who, by name of the office.' }),
    closedOn: t.field({
      type: 'Date',
      description:
        'Its last day: it was open on all that is recorded of it. Null opens it again from `since` on; that it was closed before stays. The same day again takes that opening back.',
    }),
    traders: t.field({ type: QuantityInput, description: 'How many traders there are (_pedagang_).' }),
    collection: t.field({ type: CollectionInput, description: 'How contributions are collected.' }),
    note: t.string({ description: 'Remarks.' }),
    source: t.field({ type: SourceInput, description: SOURCE }),
  }),
});
const RecordOutreachSuccess = builder.kyselyObject('RecordOutreachSuccess', { table: 'outcome' });
RecordOutreachSuccess.implement({
  description: 'The activity is recorded.',
  fields: (t) => ({
    activity: t.one({
      type: OutreachActivity,
      on: { id: 'id' },
      guaranteed: 'the write returned its id',
      description: 'The activity.',
    }),
  }),
});
const RecordOutreachInput = builder.inputType('RecordOutreachInput', {
  description: 'Public information on benefits (_sosialisasi_).',
  fields: (t) => ({
    area: t.id({ required: true, ...idOf('Area'), description: 'Where.' }),
    heldOn: t.string({ required: true, description: 'When: `2026`, `2026-07` or `2026-07-31`.' }),
    place: t.string({ required: true, description: 'Place in words.' }),
    audience: t.field({ type: Segment, required: true, description: 'For which workers.' }),
    topic: t.string({ required: true, description: 'About what.' }),
    result: t.string({ description: 'What came of it, in words.' }),
    source: t.field({ type: SourceInput, description: SOURCE }),
  }),
});

builder.kyselyMutation((t) => ({
  registerMarket: t.write({
    type: resultOf('RegisterMarket', marketSuccess('RegisterMarket', 'The market is registered.')),
    nullable: true,
    ...needsToWrite('WRITE_MARKET', 'Registers a market.'),
    args: { input: t.arg({ type: RegisterMarketInput, required: true, description: 'The market.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('register_market', ${inputJson({ ...input, localGovernment: areaCodeOf(input.localGovernment) })})`,
  }),
  updateMarket: t.write({
    type: resultOf('UpdateMarket', marketSuccess('UpdateMarket', 'The change is recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MARKET', 'Records what is otherwise at a market.'),
    args: { input: t.arg({ type: UpdateMarketInput, required: true, description: 'The change.' }) },
    write: ({ args: { input } }) => sql`select * from attempt('update_market', ${inputJson(input)})`,
  }),
  recordOutreach: t.write({
    type: resultOf('RecordOutreach', RecordOutreachSuccess),
    nullable: true,
    ...needsToWrite('WRITE_OUTREACH', 'Records an outreach activity.'),
    args: { input: t.arg({ type: RecordOutreachInput, required: true, description: 'The activity.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('record_outreach', ${inputJson({ ...input, area: areaCodeOf(input.area) })})`,
  }),
}));
