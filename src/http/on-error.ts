/** The one place where what went wrong becomes an answer. */
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { InvalidToken, IssuerUnavailable } from '../auth/token.ts';
import { DatabaseError } from '../db/errors.ts';
import { bounded, type ErrorCode, errorExtensions, RETRY_AFTER_SECONDS, report } from '../errors.ts';
import { Refusal, unauthenticated } from './refusal.ts';
import type { AppContext, AppTypes } from './types.ts';

const LATER = { 'retry-after': RETRY_AFTER_SECONDS };
/** Faults of the database that the same request may not meet again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'BUSY', 'OPERATION_TOO_COMPLEX']);
/** What operators must know of. */
const REPORTED: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'INTERNAL']);

/** Answers for everything that middleware or a route throws. */
export const onError: ErrorHandler<AppTypes> = (error, c) => {
  const refusal = refusalOf(error, c.get('requestId'));
  // What ends because nobody waits for it any more is no fault.
  if (REPORTED.has(refusal.code) && !c.get('client').aborted) report(error, c.get('requestId'));
  return refused(c, refusal);
};

/** Answers where no route is. */
export const notFound: NotFoundHandler<AppTypes> = (c) => {
  const message = 'There is nothing here. The API is at /graphql, its schema at /schema.graphql.';
  return refused(c, new Refusal(404, 'NOT_FOUND', message));
};

function refusalOf(error: Error, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof InvalidToken) return unauthenticated();
  if (error instanceof IssuerUnavailable) return new Refusal(503, 'UNAVAILABLE', error.message, LATER);
  if (error instanceof DatabaseError && error.code === 'UNAUTHENTICATED') return unauthenticated();
  if (error instanceof DatabaseError && PASSING.has(error.code))
    return new Refusal(503, error.code, error.message, LATER);
  return new Refusal(500, 'INTERNAL', `Something went wrong here. Report it with the request id ${requestId}.`);
}

/** A refusal as an answer, in the form that errors of GraphQL have. */
export function refused(c: AppContext, { status, code, message, headers }: Refusal): Response {
  const extensions = errorExtensions(code, c.get('requestId'));
  return c.json({ errors: [{ message: bounded(message), extensions }] }, status, { ...headers });
}
