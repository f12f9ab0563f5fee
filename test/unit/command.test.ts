/** What commands say of themselves. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const COMMANDS = readdirSync('scripts').filter((file) =>
  readFileSync(`scripts/${file}`, 'utf8').includes('optionsOf(import.meta.filename'),
);
const run = (...args: string[]) =>
  new Promise<{ code: unknown; out: string; told: string }>((done) =>
    execFile(process.execPath, args, (error, out, told) => done({ code: error?.code ?? 0, out, told })),
  );

test('there are some that take options', () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(['dev.ts', 'keys.ts', 'seed-synthetic.ts']));
});

test.each(COMMANDS)('%s --help says what it is for, and does nothing else', async (file) => {
  const { code, out, told } = await run(`scripts/${file}`, '--help');
  expect([code, told]).toEqual([0, '']);
  expect(out).toMatch(/^`npm run [a-z:]+/);
  expect(out).not.toMatch(/^ ?\*/m);
});

test.each([
  ['--factr=1', "Unknown option '--factr'"],
  ['1', '"1" says nothing here'],
])('what is no option is said: %s', async (given, words) => {
  const { code, out, told } = await run('scripts/seed-synthetic.ts', given);
  expect([code, out]).toEqual([2, '']);
  expect(told).toContain(words);
  expect(told).toContain('--help');
});
