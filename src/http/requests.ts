import type { Context } from 'hono';
import { bounded, type ErrorCode, errorExtensions } from '../errors.ts';

/** An error answer of the HTTP layer, in the form GraphQL errors have. */
export function refuse(
  c: Context,
  status: 400 | 401 | 404 | 405 | 406 | 413 | 415 | 429 | 500 | 503,
  code: ErrorCode,
  message: string,
): Response {
  const extensions = errorExtensions(code, c.get('requestId'), c.req.url);
  return c.json({ errors: [{ message: bounded(message), extensions }] }, status);
}

/** Streams of results are not offered: an operation has one. */
const ACCEPTS_JSON = /(^|,)\s*(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|,|$)/i;
/** Of the caller's choice; a UUID, say. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,200}$/;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;
const JSON_TYPES = /^application\/(json|graphql\+json)\s*(;|$)/i;

/**
 * What is wrong with a GraphQL request before GraphQL looks at it, or undefined. POST takes JSON only, so that no
 * form of another site can send one; GET parameters must be what they claim.
 */
export function requestFault(c: Context): Response | undefined {
  if (!ACCEPTS_JSON.test(c.req.header('accept') ?? '*/*')) {
    return refuse(c, 406, 'BAD_USER_INPUT', 'Answers are application/graphql-response+json or application/json.');
  }
  if (c.req.method === 'POST') {
    const type = c.req.header('content-type') ?? '';
    if (!JSON_TYPES.test(type)) {
      return refuse(c, 415, 'BAD_USER_INPUT', 'Send the operation as JSON, with content-type: application/json.');
    }
    if (!/^utf-?8$/i.test(CHARSET.exec(type)?.[1] ?? 'utf-8')) {
      return refuse(c, 415, 'BAD_USER_INPUT', 'JSON is UTF-8: send it so, and leave charset out.');
    }
  }
  if (!IDEMPOTENCY_KEY.test(c.req.header('idempotency-key') ?? 'none')) {
    return refuse(c, 400, 'BAD_USER_INPUT', 'An Idempotency-Key is 1 to 200 printable ASCII characters.');
  }
  if (c.req.method !== 'GET') return undefined;
  for (const name of ['variables', 'extensions']) {
    const text = c.req.query(name);
    if (text && !isObject(text))
      return refuse(c, 400, 'BAD_USER_INPUT', `The parameter "${name}" is not a JSON object.`);
  }
  return undefined;
}

/** Of a body: more would take many times its bytes of memory once it is parsed. */
const MAX_VALUES = 20_000;
const MAX_NESTING = 200;
const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
/** Of brackets and braces, which differ in one bit. */
const [OPENING, CLOSING, EITHER] = [0x5b, 0x5d, ~0x20];

/** What of JSON is too much to parse, or undefined; whether it is JSON is not looked at. */
function excess(bytes: Uint8Array): string | undefined {
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
      if (++depth > MAX_NESTING) return `is nested more than ${MAX_NESTING} deep`;
    } else if ((byte & EITHER) === CLOSING) depth--;
    if (values > MAX_VALUES) return `has more than ${MAX_VALUES} values`;
  }
  return undefined;
}

/** The request with its body read, or the answer to one whose bytes are not UTF-8 (decoding would replace them), or too many values. */
export async function readBody(c: Context): Promise<Request | Response> {
  if (c.req.method !== 'POST') return c.req.raw;
  const bytes = await c.req.raw.arrayBuffer();
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(c, 400, 'BAD_USER_INPUT', 'The body is not UTF-8.');
  }
  const fault = excess(new Uint8Array(bytes));
  if (fault) return refuse(c, 400, 'OPERATION_TOO_COMPLEX', `The body ${fault}. Send less at once.`);
  return new Request(c.req.raw, { body: bytes });
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}

/** The one answer to every credential that is not good, whatever is wrong with it (RFC 6750 section 3). */
export function unauthenticated(c: Context): Response {
  c.header('www-authenticate', 'Bearer');
  return refuse(c, 401, 'UNAUTHENTICATED', 'The credential is not valid. Send a current one, or none for public data.');
}
