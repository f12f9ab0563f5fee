/** Our own sender of batches beside the Neon driver: both send the same, and understand the same. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { neon } from '@neondatabase/serverless';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import type { Fault } from '../../scripts/neon-faults.ts';
// Tells the driver where the local endpoint is.
import '../../src/db/database.ts';
import { batchSender, type SendBatch, type Statement } from '../../src/db/neon-batch.ts';

let endpoint: NeonEndpoint;
beforeAll(async () => {
  endpoint = await startNeonEndpoint({ connectionString: inject('apiUrl') });
});
afterAll(() => endpoint.close());

function driver(connectionString: string): SendBatch {
  const sql = neon(connectionString, { arrayMode: true, fullResults: true, disableWarningInBrowsers: true });
  const types = { getTypeParser: () => (cell: string) => cell } as never;
  return (statements, { readOnly, signal }) =>
    sql
      .transaction(
        statements.map((each) => sql.query(each.sql, [...each.parameters], { types })),
        { readOnly, isolationLevel: readOnly ? 'RepeatableRead' : 'ReadCommitted', fetchOptions: { signal } },
      )
      .catch((error) => Promise.reject(error.sourceError ?? error));
}
const connection = (port: number) => `postgres://app_api:x@127.0.0.1:${port}/app`;
const nobodyAborts = () => new AbortController().signal;

/** What comes of the same by both: the rows, or what is looked at of an error. */
async function both(statements: Statement[], readOnly: boolean, ...faults: Fault[]) {
  const outcomes = [];
  for (const sender of [driver, batchSender]) {
    endpoint.fault(...faults);
    const sending = sender(connection(endpoint.port))(statements, { readOnly, signal: nobodyAborts() });
    const outcome = sending.then(
      (results) => results.map(({ fields, rows }) => ({ fields: fields.length, rows })),
      ({ code, status, message }) => ({ code, status, message }),
    );
    outcomes.push(await outcome);
  }
  return outcomes;
}

const VALUES = [
  ...['', 'x', "'; drop table area; --", '😀', 'a\nb\\', '{}', '2014-08-21'],
  ...[0, -1.5, 1e21, 12n, true, false, null, undefined],
  ...[[], ['a', null, 'b"c', '\\', 'd,e', '{f}', '', 'g\nh', 'NULL'], [1, 2n, true], [['a'], ['b']]],
];

test('the same goes out: headers, parameters, isolation', async () => {
  const received: { headers: object; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const { headers, method, url } = request;
    const neonHeaders = Object.entries(headers).filter(([name]) => name.startsWith('neon-'));
    // The driver adds its own name.
    const named = neonHeaders.map(([name, value]) => [name, String(value).replace(/^postgres(ql)?:|\?.*$/g, '')]);
    const said = { method, url, type: headers['content-type'], ...Object.fromEntries(named) };
    received.push({ headers: said, body: JSON.parse(await text(request)) });
    response.end('{"results":[]}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const statements = [
    { sql: 'select 1', parameters: [] },
    { sql: 'select $1', parameters: VALUES },
  ];
  for (const readOnly of [true, false]) {
    for (const sender of [driver, batchSender])
      await sender(connection(port))(statements, { readOnly, signal: nobodyAborts() });
    const [byDriver, byUs] = received.splice(0);
    expect(byUs).toEqual(byDriver);
    expect(byUs?.headers).toMatchObject({
      url: '/sql',
      'neon-batch-isolation-level': readOnly ? 'RepeatableRead' : 'ReadCommitted',
      'neon-batch-read-only': String(readOnly),
    });
  }
  server.close();
});

test('the same comes back: cells as PostgreSQL writes them', async () => {
  const sql = `select $1::text[], $2::text, $3::numeric, $4::boolean, null, date '2014-08-21', 9007199254740993::int8,
    '{"a": 1.10}'::jsonb, '2014-08-21T09:00:00Z'::timestamptz`;
  const list = ['a', null, 'b"c', '\\', 'd,e', '{f}', '', 'g\nh', 'NULL'];
  const statements = [
    { sql: 'select generate_series(1, 2)', parameters: [] },
    { sql, parameters: [list, 'x\ny', 1.5, true] },
    { sql: 'select where false', parameters: [] },
  ];
  const [byDriver, byUs] = await both(statements, true);
  expect(byUs).toEqual(byDriver);
  expect(byUs).toMatchObject([{ rows: [['1'], ['2']] }, { fields: 9 }, { rows: [] }]);
  const [read] = await both([{ sql: 'select unnest($1::text[])', parameters: [list] }], true);
  expect(read).toMatchObject([{ rows: list.map((each) => [each]) }]);
});

test.each([
  ['a syntax error', 'select from from', '42601'],
  ['a code of ours', "do $$ begin raise 'told' using errcode = 'JK403', detail = 'more'; end $$", 'JK403'],
  ['a write in a read', 'create table x ()', '25006'],
  ['a value of another kind', "select 'x'::int", '22P02'],
])('%s has its SQLSTATE and its message', async (_name, sql, code) => {
  const [byDriver, byUs] = await both([{ sql, parameters: [] }], true);
  expect(byUs).toEqual(byDriver);
  expect(byUs).toMatchObject({ code, message: expect.any(String) });
});

test.each([400, 401, 404, 413, 429, 500, 503])('status %i of the endpoint itself is no SQLSTATE', async (status) => {
  const [byDriver, byUs] = await both([{ sql: 'select 1', parameters: [] }], true, { kind: 'status', status });
  expect(byUs).toEqual(byDriver);
  // Of 400 the driver expects JSON, as we do.
  expect(byUs).toMatchObject(status === 400 ? { message: expect.stringMatching(/JSON/) } : { status });
});

test.each<Fault>([
  { kind: 'reset' },
  { kind: 'reset', when: 'answering' },
  { kind: 'truncated' },
  { kind: 'odd', body: null },
])('a fault on the way rejects: %o', async (fault) => {
  const [byDriver, byUs] = await both([{ sql: 'select 1', parameters: [] }], true, fault);
  expect(byUs).toMatchObject({ message: expect.any(String), status: undefined });
  expect(byUs).not.toMatchObject({ code: expect.stringMatching(/^[0-9A-Z]{5}$/) });
  expect(byDriver).toMatchObject({ message: expect.any(String), status: undefined });
});

test.each(['before', 'mid', 'answering'] as const)(
  'whoever aborts is let go, and the endpoint hears of it: %s',
  async (when) => {
    for (const sender of [driver, batchSender]) {
      endpoint.fault({ kind: 'hang', when });
      const client = new AbortController();
      const sending = sender(connection(endpoint.port))([{ sql: 'select 1', parameters: [] }], {
        readOnly: true,
        signal: client.signal,
      });
      const gone = sending.catch((error) => error);
      await vi.waitFor(() => expect(endpoint.hanging()).toBe(1));
      client.abort(new Error('gone'));
      expect(await gone).toMatchObject({ message: 'gone' });
      await vi.waitFor(() => expect(endpoint.hanging()).toBe(0));
    }
  },
);
