/** Figures by a spreadsheet: a sheet to fill in, and what becomes of one that is sent. docs/submitting.md has the steps. */
import { type Context, Hono } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { RequestContext } from '../context.ts';
import { DatabaseError } from '../db/errors.ts';
import { digest, digestOfBytes } from '../digest.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { type ErrorCode, errorExtensions, messageOf, FAULTS as OF_CODE } from '../errors.ts';
import { spoken } from '../language.ts';
import { type Batch, type Said, said } from '../pothos-kysely/index.ts';
import { readCsv } from '../sheets/csv.ts';
import FAULTS from '../sheets/faults.json' with { type: 'json' };
import { FileFault } from '../sheets/file-fault.ts';
import {
  type Cell,
  COLUMNS,
  type ColumnName,
  cellsByName,
  DELIMITERS,
  type Delimiter,
  guarded,
  inWordsOf,
  MAX_FILE,
  MAX_ROWS,
  ROWS_AT_ONCE,
  type Row,
  rowsOf,
  type Sheet,
} from '../sheets/sheet.ts';
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

/** Of a workbook, unpacked. It is read whole, and takes several times as much memory. */
const MAX_WORKBOOK = 8_000_000;
/** How many findings are told in full as JSON. */
const MAX_FINDINGS = 1_000;

const CSV = 'text/csv';
const CSV_TYPE = `${CSV}; charset=utf-8; header=present`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What writes, in one request to the database. It is handed in, as mutations are written in the same way. */
export type Write = (batch: Batch, context: RequestContext) => Promise<readonly (string | null)[]>;

/** What came of rows of a sheet, as the rules tell it: rules/figures/imports.sql. */
interface Imported {
  submission?: { id: string; state: string; count: Record<string, number> };
  refused?: { kind: string; code: string; path: string[]; message: string };
  /** `place` is counted from 1 among the rows that were given. */
  findings: { place: number; column: string | null; code: string; message: string }[];
  left_out: number;
}
/** What came of a sheet. */
interface Outcome extends Pick<Imported, 'submission' | 'refused'> {
  findings: Finding[];
  findingsLeftOut: number;
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
  route.post('/imports/figures', limitBody(MAX_FILE), (c) => importFigures(c, write));
  route.get('/imports/:file{template[.](?:csv|xlsx)}', (c) => template(c, c.req.param('file').endsWith('xlsx')));
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
  const { lang, bom, delimiter, ...input } = readParameters(request.url, imported());
  speak(lang, context.outcome.language);

  try {
    const asked = inputOf(input);
    const { sheet, fingerprint } = await readSheet(request, delimiter as Delimiter | undefined, asked);
    const outcome = await takeIn(sheet, { ...asked, fingerprint }, context, write);
    return answer(outcome, sheet, context, { forExcel: bom === '1', locale: input.locale });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const code = error.kind === 'SIZE' ? 'OPERATION_TOO_COMPLEX' : 'BAD_USER_INPUT';
    throw new Refusal(error.kind === 'FORM' ? 415 : OF_CODE[code].status, code, error.said);
  }
}

/**
 * Gives the rows of a sheet to the database, a part in each request. What was taken stays where the next part does not
 * come through, and the same sheet goes on with it when it is sent again: so nobody need send a part of it.
 */
async function takeIn(sheet: Sheet, input: object, context: RequestContext, write: Write): Promise<Outcome> {
  const most = isFile(context) ? MAX_ROWS : MAX_FINDINGS;
  const outcome: Outcome = { findings: [], findingsLeftOut: 0 };
  for (const [n, part] of sheet.parts.entries()) {
    const rows = rowsOf(part);
    const place = { before: n * ROWS_AT_ONCE, isLast: n === sheet.parts.length - 1 };
    const asked = { ...input, ...place, rows: cellsByName(sheet, rows) };
    const parameters = [asked, most - outcome.findings.length];
    const statements = [{ sql: 'select imported($1, $2)', parameters }];
    // Each part is a write of its own, with time of its own.
    const { idempotencyKey } = context;
    const ofPart = n === 0 ? context : { ...context, idempotencyKey: idempotencyKey && `${idempotencyKey} part ${n}` };
    const [cell] = await write({ readOnly: false, statements, asked: ['imports', asked] }, ofPart).catch(cutOff);
    const { submission, refused, findings, left_out } = JSON.parse(cell as string) as Imported;
    outcome.submission = submission;
    outcome.refused = refused;
    for (const finding of findingsOf(refused, findings, sheet, rows)) outcome.findings.push(finding);
    outcome.findingsLeftOut += left_out;
    // Where nobody waits any more the rest is not begun.
    if (refused || context.signal.aborted) break;
  }
  return outcome;
}

/** Where nobody knows whether a part was taken the file may be sent again all the same: what was taken is known again. */
function cutOff(error: unknown): never {
  const isUnknown = error instanceof DatabaseError && error.code === 'UNKNOWN_OUTCOME';
  throw isUnknown ? new DatabaseError('UNAVAILABLE', said(FAULTS.CUT_OFF), { cause: error }) : error;
}

