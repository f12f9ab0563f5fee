/**
 * A file of 100,000 rows in the real Worker: how much memory, how many requests and how long it takes, and that nothing
 * is doubled or lost where whoever sends it, the Worker or the way to the database is killed. Shorter files:
 * test/slow/files-in-parts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../scripts/random.ts';
import { useAccess } from '../support/access.ts';
import { workbookOf } from '../support/workbooks.ts';
import { useWorker } from '../support/worker.ts';

const { access, apiUrl, bearer, asOwner } = useAccess(false);
const worker = useWorker(apiUrl);

const ROWS = 100_000;
const ROWS_AT_ONCE = 3_000;
const RELEASED_AT_ONCE = 500;
const HEADER = 'area,segment,measure,value\n';
const BOOK = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
/** Of each segment a number, such that segments and wholes agree. */
const NUMBERS = { ALL: 1000, PU_BPU: 800, PU: 500, BPU: 300, JAKON: 200, PMI: 50, FORMAL: 600, INFORMAL: 400 };
const folder = mkdtempSync(join(tmpdir(), 'jangkau-large-'));
const file = join(folder, 'figures.csv');
let rows: string[];

beforeAll(async () => {
  // The country has too few areas for so many figures of one month.
  await asOwner(`
    with added as (
      insert into area (kind, code) select 'REGENCY', '99.' || n from generate_series(10000, 13999) n returning id, code)
    insert into area_name (area_id, language, name) select id, 'ID', 'Kabupaten ' || code from added`);
  // A province has what its parts have together.
  const areas = await asOwner(
    `select a.code, case a.kind when 'PROVINCE' then (select count(*)::int from parts_named(a.id, '2003-03-31')) else 1 end as parts
     from area a where a.kind in ('PROVINCE', 'REGENCY', 'CITY') and a.valid @> date '2003-03-31' order by a.id`,
  );
  rows = areas
    .flatMap(({ code, parts }) =>
      Object.entries(NUMBERS).flatMap(([segment, number]) =>
        ['PARTICIPANTS', 'JOINED', 'LEFT'].map(
          (measure) => `${code},${segment},${measure},${number * Number(parts)}\n`,
        ),
      ),
    )
    .slice(0, ROWS);
  expect(rows.length).toBe(ROWS);
  writeFileSync(file, HEADER + rows.join(''));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const parametersOf = (month: string, citation: string) => ({
  month,
  basis: 'ACTIVE',
  citation,
  publisher: 'Kantor Pusat',
  // Some of the areas have figures of later years that are far from these.
  acceptPartial: 'true',
});
const send = async (month: string, body: BodyInit, headers: Record<string, string> = {}) => {
  worker.endpoint().reset();
  const address = new URLSearchParams(parametersOf(month, 'Laporan nasional'));
  const started = performance.now();
  const response = await fetch(`${worker.url()}/imports/figures?${address}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...bearer('admin'), ...headers },
    body,
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of what was sent
  const json: any = await response.json();
  const seconds = (performance.now() - started) / 1_000;
  return { status: response.status, json, http: worker.endpoint().stats.http, seconds };
};

const asBody = (bytes: Uint8Array) => bytes as unknown as BodyInit;

/** Of the Worker's process: what it holds now, and the most that it held since that was last forgotten; in MB. */
function memory(): { now: number; most: number } {
  const status = readFileSync(`/proc/${worker.pid()}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}
const forgetMost = () => writeFileSync(`/proc/${worker.pid()}/clear_refs`, '5');

describe('a file of 100,000 rows', () => {
  test('is taken in 34 requests to the database, with less than 64 MB more memory than a small one', async () => {
    // What the Worker holds once it has read files.
    for (let i = 0; i < 3; i++) await send('2003-01', HEADER + rows.slice(0, 100 + i).join(''));
    const base = memory().now;
    forgetMost();
    const { status, json, http, seconds } = await send('2003-02', readFileSync(file, 'utf8'));
    const above = memory().most - base;
    expect([status, json.submission?.state], JSON.stringify(json).slice(0, 500)).toEqual([200, 'SUBMITTED']);
    const { count } = json.submission;
    expect([count.read, count.accepted + count.rejected, count.released]).toEqual([ROWS, ROWS, 0]);
    console.log(
      `100,000 rows, ${count.accepted} accepted: ${http} requests, ${seconds.toFixed(1)} s, ${above.toFixed(0)} MB above ${base.toFixed(0)} MB`,
    );
    expect(http).toBe(Math.ceil(ROWS / ROWS_AT_ONCE));
    expect(above).toBeLessThan(64);
  }, 300_000);

  test('is taken and released once, killed at ten random moments: nothing is doubled, nothing is lost', async () => {
    const { pick, int } = random(20261130);
    const CITATION = 'Laporan yang terputus';
    const parameters = Object.entries(parametersOf('2003-03', CITATION)).flatMap(([name, value]) =>
      name === 'acceptPartial' ? ['--acceptPartial'] : [`--${name}`, value],
    );
    const command = () => {
      const args = ['scripts/import.ts', file, '--url', worker.url(), ...parameters, '--release'];
      const child = spawn(process.execPath, args, {
        env: { ...process.env, JANGKAU_KEY: access().keys.admin },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const told = { out: '', err: '' };
      child.stdout.on('data', (text) => {
        told.out += text;
      });
      child.stderr.on('data', (text) => {
        told.err += text;
      });
      return { child, told, ended: once(child, 'exit') };
    };
    /** What there is at a moment, and what holds at any. */
    const check = async () => {
      const [now] = (await asOwner(`
        with s as (select id from submission where source_id = (select id from source where citation = '${CITATION}')),
        r as (select * from submission_row where submission_id in (select id from s)),
        f as (select * from figure where source_id = (select id from source where citation = '${CITATION}'))
        select (select count(*) from s)::int as submissions, (select state_of(id)::text from s) as state,
          count(*)::int as read, coalesce(max(place), 0) as last, count(*) filter (where refusal_code is null)::int as accepted,
          count(figure_id)::int as released, count(distinct figure_id)::int as became, (select count(*) from f)::int as figures,
          (select coalesce(max(n), 0) from (select count(*) as n from f group by lower(known)) g)::int as at_once
        from r`)) as [
        Record<'submissions' | 'read' | 'last' | 'accepted' | 'released' | 'became' | 'figures' | 'at_once', number> & {
          state: string | null;
        },
      ];
      const { submissions, state, read, last, accepted, released, became, figures, at_once } = now;
      expect(submissions).toBeLessThanOrEqual(1);
      // Whole parts, in order; and each row that is released is one figure of its own.
      expect([(read % ROWS) % ROWS_AT_ONCE, last, became, figures]).toEqual([0, read, released, released]);
      expect(at_once).toBeLessThanOrEqual(RELEASED_AT_ONCE);
      if (state === 'DRAFT') expect([read < ROWS, released]).toEqual([true, 0]);
      if (state === 'SUBMITTED') expect([read, released < accepted]).toEqual([ROWS, true]);
      if (state === 'RELEASED') expect([read, released]).toEqual([ROWS, accepted]);
      return now;
    };
    let running = command();
    // Anywhere in the work, however fast the machine is: after so many rows that were taken or released, and a moment.
    const moments = Array.from({ length: 10 }, () => int(2 * ROWS)).sort((one, other) => one - other);
    for (const [n, moment] of moments.entries()) {
      const kind = (['client', 'Worker', 'connection'] as const)[n % 3];
      for (let now = await check(); now.read + now.released < moment; now = await check()) {
        expect(running.child.exitCode, running.told.err).toBeNull();
        await wait(200);
      }
      await wait(int(2_000));
      if (kind === 'connection')
        worker.endpoint().fault({ kind: 'reset', when: pick(['before', 'mid', 'after', 'answering']) });
      else {
        running.child.kill('SIGKILL');
        if (kind === 'Worker') await worker.crash();
        await running.ended;
        running = command();
      }
      const { state, read, released } = await check();
      console.log(`${kind} killed: ${state}, ${read} rows read, ${released} released`);
    }
    const [code] = await running.ended;
    expect(code, running.told.err).toBe(0);
    const { state, read, accepted, figures } = await check();
    expect([state, read, figures]).toEqual(['RELEASED', ROWS, accepted]);
    expect(running.told.out).toMatch(/^Submission:\d+ is RELEASED: 100,000 rows read, /);
  }, 1_800_000);

  /** A workbook of so many rows. */
  const book = (n: number, last = rows[n - 1] as string) =>
    writeXlsx({
      sheets: [{ name: 'a', rows: [HEADER, ...rows.slice(0, n - 1), last].map((line) => line.trim().split(',')) }],
    });

  test('as a workbook of 20,000 rows takes no more memory; a longer one is refused', async () => {
    const [small, longest, longer] = [await book(100), await book(19_999), await book(20_000)];
    await send('2003-04', asBody(small), BOOK);
    const base = memory().now;
    forgetMost();
    const { json, http, seconds } = await send('2003-05', asBody(longest), BOOK);
    const above = memory().most - base;
    expect([json.submission?.count.read, http], JSON.stringify(json).slice(0, 500)).toEqual([19_999, 7]);
    console.log(
      `a workbook of 20,000 rows: ${seconds.toFixed(1)} s, ${above.toFixed(0)} MB above ${base.toFixed(0)} MB`,
    );
    expect(above).toBeLessThan(64);
    const refused = await send('2003-05', asBody(longer), BOOK);
    expect([refused.status, refused.json.errors[0].message, refused.http]).toEqual([
      400,
      expect.stringMatching(/^The sheet goes on after row 20,000/),
      0,
    ]);
  }, 300_000);

  test('as a workbook of which nothing is taken is answered by one of all its rows, in no more memory', async () => {
    await worker.crash();
    const { acceptPartial: _, ...whole } = parametersOf('2003-07', 'Laporan nasional');
    /** The first row stands there twice, so that none is taken. */
    const toMend = async (n: number) => {
      const response = await fetch(`${worker.url()}/imports/figures?${new URLSearchParams(whole)}`, {
        method: 'POST',
        headers: { ...BOOK, ...bearer('admin'), accept: BOOK['content-type'] },
        body: asBody(await book(n, rows[0])),
      });
      const bytes = await response.arrayBuffer();
      expect(response.status, new TextDecoder().decode(bytes.slice(0, 500))).toBe(422);
      return bytes;
    };
    for (const n of [100, 101, 102]) await toMend(n);
    const base = memory().now;
    forgetMost();
    const bytes = await toMend(19_999);
    const above = memory().most - base;
    expect((await readXlsx(bytes)).sheets[0]?.rows.length).toBe(20_000);
    console.log(`a workbook of 20,000 rows to mend: ${above.toFixed(0)} MB above ${base.toFixed(0)} MB`);
    expect(above).toBeLessThan(64);
  }, 300_000);

  test('that has a row more, or unpacks to much more, is refused, and the next one is answered', async () => {
    const packed = { 'content-encoding': 'gzip' };
    const bomb = (odd: object) => asBody(workbookOf([['area']], { sheetBytes: 100_000_000, ...odd }));
    for (const [body, headers, message] of [
      [`${HEADER}${rows.join('')}${rows[0]}`, {}, /^The file has 100,001 rows; at most 100,000/],
      [asBody(gzipSync(Buffer.alloc(50_000_000))), packed, /^Unpacked/],
      [bomb({}), BOOK, /^Unpacked/],
      [bomb({ saidBytes: 999 }), BOOK, /not a workbook/],
      [bomb({ saidAfter: true }), BOOK, /not a workbook/],
    ] as [BodyInit, Record<string, string>, RegExp][]) {
      // Who refuses a body before it is read to its end may close the connection first: it is sent once more.
      const { status, json, http } = await send('2003-06', body, headers).catch(() => send('2003-06', body, headers));
      expect([status, json.errors?.[0].message, http]).toEqual([400, expect.stringMatching(message), 0]);
      expect((await send('2003-06', HEADER + rows[0])).status).toBe(200);
    }
  }, 120_000);
});
