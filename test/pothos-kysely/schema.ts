import SchemaBuilder from '@pothos/core';
import { type Expression, sql } from 'kysely';
import KyselyPlugin, { functionsOf, type IdInput, idOf, type Pg } from '../../src/pothos-kysely/index.ts';
import { catalog } from './generated/catalog.ts';
import type { Functions } from './generated/functions.ts';
import type { DB, WorkRow } from './generated/types.ts';

/** A schema that uses every feature of the plugin, over fixture.sql. */
const builder = new SchemaBuilder<{
  KyselyDB: DB;
  Scalars: {
    ID: { Input: IdInput; Output: string };
    Date: { Input: Pg<'date'>; Output: Pg<'date'> };
    DateTime: { Input: Pg<'timestamptz'>; Output: Pg<'timestamptz'> };
    Decimal: { Input: Pg<'numeric'>; Output: Pg<'numeric'> };
    Count: { Input: number; Output: bigint | number };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  plugins: [KyselyPlugin],
  kysely: {
    catalog,
    enums: { Genre: 'genre' },
    scalars: {
      Date: { pgType: 'date', json: 'text' },
      DateTime: {
        pgType: 'timestamptz',
        json: (value) => sql`to_json(to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text`,
      },
      Decimal: { pgType: 'numeric', json: 'text' },
      Count: { pgType: 'int8', json: 'raw' },
      JSON: { pgType: 'json', json: 'raw' },
    },
  },
});
for (const name of ['Date', 'DateTime', 'Decimal', 'Count', 'JSON'] as const) {
  builder.scalarType(name, { serialize: (value) => value as never });
}
const Genre = builder.enumType('Genre', { values: ['NOVEL', 'ESSAY', 'ATLAS'] as const });
const Sort = builder.enumType('WorkSort', { values: ['TITLE', 'NEWEST', 'SHELF_THEN_NEWEST', 'LENGTH'] as const });

const Country = builder.kyselyObject('Country', { table: 'country' });
const Author = builder.kyselyNode('Author', { table: 'author', id: 'id' });
const Stats = builder.kyselyObject('AuthorStats', { table: 'author_stats', key: ['author_id'] });
const Price = builder.kyselyObject('Price', { table: 'price' });
const Work = builder.kyselyInterface('Work', {
  table: 'work',
  discriminator: 'kind',
  types: { BOOK: 'Book', FILM: 'Film' },
  id: 'id',
});
const Book = builder.kyselyNode('Book', { table: 'work', id: 'id', where: ({ row }) => sql`${row('kind')} = 'BOOK'` });
const Film = builder.kyselyNode('Film', { table: 'work', id: 'id', where: ({ row }) => sql`${row('kind')} = 'FILM'` });
const Review = builder.kyselyNode('Review', { table: 'review', id: 'id' });
const Length = builder.kyselyObject('Length', { table: 'work' });

const WorkFilter = builder.inputType('WorkFilter', {
  fields: (t) => ({
    genres: t.field({ type: [Genre] }),
    titleLike: t.string(),
    priced: t.boolean(),
    publishedFrom: t.field({ type: 'Date' }),
    author: t.id(idOf('Author')),
  }),
});
const AuthorBy = builder.inputType('AuthorBy', {
  isOneOf: true,
  fields: (t) => ({ id: t.id(idOf('Author')), name: t.string() }),
});

Country.implement({
  fields: (t) => ({
    code: t.column('code', { type: 'String' }),
    name: t.column('name', { type: 'String' }),
    authors: t.connection({
      type: Author,
      on: { country_code: 'code' },
      orderBy: [{ column: 'nick' }, { column: 'born', direction: 'desc' }],
    }),
  }),
});

