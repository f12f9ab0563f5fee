import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import type { Fault } from '../../scripts/neon-faults.ts';
import { Database } from '../../src/db/database.ts';
import { DatabaseError } from '../../src/db/errors.ts';
import { useApi } from '../support/api.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';
import { useTimeouts } from '../support/timeouts.ts';

const INTERNALS =
  /secret|upstream|relation|fetch failed|neon|socket|reset|undefined|token|(Type|Syntax)Error|sqlstate|\.ts\b/i;
const result = (...row: unknown[]) => ({ fields: row.map(() => ({ name: 'x', dataTypeID: 25 })), rows: [row] });
const begun = result('7', '2014-08-21T09:00:00.000Z', '8s');
const cell = result('{}');

const odd = (what: string, body: unknown): [string, Fault] => [`an answer of ${what}`, { kind: 'odd', body }];
const ODD: [string, Fault][] = [
  odd('null', null),
  odd('a list', []),
  odd('an empty object', {}),
  odd('a string', '<html>'),
  odd('a number', 0),
  odd('an error under status 200', { message: 'relation "secret_table" does not exist', code: '42P01' }),
  odd('results that are no list', { results: {} }),
  odd('an empty list of results', { results: [] }),
  odd('a result of nothing', { results: [{}] }),
  odd('results of nothing', { results: [{}, {}] }),
  odd('results that are null', { results: [null, null] }),
  odd('one result too few', { results: [begun] }),
  odd('one result too many', { results: [begun, cell, cell] }),
  odd('rows that are no list', { results: [begun, { ...cell, rows: { 0: ['{}'] } }] }),
  odd('rows that are objects', { results: [begun, { ...cell, rows: [{ x: '{}' }] }] }),
  odd('rows that are text', { results: [begun, { ...cell, rows: ['{}'] }] }),
  odd('rows without cells', { results: [begun, { ...cell, rows: [[]] }] }),
  odd('cells that are objects', { results: [begun, result({ secret: 1 })] }),
  odd('cells that are numbers', { results: [begun, result(7)] }),
  odd('results without the moment', { results: [{ ...begun, rows: [] }, cell] }),
  odd('a row whose moment is null', { results: [result('7', null, '8s'), cell] }),
];
const BROKEN: [string, Fault][] = [
  ['a reset before anything ran', { kind: 'reset' }],
  ['a reset before the commit', { kind: 'reset', when: 'mid' }],
  ['a reset after the commit', { kind: 'reset', when: 'after' }],
  ['a reset within the answer', { kind: 'reset', when: 'answering' }],
  ['half of the JSON', { kind: 'truncated' }],
  ['status 500', { kind: 'status', status: 500 }],
  ['status 500 although it ran', { kind: 'status', status: 500, when: 'after' }],
  ['status 503', { kind: 'status', status: 503 }],
  ['status 429', { kind: 'status', status: 429 }],
  ...ODD,
];

const log = vi.spyOn(console, 'error');
beforeEach(() => void log.mockReset().mockImplementation(() => {}));
afterAll(() => log.mockRestore());

describe.each(['long', 'short'] as const)('a read by the %s way', (way) => {
  const api = useApi(undefined, {}, way);
  const ask = (...faults: Fault[]) => {
    api.endpoint().fault(...faults);
    return api.query('{ region(code: "VII") { name } dataset { version } }');
  };
  type Asked = Awaited<ReturnType<typeof ask>>;
  const isUnavailable = ({ status, headers, text, json }: Asked) => {
    const language = headers.get('content-language');
    expect([status, headers.get('retry-after'), json.data]).toEqual([503, '5', undefined]);
    expect(json.errors).toEqual([
      {
        message:
          language === 'id'
            ? 'Basis data sedang tidak menjawab. Coba lagi sebentar lagi.'
            : 'The database does not answer at the moment. Try again shortly.',
        extensions: {
          code: 'UNAVAILABLE',
          requestId: headers.get('x-request-id'),
          docs: `/errors?lang=${language}#UNAVAILABLE`,
        },
      },
    ]);
    expect(text + JSON.stringify([...headers])).not.toMatch(INTERNALS);
  };

  test.each(BROKEN)('is answered by a second request after %s, and refused after two', async (_name, fault) => {
    const whole = await ask();
    const once = await ask(fault);
    expect([once.status, once.json.data, once.stats.http]).toEqual([200, whole.json.data, 2]);
    expect(whole.json.data.region.name).toBeTruthy();
    expect(log).not.toHaveBeenCalled();

    const twice = await ask(fault, fault);
    isUnavailable(twice);
    expect(twice.stats.http).toBe(2);
    // Operators are told, once.
    expect(log).toHaveBeenCalledTimes(1);
    expect((await ask()).stats.http).toBe(1);
  });

  test('waits for a slow answer', async () => {
    const { status, stats } = await ask({ kind: 'latency', ms: 200 });
    expect([status, stats.http]).toEqual([200, 1]);
  });

  test('is not sent again where that cannot help, and says no more than INTERNAL', async () => {
    for (const path of ['/graphql?query={dataset{version}}', '/health', '/calendar/64.ics'])
      for (const status of [401, 404, 413]) {
        api.endpoint().fault({ kind: 'status', status });
        const { json, text, stats, ...answer } = await api.fetch(path);
        expect([answer.status, json.errors[0].extensions.code, stats.http]).toEqual([500, 'INTERNAL', 1]);
        expect(text).not.toMatch(INTERNALS);
      }
  });

  test('GET, /health and calendars are told the same', async () => {
    for (const path of ['/graphql?query={dataset{version}}', '/health', '/calendar/64.ics']) {
      api.endpoint().fault({ kind: 'reset', when: 'after' }, { kind: 'status', status: 500 });
      isUnavailable(await api.fetch(path));
      api.endpoint().fault({ kind: 'reset', when: 'after' });
      const { status, stats } = await api.fetch(path);
      expect([status, stats.http]).toEqual([200, 2]);
    }
  });

  describe('has one time limit for both requests, of 10 s', () => {
    const time = useTimeouts();
    test.each<[string, number, Fault[]]>([
      ['silence', 1, [{ kind: 'hang' }, { kind: 'hang' }]],
      ['silence in the transaction', 1, [{ kind: 'hang', when: 'mid' }]],
      ['silence within the answer', 1, [{ kind: 'hang', when: 'answering' }]],
      ['a fault, then silence', 2, [{ kind: 'reset' }, { kind: 'hang' }]],
      ['a fault, then silence within the answer', 2, [{ kind: 'reset' }, { kind: 'hang', when: 'answering' }]],
    ])('%s', async (_name, requests, faults) => {
      const asked = ask(...faults);
      await vi.waitFor(() => expect(api.endpoint().hanging()).toBe(1));
      time.pass();
      const answer = await asked;
      isUnavailable(answer);
      // Not once more when the time is over.
      expect(answer.stats.http).toBe(requests);
      expect(time.limits()).toEqual([10_000]);
      api.endpoint().fault();
      await vi.waitFor(() => expect(api.endpoint().hanging()).toBe(0));
    });
  });
});

