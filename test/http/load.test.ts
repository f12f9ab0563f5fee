/** What is dear gives way to what is cheap, who writes waits a while only, and who goes away stops what was asked. */
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { Database, type Opening } from '../../src/db/database.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';
import { sessionsBy } from '../support/sessions.ts';

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
const rowsOf = async (sql: string, more: Partial<Opening> = {}, readOnly = true) => {
  const batch = { readOnly, statements: [{ sql, parameters: [] }] };
  return (await database().run(batch, { knownAt: null, requestId: 'test', ...more })).rows;
};
const run = (sql: string, more: Partial<Opening> = {}) =>
  rowsOf(sql, more).then(
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
const sessions = sessionsBy(access.asOwner);

const places = (kind: string, n: number) =>
  other.query('select pg_advisory_lock(hashtext($1), n) from generate_series(1, $2::int) n', [kind, n]);

describe('of dear reads only so many run at once', () => {
  const dear = '{ localGovernments(first: 100) { nodes { mous(first: 15) { nodes { status } } } } }';

  test('when all places are taken, it is BUSY at once with nothing run, credential or not; what is cheap passes', async () => {
    const before = await ask(dear);
    expect(before.json.extensions.cost.requested).toBeGreaterThan(2_000);
    expect(before.json.errors).toBeUndefined();
    await places('dear requests', 2);
    for (const headers of [{}, access.bearer('admin')]) {
      // While the places are taken: they are given back below.
      const refused = await ask(dear, undefined, headers);
      isTold(refused, 'BUSY');
      expect(refused.stats).toEqual({ http: 1, statements: [] });
      expect((await ask(cheap, undefined, headers)).json.errors).toBeUndefined();
    }
    // Who writes has places of its own.
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
    /** Goes on until it is let go. */
    const long = () => run('select pg_advisory_xact_lock_shared(1)', { cost: 2_001 });
    const hold = () => other.query('select pg_advisory_lock(1)');
    const letGo = () => other.query('select pg_advisory_unlock(1)');
    await hold();
    const two = [long(), long()];
    await sessions.untilWaiting(2);
    expect(await Promise.all([long(), long()])).toEqual(['BUSY', 'BUSY']);
    await letGo();
    expect(await Promise.all(two)).toEqual(['done', 'done']);
    expect(await run('select 1 / 0', { cost: 2_001 })).toBe('BAD_USER_INPUT');
    await hold();
    const again = [long(), long()];
    await sessions.untilWaiting(2);
    await letGo();
    expect(await Promise.all(again)).toEqual(['done', 'done']);
  });

  test('a file is one of them', async () => {
    await places('middling requests', 5);
    const { status, headers, json } = await api.fetch('/calendar/64.ics');
    expect([status, headers.get('retry-after'), json.errors[0].extensions.code]).toEqual([503, '5', 'BUSY']);
    await other.query('select pg_advisory_unlock_all()');
    expect((await api.fetch('/calendar/64.ics')).status).toBe(200);
  });
});

describe('a statement', () => {
  test('may take 3 seconds without a credential, and with one most of the ten of the request', async () => {
    const credential = keyProof(access.access().keys.admin, PEPPER);
    const seconds = "select extract(epoch from current_setting('statement_timeout')::interval)";
    for (const readOnly of [true, false]) {
      const [anonymous, known] = await Promise.all(
        [{}, { credential }].map(async (more) => Number((await rowsOf(seconds, more, readOnly))[0]?.[0])),
      );
      expect(anonymous).toBe(3);
      expect(known).toBeGreaterThan(5);
      expect(known).toBeLessThanOrEqual(8);
    }
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
    expect(await rowsOf("select current_setting('lock_timeout')", {}, false)).toEqual([['3s']]);
    // The other does not end before this is told.
    isTold(await propose('in vain'), 'TRY_AGAIN');
    // Who reads does not wait.
    expect((await ask(cheap)).json.errors).toBeUndefined();
    await other.query('rollback');
    expect(await written('in vain')).toBe(0);
    expect((await propose('in vain')).json.errors).toBeUndefined();
    expect(await written('in vain')).toBe(1);
  });

  test('that finds no place waits outside, and is told to be sent again when none was free in time', async () => {
    await places('writers', 7);
    expect((await propose('the last place')).json.errors).toBeUndefined();
    await places('writers', 8);
    const refused = await propose('without a place');
    isTold(refused, 'TRY_AGAIN');
    // It asked more than once, and each time held no session.
    expect(refused.stats.http).toBeGreaterThan(3);
    expect([await sessions.waiting(), await written('without a place')]).toEqual([[], 0]);
    const proposed = propose('with a place, in time');
    await vi.waitFor(() => expect(api.endpoint().stats.http).toBeGreaterThan(1));
    await other.query('select pg_advisory_unlock_all()');
    expect((await proposed).json.errors).toBeUndefined();
    expect(await written('with a place, in time')).toBe(1);
  });

  test('of somebody who has no credential, or one that is refused, takes no place and waits for nobody', async () => {
    await places('writers', 8);
    await other.query("select pg_advisory_lock(hashtextextended('writers', 0))");
    const rows = [{ area: 'y'.repeat(900_000), segment: 'ALL', measure: 'PARTICIPANTS', quantity: { value: '1' } }];
    const input = { source: { id: 'Source:1' }, basis: 'ACTIVE', asOf: '2026-07', rows };
    for (const field of ['recordFigures', 'submitFigures']) {
      const document = `mutation ($input: ${field === 'recordFigures' ? 'RecordFiguresInput' : 'SubmitFiguresInput'}!) {
        ${field}(input: $input) { ... on ForbiddenError { message path } } }`;
      const { json, stats } = await ask(document, { input });
      expect(json.data[field]).toEqual({
        message: 'Send a credential: Authorization: Bearer <API key or token>.',
        path: ['input'],
      });
      const forged = { authorization: `Bearer jgk_${'a'.repeat(12)}_${'b'.repeat(43)}` };
      const refused = await ask(document, { input }, forged);
      expect([stats.http, refused.stats.http, refused.json.errors[0].extensions.code]).toEqual([
        1,
        1,
        'UNAUTHENTICATED',
      ]);
    }
  });

  test('of many leaves sessions free: who reads is answered before any of them', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    let settled = 0;
    const many = Array.from({ length: 24 }, (_, i) =>
      propose(`one of many ${i}`).then((answer) => {
        settled++;
        return answer;
      }),
    );
    await sessions.untilWaiting(8);
    expect((await ask(cheap)).json.errors).toBeUndefined();
    expect([settled, (await sessions.waiting()).length]).toEqual([0, 8]);
    await other.query('rollback');
    const answers = await Promise.all(many);
    const codes = answers.map(({ json }) => json.errors?.[0].extensions.code ?? 'done');
    // Who waits outside may find no place in time.
    expect(codes.filter((code) => code === 'done').length).toBeGreaterThanOrEqual(8);
    for (const [i, code] of codes.entries())
      expect([code, await written(`one of many ${i}`)]).toEqual(code === 'done' ? ['done', 1] : ['TRY_AGAIN', 0]);
  });

  test('that gets its turn in time is done', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    const proposed = propose('in time');
    await sessions.untilWaiting(1);
    await other.query('rollback');
    expect((await proposed).json.errors).toBeUndefined();
    expect(await written('in time')).toBe(1);
  });
});

