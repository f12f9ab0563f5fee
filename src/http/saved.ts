/** The saved documents by name: `/q/<name>` answers one, `/q` lists them. */
import { Hono } from 'hono';
import type { Outcome, Params, RequestContext } from '../context.ts';
import type { Dataset } from '../db/database.ts';
import { csvwOf, type Metadata, metadataOf } from '../documents/metadata.ts';
import {
  inParameter,
  type LanguageTag,
  readVariables,
  type SavedDocument,
  savedDocument,
  savedNames,
  takesOf,
  WrongVariables,
} from '../documents/saved.ts';
import { rowsOf, type Table, tableOf } from '../documents/table.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { type ErrorCode, FAULTS } from '../errors.ts';
import { tagOf } from '../language.ts';
import { type Said, said } from '../pothos-kysely/index.ts';
import { csvOf } from './csv.ts';
import { dayOf } from './days.ts';
import { fromEdge, type Made } from './edge-cache.ts';
import { answerHeaders } from './graphql.ts';
import { speak } from './language.ts';
import { letIn } from './let-in.ts';
import { logLine } from './log-line.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { Refusal, unauthenticated } from './refusal.ts';
import { forYoga, preferred } from './requests.ts';
import { FORMS, type Form, formsOf, SAVED_FORMS, savedList } from './saved-list.ts';
import type { AppTypes } from './types.ts';
import { xlsxOf } from './xlsx.ts';

/** What answers a saved document. It is handed in, as the HTTP layer knows nothing of GraphQL. */
export type AnswerSaved = (
  document: SavedDocument,
  params: Params,
  context: RequestContext,
  forYoga: () => Request,
) => Promise<Made>;

