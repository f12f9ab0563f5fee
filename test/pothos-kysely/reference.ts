import { buildSchema, type GraphQLObjectType, type GraphQLSchema, isObjectType, printSchema } from 'graphql';
import type { Client } from 'pg';
import { signature } from '../../src/pothos-kysely/cursor.ts';
import { catalog } from './generated/catalog.ts';

/** A row as JavaScript sees it; composite columns as objects. */
export type Row = Record<string, unknown>;
export type Rows = Record<'country' | 'author' | 'work' | 'review', Row[]>;

const READERS: Record<string, (text: string) => unknown> = {
  int4: Number,
  int8: Number,
  float8: Number,
  bool: (text) => text === 't',
  json: (text) => JSON.parse(text),
  timestamptz: (text) => new Date(text.replace('+00', 'Z')).toISOString(),
};

/** Reads whole tables, as a resolver with a cache would. The client gives raw text. */
export async function loadRows(client: Client): Promise<Rows> {
  const rows = {} as Rows;
  for (const table of ['country', 'author', 'work', 'review'] as const) {
    const columns = Object.entries(catalog.tables[table]?.columns ?? {});
    const select = columns.map(([name, { array, type }]) =>
      array
        ? `to_json(${name})`
        : type === 'price'
          ? `case when not (${name} is null) then to_json(array[(${name}).amount::text, (${name}).currency]) end`
          : name,
    );
    const { rows: texts } = await client.query({ text: `select ${select} from ${table}`, rowMode: 'array' });
    rows[table] = texts.map((values: (string | null)[]) =>
      Object.fromEntries(
        columns.map(([name, { array, type }], i) => {
          const text = values[i];
          if (text == null) return [name, null];
          if (array) return [name, JSON.parse(text)];
          if (type !== 'price') return [name, (READERS[type] ?? String)(text)];
          const [amount, currency] = JSON.parse(text);
          return [name, { amount, currency }];
        }),
      ),
    );
  }
  return rows;
}

/** One term of an ordering, said again in JavaScript. */
interface Key {
  name: string;
  of: (row: Row) => string | number | null;
  desc?: boolean;
  nulls?: 'first' | 'last';
  nullable?: boolean;
}
const column = (name: string, desc = false, nulls?: 'first' | 'last', nullable = true): Key => ({
  name,
  of: (row) => row[name] as string | number | null,
  desc,
  nulls,
  nullable,
});
const id = (desc = false) => column('id', desc, undefined, false);
const WORK_ORDERS: Record<string, Key[]> = {
  TITLE: [column('title', false, undefined, false), id()],
  NEWEST: [column('published', true), id(true)],
  SHELF_THEN_NEWEST: [column('shelf', false, undefined, false), column('published', true, 'last'), id(true)],
  LENGTH: [
    { name: '#0', of: (row) => (row.pages ?? Number(row.minutes) * 2) as number, desc: true, nullable: false },
    id(true),
  ],
};
type Args = Record<string, unknown>;
/** The ordering of every connection field, by `Type.field`. */
export const orderOf = (field: string, args: Args): Key[] => {
  if (field === 'Country.authors') return [column('nick'), column('born', true), id(true)];
  if (field === 'Query.authors') return [column('born', true, 'last'), column('nick'), id()];
  if (field.endsWith('.reviews')) return [column('stars', true), id(true)];
  return WORK_ORDERS[args.sort as string] as Key[];
};
const nullsOf = (key: Key) => key.nulls ?? (key.desc ? 'first' : 'last');

function compare(keys: Key[], a: Row, b: Row): number {
  for (const key of keys) {
    const [x, y] = [key.of(a), key.of(b)];
    if (x === y) continue;
    if (x === null || y === null) return (x === null) === (nullsOf(key) === 'first') ? -1 : 1;
    return x < y === !key.desc ? -1 : 1;
  }
  return 0;
}

