import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../scripts/neon-faults.ts';
import { useAccess } from '../support/access.ts';
import { sessionsBy } from '../support/sessions.ts';
import { useWorker } from '../support/worker.ts';

// The clock writes, so the database is its own.
const access = useAccess();
const worker = useWorker(access.apiUrl);
const post = (body: string) =>
  fetch(`${worker.url()}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const ask = async (query: string, variables?: Record<string, unknown>) => {
  worker.endpoint().reset();
  const response = await post(JSON.stringify({ query, variables }));
  return { response, status: response.status, json: await response.json(), http: worker.endpoint().stats.http };
};

describe('in workerd', () => {
  test('an operation is one request to the database, and its headers arrive', async () => {
    const { response, json, http } = await ask('{ region(code: "VII") { provinces { name } } dataset { version } }');
    expect(json.data.region.provinces).toHaveLength(5);
    expect(http).toBe(1);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('server-timing')).toContain('roundtrips;desc="1"');
  });

  test('lists are written as each language does', async () => {
    const refused = async (language: string, path: string, init: RequestInit = {}) => {
      const response = await fetch(`${worker.url()}${path}`, { ...init, headers: { 'accept-language': language } });
      return ((await response.json()) as { errors: { message: string }[] }).errors[0]?.message;
    };
    const put = { method: 'PUT' };
    expect(await refused('id', '/graphql', put)).toBe('Alamat ini hanya menerima GET, HEAD, dan POST.');
    expect(await refused('en', '/graphql', put)).toBe('This address takes only GET, HEAD and POST.');
    expect(await refused('id', '/health', put)).toBe('Alamat ini hanya menerima GET dan HEAD.');
    expect(await refused('en', '/imports/figures', put)).toBe('This address takes only POST.');
    // Of one of several.
    expect(await refused('', '/q/map?over=x&lang=id')).toContain(
      'Isilah dengan salah satu dari: LOCAL_GOVERNMENT, PROVINCE, REGION, atau BRANCH.',
    );
    expect(await refused('', '/q/map?over=x&lang=en')).toContain(
      'It takes one of: LOCAL_GOVERNMENT, PROVINCE, REGION or BRANCH.',
    );
  });

  test('media types, methods, names and credentials are taken as clients send them', async () => {
    const send = async (init: RequestInit, path = '/graphql') => {
      const response = await fetch(`${worker.url()}${path}`, init);
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
    };
    const body = '{"query":"{ dataset { version } }","id":"x","doc_id":null}';
    const accept = 'application/json;q=0.1, application/graphql-response+json;q=0.9';
    const headers = { 'content-type': 'Application/JSON ; charset="utf-8"', accept };
    const type = 'application/graphql-response+json; charset=utf-8';
    expect(await send({ method: 'POST', headers, body })).toMatchObject({ status: 200, type });
    // An empty header of this name never gets here: workerd leaves it out. test/access/identity.test.ts has it.
    for (const authorization of ['Bearer', 'Bearer '])
      expect(await send({ method: 'POST', headers: { ...headers, authorization }, body })).toMatchObject({
        status: 401,
      });
    const html = 'text/html; charset=utf-8';
    for (const [path, expected] of [
      ['/graphql?query={dataset{version}}', { status: 200, type: 'application/json; charset=utf-8' }],
      ['/schema.graphql', { status: 200, type: 'text/plain; charset=utf-8' }],
      ['/health', { status: 200 }],
      ['/calendar/64.ics', { status: 200, type: 'text/calendar; charset=utf-8' }],
      ['/explorer', { status: 200, type: html }],
      ['/id/', { status: 200, type: html }],
      ['/errors', { status: 200, type: html }],
    ] as const)
      expect([path, await send({ method: 'HEAD' }, path)]).toMatchObject([path, { ...expected, text: '' }]);
  });

  test('requests at the same time do not see each other', async () => {
    const at = (year: number) => `query @asKnownAt(at: "${year}-01-01T00:00:00Z") { dataset { version } }`;
    const years = Array.from({ length: 20 }, (_, i) => 2000 + i);
    const answers = await Promise.all(years.map((year) => ask(at(year))));
    expect(answers.map(({ json }) => json.extensions.dataset.knownAt)).toEqual(
      years.map((year) => `${year}-01-01T00:00:00.000000Z`),
    );
  });

  test('what only graphql-js answers works without eval', async () => {
    const { json } = await ask('{ __schema { queryType { name } types { name } } dataset { version } }');
    expect(json.errors).toBeUndefined();
  });

  test.each([
    ['nesting', `{ nodes(ids: ${'['.repeat(990)}${']'.repeat(990)}) { id } }`],
    ['too many tokens', `{ ${'a '.repeat(100_000)} }`],
    ['selections in selections', `{ ${'a { '.repeat(990)} b ${'}'.repeat(990)} }`],
  ])('%s is refused, not suffered', async (_name, query) => {
    const { status, json } = await ask(query);
    expect(status).toBeLessThan(500);
    expect(json.errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|OPERATION_TOO_COMPLEX)$/);
  });

  test('variables nested 100,000 deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await post(`{"query":"{ dataset { version } }","variables":{"x":${deep}}}`)).status).toBeLessThan(500);
  });

  test('a body over 1 MB is 413, also when it does not say its length', async () => {
    // The answer comes before all is sent. A client that is busy may then hear no more than that the connection ended, and
    // asks again.
    const refused = (ask: () => Promise<unknown>) => vi.waitFor(async () => expect(await ask()).toBe(413));
    await refused(async () => (await post(`{"query":"#${'x'.repeat(1_000_000)}"}`)).status);
    const chunked = () =>
      new Promise((done, fail) => {
        const asked = request(`${worker.url()}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
        });
        asked.on('response', (response) => done(response.resume().statusCode)).on('error', fail);
        for (let i = 0; i < 11; i++) asked.write('x'.repeat(100_000));
        asked.end();
      });
    await refused(chunked);
  });
});

