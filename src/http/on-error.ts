/** Where what middleware or a route throws becomes an answer. Errors of operations are told in src/graphql/errors.ts. */
import type { ErrorHandler, Hono, MiddlewareHandler, NotFoundHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { InvalidToken, IssuerUnavailable } from '../auth/token.ts';
import { DatabaseError } from '../db/errors.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { errorExtensions, FAULTS, LATER, messageOf, report } from '../errors.ts';
import { type Language, spoken, tagOf } from '../language.ts';
import { said } from '../pothos-kysely/index.ts';
import { languageOf } from './language.ts';
import { Refusal, unauthenticated } from './refusal.ts';
import type { AppTypes } from './types.ts';

/** Answers for everything that middleware or a route throws. */
export const onError: ErrorHandler<AppTypes> = (error, c) =>
  errorAnswer(error, c.req.raw, c.get('requestId'), c.get('client'));

/**
 * In the language that the request asks for by its address or header, whatever its operation says: so that who is not
 * believed is answered alike in any case.
 * @param client aborts when the client goes away: what ends because nobody waits for it any more is no fault
 */
export function errorAnswer(error: Error, request: Request, requestId: string, client: AbortSignal): Response {
  const refusal = refusalOf(error, requestId);
  if (FAULTS[refusal.code].reported && !client.aborted) report(error, requestId);
  return refused(refusal, requestId, languageOf(request));
}

/** Answers where no route is. */
export const notFound: NotFoundHandler<AppTypes> = (c) =>
  onError(new Refusal(404, 'NOT_FOUND', said(ERRORS.NOTHING_HERE)), c);

/** Refuses a method that an address does not take, with those that it takes. It is the last of the chain: it looks at what no route answered. */
export const otherMethods = (app: Hono<AppTypes>): MiddlewareHandler<AppTypes> =>
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      const allow = methods.join(', ');
      return onError(new Refusal(405, 'BAD_USER_INPUT', said(ERRORS.WRONG_METHOD, { allowed: methods }), { allow }), c);
    },
  });

function refusalOf(error: Error, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof InvalidToken) return unauthenticated();
  if (error instanceof IssuerUnavailable)
    return new Refusal(503, 'UNAVAILABLE', said(ERRORS.ISSUER_UNAVAILABLE), LATER);
  if (!(error instanceof DatabaseError) || error.code === 'INTERNAL')
    return new Refusal(500, 'INTERNAL', said(ERRORS.INTERNAL, { requestId }));
  if (error.code === 'UNAUTHENTICATED') return unauthenticated();
  // An address cannot ask for less, as an operation can: it may come through when the database has less to do.
  if (error.code === 'OPERATION_TOO_COMPLEX') return new Refusal(503, error.code, error.said, LATER);
  const { status, later } = FAULTS[error.code];
  return new Refusal(status, error.code, error.said, later && LATER);
}

/** A refusal as an answer, in the form that errors of GraphQL have. */
function refused(refusal: Refusal, requestId: string, language: Language | undefined): Response {
  const { status, code, said: what, headers } = refusal;
  const error = { message: messageOf(what, language), extensions: errorExtensions(code, requestId, language) };
  const all = { ...headers, 'content-language': tagOf(spoken(language)) };
  return Response.json({ errors: [error] }, { status, headers: all });
}
