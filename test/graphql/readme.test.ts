import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the question and answer in the README are real', async () => {
  const [query, answer] = ['graphql', 'json'].map(
    (language) => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0],
  );
  const { data, extensions } = JSON.parse(answer as string);
  const { json } = await api.query(query as string);
  expect(json.data).toEqual(data);
  expect(json.extensions.cost).toEqual(extensions.cost);
  expect(Object.keys(json.extensions.dataset)).toEqual(Object.keys(extensions.dataset));
});
