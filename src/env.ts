import { Database } from './db/database.ts';

/** The bindings of wrangler.toml, as the runtime gives them. */
export interface Bindings {
  /** PostgreSQL connection string of the role `app_api`: Neon's, or the local endpoint's. */
  DATABASE_URL?: string;
}
export interface Env {
  database: Database;
}

const known = new Map<string, Env>();

/** Reads the bindings, once for each isolate. Nobody else reads them. Throws with what to set. */
export function readEnv({ DATABASE_URL }: Bindings): Env {
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set: wrangler secret put DATABASE_URL.');
  const env = known.get(DATABASE_URL) ?? { database: new Database(DATABASE_URL) };
  known.set(DATABASE_URL, env);
  return env;
}
