/** Areas: places and offices that figures, targets and MoUs can be about. One table, told apart by its kind. */
import { sql } from 'kysely';
import { builder } from './builder.ts';
import { OutreachActivity, SanctionCount, Statement } from './catalogues.ts';
import { Enrollment } from './enrollment.ts';
import {
  AreaKind,
  Basis,
  CodeSystem,
  Interval,
  Language,
  Measure,
  RollUpOver,
  Segment,
  Verification,
} from './enums.ts';
import { Figure, FigureFilter, FigureOrder, figureConditions, figureCount, figureOrder } from './figure.ts';
import { AREA_TYPES, kindsOf, registeredMarket } from './memberships.ts';
import { Mou } from './mou.ts';
import { MouFilter, MouOrder, mouConditions, mouListCosts, mouOrder } from './mou-filter.ts';
import { FollowUpInstrument } from './mou-parts.ts';
import { MouProgress } from './mou-progress.ts';
import { permissionsType } from './needs.ts';
import { dayIn, UP_TO_MONTH, untilMonth } from './quantities.ts';
import { Distribution } from './rollup.ts';
import { Movement, Series, stepsOf } from './series.ts';
import { Potential, Target, TargetFilter } from './target.ts';

export const Area = builder.kyselyInterface('Area', {
  table: 'area',
  discriminator: 'kind',
  types: AREA_TYPES,
  id: 'code',
  span: 10,
});
/** How many regencies and cities lie below an area, about: what costs are counted by. */
const BELOW = { Nation: 514, Region: 50, Province: 14, LocalGovernment: 1, Branch: 5, Market: 1 } as const;
/** The same of the area that an id names. */
export const belowNamed = (id: unknown): number =>
  BELOW[String(id).split(':')[0] as keyof typeof BELOW] ?? BELOW.Province;
const nodeOf = (type: (typeof AREA_TYPES)[keyof typeof AREA_TYPES]) =>
  builder.kyselyNode(type, {
    table: 'area',
    id: 'code',
    span: BELOW[type],
    where: ({ row }) =>
      type === 'Market'
        ? sql<boolean>`${row('kind')} = 'MARKET' and ${registeredMarket(row)}`
        : sql<boolean>`${row('kind')} in ${kindsOf(type)}`,
  });
export const Nation = nodeOf('Nation');
export const Region = nodeOf('Region');
export const Province = nodeOf('Province');
export const LocalGovernment = nodeOf('LocalGovernment');
export const Branch = nodeOf('Branch');
export const Market = nodeOf('Market');

const AreaPermissions = permissionsType('AreaPermissions', {
  table: 'area',
  description: 'What you may do in an area today, as the database decides.',
  ask: (capability, id) => sql<boolean>`may(${capability}, ${id})`,
  can: {
    recordFigures: ['WRITE_FIGURE', 'Record figures.'],
    correctFigures: ['CORRECT_FIGURE', 'Correct figures that were recorded.'],
    setTargets: ['WRITE_TARGET', 'Set targets.'],
    recordMous: ['WRITE_MOU', 'Record agreements and their stages.'],
    keepMarkets: ['WRITE_MARKET', 'Register and update markets.'],
    recordOutreach: ['WRITE_OUTREACH', 'Record outreach.'],
    manageAccess: ['MANAGE_ACCESS', 'Register actors, make keys and grant roles.'],
    readAudit: ['READ_AUDIT', 'Read the log of writes.'],
  },
});

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
export const AreaName = builder.kyselyObject('AreaName', { table: 'area_name' });
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
const Seat = builder.kyselyObject('Seat', { table: 'area_seat' });
Seat.implement({
  description: 'A capital, or the seat of an office, with the days it holds.',
  fields: (t) => ({
    name: t.column('name', { type: 'String', description: 'The town, or the address of an office.' }),
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
    verification: t.column('verification', { type: Verification, description: 'How sure it and its days are.' }),
    note: t.column('note', { type: 'String', description: 'What it rests on.' }),
  }),
});

