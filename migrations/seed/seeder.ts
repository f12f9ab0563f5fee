import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Client } from 'pg';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';

export type CsvRow = Readonly<Record<string, string>>;
/** A column of an insert: a value, or SQL with its parameters where a value is not enough. */
export type Cell = string | number | boolean | null | undefined | { sql: string; values: readonly unknown[] };

/** A row of a seed file that cannot be loaded, said so that it can be found and mended. */
export class SeedError extends Error {
  constructor(file: string, line: number, column: string, value: string | undefined, why: string) {
    super(`${file}, row ${line}, column ${column}: ${JSON.stringify(value ?? '')} ${why}`);
    this.name = 'SeedError';
  }
}

/** The row being loaded: its values, and the place to name when one of them is wrong. */
export class SeedRow {
  readonly #file: string;
  readonly line: number;
  readonly values: CsvRow;
  constructor(file: string, line: number, values: CsvRow) {
    this.#file = file;
    this.line = line;
    this.values = values;
  }

  /** A value, or undefined where the cell is empty. */
  get(column: string): string | undefined {
    const value = this.values[column];
    if (value === undefined) throw this.wrong(column, 'is not a column of this file');
    return value.trim() === '' ? undefined : value.trim();
  }

  /** A value that has to be there. */
  need(column: string): string {
    const value = this.get(column);
    if (value === undefined) throw this.wrong(column, 'must not be empty');
    return value;
  }

  /** Looks a value up in a table of known ones. */
  choose<T>(column: string, known: Readonly<Record<string, T>>): T {
    const value = this.need(column);
    if (!Object.hasOwn(known, value)) throw this.wrong(column, `is none of ${Object.keys(known).join(', ')}`);
    return known[value] as T;
  }

  wrong(column: string, why: string): SeedError {
    return new SeedError(this.#file, this.line, column, this.values[column], why);
  }
}

/** Loads seed files into the database, each row once however often it runs. */
export class Seeder {
  readonly #client: Client;
  readonly #log: (line: string) => void;
  readonly #sources = new Map<string, number>();
  readonly #areas = new Map<string, number>();

  constructor(client: Client, log: (line: string) => void) {
    this.#client = client;
    this.#log = log;
  }

  /** Runs `load` for every row of a CSV file beside this module, or elsewhere. */
  async file(file: string | URL, load: (row: SeedRow) => Promise<unknown>): Promise<void> {
    const url = typeof file === 'string' ? new URL(file, import.meta.url) : file;
    const name = typeof file === 'string' ? file : (file.pathname.split('/').at(-1) as string);
    const rows = parse(await readFile(url, 'utf8'), {
      columns: true,
      bom: true,
      relax_column_count_less: true,
    }) as CsvRow[];
    for (const [i, values] of rows.entries()) {
      const row = new SeedRow(name, i + 2, values);
      try {
        await load(row);
      } catch (error) {
        throw error instanceof SeedError
          ? error
          : this.#explain(row, error as Error & { column?: string; constraint?: string });
      }
    }
    this.#log(`seed ${name}: ${rows.length} rows`);
  }

  #explain(row: SeedRow, error: Error & { column?: string; constraint?: string }): SeedError {
    const columns = Object.keys(row.values);
    const column =
      columns.find((name) => row.values[name] && error.message.includes(`"${row.values[name]}"`)) ??
      columns.find((name) => name === error.column || error.constraint?.includes(`_${name}_`)) ??
      (columns[0] as string);
    return row.wrong(column, `cannot be loaded: ${error.message}`);
  }

