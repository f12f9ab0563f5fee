import type { Context } from 'hono';
import type { ErrorCode } from '../errors.ts';

/** An error answer of the HTTP layer, in the form GraphQL errors have. */
export function refuse(c: Context, status: 400 | 404 | 413 | 415 | 503, code: ErrorCode, message: string): Response {
  const requestId = c.get('requestId');
  return c.json({ errors: [{ message, extensions: { code, requestId } }] }, status);
}

const JSON_TYPES = /^application\/(json|graphql\+json)\s*(;|$)/i;

/**
 * What is wrong with a GraphQL request before GraphQL looks at it, or undefined. POST takes JSON only, so that no
 * form of another site can send one; GET parameters must be what they claim.
 */
export function requestFault(c: Context): Response | undefined {
  if (c.req.method === 'POST' && !JSON_TYPES.test(c.req.header('content-type') ?? '')) {
    return refuse(c, 415, 'BAD_USER_INPUT', 'Send the operation as JSON, with content-type: application/json.');
  }
  if (c.req.method !== 'GET') return undefined;
  for (const name of ['variables', 'extensions']) {
    const text = c.req.query(name);
    if (text && !isObject(text))
      return refuse(c, 400, 'BAD_USER_INPUT', `The parameter "${name}" is not a JSON object.`);
  }
  return undefined;
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}
