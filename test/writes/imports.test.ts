/** Figures by a spreadsheet: a sheet to fill in, what is wrong with one that is sent, and the submission it becomes. */
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import worker from '../../src/index.ts';
import { type Office, useAccess } from '../support/access.ts';
import { PEPPER, useApi } from '../support/api.ts';
import { workbookOf } from '../support/workbooks.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SOURCE = { citation: 'Laporan bulanan', publisher: 'KC Banjarmasin', basis: 'ACTIVE' };
let months = 0;
/** A month of its own, so that no figures of another test are near. */
const newMonth = () => `${2003 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, '0')}`;

interface Sent {
  parameters?: Record<string, string>;
  headers?: Record<string, string>;
  office?: Office | undefined;
}
/** Sends a file as an office does. */
const send = (body: string | Uint8Array, { parameters, headers, office = 'branch' }: Sent = {}) =>
  api.fetch(`/imports/figures?${new URLSearchParams({ ...SOURCE, month: '2003-01', ...parameters })}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...bearer(office), ...headers },
    body: body as BodyInit,
  });
/** An answer of the API that is no text. */
const fetchFile = (path: string, init?: RequestInit) =>
  worker.fetch(
    new Request(`http://jangkau.test${path}`, init),
    {
      API_KEY_PEPPER: PEPPER,
      RATE_LIMITER: { limit: async () => ({ success: true }) },
      DATABASE_URL: `postgres://app_api:x@127.0.0.1:${api.endpoint().port}/seeded`,
    },
    { waitUntil: () => {}, passThroughOnException: () => {}, props: {} },
  );
/** A file of the API, as bytes. */
const fetchBytes = async (path: string): Promise<Uint8Array> => {
  const response = await fetchFile(path);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
const HEADER = 'area,segment,measure,value,note\n';
const sheet = (...lines: string[]) => `${HEADER}${lines.join('\n')}\n`;
const GOOD = sheet('63.71,PU,PARTICIPANTS,1000,', '63.71,BPU,PARTICIPANTS,200,counted by hand');
const submissions = async () => Number((await asOwner('select count(*)::int as n from submission'))[0]?.n);
/** What came of a file of which nothing is taken. */
async function refusedFile(body: string | Uint8Array, sent: Sent = {}): Promise<[status: number, message: string]> {
  const before = await submissions();
  const { status, json, text, stats } = await send(body, sent);
  expect([await submissions(), stats.http], text).toEqual([before, 0]);
  return [status, json.errors[0].message];
}

describe('a sheet that is sent', () => {
  test('becomes a submission in one request to the database; sent again it is the same one', async () => {
    const parameters = { month: newMonth() };
    const first = await send(GOOD, { parameters });
    expect([first.status, first.stats.http, first.stats.statements], first.text).toEqual([
      200,
      1,
      ['select imported($1, $2)'],
    ]);
    expect(first.json).toEqual({
      submission: {
        id: expect.stringMatching(/^Submission:\d+$/),
        state: 'SUBMITTED',
        count: { read: 2, accepted: 2, rejected: 0, released: 0, unchanged: 0 },
      },
      withoutNumber: 0,
      findings: [],
      findingsLeftOut: 0,
    });
    const again = await send(GOOD, { parameters });
    expect(again.json.submission.id).toBe(first.json.submission.id);
    const { data } = (
      await api.query(
        `query ($id: ID!) { submission(id: $id) { asOf { value } source { citation publisher } rows(first: 5) { nodes { area { code } segment quantity { value precision } note } } } }`,
        { id: first.json.submission.id },
        {},
        bearer('region'),
      )
    ).json;
    expect(data.submission).toEqual({
      asOf: { value: parameters.month },
      source: { citation: SOURCE.citation, publisher: SOURCE.publisher },
      rows: {
        nodes: [
          { area: { code: '63.71' }, segment: 'PU', quantity: { value: '1000', precision: 'EXACT' }, note: null },
          {
            area: { code: '63.71' },
            segment: 'BPU',
            quantity: { value: '200', precision: 'EXACT' },
            note: 'counted by hand',
          },
        ],
      },
    });
  });

  test('with three bad rows: all are told; taken in partly where asked to, and the bad rows mended and sent again (E1)', async () => {
    const parameters = { month: newMonth() };
    const file = sheet(
      '63.71,PU,PARTICIPANTS,1000,',
      '64.99,PU,PARTICIPANTS,5,',
      '63.71,PMI,PARTICIPANTS,-3,',
      '63.71,BPU,PARTICIPANTS,8.000,as told',
    );
    const findings = [
      { row: 3, column: 'area', value: '64.99', code: 'NO_SUCH_AREA', message: /64\.99/ },
      { row: 4, column: 'value', value: '-3', code: 'NUMBER_BELOW_ZERO', message: /^-3 is below 0/ },
      {
        row: 5,
        column: 'value',
        value: '8.000',
        code: 'NUMBER_NEEDS_LOCALE',
        message: /^"8\.000" can be read in two ways/,
      },
    ].map((finding) => ({ ...finding, message: expect.stringMatching(finding.message) }));
    const before = await submissions();
    const refused = await send(file, { parameters });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      findings,
      findingsLeftOut: 0,
    });
    expect(refused.json.submission).toBeUndefined();
    expect(await submissions()).toBe(before);

    const partly = { ...parameters, acceptPartial: 'true' };
    const taken = await send(file, { parameters: partly });
    expect([taken.status, taken.json]).toMatchObject([
      200,
      {
        submission: { state: 'SUBMITTED', count: { read: 4, accepted: 1, rejected: 3, released: 0, unchanged: 0 } },
        findings,
      },
    ]);
    const kept = await api.query(
      'query ($id: ID!) { submission(id: $id) { findings { nodes { row column value messageSentence { code } given } } } }',
      { id: taken.json.submission.id },
      {},
      bearer('branch'),
    );
    expect(kept.json.data.submission.findings.nodes).toMatchObject([
      { row: 3, column: 'area', value: '64.99', given: { line: 3 } },
      { row: 4, column: 'quantity', value: '-3' },
      { row: 5, column: 'value', value: '8.000', messageSentence: { code: 'NUMBER_NEEDS_LOCALE' } },
    ]);
    // What was made of them is told nowhere.
    expect(kept.json.data.submission.findings.nodes.map(({ given }: { given: unknown }) => given)).toEqual([
      { line: 3, area: '64.99', segment: 'PU', measure: 'PARTICIPANTS', value: '5' },
      { line: 4, area: '63.71', segment: 'PMI', measure: 'PARTICIPANTS', value: '-3' },
      { line: 5, area: '63.71', segment: 'BPU', measure: 'PARTICIPANTS', value: '8.000', note: 'as told' },
    ]);
    expect((await send(file, { parameters: partly })).json.submission.id).toBe(taken.json.submission.id);

    // The rejected rows as a file of the same form, in the language asked for.
    const headers = { accept: 'text/csv', 'accept-language': 'id' };
    const rejected = await send(file, { parameters: partly, headers });
    expect([rejected.status, ...['content-type', 'submission-id'].map((name) => rejected.headers.get(name))]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
      taken.json.submission.id,
    ]);
    expect(rejected.headers.get('content-disposition')).toBe('attachment; filename="perlu-diperbaiki.csv"');
    const rows: string[][] = parse(rejected.text);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['area', 'segment', 'measure', 'value', 'note'],
      ['64.99', 'PU', 'PARTICIPANTS', '5', ''],
      ['63.71', 'PMI', 'PARTICIPANTS', "'-3", ''],
      ['63.71', 'BPU', 'PARTICIPANTS', '8.000', 'as told'],
    ]);
    expect(rows.map((cells) => cells[5])).toEqual([
      'alasan',
      expect.stringMatching(/^area: Tidak ada wilayah 64\.99/),
      expect.stringMatching(/^value: Angka -3 di bawah 0\. Tuliskan tanpa tanda minus/),
      expect.stringMatching(/^value: "8\.000" dapat dibaca dengan dua cara/),
    ]);
    const mended = rejected.text.replace('64.99,PU', '63.72,PU').replace(",'-3,", ',3,');
    const resent = await send(mended, { parameters: { ...parameters, locale: 'id-ID' } });
    expect([resent.status, resent.json.submission?.count], resent.text).toEqual([
      200,
      { read: 3, accepted: 3, rejected: 0, released: 0, unchanged: 0 },
    ]);
    const [{ value }] = (await asOwner(
      `select (quantity).value::text from submission_row where submission_id = ${resent.json.submission.id.split(':')[1]} and segment = 'BPU'`,
    )) as [{ value: string }];
    expect(value).toBe('8000');
  });
});

