import { neon } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { FAULTS_ARE, INTERNAL_TEXT } from '../../scripts/neon-faults.ts';
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
    const headers = { 'neon-connection-string': 'postgres://x:y@127.0.0.1/seeded' };
    for (const body of ['', '{', 'null', '[]', '{"query":1}', '{"queries":[null]}', '{"queries":{}}'])
      expect((await fetch(`${at}/sql`, { method: 'POST', headers, body })).status).toBe(400);
    const batch = JSON.stringify({ queries: [] });
    const level = { ...headers, 'neon-batch-isolation-level': 'Loose' };
    expect((await fetch(`${at}/sql`, { method: 'POST', headers: level, body: batch })).status).toBe(400);
    expect((await fetch(`${at}/sql`, { method: 'POST', headers, body: batch })).status).toBe(200);
    expect((await fetch(`${at}/other`)).status).toBe(404);
    expect((await sql().query('select 1 as ok')).rows).toEqual([{ ok: 1 }]);
  });
  test('fails by script, one request after the other, in process and over HTTP', async () => {
    const at = `http://127.0.0.1:${endpoint.port}`;
    const script = (body: string) => fetch(`${at}/__faults`, { method: 'POST', body });
    const headers = { 'neon-connection-string': 'postgres://x:y@127.0.0.1/seeded' };
    const ask = () => fetch(`${at}/sql`, { method: 'POST', headers, body: '{"query":"select 1"}' });
    const faults = [{ kind: 'status', status: 429 }, { kind: 'odd', body: [7] }, { kind: 'reset' }];
    expect(await (await script(JSON.stringify(faults))).json()).toEqual(faults);
    // Neither counting nor a refused request uses a fault up.
    await fetch(`${at}/__reset`, { method: 'POST' });
    await fetch(`${at}/sql`, { method: 'POST' });
    const limited = await ask();
    expect([limited.status, await limited.text()]).toEqual([429, INTERNAL_TEXT]);
    expect(await (await ask()).json()).toEqual([7]);
    await expect(ask()).rejects.toThrow();
    expect((await ask()).status).toBe(200);

    endpoint.fault({ kind: 'status', status: 500 }, { kind: 'status', status: 500 });
    expect((await ask()).status).toBe(500);
    expect((await script('[]')).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });
  test.each([
    '',
    '{}',
    '[null]',
    '["hang"]',
    '[{"kind":"toString"}]',
    '[{"kind":"latency"}]',
    '[{"kind":"latency","ms":-1}]',
    '[{"kind":"hang","when":"never"}]',
    '[{"kind":"hang","ms":1e9}]',
    '[{"kind":"status","status":200}]',
    '[{"kind":"status","status":500,"when":"answering"}]',
    '[{"kind":"odd"}]',
    '[{"kind":"reset","delay":1}]',
    '[{"kind":"reset"},{"kind":"no"}]',
  ])('the script %s is refused with what is right, and changes nothing', async (body) => {
    endpoint.fault({ kind: 'odd', body: 'kept' });
    const response = await fetch(`http://127.0.0.1:${endpoint.port}/__faults`, { method: 'POST', body });
    expect([response.status, (await response.json()).message]).toEqual([400, FAULTS_ARE]);
    const headers = { 'neon-connection-string': 'postgres://x:y@127.0.0.1/seeded' };
    const next = await fetch(endpoint.url, { method: 'POST', headers, body: '{"query":"select 1"}' });
    expect(await next.json()).toBe('kept');
  });
  test('a page in a browser, which cannot send the header, is not let in', async () => {
    const body = JSON.stringify({ query: 'select 1' });
    const response = await fetch(`http://127.0.0.1:${endpoint.port}/sql`, { method: 'POST', body });
    expect([response.status, (await response.json()).message]).toEqual([400, 'missing header: Neon-Connection-String']);
  });
  test('says 503 when the database is away or cuts the connection, and goes on', async () => {
    await expect(sql().query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    expect((await sql().query('select 1 as ok')).rows).toEqual([{ ok: 1 }]);
    const away = await startNeonEndpoint({ connectionString: 'postgres://x:y@127.0.0.1:1/none' });
    const headers = { 'neon-connection-string': 'postgres://x:y@127.0.0.1/none' };
    const response = await fetch(away.url, { method: 'POST', headers, body: '{"query":"select 1"}' });
    expect(response.status).toBe(503);
    await away.close();
  });
});
