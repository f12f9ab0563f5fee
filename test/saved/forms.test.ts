/** One answer in all its forms: equal values, read by parsers that nobody here wrote. test/slow/readers.test.ts has more. */
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import worker from '../../src/index.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
const get = (path: string) => api.fetch(path);
const bytesOf = async (path: string) => {
  const response = await worker.fetch(
    new Request(`http://jangkau.test${path}`),
    {
      API_KEY_PEPPER: 'x',
      DATABASE_URL: `postgres://app_api:x@127.0.0.1:${api.endpoint().port}/seeded`,
      RATE_LIMITER: { limit: async () => ({ success: true }) },
    },
    { waitUntil: () => {}, passThroughOnException: () => {}, props: {} },
  );
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
/** The library reads by another part of it than the one that writes. */
const readBook = async (path: string) => readXlsx(await bytesOf(path));
const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, bom: true, record_delimiter: '\r\n' });
/** Titles that are hard to write down. */
const TITLES = [
  '=1+1',
  '+62',
  '-x',
  '@sum',
  '\ttab',
  'a, "b"; c',
  'baris satu\nbaris dua',
  'koma;titik',
  'polos',
  "'petik",
  '🏥',
];
const AGREEMENTS = '/q/agreements.csv?within=LocalGovernment:64.74';

beforeAll(() =>
  asOwner(`with named as (
      select n, title from unnest(array[${TITLES.map((title) => `$$${title}$$`)}]) with ordinality t(title, n)),
    agreement as (
      insert into mou (code, area_id) select '64.74:' || n, a.id from named, area a where a.code = '64.74' returning id, code)
    insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
    select a.id, 1, 'PKS', 'x', n.title, 'SIGNED', true, d, d, d, partial_date_of('2031-02-28', 'DAY'), 1, tstzrange('2024-05-01T10:00Z', null)
    from agreement a join named n on a.code = '64.74:' || n.n, partial_date_of('2024-05-01', 'DAY') d`),
);

