/** What branches do on the ground, written: markets and outreach. Functions and rules: migrations/0018. */
import { sql } from 'kysely';
import { idOf } from '../src/pothos-kysely/index.ts';
import { Market } from './area.ts';
import { builder } from './builder.ts';
import { OutreachActivity } from './catalogues.ts';
import { ManagerKind, Segment } from './enums.ts';
import { inputJson, SourceInput } from './inputs.ts';
import { areaCodeOf } from './memberships.ts';
import { needsToWrite } from './needs.ts';
import { resultOf } from './outcomes.ts';

const SOURCE = 'Where that is from; your own report when not given.';

const RegisterMarketSuccess = builder.kyselyObject('RegisterMarketSuccess', { table: 'outcome' });
RegisterMarketSuccess.implement({
  description: 'The market is registered.',
  fields: (t) => ({
    market: t.one({
      type: Market,
      from: ({ parent }) => sql`(select * from area where id = ${parent('id')})`,
      guaranteed: 'the write returned its id',
      description: 'The market.',
    }),
  }),
});
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
    type: resultOf('RegisterMarket', RegisterMarketSuccess),
    nullable: true,
    ...needsToWrite('WRITE_MARKET', 'Registers a market.'),
    args: { input: t.arg({ type: RegisterMarketInput, required: true, description: 'The market.' }) },
    write: ({ args: { input } }) =>
      sql`select * from attempt('register_market', ${inputJson({ ...input, localGovernment: areaCodeOf(input.localGovernment) })})`,
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
