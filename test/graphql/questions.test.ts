import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const folder = new URL('../../docs/questions/', import.meta.url).pathname;
const WIDTH = 100;

/** JSON with each object or list on one line where it fits. */
function printed(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => inner + printed(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** A page of docs/questions is its own golden: each block of JSON is the answer to the query above it; `-u` writes it. */
test.each(globSync('*.md', { cwd: folder }))('docs/questions/%s: the answers are real', async (file) => {
  const page = readFileSync(folder + file, 'utf8');
  const pairs = [...page.matchAll(/```graphql\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g)];
  expect(pairs.length > 0 || basename(file) === 'README.md').toBe(true);
  let real = page;
  for (const [block, query, answer] of pairs) {
    const { json } = await api.query(query as string);
    expect(json.errors).toBeUndefined();
    real = real.replace(block as string, () =>
      (block as string).replace(`\`\`\`json\n${answer}`, () => `\`\`\`json\n${printed(json.data)}\n`),
    );
  }
  await expect(real).toMatchFileSnapshot(folder + file);
});
