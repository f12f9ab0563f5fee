import type { Database } from './db/database.ts';

/** What one request carries. Made fresh for each; nothing in it outlives the request. */
export interface RequestContext {
  database: Database;
  requestId: string;
  waitUntil(promise: Promise<unknown>): void;
  timing: Timing;
}
/** For the `server-timing` header: milliseconds, by a clock that in the Worker stands still between I/O. */
export interface Timing {
  started: number;
  parse: number;
  plan: number;
  db: number;
  roundTrips: number;
}