Area.implement({
  description: 'A place or office that figures, targets and MoUs can be about (_wilayah_).',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description: 'Public code: `ID`, `VII`, `64`, `64.71`, `KC-BALIKPAPAN`, `PASAR-KAHAYAN`, `PASAR-64.71-BARU`.',
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
        sql<string>`name_of(${row('id')}, ${args.language ?? 'ID'}::language, ${dayIn(args.at, row('zone'))})`,
    }),
    names: t.many({
      type: AreaName,
      on: { area_id: 'id' },
      orderBy: [{ column: 'language' }, { column: 'valid' }],
      size: 3,
      description: 'All its names: former ones and aliases too.',
    }),
    seats: t.many({
      type: Seat,
      on: { area_id: 'id' },
      orderBy: [{ column: 'valid' }],
      size: 2,
      description: 'Its capitals or seats, former ones too (_ibu kota, kedudukan_).',
    }),
    kind: t.column('kind', { type: AreaKind, description: 'What it is.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'First day it exists; null where not known, or always.',
      sql: ({ row }) => sql<string | null>`lower(${row('valid')})`,
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it exists; null where open.',
      sql: ({ row }) =>
        sql<
          string | null
        >`upper(case ${row('kind')} when 'MARKET' then market_days(${row('id')}, ${row('valid')}) else ${row('valid')} end) - 1`,
    }),
    note: t.column('note', { type: 'String', description: 'Remarks on it.' }),
    viewerCan: t.embed({ type: AreaPermissions, description: 'What you may do here today.' }),
    enrollment: t.one({
      type: Enrollment,
      guaranteed: 'it is made of the arguments',
      description: 'Enrolment (_kepesertaan_) up to a month.',
      args: {
        segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
        basis: t.arg({ type: Basis, description: 'Active or registered; either when not given.' }),
        at: t.arg({ type: 'Month', description: UP_TO_MONTH }),
      },
      from: ({ parent, args }) =>
        sql`(select ${parent('id')} as area_id, ${args.segment ?? 'ALL'}::segment as segment, ${args.basis ?? null}::basis as basis, ${untilMonth(args.at)} as until)`,
    }),
    figures: t.connection({
      type: Figure,
      on: { area_id: 'id' },
      cost: ({ args }) => (args.filter?.within ? 12 : args.filter ? 4 : 1),
      countCost: ({ args }) => (args.filter ? 40 : 10),
      description: 'Figures about this very area.',
      args: {
        filter: t.arg({ type: FigureFilter, description: 'Which figures.' }),
        orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
      },
      where: ({ row, args }) => figureConditions(row, args.filter),
      orderBy: ({ args }) => figureOrder(args.orderBy),
      count: ({ parent, args }) => figureCount(args.filter, parent('id')),
    }),
    series: t.one({
      type: Series,
      guaranteed: 'it is made of the arguments',
      description: 'One measure over time.',
      span: stepsOf,
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
    distribution: t.one({
      spanCost: 0.7,
      cost: 8,
      type: Distribution,
      guaranteed: 'distribution_of always gives a row',
      description: 'How the last figures of its parts lie.',
      args: {
        over: t.arg({ type: RollUpOver, required: true, description: 'Which parts.' }),
        measure: t.arg({ type: Measure, required: true, description: 'What is counted.' }),
        segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
        basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
        at: t.arg({ type: 'Month', description: UP_TO_MONTH }),
      },
      from: ({ parent, args }) =>
        sql`distribution_of(row(${parent('id')}, ${args.segment ?? 'ALL'}::segment, ${args.basis ?? null}::basis, ${untilMonth(args.at)})::enrollment, ${args.over}::roll_up_over, ${args.measure}::measure)`,
    }),
    movement: t.one({
      cost: 30,
      type: Movement,
      guaranteed: 'it is made of the arguments',
      description: 'Who joined and who left in one month, or from January to its end, and what remains of it.',
      args: {
        month: t.arg({ type: 'Month', required: true, description: 'Which month.' }),
        segment: t.arg({ type: Segment, defaultValue: 'ALL', description: 'Which workers.' }),
        basis: t.arg({ type: Basis, description: 'Only on this basis.' }),
        yearToDate: t.arg.boolean({
          defaultValue: false,
          description: 'From January on: as it was reported, or the sum of its months.',
        }),
      },
      from: ({ parent, args }) =>
        sql`movement_of(${parent('id')}, ${args.segment ?? 'ALL'}::segment, ${args.basis ?? null}::basis, (${args.month} || '-01')::date, coalesce(${args.yearToDate}, false))`,
    }),
    targets: t.many({
      size: ({ filter }) => (filter ? 5 : 25),
      cost: 1,
      type: Target,
      on: { area_id: 'id' },
      description: 'Targets (_target_) for this area; rivals are all given.',
      args: { filter: t.arg({ type: TargetFilter, description: 'Which targets.' }) },
      where: ({ row, args }) => [
        sql<boolean>`is_current(${row('known')})`,
        args.filter?.segment && sql<boolean>`${row('segment')} = ${args.filter.segment}::segment`,
        args.filter?.measure && sql<boolean>`${row('measure')} = ${args.filter.measure}::measure`,
        args.filter?.kind && sql<boolean>`${row('kind')} = ${args.filter.kind}::target_kind`,
        args.filter?.at && sql<boolean>`${row('period')} @> ${args.filter.at}`,
      ],
      orderBy: [{ column: 'period', direction: 'desc' }, { column: 'segment' }, { column: 'measure' }],
    }),
    potential: t.many({
      cost: 2,
      type: Potential,
      on: { area_id: 'id' },
      description: 'Estimates of how many workers there are (_potensi_), newest first.',
      args: {
        segment: t.arg({ type: Segment, description: 'Which workers.' }),
        at: t.arg({ type: 'Month', description: 'Up to the end of this month.' }),
      },
      where: ({ row, args }) => [
        sql<boolean>`is_current(${row('known')})`,
        args.segment && sql<boolean>`${row('segment')} = ${args.segment}::segment`,
        args.at && sql<boolean>`${row('as_of_day')} <= month_end(${args.at})`,
      ],
      orderBy: [{ column: 'as_of_day', direction: 'desc' }],
    }),
    mous: t.connection({
      type: Mou,
      from: ({ parent }) => sql`agreements_of(${parent('id')})`,
      description:
        'Agreements for this very area, and those for another that its government is a party to; those below it by `mous(filter: { within })`.',
      args: {
        filter: t.arg({ type: MouFilter, description: 'Which agreements.' }),
        orderBy: t.arg({ type: MouOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
      },
      where: ({ row, args }) => mouConditions(row, args.filter),
      ...mouListCosts('own', 45),
      orderBy: ({ args }) => mouOrder(args.orderBy),
    }),
    mouProgress: t.one({
      type: MouProgress,
      guaranteed: 'it is made of the arguments',
      description: 'How far agreements have come down to the local governments below.',
      args: { at: t.arg({ type: 'Date', description: 'On which day. Today in the area when not given.' }) },
      from: ({ parent, args }) => sql`(select ${parent('id')} as area_id, ${dayIn(args.at, parent('zone'))} as at)`,
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
