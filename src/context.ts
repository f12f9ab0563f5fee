import type { Database, Dataset } from './db/database.ts';

/** What one request carries. Made fresh for each; nothing in it outlives the request. */
export interface RequestContext {
  database: Database;
  requestId: string;
  waitUntil(promise: Promise<unknown>): void;
  /** What the data looked like, once the database has been asked. */
  dataset?: Dataset;
  /** Milliseconds spent, for the `server-timing` header. */
  timing: { plan: number; db: number; roundTrips: number };
}
