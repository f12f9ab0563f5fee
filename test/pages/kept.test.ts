/** What of the pages is kept at the edge, in real workerd: how often the database is asked for a view. */
import { describe, expect, test } from 'vitest';
import { useWorker } from '../support/worker.ts';

const worker = useWorker();
/** Waits for the whole page, however long it takes, as who has another state of it already. */
const view = async (path: string, headers: Record<string, string> = {}) => {
  worker.endpoint().reset();
  const response = await fetch(worker.url() + path, { headers: { 'if-none-match': '"another"', ...headers } });
  const text = await response.text();
  const { http } = worker.endpoint().stats;
  return { status: response.status, text, http, headers: response.headers };
};

describe.each(['/id/', '/en/wilayah/64?segment=PU', '/id/wilayah/ID?measure=COVERAGE'])('%s', (path) => {
  test('is made once by one request to the database, and then given without any', async () => {
    const first = await view(path);
    expect([first.status, first.http, first.headers.get('cache-status')]).toEqual([200, 1, 'jangkau; fwd=miss']);
    const again = await view(path);
    expect([again.status, again.http, again.headers.get('cache-status')]).toEqual([200, 0, 'jangkau; hit; detail=hit']);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'));
    const known = await view(path, { 'if-none-match': String(first.headers.get('etag')) });
    expect([known.status, known.http, known.text]).toEqual([304, 0, '']);
    expect(known.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'));
  });
});

test.each([
  ['/assets/pages.js', false],
  ['/assets/pages.css', false],
  ['/icon.svg', false],
  ['/explorer', true],
])('%s lets styles in its own text be used: %s', async (path, isAllowed) => {
  const { status, headers } = await fetch(worker.url() + path);
  const policy = headers.get('content-security-policy') ?? '';
  expect([status, policy.startsWith("default-src 'none';")]).toEqual([200, true]);
  expect(policy.includes("'unsafe-inline'")).toBe(isAllowed);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a page that came late is kept all the same, and one that failed is not', async () => {
  const path = '/id/wilayah/61?segment=BPU';
  worker.endpoint().fault({ kind: 'latency', ms: 1_500 });
  const late = await fetch(worker.url() + path, { headers: { 'sec-fetch-dest': 'document' } });
  expect([late.headers.get('cache-control'), (await late.text()).includes('class="skeleton"')]).toEqual([
    'no-store',
    true,
  ]);
  const after = await view(path);
  expect([after.status, after.http, after.text.includes('class="skeleton"')]).toEqual([200, 0, false]);

  const fault = { kind: 'status', status: 500 } as const;
  worker.endpoint().fault(fault, fault);
  expect((await view('/id/wilayah/62?segment=BPU')).status).toBe(503);
  expect(await view('/id/wilayah/62?segment=BPU')).toMatchObject({ status: 200, http: 1 });
});

test('what the pages load is told to be looked at anew, so that a page never has the dress of another release', async () => {
  for (const [file, type] of [
    ['/assets/pages.css', 'text/css'],
    ['/assets/pages.js', 'text/javascript'],
  ] as const) {
    const { headers, status } = await fetch(worker.url() + file);
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    expect(headers.get('cache-control')).toMatch(/max-age=0, must-revalidate/);
    expect(headers.get('etag')).not.toBe(null);
  }
});
