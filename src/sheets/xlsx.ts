/** The only module that knows the library that reads workbooks, which is young: so what it is given is bounded here. */
import { readXlsx as read } from 'hucre/xlsx';
import { said } from '../pothos-kysely/index.ts';
import FAULTS from './faults.json' with { type: 'json' };
import { FileFault } from './file-fault.ts';
import { type Cell, letterOf, type Sheet, SheetReader } from './sheet.ts';

/** More than a sheet may have: the columns after them have names that are not known, or stand there twice. */
const MAX_COLUMNS = 16;
const LAST_COLUMN = letterOf(MAX_COLUMNS - 1);
/** Room for rows that are empty, and to count those that are too many. */
const MAX_LINES = 20_000;

/**
 * Reads the first sheet of a workbook: its first 20,000 rows and 16 columns. Throws FileFault.
 * @param maxBytes of all its parts, unpacked
 */
export async function readXlsx(bytes: Uint8Array, maxBytes: number): Promise<Sheet> {
  const parts = partsOf(bytes, maxBytes);
  const range = `A1:${LAST_COLUMN}${MAX_LINES + 1}`;
  const workbook = await read(bytes, { sheets: [0], range, readStyles: true }).catch(() => {
    throw new FileFault(said(FAULTS.NOT_XLSX));
  });
  for (const [name, part] of parts) if (SHEET.test(name)) checkSheet(await textOf(bytes, part));
  checkBounds(await textOf(bytes, await firstSheet(bytes, parts)));
  const [{ rows = [], cells = undefined } = {}] = workbook.sheets;
  if (rows.length > MAX_LINES) throw new FileFault(said(FAULTS.TOO_LONG_SHEET, { limit: MAX_LINES }), 'SIZE');
  const reader = new SheetReader();
  for (const [i, values] of rows.entries())
    reader.add(
      i + 1,
      values.map((value, column) => asCell(value, cells?.get(`${i},${column}`))),
    );
  return reader.end();
}

/**
 * What a formula comes to was worked out elsewhere: it is told as the formula that it is. 75.5 % is kept as 0.755, which
 * nobody meant: it is told as it is shown.
 */
function asCell(value: unknown, details: { formula?: string; style?: { numFmt?: string } } = {}): Cell {
  if (details.formula !== undefined) return `=${details.formula}`;
  // A sign in quotes, or after a backslash, is shown and does not multiply.
  const isPercent = details.style?.numFmt?.replace(/"[^"]*"|\\./g, '').includes('%');
  if (typeof value === 'number' && isPercent) return `${Number((value * 100).toPrecision(15))}%`;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : String(value).trim();
}

/** A sheet, by its name in the ZIP. */
const SHEET = /worksheets\/[^/]+\.xml$/i;
const [END, ENTRY] = [0x06054b50, 0x02014b50];
const MAX_ENTRIES = 1_000;
/** Stands for a number that is kept elsewhere (ZIP64). */
const ELSEWHERE = 0xffffffff;
/** Of an entry: its sizes stand after it. */
const SIZES_AFTER = 8;

/** A part of a ZIP: where it begins, how it is packed and how long. */
interface Part {
  readonly at: number;
  readonly isPacked: boolean;
  readonly length: number;
}

/**
 * Adds up what the parts of a ZIP say they are when they are unpacked, and refuses more than may be. The library unpacks
 * none to more than it says here; a part that does not say it here is refused. Gives all by their names.
 */
function partsOf(bytes: Uint8Array, maxBytes: number): Map<string, Part> {
  const parts = new Map<string, Part>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  // A workbook has no comment, so its end is the end of the file; nothing follows on it.
  if (end < 0 || view.getUint32(end, true) !== END) throw new FileFault(said(FAULTS.NOT_XLSX));
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  if (entries > MAX_ENTRIES || [at, view.getUint32(end + 12, true)].includes(ELSEWHERE))
    throw new FileFault(said(FAULTS.NOT_XLSX));
  for (let i = 0; i < entries; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw new FileFault(said(FAULTS.NOT_XLSX));
    const flags = view.getUint16(at + 8, true);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    // Two bytes are nothing, packed.
    const isSaid = size === 0 ? packed <= 2 && !(packed === 0 && flags & SIZES_AFTER) : packed > 0;
    if (!isSaid) throw new FileFault(said(FAULTS.NOT_XLSX));
    unpacked += size;
    if (unpacked > maxBytes) throw new FileFault(said(FAULTS.TOO_LARGE, { limit: maxBytes }), 'SIZE');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    parts.set(name, {
      at: view.getUint32(at + 42, true),
      isPacked: view.getUint16(at + 10, true) > 0,
      length: packed,
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** The XML of a part. */
async function textOf(bytes: Uint8Array, { at, isPacked, length }: Part): Promise<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const begin = at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const { body } = new Response(bytes.slice(begin, begin + length));
  const unpacked = isPacked ? body?.pipeThrough(new DecompressionStream('deflate-raw') as never) : body;
  return (await new Response(unpacked as BodyInit).text()).trimEnd();
}

/** The part of the sheet that the workbook names first, which is the one that is read. */
async function firstSheet(bytes: Uint8Array, parts: ReadonlyMap<string, Part>): Promise<Part> {
  const xml = async (name: string) => {
    const part = parts.get(name);
    return part ? textOf(bytes, part) : '';
  };
  const [, id] = /<(?:\w+:)?sheet\s[^>]*\b\w+:id="([^"]*)"/.exec(await xml('xl/workbook.xml')) ?? [];
  const named = (await xml('xl/_rels/workbook.xml.rels')).match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  const relation = named.find((each) => / Id="([^"]*)"/.exec(each)?.[1] === id);
  const target = / Target="([^"]*)"/.exec(relation ?? '')?.[1] ?? '';
  const part = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (!part) throw new FileFault(said(FAULTS.NOT_XLSX));
  return part;
}

/** Refuses a sheet that is cut off or has a row twice: the library reads what there is. */
function checkSheet(xml: string): void {
  let last = 0;
  for (const [, n] of xml.matchAll(/<(?:\w+:)?row\s(?:[^>]*?\s)?r="(\d+)"/g)) {
    if (Number(n) <= last) throw new FileFault(said(FAULTS.NOT_XLSX));
    last = Number(n);
  }
  if (!/<\/(\w+:)?worksheet\s*>$/.test(xml.slice(-100))) throw new FileFault(said(FAULTS.NOT_XLSX));
}

/** Refuses a sheet with something outside of the rows and columns that are read: nothing is dropped in silence. */
function checkBounds(xml: string): void {
  for (const [, column = '', row] of xml.matchAll(
    /<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]+)(\d+)"(?:\s[^>]*)?(?<!\/)>(?!<\/)/g,
  )) {
    if (Number(row) > MAX_LINES) throw new FileFault(said(FAULTS.TOO_LONG_SHEET, { limit: MAX_LINES }), 'SIZE');
    if (column.length > 1 || column > LAST_COLUMN)
      throw new FileFault(said(FAULTS.CELL_WITHOUT_NAME, { row: Number(row), column }));
  }
}
