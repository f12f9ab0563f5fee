/** What there is to know about a table besides its rows: for a file of its own, and for the second sheet of a workbook. */
import type { Dataset } from '../db/database.ts';
import type { LanguageTag, SavedDocument } from './saved.ts';
import { type Column, objectsOf, SEPARATOR, type Table } from './table.ts';

/** In what a number is: in a unit of its own, in the one that another column says, or without any. */
export type Unit = { name: string } | { column: string } | 'SHARE' | 'ORDINAL';

export interface Metadata {
  title: string;
  description: string;
  language: LanguageTag;
  /** The address of the table as CSV, with all that was asked. */
  url: string;
  documentId: string;
  dataset: Dataset;
  /** How to cite it. */
  citation: string;
  columns: {
    name: string;
    title: string;
    datatype: Datatype;
    unit: Unit | undefined;
    description: string;
    isList: boolean;
  }[];
  sources: { publisher?: string; citation?: string; title?: string; url?: string; licence?: string }[];
}

export function metadataOf(
  document: SavedDocument,
  table: Table,
  pages: readonly unknown[],
  { url, language, dataset }: Pick<Metadata, 'url' | 'language' | 'dataset'>,
): Metadata {
  const title = `Jangkau: ${document.title[language]}`;
  const sources = pages.flatMap((data) => objectsOf(document, 'Source', data)) as Metadata['sources'];
  return {
    title,
    description: document.words[language],
    language,
    url,
    documentId: `sha256:${document.hash}`,
    dataset,
    citation: CITED[language](`${title}. ${document.words[language]}`, dataset, url),
    columns: table.columns.map((column) => ({
      name: column.name,
      title: column.title,
      datatype: DATATYPES[column.type] ?? 'string',
      unit: unitOf(column, table.columns, language),
      description: column.description,
      isList: column.isList,
    })),
    sources: [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()],
  };
}

const CITED: Readonly<Record<LanguageTag, (what: string, dataset: Dataset, url: string) => string>> = {
  en: (what, { version, knownAt }, url) => `${what} Version ${version} of the data, known up to ${knownAt}. ${url}`,
  id: (what, { version, knownAt }, url) => `${what} Versi data ${version}, diketahui sampai ${knownAt}. ${url}`,
};

export type Datatype = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'gYearMonth' | 'dateTimeStamp';
/** The types of CSVW for those of the schema; all others are texts. */
const DATATYPES: Readonly<Record<string, Datatype>> = {
  Int: 'integer',
  Count: 'integer',
  Decimal: 'decimal',
  Boolean: 'boolean',
  Date: 'date',
  Month: 'gYearMonth',
  DateTime: 'dateTimeStamp',
};

/** What numbers count or measure that have no unit of their own beside them, by their fields. */
const UNITS: Readonly<Record<string, Readonly<Record<LanguageTag, string>>>> = {
  'BranchReport.figures': { id: 'angka', en: 'figures' },
  'ContributionMonth.discount': { id: 'rupiah', en: 'rupiah' },
  'ContributionMonth.rate': { id: 'rupiah', en: 'rupiah' },
  'MarketTarget.achieved': { id: 'pasar', en: 'markets' },
  'MarketTarget.required': { id: 'pasar', en: 'markets' },
  'Mou.daysLeft': { id: 'hari', en: 'days' },
  'MouProgress.covered': { id: 'kabupaten dan kota', en: 'regencies and cities' },
  'MouProgress.possiblyCovered': { id: 'kabupaten dan kota', en: 'regencies and cities' },
  'MouProgress.expected': { id: 'kabupaten dan kota', en: 'regencies and cities' },
  'SeriesChange.percent': { id: 'persen', en: 'percent' },
};
/** They say which one it is, in an order. */
const ORDINALS: readonly string[] = ['Figure.revision', 'MouEvent.version', 'MouVersion.version', 'RankedArea.rank'];
const NUMBERS: readonly string[] = ['Decimal', 'Int', 'Count'];

function unitOf({ of, type, name }: Column, columns: readonly Column[], language: LanguageTag): Unit | undefined {
  if (!NUMBERS.includes(type)) return undefined;
  if (of.startsWith('Ratio.')) return 'SHARE';
  if (ORDINALS.includes(of)) return 'ORDINAL';
  const own = UNITS[of]?.[language];
  if (own) return { name: own };
  const column = name.replace(/[^_]+$/, 'unit');
  return columns.some((each) => each.name === column) ? { column } : undefined;
}

/** As docs/saved.md tells programs. */
function unitText(unit: Unit): string {
  if (typeof unit === 'string') return '1';
  return 'name' in unit ? unit.name : `{${unit.column}}`;
}

/** As CSVW has it, which tools of R and Python read (https://www.w3.org/TR/tabular-metadata/). */
export function csvwOf(metadata: Metadata): object {
  const { dataset, columns, sources } = metadata;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': metadata.language }],
    url: metadata.url,
    'dc:title': metadata.title,
    'dc:description': metadata.description,
    'dc:identifier': metadata.documentId,
    'dc:modified': { '@value': dataset.knownAt, '@type': 'xsd:dateTime' },
    'dc:bibliographicCitation': metadata.citation,
    'schema:version': dataset.version,
    'dc:source': sources.map(({ publisher, citation, title, url, licence }) => ({
      ...(url && { '@id': url }),
      'dc:publisher': publisher,
      'dc:bibliographicCitation': citation,
      ...(title && { 'dc:title': title }),
      ...(licence && { 'dc:license': licence }),
    })),
    dialect: { encoding: 'utf-8', header: true, lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: columns.map(({ name, title, datatype, unit, description, isList }) => ({
        name,
        // What stands in the first line of the table; what people call it is its title.
        titles: name,
        'dc:title': { '@value': title, '@language': metadata.language },
        datatype,
        ...(isList && { separator: SEPARATOR }),
        ...(unit && { 'schema:unitText': unitText(unit) }),
        'dc:description': { '@value': description, '@language': metadata.language },
      })),
    },
  };
}
