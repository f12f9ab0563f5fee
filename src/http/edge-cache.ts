/**
 * Answers that are kept at the edge: those that anybody gets, of an address alone. One that was checked in the last minute
 * is given without a request to the database. An older one is given once more, while the version of the data is asked
 * for: where it is the same, the answer is fresh again without being made. docs/saved.md promises who may see what is old.
 */
import type { Context } from 'hono';
import type { RequestContext } from '../context.ts';
import type { Dataset } from '../db/database.ts';
import { RULES_SCHEMA } from '../db/rules.gen.ts';
import { digest } from '../digest.ts';
import { log, report } from '../errors.ts';
import { lastMidnight } from './days.ts';
import type { AppTypes } from './types.ts';

/** How long an answer is given unchecked, and how long at most after it was checked last, in seconds. */
export const FRESH_SECONDS = 60;
export const KEEP_SECONDS = 600;
/** Nobody else checks an answer so soon after it was begun. */
const CHECKING_MS = 20_000;

/** An answer, and the data that it was made of: undefined where it may not be kept. */
export interface Made {
  response: Response;
  dataset: Dataset | undefined;
}
/** What an answer depends on besides the data, and how it is made. */
export interface Question {
  key: readonly string[];
  make(context: RequestContext): Promise<Made>;
}

/**
 * Headers of what the cache holds: when it was checked last, in milliseconds, and the version of the data. They are taken
 * off before an answer is sent.
 */
const CHECKED = 'x-checked';
const VERSION = 'x-version';
/** When an answer began to be checked. What is older was given up. */
const checking = new Map<string, number>();

/**
 * Answers a question, from the cache where that has it. Who sends a credential is always answered anew.
 * @param context of a request that was let in
 */
export async function fromEdge(c: Context<AppTypes>, context: RequestContext, question: Question): Promise<Response> {
  if (context.credential) return (await question.make(context)).response;
  const now = Date.now();
  const { CACHE_FRESH_SECONDS, CACHE_KEEP_SECONDS, VERSION: deployed } = c.env;
  const times = { fresh: seconds(CACHE_FRESH_SECONDS, FRESH_SECONDS), keep: seconds(CACHE_KEEP_SECONDS, KEEP_SECONDS) };
  const midnight = lastMidnight(now);
  const name = await digest([RULES_SCHEMA, deployed?.id ?? '', String(midnight), ...question.key]);
  // There is none in Node, and one that keeps nothing at workers.dev.
  const store = (globalThis as { caches?: { default?: Cache } }).caches?.default;
  const place = new Request(new URL(`/kept/${name}`, c.req.url));
  const entry = await store?.match(place).catch(() => undefined);
  const changed = (dataset: Dataset) =>
    Math.max(Date.parse(dataset.knownAt), midnight, Date.parse(deployed?.timestamp ?? '') || 0);

  /** The answer with the headers by which caches know it, the client's too; as it is where it may not be kept. */
  const make = async (made: Promise<Made>): Promise<Response> => {
    const { response, dataset } = await made;
    if (!dataset || response.status !== 200) return response;
    const headers = new Headers(response.headers);
    headers.set('etag', `"${(await digest([name, dataset.version])).slice(0, 32)}"`);
    headers.set(VERSION, dataset.version);
    headers.set(CHECKED, String(now));
    // Last-Modified counts whole seconds. Until that of the change is over, another change would have the same date.
    const second = Math.floor(changed(dataset) / 1_000) * 1_000;
    if (second + 1_000 <= now) headers.set('last-modified', new Date(second).toUTCString());
    return new Response(response.body, { headers });
  };
  const put = async (response: Response) => {
    const headers = new Headers(response.headers);
    headers.set('cache-control', `public, max-age=${times.keep}`);
    await store?.put(place, new Response(response.body, { headers }));
  };
  const check = async (old: Response) => {
    try {
      const { requestId, database } = context;
      const opening = { knownAt: null, requestId };
      const { dataset } = await database.run({ readOnly: true, statements: [] }, opening);
      const isSame = dataset.version === old.headers.get(VERSION);
      log({ requestId, path: c.req.path, checked: isSame ? 'same' : 'changed' });
      if (isSame) {
        const headers = new Headers(old.headers);
        headers.set(CHECKED, String(Date.now()));
        return await put(new Response(old.body, { headers }));
      }
      const made = await make(question.make(unheard(context)));
      if (made.headers.has(CHECKED)) await put(made);
    } catch (error) {
      report(error, context.requestId);
    } finally {
      checking.delete(name);
    }
  };

  if (entry) {
    const age = Math.max(0, (now - Number(entry.headers.get(CHECKED))) / 1_000);
    const isFresh = age < times.fresh;
    if (!isFresh && now - (checking.get(name) ?? 0) > CHECKING_MS) {
      checking.set(name, now);
      context.waitUntil(check(entry.clone()));
    }
    context.outcome.cache = isFresh ? 'hit' : 'stale';
    return told(c, entry, times.fresh, Math.floor(age), context.outcome.cache);
  }
  const made = await make(question.make(context));
  if (!made.headers.has(CHECKED)) return made;
  context.outcome.cache = 'miss';
  if (store && times.keep > 0) context.waitUntil(put(made.clone()).catch(() => {}));
  return told(c, made, times.fresh, 0, 'miss');
}

/** A context for what goes on after the answer: the client that goes away does not end it. */
const unheard = (context: RequestContext): RequestContext => ({
  ...context,
  signal: new AbortController().signal,
  timing: { started: 0, parse: 0, plan: 0, db: 0, roundTrips: 0 },
  outcome: {},
});

const seconds = (setting: string | undefined, otherwise: number): number =>
  setting === undefined ? otherwise : Number(setting);

/** The answer as the client gets it; nothing but its headers where the client has it already. */
function told(c: Context<AppTypes>, kept: Response, fresh: number, age: number, cache: string): Response {
  const headers = new Headers(kept.headers);
  headers.delete(CHECKED);
  headers.delete(VERSION);
  headers.set('cache-control', `public, max-age=${fresh}`);
  headers.set('age', String(age));
  headers.set('cache-status', cache === 'miss' ? 'jangkau; fwd=miss' : `jangkau; hit; detail=${cache}`);
  if (!isKnown(c.req.raw.headers, headers)) return new Response(kept.body, { headers });
  // The type stays: what a browser may do with the answer goes by it, and a cache takes that over from this one.
  for (const name of ['content-disposition', 'content-length']) headers.delete(name);
  return new Response(null, { status: 304, headers });
}

/** Has the client this very answer? (RFC 9110, section 13.2.2) */
export function isKnown(asked: Headers, answer: Headers): boolean {
  const tags = asked.get('if-none-match');
  if (tags !== null)
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === answer.get('etag'));
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  return Date.parse(answer.get('last-modified') ?? '') <= since;
}
