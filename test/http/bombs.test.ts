/** Small documents that would be much work: refused before they are, and nothing of them stays. */
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { checkDocument, LIMITS } from '../../src/graphql/limits.ts';
import { createCompiler } from '../../src/pothos-kysely/index.ts';
import { useApi } from '../support/api.ts';
import { countedVisits } from '../support/visits.ts';

const schema = wholeSchema();

const api = useApi();
const compiler = createCompiler(schema, {
  costLimits: { query: LIMITS.cost, mutation: LIMITS.cost, relations: LIMITS.relations },
});

/** An agreement that does not exist, and so many levels of these relations below it, each in each; `…` is the next level. */
function doubling(levels: number, relations: readonly string[]): string {
  const fragments = Array.from({ length: levels }, (_, i) => {
    const below = relations.map((relation) => relation.replace('…', `...M${i + 2}`)).join(' ');
    return `fragment M${i + 1} on Mou { ${below} }`;
  });
  return `{ mou(by: { code: "x" }) { ...M1 } } ${fragments.join(' ')} fragment M${levels + 1} on Mou { code }`;
}

test.each([
  ['two relations, 6 levels: PostgreSQL planned it for 7 s with 1.6 GB', doubling(6, ['parent { … }', 'renews { … }'])],
  [
    'three relations, 10 levels: the Worker compiled it for 13 s',
    doubling(10, ['parent { … }', 'renews { … }', 'renewedBy { … }']),
  ],
  ['lists within lists', doubling(6, ['children(first: 1) { nodes { … } }', 'renewedBy { … }', 'parent { … }'])],
])('%s', async (_name, query) => {
  expect(query.length).toBeLessThan(1_000);
  const { json, stats } = await api.query(query);
  expect(json.errors[0].extensions.code).toBe('OPERATION_TOO_COMPLEX');
  expect(stats.http).toBe(0);
  // The work is bounded by the limit, not by the document, whose levels have up to 3^10 fields.
  const { document, visits } = countedVisits(query);
  expect(() => compiler.prepare({ document })).toThrow(/more than/);
  expect(visits()).toBeGreaterThan(20);
  expect(visits()).toBeLessThan(1_000);
});

/** Fragments that spread the next one so many times, each in a field of its own; the last spreads itself where it is a circle. */
function spreading(levels: number, times: number, isCircle: boolean): string {
  const fragments = Array.from({ length: levels }, (_, i) => {
    const next = i + 1 < levels ? `...F${i + 1}` : isCircle ? '...F0' : 'x';
    return `fragment F${i} on Q { ${Array.from({ length: times }, (_, f) => `f${f} { ${next} }`).join(' ')} }`;
  });
  return `{ a { ...F0 } } ${fragments.join(' ')}`;
}

// Before anything is known of their names: validation has not seen them.
test.each([
  ['nine levels of four: it was followed for 43 s', spreading(9, 4, false), 'OPERATION_TOO_COMPLEX'],
  ['within itself, three times: 50 bytes were followed for more than 60 s', spreading(1, 3, true), 'BAD_USER_INPUT'],
  ['a circle of six', spreading(6, 5, true), 'OPERATION_TOO_COMPLEX'],
  [
    'many small ones that each lead to all others',
    `{ a { ...F0 } } ${Array.from({ length: 40 }, (_, i) => `fragment F${i} on Q { a { ${Array.from({ length: 6 }, (_, f) => `b${f} { ...F${(i + f + 1) % 40} }`).join(' ')} } }`).join(' ')}`,
    'OPERATION_TOO_COMPLEX',
  ],
])('fragments within fragments, %s', async (_name, query, code) => {
  const { json, stats } = await api.query(query);
  expect([json.errors[0].extensions.code, stats.http]).toEqual([code, 0]);
  const { document, visits } = countedVisits(query);
  try {
    checkDocument(document);
  } catch {
    // How it is answered is said above.
  }
  expect(visits()).toBeLessThan(5 * LIMITS.fields);
});

test('fields are counted exactly, and those of a fragment wherever it is spread', () => {
  const fields = (n: number) => Array.from({ length: n }, (_, i) => `f${i}`).join(' ');
  const check = (text: string) => () => checkDocument(parse(text));
  const flat = (n: number) => check(`{ a { ${fields(n - 1)} } }`);
  flat(LIMITS.fields)();
  expect(flat(LIMITS.fields + 1)).toThrow(/more than 10,000 fields/);
  // Two fields, what they spread, and the fragment itself.
  const spread = (n: number) => check(`{ a { ...F } b { ...F } } fragment F on Q { ${fields(n)} }`);
  spread(3_332)();
  expect(spread(3_333)).toThrow(/more than 10,000 fields/);
});

test('as deep as the limit allows is planned in a moment', async () => {
  const { json } = await api.query(doubling(3, ['parent { … }', 'renews { … }']));
  expect(json).toMatchObject({ data: { mou: null } });
});

test('introspection has a price: what tools ask passes, and not five times', async () => {
  const types = 'types { name fields(includeDeprecated: true) { name args { name type { ...T } } type { ...T } } }';
  const T = `fragment T on __Type { ${'name ofType { '.repeat(8)} name ${'}'.repeat(8)} }`;
  const once = await api.query(`{ __schema { ${types} } } ${T}`);
  expect(once.json.errors).toBeUndefined();
  expect(once.json.extensions.cost.requested).toBeGreaterThan(100);
});
