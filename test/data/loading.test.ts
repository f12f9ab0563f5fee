import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadAgreements } from '../../migrations/seed/agreements.ts';
import { loadBranches } from '../../migrations/seed/branches.ts';
import { loadCatalogues } from '../../migrations/seed/catalogues.ts';
import { loadFigures } from '../../migrations/seed/figures.ts';
import { loadGeography } from '../../migrations/seed/geography.ts';
import { seed } from '../../migrations/seed/load.ts';
import { Seeder, type SeedRow } from '../../migrations/seed/seeder.ts';
import { useSeeded } from './support.ts';

const LOADERS: Readonly<Record<string, (seed: Seeder) => Promise<void>>> = {
  'agreements.csv': loadAgreements,
  'provinces.csv': loadGeography,
  'branches.csv': loadBranches,
  'catalogues/channel.csv': loadCatalogues,
};
const seedFolder = new URL('../../migrations/seed/', import.meta.url);
const database = useSeeded();
const csv = async (file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(new URL(file, seedFolder), 'utf8'), { columns: true });

test('every remark of the files survives', async () => {
  // That a number is ambiguous is a flag of it, and no words.
  const notes = (await csv('figures.csv')).flatMap((row) => row.note?.replace(/^AMBIGUOUS: /, '') || []);
  const kept = await database.rows(
    'select note from figure union all select note from target union all select note from potential',
  );
  expect(notes.filter((note) => !kept.some((row) => row.note?.includes(note)))).toEqual([]);
  const agreed = (await csv('agreements.csv')).flatMap((row) => [row.note, row.follow_up]).filter(Boolean) as string[];
  const words = await database.rows(
    'select note from mou_version union all select note from follow_up_instrument union all select follow_up from follow_up_instrument union all select title from milestone',
  );
  expect(agreed.filter((note) => !words.some((row) => row.note?.includes(note)))).toEqual([]);
});

test('every word on the parties of an agreement survives', async () => {
  const said = (await csv('agreements.csv')).flatMap((row) => [row.party_gov, row.party_bpjs]).filter(Boolean);
  const kept = await database.rows(
    'select published_government as words from mou_version union select published_agency from mou_version union select issuer from follow_up_instrument union select addressee from follow_up_instrument',
  );
  expect(said.filter((words) => !kept.some((row) => row.words === words))).toEqual([]);
});

test('every word of branches.csv survives', async () => {
  const kept = await database.rows(
    'select note as words from area_seat union select area_words from branch union select note from branch union select note from area_name',
  );
  const said = (await csv('branches.csv')).flatMap((row) => [row.area_sourced, row.note]).filter(Boolean) as string[];
  expect(said.filter((words) => !kept.some((row) => row.words?.includes(words)))).toEqual([]);
  expect(kept.some((row) => row.words === 'Tanjung / Tabalong Tanjung')).toBe(true);
});

test('what people read has no shorthand of those who collected it', async () => {
  const columns = await database.rows(`select c.table_name as t, c.column_name as c from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'app' and b.table_type = 'BASE TABLE' and c.data_type = 'text'`);
  expect(columns.length).toBeGreaterThan(80);
  const texts = await database.rows(
    columns.map(({ t, c }) => `select '${t}.${c}: ' || ${c} as text from app.${t}`).join(' union all '),
  );
  const shorthand = /\bseed\b|\b000_|->|=>|\d(m|bn|k)\b|\bpct\b|\b(previous|next) (row|three)\b|\bNOT-|\bDIFFERS\b/;
  expect(texts.map(({ text }) => text).filter((text) => shorthand.test(text ?? ''))).toEqual([]);
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
    const load = LOADERS[file] ?? loadFigures;
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
    // The same article cannot have been published on two days.
    [
      'figures.csv',
      '2014-08-21,published the same',
      '2014-08-22,published the same',
      'column published: "2014-08-22"',
      false,
    ],
    // Another row holds the key already: saying nothing would lose this one.
    ['provinces.csv', '\n12,12,', '\n11,12,', 'provinces.csv, row 3, column kemendagri_code: "11"', false],
    ['branches.csv', 'Berau,KC,64', 'Bontang,KC,64', 'branches.csv, row 6, column ', true],
    ['catalogues/channel.csv', '\nPERISAI,', '\nBRI,', 'channel.csv, row 4, column code: "BRI"', false],
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
