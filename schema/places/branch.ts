/** Branches with their working areas. */

import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { dayIn } from '../shared/days.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { Area, Branch, LocalGovernment, Market, Province } from './area.ts';
import { BranchKind } from './enums.ts';
import { DAY, membersOf, parentIn, registeredMarket, seatOf, today } from './memberships.ts';

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
/** What the branches of a region owe together. */
export const RegionMarketTarget = builder.kyselyObject('RegionMarketTarget', { table: 'region_market_target' });
RegionMarketTarget.implement({
  description: 'The two government-managed markets that each branch of a region owes, counted together.',
  fields: (t) => ({
    branches: t.column('branches', {
      type: 'Int',
      description: 'Branches that a source names; the list is not complete.',
    }),
    required: t.column('required', { type: 'Int', description: 'What those owe together.' }),
    achieved: t.column('achieved', {
      type: 'Int',
      description: 'Government-managed markets known to take part, of branches whose working area is known.',
    }),
    branchesMet: t.column('branches_met', { type: 'Int', description: 'Branches known to have enough.' }),
    branchesUnknown: t.column('branches_unknown', {
      type: 'Int',
      description: 'Branches whose working area, and so whose markets, are not known.',
    }),
    reason: t.column('reason', { type: 'String', description: 'The sum in words.' }),
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
      from: ({ parent }) => parentIn('PARENT_BRANCH', parent('id'), today(parent)),
      description: 'Of a pioneer branch, the branch above it.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      from: ({ parent }) => parentIn('OFFICE_LOCATION', parent('id'), today(parent)),
      description: 'The province it lies in.',
    }),
    seat: t.expression({
      type: 'String',
      nullable: true,
      description: 'Where it sits.',
      sql: ({ row }) => seatOf(row('id'), today(row)),
    }),
    workingArea: t.many({
      type: LocalGovernment,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => membersOf('WORKING_AREA', parent('id'), dayIn(args.at, parent('zone'))),
      orderBy: [{ column: 'code' }],
      size: 6,
      description: 'Local governments it serves on that day, as far as known.',
    }),
    markets: t.many({
      type: Market,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => {
        const day = dayIn(args.at, parent('zone'));
        return sql`(select a.* from membership w join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and l.valid @> ${day} join area a on a.id = l.child_id and a.valid @> ${day} where w.kind = 'WORKING_AREA' and w.parent_id = ${parent('id')} and w.valid @> ${day} and is_open_on(a.id, ${day}))`;
      },
      where: ({ row }) => registeredMarket(row),
      orderBy: [{ column: 'code' }],
      description: 'Markets in its working area that are open on that day.',
    }),
    marketTarget: t.one({
      cost: 5,
      planning: 15,
      type: MarketTarget,
      guaranteed: 'market_target_of counts, so it always gives a row',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => sql`market_target_of(${parent('id')}, ${dayIn(args.at, parent('zone'))})`,
      description: 'The two markets it owes.',
    }),
  }),
});
