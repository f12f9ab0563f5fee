import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { freePort } from '../../scripts/ports.ts';
import { openPostgres, reachable } from '../../scripts/postgres.ts';
import '../../src/db/database.ts';

describe('the local Neon endpoint, asked by the real driver', () => {
  let endpoint: NeonEndpoint;
  const sql = () => neon(`postgres://x:y@127.0.0.1:${endpoint.port}/seeded`, { fullResults: true });
  beforeAll(async () => {
    endpoint = await startNeonEndpoint({ connectionString: inject('postgresUrl') });
  });
  afterAll(() => endpoint.close());

  test('single queries, arrays, null and JSON', async () => {
    const { rows } = await sql().query('select $1::int as a, $2::text[] as b, $3::text as c, $4::json as d', [
      1,
      ['x', 'y"'],
      null,
      '{"k":1}',
    ]);
    expect(rows).toEqual([{ a: 1, b: ['x', 'y"'], c: null, d: { k: 1 } }]);
  });
  test('a batch is one transaction, read only where asked', async () => {
    const s = sql();
    const [first, second] = await s.transaction(
      [s.query("select set_config('x.y', 'kept', true) as v"), s.query("select current_setting('x.y') as v")],
      { readOnly: true, isolationLevel: 'RepeatableRead' },
    );
    expect([first?.rows, second?.rows]).toEqual([[{ v: 'kept' }], [{ v: 'kept' }]]);
    await expect(s.transaction([s.query('create table t ()')], { readOnly: true })).rejects.toMatchObject({
      code: '25006',
    });
    await expect(s.transaction([s.query('create table t ()'), s.query('select 1 / 0')])).rejects.toMatchObject({
      code: '22012',
    });
    await expect(s.query('select * from t')).rejects.toMatchObject({ code: '42P01' });
  });
  test('nothing set in one transaction is there in the next', async () => {
    const s = sql();
    const setting = () => s.transaction([s.query("select coalesce(current_setting('x.z', true), '') as v")]);
    await s.transaction([s.query("select set_config('x.z', 'secret', true)")]);
    expect(
      (await Promise.all(Array.from({ length: 20 }, setting))).every(([result]) => result?.rows[0]?.v === ''),
    ).toBe(true);
  });
  test('counts, and starts anew', async () => {
    const at = `http://127.0.0.1:${endpoint.port}`;
    await fetch(`${at}/__reset`, { method: 'POST' });
    const s = sql();
    await s.transaction([s.query('select 1'), s.query('select 2')]);
    expect(await (await fetch(`${at}/__stats`)).json()).toEqual({
      http: 1,
      batches: 1,
      statements: ['select 1', 'select 2'],
    });
    await fetch(`${at}/__reset`, { method: 'POST' });
    expect(await (await fetch(`${at}/__stats`)).json()).toEqual({ http: 0, batches: 0, statements: [] });
  });
  test('bad bodies are refused and do no harm', async () => {
    const at = `http://127.0.0.1:${endpoint.port}`;
    for (const body of ['', '{', '[]', '{"query":1}'])
      expect((await fetch(`${at}/sql`, { method: 'POST', body })).status).toBe(400);
    expect((await fetch(`${at}/other`)).status).toBe(404);
    expect((await sql().query('select 1 as ok')).rows).toEqual([{ ok: 1 }]);
  });
});

test('a taken port gives the next free one', async () => {
  const port = await freePort(24_000);
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  expect(await freePort(port)).toBeGreaterThan(port);
  server.close();
});

test('a folder that only its owner may enter is not reachable for the server', async () => {
  const open = await mkdtemp(join(tmpdir(), 'jangkau-reach-'));
  expect(await reachable(open)).toBe(false); // mkdtemp makes 0700
  const below = join(open, 'a', 'b');
  await mkdir(below, { recursive: true, mode: 0o755 });
  expect(await reachable(below)).toBe(false);
  expect(await reachable(tmpdir())).toBe(true);
  await rm(open, { recursive: true });
});

test('PostgreSQL starts in a private folder, is found again after its starter was killed, and stops', {
  timeout: 60_000,
}, async () => {
  const home = await mkdtemp(join(tmpdir(), 'jangkau-private-'));
  const lines: string[] = [];
  const options = { dataDir: join(home, 'data'), log: (line: string) => lines.push(line) };
  const first = await openPostgres(options);
  // The starter is gone without stopping it: the next run takes the server over.
  const second = await openPostgres(options);
  expect(second.url).toBe(first.url);
  expect(second.shared).toBe(true);
  expect(lines.join('\n')).toMatch(/earlier run still answers/);
  await second.stop();
  const third = await openPostgres(options);
  expect(third.shared).toBe(false);
  await third.stop();
  await rm(home, { recursive: true });
});
