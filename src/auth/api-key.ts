/**
 * API keys, `jgk_<code>_<secret>`: the code names the key, the secret is 256 random bits. The database keeps an
 * HMAC-SHA-256 of the whole key; what it is keyed with is the Worker's secret, so that neither alone is of use.
 */
import { createHmac, randomBytes } from 'node:crypto';

/** What of a key goes to the database. */
export interface KeyProof {
  key: string;
  /** Hexadecimal. */
  hash: string;
}
/** A key that nobody has yet. */
export interface FreshKey {
  code: string;
  secret: string;
  hash: string;
}

const KEY = /^jgk_([a-z0-9]{12})_[\w-]{43}$/;
const CODE_LETTERS = 'abcdefghijklmnopqrstuvwxyz012345';

const hashOf = (key: string, pepper: string) => createHmac('sha256', pepper).update(key).digest('hex');

/** The proof of a key; undefined where the text is none. */
export function keyProof(text: string, pepper: string): KeyProof | undefined {
  const code = KEY.exec(text)?.[1];
  return code === undefined ? undefined : { key: code, hash: hashOf(text, pepper) };
}

export function freshKey(pepper: string): FreshKey {
  // 32 letters: each of 5 bits of a byte.
  const code = [...randomBytes(12)].map((byte) => CODE_LETTERS[byte & 31]).join('');
  const secret = `jgk_${code}_${randomBytes(32).toString('base64url')}`;
  return { code, secret, hash: hashOf(secret, pepper) };
}
