import { GraphQLError } from 'graphql';
import { DatabaseError } from '../db/errors.ts';
import type { ErrorCode } from '../errors.ts';

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'OPERATION_TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'UNKNOWN_OUTCOME',
  'INTERNAL',
]);
const RETRY_AFTER_SECONDS = '5';
const STATUS: Partial<Record<ErrorCode, { status: number; headers?: Record<string, string> }>> = {
  UNAVAILABLE: { status: 503, headers: { 'Retry-After': RETRY_AFTER_SECONDS } },
  UNKNOWN_OUTCOME: { status: 503 },
  INTERNAL: { status: 500 },
};

/** Where each code is explained. */
const docs = (code: string) => `https://github.com/jangkau/jangkau#error-${code.toLowerCase()}`;

/**
 * The form in which an error leaves: a stable code, the request's id, where to read on. Errors that are not GraphQL's
 * or the database's are told as INTERNAL, without a word of what went wrong inside.
 */
export function outwardError(error: unknown, requestId: string): GraphQLError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof DatabaseError) return coded(cause.code, cause.message, requestId, error);
  if (error instanceof GraphQLError && (!error.originalError || error.originalError instanceof GraphQLError)) {
    const given = error.extensions.code as string | undefined;
    const code = (given && CODES.has(given) ? given : 'BAD_USER_INPUT') as ErrorCode;
    return coded(code, error.message, requestId, error);
  }
  return coded('INTERNAL', `Something went wrong here. Report it with the request id ${requestId}.`, requestId, error);
}

function coded(code: ErrorCode, message: string, requestId: string, from: unknown): GraphQLError {
  const origin = from instanceof GraphQLError ? from : undefined;
  const http = STATUS[code] ?? statusOf(origin);
  return new GraphQLError(message, {
    nodes: origin?.nodes,
    source: origin?.source,
    positions: origin?.positions,
    path: origin?.path,
    extensions: { code, requestId, docs: docs(code), ...(http ? { http } : {}) },
  });
}

/**
 * The HTTP status Yoga gave an error. `spec` lets `application/json` answer 200 with errors in it, as GraphQL over
 * HTTP allows for well-formed requests; a body that could not be read is not one.
 */
function statusOf(error: GraphQLError | undefined): object | undefined {
  const http = error?.extensions.http as { spec?: boolean } | undefined;
  return http && error?.extensions.originalError ? { ...http, spec: false } : http;
}
