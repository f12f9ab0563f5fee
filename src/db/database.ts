import { neon, neonConfig } from '@neondatabase/serverless';
import ERRORS from '../errors.json' with { type: 'json' };
import { said } from '../pothos-kysely/index.ts';
import { databaseError, EarlyTimeout, EndpointFault, hasNoPlace, isOfNoUse, isTimeout, notRun } from './errors.ts';
import { batchSender, type Result, type SendBatch, type Statement } from './neon-batch.ts';
import { RULES_SCHEMA, SEARCH_PATH } from './rules.gen.ts';

export interface DatabaseBatch {
  readonly readOnly: boolean;
  readonly statements: readonly Statement[];
  /**
   * Given for what is asked again and again, so that the session is to keep its plans: what planning each statement costs.
   * Each has one cell then.
   */
  readonly planning?: number | undefined;
}
/**
 * What the data looked like to a batch, a write included: its version, up to which moment it was known, and the moment
 * whose day was today (both RFC 3339, UTC).
 */
export interface Dataset {
  version: string;
  knownAt: string;
  at: string;
}
/** How a request begins in the database: app.begin_request. */
export interface Opening {
  /** Moment up to which to know things; null for all that is known. */
  knownAt: string | null;
  /** Moment whose day is today; that of `knownAt`, or now, where not given. */
  on?: string | undefined;
  requestId: string;
  /** `ID` or `EN`: the language of sentences and names; where not given, the rules say which. */
  language?: string | undefined;
  /** What a read costs, as the compiler counts it: of dear ones only so many run at once. */
  cost?: number | undefined;
  /** Who asks, for the database to believe or refuse; nobody in particular without one. */
  credential?: object | undefined;
  /** Makes a write safe to send again: its outcome is kept under the key, and its fingerprint tells another write apart. */
  idempotency?: { key: string; fingerprint: string } | undefined;
  /** For a write that makes an API key. */
  freshKey?: object | undefined;
  /** For how long a lock is waited for, in milliseconds. */
  waitMs?: number | undefined;
}
export interface Ran {
  dataset: Dataset;
  /** The actor's number in the database; null without a credential. */
  actor: string | null;
  /** The API key whose use is not recorded for today yet. */
  unrecordedKey: string | null;
  rows: (string | null)[][];
}

/** Until when somebody waits for the database. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** By the clock of `performance.now()`. */
  readonly at: number;
}
/** For everything one request asks of the database, second tries included. */
const TIMEOUT_MS = 10_000;
/** How long a statement of a reader without a credential may run. */
const ANONYMOUS_STATEMENT_MS = 3_000;
/** Shares of the time left: a statement nobody waits for any more does not go on, and a write does not commit after we said that its outcome is not known. */
const STATEMENT_SHARE = 0.8;
const TRANSACTION_SHARE = 0.9;
/** How long a write waits for others, for a place and for its turn together: as long as a lock is waited for (reset_settings). */
const WAIT_MS = 3_000;
/** After how long a write that found no place asks for one again: each time for longer, as then many wait. */
const PAUSES_MS = { first: 20, longest: 250 };
/** What runs into a limit of ours has run for that long, by our clock too; both are read to the millisecond. */
const SURELY = 0.9;
/**
 * Opens the request in the database: role, schema, moments and time limits, for this transaction only. What it calls is
 * named with its schema, as the session may have another path.
 */
const BEGIN = `select version, known, at, actor, unrecorded_key from ${RULES_SCHEMA}.begin_request($1, $2)`;
/**
 * Lets BEGIN come through in a session that reads another encoding, or is set to so little time that nothing longer than
 * this does. A transaction's timer is first ended, as it is not moved while it runs.
 */
