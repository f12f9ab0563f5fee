import { GraphQLError } from 'graphql';
import { DatabaseError } from '../db/errors.ts';
import {
  bounded,
  ERROR_CODES,
  type ErrorCode,
  errorExtensions,
  FAULTS,
  internalMessage,
  jsonBytes,
  LATER,
  REFUSAL,
  report,
} from '../errors.ts';

interface Http {
  status: number;
  /** A fault of the document or its variables: with `accept: application/json` such an answer is a 200. */
  spec?: boolean;
  headers?: Record<string, string>;
}
const CODES: ReadonlySet<unknown> = new Set(ERROR_CODES);
/** How a code is told in HTTP; undefined for those of a document, whose status is as Yoga says. */
function httpOf(code: ErrorCode): Http | undefined {
  const { status, later } = FAULTS[code];
  if (status === 400) return undefined;
  return { status, spec: status === 403 || status === 404 || status === 409, ...(later ? { headers: LATER } : {}) };
}
/** What Yoga calls faults of the document; its other codes are faults of the HTTP request. */
const DOCUMENT_FAULTS: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', ...CODES]);

/** The request an error belongs to. */
interface Failed {
  requestId: string;
  /** Does nobody wait for the answer any more? Then what ended for that is no fault to tell operators of. */
  gone: boolean;
  /** Was nothing executed? Then the answer has no data, and its status tells. */
  refused: boolean;
}

/** Of an error so many places in the document are told. */
const PLACES = 2;

/** Errors in the form in which they leave, no more of them than REFUSAL says; where some are left out, the last says how many. */
export function outwardErrors(errors: readonly unknown[], failed: Failed): GraphQLError[] {
  const all = errors.length;
  const most = all > REFUSAL.errors ? REFUSAL.errors - 1 : all;
  const told: GraphQLError[] = [];
  let bytes = 0;
  for (const error of errors.slice(0, most)) {
    const outward = outwardError(error, failed);
    bytes += jsonBytes(outward);
    if (bytes > REFUSAL.bytes && told.length > 0) break;
    told.push(outward);
  }
  const left = all - told.length;
  const [first] = told;
  if (left === 0 || !first) return told;
  const message = `${left} more errors are not told here: mend those before first.`;
  return [...told, new GraphQLError(message, { extensions: first.extensions })];
}

/**
 * The form in which an error leaves: a stable code, the request's id, where to read on. Errors that are neither
 * GraphQL's nor the database's are told as INTERNAL, without a word of what went wrong inside; the log has that.
 */
function outwardError(error: unknown, failed: Failed): GraphQLError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof DatabaseError) {
    if (FAULTS[cause.code].reported && !failed.gone) report(cause, failed.requestId);
    return coded(cause.code, cause.message, failed, error, httpOf(cause.code) ?? { status: 400, spec: true });
  }
  if (error instanceof GraphQLError && cause instanceof GraphQLError) {
    const given = error.extensions.code;
    const code = CODES.has(given) ? (given as ErrorCode) : 'BAD_USER_INPUT';
    const http = (error.extensions.http as Http | undefined) ?? { status: 400 };
    return coded(code, error.message, failed, error, httpOf(code) ?? { ...http, spec: DOCUMENT_FAULTS.has(given) });
  }
  report(cause, failed.requestId);
  return coded('INTERNAL', internalMessage(failed.requestId), failed, error, httpOf('INTERNAL'));
}

function coded(code: ErrorCode, message: string, failed: Failed, from: unknown, http: Http | undefined): GraphQLError {
  const origin = from instanceof GraphQLError ? from : undefined;
  return new GraphQLError(bounded(message), {
    nodes: origin?.nodes?.slice(0, PLACES),
    // Of nodes they follow.
    ...(origin?.nodes ? {} : { source: origin?.source, positions: origin?.positions?.slice(0, PLACES) }),
    path: origin?.path,
    // Yoga makes the status of `http` and takes it out.
    extensions: { ...errorExtensions(code, failed.requestId), ...(failed.refused ? { http } : {}) },
  });
}
