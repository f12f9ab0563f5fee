/** Areas: places and offices that figures, targets and MoUs can be about. One table, told apart by its kind. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { dayIn } from '../shared/days.ts';
import { Verification } from '../shared/enums.ts';
import { permissionsType } from '../shared/permissions.ts';
import { eb, firstDay, lastDay } from '../shared/sql.ts';
import { AreaKind, CodeSystem, Language } from './enums.ts';
import { AREA_TYPES, kindsOf, registeredMarket } from './memberships.ts';

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
    where: ({ row }) => {
      const ofType = eb(row('kind'), 'in', kindsOf(type));
      return type === 'Market' ? eb.and([ofType, registeredMarket(row)]) : ofType;
    },
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
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null where open.',
      sql: ({ row }) => lastDay(row('valid')),
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
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null where open.',
      sql: ({ row }) => lastDay(row('valid')),
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
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it holds; null where open.',
      sql: ({ row }) => lastDay(row('valid')),
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
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day it exists; null where open.',
      sql: ({ row }) =>
        sql<Pg<'date'> | null>`upper(case ${row('kind')} when 'MARKET' then market_days(${row('id')}, ${row('valid')}) else ${row('valid')} end) - 1`,
    }),
    note: t.column('note', { type: 'String', description: 'Remarks on it.' }),
    viewerCan: t.embed({ type: AreaPermissions, description: 'What you may do here today.' }),
  }),
});
