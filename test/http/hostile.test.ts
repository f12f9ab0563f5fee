import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { useApi } from '../support/api.ts';
import { DEAR } from '../support/refused.ts';

const api = useApi(undefined, {}, 'both');
const raw = (body: BodyInit, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const log = vi.spyOn(console, 'error');
beforeAll(() => void log.mockImplementation(() => {}));
afterAll(() => {
  // Whatever a client sends, it is never a fault of ours.
  expect(log.mock.calls).toEqual([]);
  log.mockRestore();
});

const version = '{ dataset { version } }';
const deepJson = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

test.each([
  ['variables nested 100,000 deep', `{"query":"${version}","variables":{"x":${deepJson}}}`],
  [
    'declared variables nested deep',
    `{"query":"query ($x: [ID!]!) { nodes(ids: $x) { id } }","variables":{"x":${deepJson}}}`,
  ],
  ['a deep body', deepJson],
  ['extensions nested deep', `{"query":"${version}","extensions":{"x":${deepJson}}}`],
  ['a huge number', '{"query":"query ($n: Int) { mous(first: $n) { totalCount } }","variables":{"n":1e999}}'],
  ['a literal beyond every integer', `{"query":"{ mous(first: ${'9'.repeat(5000)}) { totalCount } }"}`],
  ['a float for an Int', '{"query":"{ mous(first: 1.5) { totalCount } }"}'],
  ['a lone surrogate', '{"query":"query ($c: String!) { region(code: $c) { name } }","variables":{"c":"\\ud800"}}'],
  ['a lone surrogate in the document', '{"query":"{ region(code: \\"\\ud800\\") { name } }"}'],
  ['U+0000 in the document', '{"query":"{ region(code: \\"\\\\u0000\\") { name } }"}'],
  ['a raw U+0000 in the document', '{"query":"{ dataset \\u0000 { version } }"}'],
  ['U+0000 in an id', '{"query":"{ node(id: \\"Figure:1\\\\u0000\\") { id } }"}'],
  ['U+0000 in the operation name', '{"query":"query A { dataset { version } }","operationName":"A\\u0000"}'],
  ['an operation name that is inherited', '{"query":"{ dataset { version } }","operationName":"toString"}'],
  ['unknown members', '{"query":"{ dataset { version } }","persistedQuery":1}'],
  ['a fragment within itself', '{"query":"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"}'],
  ['an unknown directive', '{"query":"{ dataset @nothing { version } }"}'],
  [
    '@asKnownAt twice',
    '{"query":"query @asKnownAt(at: \\"2014-08-21T17:00:00Z\\") @asKnownAt(at: \\"2015-08-21T17:00:00Z\\") { dataset { version } }"}',
  ],
  [
    '@asKnownAt null',
    '{"query":"query ($at: DateTime!) @asKnownAt(at: $at) { dataset { version } }","variables":{"at":null}}',
  ],
  ['@asKnownAt on a field', '{"query":"{ dataset @asKnownAt(at: \\"2014-08-21T17:00:00Z\\") { version } }"}'],
  ['a day in a leap second', '{"query":"query @asKnownAt(at: \\"2016-12-31T23:59:60Z\\") { dataset { version } }"}'],
  ['infinity', '{"query":"query @asKnownAt(at: \\"infinity\\") { dataset { version } }"}'],
  ['a subscription', '{"query":"subscription { dataset { version } }"}'],
  ['a mutation', '{"query":"mutation { signMou { id } }"}'],
  ['a schema for a document', '{"query":"type A { b: Int }"}'],
  ['an empty document', '{"query":"  # nothing"}'],
  ['a variable of an output type', '{"query":"query ($x: Region) { dataset { version } }","variables":{"x":1}}'],
  ['a variable of no type', '{"query":"query ($x: Nothing!) { dataset { version } }"}'],
  ['a BOM', '\ufeff{"query":"{ dataset { version } }"}'],
])('%s is told, not suffered', async (_name, body) => {
  const { status, text, json } = await raw(body);
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(/Unexpected error|INTERNAL|Something went wrong/);
  for (const error of json?.errors ?? [])
    expect(error.extensions.code).toMatch(/^(BAD_USER_INPUT|OPERATION_TOO_COMPLEX)$/);
});

test.each([
  ['bad UTF-8 in a string', [0x22, 0xc3, 0x28, 0x22]],
  ['overlong UTF-8', [0x22, 0xc0, 0x80, 0x22]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
])('%s', async (_name, bytes) => {
  const before = new TextEncoder().encode(
    '{"query":"query ($c: String!) { region(code: $c) { name } }","variables":{"c":',
  );
  const { status } = await raw(new Uint8Array([...before, ...bytes, 0x7d, 0x7d]));
  expect(status).toBeLessThan(500);
});

test.each([
  '?query=%ff%fe',
  '?query={dataset{version}}&variables=%7Bx',
  '?query={dataset{version}}&variables=%00',
  '?query={dataset{version}}&variables=null',
  '?query={dataset{version}}&query={nothing}',
  '?query=%00',
  '?variables={}',
  '?',
  '?query={dataset{version}}&operationName=%00',
  '?query=mutation{x}',
  '?query={dataset{version}}&extensions={"persistedQuery":{"version":1,"sha256Hash":"x"}}',
])('GET %s', async (path) => {
  const { status, text } = await api.fetch(`/graphql${path}`);
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(/INTERNAL|Unexpected error/);
});

test.each([
  ['content-length', 'x'],
  ['content-encoding', 'gzip'],
  ['accept', ''],
  ['accept', ';;;,,,/'],
  ['accept', 'application/json;charset=utf-16'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'application/json, text/plain'],
  ['x-request-id', 'x'.repeat(10_000)],
  ['authorization', 'Bearer \u00ff'],
  ['origin', 'null'],
])('header %s: %s', async (name, value) => {
  expect((await raw(JSON.stringify({ query: version }), { [name]: value })).status).toBeLessThan(500);
});

describe('what would be dear is refused before the database is asked', () => {
  test.each(Object.entries(DEAR))('%s', async (_name, query) => {
    const { json, stats } = await raw(JSON.stringify({ query }));
    expect(json.errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|OPERATION_TOO_COMPLEX)$/);
    expect(stats.http).toBe(0);
  });

  test('introspection many times over', async () => {
    const inner = 'fields { type { fields { type { name } } } }';
    const ask = (n: number) => {
      const some = Array.from({ length: n }, (_, i) => `a${i}: __schema { types { ${inner} } }`);
      return raw(JSON.stringify({ query: `{ ${some.join(' ')} }` }));
    };
    expect((await ask(6)).json.errors[0].extensions.code).toBe('OPERATION_TOO_COMPLEX');
    expect((await ask(5)).json.errors).toBeUndefined();
    const fragment = `{ ...A dataset { version } } fragment A on Query { ${'x: __typename '.repeat(6)} __schema { description } }`;
    expect((await raw(JSON.stringify({ query: fragment }))).json.errors[0].extensions.code).toBe(
      'OPERATION_TOO_COMPLEX',
    );
    const deeper = `{ __schema { types { ${inner.replace('type { name }', `type { ${inner} }`)} } } }`;
    expect((await raw(JSON.stringify({ query: deeper }))).json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('the introspection that every tool sends is answered', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true });
    const { json, stats } = await raw(JSON.stringify({ query }));
    expect(buildClientSchema(json.data).getQueryType()?.name).toBe('Query');
    expect(stats.http).toBe(0);
  });
});
