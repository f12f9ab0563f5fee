/** The page of doubts, as it is without script. */
import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess(false);
const api = useApi(apiUrl);
const get = (path: string) => api.fetch(path, { headers: { accept: 'text/html' } });

describe('data quality', () => {
  test('tells which numbers contradict each other, with sources and reasons, in one request', async () => {
    const { status, text, stats } = await get('/en/mutu');
    expect([status, stats.http]).toEqual([200, 1]);
    expect(text).toContain('<h1>Data quality: Kalimantan Regional Office</h1>');
    const [, one] = /<article class="doubtful">(.+?)<\/article>/.exec(text) ?? [];
    expect(one).toContain('West Kalimantan');
    expect(one).toContain('Contradicted');
    expect(one).toMatch(/estimated 27%.*estimated 37%/);
    expect(one).toContain('borneoreview.co');
    expect(text).not.toContain('NaN');
  });

  test('has remarks in the language of the page', async () => {
    const path = 'mutu?within=VII&segment=INFORMAL';
    const [id, en] = [await get(`/id/${path}`), await get(`/en/${path}`)];
    expect(id.text).toContain(
      'Catatan: <q lang="id">bertentangan dengan 37% yang disebutkan pada 25 Desember 2025</q></p>',
    );
    expect(en.text).toContain('Note: <q lang="en">contradicts the 37 % given on 25 December 2025</q></p>');
    for (const { text } of [id, en]) expect(text).not.toMatch(/AMBIGUOUS:|as of: /);
  });

  test('has the sum of the parts beside what is reported, what is left over, and who is missing', async () => {
    const { text } = await get('/id/mutu?within=64&month=2020-06&segment=PU');
    const sums = text.slice(text.indexOf('id="sums"'));
    expect(sums).toMatch(/Dilaporkan untuk keseluruhan<\/th><td>568[.]945/);
    expect(sums).toMatch(/Jumlah bagian-bagiannya<\/th><td>tidak ada data<\/td>/);
    expect(sums).toContain('Siapa yang belum ada (10)');
    expect(sums).toMatch(/Selisih<\/th><td>0/);
  });

  test('opens on the last months that have something to tell, and says so', async () => {
    const { text } = await get('/en/mutu');
    expect(text).toContain('No month is chosen: each sum is of the last month in which one of its parts has a number');
    const headings = [...text.matchAll(/<h[23][^>]*>([^<]+)</g)].map(([, heading]) => heading);
    // A report is due on the 21st, so the month before the last one is due for sure.
    const { json } = await api.query('{ reporting(within: "VII") { month } }');
    const [year, month] = json.data.reporting[0].month.split('-').map(Number);
    const due = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(
      new Date(year, month - 1, 15),
    );
    for (const heading of [
      'Wage earners (PU): do the parts add up?',
      'Sum of regencies and cities, June 2023',
      'Sum of provinces, June 2020',
      'Sum of branches, June 2020',
      `Who has not reported ${due}`,
    ])
      expect(headings).toContain(heading);
    // Incomplete sums say what they lack, and what is left over.
    for (const counted of ['1 of 56 parts', '1 of 5 parts', '11 of 14 parts'])
      expect(text).toContain(`${counted} have a number.`);
    expect(text).toMatch(/Left over<\/th><td>about 25,055.*?Known here since 9 August 2020[.]/);
    for (const section of ['doubts', 'sums', 'reporting', 'unverified']) {
      expect(text).toContain(`<a href="#${section}">`);
      expect(text).toContain(`<section id="${section}"`);
    }
    const asked = (await get('/en/mutu?month=2020-06')).text;
    expect(asked).not.toContain('No month is chosen');
    expect(asked).toContain('Sum of regencies and cities, June 2020');
    expect(asked).toContain('Who has not reported June 2020');
  });

  test('names the branches that have not reported, and why', async () => {
    const { text } = await get('/en/mutu?month=2020-06');
    const reporting = text.slice(text.indexOf('id="reporting"'));
    expect(reporting).toMatch(/Tanjung Branch<\/a><\/th><td>Late<\/td>/);
    expect(reporting).toContain('own figure for self-paying workers (BPU) is missing');
  });

  test('of an area without numbers says so', async () => {
    const { status, text } = await get('/en/mutu?within=11&month=2014-07');
    expect(status).toBe(200);
    expect(text).toContain('no data');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  test('of the nation is answered too', async () => {
    expect((await get('/id/mutu?within=ID')).status).toBe(200);
  });

  test.each([
    ['/en/mutu?month=2020', 400],
    ['/en/mutu?segment=ALL,PU', 400],
    ['/en/mutu?within=NOWHERE', 404],
  ])('%s is told in words', async (path, expected) => {
    const { status, text } = await get(path);
    expect(status).toBe(expected);
    expect(text).toMatch(/<div class="failure"><h1>/);
  });
});

describe('doubtful figures', () => {
  const ask = async (filter: string) => {
    const { json } = await api.query(
      `{ figures(filter: { within: "VII", ${filter} }, first: 100) { nodes { id flags source { verification } } } }`,
    );
    return json.data.figures.nodes as {
      id: string;
      flags: string[];
      source: { verification: string };
    }[];
  };
  test('are those with a doubt or a source that is not verified, and no others', async () => {
    const doubtful = new Set((await ask('doubtful: true')).map(({ id }) => id));
    const all = await ask('from: "2000-01"');
    const rest = all.filter(({ id }) => !doubtful.has(id));
    expect(doubtful.size).toBeGreaterThan(5);
    expect(rest.length).toBeGreaterThan(5);
    for (const { flags, source } of rest)
      expect([flags.filter((flag) => flag !== 'DOES_NOT_ADD_UP'), source.verification]).toEqual([
        [],
        expect.not.stringMatching('UNVERIFIED'),
      ]);
    for (const { id, flags, source } of all.filter((figure) => doubtful.has(figure.id)))
      expect([id, flags.length > 0 || source.verification === 'UNVERIFIED']).toEqual([id, true]);
  });

  test.each([
    ['the same', '64.01', [150_000, 150_000], 'EXACT', 0],
    ['what may be the same', '64.02', [150_000, 150_400], 'APPROXIMATE', 0],
    ['less', '64.03', [150_000, 149_999], 'EXACT', 2],
  ])('of two sources that say %s', async (_, code, numbers, precision, expected) => {
    for (const [i, number] of numbers.entries())
      await asOwner(`with said as (
          insert into source (citation, publisher, published, verification)
          values ('${code} ${i}', 'Paper ${i}', partial_date_of('2026-02', 'MONTH'), 'PUBLISHED') returning id)
        insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, choice, published_scope, known)
        select a.id, 'ALL', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2026-01', 'MONTH'),
          make_quantity(${number}, null, null, 'WORKERS', '${precision}'), said.id, ${i === 0}, ${i === 0 ? 'null' : "'OTHER_SOURCE_FIRST'"}, '${code}', tstzrange(now(), null)
        from said, area a where a.code = '${code}'`);
    const { json } = await api.query(
      `{ figures(filter: { within: "${code}", from: "2026-01" }) { nodes { flags preferred rivals { id } } }
        doubtful: figures(filter: { within: "${code}", from: "2026-01", doubtful: true }) { totalCount } }`,
    );
    const { figures, doubtful } = json.data;
    expect(figures.nodes.map(({ rivals }: { rivals: unknown[] }) => rivals.length)).toEqual([1, 1]);
    expect(figures.nodes.map(({ preferred }: { preferred: boolean }) => preferred).sort()).toEqual([false, true]);
    expect(doubtful.totalCount).toBe(expected);
    for (const { flags } of figures.nodes) expect(flags).toEqual(expected ? ['CONTRADICTED'] : []);
    const { text } = await get(`/en/mutu?within=${code}`);
    expect(text.includes('Paper 1')).toBe(expected > 0);
  });
});
