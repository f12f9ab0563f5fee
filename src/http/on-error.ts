/** Where what middleware or a route throws becomes an answer. Errors of operations are told in src/graphql/errors.ts. */
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { InvalidToken, IssuerUnavailable } from '../auth/token.ts';
import { DatabaseError } from '../db/errors.ts';
import { bounded, errorExtensions, FAULTS, internalMessage, LATER, report } from '../errors.ts';
import { Refusal, unauthenticated } from './refusal.ts';
import type { AppContext, AppTypes } from './types.ts';

/** Answers for everything that middleware or a route throws. */
export const onError: ErrorHandler<AppTypes> = (error, c) => {
  const refusal = refusalOf(error, c.get('requestId'));
  // What ends because nobody waits for it any more is no fault.
  if (FAULTS[refusal.code].reported && !c.get('client').aborted) report(error, c.get('requestId'));
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
  if (!(error instanceof DatabaseError) || error.code === 'INTERNAL')
    return new Refusal(500, 'INTERNAL', internalMessage(requestId));
  if (error.code === 'UNAUTHENTICATED') return unauthenticated();
  // An address cannot ask for less, as an operation can: it may come through when the database has less to do.
  if (error.code === 'OPERATION_TOO_COMPLEX') return new Refusal(503, error.code, error.message, LATER);
  const { status, later } = FAULTS[error.code];
  return new Refusal(status, error.code, error.message, later && LATER);
}

/** A refusal as an answer, in the form that errors of GraphQL have. */
export function refused(c: AppContext, { status, code, message, headers }: Refusal): Response {
  const extensions = errorExtensions(code, c.get('requestId'));
  return c.json({ errors: [{ message: bounded(message), extensions }] }, status, { ...headers });
}
