import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadAgreements } from '../../migrations/seed/agreements.ts';
import { loadFigures } from '../../migrations/seed/figures.ts';
import { seed } from '../../migrations/seed/load.ts';
import { Seeder, type SeedRow } from '../../migrations/seed/seeder.ts';
import { useSeeded } from './support.ts';

const seedFolder = new URL('../../migrations/seed/', import.meta.url);
const database = useSeeded();
const csv = async (file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(new URL(file, seedFolder), 'utf8'), { columns: true });
const number = async (text: string) => Number(await database.value(text));

describe('every row of every file is there', () => {
  test('figures.csv: 98 rows are figures, targets and potentials', async () => {
    const rows = await csv('figures.csv');
    expect(rows).toHaveLength(98);
    const of = (pattern: RegExp) => rows.filter((row) => pattern.test(row.measure as string)).length;
    expect(await number('select count(*) from figure')).toBe(of(/stock|flow|coverage/));
    expect(await number("select count(*) from target where kind <> 'MARKETS'")).toBe(of(/^target/));
    expect(
      await number(`select count(*) from potential p join source s on s.id = p.source_id
        where s.citation = any (array['${[...new Set(rows.map((row) => row.source))].join("','")}'])`),
    ).toBe(of(/workers_total|unenrolled/));
  });

  test('labour_force.csv: every filled cell is a potential', async () => {
    const rows = await csv('labour_force.csv');
    expect(rows).toHaveLength(14);
    const cells = rows.flatMap((row) =>
      ['labour_force', 'employed', 'formal', 'formal_pct', 'informal', 'informal_pct'].filter((name) => row[name]),
    );
    const figures = (await csv('figures.csv')).filter((row) => /workers_total|unenrolled/.test(row.measure as string));
    expect(await number('select count(*) from potential')).toBe(cells.length + figures.length);
  });

  test('agreements.csv: 27 rows are agreements and instruments that follow; one is both, four more are implied', async () => {
    expect(await csv('agreements.csv')).toHaveLength(27);
    expect(await number("select count(*) from mou where code not like '%IMPLIED'")).toBe(20);
    expect(await number('select count(*) from follow_up_instrument')).toBe(8);
    expect(await number('select count(*) from follow_up_instrument where mou_id is not null')).toBe(1);
    expect(await number("select count(*) from mou where code like '%IMPLIED'")).toBe(4);
  });

  test('article_2014_facts.csv: 18 claims in their own words', async () => {
    const facts = await csv('article_2014_facts.csv');
    expect(facts).toHaveLength(18);
    const claims = await database.rows('select code, words from claim order by code');
    expect(claims).toEqual(facts.map((fact) => ({ code: fact.fact_id, words: fact.value_text_id })));
  });

  test('38 provinces, 514 local governments, 11 regions, 14 branches', async () => {
    expect(await database.rows('select kind, count(*) from area group by kind order by kind')).toEqual([
      { kind: 'NATION', count: '1' },
      { kind: 'REGION', count: '11' },
      { kind: 'PROVINCE', count: '38' },
      { kind: 'REGENCY', count: '416' },
      { kind: 'CITY', count: '98' },
      { kind: 'BRANCH', count: '14' },
      { kind: 'MARKET', count: '3' },
    ]);
  });

  test('14/14/13/10/5 local governments in the five provinces, 56 in the region', async () => {
    const below = (code: string) =>
      number(
        `select count(*) from local_governments_below((select id from area where code = '${code}'), '2014-08-21')`,
      );
    expect(await Promise.all(['61', '62', '63', '64', '65'].map(below))).toEqual([14, 14, 13, 10, 5]);
    expect(await below('VII')).toBe(56);
  });

  test('every remark of the files survives', async () => {
    const notes = (await csv('figures.csv')).map((row) => row.note).filter(Boolean) as string[];
    const kept = await database.rows(
      'select note from figure union all select note from target union all select note from potential',
    );
    expect(notes.filter((note) => !kept.some((row) => row.note?.includes(note)))).toEqual([]);
    const agreed = (await csv('agreements.csv'))
      .flatMap((row) => [row.note, row.follow_up])
      .filter(Boolean) as string[];
    const words = await database.rows(
      'select note from mou_version union all select note from follow_up_instrument union all select follow_up from follow_up_instrument union all select title from milestone',
    );
    expect(agreed.filter((note) => !words.some((row) => row.note?.includes(note)))).toEqual([]);
  });
});