describe('a write is sent once, whatever happens', () => {
  let url: string;
  let endpoint: NeonEndpoint;
  let database: Database;
  let n = 0;
  beforeAll(async () => {
    url = await createDatabase('seeded');
    await runAsOwner(url, 'create table app.probe (n int primary key); grant insert on app.probe to anonymous');
    endpoint = await startNeonEndpoint({ connectionString: url });
    database = new Database(`postgres://app_api:x@127.0.0.1:${endpoint.port}/app`);
  });
  afterAll(() => endpoint.close());
  beforeEach(() => {
    n++;
    endpoint.reset();
  });

  const write = () =>
    database.run(
      { readOnly: false, statements: [{ sql: 'insert into probe values ($1)', parameters: [n] }] },
      { knownAt: null, requestId: 'test' },
    );
  const refusal = async (fault: Fault) => {
    endpoint.fault(fault);
    const error = await write().catch((reason) => reason);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.message).not.toMatch(INTERNALS);
    expect(endpoint.stats.http).toBe(1);
    return error.code;
  };
  const isThere = async () => (await runAsOwner(url, `select from app.probe where n = ${n}`)).length === 1;

  test.each<[string, Fault, string, boolean]>([
    ['a reset before anything ran', { kind: 'reset' }, 'UNKNOWN_OUTCOME', false],
    ['a reset before the commit', { kind: 'reset', when: 'mid' }, 'UNKNOWN_OUTCOME', false],
    ['a reset after the commit', { kind: 'reset', when: 'after' }, 'UNKNOWN_OUTCOME', true],
    ['a reset within the answer', { kind: 'reset', when: 'answering' }, 'UNKNOWN_OUTCOME', true],
    ['half of the JSON', { kind: 'truncated' }, 'UNKNOWN_OUTCOME', true],
    ['status 500', { kind: 'status', status: 500 }, 'UNKNOWN_OUTCOME', false],
    ['status 500 although it ran', { kind: 'status', status: 500, when: 'after' }, 'UNKNOWN_OUTCOME', true],
    ['status 503', { kind: 'status', status: 503 }, 'UNKNOWN_OUTCOME', false],
    ['status 503 although it ran', { kind: 'status', status: 503, when: 'after' }, 'UNKNOWN_OUTCOME', true],
    ...[400, 401, 404, 408, 413, 429].flatMap((status): [string, Fault, string, boolean][] => [
      [`status ${status}`, { kind: 'status', status }, 'UNKNOWN_OUTCOME', false],
      [`status ${status} although it ran`, { kind: 'status', status, when: 'after' }, 'UNKNOWN_OUTCOME', true],
    ]),
    ...ODD.map(([name, fault]): [string, Fault, string, boolean] => [name, fault, 'UNKNOWN_OUTCOME', true]),
  ])('%s', async (_name, fault, code, there) => {
    expect(await refusal(fault)).toBe(code);
    expect(await isThere()).toBe(there);
    // Its transaction is over, and whoever looked and found nothing can write it now.
    if (!there) await write();
    expect(await isThere()).toBe(true);
  });

  describe('and given up when its time is over', () => {
    const time = useTimeouts();
    test.each<[string, Fault, boolean]>([
      ['silence', { kind: 'hang' }, false],
      ['silence in the transaction', { kind: 'hang', when: 'mid' }, false],
      ['silence within the answer', { kind: 'hang', when: 'answering' }, true],
    ])('%s', async (_name, fault, there) => {
      const refused = refusal(fault);
      await vi.waitFor(() => expect(endpoint.hanging()).toBe(1));
      time.pass();
      expect(await refused).toBe('UNKNOWN_OUTCOME');
      expect(time.limits()).toEqual([10_000]);
      await vi.waitFor(() => expect(endpoint.hanging()).toBe(0));
      expect(await isThere()).toBe(there);
      if (!there) await write();
    });
  });

  test('a slow one is waited for', async () => {
    endpoint.fault({ kind: 'latency', ms: 200 });
    expect((await write()).rows).toEqual([]);
    expect([endpoint.stats.http, await isThere()]).toEqual([1, true]);
  });
});
