import { type Credential, readCredential } from '../auth/credential.ts';
import type { Env } from '../env.ts';
import { countCredential } from './rate-limit.ts';

/** Who asks, and one more request of theirs counted; undefined without a credential. */
export async function credentialOf(
  { headers }: Request,
  env: Env,
  waitUntil: (promise: Promise<unknown>) => void,
): Promise<Credential | undefined> {
  const credential = await readCredential(headers.get('authorization') ?? undefined, env, waitUntil);
  if (credential) await countCredential(env.rateLimiter, credential);
  return credential;
}
