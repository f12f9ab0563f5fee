import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import type { Bindings } from '../../src/env.ts';
import worker from '../../src/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query
  json: any;
  /** Requests to the database, and the statements they carried besides those that begin and end each. */
  stats: { http: number; statements: string[] };
  /** What went on after the answer. */
  afterwards: number;
}

/** What API keys are hashed with in tests. */
export const PEPPER = 'tests only';
const SETTINGS: Bindings = { API_KEY_PEPPER: PEPPER, RATE_LIMITER: { limit: async () => ({ success: true }) } };

/**
 * How requests are sent: with the length of their body, as clients do, so that the short path takes those whose document
 * is known; or without it, so that it takes none. `both`: the long way first, and then the answers must be equal.
 */
export type Way = 'short' | 'long' | 'both';

/** The Worker in this process, in front of the seeded database through the real driver and endpoint. */
export function useApi(apiUrl = () => inject('apiUrl'), bindings: Bindings = {}, way: Way = 'short') {
  let endpoint: NeonEndpoint;
  beforeAll(async () => {
    endpoint = await startNeonEndpoint({ connectionString: apiUrl() });
  });
  afterAll(() => endpoint?.close());

  const fetch = async (path: string, init?: RequestInit, url?: string): Promise<Answer> => {
    if (way !== 'both') return fetchBy(way, path, init, url);
    const long = await fetchBy('long', path, init, url);
    const short = await fetchBy('short', path, init, url);
    expect(comparable(short)).toEqual(comparable(long));
    return short;
  };
  const fetchBy = async (
    way: 'short' | 'long',
    path: string,
    init?: RequestInit,
    url = `postgres://app_api:x@127.0.0.1:${endpoint.port}/seeded`,
  ): Promise<Answer> => {
    endpoint.reset();
    const afterwards: Promise<unknown>[] = [];
    const request = new Request(`http://jangkau.test${path}`, init);
    const { body } = init ?? {};
    if (way === 'short' && (typeof body === 'string' || body instanceof Uint8Array))
      request.headers.set('content-length', String(Buffer.byteLength(body)));
    const response = await worker.fetch(
      request,
      { ...SETTINGS, ...bindings, DATABASE_URL: url },
      { waitUntil: (promise) => afterwards.push(promise), passThroughOnException: () => {}, props: {} },
    );
    const text = await response.text();
    const { http } = endpoint.stats;
    await Promise.all(afterwards);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    const statements = endpoint.stats.statements.filter(
      (sql) => !/begin_request|from dataset d where d\.writer|^set transaction read write$/.test(sql),
    );
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      stats: { http, statements },
      afterwards: afterwards.length,
    };
  };
  const query = (
    document: string,
    variables?: Record<string, unknown>,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) =>
    fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document, variables, ...more }),
    });
  return { fetch, query, endpoint: () => endpoint };
}

/** What of an answer is the same when the same is asked again: all but its name, durations and the moment of now. */
export function comparable({ headers, text, json: _, stats, ...answer }: Answer) {
  const same = (said: string) =>
    said
      .replaceAll(headers.get('x-request-id') ?? 'none', 'the id')
      .replace(/dur=\d+\.\d\d/g, 'dur=0.00')
      .replace(/"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"/, '"at":"now"');
  // What is asked again is sent otherwise: its plan is kept.
  const requests = [stats.http, stats.statements.length];
  return { ...answer, requests, text: same(text), headers: [...headers].map(([name, value]) => [name, same(value)]) };
}
