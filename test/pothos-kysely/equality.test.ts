import { execute, parse, specifiedRules, validate } from 'graphql';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompiler } from '../../src/pothos-kysely/index.ts';
import { openFixture, runner } from './database.ts';
import { Generator } from './generate.ts';
import { loadRows, type Rows, referenceSchema } from './reference.ts';
import { schema } from './schema.ts';

const OPERATIONS = 300;
let client: Client;
let rows: Rows;
beforeAll(async () => {
  client = await openFixture();
  rows = await loadRows(client);
});
afterAll(() => client.end());

test(`${OPERATIONS} random operations give, byte for byte, what graphql-js gives`, { timeout: 120_000 }, async () => {
  const reference = referenceSchema(schema, rows);
  const compiler = createCompiler(schema);
  const { run, batches } = runner(client);
  const used = new Set<string>();
  let seed = 0;
  for (let done = 0; done < OPERATIONS; seed++) {
    const { query, variables } = new Generator(schema, rows, seed).operation();
    const document = parse(query);
    if (validate(schema, document, specifiedRules).length) continue;
    done++;
    const expected = await execute({ schema: reference, document, variableValues: variables });
    const where = `seed ${seed}\n${query}\n${JSON.stringify(variables)}`;
    const before = batches.length;
    const { data, errors } = await compiler
      .prepare({ document, variableValues: variables })
      .execute({ run })
      .catch((error) => {
        throw new Error(`${error.message}\n${where}\n${batches.at(-1)?.statements}`);
      });
    expect(data, where).toBe(JSON.stringify(expected.data));
    expect(errors?.map(String), where).toEqual(expected.errors?.map(String));
    expect(batches.length - before, where).toBeLessThanOrEqual(1);
    expect(batches.slice(before).flatMap((batch) => batch.statements).length, where).toBeLessThanOrEqual(1);
    for (const word of query.match(/\w+/g) ?? []) used.add(word);
  }
  // The generator must have reached every field, or the equality says less than it seems to.
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type && !type.name.startsWith('__') && type.name !== 'Mutation' && !/Rename|Conflict/.test(type.name)
      ? Object.keys(type.getFields())
      : [],
  );
  expect(fields.filter((field) => !used.has(field))).toEqual([]);
});

test.each([
  [
    'own fields before, between and after what both have',
    '... on Book { pages } id ... on Film { minutes } title ... on Book { again: pages }',
  ],
  ['own fields of one type only, first', '... on Film { minutes } title'],
  ['what both have in another order: each by itself', '... on Book { title } id ... on Film { title }'],
  ['the same in another order', '... on Book { ...T } id ...T'],
  ['nothing that both have', '... on Book { pages } ... on Film { minutes }'],
  ['the same field for both, and once more for one', 'title ... on Book { title pages } author { name }'],
  ['one name for two fields', 'id ... on Book { size: pages } ... on Film { size: minutes } title __typename'],
  ['a selection that grows in a fragment', 'author { id } ... on Film { author { name } } title'],
])('of the types of an interface: %s', async (_, selection) => {
  const fragment = selection.includes('...T') ? 'fragment T on Work { title }' : '';
  const document = parse(`{ works(first: 60) { nodes { ${selection} } } } ${fragment}`);
  expect(validate(schema, document, specifiedRules)).toEqual([]);
  const { run } = runner(client);
  const { data } = await createCompiler(schema).prepare({ document }).execute({ run });
  const expected = await execute({ schema: referenceSchema(schema, rows), document });
  expect(data).toBe(JSON.stringify(expected.data));
});