describe('CSV', () => {
  test('has what JSON has: texts as they are, numbers exactly, nothing known as an empty cell', async () => {
    const { json } = await get('/q/participants.json');
    const { text, headers } = await get('/q/participants.csv');
    expect(text.endsWith('\r\n')).toBe(true);
    // Days are those of Indonesia.
    const day = new Date(json.extensions.dataset.knownAt).toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' });
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="participants_Region-VII_2014-07_ALL_known-${day}.csv"`,
    );
    const changes = await get('/q/changes.csv?since=2025-12-31T17:00:00Z&within=Province:64');
    expect(changes.headers.get('content-disposition')).toMatch(
      /filename="changes_2026-01-01_Province-64_known-[\d-]+\.csv"$/,
    );
    expect(headers.get('link')).toMatch(
      /^<http:\/\/jangkau\.test\/q\/participants\.metadata\.json\?area=Region%3AVII&at=2014-07&segment=ALL&lang=id>; rel="describedby"/,
    );
    const { area } = json.data;
    const labels = Object.keys(rowsOf(text)[0] ?? {}).filter((name) => name.endsWith('_label'));
    expect(labels).toEqual(expect.arrayContaining(['segment_label', 'participants_precision_label', 'flags_label']));
    const codes = rowsOf(text).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !labels.includes(name))),
    );
    expect(codes).toEqual(
      area.enrollment.bySegment.map(
        ({
          segment,
          participants,
          share: { notComputable, ...share },
          flags,
          knownFrom,
          figure: { note, noteLanguage, source },
          // biome-ignore lint/suspicious/noExplicitAny: the answer has the shape of the document
        }: any) => ({
          area_code: 'VII',
          area_name: 'Kantor Wilayah Kalimantan',
          area_enrollment_participants_value: '1440814',
          area_enrollment_participants_low: '',
          area_enrollment_participants_high: '',
          area_enrollment_participants_unit: 'WORKERS',
          area_enrollment_participants_precision: 'EXACT',
          area_enrollment_participantsAsOf: area.enrollment.participantsAsOf,
          segment,
          ...Object.fromEntries(
            Object.entries(participants).map(([key, value]) => [`participants_${key}`, value ?? '']),
          ),
          ...Object.fromEntries(
            Object.entries(share).map(([key, value]) => [`share_${key}`, [value ?? ''].flat().join('; ')]),
          ),
          share_notComputable_code: notComputable?.code ?? '',
          share_notComputable_reason: notComputable?.reason ?? '',
          flags: flags.join('; '),
          knownFrom,
          figure_note: note ?? '',
          figure_noteLanguage: noteLanguage ?? '',
          ...Object.fromEntries(Object.entries(source).map(([key, value]) => [`figure_source_${key}`, value ?? ''])),
        }),
      ),
    );
    // Null is neither zero nor an empty text.
    expect(text).not.toContain('""');
  });

  test('has beside each code what it is called, in the language of the address', async () => {
    const path = '/q/participants.csv?area=Region:VII&at=2014-07&lang=';
    const named = async (language: string) =>
      rowsOf((await get(path + language)).text).map((row) => [
        row.segment,
        row.segment_label,
        row.share_precision_label,
      ]);
    expect(await named('id')).toEqual([
      ['FORMAL', 'sektor formal', 'tepat'],
      ['INFORMAL', 'sektor informal', 'tepat'],
    ]);
    expect(await named('en')).toEqual([
      ['FORMAL', 'formal sector', 'exact'],
      ['INFORMAL', 'informal sector', 'exact'],
    ]);
    // Nothing is called something where there is nothing.
    const [one] = rowsOf((await get('/q/compare.csv?areas=Province:11&measures=PARTICIPANTS&at=1990-01')).text);
    expect([one?.measure, one?.measure_label, one?.quantity_unit_label]).toEqual(['PARTICIPANTS', 'peserta', '']);
  });

  test('says why there is no one number: there is a range, or none at all', async () => {
    const ratio = async (path: string, prefix: string) => {
      const [row] = rowsOf((await get(path)).text);
      return ['value', 'low', 'high', 'precision', 'notComputable_reason'].map((name) => row?.[`${prefix}_${name}`]);
    };
    expect(await ratio('/q/followers.csv?within=Province:63&lang=en', 'area_mouProgress_ratio')).toEqual([
      '',
      '0.000000',
      expect.stringMatching(/^0\.\d{6}$/),
      'RANGE',
      '',
    ]);
    const none = await ratio('/q/areas-of-province.csv?province=64&at=1990-01&lang=en', 'enrollment_coverage');
    expect(none).toEqual(['', '', '', '', expect.stringMatching(/^[A-Z].*\.$/)]);
  });

  test('repeats what stands above in each row, and loses nothing that has nothing below it', async () => {
    const { json } = await get('/q/targets.json');
    const rows = rowsOf((await get('/q/targets.csv')).text);
    const expected = json.data.area.targets.flatMap(
      ({
        segment,
        quantity,
        readings,
      }: {
        segment: string;
        quantity: { value: string };
        readings: { reading: string }[];
      }) =>
        (readings.length ? readings : [{ reading: '' }]).map(({ reading }) => [segment, quantity.value ?? '', reading]),
    );
    expect(rows.map((row) => [row.targets_segment, row.targets_quantity_value, row.reading])).toEqual(expected);
    expect(expected.length).toBeGreaterThan(2);
  });

  test('counts the columns of a list of objects, as many as the longest has, and one at least', async () => {
    const path = 'agreements.csv?within=LocalGovernment:64.74&lang=en';
    await asOwner(`insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
      select m.id, n, 'GOVERNMENT', 'Office; of ' || n, m.area_id, 'UNKNOWN', tstzrange('2024-05-01T10:00Z', null)
      from mou m, generate_series(1, 2) n where m.code = '64.74:1'`);
    const columns = (row: Record<string, string> | undefined) =>
      Object.entries(row ?? {}).filter(([name]) => name.startsWith('parties_'));
    const rows = rowsOf((await get(`/q/${path}`)).text);
    expect(columns(rows.find(({ code }) => code === '64.74:1'))).toEqual([
      ['parties_1_office', 'Office; of 1'],
      ['parties_2_office', 'Office; of 2'],
    ]);
    expect(columns(rows.find(({ code }) => code === '64.74:2'))).toEqual([
      ['parties_1_office', ''],
      ['parties_2_office', ''],
    ]);
    const metadata = (await get(`/q/${path.replace('.csv', '.metadata.json')}`)).json.tableSchema.columns;
    expect(metadata.map(({ name }: { name: string }) => name)).toEqual(Object.keys(rows[0] ?? {}));
    expect(
      metadata.filter(({ separator }: { separator?: string }) => separator).map((each: { name: string }) => each.name),
    ).toEqual(['warnings', 'warnings_label']);
    // Nobody has recorded a milestone here.
    const [one] = rowsOf((await get('/q/agreement.csv?code=64.74:1')).text);
    expect(Object.keys(one ?? {}).filter((name) => name.startsWith('mou_milestones_'))).toEqual([
      'mou_milestones_1_title',
      'mou_milestones_1_dueOn',
      'mou_milestones_1_metOn',
      'mou_milestones_1_status',
      'mou_milestones_1_status_label',
    ]);
  });

  test('has texts as they are; with bom=1 as Excel may open them, and numbers as they are', async () => {
    const title = (rows: Record<string, string>[]) => new Map(rows.map((row) => [row.code, row.title]));
    const plain = await get(AGREEMENTS);
    const forExcel = await get(`${AGREEMENTS}&bom=1`);
    const [as, excel] = [title(rowsOf(plain.text)), title(rowsOf(forExcel.text))];
    expect([...as.values()].toSorted()).toEqual(TITLES.toSorted());
    for (const [i, text] of TITLES.entries())
      expect(excel.get(`64.74:${i + 1}`)).toBe(/^[=+\-@\t]/.test(text) ? `'${text}` : text);
    const begins = async (path: string) => [...(await bytesOf(path)).slice(0, 3)];
    expect(await begins(AGREEMENTS)).toEqual([...Buffer.from('cod')]);
    expect(await begins(`${AGREEMENTS}&bom=1`)).toEqual([0xef, 0xbb, 0xbf]);
    // What a series fell by is a number, and has a sign of its own.
    const fell = await get('/q/series.csv?bom=1');
    expect(rowsOf(fell.text).some((row) => /^-\d/.test(row.change_absolute_value ?? ''))).toBe(true);
    expect(fell.text).not.toContain("'-");
  });

  test('has all pages of a list, all of one moment; JSON has one page and says where the next begins', async () => {
    const path = '/q/figures.csv?within=Region:VII&lang=en';
    const { text, stats } = await get(`${path}&first=20`);
    const { json } = await api.query('{ figures(filter: { within: "Region:VII" }) { totalCount } }');
    const rows = rowsOf(text);
    expect(rows.length).toBe(json.data.figures.totalCount);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(stats.http).toBe(Math.ceil(rows.length / 20));
    expect(rowsOf((await get(`${path}&first=100`)).text)).toEqual(rows);
  });

  // Up to 5,000 rows: test/slow/long-tables.
  test('an error in a later page is an error, not half a table', async () => {
    api.endpoint().fault({ kind: 'latency', ms: 0 }, { kind: 'reset' }, { kind: 'reset' });
    const { status, headers } = await get('/q/figures.csv?within=Region:VII&first=21');
    expect([status, headers.get('content-type')?.split(';')[0], headers.get('etag')]).toEqual([
      503,
      'application/graphql-response+json',
      null,
    ]);
  });
});

