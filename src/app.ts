import { printSchema } from 'graphql';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { schema } from '../schema/index.ts';
import type { RequestContext } from './context.ts';
import { DatabaseError } from './db/errors.ts';
import { type Bindings, readEnv } from './env.ts';
import { RETRY_AFTER_SECONDS, report } from './errors.ts';
import { yoga } from './graphql/server.ts';
import { refuse, requestFault } from './http/requests.ts';

const MAX_BODY_BYTES = 1_000_000;
/** A request id of the caller's is kept when it can go into a header and a log line as it is. */
const REQUEST_ID = /^[\w.-]{8,64}$/;

let sdl: string | undefined;

export const app = new Hono<{ Bindings: Bindings; Variables: { requestId: string } }>();

// First of all: a cache must not keep what did not say that it may.
app.use(async (c, next) => {
  const given = c.req.header('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : crypto.randomUUID();
  c.set('requestId', requestId);
  await next();
  c.header('x-request-id', requestId);
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
});
app.use(
  secureHeaders({
    crossOriginResourcePolicy: 'cross-origin',
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  }),
);
app.use(
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type', 'authorization', 'x-request-id'],
    exposeHeaders: ['x-request-id', 'server-timing', 'retry-after'],
    maxAge: 86_400,
  }),
);

app.use(
  '/graphql',
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (c) =>
      refuse(c, 413, 'BAD_USER_INPUT', `The body is larger than ${MAX_BODY_BYTES} bytes. Send less at once.`),
  }),
);
app.on(['GET', 'POST'], '/graphql', async (c) => {
  const fault = requestFault(c);
  if (fault) return fault;
  const context: RequestContext = {
    database: readEnv(c.env).database,
    requestId: c.get('requestId'),
    waitUntil: (promise) => c.executionCtx.waitUntil(promise),
    timing: { started: 0, parse: 0, plan: 0, db: 0, roundTrips: 0 },
  };
  const response = await yoga.handle(c.req.raw, context);
  const { parse, plan, db, roundTrips } = context.timing;
  const durations = Object.entries({ parse, plan, db }).map(([name, ms]) => `${name};dur=${ms.toFixed(2)}`);
  response.headers.set('server-timing', `${durations.join(', ')}, roundtrips;desc="${roundTrips}"`);
  return response;
});
app.all('/graphql', (c) => {
  c.header('allow', 'GET, POST');
  return refuse(c, 405, 'BAD_USER_INPUT', 'Send operations with POST, or queries with GET.');
});

app.get('/schema.graphql', (c) => {
  sdl ??= `${printSchema(schema)}\n`;
  return c.text(sdl, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' });
});

app.get('/health', async (c) => {
  try {
    const { dataset } = await readEnv(c.env).database.run({ readOnly: true, statements: [] }, null);
    return c.json({ status: 'ok', dataset });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    report(error, c.get('requestId'));
    c.header('retry-after', RETRY_AFTER_SECONDS);
    return refuse(c, 503, 'UNAVAILABLE', error.message);
  }
});

app.notFound((c) =>
  refuse(c, 404, 'NOT_FOUND', 'There is nothing here. The API is at /graphql, its schema at /schema.graphql.'),
);
app.onError((error, c) => {
  const requestId = c.get('requestId');
  report(error, requestId);
  return refuse(c, 500, 'INTERNAL', `Something went wrong here. Report it with the request id ${requestId}.`);
});
