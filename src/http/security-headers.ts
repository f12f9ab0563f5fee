import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';

/** Answers are data: no browser runs, frames or guesses anything in them. */
const ofData = secureHeaders({
  crossOriginResourcePolicy: 'cross-origin',
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
});
/** A page has our own styles, scripts and pictures, and nothing of anybody else. */
const ofPages = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** Says what a browser may do with an answer. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html');
  await (isPage ? ofPages : ofData)(c, async () => {});
};

/** Every site may ask, as no answer depends on cookies. */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST'],
  allowHeaders: [
    'content-type',
    'content-encoding',
    'authorization',
    'idempotency-key',
    'x-request-id',
    'if-none-match',
  ],
  exposeHeaders: [
    'x-request-id',
    'server-timing',
    'retry-after',
    'etag',
    'age',
    'link',
    'content-disposition',
    'cache-status',
    'submission-id',
  ],
  maxAge: 86_400,
});
