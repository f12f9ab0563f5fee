/** The pages for people, as they are without script: what they say, in which language, and what they cost. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';
/** As a browser asks that has another state of the page already: it waits, however long that takes. */
const get = (path: string, headers: Record<string, string> = {}) =>
  api.fetch(path, { headers: { accept: BROWSER, 'if-none-match': '"another"', ...headers } });
/** As a browser asks the first time: what takes long begins without its content. */
const visit = (path: string) => api.fetch(path, { headers: { accept: BROWSER, 'sec-fetch-dest': 'document' } });
/** The text that people read: without what stands in elements. */
const read = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

describe('the first page', () => {
  test.each([
    ['id-ID,id;q=0.9,en;q=0.8', '/id/'],
    ['en-GB', '/en/'],
    ['fr', '/id/'],
    [undefined, '/id/'],
  ])('for %s is at %s', async (language, path) => {
    const answer = await get('/', language ? { 'accept-language': language } : {});
    expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([
      302,
      path,
      'Accept-Language',
    ]);
    expect((await get(path.slice(0, -1))).headers.get('location')).toBe(path);
  });

  test.each([
    ['/wilayah/64?segment=BPU', 'en', '/en/wilayah/64?segment=BPU'],
    ['/mou', 'fr', '/id/mou'],
    ['/mutu', 'id', '/id/mutu'],
  ])('%s without a language goes to that of the browser', async (path, language, to) => {
    const { status, headers } = await get(path, { 'accept-language': language });
    expect([status, headers.get('location'), headers.get('vary')]).toEqual([302, to, 'Accept-Language']);
  });

  test('has a sentence, numbers with how sure they are, and what became known, in each language', async () => {
    const id = read((await get('/id/')).text);
    expect(id).toMatch(/Jangkau menunjukkan berapa banyak pekerja/);
    expect(id).toMatch(/Indonesia Tidak ada data peserta Diperkirakan 35,68% dari seluruh pekerja tercakup/);
    expect(id).toMatch(/Sekitar 3[.]300[.]000 peserta Per 2025[.] Sumber: kaltim[.]idntimes[.]com/);
    // What is called estimated once is not called so again.
    expect(id).toMatch(/Diperkirakan \d+% dari sekitar [\d.]+ pekerja tercakup/);
    expect(id).not.toMatch(/% dari diperkirakan/);
    expect(id).toMatch(/12 Februari 2026 Kota Pontianak Cakupan, semua pekerja: diperkirakan 40%/);
    const en = read((await get('/en/')).text);
    expect(en).toMatch(/Indonesia No data on participants Estimated 35[.]68% of the workers are covered/);
    expect(en).toMatch(/Estimated \d+% of about [\d,]+ workers are covered/);
    expect(en).not.toMatch(/% of estimated/);
    expect(en).toMatch(/About 3,300,000 participants As of 2025[.]/);
  });
});

