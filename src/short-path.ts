/**
 * The short path: an operation whose document was asked before. It takes the steps that `app` takes, in the same order and
 * by the same functions, and leaves out what the first request has found out: the route, and that the document is valid.
 * Hono and Yoga use as much CPU as all the rest. What it does not take goes to `app`, before anything of it is counted
 * or run.
 */
import { Hono } from 'hono';
import { app } from './app.ts';
import type { Params, RequestContext } from './context.ts';
import type { Bindings } from './env.ts';
import { answerValid, knownOperation } from './graphql/server.ts';
import { admit, answerHeaders } from './http/graphql.ts';
import { logRequest } from './http/log-line.ts';
import { noStore } from './http/no-store.ts';
import { errorAnswer } from './http/on-error.ts';
import { unauthenticated } from './http/refusal.ts';
import { requestIdOf } from './http/request-id.ts';
import { bodyParams, forYoga } from './http/requests.ts';
import { crossOrigin, securityHeaders } from './http/security-headers.ts';

const ADDRESS = /^https?:\/\/[^/?#]+\/graphql$/;
/** Of a body, which is read here before its request is counted. */
const MAX_BYTES = 50_000;

/** Gives the headers that all answers have: those that the middleware sets. */
const headersOnly = new Hono().use(noStore, securityHeaders, crossOrigin).get('/', (c) => c.body(null));
let common: Headers | undefined;

type Execution = Parameters<typeof app.fetch>[2] & {};

/** Answers every request, by the short path where it can. */
export async function answer(request: Request, bindings: Bindings, execution: Execution): Promise<Response> {
  if (!isPlain(request)) return app.fetch(request, bindings, execution);
  const started = performance.now();
  const { signal } = request;
  // What cannot be read fails once more where it is read again.
  const body = await request.arrayBuffer().catch(() => undefined);
  const params = body && (await readParams(body));
  const operation = params && knownOperation(params);
  // Another request does not hear of its own that the client goes away.
  if (!operation) return app.fetch(body ? new Request(request, { body, signal }) : request, bindings, execution);

  common ??= (await headersOnly.request('/')).headers;
  const requestId = requestIdOf(request);
  let context: RequestContext | undefined;
  let response: Response;
  try {
    const waitUntil = (promise: Promise<unknown>) => execution.waitUntil(promise);
    context = await admit(request, bindings, { requestId, signal, waitUntil });
    const { mediaType, outcome } = context;
    ({ response } = await answerValid(operation, params, context, () => forYoga(request, mediaType), common));
    if (outcome.code === 'UNAUTHENTICATED') throw unauthenticated();
    for (const [name, value] of answerHeaders(context)) response.headers.set(name, value);
  } catch (error) {
    response = errorAnswer(error as Error, request, requestId, signal);
    for (const [name, value] of common) response.headers.set(name, value);
  }
  response.headers.set('x-request-id', requestId);
  logRequest(requestId, '/graphql', response.status, context, started);
  return response;
}

/** Is it of the form in which clients ask an operation again and again? A body that does not say its length is counted by `app`. */
function isPlain({ method, url, headers }: Request): boolean {
  const length = headers.get('content-length');
  return (
    method === 'POST' &&
    ADDRESS.test(url) &&
    headers.get('content-type') === 'application/json' &&
    length !== null &&
    Number(length) <= MAX_BYTES &&
    !headers.has('transfer-encoding')
  );
}

/** What a body asks; nothing where it is to be refused. */
async function readParams(body: ArrayBuffer): Promise<Params> {
  try {
    return await bodyParams(body);
  } catch {
    return {};
  }
}
