/** Figures by a spreadsheet: a sheet to fill in, what is wrong with one that is sent, and the submission it becomes. */
import { parse } from 'csv-parse/sync';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

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
        count: { read: 2, accepted: 2, rejected: 0, released: 0 },
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
      { row: 4, column: 'value', value: '-3', code: 'NOT_A_COUNT', message: /whole number/ },
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
      { submission: { state: 'SUBMITTED', count: { read: 4, accepted: 1, rejected: 3, released: 0 } }, findings },
    ]);
    const kept = await api.query(
      'query ($id: ID!) { submission(id: $id) { findings { nodes { row column value messageSentence { code } given } } } }',
      { id: taken.json.submission.id },
      {},
      bearer('branch'),
    );
    expect(kept.json.data.submission.findings.nodes).toMatchObject([
      { row: 2, column: 'area', value: '64.99', given: { line: 3 } },
      { row: 3, column: 'quantity', value: '-3' },
      { row: 4, column: 'value', value: '8.000', messageSentence: { code: 'NUMBER_NEEDS_LOCALE' } },
    ]);
    expect((await send(file, { parameters: partly })).json.submission.id).toBe(taken.json.submission.id);

    // The rejected rows as a file of the same form, in the language asked for.
    const headers = { accept: 'text/csv', 'accept-language': 'id' };
    const rejected = await send(file, { parameters: partly, headers });
    expect([rejected.status, rejected.headers.get('content-type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    const rows: string[][] = parse(rejected.text);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['area', 'segment', 'measure', 'value', 'note'],
      ['64.99', 'PU', 'PARTICIPANTS', '5', ''],
      ['63.71', 'PMI', 'PARTICIPANTS', '-3', ''],
      ['63.71', 'BPU', 'PARTICIPANTS', '8.000', 'as told'],
    ]);
    expect(rows.map((cells) => cells[5])).toEqual([
      'alasan',
      expect.stringMatching(/^area: Tidak ada wilayah 64\.99/),
      expect.stringMatching(/^value: Ini bukan jumlah/),
      expect.stringMatching(/^value: "8\.000" dapat dibaca dengan dua cara/),
    ]);
    const mended = rejected.text.replace('64.99,PU', '63.72,PU').replace(',-3,', ',3,');
    const resent = await send(mended, { parameters: { ...parameters, locale: 'id-ID' } });
    expect([resent.status, resent.json.submission?.count], resent.text).toEqual([
      200,
      { read: 3, accepted: 3, rejected: 0, released: 0 },
    ]);
    const [{ value }] = (await asOwner(
      `select (quantity).value::text from submission_row where submission_id = ${resent.json.submission.id.split(':')[1]} and segment = 'BPU'`,
    )) as [{ value: string }];
    expect(value).toBe('8000');
  });
});
