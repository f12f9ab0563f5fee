/** What is kept at the edge, in real workerd: how often the database is asked, and who gets what. What is stale, and where nothing is kept: test/slow/cache. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dayOf, lastMidnight } from '../../src/http/days.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';
import { useWorker } from '../support/worker.ts';
import { askWorker, fresh } from './asking.ts';

const access = useAccess();
const worker = useWorker(access.apiUrl);
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  askWorker(worker, path, headers, method);
describe('an answer that anybody gets', () => {
  test('is made once, and then given without a request to the database; so is 304', async () => {
    const path = fresh();
    const miss = await ask(path);
    expect([miss.status, miss.http, miss.said('cache-status'), miss.said('age')]).toEqual([
      200,
      1,
      'jangkau; fwd=miss',
      '0',
    ]);
    expect(miss.said('cache-control')).toBe('public, max-age=60');
    expect(miss.said('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    const hit = await ask(path);
    expect([hit.status, hit.http, hit.said('cache-status')]).toEqual([200, 0, 'jangkau; hit; detail=hit']);
    expect(hit.text).toBe(miss.text);
    for (const name of ['etag', 'last-modified', 'content-type', 'cache-control', 'link'])
      expect([name, hit.said(name)]).toEqual([name, miss.said(name)]);
    expect(hit.said('x-request-id')).not.toBe(miss.said('x-request-id'));
    for (const tag of [miss.said('etag'), `W/${miss.said('etag')}`, `"x", ${miss.said('etag')}`, '*']) {
      const known = await ask(path, { 'if-none-match': String(tag) });
      expect([tag, known.status, known.http, known.text, known.said('etag')]).toEqual([
        tag,
        304,
        0,
        '',
        miss.said('etag'),
      ]);
      expect(known.said('cache-control')).toBe('public, max-age=60');
    }
    expect((await ask(path, { 'if-none-match': '"x"' })).status).toBe(200);
    for (const name of ['x-checked', 'x-version']) expect(hit.said(name)).toBe(null);
  });

  test('is another one for another form, language or value, and the same for another order of them', async () => {
    const path = fresh('/q/figures.json');
    await ask(`${path}&segment=BPU`);
    expect((await ask(path.replace('?', '?segment=bpu&'))).http).toBe(0);
    // The default said, and not said.
    expect((await ask(`${path}&segment=BPU&first=100&lang=id`)).http).toBe(0);
    const others = [
      `${path}&segment=PU`,
      `${path}&segment=BPU&lang=en`,
      `${path.replace('.json', '.csv')}&segment=BPU`,
    ];
    const tags = new Set<string | null>();
    for (const other of others) {
      const { http, said } = await ask(other);
      expect([other, http]).toEqual([other, 1]);
      tags.add(said('etag'));
    }
    expect(tags.size).toBe(3);
  });

  test.each(['csv', 'xlsx', 'metadata.json'])('is kept as %s too, by its bytes', async (form) => {
    const path = fresh(`/q/figures.${form}`);
    const miss = await ask(path);
    const hit = await ask(path);
    expect([miss.http, hit.http, hit.text === miss.text]).toEqual([1, 0, true]);
    expect(hit.said('content-disposition')).toBe(miss.said('content-disposition'));
  });

  test('is asked for by HEAD as by GET', async () => {
    const path = fresh();
    await ask(path);
    const head = await ask(path, {}, 'HEAD');
    expect([head.status, head.http, head.text, head.said('cache-status')]).toEqual([
      200,
      0,
      '',
      'jangkau; hit; detail=hit',
    ]);
  });

  test('says since when it is so: the last write, or the last midnight', async () => {
    const { said, text } = await ask(fresh());
    const { knownAt, at } = JSON.parse(text).extensions.dataset;
    const changed = Math.max(Date.parse(knownAt), Date.parse(at));
    expect(Date.parse(String(said('last-modified')))).toBe(Math.floor(changed / 1_000) * 1_000);
    const path = fresh();
    const modified = String((await ask(path)).said('last-modified'));
    expect((await ask(path, { 'if-modified-since': modified })).status).toBe(304);
    const before = new Date(Date.parse(modified) - 1_000).toUTCString();
    expect((await ask(path, { 'if-modified-since': before })).status).toBe(200);
    // A tag counts more than a time.
    expect((await ask(path, { 'if-modified-since': modified, 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('the calendar and the feed of an area are kept alike', async () => {
    for (const path of ['/calendar/64.ics', '/feed/64.atom']) {
      const [miss, hit] = [await ask(path), await ask(path)];
      expect([path, miss.http, hit.http, hit.text === miss.text]).toEqual([path, 1, 0, true]);
      expect((await ask(path, { 'if-none-match': String(miss.said('etag')) })).status).toBe(304);
      expect((await ask(`${path}?lang=en`)).http).toBe(1);
    }
    const schema = await ask('/schema.graphql');
    const known = await ask('/schema.graphql', { 'if-none-match': String(schema.said('etag')) });
    expect([schema.said('cache-control'), known.status, known.text]).toEqual(['public, max-age=60', 304, '']);
  });
});

describe('what is never kept, nor taken from what is kept', () => {
  test('an answer to a credential, good or bad', async () => {
    const path = '/q/agreements.json?within=64.71';
    const region = access.bearer('region');
    const own = await ask(path, region);
    expect(own.text).toContain('"64.71:DRAFT"');
    expect([own.said('cache-control'), own.said('etag'), own.said('cache-status')]).toEqual(['no-store', null, null]);
    const nobody = await ask(path);
    expect([nobody.text.includes('"64.71:DRAFT"'), nobody.http, nobody.said('cache-status')]).toEqual([
      false,
      1,
      'jangkau; fwd=miss',
    ]);
    expect((await ask(path, region)).text).toBe(own.text);
    expect((await ask(path, { ...region, 'if-none-match': String(nobody.said('etag')) })).status).toBe(200);
    expect((await ask(path, access.bearer('revoked'))).status).toBe(401);
    expect((await ask(path)).text).toBe(nobody.text);
  });

  test('an error', async () => {
    const path = fresh();
    worker.endpoint().fault({ kind: 'reset' }, { kind: 'reset' });
    const away = await fetch(`${worker.url()}${path}`);
    expect([away.status, away.headers.get('cache-control'), away.headers.get('etag')]).toEqual([503, 'no-store', null]);
    expect((await ask(path)).said('cache-status')).toBe('jangkau; fwd=miss');
    for (const wrong of ['/q/figures.json?first=101', '/q/figures.json?x=1', '/q/nothing', '/calendar/99.99.ics']) {
      const { said, status } = await ask(wrong);
      expect([wrong, status < 500, said('cache-control')]).toEqual([wrong, true, 'no-store']);
    }
  });
});

describe('by a clock that the test moves', () => {
  const api = useApi(access.apiUrl);
  const BEGIN = Date.parse('2026-11-29T10:00:00Z');
  let now = BEGIN;
  const kept = new Map<string, { response: Response; until: number }>();
  beforeEach(() => {
    now = BEGIN;
    kept.clear();
    vi.spyOn(Date, 'now').mockImplementation(() => now);
    // As Cloudflare's: what is put is there for as long as its header says.
    vi.stubGlobal('caches', {
      default: {
        match: async ({ url }: Request) => {
          const entry = kept.get(url);
          return entry && now < entry.until ? entry.response.clone() : undefined;
        },
        put: async ({ url }: Request, response: Response) => {
          const [, seconds] = /max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '') ?? [];
          kept.set(url, { response, until: now + Number(seconds) * 1_000 });
        },
      },
    });
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.mocked(Date.now).mockRestore();
    vi.mocked(console.error).mockRestore();
    vi.unstubAllGlobals();
  });
  const state = async (path: string) => {
    const { status, headers, stats } = await api.fetch(path);
    return [status, headers.get('cache-status')?.replace(/^jangkau; (hit; detail=)?/, '') ?? null, stats.http];
  };

  test('an answer is fresh for a minute, and never given when it was not checked for ten', async () => {
    const path = fresh();
    expect(await state(path)).toEqual([200, 'fwd=miss', 1]);
    now += 59_999;
    expect(await state(path)).toEqual([200, 'hit', 0]);
    now += 1;
    // It is checked while it is given.
    expect(await state(path)).toEqual([200, 'stale', 0]);
    expect(await state(path)).toEqual([200, 'hit', 0]);

    const away = Array.from({ length: 8 }, () => ({ kind: 'reset' }) as const);
    now += 599_999;
    api.endpoint().fault(...away);
    expect((await state(path)).slice(0, 2)).toEqual([200, 'stale']);
    now += 1;
    api.endpoint().fault(...away);
    expect((await state(path)).slice(0, 2)).toEqual([503, null]);
    api.endpoint().fault();
    expect(await state(path)).toEqual([200, 'fwd=miss', 1]);
  });

  describe.each([
    ['id', (path: string) => path],
    [
      'en',
      (path: string) =>
        path.startsWith('/id/') ? path.replace('id', 'en') : `${path}${path.includes('?') ? '&' : '?'}lang=en`,
    ],
  ])('an answer in %s that was made anew after a write', (language, addressIn) => {
    test.each([
      '/q/agreements.json?within=64',
      '/q/agreements.csv?within=64',
      '/q/agreements.xlsx?within=64',
      '/q/agreements.metadata.json?within=64',
      '/q/changes.csv?within=64',
      '/q/reporting.json',
      '/feed/64.atom',
      '/feed/64.71.atom?kinds=MOU_RECORDED',
      '/calendar/VII.ics',
      '/id/wilayah/64.71',
      '/id/mou/64:2020-06-15',
      '/id/mutu',
    ])('is the one that whoever asks first would get: %s', async (address) => {
      const path = addressIn(address);
      const before = await api.fetch(path);
      expect([path, before.status, before.headers.get('content-language')]).toEqual([path, 200, language]);
      await access.asOwner(
        "insert into source (citation, publisher, published, verification) values (gen_random_uuid(), 'x', partial_date_of('2026', 'YEAR'), 'PUBLISHED')",
      );
      now += 60_000;
      expect((await api.fetch(path)).text).toBe(before.text);
      const renewed = await api.fetch(path);
      kept.clear();
      const made = await api.fetch(path);
      expect(renewed.headers.get('cache-status')).toBe('jangkau; hit; detail=hit');
      expect(made.headers.get('cache-status')).toBe('jangkau; fwd=miss');
      expect(renewed.text).toBe(made.text);
      for (const name of ['etag', 'content-language', 'content-type', 'link', 'content-disposition'])
        expect([name, renewed.headers.get(name)]).toEqual([name, made.headers.get(name)]);
      expect(renewed.headers.get('etag')).not.toBe(before.headers.get('etag'));
    });
  });

  test('a Worker that has just begun gives what is kept without building the schema', async () => {
    const kept = [fresh(), '/en/mutu', '/feed/64.atom?kinds=MOU_RECORDED', '/calendar/64.ics'];
    for (const path of kept) expect([path, ...(await state(path))]).toEqual([path, 200, 'fwd=miss', 1]);
    vi.resetModules();
    const { default: begun } = await import('../../src/index.ts');
    const { builder } = await import('../../schema/builder.ts');
    const build = vi.spyOn(builder, 'toSchema');
    const DATABASE_URL = `postgres://x:x@127.0.0.1:${api.endpoint().port}/seeded`;
    const RATE_LIMITER = { limit: async () => ({ success: true }) };
    const bindings = { API_KEY_PEPPER: PEPPER, DATABASE_URL, RATE_LIMITER };
    const execution = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
    const ask = (path: string) => begun.fetch(new Request(`http://jangkau.test${path}`), bindings, execution);
    for (const path of kept) expect((await ask(path)).headers.get('cache-status')).toBe('jangkau; hit; detail=hit');
    for (const path of ['/', '/id/errors', '/q', '/q/figures.json?segment=X', '/nothing']) await ask(path);
    expect(build).not.toHaveBeenCalled();
    for (const _time of [1, 2]) expect((await ask('/graphql?query={__typename}')).status).toBe(200);
    expect(build).toHaveBeenCalledTimes(1);
  });
});

test('files that change with a deployment alone are asked for again each time', async () => {
  for (const path of ['/explorer', '/icon.svg', '/assets/pages.css', '/assets/pages.js'])
    expect([path, (await ask(path)).said('cache-control')]).toEqual([path, 'public, max-age=0, must-revalidate']);
});

test('every other address says no-store', async () => {
  for (const [path, method] of [
    ['/graphql?query={dataset{version}}', 'GET'],
    ['/graphql', 'POST'],
    ['/graphql', 'OPTIONS'],
    ['/health', 'GET'],
    ['/nothing', 'GET'],
    ['/kept/x', 'GET'],
    ['/feed/nothing.atom', 'GET'],
  ] as const)
    expect([path, method, (await ask(path, {}, method)).said('cache-control')]).toEqual([path, method, 'no-store']);
});

test.each([
  ['2026-11-30T14:59:59.999Z', '2026-11-29T17:00:00.000Z'],
  ['2026-11-30T15:00:00.000Z', '2026-11-30T15:00:00.000Z'],
  ['2026-11-30T15:59:59.999Z', '2026-11-30T15:00:00.000Z'],
  ['2026-11-30T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
  ['2026-11-30T17:00:00.000Z', '2026-11-30T17:00:00.000Z'],
  ['2026-12-01T00:00:00.000Z', '2026-11-30T17:00:00.000Z'],
])('the last midnight before %s is %s', (now, midnight) => {
  expect(new Date(lastMidnight(Date.parse(now))).toISOString()).toBe(midnight);
});

test('the day of a moment is that of western Indonesia', () => {
  expect(dayOf('2026-11-30T16:59:59.999Z')).toBe('2026-11-30');
  expect(dayOf('2026-11-30T17:00:00.000Z')).toBe('2026-12-01');
});
