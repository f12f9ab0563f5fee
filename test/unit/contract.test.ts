import { describe, expect, test } from 'vitest';
import { compare, mayBreak, mayFollow, withoutWords } from '../../scripts/contract.ts';

const SCHEMA = `
  directive @requiresRole(roles: [String!]!) on FIELD_DEFINITION
  type Query {
    area(code: String!): Area
    areas(within: String, first: Int = 20): [Area!]!
    old: Old @deprecated(reason: "Use area.")
  }
  type Area { name: String! code: String @deprecated(reason: "Use name.") kind(of: String, was: String @deprecated(reason: "Use of.")): Kind }
  type Old { name: String }
  enum Kind { PROVINCE CITY REGENCY @deprecated(reason: "Use CITY.") }
  input Filter { kind: Kind text: String @deprecated(reason: "Use kind.") }
  extend type Query { found(filter: Filter): [Area!]! }`;
const changed = (...replaced: [from: string, to: string][]) => {
  const text = replaced.reduce((sdl, [from, to]) => sdl.replace(from, to), SCHEMA);
  expect(text).not.toBe(SCHEMA);
  return compare(SCHEMA, text, true);
};

describe('breaks what was released', () => {
  test.each([
    ['a removed field', 'name: String! code', 'code', /Area\.name|'name'/],
    ['a field that may be null now', 'name: String!', 'name: String', /changed type/],
    ['a renamed field', 'kind(of', 'sort(of', /'kind' was removed/],
    ['an argument made required', 'within: String,', 'within: String!,', /'within' .* to 'String!'/],
    ['a new argument that is required', 'code: String!)', 'code: String!, at: String!)', /'at: String!' added/],
    ['a removed argument', 'of: String, ', '', /'of: String' was removed/],
    ['a removed value', 'PROVINCE CITY', 'CITY', /PROVINCE/],
    ['an input field made required', 'kind: Kind text', 'kind: Kind! text', /changed type/],
    ['a removed input field', 'kind: Kind text', 'text', /'kind'/],
    ['another default', 'first: Int = 20', 'first: Int = 30', /Default value/],
    ['a field that needs a role now', 'name: String!', 'name: String! @requiresRole(roles: [])', /requiresRole/],
  ])('%s', async (_name, from, to, words) => {
    const { breaks } = await changed([from, to]);
    expect(breaks).toEqual([expect.stringMatching(words)]);
  });
});

test.each([
  ['[A, B]', '[A]', ["'Area.name' needs A, where B was enough"]],
  ['[]', '[A]', ["'Area.name' needs A, where any credential was enough"]],
  ['[A]', '[A, B]', []],
  ['[A]', '[]', []],
])(
  'of a field that takes the roles %s, taking %s is a break where somebody may no longer ask',
  async (from, to, breaks) => {
    const withRoles = (roles: string) =>
      SCHEMA.replace('name: String!', `name: String! @requiresRole(roles: ${roles.replace(/\w/g, '"$&"')})`);
    expect(await compare(withRoles(from), withRoles(to), true)).toEqual({ breaks, additions: [] });
  },
);

test('within a major version what is deprecated stays', async () => {
  for (const [from, to] of [
    [' code: String @deprecated(reason: "Use name.")', ''],
    [' code: String @deprecated', ' code: Int @deprecated'],
    [' REGENCY @deprecated(reason: "Use CITY.")', ''],
  ] as const) {
    const { breaks } = await compare(SCHEMA, SCHEMA.replace(from, to), false);
    expect([from, breaks.length]).toEqual([from, 1]);
  }
});

test.each([
  ['0.1.0', '0.1.0', true],
  ['0.1.0', '1.0.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.0', false],
  ['2.0.0', '1.9.9', false],
])('after %s may come %s: %s', (released, version, may) => {
  expect(mayFollow(released, version)).toBe(may);
});

describe('does not', () => {
  test.each([
    ['a removed field that was deprecated', ' code: String @deprecated(reason: "Use name.")', ''],
    ['a removed argument that was deprecated', ', was: String @deprecated(reason: "Use of.")', ''],
    ['a removed value that was deprecated', ' REGENCY @deprecated(reason: "Use CITY.")', ''],
    ['a removed input field that was deprecated', ' text: String @deprecated(reason: "Use kind.")', ''],
    ['a field that is deprecated now', 'name: String!', 'name: String! @deprecated(reason: "No longer.")'],
    ['a field that is never null now', 'name: String }', 'name: String! }'],
    ['an argument that may be left out now', 'code: String!)', 'code: String)'],
  ])('%s', async (_name, from, to) => {
    expect(await changed([from, to])).toEqual({ breaks: [], additions: [] });
  });
  test('a type that only something deprecated led to', async () => {
    const gone = await changed(['old: Old @deprecated(reason: "Use area.")', ''], ['type Old { name: String }', '']);
    expect(gone).toEqual({ breaks: [], additions: [] });
  });
  test('a new field that needs a role, and a field that needs none any more', async () => {
    const { breaks, additions } = await changed([
      'name: String! ',
      'name: String! secret: Int @requiresRole(roles: []) ',
    ]);
    expect([breaks, additions]).toEqual([[], [expect.stringContaining('secret')]]);
  });
  test('words', async () => {
    expect(await changed(['type Area', '"A place." type Area'])).toEqual({ breaks: [], additions: [] });
  });
});

test.each([
  ['a field', 'name: String! code', 'name: String! area: Int code', /'area' was added to object type 'Area'/],
  ['an optional argument', 'within: String,', 'within: String, at: String,', /'at: String'/],
  ['a value', 'PROVINCE CITY', 'PROVINCE CITY DISTRICT', /'DISTRICT' was added to enum 'Kind'/],
  ['an optional input field', 'kind: Kind text', 'kind: Kind area: Int text', /'area'.* was added/],
  ['a type', 'type Old', 'type New { name: String } type Old', /'New' was added/],
])('%s more is no break, and listed', async (_name, from, to, words) => {
  const { breaks, additions } = await changed([from, to]);
  expect([breaks, additions]).toEqual([[], [expect.stringMatching(words)]]);
});

test('only another major version may break, and before 1.0.0 any', () => {
  expect(mayBreak('0.1.0', '0.2.0')).toBe(true);
  expect(mayBreak('0.9.0', '1.0.0')).toBe(true);
  expect(mayBreak('1.0.0', '1.1.0')).toBe(false);
  expect(mayBreak('1.4.0', '2.0.0')).toBe(true);
});

test('a release is kept without its words, with what is deprecated', () => {
  const kept = withoutWords('"A." type Query { "B." a: Int @deprecated(reason: "C.") }');
  expect(kept).toBe('type Query {\n  a: Int @deprecated(reason: "C.")\n}\n');
});
