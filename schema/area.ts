/** Areas: places and offices that figures, targets and MoUs can be about. One table, told apart by its kind. */
import { sql } from 'kysely';
import type { AreaRow } from '../src/db/types.gen.ts';
import type { TypedRef } from '../src/pothos-kysely/index.ts';
import { builder } from './builder.ts';
import { OutreachActivity, SanctionCount, Statement } from './catalogues.ts';
import { Enrollment } from './enrollment.ts';
import {
  AreaKind,
  Basis,
  BranchKind,
  CodeSystem,
  CollectionFrequency,
  Interval,
  Language,
  ManagerKind,
  Measure,
  Segment,
  Verification,
} from './enums.ts';
import { Figure, FigureFilter, FigureOrder, figureConditions, figureOrder } from './figure.ts';
import { FollowUpInstrument, Mou, MouFilter, MouOrder, MouProgress, mouConditions, mouOrder } from './mou.ts';
import { holderOf, OfficeTerm } from './office.ts';
import { dayOr, PartialDate, Quantity, untilMonth } from './quantities.ts';
import { Series } from './series.ts';
import { Source } from './source.ts';
import { Potential, Target, TargetFilter } from './target.ts';

export const Area = builder.kyselyInterface('Area', {
  table: 'area',
  discriminator: 'kind',
  types: {
    NATION: 'Nation',
    REGION: 'Region',
    PROVINCE: 'Province',
    REGENCY: 'LocalGovernment',
    CITY: 'LocalGovernment',
    BRANCH: 'Branch',
    MARKET: 'Market',
  },
});
const nodeOf = (...kinds: AreaRow['kind'][]) => ({
  table: 'area' as const,
  id: 'code' as const,
  where: ({ row }: { row: TypedRef<AreaRow> }) =>
    sql<boolean>`${row('kind')} in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`,
});
export const Nation = builder.kyselyNode('Nation', nodeOf('NATION'));
export const Region = builder.kyselyNode('Region', nodeOf('REGION'));
export const Province = builder.kyselyNode('Province', nodeOf('PROVINCE'));
export const LocalGovernment = builder.kyselyNode('LocalGovernment', nodeOf('REGENCY', 'CITY'));
export const Branch = builder.kyselyNode('Branch', nodeOf('BRANCH'));
export const Market = builder.kyselyNode('Market', nodeOf('MARKET'));

const AreaCode = builder.kyselyObject('AreaCode', { table: 'area_code' });
AreaCode.implement({
  description: 'A code of an area in an official system (_kode wilayah_).',
  fields: (t) => ({
    system: t.column('system', { type: CodeSystem, description: 'Whose code.' }),
    code: t.column('code', { type: 'String', description: 'The code.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'First day it holds; null where open.',
      sql: ({ row }) => sql<string | null>`lower(${row('valid')})`,
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null where open.',
      sql: ({ row }) => sql<string | null>`upper(${row('valid')}) - 1`,
    }),
    verification: t.column('verification', { type: Verification, description: 'How sure it is.' }),
    note: t.column('note', { type: 'String', description: 'What it rests on.' }),
  }),
});
const AreaName = builder.kyselyObject('AreaName', { table: 'area_name' });
AreaName.implement({
  description: 'A name with the days it holds, or an alias.',
  fields: (t) => ({
    name: t.column('name', { type: 'String', description: 'The name.' }),
    language: t.column('language', { type: Language, description: 'Its language.' }),
    isAlias: t.column('is_alias', { type: 'Boolean', description: 'Another spelling, not the official name.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'First day it holds; null where open.',
      sql: ({ row }) => sql<string | null>`lower(${row('valid')})`,
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null where open.',
      sql: ({ row }) => sql<string | null>`upper(${row('valid')}) - 1`,
    }),
    verification: t.column('verification', { type: Verification, description: 'How sure it is.' }),
  }),
});