describe.each([
  '/id/',
  '/en/',
  '/id/wilayah/VII',
  '/en/wilayah/ID',
  '/id/wilayah/64.71',
  '/en/wilayah/KC-TANJUNG',
  '/en/wilayah/VII/urutan',
])('%s', (path) => {
  test('is one request to the database, in its language, by a policy that lets nothing foreign in', async () => {
    const { status, headers, text, stats } = await get(path, { 'accept-language': 'fr' });
    const language = path.slice(1, 3);
    expect([status, stats.http, stats.statements.length]).toEqual([200, 1, 1]);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-language')).toBe(language);
    expect(headers.get('content-security-policy')).toBe(POLICY);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    expect(text).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
    // Nothing that the policy would stop, and nothing that is loaded from elsewhere.
    expect(text).not.toMatch(/<style| style=| on[a-z]+="|src="(?!\/assets\/)|<link rel="stylesheet" href="(?!\/)/);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  test('leads to itself in the other language, and says how to cite it', async () => {
    const { text } = await get(path);
    const other = path.replace(/^\/(id|en)/, (_, tag) => (tag === 'id' ? '/en' : '/id'));
    expect(text).toContain(`class="other-language" href="${other}"`);
    expect(text).toMatch(
      new RegExp(`<a href="(http://jangkau.test${path}[?]knownAt=\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)">\\1</a>`),
    );
    expect(text).toMatch(/class="skip" href="#main"/);
  });

  test('is known by its tag', async () => {
    const tag = String((await get(path)).headers.get('etag'));
    const known = await get(path, { 'if-none-match': tag });
    expect([known.status, known.text]).toEqual([304, '']);
  });
});

test.each([
  ['/id/wilayah/64.71', '/feed/64.71.atom', '/calendar/64.71.ics'],
  ['/en/wilayah/VII/urutan', '/feed/VII.atom?lang=en', '/calendar/VII.ics?lang=en'],
])('%s leads to its feed, which leads back, and to its calendar', async (path, feed, calendar) => {
  const { text } = await get(path);
  expect(text).toMatch(
    new RegExp(
      `<link rel="alternate" type="application/atom\\+xml" title="[^"]+" href="${feed.replace('?', '\\?')}"/>`,
    ),
  );
  for (const address of [feed, calendar]) {
    expect(text).toContain(`<a href="${address}">`);
    const followed = await get(address);
    expect([address, followed.status, followed.headers.get('content-language')]).toEqual([
      address,
      200,
      path.slice(1, 3),
    ]);
  }
  expect((await get(feed)).text).toContain(
    `<link rel="alternate" type="text/html" href="http://jangkau.test${path.replace('/urutan', '')}"/>`,
  );
  expect((await get('/id/')).text).not.toContain('application/atom+xml');
});

test.each([
  '/id/',
  '/id/wilayah/64',
  '/id/mou',
  '/q/figures.json',
  '/q/figures.csv',
  '/feed/64.atom',
  '/calendar/64.ics',
  '/schema.graphql',
])('%s: who has it already is told the same of what a browser may do with it', async (path) => {
  const given = await get(path);
  const known = await get(path, { 'if-none-match': String(given.headers.get('etag')) });
  expect([given.status, known.status, known.text]).toEqual([200, 304, '']);
  const isOfBrowsers = (name: string) =>
    /^(content-security|cross-origin|access-control|x-(?!request-id)|referrer|strict-transport|origin-agent)/.test(
      name,
    );
  const told = ({ headers }: typeof given) => [...headers].filter(([name]) => isOfBrowsers(name));
  expect(told(given).map(([name]) => name)).toEqual(
    expect.arrayContaining(['content-security-policy', 'cross-origin-resource-policy', 'x-content-type-options']),
  );
  expect(told(known)).toEqual(told(given));
});

describe('the page of an area', () => {
  test('tells how many informal workers there were in July 2014, and how sure that is', async () => {
    const text = read((await get('/id/wilayah/VII?at=2014-07')).text);
    expect(text).toMatch(
      /1[.]440[.]814 peserta Tepat, per Juli 2014, dihitung.*?Diketahui di sini sejak 21 Agustus 2014/,
    );
    expect(text).toMatch(
      /Sektor informal 441[.]177 30,62% Ketelitian: tepat[.] Diketahui di sini sejak 21 Agustus 2014[.] ⚑ [^.]+[.] Juli 2014 Bisnis[.]com/,
    );
  });

  test('has a share with both numbers; above 100 % it stays what it is, and where it is not known the reason stands', async () => {
    const text = read((await get('/id/wilayah/64.08?segment=INFORMAL&at=2024-12')).text);
    expect(text).toMatch(/Diperkirakan 151% dihitung dari dua angka/);
    expect(text).toMatch(
      /Pekerja yang memenuhi syarat diperkirakan 51[.]086 2024 kutaitimurkab[.]go[.]id Ketelitian: diperkirakan[.] Dasar: tidak berlaku[.] Diketahui di sini sejak 29 Juli 2025[.]/,
    );
    expect(text).toContain('⚑ Pembagi meragukan: Rasionya di atas 1');
    const unknown = read((await get('/en/wilayah/VII?segment=INFORMAL&at=2014-08')).text);
    expect(unknown).toMatch(/Not computable No potential of this kind is known/);
  });

  test('has each way of reading a target, with its status in words', async () => {
    const text = read((await get('/id/wilayah/VII?at=2014-08')).text);
    expect(text).toMatch(/Penambahan, peserta, sektor informal: sedikitnya 60[.]293/);
    expect(text).toMatch(/Sisa yang harus ditambahkan 441[.]177 .{0,40}sedikitnya 501[.]470 87,98%/);
    expect(text).toMatch(/Tidak dapat dihitung Belum tercapai per 31 Juli 2014/);
    // A share of a bound says of what it is.
    expect(text).toContain('87,98% dari 501.470, yang paling sedikit dikehendaki');
  });

  test('has the targets of the workers that are looked at, and says how many there are of others', async () => {
    const targets = async (query: string) => {
      const { text } = await get(`/en/wilayah/VII${query}`);
      return read(/<section id="targets"(.*?)<\/section>/s.exec(text)?.[1] ?? '');
    };
    const all = await targets('?at=2014-08');
    const informal = await targets('?at=2014-08&segment=INFORMAL');
    expect(all).toMatch(/formal sector: 345,438/);
    expect(all).not.toContain('Targets of other workers');
    expect(all).toContain('Set by: BPJS Ketenagakerjaan office.');
    expect(informal).toContain('Addition, participants, informal sector: at least 60,293');
    const { text } = await get('/en/wilayah/VII?at=2014-08&segment=INFORMAL');
    const [, section = ''] = /<section id="targets"(.*?)<\/section>/s.exec(text) ?? [];
    const headings = [...section.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => heading);
    expect(headings.length).toBeGreaterThan(1);
    for (const heading of headings) expect(heading).toContain('informal sector');
    const other = Number(/Targets of other workers: (\d+)/.exec(informal)?.[1]);
    const count = (text: string) => text.match(/Set by/g)?.length ?? 0;
    expect(count(informal) + other).toBe(count(all));
    expect(await targets('?segment=JAKON')).toContain('No target is known. Targets of other workers');
  });

  test('has beside every number how sure it is: precision, basis, since when it is known, and why it is doubted', async () => {
    const { text } = await get('/id/wilayah/VII?at=2014-07');
    expect(read(text)).toMatch(
      /Sektor informal 441[.]177 .*?Bisnis[.]com Ketelitian: tepat[.] Dasar: tidak disebutkan[.] Diketahui di sini sejak 21 Agustus 2014[.] ⚑ Bermakna ganda: Dapat dibaca dengan lebih dari satu cara; lihat catatannya[.] Catatan: sama dengan angka surat kabar lain \(Kontan\)/,
    );
    const rows = [...text.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) => read(row ?? ''));
    // Each number of people, but what is worked out for a target, whose words are in its row.
    const numbers = rows.filter((row) => /\d[.]\d{3}/.test(row) && !/Sisa yang|Seluruh periode/.test(row));
    expect(numbers.length).toBeGreaterThan(6);
    for (const row of numbers) expect(row).toMatch(/Ketelitian: |Tepat|Sekitar/);
    const parts = read((await get('/en/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE')).text);
    expect(parts).toMatch(
      /West Kalimantan estimated 27% 2025 .*?Precision: estimated[.] Basis: not said[.] Known here since 2 February 2026[.] ⚑ Contradicted: Another source says otherwise[.]/,
    );
  });

  test.each([
    '/id/',
    '/id/wilayah/VII',
    '/id/wilayah/VII?at=2014-07',
    '/id/wilayah/VII?over=PROVINCE&measure=COVERAGE',
    '/id/wilayah/64.08?segment=INFORMAL&at=2024-12',
    '/id/wilayah/64?segment=PU&at=2020-06&every=MONTH',
    '/id/wilayah/VII/urutan?over=BRANCH&segment=PU&at=2020-06',
    '/id/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE',
    '/id/mutu',
    '/id/mutu?within=64&month=2020-06',
  ])('%s: each number says since when it is known, where it is pointed at and in its table', async (path) => {
    const { text } = await get(path);
    const pointedAt = [...text.matchAll(/data-tells="([^"]*)"/g)].map(([, told]) => String(told));
    // In the list of changes that is the day of the change; markets of branches are counted, and no figure.
    const [numbers = ''] = text.split('<section id="changes"');
    const inTables = [...numbers.matchAll(/class="particulars">(.*?)<\/(?:p|span)>(?=<\/|<svg|<p|<section|<div|<ul)/gs)]
      .map(([, told]) => read(String(told)))
      .filter((told) => /Ketelitian|Dasar/.test(told) && told.trim() !== 'Dasar: tidak berlaku.');
    expect(inTables.length).toBeGreaterThan(0);
    const silent = [...pointedAt.filter((told) => !told.includes('tidak ada data')), ...inTables].filter(
      (told) => !/diketahui di sini sejak \d/i.test(told),
    );
    expect(silent).toEqual([]);
  });

  test.each([
    ['2014-07', 'Juli 2014', 'Untuk Juli 2014 yang ditampilkan adalah angka per Juli 2014.', true],
    ['2024-12', 'Desember 2024', 'Untuk Desember 2024 yang ditampilkan adalah angka per 7 November 2024.', true],
    ['2014-06', 'Juni 2014', 'Tidak ada angka yang diketahui untuk Juni 2014 atau sebelumnya.', true],
    ['2030-01', 'Januari 2030', 'Januari 2030, bulan yang Anda pilih, berada di luar grafik ini.', false],
  ])('marks the month that is looked at, %s, on the chart', async (at, _, words, isDrawn) => {
    const { text } = await get(`/id/wilayah/VII?at=${at}`);
    expect(text.includes('<g class="chosen"')).toBe(isDrawn);
    expect(read(text)).toContain(words);
    expect(text.match(/looked-at/g)?.length ?? 0).toBe(at === '2014-06' ? 0 : 1);
    expect((await get('/id/wilayah/VII')).text).not.toMatch(/class="chosen"|looked-at/);
  });

  test.each([
    ['VII', ['ID'], []],
    ['64', ['ID', 'VII'], ['64.71']],
    ['62.71', ['ID', 'VII', '62', 'KC-PALANGKA-RAYA'], []],
    ['KC-PALANGKA-RAYA', ['ID', 'VII', '62'], ['62.71']],
    ['PASAR-KAHAYAN', ['ID', 'VII', '62', '62.71', 'KC-PALANGKA-RAYA'], []],
  ])('%s leads up to all that it lies in, and down', async (code, above, below) => {
    for (const page of ['', '/urutan']) {
      const { text } = await get(`/en/wilayah/${code}${page}`);
      const [, up = ''] = /<nav class="above"[^>]*>(.*?)<\/nav>/.exec(text) ?? [];
      const codes = [...up.matchAll(/wilayah\/([^"]+)"/g)].map(([, each]) => each);
      expect([page, codes]).toEqual([page, above]);
      for (const each of below) expect(text).toContain(`href="/en/wilayah/${each}"`);
    }
  });

  test('draws a range from end to end in its tables', async () => {
    const { text } = await get('/en/wilayah/ID?measure=PARTICIPANTS&segment=INFORMAL&at=2014-07');
    expect(text).toMatch(
      /400,000–500,000<svg class="bar"[^>]*><rect class="track"[^>]*><\/rect><rect class="fill interval" x="80" width="20"/,
    );
    expect((await get('/en/wilayah/VII?at=2014-07')).text).not.toContain('fill interval');
  });

  test('has its map as a table too, with all that is told of each number', async () => {
    const { text } = await get('/en/wilayah/VII?over=PROVINCE&measure=COVERAGE');
    const [, map = ''] = /<section id="map"(.*?)<\/section>/s.exec(text) ?? [];
    expect(map.match(/<th scope="row">/g)).toHaveLength(5);
    expect(read(map)).toMatch(
      /West Kalimantan estimated 27% 2025 kaltim[.]idntimes[.]com .*?Precision: estimated[.] Basis: not said[.] Known here since 2 February 2026[.] ⚑ Contradicted:/,
    );
  });

  test('asks for less than what only two may ask at once', async () => {
    const { json } = await api.fetch('/q/coverage.json?area=VII&over=LOCAL_GOVERNMENT&every=QUARTER');
    expect(json.extensions.cost.requested).toBeLessThan(2_000);
  });

  test('says where the course breaks, and draws no line there', async () => {
    const { text } = await get('/id/wilayah/VII');
    expect(read(text)).toMatch(
      /Juli 2014 – Desember 2016: .*Sebelumnya: Sektor formal dan informal\. Sesudahnya: Penerima upah/,
    );
    expect(text).toContain('class="break"');
    expect(text).not.toContain('class="joined"');
  });

  test('has a tile for each part; one without a number says so', async () => {
    const { text } = await get('/id/wilayah/ID?measure=COVERAGE');
    expect(text.match(/class="tile[ "]/g)).toHaveLength(38);
    expect(text.match(/class="tile none"/g)).toHaveLength(33);
    expect(text).toMatch(
      /class="tile q\d doubted" href="\/id\/wilayah\/61" data-tells="Kalimantan Barat: diperkirakan 27%/,
    );
    expect(read(text)).toMatch(/Wilayah yang memiliki angka: 5 dari 38\./);
    expect((await get('/id/wilayah/VII?over=PROVINCE')).text.match(/class="tile[ "]/g)).toHaveLength(5);
  });

  test('has its parts in order, those without a number last; a city stands among its neighbours', async () => {
    const text = read((await get('/id/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE')).text);
    expect(text).toMatch(
      /1 Kalimantan Timur lebih dari 50% .* 2 Kalimantan Utara diperkirakan 46% .* 5 Kalimantan Barat/,
    );
    const regencies = read((await get('/id/wilayah/64/urutan')).text);
    expect(regencies).toMatch(/1 Kabupaten Kutai Timur 146[.]602 .* – Kabupaten Paser tidak ada data/);
    const { text: city } = await get('/id/wilayah/64.08/urutan');
    expect(city).toMatch(/<strong aria-current="true">Kabupaten Kutai Timur<\/strong>/);
    expect(read(city)).toContain('Di antara kabupaten dan kota di provinsinya');
  });

  test('says who is missing in the sum of its parts', async () => {
    const text = read((await get('/id/wilayah/VII/urutan?over=BRANCH&segment=PU&at=2020-06')).text);
    expect(text).toMatch(/11 dari 14 memiliki angka untuk Juni 2020/);
    expect(text).toMatch(
      /Jumlah bagian sekitar 1[.]374[.]945 Per Juni 2020, dihitung[^.]*[.] Sumber: apindokaltim[.]com ; inibalikpapan[.]com .*?Diketahui di sini sejak 9 Agustus 2020[.] Dilaporkan untuk keseluruhan sekitar 1[.]400[.]000 Per Juni 2020[.] Sumber: inibalikpapan[.]com .*? Selisih sekitar 25[.]055 Per Juni 2020, dihitung[^.]*[.] Sumber: inibalikpapan[.]com ; apindokaltim[.]com .*?Diketahui di sini sejak 9 Agustus 2020[.]/,
    );
    expect(text).toMatch(/Yang belum ada \(3\)/);
  });

  test('leads to the same numbers as a table, each of which is there', async () => {
    const { text } = await get('/id/wilayah/64?at=2020-06&segment=PU');
    const files = [...text.matchAll(/href="(\/q\/[^"]+)"/g)].map((match) => String(match[1]).replaceAll('&amp;', '&'));
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
    expect(text).toContain('href="/explorer?document=series&amp;area=64&amp;measure=PARTICIPANTS&amp;segment=PU');
  });

  test.each([
    '/en/wilayah/ID',
    '/en/wilayah/VII',
    '/en/wilayah/VII?at=2014-08',
    '/en/wilayah/VII?segment=INFORMAL&at=2014-08',
    '/en/wilayah/VII?at=2014-08&knownAt=2014-09-01T00:00:00Z',
  ])('%s gives the targets that it shows as a table: as many readings, each standing where it says', async (path) => {
    const { text } = await get(path);
    const [, section = ''] = /<section id="targets"(.*?)<\/section>/s.exec(text) ?? [];
    const shown = [...section.matchAll(/<tbody>(.*?)<\/tbody>/gs)]
      .flatMap(([, body = '']) => [...body.matchAll(/<tr>(.*?)<\/tr>/gs)])
      .map(([, row = '']) => read(row));
    expect(shown.length).toBeGreaterThan(3);
    const [, file = ''] = /href="(\/q\/targets\.csv[^"]*)"/.exec(section) ?? [];
    const { data } = JSON.parse((await get(file.replaceAll('&amp;', '&').replace('.csv', '.json'))).text);
    type Told = { readings: { reason: string }[]; periodTo: string };
    const told = data.area.targets
      .toSorted((a: Told, b: Told) => b.periodTo.localeCompare(a.periodTo))
      .flatMap(({ readings }: Told) => readings.map(({ reason }) => reason));
    expect(told.length).toBe(shown.length);
    for (const [place, row] of shown.entries()) expect(row).toContain(told[place]);
  });

  test('is described for search engines, by its name in the language of the page', async () => {
    const { text } = await get('/id/wilayah/VII');
    const described = (html: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '');
    expect(described(text).name).toBe('Cakupan di Kantor Wilayah Kalimantan');
    expect(described((await get('/en/wilayah/VII')).text).name).toBe('Coverage: Kalimantan Regional Office');
    expect(described((await get('/en/wilayah/64.71?segment=BPU')).text)).toMatchObject({
      '@context': 'https://schema.org/',
      '@type': 'Dataset',
      name: 'Coverage: Balikpapan City',
      variableMeasured: 'participants, self-paying workers (BPU)',
    });
    expect(described(text)).toMatchObject({
      '@type': 'Dataset',
      inLanguage: 'id',
      // The number above the chart is of a whole year.
      temporalCoverage: '2014-07/2025',
      spatialCoverage: { name: 'Kantor Wilayah Kalimantan' },
    });
  });

  test('opens on the first measure of which there is a number, and says so', async () => {
    const { text } = await get('/id/wilayah/ID');
    expect(text).toContain('<option value="COVERAGE" selected>');
    expect(read(text)).toContain(
      'Tidak ada angka “peserta” yang dapat ditampilkan di sini, jadi yang ditampilkan adalah “cakupan”.',
    );
    expect(text).toMatch(/<section id="series".*?<svg class="series"/s);
    expect(text).toContain('<h2 id="series-title">Cakupan dari waktu ke waktu</h2>');
    expect(text).toContain('/q/series.csv?area=ID&amp;measure=COVERAGE&amp;');
    for (const [path, measure] of [
      ['/id/wilayah/VII', 'PARTICIPANTS'],
      ['/id/wilayah/11.01', 'PARTICIPANTS'],
      ['/id/wilayah/64.71?segment=BPU', 'PARTICIPANTS'],
      ['/id/wilayah/61.11', 'COVERAGE'],
    ] as const) {
      const { text } = await get(path);
      expect([path, text.includes(`<option value="${measure}" selected>`)]).toEqual([path, true]);
      expect([path, text.includes('jadi yang ditampilkan')]).toEqual([path, measure !== 'PARTICIPANTS']);
    }
  });

  test.each([
    ['ID', '', 'COVERAGE'],
    ['ID', 'segment: INFORMAL', 'PARTICIPANTS'],
    ['VII', '', 'PARTICIPANTS'],
    // Nothing is known of it.
    ['11.01', '', 'PARTICIPANTS'],
    ['ID', 'basis: ACTIVE', 'PARTICIPANTS'],
  ])('as the API does of %s (%s): %s', async (code, asked, measure) => {
    const { json } = await api.query(`{ area(by: { id: "${code}" }) {
      series${asked && `(${asked})`} { measure points { quantity { value } } }
      map(over: PROVINCE${asked && `, ${asked}`}) { measure quantity { value } }
      distribution(over: PROVINCE${asked && `, ${asked}`}) { counted }
      same: distribution(over: PROVINCE, measure: ${measure}${asked && `, ${asked}`}) { counted } } }`);
    expect(json.errors).toBeUndefined();
    const { series, map, distribution, same } = json.data.area;
    expect(series.measure).toBe(measure);
    for (const part of map) expect(part.measure).toBe(measure);
    expect(distribution).toEqual(same);
  });

  test('where there is no number of the measure asked for leads to one of which there is', async () => {
    const { text } = await get('/en/wilayah/ID?measure=PARTICIPANTS&at=2025-12');
    expect(read(text)).toContain('There is no number of “participants” to show here. There is one of “coverage”');
    expect(text).toContain('href="/en/wilayah/ID?measure=COVERAGE&amp;segment=ALL&amp;at=2025-12"');
    expect((await get('/en/wilayah/ID?measure=COVERAGE')).text).not.toContain('to show here');
    // A share that is worked out is a number, too, though no source publishes it.
    const { text: workedOut } = await get('/en/wilayah/VII?measure=COVERAGE');
    expect(read(workedOut)).toContain('Estimated 42% worked out of the two numbers below');
    expect(workedOut).not.toContain('to show here');
    const { text: neither } = await get('/en/wilayah/VII?measure=COVERAGE&segment=INFORMAL&at=2014-07');
    expect(read(neither)).toContain('Not computable');
    expect(read(neither)).toContain('There is no number of “coverage” to show here. There is one of “participants”');
    expect((await get('/en/wilayah/11.01?measure=PARTICIPANTS')).text).not.toContain('to show here');
  });

  test('tells of a source without an address that none is known', async () => {
    const { text } = await get('/id/wilayah/VII');
    expect(read(text)).toContain('Sumber: kaltim.idntimes.com (alamat web tidak diketahui)');
    const [, list = ''] = /<ul class="sources">(.*?)<\/ul>/s.exec(text) ?? [];
    const sources = list.split('<li>').slice(1);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) expect(source).toMatch(/<a href="https:|alamat web tidak diketahui/);
    const { text: nation } = await get('/id/wilayah/ID');
    expect(nation).toMatch(/data-tells="[^"]*kaltim\.idntimes\.com[^"]*, alamat web tidak diketahui/);
    expect((await get('/en/wilayah/VII')).text).toContain('(no web address known)');
  });

  test('of an area without data says so, and never 0', async () => {
    const text = read((await get('/id/wilayah/11.01')).text);
    expect(text).toMatch(/Tidak ada data peserta/);
    expect(text).toMatch(/Tidak ada angka yang diketahui untuk bulan mana pun/);
    expect(text).not.toMatch(/ 0 peserta/);
  });

  test('escapes what names and sources say, also in its data', async () => {
    await asOwner(`begin; update app.area_name set name = '<script>alert(1)</script>&"' where area_id =
      (select id from app.area where code = '11.02'); commit`);
    const { text } = await get('/id/wilayah/11.02');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script>alert(1)');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(json).name).toContain('<script>alert(1)</script>');
  });
});

