/** The stable codes of errors; each says the same for as long as the API exists. The page /errors explains them. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'OPERATION_TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'UNKNOWN_OUTCOME',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** How long a client should wait before it repeats what was UNAVAILABLE, in seconds. */
export const RETRY_AFTER_SECONDS = '5';

/** What every error carries besides its message. `docs` is relative to the address asked: which that is, a header of the caller's may say. */
export const errorExtensions = (code: ErrorCode, requestId: string) => ({ code, requestId, docs: `/errors#${code}` });

/** Tells operators, not clients, what went wrong: one line of JSON in the Worker's log. */
export function report(error: unknown, requestId: string): void {
  const chain: { name: string; message: string; code?: unknown }[] = [];
  for (let at = error; at instanceof Error && chain.length < 4; at = at.cause) {
    chain.push({ name: at.name, message: at.message, code: (at as { code?: unknown }).code });
  }
  console.error(JSON.stringify({ level: 'error', requestId, chain: chain.length ? chain : String(error) }));
}

/** Tells operators what a request, or a run of the clock, was and came to. Never a credential, a variable's value or SQL. */
export function log(fields: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify({ level: 'info', ...fields }));
}
