import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { Database } from '../../src/db/database.ts';
import { DatabaseError } from '../../src/db/errors.ts';

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

const column = { name: 'x', dataTypeID: 25 };
const result = (row: unknown[]) => ({ command: 'SELECT', rowCount: 1, fields: row.map(() => column), rows: [row] });
const SECRET = 'relation "secret_table" does not exist at host ep-secret';
const fine: Behaviour = (response) => {
  response.end(JSON.stringify({ results: [result(['7', '2014-08-21T09:00:00.000Z', '8s']), result(['{}'])] }));
};
const status =
  (code: number): Behaviour =>
  (response) =>
    void response.writeHead(code).end(SECRET);
const sqlState =
  (code: string): Behaviour =>
  (response) =>
    void response.writeHead(400).end(JSON.stringify({ message: SECRET, code, detail: SECRET }));
const cut: Behaviour = (response) => void response.destroy();
const truncated: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '500' }).write('{"results":[{"comm');
  setTimeout(() => response.destroy(), 10);
};
const silent: Behaviour = () => {};

describe('an endpoint with faults', () => {
  let server: Server;
  let database: Database;
  let script: Behaviour[] = [];
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      request.resume().on('end', () => (script.shift() ?? fine)(response, request));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    database = new Database(`postgres://app_api:x@127.0.0.1:${port}/app`, { timeoutMs: 300 });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    script = [];
    asked = 0;
  });
  const send = (readOnly: boolean) =>
    database.run({ readOnly, statements: [{ sql: 'select 1', parameters: [] }] }, null);
  const fault = async (readOnly: boolean): Promise<DatabaseError> => {
    const error = await send(readOnly).then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.message).not.toMatch(/secret/);
    return error;
  };

  test.each([
    ['a lost connection', cut],
    ['a truncated body', truncated],
    ['status 500', status(500)],
    ['status 503', status(503)],
    ['status 429', status(429)],
    ['a body that is no JSON', ((response) => void response.end('<html>')) as Behaviour],
    ['results for other statements', ((response) => void response.end('{"results":[]}')) as Behaviour],
    ['a server shutting down', sqlState('57P01')],
    ['a server starting up', sqlState('57P03')],
  ])('a read is sent once more after %s', async (_name, behaviour) => {
    script = [behaviour];
    expect(await send(true)).toEqual({
      dataset: { version: '7', knownAt: '2014-08-21T09:00:00.000Z' },
      rows: [['{}']],
    });
    expect(asked).toBe(2);
    script = [behaviour, behaviour];
    expect((await fault(true)).code).toBe('UNAVAILABLE');
    expect(asked).toBe(4);
  });

  test.each([
    ['a lost connection', cut, 'UNKNOWN_OUTCOME'],
    ['a truncated body', truncated, 'UNKNOWN_OUTCOME'],
    ['status 500', status(500), 'UNKNOWN_OUTCOME'],
    ['silence', silent, 'UNKNOWN_OUTCOME'],
    ['a connection lost behind the endpoint', sqlState('08006'), 'UNKNOWN_OUTCOME'],
    ['a server shutting down', sqlState('57P01'), 'UNKNOWN_OUTCOME'],
    ['status 429, which is before it began', status(429), 'UNAVAILABLE'],
    ['a server starting up', sqlState('57P03'), 'UNAVAILABLE'],
    ['too many connections', sqlState('53300'), 'UNAVAILABLE'],
  ])('a write is never sent again: %s', async (_name, behaviour, code) => {
    script = [behaviour];
    expect((await fault(false)).code).toBe(code);
    expect(asked).toBe(1);
  });

  test('a read is given up after the time-out, and not tried for as long again', async () => {
    script = [silent];
    expect((await fault(true)).code).toBe('UNAVAILABLE');
    expect(asked).toBe(1);
  });

  test.each([
    ['22P02', 'BAD_USER_INPUT'],
    ['22003', 'BAD_USER_INPUT'],
    ['23514', 'BAD_USER_INPUT'],
    ['23505', 'CONFLICT'],
    ['40001', 'CONFLICT'],
    ['42501', 'FORBIDDEN'],
    ['57014', 'OPERATION_TOO_COMPLEX'],
    ['54001', 'OPERATION_TOO_COMPLEX'],
    ['53300', 'UNAVAILABLE'],
    ['42P01', 'INTERNAL'],
    ['XX000', 'INTERNAL'],
  ])('SQLSTATE %s is %s', async (state, code) => {
    script = [sqlState(state)];
    expect((await fault(true)).code).toBe(code);
    expect(asked).toBe(1);
  });

  test('a wrong password or address is ours to mend, not a reason to try again', async () => {
    script = [status(401)];
    expect((await fault(true)).code).toBe('INTERNAL');
    expect(asked).toBe(1);
  });
});

describe('the real database', () => {
  test('values come as text, under the role, the moment and the limits of one request', async () => {
    const endpoint = await startNeonEndpoint({ connectionString: inject('apiUrl') });
    const database = new Database(`postgres://app_api:x@127.0.0.1:${endpoint.port}/app`);
    const ask = (sql: string, parameters: unknown[] = [], readOnly = true) =>
      database.run({ readOnly, statements: [{ sql, parameters }] }, '2014-08-21T17:00:00+08:00');
    try {
      const { rows, dataset } = await ask(
        `select date '2014-08-21', 9007199254740993::int8, 0.10::numeric, true, null, array[1, 2], $1::text,
           current_user, current_setting('statement_timeout'), current_setting('transaction_read_only')`,
        ["'; drop table area; --"],
      );
      expect(rows).toEqual([
        [
          '2014-08-21',
          '9007199254740993',
          '0.10',
          't',
          null,
          '{1,2}',
          "'; drop table area; --",
          'anonymous',
          '8s',
          'on',
        ],
      ]);
      expect(dataset).toEqual({ version: expect.any(String), knownAt: '2014-08-21T09:00:00.000Z' });
      expect(endpoint.stats).toMatchObject({ http: 1, batches: 1 });
      await expect(ask('create table x ()', [], false)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      // Nothing of a request is left for the next on the same connection.
      expect((await ask("select current_setting('app.known_at')")).rows[0]?.[0]).toMatch(/^2014-08-21 09:00:00/);
    } finally {
      await endpoint.close();
    }
  });
});