  /** Inserts a row unless it is there; gives nothing back. Throws where another row stands against it instead of being it. */
  async insert(table: string, row: Readonly<Record<string, Cell>>): Promise<void> {
    const values: unknown[] = [];
    const place = (value: unknown) => `$${values.push(value)}`;
    const cells = Object.values(row).map((cell) => {
      if (cell === null || typeof cell !== 'object') return place(cell ?? null);
      const given = [...cell.values];
      return cell.sql.replace(/\?/g, () => place(given.shift()));
    });
    const { rowCount } = await this.#client.query(
      `insert into app.${table} (${Object.keys(row).join(', ')}) values (${cells.join(', ')}) on conflict do nothing`,
      values,
    );
    if (rowCount === 0) await this.#expect(table, row);
  }

  /** A row that was not inserted must be there as it is, apart from when it was superseded: `on conflict` is silent. */
  async #expect(table: string, row: Readonly<Record<string, Cell>>): Promise<void> {
    const values: unknown[] = [];
    const place = (value: unknown) => `$${values.push(value)}`;
    const same = Object.entries(row).flatMap(([column, cell]) => {
      if (column === 'known') return [];
      if (cell === null || typeof cell !== 'object') return [`${column} is not distinct from ${place(cell ?? null)}`];
      const given = [...cell.values];
      return [`${column} is not distinct from ${cell.sql.replace(/\?/g, () => place(given.shift()))}`];
    });
    const found = await this.query(`select from app.${table} where ${same.join(' and ')}`, values);
    if (found.length === 0) throw new Error(`another ${table} for the same thing and time stands against it`);
  }

  /** The id of an area by its code; undefined where there is none. */
  async area(code: string): Promise<number | undefined> {
    if (!this.#areas.has(code)) {
      const { rows } = await this.#client.query('select id from app.area where code = $1', [code]);
      if (rows[0]) this.#areas.set(code, rows[0].id);
    }
    return this.#areas.get(code);
  }

  /**
   * The id of a source by its citation, made when it is new. Its date is the source's own: the first file that knows it
   * fills it in, and one that says otherwise stops the load.
   */
  async source(citation: string, published?: string): Promise<number> {
    const key = `${citation}\n${published ?? ''}`;
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const find = 'select id, (published).value from app.source where citation = $1';
    let [found] = await this.query(find, [citation]);
    if (!found) {
      await this.insert('source', { citation, published: partialDate(published), ...describeSource(citation) });
      [found] = await this.query(find, [citation]);
    } else if (published !== undefined && found.value === null) {
      const date = [published, precisionOf(published)];
      await this.query(`update app.source set published = ${RULES_SCHEMA}.partial_date_of($2, $3) where id = $1`, [
        found.id,
        ...date,
      ]);
    } else if (published !== undefined && found.value !== published) {
      throw new Error(`published "${published}" here, but ${found.value} elsewhere, by the same source`);
    }
    this.#sources.set(key, found.id);
    return found.id;
  }

  async query(text: string, values: readonly unknown[] = []) {
    return (await this.#client.query(text, [...values])).rows;
  }

  /** Says how many rows each table holds. */
  async counts(): Promise<void> {
    const tables = await this.query(
      "select tablename from pg_tables where schemaname = 'app' and tablename not like 'kysely%' order by 1",
    );
    for (const { tablename } of tables) {
      const [{ count }] = (await this.query(`select count(*)::int from app.${tablename}`)) as [{ count: number }];
      this.#log(`  ${tablename}: ${count}`);
    }
  }
}

const precisionOf = (text: string | undefined) =>
  text === undefined ? 'UNKNOWN' : ({ 4: 'YEAR', 7: 'MONTH' }[text.length] ?? 'DAY');

/** SQL for a partial date of `2014`, `2014-07` or `2014-08-21`; unknown where absent. */
export const partialDate = (text: string | undefined, precision = precisionOf(text)): Cell => ({
  sql: `${RULES_SCHEMA}.partial_date_of(?, ?)`,
  values: [text ?? null, precision],
});

/** SQL for a day range that includes both ends; open where absent. */
export const days = (from: string | undefined, to: string | undefined): Cell => ({
  sql: "daterange(?::date, ?::date, '[]')",
  values: [from ?? null, to ?? null],
});

/** Nothing is taken to be known before the last day its publication date can mean; `until` likewise where it was superseded. */
export const knownFrom = (text: string, until?: string): Cell => ({
  sql: `tstzrange(${START_OF_LAST_DAY}, ${START_OF_LAST_DAY})`,
  values: [text, precisionOf(text), until ?? null, precisionOf(until)],
});
const START_OF_LAST_DAY = `(((${RULES_SCHEMA}.partial_date_of(?, ?)).last_day)::timestamp at time zone 'Asia/Jakarta')`;

/** The citation of the article with which the data began. */
export const ARTICLE = 'm.bisnis.com/amp/read/20140821/215/251672';
/** An address as citations write it, which may have a remark in brackets after it. */
const ADDRESS = /^[\w.-]+\.[a-z]{2,}\/\S+$/;

/** What a citation tells of its source: the outlet, and its address. Of several it is the first, where that is whole. */
function describeSource(citation: string): Record<string, Cell> {
  if (citation === ARTICLE) {
    return {
      publisher: 'Bisnis.com',
      url: `https://${ARTICLE}`,
      speaker: 'Cotta Sembiring',
      verification: 'PUBLISHED',
      note: 'The article with which this data began. Its printed text has no year, its address has.',
    };
  }
  if (/own knowledge|collected by the project/.test(citation))
    return { publisher: 'Jangkau', verification: 'UNVERIFIED' };
  const [first] = citation.split(/[\s;,]/) as [string];
  return {
    publisher: first.split('/')[0] as string,
    url: ADDRESS.test(first) && !first.endsWith('...') ? `https://${first}` : null,
    verification: 'PUBLISHED',
  };
}
