import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';

/** Answers are data: no browser runs, frames or guesses anything in them. */
export const securityHeaders = secureHeaders({
  crossOriginResourcePolicy: 'cross-origin',
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
});

/** Every site may ask, as no answer depends on cookies. */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST'],
  allowHeaders: ['content-type', 'authorization', 'idempotency-key', 'x-request-id', 'if-none-match'],
  exposeHeaders: [
    'x-request-id',
    'server-timing',
    'retry-after',
    'etag',
    'age',
    'link',
    'content-disposition',
    'cache-status',
  ],
  maxAge: 86_400,
});
