/** Writes about markets. Functions and rules: migrations/rules/places/market-writes.sql. */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { OWN_REPORT, QuantityInput, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { areaCodeOf, namesArea } from './area-ids.ts';
import { TODAY_THERE } from './arguments.ts';
import { CollectionFrequency, ManagerKind } from './enums.ts';
import { Market } from './market.ts';

const marketSuccess = (mutation: string, description: string) =>
  successOf(mutation, description, 'market', Market, 'The market, as it is recorded now.');

const RegisterMarketInput = builder.inputType('RegisterMarketInput', {
  description: 'A traditional market that is not recorded yet (_pasar tradisional_).',
  fields: (t) => ({
    localGovernment: t.id({
      required: true,
      ...namesArea('The regency or city in which the market lies.', 'LocalGovernment'),
    }),
    name: t.string({
      required: true,
      description:
        'The name of the market, such as `Pasar Pandansari`, with at least one Latin letter or digit. A regency or city can have each name only once.',
    }),
    managerKind: t.field({
      type: ManagerKind,
      required: true,
      description:
        'The kind of manager. Only markets that a government manages count towards the two that each branch must bring to take part.',
    }),
    manager: t.string({ description: 'The office or company that manages the market.' }),
    source: t.field({ type: SourceInput, description: OWN_REPORT }),
  }),
});
const CollectionInput = builder.inputType('MarketCollectionInput', {
  description:
    'How contributions are collected from the day `since` on (_penarikan iuran_). The way recorded before ends on that day.',
  fields: (t) => ({
    frequency: t.field({
      type: CollectionFrequency,
      required: true,
      description: 'How often contributions are collected.',
    }),
    collector: t.string({
      required: true,
      description: 'Who collects them: an office or a role, never the name of a person.',
    }),
    mou: t.id({ ...idOf('Mou'), description: 'The id of the agreement with the market that the collection rests on.' }),
  }),
});
const UpdateMarketInput = builder.inputType('UpdateMarketInput', {
  description:
    'What has changed at a market from the day `since` on. What was recorded for earlier days stays recorded, and fields that are not given are not changed.',
  fields: (t) => ({
    market: t.id({ required: true, ...namesArea('The market.', 'Market') }),
    version: t.int({
      required: true,
      description:
        'The `facts.version` of the market that you last read. If somebody has updated the market since then, the update is refused as a conflict.',
    }),
    since: t.field({
      type: 'Date',
      description: `The first day on which the changes hold, such as \`2026-08-31\`; not in the future. ${TODAY_THERE}`,
    }),
    managerKind: t.field({
      type: ManagerKind,
      description:
        'The kind of manager from that day on. A market that is no longer managed by a government stops counting towards the two of its branch.',
    }),
    manager: t.string({
      description:
        'The office or company that manages the market from that day on. Null records that its name is not known.',
    }),
    closedOn: t.field({
      type: 'Date',
      description:
        'The last day on which the market was open, such as `2026-08-31`. It is not in the future, and not before a day for which something recorded shows the market open. Null reopens the market from `since`; the days between stay closed. To undo a reopening, send the earlier closing day again.',
    }),
    traders: t.field({
      type: QuantityInput,
      description: 'How many traders the market has on the day `since` (_pedagang_).',
    }),
    collection: t.field({ type: CollectionInput, description: 'How contributions are collected from that day on.' }),
    note: t.string({ description: 'Remarks on the market. They replace the ones before.' }),
    source: t.field({ type: SourceInput, description: OWN_REPORT }),
  }),
});

builder.kyselyMutation((t) => ({
  registerMarket: t.write({
    type: resultOf('RegisterMarket', marketSuccess('RegisterMarket', 'The market is registered.')),
    nullable: true,
    ...needsToWrite('WRITE_MARKET', 'Registers a market that is not recorded yet.'),
    args: { input: t.arg({ type: RegisterMarketInput, required: true, description: 'The market.' }) },
    write: ({ args: { input } }) =>
      attempt('register_market', { ...input, localGovernment: areaCodeOf(input.localGovernment) }),
  }),
  updateMarket: t.write({
    type: resultOf('UpdateMarket', marketSuccess('UpdateMarket', 'The changes are recorded.')),
    nullable: true,
    ...needsToWrite('WRITE_MARKET', 'Records what has changed at a market from a day on.'),
    args: { input: t.arg({ type: UpdateMarketInput, required: true, description: 'The changes.' }) },
    write: ({ args: { input } }) => attempt('update_market', input),
  }),
}));
