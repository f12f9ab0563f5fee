import type { Context } from 'hono';
import { type ErrorCode, errorExtensions } from '../errors.ts';

/** An error answer of the HTTP layer, in the form GraphQL errors have. */
export function refuse(
  c: Context,
  status: 400 | 401 | 404 | 405 | 406 | 413 | 415 | 429 | 500 | 503,
  code: ErrorCode,
  message: string,
): Response {
  return c.json({ errors: [{ message, extensions: errorExtensions(code, c.get('requestId'), c.req.url) }] }, status);
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

/** The request with its body read, or the answer to one whose bytes are not UTF-8: decoding would replace them. */
export async function readBody(c: Context): Promise<Request | Response> {
  if (c.req.method !== 'POST') return c.req.raw;
  const bytes = await c.req.raw.arrayBuffer();
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(c, 400, 'BAD_USER_INPUT', 'The body is not UTF-8.');
  }
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
