import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../scripts/neon-faults.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import worker from '../../src/index.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
/** Agreements that end on one day in each zone, and those of which nothing is to be told. */
const AGREED: Readonly<Record<string, readonly [area: string, from: string, to: string, stage?: string]>> = {
  'T:WIB': ['61.01', '2026-01-01', '2026-06-30'],
  'T:WITA': ['64.01', '2026-01-01', '2026-06-30'],
  'T:WIT': ['81.01', '2026-01-01', '2026-06-30'],
  'T:SHORT': ['64.02', '2026-06-20', '2026-06-30'],
  'T:SUSPENDED': ['64.03', '2026-01-01', '2026-06-30', 'SUSPENDED'],
};
beforeAll(async () => {
  for (const [code, [area, from, to, stage = 'SIGNED']] of Object.entries(AGREED))
    await asOwner(`insert into mou (code, area_id) select '${code}', id from area where code = '${area}';
      insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
      select m.id, 1, 'MOU', 'x', '${stage}', true, d, d, d, partial_date_of('${to}', 'DAY'), 1, tstzrange('${from}', null)
      from mou m, partial_date_of('${from}', 'DAY') d where m.code = '${code}'`);
});
const run = async (moment: string) => Number((await asOwner(`select record_expiries('${moment}') as n`))[0]?.n);
const told = async () =>
  (
    await asOwner(
      "select m.code || ' ' || e.kind as what from mou_event e join mou m on m.id = e.mou_id where m.code like 'T:%' and e.ends_on is not null order by e.id",
    )
  ).map(({ what }) => what);

test('tells of an end at local midnight of each zone, once, and makes up for what it missed', async () => {
  // Nothing of these is near its end.
  await run('2026-03-31T00:00:00Z');
  expect(await told()).toEqual([]);
  // 90 days before: 1 April begins at 15:00, 16:00 and 17:00 UTC of the day before.
  for (const [moment, what] of [
    ['2026-03-31T14:59:59Z', []],
    ['2026-03-31T15:00:00Z', ['T:WIT EXPIRING']],
    ['2026-03-31T16:00:00Z', ['T:WITA EXPIRING']],
    ['2026-03-31T17:00:00Z', ['T:WIB EXPIRING']],
  ] as const) {
    const before = await told();
    await run(moment);
    expect([moment, (await told()).slice(before.length)]).toEqual([moment, what]);
    // Twice is once.
    expect(await run(moment)).toBe(0);
  }
  // The clock stood still for three months: the one of ten days was never told to be near its end.
  await run('2026-07-15T15:00:00Z');
  expect((await told()).slice(3).toSorted()).toEqual([
    'T:SHORT EXPIRED',
    'T:SHORT EXPIRING',
    // It was never near its end while it held; but over it is.
    'T:SUSPENDED EXPIRED',
    'T:WIB EXPIRED',
    'T:WIT EXPIRED',
    'T:WITA EXPIRED',
  ]);
  expect(await run('2026-07-15T16:00:00Z')).toBe(0);
});

test('an end is over the day after, not on it', async () => {
  await asOwner(
    "delete from mou_event where ends_on is not null and mou_id = (select id from mou where code = 'T:WITA')",
  );
  await run('2026-06-30T15:59:59Z');
  expect((await told()).filter((what) => String(what).startsWith('T:WITA'))).toEqual(['T:WITA EXPIRING']);
  await run('2026-06-30T16:00:00Z');
  expect((await told()).filter((what) => String(what).startsWith('T:WITA'))).toEqual([
    'T:WITA EXPIRING',
    'T:WITA EXPIRED',
  ]);
});

test('the clock is the Worker\u2019s: nobody who asks the API has it', async () => {
  const may = (role: string) =>
    asOwner(`select has_function_privilege('${role}', '${RULES_SCHEMA}.on_schedule(timestamptz)', 'execute') as may`);
  for (const [role, allowed] of [
    ['app_api', true],
    ['anonymous', false],
    ['authenticated', false],
  ] as const)
    expect([role, (await may(role))[0]?.may]).toEqual([role, allowed]);
});

test('another end is another one to tell of', async () => {
  const document = `mutation { amendMou(input: { mou: "Mou:T:WITA", version: 1, effectiveTo: "2026-09-30", reason: "Adendum" }) { ... on AmendMouSuccess { mou { version } } } }`;
  expect((await api.query(document, undefined, {}, bearer('region'))).json.data.amendMou.mou.version).toBe(2);
  await run('2026-10-01T00:00:00Z');
  expect((await told()).filter((what) => String(what).startsWith('T:WITA'))).toHaveLength(4);
});