/** @param field that declares the list: the interface's, where a type has it from there */
export function cursorOf(field: string, keys: Key[], row: Row): string {
  const sign = signature(
    field.replace(/^(Book|Film)(?=\.reviews$)/, 'Work'),
    keys.map((key) => ({ direction: key.desc ? 'desc' : 'asc', nulls: nullsOf(key) }) as never),
    keys.map((key) => key.name),
  );
  const values = keys.map((key) => (key.of(row) === null ? null : String(key.of(row))));
  return Buffer.from(JSON.stringify([sign, ...values])).toString('base64url');
}

/** A page of `all`; a cursor may name any row of the table, also one that is not in the list. */
function page(field: string, table: Row[], all: Row[], args: Args, defaultPage: number) {
  const keys = orderOf(field, args);
  const at = (cursor: unknown) => cursor != null && (table.find((row) => cursorOf(field, keys, row) === cursor) as Row);
  const [after, before] = [at(args.after), at(args.before)];
  const sorted = [...all].sort((a, b) => compare(keys, a, b));
  const range = sorted.filter(
    (row) => (!after || compare(keys, row, after) > 0) && (!before || compare(keys, row, before) < 0),
  );
  const backward = args.last != null;
  const size = Number(args.first ?? args.last ?? defaultPage);
  const rows = backward ? range.slice(Math.max(range.length - size, 0)) : range.slice(0, size);
  const more = range.length > size;
  const edges = rows.map((node) => ({ node, cursor: cursorOf(field, keys, node) }));
  return {
    edges,
    nodes: rows,
    totalCount: all.length,
    pageInfo: {
      hasNextPage: (!backward && more) || (before && all.some((row) => compare(keys, row, before) >= 0)),
      hasPreviousPage: (backward && more) || (after && all.some((row) => compare(keys, row, after) <= 0)),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The same schema, answered by graphql-js with a plain resolver per field. */
export function referenceSchema(compiled: GraphQLSchema, rows: Rows): GraphQLSchema {
  const schema = buildSchema(printSchema(compiled));
  const resolvers = resolversOver(rows);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries((type as GraphQLObjectType).getFields())) {
      const resolve = resolvers[`${type.name}.${name}`] ?? resolvers[`${type.getInterfaces().at(-1)?.name}.${name}`];
      if (resolve)
        field.resolve = (source, args, _context, info) => resolve(source, args, `${info.parentType.name}.${name}`);
      else if (name === 'id') field.resolve = (source) => `${type.name}:${source.id}`;
    }
  }
  for (const name of ['Work', 'ReviewSubject', 'Node'] as const) {
    (schema.getType(name) as unknown as { resolveType: unknown }).resolveType = (row: Row) =>
      row.kind ? (row.kind === 'BOOK' ? 'Book' : 'Film') : row.body ? 'Review' : 'Author';
  }
  return schema;
}

type Resolver = (source: Row, args: Args, field: string) => unknown;

function resolversOver({ country, author, work, review }: Rows): Record<string, Resolver> {
  const find = (rows: Row[], key: unknown, name = 'id') => rows.find((row) => row[name] === key) ?? null;
  const works = (all: Row[], filter: Args | null | undefined) =>
    all.filter((row) => {
      if (!filter) return true;
      const genres = filter.genres as (string | null)[] | null | undefined;
      if (genres && (row.genre === null || !genres.includes(row.genre as string))) return false;
      if (filter.titleLike != null && !like(row.title as string, filter.titleLike as string)) return false;
      if (filter.priced != null && (row.list_price !== null) !== filter.priced) return false;
      if (
        filter.publishedFrom != null &&
        (row.published === null || (row.published as string) < (filter.publishedFrom as string))
      )
        return false;
      return filter.author == null || row.author_id === Number((filter.author as string).split(':')[1]);
    });
  const of = (rows: Row[], name: string, key: unknown) => rows.filter((row) => row[name] === key);
  const node = (value: unknown): Row | null => {
    const [type, key] = String(value).split(':') as [string, string];
    const row = find(type === 'Author' ? author : type === 'Review' ? review : work, Number(key));
    return row && (type === 'Book' || type === 'Film') && row.kind !== type.toUpperCase() ? null : row;
  };
  return {
    'Query.author': (_s, { by }) => {
      const { id: wanted, name } = by as { id?: string; name?: string };
      return wanted ? find(author, Number(wanted.split(':')[1])) : find(author, name, 'name');
    },
    'Query.countries': () => [...country].sort((a, b) => ((a.name as string) < (b.name as string) ? 1 : -1)),
    'Query.authors': (_s, args, field) =>
      page(
        field,
        author,
        author.filter(
          (row) =>
            (args.nicks == null || (row.nick !== null && (args.nicks as unknown[]).includes(row.nick))) &&
            (args.active == null || row.active === args.active),
        ),
        args,
        20,
      ),
    'Query.works': (_s, args, field) => page(field, work, works(work, args.filter as Args), args, 20),
    'Query.workCount': () => work.length,
    'Query.echo': (_s, { text }) => text ?? null,
    'Query.hello': (_s, { name }) => `Hello ${name}`,
    'Query.fails': () => {
      throw new Error('on purpose');
    },
    'Query.node': (_s, args) => node(args.id),
    'Query.nodes': (_s, args) => (args.ids as string[]).map(node),
    'Country.authors': (source, args, field) => page(field, author, of(author, 'country_code', source.code), args, 20),
    'Author.shout': ({ name }, { times, suffix }) =>
      (name as string).toUpperCase().repeat(Number(times ?? 1)) + (suffix ?? ''),
    'Author.country': (source) => find(country, source.country_code, 'code'),
    'Author.mentor': (source) => find(author, source.mentor_id),
    'Author.stats': (source) => {
      const own = of(work, 'author_id', source.id);
      const days = own.flatMap((row) => (row.published as string | null) ?? []).sort();
      return { works: own.length, latest: days.at(-1) ?? null };
    },
    'Author.works': (source, args, field) =>
      page(field, work, works(of(work, 'author_id', source.id), args.filter as Args), args, 20),
    'Author.best': (source) =>
      of(work, 'author_id', source.id)
        .sort((a, b) => compare([column('sold', true, 'last'), id(true)], a, b))
        .slice(0, 2),
    'Author.reviews': (source) =>
      of(review, 'author_id', source.id).sort((a, b) => compare([column('stars', false, 'first'), id()], a, b)),
    'Author.workCount': (source, { genre }) =>
      of(work, 'author_id', source.id).filter((row) => genre == null || row.genre === genre).length,
    'Author.sold': (source) => {
      const sold = of(work, 'author_id', source.id).flatMap((row) => (row.sold as number | null) ?? []);
      return sold.length ? String(sold.reduce((a, b) => a + b, 0)) : null;
    },
    'Work.price': (source) => source.list_price,
    'Work.doubled': ({ list_price: price }, { times }) =>
      price && {
        amount: (Number((price as { amount: string }).amount) * Number(times ?? 2)).toFixed(2),
        currency: 'IDR',
      },
    'Work.length': (source) => source,
    'Work.author': (source) => find(author, source.author_id),
    'Work.reviews': (source, args, field) => page(field, review, of(review, 'work_id', source.id), args, 3),
    'Work.firstReview': (source) =>
      of(review, 'work_id', source.id).sort((a, b) => Number(a.id) - Number(b.id))[0] ?? null,
    'Book.sequel': (source) => work.find((row) => row.id === Number(source.id) + 2 && row.kind === 'BOOK') ?? null,
    'Review.work': (source) => find(work, source.work_id),
    'Review.subject': (source) => find(work, source.work_id),
    'Review.by': (source) => find(author, source.author_id),
  };
}

/** SQL's LIKE with `%` only. */
const like = (text: string, pattern: string) =>
  new RegExp(
    `^${pattern
      .split('%')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(text);
