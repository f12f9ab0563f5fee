/** The short path and the long way: which request takes which, and that nobody can tell by the answer. */
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { app } from '../../src/app.ts';
import { useAccess } from '../support/access.ts';
import { comparable, useApi } from '../support/api.ts';

const access = useAccess();
/** What the rate limiter was asked, and whom it refuses. */
let counted: string[] = [];
let refused = /^nobody/;
const bindings = {
  RATE_LIMITER: {
    limit: async ({ key }: { key: string }) => ({ success: counted.push(key) > 0 && !refused.test(key) }),
  },
};
const ways = { long: useApi(access.apiUrl, bindings, 'long'), short: useApi(access.apiUrl, bindings, 'short') };

const log = vi.spyOn(console, 'log');
const report = vi.spyOn(console, 'error');
const long = vi.spyOn(app, 'fetch');
beforeEach(() => {
  refused = /^nobody/;
  for (const spy of [log, report]) spy.mockImplementation(() => {});
});
afterAll(() => {
  for (const spy of [log, report, long]) spy.mockRestore();
});

type Asked = RequestInit & { body: string };
/** Everything that is seen of a request: by the client, by the operators, by the rate limiter and by the database. */
async function seen(way: keyof typeof ways, path: string, asked: RequestInit, url?: string) {
  counted = [];
  for (const spy of [log, report, long]) spy.mockClear();
  const answer = await ways[way].fetch(path, asked, url);
  const id = answer.headers.get('x-request-id') ?? '';
  const lines = [...log.mock.calls, ...report.mock.calls].map(([line]) =>
    JSON.parse(line, (name, value) => (name === 'durationMs' ? 'some' : value === id ? 'the id' : value)),
  );
  expect(lines.length).toBeGreaterThan(0);
  return { way: long.mock.calls.length ? 'long' : 'short', told: { ...comparable(answer), lines, counted } };
}
/** Asks twice, as then a document is known. Only the second may take the short path; gives which it took. */
async function wayOf(asked: RequestInit, path = '/graphql', url?: string) {
  const first = await seen('long', path, asked, url);
  const second = await seen('short', path, asked, url);
  expect(first.way).toBe('long');
  expect(second.told).toEqual(first.told);
  return second.way;
}
const json = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const version = '{ dataset { version } }';
const named = 'query A($code: String!) { province(code: $code) { name } } query B { dataset { version } }';
const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const dear = '{ localGovernments(first: 100) { nodes { mous(first: 40) { nodes { code status } } } } }';
const proposal = `mutation { proposeMou(input: { area: "LocalGovernment:64.71", instrument: NOTA_KESEPAKATAN, proposedOn: "2026-03-02",
  parties: [{ role: GOVERNMENT, office: "Wali Kota", area: "LocalGovernment:64.71" }] }) { __typename } }`;

test.each<[string, Asked]>([
  ['a query', post({ query: version })],
  ['with a name and variables', post({ query: named, operationName: 'A', variables: { code: '64' } })],
  ['with an empty name and nulls', post({ query: version, operationName: '', variables: null, extensions: null })],
  ['with members of its own', post({ query: version, id: 'x', extensions: { x: [1] } })],
  ['about then', post({ query: `query @asKnownAt(at: "2014-08-21T09:00:00Z") ${version}` })],
  ['with introspection', post({ query: '{ __schema { queryType { name } } dataset { version } }' })],
  ['of nothing but introspection', post({ query: '{ __typename __schema { queryType { name } } }' })],
  ['with data and an error', post({ query: nodes, variables: { ids: ['Province:64', 'x'] } })],
  ['with a variable of another type', post({ query: nodes, variables: { ids: { a: 1 } } })],
  ['without a variable', post({ query: nodes, variables: {} })],
  ['with a list too long', post({ query: nodes, variables: { ids: Array(251).fill('Province:64') } })],
  ['with an id of nothing', post({ query: '{ node(id: "x") { id } }' })],
  ['that costs too much', post({ query: dear })],
  ['a mutation by nobody', post({ query: proposal })],
  ['with a name of its own', post({ query: version }, { 'x-request-id': 'my-request-1' })],
  ['with a strange name', post({ query: version }, { 'x-request-id': '<script>' })],
  ['with an idempotency key', post({ query: version }, { 'idempotency-key': 'once' })],
  ['with one too long', post({ query: version }, { 'idempotency-key': 'x'.repeat(201) })],
  ['from another site', post({ query: version }, { origin: 'https://example.org' })],
  ['for the new media type', post({ query: version }, { accept: 'application/graphql-response+json' })],
  ['for either, by weight', post({ query: version }, { accept: 'application/json;q=0.1, application/*;q=0.9' })],
  ['refused, for the new media type', post({ query: dear }, { accept: 'application/graphql-response+json' })],
  ['for a media type that we have not', post({ query: version }, { accept: 'text/html' })],
  ['with a credential of no form', post({ query: version }, { authorization: 'Basic x' })],
  ['with an empty credential', post({ query: version }, { authorization: '' })],
  [
    'with a key of nobody',
    post({ query: version }, { authorization: `Bearer jgk_${'a'.repeat(12)}_${'b'.repeat(43)}` }),
  ],
  [
    'of nothing, with a key of nobody',
    post({ query: '{ __typename }' }, { authorization: `Bearer jgk_${'a'.repeat(12)}_${'b'.repeat(43)}` }),
  ],
])('%s: the short path', async (_name, asked) => {
  expect(await wayOf(asked)).toBe('short');
});