Author.implement({
  fields: (t) => ({
    name: t.column('name', { type: 'String' }),
    born: t.column('born', { type: 'Date' }),
    rating: t.column('rating', { type: 'Float' }),
    nick: t.column('nick', { type: 'String' }),
    active: t.column('active', { type: 'Boolean' }),
    joined: t.column('joined', { type: 'DateTime' }),
    aliases: t.column('aliases', { type: ['String'] }),
    lucky: t.column('lucky', { type: ['Int'] }),
    extra: t.column('extra', { type: 'JSON' }),
    followers: t.column('followers', { type: 'Count' }),
    shout: t.expression({
      type: 'String',
      args: { times: t.arg.int({ defaultValue: 1 }), suffix: t.arg.string() },
      sql: ({ row, args }) =>
        sql<string>`repeat(upper(${row('name')}), ${args.times ?? sql.lit(1)}) || ${args.suffix ?? sql.lit('')}`,
    }),
    country: t.one({ type: Country, on: { code: 'country_code' } }),
    mentor: t.one({ type: Author, on: { id: 'mentor_id' }, nullable: true }),
    stats: t.one({ type: Stats, on: { author_id: 'id' }, guaranteed: 'the view has a row for every author' }),
    works: t.connection({
      type: Work,
      on: { author_id: 'id' },
      args: { filter: t.arg({ type: WorkFilter }), sort: t.arg({ type: Sort, defaultValue: 'NEWEST' }) },
      where: ({ row, args }) => workConditions(row, args.filter),
      orderBy: ({ args }) => ORDERS[args.sort ?? 'NEWEST'],
    }),
    best: t.many({
      type: Work,
      on: { author_id: 'id' },
      orderBy: [{ column: 'sold', direction: 'desc', nulls: 'last' }],
      limit: 2,
    }),
    reviews: t.many({ cost: 7, type: Review, on: { author_id: 'id' }, orderBy: [{ column: 'stars', nulls: 'first' }] }),
    workCount: t.aggregate({
      cost: 5,
      of: Work,
      on: { author_id: 'id' },
      type: 'Int',
      args: { genre: t.arg({ type: Genre }) },
      where: ({ row, args }) => args.genre && sql`${row('genre')}::text = ${args.genre}`,
      sql: () => sql<number>`count(*)`,
    }),
    sold: t.aggregate({
      of: Work,
      on: { author_id: 'id' },
      type: 'Decimal',
      nullable: true,
      sql: ({ row }) => sql<Pg<'numeric'> | null>`sum(${row('sold')})`,
    }),
  }),
});

Stats.implement({
  fields: (t) => ({
    works: t.column('works', { type: 'Int' }),
    latest: t.column('latest', { type: 'Date' }),
  }),
});
Price.implement({
  fields: (t) => ({
    amount: t.column('amount', { type: 'Decimal' }),
    currency: t.column('currency', { type: 'String' }),
  }),
});
Length.implement({
  fields: (t) => ({
    pages: t.column('pages', { type: 'Int' }),
    minutes: t.column('minutes', { type: 'Int' }),
  }),
});

type WorkArgs = {
  genres?: unknown;
  titleLike?: unknown;
  priced?: boolean | null;
  publishedFrom?: unknown;
  author?: { typename: string; key: unknown } | null;
} | null;
type Row = (column: 'genre' | 'title' | 'list_price' | 'published' | 'author_id') => unknown;
const workConditions = (row: Row, filter: WorkArgs | undefined) =>
  [
    filter?.genres && sql<boolean>`${row('genre')} = any(${filter.genres})`,
    filter?.titleLike && sql<boolean>`${row('title')} like ${filter.titleLike}`,
    filter?.priced != null && sql<boolean>`(${row('list_price')} is not null) = ${filter.priced}`,
    filter?.publishedFrom && sql<boolean>`${row('published')} >= ${filter.publishedFrom}`,
    filter?.author && sql<boolean>`${row('author_id')} = ${filter.author.key}::int`,
  ] as (ReturnType<typeof sql<boolean>> | undefined)[];

const ORDERS = {
  TITLE: [{ column: 'title' }],
  NEWEST: [{ column: 'published', direction: 'desc' }],
  SHELF_THEN_NEWEST: [{ column: 'shelf' }, { column: 'published', direction: 'desc', nulls: 'last' }],
  LENGTH: [
    {
      sql: ({ row }: { row: (c: 'pages' | 'minutes') => unknown }) =>
        sql`coalesce(${row('pages')}, ${row('minutes')} * 2)`,
      pgType: 'int4',
      nullable: false,
      direction: 'desc',
    },
  ],
} as const;

Work.implement({
  fields: (t) => ({
    title: t.column('title', { type: 'String' }),
    published: t.column('published', { type: 'Date' }),
    genre: t.column('genre', { type: Genre }),
    sold: t.column('sold', { type: 'Count' }),
    span: t.column('span', { type: 'String' }),
    price: t.embed({ type: Price, column: 'list_price' }),
    doubled: t.embed({
      type: Price,
      nullable: true,
      args: { times: t.arg.int({ defaultValue: 2 }) },
      sql: ({ row, args }) =>
        sql`case when ${row('list_price')} is not null then row((${row('list_price')}).amount * ${args.times ?? sql.lit(2)}, 'IDR')::price end`,
    }),
    length: t.embed({ type: Length }),
    author: t.one({ type: Author, on: { id: 'author_id' } }),
    reviews: t.connection({
      type: Review,
      count: ({ parent }) => sql<number>`select count(*) from review r where r.work_id = ${parent('id')}`,
      on: { work_id: 'id' },
      orderBy: [{ column: 'stars', direction: 'desc' }],
      defaultPage: 3,
    }),
    firstReview: t.one({ type: Review, on: { work_id: 'id' }, orderBy: [{ column: 'id' }], nullable: true }),
  }),
});
Book.implement({
  interfaces: [Work],
  fields: (t) => ({
    pages: t.column('pages', { type: 'Int' }),
    sequel: t.one({
      type: Book,
      from: ({ parent }) => sql`(select * from work where id = ${parent('id')} + 2 and kind = 'BOOK')`,
      nullable: true,
    }),
  }),
});
Film.implement({ interfaces: [Work], fields: (t) => ({ minutes: t.column('minutes', { type: 'Int' }) }) });

