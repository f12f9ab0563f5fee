/** The bench and the synthetic data as commands: they make databases of their own, which takes its time. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from '../../scripts/processes.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

const { DATABASE_URL: _, ...environment } = process.env;
function bench(args: string[], temporary = tmpdir(), more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/bench.ts', ...args], {
    env: { ...environment, TMPDIR: temporary, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const ended = new Promise<[number | null, string]>((done) => child.on('close', (code) => done([code, output])));
  return { child, ended, output: () => output };
}

test.each([
  [['--factor', '0.1', '--factor', 'abc'], /^bench: --factor is a number above 0, at most 20: not "abc"/],
  [['--only', 'Z99'], /^bench: --only: no acceptance query has "Z99" in its name/],
])('bench %s is refused', async (args, words) => {
  expect(await bench(args).ended).toEqual([1, expect.stringMatching(words)]);
});

test('bench --cost measures what it is told to', async () => {
  const { ended } = bench(['--cost', '--factor', '0.01', '--only', 'A01']);
  const [code, printed] = await ended;
  expect(printed).toMatch(/acceptance \| A01-participants-july-2014 \| {2}\| \d+ \| \d+ \| \d+\.\d\d \| \d+\.\d\d \|/);
  expect(printed).toMatch(/measured: 1 operations/);
  expect(code).toBe(0);
}, 120_000);

/** Runs a command in a temporary folder of its own, and says what it leaves there. */
async function inFolder(work: (temporary: string) => Promise<void>): Promise<string[]> {
  const temporary = await mkdtemp(join(tmpdir(), 'jangkau-interrupted-'));
  // So that the server's account may enter, whoever that is.
  await chmod(temporary, 0o755);
  await work(temporary);
  const left = (await readdir(temporary)).filter((name) => !name.startsWith('jangkau-postgresql-'));
  await rm(temporary, { recursive: true });
  return left;
}

test.each([
  ['begins', /^$/],
  ['has made a size, and makes the next', /synthetic data, factor 0.01/],
])(
  'one that is interrupted when it %s leaves neither server nor data',
  async (_when, said) => {
    const left = await inFolder(async (temporary) => {
      const { child, ended, output } = bench(['--factor', '0.01', '--factor', '0.02', '--only', 'A01'], temporary);
      const serverOf = async () => {
        const files = await readdir(temporary, { recursive: true }).catch(() => []);
        const file = files.find((path) => path.endsWith('/postgres/postmaster.pid'));
        return file ? Number((await readFile(join(temporary, file), 'utf8').catch(() => '')).split('\n')[0]) : 0;
      };
      let server = 0;
      while (!server || !said.test(output())) {
        await new Promise((done) => setTimeout(done, 50));
        server = await serverOf();
      }
      expect(await commandOf(server)).toMatch(/postgres/);
      child.kill('SIGTERM');
      const [code, printed] = await ended;
      expect([code, printed]).toEqual([1, expect.not.stringMatching(/Error|terminat/)]);
      expect(await commandOf(server)).toBeUndefined();
    });
    expect(left).toEqual([]);
  },
  60_000,
);

test('a server that is not there is said to be, and nothing is left', async () => {
  const left = await inFolder(async (temporary) => {
    const { ended } = bench([], temporary, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await ended).toEqual([
      1,
      expect.stringMatching(/^bench: DATABASE_URL names a server that does not let us in/),
    ]);
  });
  expect(left).toEqual([]);
});

test('synthetic data that is interrupted is not there', async () => {
  const url = await createDatabase('seeded');
  const child = spawn(process.execPath, ['scripts/seed-synthetic.ts', '--factor', '0.1'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.on('exit', done));
  const count = async (sql: string) => Number(((await runAsOwner(url, sql)) as { n: string }[])[0]?.n);
  const SEEDING =
    "select count(*) as n from pg_stat_activity where datname = current_database() and query like '%synthetic.factor%' and pid <> pg_backend_pid()";
  while (!(await count(SEEDING))) await new Promise((done) => setTimeout(done, 50));
  child.kill('SIGINT');
  await ended;
  while (await count(SEEDING)) await new Promise((done) => setTimeout(done, 50));
  expect(await count("select count(*) as n from app.source where citation like 'synthetic%'")).toBe(0);
}, 60_000);
