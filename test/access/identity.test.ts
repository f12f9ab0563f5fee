import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Issuer, startIssuer } from '../../scripts/issuer.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import type { Bindings } from '../../src/env.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { forgedTokens } from '../support/forged-tokens.ts';

const { access, apiUrl, bearer, asOwner } = useAccess();
let issuer: Issuer;
const tokens: Bindings = {};
beforeAll(async () => {
  issuer = await startIssuer();
  Object.assign(tokens, { TOKEN_ISSUER: issuer.url, TOKEN_AUDIENCE: issuer.audience, TOKEN_JWKS_URL: issuer.jwksUrl });
  await asOwner(`update actor set issuer = '${issuer.url}' where issuer is not null`);
});
afterAll(() => issuer?.close());
const api = useApi(apiUrl, tokens);

const VIEWER = '{ viewer { actor { code } roles areas { code } } }';
const ask = (authorization?: string, query = VIEWER) =>
  api.query(
    query,
    undefined,
    {},
    { 'x-request-id': 'the-same-one', ...(authorization === undefined ? {} : { authorization }) },
  );

describe('who asks', () => {
  test('nobody in particular without a credential', async () => {
    expect((await ask()).json.data).toEqual({ viewer: { actor: null, roles: ['PUBLIC'], areas: [] } });
  });

  test.each([
    ['governor', 'GOVERNMENT', '64'],
    ['branch', 'BRANCH', 'KC-BANJARMASIN'],
    ['region', 'REGION', 'VII'],
    ['auditor', 'AUDITOR', 'ID'],
  ] as const)('%s by key and by token, in one request to the database', async (code, role, area) => {
    const token = `Bearer ${await issuer.token({ sub: code })}`;
    for (const authorization of [bearer(code).authorization, token]) {
      const { json, stats, headers } = await ask(authorization);
      expect(json.data.viewer).toEqual({ actor: { code }, roles: ['PUBLIC', role], areas: [{ code: area }] });
      expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('the scheme in any case; a cookie is nobody', async () => {
    const { authorization } = bearer('mayor');
    expect((await ask(authorization.replace('Bearer', 'bearer'))).json.data.viewer.actor).toEqual({ code: 'mayor' });
    const cookie = await api.query(VIEWER, undefined, {}, { cookie: authorization });
    expect(cookie.json.data.viewer.actor).toBeNull();
  });

  test.each(['ended', 'lapsed', 'future'] as const)(
    'a grant that is %s gives nothing, at whatever moment the operation looks',
    async (code) => {
      const { json } = await ask(bearer(code).authorization);
      expect(json.data.viewer).toEqual({ actor: { code }, roles: ['PUBLIC'], areas: [] });
      const past = await ask(bearer(code).authorization, `query @asKnownAt(at: "2020-06-01T00:00:00Z") ${VIEWER}`);
      expect(past.json.data.viewer.roles).toEqual(['PUBLIC']);
    },
  );
});

describe('a credential that is not good is refused, whatever is wrong with it', () => {
  const refusal = async (authorization: string, query?: string) => {
    const { status, text, headers } = await ask(authorization, query);
    return { status, text, challenge: headers.get('www-authenticate'), type: headers.get('content-type') };
  };
  const EXPECTED = {
    status: 401,
    challenge: 'Bearer',
    type: 'application/json',
    text: JSON.stringify({
      errors: [
        {
          message: 'The credential is not valid. Send a current one, or none for public data.',
          extensions: {
            code: 'UNAUTHENTICATED',
            requestId: 'the-same-one',
            docs: '/errors?lang=en#UNAUTHENTICATED',
          },
        },
      ],
    }),
  };

  test('keys', async () => {
    const [good, other] = [access().keys.admin, access().keys.mayor];
    const bad: Record<string, string> = {
      revoked: `Bearer ${access().keys.revoked}`,
      expired: `Bearer ${access().keys.expired}`,
      'another secret': `Bearer ${good.slice(0, 17)}${other.slice(17)}`,
      'one letter changed': `Bearer ${good.slice(0, -2)}${good.at(-2) === 'x' ? 'y' : 'x'}${good.at(-1)}`,
      'unknown code': `Bearer jgk_zzzzzzzzzzzz${good.slice(16)}`,
      cut: `Bearer ${good.slice(0, -1)}`,
      longer: `Bearer ${good}A`,
      'no secret': `Bearer ${good.slice(0, 16)}`,
      'wrong scheme': `Basic ${good}`,
      'no scheme': good,
      nothing: '',
      blanks: '  ',
      'a scheme alone': 'Bearer',
      'a quote': "Bearer jgk_'or 1=1--",
    };
    for (const [name, authorization] of Object.entries(bad))
      expect([name, await refusal(authorization)]).toEqual([name, EXPECTED]);
  });

  test('tokens: forged, malformed, or of somebody we do not know', async () => {
    const forged = await forgedTokens(issuer);
    expect(forged.length).toBeGreaterThan(30);
    for (const [name, authorization] of forged) expect([name, await refusal(authorization)]).toEqual([name, EXPECTED]);
    expect(await refusal(`Bearer ${await issuer.token({ sub: 'stranger' })}`)).toEqual(EXPECTED);
  });

  test('also where nothing is asked of the database, and in one request at most', async () => {
    for (const query of ['{ __typename }', '{ __schema { queryType { name } } }']) {
      expect(await refusal(`Bearer ${access().keys.revoked}`, query)).toEqual(EXPECTED);
      const good = await ask(bearer('mayor').authorization, query);
      expect([good.status, good.stats.http]).toEqual([200, 1]);
    }
    expect((await ask(`Bearer ${access().keys.revoked}`)).stats.http).toBe(1);
  });

  test('tokens are off where no issuer is configured', async () => {
    const authorization = `Bearer ${await issuer.token({ sub: 'admin' })}`;
    Object.assign(tokens, { TOKEN_ISSUER: undefined, TOKEN_AUDIENCE: undefined, TOKEN_JWKS_URL: undefined });
    expect(await refusal(authorization)).toEqual(EXPECTED);
    Object.assign(tokens, {
      TOKEN_ISSUER: issuer.url,
      TOKEN_AUDIENCE: issuer.audience,
      TOKEN_JWKS_URL: issuer.jwksUrl,
    });
  });

  test('an issuer whose keys cannot be had is UNAVAILABLE, not a bad token', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const authorization = `Bearer ${await issuer.token({ sub: 'admin' })}`;
    tokens.TOKEN_JWKS_URL = 'http://127.0.0.1:1/jwks.json';
    const { status, headers, json } = await ask(authorization);
    expect([status, headers.get('retry-after'), json.errors[0].extensions.code]).toEqual([503, '5', 'UNAVAILABLE']);
    tokens.TOKEN_JWKS_URL = issuer.jwksUrl;
    log.mockRestore();
  });
});

describe('a key, from its making to its end', () => {
  const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
    ... on CreateApiKeySuccess { secret apiKey { id code label lastUsedOn actor { code } } } ... on MutationError { code message path } } }`;
  const create = (input: Record<string, unknown>, headers: Record<string, string> = {}) =>
    api.query(
      CREATE,
      { input: { actor: 'Actor:seat.64.71', label: 'probe', ...input } },
      {},
      { ...bearer('region'), ...headers },
    );

  test('is shown once, kept nowhere, works at once, and not any more once it is revoked', async () => {
    const { json, stats } = await create({});
    expect(stats.http).toBe(1);
    const { secret, apiKey } = json.data.createApiKey;
    expect(secret).toMatch(/^jgk_[a-z0-9]{12}_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ code: secret.slice(4, 16), label: 'probe', actor: { code: 'seat.64.71' } });
    const kept = await asOwner(
      "select table_name as name from information_schema.tables t where table_schema = 'app' and table_type = 'BASE TABLE'",
    );
    for (const { name } of kept) {
      const found = await asOwner(`select 1 from ${name} x where x::text like '%${secret.slice(17)}%'`);
      expect([name, found]).toEqual([name, []]);
    }
    expect((await ask(`Bearer ${secret}`)).json.data.viewer.actor).toEqual({ code: 'seat.64.71' });
    // Its holder may take it back too.
    const revoke = `mutation { revokeApiKey(input: { apiKey: "${apiKey.id}" }) { ... on RevokeApiKeySuccess { apiKey { revokedAt } } } }`;
    const revoked = await ask(`Bearer ${secret}`, revoke);
    expect(revoked.json.data.revokeApiKey.apiKey.revokedAt).not.toBeNull();
    expect((await ask(`Bearer ${secret}`)).status).toBe(401);
  });

  test('ends within 400 days, and not before it begins', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    for (const days of [0.01, 399])
      expect((await create({ expiresAt: inDays(days) })).json.data.createApiKey.secret).toBeDefined();
    for (const days of [-0.01, 401])
      expect((await create({ expiresAt: inDays(days) })).json.data.createApiKey).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input'],
      });
    expect((await create({ label: '' })).json.data.createApiKey).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await create({ actor: 'Actor:nobody' })).json.data.createApiKey).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'actor'],
    });
  });

  test('has its day of use noted once a day, after the answer', async () => {
    await asOwner(
      "update api_key set last_used_on = '2020-01-01' where actor_id = (select id from actor where code = 'mayor')",
    );
    const first = await ask(bearer('mayor').authorization);
    expect(first.stats.http).toBe(1);
    const used = await asOwner(
      "select last_used_on::text as day from api_key where actor_id = (select id from actor where code = 'mayor')",
    );
    expect(used).toEqual([{ day: new Date().toISOString().slice(0, 10) }]);
    expect(first.afterwards).toBe(1);
    expect((await ask(bearer('mayor').authorization)).afterwards).toBe(0);
  });
});

describe('nothing of a request is left for the next', () => {
  test('in one connection, after one that was committed and one that failed', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: access().apiUrl });
    await client.connect();
    const left = async () =>
      (
        await client.query(
          `select current_user::text, coalesce(current_setting('app.viewer', true), '') as viewer, coalesce(current_setting('app.known_at', true), '') as known_at,
             coalesce(current_setting('app.known_seconds', true), '') as known_seconds,
             coalesce(current_setting('app.fresh_key', true), '') as fresh_key, coalesce(current_setting('app.idempotency', true), '') as idempotency`,
        )
      ).rows[0];
    const before = await left();
    const request = JSON.stringify({
      requestId: 'x',
      freshKey: { secret: 's' },
      credential: { issuer: issuer.url, subject: 'admin' },
    });
    for (const end of ['commit', 'rollback']) {
      await client.query('begin');
      await client.query(`select ${RULES_SCHEMA}.begin_request('2020-01-01', $1)`, [request]);
      expect(await left()).toMatchObject({ current_user: 'authenticated', viewer: expect.stringContaining('ADMIN') });
      await client.query(end);
      expect(await left()).toEqual({ ...before, current_user: 'app_api' });
    }
    await client.end();
  });

  test('between a hundred requests at once', async () => {
    const who = ['admin', 'mayor', 'governor', undefined] as const;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const office = who[i % who.length];
        return ask(office && bearer(office).authorization);
      }),
    );
    for (const [i, { json }] of answers.entries()) expect(json.data.viewer.actor?.code).toBe(who[i % who.length]);
  });
});
