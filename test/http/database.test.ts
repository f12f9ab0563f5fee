import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { Database } from '../../src/db/database.ts';
import { DatabaseError } from '../../src/db/errors.ts';

let endpoint: NeonEndpoint;
let database: Database;
beforeAll(async () => {
  endpoint = await startNeonEndpoint({ connectionString: inject('apiUrl') });
  database = new Database(`postgres://app_api:x@127.0.0.1:${endpoint.port}/app`);
});
afterAll(() => endpoint.close());
beforeEach(() => endpoint.reset());

test('values come as text, under the role, the moment and the limits of one request', async () => {
  const ask = (sql: string, parameters: unknown[] = [], readOnly = true) =>
    database.run(
      { readOnly, statements: [{ sql, parameters }] },
      { knownAt: '2014-08-21T17:00:00+08:00', requestId: 'test' },
    );
  const { rows, dataset } = await ask(
    `select date '2014-08-21', 9007199254740993::int8, 0.10::numeric, true, null, array[1, 2], $1::text,
       current_user, current_setting('statement_timeout') = '3s', current_setting('transaction_read_only')`,
    ["'; drop table area; --"],
  );
  expect(rows).toEqual([
    ['2014-08-21', '9007199254740993', '0.10', 't', null, '{1,2}', "'; drop table area; --", 'anonymous', 't', 'on'],
  ]);
  expect(dataset).toEqual({
    version: expect.any(String),
    knownAt: '2014-08-21T09:00:00.000000Z',
    at: '2014-08-21T09:00:00.000000Z',
  });
  expect(endpoint.stats).toMatchObject({ http: 1, batches: 1 });
  await expect(ask('create table x ()', [], false)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  // Nothing of a request is left for the next on the same connection.
  // As a date too, which is what Workers of before read.
  expect((await ask("select known_at(), current_setting('app.known_at')::timestamptz")).rows).toEqual([
    ['2014-08-21 09:00:00+00', '2014-08-21 09:00:00+00'],
  ]);
});

describe('what the database says is told by its SQLSTATE, in our words', () => {
  const refusal = async (state: string, readOnly: boolean) => {
    const sql = `do $$ begin raise 'relation "secret_table"' using errcode = '${state}', detail = 'secret'; end $$`;
    const error = await database
      .run({ readOnly, statements: [{ sql, parameters: [] }] }, { knownAt: null, requestId: 'test' })
      .catch((e) => e);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.message).not.toMatch(/secret/);
    return [error.code, endpoint.stats.http];
  };

  test.each([
    ['22P02', 'BAD_USER_INPUT'],
    ['22003', 'BAD_USER_INPUT'],
    ['23514', 'BAD_USER_INPUT'],
    ['23505', 'CONFLICT'],
    ['40001', 'CONFLICT'],
    ['JK503', 'BUSY'],
    ['42501', 'FORBIDDEN'],
    ['54001', 'OPERATION_TOO_COMPLEX'],
    ['53300', 'UNAVAILABLE'],
    ['42P01', 'INTERNAL'],
    ['XX000', 'INTERNAL'],
  ])('%s is %s, for good', async (state, code) => {
    expect(await refusal(state, true)).toEqual([code, 1]);
    endpoint.reset();
    expect(await refusal(state, false)).toEqual([code, 1]);
  });

  test.each([
    ['08006', 'a connection lost behind the endpoint', 'UNKNOWN_OUTCOME', 1],
    ['57P01', 'a server shutting down', 'UNKNOWN_OUTCOME', 1],
    ['57P05', 'a session that had ended', 'UNAVAILABLE', 1],
    ['55P03', 'a lock not had in time', 'TRY_AGAIN', 1],
    // Nothing of these was kept, so a write may be sent again too.
    ['57P03', 'a server starting up, or a session of another encoding', 'UNAVAILABLE', 2],
    ['57014', 'a statement that somebody else ended', 'UNAVAILABLE', 2],
    ['25P03', 'a session ended between two statements', 'UNAVAILABLE', 2],
    ['25P04', 'a transaction ended before its time', 'UNAVAILABLE', 2],
  ])('%s, %s: a read is sent once more, a write is %s after %i', async (state, _name, code, times) => {
    expect(await refusal(state, true)).toEqual(['UNAVAILABLE', 2]);
    endpoint.reset();
    expect(await refusal(state, false)).toEqual([code, times]);
  });
});

describe('a statement that is ended for its time', () => {
  const leave = (query: string) =>
    fetch(`http://127.0.0.1:${endpoint.port}/sql`, {
      method: 'POST',
      headers: { 'neon-connection-string': 'postgres://app_api:x@127.0.0.1/x' },
      body: JSON.stringify({ query }),
    });
  const ask = (sql: string, timeoutMs?: number, readOnly = true) =>
    new Database(`postgres://app_api:x@127.0.0.1:${endpoint.port}/app`, timeoutMs ? { timeoutMs } : {}).run(
      { readOnly, statements: [{ sql, parameters: [] }] },
      { knownAt: null, requestId: 'test' },
    );

  test.each([
    ['a read', true],
    ['a write', false],
  ])(
    'by a time-out that somebody left in the session: %s is asked for once more, and answered',
    async (_name, readOnly) => {
      await leave("set statement_timeout to '60ms'");
      // What begins the request takes longer than the session gives it.
      const blocker = new Client({ connectionString: inject('seededUrl') });
      await blocker.connect();
      await blocker.query('begin; lock table app.dataset in access exclusive mode');
      const answer = ask('select 1', undefined, readOnly);
      // What left the time-out, and two tries.
      await vi.waitFor(() => expect(endpoint.stats.http).toBe(3), { timeout: 5_000 });
      await blocker.query('rollback');
      expect((await answer).rows).toEqual([['1']]);
      expect(endpoint.stats.http).toBe(3);
      await blocker.end();
      await leave('discard all');
    },
  );

  test.each([
    ["set transaction_timeout to '200ms'", 2],
    ['set default_transaction_read_only to on', 2],
    ['set client_encoding to LATIN1', 3],
  ])('nor by what else somebody left in it: %s', async (hostile, requests) => {
    for (const readOnly of [true, false]) {
      await leave(hostile);
      endpoint.reset();
      const { rows } = await ask(
        "select current_setting('transaction_read_only'), pg_sleep(0.3)::text",
        undefined,
        readOnly,
      );
      expect(rows).toEqual([[readOnly ? 'on' : 'off', '']]);
      expect(endpoint.stats.http).toBe(requests - 1);
      await leave('discard all');
    }
  });

  test('by ours, is too much for the database, for good', async () => {
    // It is over by the time-out alone.
    await expect(ask('select pg_sleep(3600)', 1_000)).rejects.toMatchObject({ code: 'OPERATION_TOO_COMPLEX' });
    expect(endpoint.stats.http).toBe(1);
  });
});
