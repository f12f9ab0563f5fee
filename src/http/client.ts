import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from './types.ts';

/**
 * Keeps the signal that aborts when the client goes away. It is that of the request as it came: the request that the
 * limit of the body makes of it would not abort.
 */
export const client: MiddlewareHandler<AppTypes> = async (c, next) => {
  c.set('client', c.req.raw.signal);
  await next();
};
