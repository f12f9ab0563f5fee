/** What is dear gives way to what is cheap, who writes waits a while only, and who goes away stops what was asked. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { Database, type Opening } from '../../src/db/database.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';

const access = useAccess();
const api = useApi(access.apiUrl);
/** Somebody else in the same database, as its owner. */
let other: Client;
beforeAll(async () => {
  other = new Client({ connectionString: access.access().url });
  await other.connect();
});
afterAll(() => other?.end());
afterEach(async () => {
  await other.query('rollback');
  await other.query('select pg_advisory_unlock_all()');
});

const ask = (query: string, variables?: Record<string, unknown>, headers: Record<string, string> = {}) =>
  api.query(query, variables, {}, headers);
const cheap = '{ dataset { version } }';
const database = () => new Database(`postgres://app_api:x@127.0.0.1:${api.endpoint().port}/app`);
const run = (sql: string, more: Partial<Opening> = {}, readOnly = true) =>
  database()
    .run({ readOnly, statements: [{ sql, parameters: [] }] }, { knownAt: null, requestId: 'test', ...more })
    .then(
      () => 'done',
      ({ code }) => code,
    );

const PROPOSAL = {
  area: 'LocalGovernment:64.71',
  instrument: 'NOTA_KESEPAKATAN',
  title: 'Perlindungan pekerja rentan',
  proposedOn: '2026-03-02',
  parties: [
    { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
    { role: 'AGENCY', office: 'Kantor Wilayah VII' },
  ],
};
const propose = (title: string, payload = 'code', init: RequestInit = {}) =>
  api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...access.bearer('region') },
    body: JSON.stringify({
      query: `mutation ($input: ProposeMouInput!) { proposeMou(input: $input) { ... on ProposeMouSuccess { mou { ${payload} } } } }`,
      variables: { input: { ...PROPOSAL, title } },
    }),
    ...init,
  });
const written = async (title: string) =>
  (await access.asOwner(`select from mou_version where title = '${title}'`)).length;
const isTold = ({ status, headers, json }: Awaited<ReturnType<typeof ask>>, code: string) => {
  expect([status, headers.get('retry-after'), json.data]).toEqual([503, '5', undefined]);
  expect(json.errors).toMatchObject([{ extensions: { code } }]);
};

describe('of dear reads only so many run at once', () => {
  const places = (range: string, n: number) =>
    other.query('select pg_advisory_lock(hashtext($1), n) from generate_series(1, $2::int) n', [range, n]);
  const dear = '{ localGovernments(first: 100) { nodes { mous(first: 15) { nodes { status } } } } }';

  test('when all places are taken, it is BUSY at once with nothing run, credential or not; what is cheap passes', async () => {
    const before = await ask(dear);
    expect(before.json.extensions.cost.requested).toBeGreaterThan(2_000);
    expect(before.json.errors).toBeUndefined();
    await places('dear requests', 2);
    for (const headers of [{}, access.bearer('admin')]) {
      const started = performance.now();
      const refused = await ask(dear, undefined, headers);
      isTold(refused, 'BUSY');
      expect(refused.stats).toEqual({ http: 1, statements: [] });
      expect(performance.now() - started).toBeLessThan(1_000);
      expect((await ask(cheap, undefined, headers)).json.errors).toBeUndefined();
    }
    // Who writes needs no place.
    expect((await propose('beside dear reads')).json.errors).toBeUndefined();
    await other.query('select pg_advisory_unlock_all()');
    expect((await ask(dear)).json.data).toEqual(before.json.data);
  });

  test.each([
    ['dear requests', 2, 2_001, 2_000],
    ['middling requests', 5, 151, 150],
  ])('%s have %i places, from a cost of %i; one of %i is none of them', async (range, n, least, below) => {
    await places(range, n - 1);
    expect(await run('select 1', { cost: least })).toBe('done');
    await places(range, n);
    expect(await run('select 1', { cost: least })).toBe('BUSY');
    expect(await run('select 1', { cost: below })).toBe('done');
  });

  test('each runs in a place of its own, which is free again when it ends, also by an error', async () => {
    const slow = () => run('select pg_sleep(0.7)', { cost: 2_001 });
    expect((await Promise.all([slow(), slow(), slow(), slow()])).sort()).toEqual(['BUSY', 'BUSY', 'done', 'done']);
    expect(await Promise.all([run('select 1 / 0', { cost: 2_001 }), slow()])).toContain('done');
    expect(await Promise.all([slow(), slow()])).toEqual(['done', 'done']);
  });

  test('a file is one of them', async () => {
    await places('middling requests', 5);
    const { status, headers, json } = await api.fetch('/calendar/64.ics');
    expect([status, headers.get('retry-after'), json.errors[0].extensions.code]).toEqual([503, '5', 'BUSY']);
    await other.query('select pg_advisory_unlock_all()');
    expect((await api.fetch('/calendar/64.ics')).status).toBe(200);
  });
});

