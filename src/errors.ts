/** The stable codes of errors; each says the same for as long as the API exists. The page /errors explains them. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'OPERATION_TOO_COMPLEX',
  'RATE_LIMITED',
  'BUSY',
  'TRY_AGAIN',
  'UNAVAILABLE',
  'UNKNOWN_OUTCOME',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** How long a client should wait before it repeats what was UNAVAILABLE, BUSY or to TRY_AGAIN, in seconds. */
export const RETRY_AFTER_SECONDS = '5';

/** How much an answer says of what is wrong. */
export const REFUSAL = {
  errors: 20,
  /** Of each message, in bytes of its JSON. */
  messageBytes: 1_024,
  /** Of all errors together, in bytes of their JSON. */
  bytes: 60_000,
} as const;

const CUT = '… (cut)';
const encoder = new TextEncoder();
/** How many bytes a value takes as JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** A message in at most so many bytes as REFUSAL says, ending between two characters; one that is cut says so. */
export function bounded(message: string): string {
  // A character is at least one byte, so what is beyond is cut in any case, before it is looked at.
  if (message.length <= REFUSAL.messageBytes && jsonBytes(message) <= REFUSAL.messageBytes) return message;
  const characters = [...message.slice(0, REFUSAL.messageBytes)];
  let left = REFUSAL.messageBytes - jsonBytes(CUT);
  const kept = characters.findIndex((character) => {
    left -= jsonBytes(character) - 2;
    return left < 0;
  });
  return characters.slice(0, kept).join('') + CUT;
}

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
