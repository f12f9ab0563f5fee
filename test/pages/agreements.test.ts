/** The pages of agreements, as they are without script. */
import { describe, expect, test } from 'vitest';
import { canary, DRAFT_AREAS, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer } = useAccess();
const api = useApi(apiUrl);
const get = (path: string, headers: Record<string, string> = {}) =>
  api.fetch(path, { headers: { accept: 'text/html', ...headers } });

describe('the board', () => {
  test.each([
    ['/id/mou', 'Kesepakatan: Kantor Wilayah Kalimantan', /Dari 56 kabupaten dan kota, \d+ memiliki/, 'belum dimulai'],
    ['/en/mou', 'Agreements: Kalimantan Regional Office', /Of 56 regencies and cities, \d+ have/, 'not started'],
    ['/en/mou?within=64', 'Agreements: East Kalimantan', /Of 10 regencies and cities, \d+ have/, 'not started'],
  ])('%s has a place for each regency and city, in one request to the database', async (path, title, sum, status) => {
    const { status: answered, text, stats } = await get(path);
    expect([answered, stats.http]).toEqual([200, 1]);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toMatch(sum);
    expect(text.match(/<li class="slot \w+"><a /g)).toHaveLength(path.endsWith('64') ? 10 : 56);
    expect(text).toContain(status);
  });

  test('launches and market programmes stand beside the area that they are for, and say that they do not count', async () => {
    const { text } = await get('/en/mou');
    const slots = [...text.matchAll(/<li class="slot [^>]*><a [^>]*>([^<]+)<\/a>(.*?)<\/li>/gs)].map(
      ([, name, rest]) => [name, (rest ?? '').replace(/<[^>]+>/g, '')] as const,
    );
    const of = (name: string) => slots.find(([each]) => each === name)?.[1] ?? '';
    expect(of('Kutai Timur Regency')).toMatch(/not started.*Launch, 22 May 2024/);
    expect(of('Landak Regency')).toMatch(/Launch, 22 August 2025/);
    expect(of('Balikpapan City')).toMatch(/not started.*Market programme, Pandansari Market, 6 November 2017/);
    expect(of('Samarinda City')).not.toMatch(/Launch|programme/);
    // What a province launched stands above its regencies and cities.
    const [, province] = /<h3 id="slots-65">(.*?)<ul/s.exec(text) ?? [];
    expect(province).toMatch(/Launch<\/a>, 8 August 2023/);
    expect(text).toContain('They are no agreement of its government');
  });

  test('says how many have no known end, which are in no list of what ends', async () => {
    const { text } = await get('/id/mou?within=64');
    const [, count] = /hari berakhirnya tidak diketahui: (\d+)[.]/.exec(text) ?? [];
    const { json } = await api.query(
      '{ mous(filter: { within: "64" }, first: 100) { nodes { status effectiveTo { value } } } }',
    );
    const mayHold = ['SIGNED', 'LAUNCHED', 'ACTIVE', 'POSSIBLY_ACTIVE', 'UNKNOWN'];
    const nodes = json.data.mous.nodes as { status: string; effectiveTo: { value: string | null } | null }[];
    const endless = nodes.filter(({ status, effectiveTo }) => mayHold.includes(status) && !effectiveTo?.value);
    expect(endless.length).toBeGreaterThan(0);
    expect(count).toBe(String(endless.length));
    expect(text).toContain(`href="/id/mou?within=64&amp;status=${mayHold.join('%2C')}#list"`);
  });

  test('filters are links that keep the area, and fill one another in', async () => {
    const { text } = await get('/en/mou?within=64&text=APBD&days=180');
    expect(text).toContain('href="/en/mou?within=64&amp;days=365#ending"');
    expect(text).toMatch(/href="\/en\/mou\?within=64&amp;text=APBD&amp;status=[A-Z_]+#list"/);
    expect(text).toMatch(/days=180#ending" aria-current="true"/);
    expect(text).toContain('<input type="search" name="text" value="APBD"');
  });

  test('shows only agreements of a status where one is chosen', async () => {
    const list = ({ text }: { text: string }) => text.slice(text.indexOf('id="list"'));
    const expired = list(await get('/en/mou?status=EXPIRED'));
    expect(expired).toContain('<strong>expired</strong>');
    expect(expired).not.toContain('<strong>possibly active</strong>');
  });

  test('a text that is looked for is shown and never run', async () => {
    const { text, status } = await get(`/en/mou?text=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(status).toBe(200);
    expect(text).toContain('No agreement fits.');
    expect(text).toContain('value="&quot;>&lt;script>');
    expect(text).not.toContain('<script>');
  });

  test.each([
    ['/en/mou?within=NOWHERE', 404],
    ['/en/mou?days=soon', 400],
    ['/en/mou?status=NONE', 400],
  ])('%s is told in words', async (path, expected) => {
    const { status, text, headers } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8']);
    expect(text).toMatch(/<div class="failure"><h1>/);
  });
});

describe('an agreement', () => {
  test('has its life, parties, promises, versions and source, in both languages', async () => {
    for (const [path, words] of [
      [
        '/id/mou/64:2020-06-15',
        ['Ditandatangani', 'Gubernur Kalimantan Timur', 'berlaku surut', 'Versi 1', '15 Juni 2020'],
      ],
      ['/en/mou/64:2020-06-15', ['Signed', 'Gubernur Kalimantan Timur', 'retroactive', 'Version 1', '15 June 2020']],
    ] as const) {
      const { status, text, stats } = await get(path);
      expect([path, status, stats.http]).toEqual([path, 200, 1]);
      for (const word of words) expect(text).toContain(word);
      // What came first stands first: it was in force before it was signed.
      const life = text.slice(text.indexOf('class="life"'));
      expect(life.indexOf('2020-01"')).toBeLessThan(life.indexOf('2020-06-15"'));
    }
  });

  test('that is not there is 404, with words and a way on', async () => {
    const { status, text } = await get('/en/mou/64:1999');
    expect(status).toBe(404);
    expect(text).toContain('<a href="/en/">');
  });
});

describe('a draft', () => {
  test('is on no page for who has no credential, and on those of who may read it', async () => {
    for (const area of DRAFT_AREAS) {
      const { text } = await get(`/id/mou?within=${area}`);
      expect([area, /CANARY|:DRAFT/.test(text)]).toEqual([area, false]);
      const draft = await get(`/id/mou/${area}:DRAFT`);
      expect([area, draft.status, draft.text.includes('CANARY')]).toEqual([area, 404, false]);
    }
    const own = await get('/id/mou/64.71:DRAFT', bearer('mayor'));
    expect(own.status).toBe(200);
    expect(own.text).toContain(canary('64.71'));
    expect(own.headers.get('cache-control')).toBe('no-store');
    expect(own.headers.get('etag')).toBeNull();
  });
});

test.each(['64', '64.71', 'ID', '64.8', '6471'])('the code of an area leads to its agreements: %s', async (code) => {
  const { status, headers } = await get(`/id/mou/${code}`);
  expect([status, headers.get('location')]).toEqual([302, `/id/mou?within=${code}`]);
});

test('an agreement that is not there is named, with the way to the list', async () => {
  const { status, text } = await get('/en/mou/nothing%3Cb%3E');
  expect(status).toBe(404);
  expect(text).toMatch(/No agreement has the code “nothing&lt;b>”[.] <a href="\/en\/mou">All agreements/);
});