const Subject = builder.kyselyUnion('ReviewSubject', {
  table: 'work',
  discriminator: 'kind',
  types: { BOOK: () => Book, FILM: () => Film },
});
Review.implement({
  fields: (t) => ({
    stars: t.column('stars', { type: 'Int' }),
    body: t.column('body', { type: 'String' }),
    work: t.one({ type: Work, on: { id: 'work_id' } }),
    subject: t.one({ type: Subject, on: { id: 'work_id' } }),
    by: t.one({ type: Author, on: { id: 'author_id' }, nullable: true }),
  }),
});

builder.queryType({});
builder.kyselyQuery((t) => ({
  author: t.one({
    type: Author,
    nullable: true,
    args: { by: t.arg({ type: AuthorBy, required: true }) },
    where: ({ row, args }) => [
      args.by.id && sql`${row('id')} = ${args.by.id.key}::int`,
      args.by.name && sql`${row('name')} = ${args.by.name}`,
    ],
  }),
  countries: t.many({ type: Country, orderBy: [{ column: 'name', direction: 'desc' }] }),
  authors: t.connection({
    type: Author,
    args: { nicks: t.arg.stringList(), active: t.arg.boolean() },
    where: ({ row, args }) => [
      args.nicks && sql`${row('nick')} = any(${args.nicks})`,
      args.active != null && sql`${row('active')} = ${args.active}`,
    ],
    orderBy: [{ column: 'born', direction: 'desc', nulls: 'last' }, { column: 'nick' }],
  }),
  works: t.connection({
    type: Work,
    args: { filter: t.arg({ type: WorkFilter }), sort: t.arg({ type: Sort, defaultValue: 'TITLE' }) },
    where: ({ row, args }) => workConditions(row, args.filter),
    orderBy: ({ args }) => ORDERS[args.sort ?? 'TITLE'],
    // Author by author in one order, all at once in the others: the answer is the same.
    parts: ({ row, args }) =>
      args.sort === 'NEWEST'
        ? {
            values: sql`(select distinct author_id from work)`,
            of: (author) => sql<boolean>`${row('author_id')} = ${author}`,
          }
        : undefined,
  }),
  workCount: t.aggregate({ of: Work, type: 'Int', sql: () => sql<number>`count(*)` }),
  echo: t.expression({
    type: 'String',
    nullable: true,
    args: { text: t.arg.string() },
    sql: ({ args }) => sql<string | null>`${args.text ?? sql.lit(null)}`,
  }),
  hello: t.resolved({
    type: 'String',
    args: { name: t.arg.string({ required: true }) },
    resolve: (_root, args) => `Hello ${args.name}`,
  }),
  fails: t.resolved({
    type: 'String',
    nullable: true,
    resolve: () => {
      throw new Error('on purpose');
    },
  }),
}));

const Conflict = builder.kyselyObject('ConflictError', { table: 'rename_outcome' });
Conflict.implement({
  fields: (t) => ({
    message: t.expression({ type: 'String', sql: ({ row }) => sql<string>`coalesce(${row('message')}, '')` }),
  }),
});
const RenameSuccess = builder.kyselyObject('RenameSuccess', { table: 'rename_outcome' });
RenameSuccess.implement({
  fields: (t) => ({ work: t.one({ type: Work, on: { id: 'work_id' }, guaranteed: 'a success names the work' }) }),
});
const RenameResult = builder.kyselyUnion('RenameResult', {
  table: 'rename_outcome',
  discriminator: 'code',
  types: { OK: RenameSuccess, CONFLICT: Conflict },
});

const fn = functionsOf<Functions>();
const rename = (id: Expression<string>, from: Expression<string>, to: Expression<string>) =>
  sql<DB['rename_outcome']>`select * from ${fn.rename_work(sql<number>`${id}::int`, from, to)}`;

builder.mutationType({});
builder.kyselyMutation((t) => ({
  rename: t.write({
    type: RenameResult,
    nullable: true,
    args: {
      id: t.arg.id({ required: true, ...idOf('Work') }),
      from: t.arg.string({ required: true }),
      to: t.arg.string({ required: true }),
    },
    write: ({ args }) => rename(args.id.key, args.from, args.to),
  }),
  addShelf: t.write({
    type: Book,
    nullable: true,
    args: { id: t.arg.id({ required: true, ...idOf('Work') }) },
    write: ({ args }) => sql<WorkRow>`update work set shelf = shelf + 1 where id = ${args.id.key}::int returning *`,
  }),
}));

export const schema = builder.toSchema();