describe('a client that goes away', () => {
  test.each([
    ['asked for the first time', '{ dataset { version knownAt } }', 0],
    ['asked before', '{ dataset { knownAt version } }', 1],
  ])('ends the statement of what it read, %s, which is not sent again', async (_name, query, before) => {
    for (let i = 0; i < before; i++) expect((await ask(query)).status).toBe(200);
    await other.query('begin; lock table app.dataset in access exclusive mode');
    const client = new AbortController();
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json' };
    const asked = api
      .fetch('/graphql', { method: 'POST', headers, body, signal: client.signal })
      .catch(() => undefined);
    const [session] = await sessions.untilWaiting(1);
    client.abort();
    await sessions.untilEnded(session);
    await asked;
    expect(api.endpoint().stats.http).toBe(1);
    await other.query('rollback');
    expect((await ask(cheap)).json.errors).toBeUndefined();
  });

  test('does not end a write that was sent', async () => {
    await other.query('begin; lock table app.dataset in share mode');
    const client = new AbortController();
    const proposed = propose('nobody waits', 'code', { signal: client.signal }).catch(() => undefined);
    await sessions.untilWaiting(1);
    client.abort();
    // Whoever comes after it is answered; had it been ended, that would be so by now.
    for (const _ of [1, 2, 3]) expect((await ask(cheap)).status).toBe(200);
    expect(await sessions.waiting()).toHaveLength(1);
    await other.query('rollback');
    await proposed;
    expect(await written('nobody waits')).toBe(1);
  });
});