const MEND = `select pg_catalog.set_config('client_encoding', 'UTF8', true), \
pg_catalog.set_config('statement_timeout', $1, true), pg_catalog.set_config('transaction_timeout', '0', true), \
pg_catalog.set_config('transaction_timeout', $2, true)`;
/** First of a write: Neon begins it as its session does by default, which may be to read only. */
const MAY_WRITE = 'set transaction read write';
/** Ends a write: what the data is after it, before anybody else writes; no row where it wrote nothing. */
const END = `select d.version::text, rfc3339(d.stamp) from dataset d where d.writer = pg_current_xact_id_if_assigned()`;
/** Takes back what a session may have been set to, for what does not begin as a request. */
const ALONE = `select pg_catalog.set_config('search_path', '${SEARCH_PATH}', true), ${RULES_SCHEMA}.reset_settings(), \
pg_catalog.set_config('statement_timeout', $1, true), pg_catalog.set_config('transaction_timeout', $1, true)`;
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
  readonly #sendBatch: SendBatch;
  readonly #timeoutMs: number;

  /**
   * @param connectionString of the role the API runs as
   * @param options.timeoutMs how long one request may take, second tries included @default 10,000
   */
  constructor(connectionString: string, { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}) {
    this.#timeoutMs = timeoutMs;
    this.#query = neon(connectionString, { arrayMode: true, fullResults: true, disableWarningInBrowsers: true });
    this.#sendBatch = batchSender(connectionString);
  }

  /**
   * Runs a batch as one transaction and gives the rows of its last statement. Reads see one snapshot. Reads, and writes
   * that an idempotency key makes safe to repeat, are sent once more after a fault on the way, in the time that is
   * left; other writes only where the session was to blame, as then nothing was written. For that case the second try
   * begins by mending the session, as the pool may have the same one for it. Throws DatabaseError.
   * @param time that several runs of one request share
   * @param client aborts when nobody waits for the answer any more: what runs is given up, and nothing is sent again
   */
  async run(batch: DatabaseBatch, opening: Opening, time = this.deadline(), client?: AbortSignal): Promise<Ran> {
    const deadline = client ? { ...time, signal: AbortSignal.any([time.signal, client]) } : time;
    if (deadline.signal.aborted) throw notRun(said(ERRORS.TIME_IS_OVER));
    let spoilt = false;
    const repeatable = batch.readOnly || opening.idempotency !== undefined;
    try {
      return await this.#sendInPlace(batch, opening, deadline);
    } catch (error) {
      spoilt = isSpoilt(error);
      const known = databaseError(error, batch.readOnly);
      if (!(repeatable || spoilt) || !known.transient || deadline.signal.aborted) throw known;
    }
    try {
      return await this.#sendInPlace(batch, opening, deadline, spoilt);
    } catch (error) {
      throw databaseError(error, batch.readOnly);
    }
  }

  /** Sends a write again and again while others have the places of writers: nothing of it is done before it has one. */
  async #sendInPlace(batch: DatabaseBatch, opening: Opening, deadline: Deadline, spoilt = false): Promise<Ran> {
    const until = Math.min(performance.now() + WAIT_MS, deadline.at);
    let waitMs: number | undefined;
    for (let pause = PAUSES_MS.first; ; pause = Math.min(2 * pause, PAUSES_MS.longest)) {
      try {
        return await this.#send(batch, { ...opening, ...(waitMs !== undefined && { waitMs }) }, deadline, spoilt);
      } catch (error) {
        // Not all at once, where many have found none.
        const ms = pause * (0.5 + Math.random());
        waitMs = Math.floor(until - performance.now() - ms);
        if (!hasNoPlace(error) || waitMs < 1 || deadline.signal.aborted) throw error;
        await new Promise((done) => setTimeout(done, ms));
      }
    }
  }

  /** The time that a request has from now on. */
  deadline(): Deadline {
    return { signal: AbortSignal.timeout(this.#timeoutMs), at: performance.now() + this.#timeoutMs };
  }

  /** Notes that an API key was used today. Not worth an error: tomorrow's use is noted as well. */
  async recordUse(key: string): Promise<void> {
    await this.#alone(`select ${RULES_SCHEMA}.record_use($1::bigint)::text`, key).catch(() => {});
  }

  /** Does what is to be done by the clock; sent once more after a fault, as doing it twice is doing it once. Gives how much it was. */
  async runSchedule(moment: Date): Promise<string> {
    const send = () => this.#alone(`select ${RULES_SCHEMA}.on_schedule($1::timestamptz)::text`, moment.toISOString());
    return send().catch(send);
  }

  /** Runs what is no request's, as the login itself, whatever its session was set to before. Gives the one cell. */
  async #alone(statement: string, parameter: string): Promise<string> {
    const queries = [
      this.#query.query(MAY_WRITE, [], { types: RAW as never }),
      this.#query.query(ALONE, [String(this.#timeoutMs)], { types: RAW as never }),
      this.#query.query(statement, [parameter], { types: RAW as never }),
    ];
    const fetchOptions = { signal: AbortSignal.timeout(this.#timeoutMs) };
    const [, , done] = await this.#query.transaction(queries, { readOnly: false, fetchOptions });
    return done?.rows[0]?.[0] as string;
  }

  /** @param spoilt may the session be one in which nothing comes through before it is mended? */
  async #send(
    { readOnly, statements, planning }: DatabaseBatch,
    opening: Opening,
    deadline: Deadline,
    spoilt = false,
  ): Promise<Ran> {
    const { knownAt: lookedAt, ...request } = opening;
    const started = performance.now();
    const left = deadline.at - started;
    const longest = readOnly && !opening.credential ? ANONYMOUS_STATEMENT_MS : Number.POSITIVE_INFINITY;
    const shortest = Math.min(STATEMENT_SHARE * left, longest);
    const limits = [shortest, TRANSACTION_SHARE * left].map((ms) => String(Math.max(1, Math.floor(ms))));
    const first = [
      ...(readOnly ? [] : [{ sql: MAY_WRITE, parameters: [] }]),
      ...(spoilt ? [{ sql: MEND, parameters: limits }] : []),
    ];
    const [statementMs, transactionMs] = limits;
    const begin = { sql: BEGIN, parameters: [lookedAt, JSON.stringify({ ...request, statementMs, transactionMs })] };
    const end = readOnly ? [] : [{ sql: END, parameters: [] }];
    const asked = planning === undefined ? statements : statements.map((statement) => keptPlan(statement, planning));
    const sent = [...first, begin, ...asked, ...end];
    const results = await this.#sendBatch(sent, { readOnly, signal: deadline.signal }).catch((error) => {
      const early = isTimeout(error) && performance.now() - started < SURELY * shortest;
      throw early ? new EarlyTimeout(error) : error;
    });
    if (results?.length !== sent.length) throw new Error(ODD);
    const rows = results.slice(first.length).map(rowsOf);
    const [seenVersion, seenUpTo, at, actor = null, unrecordedKey = null] = rows[0]?.[0] ?? [];
    const [version, knownAt] = (readOnly ? undefined : rows.pop()?.[0]) ?? [seenVersion, seenUpTo];
    if (!version || !knownAt || !at) throw new Error(ODD);
    return { dataset: { version, knownAt, at }, actor, unrecordedKey, rows: rows.at(-1) ?? [] };
  }
}

/** The statement that answers another by a plan that is kept: rules/access/kept-plans.sql. */
export const keptPlan = ({ sql, parameters }: Statement, planning: number): Statement => ({
  sql: `select answer($1, $2, array[${parameters.map((_, i) => `$${i + 3}`)}]::text[])`,
  parameters: [sql, planning, ...parameters],
});

/** Did the session end it, by a time-out or an encoding that somebody set, and so nothing of it was kept? */
const isSpoilt = (error: unknown) => error instanceof EarlyTimeout || isOfNoUse(error);

const ODD = 'The database endpoint answered with something else than results.';

/** What passes through here is forwarded as it is, so it must be rows of text. */
function rowsOf({ fields, rows }: Result): (string | null)[][] {
  for (const row of rows)
    if (row.length !== fields.length || row.some((cell) => cell !== null && typeof cell !== 'string'))
      throw new Error(ODD);
  return rows as (string | null)[][];
}
