import { type FullQueryResults, neon, neonConfig } from '@neondatabase/serverless';
import { databaseError, EndpointFault } from './errors.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}
export interface DatabaseBatch {
  readonly readOnly: boolean;
  readonly statements: readonly Statement[];
}
/** What the data looked like to a batch: its version, and the moment looked at (RFC 3339, UTC). */
export interface Dataset {
  version: string;
  knownAt: string;
}

/** For everything one request asks of the database, the second try included. */
const TIMEOUT_MS = 10_000;
/** Sooner than that, so that a statement nobody waits for any more does not go on. */
const STATEMENT_TIMEOUT_MS = 8_000;
/** Opens the request in the database: role, schema and moment, for this transaction only. */
const BEGIN = `select version, to_char(known at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), \
set_config('statement_timeout', '${STATEMENT_TIMEOUT_MS}', true) from app.begin_request($1::timestamptz)`;
/** Values stay the text PostgreSQL made of them: never a JavaScript Date between database and answer. */
const RAW = { getTypeParser: () => (text: string) => text };

// A database on this machine is the local endpoint; every other one is Neon, where the driver knows the address.
const neonAddress = neonConfig.fetchEndpoint;
neonConfig.fetchEndpoint = (host, port, options) =>
  host === '127.0.0.1' || host === 'localhost'
    ? `http://${host}:${port}/sql`
    : typeof neonAddress === 'function'
      ? neonAddress(host, port, options)
      : neonAddress;
// The driver puts what the endpoint said into its message, and the status nowhere else.
neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
  const response = await fetch(url, init);
  if (response.ok || response.status === 400) return response;
  await response.body?.cancel();
  throw new EndpointFault(response.status);
};

/** The database over HTTP: one request carries one transaction. Safe to share between requests. */
export class Database {
  readonly #query: ReturnType<typeof neon<true, true>>;

  readonly #timeoutMs: number;

  /**
   * @param connectionString of the role the API runs as
   * @param options.timeoutMs how long one run may take, the second try included @default 10,000
   */
  constructor(connectionString: string, { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}) {
    this.#timeoutMs = timeoutMs;
    this.#query = neon(connectionString, { arrayMode: true, fullResults: true, disableWarningInBrowsers: true });
  }

  /**
   * Runs a batch as one transaction and gives the rows of its last statement. Reads see one snapshot and are sent
   * once more after a fault on the way, in the time that is left; writes never are. Throws DatabaseError.
   * @param knownAt moment to look at, or null for now
   */
  async run(batch: DatabaseBatch, knownAt: string | null): Promise<{ dataset: Dataset; rows: (string | null)[][] }> {
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#send(batch, knownAt, deadline);
    } catch (error) {
      const known = databaseError(error, batch.readOnly);
      if (!batch.readOnly || !known.transient || deadline.aborted) throw known;
    }
    try {
      return await this.#send(batch, knownAt, deadline);
    } catch (error) {
      throw databaseError(error, batch.readOnly);
    }
  }

  async #send({ readOnly, statements }: DatabaseBatch, knownAt: string | null, deadline: AbortSignal) {
    const begin = { sql: BEGIN, parameters: [knownAt] };
    const queries = [begin, ...statements].map(({ sql, parameters }) =>
      this.#query.query(sql, [...parameters], { types: RAW as never }),
    );
    const results = await this.#query.transaction(queries, {
      readOnly,
      isolationLevel: readOnly ? 'RepeatableRead' : 'ReadCommitted',
      fetchOptions: { signal: deadline },
    });
    if (results.length !== queries.length) throw new Error(ODD);
    const rows = results.map(rowsOf);
    const [version, moment] = rows[0]?.[0] ?? [];
    if (!version || !moment) throw new Error(ODD);
    return { dataset: { version, knownAt: moment }, rows: rows.at(-1) ?? [] };
  }
}

const ODD = 'The database endpoint answered with something else than results.';

/** What passes through here is forwarded as it is, so it must be rows of text. The driver does not look. */
function rowsOf({ fields, rows }: FullQueryResults<true>): (string | null)[][] {
  for (const row of rows)
    if (row.length !== fields.length || row.some((cell) => cell !== null && typeof cell !== 'string'))
      throw new Error(ODD);
  return rows as (string | null)[][];
}
