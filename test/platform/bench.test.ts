import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from '../../scripts/processes.ts';

const { DATABASE_URL: _, ...environment } = process.env;
function bench(args: string[], temporary = tmpdir()) {
  const child = spawn(process.execPath, ['scripts/bench.ts', ...args], {
    env: { ...environment, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return {
    child,
    ended: new Promise<[number | null, string]>((done) => child.on('close', (code) => done([code, output]))),
  };
}

test.each([
  [['--factor', 'abc'], /--factor is a number above 0, at most 20: not "abc"/],
  [['--factor', '0.1', '--factor', '0'], /not "0"/],
  [['--factor', '20.1'], /not "20.1"/],
  [['--only', 'Z99'], /no acceptance query has "Z99" in its name/],
  [['--size', '1'], /Unknown option '--size'/],
])('bench %s is refused', async (args, words) => {
  expect(await bench(args).ended).toEqual([1, expect.stringMatching(words)]);
});

test('a bench that is interrupted leaves neither server nor data', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'jangkau-interrupted-'));
  // So that the server's account may enter, whoever that is.
  await chmod(temporary, 0o755);
  const { child, ended } = bench(['--factor', '0.01', '--only', 'A01'], temporary);
  const pidOf = async () => {
    const files = await readdir(temporary, { recursive: true }).catch(() => []);
    const file = files.find((path) => path.endsWith('/postgres/postmaster.pid'));
    return file ? Number((await readFile(join(temporary, file), 'utf8').catch(() => '')).split('\n')[0]) : 0;
  };
  let server = 0;
  for (let tries = 0; !server && tries < 300; tries++) {
    await new Promise((done) => setTimeout(done, 50));
    server = await pidOf();
  }
  expect(await commandOf(server)).toMatch(/postgres/);
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(1);
  expect(await commandOf(server)).toBeUndefined();
  expect((await readdir(temporary)).filter((name) => !name.startsWith('jangkau-postgresql-'))).toEqual([]);
  await rm(temporary, { recursive: true });
}, 60_000);
