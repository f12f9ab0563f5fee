/** Files as they reach the real Worker: packed, cut off, too large, in pieces. What they say: test/writes/imports.test.ts. */
import { gzipSync } from 'node:zlib';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { workbookOf } from '../support/workbooks.ts';
import { useWorker } from '../support/worker.ts';

const { apiUrl, bearer } = useAccess();
const worker = useWorker(apiUrl);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ADDRESS = {
  month: '2003-01',
  basis: 'ACTIVE',
  citation: 'Laporan bulanan',
  publisher: 'KC Banjarmasin',
};
const HEADER = 'area,segment,measure,value\n';
const GOOD = `${HEADER}63.71,PU,PARTICIPANTS,1000\n63.71,BPU,PARTICIPANTS,200\n`;

async function send(body: BodyInit, headers: Record<string, string> = {}, address: Record<string, string> = {}) {
  worker.endpoint().reset();
  const response = await fetch(`${worker.url()}/imports/figures?${new URLSearchParams({ ...ADDRESS, ...address })}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...bearer('branch'), ...headers },
    body,
    // What is sent in pieces needs it.
    duplex: 'half',
  } as RequestInit);
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of what was sent
  const json: any = await response.json();
  return { status: response.status, json, http: worker.endpoint().stats.http };
}
const asBody = (bytes: Uint8Array) => bytes as unknown as BodyInit;
/** A body of which nobody knows beforehand how long it is. */
const inPieces = (piece: string, times: number) => {
  let left = times;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => (left-- > 0 ? controller.enqueue(new TextEncoder().encode(piece)) : controller.close()),
  });
};

describe('in workerd a file', () => {
  test('is taken as it is, packed, in pieces, and as a workbook', async () => {
    const rows = GOOD.trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    for (const [month, body, headers] of [
      ['2003-01', GOOD, {}],
      ['2003-02', asBody(gzipSync(GOOD)), { 'content-encoding': 'gzip' }],
      ['2003-03', inPieces(GOOD, 1), {}],
      ['2003-04', asBody(await writeXlsx({ sheets: [{ name: 'a', rows }] })), { 'content-type': XLSX }],
    ] as [string, BodyInit, Record<string, string>][]) {
      const { status, json, http } = await send(body, headers, { month });
      expect([month, status, http, json.submission?.count.accepted], JSON.stringify(json)).toEqual([month, 200, 1, 2]);
    }
  });

  describe('is refused', () => {
    // Whatever it was sent, it answers the next one.
    afterEach(async () => {
      expect((await send(GOOD)).status).toBe(200);
    });
    const packed = { 'content-encoding': 'gzip' };
    const book = { 'content-type': XLSX };
    const rows = [['area']];
    test.each<[name: string, body: () => BodyInit, headers: Record<string, string>, status: number, message: RegExp]>([
      [
        'a cell of more than 16 MB, in pieces',
        () => inPieces('x'.repeat(1_000_000), 17),
        {},
        413,
        /larger than 16,000,000 bytes/,
      ],
      ['one of as much, packed', () => asBody(gzipSync(HEADER + 'x'.repeat(16_000_000))), packed, 400, /^Unpacked/],
      ['no gzip', () => GOOD, packed, 400, /^The body is not gzip/],
      ['gzip cut off', () => asBody(gzipSync(GOOD).subarray(0, -9)), packed, 400, /^The body is not gzip/],
      [
        'junk after gzip',
        () => asBody(Buffer.concat([gzipSync(GOOD), Buffer.from('junk')])),
        packed,
        400,
        /^The body is not gzip/,
      ],
      ['Latin-1', () => asBody(Buffer.from('area\xE4', 'latin1')), {}, 415, /^The file is not UTF-8/],
      [
        'a workbook that unpacks to more than 8 MB',
        () => asBody(workbookOf(rows, { sheetBytes: 8_000_000 })),
        book,
        400,
        /^Unpacked/,
      ],
      [
        'one that says less',
        () => asBody(workbookOf(rows, { sheetBytes: 8_000_000, saidBytes: 999 })),
        book,
        400,
        /not a workbook/,
      ],
      [
        'one that says nothing',
        () => asBody(workbookOf(rows, { sheetBytes: 8_000_000, saidAfter: true })),
        book,
        400,
        /not a workbook/,
      ],
      ['no workbook', () => GOOD, book, 400, /not a workbook/],
      ['nothing', () => '', {}, 400, /^The file is empty/],
    ])('%s', async (_name, body, headers, status, message) => {
      const answer = await send(body(), headers);
      expect([answer.status, answer.json.errors?.[0].message, answer.http]).toEqual([
        status,
        expect.stringMatching(message),
        0,
      ]);
    });
  });

  test('that is a workbook is answered by one, with the rows that are to be mended', async () => {
    const rows = [
      ['area', 'segment', 'measure', 'value'],
      ['63.71', 'PU', 'PARTICIPANTS', 1000],
      ['63.71', 'BPU', 'PARTICIPANTS', -5],
    ];
    const response = await fetch(
      `${worker.url()}/imports/figures?${new URLSearchParams({ ...ADDRESS, acceptPartial: 'true', month: '2003-05' })}`,
      {
        method: 'POST',
        headers: { 'content-type': XLSX, accept: XLSX, ...bearer('branch') },
        body: asBody(await writeXlsx({ sheets: [{ name: 'a', rows }] })),
      },
    );
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    const [sheet] = (await readXlsx(await response.arrayBuffer())).sheets;
    expect(sheet?.rows).toEqual([
      [...(rows[0] as string[]), 'reason'],
      ['63.71', 'BPU', 'PARTICIPANTS', -5, expect.stringMatching(/^value: -5 is below 0\./)],
    ]);
  });

  test('to fill in is a workbook that the Worker makes', async () => {
    const address = `/imports/template.xlsx?branch=KC-BANJARMASIN&month=2026-07&lang=en`;
    const response = await fetch(worker.url() + address);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    const [sheet] = (await readXlsx(await response.arrayBuffer())).sheets;
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual(['KC-BANJARMASIN', expect.any(String), 'PU', 'Wage earners']);
  });
});
