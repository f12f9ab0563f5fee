/** The pages for people: `/id/…` and `/en/…`, each made of the answer of one saved document. */
import { type Context, Hono, type NotFoundHandler } from 'hono';
import type { RequestContext } from '../context.ts';
import type { Dataset } from '../db/database.ts';
import { digest } from '../digest.ts';
import {
  parameterOf,
  readVariables,
  type SavedDocument,
  type SavedVariable,
  savedDocument,
  WrongVariables,
} from '../documents/saved.ts';
import { type ErrorCode, FAULTS } from '../errors.ts';
import { FRESH_SECONDS, fromEdge, isKnown, type Made } from '../http/edge-cache.ts';
import { answerHeaders } from '../http/graphql.ts';
import { languageOf, speak } from '../http/language.ts';
import { letIn } from '../http/let-in.ts';
import { logLine } from '../http/log-line.ts';
import { notFound, onError } from '../http/on-error.ts';
import { Refusal } from '../http/refusal.ts';
import { preferred } from '../http/requests.ts';
import { type AnswerSaved, askSaved } from '../http/saved.ts';
import type { AppTypes } from '../http/types.ts';
import { askedLanguage, tagOf } from '../language.ts';
import { type Failure, failureShown, type WrongPart } from './failure.tsx';
import { afterSkeleton, MOST_SHOWN, type Nav, pageHtml, skeletonHtml, withPassedOver } from './layout.tsx';
import { link, type Page, plainView, type View } from './page.ts';
import { PAGES } from './pages.ts';

type PageContext = Context<AppTypes>;

const LANGUAGES = ['id', 'en'] as const;
/** What answers at its address without a language, too. */
const ANSWERS_ITSELF = ['/', '/errors', '/q'];
/** After so long the beginning of a page is sent without its content. */
const LATE_MS = 500;

export function pagesRoute(answer: AnswerSaved): Hono<AppTypes> {
  const route = new Hono<AppTypes>();
  route.onError(failureAnswer);
  route.get('/', (c) => {
    c.header('vary', 'Accept-Language');
    return c.redirect(`/${tagOf(askedLanguage(c.req.raw.headers) ?? 'ID')}/`);
  });
  // Where `docs` of an error leads. A browser keeps the code behind the #.
  route.get('/errors', (c) => {
    const language = tagOf(speak(c.req.query('lang'), languageOf(c.req.raw)));
    c.header('vary', 'Accept-Language');
    return c.redirect(`/${language}/errors`);
  });
  // An address as somebody says it, without a language.
  for (const { path } of PAGES)
    if (!ANSWERS_ITSELF.includes(path))
      route.get(path, (c) => {
        const { pathname, search } = new URL(c.req.url);
        c.header('vary', 'Accept-Language');
        return c.redirect(`/${tagOf(askedLanguage(c.req.raw.headers) ?? 'ID')}${pathname}${search}`);
      });
  route.get('/wilayah', (c) => c.redirect('/wilayah/ID'));
  for (const language of LANGUAGES) {
    route.get(`/${language}`, (c) => c.redirect(`/${language}/`, 301));
    route.get(`/${language}/wilayah`, (c) => c.redirect(`/${language}/wilayah/ID`, 301));
    for (const page of PAGES)
      route.get(`/${language}${page.path}`, logLine, (c) => inTime(c, (view) => answerPage(c, page, view, answer)));
  }
  return route;
}

/** Answers where no route is: people get a page, programs what they get of any error. */
export const notFoundPage: NotFoundHandler<AppTypes> = (c) => {
  const likes = preferred(c.req.header('accept') ?? null, ['application/json', 'text/html']);
  if (likes !== 'text/html') return notFound(c);
  const { pathname, search } = new URL(c.req.url);
  // What begins with two slashes would be another host.
  const bare = pathname.replace(/\/+$/, '').replace(/^\/+/, '/');
  if (bare && pathname.endsWith('/')) return c.redirect(bare + search, 308);
  return failurePage(c, notFound(c) as Response, { isNowhere: true });
};

/** The entries of the list of pages, in the language of the view. */
const navOf = ({ words }: View): Nav =>
  PAGES.flatMap(({ nav, path }) => (nav ? [{ path: path.replace('/:code', '/ID'), name: words.nav[nav] }] : []));

/** The view of an address of which nothing is known yet but the language. */
function viewOf({ req }: PageContext): View {
  const { origin, pathname, search } = new URL(req.url);
  const language = tagOf(languageOf(req.raw) ?? 'ID');
  const below = pathname.replace(/^\/(id|en)(?=\/|$)/, '');
  return plainView(language, origin, below === pathname ? '/' : `${below}${search}`);
}

