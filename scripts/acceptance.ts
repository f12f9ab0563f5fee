import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { makeApi } from '../src/api.ts';
import { keptPlan } from '../src/db/database.ts';
import { type NeonEndpoint, type Query, startNeonEndpoint } from './neon-endpoint.ts';

const api = makeApi();
/** What keys of offices are hashed with here. */
export const PEPPER = 'acceptance';
const FOLDER = new URL('../test/graphql/', import.meta.url);

/** The operations that everything is measured by: file name without its ending, and document. */
export async function acceptanceQueries(): Promise<[name: string, document: string][]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(files.map(async (file) => [file.slice(0, -8), await readFile(new URL(file, FOLDER), 'utf8')]));
}

/** A node of EXPLAIN (FORMAT JSON), as far as it is looked at. */
export interface PlanNode {
  'Node Type': string;
  'Function Name'?: string;
  'Subplan Name'?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}
export interface Explained {
  Plan: PlanNode;
  'Planning Time'?: number;
  'Execution Time'?: number;
}
export interface Asked {
  /** Requests to the database. */
  roundTrips: number;
  bytes: number;
  /** Milliseconds from request to answer, database included. */
  totalMs: number;
  /** Errors of the answer, if there were any. */
  errors: unknown;
  /** The answer itself. */
  data: unknown;
  /** What the operation costs, as the answer says. */
  cost: number;
  /** What of that is planning. */
  planning: number;
  /** What was sent: begin_request, and the operation. */
  sent: Query[];
}

/** The API in this process in front of a database, and the plans of what it sends. */
export class Acceptance {
  readonly #client: Client;
  readonly #endpoint: NeonEndpoint;
  readonly #sent: Query[];

  private constructor(client: Client, endpoint: NeonEndpoint, sent: Query[]) {
    this.#client = client;
    this.#endpoint = endpoint;
    this.#sent = sent;
  }

  /** @param apiUrl connection string of the API's role */
  static async open(apiUrl: string): Promise<Acceptance> {
    const sent: Query[] = [];
    const client = new Client({ connectionString: apiUrl });
    await client.connect();
    const endpoint = await startNeonEndpoint({ connectionString: apiUrl, onQuery: (query) => sent.push(query) });
    return new Acceptance(client, endpoint, sent);
  }

  /** @param key of an office that asks; nobody in particular without one */
  async ask(query: string, key?: string): Promise<Asked> {
    this.#sent.length = 0;
    this.#endpoint.reset();
    const started = performance.now();
    const response = await api.fetch(
      new Request('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ query }),
      }),
      {
        DATABASE_URL: `postgres://app_api:x@127.0.0.1:${this.#endpoint.port}/acceptance`,
        API_KEY_PEPPER: PEPPER,
        RATE_LIMITER: { limit: async () => ({ success: true }) },
      },
      { waitUntil: () => {}, passThroughOnException: () => {}, props: {} },
    );
    const text = await response.text();
    const totalMs = performance.now() - started;
    const { errors, data, extensions } = JSON.parse(text);
    const cost = Number(extensions?.cost?.requested ?? Number.NaN);
    const planning = Number(extensions?.cost?.planning ?? Number.NaN);
    const { http: roundTrips } = this.#endpoint.stats;
    return { roundTrips, bytes: text.length, totalMs, errors, data, cost, planning, sent: [...this.#sent] };
  }

  /** How the database runs an operation, in a request of its own. @param run also runs it, and measures */
  async explain(sent: readonly Query[], run: boolean): Promise<Explained> {
    const [begin, operation] = asFirst(sent);
    if (!begin || !operation) throw new Error('Nothing was asked of the database.');
    await this.#client.query('begin transaction isolation level repeatable read read only');
    try {
      await this.#client.query(begin.query, begin.params);
      const how = run ? 'analyze, buffers, format json' : 'format json';
      const { rows } = await this.#client.query(`explain (${how}) ${operation.query}`, operation.params);
      return rows[0]['QUERY PLAN'][0];
    } finally {
      await this.#client.query('rollback');
    }
  }

  async close(): Promise<void> {
    await this.#endpoint.close();
    await this.#client.end();
  }
}

/** What a read sends the first time, when no plan is kept of it. */
export const asFirst = ([begin, operation]: readonly Query[]): Query[] => {
  const [, , ...params] = operation?.params ?? [];
  const statement = String(operation?.params?.[0]);
  return [begin, isKept(operation) ? { query: statement, params } : operation].filter((query) => query !== undefined);
};
/** What it sends when it is asked again. */
export const asAgain = (sent: readonly Query[], planning: number): Query[] => {
  const [begin, operation] = asFirst(sent);
  if (!begin || !operation) throw new Error('Nothing was asked of the database.');
  const { sql: query, parameters: params } = keptPlan(
    { sql: operation.query, parameters: operation.params ?? [] },
    planning,
  );
  return [begin, { query, params: [...params] }];
};
const isKept = (operation: Query | undefined) => operation?.query.startsWith('select answer(');

/** Every node of a plan, subplans and CTEs too. */
export function* nodesOf(plan: PlanNode): Generator<PlanNode> {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodesOf(child);
}
