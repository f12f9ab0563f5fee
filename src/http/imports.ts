/** Figures by a spreadsheet: a sheet to fill in, and what becomes of one that is sent. docs/submitting.md has the steps. */
import { type Context, Hono } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { RequestContext } from '../context.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { type ErrorCode, errorExtensions, messageOf, FAULTS as OF_CODE } from '../errors.ts';
import { spoken } from '../language.ts';
import { type Batch, type Said, said } from '../pothos-kysely/index.ts';
import { readCsv } from '../sheets/csv.ts';
import FAULTS from '../sheets/faults.json' with { type: 'json' };
import { FileFault } from '../sheets/file-fault.ts';
import { type Cell, COLUMNS, type ColumnName, cellsByName, DELIMITERS, MAX_ROWS, type Sheet } from '../sheets/sheet.ts';
import { readXlsx } from '../sheets/xlsx.ts';
import { bodyBytes } from './body-bytes.ts';
import { limitBody } from './body-limit.ts';
import { csvOf } from './csv.ts';
import { enumValues } from './enum-values.ts';
import { admit, answerHeaders } from './graphql.ts';
import { languageOf, speak } from './language.ts';
import { letIn, readCell } from './let-in.ts';
import { logLine } from './log-line.ts';
import { Refusal } from './refusal.ts';
import { checkIdempotencyKey, preferred } from './requests.ts';
import type { AppTypes } from './types.ts';
import { sheetXlsx } from './xlsx.ts';

/** Of a body, as it is sent. */
const MAX_SENT = 2_000_000;
/** Of a file, unpacked. */
const MAX_UNPACKED = 8_000_000;
/** How many findings are told in full as JSON. */
const MAX_FINDINGS = 1_000;

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What writes, in one request to the database. It is handed in, as mutations are written in the same way. */
export type Write = (batch: Batch, context: RequestContext) => Promise<readonly (string | null)[]>;

/** What came of a sheet, as the rules tell it: rules/figures/imports.sql. */
interface Imported {
  submission?: { id: string; state: string; count: Record<string, number> };
  refused?: { kind: string; code: string; path: string[]; message: string };
  /** `place` is counted from 1 among the rows that were sent. */
  findings: { place: number; column: string | null; code: string; message: string }[];
  left_out: number;
}
interface Finding {
  row: number;
  column: string | null;
  value: Cell | null;
  code: string;
  message: string;
}

export function importRoute(write: Write): Hono<AppTypes> {
  const route = new Hono<AppTypes>();
  route.use('/imports/*', logLine);
  route.post('/imports/figures', limitBody(MAX_SENT), (c) => importFigures(c, write));
  route.get('/imports/:file{template[.](?:csv|xlsx)}', (c) => template(c, c.req.param('file').endsWith('xlsx')));
  for (const [path, allow] of [
    ['/imports/figures', 'POST'],
    ['/imports/:file{template[.](?:csv|xlsx)}', 'GET, HEAD'],
  ] as const)
    route.all(path, () => {
      throw new Refusal(405, 'BAD_USER_INPUT', said(FAULTS.WRONG_METHOD, { allow }), { allow });
    });
  return route;
}

async function importFigures(c: Context<AppTypes>, write: Write): Promise<Response> {
  const request = c.req.raw;
  const named = {
    requestId: c.get('requestId'),
    signal: c.get('client'),
    waitUntil: (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise),
  };
  const context = await admit(request, c.env, named, mediaTypeOf);
  c.set('request', context);
  if (!context.credential)
    throw new Refusal(401, 'UNAUTHENTICATED', said(FAULTS.NO_KEY), {
      'www-authenticate': 'Bearer',
    });
  context.outcome.language = languageOf(request);
  const { lang, bom, delimiter, ...input } = readParameters(request.url, IMPORTED);
  speak(lang, context.outcome.language);

  try {
    const sheet = await readSheet(request, delimiter as keyof typeof DELIMITERS | undefined);
    const most = context.mediaType === CSV ? MAX_ROWS : MAX_FINDINGS;
    const asked = { ...inputOf(input), rows: cellsByName(sheet) };
    const statement = { sql: 'select imported($1, $2)', parameters: [asked, most] };
    const [cell] = await write({ readOnly: false, statements: [statement], asked: ['imports', asked] }, context);
    return answer(JSON.parse(cell as string) as Imported, sheet, context, bom === '1');
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const code = error.kind === 'SIZE' ? 'OPERATION_TOO_COMPLEX' : 'BAD_USER_INPUT';
    throw new Refusal(error.kind === 'FORM' ? 415 : OF_CODE[code].status, code, error.said);
  }
}

