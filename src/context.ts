import type { ExecutionResult } from 'graphql';
import type { Credential } from './auth/credential.ts';
import type { Database, Opening } from './db/database.ts';
import type { Language } from './language.ts';
import type { Said } from './pothos-kysely/index.ts';

/** What a GraphQL request asks for, unchecked. */
export interface Params {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** Up to which moment things are known, and which one's day is today. */
export type Looked = Pick<Opening, 'knownAt' | 'on'>;

/** What one request carries. Made fresh for each; nothing in it outlives the request. */
export interface RequestContext {
  database: Database;
  requestId: string;
  /** Of the answer. */
  mediaType: string;
  /** Who asks; the database says whether it believes it. */
  credential: Credential | undefined;
  /** The moments that an operation is asked at which names none itself; now, where not given. */
  looked?: Looked;
  /** How whoever asks by an address is told of a mistake in the document. */
  retold?: (mistake: Said) => Said;
  /** The header of that name: makes a write safe to send again. */
  idempotencyKey: string | undefined;
  /** What new API keys are hashed with. */
  pepper: string;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
  waitUntil(promise: Promise<unknown>): void;
  timing: Timing;
  /** What came of it, for the log. */
  outcome: Outcome;
}
/** A request, what it asks, and what came of it where that is known already: then Yoga only makes the answer. */
export type ServerContext = RequestContext & { params: Params; result?: ExecutionResult };

/** For the `server-timing` header: milliseconds, by a clock that in the Worker stands still between I/O. */
export interface Timing {
  started: number;
  parse: number;
  plan: number;
  db: number;
  roundTrips: number;
}
export interface Outcome {
  operation?: string | undefined;
  cost?: number;
  actor?: string | null;
  /** In which the answer is wanted: by the header, until the operation says otherwise; undefined where nothing says. */
  language?: Language | undefined;
  /** The code of the first error. */
  code?: string;
  /** What the cache had, of an answer that may be kept. */
  cache?: 'hit' | 'stale' | 'miss';
}
