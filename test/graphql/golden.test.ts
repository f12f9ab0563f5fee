import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const folder = new URL('.', import.meta.url);
const api = useApi();
const operations = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

/** A line per JSON key, so that a regression of the SQL is a diff one can read. */
const readable = (sql: string) =>
  `${sql.replaceAll(/, '([,{[]*)"/g, ',\n  \'$1"').replaceAll(/ (from|left join|where|order by|limit) /g, '\n $1 ')}\n`;

describe('each operation gives its answer in one request and one statement', () => {
  test.each(operations)('%s', async (file) => {
    const answer = await api.query(readFileSync(new URL(file, folder), 'utf8'));
    expect(answer.json.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(answer.stats.http).toBe(1);
    expect(answer.stats.statements).toHaveLength(1);
    const name = file.replace('.graphql', '');
    await expect(`${JSON.stringify(answer.json.data, null, 2)}\n`).toMatchFileSnapshot(`${name}.answer.json`);
    await expect(readable(answer.stats.statements[0] as string)).toMatchFileSnapshot(`${name}.sql`);
  });
});

test('there are at least twenty', () => {
  expect(operations.length).toBeGreaterThanOrEqual(20);
});
