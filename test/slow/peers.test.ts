/** The bench of other servers, and the check of times, as commands: they make databases of their own, which takes its time. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const { DATABASE_URL: _, ...environment } = process.env;
/** Runs a command of Node; gives its exit code and all that it printed. */
const run = (args: string[]) =>
  new Promise<[number, string]>((done) =>
    execFile(process.execPath, args, { env: environment }, (error, stdout, stderr) =>
      done([error ? Number(error.code) : 0, stdout + stderr]),
    ),
  );
const bench = (...args: string[]) => run(['scripts/bench.ts', ...args]);

test('bench --peers compares answers, counts round trips and measures, at both distances', async () => {
  const size = ['--factor', '0.01', '--rounds', '1', '--seconds', '0.1'];
  const [code, printed] = await bench('--peers', ...size);
  expect(printed).toContain('the answers to 30 requests are the same from all servers');
  for (const distance of [0, 20]) {
    const [, part = ''] = printed.split(`## The database ${distance} ms away`);
    const [tables = ''] = part.split('## ');
    expect(tables).toContain('| round trips to the database | Q1 | Q2 | Q3 | Q4 | Q5 |');
    expect(tables).toContain('| SQL by hand | 1 | 1 | 1 | 1 | 1 |\n| Jangkau | 1 | 1 | 1 | 1 | 1 |');
    // Of each measure a ratio for each operation; of the round trips a number.
    expect(tables.match(/^\| Mercurius \+ JIT( \| \d+\.\d\d \(\d+\.\d\d-\d+\.\d\d\)){5} \|$/gm)).toHaveLength(4);
  }
  expect(code).toBe(0);
}, 400_000);

test('what the bench of other servers is made of has no mistake in its types', async () => {
  // The run above has installed them.
  expect(await run(['node_modules/typescript/bin/tsc', '-p', 'bench'])).toEqual([0, '']);
});

test('bench --check names a query that became slower, and one that was not recorded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-baseline-'));
  const file = join(folder, 'baseline.json');
  try {
    const [recorded, printed] = await bench('--record', '--factor', '0.01', '--baseline', file);
    expect([recorded, printed]).toEqual([0, expect.stringMatching(/\d+ queries recorded/)]);
    const baseline = JSON.parse(await readFile(file, 'utf8'));
    expect(baseline.factor).toBe(0.01);
    // As if they had been ten times as quick; one query became slower, and one is new.
    const { 'N01-nation': nation, 'N03-regions': _unknown, ...ratios } = baseline.ratios;
    await writeFile(file, JSON.stringify({ factor: 0.01, ratios: { ...ratios, 'N01-nation': nation / 10 } }));
    const [code, said] = await bench('--check', '--only', 'N0', '--baseline', file);
    expect(said).toMatch(
      /^bench: slower than recorded, .*: (N\d\d-[a-z-]+, )*N01-nation, (N\d\d-[a-z-]+, )*N03-regions/m,
    );
    expect(code).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 200_000);