/** Refuses a request for its headers. Gives the media type of the answer: a workbook is answered by a workbook too. */
function mediaTypeOf({ headers }: Request): string {
  const [type] = parseAccept((headers.get('content-type') ?? '').toLowerCase());
  if (!type || ![CSV, XLSX].includes(type.type))
    throw new Refusal(415, 'BAD_USER_INPUT', said(FAULTS.WRONG_FILE, { forms: [CSV, XLSX] }));
  const forms = ['application/json', CSV, ...(type.type === XLSX ? [XLSX] : [])];
  const mediaType = preferred(headers.get('accept'), forms);
  if (!mediaType) throw new Refusal(406, 'BAD_USER_INPUT', said(FAULTS.WRONG_ANSWER, { forms }));
  if (!/^utf-?8$/.test(type.params.charset ?? 'utf-8'))
    throw new Refusal(415, 'BAD_USER_INPUT', said(FAULTS.WRONG_CHARSET));
  checkIdempotencyKey(headers);
  return mediaType;
}

/** Reads the file that was sent, all of it before any row is taken: where it is broken in its last line nothing is. */
async function readSheet(
  request: Request,
  delimiter: Delimiter | undefined,
  asked: object,
): Promise<{ sheet: Sheet; fingerprint: string }> {
  const bytes = await bodyBytes(request, MAX_FILE);
  if (bytes.length === 0) throw new FileFault(said(FAULTS.EMPTY));
  const isCsv = request.headers.get('content-type')?.toLowerCase().startsWith(CSV);
  const sheet = isCsv ? readCsv(bytes, delimiter) : await readXlsx(bytes, MAX_WORKBOOK);
  return { sheet, fingerprint: await digest([asked, delimiter, await digestOfBytes(bytes)]) };
}

const WORDS_FOR_BOTH = { lang: undefined, bom: ['1'], delimiter: Object.keys(DELIMITERS) };
/** What an address may give, and which values each takes; undefined where any. */
const imported = (): Readonly<Record<string, readonly string[] | undefined>> => ({
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
});
/** It may have several, with commas between. */
const SEVERAL = 'acknowledge';
const OF_TEMPLATE = { ...WORDS_FOR_BOTH, branch: undefined, month: undefined };
const MONTH = /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/;

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

/** All parameters that are missing are told at once. */
function refuseMissing(needed: Readonly<Record<string, string | undefined>>): void {
  const names = Object.keys(needed).filter((name) => !needed[name]);
  if (names.length > 0) throw new Refusal(400, 'BAD_USER_INPUT', said(FAULTS.PARAMETER_MISSING, { names }));
}

