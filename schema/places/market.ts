/** Markets: who manages them, who trades there, how contributions are collected. */
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { dayIn, holdsOn, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, holds } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';
import { Area, areaNode } from './area.ts';
import { areaIdOf, registeredMarket } from './area-ids.ts';
import { BY_CODE, DAY, existingAt } from './arguments.ts';
import { Branch } from './branch.ts';
import { CollectionFrequency, ManagerKind } from './enums.ts';
import { LocalGovernment } from './local-government.ts';
import { membersOf, parentIn } from './memberships.ts';

export const Market = areaNode('Market');

const MarketStatus = enumOf<db.MarketStatus>(
  'MarketStatus',
  'Where a market stands on a day. It is worked out from its agreements and from the days on which it was closed.',
  {
    REGISTERED: 'The market is known. No agreement with it is in preparation or in force.',
    IN_PREPARATION: 'An agreement with it is proposed, drafted, reviewed or agreed.',
    TAKES_PART:
      'Its agreement was signed or its programme launched, and has neither ended nor been suspended since then.',
    CLOSED: 'The market is not open on that day.',
  },
);
const MarketCollection = builder.kyselyObject('MarketCollection', { table: 'market_collection' });
MarketCollection.implement({
  description: 'How contributions of the traders are collected in a market (_penarikan iuran_).',
  fields: (t) => ({
    frequency: t.column('frequency', { type: CollectionFrequency, description: 'How often they are collected.' }),
    collector: t.column('collector', { type: 'String', description: 'The office or role that collects them.' }),
    underMou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description: 'The agreement that the collection rests on, where one is known.',
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});
const MarketManager = builder.kyselyObject('MarketManager', { table: 'market_manager' });
MarketManager.implement({
  description: 'Somebody who manages or managed a market, with the days (_pengelola pasar_).',
  fields: (t) => ({
    kind: t.column('kind', { type: ManagerKind, description: 'The kind of manager.' }),
    manager: t.column('manager', {
      type: 'String',
      description: 'The office or company that manages the market. Null where no source names it.',
    }),
    validFrom: t.expression(validFrom('The first day of managing it. Null where it is not known.')),
    validTo: t.expression(validTo('The last day of managing it. Null where it goes on.')),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});
const MarketFacts = builder.kyselyObject('MarketFacts', { table: 'market' });
MarketFacts.implement({
  description: 'What sources say about a market.',
  fields: (t) => ({
    manager: t.expression({
      type: 'String',
      nullable: true,
      description:
        'The office or company that manages the market today (_pengelola pasar_). Null where no source names it.',
      sql: ({ row }) =>
        eb
          .selectFrom('market_manager as g')
          .select('g.manager')
          .where('g.market_id', '=', row('area_id'))
          .where(({ ref }) => holds<'date'>(ref('g.valid'), fn.today_in(row('area_id'))))
          .$asScalar(),
    }),
    version: t.expression({
      type: 'Int',
      description:
        'The version of what is recorded about the market: 1 when it is registered, and one more with every update. Name it in `updateMarket`.',
      sql: ({ row }) => eb.fn<number>('cardinality', [row('edits')]),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
    note: t.expression(textOf('note', 'Remarks on the market.')),
  }),
});
Market.implement({
  description: 'A traditional market (_pasar tradisional_) whose traders take part, or are asked to take part.',
  interfaces: [Area],
  fields: (t) => ({
    facts: t.one({
      type: MarketFacts,
      on: { area_id: 'id' },
      nullable: true,
      description: 'What sources say about the market.',
    }),
    managerKind: t.expression({
      type: ManagerKind,
      description:
        'The kind of manager that the market has on the day `at`. Only markets that a government manages count towards the two that each branch must bring to take part.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => fn.manager_kind_on(row('id'), dayIn(args.at, row('zone'))),
    }),
    managers: t.many({
      type: MarketManager,
      on: { market_id: 'id' },
      orderBy: [{ column: 'valid' }],
      size: 2,
      description: 'All who manage or managed the market, as far as known; the first one first.',
    }),
    status: t.expression({
      type: MarketStatus,
      description: 'Where the market stands on the day `at`.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => fn.market_status_on(row('id'), dayIn(args.at, row('zone'))),
    }),
    localGovernment: t.one({
      type: LocalGovernment,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => parentIn('LOCATION', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The regency or city in which the market lies.',
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => {
        const day = dayIn(args.at, parent('zone'));
        return parentIn('WORKING_AREA', fn.parent_of(parent('id'), 'LOCATION', day), day);
      },
      description:
        'The branch that serves the regency or city of the market on the day `at`. Null where no source tells.',
    }),
    traders: t.one({
      type: Quantity,
      nullable: true,
      from: ({ parent }) => fn.traders_of(parent('id')),
      description: 'How many traders the market has, as last counted (_pedagang_). Null where it is not known.',
    }),
    enrolledTraders: t.one({
      type: Quantity,
      nullable: true,
      from: ({ parent }) => fn.enrolled_traders_of(parent('id')),
      description: 'How many traders of the market take part, as last published. Null where it is not known.',
    }),
    collection: t.one({
      type: MarketCollection,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) =>
        eb
          .selectFrom('market_collection as c')
          .selectAll('c')
          .where('c.market_id', '=', parent('id'))
          .where(({ ref }) => holds<'date'>(ref('c.valid'), dayIn(args.at, parent('zone')))),
      description: 'How contributions are collected in the market on the day `at`. Null where it is not known.',
    }),
  }),
});
LocalGovernment.extend((t) => ({
  markets: t.many({
    type: Market,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => membersOf('LOCATION', parent('id'), dayIn(args.at, parent('zone'))),
    where: ({ row, parent, args }) => fn.is_listed_market(row('id'), dayIn(args.at, parent('zone'))),
    orderBy: [{ column: 'code' }],
    description:
      'The markets here that take part or are asked to take part. Markets that have closed for good are left out.',
  }),
}));
Branch.extend((t) => ({
  markets: t.many({
    type: Market,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.markets_of_branch(parent('id'), dayIn(args.at, parent('zone'))),
    where: ({ row }) => registeredMarket(row),
    orderBy: [{ column: 'code' }],
    description: 'The markets in the working area of the branch that are open on the day `at`.',
  }),
}));

builder.kyselyQuery((t) => ({
  market: t.one({
    type: Market,
    nullable: true,
    args: { code: t.arg.string({ required: true, description: BY_CODE }) },
    where: ({ row, args }) => [eb(row('id'), '=', areaIdOf({ typename: 'Market', key: args.code }))],
    description: 'The market with this code, such as `PASAR-KAHAYAN`, even one that has closed.',
  }),
  markets: t.connection({
    type: Market,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: existingAt('markets') }) },
    where: ({ row, args }) => [
      eb(row('kind'), '=', 'MARKET'),
      registeredMarket(row),
      holdsOn(() => fn.market_days(row('id'), row('valid')), args.at),
    ],
    orderBy: [{ column: 'code' }],
    description:
      'All markets that take part or are asked to take part, by code. Markets that have closed for good by the day `at` are left out.',
  }),
}));
