import ERRORS from './errors.json' with { type: 'json' };
import { type Language, spoken, tagOf } from './language.ts';
import { type Said, said, told } from './pothos-kysely/index.ts';

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
const RETRY_AFTER_SECONDS = '5';

interface Fault {
  /** Of HTTP, where nothing was executed. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 500 | 503;
  /** May it come through when it is sent again later? */
  readonly later?: true;
  /** Must operators know of it? */
  readonly reported?: true;
}
/** What each code is to those who asked, and to operators, wherever it comes from. */
export const FAULTS: Readonly<Record<ErrorCode, Fault>> = {
  BAD_USER_INPUT: { status: 400 },
  UNAUTHENTICATED: { status: 401 },
  FORBIDDEN: { status: 403 },
  NOT_FOUND: { status: 404 },
  CONFLICT: { status: 409 },
  OPERATION_TOO_COMPLEX: { status: 400 },
  RATE_LIMITED: { status: 429 },
  BUSY: { status: 503, later: true },
  TRY_AGAIN: { status: 503, later: true },
  UNAVAILABLE: { status: 503, later: true, reported: true },
  UNKNOWN_OUTCOME: { status: 503, reported: true },
  INTERNAL: { status: 500, reported: true },
};
/** The header that tells a client to send it again, and when. */
export const LATER = { 'retry-after': RETRY_AFTER_SECONDS };

/** How much an answer says of what is wrong. */
export const REFUSAL = {
  errors: 20,
  /** Of each message, in bytes of its JSON. */
  messageBytes: 1_024,
  /** Of all errors together, in bytes of their JSON. */
  bytes: 60_000,
} as const;

const encoder = new TextEncoder();
/** How many bytes a value takes as JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/**
 * What is said, in at most so many bytes as REFUSAL says, ending between two characters; a message that is cut says so.
 * @param what a text that is told in the language; or a message as it is
 */
export function messageOf(what: Said | string, language: Language | undefined): string {
  const tag = tagOf(spoken(language));
  const message = typeof what === 'string' ? what : told(what, tag);
  // A character is at least one byte, so what is beyond is cut in any case, before it is looked at.
  if (message.length <= REFUSAL.messageBytes && jsonBytes(message) <= REFUSAL.messageBytes) return message;
  const characters = [...message.slice(0, REFUSAL.messageBytes)];
  const cut = (beginning: string) => told(said(ERRORS.CUT, { beginning }), tag);
  let left = REFUSAL.messageBytes - jsonBytes(cut(''));
  const kept = characters.findIndex((character) => {
    left -= jsonBytes(character) - 2;
    return left < 0;
  });
  return cut(characters.slice(0, kept).join(''));
}

/** What every error carries besides its message. `docs` is relative to the address asked: which that is, a header of the caller's may say. */
export const errorExtensions = (code: ErrorCode, requestId: string, language: Language | undefined) => ({
  code,
  requestId,
  docs: `/errors?lang=${tagOf(spoken(language))}#${code}`,
});

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
