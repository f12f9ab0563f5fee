/** The only module that knows the library that writes workbooks, which is young. It reads them in src/sheets/xlsx.ts. */
import { writeXlsx } from 'hucre/xlsx';
import type { Metadata } from '../documents/metadata.ts';
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

/** Rows as a workbook of one sheet, below a line of headers that stays in sight. */
export const sheetXlsx = async (
  name: string,
  headers: readonly string[],
  rows: readonly Cell[][],
): Promise<Uint8Array<ArrayBuffer>> =>
  (await writeXlsx({
    sheets: [
      {
        // More characters a sheet's name cannot have.
        name: name.slice(0, 31),
        columns: headers.map((header, i) => ({
          width: Math.max(widthOf(header), ...rows.map((row) => widthOf(String(row[i] ?? '')))),
        })),
        rows: [[...headers], ...rows],
        freezePane: { rows: 1 },
      },
    ],
  })) as Uint8Array<ArrayBuffer>;

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
    ...columns.map((column) => [column.name, column.datatype, column.unit ?? null, column.title, column.description]),
    [],
    [words.source, words.sourceTitle, words.licence, words.address],
    ...sources.map((source) =>
      [source.publisher, source.title, source.licence, source.url].map((text) => text ?? null),
    ),
  ];
  return rows;
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
    sourceTitle: 'Title',
    licence: 'Licence',
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
    sourceTitle: 'Judul',
    licence: 'Lisensi',
  },
} as const;
