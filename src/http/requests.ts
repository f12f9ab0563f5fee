import { parseAccept } from 'hono/utils/accept';
import type { Params } from '../context.ts';
import { digestOfBytes } from '../digest.ts';
import { textOf } from '../documents/saved.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { inPart, type Said, said } from '../pothos-kysely/index.ts';
import { Refusal } from './refusal.ts';

/** What answers can be, the one that whoever takes any gets first. Streams of results are not offered: an operation has one. */
const ANSWERS = ['application/json', 'application/graphql-response+json'] as const;
const REQUESTS: readonly string[] = ['application/json', 'application/graphql+json'];
const UTF8 = /^utf-?8$/;
/** Of the caller's choice; a UUID, say. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,200}$/;

/**
 * The media type that an `Accept` header likes best of some (RFC 9110, section 12.5.1): each has the weight of the most
 * specific range that it is in, and 0 is a refusal. Of equal weights the one named first; undefined when none fits.
 */
export function preferred<Type extends string>(accept: string | null, types: readonly Type[]): Type | undefined {
  const ranges = parseAccept((accept || '*/*').toLowerCase()).filter(({ params }) =>
    UTF8.test(params.charset ?? 'utf-8'),
  );
  const rated = types.map((type) => {
    const [range] = [type, type.replace(/\/.*/, '/*'), '*/*'].flatMap((name) =>
      ranges.filter((given) => given.type === name),
    );
    return { type, weight: range?.q ?? 0, place: range ? ranges.indexOf(range) : 0 };
  });
  const [best] = rated.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return best && best.weight > 0 ? best.type : undefined;
}

/** A GraphQL request as Yoga takes it: its method and the media type of its answer, and what it asks. */
export interface Operation {
  request: Request;
  params: Params;
}

/**
 * Refuses a GraphQL request for its headers, before its body is read. POST takes JSON only, so that no form of another
 * site can send one. Gives the media type of the answer.
 */
export function checkHeaders({ method, headers }: Request): string {
  const mediaType = preferred(headers.get('accept'), ANSWERS);
  if (!mediaType) throw new Refusal(406, 'BAD_USER_INPUT', said(ERRORS.WRONG_FORM, { forms: ANSWERS }));
  if (method === 'POST') {
    const [type, ...others] = parseAccept((headers.get('content-type') ?? '').toLowerCase());
    if (!type || others.length > 0 || !REQUESTS.includes(type.type))
      throw new Refusal(415, 'BAD_USER_INPUT', said(ERRORS.NOT_SENT_AS_JSON));
    const packing = headers.get('content-encoding') ?? 'identity';
    if (packing.toLowerCase() !== 'identity')
      throw new Refusal(415, 'BAD_USER_INPUT', said(ERRORS.SENT_PACKED, { packing: inPart(packing) }));
    if (!UTF8.test(type.params.charset ?? 'utf-8'))
      throw new Refusal(415, 'BAD_USER_INPUT', said(ERRORS.NOT_SENT_AS_UTF8));
  }
  checkIdempotencyKey(headers);
  return mediaType;
}

export function checkIdempotencyKey(headers: Headers): void {
  if (!IDEMPOTENCY_KEY.test(headers.get('idempotency-key') ?? 'none'))
    throw new Refusal(400, 'BAD_USER_INPUT', said(ERRORS.WRONG_IDEMPOTENCY_KEY));
}

/** Of a body: more would take many times its bytes of memory once it is parsed. */
const MAX_VALUES = 20_000;
const MAX_NESTING = 200;
const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
/** Of brackets and braces, which differ in one bit. */
const [OPENING, CLOSING, EITHER] = [0x5b, 0x5d, ~0x20];

/** What of JSON is too much to parse, or undefined; whether it is JSON is not looked at. */
function excess(bytes: Uint8Array): Said | undefined {
  let [values, depth, quoted] = [1, 0, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (quoted) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === COMMA) values++;
    else if ((byte & EITHER) === OPENING) {
      values++;
      if (++depth > MAX_NESTING) return said(ERRORS.BODY_TOO_DEEP, { limit: MAX_NESTING });
    } else if ((byte & EITHER) === CLOSING) depth--;
    if (values > MAX_VALUES) return said(ERRORS.BODY_OF_TOO_MANY_VALUES, { limit: MAX_VALUES });
  }
  return undefined;
}