Area.implement({
  description: 'A place or office that figures, targets and MoUs can be about (_wilayah_).',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description: 'Public code: `ID`, `VII`, `64`, `64.71`, `KC-BALIKPAPAN`, `PASAR-KAHAYAN`.',
    }),
    codes: t.many({
      type: AreaCode,
      on: { area_id: 'id' },
      orderBy: [{ column: 'system' }],
      size: 3,
      description: 'Codes in official systems; never derive one from another.',
    }),
    name: t.expression({
      type: 'String',
      description: 'Its name on the day the operation looks at; Indonesian where there is no other.',
      args: {
        language: t.arg({ type: Language, defaultValue: 'ID', description: 'In which language.' }),
        at: t.arg({ type: 'Date', description: 'On which day.' }),
      },
      sql: ({ row, args }) =>
        sql<string>`name_of(${row('id')}, ${args.language ?? 'ID'}::language, ${dayOr(args.at, row('id'))})`,
    }),
    names: t.many({
      type: AreaName,
      on: { area_id: 'id' },
      orderBy: [{ column: 'language' }, { column: 'valid' }],
      size: 3,
      description: 'All its names: former ones and aliases too.',
    }),
    kind: t.column('kind', { type: AreaKind, description: 'What it is.' }),
    note: t.column('note', { type: 'String', description: 'Remarks on it.' }),
    enrollment: t.one({
      type: Enrollment,
      guaranteed: 'it is made of the arguments',
      description: 'Enrolment (_kepesertaan_) up to a month.',
      args: {
        segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
        basis: t.arg({ type: Basis, description: 'Active or registered; either when not given.' }),
        at: t.arg({ type: 'Month', description: 'Figures up to the end of this month. All known when not given.' }),
      },
      from: ({ parent, args }) =>
        sql`(select ${parent('id')} as area_id, ${args.segment ?? 'ALL'}::segment as segment, ${args.basis ?? null}::basis as basis, ${untilMonth(args.at)} as until)`,
    }),
    figures: t.connection({
      type: Figure,
      on: { area_id: 'id' },
      description: 'Figures about this very area.',
      args: {
        filter: t.arg({ type: FigureFilter, description: 'Which figures.' }),
        orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
      },
      where: ({ row, args }) => figureConditions(row, args.filter),
      orderBy: ({ args }) => figureOrder(args.orderBy),
    }),
    series: t.one({
      type: Series,
      guaranteed: 'it is made of the arguments',
      description: 'One measure over time.',
      args: {
        measure: t.arg({ type: Measure, required: true, description: 'Which measure.' }),
        segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
        basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
        from: t.arg({ type: 'Month', description: 'From this month.' }),
        to: t.arg({ type: 'Month', description: 'Up to this month.' }),
        every: t.arg({ type: Interval, defaultValue: 'MONTH', description: 'Step.' }),
      },
      from: ({
        parent,
        args,
      }) => sql`(select ${parent('id')} as area_id, ${args.measure}::measure as measure, ${args.segment ?? 'ALL'}::segment as segment, ${args.basis ?? null}::basis as basis,
        ${args.from ? sql`(${args.from} || '-01')::date` : sql`null::date`} as from_day, ${args.to ? sql`month_end(${args.to})` : sql`null::date`} as to_day, ${args.every ?? 'MONTH'}::series_interval as every)`,
    }),
    targets: t.many({
      type: Target,
      on: { area_id: 'id' },
      description: 'Targets (_target_) for this area; rivals are all given.',
      args: { filter: t.arg({ type: TargetFilter, description: 'Which targets.' }) },
      where: ({ row, args }) => [
        sql<boolean>`${row('known')} @> known_at()`,
        args.filter?.segment && sql<boolean>`${row('segment')} = ${args.filter.segment}::segment`,
        args.filter?.measure && sql<boolean>`${row('measure')} = ${args.filter.measure}::measure`,
        args.filter?.kind && sql<boolean>`${row('kind')} = ${args.filter.kind}::target_kind`,
        args.filter?.at && sql<boolean>`${row('period')} @> ${args.filter.at}`,
      ],
      orderBy: [{ column: 'period', direction: 'desc' }, { column: 'segment' }, { column: 'measure' }],
    }),
    potential: t.many({
      type: Potential,
      on: { area_id: 'id' },
      description: 'Estimates of how many workers there are (_potensi_), newest first.',
      args: {
        segment: t.arg({ type: Segment, description: 'Which workers.' }),
        at: t.arg({ type: 'Month', description: 'Up to the end of this month.' }),
      },
      where: ({ row, args }) => [
        sql<boolean>`${row('known')} @> known_at()`,
        args.segment && sql<boolean>`${row('segment')} = ${args.segment}::segment`,
        args.at && sql<boolean>`${row('as_of_day')} <= month_end(${args.at})`,
      ],
      orderBy: [{ column: 'as_of_day', direction: 'desc' }],
    }),
    mous: t.connection({
      type: Mou,
      on: { area_id: 'id' },
      description: 'Agreements for this very area; those below it by `mous(filter: { within })`.',
      args: {
        filter: t.arg({ type: MouFilter, description: 'Which agreements.' }),
        orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
      },
      where: ({ row, args }) => mouConditions(row, args.filter),
      orderBy: ({ args }) => mouOrder(args.orderBy),
    }),
    mouProgress: t.one({
      type: MouProgress,
      guaranteed: 'it is made of the arguments',
      description: 'How far agreements have come down to the local governments below.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      from: ({ parent, args }) => sql`(select ${parent('id')} as area_id, ${dayOr(args.at, parent('id'))} as at)`,
    }),
    instruments: t.many({
      type: FollowUpInstrument,
      on: { area_id: 'id' },
      orderBy: [{ column: 'code' }],
      description: 'Regulations, circulars and decrees for this area, with or without an MoU.',
    }),
    outreach: t.many({
      type: OutreachActivity,
      on: { area_id: 'id' },
      orderBy: [{ column: 'held_on' }],
      description: 'Public information held here (_sosialisasi_).',
    }),
    statements: t.many({
      type: Statement,
      on: { area_id: 'id' },
      orderBy: [{ column: 'code' }],
      description: 'What the founding article says of this area, in its own words.',
    }),
    sanctionCounts: t.many({
      type: SanctionCount,
      on: { area_id: 'id' },
      orderBy: [{ column: 'period' }],
      description: 'Employers sanctioned here; never their names.',
    }),
  }),
});