describe('an address of a page', () => {
  test('keeps only what the page knows, so that what others add makes no other page', async () => {
    const { text, headers } = await get('/id/wilayah/64?utm_source=%22%3E%3Cb%3E&segment=BPU&fbclid=1');
    expect(text).toContain('href="/en/wilayah/64?segment=BPU"');
    expect(text).not.toMatch(/utm_source|fbclid|<b>/);
    expect(headers.get('etag')).toBe((await get('/id/wilayah/64?segment=BPU')).headers.get('etag'));
  });

  test.each([
    '/id/wilayah/64',
    '/en/',
    '/id/mou',
    '/en/mou/64:2020-06-15',
    '/id/mutu',
    '/en/developers',
    '/id/q',
    '/en/errors',
  ])('%s passes over what it does not know, and names itself without it', async (path) => {
    const { status, text } = await get(`${path}?foo=1`);
    expect(status).toBe(200);
    expect(text).toContain(`<link rel="canonical" href="http://jangkau.test${path}"/>`);
    expect(text).not.toContain('foo=');
  });

  test.each([
    ['/en/mutu?mont=2020-06', 'mont', 'The address says “mont”, which this page does not know and passes over.'],
    ['/id/developers?x=1&y=2', 'x, y', 'Alamat ini menyebut “x, y”, yang tidak dikenal halaman ini dan diabaikan.'],
    ['/id/wilayah/64?area=63', 'area', 'Alamat ini menyebut “area”'],
  ])(
    '%s says what it does not know, and leads to itself without that; nobody keeps it as the page',
    async (path, _, words) => {
      const { status, text, headers } = await get(path);
      const [bare = ''] = path.split('?');
      expect([status, headers.get('etag'), headers.get('last-modified')]).toEqual([200, null, null]);
      expect(read(text)).toContain(words);
      expect(text).toMatch(new RegExp(`<p class="notice">[^<]+<a href="${bare}">`));
      const plain = await get(bare);
      expect(plain.text).not.toContain('class="notice"');
      expect(text.replace(/<p class="notice">.*?<\/p>/, '')).toBe(plain.text);
    },
  );

  test('is told of nothing that is passed over where others added it, or where it is empty or has another name', async () => {
    for (const path of ['/id/mutu?utm_source=x&gclid=1', '/id/mutu?at=2020-06', '/id/wilayah/64?at=&month=2020-06'])
      expect([path, (await get(path)).text.includes('class="notice"')]).toEqual([path, false]);
    const { text } = await get('/id/mutu?%3Cb%3E=1');
    expect(text).toContain('“&lt;b>”');
    expect(text).not.toContain('<b>');
  });

  test.each([
    ['/id/wilayah/99', 404, 'Tidak ada wilayah 99. Kode yang mirip'],
    ['/en/wilayah/64.8', 404, 'There is no such area as 64.8. Similar codes: <a href="/en/wilayah/64.08">'],
    ['/en/wilayah/64.8', 404, 'or 64.08, with two digits after the point, for a regency or city.'],
    ['/id/wilayah/64,08', 400, 'atau 64.08, dengan dua angka setelah titik, untuk kabupaten atau kota.'],
    ['/id/mou?days=999999', 400, 'Apa yang berakhir dalam sekian hari, dari 0 sampai 36525.'],
    ['/en/mou?days=36526', 400, 'What ends within so many days, from 0 to 36525.'],
    ['/en/mou?days=-1', 400, 'What ends within so many days, from 0 to 36525.'],
    ['/en/wilayah/99', 404, 'There is no such area as 99'],
    ['/id/wilayah/%3Cb%3E', 400, '&lt;b>'],
    ['/en/wilayah/64?segment=NOBODY', 400, 'The address says “NOBODY”, which this page cannot make anything of.'],
    ['/en/wilayah/64?at=2014-13', 400, '“2014-13”'],
    ['/id/wilayah/64?over=NOTHING', 400, 'Alamat ini menyebut “NOTHING”'],
    ['/id/mou?days=soon', 400, 'Tulis bilangan bulat seperti 90.'],
    ['/en/mou?first=101', 400, 'How many of the list at once, from 1 to 100.'],
    ['/id/mutu?month=2020', 400, 'Tulis bulan dari tahun 1900 sampai 2199 seperti ini: 2014-07.'],
    ['/en/mou?after=nowhere', 400, 'The place in the list that the address leads to is not there.'],
    ['/en/mou/64:1999', 404, 'No agreement has the code “64:1999”. '],
    ['/en/nothing', 404, 'No page is at this address.'],
    ['/id/nothing', 404, 'Tidak ada apa-apa di sini'],
    ['/nothing', 404, 'Tidak ada apa-apa di sini'],
  ])('%s is refused in words, as a page', async (path, status, words) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain('<b>');
    // In words for people: no part of the language that programs ask in.
    expect(read(answer.text)).not.toMatch(/by\.id|\$|variab|argum|enum|kursor|cursor|GraphQL|\/graphql|non-integer/i);
    expect(answer.text).toContain('<meta name="robots" content="noindex"/>');
    expect(answer.text).not.toContain('rel="canonical"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toBe(POLICY);
  });

  test('with a wrong area leads to the nearest ones, by the same page; with a wrong choice to what can be chosen', async () => {
    const hrefs = async (path: string) =>
      [...(await get(path)).text.matchAll(/ href="([^"]+)"/g)].map(([, href]) => String(href).replaceAll('&amp;', '&'));
    expect(await hrefs('/en/mou?within=64.99&days=180')).toContain('/en/mou?within=64.01&days=180');
    expect(await hrefs('/id/wilayah/64.99/urutan?segment=BPU')).toContain('/id/wilayah/64.01/urutan?segment=BPU');
    const choices = await hrefs('/id/wilayah/64?segment=NOBODY&at=2020-06');
    expect(choices).toContain('/id/wilayah/64?at=2020-06&segment=INFORMAL');
    expect(choices).toContain('/id/wilayah/64?at=2020-06');
    for (const href of choices.filter((each) => each.startsWith('/id/wilayah/64')))
      expect([href, (await get(href)).status]).toEqual([href, 200]);
  });

  test.each([
    ['/id/mou/?within=64', '/id/mou?within=64'],
    ['/en/wilayah/64/', '/en/wilayah/64'],
    ['/en/wilayah/64/urutan//?at=2020-06', '/en/wilayah/64/urutan?at=2020-06'],
    ['/mutu/', '/mutu'],
    ['//example.org/', '/example.org'],
    ['/id/mou/64:2020-06-15/', '/id/mou/64:2020-06-15'],
  ])('%s ends with a slash too many: it is without', async (path, to) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('location')]).toEqual([308, to]);
  });
  test.each([
    ['/en/wilayah/vii', '/en/wilayah/VII'],
    ['/id/wilayah/kc-tanjung/urutan?segment=PU', '/id/wilayah/KC-TANJUNG/urutan?segment=PU'],
  ])('%s has small letters: it is with capital ones', async (path, to) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('location')]).toEqual([302, to]);
  });

  test('above all areas is the nation', async () => {
    expect((await get('/wilayah')).headers.get('location')).toBe('/wilayah/ID');
    expect((await get('/id/wilayah/')).headers.get('location')).toBe('/id/wilayah');
    const { status, headers } = await get('/id/wilayah');
    expect([status, headers.get('location')]).toEqual([301, '/id/wilayah/ID']);
  });

  test('that leads nowhere is told to programs as ever', async () => {
    const { status, json } = await api.fetch('/nothing', { headers: { accept: '*/*' } });
    expect([status, json.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('with a credential that is not good is refused; with a good one the page is made anew', async () => {
    expect((await get('/id/', { authorization: 'Bearer jgk_nothing' })).status).toBe(401);
    const answer = await get('/id/', bearer('region'));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });
});

describe('when the database', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  afterEach(() => log.mockClear());

  test('is slow, the page begins without its content, which follows', async () => {
    api.endpoint().fault({ kind: 'latency', ms: 900 });
    const { status, text, headers } = await visit('/id/wilayah/63');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [before = '', after = ''] = text.split('<main');
    expect(before).toContain('class="skeleton" role="status"');
    expect(before).toContain('Angka-angka sedang diambil');
    expect(before.match(/<title>/g)).toHaveLength(1);
    expect(after).toContain('Kalimantan Selatan');
    expect(text.match(/<\/html>/g)).toHaveLength(1);
  });

  test('fails at once, the page says so with the status, and how to try again', async () => {
    api.endpoint().fault({ kind: 'status', status: 500 }, { kind: 'status', status: 500 });
    const { status, text, headers } = await get('/en/wilayah/62?segment=PU');
    expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '5', 'no-store']);
    expect(read(text)).toContain('The database does not answer at the moment.');
    expect(text).toMatch(/<a class="button" href="\/en\/wilayah\/62[?]segment=PU">Try again/);
    expect(text).not.toMatch(/skeleton|secret|upstream/);
  });

  test('fails late, the page that has begun ends in the same words', async () => {
    api.endpoint().fault({ kind: 'status', status: 500, ms: 900 }, { kind: 'status', status: 500 });
    const { status, text } = await visit('/id/wilayah/62');
    expect(status).toBe(200);
    expect(text).toContain('skeleton');
    // Its status cannot say any more that there is nothing to keep.
    expect(text).toContain('<meta name="robots" content="noindex"/><main');
    expect(read(text.split('<main')[1] ?? '')).toContain('Basis data sedang tidak menjawab.');
    expect(text).toMatch(/<a class="button" href="\/id\/wilayah\/62">Coba lagi/);
  });

  test.each([
    ['is slow', { kind: 'latency', ms: 900 } as const, '/en/wilayah/63', 200],
    ['fails late', { kind: 'status', status: 500, ms: 900 } as const, '/en/wilayah/62?segment=BPU', 503],
  ])(
    '%s, who shows the page to nobody waits, and is told by the status how it ends',
    async (_, fault, path, status) => {
      api.endpoint().fault(fault, ...(status === 503 ? [{ kind: 'status', status: 500 } as const] : []));
      const answer = await api.fetch(path, { headers: { accept: BROWSER } });
      expect([answer.status, answer.text.includes('class="skeleton"')]).toEqual([status, false]);
      expect(answer.text.includes('name="robots"')).toBe(status === 503);
    },
  );
});