/** Reads what a request asks for, or refuses it: bytes that are not UTF-8, what is no JSON or too much, halves of characters. */
export async function readOperation(request: Request, mediaType: string): Promise<Operation> {
  const isPost = request.method === 'POST';
  const params = isPost ? await bodyParams(await request.arrayBuffer()) : await addressParams(new URL(request.url));
  return { params, request: forYoga(request, mediaType) };
}

/** Yoga takes Accept by its order, and HEAD not at all: it is asked as for GET, and Hono leaves the body out. */
export const forYoga = ({ url, method }: Request, accept: string): Request =>
  new Request(url, { method: method === 'POST' ? 'POST' : 'GET', headers: { accept } });

const unreadable = (what: Said) => new Refusal(400, 'BAD_USER_INPUT', what);

/** What a body says of what GraphQL over HTTP knows; clients put names of their own beside it. */
export async function bodyParams(bytes: ArrayBuffer): Promise<Params> {
  const fault = excess(new Uint8Array(bytes));
  if (fault) throw new Refusal(400, 'OPERATION_TOO_COMPLEX', fault);
  const { query, documentId, operationName, variables, extensions } = jsonObject(said(ERRORS.THE_BODY), () =>
    utf8.decode(bytes),
  ) as Params & { documentId?: unknown };
  if (typeof (operationName ?? '') !== 'string')
    throw unreadable(said(ERRORS.WRONG_KIND_OF_PARAMETER, { name: 'operationName' }));
  // An empty name is none, as in an address.
  const name = operationName === '' ? undefined : operationName;
  return { query: await textAsked(query, documentId, extensions), operationName: name, variables, extensions };
}
const utf8 = new TextDecoder('utf-8', { fatal: true });

const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/;
/**
 * The text of what is asked: as it is given; or that of a saved document, which is named by the SHA-256 of its text, as
 * `documentId` of GraphQL over HTTP, or as Apollo's clients do. These may send both, which then have to agree.
 */
async function textAsked(query: unknown, documentId: unknown, extensions: unknown): Promise<unknown> {
  const apollo = (extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  const [isText, isNamed] = [query, documentId].map((value) => value !== undefined && value !== null);
  if (isText && isNamed) throw unreadable(said(ERRORS.QUERY_AND_DOCUMENT));
  if (apollo && apollo.version !== 1) throw unreadable(said(ERRORS.WRONG_PERSISTED_QUERY));
  if (isText) {
    if (apollo && (await digestOfBytes(new TextEncoder().encode(String(query)))) !== apollo.sha256Hash)
      throw unreadable(said(ERRORS.HASH_OF_OTHER_QUERY));
    return query;
  }
  if (!isNamed && !apollo) return undefined;
  const id = documentId ?? `sha256:${apollo?.sha256Hash}`;
  const text = textOf(DOCUMENT_ID.exec(String(id))?.[1] ?? '');
  if (text !== undefined) return text;
  // Apollo's clients know this message, and send the text then.
  throw new Refusal(404, 'NOT_FOUND', apollo ? 'PersistedQueryNotFound' : said(ERRORS.NO_SUCH_DOCUMENT_ID));
}

async function addressParams({ search, searchParams }: URL): Promise<Params> {
  // URLSearchParams would replace what is not UTF-8.
  decoded(said(ERRORS.THE_ADDRESS), () => decodeURIComponent(search));
  const text = (name: string) => searchParams.get(name) || undefined;
  const object = (name: string) => {
    const json = text(name);
    return json === undefined || json === 'null'
      ? undefined
      : jsonObject(said(ERRORS.THE_PARAMETER, { name }), () => json);
  };
  const extensions = object('extensions');
  return {
    query: await textAsked(text('query'), text('documentId'), extensions),
    operationName: text('operationName'),
    variables: object('variables'),
    extensions,
  };
}

function decoded(what: Said, text: () => string): string {
  try {
    return text();
  } catch {
    throw unreadable(said(ERRORS.NOT_UTF8, { what }));
  }
}

function jsonObject(what: Said, read: () => string): object {
  const text = decoded(what, read);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(said(ERRORS.NOT_JSON, { what }));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable(said(ERRORS.NOT_AN_OBJECT, { what }));
  // In UTF-8 there is none: only an escape can write one.
  if (SURROGATE_ESCAPE.test(text) && hasLoneSurrogate(value)) throw unreadable(said(ERRORS.HALF_A_CHARACTER, { what }));
  return value;
}
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function hasLoneSurrogate(json: object): boolean {
  // Not recursive: a body of 1 MB nests deeper than the stack.
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && !value.isWellFormed()) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) open.push(item);
    if (!Array.isArray(value)) for (const name of Object.keys(value)) open.push(name);
  }
  return false;
}