describe('what was told', () => {
  test('is read with the agreement, since a moment, and in the changes of all', async () => {
    const [told] = await asOwner(
      `select to_char(e.at at time zone 'UTC', f) as at, to_char((e.at + interval '1 microsecond') at time zone 'UTC', f) as later, e.at > now() - interval '5 minutes' as now
       from mou_event e join mou m on m.id = e.mou_id, (values ('YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as t(f) where m.code = 'T:WIB' and e.kind = 'EXPIRED'`,
    );
    // Known from when it was written, however late the clock struck.
    const { at, later, now } = told as { at: string; later: string; now: boolean };
    expect(now).toBe(true);
    const { json, stats } = await api.query(
      `{ mou(by: { code: "T:WIB" }) { all: events { nodes { kind } } events(since: "${at}") { nodes { at occurredAt kind version endsOn words } } }
         mous(filter: { changedSince: "${at}", text: "Sambas" }) { nodes { code } }
         none: mous(filter: { changedSince: "${later}", text: "Sambas" }) { totalCount }
         changes(since: "${at}", first: 100) { nodes { kind mou { code } } } }`,
    );
    expect([json.errors, stats.http]).toEqual([undefined, 1]);
    expect(json.data.mou.all.nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'RECORDED',
      'EXPIRING',
      'EXPIRED',
    ]);
    expect(json.data.mou.events.nodes).toEqual([
      {
        at,
        // Midnight in Sambas.
        occurredAt: '2026-06-30T17:00:00.000000Z',
        kind: 'EXPIRED',
        version: 1,
        endsOn: '2026-06-30',
        words: 'Its last day was 30 June 2026.',
      },
    ]);
    expect(json.data.mous.nodes).toEqual([{ code: 'T:WIB' }]);
    expect(json.data.none.totalCount).toBe(0);
    expect(json.data.changes.nodes).toContainEqual({ kind: 'MOU_EXPIRED', mou: { code: 'T:WIB' } });
  });

  test('how near an end counts as near is the operator\u2019s to set', async () => {
    const status = async () => {
      const { json } = await api.query(
        '{ dataset { expiringDays } mou(by: { code: "T:WIB" }) { a: status(at: "2026-04-01") b: status(at: "2026-06-01") c: status(at: "2026-05-31") } }',
      );
      return [json.data.dataset.expiringDays, json.data.mou.a, json.data.mou.b, json.data.mou.c];
    };
    expect(await status()).toEqual([90, 'EXPIRING', 'EXPIRING', 'EXPIRING']);
    await asOwner('update dataset set expiring_days = 29');
    expect(await status()).toEqual([29, 'ACTIVE', 'EXPIRING', 'ACTIVE']);
    await asOwner('update dataset set expiring_days = 90');
  });
});

describe('the Worker, when the clock strikes', () => {
  const strike = (moment: string, ...faults: Fault[]) => {
    api.endpoint().reset();
    api.endpoint().fault(...faults);
    const DATABASE_URL = `postgres://app_api:x@127.0.0.1:${api.endpoint().port}/seeded`;
    return worker.scheduled(
      { scheduledTime: Date.parse(moment), cron: '0 15,16,17 * * *' },
      { DATABASE_URL, API_KEY_PEPPER: PEPPER },
    );
  };
  const NOW = new Date().toISOString();
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const lines = () => log.mock.calls.flat().map((line) => JSON.parse(String(line)));

  test('asks the database once, and says how much there was; after a fault once more: twice is once', async () => {
    const before = await told();
    await asOwner(
      "delete from mou_event where kind = 'EXPIRED' and mou_id = (select id from mou where code = 'T:WIB')",
    );
    await strike(NOW, { kind: 'reset', when: 'after' });
    expect(api.endpoint().stats.http).toBe(2);
    expect((await told()).toSorted()).toEqual(before.toSorted());
    log.mockClear();
    await strike(NOW);
    expect(api.endpoint().stats.http).toBe(1);
    expect(lines()).toEqual([{ level: 'info', cron: '0 15,16,17 * * *', done: '0' }]);
  });

  test('fails, and says so, where the database does not answer', async () => {
    await expect(strike(NOW, { kind: 'reset' }, { kind: 'reset' })).rejects.toThrow();
    expect(failed.mock.calls.flat().map(String).join()).toContain('cron 0 15,16,17');
  });
});