/** The parameters as the input of submitFigures. */
function inputOf(given: Partial<Record<string, string>>): object {
  const { month, asOf = month, citation, publisher, acknowledge, acceptPartial, basis, ...rest } = given;
  if (asOf === undefined) throw new Refusal(400, 'BAD_USER_INPUT', said(FAULTS.MONTH_MISSING));
  const needed = { basis, citation, publisher };
  refuseMissing(needed);
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

/** How a file of rows is written: for Excel, and numbers as in the file that they came from. */
interface Written {
  forExcel: boolean;
  locale: string | undefined;
}
/** Is the answer to be a file of the rows that are to be mended? */
const isFile = ({ mediaType }: RequestContext) => mediaType === CSV || mediaType === XLSX;
/** What came of a sheet, as JSON or as the rows that are to be mended. The submission is named in a header of both. */
async function answer(outcome: Outcome, sheet: Sheet, context: RequestContext, written: Written): Promise<Response> {
  const { submission, refused, findings, findingsLeftOut } = outcome;
  const headers = new Headers(answerHeaders(context));
  const code = refused && codeOf(refused.kind);
  // What is wrong with rows is told of each; all else is told once.
  if (refused && code && (findings.length === 0 || code !== 'BAD_USER_INPUT'))
    throw new Refusal(OF_CODE[code].status, code, refused.message, Object.fromEntries(headers));
  const status = refused ? 422 : 200;
  if (submission && !refused) headers.set('submission-id', submission.id);
  const { language } = context.outcome;
  if (isFile(context)) {
    const name = language === 'ID' ? 'perlu-diperbaiki' : 'to-mend';
    const isXlsx = context.mediaType === XLSX;
    headers.set('content-type', isXlsx ? XLSX : CSV_TYPE);
    headers.set('content-disposition', `attachment; filename="${name}.${isXlsx ? 'xlsx' : 'csv'}"`);
    const names = [...keptOf(sheet).map((i) => sheet.headers[i] as string), COLUMNS.reason[spoken(language)]];
    const rows = rowsToMend(findings, sheet, refused !== undefined);
    const file = isXlsx ? await sheetXlsx(name, names, [...rows]) : toMendCsv(names, rows, sheet, written);
    return new Response(file, { status, headers });
  }
  const extensions = errorExtensions('BAD_USER_INPUT', context.requestId, language);
  const errors = refused && [{ message: messageOf(refused.message, language), extensions }];
  const { withoutNumber } = sheet;
  return Response.json(
    { errors, submission: refused ? undefined : submission, withoutNumber, findings, findingsLeftOut },
    { status, headers },
  );
}

/** The stable code of a refusal by the kind of its outcome. */
const codeOf = (kind: string): ErrorCode => (kind === 'FORBIDDEN' || kind === 'CONFLICT' ? kind : 'BAD_USER_INPUT');

/** Findings about some rows, with their places in the file. A text that cannot be kept is refused before all else. */
function findingsOf(
  refused: Imported['refused'],
  findings: Imported['findings'],
  sheet: Sheet,
  rows: readonly Row[],
): Finding[] {
  const [, list, n, column = null] = refused?.path ?? [];
  const all =
    refused && list === 'rows' && n !== undefined
      ? [{ place: Number(n) + 1, column, code: refused.code, message: refused.message }]
      : findings;
  return all.map(({ place, column, code, message }) => {
    const { line, cells } = rows[place - 1] as Row;
    // A number is a value, or a range.
    const names = column === 'quantity' ? (['value', 'low', 'high'] as const) : [column as ColumnName];
    const found = names.map((name) => sheet.columns.indexOf(name)).filter((i) => i >= 0);
    const i = found.find((each) => cells[each] !== '') ?? found[0];
    const at = i === undefined ? undefined : { column: sheet.headers[i] as string, value: cells[i] as Cell };
    return {
      row: line,
      column: at?.column ?? null,
      value: at?.value ?? null,
      code,
      message: inWordsOf(sheet, message),
    };
  });
}

/** The columns of a sheet but for that of reasons, by their places. */
const keptOf = ({ columns }: Sheet) => columns.flatMap((name, i) => (name === 'reason' ? [] : [i]));
/**
 * The rows that are not taken, as they were sent, with a column that says why: the wrong ones, or where nothing was taken
 * all of the file.
 */
function* rowsToMend(findings: Finding[], sheet: Sheet, whole: boolean): Generator<(Cell | null)[]> {
  const reasons = new Map<number, string>();
  for (const { row, column, message } of findings) {
    const before = reasons.get(row);
    const reason = column ? `${column}: ${message}` : message;
    reasons.set(row, before ? `${before} ${reason}` : reason);
  }
  const kept = keptOf(sheet);
  for (const part of sheet.parts)
    for (const { line, cells } of rowsOf(part))
      if (whole || reasons.has(line))
        yield [...kept.map((i) => cells[i] as Cell), reasons.get(line) ?? ''].map((cell) =>
          cell === '' ? null : typeof cell === 'string' ? guarded(cell) : cell,
        );
}

/** The same as CSV, with numbers as the locale of the file writes them. */
function toMendCsv(
  names: readonly string[],
  rows: Iterable<(Cell | null)[]>,
  { delimiter }: Sheet,
  { forExcel, locale }: Written,
) {
  const written = (cell: Cell | null) =>
    typeof cell === 'number' ? String(cell).replace('.', locale === 'id-ID' ? ',' : '.') : cell;
  const lines = (function* () {
    for (const row of rows) yield row.map(written);
  })();
  return csvOf(asTable(names), lines, forExcel, delimiter);
}

const asTable = (headers: readonly string[]) => ({
  columns: headers.map((name) => ({ name, type: 'String', isList: false })),
});

/** A row of the sheet to fill in, as the rules give it. */
interface Line {
  area: string;
  area_name: string;
  segment: string;
  segment_name: string;
  last_month: number | null;
}
/** Its rows, or in words why there is none. */
type Template = { rows: Line[] } | { refused: string };
const TEMPLATE = 'select sheet_of($1, $2)::text';
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
  'acknowledge',
] as const satisfies ColumnName[];

/** A sheet with the areas and segments of a branch, to be filled in. */
async function template(c: Context<AppTypes>, isXlsx: boolean): Promise<Response> {
  const context = await letIn(c);
  const { branch = '', month = '', lang, bom, delimiter = 'comma' } = readParameters(c.req.url, OF_TEMPLATE);
  const language = speak(lang, context.outcome.language);
  refuseMissing({ branch, month });
  const { cell } = await readCell(context, TEMPLATE, [branch, `${month}-01`], TEMPLATE_COST);
  if (cell === null) throw new Refusal(404, 'NOT_FOUND', said(FAULTS.NO_SUCH_BRANCH, { code: branch.slice(0, 60) }));
  const sheet: Template = JSON.parse(cell);
  if ('refused' in sheet)
    throw new Refusal(400, 'BAD_USER_INPUT', sheet.refused, Object.fromEntries(answerHeaders(context)));
  const headers = TEMPLATE_COLUMNS.map((name) => COLUMNS[name][language]);
  const rows = sheet.rows.map((line) =>
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
      'content-type': isXlsx ? XLSX : CSV_TYPE,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
