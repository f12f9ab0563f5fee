import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi(undefined, {}, 'both');
const asJson = { 'content-type': 'application/json' };
const post = (body: object, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', { method: 'POST', headers: { ...asJson, ...headers }, body: JSON.stringify(body) });
const version = { query: '{ dataset { version } }' };

describe('every answer', () => {
  test('says what it cost, what the data looked like, and where the time went', async () => {
    const answer = await post(version, { 'x-request-id': 'my-request-1' });
    expect(answer.json).toEqual({
      data: { dataset: { version: expect.any(String) } },
      extensions: {
        cost: { requested: expect.any(Number), planning: expect.any(Number), limit: 5000 },
        dataset: {
          version: answer.json.data.dataset.version,
          knownAt: expect.stringMatching(/^\d{4}-.*Z$/),
          at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
    });
    expect(answer.headers.get('x-request-id')).toBe('my-request-1');
    expect(answer.headers.get('server-timing')).toMatch(
      /^parse;dur=\d+\.\d\d, plan;dur=\d+\.\d\d, db;dur=\d+\.\d\d, roundtrips;desc="1"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('of a refused operation has its cost and no dataset: the database was not asked', async () => {
    const { json, stats, status } = await post({
      query: '{ dear: localGovernments(first: 100) { nodes { mous(first: 40) { nodes { code status } } } } }',
    });
    expect(status).toBe(200);
    expect(json.data).toBeUndefined();
    const { cost } = json.extensions;
    expect(cost).toMatchObject({ requested: 'more than 5000', limit: 5000 });
    expect(cost.dearest).toHaveLength(3);
    expect(cost.dearest[0]).toEqual({ path: 'dear.nodes.mous.nodes.status', cost: expect.any(Number) });
    expect(json.errors[0].message).toContain(
      `dear.nodes.mous.nodes.status (${cost.dearest[0].cost.toLocaleString('en')})`,
    );
    expect(json.extensions.dataset).toBeUndefined();
    expect(stats.http).toBe(0);
  });

  test('of introspection alone needs no database', async () => {
    const { json, stats } = await post({ query: '{ __schema { queryType { name } } }' });
    expect(json.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(stats.http).toBe(0);
  });

  test('introspection and data go together in one request', async () => {
    const { json, stats } = await post({ query: '{ a: __typename __type(name: "Mou") { kind } dataset { version } }' });
    expect(json.data).toMatchObject({ a: 'Query', __type: { kind: 'OBJECT' }, dataset: {} });
    expect(stats.http).toBe(1);
  });
});

describe('@asKnownAt moves the whole operation', () => {
  const at = '2014-08-21T17:00:00+08:00';
  let owner: Client;
  beforeAll(async () => {
    owner = new Client({ connectionString: inject('seededUrl') });
    await owner.connect();
  });
  afterAll(() => owner.end());
  /** Now, by the clock of the database, to the microsecond, in the form that answers have. */
  const now = async (): Promise<string> => {
    const form = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
    const { rows } = await owner.query("select to_char(clock_timestamp() at time zone 'UTC', $1) as now", [form]);
    return rows[0].now;
  };
  /** Is it the moment of a request that began after `before` and was just answered? */
  const isBetween = async (before: string, moment: string) => {
    const moments = [before, moment, await now()];
    expect(moments).toEqual(moments.toSorted());
  };
  test.each([
    ['a literal', `query @asKnownAt(at: "${at}") { dataset { version } }`, undefined],
    ['a variable', 'query ($at: DateTime!) @asKnownAt(at: $at) { dataset { version } }', { at }],
    ['a default', `query ($at: DateTime! = "${at}") @asKnownAt(at: $at) { dataset { version } }`, undefined],
  ])('by %s', async (_name, query, variables) => {
    const { json } = await post({ query, variables });
    expect(json.errors).toBeUndefined();
    expect(json.extensions.dataset.knownAt).toBe('2014-08-21T09:00:00.000000Z');
  });
  test('and stays where it is: the next operation looks at now again', async () => {
    await post({ query: `query @asKnownAt(at: "${at}") { dataset { version } }` });
    const before = await now();
    const { json } = await post(version);
    await isBetween(before, json.extensions.dataset.at);
    expect(json.extensions.dataset.knownAt > '2026').toBe(true);
  });

  const dataset = async (directive: string) => {
    const { json } = await post({ query: `query ${directive} { dataset { knownAt } }` });
    expect([json.errors, json.data.dataset.knownAt]).toEqual([undefined, json.extensions.dataset.knownAt]);
    return json.extensions.dataset;
  };
  test('to what was written last at most: what is to come is not known, and the answer says so', async () => {
    const last = await dataset('');
    const { knownAt } = last;
    const later = new Date(Date.parse(knownAt) + 1000).toISOString();
    const earlier = new Date(Date.parse(knownAt) - 1000).toISOString().replace('Z', '000Z');
    for (const [at, known] of [
      ['2030-01-01T00:00:00Z', knownAt],
      [later, knownAt],
      [knownAt, knownAt],
      [earlier, earlier],
    ])
      expect([at, (await dataset(`@asKnownAt(at: "${at}")`)).knownAt]).toEqual([at, known]);
    // Today is the day of that moment; that of now where the moment is still to come.
    for (const at of [knownAt, earlier]) expect((await dataset(`@asKnownAt(at: "${at}")`)).at).toBe(at);
    const before = await now();
    const { at } = await dataset('@asKnownAt(at: "2030-01-01T00:00:00Z")');
    await isBetween(before, at);
  });
  test('and today is the day of `on`, where it is given: statuses go by it, what is known does not', async () => {
    const { knownAt } = await dataset('');
    const status = async (directive: string) => {
      const { json } = await post({
        query: `query ${directive} { mou(by: { code: "64:2020-06-15" }) { status statusReason } }`,
      });
      return [json.extensions.dataset.at, json.data.mou?.status];
    };
    // It was signed on 15 June.
    const on = '2020-06-10T00:00:00.000000Z';
    expect(await status('')).toEqual([expect.any(String), 'POSSIBLY_ACTIVE']);
    expect(await status(`@asKnownAt(at: "${knownAt}", on: "${on}")`)).toEqual([on, 'UNKNOWN']);
    const then = '2020-06-20T00:00:00.000000Z';
    expect(await status('@asKnownAt(at: "2020-06-20T08:00:00+08:00")')).toEqual([then, 'POSSIBLY_ACTIVE']);
    expect(await status(`@asKnownAt(at: "${then}", on: "${on}")`)).toEqual([on, 'UNKNOWN']);
    // An agreement of which nothing was known then is not there, whatever day it is.
    expect((await status(`@asKnownAt(at: "2019-01-01T00:00:00Z", on: "${on}")`))[1]).toBeUndefined();
    expect((await status(`@asKnownAt(at: "${knownAt}", on: null)`))[0]).toBe(knownAt);
    for (const bad of ['"2020-06-20"', '"1899-12-31T00:00:00Z"', '"2200-01-01T00:00:00Z"', '7']) {
      const { json } = await post({ query: `query @asKnownAt(at: "${knownAt}", on: ${bad}) { dataset { version } }` });
      expect([bad, json.errors?.[0].extensions.code]).toEqual([bad, 'BAD_USER_INPUT']);
    }
  });
});

describe('media types', () => {
  test.each([
    ['application/graphql-response+json', 400],
    ['application/json', 200],
    ['*/*', 200],
  ])('a refused document under accept: %s is %i', async (accept, expected) => {
    for (const query of ['{ nothing }', '{ broken', `{ ${'dataset { version } '.repeat(21)} }`]) {
      const { status, json, headers } = await post({ query }, { accept });
      expect(status).toBe(expected);
      expect(json.errors).toHaveLength(1);
      expect(headers.get('content-type')).toContain(accept.startsWith('app') ? accept : 'application/json');
    }
  });
  const [JSON_TYPE, RESPONSE] = ['application/json', 'application/graphql-response+json'];
  // RFC 9110, section 12.5.1: the most specific range of each type says its weight, the heaviest type is sent.
  test.each([
    [`${JSON_TYPE};q=0.1, ${RESPONSE};q=0.9`, RESPONSE],
    [`${JSON_TYPE};q=0.9, ${RESPONSE};q=0.1`, JSON_TYPE],
    [`${JSON_TYPE};q=0, ${RESPONSE};q=0.001`, RESPONSE],
    [`${RESPONSE};q=0, */*`, JSON_TYPE],
    [`${JSON_TYPE};q=0, */*`, RESPONSE],
    [`*/*;q=0.5, application/*;q=0.4, ${RESPONSE};q=0.6`, RESPONSE],
    [`${JSON_TYPE};q=0.2, application/*;q=0.8`, RESPONSE],
    [`text/html, ${RESPONSE};q=0.9, */*;q=0.8`, RESPONSE],
    ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
    [`multipart/mixed;deferSpec=20220824, ${RESPONSE}, ${JSON_TYPE}`, RESPONSE],
    [`${JSON_TYPE}, ${RESPONSE}`, JSON_TYPE],
    [`${RESPONSE} ; Q=0.5 , ${JSON_TYPE} ; q=0.4`, RESPONSE],
    ['APPLICATION/GraphQL-Response+JSON', RESPONSE],
    [`${RESPONSE}; charset="UTF-8"`, RESPONSE],
    [`${RESPONSE}; charset=iso-8859-1, ${JSON_TYPE};q=0.1`, JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['', JSON_TYPE],
  ])('accept: %s gets %s, by POST and by GET', async (accept, type) => {
    const address = `/graphql?query=${encodeURIComponent(version.query)}`;
    for (const answer of [await post(version, { accept }), await api.fetch(address, { headers: { accept } })])
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  });
  test.each([
    'text/event-stream',
    'multipart/mixed',
    'text/html',
    'image/png',
    'application/json;q=0',
    '*/*;q=0',
    'application/*;q=0, text/*',
    `${JSON_TYPE};q=0.0, ${RESPONSE};q=0, */*;q=0`,
    `${RESPONSE};q=0, application/*;q=0.000, */*;q=1`,
    'application/json; charset=iso-8859-1',
  ])('%s is 406', async (accept) => {
    for (const path of ['/graphql', `/graphql?query=${encodeURIComponent(version.query)}`]) {
      const init = path === '/graphql' ? { method: 'POST', body: JSON.stringify(version) } : {};
      const { status, stats, json } = await api.fetch(path, { ...init, headers: { ...asJson, accept } });
      expect([status, stats.http, json.errors[0].extensions.code]).toEqual([406, 0, 'BAD_USER_INPUT']);
    }
  });
});

describe('methods', () => {
  test.each([
    ['POST', '/health', 'GET, HEAD'],
    ['DELETE', '/schema.graphql', 'GET, HEAD'],
    ['POST', '/calendar/64.ics', 'GET, HEAD'],
    ['POST', '/calendar/nothing.ics', 'GET, HEAD'],
    ['POST', '/feed/64.atom', 'GET, HEAD'],
    ['PUT', '/q/series', 'GET, HEAD'],
    ['PUT', '/imports/figures', 'POST'],
    ['POST', '/imports/template.csv', 'GET, HEAD'],
    ['POST', '/en/wilayah/64', 'GET, HEAD'],
    ['PUT', '/graphql', 'GET, HEAD, POST'],
  ])('%s %s is 405, and says what the address takes', async (method, path, allowed) => {
    const { status, headers, json } = await api.fetch(`${path}?lang=en`, { method });
    expect([status, headers.get('allow'), headers.get('cache-control')]).toEqual([405, allowed, 'no-store']);
    expect(json.errors).toMatchObject([
      {
        message: `This address takes only ${allowed.replace(/, (\w+)$/, ' and $1')}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
  test.each(['/nothing', '/calendar/64.txt', '/q/a/b'])('POST %s is 404, as there is nothing', async (path) => {
    const { status, headers } = await api.fetch(path, { method: 'POST' });
    expect([status, headers.get('allow')]).toEqual([404, null]);
  });
  test.each(['PUT', 'DELETE', 'PATCH'])('%s is 405', async (method) => {
    const { status, headers } = await api.fetch('/graphql', { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
  const asked = (query: string, more = '') => `/graphql?query=${encodeURIComponent(query)}${more}`;
  test.each([
    ['a query', asked(version.query), 200, 1],
    ['a query that is wrong', asked('{ nothing }'), 200, 0],
    ['no query', '/graphql', 400, 0],
    ['variables that are no object', asked(version.query, '&variables=1'), 400, 0],
    ['a mutation', asked('mutation { __typename }'), 405, 0],
    ['the schema', '/schema.graphql', 200, 0],
    ['the state of health', '/health', 200, 1],
    ['a calendar', '/calendar/64.ics', 200, 1],
    ['a calendar of nothing', '/calendar/99.99.ics', 404, 1],
    ['nothing', '/nothing', 404, 0],
  ])('HEAD of %s is as GET, without the body', async (_name, path, status, http) => {
    const headers = { 'x-request-id': 'head-or-get' };
    const got = await api.fetch(path, { headers });
    const head = await api.fetch(path, { method: 'HEAD', headers });
    expect([got.status, got.stats.http, got.text === '']).toEqual([status, http, false]);
    expect([head.status, head.stats.http, head.text]).toEqual([status, http, '']);
    const without = (answer: typeof got) =>
      Object.fromEntries([...answer.headers].filter(([name]) => name !== 'server-timing'));
    expect(without(head)).toEqual(without(got));
    expect(head.headers.has('server-timing')).toBe(got.headers.has('server-timing'));
  });
  test('HEAD is refused where GET is', async () => {
    for (const headers of [{ accept: 'text/html' }, { authorization: 'Bearer no' }] as Record<string, string>[]) {
      const [got, head] = await Promise.all(
        ['GET', 'HEAD'].map((method) => api.fetch(asked(version.query), { method, headers })),
      );
      expect([head?.status, head?.text]).toEqual([got?.status, '']);
      expect(got?.status).toBeGreaterThanOrEqual(401);
    }
  });
  test('GET asks queries', async () => {
    const { status, json } = await api.fetch(`/graphql?query=${encodeURIComponent(version.query)}`);
    expect([status, typeof json.data.dataset.version]).toEqual([200, 'string']);
  });
  test('no address below or beside the endpoint answers for it', async () => {
    for (const path of ['/graphql/health', '/graphql/', '/graphqlx', '/Graphql']) {
      expect((await api.fetch(path)).status).toBe(404);
    }
    expect((await api.fetch('/graphql?x=/health')).status).toBe(400);
  });
});

describe('errors', () => {
  const log = vi.spyOn(console, 'error');
  beforeEach(() => void log.mockImplementation(() => {}));
  afterEach(() => void log.mockReset());

  test('lead to the page that explains their code', async () => {
    const { json } = await post({ query: '{ nothing }' });
    expect(json.errors[0].extensions.docs).toBe('/errors?lang=en#BAD_USER_INPUT');
  });

  test('never repeat a host that the caller makes up', async () => {
    for (const path of ['/nothing', '/graphql?query={nothing}'])
      expect((await api.fetch(path, { headers: { host: 'evil.example' } })).json.errors[0].extensions.docs).toMatch(
        /^\/errors\?lang=en#/,
      );
  });

  test('of the HTTP layer have the same form', async () => {
    const { json, headers } = await api.fetch('/nothing');
    expect(json.errors[0].extensions).toEqual({
      code: 'NOT_FOUND',
      requestId: headers.get('x-request-id'),
      docs: '/errors?lang=en#NOT_FOUND',
    });
  });

  test('keep place and path of what they are about', async () => {
    const { json } = await post({ query: '{ dataset { version nothing } }' });
    expect(json.errors[0].locations).toEqual([{ line: 1, column: 21 }]);
  });

  test('of a fault of ours say nothing of it, and the log says it under the same request id', async () => {
    const away = 'postgres://app_api:secret@nowhere.invalid/app';
    const { text, json, status, headers } = await api.fetch(
      '/graphql',
      { method: 'POST', headers: asJson, body: JSON.stringify(version) },
      away,
    );
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(text).not.toMatch(/secret|nowhere|fetch|neon|sqlstate|\.ts/i);
    expect(json.data).toBeUndefined();
    expect(json.extensions.cost.limit).toBe(5000);
    const line = JSON.parse(log.mock.lastCall?.[0]);
    expect(line.requestId).toBe(json.errors[0].extensions.requestId);
    expect(JSON.stringify(line)).not.toContain('secret');
  });

  test('a Worker without its database says INTERNAL, and not which setting', async () => {
    const { text, json, status } = await api.fetch('/health', undefined, '');
    expect([status, json.errors[0].extensions.code]).toEqual([500, 'INTERNAL']);
    expect(text).not.toContain('DATABASE_URL');
  });
});

describe('ids', () => {
  test('an area is found by the id it gives, and by no other type with its code', async () => {
    const { json } = await post({
      query: `{ right: area(by: { id: "Province:64" }) { code } node(id: "Region:64") { id } }`,
    });
    expect(json.data).toEqual({
      right: { code: '64' },
      node: null,
    });
    const wrong = await post({ query: '{ area(by: { id: "Region:64" }) { code } }' });
    expect(wrong.json.errors[0].extensions.code).toBe('NOT_FOUND');
  });

  test('a ranking within an area that is not there is NOT_FOUND', async () => {
    const ranking = 'ranking(measure: COVERAGE, among: PROVINCE, within: $in) { rank }';
    const query = `query ($in: ID!) { ${ranking} }`;
    const { json, status } = await post({ query, variables: { in: 'Region:XX' } });
    expect([status, json.errors[0].extensions.code]).toEqual([200, 'NOT_FOUND']);
    expect((await post({ query, variables: { in: 'Region:VII' } })).json.data.ranking).not.toEqual([]);
  });
});
