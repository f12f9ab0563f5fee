import { createHmac, KeyObject, sign } from 'node:crypto';
import { CompactEncrypt, type CryptoKey, exportJWK, exportSPKI } from 'jose';
import { type Issuer, startIssuer } from '../../scripts/issuer.ts';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const tampered = (part: string) => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;

/** A token of exactly these texts, signed with RS256, whatever they say. */
export function signedText(header: string, payload: string, key: CryptoKey): string {
  const text = `${base64url(header)}.${base64url(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), KeyObject.from(key)).toString('base64url')}`;
}

/**
 * Authorization headers that must all be refused, each with a name. They are all values that fetch lets through, and
 * each differs from a good one in one thing.
 */
export async function forgedTokens(issuer: Issuer): Promise<[name: string, authorization: string][]> {
  const { kid, publicKey, privateKey } = issuer.keys.RS256;
  const stranger = await startIssuer({ port: 0 });
  await stranger.close();
  const strange = stranger.keys.RS256;

  const now = Math.floor(Date.now() / 1000);
  const good = await issuer.token();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims = { iss: issuer.url, aud: issuer.audience, sub: 'user-1', iat: now, exp: now + 3600 };
  const without = (name: string) => JSON.stringify({ ...claims, [name]: undefined });
  const body = JSON.stringify(claims);
  const plain = { alg: 'RS256', typ: 'JWT', kid };
  const head = JSON.stringify(plain);

  const claiming = (changed: Record<string, unknown>) => issuer.token(changed);
  /** Its claims as this text, rightly signed. */
  const saying = (text: string) => signedText(head, text, privateKey);
  /** Its header with these members, rightly signed. */
  const headed = (changed: Record<string, unknown>) =>
    signedText(JSON.stringify({ ...plain, ...changed }), body, privateKey);
  /** The same, signed by somebody else. */
  const strangers = (changed: Record<string, unknown>) =>
    signedText(JSON.stringify({ ...plain, ...changed }), body, strange.privateKey);
  const unsigned = (alg: string) => `${base64url(JSON.stringify({ alg, typ: 'JWT', kid }))}.${payload}.`;
  const hmac = (alg: 'HS256' | 'HS512', secret: string | Buffer) => {
    const text = `${base64url(JSON.stringify({ alg, typ: 'JWT', kid }))}.${payload}`;
    return `${text}.${createHmac(alg === 'HS256' ? 'sha256' : 'sha512', secret)
      .update(text)
      .digest('base64url')}`;
  };

  const pem = await exportSPKI(publicKey);
  const jwk = await exportJWK(publicKey);
  const strangeJwk = await exportJWK(strange.publicKey);
  const alg = 'RSA-OAEP-256';
  const encryptionKey = await crypto.subtle.importKey(
    'jwk',
    { ...jwk, alg } as JsonWebKey,
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['encrypt'],
  );
  const encrypted = await new CompactEncrypt(new TextEncoder().encode(good))
    .setProtectedHeader({ alg, enc: 'A256GCM', cty: 'JWT', kid })
    .encrypt(encryptionKey);
  const ecSigned = await issuer.token({}, { alg: 'ES256' });
  const ecText = ecSigned.slice(0, ecSigned.lastIndexOf('.'));

  const tokens: [name: string, token: string][] = [
    ['alg none', unsigned('none')],
    ['alg None', unsigned('None')],
    ['alg NONE', unsigned('NONE')],
    ['alg nOnE', unsigned('nOnE')],
    ['alg none with a signature', unsigned('none') + signature],
    ['alg empty', unsigned('') + signature],
    ['alg missing', headed({ alg: undefined })],
    ['alg a list', headed({ alg: ['RS256'] })],
    ['alg in lower case', headed({ alg: 'rs256' })],
    ['alg RS512 over an RS256 signature', headed({ alg: 'RS512' })],
    ['alg PS256 over an RS256 signature', headed({ alg: 'PS256' })],
    ['alg ES256 with the RSA key id', headed({ alg: 'ES256' })],
    ['HS256 with the public key as PEM', hmac('HS256', pem)],
    ['HS256 with the public key as PEM and a line break', hmac('HS256', `${pem}\n`)],
    [
      'HS256 with the public key as DER',
      hmac('HS256', KeyObject.from(publicKey).export({ type: 'spki', format: 'der' })),
    ],
    ['HS256 with the public key as JWK', hmac('HS256', JSON.stringify(jwk))],
    ['HS256 with the published JWK', hmac('HS256', JSON.stringify(issuer.keys.RS256.jwk))],
    ['HS256 with the modulus', hmac('HS256', Buffer.from(jwk.n ?? '', 'base64url'))],
    ['HS512 with the public key as PEM', hmac('HS512', pem)],
    ['HS256 with an empty secret', hmac('HS256', '')],

    ['wrong audience', await claiming({ aud: 'somebody-else' })],
    ['audience in other case', await claiming({ aud: issuer.audience.toUpperCase() })],
    ['audience only begins with ours', await claiming({ aud: `${issuer.audience}-admin` })],
    ['audiences without ours', await claiming({ aud: ['a', 'b'] })],
    ['no audiences', await claiming({ aud: [] })],
    ['audience an object', await claiming({ aud: { [issuer.audience]: true } })],
    ['no aud', saying(without('aud'))],
    ['wrong issuer', await claiming({ iss: stranger.url })],
    ['issuer with a slash', await claiming({ iss: `${issuer.url}/` })],
    ['issuer a list', await claiming({ iss: [issuer.url] })],
    ['no iss', saying(without('iss'))],

    ['no exp', saying(without('exp'))],
    ['exp null', await claiming({ exp: null })],
    ['exp as text', await claiming({ exp: String(now + 3600) })],
    ['exp 1e99', saying(body.replace(String(claims.exp), '1e99'))],
    ['exp beyond every number', saying(body.replace(String(claims.exp), '1e999'))],
    ['exp in milliseconds', await claiming({ exp: (now + 3600) * 1000 })],
    ['exp not whole', await claiming({ exp: now + 3600.5 })],
    ['exp negative', await claiming({ exp: -(now + 3600) })],
    ['exp zero', await claiming({ exp: 0 })],
    ['exp true', await claiming({ exp: true })],
    ['exp a list', await claiming({ exp: [now + 3600] })],
    ['expired for 61 s', await claiming({ exp: now - 61 })],
    ['longer than a day', await claiming({ exp: now + 2 * 86_400 })],
    // More than the 61 s that would do: the clock goes on while the tokens are tried.
    ['nbf ahead', await claiming({ nbf: now + 120 })],
    ['nbf as text', await claiming({ nbf: String(now - 10) })],
    ['nbf null', await claiming({ nbf: null })],
    ['nbf beyond every number', saying(body.replace('"iat"', '"nbf":1e999,"iat"'))],
    ['iat as text', await claiming({ iat: String(now) })],

    ['no sub', saying(without('sub'))],
    ['sub a number', await claiming({ sub: 1 })],
    ['sub null', await claiming({ sub: null })],
    ['sub a list', await claiming({ sub: ['user-1'] })],
    ['sub empty', await claiming({ sub: '' })],
    ['sub of 256 characters', await claiming({ sub: 'x'.repeat(256) })],
    ['sub with NUL', await claiming({ sub: 'user-1\0' })],
    ['sub with a line break', await claiming({ sub: 'user-1\n' })],
    ['sub not ASCII', await claiming({ sub: 'usér-1' })],

    ['no signature', `${header}.${payload}.`],
    ['no signature part', `${header}.${payload}`],
    ['signature cut by one', good.slice(0, -1)],
    ['signature cut by three bytes', good.slice(0, -6) + good.slice(-2)],
    ['signature cut by half', good.slice(0, -signature.length / 2)],
    ['signature cut to one character', `${header}.${payload}.A`],
    ['signature extended', `${good}AA`],
    ['signature changed', `${header}.${payload}.${tampered(signature)}`],
    ['signature spelled with stray bits', good.slice(0, -1) + strayBits(good)],
    ['signature padded', `${good}==`],
    ['signature of zeros, ES256', `${ecText}.${'A'.repeat(86)}`],
    ['signature of another token', `${header}.${payload}.${(await claiming({ sub: 'user-2' })).split('.')[2]}`],
    ['signature of another algorithm', `${ecText}.${signature}`],
    ['payload changed', `${header}.${base64url(body.replace('user-1', 'admin'))}.${signature}`],
    ['header changed', `${base64url(JSON.stringify({ ...plain, typ: 'at+jwt' }))}.${payload}.${signature}`],
    ['header and payload swapped', `${payload}.${header}.${signature}`],

    ["another issuer's token", await stranger.token({ iss: issuer.url }, { alg: 'ES256' })],
    ["another issuer's key with our key id", strangers({})],
    ['unknown key id', headed({ kid: 'unknown' })],
    ['key id empty', headed({ kid: '' })],
    ['key id null', headed({ kid: null })],
    ['key id a number', headed({ kid: 1 })],
    ['key id a path', headed({ kid: '../../dev/null' })],
    ['key id with SQL', headed({ kid: "' or 1=1 --" })],
    ['key id __proto__', headed({ kid: '__proto__' })],
    ['no key id where there are several keys', headed({ kid: undefined })],
    ['key embedded', strangers({ jwk: strangeJwk })],
    ['key embedded, no key id', strangers({ jwk: strangeJwk, kid: undefined })],
    ['jku elsewhere', strangers({ jku: 'https://keys.invalid/jwks.json' })],
    ['x5u elsewhere', strangers({ x5u: 'https://keys.invalid/cert.pem' })],
    ['x5c of its own', strangers({ x5c: [Buffer.from(await exportSPKI(strange.publicKey)).toString('base64')] })],
    ['crit with an unknown extension', headed({ crit: ['urn:x'], 'urn:x': true })],
    ['crit empty', headed({ crit: [] })],
    ['crit no list', headed({ crit: 'exp' })],
    ['crit that names exp', headed({ crit: ['exp'], exp: now + 3600 })],
    ['b64 false', headed({ crit: ['b64'], b64: false })],
    ['b64 true', headed({ crit: ['b64'], b64: true })],
    ['b64 false without crit', headed({ b64: false })],
    ['a logout token', headed({ typ: 'logout+jwt' })],
    ['typ a number', headed({ typ: 1 })],
    ['encrypted', encrypted],

    ['exp twice, the last one over', saying(body.replace(/}$/, `,"exp":${now - 3600}}`))],
    ['aud twice, the last one not ours', saying(body.replace(/}$/, ',"aud":"other"}'))],
    ['alg twice, the last one none', signedText(head.replace(/}$/, ',"alg":"none"}'), body, privateKey)],
    ['claims hidden in __proto__', saying(`{"__proto__":${body}}`)],
    ['claims a list', saying(`[${body}]`)],
    ['claims null', saying('null')],
    ['claims no JSON', saying(body.slice(0, -1))],
    ['claims not UTF-8', notUtf8(head, claims, privateKey)],
    ['header no JSON', signedText('RS256', body, privateKey)],
    ['header null', signedText('null', body, privateKey)],
    ['header a list', signedText(`[${head}]`, body, privateKey)],
    ['20 KB of a good token', await claiming({ more: 'x'.repeat(15_000) })],
    ['20 KB of dots', '.'.repeat(20_000)],
    ['20 KB of letters', 'A'.repeat(20_000)],
    ['deep JSON', saying('['.repeat(1_200) + ']'.repeat(1_200))],
    ['four parts', `${good}.${signature}`],
    ['only dots', '..'],
    ['one word', 'null'],
    ['in the other base64 alphabet', `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}`],
    ['a control character inside', `${good.slice(0, 50)}\x01${good.slice(50)}`],
    ['a tab inside', `${good.slice(0, 50)}\t${good.slice(50)}`],
    ['a no-break space inside', `${good.slice(0, 50)}\xa0${good.slice(50)}`],
    ['a letter that is not ASCII at the end', `${good}é`],
    ['DEL at the end', `${good}\x7f`],
    ['escaped with %', good.replaceAll('.', '%2E')],
    ['in quotes', `"${good}"`],
  ];

  return [
    ...tokens.map(([name, token]): [string, string] => [name, `Bearer ${token}`]),
    ['the scheme alone', 'Bearer'],
    ['the scheme alone, in lower case', 'bearer'],
    ['no scheme', good],
    ['Basic', `Basic ${base64url('user-1:password')}`],
    ['Basic with a good token', `Basic ${good}`],
    ['Token', `Token ${good}`],
    ['DPoP', `DPoP ${good}`],
    ['scheme joined to the token', `Bearer${good}`],
    ['scheme with a colon', `Bearer: ${good}`],
    ['scheme twice', `Bearer Bearer ${good}`],
    ['a tab after the scheme', `Bearer\t${good}`],
    ['a no-break space after the scheme', `Bearer\xa0${good}`],
    ['two tokens', `Bearer ${good} ${good}`],
    ['two headers in one', `Bearer ${good}, Bearer ${good}`],
    ['a parameter', `Bearer token="${good}"`],
    ['a parameter after it', `Bearer ${good}, realm="x"`],
  ];
}

/** The last character of a token whose signature is 256 bytes long, with a bit set that no byte has. */
const strayBits = (token: string) => ({ A: 'B', Q: 'R', g: 'h', w: 'x' })[token.slice(-1)] ?? '!';

function notUtf8(header: string, claims: object, key: CryptoKey): string {
  const payload = Buffer.concat([
    Buffer.from(JSON.stringify(claims).replace(/}$/, ',"name":"')),
    Buffer.of(0xff, 0xfe),
    Buffer.from('"}'),
  ]);
  const text = `${base64url(header)}.${payload.toString('base64url')}`;
  return `${text}.${sign('sha256', Buffer.from(text), KeyObject.from(key)).toString('base64url')}`;
}
