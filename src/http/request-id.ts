import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from './types.ts';

/** A request id of the caller's is kept when it can go into a header and a log line as it is. */
const GIVEN = /^[\w.-]{8,64}$/;

/** Names the request, and says the name in the answer. */
export const requestId: MiddlewareHandler<AppTypes> = async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given && GIVEN.test(given) ? given : crypto.randomUUID();
  c.set('requestId', id);
  await next();
  c.header('x-request-id', id);
};
