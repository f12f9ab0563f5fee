import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { FILES } from '../schema/agreements/calendar.ts';
import { printSdl } from '../schema/sdl.ts';
import { type Credential, readCredential } from './auth/credential.ts';
import { InvalidToken, IssuerUnavailable } from './auth/token.ts';
import type { Outcome, RequestContext } from './context.ts';
import { DatabaseError } from './db/errors.ts';
import { RULES_SCHEMA } from './db/rules.gen.ts';
import { type Bindings, type Env, readEnv } from './env.ts';
import { log, RETRY_AFTER_SECONDS, report } from './errors.ts';
import { yoga } from './graphql/server.ts';
import { countAddress, countCredential } from './http/rate-limit.ts';
import { readOperation, refuse, requestFault, unauthenticated } from './http/requests.ts';

const MAX_BODY_BYTES = 1_000_000;
/** A request id of the caller's is kept when it can go into a header and a log line as it is. */
const REQUEST_ID = /^[\w.-]{8,64}$/;

let sdl: string | undefined;

interface AppTypes {
  Bindings: Bindings;
  /** `client` aborts when the client goes away; `request` is what came of a request, once it is let in. */
  Variables: {
    requestId: string;
    client: AbortSignal;
    request: { outcome: Outcome; timing: { roundTrips: number } } | undefined;
  };
}
type AppContext = Context<AppTypes>;
export const app = new Hono<AppTypes>();

// First of all: a cache must not keep what did not say that it may.
app.use(async (c, next) => {
  const given = c.req.header('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : crypto.randomUUID();
  c.set('requestId', requestId);
  // Of the request as it came: one that is made of it with another body would not abort.
  c.set('client', c.req.raw.signal);
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
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['content-type', 'authorization', 'idempotency-key', 'x-request-id'],
    exposeHeaders: ['x-request-id', 'server-timing', 'retry-after'],
    maxAge: 86_400,
  }),
);

// A line for each, also for one that is refused before it is read.
/** A line of the log for each request that may go to the database, refused ones too. */
const logged: MiddlewareHandler<AppTypes> = async (c, next) => {
  const started = performance.now();
  await next();
  const { outcome, timing } = c.get('request') ?? {};
  log({
    requestId: c.get('requestId'),
    path: c.req.path,
    status: c.res.status,
    ...outcome,
    roundTrips: timing?.roundTrips ?? 0,
    durationMs: Math.round(performance.now() - started),
  });
};
app.use('/graphql', logged);
app.use(
  '/graphql',
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (c) =>
      refuse(c, 413, 'BAD_USER_INPUT', `The body is larger than ${MAX_BODY_BYTES} bytes. Send less at once.`),
  }),
);
app.on(['GET', 'POST'], '/graphql', async (c) => {
  const context = await openRequest(c);
  if (context instanceof Response) return context;
  c.set('request', context);
  return answer(c, context);
});

/** What a GraphQL request carries, or its refusal. */
async function openRequest(c: AppContext): Promise<RequestContext | Response> {
  const env = readEnv(c.env);
  const refusal = (await countAddress(c, env.rateLimiter)) ?? requestFault(c);
  if (refusal) return refusal;
  const credential = await credentialOf(c, env);
  if (credential instanceof Response) return credential;
  return {
    database: env.database,
    pepper: env.pepper,
    requestId: c.get('requestId'),
    credential,
    idempotencyKey: c.req.header('idempotency-key'),
    signal: c.get('client'),
    waitUntil: (promise) => c.executionCtx.waitUntil(promise),
    timing: { started: 0, parse: 0, plan: 0, db: 0, roundTrips: 0 },
    outcome: {},
  };
}

/** Who asks, counted; or the refusal of a credential that is not good. */
async function credentialOf(c: AppContext, env: Env): Promise<Credential | undefined | Response> {
  const waitUntil = (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise);
  let credential: Credential | undefined;
  try {
    credential = await readCredential(c.req.header('authorization'), env, waitUntil);
  } catch (error) {
    if (error instanceof InvalidToken) return unauthenticated(c);
    if (error instanceof IssuerUnavailable) return unavailable(c, error);
    throw error;
  }
  return (credential && (await countCredential(c, env.rateLimiter, credential))) ?? credential;
}

