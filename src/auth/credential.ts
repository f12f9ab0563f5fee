/** From the Authorization header to what the database is asked to believe. The database alone knows who that is. */
import { type KeyProof, keyProof } from './api-key.ts';
import { bearerToken, InvalidToken, type TokenIdentity, type TokenVerifier } from './token.ts';

export type Credential = KeyProof | TokenIdentity;

export interface Verifiers {
  /** What API keys are hashed with. */
  pepper: string;
  /** Absent where no issuer is configured: then no token is good. */
  verifyToken: TokenVerifier | undefined;
}

/**
 * The credential of a request; undefined without one. Throws InvalidToken for everything that cannot be one, whatever
 * is wrong with it, and IssuerUnavailable when a token cannot be checked now.
 */
export async function readCredential(
  authorization: string | undefined,
  { pepper, verifyToken }: Verifiers,
  waitUntil: (promise: Promise<unknown>) => void,
): Promise<Credential | undefined> {
  if (authorization === undefined) return undefined;
  const token = bearerToken(authorization);
  if (token.startsWith('jgk_')) {
    const proof = keyProof(token, pepper);
    if (!proof) throw new InvalidToken(new Error('Not the form of an API key.'));
    return proof;
  }
  if (!verifyToken) throw new InvalidToken(new Error('No issuer of tokens is configured.'));
  return verifyToken(token, waitUntil);
}
