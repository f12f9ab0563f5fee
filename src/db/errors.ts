import type { ErrorCode } from '../errors.ts';

/** A fault of the database or the way to it, in our words; what the driver said stays inside as `cause`. */
export class DatabaseError extends Error {
  readonly code: ErrorCode;
  /** May a read that failed like this be sent once more? */
  readonly transient: boolean;
  constructor(code: ErrorCode, message: string, options: { cause: unknown; transient?: boolean }) {
    super(message, { cause: options.cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.transient = options.transient ?? false;
  }
}

const UNAVAILABLE = 'The database does not answer at the moment. Try again shortly.';
const UNKNOWN_OUTCOME =
  'The connection broke before the database confirmed. Whether the write took place is not known: look before you send it again.';

/** SQLSTATE classes (https://www.postgresql.org/docs/current/errcodes-appendix.html) by what they mean for a client. */
const BY_STATE: readonly [pattern: RegExp, code: ErrorCode, message: string][] = [
  [/^42501$/, 'FORBIDDEN', 'Your role may not do this.'],
  [/^57014$/, 'OPERATION_TOO_COMPLEX', 'The operation took the database too long. Ask for less at once.'],
  [
    /^(40001|40P01|55P03)$/,
    'CONFLICT',
    'Somebody else changed the same data at the same time. Read it again and repeat.',
  ],
  [/^(22|23514)/, 'BAD_USER_INPUT', 'A value is not one the database can take: check dates, numbers, ids and cursors.'],
  [/^23/, 'CONFLICT', 'The change contradicts data that is there already.'],
  [/^(08|53|57|58)/, 'UNAVAILABLE', UNAVAILABLE],
];

/** What a failed request to the database means for the client. Writes whose fate is open are never called unavailable. */
export function databaseError(error: unknown, readOnly: boolean): DatabaseError {
  const state = (error as { code?: unknown } | null)?.code;
  if (typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state)) {
    const [, code, message] = BY_STATE.find(([pattern]) => pattern.test(state)) ?? [
      null,
      'INTERNAL' as const,
      'Something went wrong here.',
    ];
    return new DatabaseError(code, message, { cause: error });
  }
  return readOnly
    ? new DatabaseError('UNAVAILABLE', UNAVAILABLE, { cause: error, transient: true })
    : new DatabaseError('UNKNOWN_OUTCOME', UNKNOWN_OUTCOME, { cause: error });
}