describe('XLSX', () => {
  test('has numbers as numbers, days as days, the header frozen, and a second sheet that says what it is', async () => {
    const response = await api.fetch('/q/figures.metadata.json?within=Region:VII');
    expect(response.headers.get('content-type')).toBe('application/csvm+json');
    const book = await readBook('/q/figures.xlsx?within=Region:VII&lang=en');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Data', 'About']);
    const [data, about] = book.sheets;
    const csv = rowsOf((await get('/q/figures.csv?within=Region:VII&lang=en')).text);
    const [head, ...rows] = data?.rows ?? [];
    expect(head).toEqual(Object.keys(csv[0] ?? {}));
    expect(rows.length).toBe(csv.length);
    const quantity = head?.indexOf('quantity_value') ?? -1;
    for (const [i, row] of rows.entries()) {
      expect(row.map((cell) => (cell === null || cell === undefined ? '' : String(cell)))).toEqual(
        Object.values(csv[i] ?? {}),
      );
      expect(typeof row[quantity]).toMatch(csv[i]?.quantity_value ? /number/ : /object|undefined|string/);
    }
    const said = new Map(about?.rows.map(([key, value]) => [key, value]));
    expect(said.get('Version of the data')).toMatch(/^\d+$/);
    expect(said.get('How to cite')).toMatch(/^Jangkau: Figures\. All figures of an area/);
    const column = (name: string) => about?.rows.find(([key]) => key === name)?.slice(1, 4);
    expect(column('quantity_value')).toEqual(['number', 'said by the column quantity_unit', 'quantity – value']);
    expect(column('revision')).toEqual(['whole number', 'a place in an order', 'revision']);
    expect(column('knownFrom')?.[0]).toBe('moment');
    // Sources are cited with their addresses.
    const from = about?.rows.findIndex(([key]) => key === 'Source') ?? -1;
    expect(about?.rows[from]).toEqual(['Source', 'Named as', 'Title', 'Address', 'Licence']);
    expect(about?.rows.slice(from + 1).every(([, named]) => typeof named === 'string' && named.length > 0)).toBe(true);
    const words = await readBook('/q/participants.xlsx?lang=id');
    const [, keterangan] = words.sheets;
    const kolom = (name: string) => keterangan?.rows.find(([key]) => key === name)?.slice(1, 4);
    expect(kolom('participants_value')).toEqual([
      'bilangan',
      'disebutkan di kolom participants_unit',
      'peserta – angka',
    ]);
    expect(kolom('share_value')).toEqual([
      'bilangan',
      'bagian dari 1: 0,5 adalah setengah',
      'bagian dari seluruhnya – rasio',
    ]);
    const targets = await readBook('/q/targets.xlsx');
    expect(targets.sheets.map(({ name }) => name)).toEqual(['Data', 'Keterangan']);
    const begins = targets.sheets[0]?.rows[0]?.indexOf('targets_periodFrom') ?? -1;
    expect(targets.sheets[0]?.rows.map((row) => row[begins])).toContainEqual(new Date('2014-01-01T00:00:00Z'));
  });
});

