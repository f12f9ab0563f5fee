/** The address to cite of each page: it shows the same later, when more is known. */
import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess(false);
const api = useApi(apiUrl);
const get = (path: string) => api.fetch(path, { headers: { accept: 'text/html' } });
/** The text that people read: without what stands in elements. */
const read = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the address to cite', () => {
  const PATHS = ['/id/', '/en/mou', '/id/wilayah/ID', '/en/wilayah/64.71/urutan', '/id/mutu', '/en/mou/64:2020-06-15'];
  const cited = (text: string) =>
    [
      ...text.matchAll(/class="cite" href="http:\/\/jangkau\.test([^"#]+)#/g),
      /<a href="http:\/\/jangkau\.test([^"]+)">/.exec(text),
    ].map((found) => String(found?.[1]).replaceAll('&amp;', '&'));
  /** What a page tells, but for the line that says that it is of an earlier moment, the version of the data, and addresses. */
  const told = (text: string) =>
    read(
      text
        .slice(text.indexOf('<main'))
        .replace(/<p class="notice">.*?<\/p>|<span class="print-only">.*?<\/span>/g, '')
        .replace(/(version|versi) \d+/g, ''),
    );

  test('is one for all of a page, and leads to the very same, whatever becomes known later', async () => {
    const before = new Map<string, { address: string; text: string }>();
    for (const path of PATHS) {
      const { text } = await get(path);
      const addresses = cited(text);
      expect([path, new Set(addresses).size]).toEqual([path, 1]);
      before.set(path, { address: addresses[0] as string, text });
    }
    await asOwner(`with said as (
        insert into source (citation, publisher, published, verification)
        values ('later', 'Later paper', partial_date_of('2026-02', 'MONTH'), 'PUBLISHED') returning id)
      insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select a.id, 'ALL', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2026-01', 'MONTH'),
        make_quantity(123456789, null, null, 'WORKERS', 'EXACT'), said.id, 'later', tstzrange(now(), null)
      from said, area a where a.code in ('ID', 'VII', '64', '64.71')`);
    expect((await get('/id/wilayah/ID')).text).toContain('123.456.789');
    for (const [path, { address, text }] of before) {
      const again = await get(address);
      expect([path, again.status, again.stats.http]).toEqual([path, 200, 1]);
      expect(told(again.text)).toBe(told(text));
      expect(again.text).toContain('<p class="notice">');
      // It is the same when it is cited again, in the other language too, and nothing that is to be found.
      expect(cited(again.text)).toContain(address);
      expect(again.text).toContain('<meta name="robots" content="noindex"/>');
      expect(again.text).toContain(
        `class="other-language" href="${address.replace(/^\/(id|en)/, (_, tag) => (tag === 'id' ? '/en' : '/id')).replaceAll('&', '&amp;')}"`,
      );
    }
  });

  test('has the tables of that moment below it, and leads to what is known now', async () => {
    const { text } = await get('/en/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE&knownAt=2026-01-31T00:00:00Z');
    expect(read(text)).toContain('This is what was known on 31 January 2026 at 07:00 WIB. What is known now');
    expect(text).toContain('<a href="/en/wilayah/VII/urutan?over=PROVINCE&amp;measure=COVERAGE">What is known now</a>');
    const [, csv = ''] = /href="(\/q\/ranking\.csv[^"]+)"/.exec(text) ?? [];
    expect(csv).toContain('knownAt=2026-01-31T00%3A00%3A00.0Z');
    const taken = (await get(csv.replaceAll('&amp;', '&'))).text;
    // The press told of all five provinces in February.
    expect(taken.trim().split('\r\n').length).toBeLessThan(
      (await get('/q/ranking.csv')).text.trim().split('\r\n').length,
    );
    expect(text).toMatch(/explorer[?]document=ranking[^"]+knownAt=2026-01-31/);
  });

  test.each([
    ['/id/?knownAt=yesterday', 'Alamat ini menyebut “yesterday”', 'Saat, misalnya 2014-07-31T17:00:00Z.'],
    ['/en/mou?knownAt=2026-02-30', 'The address says “2026-02-30”', 'Moment, such as 2014-07-31T17:00:00Z.'],
  ])('%s is no moment: it is told in words', async (path, value, form) => {
    const { status, text } = await get(path);
    expect(status).toBe(400);
    expect(read(text)).toContain(value);
    expect(read(text)).toContain(form);
  });
});
