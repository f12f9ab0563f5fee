import { afterAll, beforeAll, inject } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { app } from '../../src/app.ts';
import type { Bindings } from '../../src/env.ts';

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

/** The app in this process, in front of the seeded database through the real driver and endpoint. */
export function useApi(apiUrl = () => inject('apiUrl'), bindings: Bindings = {}) {
  let endpoint: NeonEndpoint;
  beforeAll(async () => {
    endpoint = await startNeonEndpoint({ connectionString: apiUrl() });
  });
  afterAll(() => endpoint?.close());

  const fetch = async (
    path: string,
    init?: RequestInit,
    url = `postgres://app_api:x@127.0.0.1:${endpoint.port}/seeded`,
  ): Promise<Answer> => {
    endpoint.reset();
    const afterwards: Promise<unknown>[] = [];
    const response = await app.fetch(
      new Request(`http://jangkau.test${path}`, init),
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
