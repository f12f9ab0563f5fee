/**
 * What Neon's HTTP proxy does, in front of a local PostgreSQL, so that the production driver itself is what runs in
 * development and tests: `POST /sql` with one query or a batch that is one transaction. It also counts:
 * `GET /__stats` and `POST /__reset`; and fails by script: `POST /__faults`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Client, DatabaseError, Pool, type PoolClient } from 'pg';
import { Course, Ended, FAULTS_ARE, type Fault, isFaults } from './neon-faults.ts';

export interface NeonStats {
  /** Requests to /sql. */
  http: number;
  /** Those that were a batch. */
  batches: number;
  /** Every statement, as it was sent. */
  statements: string[];
}
export interface NeonEndpoint {
  port: number;
  /** What NEON_ENDPOINT has to be. */
  url: string;
  stats: NeonStats;
  reset(): void;
  /** Scripts what happens to the next requests to /sql, one fault each; in place of what is left of the last script. */
  fault(...faults: Fault[]): void;
  /** How many requests a fault of the script lets hang at this moment. */
  hanging(): number;
  close(): Promise<void>;
}

export interface Query {
  query: string;
  params?: unknown[];
}
interface Batch {
  queries: Query[];
}
const LEVELS: Readonly<Record<string, string>> = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
};
const ERROR_FIELDS = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
];
const RAW = { getTypeParser: () => (text: string) => text };
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** @param connectionString of the role the Worker runs as; what the client asks for is not looked at */
export async function startNeonEndpoint({
  connectionString,
  port = 0,
  onQuery = () => {},
}: {
  connectionString: string;
  port?: number;
  /** Told of each statement with its parameters before it runs. */
  onQuery?: (query: Query) => void;
}): Promise<NeonEndpoint> {
  // As in Neon's pool there are up to 20 sessions; idle ones stay for minutes, and so do the plans that they keep.
  const pool = new Pool({ connectionString, max: 20, idleTimeoutMillis: 300_000, types: RAW as never });
  // A server that goes away must not take this process with it; the next request says so.
  pool.on('error', () => {});
  // Nor one that ends a transaction for its length, while a fault of the script holds it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const stats: NeonStats = { http: 0, batches: 0, statements: [] };
  const reset = () => Object.assign(stats, { http: 0, batches: 0, statements: [] });
  let script: Fault[] = [];
  const held = new Set<ServerResponse>();
  const fault = (...faults: Fault[]) => {
    script = faults;
  };

  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    try {
      if (path === '/__stats' && request.method === 'GET') return json(response, 200, stats);
      if (path === '/__reset' && request.method === 'POST') return json(response, 200, reset());
      if (path === '/__faults' && request.method === 'POST') {
        const faults = await read(request, isFaults, FAULTS_ARE);
        fault(...faults);
        return json(response, 200, faults);
      }
      if (path !== '/sql' || request.method !== 'POST')
        return json(response, 404, { message: 'Only POST /sql, GET /__stats, POST /__reset and /__faults are here.' });
      // Neon wants it too; and a page in somebody's browser cannot send it here.
      if (!request.headers['neon-connection-string']) throw new BadRequest('missing header: Neon-Connection-String');
      const body = await read(request, isQueries, QUERIES_ARE);
      stats.http++;
      const course = new Course(script.shift(), response, held);
      await course.reach('before');
      for (const query of isBatch(body) ? body.queries : [body]) onQuery(query);
      const results = await answer(pool, body, request.headers, stats, course, response);
      await course.reach('after');
      send(response, 200, await course.text(results));
    } catch (error) {
      if (error instanceof Ended) return;
      json(response, error instanceof BadRequest || error instanceof DatabaseError ? 400 : 503, failure(error));
    }
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const bound = (server.address() as { port: number }).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}/sql`,
    stats,
    reset,
    fault,
    hanging: () => held.size,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await pool.end();
    },
  };
}

const isQuery = (body: unknown): body is Query => typeof (body as Query | null)?.query === 'string';
const isBatch = (body: unknown): body is Batch => {
  const queries = (body as Batch | null)?.queries;
  return Array.isArray(queries) && queries.every(isQuery);
};
const isQueries = (body: unknown): body is Query | Batch => isQuery(body) || isBatch(body);
const QUERIES_ARE = 'the body must be JSON: { query, params } or { queries: [{ query, params }] }';

class BadRequest extends Error {}

async function answer(
  pool: Pool,
  body: Query | Batch,
  headers: IncomingMessage['headers'],
  stats: NeonStats,
  course: Course,
  response: ServerResponse,
) {
  const client = await pool.connect();
  // Whoever waited for the session may be gone by now.
  if (response.destroyed) {
    client.release();
    throw new Ended();
  }
  let broken = false;
  let cancelling: Promise<unknown> | undefined;
  const onClose = () => {
    broken = true;
    cancelling = cancel(client, pool);
  };
  response.once('close', onClose);
  try {
    if (!isBatch(body)) {
      // It commits itself: undone is the same as not begun.
      await course.reach('mid');
      return await runOne(client, body, stats);
    }
    stats.batches++;
    const level = LEVELS[String(headers['neon-batch-isolation-level'] ?? 'ReadCommitted')];
    if (!level) throw new BadRequest('unknown Neon-Batch-Isolation-Level');
    // As Neon's proxy begins it: what is not to read only is what the session does by default.
    const mode = headers['neon-batch-read-only'] === 'true' ? 'read only' : '';
    await client.query(`begin isolation level ${level} ${mode}`);
    try {
      const results = [];
      for (const query of body.queries) results.push(await runOne(client, query, stats));
      await course.reach('mid');
      await client.query('commit');
      return { results };
    } catch (error) {
      if (!hasEnded(error)) await client.query('rollback');
      throw error;
    }
  } catch (error) {
    // An ended session still tells why before its socket closes: it must not go back to the pool.
    broken ||= hasEnded(error);
    throw error;
  } finally {
    response.off('close', onClose);
    // Only then: what comes late must not meet another request's statement.
    await cancelling;
    client.release(broken);
  }
}

/** Did the session end with this error? */
const hasEnded = (error: unknown) =>
  !(error instanceof DatabaseError) || error.severity === 'FATAL' || error.severity === 'PANIC';

/** Ends what a session runs, as Neon's proxy does when the client goes away. */
async function cancel(client: PoolClient, pool: Pool): Promise<void> {
  const { processID } = client as PoolClient & { processID: number };
  const canceller = new Client({ connectionString: pool.options.connectionString });
  canceller.on('error', () => {});
  await canceller
    .connect()
    .then(() => canceller.query('select pg_cancel_backend($1)', [processID]))
    .catch(() => {});
  await canceller.end().catch(() => {});
}

async function runOne(client: PoolClient, { query, params = [] }: Query, stats: NeonStats) {
  stats.statements.push(query);
  const result = await client.query({ text: query, values: params, rowMode: 'array' });
  const fields = result.fields.map(
    ({ name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format }) => ({
      name,
      tableID,
      columnID,
      dataTypeID,
      dataTypeSize,
      dataTypeModifier,
      format,
    }),
  );
  return { command: result.command, rowCount: result.rowCount, fields, rows: result.rows, rowAsArray: true };
}

async function read<T>(request: IncomingMessage, isRight: (body: unknown) => body is T, right: string): Promise<T> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BadRequest('request body too large');
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (isRight(body)) return body;
  } catch {}
  throw new BadRequest(right);
}

const json = (response: ServerResponse, status: number, body: unknown) => send(response, status, JSON.stringify(body));
function send(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/** A PostgreSQL error in the form Neon gives it. */
function failure(error: unknown) {
  const from = error as Record<string, unknown>;
  const fields = ERROR_FIELDS.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]);
  return { message: String(from.message), ...Object.fromEntries(fields) };
}
