/** A sheet of figures: which columns it may have, and its rows. How a file becomes one: csv.ts, xlsx.ts. */

import { said } from '../pothos-kysely/index.ts';
import FAULTS from './faults.json' with { type: 'json' };
import { FileFault } from './file-fault.ts';

/** A number is one of a workbook, which says itself that it is. */
export type Cell = string | number;
/** The columns, by the name that the database has for each: how a sheet in each language calls it. */
export const COLUMNS = {
  area: { EN: 'area', ID: 'wilayah' },
  area_name: { EN: 'area_name', ID: 'nama_wilayah' },
  segment: { EN: 'segment', ID: 'segmen' },
  segment_name: { EN: 'segment_name', ID: 'nama_segmen' },
  measure: { EN: 'measure', ID: 'ukuran' },
  last_month: { EN: 'last_month', ID: 'bulan_lalu' },
  value: { EN: 'value', ID: 'nilai' },
  low: { EN: 'low', ID: 'terendah' },
  high: { EN: 'high', ID: 'tertinggi' },
  precision: { EN: 'precision', ID: 'ketelitian' },
  note: { EN: 'note', ID: 'catatan' },
  acknowledge: { EN: 'acknowledge', ID: 'konfirmasi' },
  reason: { EN: 'reason', ID: 'alasan' },
} as const;
export type ColumnName = keyof typeof COLUMNS;
/** They are for those who fill in the sheet, and are not read. */
const BESIDE: readonly ColumnName[] = ['area_name', 'segment_name', 'last_month', 'reason'];
const NEEDED: readonly ColumnName[] = ['area', 'segment', 'measure'];

/** What stands between the cells of a line of CSV. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** Of a file, in bytes: as it is sent, and unpacked. */
export const MAX_FILE = 16_000_000;
export const MAX_ROWS = 100_000;
/** How many rows of a sheet the database is given at once: it takes about a second for so many, and may take eight. */
export const ROWS_AT_ONCE = 3_000;
/** Of a cell, in characters; what the database takes of a text. */
const MAX_CELL = 4_000;

/** Of a line, in cells: spreadsheets may save some empty ones after the last column. */
const MAX_WIDTH = 100;

export interface Row {
  /** Of the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}
export interface Sheet {
  /** As they stand in the file. */
  readonly headers: readonly string[];
  readonly columns: readonly ColumnName[];
  /**
   * The rows that have a number, 3,000 in each part but the last. A part is text, which rowsOf reads: as objects, the rows
   * of a large file would take several times the memory.
   */
  readonly parts: readonly string[];
  /** How many rows have a number. */
  readonly withNumber: number;
  /** How many have none. */
  readonly withoutNumber: number;
  /** Of CSV. */
  readonly delimiter?: string;
}

/** The rows of a part of a sheet. */
export const rowsOf = (part: string): Row[] => JSON.parse(part);

const NAMES = Object.keys(COLUMNS) as ColumnName[];
const BY_HEADER = new Map<string, ColumnName>(
  NAMES.flatMap((name) => [
    [COLUMNS[name].EN, name],
    [COLUMNS[name].ID, name],
  ]),
);
export const columnOf = (header: Cell): ColumnName | undefined => BY_HEADER.get(String(header).trim().toLowerCase());

/** The language in which a file names its columns: English where it names none in Indonesian, also between other delimiters. */
const languageOf = (headers: readonly string[]): 'EN' | 'ID' =>
  headers.some((line) =>
    line.split(/[,;\t]/).some((header) => NAMES.some((name) => COLUMNS[name].ID === header.trim().toLowerCase())),
  )
    ? 'ID'
    : 'EN';

/** What a file calls a column; one that it does not have, in its language. */
export const headerOf = ({ headers, columns }: Sheet, name: ColumnName): string =>
  headers[columns.indexOf(name)] ?? COLUMNS[name][languageOf(headers)];

/** A sentence in which columns stand between backticks, by the names that the database has: with those of the file. */
export const inWordsOf = (sheet: Sheet, sentence: string): string =>
  sentence.replace(/`(\w+)`/g, (quoted, name) =>
    Object.hasOwn(COLUMNS, name) ? `\`${headerOf(sheet, name as ColumnName)}\`` : quoted,
  );

/**
 * A cell as it may stand in a file that a spreadsheet opens, which takes a text for a formula that begins with one of
 * these. `'` keeps it from that, and SheetReader takes one off again: so what is sent back is what it was.
 */