async function answer(c: AppContext, context: RequestContext): Promise<Response> {
  const operation = await readOperation(c);
  if (operation instanceof Response) return operation;
  const response = await yoga.handle(operation.request, { ...context, params: operation.params });
  if (context.outcome.code === 'UNAUTHENTICATED') return unauthenticated(c);
  const { parse, plan, db, roundTrips } = context.timing;
  const durations = Object.entries({ parse, plan, db }).map(([name, ms]) => `${name};dur=${ms.toFixed(2)}`);
  response.headers.set('server-timing', `${durations.join(', ')}, roundtrips;desc="${roundTrips}"`);
  return response;
}

function unavailable(c: AppContext, error: Error): Response {
  report(error, c.get('requestId'));
  c.header('retry-after', RETRY_AFTER_SECONDS);
  return refuse(c, 503, 'UNAVAILABLE', error.message);
}
app.all('/graphql', (c) => {
  c.header('allow', 'GET, HEAD, POST');
  return refuse(c, 405, 'BAD_USER_INPUT', 'Send operations with POST, or queries with GET.');
});

app.get('/schema.graphql', (c) => {
  sdl ??= printSdl();
  return c.text(sdl, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' });
});

/** What was deployed to the database last: the last migration then, and the schema of the rules in force. */
const DEPLOYED =
  'select migration, schema from rules_release where deployed_at is not null order by deployed_at desc limit 1';
/** `rules` are those by which this Worker works; the database may have newer ones in force. */
app.get('/health', async (c) => {
  try {
    const opening = { knownAt: null, requestId: c.get('requestId') };
    const env = readEnv(c.env);
    const refusal = await countAddress(c, env.rateLimiter);
    if (refusal) return refusal;
    const statements = [{ sql: DEPLOYED, parameters: [] }];
    const { dataset, rows } = await env.database.run({ readOnly: true, statements }, opening);
    const { VERSION: version } = c.env;
    return c.json({
      status: 'ok',
      dataset,
      rules: RULES_SCHEMA,
      database: { migration: rows[0]?.[0], rules: rows[0]?.[1] },
      ...(version && { worker: { commit: version.tag, version: version.id } }),
    });
  } catch (error) {
    if (error instanceof DatabaseError) return unavailable(c, error);
    throw error;
  }
});

for (const { path, code, contentType, sql, cost } of FILES)
  app.get(path, logged, async (c) => {
    const env = readEnv(c.env);
    const credential = (await countAddress(c, env.rateLimiter)) ?? (await credentialOf(c, env));
    if (credential instanceof Response) return credential;
    const parameter = code.exec(c.req.param('file') ?? '')?.[1];
    if (!parameter)
      return refuse(c, 400, 'BAD_USER_INPUT', 'The name of the file is the code of an area, such as 64.71.');
    const opening = { knownAt: null, requestId: c.get('requestId'), credential, cost };
    try {
      const statements = [{ sql, parameters: [parameter] }];
      const request: { outcome: Outcome; timing: { roundTrips: number } } = { outcome: {}, timing: { roundTrips: 1 } };
      c.set('request', request);
      const { rows, actor, unrecordedKey } = await env.database.run(
        { readOnly: true, statements },
        opening,
        undefined,
        c.get('client'),
      );
      request.outcome.actor = actor;
      if (unrecordedKey !== null) c.executionCtx.waitUntil(env.database.recordUse(unrecordedKey));
      const text = rows[0]?.[0];
      if (!text) return refuse(c, 404, 'NOT_FOUND', `There is no area with the code ${parameter}.`);
      return c.body(text, 200, { 'content-type': contentType });
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.code === 'UNAUTHENTICATED') return unauthenticated(c);
      if (error.code === 'UNAVAILABLE') return unavailable(c, error);
      if (error.code !== 'BUSY' && error.code !== 'OPERATION_TOO_COMPLEX') throw error;
      c.header('retry-after', RETRY_AFTER_SECONDS);
      return refuse(c, 503, error.code, error.message);
    }
  });

app.notFound((c) =>
  refuse(c, 404, 'NOT_FOUND', 'There is nothing here. The API is at /graphql, its schema at /schema.graphql.'),
);
app.onError((error, c) => {
  const requestId = c.get('requestId');
  // What ends because nobody waits for it any more is no fault.
  if (!c.get('client').aborted) report(error, requestId);
  return refuse(c, 500, 'INTERNAL', `Something went wrong here. Report it with the request id ${requestId}.`);
});