const htmlHeaders = (view: View) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-language': view.language,
});

/** Answers with a page, from the cache where that has it. */
async function answerPage(c: PageContext, page: Page, seen: View, answer: AnswerSaved): Promise<Response> {
  const context = await letIn(c);
  const elsewhere = page.elsewhere?.((name) => c.req.param(name as never) ?? '');
  if (elsewhere !== undefined)
    return c.redirect(link(seen, elsewhere) + (elsewhere.includes('?') ? '' : new URL(c.req.url).search));
  const document = page.document === undefined ? undefined : savedDocument(page.document);
  const { address, variables, passedOver } = readAddress(c, page, document);
  const view = { ...seen, address, variables };
  const made = async (dataset: Dataset | undefined, data: unknown): Promise<Response> => {
    const known = { ...view, dataset, cited: citedAddress(address, variables, dataset) };
    const shown = page.show(data, known);
    if (!shown) return failurePage(c, notFound(c) as Response, { isNowhere: true, missing: page.missing?.(known) });
    return new Response(pageHtml(known, navOf(view), shown), { headers: htmlHeaders(view) });
  };
  const answered = (response: Response) => tellPassedOver(response, view, passedOver);
  if (!document) return answered(await ofText(c, await made(undefined, undefined)));
  const make = async (within: RequestContext): Promise<Made> => {
    let wrong: WrongPart | undefined;
    within.retold = (mistake) => {
      wrong ??= wrongPart(c, document, variables, parameterOf(document, mistake));
      return mistake;
    };
    const { response, dataset } = await askSaved(answer, document, variables, within, c.req.url);
    if (!dataset) return { response: await failurePage(c, response, { wrong }), dataset };
    const { data } = (await response.json()) as { data: unknown };
    const html = await made(dataset, data);
    return { response: html, dataset: html.status === 200 ? dataset : undefined };
  };
  const key = ['page', page.path, document.hash, view.language, address, JSON.stringify(variables)];
  const response = await fromEdge(c, context, { key, make });
  for (const [name, value] of answerHeaders(context)) response.headers.set(name, value);
  return answered(response);
}

/** A page that says what of its address it does not know. It is no page that anybody keeps: it has the address in it. */
async function tellPassedOver(response: Response, view: View, names: readonly string[]): Promise<Response> {
  if (names.length === 0 || response.status !== 200) return response;
  const headers = new Headers(response.headers);
  for (const name of ['etag', 'last-modified']) headers.delete(name);
  return new Response(withPassedOver(await response.text(), view, names), { headers });
}

/** A page that is the same until the Worker is another one, as a cache may keep it. */
async function ofText(c: PageContext, response: Response): Promise<Response> {
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.set('cache-control', `public, max-age=${FRESH_SECONDS}`);
  headers.set('etag', `"${(await digest(html)).slice(0, 32)}"`);
  const known = isKnown(c.req.raw.headers, headers);
  return new Response(known ? null : html, { status: known ? 304 : 200, headers });
}

/** The address that shows the same for ever: what was known when the page was made, on its day. */
function citedAddress(address: string, { knownAt }: View['variables'], dataset: Dataset | undefined): string {
  if (!dataset || knownAt) return address;
  const url = new URL(address, 'http://here');
  // Of what was known by a moment, the day is that of the moment.
  url.searchParams.set('knownAt', dataset.knownAt > dataset.at ? dataset.knownAt : dataset.at);
  return url.pathname + url.search.replaceAll('%3A', ':');
}

const isMonth = ({ type }: SavedVariable): boolean => type.startsWith('Month');
/** What a month may be called in an address, whatever the document calls it. */
const MONTH_NAMES = ['at', 'month'];

/** What others add to a link, to see where it is followed. */
const ADDED = /^utm_|clid$/;

/**
 * What an address asks: the values of the document's variables, and the address without what the page does not know,
 * so that what others add to a link does not make another page.
 */
