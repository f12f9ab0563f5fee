import { expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { refusal, rows, value } = useSeeded();
const below = (code: string, at: string) =>
  value(`select count(*) from local_governments_below((select id from area where code = $1), $2)`, [code, at]);

test.each([
  // Kaltara was cut out of Kaltim on 2012-11-16; Mahakam Ulu followed on 2012-12-14.
  ['64', '2012-11-15', '14'],
  ['64', '2012-11-16', '9'],
  ['64', '2012-12-13', '9'],
  ['64', '2012-12-14', '10'],
  ['65', '2012-11-15', '0'],
  ['65', '2012-11-16', '5'],
  ['VII', '2012-11-15', '55'],
  ['VII', '2012-11-16', '55'],
  ['VII', '2012-12-14', '56'],
  // Papua gave three provinces in July 2022, Papua Barat one in December.
  ['91', '2022-07-24', '29'],
  ['91', '2022-07-25', '9'],
  ['93', '2022-07-24', '0'],
  ['93', '2022-07-25', '4'],
  ['92', '2022-12-07', '13'],
  ['92', '2022-12-08', '7'],
  ['96', '2022-12-07', '0'],
  ['96', '2022-12-08', '6'],
  ['ID', '2014-08-21', '514'],
])('below %s on %s: %s local governments', async (code, at, count) => {
  expect(await below(code, at)).toBe(count);
});

test('nobody is seen in an office after the source was published, nor in the future', async () => {
  const seen = await rows(
    'select p.name, (t.seen_to).first_day as day, s.citation, (s.published).last_day as published from office_term t join person p on p.id = t.person_id join source s on s.id = t.source_id',
  );
  const of = (citation: string) => /\b(20\d\d)\/?(\d\d)\/?(\d\d)\b/.exec(citation)?.slice(1).join('-');
  expect(
    seen.filter((term) => (term.day as string) > (term.published ?? of(term.citation as string) ?? '2026-11-22')),
  ).toEqual([]);
});

test.each([
  // Years are inexact: somebody seen in 2015 need not have been there before its last day.
  ['2014-08-20', null],
  ['2014-08-21', 'Cotta Sembiring'],
  ['2015-12-30', 'Cotta Sembiring'],
  ['2015-12-31', 'Afdiwar Anwar'],
  ['2023-06-21', 'Rini Suryani'],
  ['2023-06-22', 'Erfan Kurniawan'],
  ['2025-12-31', 'Adi Hendratta'],
])('head of the region last seen by %s: %s', async (day, name) => {
  expect(
    (await value(
      `select p.name from office_term t join office o on o.id = t.office_id join person p on p.id = t.person_id
       where o.kind = 'REGION_HEAD' and t.seen_day <= $1 order by t.seen_day desc, t.id desc limit 1`,
      [day],
    )) ?? null,
  ).toBe(name);
});

test('two people do not hold one office on a day that is sure', async () => {
  const term = (from: string, to: string) =>
    refusal(`insert into office_term (office_id, person_id, seen_from, seen_to, source_id)
      select o.id, (select id from person where name = 'Sakariyas'), partial_date_of('${from}', 'DAY'), partial_date_of('${to}', 'DAY'), (select min(id) from source)
      from office o where o.kind = 'REGION_HEAD'`);
  expect(await term('2014-08-20', '2014-08-20')).toBeUndefined();
  expect(await term('2014-08-20', '2014-08-21')).toBe('23P01');
});

test('what no source says is not called published', async () => {
  expect(
    await rows(`select a.kind, n.verification, count(*)::int > 0 as some from area_name n join area a on a.id = n.area_id
      where n.language = 'EN' group by 1, 2 order by 1, 2`),
  ).toEqual([
    { kind: 'NATION', verification: 'PUBLISHED', some: 't' },
    { kind: 'REGION', verification: 'DERIVED', some: 't' },
    { kind: 'PROVINCE', verification: 'UNVERIFIED', some: 't' },
    { kind: 'REGENCY', verification: 'DERIVED', some: 't' },
    { kind: 'CITY', verification: 'DERIVED', some: 't' },
    { kind: 'BRANCH', verification: 'DERIVED', some: 't' },
    { kind: 'MARKET', verification: 'DERIVED', some: 't' },
  ]);
  expect(await value("select note from area where code = 'BANTEN'")).toContain('list of provinces: named in source');
  expect(await value("select note from area where code = 'SULAWESI-DAN-MALUKU'")).toContain(
    'own knowledge, unverified',
  );
});

test('nothing belongs to a place on a day when one of the two does not exist', async () => {
  expect(
    await rows(`select c.code, p.code as parent from membership m join area c on c.id = m.child_id join area p on p.id = m.parent_id
      where not (m.valid <@ c.valid and m.valid <@ p.valid)`),
  ).toEqual([]);
});

test('a working area begins when its source says, not with the others of its branch', async () => {
  expect(
    await rows(`select c.code, lower(m.valid) as since from membership m join area p on p.id = m.parent_id join area c on c.id = m.child_id
      where m.kind = 'WORKING_AREA' and p.code = 'KC-BANJARMASIN' order by 1`),
  ).toEqual([
    { code: '63.03', since: '2025-01-01' },
    { code: '63.04', since: '2025-01-01' },
    { code: '63.06', since: '2024-01-01' },
    { code: '63.09', since: '2025-03-01' },
    { code: '63.71', since: '2025-01-01' },
    { code: '63.72', since: '2025-01-01' },
  ]);
});