describe('a statement of a reader', () => {
  test('ends after 3 seconds, and later with a credential', async () => {
    const key = keyProof(access.access().keys.admin, PEPPER);
    const started = performance.now();
    const [soon, late, known, writer] = await Promise.all([
      run('select pg_sleep(2)'),
      run('select pg_sleep(4)').then((code) => [code, performance.now() - started] as const),
      run('select pg_sleep(4)', { credential: key }),
      run('select pg_sleep(4)', {}, false),
    ]);
    expect([soon, late[0], known, writer]).toEqual(['done', 'OPERATION_TOO_COMPLEX', 'done', 'done']);
    expect(late[1]).toBeLessThan(3_900);
  });
});

describe('a mutation', () => {
  const page = (n: number) =>
    `children(first: ${n}) { nodes { status parties { office } children(first: 4) { nodes { status } } } }`;
  test('whose payload asks for much is refused before anything is sent', async () => {
    const refused = await propose('a large payload', page(100));
    expect(refused.json.errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX' } }]);
    expect(refused.json.errors[0].message).toContain('read the rest by a query');
    expect(refused.json.extensions.cost.limit).toBe(500);
    expect([refused.stats.http, await written('a large payload')]).toEqual([0, 0]);
    const taken = await propose('a payload', page(10));
    expect(taken.json.errors).toBeUndefined();
    expect(taken.json.extensions.cost.requested).toBeLessThanOrEqual(500);
    expect(await written('a payload')).toBe(1);
  });

  test('waits for another writer for 3 seconds, then is to be sent again, with nothing written', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    const started = performance.now();
    const refused = await propose('in vain');
    const took = performance.now() - started;
    isTold(refused, 'TRY_AGAIN');
    expect(took).toBeGreaterThan(2_900);
    expect(took).toBeLessThan(5_000);
    // Who reads does not wait.
    expect((await ask(cheap)).json.errors).toBeUndefined();
    await other.query('rollback');
    expect(await written('in vain')).toBe(0);
    expect((await propose('in vain')).json.errors).toBeUndefined();
    expect(await written('in vain')).toBe(1);
  });

  test('that gets its turn in time is done', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    const proposed = propose('in time');
    await wait(1_500);
    await other.query('rollback');
    expect((await proposed).json.errors).toBeUndefined();
    expect(await written('in time')).toBe(1);
  });
});

describe('a client that goes away', () => {
  const waiting = async () =>
    (
      await access.asOwner(
        `select from pg_stat_activity where datname = current_database() and usename = 'app_api' and wait_event_type = 'Lock'`,
      )
    ).length;
  /** Until so many sessions of the API wait for a lock; gives after how many milliseconds. */
  const until = async (n: number) => {
    const started = performance.now();
    while ((await waiting()) !== n) {
      if (performance.now() - started > 2_500) throw new Error(`There are ${await waiting()} that wait, not ${n}.`);
      await wait(20);
    }
    return performance.now() - started;
  };

  test('ends the statement of what it read, which is not sent again', async () => {
    await other.query('begin; lock table app.dataset in access exclusive mode');
    const client = new AbortController();
    const body = JSON.stringify({ query: cheap });
    const headers = { 'content-type': 'application/json' };
    const asked = api
      .fetch('/graphql', { method: 'POST', headers, body, signal: client.signal })
      .catch(() => undefined);
    await until(1);
    client.abort();
    // It would wait for 3 seconds.
    expect(await until(0)).toBeLessThan(1_500);
    await asked;
    expect(api.endpoint().stats.http).toBe(1);
    await other.query('rollback');
    expect((await ask(cheap)).json.errors).toBeUndefined();
  });

  test('does not end a write that was sent', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    const client = new AbortController();
    const proposed = propose('nobody waits', 'code', { signal: client.signal }).catch(() => undefined);
    await until(1);
    client.abort();
    await wait(500);
    expect(await waiting()).toBe(1);
    await other.query('rollback');
    await proposed;
    expect(await written('nobody waits')).toBe(1);
  });
});
