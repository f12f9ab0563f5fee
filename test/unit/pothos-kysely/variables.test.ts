import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { told } from '../../../src/pothos-kysely/said.ts';
import { coerceVariables, whyWrong } from '../../../src/pothos-kysely/variables.ts';

const schema = buildSchema(`
  enum Kind { ONE TWO }
  input One @oneOf { a: Int b: String }
  input Filter { kind: Kind = TWO kinds: [Kind!] n: Int! = 3 deep: Filter ids: [[ID!]] one: One need: Boolean! }
  type Query { x(f: Filter, fs: [Filter!], one: One, n: Int!, k: Kind, s: String, b: Boolean, fl: Float): Int }
`);
const TYPES = [
  'Filter',
  'Filter!',
  '[Filter!]',
  '[Filter]!',
  'One',
  'Int',
  'Int!',
  'Kind',
  '[Kind!]',
  'String',
  'Boolean!',
  'Float',
  '[[ID!]]',
  'Query',
  'Nothing',
];
const DEFAULTS = ['', ' = 1', ' = null', ' = ONE', ' = {need: true}', ' = {n: 1}', ' = [{need: true}]', ' = "x"'];

/** The same numbers each time, from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = randomFrom(15);
const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
const value = (depth = 0): unknown => {
  if (depth < 3 && random() < 0.4) {
    const names = ['kind', 'kinds', 'n', 'deep', 'ids', 'one', 'need', 'a', 'b', 'nothing', '__proto__'];
    const some = names.filter(() => random() < 0.35).map((name) => [name, value(depth + 1)]);
    return random() < 0.3
      ? some.map(([, item]) => item)
      : Object.fromEntries([...some, ...(random() < 0.7 ? [['need', true]] : [])]);
  }
  return one([
    null,
    undefined,
    1,
    1.5,
    2 ** 40,
    'ONE',
    'TWO',
    'x',
    '',
    true,
    false,
    [],
    {},
    ['ONE'],
    { need: true },
    { a: 1 },
  ]);
};

test('values mean what they mean to graphql-js, and what is wrong there is wrong here', () => {
  let [right, wrong] = [0, 0];
  for (let i = 0; i < 2_000; i++) {
    const names = ['a', 'b', '__proto__'].slice(0, 1 + Math.floor(random() * 3));
    const declared = names.map((name) => `$${name}: ${one(TYPES)}${random() < 0.3 ? one(DEFAULTS) : ''}`);
    const operation = parse(`query (${declared.join(' ')}) { x }`).definitions[0] as OperationDefinitionNode;
    const values = Object.fromEntries(names.filter(() => random() < 0.8).map((name) => [name, value()]));
    const definitions = operation.variableDefinitions ?? [];
    const theirs = getVariableValues(schema, definitions, values);
    let ours: unknown;
    try {
      ours = coerceVariables(schema, definitions, values);
    } catch (error) {
      ours = error;
    }
    if (theirs.coerced) {
      right++;
      expect(ours, JSON.stringify(values)).toEqual(theirs.coerced);
    } else {
      wrong++;
      const mistakes = ours instanceof AggregateError ? ours.errors : [ours];
      expect(mistakes).toHaveLength(Math.min(theirs.errors.length, 20));
      // What graphql-js says comes after what it shows of the value, and is the same.
      for (const [at, error] of theirs.errors.slice(0, 19).entries()) {
        const reason = error.message.split('; ').at(-1) as string;
        const text = told(whyWrong(new Error(reason)), 'en');
        if (error.message.includes('; ')) expect(mistakes[at].message).toContain(text);
        expect(mistakes[at].extensions.code).toBe('BAD_USER_INPUT');
      }
    }
  }
  expect(Math.min(right, wrong)).toBeGreaterThan(150);
});
