import type { MiddlewareHandler } from 'hono';

/** Lets no cache keep an answer that does not say itself that it may be kept. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};
