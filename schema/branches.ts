/** Branches with their working areas, and markets. */
import { sql } from 'kysely';
import { Area, Branch, LocalGovernment, Market, Province } from './area.ts';
import { builder } from './builder.ts';
import { BranchKind, CollectionFrequency, ManagerKind } from './enums.ts';
import { belonging, DAY, owner, seatOf, today } from './memberships.ts';
import { Mou } from './mou.ts';
import { dayOr, PartialDate, Quantity } from './quantities.ts';
import { Source } from './source.ts';

const MarketTarget = builder.kyselyObject('MarketTarget', { table: 'market_target' });
MarketTarget.implement({
  description: 'Each branch owes at least two government-managed traditional markets (founding article, 2014).',
  fields: (t) => ({
    required: t.column('required', { type: 'Int', description: 'How many it owes.' }),
    achieved: t.column('achieved', {
      type: 'Int',
      description:
        'Government-managed markets in its known working area that take part: agreement signed or programme launched. Null where the working area is not known.',
    }),
    unknownManager: t.column('unknown_manager', {
      type: 'Int',
      description:
        'How many more take part of which nobody says who manages them; null where the working area is not known.',
    }),
    met: t.column('met', { type: 'Boolean', description: 'Enough of them? Null where that is not known.' }),
    reason: t.column('reason', { type: 'String', description: 'The rule in words.' }),
  }),
});
const BranchFacts = builder.kyselyObject('BranchFacts', { table: 'branch' });
BranchFacts.implement({
  description: 'What sources say of a branch.',
  fields: (t) => ({
    kind: t.column('kind', { type: BranchKind, description: 'Main or pioneer.' }),
    areaWords: t.column('area_words', { type: 'String', description: "Its working area in the source's words." }),
    firstSeen: t.embed({ type: PartialDate, column: 'first_seen', description: 'First evidence of it.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
  }),
});
Branch.implement({
  description: 'A branch (_kantor cabang_) and the local governments it serves. No full list of branches is known.',
  interfaces: [Area],
  fields: (t) => ({
    facts: t.one({ type: BranchFacts, on: { area_id: 'id' }, nullable: true, description: 'What sources say of it.' }),
    parent: t.one({
      type: Branch,
      nullable: true,
      from: ({ parent }) => owner('PARENT_BRANCH', parent('id'), today(parent('id'))),
      description: 'Of a pioneer branch, the branch above it.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      from: ({ parent }) => owner('OFFICE_LOCATION', parent('id'), today(parent('id'))),
      description: 'The province it lies in.',
    }),
    seat: t.expression({
      type: 'String',
      nullable: true,
      description: 'Where it sits.',
      sql: ({ row }) => seatOf(row('id'), today(row('id'))),
    }),
    workingArea: t.many({
      type: LocalGovernment,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => belonging('WORKING_AREA', parent('id'), dayOr(args.at, parent('id'))),
      orderBy: [{ column: 'code' }],
      size: 6,
      description: 'Local governments it serves on that day, as far as known.',
    }),
    markets: t.many({
      type: Market,
      from: ({ parent }) =>
        sql`(select a.* from membership w join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and l.valid @> ${today(parent('id'))} join area a on a.id = l.child_id where w.kind = 'WORKING_AREA' and w.parent_id = ${parent('id')} and w.valid @> ${today(parent('id'))})`,
      orderBy: [{ column: 'code' }],
      description: 'Markets in its working area.',
    }),
    marketTarget: t.one({
      type: MarketTarget,
      guaranteed: 'market_target_of counts, so it always gives a row',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => sql`market_target_of(${parent('id')}, ${dayOr(args.at, parent('id'))})`,
      description: 'The two markets it owes.',
    }),
  }),
});

const MarketCollection = builder.kyselyObject('MarketCollection', { table: 'market_collection' });
MarketCollection.implement({
  description: 'How contributions are collected in a market (_penarikan iuran_).',
  fields: (t) => ({
    frequency: t.column('frequency', { type: CollectionFrequency, description: 'How often.' }),
    collector: t.column('collector', { type: 'String', description: 'Who collects.' }),
    underMou: t.one({ type: Mou, on: { id: 'mou_id' }, nullable: true, description: 'The agreement it rests on.' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
const latest = (id: unknown, view: 'figure_current' | 'potential_current', condition: unknown) =>
  sql`(select (f.quantity).* from ${sql.table(view)} f where f.area_id = ${id} and ${condition} order by f.as_of_day desc, f.id desc limit 1)`;
const MarketFacts = builder.kyselyObject('MarketFacts', { table: 'market' });
MarketFacts.implement({
  description: 'What sources say of a market.',
  fields: (t) => ({
    manager: t.column('manager', { type: 'String', description: 'Who manages it, where named (_pengelola pasar_).' }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
  }),
});
Market.implement({
  description: 'A traditional market (_pasar tradisional_).',
  interfaces: [Area],
  fields: (t) => ({
    facts: t.one({ type: MarketFacts, on: { area_id: 'id' }, nullable: true, description: 'What sources say of it.' }),
    managerKind: t.expression({
      type: ManagerKind,
      description: 'Who manages it; private ones do not count for a branch.',
      sql: ({ row }) => sql`coalesce((select k.manager_kind from market k where k.area_id = ${row('id')}), 'UNKNOWN')`,
    }),
    localGovernment: t.one({
      type: LocalGovernment,
      nullable: true,
      from: ({ parent }) => owner('LOCATION', parent('id'), today(parent('id'))),
      description: 'Where it lies.',
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      from: ({ parent }) =>
        sql`(select a.* from area a where a.id = parent_of(parent_of(${parent('id')}, 'LOCATION', ${today(parent('id'))}), 'WORKING_AREA', ${today(parent('id'))}))`,
      description: 'The branch that serves it, where known.',
    }),
    traders: t.one({
      type: Quantity,
      nullable: true,
      from: ({ parent }) => latest(parent('id'), 'potential_current', sql`f.kind = 'ELIGIBLE_WORKFORCE'`),
      description: 'Traders there are (_pedagang_), where known.',
    }),
    enrolledTraders: t.one({
      type: Quantity,
      nullable: true,
      from: ({ parent }) => latest(parent('id'), 'figure_current', sql`f.measure = 'PARTICIPANTS' and f.preferred`),
      description: 'Traders that take part, as last known.',
    }),
    collection: t.one({
      type: MarketCollection,
      nullable: true,
      from: ({ parent }) =>
        sql`(select c.* from market_collection c where c.market_id = ${parent('id')} and c.valid @> ${today(parent('id'))})`,
      description: 'How contributions are collected, where known.',
    }),
  }),
});
