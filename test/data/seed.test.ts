import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Seeder } from '../../migrations/seed/seeder.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { createDatabase } from '../support/database.ts';

let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: await createDatabase('seeded') });
  await client.connect();
  await client.query(`set search_path to ${SEARCH_PATH}`);
});
afterAll(() => client.end());
const one = async (sql: string, values: unknown[] = []) =>
  Object.values((await client.query(sql, values)).rows[0] ?? {})[0];
const csv = (file: string) =>
  parse(readFileSync(new URL(`../../migrations/seed/${file}`, import.meta.url), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];

describe('nothing of the seed is dropped', () => {
  test('every row of figures.csv is a figure, a target or a potential', async () => {
    const rows = csv('figures.csv');
    const of = (pattern: RegExp) => rows.filter((row) => pattern.test(row.measure as string)).length;
    expect(await one('select count(*)::int from figure where revision = 1')).toBe(of(/stock|flow|coverage/));
    // One target more: the two markets of the article's F09.
    expect(await one('select count(*)::int from target')).toBe(of(/^target/) + 1 + csv('targets.csv').length);
    const cells = csv('labour_force.csv').flatMap((row) =>
      ['labour_force', 'employed', 'formal', 'formal_pct', 'informal', 'informal_pct'].filter((column) => row[column]),
    );
    expect(await one('select count(*)::int from potential')).toBe(
      of(/^(workers_total|unenrolled|potential)/) + cells.length,
    );
  });
  test('every agreement is an MoU, an instrument, or both; four are implied by the article', async () => {
    expect(csv('agreements.csv')).toHaveLength(27);
    expect(await one("select count(*)::int from mou where code not like '%IMPLIED'")).toBe(20);
    expect(await one('select count(*)::int from follow_up_instrument')).toBe(8);
    expect(await one('select count(*)::int from follow_up_instrument where mou_id is not null')).toBe(1);
    expect(await one("select count(*)::int from mou where code like '%IMPLIED'")).toBe(4);
    expect(
      await one(
        'select count(*)::int from mou_party p join mou m on m.id = p.mou_id where upper_inf(p.known) and m.code not like $1',
        ['%IMPLIED'],
      ),
    ).toBe(csv('agreement_parties.csv').length);
  });
  test('a citation is one source, dated where any file knows the date', async () => {
    expect(await one('select count(*)::int from (select citation from source group by 1 having count(*) > 1) s')).toBe(
      0,
    );
    const dated = new Map(csv('figures.csv').map((row) => [row.source, row.published]));
    const kept = (await client.query('select citation, (published).value from source')).rows;
    expect(kept.filter((row) => dated.has(row.citation) && dated.get(row.citation) !== row.value)).toEqual([]);
  });
  test('notes survive', async () => {
    // What is a doubt became a flag.
    const notes = csv('figures.csv').flatMap((row) => row.note?.replace(/^AMBIGUOUS: /, '') || []);
    const kept = (
      await client.query(
        'select note from figure union all select note from target union all select note from potential',
      )
    ).rows.map((row) => row.note ?? '');
    expect(notes.filter((note) => !kept.some((text: string) => text.includes(note)))).toEqual([]);
    expect(kept.filter((text: string) => /AMBIGUOUS|as of:/.test(text))).toEqual([]);
    expect(
      await one(
        "select count(*)::int from figure where note like 'as many as another paper%' and 'AMBIGUOUS' = any(flags)",
      ),
    ).toBe(1);
    expect(await one('select count(*)::int from figure where (note is null) <> (note_language is null)')).toBe(0);
  });
  test('claims, offices, working areas', async () => {
    expect(await one('select count(*)::int from claim')).toBe(18);
    expect(await one('select count(*)::int from office_term')).toBe(csv('office_terms.csv').length);
    expect(await one("select count(*)::int from membership where kind = 'WORKING_AREA'")).toBe(28);
  });
  test('38 provinces, 514 local governments, 14/14/13/10/5 of them in Kalimantan', async () => {
    expect(await one("select count(*)::int from area where kind = 'PROVINCE'")).toBe(38);
    expect(await one("select count(*)::int from area where kind in ('REGENCY', 'CITY')")).toBe(514);
    const { rows } = await client.query(
      "select p.code, count(*)::int from membership m join area p on p.id = m.parent_id where m.kind = 'ADMINISTRATIVE' and p.code between '61' and '65' and m.valid @> current_date group by 1 order by 1",
    );
    expect(rows.map((row) => row.count)).toEqual([14, 14, 13, 10, 5]);
  });
  test('the range, the approximations and hingga Juli', async () => {
    expect(
      await one("select (quantity).low || '-' || (quantity).high from figure where (quantity).precision = 'RANGE'"),
    ).toBe('400000-500000');
    expect(await one("select count(*)::int from figure where note like '%hingga Juli%'")).toBe(3);
  });
});

test('progress: a line per file and a count per table', () => {
  const log = inject('seedLog');
  expect(log).toContain('seed figures.csv: 100 rows');
  expect(log).toContain('  figure: 80');
});

test('a row that cannot be loaded names file, row, column and value', async () => {
  const seeder = new Seeder(client, () => {});
  const failing = seeder.file('figures.csv', async (row) => {
    if (row.line === 5) throw row.wrong('value', 'is not a number');
  });
  await expect(failing).rejects.toThrow('figures.csv, row 5, column value: "1419" is not a number');
  const unknown = seeder.file('figures.csv', async (row) => row.choose('segment', { FORMAL: 1 }));
  await expect(unknown).rejects.toThrow(/figures\.csv, row 4, column segment: "CONSTRUCTION" is none of FORMAL/);
});

describe('the database keeps the rules', () => {
  const refused = async (sql: string, code: string) => {
    await client.query('begin');
    await expect(client.query(sql)).rejects.toMatchObject({ code });
    await client.query('rollback');
  };
  const accepted = async (sql: string) => {
    await client.query('begin');
    await client.query(sql);
    await client.query('rollback');
  };
  const name = (from: string, to: string) =>
    `insert into area_name (area_id, language, name, valid) select id, 'EN', 'X', '[${from},${to})' from area where code = 'KC-BERAU' limit 1`;
  const clear =
    "delete from area_name where language = 'EN' and area_id = (select id from area where code = 'KC-BERAU');";
  const figure = (value: string, day: string) =>
    `insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known) select id, 'ALL', 'COVERAGE', 'UNSPECIFIED', partial_date_of('${day}', 'DAY'), ${value}, (select min(id) from source), 'x', tstzrange(now(), null) from area where code = '64'`;

  test('overlapping validity is refused, adjacent is not', async () => {
    await refused(`${clear} ${name('2000-01-01', '2010-01-02')}; ${name('2010-01-01', '2020-01-01')}`, '23P01');
    await accepted(`${clear} ${name('2000-01-01', '2010-01-01')}; ${name('2010-01-01', '2020-01-01')}`);
  });
  test('days from 1900 to 2199', async () => {
    await refused(figure("quantity_of(1, 'PERCENT')", '1899-12-31'), '23514');
    await accepted(figure("quantity_of(1, 'PERCENT')", '1900-01-01'));
    await accepted(figure("quantity_of(1, 'PERCENT')", '2199-12-31'));
    await refused(figure("quantity_of(1, 'PERCENT')", '2200-01-01'), '23514');
  });
  test('counts are not negative, ratios have no upper bound, ranges are ranges', async () => {
    await refused(figure("quantity_of(-1, 'PERCENT')", '2020-01-01'), '23514');
    await accepted(figure("quantity_of(150.87, 'PERCENT')", '2020-01-01'));
    await accepted(figure("make_quantity(null, 1, 2, 'PERCENT', 'RANGE')", '2020-01-01'));
    await refused(figure("make_quantity(null, 2, 1, 'PERCENT', 'RANGE')", '2020-01-01'), '23514');
    await refused(figure("make_quantity(5, 1, 2, 'PERCENT', 'RANGE')", '2020-01-01'), '23514');
  });
  test('facts are append-only: a row may be closed once, never changed', async () => {
    await refused("update figure set note = 'x' where id = 1", '23001');
    await refused('delete from figure where id = 1', '23001');
    await accepted('update figure set known = tstzrange(lower(known), now()) where id = 1');
  });
  test('every table and column is explained', async () => {
    const { rows } =
      await client.query(`select c.relname, a.attname from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace in ('app'::regnamespace, '${RULES_SCHEMA}'::regnamespace) and c.relkind in ('r', 'v') and c.relname not like 'kysely%'
        and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)`);
    expect(rows).toEqual([]);
  });
  test('view columns that claim never to be null never are', async () => {
    const { rows } =
      await client.query(`select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace in ('app'::regnamespace, '${RULES_SCHEMA}'::regnamespace) and c.relkind = 'v' and col_description(c.oid, a.attnum) like '%@notNull'`);
    expect(rows.length).toBeGreaterThan(40);
    for (const { relname, attname } of rows)
      expect([
        relname,
        attname,
        await one(`select count(*)::int from ${relname} where not (${attname} is distinct from null)`),
      ]).toEqual([relname, attname, 0]);
  });
  test('every foreign key has an index', async () => {
    const { rows } =
      await client.query(`select k.conrelid::regclass::text as t, k.conname from pg_constraint k where k.contype = 'f' and k.connamespace = 'app'::regnamespace
      and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1])`);
    expect(rows).toEqual([]);
  });
});

describe('the standing of an MoU follows its dates', () => {
  const standing = (code: string, day: string) =>
    one('select (standing_of(id, $2)).status from mou where code = $1', [code, day]);
  test.each([
    // Landak: launched, from some day of August 2025 to some day of August 2026
    ['61.08:2025-08-22', '2025-08-21', 'UNKNOWN'],
    ['61.08:2025-08-22', '2025-08-22', 'LAUNCHED'],
    ['61.08:2025-08-22', '2025-08-31', 'ACTIVE'],
    ['61.08:2025-08-22', '2026-05-02', 'ACTIVE'],
    ['61.08:2025-08-22', '2026-05-03', 'EXPIRING'],
    ['61.08:2025-08-22', '2026-08-01', 'EXPIRING'],
    ['61.08:2025-08-22', '2026-08-02', 'LAUNCHED'],
    ['61.08:2025-08-22', '2026-09-01', 'EXPIRED'],
    // Gunung Mas: signed in September, holds from some day of October, until when no source says
    ['62.10:2023-09-27', '2023-09-30', 'SIGNED'],
    ['62.10:2023-09-27', '2023-10-01', 'POSSIBLY_ACTIVE'],
    ['62.10:2023-09-27', '2023-10-31', 'ACTIVE'],
    ['62.10:2023-09-27', '2023-11-01', 'POSSIBLY_ACTIVE'],
    ['61.04:2025-06-02', '2025-06-02', 'LEGAL_REVIEW'],
    ['64:2014:IMPLIED', '2020-01-01', 'UNKNOWN'],
  ])('%s on %s is %s', async (code, day, status) => {
    expect(await standing(code, day)).toBe(status);
  });

  test('a day begins in the zone of the province: WITA an hour before WIB', async () => {
    const today = async (code: string, at: string) => {
      await client.query("select set_config('app.at', $1, false)", [at]);
      return one('select today_in(id)::text from area where code = $1', [code]);
    };
    // 23:30 in WIB is 00:30 in WITA.
    expect(await today('61.71', '2026-08-31T16:30:00Z')).toBe('2026-08-31');
    expect(await today('64.71', '2026-08-31T16:30:00Z')).toBe('2026-09-01');
    expect(await today('64.71', '2026-08-31T15:59:59Z')).toBe('2026-08-31');
    expect(await today('62', '2026-08-31T17:00:00Z')).toBe('2026-09-01');
    await client.query("select set_config('app.at', '', false)");
  });
});

test('the API role owns nothing and reads no papers that are not public', async () => {
  expect(await one("select count(*)::int from pg_class where relowner = 'app_api'::regrole")).toBe(0);
  await client.query(
    "insert into document (mou_id, title, url, is_public) select id, 'draft', 'x', false from mou limit 1",
  );
  await client.query('set role anonymous');
  expect(await one('select count(*)::int from document')).toBe(0);
  await expect(client.query("insert into person (name) values ('x')")).rejects.toMatchObject({ code: '42501' });
  await client.query('reset role');
});
