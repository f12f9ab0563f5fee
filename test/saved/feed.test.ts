import { beforeAll, describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const get = (path: string, headers: Record<string, string> = {}) => api.fetch(path, { headers });
/** The text of each element of a name, with what is escaped in it. */
const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map((match) =>
    (match[1] as string)
      .replaceAll('&lt;', '<')
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );

beforeAll(() =>
  asOwner(`with agreement as (
      insert into mou (code, area_id) select '64.72:FED', id from area where code = '64.72' returning id),
    version as (
      insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
      select id, 1, 'PKS', 'x', 'A & B <"C"> ' || chr(7), 'SIGNED', true, d, d, d, partial_date_of('2031', 'YEAR'), 1, tstzrange(now(), null)
      from agreement, partial_date_of('2026-05-01', 'DAY') d)
    insert into mou_event (mou_id, kind, version, at, occurred_at) select id, 'RECORDED', 1, now(), now() from agreement`),
);

describe('/feed/<area code>.atom', () => {
  test('has what became known of an area and below, newest first, with the address of each', async () => {
    const { status, headers, text, stats } = await get('/feed/64.atom');
    expect([status, headers.get('content-type'), stats.http]).toEqual([200, 'application/atom+xml; charset=utf-8', 1]);
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="id">/,
    );
    expect(texts(text, 'title').slice(0, 2)).toEqual([
      'Jangkau – Kalimantan Timur',
      'Kesepakatan dicatat – Kota Samarinda: A & B <"C"> ',
    ]);
    expect(text).toContain('<link href="http://jangkau.test/id/mou/64.72:FED"/>');
    const [, ...moments] = texts(text, 'updated');
    expect(moments).toEqual(moments.toSorted().toReversed());
    const [own, ...ids] = texts(text, 'id');
    expect(own).toBe('http://jangkau.test/feed/64.atom');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(moments.length);
    expect(text).not.toMatch(/[^\P{Cc}\n]|&(?!amp;|lt;|gt;|quot;)/u);
  });

  test('speaks the language that is asked for, and is of no other area', async () => {
    const english = await get('/feed/64.72.atom?lang=en');
    expect(texts(english.text, 'title')).toContain('Agreement recorded – Samarinda City: A & B <"C"> ');
    expect(english.text).toContain('<link href="http://jangkau.test/en/mou/64.72:FED"/>');
    // Readers take two feeds of one id for one, and ask again at the address that the feed names.
    const address = 'http://jangkau.test/feed/64.72.atom?lang=en';
    expect(texts(english.text, 'id')[0]).toBe(address);
    expect(english.text).toContain(`<link rel="self" href="${address}"/>`);
    const selected = await get('/feed/64.72.atom?kinds=MOU_RECORDED&lang=en');
    expect(texts(selected.text, 'id')[0]).toBe(`${address}&kinds=MOU_RECORDED`);
    expect(texts((await get('/feed/64.72.atom?lang=id')).text, 'id')[0]).toBe('http://jangkau.test/feed/64.72.atom');
    expect((await get('/feed/63.atom')).text).not.toContain('64.72:FED');
    expect((await get('/feed/64.72.atom?lang=fr')).status).toBe(400);
  });

  test('has only the kinds and measures that are asked for, under an address of its own', async () => {
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select id, 'ALL', m.measure, 'ACTIVE', partial_date_of('2026-05-31', 'DAY'),
        quantity_of(1, m.unit), (select min(id) from source), 'test', tstzrange(now(), null)
      from area, (values ('PARTICIPANTS'::measure, 'WORKERS'::unit), ('EMPLOYERS', 'EMPLOYERS')) m(measure, unit)
      where code = '64.72'`);
    const kindsOf = async (path: string) => {
      const { text } = await get(path);
      const [own] = texts(text, 'id');
      const kinds = [...text.matchAll(/<category term="(\w+)"/g)].map(([, kind]) => kind);
      return [own?.replace('http://jangkau.test', ''), [...new Set(kinds)]];
    };
    const feed = '/feed/64.72.atom';
    expect(await kindsOf(feed)).toEqual([feed, expect.arrayContaining(['FIGURE_PUBLISHED', 'MOU_RECORDED'])]);
    expect(await kindsOf(`${feed}?kinds=mou_recorded,MOU_AMENDED`)).toEqual([
      `${feed}?kinds=MOU_RECORDED,MOU_AMENDED`,
      ['MOU_RECORDED'],
    ]);
    expect(await kindsOf(`${feed}?measures=EMPLOYERS`)).toEqual([`${feed}?measures=EMPLOYERS`, ['FIGURE_PUBLISHED']]);
    expect(await kindsOf(`${feed}?measures=PARTICIPANTS,EMPLOYERS&kinds=FIGURE_PUBLISHED`)).toEqual([
      `${feed}?kinds=FIGURE_PUBLISHED&measures=PARTICIPANTS,EMPLOYERS`,
      ['FIGURE_PUBLISHED'],
    ]);
    expect(await kindsOf(`${feed}?kinds=TARGET_SET`)).toEqual([`${feed}?kinds=TARGET_SET`, []]);
  });

  test('says of a figure and of a target what it counts, the number as sure as it is, its days and its source', async () => {
    const area = (code: string) => `(select id from area where code = '${code}')`;
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        select ${area('63.71')}, 'INFORMAL', f.measure, 'ACTIVE', partial_date_of(f.as_of, f.precision), f.quantity, s.id, 'test', tstzrange(now(), null)
        from (select id from source where publisher = 'Bisnis.com' order by id limit 1) s,
          (values ('PARTICIPANTS'::measure, '2026-05', 'MONTH'::date_precision, quantity_of(8000, 'WORKERS', 'APPROXIMATE')),
            ('COVERAGE', '2026-06-05', 'DAY', quantity_of(34.125, 'PERCENT'))) f(measure, as_of, precision, quantity);
      insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
        select ${area('63.71')}, 'ALL', 'PARTICIPANTS', 'STOCK', quantity_of(90000, 'WORKERS', 'AT_LEAST'),
          daterange('2026-01-01', '2027-01-01'), 'OFFICE', 'LITERAL', s.id, tstzrange(now(), null)
        from (select id from source where publisher = 'Bisnis.com' order by id limit 1) s`);
    const { text } = await get('/feed/63.71.atom?lang=en');
    expect(texts(text, 'title').slice(1).sort()).toEqual([
      'Figure published – Banjarmasin City: coverage, informal sector',
      'Figure published – Banjarmasin City: participants, informal sector',
      'Target set – Banjarmasin City: participants, all workers',
    ]);
    expect(texts(text, 'summary').sort()).toEqual([
      'Figure of coverage, informal sector: 34.125 percent, 5 June 2026, says Bisnis.com. First published.',
      'Figure of participants, informal sector: about 8,000 workers, May 2026, says Bisnis.com. First published.',
      'Target of participants, all workers: at least 90,000 workers from 1 January 2026 to 31 December 2026, says Bisnis.com. First set.',
    ]);
    expect(text).toContain('<link href="http://jangkau.test/en/wilayah/63.71"/>');
    const indonesian = (await get('/feed/63.71.atom')).text;
    expect(texts(indonesian, 'summary')).toContain(
      'Angka peserta, sektor informal: sekitar 8.000 tenaga kerja, Mei 2026, menurut Bisnis.com. Pertama kali dipublikasikan.',
    );
    expect(indonesian).toContain('<link href="http://jangkau.test/id/wilayah/63.71"/>');
  });

  test.each([
    ['kinds=none', 'none'],
    ['kinds=', ''],
    ['measures=COVERAGE,x', 'x'],
  ])('refuses %s, with what was sent and what there is', async (query, sent) => {
    const { status, json } = await get(`/feed/64.72.atom?lang=en&${query}`);
    expect(status).toBe(400);
    expect(json.errors[0].message).toContain(` cannot have "${sent}". `);
    expect(json.errors[0].message).toMatch(
      /^The parameter "\w+" cannot have "\w*"\. .* with commas between: \w+, .*\b(TARGET_CHANGED|MARKETS)\b.* takes: kinds \(/,
    );
  });

  test.each([
    ['kind=MOU_RECORDED', /^There is no parameter "kind"\./],
    ['measures=PARTICIPANTS&measures=MARKETS', /^The parameter "measures" is given twice\./],
    ['lang=fr', /^(Ada dua bahasa|There are two languages)/],
  ])('refuses %s, with what it takes', async (query, message) => {
    const { status, json, stats } = await get(`/feed/64.72.atom?${query}${query.includes('lang') ? '' : '&lang=en'}`);
    expect([status, json.errors[0].extensions.code, stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
    expect(json.errors[0].message).toMatch(message);
    expect(json.errors[0].message).toMatch(
      /\/feed\/64\.72\.atom.*: kinds \(.*measures \(.*lang \(id (or|atau) en\)\.$/,
    );
  });

  test('shows a draft to nobody who may not see it', async () => {
    await asOwner(`insert into mou_event (mou_id, kind, version, at, occurred_at)
      select id, 'AMENDED', 1, now(), now() from mou where code = '64.71:DRAFT'`);
    expect((await get('/feed/64.71.atom')).text).not.toContain('DRAFT');
    expect((await get('/feed/64.71.atom', bearer('region'))).text).toContain('64.71:DRAFT');
  });

  test.each([
    ['/feed/99.99.atom', 404],
    ['/feed/kota.atom', 400],
    ['/feed/.atom', 400],
    ['/feed/64', 404],
  ])('%s: %i', async (path, expected) => {
    expect((await get(path)).status).toBe(expected);
  });
  test('needs a credential that is good, or none', async () => {
    expect((await get('/feed/64.atom', bearer('revoked'))).status).toBe(401);
  });
});
