import { createLocalJWKSet, errors, type FlattenedJWSInput, type JSONWebKeySet, type JWTHeaderParameters } from 'jose';

/** The keys of the issuer cannot be had: the caller's token may be good, and nobody can tell. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('Tokens cannot be checked at the moment: their issuer does not answer. Try again shortly.', { cause });
    this.name = 'IssuerUnavailable';
  }
}

/** Keeps work going that outlives its request: the execution context's `waitUntil`. */
export type WaitUntil = (promise: Promise<unknown>) => void;

interface Keys {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly count: number;
  readonly fetchedAt: number;
}
interface Attempt {
  readonly at: number;
  readonly keys: Promise<Keys>;
}

const FETCH_TIMEOUT_MS = 3_000;
/** A key that the issuer took back is trusted for no longer than this. */
const MAX_AGE_MS = 10 * 60_000;
/** Strangers choose the key ids of their tokens: they must not choose how often we ask. */
const UNKNOWN_KID_PAUSE_MS = 30_000;
/** With no keys at all nobody gets in, so that is tried again sooner. */
const NO_KEYS_PAUSE_MS = 5_000;

/**
 * The published keys of an issuer (RFC 7517 section 5), cached. jose has such a set too; but on Workers every request
 * that meets an unknown key id before the first answer is there fetches for itself, and a failure starts no pause.
 * Here one attempt stands for all requests of the isolate, whatever comes of it, until its pause is over.
 */
export class IssuerKeys {
  readonly #url: string;
  #keys: Keys | undefined;
  #attempt: Attempt | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * The key that a token's header names. Throws IssuerUnavailable when there are no keys to look among, and jose's
   * errors when none of them is the one.
   * @param waitUntil so that a fetch others wait for is not given up when the caller who began it goes away
   */
  async find(header: JWTHeaderParameters, token: FlattenedJWSInput, waitUntil?: WaitUntil) {
    const fresh = this.#keys && Date.now() - this.#keys.fetchedAt < MAX_AGE_MS;
    const keys = this.#keys && fresh ? this.#keys : await this.#load(NO_KEYS_PAUSE_MS, waitUntil);
    try {
      return await findIn(keys, header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const newer = await this.#load(UNKNOWN_KID_PAUSE_MS, waitUntil);
      if (newer === keys) throw error;
      return findIn(newer, header, token);
    }
  }

  /** What the last attempt brought or will bring; a new one when its pause is over. */
  #load(pauseMs: number, waitUntil: WaitUntil | undefined): Promise<Keys> {
    let attempt = this.#attempt;
    if (!attempt || Date.now() - attempt.at >= pauseMs) {
      attempt = this.#attempt = { at: Date.now(), keys: this.#fetch() };
      const settled = attempt.keys.then(
        () => {},
        () => {},
      );
      waitUntil?.(settled);
    }
    return within(Math.max(0, attempt.at + FETCH_TIMEOUT_MS - Date.now()), attempt.keys);
  }

  async #fetch(): Promise<Keys> {
    const fetchedAt = Date.now();
    try {
      const response = await fetch(this.#url, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        redirect: 'manual',
        signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new Error(`The key set answered with HTTP status ${response.status}.`);
      }
      const set: JSONWebKeySet = await response.json();
      const find = createLocalJWKSet(set);
      this.#keys = { find, count: set.keys.length, fetchedAt };
      return this.#keys;
    } catch (error) {
      throw new IssuerUnavailable(error);
    }
  }
}

/** Where there is more than one key, the header must say which (OpenID Connect Core 1.0, section 10.1). */
function findIn(keys: Keys, header: JWTHeaderParameters, token: FlattenedJWSInput) {
  if (header.kid === undefined && keys.count > 1) throw new errors.JWKSMultipleMatchingKeys();
  return keys.find(header, token);
}

/** A promise of another request's may never settle on Workers: nobody waits for it without a limit. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new IssuerUnavailable(new Error('The key set did not answer in time.'))), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