describe('in workerd, a client that goes away', () => {
  // What it loads takes longer than anybody waits for a lock.
  beforeAll(async () => expect((await fetch(`${worker.url()}/health`)).status).toBe(200));
  afterEach(() => access.asOwner('rollback'));

  const sessions = sessionsBy(access.asOwner);
  /** Asks while somebody else holds a lock, and goes away while it waits; gives the session that it waits in. */
  const leave = async (query: string, lock: string) => {
    await access.asOwner(`begin; lock table app.dataset in ${lock} mode`);
    const body = JSON.stringify({ query });
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: ${access.bearer('region').authorization}`;
    const socket = connect(Number(new URL(worker.url()).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const [session] = await sessions.untilWaiting(1);
    socket.resetAndDestroy();
    return session;
  };

  test.each([
    ['asked for the first time', '{ dataset { version knownAt } }', 0],
    ['asked before', '{ dataset { knownAt version } }', 1],
  ])('stops what it read, %s', async (_name, query, before) => {
    for (let i = 0; i < before; i++) expect((await ask(query)).status).toBe(200);
    await sessions.untilEnded(await leave(query, 'access exclusive'));
    await access.asOwner('rollback');
  });

  test('does not stop what it wrote', async () => {
    await leave(
      `mutation { proposeMou(input: { area: "LocalGovernment:64.71", instrument: NOTA_KESEPAKATAN, title: "nobody waits", proposedOn: "2026-03-02",
        parties: [{ role: GOVERNMENT, office: "Wali Kota", area: "LocalGovernment:64.71" }, { role: AGENCY, office: "Kantor Wilayah VII" }] }) { __typename } }`,
      'share',
    );
    // Whoever comes after it is answered; had it been stopped, that would be so by now.
    for (const _ of [1, 2, 3]) expect((await ask('{ dataset { version } }')).status).toBe(200);
    expect(await sessions.waiting()).toHaveLength(1);
    await access.asOwner('rollback');
    const proposed = () => access.asOwner(`select from app.mou_version where title = 'nobody waits'`);
    await expect.poll(proposed, { timeout: 5_000 }).toHaveLength(1);
  });
});

describe('by the clock', () => {
  const strike = () => worker.strike('0 15,16,17 * * *');
  const ends = async () => {
    const { json } = await ask(
      '{ changes(since: "2026-01-01T00:00:00Z", first: 100) { nodes { kind mou { code } } } }',
    );
    return json.data.changes.nodes.filter(({ kind }: { kind: string }) => /EXPIR/.test(kind));
  };
  test('what has ended is told once, in one request to the database', async () => {
    worker.endpoint().reset();
    expect(await strike()).toMatchObject({ outcome: 'ok' });
    expect(worker.endpoint().stats.http).toBe(1);
    const told = await ends();
    expect(told).toContainEqual({ kind: 'MOU_EXPIRED', mou: { code: '64.02:2021-10' } });
    await strike();
    expect(await ends()).toEqual(told);
  });
});

describe('in workerd, whose fetch fails in its own words', () => {
  test.each<[string, Fault]>([
    ['a reset before anything ran', { kind: 'reset' }],
    ['a reset within the answer', { kind: 'reset', when: 'answering' }],
    ['half of the JSON', { kind: 'truncated' }],
    ['an answer of null', { kind: 'odd', body: null }],
    ['status 500', { kind: 'status', status: 500 }],
    ['status 429', { kind: 'status', status: 429 }],
  ])('%s: answered by a second request, refused after two', async (_name, fault) => {
    const query = '{ dataset { version } }';
    worker.endpoint().fault(fault);
    const once = await ask(query);
    expect([once.status, once.http]).toEqual([200, 2]);
    worker.endpoint().fault(fault, fault);
    const { response, json, http } = await ask(query);
    expect([response.status, response.headers.get('retry-after'), http]).toEqual([503, '5', 2]);
    expect(json.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(JSON.stringify(json)).not.toMatch(/secret|network|internal|TypeError|JSON/i);
  });
});

describe('the static files', () => {
  test('the explorer has a strict policy', async () => {
    const response = await fetch(`${worker.url()}/explorer`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  test('the page of errors is where errors point to', async () => {
    const { json } = await ask('{ nothing }');
    const { docs } = json.errors[0].extensions;
    expect(docs).toBe('/errors?lang=en#BAD_USER_INPUT');
    const page = await fetch(new URL(docs, worker.url()));
    expect(await page.text()).toContain('id="BAD_USER_INPUT"');
  });

  test('everything else is the Worker', async () => {
    const schema = await fetch(`${worker.url()}/schema.graphql`);
    expect(await schema.text()).toContain('type Query');
    expect((await (await fetch(`${worker.url()}/health`)).json()).status).toBe('ok');
    const nothing = await fetch(`${worker.url()}/nothing/../x`);
    expect([nothing.status, (await nothing.json()).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });
});
