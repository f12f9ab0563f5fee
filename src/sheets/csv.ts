/** The only module that knows the library that reads CSV. */
import { CsvError, parse } from 'csv-parse/sync';
import { said } from '../pothos-kysely/index.ts';
import FAULTS from './faults.json' with { type: 'json' };
import { FileFault } from './file-fault.ts';
import { columnOf, DELIMITERS, type Delimiter, letterOf, type Sheet, SheetReader } from './sheet.ts';

/** Of a line with all its cells: a quote that is not closed is refused there, and not at the end of the file. */
const MAX_LINE = 50_000;

/**
 * Reads a file of CSV (RFC 4180), in UTF-8. Throws FileFault, with the row and column.
 * @param given where none is given, the one that a first line `sep=;` names, as Excel has it; or else the one that divides
 * the line of headers into the most columns that we know
 */
export function readCsv(bytes: Uint8Array, given?: Delimiter): Sheet {
  checkForm(bytes);
  checkEncoding(bytes);
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_LINE));
  const [naming, named] = SEPARATOR_NAMED.exec(text) ?? [''];
  const delimiter = DELIMITERS[given ?? (named ? delimiterNamed(named) : delimiterOf(text))];
  const reader = new SheetReader();
  // As a spreadsheet counts them: one with lines within a cell is one.
  let row = 0;
  try {
    parse(bytes, {
      bom: true,
      delimiter,
      // Files that were put together from others have several of them.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: MAX_LINE,
      // They are not kept: the reader takes what it needs.
      on_record: (cells: string[]) => {
        const trimmed = cells.map((cell) => cell.trim());
        if (++row > 1 || !naming) reader.add(row, trimmed);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, column } = error as { code: string; column?: number };
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
      throw new FileFault(said(FAULTS.QUOTE_NOT_CLOSED, { row: row + 1, limit: MAX_LINE }));
    throw new FileFault(said(FAULTS.BAD_QUOTE, { row: row + 1, column: letterOf(Number(column)) }));
  }
  return { ...reader.end(), delimiter };
}

/** How files begin that are no text, and what is said of them. */
const OTHER_FORMS = [
  { begins: [0x50, 0x4b, 0x03, 0x04], fault: FAULTS.WORKBOOK_AS_CSV },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], fault: FAULTS.OLD_WORKBOOK },
  { begins: [0x1f, 0x8b], fault: FAULTS.GZIP_UNSAID },
];
function checkForm(bytes: Uint8Array): void {
  const form = OTHER_FORMS.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
  if (form) throw new FileFault(said(form.fault), 'FORM');
}

/** The text is not kept: the parser makes that of each cell itself. */
function checkEncoding(bytes: Uint8Array): void {
  const [first, second, third, fourth] = bytes;
  if (first === undefined) throw new FileFault(said(FAULTS.EMPTY));
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || (first === 0 && third === 0) || (second === 0 && fourth === 0))
    throw new FileFault(said(FAULTS.UTF16), 'FORM');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += DECODED_AT_ONCE)
      decoder.decode(bytes.subarray(at, at + DECODED_AT_ONCE), { stream: true });
    decoder.decode();
  } catch {
    throw new FileFault(said(FAULTS.NOT_UTF8), 'FORM');
  }
}
const DECODED_AT_ONCE = 65_536;

/** A first line that says what stands between cells. A spreadsheet that saves it may have put it into quotes, and cells after it. */
const SEPARATOR_NAMED = /^"?sep=([^\r\n"])"?[,;\t]*(?=[\r\n])/i;

function delimiterNamed(character: string): Delimiter {
  const known = Object.keys(DELIMITERS) as Delimiter[];
  const named = known.find((each) => DELIMITERS[each] === character);
  if (!named) throw new FileFault(said(FAULTS.WRONG_SEPARATOR, { row: 1, given: character, known }));
  return named;
}

function delimiterOf(text: string): Delimiter {
  const [headers = ''] = text.replace(/^[\s,;]+/, '').split(/[\r\n]/, 1);
  const known = (delimiter: Delimiter) =>
    headers.split(DELIMITERS[delimiter]).filter((header) => columnOf(header.replace(/^\s*"|"\s*$/g, ''))).length;
  return (Object.keys(DELIMITERS) as Delimiter[]).reduce((best, each) => (known(each) > known(best) ? each : best));
}