/** Areas of some kinds that belong to a parent in one order of things on a day. */
const belonging = (
  kind: 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION',
  parent: unknown,
  day: unknown,
) =>
  sql`(select a.* from membership m join area a on a.id = m.child_id where m.kind = ${sql.lit(kind)} and m.parent_id = ${parent} and m.valid @> ${day} and a.valid @> ${day})`;
const owner = (
  kind: 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION',
  child: unknown,
  day: unknown,
) => sql`(select a.* from area a where a.id = parent_of(${child}, ${sql.lit(kind)}, ${day}))`;
const today = (id: unknown) => sql`today_in(${id})`;
const seatOf = (id: unknown, day: unknown) =>
  sql<string | null>`(select s.name from area_seat s where s.area_id = ${id} and s.valid @> ${day})`;
const DAY = 'On which day. Today in the area when not given.';

Nation.implement({
  description: 'Indonesia as a whole.',
  interfaces: [Area],
  fields: (t) => ({
    regions: t.many({
      type: Region,
      from: ({ parent }) => belonging('ADMINISTRATIVE', parent('id'), today(parent('id'))),
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
      sql: ({ row, args }) => seatOf(row('id'), dayOr(args.at, row('id'))),
    }),
    head: t.one({
      type: OfficeTerm,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => holderOf(parent('id'), dayOr(args.at, parent('id'))),
      description: 'Its head, as last seen by that day.',
    }),
    provinces: t.many({
      type: Province,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => belonging('REGION', parent('id'), dayOr(args.at, parent('id'))),
      where: ({ row }) => sql`${row('kind')} = 'PROVINCE'`,
      orderBy: [{ column: 'code' }],
      size: 6,
      description: 'Provinces it covers.',
    }),
    localGovernments: t.connection({
      type: LocalGovernment,
      from: ({ parent }) => sql`local_governments_below(${parent('id')}, ${today(parent('id'))})`,
      orderBy: [{ column: 'code' }],
      description: 'Regencies and cities it covers.',
    }),
    branches: t.many({
      type: Branch,
      from: ({ parent }) => belonging('REGION', parent('id'), today(parent('id'))),
      where: ({ row }) => sql`${row('kind')} = 'BRANCH'`,
      orderBy: [{ column: 'code' }],
      size: 30,
      description: 'Branches that a source names; the list is not complete.',
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
      sql: ({ row, args }) => seatOf(row('id'), dayOr(args.at, row('id'))),
    }),
    governor: t.one({
      type: OfficeTerm,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => holderOf(parent('id'), dayOr(args.at, parent('id'))),
      description: 'Its governor (_gubernur_), as last seen by that day.',
    }),
    timeZone: t.expression({
      type: 'String',
      description: 'IANA time zone its days are counted in: WIB, WITA or WIT.',
      sql: ({ row }) => sql<string>`${row('time_zone')}`,
    }),
    region: t.one({
      type: Region,
      nullable: true,
      from: ({ parent }) => owner('REGION', parent('id'), today(parent('id'))),
      description: 'The regional office that covers it.',
    }),
    localGovernments: t.many({
      type: LocalGovernment,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => belonging('ADMINISTRATIVE', parent('id'), dayOr(args.at, parent('id'))),
      orderBy: [{ column: 'code' }],
      size: 14,
      description: 'Its regencies and cities (_kabupaten/kota_).',
    }),
    branches: t.many({
      type: Branch,
      from: ({ parent }) =>
        sql`(select distinct b.* from membership p join membership w on w.kind = 'WORKING_AREA' and w.child_id = p.child_id and w.valid @> ${today(parent('id'))} join area b on b.id = w.parent_id where p.kind = 'ADMINISTRATIVE' and p.parent_id = ${parent('id')})`,
      orderBy: [{ column: 'code' }],
      description: 'Branches whose known working area lies in it.',
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
      sql: ({ row, args }) => seatOf(row('id'), dayOr(args.at, row('id'))),
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
      from: ({ parent, args }) => holderOf(parent('id'), dayOr(args.at, parent('id'))),
      description: 'Its head, as last seen by that day.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => owner('ADMINISTRATIVE', parent('id'), dayOr(args.at, parent('id'))),
      description: 'The province it belongs to.',
    }),
    branch: t.one({
      type: Branch,
      nullable: true,
      args: { at: t.arg({ type: 'Date', description: DAY }) },
      from: ({ parent, args }) => owner('WORKING_AREA', parent('id'), dayOr(args.at, parent('id'))),
      description: 'The branch that serves it, where known.',
    }),
    formerNames: t.many({
      type: AreaName,
      on: { area_id: 'id' },
      where: ({ row, parent }) => sql`not ${row('is_alias')} and upper(${row('valid')}) <= ${today(parent('id'))}`,
      orderBy: [{ column: 'valid' }],
      size: 1,
      description: 'Names it had before.',
    }),
    markets: t.many({
      type: Market,
      from: ({ parent }) => belonging('LOCATION', parent('id'), today(parent('id'))),
      orderBy: [{ column: 'code' }],
      description: 'Markets here that take part or are asked to.',
    }),
  }),
});

