import { type Credential, readCredential } from '../auth/credential.ts';
import type { Env } from '../env.ts';
import { countCredential } from './rate-limit.ts';
import type { AppContext } from './types.ts';

/** Who asks, and one more request of theirs counted; undefined without a credential. */
export async function credentialOf(c: AppContext, env: Env): Promise<Credential | undefined> {
  const waitUntil = (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise);
  const credential = await readCredential(c.req.header('authorization'), env, waitUntil);
  if (credential) await countCredential(env.rateLimiter, credential);
  return credential;
}
