/**
 * What an OpenID Connect issuer is to the API, for development and tests on this machine: keys made at the start,
 * `GET /.well-known/openid-configuration`, `GET /jwks.json`, and `POST /token` with `{ "subject": "..." }`, which gives
 * a token to whoever asks.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

export const ISSUER_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
export type IssuerAlgorithm = (typeof ISSUER_ALGORITHMS)[number];
export interface IssuerKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** As it is published. */
  jwk: JWK;
}
type KeyPairs = Record<IssuerAlgorithm, IssuerKey>;

export interface Issuer {
  /** What `iss` is in its tokens. */
  url: string;
  jwksUrl: string;
  port: number;
  audience: string;
  /** How often its keys were fetched. */
  stats: { jwks: number };
  /** The keys it signs with now. */
  keys: KeyPairs;
  /** Those of RS256. */
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /**
   * A token signed with the key of `header.alg` (RS256 unless said).
   * @param claims instead of or besides those of a good token; undefined leaves one out
   * @param header the same for its header
   */
  token(claims?: Record<string, unknown>, header?: { alg?: IssuerAlgorithm; [name: string]: unknown }): Promise<string>;
  /** Signs with new keys from now on; the ones before stay published until the next time. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

/** Where `npm run dev` tries to have it, and `npm run keys` takes it to be. */
export const ISSUER_PORT = 4445;
const AUDIENCE = 'jangkau';
const LIFETIME_S = 3_600;
const MAX_BODY_BYTES = 10_000;

export async function startIssuer({ port = 0 }: { port?: number } = {}): Promise<Issuer> {
  let generation = 1;
  let keys = await keyPairs(generation);
  let before: KeyPairs | undefined;
  const stats = { jwks: 0 };

  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    try {
      if (path === '/.well-known/openid-configuration' && request.method === 'GET')
        return json(response, 200, configuration(url));
      if (path === '/jwks.json' && request.method === 'GET') {
        stats.jwks++;
        return json(response, 200, { keys: [keys, before ?? {}].flatMap(Object.values<IssuerKey>).map((k) => k.jwk) });
      }
      if (path !== '/token' || request.method !== 'POST') return json(response, 404, { error: 'not_found' });
      // A page in somebody's browser always has an origin when it posts; it gets no token.
      if (request.headers.origin !== undefined) return json(response, 403, { error: 'access_denied' });
      const access_token = await token({ sub: await readSubject(request) });
      json(response, 200, { access_token, token_type: 'Bearer', expires_in: LIFETIME_S });
    } catch (error) {
      const known = error instanceof BadRequest;
      json(response, known ? 400 : 500, {
        error: known ? 'invalid_request' : 'server_error',
        error_description: String((error as Error).message),
      });
    }
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const bound = (server.address() as { port: number }).port;
  const url = `http://127.0.0.1:${bound}`;

  const token: Issuer['token'] = (claims, header) => {
    const alg = header?.alg ?? 'RS256';
    const { kid, privateKey } = keys[alg];
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: url, aud: AUDIENCE, sub: 'user-1', iat: now, exp: now + LIFETIME_S, ...claims };
    return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg, typ: 'JWT', kid, ...header })
      .sign(privateKey);
  };

  return {
    url,
    jwksUrl: `${url}/jwks.json`,
    port: bound,
    audience: AUDIENCE,
    stats,
    get keys() {
      return keys;
    },
    get privateKey() {
      return keys.RS256.privateKey;
    },
    get publicKey() {
      return keys.RS256.publicKey;
    },
    token,
    async rotate() {
      const next = await keyPairs(++generation);
      before = keys;
      keys = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** OpenID Connect Discovery 1.0, section 3: as much of it as there is here. */
const configuration = (url: string) => ({
  issuer: url,
  jwks_uri: `${url}/jwks.json`,
  token_endpoint: `${url}/token`,
  response_types_supported: ['token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ISSUER_ALGORITHMS,
});

async function keyPairs(generation: number): Promise<KeyPairs> {
  const made = ISSUER_ALGORITHMS.map(async (alg): Promise<[IssuerAlgorithm, IssuerKey]> => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const kid = `${alg}-${generation}`;
    return [alg, { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }];
  });
  return Object.fromEntries(await Promise.all(made)) as KeyPairs;
}

class BadRequest extends Error {}

async function readSubject(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BadRequest('request body too large');
    chunks.push(chunk);
  }
  try {
    const { subject } = JSON.parse(Buffer.concat(chunks).toString());
    if (typeof subject === 'string' && subject) return subject;
  } catch {}
  throw new BadRequest('the body must be JSON: { "subject": "..." }');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
