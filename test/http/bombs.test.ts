/** Small documents that would be much work: refused before they are, and nothing of them stays. */
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { LIMITS } from '../../src/graphql/limits.ts';
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