const MarketTarget = builder.kyselyObject('MarketTarget', { table: 'market_target' });
MarketTarget.implement({
  description: 'Each branch owes at least two government-managed traditional markets (founding article, 2014).',
  fields: (t) => ({
    required: t.column('required', { type: 'Int', description: 'How many it owes.' }),
    achieved: t.column('achieved', {
      type: 'Int',
      description: 'Government-managed markets in its working area with a signed agreement.',
    }),
    met: t.column('met', { type: 'Boolean', description: 'Enough of them?' }),
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
        sql`(select a.* from membership w join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id join area a on a.id = l.child_id where w.kind = 'WORKING_AREA' and w.parent_id = ${parent('id')} and w.valid @> ${today(parent('id'))})`,
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
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
  }),
});
const latest = (id: unknown, table: 'figure' | 'potential', condition: unknown) =>
  sql`(select (f.quantity).* from ${sql.table(table)} f where f.area_id = ${id} and f.known @> known_at() and ${condition} order by f.as_of_day desc, f.id desc limit 1)`;
Market.implement({
  description: 'A traditional market (_pasar tradisional_).',
  interfaces: [Area],
  fields: (t) => ({
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
      from: ({ parent }) => latest(parent('id'), 'potential', sql`f.kind = 'ELIGIBLE_WORKFORCE'`),
      description: 'Traders there are (_pedagang_), where known.',
    }),
    enrolledTraders: t.one({
      type: Quantity,
      nullable: true,
      from: ({ parent }) => latest(parent('id'), 'figure', sql`f.measure = 'PARTICIPANTS' and f.preferred`),
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
