import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from './types.ts';

/**
 * A request id of the caller's is kept when it can go into a header and a log line as it is, and is long enough to be one.
 * `hono/request-id` takes other characters, and ids of one.
 */
const GIVEN = /^[\w.-]{8,64}$/;

/** The name of a request. */
export function requestIdOf({ headers }: Request): string {
  const given = headers.get('x-request-id');
  return given && GIVEN.test(given) ? given : crypto.randomUUID();
}

/** Names the request, and says the name in the answer. */
export const requestId: MiddlewareHandler<AppTypes> = async (c, next) => {
  const id = requestIdOf(c.req.raw);
  c.set('requestId', id);
  await next();
  c.header('x-request-id', id);
};