test.each<[string, RequestInit, string?]>([
  ['not known: a syntax error', post({ query: '{ broken' })],
  ['not known: not valid', post({ query: '{ nothing }' })],
  ['not known: too long to be kept', post({ query: `${version} # ${'x'.repeat(10_000)}` })],
  ['no operation of that name', post({ query: named, operationName: 'C' })],
  ['a name that is none', post({ query: version, operationName: 1 })],
  ['which of two it does not say', post({ query: named })],
  ['variables in a list', post({ query: version, variables: [] })],
  ['extensions in a text', post({ query: version, extensions: 'x' })],
  ['no query', post({})],
  ['a list of operations', post([{ query: version }])],
  ['no JSON', post(`{"query":"${version}"`)],
  ['half of a character', post(`{"query":"${version}","variables":{"x":"\\ud800"}}`)],
  ['too many values', post({ query: version, extensions: { x: Array(20_000).fill(1) } })],
  ['a body of 50 KB', post({ query: version, extensions: { x: 'x'.repeat(50_000) } })],
  ['a media type with a charset', post({ query: version }, { 'content-type': 'application/json; charset=utf-8' })],
  ['another media type', post({ query: version }, { 'content-type': 'text/plain' })],
  ['a length and a transfer coding', post({ query: version }, { 'transfer-encoding': 'chunked' })],
  ['PUT', { ...post({ query: version }), method: 'PUT' }],
  ['a query in the address too', post({ query: version }), '/graphql?query={nothing}'],
  ['GET', {}, `/graphql?query=${version}`],
])('%s: the long way', async (_name, asked, path) => {
  expect(await wayOf(asked, path)).toBe('long');
});

test('with a good credential: it is counted, and looked at, once', async () => {
  const asked = post(
    { query: '{ viewer { roles } }' },
    { ...access.bearer('mayor'), 'cf-connecting-ip': '203.0.113.7' },
  );
  // The first use of a key in a day is written down.
  await ways.long.fetch('/graphql', asked);
  expect(await wayOf(asked)).toBe('short');
  expect(counted).toEqual(['address:203.0.113.7', expect.stringMatching(/^key:/)]);
});

test.each([/^address/, /^key/])('with too many requests of %s', async (which) => {
  refused = which;
  expect(await wayOf(post({ query: version }, access.bearer('mayor')))).toBe('short');
});

test('without a database, or with one that is away', async () => {
  for (const url of ['', 'postgres://app_api:x@127.0.0.1:1/app'])
    expect(await wayOf(post({ query: version }), '/graphql', url)).toBe('short');
});

test('a write under an idempotency key is kept, whichever way it came and comes again', async () => {
  const query = proposal.replace('__typename', '... on ProposeMouSuccess { mou { code title } }');
  const asked = post({ query }, { ...access.bearer('region'), 'idempotency-key': 'by either way' });
  const first = await ways.long.fetch('/graphql', asked);
  expect(first.json.data.proposeMou.mou.code).toBeTruthy();
  const again = await seen('short', '/graphql', asked);
  expect([again.way, again.told.text.includes(JSON.stringify(first.json.data))]).toEqual(['short', true]);
});

test('whose body breaks off', async () => {
  for (const way of ['long', 'short'] as const) {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('broke off')) });
    const headers = way === 'short' ? { ...json, 'content-length': '30' } : json;
    const { told } = await seen(way, '/graphql', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect([told.status, told.lines.map(({ level }) => level)]).toEqual([500, ['info', 'error']]);
  }
});
