import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('npm run test -- <file> runs that file alone, says what it leaves out, and writes nothing into it', () => {
  const file = 'test/unit/versions.test.ts';
  const before = readFileSync(file, 'utf8');
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.ts', file], { encoding: 'utf8' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(status).toBe(0);
  expect(stdout).toContain('== left out, as some tests were asked for: types, lint, contract, explorer, bundle.');
  expect(stdout).toMatch(/Test Files .*1 passed/);
});