export const guarded = (cell: string): string => (/^'*[=+\-@\t]/.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: Cell): Cell => (typeof cell === 'string' && /^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell);

/** A column as spreadsheets name it: A, B, … Z, AA. */
export const letterOf = (i: number): string =>
  (i >= 26 ? letterOf(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26));

/** Takes in the lines of a file one by one, and keeps no more of them than a sheet may have. Throws FileFault. */
export class SheetReader {
  #headers: string[] | undefined;
  /** How many cells each line has: as many as the first, those without a name included. */
  #width = 0;
  #columns: ColumnName[] = [];
  readonly #parts: string[] = [];
  /** Those that are in no part yet. */
  #rows: Row[] = [];
  #filled = 0;
  #withoutNumber = 0;

  /** Where all cells are empty the line is none. */
  add(line: number, given: readonly Cell[]): void {
    const cells = given.map(unguarded);
    if (cells.every((cell) => cell === '')) return;
    for (const [i, cell] of cells.entries()) check(line, i, cell);
    if (!this.#headers) return this.#readHeaders(line, cells);
    const named = this.#headers.length;
    const nameless = cells.findIndex((cell, i) => i >= named && cell !== '');
    if (nameless >= 0 && cells.length === this.#width)
      throw new FileFault(said(FAULTS.CELL_WITHOUT_NAME, { row: line, column: letterOf(nameless) }));
    if (nameless >= 0 || cells.length !== this.#width) {
      const column = letterOf(nameless >= 0 ? nameless : Math.min(cells.length, this.#width));
      throw new FileFault(
        said(FAULTS.OTHER_CELL_COUNT, { row: line, column, count: cells.length, limit: this.#width }),
      );
    }
    if (!this.#columns.some((name, i) => NUMBERS.includes(name) && cells[i] !== '')) this.#withoutNumber++;
    else if (++this.#filled <= MAX_ROWS) this.#rows.push({ line, cells: cells.slice(0, named) });
    if (this.#rows.length === ROWS_AT_ONCE) this.#endPart();
  }

  end(): Sheet {
    if (!this.#headers) throw new FileFault(said(FAULTS.EMPTY));
    if (this.#filled > MAX_ROWS)
      throw new FileFault(said(FAULTS.TOO_MANY_ROWS, { count: this.#filled, limit: MAX_ROWS }), 'SIZE');
    if (this.#filled === 0) throw new FileFault(said(FAULTS.NO_ROWS));
    if (this.#rows.length > 0) this.#endPart();
    return {
      headers: this.#headers,
      columns: this.#columns,
      parts: this.#parts,
      withNumber: this.#filled,
      withoutNumber: this.#withoutNumber,
    };
  }

  #endPart(): void {
    this.#parts.push(JSON.stringify(this.#rows));
    this.#rows = [];
  }

  #readHeaders(row: number, cells: readonly Cell[]): void {
    const headers = cells.slice(0, 1 + cells.findLastIndex((cell) => cell !== '')).map(String);
    const known = NAMES.map((name) => COLUMNS[name][languageOf(headers)]);
    this.#columns = headers.map((header, i) => {
      const name = columnOf(header);
      const told = { row, column: letterOf(i), header: header.slice(0, 60) };
      if (!name) throw new FileFault(said(FAULTS.UNKNOWN_HEADER, { ...told, known }));
      if (headers.findIndex((other) => columnOf(other) === name) < i)
        throw new FileFault(said(FAULTS.HEADER_TWICE, told));
      return name;
    });
    if (cells.length > MAX_WIDTH)
      throw new FileFault(said(FAULTS.UNKNOWN_HEADER, { row, column: letterOf(MAX_WIDTH), header: '', known }));
    const has = (name: ColumnName) => this.#columns.includes(name);
    const missing = NEEDED.find((name) => !has(name));
    const hasNumber = has('value') || (has('low') && has('high'));
    if (missing || !hasNumber) {
      const { EN, ID } = COLUMNS[missing ?? 'value'];
      throw new FileFault(said(FAULTS.HEADER_MISSING, { row, header: EN, other: ID }));
    }
    this.#headers = headers;
    this.#width = cells.length;
  }
}
const NUMBERS: readonly ColumnName[] = ['value', 'low', 'high'];

/** What controls a terminal or turns the order of letters round, and is never seen; lines may end, and tabs be there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function check(line: number, i: number, cell: Cell): void {
  if (typeof cell === 'number') return;
  const at = { row: line, column: letterOf(i) };
  if (NO_TEXT.test(cell)) throw new FileFault(said(FAULTS.NO_TEXT, at));
  if (cell.length > MAX_CELL)
    throw new FileFault(said(FAULTS.CELL_TOO_LONG, { ...at, count: cell.length, limit: MAX_CELL }));
}

/** The rows as the database takes them: cells by the name of their column, without the empty ones. */
export const cellsByName = ({ columns }: Sheet, rows: readonly Row[]): Record<string, Cell>[] =>
  rows.map(({ line, cells }) => {
    const named = columns.flatMap((name, i) =>
      cells[i] === '' || BESIDE.includes(name) ? [] : [[name, asSent(name, cells[i] as Cell)]],
    );
    return { line, ...Object.fromEntries(named) };
  });

/** A workbook may have the code of an area as a number. */
const asSent = (name: ColumnName, cell: Cell): Cell => (NUMBERS.includes(name) ? cell : String(cell));
