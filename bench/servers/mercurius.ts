/** Mercurius with JIT on Node: a resolver for each root, a loader for each relation, prepared statements. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';
import { POOL } from './listen.ts';

const SDL = `
  scalar Date
  type Region {
    code: String! name: String! areas: [Area!]! areaCount: Int! agreementCount: Int! participants(month: Date!): Int
  }
  type Area {
    code: String! name: String! population: Int! agreements(first: Int!): [Agreement!]! figures(first: Int!): [Figure!]!
  }
  type Agreement { code: String! title: String! status: String! signedOn: Date! commitments: [Commitment!]! }
  type Commitment { words: String! amount: Int! isDone: Boolean! }
  type Figure { month: Date! segment: String! participants: Int! }
  type Query {
    area(code: String!): Area
    region(code: String!): Region
    regions: [Region!]!
    agreements(status: String!, first: Int!): [Agreement!]!
  }`;

/** A day stays the text that PostgreSQL made of it. */
const DATE = 1082;
const types = {
  getTypeParser: (oid: number, format: 'text') =>
    oid === DATE ? (text: string) => text : pg.types.getTypeParser(oid, format),
};

type Row = Record<string, unknown> & { id: number };
/** What a loader is asked: the parents of one operation, with the arguments of the field. */
type Asked = { obj: Row; params: Record<string, unknown> }[];

export async function start(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL, types: types as never });
  const rows = async (name: string, text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query({ name, text, values })).rows;
  const ids = (asked: Asked) => asked.map(({ obj }) => obj.id);

  /** Of each parent the rows whose `parent` it is. All of a request have the same arguments. */
  const lists = async (name: string, text: string, asked: Asked, more: unknown[] = []) => {
    const byParent = new Map<unknown, Row[]>(ids(asked).map((id) => [id, []]));
    for (const row of await rows(name, text, [ids(asked), ...more])) byParent.get(row.parent)?.push(row);
    return asked.map(({ obj }) => byParent.get(obj.id));
  };
  /** Of each parent the one number `n`. */
  const numbers = async (name: string, text: string, asked: Asked, none: number | null, more: unknown[] = []) => {
    const byParent = new Map((await rows(name, text, [ids(asked), ...more])).map((row) => [row.parent, row.n]));
    return asked.map(({ obj }) => byParent.get(obj.id) ?? none);
  };

  const resolvers = {
    Query: {
      area: async (_root: unknown, { code }: { code: string }) =>
        (await rows('area', 'select id, code, name, population from bench.area where code = $1', [code]))[0],
      region: async (_root: unknown, { code }: { code: string }) =>
        (await rows('region', 'select id, code, name from bench.region where code = $1', [code]))[0],
      regions: () => rows('regions', 'select id, code, name from bench.region order by id'),
      agreements: (_root: unknown, { status, first }: { status: string; first: number }) =>
        rows(
          'agreements',
          `select id, code, title, status, signed_on as "signedOn" from bench.agreement
           where status = $1 order by signed_on desc, id desc limit $2`,
          [status, first],
        ),
    },
  };
  const loaders = {
    Region: {
      areas: (asked: Asked) =>
        lists(
          'areas of regions',
          `select region_id as parent, id, code, name, population from bench.area
           where region_id = any($1::int[]) order by id`,
          asked,
        ),
      areaCount: (asked: Asked) =>
        numbers(
          'area counts',
          `select region_id as parent, count(*)::int as n from bench.area where region_id = any($1::int[]) group by 1`,
          asked,
          0,
        ),
      agreementCount: (asked: Asked) =>
        numbers(
          'agreement counts',
          `select a.region_id as parent, count(*)::int as n from bench.area a join bench.agreement g on g.area_id = a.id
           where a.region_id = any($1::int[]) group by 1`,
          asked,
          0,
        ),
      participants: (asked: Asked) =>
        numbers(
          'participants',
          `select a.region_id as parent, sum(f.participants)::int as n
           from bench.area a join bench.figure f on f.area_id = a.id
           where a.region_id = any($1::int[]) and f.month = $2 group by 1`,
          asked,
          null,
          [asked[0]?.params.month],
        ),
    },
    Area: {
      agreements: (asked: Asked) =>
        lists(
          'agreements of areas',
          `select a.id as parent, g.* from unnest($1::int[]) a(id) cross join lateral (
             select id, code, title, status, signed_on as "signedOn" from bench.agreement
             where area_id = a.id order by signed_on desc, id desc limit $2) g`,
          asked,
          [asked[0]?.params.first],
        ),
      figures: (asked: Asked) =>
        lists(
          'figures of areas',
          `select a.id as parent, f.* from unnest($1::int[]) a(id) cross join lateral (
             select id, month, segment, participants from bench.figure
             where area_id = a.id order by month desc, segment limit $2) f`,
          asked,
          [asked[0]?.params.first],
        ),
    },
    Agreement: {
      commitments: (asked: Asked) =>
        lists(
          'commitments of agreements',
          `select agreement_id as parent, id, words, amount, is_done as "isDone" from bench.commitment
           where agreement_id = any($1::int[]) order by id`,
          asked,
        ),
    },
  };

  const app = fastify();
  await app.register(mercurius, { schema: SDL, resolvers, loaders: loaders as never, jit: 1, graphiql: false });
  await app.ready();
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as { port: number }).port, pid: process.pid };
}
