/** The five operations' schema for our own machinery: takes the place of `schema/index.ts` when the bench bundles it. */
import SchemaBuilder from '@pothos/core';
import { sql } from 'kysely';
import KyselyPlugin, { type Catalog, type IdInput, type Pg } from '../src/pothos-kysely/index.ts';

interface Tables {
  'bench.region': { id: number; code: string; name: string };
  'bench.area': { id: number; region_id: number; code: string; name: string; population: number };
  'bench.agreement': {
    id: number;
    area_id: number;
    code: string;
    title: string;
    status: string;
    signed_on: Pg<'date'>;
  };
  'bench.commitment': { id: number; agreement_id: number; words: string; amount: number; is_done: boolean };
  'bench.figure': { id: number; area_id: number; month: Pg<'date'>; segment: string; participants: number };
}

const table = (columns: Record<string, string>, parent?: { column: string; table: string }) => ({
  columns: Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, { type, nullable: false }])),
  primaryKey: ['id'],
  uniques: 'code' in columns ? [['code']] : [],
  foreignKeys: parent ? [{ columns: [parent.column], table: parent.table, references: ['id'] }] : [],
});
const catalog: Catalog = {
  tables: {
    'bench.region': table({ id: 'int4', code: 'text', name: 'text' }),
    'bench.area': table(
      { id: 'int4', region_id: 'int4', code: 'text', name: 'text', population: 'int4' },
      { column: 'region_id', table: 'bench.region' },
    ),
    'bench.agreement': table(
      { id: 'int4', area_id: 'int4', code: 'text', title: 'text', status: 'text', signed_on: 'date' },
      { column: 'area_id', table: 'bench.area' },
    ),
    'bench.commitment': table(
      { id: 'int4', agreement_id: 'int4', words: 'text', amount: 'int4', is_done: 'bool' },
      { column: 'agreement_id', table: 'bench.agreement' },
    ),
    'bench.figure': table(
      { id: 'int4', area_id: 'int4', month: 'date', segment: 'text', participants: 'int4' },
      { column: 'area_id', table: 'bench.area' },
    ),
  },
  enums: {},
};

const builder = new SchemaBuilder<{
  KyselyDB: Tables;
  DefaultFieldNullability: false;
  Scalars: { ID: { Input: IdInput; Output: string }; Date: { Input: Pg<'date'>; Output: Pg<'date'> } };
}>({
  plugins: [KyselyPlugin],
  defaultFieldNullability: false,
  kysely: { catalog, scalars: { Date: { pgType: 'date', json: 'text' } } },
});
builder.scalarType('Date', { serialize: (value) => value as never });

const Region = builder.kyselyObject('Region', { table: 'bench.region' });
const Area = builder.kyselyObject('Area', { table: 'bench.area' });
const Agreement = builder.kyselyObject('Agreement', { table: 'bench.agreement' });
const Commitment = builder.kyselyObject('Commitment', { table: 'bench.commitment' });
const Figure = builder.kyselyObject('Figure', { table: 'bench.figure' });

const areasOf = (region: unknown) => sql`(select a.id from bench.area a where a.region_id = ${region})`;

Region.implement({
  fields: (t) => ({
    code: t.column('code', { type: 'String' }),
    name: t.column('name', { type: 'String' }),
    areas: t.many({ type: Area, on: { region_id: 'id' }, orderBy: [{ column: 'id' }] }),
    areaCount: t.aggregate({ of: Area, on: { region_id: 'id' }, type: 'Int', sql: () => sql<number>`count(*)` }),
    agreementCount: t.aggregate({
      of: Agreement,
      where: ({ row, parent }) => sql<boolean>`${row('area_id')} in ${areasOf(parent('id'))}`,
      type: 'Int',
      sql: () => sql<number>`count(*)`,
    }),
    participants: t.aggregate({
      of: Figure,
      args: { month: t.arg({ type: 'Date', required: true }) },
      where: ({ row, parent, args }) => [
        sql<boolean>`${row('area_id')} in ${areasOf(parent('id'))}`,
        sql<boolean>`${row('month')} = ${args.month}`,
      ],
      type: 'Int',
      nullable: true,
      sql: ({ row }) => sql<number | null>`sum(${row('participants')})`,
    }),
  }),
});
Area.implement({
  fields: (t) => ({
    code: t.column('code', { type: 'String' }),
    name: t.column('name', { type: 'String' }),
    population: t.column('population', { type: 'Int' }),
    agreements: t.many({
      type: Agreement,
      on: { area_id: 'id' },
      orderBy: [
        { column: 'signed_on', direction: 'desc' },
        { column: 'id', direction: 'desc' },
      ],
      first: { max: 100, default: 10 },
    }),
    figures: t.many({
      type: Figure,
      on: { area_id: 'id' },
      orderBy: [{ column: 'month', direction: 'desc' }, { column: 'segment' }],
      first: { max: 100, default: 10 },
    }),
  }),
});
Agreement.implement({
  fields: (t) => ({
    code: t.column('code', { type: 'String' }),
    title: t.column('title', { type: 'String' }),
    status: t.column('status', { type: 'String' }),
    signedOn: t.column('signed_on', { type: 'Date' }),
    commitments: t.many({ type: Commitment, on: { agreement_id: 'id' }, orderBy: [{ column: 'id' }] }),
  }),
});
Commitment.implement({
  fields: (t) => ({
    words: t.column('words', { type: 'String' }),
    amount: t.column('amount', { type: 'Int' }),
    isDone: t.column('is_done', { type: 'Boolean' }),
  }),
});
Figure.implement({
  fields: (t) => ({
    month: t.column('month', { type: 'Date' }),
    segment: t.column('segment', { type: 'String' }),
    participants: t.column('participants', { type: 'Int' }),
  }),
});

builder.queryType({});
builder.kyselyQuery((t) => ({
  area: t.one({
    type: Area,
    nullable: true,
    args: { code: t.arg.string({ required: true }) },
    where: ({ row, args }) => sql`${row('code')} = ${args.code}`,
  }),
  region: t.one({
    type: Region,
    nullable: true,
    args: { code: t.arg.string({ required: true }) },
    where: ({ row, args }) => sql`${row('code')} = ${args.code}`,
  }),
  regions: t.many({ type: Region, orderBy: [{ column: 'id' }] }),
  agreements: t.many({
    type: Agreement,
    args: { status: t.arg.string({ required: true }) },
    where: ({ row, args }) => sql`${row('status')} = ${args.status}`,
    orderBy: [
      { column: 'signed_on', direction: 'desc' },
      { column: 'id', direction: 'desc' },
    ],
    first: { max: 100, default: 10 },
  }),
}));

const schema = builder.toSchema();
export const wholeSchema = () => schema;
export const leafSchema = () => schema;
