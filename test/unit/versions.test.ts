import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

test('the Miniflare of the tests is the one that wrangler runs and deploys with', () => {
  const version = read('node_modules/wrangler/package.json').dependencies.miniflare;
  expect(read('package.json').devDependencies.miniflare).toBe(version);
});

test('there is one copy of graphql, and of Miniflare', () => {
  const copies = (name: string) =>
    Object.keys(read('package-lock.json').packages).filter((path) => path.endsWith(`node_modules/${name}`));
  expect(copies('graphql')).toEqual(['node_modules/graphql']);
  expect(copies('miniflare')).toEqual(['node_modules/miniflare']);
});
