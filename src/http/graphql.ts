import { Hono } from 'hono';
import type { RequestContext, ServerContext } from '../context.ts';
import { type Bindings, readEnv } from '../env.ts';
import { askedLanguage, spoken, tagOf } from '../language.ts';
import { bodyLimit } from './body-limit.ts';
import { credentialOf } from './credential.ts';
import { logLine } from './log-line.ts';
import { countAddress } from './rate-limit.ts';
import { unauthenticated } from './refusal.ts';
import { checkHeaders, readOperation } from './requests.ts';
import type { AppTypes } from './types.ts';

/** What answers an operation. It is handed in, as the HTTP layer knows nothing of GraphQL. */
export type Answer = (request: Request, context: ServerContext) => Response | Promise<Response>;

/** The endpoint. What is refused before it is read has its line in the log too. */
export function graphqlRoute(answer: Answer): Hono<AppTypes> {
  const route = new Hono<AppTypes>();
  route.use('/graphql', logLine, bodyLimit);
  route.on(['GET', 'POST'], '/graphql', async (c) => {
    const context = await admit(c.req.raw, c.env, {
      requestId: c.get('requestId'),
      signal: c.get('client'),
      waitUntil: (promise) => c.executionCtx.waitUntil(promise),
    });
    c.set('request', context);
    const { request, params } = await readOperation(c.req.raw, context.mediaType);
    const response = await answer(request, { ...context, params });
    if (context.outcome.code === 'UNAUTHENTICATED') throw unauthenticated();
    for (const [name, value] of answerHeaders(context)) response.headers.set(name, value);
    return response;
  });
  return route;
}

/**
 * What a request carries, once it is let in.
 * @param mediaTypeOf gives the media type of the answer, or refuses the request for its headers
 */
export async function admit(
  request: Request,
  bindings: Bindings,
  named: Pick<RequestContext, 'requestId' | 'signal' | 'waitUntil'>,
  mediaTypeOf: (request: Request) => string = checkHeaders,
): Promise<RequestContext> {
  const env = readEnv(bindings);
  await countAddress(request, env.rateLimiter);
  const mediaType = mediaTypeOf(request);
  return {
    ...named,
    mediaType,
    database: env.database,
    pepper: env.pepper,
    credential: await credentialOf(request, env, named.waitUntil),
    idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
    timing: { started: 0, parse: 0, plan: 0, db: 0, roundTrips: 0 },
    outcome: { language: askedLanguage(request.headers) },
  };
}

/** What the headers of an answer say of it: how long it took, and in which language it speaks. */
export function answerHeaders({ timing, outcome }: RequestContext): [string, string][] {
  const { parse, plan, db, roundTrips } = timing;
  const durations = `parse;dur=${parse.toFixed(2)}, plan;dur=${plan.toFixed(2)}, db;dur=${db.toFixed(2)}`;
  return [
    ['server-timing', `${durations}, roundtrips;desc="${roundTrips}"`],
    ['content-language', tagOf(spoken(outcome.language))],
  ];
}