function readAddress(c: PageContext, page: Page, document: SavedDocument | undefined) {
  const { req } = c;
  const query = new URLSearchParams();
  const given = new Map<string, string>();
  for (const variable of document?.variables ?? []) {
    const value = namesOf(variable)
      .map((name) => req.query(name))
      .find((text) => text);
    if (value) given.set(variable.name, value);
  }
  const values = page.values?.((name) => req.param(name as never) ?? '', given) ?? {};
  for (const [name, value] of given) if (!(name in values)) query.set(name, value);
  for (const [name, value] of Object.entries(values)) given.set(name, value);
  const path = new URL(req.url).pathname.replace(/^\/(id|en)/, '');
  const address = query.size > 0 ? `${path}?${query}`.replaceAll('%3A', ':') : path;
  const taken = document?.variables.filter(({ name }) => !(name in values)).flatMap(namesOf) ?? [];
  const passedOver = Object.keys(req.query()).filter((name) => !taken.includes(name) && !ADDED.test(name));
  try {
    return { address, variables: document ? readVariables(document, given) : {}, passedOver };
  } catch (error) {
    if (!document || !(error instanceof WrongVariables)) throw error;
    const wrong = wrongPart(c, document, Object.fromEntries(given), error.parameter);
    throw new WrongAddress(new Refusal(400, 'BAD_USER_INPUT', error.said), wrong);
  }
}

/** By which names an address may give a variable its value. */
const namesOf = (variable: SavedVariable): string[] => (isMonth(variable) ? MONTH_NAMES : [variable.name]);

/** A refusal of an address, with the part of it that is wrong. */
class WrongAddress extends Error {
  readonly refusal: Refusal;
  readonly wrong: WrongPart | undefined;
  constructor(refusal: Refusal, wrong: WrongPart | undefined) {
    super('The page does not take this address.');
    this.refusal = refusal;
    this.wrong = wrong;
  }
}

/** The part of the address that gives a variable of the document its value; undefined where none does. */
function wrongPart(
  { req }: PageContext,
  { variables }: SavedDocument,
  values: Readonly<Record<string, unknown>>,
  name: string | undefined,
): WrongPart | undefined {
  const variable = variables.find((each) => each.name === name);
  if (!variable) return undefined;
  const withValue = (value?: string) => {
    const { pathname, searchParams } = new URL(req.url);
    for (const name of namesOf(variable)) searchParams.delete(name);
    if (value !== undefined) searchParams.set(variable.name, value);
    return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  };
  return { variable, given: String(values[variable.name] ?? '').slice(0, MOST_SHOWN), withValue };
}

/**
 * The answer; of one that takes long the beginning is sent ahead, and what follows in the same stream, be it the page or
 * what went wrong. Such a page is not kept by anybody, as its status cannot say any more how it ends.
 */
async function inTime(c: PageContext, answer: (view: View) => Promise<Response>): Promise<Response> {
  const view = viewOf(c);
  const answered = answer(view);
  // Only who shows it to somebody is sent a beginning. Others, such as search engines, wait for the status that it has;
  // who has a page already waits too: it may be told that this one is still good.
  if (c.req.header('sec-fetch-dest') !== 'document') return answered;
  if (c.req.header('if-none-match') || c.req.header('if-modified-since')) return answered;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(done, LATE_MS, undefined);
  });
  const first = await Promise.race([answered, late]).finally(() => clearTimeout(timer));
  if (first) return first;
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async start(stream) {
      stream.enqueue(encoder.encode(skeletonHtml(view, navOf(view))));
      const response = await answered.catch((error) => failureAnswer(error, c));
      stream.enqueue(encoder.encode(afterSkeleton(await response.text())));
      stream.close();
    },
  });
  return new Response(body, { headers: { ...htmlHeaders(view), 'cache-control': 'no-store' } });
}

/** The page for what was thrown. */
const failureAnswer = (error: Error, c: PageContext): Promise<Response> =>
  error instanceof WrongAddress
    ? failurePage(c, onError(error.refusal, c) as Response, { wrong: error.wrong })
    : failurePage(c, onError(error, c) as Response);

/** The page for an answer that is an error, with its status and headers. */
async function failurePage(
  c: PageContext,
  answer: Response,
  known: Pick<Failure, 'wrong' | 'isNowhere' | 'missing'> = {},
): Promise<Response> {
  const { errors } = (await answer.json()) as { errors: { message: string; extensions: Record<string, string> }[] };
  const [first] = errors;
  const code = first?.extensions.code ?? 'INTERNAL';
  const failure: Failure = {
    ...known,
    status: answer.status === 200 ? FAULTS[code as ErrorCode].status : answer.status,
    code,
    message: first?.message ?? '',
    requestId: first?.extensions.requestId ?? c.get('requestId'),
  };
  const view = viewOf(c);
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(htmlHeaders(view))) headers.set(name, value);
  headers.delete('content-length');
  return new Response(pageHtml(view, navOf(view), failureShown(view, failure)), { status: failure.status, headers });
}