/** Of the list of documents. */
const LISTS = ['text/html', 'application/json'] as const;
const ENDING = /\.(metadata\.json|json|csv|xlsx)$/;
/** An answer of one root field that is null. */
const NOTHING = /^\{"data":\s*\{\s*"\w+"\s*:\s*null\s*\}/;
/** Of a table. What has more is asked in parts. */
export const MAX_ROWS = 5_000;

const tooManyRows = () => new Refusal(400, 'OPERATION_TOO_COMPLEX', said(ERRORS.TOO_MANY_ROWS, { limit: MAX_ROWS }));

/** What an address asks. */
interface Asked {
  document: SavedDocument;
  form: Form;
  language: LanguageTag;
  forExcel: boolean;
  variables: Readonly<Record<string, unknown>>;
  listed: Parameters['listed'];
}

export function savedRoute(answer: AnswerSaved): Hono<AppTypes> {
  const route = new Hono<AppTypes>();
  route.use('/q', logLine);
  route.use('/q/*', logLine);
  route.get('/q', async (c) => {
    const context = await letIn(c);
    const type = preferred(c.req.header('accept') ?? null, LISTS);
    if (!type) throw new Refusal(406, 'BAD_USER_INPUT', said(ERRORS.WRONG_FORM, { forms: LISTS }));
    c.header('vary', 'Accept, Accept-Language');
    const language = tagOf(speak(c.req.query('lang'), context.outcome.language));
    // People have a page of it.
    if (type === 'text/html') return c.redirect(`/${language}/q`);
    const documents = savedNames.map((name) => savedDocument(name) as SavedDocument);
    return c.json(savedList(documents, c.req.url));
  });
  route.get('/q/', (c) => c.redirect(`/q${new URL(c.req.url).search}`, 308));
  route.get('/q/:file', async (c) => {
    const context = await letIn(c);
    const asked = readAddress(c.req.raw, c.req.param('file'), context);
    const { document, form, language, forExcel, variables } = asked;
    const key = [document.hash, form, language, String(forExcel), JSON.stringify(variables)];
    const make = (within: RequestContext) => made(answer, asked, within, c.req.raw);
    const response = await fromEdge(c, context, { key, make });
    for (const [name, value] of answerHeaders(context)) response.headers.set(name, value);
    if (!ENDING.test(c.req.path)) response.headers.append('vary', 'Accept');
    return response;
  });
  return route;
}

/** Why no document has this name: it may be that of a document, with an ending that is none of ours. */
function nowhere(file: string): Said {
  const [, name = '', ending = ''] = /^([^.]*)[.](.*)$/.exec(file) ?? [];
  const document = savedDocument(name);
  if (!document) return said(ERRORS.NO_SUCH_DOCUMENT, { name: file.slice(0, 60) });
  const forms = formsOf(document).map((form) => `${name}.${form}`);
  return said(ERRORS.NO_SUCH_FORM, { ending: ending.slice(0, 60), forms });
}

function readAddress({ url, headers }: Request, file: string, context: RequestContext): Asked {
  const ending = ENDING.exec(file)?.[1] as Form | undefined;
  const name = file.replace(ENDING, '');
  const document = savedDocument(name);
  if (!document) throw new Refusal(404, 'NOT_FOUND', nowhere(name));
  const forms = formsOf(document).map((each) => FORMS[each]);
  const liked = ending ? FORMS[ending] : preferred(headers.get('accept'), forms);
  const form = formsOf(document).find((each) => FORMS[each] === liked);
  if (!form) {
    const why = document.hasTable ? said(ERRORS.WRONG_FORM, { forms }) : said(ERRORS.NO_TABLE, { document: name });
    throw new Refusal(406, 'BAD_USER_INPUT', why);
  }
  const takes = { ...takesOf(document), ...(form === 'csv' ? { bom: said(ERRORS.PARAMETER_BOM) } : {}) };
  const parameters = readParameters(url, name, takes, context.outcome.language);
  const { given, listed, refuse } = parameters;
  const bom = given.get('bom');
  if (bom !== undefined && bom !== '1')
    throw refuse(said(ERRORS.WRONG_VALUE, { parameter: 'bom', given: bom.slice(0, 60), values: '1' }));
  const language = tagOf(parameters.language);
  try {
    return { document, form, language, forExcel: bom === '1', variables: readVariables(document, given), listed };
  } catch (error) {
    if (error instanceof WrongVariables) throw refuse(error.said);
    throw error;
  }
}

/**
 * Asks a saved document. Throws where the credential is not good; what else is wrong is in the answer, which then has no
 * dataset.
 * @param url of the request
 */
export async function askSaved(
  answer: AnswerSaved,
  document: SavedDocument,
  variables: Asked['variables'],
  context: RequestContext,
  url: string,
): Promise<Made> {
  const { knownAt, ...own } = variables;
  if (knownAt) context.looked = { knownAt: String(knownAt) };
  const params = { query: document.text, variables: own };
  // By this media type what is wrong is told by the status too. Yoga answers at the address of the endpoint.
  const endpoint = new Request(new URL('/graphql', url));
  const yogaRequest = () => forYoga(endpoint, 'application/graphql-response+json');
  const answered = await answer(document, params, context, yogaRequest);
  if (context.outcome.code === 'UNAUTHENTICATED') throw unauthenticated();
  return answered;
}

/** The answer in the form that is asked for. One in which something is wrong is JSON in any form. */
async function made(answer: AnswerSaved, asked: Asked, context: RequestContext, request: Request): Promise<Made> {
  const { document, form, listed } = asked;
  context.retold = (mistake) => {
    const why = inParameter(document, mistake);
    return why ? listed(why) : mistake;
  };
  const ask = (variables: Asked['variables']) => askSaved(answer, document, variables, context, request.url);
  const first = await ask(asked.variables);
  const { dataset } = first;
  if (dataset && NOTHING.test(await first.response.clone().text()))
    throw new Refusal(404, 'NOT_FOUND', said(ERRORS.NOTHING_FOUND));
  if (!dataset) return form === 'json' ? first : { ...first, response: asRefused(first.response, context.outcome) };
  const addresses = addressesOf(asked, request.url);
  if (form === 'json') {
    const [, ...others] = formsOf(document);
    const links = others.map((each) => `<${addresses[each]}>; rel="alternate"; type="${FORMS[each]}"`);
    if (links.length > 0) first.response.headers.set('link', links.join(', '));
    return first;
  }

  const pages = [await dataOf(first.response)];
  let rows = countRows(asked, pages[0]);
  // All pages are of the moment of the first.
  context.looked = { knownAt: dataset.knownAt, on: dataset.at };
  for (let after = nextPage(document, pages[0]); after; after = nextPage(document, pages.at(-1))) {
    if (rows >= MAX_ROWS) throw tooManyRows();
    const { response, dataset: same } = await ask({ ...asked.variables, after });
    if (!same) return { response: asRefused(response, context.outcome), dataset: undefined };
    pages.push(await dataOf(response));
    rows += countRows(asked, pages.at(-1));
  }
  // The last page may have been longer than what was left.
  if (rows > MAX_ROWS) throw tooManyRows();
  const { language } = asked;
  const table = tableOf(document, pages, language);
  const metadata = metadataOf(document, table, pages, { url: addresses.csv, language, dataset });
  const body = await bodyOf(asked, table, pages, metadata);
  const headers = new Headers({
    'content-type': form === 'csv' ? `${FORMS.csv}; charset=utf-8; header=present` : FORMS[form],
    'content-disposition': `attachment; filename="${fileName(asked, dataset)}"`,
    link:
      form === 'metadata.json'
        ? `<${addresses.csv}>; rel="describes"; type="${FORMS.csv}"`
        : `<${addresses['metadata.json']}>; rel="describedby"; type="${FORMS['metadata.json']}"`,
  });
  return { response: new Response(body, { headers }), dataset };
}

function bodyOf({ form, forExcel }: Asked, table: Table, pages: readonly unknown[], metadata: Metadata) {
  const rows = pages.flatMap((page) => [...rowsOf(table, page)]);
  if (form === 'csv') return csvOf(table, rows, forExcel);
  return form === 'xlsx' ? xlsxOf(table, rows, metadata) : JSON.stringify(csvwOf(metadata), null, 2);
}

/** How many rows a page has. */
const countRows = ({ document, language }: Asked, page: unknown): number =>
  [...rowsOf(tableOf(document, [page], language), page)].length;

const dataOf = async (response: Response): Promise<unknown> => ((await response.json()) as { data: unknown }).data;

/** Who asks for a table must not take half of one for all of it. */
const asRefused = ({ body, status, headers }: Response, { code }: Outcome) =>
  new Response(body, { status: status === 200 ? FAULTS[code as ErrorCode].status : status, headers });

/** A page of a list, as a document asks for it. */
interface Page {
  pageInfo?: { hasNextPage: boolean; endCursor: string };
}

/** The cursor after which the rows go on; undefined where there are no more, or the document takes none. */
function nextPage({ rows, variables }: SavedDocument, data: unknown): string | undefined {
  if (rows.at(-1) !== 'nodes' || !variables.some(({ name }) => name === 'after')) return undefined;
  const list = rows
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], data) as Page | null;
  return list?.pageInfo?.hasNextPage ? list.pageInfo.endCursor : undefined;
}

/** Where the same answer is in each form: the address names all its values. */
function addressesOf({ document, variables, language }: Asked, url: string): Record<Form, string> {
  const { origin } = new URL(url);
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(variables)) if (value !== null) given.set(name, String(value));
  given.set('lang', language);
  return Object.fromEntries(
    SAVED_FORMS.map((form) => [form, `${origin}/q/${document.name}.${form}?${given}`]),
  ) as Record<Form, string>;
}

/** A name that tells what it is, and up to which day it is known, in Indonesia. All pages are in it, so it names none. */
function fileName({ document, form, variables }: Asked, { knownAt }: Dataset): string {
  const isPaged = document.variables.some(({ name }) => name === 'after');
  const values = document.variables.flatMap(({ name, type }) => {
    const value = variables[name] ?? null;
    if (value === null || (isPaged && (name === 'first' || name === 'after'))) return [];
    return type.startsWith('DateTime') ? dayOf(String(value)) : String(value);
  });
  const what = [document.name, ...values]
    .join('_')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 120);
  return `${what}_known-${dayOf(knownAt)}.${form}`;
}
