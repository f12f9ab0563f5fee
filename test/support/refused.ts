/** What is refused: that it is, and how, is in test/http; what it takes, in test/slow/refusals. */
/** So many of the same in a row. */
export const many = (n: number, each: (i: number) => string, between = ' ') =>
  Array.from({ length: n }, (_, i) => each(i)).join(between);
export const members = (n: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, value]));
export const filtered = (f: unknown) => ({
  query: 'query ($f: MouFilter) { mous(filter: $f) { totalCount } }',
  variables: { f },
});
const long = 'x'.repeat(900_000);
const version = '{ dataset { version } }';

const nestedPages = `${'nodes { children(first: 100) { '.repeat(5)}totalCount${' } }'.repeat(5)}`;

/** Operations that would be much work. */
export const DEAR: Readonly<Record<string, string>> = {
  'pages within pages': `{ mous(first: 100) { ${nestedPages} } }`,
  'one name 900 times': `{ dataset { ${'version '.repeat(900)} } ${'dataset { version } '.repeat(200)} }`,
  'fragments that double': `{ ...A0 } ${Array.from({ length: 40 }, (_, i) => `fragment A${i} on Query { ...A${i + 1} ...A${i + 1} }`).join(' ')} fragment A40 on Query { dataset { version } }`,
  '2,000 root fields': `{ ${'dataset '.repeat(1990)} }`,
  'aliases in a fragment spread again and again': `{ ${'...F '.repeat(20)} } fragment F on Query { a: dataset { b: version } }`,
  'too many tokens': `{ ${'a '.repeat(200_000)} }`,
  'one megabyte of comment': `#${'x'.repeat(900_000)}\n{ nothing }`,
};

/** Bodies of almost a megabyte. */
export const BIG: Readonly<Record<string, unknown>> = {
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