test('a word that is none beside good rows of that area is told, whichever it is', async () => {
  for (const [segment, code] of [
    ['Total', 'CELL_IS_NO_WORD'],
    ['', 'CELL_IS_EMPTY'],
    ['Bukan Penerima', 'CELL_IS_NO_WORD'],
  ]) {
    const { status, json } = await send(sheet('63.71,ALL,PARTICIPANTS,4000,', `63.71,${segment},PARTICIPANTS,4000,`), {
      parameters: { month: newMonth() },
    });
    expect([status, json.findings]).toMatchObject([422, [{ row: 3, column: 'segment', value: segment, code }]]);
  }
});

describe('what is to be mended', () => {
  const asCsv = { accept: 'text/csv' };
  test('is the whole file where nothing was taken: mended it is sent again as it is', async () => {
    const parameters = { month: newMonth(), locale: 'id-ID' };
    const file = sheet(
      '63.71,PU,PARTICIPANTS,1.000,"a, b"',
      '',
      '63.71,BPU,PARTICIPANTS,many,',
      '63.72,PU,PARTICIPANTS,7,',
    );
    const told = await send(file, { parameters, headers: asCsv });
    expect([told.status, told.headers.get('submission-id')]).toEqual([422, null]);
    expect(told.headers.get('content-disposition')).toBe('attachment; filename="to-mend.csv"');
    expect(parse(told.text)).toEqual([
      ['area', 'segment', 'measure', 'value', 'note', 'reason'],
      ['63.71', 'PU', 'PARTICIPANTS', '1.000', 'a, b', ''],
      ['63.71', 'BPU', 'PARTICIPANTS', 'many', '', expect.stringMatching(/^value: "many" is no number/)],
      ['63.72', 'PU', 'PARTICIPANTS', '7', '', ''],
    ]);
    const sent = await send(told.text.replace('many', '200'), { parameters });
    expect(sent.json.submission?.count, sent.text).toMatchObject({ read: 3, accepted: 3 });
    expect(sent.headers.get('submission-id')).toBe(sent.json.submission.id);
  });

  test.each(['a\nb', 'a\r\nb', 'a\rb', 'a;b "c"'])('keeps lines within a cell together: %j', async (note) => {
    const parameters = { month: newMonth() };
    const file = `area;segment;measure;value;note\r\n63.71;PU;PARTICIPANTS;many;"${note.replaceAll('"', '""')}"\r\n`;
    const told = await send(file, { parameters, headers: asCsv });
    expect(parse(told.text, { delimiter: ';' })[1]?.slice(0, 5)).toEqual(['63.71', 'PU', 'PARTICIPANTS', 'many', note]);
    const sent = await send(told.text.replace('many', '8000'), { parameters });
    expect(sent.json.submission?.count, sent.text).toMatchObject({ read: 1, accepted: 1 });
    const [row] = await asOwner(
      `select note from submission_row where submission_id = ${sent.json.submission.id.split(':')[1]}`,
    );
    expect(row).toEqual({ note });
  });

  test('of a workbook has its numbers as the locale writes them', async () => {
    const rows = [
      ['area', 'segment', 'measure', 'value'],
      ['63.71', 'PU', 'COVERAGE', 37.5],
      ['63.71', 'BPU', 'PARTICIPANTS', 1.5],
    ];
    const book = await writeXlsx({ sheets: [{ name: 'a', rows }] });
    const parameters = { month: newMonth(), locale: 'id-ID' };
    const told = await send(book, { parameters, headers: { ...asCsv, 'content-type': XLSX } });
    expect(parse(told.text).map((cells: string[]) => cells[3])).toEqual(['value', '37,5', '1,5']);
    const sent = await send(told.text.replace('"1,5"', '2'), { parameters });
    expect(sent.json.submission?.count, sent.text).toMatchObject({ accepted: 2 });
  });

  /** Sends a workbook, and asks for a workbook of what is to be mended. */
  const mendBook = async (rows: (string | number | null)[][], parameters: Record<string, string>) => {
    const address = new URLSearchParams({ ...SOURCE, ...parameters });
    const response = await fetchFile(`/imports/figures?${address}`, {
      method: 'POST',
      headers: { 'content-type': XLSX, accept: XLSX, ...bearer('branch') },
      body: (await writeXlsx({ sheets: [{ name: 'a', rows }] })) as unknown as BodyInit,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const [first] = response.headers.get('content-type') === XLSX ? (await readXlsx(bytes)).sheets : [];
    return { status: response.status, headers: response.headers, bytes, rows: first?.rows };
  };
  const HEAD = ['wilayah', 'segmen', 'ukuran', 'nilai', 'catatan'];

  test('of a workbook is a workbook where that is asked for: numbers are numbers, codes are texts', async () => {
    const parameters = { month: newMonth(), lang: 'id' };
    const told = await mendBook(
      [
        HEAD,
        ['63.71', 'PU', 'PARTICIPANTS', 1000, null],
        ['63.03', 'PU', 'PARTICIPANTS', 5.5, '2 kantor'],
        [63.71, 'BPU', 'PARTICIPANTS', 'banyak', null],
      ],
      parameters,
    );
    expect([told.status, told.headers.get('content-type'), told.headers.get('submission-id')]).toEqual([
      422,
      XLSX,
      null,
    ]);
    expect(told.headers.get('content-disposition')).toBe('attachment; filename="perlu-diperbaiki.xlsx"');
    expect(told.rows).toEqual([
      [...HEAD, 'alasan'],
      ['63.71', 'PU', 'PARTICIPANTS', 1000, null, null],
      ['63.03', 'PU', 'PARTICIPANTS', 5.5, '2 kantor', expect.stringMatching(/^nilai: Angka 5\.5 memiliki desimal/)],
      [63.71, 'BPU', 'PARTICIPANTS', 'banyak', null, expect.stringMatching(/^nilai: "banyak" bukan angka/)],
    ]);
    // Sent back as it is, reasons and all, it is told the same; mended it is taken.
    const asItIs = await send(told.bytes, { parameters, headers: { 'content-type': XLSX } });
    expect([asItIs.status, asItIs.json.findings.length]).toEqual([422, 2]);
    const mended = (told.rows as (string | number | null)[][]).map((row) =>
      row.map((cell) => (cell === 5.5 ? 6 : cell === 'banyak' ? 200 : cell)),
    );
    const taken = await send(await writeXlsx({ sheets: [{ name: 'a', rows: mended }] }), {
      parameters,
      headers: { 'content-type': XLSX },
    });
    expect(taken.json.submission?.count, taken.text).toMatchObject({ read: 3, accepted: 3 });
  });

  test('of a workbook of which a part is taken has the other rows', async () => {
    const rows = [HEAD, ['63.71', 'PU', 'PARTICIPANTS', 1000, null], ['64.99', 'PU', 'PARTICIPANTS', 5, null]];
    const parameters = { month: newMonth(), acceptPartial: 'true' };
    const told = await mendBook(rows, parameters);
    expect([told.status, told.headers.get('submission-id')]).toEqual([200, expect.stringMatching(/^Submission:\d+$/)]);
    expect(told.headers.get('content-disposition')).toBe('attachment; filename="to-mend.xlsx"');
    expect(told.rows).toEqual([
      [...HEAD, 'reason'],
      ['64.99', 'PU', 'PARTICIPANTS', 5, null, expect.stringMatching(/^wilayah: There is no such area as 64\.99/)],
    ]);
    // Where nothing is to be mended there are no rows.
    const all = await mendBook(rows.slice(0, 2), { ...parameters, month: newMonth() });
    expect([all.status, all.rows]).toEqual([200, [[...HEAD, 'reason']]]);
  });

  test.each(['=1+1', '+5', '-3', "'=1+1", "''-3"])(
    'of a workbook is what it was where it is sent again: %s',
    async (cell) => {
      const parameters = { month: newMonth() };
      const first = await mendBook([HEAD, ['63.71', 'PU', 'PARTICIPANTS', cell, cell]], parameters);
      const read = cell.replace(/^'/, '');
      expect(first.rows?.[1]?.slice(3, 5)).toEqual([`'${read}`, `'${read}`]);
      const { json } = await send(first.bytes, { parameters, headers: { 'content-type': XLSX } });
      expect(json.findings).toMatchObject([{ row: 2, value: read }]);
    },
  );

  test('of CSV is no workbook', async () => {
    expect(await refusedFile(GOOD, { headers: { accept: XLSX } })).toEqual([
      406,
      'The result can be sent as application/json or text/csv: change `Accept`.',
    ]);
    expect(await refusedFile(GOOD, { headers: { accept: 'text/html', 'content-type': XLSX } })).toEqual([
      406,
      `The result can be sent as application/json, text/csv or ${XLSX}: change \`Accept\`.`,
    ]);
  });

  test.each(['=1+1', '+5', '-3', '@x', "'=1+1", "''-3"])(
    'is no formula where a spreadsheet opens it, and is what it was where it is sent again: %s',
    async (cell) => {
      // As they are read: one \' before what would be a formula is none of the cell.
      const read = cell.replace(/^'/, '');
      for (const bom of ['', '1']) {
        const parameters = { month: newMonth(), bom };
        const first = await send(sheet(`63.71,PU,PARTICIPANTS,${cell},${cell}`), { parameters, headers: asCsv });
        const [, row = []] = parse(first.text, { bom: true }) as string[][];
        expect([bom, row[3], row[4]]).toEqual([bom, `'${read}`, `'${read}`]);
        const second = await send(first.text, { parameters, headers: asCsv });
        expect([second.status, second.text]).toEqual([422, first.text]);
        const { json } = await send(first.text, { parameters });
        expect(json.findings).toMatchObject([
          { row: 2, column: read.startsWith('=') ? expect.any(String) : 'value', value: read },
        ]);
      }
    },
  );
});

describe('the form of a file', () => {
  const ROWS = [
    ['area', 'segment', 'measure', 'value'],
    ['63.71', 'PU', 'PARTICIPANTS', '1.000'],
    ['63.71', 'BPU', 'PARTICIPANTS', '200'],
  ];
  const text = (delimiter: string, end: string) => ROWS.map((row) => row.join(delimiter) + end).join('');
  const utf8 = new TextEncoder();

  test('may be what spreadsheets save, packed or not: all of these are the same submission', async () => {
    const month = newMonth();
    const forms: [string | Uint8Array, Sent][] = [
      [text(',', '\n'), {}],
      [text(';', '\r\n'), {}],
      [text('\t', '\n'), {}],
      [`\uFEFF${text(';', '\r\n')}`, {}],
      [text(';', '\n'), { parameters: { delimiter: 'semicolon' } }],
      // As Excel has it: what divides the cells is named before the headers.
      [`sep=;\r\n${text(';', '\r\n')}`, {}],
      [`\uFEFF"SEP=\t"\n${text('\t', '\n')}`, {}],
      [`"sep=,",,,\n${text(',', '\n')}`, {}],
      [`sep=|\n${text(',', '\n')}`, { parameters: { delimiter: 'comma' } }],
      // Empty rows above the headers, and lines that end differently.
      [`;;;\r\n${text(';', '\r\n')}`, {}],
      [`sep=;\n${text(';', '\r\n')}`, {}],
      [text(',', '\n').replace('\n', '\r\n'), {}],
      [text(',', '\r'), {}],
      [text(',', '\n').replaceAll(/[\w.]+/g, '"$&"'), {}],
      [text(',', ',,\n').replace('area,segment,measure,value', 'Wilayah, SEGMEN ,ukuran,nilai'), {}],
      [text(',', '\n').replace('PU,PARTICIPANTS', ' pu ,participants'), {}],
      [gzipSync(text(',', '\n')), { headers: { 'content-encoding': 'gzip' } }],
      [utf8.encode(text(',', '\n')), { headers: { 'content-type': 'Text/CSV; charset=UTF-8; header=present' } }],
      [await writeXlsx({ sheets: [{ name: 'any', rows: ROWS }] }), { headers: { 'content-type': XLSX } }],
      [
        await writeXlsx({
          sheets: [
            {
              name: 'numbers',
              rows: [ROWS[0] as string[], ['63.71', 'PU', 'PARTICIPANTS', 1000], [63.71, 'BPU', 'PARTICIPANTS', 200]],
            },
            { name: 'other', rows: [['not read']] },
          ],
        }),
        { headers: { 'content-type': XLSX } },
      ],
    ];
    for (const [i, [body, sent]] of forms.entries()) {
      const {
        status,
        json,
        text: told,
      } = await send(body, {
        ...sent,
        parameters: { month: month, locale: 'id-ID', ...sent.parameters },
      });
      expect([i, status, json.submission?.count.accepted], told).toEqual([i, 200, 2]);
      const rows = await asOwner(
        `select (quantity).value::text from submission_row where submission_id = ${json.submission.id.split(':')[1]} order by place`,
      );
      expect([i, rows]).toEqual([i, [{ value: '1000' }, { value: '200' }]]);
    }
  });

  test.each([
    ['lines within a cell', 'note\n63.71,PU,PARTICIPANTS,5,"a\nb\r\nc"\n\n', 4],
    ['lines that end differently', 'note\n63.71,PU,PARTICIPANTS,5,\r\n63.72,PU,PARTICIPANTS,5,\r', 4],
    ['empty lines', 'note\r\n\r\n,,,,\r\n\r\n', 5],
  ])('has its rows counted as spreadsheets do: %s', async (_name, lines, row) => {
    const file = `area,segment,measure,value,${lines}`;
    const { json } = await send(`${file}63.71,BPU,PARTICIPANTS,x,\r\n`);
    expect(json.findings).toMatchObject([{ row, column: 'value', code: 'CELL_IS_NO_NUMBER' }]);
    expect(await refusedFile(`${file}63.71,BPU,PARTICIPANTS,5,"a"b\r\n`)).toEqual([
      400,
      expect.stringMatching(new RegExp(`^Row ${row}, column E: a quote`)),
    ]);
    expect(await refusedFile(`${file}63.71,BPU,PARTICIPANTS,5,"a\r\n`)).toEqual([
      400,
      expect.stringMatching(new RegExp(`^Row ${row}: a quote`)),
    ]);
  });

  test('with ranges, and how sure a number is', async () => {
    const file =
      'area,segment,measure,low,high,value,precision\n63.71,PU,PARTICIPANTS,10,12,,\n63.71,BPU,PARTICIPANTS,,,7,approximate\n';
    const { json } = await send(file, { parameters: { month: newMonth() } });
    const rows = await asOwner(
      `select (quantity).low::text, (quantity).value::text, (quantity).precision from submission_row where submission_id = ${json.submission.id.split(':')[1]} order by place`,
    );
    expect(rows).toEqual([
      { low: '10', value: null, precision: 'RANGE' },
      { low: null, value: '7', precision: 'APPROXIMATE' },
    ]);
  });

  test('rows without a number are left out, and counted', async () => {
    const file = sheet(
      '63.71,PU,PARTICIPANTS,1,',
      '',
      '63.71,BPU,PARTICIPANTS,,',
      ',,,,',
      '63.72,PU,PARTICIPANTS, ,not yet',
    );
    const { json } = await send(file, { parameters: { month: newMonth() } });
    expect(json).toMatchObject({ submission: { count: { read: 1 } }, withoutNumber: 2 });
  });

  const long = 'x'.repeat(4_001);
  test.each<[name: string, body: string | Uint8Array, status: number, message: RegExp]>([
    ['nothing', '', 400, /^The file is empty/],
    ['blank lines', '\n\n', 400, /^The file is empty/],
    ['headers alone', HEADER, 400, /^No row of the file has a number/],
    [
      'a separator that is not taken',
      `sep=|\n${GOOD}`,
      400,
      /^Row 1: "sep=\|" names what .* one of comma, semicolon or tab\.$/,
    ],
    ['a separator alone', 'sep=;\n', 400, /^The file is empty/],
    ['what is wrong after a separator', `sep=,\n${GOOD}63.71\n`, 400, /^Row 5, column B: the row has 1 cell,/],
    ['a separator after an empty line', `\nsep=;\n${GOOD}`, 400, /^Row 2, column A: there is no column "sep=/],
    ['a separator named twice', `sep=;\nsep=;\n${GOOD}`, 400, /^Row 2, column A: there is no column "sep="/],
    ['no headers', '63.71,PU,PARTICIPANTS,5,\n', 400, /^Row 1, column A: there is no column "63.71"/],
    ['an unknown header', 'area,segment,colour\n', 400, /^Row 1, column C: there is no column "colour"/],
    ['the same header twice', 'area,segment,wilayah\n', 400, /^Row 1, column C: the column "wilayah" is there already/],
    ['a header that is missing', 'area,measure,value\n', 400, /^Row 1: the column "segment" \("segmen"\) is missing/],
    ['half of a range', 'area,segment,measure,low\n', 400, /^Row 1: the column "value"/],
    ['10,000 columns', `${Array.from({ length: 10_000 }, (_, i) => `c${i}`)}\n`, 400, /^Row 1/],
    [
      '10,000 columns without names',
      `area${','.repeat(10_000)}segment\n`,
      400,
      /^Row 1, column B: there is no column ""/,
    ],
    [
      'more than 100 columns, most without names',
      `area,segment,measure,value${','.repeat(97)}\n63.71,PU,PARTICIPANTS,5${','.repeat(97)}\n`,
      400,
      /^Row 1, column CW: there is no column ""/,
    ],
    ['an unclosed quote', sheet('63.71,PU,PARTICIPANTS,5,"open', GOOD), 400, /^Row 2: a quote/],
    [
      'an unclosed quote and much after it',
      sheet('63.71,PU,PARTICIPANTS,5,"', '1,2,3,4,5\n'.repeat(20_000)),
      400,
      /^Row 2: a quote/,
    ],
    ['something after a quote', sheet('63.71,PU,PARTICIPANTS,5,"a"b'), 400, /^Row 2, column E: a quote/],
    ['a quote within a cell', sheet('63.71,PU,PARTICIPANTS,5,a"b'), 400, /^Row 2, column E: a quote/],
    [
      'too few cells',
      sheet('63.71,PU,PARTICIPANTS,5'),
      400,
      /^Row 2, column E: the row has 4 cells, the first row has 5/,
    ],
    [
      'something after the last column',
      sheet('63.71,PU,PARTICIPANTS,5,,,junk'),
      400,
      /^Row 2, column G: the row has 7 cells/,
    ],
    [
      'something below no name',
      'area,segment,measure,value,\n63.71,PU,PARTICIPANTS,5,junk\n',
      400,
      /^Row 2, column E: the cell is below no name of a column/,
    ],
    ['a decimal comma that is no cell', sheet('63.71,PU,COVERAGE,37,5,'), 400, /^Row 2/],
    ['NUL', sheet('63.71,PU,PARTICIPANTS,5,a\0b'), 400, /^Row 2, column E: the cell has a control character/],
    ['a bell', sheet('63.71,PU,PARTICIPANTS,5,a\x07b'), 400, /^Row 2, column E: the cell has a control character/],
    [
      'letters turned round',
      sheet('63.71,PU,PARTICIPANTS,5,a\u202Eb'),
      400,
      /^Row 2, column E: the cell has a control/,
    ],
    [
      'a long cell',
      sheet(`63.71,PU,PARTICIPANTS,5,${long}`),
      400,
      /^Row 2, column E: the cell has 4,001 characters; at most 4,000/,
    ],
    [
      'a very long cell',
      sheet(`63.71,PU,PARTICIPANTS,5,${'x'.repeat(1_000_000)}`),
      400,
      /^Row 2: .* longer than 50,000 characters/,
    ],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), 415, /^The file is UTF-16/],
    ['UTF-16 without a mark', Buffer.from(GOOD, 'utf16le'), 415, /^The file is UTF-16/],
    ['Latin-1', Buffer.from(GOOD.replace('hand', 'h\xE4nd'), 'latin1'), 415, /^The file is not UTF-8/],
    [
      'a workbook',
      Buffer.from('PK\x03\x04\x14\0\x06\0\xE4', 'latin1'),
      415,
      /^The file is a workbook \(XLSX\), and no CSV\. Send it with content-type/,
    ],
    [
      'a workbook of the old form',
      Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1', 'latin1'),
      415,
      /^The file is a workbook of the old form/,
    ],
    [
      'packed without saying so',
      gzipSync(GOOD),
      415,
      /^The file is packed by gzip\. Send it with content-encoding: gzip/,
    ],
    [
      'an unknown header beside Indonesian ones',
      'wilayah,segmen,warna\n',
      400,
      /there is no column "warna"\. Columns are wilayah, nama_wilayah, /,
    ],
  ])('is refused with words, and nothing is asked of the database: %s', async (_name, body, status, message) => {
    expect(await refusedFile(body)).toEqual([status, expect.stringMatching(message)]);
  });

  test('without a month says so in Indonesian', async () => {
    expect(await refusedFile(GOOD, { parameters: { month: '', lang: 'id' } })).toEqual([
      400,
      'Alamat ini memerlukan parameter month (atau asOf).',
    ]);
  });

  test('with another delimiter than is said names its columns in its language', async () => {
    const file = 'wilayah;segmen;ukuran;nilai\n63.71;PU;PARTICIPANTS;5\n';
    expect(await refusedFile(file, { parameters: { delimiter: 'comma' } })).toEqual([
      400,
      expect.stringMatching(/Columns are wilayah, /),
    ]);
  });

  test('is refused in Indonesian where that is asked for', async () => {
    const indonesian = [400, 'Baris 2, kolom E: sel ini memuat karakter kendali, yang bukan teks (misalnya NUL).'];
    const file = sheet('63.71,PU,PARTICIPANTS,5,a\0b');
    expect(await refusedFile(file, { headers: { 'accept-language': 'id' } })).toEqual(indonesian);
    expect(await refusedFile(file, { parameters: { lang: 'id' } })).toEqual(indonesian);
  });

  test.each<[name: string, body: () => Uint8Array | Promise<Uint8Array>, status: number, message: RegExp]>([
    ['no workbook', () => utf8.encode(GOOD), 400, /not a workbook/],
    ['a sheet that ends in the middle', () => workbookOf(ROWS, { ends: '</row>' }), 400, /not a workbook/],
    ['a row twice', () => workbookOf(ROWS, { rowNumbers: [1, 2, 2] }), 400, /not a workbook/],
    ['cut off', async () => (await workbookOf(ROWS)).slice(0, -30), 400, /not a workbook/],
    [
      'something after its end',
      async () => Buffer.concat([await workbookOf(ROWS), Buffer.from('junk')]),
      400,
      /not a workbook/,
    ],
    [
      'a sheet that says how much it is',
      () => workbookOf(ROWS, { sheetBytes: 50_000_000 }),
      400,
      /^Unpacked, the file is larger than 8,000,000 bytes/,
    ],
    [
      'a sheet that says it is little',
      () => workbookOf(ROWS, { sheetBytes: 50_000_000, saidBytes: 1_000 }),
      400,
      /not a workbook/,
    ],
    [
      'a sheet that says it is nothing',
      () => workbookOf(ROWS, { sheetBytes: 50_000_000, saidBytes: 0 }),
      400,
      /not a workbook/,
    ],
    [
      'sizes that stand after it',
      () => workbookOf(ROWS, { sheetBytes: 50_000_000, saidAfter: true }),
      400,
      /not a workbook/,
    ],
    [
      'rows without end',
      async () => writeXlsx({ sheets: [{ name: 'x', rows: Array.from({ length: 20_001 }, () => ['x']) }] }),
      400,
      /no column "x"|goes on after row 20,000/,
    ],
    ...['B20001', 'A30000', 'C1048576'].map((at): [string, () => Uint8Array, number, RegExp] => [
      `something far below, in ${at}`,
      () => workbookOf([...ROWS, [{ at, value: '5' }]], { rowNumbers: [1, 2, 3, Number(at.slice(1))] }),
      400,
      /goes on after row 20,000/,
    ]),
    ...['Q3', 'R3', 'AA3', 'XFD3'].map((at): [string, () => Uint8Array, number, RegExp] => [
      `something far to the right, in ${at}`,
      () => workbookOf([...ROWS.slice(0, 2), [...(ROWS[2] ?? []), { at, value: '5' }]]),
      400,
      new RegExp(`^Row 3, column ${at.slice(0, -1)}: the cell is below no name`),
    ]),
    [
      'NUL in a cell',
      () => workbookOf([...ROWS, ['63.71', 'PU', 'a_x0000_b', '1']]),
      400,
      /^Row 4, column C: the cell has a control character/,
    ],
  ])('a workbook is refused with words: %s', async (_name, body, status, message) => {
    expect(await refusedFile(await body(), { headers: { 'content-type': XLSX } })).toEqual([
      status,
      expect.stringMatching(message),
    ]);
  });

  test('packed bytes are unpacked to a limit', async () => {
    const packed = { headers: { 'content-encoding': 'gzip' } };
    const bomb = gzipSync(HEADER + ' '.repeat(16_000_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusedFile(bomb, packed)).toEqual([400, expect.stringMatching(/^Unpacked/)]);
    for (const wrong of [GOOD, gzipSync(GOOD).subarray(0, -9), Buffer.concat([gzipSync(GOOD), Buffer.from('junk')])])
      expect(await refusedFile(wrong, packed)).toEqual([400, expect.stringMatching(/^The body is not gzip/)]);
    expect(await refusedFile(GOOD, { headers: { 'content-encoding': 'br' } })).toEqual([
      415,
      expect.stringMatching(/gzip/),
    ]);
    expect(await refusedFile('x'.repeat(16_000_001))).toEqual([
      413,
      expect.stringMatching(/larger than 16,000,000 bytes/),
    ]);
  });
});

describe('a cell', () => {
  const NONE = 'CELL_IS_NO_NUMBER';
  const AMBIGUOUS = 'NUMBER_NEEDS_LOCALE';
  const BOTH = 'CELL_IN_TWO_LOCALES';
  const OTHER = 'CELL_OF_OTHER_LOCALE';
  const BROKEN = 'NUMBER_NOT_WHOLE';
  const SHORT = 'CELL_IS_EXPONENT';
  const SPACED = 'CELL_HAS_BLANKS';
  const NEGATIVE = 'NUMBER_BELOW_ZERO';
  const LARGE = 'NUMBER_TOO_LARGE';
  const INFINITE = 'CELL_IS_INFINITE';
  const DASH = 'CELL_IS_DASH';
  /** What a file of one row comes to: its number, or what is wrong. */
  const readAs = async (row: string[], parameters: Record<string, string> = {}) => {
    const cells = row.map((cell) => `"${cell}"`).join(',');
    const { json, text } = await send(`area,segment,measure,value,precision\n${cells}\n`, {
      parameters: { month: newMonth(), ...parameters },
    });
    if (!json.submission) return [json.findings?.[0]?.column, json.findings?.[0]?.code ?? text];
    const [{ value }] = (await asOwner(
      `select (quantity).value::text from submission_row where submission_id = ${json.submission.id.split(':')[1]}`,
    )) as [{ value: string }];
    return value;
  };
  test.each([
    // [as it is written, without a locale, as id-ID, as en-US]
    ['441177', '441177', '441177', '441177'],
    ['0', '0', '0', '0'],
    ['007', '7', '7', '7'],
    ['441.177', AMBIGUOUS, '441177', BOTH],
    ['441,177', AMBIGUOUS, BOTH, '441177'],
    ['1.234', AMBIGUOUS, '1234', BOTH],
    // Nobody writes 123 so.
    ['0.123', BROKEN, BROKEN, BROKEN],
    ['1.441.177', AMBIGUOUS, '1441177', OTHER],
    ['1,441,177', AMBIGUOUS, OTHER, '1441177'],
    ['12.34', BROKEN, BROKEN, BROKEN],
    ['12,34', BROKEN, BROKEN, BROKEN],
    ['1,000.0', BROKEN, BROKEN, BROKEN],
    ['1.00.0', NONE, NONE, NONE],
    ['1 000', SPACED, SPACED, SPACED],
    ['1\u00a0000', SPACED, SPACED, SPACED],
    ['5 orang', NONE, NONE, NONE],
    ['1e3', SHORT, SHORT, SHORT],
    ['4,41E+05', SHORT, SHORT, SHORT],
    ['1e309', SHORT, SHORT, SHORT],
    ['#N/A', 'CELL_IS_ERROR', 'CELL_IS_ERROR', 'CELL_IS_ERROR'],
    ['#DIV/0!', 'CELL_IS_ERROR', 'CELL_IS_ERROR', 'CELL_IS_ERROR'],
    ['# 5', NONE, NONE, NONE],
    ['Infinity', INFINITE, INFINITE, INFINITE],
    ['-', DASH, DASH, DASH],
    ['—', DASH, DASH, DASH],
    ['+5', NONE, NONE, NONE],
    ['0x10', NONE, NONE, NONE],
    ['٤٤١', NONE, NONE, NONE],
    ['１２', NONE, NONE, NONE],
    ['five', NONE, NONE, NONE],
    ['-3', NEGATIVE, NEGATIVE, NEGATIVE],
    ['9007199254740991', '9007199254740991', '9007199254740991', '9007199254740991'],
    ['9007199254740992', LARGE, LARGE, LARGE],
    ['9'.repeat(400), LARGE, LARGE, LARGE],
    ['=1+1', 'CELL_IS_FORMULA', 'CELL_IS_FORMULA', 'CELL_IS_FORMULA'],
  ])('with a count: %s', async (cell, ...expected) => {
    const row = ['63.71', 'PU', 'PARTICIPANTS', cell, ''];
    const told = [await readAs(row), await readAs(row, { locale: 'id-ID' }), await readAs(row, { locale: 'en-US' })];
    expect(told).toEqual(expected.map((each) => (/^\d/.test(each) ? each : ['value', each])));
  });
  test('with a percentage may have decimals, as the locale writes them', async () => {
    const row = (cell: string) => ['63.71', 'PU', 'COVERAGE', cell, ''];
    expect(await readAs(row('37,5'), { locale: 'id-ID' })).toBe('37.5');
    expect(await readAs(row('37.5'), { locale: 'en-US' })).toBe('37.5');
    expect(await readAs(row('37.5'))).toEqual(['value', AMBIGUOUS]);
    expect(await readAs(row('37.5'), { locale: 'id-ID' })).toEqual(['value', OTHER]);
    expect(await readAs(row('10000'))).toBe('10000');
    expect(await readAs(row('10001'))).toEqual(['value', LARGE]);
  });
  test.each([
    [
      '441.177',
      'PARTICIPANTS',
      'en-US',
      '"441.177" can be read in two ways. As en-US, which the file is declared to be, it has decimals, but what is counted is whole; as id-ID it is 441177. Write 441177 if that is meant, or say locale=id-ID if all of the file is written so.',
      /^"441\.177" dapat dibaca dengan dua cara\. Menurut en-US, .* menurut id-ID angka ini adalah 441177\. /,
    ],
    [
      '37.5',
      'COVERAGE',
      'id-ID',
      '"37.5" is not written as id-ID, which the file is declared to be, but as en-US. Write 37,5 if that is meant, or say locale=en-US if all of the file is written so.',
      /^"37\.5" tidak ditulis menurut id-ID, .* melainkan menurut en-US\. Tulis 37,5 jika/,
    ],
    [
      '12.34',
      'PARTICIPANTS',
      'en-US',
      '12.34 has decimals, but what is counted here is whole. Write a whole number without a decimal sign: 8000 for eight thousand.',
      /^Angka 12\.34 memiliki desimal, padahal /,
    ],
    [
      '10000.5',
      'COVERAGE',
      'en-US',
      '10000.5 is too large: at most 10,000 is taken. See whether it has digits too many, or is several numbers that run together.',
      /^Angka 10000\.5 terlalu besar: paling banyak 10\.000\. /,
    ],
  ])('says how to mend it: %s of %s under %s', async (cell, measure, locale, english, indonesian) => {
    for (const [lang, message] of [
      ['en', english],
      ['id', expect.stringMatching(indonesian)],
    ]) {
      const { json } = await send(`area,segment,measure,value\n63.71,PU,${measure},"${cell}"\n`, {
        parameters: { month: newMonth(), locale, lang: lang as string },
      });
      expect(json.findings).toMatchObject([{ row: 2, column: 'value', value: cell, message }]);
    }
  });
  test.each([
    [['', 'PU', 'PARTICIPANTS', '5', ''], 'area', 'CELL_WITHOUT_AREA'],
    [['63.71', '', 'PARTICIPANTS', '5', ''], 'segment', 'CELL_IS_EMPTY'],
    [['63.71', 'XX', 'PARTICIPANTS', '5', ''], 'segment', 'CELL_IS_NO_WORD'],
    [['63.71', 'PU', 'people', '5', ''], 'measure', 'CELL_IS_NO_WORD'],
    [['63.71', 'PU', 'PARTICIPANTS', '5', 'SURE'], 'precision', 'CELL_IS_NO_WORD'],
    [['63.71', 'PU', 'PARTICIPANTS', '5', 'RANGE'], 'value', 'RANGE_WITHOUT_ENDS'],
    [['=63.71', 'PU', 'PARTICIPANTS', '5', ''], 'area', 'CELL_IS_FORMULA'],
    [['64.71', 'PU', 'PARTICIPANTS', '5', ''], 'area', 'AREA_OF_ANOTHER_OFFICE'],
    [['63.71', 'BPU', 'EMPLOYERS', '5', ''], 'measure', 'NO_EMPLOYERS'],
    [['63.71', 'penerima', 'PARTICIPANTS', '5', ''], 'segment', 'CELL_IS_NO_WORD'],
  ])('that is wrong is told by its column: %j', async (row, column, code) => {
    expect(await readAs(row)).toEqual([column, code]);
  });
  test.each([
    ['63.71', 'Penerima Upah (PU)', 'Peserta', '5', 'Tepat'],
    ['63.71', 'bukan penerima upah', 'peserta', '5', 'sekitar'],
    ['63.71', 'wage earners', 'PARTICIPANTS', '5', 'about'],
  ])('may say what a value is called, in either language and in any case: %s, %s, %s, %s, %s', async (...row) => {
    expect(await readAs(row)).toBe('5');
  });
  test('of a coverage that is called cakupan may have decimals too', async () => {
    expect(await readAs(['63.71', 'PU', 'Cakupan', '37,5', ''], { locale: 'id-ID' })).toBe('37.5');
  });
  test.each([
    [
      'id',
      '"people" tidak dikenal di kolom ini. Tulis salah satu dari PARTICIPANTS (peserta), EMPLOYERS (pemberi kerja), JOINED (peserta baru), LEFT (peserta keluar), COVERAGE (cakupan), atau MARKETS (pasar).',
    ],
    [
      'en',
      '"people" is not known in this column. Write one of PARTICIPANTS (participants), EMPLOYERS (employers), JOINED (joined), LEFT (left), COVERAGE (coverage) or MARKETS (markets).',
    ],
  ])('of no value is told all that there are, with what they are called: %s', async (lang, message) => {
    const { json } = await send('area,segment,measure,value\n63.71,PU,people,5\n', {
      parameters: { month: newMonth(), lang },
    });
    expect(json.findings).toMatchObject([{ column: 'measure', code: 'CELL_IS_NO_WORD', message }]);
  });
  test('of a workbook is refused where it is a formula, a day, an error or no number that there is', async () => {
    const cells = workbookOf([
      ['area', 'segment', 'measure', 'value'],
      ['63.71', 'PU', 'PARTICIPANTS', { formula: '1+1', value: '2' }],
      ['63.71', 'BPU', 'PARTICIPANTS', { value: '1e309' }],
      ['63.71', 'PMI', 'PARTICIPANTS', { value: '#REF!', type: 'e' }],
      ['63.72', 'PU', 'PARTICIPANTS', { value: '1.5' }],
      ['63.72', 'PU', 'COVERAGE', { value: '0.755', style: 1 }],
      ['63.72', 'BPU', 'COVERAGE', { value: '0.755', style: 0 }],
    ]);
    const { status, json } = await send(await cells, { headers: { 'content-type': XLSX } });
    expect([status, json.findings.map(({ row, value, code }: Record<string, unknown>) => [row, value, code])]).toEqual([
      422,
      [
        [2, '=1+1', 'CELL_IS_FORMULA'],
        [3, 'Infinity', 'CELL_IS_INFINITE'],
        [4, '#REF!', 'CELL_IS_ERROR'],
        [5, 1.5, 'NUMBER_NOT_WHOLE'],
        [6, '75.5%', 'CELL_IS_PERCENT'],
      ],
    ]);
  });
  test('with a text that says nothing, or a jump, or a second number for the same is told by its row', async () => {
    const month = newMonth();
    const parameters = { month };
    expect((await send(sheet('63.71,PU,PARTICIPANTS,5,\u200b'), { parameters })).json.findings).toMatchObject([
      { row: 2, column: 'note', code: 'TEXT_SAYS_NOTHING' },
    ]);
    // Each is told, and what is wrong with the texts of one hides nothing of the others.
    const several = sheet(
      '63.71,PU,PARTICIPANTS,-,',
      '63.71,BPU,PARTICIPANTS,5,-',
      '63.71,PMI,PARTICIPANTS,x,',
      '63.72,PMI,PARTICIPANTS,7,',
    );
    const told = await send(several, { parameters: { ...parameters, acceptPartial: 'true' } });
    expect(told.json).toMatchObject({
      submission: { count: { accepted: 1, rejected: 3 } },
      findings: [
        { code: 'CELL_IS_DASH' },
        { code: 'TEXT_SAYS_NOTHING', column: 'note' },
        { code: 'CELL_IS_NO_NUMBER' },
      ],
    });
    const twice = sheet('63.71,PU,PARTICIPANTS,5,', '63.71,PU,PARTICIPANTS,5,');
    expect((await send(twice, { parameters })).json.findings).toMatchObject([
      {
        row: 3,
        column: null,
        code: 'FIGURE_TWICE',
        message: expect.stringMatching(/^This row has the same area, segment and measure as row 2 \(counted from 1\)/),
      },
    ]);
    const first = await send(GOOD, { parameters });
    await api.query(
      'mutation ($id: ID!) { releaseSubmission(input: { submission: $id }) { __typename } }',
      { id: first.json.submission.id },
      {},
      bearer('region'),
    );
    const far = GOOD.replace('1000', '9000').replace('200', '900');
    expect((await send(far, { parameters })).json.findings).toMatchObject([
      { row: 2, column: 'value', value: '9000', code: 'JUMP' },
      { row: 3, column: 'value', value: '900', code: 'JUMP' },
    ]);
    expect((await send(far, { parameters: { ...parameters, acknowledge: 'JUMP,DOES_NOT_ADD_UP' } })).status).toBe(200);
  });
  test('is told with all others of its row that are wrong', async () => {
    const file = sheet('63.71,XX,people,many,-', '63.72,PU,PARTICIPANTS,1,');
    const parameters = { month: newMonth() };
    const expected = [
      [2, 'segment', 'CELL_IS_NO_WORD'],
      [2, 'measure', 'CELL_IS_NO_WORD'],
      [2, 'value', 'CELL_IS_NO_NUMBER'],
      [2, 'note', 'TEXT_SAYS_NOTHING'],
    ];
    for (const acceptPartial of ['false', 'true']) {
      const { json } = await send(file, { parameters: { ...parameters, acceptPartial } });
      const told = json.findings.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]);
      expect([acceptPartial, told]).toEqual([acceptPartial, expected]);
    }
    const mend = await send(file, { parameters, headers: { accept: 'text/csv' } });
    expect((parse(mend.text) as string[][])[1]?.at(-1)).toMatch(/^segment: .* measure: .* value: .* note: /);
  });
  test('is told beside what is wrong with the area of its row: unknown, of another office, not there that month', async () => {
    const file = sheet(
      '64.99,PU,PARTICIPANTS,many,',
      '64.71,PU,PARTICIPANTS,many,',
      '64.71,XX,PARTICIPANTS,5,SURE',
      '63.71,PU,PARTICIPANTS,many,',
      '65,PU,PARTICIPANTS,-,',
    );
    const parameters = { month: '2011-03' };
    const expected = [
      [2, 'value', 'CELL_IS_NO_NUMBER'],
      [2, 'area', 'NO_SUCH_AREA'],
      [3, 'value', 'CELL_IS_NO_NUMBER'],
      [3, 'area', 'AREA_OF_ANOTHER_OFFICE'],
      [4, 'segment', 'CELL_IS_NO_WORD'],
      [4, 'area', 'AREA_OF_ANOTHER_OFFICE'],
      [5, 'value', 'CELL_IS_NO_NUMBER'],
      [6, 'value', 'CELL_IS_DASH'],
      // Kalimantan Utara was no province before October 2012.
      [6, 'area', 'AREA_NOT_THERE_YET'],
      [6, 'area', 'AREA_OF_ANOTHER_OFFICE'],
    ];
    const refused = await send(file, { parameters });
    const told = ({ findings }: { findings: Record<string, unknown>[] }) =>
      findings.map(({ row, column, code }) => [row, column, code]);
    expect([refused.status, told(refused.json)]).toEqual([422, expected]);
    const partly = await send(`${file}63.71,PU_BPU,PARTICIPANTS,5,\n`, {
      parameters: { ...parameters, acceptPartial: 'true' },
    });
    expect(told(partly.json)).toEqual(expected);
    expect(partly.json.submission.count).toMatchObject({ accepted: 1, rejected: 5 });
  });
  test('with a code of the time that the number is of names the area that had it', async () => {
    // Malinau, which is in no working area of this office: so it is told by the code that it has now.
    const file = sheet('64.06,PU,PARTICIPANTS,5,');
    const findings = async (month: string) => (await send(file, { parameters: { month } })).json.findings;
    expect(await findings('2010-01')).toMatchObject([
      { column: 'area', code: 'AREA_OF_ANOTHER_OFFICE', message: expect.stringMatching(/65\.02/) },
    ]);
    expect(await findings('2016-01')).toMatchObject([{ column: 'area', code: 'NO_SUCH_AREA' }]);
  });
  test('with a jump is taken where its row acknowledges that; what it may acknowledge is told', async () => {
    const month = newMonth();
    const near = sheet('63.72,JAKON,PARTICIPANTS,100,', '63.72,PMI,PARTICIPANTS,10,');
    const first = await send(near, { parameters: { month } });
    await api.query(
      'mutation ($id: ID!) { releaseSubmission(input: { submission: $id }) { __typename } }',
      { id: first.json.submission.id },
      {},
      bearer('region'),
    );
    const far = (...cells: string[]) =>
      `wilayah;segmen;ukuran;nilai;Konfirmasi\n63.72;JAKON;PARTICIPANTS;9000;${cells[0]}\n63.72;PMI;PARTICIPANTS;900;${cells[1]}\n`;
    const parameters = { month, lang: 'id' };
    const refused = await send(far('JUMP', ''), { parameters });
    expect(refused.json.findings).toMatchObject([
      {
        row: 3,
        column: 'nilai',
        code: 'JUMP',
        message: expect.stringMatching(/kirim lagi dengan `Konfirmasi`: JUMP\.$/),
      },
    ]);
    expect((await send(far('JUMP', 'maybe'), { parameters })).json.findings).toMatchObject([
      {
        row: 3,
        column: 'Konfirmasi',
        value: 'maybe',
        code: 'CELL_IS_NO_WORD',
        message: expect.stringMatching(/ JUMP \(lonjakan\) atau DOES_NOT_ADD_UP \(tidak cocok bila dijumlahkan\)\.$/),
      },
    ]);
    const taken = await send(far('JUMP', 'does_not_add_up, jump'), { parameters });
    expect(taken.json.submission?.count, taken.text).toMatchObject({ accepted: 2 });
    // They are kept, and so not asked again when the rows are released.
    const released = await api.query(
      'mutation ($id: ID!) { releaseSubmission(input: { submission: $id, reason: "x" }) { __typename } }',
      { id: taken.json.submission.id },
      {},
      bearer('region'),
    );
    expect(released.json.data.releaseSubmission.__typename).toBe('ReleaseSubmissionSuccess');
  });
  test.each([
    [
      'low',
      'area,segment,measure,low,high\n63.71,PU,PARTICIPANTS,10,\n',
      /^A range has `low` and `high`, and one of them is missing\. .* give it as `value` with the `precision` AT_LEAST\.$/,
    ],
    [
      'Nilai',
      'wilayah,segmen,ukuran,Nilai,terendah,tertinggi\n63.71,PU,PARTICIPANTS,10,,12\n',
      /^There is a `Nilai`, and `terendah` or `tertinggi` too\./,
    ],
    [
      'nilai',
      'wilayah,segmen,ukuran,nilai,ketelitian\n63.71,PU,PARTICIPANTS,10,rentang\n',
      /^`ketelitian` is RANGE, but the only number is `nilai`\. Give `terendah` and `tertinggi` in its place/,
    ],
    [
      'terendah',
      'wilayah,segmen,ukuran,terendah,tertinggi,ketelitian\n63.71,PU,PARTICIPANTS,10,12,APPROXIMATE\n',
      /^`terendah` and `tertinggi` are a range, but `ketelitian` is APPROXIMATE\. Leave `ketelitian` out/,
    ],
    [
      'terendah',
      'wilayah,segmen,ukuran,terendah,tertinggi\n63.71,PU,PARTICIPANTS,12,10\n',
      /^`terendah` \(12\) is above `tertinggi` \(10\)\. Exchange the two\.$/,
    ],
    [
      'wilayah',
      'wilayah,segmen,ukuran,nilai\n63.1,PU,PARTICIPANTS,1\n',
      /format the cell as text, and write 63\.10\.$/,
    ],
    [
      'nilai',
      'wilayah,segmen,ukuran,nilai\n63.71,PU,PARTICIPANTS,-\n',
      /^A dash is no number\. Write 0 where there is none, or leave the cell empty/,
    ],
  ])('is told in the words of the file: %s', async (column, file, message) => {
    const { json } = await send(file, { parameters: { month: newMonth() } });
    expect(json.findings).toMatchObject([{ row: 2, column, message: expect.stringMatching(message) }]);
  });
  test('of a month that is not over is told, whatever else it has', async () => {
    const { status, json } = await send(GOOD, { parameters: { month: '2199-12' } });
    expect([status, json.findings]).toMatchObject([
      422,
      [
        { row: 2, code: 'DAY_NOT_OVER' },
        { row: 3, code: 'DAY_NOT_OVER' },
      ],
    ]);
  });
});

describe('a request', () => {
  const asked = async (sent: Sent, body = GOOD) => {
    const before = await submissions();
    const { status, json } = await send(body, sent);
    expect(await submissions()).toBe(before);
    return [status, json.errors?.[0].extensions.code, json.errors?.[0].message];
  };
  test('needs the key of an office that may submit', async () => {
    const nobody = await api.fetch(`/imports/figures?${new URLSearchParams({ ...SOURCE, month: '2003-01' })}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: GOOD,
    });
    expect([nobody.status, nobody.json.errors[0].extensions.code, nobody.stats.http]).toEqual([
      401,
      'UNAUTHENTICATED',
      0,
    ]);
    expect(await asked({ headers: { authorization: 'Bearer jgk_none' } })).toEqual([
      401,
      'UNAUTHENTICATED',
      expect.any(String),
    ]);
    const revoked = await send(GOOD, { headers: bearer('revoked') });
    expect([revoked.status, revoked.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const office of ['governor', 'mayor', 'auditor'] as const)
      expect(await asked({ office })).toEqual([403, 'FORBIDDEN', expect.any(String)]);
    // Its own areas are others.
    const elsewhere = await send(GOOD, { office: 'elsewhere' });
    expect([elsewhere.status, elsewhere.json.findings[0]]).toMatchObject([
      422,
      {
        code: 'AREA_OF_ANOTHER_OFFICE',
        message: expect.stringMatching(
          /^Kota Banjarmasin \(63\.71\) is no area of the office that submits\. Leave this row out/,
        ),
      },
    ]);
    expect(await asked({ parameters: { office: 'KC-SAMARINDA', month: newMonth() } })).toEqual([
      403,
      'FORBIDDEN',
      expect.any(String),
    ]);
    expect(await asked({ parameters: { office: 'KC-NONE' } })).toEqual([400, 'BAD_USER_INPUT', expect.any(String)]);
  });
  test.each<[name: string, Record<string, string>, RegExp]>([
    ['no month', { month: '' }, /needs the parameter month \(or asOf\)/],
    ['month 13', { month: '2014-13' }, /A month is written 2026-07/],
    ['a day as the month', { month: '2014-07-01' }, /A month is written 2026-07/],
    ['no day', { month: '', asOf: '2014-02-30' }, /not a date/],
    ['two times', { asOf: '2014-02' }, /Give month or asOf/],
    ['no basis', { basis: '' }, /^Parameters that the address lacks: basis\.$/],
    ['another basis', { basis: 'SOME' }, /"basis" must be one of ACTIVE, /],
    ['no citation', { citation: ' ' }, /lacks: citation\.$/],
    ['no publisher', { publisher: '' }, /lacks: publisher\.$/],
    ['neither', { citation: '', publisher: '' }, /lacks: citation and publisher\.$/],
    ['a citation that says nothing', { citation: '\u200b' }, /./],
    ['another locale', { locale: 'de-DE' }, /"locale" must be one of id-ID or en-US/],
    ['another warning', { acknowledge: 'ALL' }, /"acknowledge" must be one of JUMP or DOES_NOT_ADD_UP/],
    ['another delimiter', { delimiter: '|' }, /"delimiter" must be one of comma, semicolon or tab/],
    ['another language', { lang: 'fr' }, /two languages/],
    ['what is no parameter', { moth: '2014-07' }, /There is no parameter "moth"/],
    ['a name of every object', { constructor: 'x' }, /There is no parameter "constructor"/],
    ['NUL', { office: 'a\0' }, /NUL/],
  ])('is refused for its address: %s', async (_name, parameters, message) => {
    expect(await asked({ parameters })).toMatchObject([400, 'BAD_USER_INPUT', expect.stringMatching(message)]);
  });
  test('is refused for its headers and method', async () => {
    for (const type of ['', 'application/json', 'text/plain', 'application/vnd.ms-excel'])
      expect((await asked({ headers: { 'content-type': type } }))[0]).toBe(415);
    for (const charset of ['utf-16', 'iso-8859-1'])
      expect((await asked({ headers: { 'content-type': `text/csv; charset=${charset}` } }))[0]).toBe(415);
    expect((await asked({ headers: { accept: 'text/html' } }))[0]).toBe(406);
    expect((await asked({ headers: { 'idempotency-key': 'ä' } }))[0]).toBe(400);
    expect((await api.fetch('/imports/figures')).status).toBe(405);
    expect((await api.fetch('/imports/template.csv', { method: 'POST' })).status).toBe(405);
    expect((await api.fetch('/imports/figures/x')).status).toBe(404);
  });
  test('under an idempotency key is answered once; another file under it is refused', async () => {
    const sent = { parameters: { month: newMonth() }, headers: { 'idempotency-key': 'import-once' } };
    const bad = GOOD.replace('1000', 'many');
    const refused = await send(bad, sent);
    expect((await send(bad, sent)).json.findings).toEqual(refused.json.findings);
    expect(await asked(sent)).toEqual([409, 'CONFLICT', expect.any(String)]);
    const taken = await send(GOOD, { ...sent, headers: { 'idempotency-key': 'import-twice' } });
    const again = await send(GOOD, { ...sent, headers: { 'idempotency-key': 'import-twice' } });
    expect([taken.status, again.json]).toEqual([200, taken.json]);
  });
  test('of the same file twice at once is one submission', async () => {
    const parameters = { month: newMonth() };
    const [first, second] = await Promise.all([send(GOOD, { parameters }), send(GOOD, { parameters })]);
    expect([first.status, second.json]).toEqual([200, first.json]);
  });
  test('with more wrong rows than are told counts the others; as a file it has them all', async () => {
    const wrong = sheet(...Array.from({ length: 1_002 }, (_, i) => `64.99,PU,PARTICIPANTS,${i},`));
    const { status, json } = await send(wrong);
    expect([status, json.findings.length, json.findingsLeftOut]).toEqual([422, 1_000, 2]);
    const file = await send(wrong.replaceAll(',', ';'), { headers: { accept: 'text/csv' } });
    expect([file.status, file.text.startsWith('area;segment;')]).toEqual([422, true]);
    expect(parse(file.text, { delimiter: ';' })).toHaveLength(1_003);
  });
});

describe('the sheet to fill in', () => {
  const template = (form: 'csv' | 'xlsx', parameters: Record<string, string>) =>
    api.fetch(`/imports/template.${form}?${new URLSearchParams(parameters)}`);
  const parameters = { branch: 'KC-BANJARMASIN', month: '2026-07' };

  test('has the areas and segments of a branch with what was reported a month before, and is sent back filled in', async () => {
    const month = '2026-05';
    const before = await send(GOOD, { parameters: { month: '2026-04' } });
    const released = await api.query(
      'mutation ($id: ID!) { releaseSubmission(input: { submission: $id }) { __typename } }',
      { id: before.json.submission.id },
      {},
      bearer('region'),
    );
    expect(released.json.data.releaseSubmission.__typename).toBe('ReleaseSubmissionSuccess');
    const { status, text, headers, stats } = await template('csv', { ...parameters, month });
    expect([status, headers.get('content-language'), headers.get('content-disposition'), stats.http]).toEqual([
      200,
      'id',
      'attachment; filename="KC-BANJARMASIN_2026-05.csv"',
      1,
    ]);
    const [names, ...rows] = parse(text) as string[][];
    expect(names).toEqual([
      'wilayah',
      'nama_wilayah',
      'segmen',
      'nama_segmen',
      'ukuran',
      'bulan_lalu',
      'nilai',
      'ketelitian',
      'catatan',
      'konfirmasi',
    ]);
    expect(rows.map((row) => row[2]).slice(0, 4)).toEqual(['PU', 'BPU', 'JAKON', 'PMI']);
    expect(rows[0]?.[0]).toBe('KC-BANJARMASIN');
    const wage = rows.find(([area, , segment]) => area === '63.71' && segment === 'PU');
    expect(wage).toEqual(['63.71', 'Kota Banjarmasin', 'PU', 'Penerima Upah', 'PARTICIPANTS', '1000', '', '', '', '']);
    // Sent back as it is there is nothing in it; with one number filled in that one is taken.
    expect(await refusedFile(text, { parameters: { month } })).toEqual([400, expect.stringMatching(/^No row/)]);
    const filled = text.replace('PARTICIPANTS,1000,,', 'PARTICIPANTS,1000,1010,');
    const taken = await send(filled, { parameters: { month } });
    expect(taken.json).toMatchObject({
      submission: { count: { read: 1, accepted: 1 } },
      withoutNumber: rows.length - 1,
    });
  });

  test('has the mark by which Excel knows UTF-8 where that is asked for', async () => {
    const address = `/imports/template.csv?${new URLSearchParams({ ...parameters, delimiter: 'semicolon' })}`;
    expect([...(await fetchBytes(`${address}&bom=1`)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode((await fetchBytes(address)).subarray(0, 8))).toBe('wilayah;');
  });

  test('is a workbook too, in both languages, whose first sheet is read', async () => {
    const url = (lang: string) => `/imports/template.xlsx?${new URLSearchParams({ ...parameters, lang })}`;
    const [id, en] = await Promise.all(
      ['id', 'en'].map(async (lang) => {
        const response = await fetchBytes(url(lang));
        const [first] = (await readXlsx(response)).sheets;
        return first?.rows as unknown[][];
      }),
    );
    expect(id?.[0]?.slice(0, 3)).toEqual(['wilayah', 'nama_wilayah', 'segmen']);
    expect(en?.[0]?.slice(0, 3)).toEqual(['area', 'area_name', 'segment']);
    expect(en?.[1]?.slice(2, 4)).toEqual(['PU', 'Wage earners']);
    const filled = en?.map((row, i) => (i === 1 ? row.map((cell, n) => (n === 6 ? 1234 : cell)) : row)) as (
      | string
      | number
      | null
    )[][];
    const { json, text } = await send(await writeXlsx({ sheets: [{ name: 'any', rows: filled }] }), {
      headers: { 'content-type': XLSX },
      parameters: { month: '2026-06' },
    });
    expect(json.submission?.count, text).toMatchObject({ read: 1, accepted: 1 });
  });

  test.each<[Record<string, string>, number]>([
    [{ branch: 'KC-NONE', month: '2026-07' }, 404],
    [{ branch: '63.71', month: '2026-07' }, 404],
    [{ branch: 'KC-BANJARMASIN' }, 400],
    [{ month: '2026-07' }, 400],
    [{ ...parameters, month: '2026-13' }, 400],
    [{ ...parameters, month: '0000-01' }, 400],
    [{ ...parameters, lang: 'fr' }, 400],
    [{ ...parameters, colour: 'red' }, 400],
  ])('is refused for its address: %j', async (given, status) => {
    expect((await template('csv', given)).status).toBe(status);
  });
  test.each([
    ['2199-01', 'en', /^The month has not begun/],
    ['2199-01', 'id', /^Bulan ini belum mulai/],
    ['1976-12', 'en', /^There is no sheet for that month: workers are divided into segments since 1 January 1977\.$/],
    ['1976-12', 'id', /^Untuk bulan itu tidak ada lembar/],
    ['1899-12', 'en', /^A month is written 2026-07, with a year from 1900 to 2199\.$/],
    ['2200-01', 'id', /^Bulan ditulis seperti 2026-07/],
  ])('is refused for a month of which nothing can be sent: %s, in %s', async (month, lang, message) => {
    for (const form of ['csv', 'xlsx'] as const) {
      const { status, json } = await template(form, { ...parameters, month, lang });
      expect([status, json.errors[0].message]).toEqual([400, expect.stringMatching(message)]);
    }
  });
  test('is there for the first month that has segments, and for the one that runs', async () => {
    // The first day of the month has begun in every time zone of the country once it has in that of the west.
    const running = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
    for (const month of ['1977-01', running])
      expect([month, (await template('csv', { ...parameters, month })).status]).toEqual([month, 200]);
  });
});
