import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const many = (n: number, each: (i: number) => string, between = ' ') =>
  Array.from({ length: n }, (_, i) => each(i)).join(between);
const members = (n: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, value]));
const filtered = (f: unknown) => ({
  query: 'query ($f: MouFilter) { mous(filter: $f) { totalCount } }',
  variables: { f },
});
const long = 'x'.repeat(900_000);
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

const BIG: Record<string, unknown> = {
  'a filter of fifty long texts under unknown names': filtered(members(50, '\\'.repeat(9_700))),
  'a member with a long name': filtered({ [long]: 1 }),
  'thousands of members': filtered(members(60_000, 1)),
  'members that resemble others': filtered(
    Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`statu${i}`, 1])),
  ),
  'a long enum value': filtered({ status: long }),
  'many long enum values': filtered({ status: Array(250).fill('x'.repeat(3_500)) }),
  'objects for enum values': filtered({ status: Array(250).fill({ a: 'x'.repeat(3_000) }) }),
  'a wide object for an enum value': filtered({ status: members(9_000, 1) }),
  'control characters': filtered('\u0001'.repeat(150_000)),
  'a list nested deep': `{"query":"${version}","variables":{"f":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`,
  'empty objects': `{"query":"${version}","variables":{"f":[${'{},'.repeat(300_000)}{}]}}`,
  'a long id': { query: 'query ($i: ID!) { node(id: $i) { id } }', variables: { i: long } },
  'long ids': {
    query: 'query ($i: [ID!]!) { nodes(ids: $i) { id } }',
    variables: { i: Array(100).fill(`Province:${'x'.repeat(9_000)}`) },
  },
  'a long cursor': { query: 'query ($a: String) { mous(after: $a) { totalCount } }', variables: { a: long } },
  'a long moment': {
    query: 'query ($d: DateTime!) @asKnownAt(at: $d) { dataset { version } }',
    variables: { d: long },
  },
  'many wrong variables': {
    query: `query (${many(330, (i) => `$v${i}: MouFilter`)}) { mous(filter: $v0) { totalCount } }`,
    variables: Object.fromEntries(Array.from({ length: 330 }, (_, i) => [`v${i}`, 'x'.repeat(2_500)])),
  },
  'variables of a long name': {
    query: `query (${many(40, (i) => `$${'v'.repeat(2_300)}${i}: MouFilter`)}) ${version}`,
  },
  'a long field': { query: `{ ${long} }` },
  'long fields': { query: `{ ${many(90, (i) => `${'x'.repeat(990)}${i}`)} }` },
  'a long literal': { query: `{ mous(first: "${long}") { totalCount } }` },
  'a long number': { query: `{ mous(first: ${'9'.repeat(90_000)}) { totalCount } }` },
  'many unknown fields': { query: `{ dataset { ${many(1_900, (i) => `versio${i}`)} } }` },
  'unknown fields on many lines': { query: `${'\n'.repeat(2_400)}{ ${many(90, (i) => `nothing${i}`)} }` },
  'unknown arguments': { query: `{ mous(${many(650, (i) => `firs${i}: 1`)}) { totalCount } }` },
  'unknown members of a literal': { query: `{ mous(filter: {${many(650, (i) => `statu${i}: 1`)}}) { totalCount } }` },
  'directives of a long name': { query: `{ dataset ${many(40, (i) => `@${'d'.repeat(2_000)}${i}`)} { version } }` },
  'unknown fragments': { query: `{ ${many(900, (i) => `...F${i}`)} }` },
  'fragments in a circle': {
    query: `{ ...${'F'.repeat(190)}0 } ${many(130, (i) => `fragment ${'F'.repeat(190)}${i} on Query { ...${'F'.repeat(190)}${(i + 1) % 130} }`)}`,
  },
  'fragments within each other': {
    query: `{ ...F0 } ${many(30, (i) => `fragment F${i} on Query { ${many(30, (j) => `...F${j}`)} }`)}`,
  },
  'unknown variables of a long operation': {
    query: `query ${'A'.repeat(50_000)} { mous(filter: {status: [${many(249, (i) => `$a${i}`)}]}) { totalCount } }`,
  },
  'fields that differ, on many lines': {
    query: `${'\n'.repeat(2_400)}{ ${many(2, (k) => `region(code: 1) { ${many(150, (i) => `rollUp(at: ${200 * k + i})`)} }`)} }`,
  },
  'some fields that differ': {
    query: `{ ${many(2, (k) => `region(code: 1) { ${many(6, (i) => `rollUp(at: ${200 * k + i})`)} }`)} }`,
  },
  'one field again and again': { query: `{ dataset { ${many(1_900, () => 'version')} } }` },
  'nothing but lines': { query: `${'\n'.repeat(90_000)}{ nothing }` },
  'an open text': { query: `{ a(b: "${long}` },
  'a long operation name': { query: 'query A { nothing } query B { nothing }', operationName: long },
  'a parameter of a long name': { [long]: 1 },
  'a list of requests': `[${'{},'.repeat(330_000)}{}]`,
  'an open body': `{"query":"${long}`,
  'a long extension': { query: '{ nothing }', extensions: { a: long } },
};
test.each(Object.entries(BIG))('%s: the refusal is small and quick', async (name, body) => {
  await post({ query: '{ nothing }' });
  const before = process.threadCpuUsage();
  const answer = await post(body);
  const { user, system } = process.threadCpuUsage(before);
  isSmall(answer);
  // What is no id among nodes is told beside the others.
  expect(answer.stats.http).toBe(name === 'long ids' ? 1 : 0);
  // In microseconds. The bound is 50 ms; ten times as much leaves room for what is not compiled yet, and another machine.
  expect(user + system).toBeLessThan(500_000);
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
  ['characters', (n) => ({ query: `${version}${' '.repeat(n - version.length)}` }), 100_000, /characters: 100001/],
  ['lines', (n) => ({ query: `${version}${'\n'.repeat(n - 1)}` }), 2_500, /lines: 2501/],
  ['characters of a name', (n) => ({ query: `query ${'a'.repeat(n)} ${version}` }), 200, /a name of length 201/],
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
    /^The body has more than 20000 values/,
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