/** Refuses a request for its headers. Gives the media type of the answer. */
function mediaTypeOf({ headers }: Request): string {
  const mediaType = preferred(headers.get('accept'), ['application/json', CSV]);
  if (!mediaType)
    throw new Refusal(406, 'BAD_USER_INPUT', said(FAULTS.WRONG_ANSWER, { forms: ['application/json', CSV] }));
  const [type] = parseAccept((headers.get('content-type') ?? '').toLowerCase());
  if (!type || ![CSV, XLSX].includes(type.type))
    throw new Refusal(415, 'BAD_USER_INPUT', said(FAULTS.WRONG_FILE, { forms: [CSV, XLSX] }));
  if (!/^utf-?8$/.test(type.params.charset ?? 'utf-8'))
    throw new Refusal(415, 'BAD_USER_INPUT', said(FAULTS.WRONG_CHARSET));
  checkIdempotencyKey(headers);
  return mediaType;
}

async function readSheet(request: Request, delimiter: keyof typeof DELIMITERS | undefined): Promise<Sheet> {
  const bytes = await bodyBytes(request, MAX_UNPACKED);
  if (bytes.length === 0) throw new FileFault(said(FAULTS.EMPTY));
  const isCsv = request.headers.get('content-type')?.toLowerCase().startsWith(CSV);
  return isCsv ? readCsv(bytes, delimiter) : readXlsx(bytes, MAX_UNPACKED);
}

const WORDS_FOR_BOTH = { lang: undefined, bom: ['1'], delimiter: Object.keys(DELIMITERS) };
/** What an address may give, and which values each takes; undefined where any. */
const IMPORTED: Readonly<Record<string, readonly string[] | undefined>> = {
  ...WORDS_FOR_BOTH,
  asOf: undefined,
  month: undefined,
  basis: enumValues('Basis'),
  attribution: enumValues('Attribution'),
  citation: undefined,
  publisher: undefined,
  office: undefined,
  locale: ['id-ID', 'en-US'],
  acknowledge: enumValues('FigureWarning'),
  acceptPartial: ['true', 'false'],
};
/** It may have several, with commas between. */
const SEVERAL = 'acknowledge';
const OF_TEMPLATE = { ...WORDS_FOR_BOTH, branch: undefined, month: undefined };
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What an address gives, each at most once, and nothing that is not known; empty ones are as if not given. */
function readParameters(
  url: string,
  known: Readonly<Record<string, readonly string[] | undefined>>,
): Partial<Record<string, string>> {
  const wrong = (what: Said) => new Refusal(400, 'BAD_USER_INPUT', what);
  const given: Partial<Record<string, string>> = {};
  for (const [name, value] of new URL(url).searchParams) {
    const shown = name.slice(0, 60);
    if (!Object.hasOwn(known, name))
      throw wrong(said(FAULTS.NO_SUCH_PARAMETER, { name: shown, known: Object.keys(known) }));
    if (given[name] !== undefined) throw wrong(said(ERRORS.PARAMETER_TWICE, { name: shown }));
    if (value.includes('\0')) throw wrong(said(FAULTS.PARAMETER_IS_NO_TEXT, { name: shown }));
    const values = known[name];
    const each = name === SEVERAL ? value.split(',') : [value];
    if (values && value !== '' && !each.every((one) => values.includes(one)))
      throw wrong(said(FAULTS.WRONG_PARAMETER, { name: shown, values }));
    if (value.trim() !== '') given[name] = value.trim();
  }
  if (given.month !== undefined && !MONTH.test(given.month)) throw wrong(said(FAULTS.NOT_A_MONTH));
  return given;
}

/** The parameters as the input of submitFigures. */
function inputOf(given: Partial<Record<string, string>>): object {
  const { month, asOf = month, citation, publisher, acknowledge, acceptPartial, basis, ...rest } = given;
  const needed = { 'month (or asOf)': asOf, basis, citation, publisher };
  for (const [name, value] of Object.entries(needed))
    if (value === undefined) throw new Refusal(400, 'BAD_USER_INPUT', said(FAULTS.PARAMETER_MISSING, { name }));
  if (month !== undefined && asOf !== month) throw new Refusal(400, 'BAD_USER_INPUT', said(FAULTS.MONTH_OR_DAY));
  return {
    ...rest,
    asOf,
    basis,
    source: { new: { citation, publisher } },
    acknowledge: acknowledge?.split(',') ?? [],
    acceptPartial: acceptPartial === 'true',
  };
}

/** What came of a sheet, as JSON or as the rows that are to be mended. */
function answer(imported: Imported, sheet: Sheet, context: RequestContext, forExcel: boolean): Response {
  const { submission, refused, left_out } = imported;
  const headers = new Headers(answerHeaders(context));
  const findings = findingsOf(imported, sheet);
  if (refused && findings.length === 0) {
    const code = codeOf(refused.kind);
    throw new Refusal(OF_CODE[code].status, code, refused.message, Object.fromEntries(headers));
  }
  const status = refused ? 422 : 200;
  if (context.mediaType === CSV) {
    headers.set('content-type', `${CSV}; charset=utf-8; header=present`);
    headers.set('content-disposition', 'attachment; filename="rejected.csv"');
    return new Response(rejectedCsv(findings, sheet, context, forExcel), { status, headers });
  }
  const { language } = context.outcome;
  const extensions = errorExtensions('BAD_USER_INPUT', context.requestId, language);
  const errors = refused && [{ message: messageOf(refused.message, language), extensions }];
  const { withoutNumber } = sheet;
  return Response.json({ errors, submission, withoutNumber, findings, findingsLeftOut: left_out }, { status, headers });
}

