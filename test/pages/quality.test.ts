/** The page of doubts, as it is without script. */
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
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

  test('marks remarks that are in another language than the page', async () => {
    const path = 'mutu?within=VII&segment=INFORMAL';
    const [id, en] = [await get(`/id/${path}`), await get(`/en/${path}`)];
    expect(id.text).toMatch(/<q lang="en">[^<]+<\/q> <span class="quiet">\(dalam bahasa Inggris\)<\/span>/);
    expect(en.text).not.toContain('<span class="quiet">(in ');
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
      `{ figures(filter: { within: "VII", ${filter} }, first: 100) { nodes { id flags preferred source { verification } } } }`,
    );
    return json.data.figures.nodes as {
      id: string;
      flags: string[];
      preferred: boolean;
      source: { verification: string };
    }[];
  };
  test('are those with a doubt, a rival shown first or a source that is not verified, and no others', async () => {
    const doubtful = new Set((await ask('doubtful: true')).map(({ id }) => id));
    const all = await ask('from: "2000-01"');
    const rest = all.filter(({ id }) => !doubtful.has(id));
    expect(doubtful.size).toBeGreaterThan(5);
    expect(rest.length).toBeGreaterThan(5);
    for (const { flags, preferred, source } of rest)
      expect([flags.filter((flag) => flag !== 'DOES_NOT_ADD_UP'), preferred, source.verification]).toEqual([
        [],
        true,
        expect.not.stringMatching('UNVERIFIED'),
      ]);
    for (const { id, flags, preferred, source } of all.filter((figure) => doubtful.has(figure.id)))
      expect([id, flags.length > 0 || !preferred || source.verification === 'UNVERIFIED']).toEqual([id, true]);
  });
});
