/** Requests as they are counted and written down. */
import { describe, expect, test, vi } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import type { Bindings } from '../../src/env.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';

const { access, apiUrl, bearer, asOwner } = useAccess();
const bindings: Bindings = {};
const api = useApi(apiUrl, bindings);

describe('rate limits', () => {
  const limited = async (allow: (key: string) => boolean, headers: Record<string, string> = {}) => {
    const keys: string[] = [];
    bindings.RATE_LIMITER = { limit: async ({ key }) => ({ success: keys.push(key) > 0 && allow(key) }) };
    const answer = await api.query(
      '{ dataset { version } }',
      undefined,
      {},
      { 'cf-connecting-ip': '203.0.113.7', ...headers },
    );
    delete bindings.RATE_LIMITER;
    return { ...answer, keys };
  };

  test('count the address, and the credential where there is one', async () => {
    expect((await limited(() => true)).keys).toEqual(['address:203.0.113.7']);
    expect((await limited(() => true, bearer('mayor'))).keys).toEqual([
      'address:203.0.113.7',
      `key:${access().keys.mayor.slice(4, 16)}:${keyProof(access().keys.mayor, PEPPER)?.hash}`,
    ]);
  });

  test('nobody uses up the requests of a key who knows only its code', async () => {
    const guess = `Bearer ${access().keys.mayor.slice(0, 17)}${'x'.repeat(43)}`;
    const [own, guessed] = [
      await limited(() => true, bearer('mayor')),
      await limited(() => true, { authorization: guess }),
    ];
    expect(guessed.status).toBe(401);
    expect(guessed.keys[1]).not.toBe(own.keys[1]);
  });

  test.each([/^address/, /^key/])(
    '429 with Retry-After and RATE_LIMITED for %s, before the database is asked',
    async (which) => {
      const { status, headers, json, stats } = await limited((key) => !which.test(key), bearer('mayor'));
      expect([status, headers.get('retry-after'), json.errors[0].extensions.code, stats.http]).toEqual([
        429,
        '60',
        'RATE_LIMITED',
        0,
      ]);
    },
  );

  test('fail open: without a binding, and where it fails', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    Object.assign(bindings, { RATE_LIMITER: undefined });
    for (let i = 0; i < 2; i++) expect((await api.query('{ dataset { version } }')).status).toBe(200);
    expect(warned.mock.calls.flat().filter((line) => String(line).includes('RATE_LIMITER'))).toHaveLength(1);
    bindings.RATE_LIMITER = { limit: () => Promise.reject(new Error('away')) };
    expect((await api.query('{ dataset { version } }')).status).toBe(200);
    delete bindings.RATE_LIMITER;
    warned.mockRestore();
  });
});

test('the log has a line also for a request that is refused before it is read', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await api.fetch('/graphql', { method: 'PUT', headers: { 'x-request-id': 'logged-15' } });
  await api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'logged-16' },
    body: JSON.stringify({ query: `{ x } #${'x'.repeat(1_000_000)}` }),
  });
  const lines = log.mock.calls.flat().map((line) => JSON.parse(String(line)));
  log.mockRestore();
  expect(lines).toMatchObject([
    { requestId: 'logged-15', path: '/graphql', status: 405, roundTrips: 0 },
    { requestId: 'logged-16', path: '/graphql', status: 413, roundTrips: 0 },
  ]);
});

test('the log has a line for each request: who, what, cost, round trips, duration; never a credential, a value or SQL', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const document = 'query Named($code: String!) { localGovernments(filter: { name: $code }) { totalCount } }';
  await api.query(document, { code: 'SECRET-VALUE' }, {}, { ...bearer('mayor'), 'x-request-id': 'logged-12' });
  await api.query(document, { code: 'x' }, {}, { authorization: 'Bearer SECRET-TOKEN', 'x-request-id': 'logged-13' });
  await api.query('{ nothing }', undefined, {}, { 'x-request-id': 'logged-14' });
  const lines = log.mock.calls.flat().map(String);
  log.mockRestore();
  const actor = String((await asOwner("select id from actor where code = 'mayor'"))[0]?.id);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'info',
      requestId: 'logged-12',
      path: '/graphql',
      status: 200,
      operation: 'Named',
      cost: expect.any(Number),
      actor,
      roundTrips: 1,
      durationMs: expect.any(Number),
    },
    {
      level: 'info',
      requestId: 'logged-13',
      path: '/graphql',
      status: 401,
      roundTrips: 0,
      durationMs: expect.any(Number),
    },
    {
      level: 'info',
      requestId: 'logged-14',
      path: '/graphql',
      status: 200,
      code: 'BAD_USER_INPUT',
      roundTrips: 0,
      durationMs: expect.any(Number),
    },
  ]);
  expect(lines.join()).not.toMatch(/SECRET|jgk_|select|64\.71/);
});
