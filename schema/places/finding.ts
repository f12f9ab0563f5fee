/** Root fields that find areas. */

import { sql } from 'kysely';
import { idOf, ruled } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { dayOr, holdsOn } from '../shared/days.ts';
import { ALIKE, SEARCHED } from '../shared/inputs.ts';
import { Area, Branch, belowNamed, LocalGovernment, Market, Nation, Province, Region } from './area.ts';
import { CodeSystem } from './enums.ts';
import { areaIdOf, knownArea, namedBranch, registeredMarket } from './memberships.ts';

const AreaCodeReference = builder.inputType('AreaCodeReference', {
  description: 'A code in an official system.',
  fields: (t) => ({
    system: t.field({ type: CodeSystem, required: true, description: 'Whose code.' }),
    code: t.string({ required: true, description: 'The code.' }),
  }),
});
const AreaReference = builder.inputType('AreaReference', {
  description: 'Names one area.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ ...idOf('Area'), description: 'By its id.' }),
    code: t.field({ type: AreaCodeReference, description: 'By a code that holds today.' }),
  }),
});
const LocalGovernmentFilter = builder.inputType('LocalGovernmentFilter', {
  description: 'Which local governments; what is left out does not restrict.',
  fields: (t) => ({
    province: t.string({ description: 'Of the province with this code, such as `64`.' }),
    name: t.string({
      ...ruled({ maxLength: SEARCHED }),
      description: `With this text in a name it has or had. ${ALIKE}`,
    }),
    cities: t.boolean({ description: 'true: cities only; false: regencies only.' }),
  }),
});

builder.kyselyQuery((t) => {
  const at = {
    at: t.arg({ type: 'Date', description: 'Those that exist on this day; the day looked at when not given.' }),
  };
  const code = { code: t.arg.string({ required: true, description: 'Its public code.' }) };
  return {
    nation: t.one({
      type: Nation,
      nullable: true,
      where: ({ row }) => sql`${row('kind')} = 'NATION'`,
      description: 'Indonesia.',
    }),
    area: t.one({
      type: Area,
      nullable: true,
      description: 'Any area; null where there is none.',
      args: { by: t.arg({ type: AreaReference, required: true, description: 'Which one.' }) },
      span: ({ by }) => belowNamed(by.id),
      where: ({ row, args }) => [
        args.by.id && sql`${row('id')} = ${areaIdOf(args.by.id)}`,
        args.by.code &&
          sql`${row('id')} = (select c.area_id from area_code c where c.system = ${args.by.code.system}::code_system and c.code = ${args.by.code.code} and c.valid @> present()::date) and ${knownArea(row)}`,
      ],
    }),
    region: t.one({
      type: Region,
      nullable: true,
      args: code,
      where: ({ row, args }) => sql`${row('kind')} = 'REGION' and ${row('code')} = ${args.code}`,
      description: 'The region with this code, such as `VII`, whenever it exists.',
    }),
    regions: t.many({
      type: Region,
      args: at,
      where: ({ row, args }) => [sql`${row('kind')} = 'REGION'`, holdsOn(row, args.at)],
      orderBy: [{ column: 'code' }],
      size: 11,
      description: 'The eleven regional offices.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      args: code,
      where: ({ row, args }) => sql`${row('kind')} = 'PROVINCE' and ${row('code')} = ${args.code}`,
      description: 'The province with this Kemendagri code, such as `64`, whenever it exists.',
    }),
    provinces: t.many({
      type: Province,
      args: at,
      where: ({ row, args }) => [sql`${row('kind')} = 'PROVINCE'`, holdsOn(row, args.at)],
      orderBy: [{ column: 'code' }],
      size: 38,
      description: 'The provinces; 38 since 2022.',
    }),
    localGovernment: t.one({
      type: LocalGovernment,
      nullable: true,
      args: code,
      where: ({ row, args }) => sql`${row('kind')} in ('REGENCY', 'CITY') and ${row('code')} = ${args.code}`,
      description: 'The regency or city with this Kemendagri code, such as `64.71`, whenever it exists.',
    }),
    localGovernments: t.connection({
      type: LocalGovernment,
      description: 'The regencies and cities; 514 of them today.',
      args: { ...at, filter: t.arg({ type: LocalGovernmentFilter, description: 'Which ones.' }) },
      where: ({ row, args }) => [
        sql`${row('kind')} in ('REGENCY', 'CITY')`,
        holdsOn(row, args.at),
        args.filter?.province &&
          sql`exists (select from membership m join area p on p.id = m.parent_id where m.kind = 'ADMINISTRATIVE' and m.child_id = ${row('id')} and m.valid @> ${dayOr(args.at, sql.lit(null))} and p.code = ${args.filter.province})`,
        args.filter?.name &&
          sql`exists (select from area_name n where n.area_id = ${row('id')} and searchable(n.name) like (select anywhere(${args.filter.name})))`,
        args.filter?.cities != null && sql`(${row('kind')} = 'CITY') = ${args.filter.cities}`,
      ],
      orderBy: [{ column: 'code' }],
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      args: code,
      where: ({ row, args }) => sql`${row('kind')} = 'BRANCH' and ${row('code')} = ${args.code}`,
      description: 'The branch with this code, such as `KC-BALIKPAPAN`, whenever it exists.',
    }),
    branches: t.many({
      type: Branch,
      args: at,
      where: ({ row, args }) => [sql`${row('kind')} = 'BRANCH'`, holdsOn(row, args.at), namedBranch(row)],
      orderBy: [{ column: 'code' }],
      size: 300,
      description:
        'Branches that a source names by the moment the operation looks at; since when each exists is not known, and the list is not complete.',
    }),
    market: t.one({
      type: Market,
      nullable: true,
      args: code,
      where: ({ row, args }) => [
        sql`${row('kind')} = 'MARKET' and ${row('code')} = ${args.code}`,
        registeredMarket(row),
      ],
      description: 'The market with this code, such as `PASAR-KAHAYAN`, whenever it exists.',
    }),
    markets: t.connection({
      type: Market,
      args: at,
      where: ({ row, args }) => [
        sql`${row('kind')} = 'MARKET'`,
        registeredMarket(row),
        holdsOn(() => sql`market_days(${row('id')}, ${row('valid')})`, args.at),
      ],
      orderBy: [{ column: 'code' }],
      description: 'Markets that take part or are asked to.',
    }),
  };
});
