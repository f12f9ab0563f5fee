/** Where what middleware or a route throws becomes an answer. Errors of operations are told in src/graphql/errors.ts. */
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { InvalidToken, IssuerUnavailable } from '../auth/token.ts';
import { DatabaseError } from '../db/errors.ts';
import { bounded, errorExtensions, FAULTS, internalMessage, LATER, report } from '../errors.ts';
import { Refusal, unauthenticated } from './refusal.ts';
import type { AppTypes } from './types.ts';

/** Answers for everything that middleware or a route throws. */
export const onError: ErrorHandler<AppTypes> = (error, c) => errorAnswer(error, c.get('requestId'), c.get('client'));

/** @param client aborts when the client goes away: what ends because nobody waits for it any more is no fault */
export function errorAnswer(error: Error, requestId: string, client: AbortSignal): Response {
  const refusal = refusalOf(error, requestId);
  if (FAULTS[refusal.code].reported && !client.aborted) report(error, requestId);
  return refused(refusal, requestId);
}

/** Answers where no route is. */
export const notFound: NotFoundHandler<AppTypes> = (c) => {
  const message = 'There is nothing here. The API is at /graphql, its schema at /schema.graphql.';
  return refused(new Refusal(404, 'NOT_FOUND', message), c.get('requestId'));
};

function refusalOf(error: Error, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof InvalidToken) return unauthenticated();
  if (error instanceof IssuerUnavailable) return new Refusal(503, 'UNAVAILABLE', error.message, LATER);
  if (!(error instanceof DatabaseError) || error.code === 'INTERNAL')
    return new Refusal(500, 'INTERNAL', internalMessage(requestId));
  if (error.code === 'UNAUTHENTICATED') return unauthenticated();
  // An address cannot ask for less, as an operation can: it may come through when the database has less to do.
  if (error.code === 'OPERATION_TOO_COMPLEX') return new Refusal(503, error.code, error.message, LATER);
  const { status, later } = FAULTS[error.code];
  return new Refusal(status, error.code, error.message, later && LATER);
}

/** A refusal as an answer, in the form that errors of GraphQL have. */
export function refused({ status, code, message, headers }: Refusal, requestId: string): Response {
  const extensions = errorExtensions(code, requestId);
  return Response.json({ errors: [{ message: bounded(message), extensions }] }, { status, headers });
}
