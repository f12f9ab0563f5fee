/**
 * JSON Web Tokens (RFC 7519) of one OpenID Connect issuer, checked as RFC 8725 advises: the algorithms are named here,
 * not in the token; every claim we rely on must be there; and all that is wrong with a token is refused alike.
 */
import { type FlattenedJWSInput, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import { IssuerKeys, IssuerUnavailable, type WaitUntil } from './issuer-keys.ts';

export { IssuerUnavailable };

export interface TokenSettings {
  /** What `iss` must be, to the letter. */
  issuer: string;
  /** What `aud` must be, or have among its values. */
  audience: string;
  /** Where the issuer publishes its keys: https, or http on this machine. */
  jwksUrl: string;
}
/** Whose token it was. A subject says something only together with its issuer (RFC 7519 section 4.1.2). */
export interface TokenIdentity {
  issuer: string;
  subject: string;
}
/**
 * @param waitUntil of the request: fetching the issuer's keys goes on for others when its caller goes away
 */
export type TokenVerifier = (token: string, waitUntil?: WaitUntil) => Promise<TokenIdentity>;

/** Something is wrong with a token. The message never says what; `cause` does, for the log. */
export class InvalidToken extends Error {
  constructor(cause: unknown) {
    super('The token is not valid.', { cause });
    this.name = 'InvalidToken';
  }
}

/** Only public-key algorithms: with HS256 among them, the public key would be a secret that everybody knows. */
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** RFC 8725 section 3.11: what is a JWT for another purpose (a logout token, for one) says so here. */
const TYPES = /^(application\/)?(jwt|at\+jwt)$/i;
const MAX_LENGTH = 4_096;
const LEEWAY_S = 60;
/** A token that never ends is a key, and keys can be revoked. */
const MAX_LIFETIME_S = 24 * 60 * 60;
/** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;
/** RFC 6750 section 2.1; the scheme in any case, as RFC 9110 section 11.1 wants it. */
const BEARER = /^Bearer +([\w~+/.-]+=*)$/i;
/** Base64url in its one spelling (RFC 4648 section 3.5: no stray bits at the end), so that a token has only one text. */
const BASE64URL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** The token in an Authorization header. Throws InvalidToken when there is none. */
export function bearerToken(authorization: string): string {
  const token = BEARER.exec(authorization)?.[1];
  if (!token) throw new InvalidToken(new Error('Not an Authorization header with one Bearer token.'));
  return token;
}

/**
 * Makes the check of an issuer's tokens: once for each isolate, as it keeps the issuer's keys. Throws when the settings
 * are wrong. The check throws InvalidToken, or IssuerUnavailable when the issuer's keys cannot be fetched.
 */
export function tokenVerifier({ issuer, audience, jwksUrl }: TokenSettings): TokenVerifier {
  // jose takes whatever it is given for what to expect.
  if (!issuer || !audience) throw new Error('Tokens need an issuer and an audience to be checked against.');
  const { protocol, hostname } = new URL(jwksUrl);
  const local = hostname === '127.0.0.1' || hostname === 'localhost';
  if (protocol !== 'https:' && !(protocol === 'http:' && local))
    throw new Error("The address of the issuer's keys must begin with https.");
  const keys = new IssuerKeys(jwksUrl);
  const expected = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp'], clockTolerance: LEEWAY_S };

  return async (token, waitUntil) => {
    try {
      if (!isCompact(token)) throw new Error('Not the compact form of a signed token.');
      const { payload } = await jwtVerify(
        token,
        (header: JWTHeaderParameters, jws: FlattenedJWSInput) => {
          checkHeader(header);
          return keys.find(header, jws, waitUntil);
        },
        expected,
      );
      return { issuer, subject: subjectOf(payload) };
    } catch (error) {
      // Whatever else went wrong, the token was not found good.
      throw error instanceof IssuerUnavailable ? error : new InvalidToken(error);
    }
  };
}

/** RFC 7515 section 3.1: three parts in base64url. Looks at no more than it must. */
function isCompact(token: string): boolean {
  if (token.length > MAX_LENGTH) return false;
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => part && BASE64URL.test(part));
}

/**
 * Runs before any key is looked for. The members that bring or name a key of the token's own (`jwk`, `jku`, `x5u`,
 * `x5c`) are never read: keys come from the issuer's set alone. Extensions we do not know must refuse the token
 * (RFC 7515 section 4.1.11), and we know none.
 */
function checkHeader({ crit, b64, typ }: JWTHeaderParameters): void {
  if (crit !== undefined || b64 !== undefined) throw new Error('The header has extensions.');
  if (typ !== undefined && !(typeof typ === 'string' && TYPES.test(typ))) throw new Error('Another type of token.');
}

/** What jose leaves open: how far ahead `exp` may lie, and what a subject is. */
function subjectOf({ exp, sub }: JWTPayload): string {
  if (!Number.isSafeInteger(exp) || Number(exp) > Date.now() / 1000 + MAX_LIFETIME_S + LEEWAY_S)
    throw new Error('The token has no end, or one too far away.');
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) throw new Error('The token has no usable subject.');
  return sub;
}
