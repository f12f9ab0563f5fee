/** The nation, its regional offices, provinces and local governments. */

import { sql } from 'kysely';
import { dayIn } from '../shared/days.ts';
import { Verification } from '../shared/enums.ts';
import { Area, AreaName, Branch, LocalGovernment, Market, Nation, Province, Region } from './area.ts';
import { RegionMarketTarget } from './branch.ts';
import { DAY, membersOf, namedBranch, parentIn, seatOf, today } from './memberships.ts';
import { holderOf, OfficeTerm } from './office.ts';

Nation.implement({
  description: 'Indonesia as a whole.',
  interfaces: [Area],
  fields: (t) => ({
    regions: t.many({
      type: Region,
      from: ({ parent }) => membersOf('ADMINISTRATIVE', parent('id'), today(parent)),
      orderBy: [{ column: 'code' }],
      size: 11,
      description: 'Its regional offices.',
    }),
  }),
});
Region.implement({
  description: 'A regional office and what it covers (_kantor wilayah_).',
  interfaces: [Area],
  fields: (t) => ({
    numeral: t.expression({
      type: 'String',
      nullable: true,
      description: 'Its numeral, where one is known; later press drops it.',
      sql: ({ row }) =>
        sql<
          string | null
        >`(select c.code from area_code c where c.area_id = ${row('id')} and c.system = 'OFFICE' limit 1)`,
    }),
    seat: t.expression({
      type: 'String',
      nullable: true,
      description: 'Where it sits.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    head: t.one({
      type: OfficeTerm,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
      description: 'Its head, as last seen by that day.',
    }),
    provinces: t.many({
      type: Province,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => membersOf('REGION', parent('id'), dayIn(args.at, parent('zone'))),
      where: ({ row }) => sql`${row('kind')} = 'PROVINCE'`,
      orderBy: [{ column: 'code' }],
      size: 6,
      description: 'Provinces it covers.',
    }),
    localGovernments: t.connection({
      type: LocalGovernment,
      from: ({ parent }) => sql`local_governments_below(${parent('id')}, ${today(parent)})`,
      orderBy: [{ column: 'code' }],
      description: 'Regencies and cities it covers.',
    }),
    branches: t.many({
      type: Branch,
      from: ({ parent }) => membersOf('REGION', parent('id'), today(parent)),
      where: ({ row }) => [sql`${row('kind')} = 'BRANCH'`, namedBranch(row)],
      orderBy: [{ column: 'code' }],
      size: 30,
      description: 'Branches that a source names; the list is not complete.',
    }),
    marketTarget: t.one({
      planning: 55,
      cost: 60,
      type: RegionMarketTarget,
      guaranteed: 'region_market_target_of counts, so it always gives a row',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => sql`region_market_target_of(${parent('id')}, ${dayIn(args.at, parent('zone'))})`,
      description: 'The markets its branches owe.',
    }),
  }),
});
Province.implement({
  description: 'A province (_provinsi_).',
  interfaces: [Area],
  fields: (t) => ({
    capital: t.expression({
      type: 'String',
      nullable: true,
      description: 'Its capital on that day (_ibu kota_).',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    governor: t.one({
      type: OfficeTerm,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
      description: 'Its governor (_gubernur_), as last seen by that day.',
    }),
    timeZone: t.expression({
      type: 'String',
      description: 'IANA time zone its days are counted in: WIB, WITA or WIT.',
      sql: ({ row }) => sql<string>`${row('time_zone')}`,
    }),
    timeZoneVerification: t.column('time_zone_verification', {
      type: Verification,
      description: 'How sure its time zone is.',
    }),
    region: t.one({
      type: Region,
      nullable: true,
      from: ({ parent }) => parentIn('REGION', parent('id'), today(parent)),
      description: 'The regional office that covers it.',
    }),
    localGovernments: t.many({
      type: LocalGovernment,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => membersOf('ADMINISTRATIVE', parent('id'), dayIn(args.at, parent('zone'))),
      orderBy: [{ column: 'code' }],
      size: 14,
      description: 'Its regencies and cities (_kabupaten/kota_).',
    }),
    branches: t.many({
      cost: 2,
      type: Branch,
      from: ({ parent }) =>
        sql`(select b.* from area b where b.kind = 'BRANCH' and b.id in (
            select o.child_id from membership o
            where o.kind = 'OFFICE_LOCATION' and o.parent_id = ${parent('id')} and o.valid @> ${today(parent)}
            union
            select w.parent_id from membership g join membership w on w.child_id = g.child_id
            where g.kind = 'ADMINISTRATIVE' and g.parent_id = ${parent('id')} and g.valid @> ${today(parent)}
              and w.kind = 'WORKING_AREA' and w.valid @> ${today(parent)}))`,
      where: ({ row }) => namedBranch(row),
      orderBy: [{ column: 'code' }],
      size: 8,
      description: 'Branches that lie in it, or whose known working area does.',
    }),
  }),
});
LocalGovernment.implement({
  description: 'A regency or city (_kabupaten, kota_).',
  interfaces: [Area],
  fields: (t) => ({
    capital: t.expression({
      type: 'String',
      nullable: true,
      description: 'Its capital on that day.',
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    headTitle: t.expression({
      type: 'String',
      description: 'Title of its head: Bupati or Wali Kota.',
      sql: ({ row }) => sql<string>`(select o.title from office o where o.area_id = ${row('id')})`,
    }),
    head: t.one({
      type: OfficeTerm,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
      description: 'Its head, as last seen by that day.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => parentIn('ADMINISTRATIVE', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The province it belongs to.',
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => parentIn('WORKING_AREA', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The branch that serves it, where known.',
    }),
    formerNames: t.many({
      type: AreaName,
      on: { area_id: 'id' },
      where: ({ row, parent }) => sql`not ${row('is_alias')} and upper(${row('valid')}) <= ${today(parent)}`,
      orderBy: [{ column: 'valid' }],
      size: 1,
      description: 'Names it had before.',
    }),
    markets: t.many({
      type: Market,
      from: ({ parent }) => membersOf('LOCATION', parent('id'), today(parent)),
      where: ({ row, parent }) => sql<boolean>`is_listed_market(${row('id')}, ${today(parent)})`,
      orderBy: [{ column: 'code' }],
      description: 'Markets here that take part or are asked to.',
    }),
  }),
});
