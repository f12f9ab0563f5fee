/** Markets: who manages them, who trades there, how contributions are collected. */

import { sql } from 'kysely';
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import type { QuantityRow } from '../generated/types.ts';
import { dayIn } from '../shared/days.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import { Area, Branch, LocalGovernment, Market } from './area.ts';
import { CollectionFrequency, ManagerKind, MarketStatus } from './enums.ts';
import { DAY, parentIn, today } from './memberships.ts';

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
  sql<QuantityRow>`(select (f.quantity).* from ${sql.table(view)} f where f.area_id = ${id} and ${condition} order by f.as_of_day desc, f.id desc limit 1)`;
const MarketManager = builder.kyselyObject('MarketManager', { table: 'market_manager' });
MarketManager.implement({
  description: 'Who manages a market, with the days (_pengelola pasar_).',
  fields: (t) => ({
    kind: t.column('kind', { type: ManagerKind, description: 'What kind of manager.' }),
    manager: t.column('manager', { type: 'String', description: 'Who, where named.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'First day; null where not known.',
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day; null where it goes on.',
      sql: ({ row }) => lastDay(row('valid')),
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
const MarketFacts = builder.kyselyObject('MarketFacts', { table: 'market' });
MarketFacts.implement({
  description: 'What sources say of a market.',
  fields: (t) => ({
    manager: t.expression({
      type: 'String',
      nullable: true,
      description: 'Who manages it today, where named (_pengelola pasar_).',
      sql: ({ row }) =>
        sql<
          string | null
        >`(select g.manager from market_manager g where g.market_id = ${row('area_id')} and g.valid @> today_in(${row('area_id')}))`,
    }),
    version: t.expression({
      type: 'Int',
      description: 'How often its entry was written, from 1: `updateMarket` names it.',
      sql: ({ row }) => sql<number>`cardinality(${row('edits')})`,
    }),
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
      description: 'Who manages it on that day; private ones do not count for a branch.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql`manager_kind_on(${row('id')}, ${dayIn(args.at, row('zone'))})`,
    }),
    managers: t.many({
      type: MarketManager,
      on: { market_id: 'id' },
      orderBy: [{ column: 'valid' }],
      size: 2,
      description: 'All that manage or managed it, as far as known.',
    }),
    status: t.expression({
      type: MarketStatus,
      description: 'Where it stands on that day.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => sql`market_status_on(${row('id')}, ${dayIn(args.at, row('zone'))})`,
    }),
    localGovernment: t.one({
      type: LocalGovernment,
      nullable: true,
      from: ({ parent }) => parentIn('LOCATION', parent('id'), today(parent)),
      description: 'Where it lies.',
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      from: ({ parent }) =>
        sql`(select a.* from area a where a.id = parent_of(parent_of(${parent('id')}, 'LOCATION', ${today(parent)}), 'WORKING_AREA', ${today(parent)}))`,
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
        sql`(select c.* from market_collection c where c.market_id = ${parent('id')} and c.valid @> ${today(parent)})`,
      description: 'How contributions are collected, where known.',
    }),
  }),
});
