import { GraphQLError } from 'graphql';
import { DatabaseError } from '../db/errors.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import {
  ERROR_CODES,
  type ErrorCode,
  errorExtensions,
  FAULTS,
  jsonBytes,
  LATER,
  messageOf,
  REFUSAL,
  report,
} from '../errors.ts';
import type { Language } from '../language.ts';
import { Mistake, type Said, said } from '../pothos-kysely/index.ts';

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
  /** Of the operation; undefined where it asks for none. */
  language: Language | undefined;
  /** Does nobody wait for the answer any more? Then what ended for that is no fault to tell operators of. */
  gone: boolean;
  /** How a mistake is told to whom asks otherwise than by the document. */
  retold: ((mistake: Said) => Said) | undefined;
  /** Was nothing executed? Then the answer has no data, and its status tells. */
  refused: boolean;
}

/** What Yoga says of a request, which it says in English alone; the group is the name of a parameter. */
const OF_YOGA: readonly [message: RegExp, what: (name: string) => Said][] = [
  [/^Must provide query string/, () => said(ERRORS.NO_QUERY)],
  [/^Expected "(\w+)" param to be/, (name) => said(ERRORS.WRONG_KIND_OF_PARAMETER, { name })],
  [/^Could not determine what operation/, () => said(ERRORS.UNCLEAR_OPERATION)],
  [/^Can only perform a mutation operation from/, () => said(ERRORS.MUTATION_BY_GET)],
];
/** What a GraphQL error says: in the words of graphql-js where it found the mistake. */
function saidOf(error: GraphQLError, { retold }: Failed): Said | string {
  if (error instanceof Mistake) return retold?.(error.said) ?? error.said;
  for (const [message, what] of OF_YOGA) {
    const found = message.exec(error.message);
    if (found) return what(found[1] ?? '');
  }
  return error.message;
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
  const message = messageOf(said(ERRORS.MORE_ERRORS, { count: left }), failed.language);
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
    const what = cause.code === 'INTERNAL' ? said(ERRORS.INTERNAL, { requestId: failed.requestId }) : cause.said;
    return coded(cause.code, what, failed, error, httpOf(cause.code) ?? { status: 400, spec: true });
  }
  if (error instanceof GraphQLError && cause instanceof GraphQLError) {
    const given = error.extensions.code;
    const code = CODES.has(given) ? (given as ErrorCode) : 'BAD_USER_INPUT';
    const http = (error.extensions.http as Http | undefined) ?? { status: 400 };
    return coded(
      code,
      saidOf(error, failed),
      failed,
      error,
      httpOf(code) ?? { ...http, spec: DOCUMENT_FAULTS.has(given) },
    );
  }
  report(cause, failed.requestId);
  const what = said(ERRORS.INTERNAL, { requestId: failed.requestId });
  return coded('INTERNAL', what, failed, error, httpOf('INTERNAL'));
}

function coded(
  code: ErrorCode,
  what: Said | string,
  failed: Failed,
  from: unknown,
  http: Http | undefined,
): GraphQLError {
  const origin = from instanceof GraphQLError ? from : undefined;
  return new GraphQLError(messageOf(what, failed.language), {
    nodes: origin?.nodes?.slice(0, PLACES),
    // Of nodes they follow.
    ...(origin?.nodes ? {} : { source: origin?.source, positions: origin?.positions?.slice(0, PLACES) }),
    path: origin?.path,
    // Yoga makes the status of `http` and takes it out.
    extensions: { ...errorExtensions(code, failed.requestId, failed.language), ...(failed.refused ? { http } : {}) },
  });
}
