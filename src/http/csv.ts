import { stringify } from 'csv-stringify/sync';
import type { Cell, Column } from '../documents/table.ts';

const BOM = '\uFEFF';
/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t]/;
/** So many rows become text at once. */
const CHUNK = 500;
const isNumber = (type: string) => type === 'Decimal' || type === 'Int' || type === 'Count';

/**
 * A table as CSV (RFC 4180): nothing known is an empty cell, an empty text is `""`.
 * @param forExcel with the mark by which Excel knows UTF-8, and a `'` before what it would take for a formula
 */
export function csvOf(
  { columns }: { columns: readonly Pick<Column, 'name' | 'type' | 'isList'>[] },
  rows: Iterable<Cell[]>,
  forExcel: boolean,
  delimiter = ',',
): ReadableStream<Uint8Array> {
  const isText = columns.map(({ type, isList }) => isList || !isNumber(type));
  const cell = (value: Cell, i: number) =>
    forExcel && isText[i] && typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
  const lines = (cells: readonly Cell[][]) =>
    stringify(cells as Cell[][], {
      delimiter,
      record_delimiter: '\r\n',
      quote_record_delimiter: true,
      cast: { boolean: String, string: (value) => (value === '' ? { value, quoted_empty: true } : value) },
    });
  const chunks = (function* () {
    yield (forExcel ? BOM : '') + lines([columns.map(({ name }) => name)]);
    let chunk: Cell[][] = [];
    for (const row of rows) {
      if (chunk.push(row.map(cell)) < CHUNK) continue;
      yield lines(chunk);
      chunk = [];
    }
    if (chunk.length > 0) yield lines(chunk);
  })();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
