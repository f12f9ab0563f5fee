import ERRORS from '../errors.json' with { type: 'json' };
import type { ErrorCode } from '../errors.ts';
import { type Said, said, told } from '../pothos-kysely/index.ts';
import { RULES_SCHEMA } from './rules.gen.ts';

/** A fault of the database or the way to it, in our words; what was said to us stays inside as `cause`. */
export class DatabaseError extends Error {
  readonly code: ErrorCode;
  /** For the client: a text; or a sentence that the rules have told in the language of the request. */
  readonly said: Said | string;
  /** May what failed like this be sent once more, where doing it twice does no harm? */
  readonly transient: boolean;
  constructor(code: ErrorCode, what: Said | string, options: { cause: unknown; transient?: boolean }) {
    super(typeof what === 'string' ? what : told(what, 'en'), { cause: options.cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.said = what;
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

/** Was a write refused before it began, as others have the places of writers? begin_request says so. */
export const hasNoPlace = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'JK425';

const UNAVAILABLE = said(ERRORS.UNAVAILABLE);
/** For the log. */
const RULES_MISSING = `The database has no schema ${RULES_SCHEMA}, by whose rules this Worker works. Deploy them (npm run deploy, or npm run db:deploy for development), or go back to a Worker of the rules that are there; /health of that one names them.`;

/** SQLSTATE classes (https://www.postgresql.org/docs/current/errcodes-appendix.html; JK is ours) by what they mean for a client. */
const BY_STATE: readonly [pattern: RegExp, code: ErrorCode, what: Said][] = [
  [/^JK401$/, 'UNAUTHENTICATED', said(ERRORS.UNAUTHENTICATED)],
  [/^42501$/, 'FORBIDDEN', said(ERRORS.FORBIDDEN)],
  [/^JK409$/, 'CONFLICT', said(ERRORS.KEY_USED)],
  [/^JK503$/, 'BUSY', said(ERRORS.BUSY)],
  [/^(55P03|JK425)$/, 'TRY_AGAIN', said(ERRORS.TRY_AGAIN)],
  [/^(57014|25P0[34]|54)/, 'OPERATION_TOO_COMPLEX', said(ERRORS.TOO_MUCH)],
  [/^(40001|40P01)$/, 'CONFLICT', said(ERRORS.CHANGED_AT_ONCE)],
  [/^(22|23514)/, 'BAD_USER_INPUT', said(ERRORS.VALUE_NOT_TAKEN)],
  [/^23/, 'CONFLICT', said(ERRORS.CONTRADICTS)],
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
  readOnly
    ? unavailable(cause)
    : new DatabaseError('UNKNOWN_OUTCOME', said(ERRORS.UNKNOWN_OUTCOME), { cause, transient: true });
const unavailable = (cause: unknown) => new DatabaseError('UNAVAILABLE', UNAVAILABLE, { cause, transient: true });
/** Nothing was sent. */
export const notRun = (what: Said) => new DatabaseError('UNAVAILABLE', what, { cause: undefined });
/** Whoever tells of it says under which request the log has it. */
const internal = (cause: unknown) => new DatabaseError('INTERNAL', 'Something went wrong here.', { cause });
