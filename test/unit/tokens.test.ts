import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ISSUER_ALGORITHMS, type Issuer, startIssuer } from '../../scripts/issuer.ts';
import {
  bearerToken,
  InvalidToken,
  IssuerUnavailable,
  type TokenSettings,
  type TokenVerifier,
  tokenVerifier,
} from '../../src/auth/token.ts';
import { forgedTokens, signedText } from '../support/forged-tokens.ts';
import { useTimeouts } from '../support/timeouts.ts';

let issuer: Issuer;
let verify: TokenVerifier;
const settings = (changed: Partial<TokenSettings> = {}): TokenSettings => ({
  issuer: issuer.url,
  audience: issuer.audience,
  jwksUrl: issuer.jwksUrl,
  ...changed,
});
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'passed',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const REFUSED = 'InvalidToken: The token is not valid.';
const UNAVAILABLE =
  'IssuerUnavailable: Tokens cannot be checked at the moment: their issuer does not answer. Try again shortly.';

/** Lets the clock stand still, at this many seconds from now. */
function clock(seconds: number): number {
  const now = Math.floor(Date.now() / 1000) + seconds;
  vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 });
  return now;
}

beforeAll(async () => {
  issuer = await startIssuer();
  verify = tokenVerifier(settings());
});
afterEach(() => void vi.useRealTimers());
afterAll(() => issuer.close());

