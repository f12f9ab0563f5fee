import type { Verifiers } from './auth/credential.ts';
import { tokenVerifier } from './auth/token.ts';
import { Database } from './db/database.ts';

/** The bindings of wrangler.toml, as the runtime gives them. */
export interface Bindings {
  /** PostgreSQL connection string of the role `app_api`: Neon's, or the local endpoint's. */
  DATABASE_URL?: string;
  /** Secret that API keys are hashed with; whoever changes it makes all keys useless. */
  API_KEY_PEPPER?: string;
  /** Whose tokens are taken, for whom they must be, and where the issuer's keys are. All three, or no tokens. */
  TOKEN_ISSUER?: string;
  TOKEN_AUDIENCE?: string;
  TOKEN_JWKS_URL?: string;
  /** Counts requests of an address or a credential. Without it there is no limit. */
  RATE_LIMITER?: RateLimiter;
  /** For how many seconds an answer is given from the cache unchecked (60), and at most since it was checked (600). */
  CACHE_FRESH_SECONDS?: string;
  CACHE_KEEP_SECONDS?: string;
  /** Which deployment this is; only where there are deployments. */
  VERSION?: { id: string; tag: string; timestamp: string };
}
export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}
export interface Env extends Verifiers {
  database: Database;
  rateLimiter: RateLimiter | undefined;
}

const known = new Map<string, Env>();

/** Reads the bindings, once for each isolate. Nobody else reads them. Throws with what to set. */
export function readEnv(bindings: Bindings): Env {
  const { DATABASE_URL, API_KEY_PEPPER, TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URL, RATE_LIMITER } = bindings;
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set: wrangler secret put DATABASE_URL.');
  if (!API_KEY_PEPPER) throw new Error('API_KEY_PEPPER is not set: wrangler secret put API_KEY_PEPPER.');
  const key = JSON.stringify([DATABASE_URL, API_KEY_PEPPER, TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URL]);
  const env = known.get(key) ?? {
    database: new Database(DATABASE_URL),
    pepper: API_KEY_PEPPER,
    verifyToken: verifierOf(TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_JWKS_URL),
    rateLimiter: undefined,
  };
  known.set(key, env);
  // A binding belongs to its request.
  return { ...env, rateLimiter: RATE_LIMITER };
}

function verifierOf(issuer: string | undefined, audience: string | undefined, jwksUrl: string | undefined) {
  if (issuer && audience && jwksUrl) return tokenVerifier({ issuer, audience, jwksUrl });
  if (issuer || audience || jwksUrl)
    throw new Error('TOKEN_ISSUER, TOKEN_AUDIENCE and TOKEN_JWKS_URL go together: set all three, or none.');
  return undefined;
}