/** The stable code of a refusal by the kind of its outcome. */
const codeOf = (kind: string): ErrorCode => (kind === 'FORBIDDEN' || kind === 'CONFLICT' ? kind : 'BAD_USER_INPUT');

/** The findings, with their places in the file. A text that cannot be kept is refused before rows are looked at. */
function findingsOf({ refused, findings }: Imported, sheet: Sheet): Finding[] {
  const [, list, n, column = null] = refused?.path ?? [];
  const all =
    refused && list === 'rows' && n !== undefined
      ? [{ place: Number(n) + 1, column, code: refused.code, message: refused.message }]
      : findings;
  return all.map(({ place, column, code, message }) => {
    const { line, cells } = sheet.rows[place - 1] as Sheet['rows'][number];
    // A number is a value, or a range.
    const names = column === 'quantity' ? (['value', 'low', 'high'] as const) : [column as ColumnName];
    const found = names.map((name) => sheet.columns.indexOf(name)).filter((i) => i >= 0);
    const i = found.find((each) => cells[each] !== '') ?? found[0];
    const at = i === undefined ? undefined : { column: sheet.headers[i] as string, value: cells[i] as Cell };
    return { row: line, column: at?.column ?? null, value: at?.value ?? null, code, message };
  });
}

/** The rows that are not taken, as they were sent, with a column that says why. */
function rejectedCsv(findings: Finding[], sheet: Sheet, { outcome }: RequestContext, forExcel: boolean) {
  const reasons = new Map(
    findings.map(({ row, column, message }) => [row, column ? `${column}: ${message}` : message]),
  );
  const kept = sheet.columns.flatMap((name, i) => (name === 'reason' ? [] : [i]));
  const headers = [...kept.map((i) => sheet.headers[i] as string), COLUMNS.reason[spoken(outcome.language)]];
  const rows = sheet.rows
    .filter(({ line }) => reasons.has(line))
    .map(({ line, cells }) => [...kept.map((i) => cells[i] as Cell), reasons.get(line) as string]);
  return csvOf(asTable(headers), rows.map(withoutEmpty), forExcel, sheet.delimiter);
}

const asTable = (headers: readonly string[]) => ({
  columns: headers.map((name) => ({ name, type: 'String', isList: false })),
});
const withoutEmpty = (cells: readonly Cell[]) => cells.map((cell) => (cell === '' ? null : cell));

/** A row of the sheet to fill in, as the rules give it. */
interface Line {
  area: string;
  area_name: string;
  segment: string;
  segment_name: string;
  last_month: number | null;
}
const TEMPLATE = 'select jsonb_agg(s)::text from sheet_for($1, $2) s';
const TEMPLATE_COST = 300;
const TEMPLATE_COLUMNS = [
  'area',
  'area_name',
  'segment',
  'segment_name',
  'measure',
  'last_month',
  'value',
  'precision',
  'note',
] as const satisfies ColumnName[];

/** A sheet with the areas and segments of a branch, to be filled in. */
async function template(c: Context<AppTypes>, isXlsx: boolean): Promise<Response> {
  const context = await letIn(c);
  const { branch = '', month = '', lang, bom, delimiter = 'comma' } = readParameters(c.req.url, OF_TEMPLATE);
  const language = speak(lang, context.outcome.language);
  for (const [name, value] of Object.entries({ branch, month }))
    if (value === '') throw new Refusal(400, 'BAD_USER_INPUT', said(FAULTS.PARAMETER_MISSING, { name }));
  const { cell } = await readCell(context, TEMPLATE, [branch, `${month}-01`], TEMPLATE_COST);
  if (cell === null) throw new Refusal(404, 'NOT_FOUND', said(FAULTS.NO_SUCH_BRANCH, { code: branch.slice(0, 60) }));
  const headers = TEMPLATE_COLUMNS.map((name) => COLUMNS[name][language]);
  const rows = (JSON.parse(cell) as Line[]).map((line) =>
    TEMPLATE_COLUMNS.map((name) =>
      name === 'measure' ? 'PARTICIPANTS' : ((line as Partial<Record<ColumnName, Cell>>)[name] ?? null),
    ),
  );
  const body = isXlsx
    ? await sheetXlsx(`${branch} ${month}`, headers, rows)
    : csvOf(asTable(headers), rows, bom === '1', DELIMITERS[delimiter as keyof typeof DELIMITERS]);
  const name = `${branch}_${month}.${isXlsx ? 'xlsx' : 'csv'}`.replace(/[^\w.-]+/g, '-');
  return new Response(body, {
    headers: {
      ...Object.fromEntries(answerHeaders(context)),
      'content-type': isXlsx ? XLSX : `${CSV}; charset=utf-8; header=present`,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