describe('good tokens', () => {
  test.each(ISSUER_ALGORITHMS)('%s', async (alg) => {
    expect(await verify(await issuer.token({ sub: 'somebody' }, { alg }))).toEqual({
      issuer: issuer.url,
      subject: 'somebody',
    });
  });
  test.each([
    ['audiences, ours among them', { aud: ['other', 'jangkau'] }, {}],
    ['a subject of 255 characters', { sub: 'x'.repeat(255) }, {}],
    ['a subject with punctuation', { sub: 'auth0|5f7c "O\'Brien" <a+b@c.id>' }, {}],
    ['claims we do not know', { name: 'Siti Nurbaya – 雪', roles: ['admin'], nested: { iss: 'x' } }, {}],
    ['an access token (RFC 9068)', {}, { typ: 'at+jwt' }],
    ['its type written in full', {}, { typ: 'application/at+JWT' }],
    ['no type', {}, { typ: undefined }],
    ['an address of keys that nobody asks', {}, { jku: 'http://127.0.0.1:1/', x5u: 'http://127.0.0.1:1/' }],
  ])('with %s', async (_name, claims, header) => {
    expect(await outcome(verify(await issuer.token(claims, header)))).toBe('passed');
  });
  test('signed by hand, as the forged ones are', async () => {
    const { kid, privateKey } = issuer.keys.RS256;
    const payload = Buffer.from((await issuer.token()).split('.')[1] ?? '', 'base64url').toString();
    const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', kid });
    expect(await outcome(verify(signedText(header, payload, privateKey)))).toBe('passed');
  });
  test('the scheme is read in any case', async () => {
    const token = await issuer.token();
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer  ']) {
      expect(bearerToken(`${scheme} ${token}`)).toBe(token);
    }
  });
  test('with no key id, where there is only one key', async () => {
    const { jwk } = issuer.keys.ES256;
    const { url, close } = await serve((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    const check = tokenVerifier(settings({ jwksUrl: url }));
    expect(await outcome(check(await issuer.token({}, { alg: 'ES256', kid: undefined })))).toBe('passed');
    await close();
  });
});

describe('the clock of the issuer may be 60 s off', () => {
  test.each([
    ['exp', -59, 'passed'],
    ['exp', -60, REFUSED],
    ['exp', -61, REFUSED],
    ['nbf', 60, 'passed'],
    ['nbf', 61, REFUSED],
    ['exp', 86_400 + 60, 'passed'],
    ['exp', 86_400 + 61, REFUSED],
  ])('%s %i s from now: %s', async (claim, seconds, expected) => {
    const now = clock(0);
    expect(await outcome(verify(await issuer.token({ [claim]: now + seconds })))).toBe(expected);
  });
});

test('forged tokens are all refused alike', async () => {
  const forged = await forgedTokens(issuer);
  expect(forged.length).toBeGreaterThanOrEqual(35);
  expect(new Set(forged.map(([name]) => name)).size).toBe(forged.length);
  expect(new Set(forged.map(([, authorization]) => authorization)).size).toBe(forged.length);
  const results: [string, string][] = [];
  for (const [name, authorization] of forged) {
    expect(new Headers({ authorization }).get('authorization'), name).toBe(authorization);
    results.push([name, await outcome((async () => verify(bearerToken(authorization)))())]);
  }
  expect(results.filter(([, result]) => result !== REFUSED)).toEqual([]);
  // The same good token from before to after: it was them, not the verifier.
  expect(await outcome(verify(await issuer.token()))).toBe('passed');
});

test('a refusal keeps its reason inside, for the log', async () => {
  const refusal = await verify(await issuer.token({ aud: 'other' })).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(InvalidToken);
  expect(String((refusal as Error).cause)).toContain('aud');
});

describe('the keys', () => {
  const unknown = () =>
    Promise.all(Array.from({ length: 50 }, (_, i) => issuer.token({}, { kid: `unknown-${i}-${Math.random()}` })));

  test('are fetched once, for all tokens', async () => {
    const check = tokenVerifier(settings());
    const token = await issuer.token();
    issuer.stats.jwks = 0;
    await Promise.all(Array.from({ length: 20 }, () => check(token)));
    await check(token);
    expect(issuer.stats.jwks).toBe(1);
  });
  test('50 unknown key ids fetch them at most once in 30 s, together or one by one', async () => {
    const check = tokenVerifier(settings());
    clock(0);
    await check(await issuer.token());
    issuer.stats.jwks = 0;
    for (const [seconds, fetches] of [
      [29, 0],
      [1, 1],
      [29, 1],
      [1, 2],
    ] as const) {
      clock(seconds);
      const results = await Promise.all((await unknown()).map((token) => outcome(check(token))));
      for (const token of await unknown()) results.push(await outcome(check(token)));
      expect(new Set(results)).toEqual(new Set([REFUSED]));
      expect(issuer.stats.jwks).toBe(fetches);
    }
  });
  test('are fetched again after ten minutes: one that was taken back is trusted no longer', async () => {
    const turning = await startIssuer();
    const check = tokenVerifier({ issuer: turning.url, audience: turning.audience, jwksUrl: turning.jwksUrl });
    clock(0);
    const token = await turning.token();
    await check(token);
    await turning.rotate();
    await turning.rotate();
    clock(599);
    expect(await outcome(check(token))).toBe('passed');
    expect(turning.stats.jwks).toBe(1);
    clock(1);
    expect(await outcome(check(token))).toBe(REFUSED);
    expect(turning.stats.jwks).toBe(2);
    await turning.close();
  });
  test('turn: new tokens pass after one more fetch, old ones still do', async () => {
    const turning = await startIssuer();
    const check = tokenVerifier({ issuer: turning.url, audience: turning.audience, jwksUrl: turning.jwksUrl });
    clock(0);
    const old = await turning.token();
    await check(old);
    await turning.rotate();
    clock(30);
    const fresh = await Promise.all(ISSUER_ALGORITHMS.map((alg) => turning.token({}, { alg })));
    const results = await Promise.all([old, ...fresh, ...fresh].map((token) => outcome(check(token))));
    expect(new Set(results)).toEqual(new Set(['passed']));
    expect(turning.stats.jwks).toBe(2);
    await turning.close();
  });
  test('go on being fetched for others when the caller who began it goes away', async () => {
    const kept: Promise<unknown>[] = [];
    await tokenVerifier(settings())(await issuer.token(), (promise) => kept.push(promise));
    expect(await Promise.all(kept)).toEqual([undefined]);
  });
});

describe('an issuer that does not answer is not the fault of the token', () => {
  const answers: [name: string, listener: RequestListener][] = [
    ['HTTP status 500', (_request, response) => response.writeHead(500).end('{"keys":[]}')],
    ['a redirect', (_request, response) => response.writeHead(302, { location: issuer.jwksUrl }).end()],
    ['no JSON', (_request, response) => response.end('<html>')],
    ['no key set', (_request, response) => response.end('{"keys":{}}')],
    ['null', (_request, response) => response.end('null')],
    ['a cut connection', (request) => request.socket.destroy()],
  ];
  test.each(answers)('%s', async (_name, listener) => {
    const { url, close } = await serve(listener);
    expect(await outcome(tokenVerifier(settings({ jwksUrl: url }))(await issuer.token()))).toBe(UNAVAILABLE);
    await close();
  });
  describe('silence', () => {
    const time = useTimeouts();
    test('for 3 s, for all who wait', async () => {
      let noteAsked = () => {};
      const asked = new Promise<void>((done) => {
        noteAsked = done;
      });
      const { url, close } = await serve(() => noteAsked());
      const token = await issuer.token();
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
      const check = tokenVerifier(settings({ jwksUrl: url }));
      let over = 0;
      const wait = () => outcome(check(token)).finally(() => over++);
      const first = wait();
      await asked;
      await vi.advanceTimersByTimeAsync(1_000);
      // Whoever comes later waits for the same answer, and no longer than it has left.
      const second = wait();
      await vi.advanceTimersByTimeAsync(1_999);
      expect(over).toBe(0);
      await vi.advanceTimersByTimeAsync(1);
      expect(await Promise.all([first, second])).toEqual([UNAVAILABLE, UNAVAILABLE]);
      expect(time.limits()).toEqual([3_000]);
      time.pass();
      await close();
    });
  });
  test('a dead address; what is refused without keys still is', async () => {
    const dead = await serve(() => {});
    await dead.close();
    const check = tokenVerifier(settings({ jwksUrl: dead.url }));
    await expect(check(await issuer.token())).rejects.toBeInstanceOf(IssuerUnavailable);
    expect(await outcome(check('a.b.c'))).toBe(REFUSED);
    expect(await outcome(check(await issuer.token({}, { typ: 'logout+jwt' })))).toBe(REFUSED);
  });
  test('it is asked again after 5 s; meanwhile nobody waits for it', async () => {
    let asked = 0;
    let works = false;
    const { jwk } = issuer.keys.RS256;
    const { url, close } = await serve((_request, response) => {
      asked++;
      response.writeHead(works ? 200 : 503).end(JSON.stringify({ keys: [jwk] }));
    });
    const check = tokenVerifier(settings({ jwksUrl: url }));
    const token = await issuer.token();
    clock(0);
    for (let i = 0; i < 20; i++) expect(await outcome(check(token))).toBe(UNAVAILABLE);
    expect(asked).toBe(1);
    works = true;
    clock(4);
    expect(await outcome(check(token))).toBe(UNAVAILABLE);
    clock(1);
    expect(await outcome(check(token))).toBe('passed');
    expect(asked).toBe(2);
    await close();
  });
  test('while it is gone, known keys are good for their ten minutes', async () => {
    const leaving = await startIssuer();
    const check = tokenVerifier({ issuer: leaving.url, audience: leaving.audience, jwksUrl: leaving.jwksUrl });
    const token = await leaving.token();
    const strange = await leaving.token({}, { kid: 'unknown' });
    clock(0);
    await check(token);
    await leaving.close();
    clock(300);
    expect(await outcome(check(strange))).toBe(UNAVAILABLE);
    expect(await outcome(check(token))).toBe('passed');
    clock(300);
    expect(await outcome(check(token))).toBe(UNAVAILABLE);
  });
});

describe('settings', () => {
  test.each([
    [{ issuer: '' }, 'issuer'],
    [{ audience: '' }, 'audience'],
    [{ jwksUrl: 'http://issuer.example/jwks.json' }, 'https'],
    [{ jwksUrl: 'data:application/json,{}' }, 'https'],
    [{ jwksUrl: '' }, 'URL'],
  ])('%o are refused at once', (changed, message) => {
    expect(() => tokenVerifier(settings(changed))).toThrow(message);
  });
});

describe('the local issuer', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${issuer.url}/token`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  test('gives tokens to who asks, and says where its keys are', async () => {
    const answer = await (await post('{"subject":"kakanwil"}')).json();
    expect(answer).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 });
    expect(await verify(answer.access_token)).toEqual({ issuer: issuer.url, subject: 'kakanwil' });
    const known = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
    expect(known).toMatchObject({ issuer: issuer.url, jwks_uri: issuer.jwksUrl });
  });
  test('publishes no private key', async () => {
    const { keys } = await (await fetch(issuer.jwksUrl)).json();
    expect(keys).toHaveLength(3);
    for (const key of keys) expect(Object.keys(key)).not.toContain('d');
  });
  test('gives none to a page in a browser, nor for a body that names nobody', async () => {
    for (const origin of ['https://evil.example', 'null', issuer.url])
      expect((await post('{"subject":"a"}', { origin })).status).toBe(403);
    for (const body of [
      '',
      '{',
      'null',
      '{}',
      '{"subject":""}',
      '{"subject":1}',
      `{"subject":"${'x'.repeat(20_000)}"}`,
    ])
      expect((await post(body)).status).toBe(400);
    expect((await fetch(`${issuer.url}/token`)).status).toBe(404);
  });
});

async function serve(listener: RequestListener) {
  const server: Server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${port}/jwks.json`, close };
}