describe('the metadata', () => {
  test('are CSVW: a column for each of the CSV, its sources with their licences, and how to cite', async () => {
    const { json, headers } = await get('/q/participants.metadata.json?lang=en');
    const { pathname, search } = new URL(json.url);
    expect(headers.get('link')).toBe(`<${json.url}>; rel="describes"; type="text/csv"`);
    const [head] = (await get(pathname + search)).text.split('\r\n');
    expect(pathname).toBe('/q/participants.csv');
    expect(json.tableSchema.columns.map(({ name }: { name: string }) => name).join(',')).toBe(head);
    const column = (name: string) => json.tableSchema.columns.find((each: { name: string }) => each.name === name);
    expect(column('participants_value')).toMatchObject({
      datatype: 'decimal',
      'schema:unitText': '{participants_unit}',
    });
    expect(column('share_value')).toMatchObject({ datatype: 'decimal', 'schema:unitText': '1' });
    expect(column('participants_asOf')).toMatchObject({ datatype: 'date' });
    expect(column('flags')).toMatchObject({ separator: '; ' });
    for (const { 'dc:description': description } of json.tableSchema.columns)
      expect(description['@value'].length).toBeGreaterThan(5);
    expect(json['@context']).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'en' }]);
    expect([json['dc:title'], json['dc:description']]).toEqual([
      'Jangkau: Participants by segment',
      'How many workers of an area take part, by segment, how sure that is and where it is from.',
    ]);
    const indonesian = (await get('/q/participants.metadata.json?lang=id')).json;
    expect([indonesian['@context'][1], indonesian['dc:title']]).toEqual([
      { '@language': 'id' },
      'Jangkau: Peserta menurut segmen',
    ]);
    expect(indonesian['dc:bibliographicCitation']).toMatch(/^Jangkau: Peserta menurut segmen\. Berapa pekerja /);
    expect(json['dc:source'].length).toBeGreaterThan(0);
    const ranked = (await get('/q/ranking.metadata.json?lang=en')).json['dc:source'];
    for (const source of [...json['dc:source'], ...ranked])
      expect([source['dc:publisher'], source['dc:bibliographicCitation']]).toEqual([
        expect.any(String),
        expect.any(String),
      ]);
    // An address is one where the citation is nothing else.
    expect(ranked.length).toBeGreaterThan(0);
    for (const { '@id': url, 'dc:bibliographicCitation': cited } of ranked)
      expect([undefined, `https://${cited}`, cited]).toContain(url);
    expect(json['dc:bibliographicCitation']).toMatch(
      /Version \d+ of the data, known up to \d{4}-.*Z\. http:\/\/jangkau\.test\/q\/participants\.csv\?/,
    );
  });
});

test('beside a reason stands its code, the same in both languages', async () => {
  for (const [path, text, code] of [
    ['agreements.csv?first=5', 'statusReason', 'statusReasonSentence_code'],
    ['ranking.csv?', 'reason', 'reasonSentence_code'],
    ['sum.csv?', 'whole_enrollment_rollUp_reason', 'whole_enrollment_rollUp_reasonSentence_code'],
    ['targets.csv?', 'reason', 'reasonSentences_1_code'],
  ] as const) {
    const [id, en] = await Promise.all(
      ['id', 'en'].map(async (lang) => rowsOf((await get(`/q/${path}&lang=${lang}`)).text)),
    );
    const codes = id?.map((row) => row[code]) ?? [];
    expect([path, codes]).toEqual([path, en?.map((row) => row[code])]);
    expect([path, codes.map(Boolean)]).toEqual([path, id?.map((row) => row[text] !== '')]);
    for (const each of codes) expect([path, each]).toEqual([path, expect.stringMatching(/^([A-Z]+(_[A-Z]+)*)?$/)]);
  }
});
