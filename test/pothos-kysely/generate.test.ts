import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from '../../src/pothos-kysely/generate.ts';
import { openFixture } from './database.ts';

let client: Client;
beforeAll(async () => {
  client = await openFixture({ parsed: true });
});
afterAll(() => client.end());

const texts = (without: string[] = []) =>
  generate((sql, parameters) => client.query(sql, parameters), {
    schemas: ['public'],
    without,
    plugin: '../../../src/pothos-kysely/index.ts',
  });

test('a database becomes types, a catalog and functions', async () => {
  for (const [name, text] of Object.entries(await texts()))
    await expect(text).toMatchFileSnapshot(`generated/${name}.ts`);
});

test('what is left out is in none of them', async () => {
  const { types, catalog } = await texts(['review']);
  expect(types).not.toMatch(/ReviewRow|review:/);
  expect(catalog).not.toMatch(/"review": \{/);
  expect(types).toContain('author: AuthorRow;');
});
