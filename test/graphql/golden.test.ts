import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const folder = new URL('.', import.meta.url);
const api = useApi();
const operations = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

/**
 * The operations whose SQL is kept beside their answer, because its form decides how PostgreSQL reads the data: what is
 * asked of the whole nation (N), the cascade of agreements (B14), figures summed over branches (C22), many levels at
 * once (D28), and all that changed beside a ranking (X02). test/slow/plans holds what they read. Another is added here
 * when a plan was mended by writing its SQL otherwise. The answer of each operation is kept anyway.
 */
const PLANS = /^(N\d\d|B14|C22-branches|D28|X02)-?/;

/** A line per JSON key, so that a regression of the SQL is a diff one can read. */
const readable = (sql: string) =>
  `${sql.replaceAll(/, '([,{[]*)"/g, ',\n  \'$1"').replaceAll(/ (from|left join|where|order by|limit) /g, '\n $1 ')}\n`;

describe('each operation gives its answer in one request and one statement', () => {
  test.each(operations)('%s', async (file) => {
    // A document of its own: what was asked before is sent otherwise, as its plan is kept.
    const document = `# Asked here alone.\n${readFileSync(new URL(file, folder), 'utf8')}`;
    const answer = await api.query(document);
    expect(answer.json.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(answer.stats.http).toBe(1);
    expect(answer.stats.statements).toHaveLength(1);
    const name = file.replace('.graphql', '');
    await expect(`${JSON.stringify(answer.json.data, null, 2)}\n`).toMatchFileSnapshot(`${name}.answer.json`);
    const indonesian = await api.query(document, undefined, {}, { 'accept-language': 'id' });
    // Names are Indonesian in both: what differs is sentences.
    if (JSON.stringify(indonesian.json.data) !== JSON.stringify(answer.json.data))
      await expect(`${JSON.stringify(indonesian.json.data, null, 2)}\n`).toMatchFileSnapshot(`${name}.id.answer.json`);
    if (PLANS.test(name))
      await expect(readable(answer.stats.statements[0] as string)).toMatchFileSnapshot(`${name}.sql`);
  });
});

test('where an operation has sentences, its answer is kept in both languages', () => {
  const kept = readdirSync(folder).filter((file) => file.endsWith('.id.answer.json'));
  expect(kept.length).toBeGreaterThanOrEqual(5);
});

test('there are at least twenty, and SQL of none but those whose plan matters', () => {
  expect(operations.length).toBeGreaterThanOrEqual(20);
  const kept = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.filter((file) => !PLANS.test(file))).toEqual([]);
});
