/**
 * Loads the table of a saved document into DuckDB, with the types that its metadata say:
 * `npm exec -- node examples/duckdb.ts http://localhost:8787`, after `npm ci --prefix examples`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const TYPES: Readonly<Record<string, string>> = {
  integer: 'bigint',
  decimal: 'decimal(38, 6)',
  boolean: 'boolean',
  date: 'date',
  dateTimeStamp: 'timestamptz',
};
interface Metadata {
  url: string;
  tableSchema: { columns: { name: string; datatype: string; separator?: string }[] };
}

/**
 * Makes a table of DuckDB of a saved document.
 * @param question the name of the document with its variables, such as `figures?within=Province:64`
 */
export async function load(address: string, question: string, table: string) {
  const [name, variables = ''] = question.split('?');
  /** What is wrong, such as an unknown name, is said in the answer. */
  const get = async (form: string) => {
    const answer = await fetch(new URL(`/q/${name}.${form}?${variables}`, address));
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };
  const metadata = (await (await get('metadata.json')).json()) as Metadata;
  const answer = await get('csv');
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-'));
  const file = join(folder, 'table.csv');
  await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
  const database = await (await DuckDBInstance.create()).connect();
  const columns = metadata.tableSchema.columns.map(
    ({ name, datatype, separator }) => `'${name}': '${separator ? 'varchar' : (TYPES[datatype] ?? 'varchar')}'`,
  );
  await database.run(
    `create table ${table} as from read_csv('${file}', header = true, delim = ',', quote = '"', columns = {${columns}})`,
  );
  await rm(folder, { recursive: true });
  return database;
}

if (import.meta.main) {
  const database = await load(process.argv[2] ?? 'http://localhost:8787', 'figures?within=Region:VII', 'figures');
  const newest = await database.runAndReadAll(
    `select area_name, segment, quantity_value, asOf_value from figures
     where measure = 'PARTICIPANTS' order by knownFrom desc, quantity_value desc limit 10`,
  );
  console.table(newest.getRowObjectsJson());
}
