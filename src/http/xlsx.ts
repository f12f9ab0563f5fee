/** The only module that knows the library that writes workbooks, which is young. It reads them in src/sheets/xlsx.ts. */
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Metadata, Unit } from '../documents/metadata.ts';
import type { Cell, Column, Table } from '../documents/table.ts';

type Value = string | number | boolean | Date | null;
/** A spreadsheet keeps so many digits of a number. */
const DIGITS = 15;

/** A table as a workbook: the rows, and a second sheet that says what they are. */
export async function xlsxOf(
  { columns }: Table,
  rows: Iterable<Cell[]>,
  metadata: Metadata,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = WORDS[metadata.language];
  const cells = [...rows].map((row) => row.map((cell, i) => asCell(columns[i] as Column, cell)));
  const written = new Date(metadata.dataset.knownAt);
  return (await writeXlsx({
    // All bytes follow from the data, so the same data are the same file.
    properties: { title: metadata.title, created: written, modified: written },
    sheets: [
      {
        name: words.data,
        columns: columns.map(({ name, type }) => ({
          width: widthOf(name),
          ...(type === 'Date' && { numFmt: 'yyyy-mm-dd' }),
        })),
        rows: [columns.map(({ name }) => name), ...cells],
        freezePane: { rows: 1 },
      },
      {
        name: words.about,
        columns: [{ width: 34 }, { width: 60 }, { width: 24 }, { width: 40 }, { width: 80 }],
        rows: aboutOf(metadata),
      },
    ],
  })) as Uint8Array<ArrayBuffer>;
}

/**
 * Rows as a workbook of one sheet, below a line of headers that stays in sight. It is written while it is sent, so that no
 * number of rows takes much memory.
 */
export function sheetXlsx(
  name: string,
  headers: readonly string[],
  rows: Iterable<Cell[]>,
): ReadableStream<Uint8Array> {
  const lines = (function* () {
    yield [...headers];
    yield* rows;
  })();
  return writeXlsxStream(lines, {
    // More characters a sheet's name cannot have.
    name: name.slice(0, 31),
    columns: headers.map((header, i) => ({
      width: Math.max(
        widthOf(header),
        ...(Array.isArray(rows) ? rows.map((row) => widthOf(String(row[i] ?? ''))) : []),
      ),
    })),
    freezePane: { rows: 1 },
  });
}

const widthOf = (name: string) => Math.min(Math.max(name.length + 2, 10), 40);

/** Numbers as numbers where all their digits are kept, days as days; all else as text. */
function asCell({ type, isList }: Column, cell: Cell): Value {
  if (typeof cell !== 'string' || isList) return cell;
  if (type === 'Decimal') return cell.replace(/^-?0*|\D/g, '').length <= DIGITS ? Number(cell) : cell;
  return type === 'Date' ? new Date(`${cell}T00:00:00Z`) : cell;
}

function aboutOf({ title, description, url, documentId, dataset, citation, columns, sources, language }: Metadata) {
  const words = WORDS[language];
  const rows: Value[][] = [
    [words.title, title],
    [words.description, description],
    [words.address, url],
    [words.document, documentId],
    [words.version, dataset.version],
    [words.known, dataset.knownAt],
    [words.cite, citation],
    [],
    [words.column, words.type, words.unit, words.called, words.meaning],
    ...columns.map(({ name, datatype, unit, title, description }) => [
      name,
      words.types[datatype],
      unit ? unitIn(language, unit) : null,
      title,
      description,
    ]),
    [],
    [words.source, words.citedAs, words.sourceTitle, words.address, words.licence],
    ...sources.map((source) =>
      [source.publisher, source.citation, source.title, source.url, source.licence].map((text) => text ?? null),
    ),
  ];
  return rows;
}

function unitIn(language: Metadata['language'], unit: Unit): string {
  const { units } = WORDS[language];
  if (typeof unit === 'string') return units[unit];
  return 'name' in unit ? unit.name : units.column(unit.column);
}

const WORDS = {
  en: {
    data: 'Data',
    about: 'About',
    title: 'Title',
    description: 'Description',
    address: 'Address',
    document: 'Document',
    version: 'Version of the data',
    known: 'Known up to',
    cite: 'How to cite',
    column: 'Column',
    type: 'Type',
    unit: 'Unit',
    called: 'Called',
    meaning: 'Meaning',
    source: 'Source',
    citedAs: 'Named as',
    sourceTitle: 'Title',
    licence: 'Licence',
    types: {
      string: 'text',
      integer: 'whole number',
      decimal: 'number',
      boolean: 'true or false',
      date: 'day',
      gYearMonth: 'month, such as 2014-07',
      dateTimeStamp: 'moment',
    },
    units: {
      SHARE: 'a share of 1: 0.5 is half',
      ORDINAL: 'a place in an order',
      column: (name: string) => `said by the column ${name}`,
    },
  },
  id: {
    data: 'Data',
    about: 'Keterangan',
    title: 'Judul',
    description: 'Uraian',
    address: 'Alamat',
    document: 'Dokumen',
    version: 'Versi data',
    known: 'Diketahui sampai',
    cite: 'Cara mengutip',
    column: 'Kolom',
    type: 'Jenis',
    unit: 'Satuan',
    called: 'Sebutan',
    meaning: 'Arti',
    source: 'Sumber',
    citedAs: 'Acuan',
    sourceTitle: 'Judul',
    licence: 'Lisensi',
    types: {
      string: 'teks',
      integer: 'bilangan bulat',
      decimal: 'bilangan',
      boolean: 'benar atau salah',
      date: 'tanggal',
      gYearMonth: 'bulan, misalnya 2014-07',
      dateTimeStamp: 'saat',
    },
    units: {
      SHARE: 'bagian dari 1: 0,5 adalah setengah',
      ORDINAL: 'urutan',
      column: (name: string) => `disebutkan di kolom ${name}`,
    },
  },
} as const;
