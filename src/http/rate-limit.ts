import type { Credential } from '../auth/credential.ts';
import type { RateLimiter } from '../env.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { said } from '../pothos-kysely/index.ts';
import { Refusal } from './refusal.ts';

/** The period of the limiter in wrangler.toml, in seconds. */
const RETRY_AFTER_SECONDS = 60;
let told = false;

/** Where there is no limiter, everybody passes: a missing binding must not take the API away. Said once for each isolate. */
function warn(): void {
  if (!told) console.warn(JSON.stringify({ level: 'warn', message: 'There is no rate limiter: bind RATE_LIMITER.' }));
  told = true;
}

/** Counts a request against a name, and refuses it when there were too many. A limiter that fails lets it pass. */
async function count(limiter: RateLimiter | undefined, key: string): Promise<void> {
  if (!limiter) return warn();
  const { success } = await limiter.limit({ key }).catch(() => ({ success: true }));
  if (success) return;
  const what = said(ERRORS.RATE_LIMITED, { seconds: RETRY_AFTER_SECONDS });
  throw new Refusal(429, 'RATE_LIMITED', what, { 'retry-after': String(RETRY_AFTER_SECONDS) });
}

/** Counts a request against its address, before anything costly. Behind Cloudflare the address cannot be made up. */
export const countAddress = ({ headers }: Request, limiter: RateLimiter | undefined) =>
  count(limiter, `address:${headers.get('cf-connecting-ip') ?? 'unknown'}`);

/**
 * Counts a request against its credential, wherever it comes from. It is not known to be good yet, and the code of a key
 * is no secret: so what is counted is the whole key, by its hash, and nobody uses up another's requests.
 */
export const countCredential = (limiter: RateLimiter | undefined, credential: Credential) =>
  count(
    limiter,
    'key' in credential
      ? `key:${credential.key}:${credential.hash}`
      : `subject:${credential.issuer} ${credential.subject}`,
  );