test('the seed says what it loads and how many rows each table has', () => {
  const log = inject('seedLog');
  expect(log).toContain('seed figures.csv: 98 rows');
  expect(log.some((line) => /^ {2}figure: 77$/.test(line))).toBe(true);
});

test('loading again changes nothing, not even the version of the data', async () => {
  const state = () =>
    database.rows(`select c.relname, (xpath('/row/n/text()', query_to_xml(format(
      'select count(*) || md5(string_agg(t::text, '''' order by t::text)) as n from %s t', c.oid::regclass), false, true, '')))[1]::text as n
      from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' order by 1`);
  const before = await state();
  await seed(inject('seededUrl'), () => {});
  expect(await state()).toEqual(before);
});

describe('a row that cannot be loaded stops the load and is named', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jangkau-seed-'));
    await cp(seedFolder, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  class OtherFolder extends Seeder {
    override file(file: string | URL, load: (row: SeedRow) => Promise<unknown>) {
      return super.file(new URL(String(file), pathToFileURL(`${folder}/`)), load);
    }
  }
  const loadWith = async (file: string, from: string, to: string) => {
    const text = await readFile(new URL(file, seedFolder), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
    const seeder = new OtherFolder(database.client(), () => {});
    const load = file === 'agreements.csv' ? loadAgreements : loadFigures;
    return database
      .undone(() => load(seeder))
      .then(
        () => undefined,
        (error: Error) => error.message,
      )
      .finally(() => writeFile(join(folder, file), text));
  };

  test.each([
    ['figures.csv', ',999637,', ',999.637,', 'figures.csv, row 16, column value: "999.637"', false],
    ['figures.csv', ',8000,employers', ',"8.000",employers', 'figures.csv, row 17, column value: "8.000"', false],
    ['figures.csv', ',441177,', ',-441177,', 'figures.csv, row 15, column value: "-441177"', false],
    ['figures.csv', '400000-500000', '500000-400000', 'figures.csv, row 14, column ', true],
    ['figures.csv', 'Kabupaten Tabalong', 'Kabupaten Tabalang', 'figures.csv, row 13, column scope', false],
    ['figures.csv', '2012-10-31,MONTH', '1899-10-31,MONTH', 'figures.csv, row 11, column as_of: "1899-10-31"', false],
    ['figures.csv', '2020-06-29,DAY', '2020-06-31,DAY', 'column as_of: "2020-06-31"', false],
    ['labour_force.csv', '1193171', '1.193.171', 'labour_force.csv, row 4, column labour_force: "1.193.171"', false],
    ['agreements.csv', ',61.03,', ',61.99,', 'agreements.csv, row 5, column region_code: "61.99"', false],
    ['agreements.csv', ',PERBUP,', ',PERBUB,', 'agreements.csv, row 18, column instrument: "PERBUB"', false],
  ])('%s with %s changed to %s', async (file, from, to, message) => {
    expect(await loadWith(file, from, to)).toContain(message);
  });

  test('a preferred rival for the same day is not dropped in silence', async () => {
    const message = await loadWith(
      'figures.csv',
      '2020-06-30,MONTH,BRANCH,KC Sampit,PU,participants_stock,129000',
      [
        '2020-06-30,MONTH,BRANCH,KC Sampit,PU,participants_stock,128000,workers,APPROX,another.example,2020-08-09,',
        '2020-06-30,MONTH,BRANCH,KC Sampit,PU,participants_stock,129000',
      ].join('\n'),
    );
    expect(message).toContain('another figure for the same thing and time stands against it');
  });
});
