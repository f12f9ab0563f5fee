import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { refusal, rows, undone, value } = useSeeded();
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

test('what lies below is what following the memberships down gives, whatever moved', async () => {
  const strays = () =>
    rows(`with recursive below as (
        select id as ancestor_id, id as descendant_id, daterange(null, null) as valid, false as located from area
        union
        select b.ancestor_id, m.child_id, b.valid * m.valid, m.kind = 'OFFICE_LOCATION' from below b join membership m on m.parent_id = b.descendant_id
        where not b.located and not isempty(b.valid * m.valid)),
      followed as (select distinct ancestor_id, descendant_id, valid from below),
      kept as (select distinct ancestor_id, descendant_id, valid from area_within)
      (select * from followed except select * from kept) union all (select * from kept except select * from followed)`);
  const id = (code: string) => `(select id from area where code = '${code}')`;
  expect(await strays()).toEqual([]);
  await undone(async () => {
    for (const change of [
      `insert into area (kind, code) values ('MARKET', 'PASAR-BARU'), ('BRANCH', 'KC-BARU')`,
      `insert into membership (kind, child_id, parent_id, verification) values ('LOCATION', ${id('PASAR-BARU')}, ${id('64.03')}, 'DERIVED'), ('OFFICE_LOCATION', ${id('KC-BARU')}, ${id('64')}, 'DERIVED')`,
      `insert into membership (kind, child_id, parent_id, verification) values ('REGION', ${id('KC-BARU')}, ${id('VII')}, 'DERIVED')`,
      `update membership set valid = daterange(null, '2030-01-01') where kind = 'WORKING_AREA' and child_id = ${id('64.03')}`,
      `insert into membership (kind, child_id, parent_id, valid, verification) values ('WORKING_AREA', ${id('64.03')}, ${id('KC-BARU')}, '[2030-01-01,)', 'DERIVED')`,
      `update membership set valid = daterange(null, '2030-01-01') where kind = 'REGION' and child_id = ${id('64')}`,
      `update membership set child_id = ${id('64.07')} where kind = 'LOCATION' and child_id = ${id('PASAR-BARU')}`,
      `delete from membership where kind = 'REGION' and child_id = ${id('63')}`,
      `update area set time_zone = 'Asia/Jayapura' where code = '64'`,
    ]) {
      await rows(change);
      expect([change, await strays()]).toEqual([change, []]);
      expect([change, await rows('select code, zone from area where zone <> derived_zone(id)')]).toEqual([change, []]);
    }
  });
});

describe('a branch lies in a province', () => {
  const within = (code: string) =>
    rows(`select distinct b.code from area_within w join area a on a.id = w.ancestor_id join area b on b.id = w.descendant_id
      where a.code = '${code}' and b.kind = 'BRANCH' and w.valid @> date '2026-11-22' order by 1`);

  test('which finds it, also where its working area is not known', async () => {
    expect((await within('64')).map((row) => row.code)).toEqual([
      'KC-BALIKPAPAN',
      'KC-BERAU',
      'KC-BONTANG',
      'KC-SAMARINDA',
    ]);
    expect(
      await value(
        `select count(*) from area b where b.kind = 'BRANCH' and parent_of(b.id, 'OFFICE_LOCATION', '2026-11-22') is null`,
      ),
    ).toBe('0');
    expect(
      await rows(`select a.code from ranked_areas('PARTICIPANTS', 'PU', null, '{BRANCH}', (select id from area where code = '64'), '2020-06-29', null) r
        join area a on a.id = r.area_id order by r.rank`),
    ).not.toEqual([]);
  });

  test('which does not own it: a grant for the province reaches its local governments, not the office', async () => {
    const reached = (code: string) =>
      value(`select string_agg(distinct a.kind::text, ' ') from areas_below((select id from area where code = '${code}'), '2026-11-22') b(id)
        join area a on a.id = b.id`);
    expect(await reached('64')).toBe('CITY MARKET PROVINCE REGENCY');
    expect(await reached('VII')).toBe('BRANCH CITY MARKET PROVINCE REGENCY REGION');
  });

  test('but brings it nothing of what it serves elsewhere', async () => {
    await undone(async () => {
      await rows(`insert into membership (kind, child_id, parent_id, verification)
        select 'WORKING_AREA', c.id, p.id, 'DERIVED' from area c, area p where c.code = '63.10' and p.code = 'KC-BALIKPAPAN'`);
      expect(await below('KC-BALIKPAPAN', '2026-11-22')).toBe('1');
      expect(await below('64', '2026-11-22')).toBe('10');
      expect(await below('VII', '2026-11-22')).toBe('56');
      expect(
        await value(`select count(*) from area_within w join area a on a.id = w.ancestor_id join area d on d.id = w.descendant_id
          where a.code = '64' and d.code = '63.10'`),
      ).toBe('0');
    });
  });

  test("its local governments are those of its own working area, not its pioneer branch's", async () => {
    expect(await below('KC-PONTIANAK', '2026-11-22')).toBe('5');
    expect(await below('KCP-SANGGAU', '2026-11-22')).toBe('1');
    expect(
      await rows(`select p.code from area p where p.kind = 'BRANCH' and (select count(*) from local_governments_below(p.id, '2026-11-22'))
        <> (select count(*) from membership m where m.kind = 'WORKING_AREA' and m.parent_id = p.id and m.valid @> date '2026-11-22')`),
    ).toEqual([]);
  });

  test.each([
    // 23:30 in WIB is 00:30 in WITA.
    ['KC-BALIKPAPAN', '2026-11-22T15:59:59Z', '2026-11-22'],
    ['KC-BALIKPAPAN', '2026-11-22T16:00:00Z', '2026-11-23'],
    ['64.71', '2026-11-22T16:30:00Z', '2026-11-23'],
    ['PASAR-PANDANSARI', '2026-11-22T16:30:00Z', '2026-11-23'],
    ['KC-PONTIANAK', '2026-11-22T16:30:00Z', '2026-11-22'],
    ['PASAR-KAHAYAN', '2026-11-22T16:30:00Z', '2026-11-22'],
    ['VII', '2026-11-22T16:30:00Z', '2026-11-23'],
    ['61', '2026-11-22T16:30:00Z', '2026-11-22'],
    ['ID', '2026-11-22T16:30:00Z', '2026-11-22'],
  ])('%s at %s counts %s', async (code, at, day) => {
    const today = await undone(async () => {
      await rows(`select set_config('app.at', '${at}', true)`);
      return value(`select today_in(id) from area where code = '${code}'`);
    });
    expect(today).toBe(day);
  });

  test('where the province is not known, its working area says the zone, then its region', async () => {
    await undone(async () => {
      const zone = (code: string) => value(`select zone_of(id) from area where code = '${code}'`);
      await rows("delete from membership where kind = 'OFFICE_LOCATION'");
      expect(await zone('KC-BERAU')).toBe('Asia/Makassar');
      expect(await zone('KC-SAMPIT')).toBe('Asia/Jakarta');
      expect(await zone('KC-BALIKPAPAN')).toBe('Asia/Makassar');
    });
  });
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