describe('what a page says of months and years', () => {
  test('a number of a year is told as of that year, by its mark as in the table', async () => {
    const query =
      '{ figures(filter: { within: "ID" }, first: 100) { nodes { area { code } measure segment asOf { value precision } } } }';
    const { json } = await api.query(query);
    expect(json.errors).toBeUndefined();
    interface Figure {
      area: { code: string };
      measure: string;
      segment: string;
      asOf: { value: string; precision: string };
    }
    const ofYear = (json.data.figures.nodes as Figure[]).find(({ asOf }) => asOf.precision === 'YEAR') as Figure;
    const { area, measure, segment, asOf } = ofYear;
    const { text } = await get(`/id/wilayah/${area.code}?measure=${measure}&segment=${segment}&every=YEAR`);
    expect(text).toContain(`<th scope="row">${asOf.value}</th>`);
    expect(text).toContain(`<title>${asOf.value}: `);
    expect(text).not.toContain(`<title>Januari ${asOf.value}: `);
  });

  test('is told as exactly as the source says wherever it stands', async () => {
    const ranked = read((await get('/en/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE&at=2025-12')).text);
    expect(ranked.match(/% 2025 /g)).toHaveLength(5);
    expect(ranked).not.toContain('31 December 2025');
    // What is worked out is of the month of its parts, and known since the last of them is.
    const worked = read((await get('/en/wilayah/VII?at=2014-07')).text);
    expect(worked).toMatch(/Participants 1,440,814 July 2014 Bisnis[.]com .*? Known here since 21 August 2014[.]/);
    expect(worked).toMatch(/July 2014: 1,440,814 workers; .*?; as of July 2014;/);
  });

  test('of a year is drawn in the middle of that year', async () => {
    const { text } = await get('/id/wilayah/VII?every=YEAR');
    const [early, late] = ['2023', '2026'].map((year) =>
      Number(new RegExp(`x="([\\d.]+)" y="[\\d.]+" text-anchor="middle">${year}<`).exec(text)?.[1]),
    ) as [number, number];
    const [, x] = /aria-label="2025: [^>]*>.*?<circle cx="([\d.]+)"/s.exec(text) ?? [];
    expect(Number(x)).toBeCloseTo(late - (late - early) / 6, 0);
  });

  test('that is above a chart and not in it, as it is of a year, is told to be so', async () => {
    const text = read((await get('/en/wilayah/VII')).text);
    expect(text).toContain('The number above is of the whole of 2025, so it is not in this chart. Look by years');
    for (const path of ['/en/wilayah/VII?every=YEAR', '/en/wilayah/VII?at=2014-07'])
      expect([path, (await get(path)).text.includes('of the whole of')]).toEqual([path, false]);
  });

  test('a sum of an earlier month is offered only where there is one', async () => {
    let offered = 0;
    for (const code of ['VII', '64', '62'])
      for (const over of ['LOCAL_GOVERNMENT', 'BRANCH'])
        for (const segment of ['ALL', 'PU', 'INFORMAL']) {
          const { text } = await get(`/en/wilayah/${code}/urutan?over=${over}&segment=${segment}`);
          const [, then] = /href="([^"]+)#sum">The sum of/.exec(text) ?? [];
          if (!then) continue;
          offered++;
          const { text: sum } = await get(then.replaceAll('&amp;', '&'));
          expect([then, read(sum)]).toEqual([then, expect.stringMatching(/, [1-9]\d* of \d+ have a number of/)]);
        }
    expect(offered).toBeGreaterThan(1);
    // The last number of its parts is worked out of segments, and of coverage there is no sum.
    for (const query of ['', '?over=PROVINCE&measure=COVERAGE'])
      expect((await get(`/en/wilayah/VII/urutan${query}`)).text).not.toContain('The sum of December');
  });

  test('is taken along with what the table above says of it', async () => {
    const firstRow = async (path: string) => {
      const [head = '', row = ''] = (await api.fetch(path)).text.split('\r\n');
      const values = row.split(',');
      return Object.fromEntries(head.split(',').map((name, i) => [name, values[i]]));
    };
    expect(await firstRow('/q/series.csv?area=VII&segment=ALL')).toMatchObject({
      asOf_value: '2014-07',
      isDerived: 'true',
      flags: 'AMBIGUOUS',
    });
    expect(await firstRow('/q/participants.csv?area=VII&at=2014-07&segment=INFORMAL')).toMatchObject({
      area_enrollment_participants_value: '441177',
      knownFrom: '2014-08-20T17:00:00.000000Z',
    });
    expect(await firstRow('/q/map.csv?area=VII&over=PROVINCE&measure=COVERAGE&segment=ALL&at=2025-12')).toMatchObject({
      quantity_sources_1_publisher: 'kaltim.idntimes.com',
      figure_asOf_value: '2025',
      knownFrom: '2026-02-01T17:00:00.000000Z',
    });
    // What the page shows and what is taken along is of the same workers.
    expect((await get('/en/wilayah/VII?segment=INFORMAL')).text).toContain(
      '/q/participants.csv?area=VII&amp;segment=INFORMAL',
    );
  });

  test('a coverage that no source gives is told to be worked out above; one that is not known, to be unknown', async () => {
    const worked = read((await get('/id/wilayah/64.08?measure=COVERAGE&segment=INFORMAL&at=2024-12')).text);
    expect(worked).toMatch(/Diperkirakan 151% dihitung .* Tidak ada sumber yang memublikasikan angka ini/);
    expect(worked).toContain('Mungkin ada angka setahun penuh: lihat dengan langkah tahun.');
    const unknown = read((await get('/id/wilayah/11?measure=COVERAGE&segment=INFORMAL')).text);
    expect(unknown).toContain('Tidak ada angka yang diketahui untuk bulan mana pun.');
    expect(unknown).not.toContain('Tidak ada sumber yang memublikasikan');
    const note = 'This is coverage as published.';
    expect((await get('/en/wilayah/64/urutan?measure=COVERAGE&segment=INFORMAL')).text).toContain(note);
    expect((await get('/en/wilayah/64/urutan?segment=INFORMAL')).text).not.toContain(note);
  });

  test('the sum says why it is of another month, leads to the last one with numbers, and can be taken along', async () => {
    const { text } = await get('/id/wilayah/VII/urutan?over=BRANCH&segment=PU');
    const [, sum = ''] = /<section id="sum"(.*?)<\/section>/s.exec(text) ?? [];
    expect(sum).toMatch(/belum berakhir, jadi yang dijumlahkan adalah angka/);
    const [, last] = /at=(\d{4}-\d\d)#sum">Jumlah untuk/.exec(sum) ?? [];
    const { text: then } = await get(`/id/wilayah/VII/urutan?over=BRANCH&segment=PU&at=${last}`);
    const [, known = ''] = /<section id="sum"(.*?)<\/section>/s.exec(then) ?? [];
    expect(known).not.toMatch(/belum berakhir|Jumlah untuk/);
    const [, file = ''] = /href="(\/q\/sum[.]csv[^"]+)"/.exec(known) ?? [];
    const taken = await get(file.replaceAll('&amp;', '&'));
    expect([taken.status, taken.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    // What is taken along is of the participants that are looked at, as the page is.
    const { text: active } = await get('/id/wilayah/VII/urutan?over=BRANCH&segment=PU&basis=ACTIVE');
    const files = active.match(/\/q\/(sum|ranking)\.csv[^"]+/g) ?? [];
    expect(files).toHaveLength(2);
    for (const each of files) expect(each).toContain('basis=ACTIVE');
  });

  test('the month has either name on every page, and one that is none is told in words', async () => {
    expect((await get('/en/mutu?at=2014-07')).text).toContain('name="month" value="2014-07"');
    expect((await get('/id/wilayah/VII?month=2014-07')).text).toContain('1.440.814');
    for (const path of ['/en/mutu?at=x', '/en/wilayah/64?month=x']) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 400]);
      expect(text).toMatch(/The address says “x”.*Write a month.*href="[^"?]+">The same page without it/s);
    }
  });

  test('an area whose parts are not known has no empty map', async () => {
    const { text } = await get('/id/wilayah/KC-TANJUNG');
    const [, map = ''] = /<section id="map"(.*?)<\/section>/s.exec(text) ?? [];
    expect(read(map)).toContain('Tidak diketahui wilayah seperti itu yang menjadi bagiannya pada waktu itu.');
    expect(map).not.toMatch(/class="(tiles|legend|actions)"|0 dari 0/);
    expect((await get('/id/wilayah/KC-BERAU')).text).toMatch(/<section id="map".*?class="tiles"/s);
  });

  test('of coverage says that shares do not add up, beside what is missing', async () => {
    const text = read((await get('/id/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE&at=2025-12')).text);
    expect(text).toContain(
      'Cakupan tidak dapat dijumlahkan: ambil jumlah pesertanya, lalu bagilah. Belum satu pun wilayah bagiannya',
    );
    // Where nothing keeps them from being added up, what is missing alone.
    const people = read((await get('/id/wilayah/VII/urutan?over=PROVINCE&at=2025-12')).text);
    expect(people).toMatch(/Desember 2025 itu sendiri\. (Jumlah untuk [^.]+ )?Belum satu pun wilayah bagiannya/);
  });

  test('what is taken along as a sum is of the basis asked for', async () => {
    const sum = async (basis: string) => {
      const { json } = await api.fetch(`/q/sum.json?area=64&over=BRANCH&segment=PU&month=2020-06${basis}`);
      return json.data.whole.enrollment.rollUp;
    };
    expect((await sum('')).reported.value).toBe('568945');
    expect((await sum('&basis=UNSPECIFIED')).reported.value).toBe('568945');
    const active = await sum('&basis=ACTIVE');
    expect([active.reported, active.sum, active.parts]).toEqual([null, null, []]);
  });

  test('a need of people a month is a whole number, rounded up', async () => {
    const { text } = await get('/en/wilayah/VII?at=2014-08');
    const paces = [...text.matchAll(/<td class="number">([^<]*)<\/td><td class="wide"><strong/g)].map(
      ([, pace]) => pace,
    );
    expect(paces.some((pace) => /^at least [\d,]+$/.test(pace ?? ''))).toBe(true);
    expect(paces.filter((pace) => pace?.includes('.'))).toEqual([]);
    // A share may grow by a part of a percent: 63.82 % until 2045 in 248 months.
    const nation = read((await get('/en/wilayah/ID?at=2025-04')).text);
    expect(nation).toMatch(/Coverage, all workers: 99\.5% .*? 63\.82% estimated 0\.26% /);
  });
});
