/**
 * The tables of saved documents, read by programs of others that bring their own install: DuckDB and a reader of
 * spreadsheets. Their values are those of the JSON. And the typed client, made anew.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { savedDocument, savedNames } from '../../src/documents/saved.ts';
import { useWorker } from '../support/worker.ts';

const examples = new URL('../../examples/', import.meta.url);
const run = promisify(execFile);
const worker = useWorker();
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query
const json = async (path: string): Promise<any> => (await fetch(`${worker.url()}${path}`)).json();

beforeAll(async () => {
  if (!existsSync(new URL('node_modules/@duckdb', examples))) await run('npm', ['ci'], { cwd: examples });
}, 300_000);

/** What is in examples/duckdb.ts, whose types are checked with its install. */
const load = async (question: string) => {
  const { load } = await import(/* @vite-ignore */ new URL('duckdb.ts', examples).href);
  return load(worker.url(), question, 'answer');
};

describe('DuckDB', () => {
  test('reads the CSV of every saved document that has one by the types of its metadata', async () => {
    for (const name of savedNames.filter((each) => savedDocument(each)?.hasTable)) {
      const database = await load(name);
      const described = await database.runAndReadAll('describe answer');
      const { tableSchema } = await json(`/q/${name}.metadata.json`);
      expect([name, described.getRowObjectsJson().map((row: { column_name: string }) => row.column_name)]).toEqual([
        name,
        tableSchema.columns.map((column: { name: string }) => column.name),
      ]);
    }
  }, 120_000);

  test('finds the types itself, and the numbers that JSON has, exactly', async () => {
    const database = await load('figures?within=Region:VII&first=100');
    const { data } = await json('/q/figures.json?within=Region:VII&first=100');
    const rows = (
      await database.runAndReadAll('select id, quantity_value::varchar as value, note from answer')
    ).getRowObjectsJson();
    const read = new Map(rows.map(({ id, ...row }: { id: string }) => [id, row]));
    const exactly = (text: string | null) => (text === null ? null : Number(text).toFixed(6));
    for (const { id, quantity, note } of data.figures.nodes)
      expect([id, read.get(id)]).toEqual([id, { value: exactly(quantity.value), note }]);
    const sniffed = await database.runAndReadAll(
      `select count(*)::int as count, sum(quantity_value)::varchar as sum from answer`,
    );
    expect(sniffed.getRowObjectsJson()[0].count).toBe(read.size);
    expect(read.size).toBeGreaterThanOrEqual(data.figures.nodes.length);
  }, 60_000);

  test('is told what is wrong with a question', async () => {
    await expect(load('nothing')).rejects.toThrow('Tidak ada dokumen tersimpan');
    await expect(load('figures?within=x')).rejects.toThrow('figures: within (ID!');
  });
});

test('a reader of spreadsheets finds the same values, a frozen header and a second sheet', async () => {
  const Excel = createRequire(examples)('exceljs');
  const book = new Excel.Workbook();
  const response = await fetch(`${worker.url()}/q/compare.xlsx?lang=en`);
  await book.xlsx.load(await response.arrayBuffer());
  const { data } = await json('/q/compare.json?lang=en');
  const [sheet, about] = book.worksheets;
  expect([sheet.name, about.name]).toEqual(['Data', 'About']);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  const head = sheet.getRow(1).values.slice(1);
  const cell = (row: number, name: string) => sheet.getRow(row + 2).getCell(head.indexOf(name) + 1).value;
  expect(sheet.rowCount).toBe(data.compare.length + 1);
  for (const [i, { area, quantity }] of data.compare.entries()) {
    expect(cell(i, 'area_name')).toBe(area.name);
    expect(cell(i, 'quantity_value')).toBe(quantity?.value == null ? null : Number(quantity.value));
    expect(cell(i, 'quantity_asOf')).toEqual(quantity?.asOf ? new Date(quantity.asOf) : null);
  }
});

describe('the examples', () => {
  test('the typed client is that of the documents: npm run client', async () => {
    const path = new URL('client.gen.ts', examples);
    const before = readFileSync(path, 'utf8');
    await run(process.execPath, ['scripts/client.ts']);
    expect(readFileSync(path, 'utf8')).toBe(before);
  }, 120_000);
  test('have no mistake in their types', async () => {
    expect(
      await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'examples', '--noEmit']),
    ).toMatchObject({ stdout: '' });
  }, 60_000);
});
