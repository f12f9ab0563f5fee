import type { ErrorCode } from '../errors.ts';
import { RULES_SCHEMA } from './rules.gen.ts';

/** A fault of the database or the way to it, in our words; what was said to us stays inside as `cause`. */
export class DatabaseError extends Error {
  readonly code: ErrorCode;
  /** May what failed like this be sent once more, where doing it twice does no harm? */
  readonly transient: boolean;
  constructor(code: ErrorCode, message: string, options: { cause: unknown; transient?: boolean }) {
    super(message, { cause: options.cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.transient = options.transient ?? false;
  }
}

/** The endpoint in front of the database answered with a status of its own. */
export class EndpointFault extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The database endpoint answered with HTTP status ${status}.`);
    this.name = 'EndpointFault';
    this.status = status;
  }
}

/**
 * PostgreSQL ended a statement or transaction for its time before the time that we gave it was over: somebody has set the
 * session to less, or ended it. Nothing of the transaction is kept.
 */
export class EarlyTimeout extends Error {
  constructor(cause: unknown) {
    super('The database ended what ran before its time was over.', { cause });
    this.name = 'EarlyTimeout';
  }
}
/** Did PostgreSQL end it for its time, or because somebody asked for that? */
export const isTimeout = (error: unknown): boolean =>
  /^(57014|25P0[34])$/.test(String((error as { code?: unknown } | null)?.code));

/** Was it refused before it began, as the session cannot read it? begin_request says so. */
export const isOfNoUse = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '57P03';

const UNAVAILABLE = 'The database does not answer at the moment. Try again shortly.';
/** For the log. */
const RULES_MISSING = `The database has no schema ${RULES_SCHEMA}, by whose rules this Worker works. Deploy them (npm run deploy, or npm run db:deploy for development), or go back to a Worker of the rules that are there; /health of that one names them.`;
const UNKNOWN_OUTCOME =
  'The connection broke before the database confirmed. Whether the write took place is not known: look before you send it again, or send it with an Idempotency-Key from the start.';

/** SQLSTATE classes (https://www.postgresql.org/docs/current/errcodes-appendix.html; JK is ours) by what they mean for a client. */
const BY_STATE: readonly [pattern: RegExp, code: ErrorCode, message: string][] = [
  [/^JK401$/, 'UNAUTHENTICATED', 'The credential is not valid.'],
  [/^42501$/, 'FORBIDDEN', 'Your role may not do this.'],
  [/^JK409$/, 'CONFLICT', 'Another request used this idempotency key already. Send this one under a key of its own.'],
  [
    /^JK503$/,
    'BUSY',
    'Too many costly operations run at the moment. Nothing was run: send it again after the time that Retry-After says, or ask for less.',
  ],
  [
    /^55P03$/,
    'TRY_AGAIN',
    "Others are writing, and it was not this request's turn within 3 seconds. Nothing of it was written: send it again.",
  ],
  [
    /^(57014|25P0[34]|54)/,
    'OPERATION_TOO_COMPLEX',
    'The operation is too much for the database. Ask for less at once.',
  ],
  [/^(40001|40P01)$/, 'CONFLICT', 'Somebody else changed the same data at the same time. Read it again and repeat.'],
  [/^(22|23514)/, 'BAD_USER_INPUT', 'A value is not one the database can take: check dates, numbers, ids and cursors.'],
  [/^23/, 'CONFLICT', 'The change contradicts data that is there already.'],
  [/^(53|57|58)/, 'UNAVAILABLE', UNAVAILABLE],
];
/** There is no such schema: that of our rules, as nothing else is named with one. */
const NO_RULES = '3F000';
/** Connection lost, or the server shutting down: a write's commit may or may not have come through. */
const CUT_OFF = /^(08(?!001|004)|57P0[12])/;
/** Could not connect, not yet, or to a session that had ended or was of no use: nothing was begun. */
const NOT_REACHED = /^(08001|08004|57P0[35])$/;

/** What a failed request to the database means for the client. Writes whose fate is open are never called unavailable. */
export function databaseError(error: unknown, readOnly: boolean): DatabaseError {
  if (error instanceof EarlyTimeout) return unavailable(error);
  const state = (error as { code?: unknown } | null)?.code;
  if (typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state)) {
    if (state === NO_RULES) return unavailable(new Error(RULES_MISSING, { cause: error }));
    if (CUT_OFF.test(state)) return cutOff(error, readOnly);
    if (NOT_REACHED.test(state)) return unavailable(error);
    // The message is ours: app.refuse names the roles that a field needs.
    if (state === 'JK403') return new DatabaseError('FORBIDDEN', (error as Error).message, { cause: error });
    // Ours as well: which name is none, and what may have been meant.
    if (state === 'JK404') return new DatabaseError('NOT_FOUND', (error as Error).message, { cause: error });
    // Only who writes waits for others: a reader that does met somebody who changes the tables themselves.
    if (readOnly && state === '55P03') return unavailable(error);
    const found = BY_STATE.find(([pattern]) => pattern.test(state));
    return found ? new DatabaseError(found[1], found[2], { cause: error }) : internal(error);
  }
  // Reading again does not help where the endpoint refuses the request as such.
  if (readOnly && error instanceof EndpointFault && error.status !== 429 && error.status < 500) return internal(error);
  // Also a time-out, an answer that is no results, and a status that a proxy may have put in its place: nobody knows
  // what was done.
  return cutOff(error, readOnly);
}

const cutOff = (cause: unknown, readOnly: boolean) =>
  readOnly ? unavailable(cause) : new DatabaseError('UNKNOWN_OUTCOME', UNKNOWN_OUTCOME, { cause, transient: true });
const unavailable = (cause: unknown) => new DatabaseError('UNAVAILABLE', UNAVAILABLE, { cause, transient: true });
/** Nothing was sent. */
export const notRun = (message: string) => new DatabaseError('UNAVAILABLE', message, { cause: undefined });
const internal = (cause: unknown) => new DatabaseError('INTERNAL', 'Something went wrong here.', { cause });
