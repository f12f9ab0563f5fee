import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';
import { BIG, filtered, many, members } from '../support/refused.ts';

const api = useApi(undefined, {}, 'both');
const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const version = '{ dataset { version } }';
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

interface Told {
  message: string;
  extensions: { code: string };
}
/** Every refusal is so small, and says what it is. */
function isSmall({ text, json }: { text: string; json: { errors: Told[] } }) {
  expect(bytesOf(text)).toBeLessThanOrEqual(64 * 1024);
  expect(json.errors.length).toBeGreaterThan(0);
  expect(json.errors.length).toBeLessThanOrEqual(20);
  for (const { message, extensions } of json.errors) {
    expect(bytesOf(message)).toBeLessThanOrEqual(1024);
    expect(extensions.code).toMatch(/^(BAD_USER_INPUT|OPERATION_TOO_COMPLEX|UNAUTHENTICATED|NOT_FOUND)$/);
  }
}

test.each(Object.entries(BIG))('%s: the refusal is small', async (name, body) => {
  const answer = await post(body);
  isSmall(answer);
  // What is no id among nodes is told beside the others.
  expect(answer.stats.http).toBe(name === 'long ids' ? 1 : 0);
});

const HEADERS: Record<string, Record<string, string>> = {
  authorization: { authorization: `Bearer ${'x'.repeat(15_000)}` },
  accept: { accept: `a/b;q=1,${'x'.repeat(15_000)}` },
  'content-type': { 'content-type': `application/json${' '.repeat(15_000)}x` },
  'idempotency-key': { 'idempotency-key': 'x'.repeat(15_000) },
  'x-request-id': { 'x-request-id': 'x'.repeat(15_000) },
};
test.each(Object.entries(HEADERS))('a long header %s is not echoed', async (_name, headers) => {
  const answer = await post({ query: '{ nothing }' }, headers);
  isSmall(answer);
  expect(JSON.stringify([...answer.headers]).length).toBeLessThan(4_096);
});
test.each([
  `/${'x'.repeat(15_000)}`,
  `/calendar/${'x'.repeat(15_000)}.ics`,
  `/graphql?query={${'x'.repeat(15_000)}}`,
  `/graphql?query={nothing}&variables=${'['.repeat(15_000)}`,
])('an address of 15,000 characters', async (path) => {
  isSmall(await api.fetch(path));
});

test('19 mistakes are all told; of more the first 19, and that there are more', async () => {
  const unknown = async (n: number) => (await post({ query: `{ ${many(n, (i) => `nothing${i}`)} }` })).json.errors;
  expect(await unknown(19)).toHaveLength(19);
  const fields = await unknown(20);
  expect(fields).toHaveLength(20);
  expect(fields[19].message).toMatch(/^Too many validation errors/);
  const wrong = async (n: number) => (await post(filtered(members(n, 1)))).json.errors;
  expect((await wrong(19)).at(-1).message).toContain('"k18"');
  const variables = await wrong(20);
  expect(variables).toHaveLength(20);
  expect(variables[19]).toMatchObject({
    message: 'More is wrong with the variables; the first 19 mistakes are told.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('a message that is cut says so, and ends between two characters', async () => {
  const told = async (name: string) => (await post(filtered({ [name]: 1 }))).json.errors[0].message;
  expect(await told('x'.repeat(500))).toMatch(/x" is not defined by type "MouFilter"\.$/);
  const cut = await told('😀'.repeat(500));
  expect(cut).toMatch(/(😀)… \(cut\)$/u);
  expect(bytesOf(cut)).toBeGreaterThan(1_000);
  expect(bytesOf(cut)).toBeLessThanOrEqual(1_024);
});

test('of a variable the message names the place, what is wrong, and how the value begins', async () => {
  const { json } = await post(filtered({ status: ['SIGNED', 'y'.repeat(100)], nothing: { a: 1 } }));
  const value = `"${'y'.repeat(60)}…"`;
  expect(json.errors.map(({ message }: Told) => message)).toEqual([
    expect.stringContaining(`Variable "$f" got invalid value ${value} at "f.status[1]"; Value "yyy`),
    'Variable "$f" got invalid value {…}; Field "nothing" is not defined by type "MouFilter". Did you mean "within"?',
  ]);
});

const told = async (body: unknown) => (await post(body)).json.errors?.[0]?.message;
test.each<[string, (n: number) => unknown, number, RegExp]>([
  [
    'characters',
    (n) => ({ query: `${version}${' '.repeat(n - version.length)}` }),
    100_000,
    / has 100,001 characters; the limit is 100,000/,
  ],
  ['lines', (n) => ({ query: `${version}${'\n'.repeat(n - 1)}` }), 2_500, / has 2,501 lines; the limit is 2,500/],
  [
    'characters of a name',
    (n) => ({ query: `query ${'a'.repeat(n)} ${version}` }),
    200,
    /A name in the operation has 201 characters/,
  ],
  [
    'pairs of one field',
    // So many fields make the pairs: 200 of them 19,900, and 201 of them 20,100.
    (n) => ({ query: `{ dataset { ${many(n, () => 'version')} } }` }),
    200,
    /too many fields of one name/,
  ],
  [
    'pairs of fields that differ',
    // 20 of them make 190 pairs, and 21 of them 210.
    (n) => ({ query: `{ region(code: "VII") { ${many(n, (i) => `rollUp(at: "20${10 + i}-01") { at }`)} } }` }),
    20,
    /too many fields of one name/,
  ],
  [
    'values in its body',
    // Besides those of the list there are four, the list included.
    (n) => `{"query":"${version}","extensions":{"x":[${'1,'.repeat(n - 5)}1]}}`,
    20_000,
    /^The body has more than 20,000 values/,
  ],
  [
    'levels in its body',
    (n) => `{"query":"${version}","extensions":{"x":${'['.repeat(n - 2)}${']'.repeat(n - 2)}}}`,
    200,
    /^The body is nested more than 200 deep/,
  ],
])('up to its limit a request has so many %s', async (_name, body, limit, refusal) => {
  const within = await told(body(limit));
  expect(within ?? '').not.toMatch(refusal);
  expect(await told(body(limit + 1))).toMatch(refusal);
});

test('quotes and brackets within a text of the body are no values', async () => {
  const text = JSON.stringify({ query: version, extensions: { x: '\\"[[{{,,'.repeat(20_000) } });
  expect((await post(text)).json.errors).toBeUndefined();
});
