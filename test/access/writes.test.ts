import { describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../scripts/neon-faults.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { useTimeouts } from '../support/timeouts.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);

const REGISTER = `mutation ($input: RegisterActorInput!) { registerActor(input: $input) {
  __typename ... on RegisterActorSuccess { actor { id code name } } ... on MutationError { code } } }`;
let made = 0;
const office = () => ({ code: `probe.${++made}`, name: 'Probe', area: 'LocalGovernment:64.71' });
const register = (input: object, headers: Record<string, string> = {}) =>
  api.query(REGISTER, { input }, {}, { ...bearer('region'), ...headers });
const registered = async (code: string) => (await asOwner(`select 1 from actor where code = '${code}'`)).length;

describe('an idempotency key', () => {
  test('same key and same input: one effect, one answer', async () => {
    const input = office();
    const headers = { 'idempotency-key': 'a1' };
    const [first, second] = [await register(input, headers), await register(input, headers)];
    expect(first.json.data.registerActor.__typename).toBe('RegisterActorSuccess');
    expect(second.json.data).toEqual(first.json.data);
    expect([first.stats.http, second.stats.http]).toEqual([1, 1]);
    expect(await registered(input.code)).toBe(1);
  });

  test('same key and other input, or another document: 409, and nothing is done', async () => {
    const [one, other] = [office(), office()];
    const headers = { 'idempotency-key': 'a2' };
    await register(one, headers);
    const answer = await register(other, { ...headers, accept: 'application/graphql-response+json' });
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([409, 'CONFLICT']);
    expect(await registered(other.code)).toBe(0);
    const renamed = await api.query(
      `${REGISTER} # another text is the same document`,
      { input: one },
      {},
      { ...bearer('region'), ...headers },
    );
    expect(renamed.json.data.registerActor.__typename).toBe('RegisterActorSuccess');
  });

  test('same key and document, another operation of it: another request', async () => {
    const [a, b] = [office(), office()];
    const input = (code: string) => `(input: { code: "${code}", name: "x", area: "LocalGovernment:64.71" })`;
    const document = `mutation A { registerActor${input(a.code)} { ... on RegisterActorSuccess { actor { code } } } }
      mutation B { registerActor${input(b.code)} { ... on RegisterActorSuccess { actor { code } } } }`;
    const send = (operationName: string) =>
      api.query(document, undefined, { operationName }, { ...bearer('region'), 'idempotency-key': 'a7' });
    expect((await send('A')).json.data.registerActor.actor.code).toBe(a.code);
    expect((await send('B')).json.errors[0].extensions.code).toBe('CONFLICT');
    expect(await registered(b.code)).toBe(0);
  });

  test('an answer given again says, as every answer, what the data is at and, in the log, who asked', async () => {
    const input = office();
    const headers = { 'idempotency-key': 'a8' };
    await register(input, headers);
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { json } = await register(input, headers);
    const line = JSON.parse(String(log.mock.calls.flat()[0]));
    log.mockRestore();
    expect(json.extensions.dataset).toEqual({
      version: expect.stringMatching(/^\d+$/),
      knownAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(line.actor).toBe(String((await asOwner("select id from actor where code = 'region'"))[0]?.id));
  });

  test('belongs to whoever sent it', async () => {
    const headers = { 'idempotency-key': 'a3' };
    const [mine, theirs] = [office(), office()];
    await register(mine, headers);
    const answer = await register(theirs, { ...headers, ...bearer('admin') });
    expect(answer.json.data.registerActor.actor.code).toBe(theirs.code);
  });

  test('twenty at once: one effect, and the same answer to all', async () => {
    const input = office();
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(input, { 'idempotency-key': 'a4' })));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json.data))).size).toBe(1);
    expect(answers[0]?.json.data.registerActor.__typename).toBe('RegisterActorSuccess');
    expect(await registered(input.code)).toBe(1);
  });

  test('the fields of one operation are writes of their own', async () => {
    const [a, b] = [office(), office()];
    const document = `mutation ($a: RegisterActorInput!, $b: RegisterActorInput!) {
      a: registerActor(input: $a) { ... on RegisterActorSuccess { actor { code } } }
      b: registerActor(input: $b) { ... on RegisterActorSuccess { actor { code } } } }`;
    for (let i = 0; i < 2; i++) {
      const { json, stats } = await api.query(document, { a, b }, {}, { ...bearer('region'), 'idempotency-key': 'a5' });
      expect(json.data).toEqual({ a: { actor: { code: a.code } }, b: { actor: { code: b.code } } });
      expect(stats.http).toBe(2);
    }
  });

  test('a new key is shown to the first request only', async () => {
    const document =
      'mutation { createApiKey(input: { actor: "Actor:seat.64.71", label: "x" }) { ... on CreateApiKeySuccess { secret apiKey { code } } } }';
    const send = () => api.query(document, undefined, {}, { ...bearer('region'), 'idempotency-key': 'a6' });
    const [first, second] = [(await send()).json.data.createApiKey, (await send()).json.data.createApiKey];
    expect(first.secret).toMatch(/^jgk_/);
    expect(second).toEqual({ secret: '(shown once)', apiKey: first.apiKey });
  });

  test.each(['', 'x'.repeat(201), 'caf\u00e9'])('that cannot be one is refused: %j', async (key) => {
    const { status, json } = await register(office(), { 'idempotency-key': key });
    expect([status, json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('a fault on the way of a write', () => {
  const after: Fault = { kind: 'reset', when: 'after' };
  const before: Fault = { kind: 'reset', when: 'before' };
  const mute = () => vi.spyOn(console, 'error').mockImplementation(() => {});

  test.each([
    ['after it was committed', after, 1],
    ['before it began', before, 0],
  ] as const)('%s: UNKNOWN_OUTCOME, and it is not sent again', async (_when, fault, rows) => {
    const log = mute();
    const input = office();
    api.endpoint().fault(fault);
    const { status, json, stats } = await register(input);
    expect([status, json.errors[0].extensions.code, stats.http]).toEqual([503, 'UNKNOWN_OUTCOME', 1]);
    expect(await registered(input.code)).toBe(rows);
    log.mockRestore();
  });

  test.each([
    ['after it was committed', after],
    ['before it began', before],
  ] as const)('%s: under a key it is sent again, and its outcome is proven', async (_when, fault) => {
    const input = office();
    api.endpoint().fault(fault);
    const { json, stats } = await register(input, { 'idempotency-key': input.code });
    expect(json.data.registerActor).toMatchObject({ __typename: 'RegisterActorSuccess', actor: { code: input.code } });
    expect([stats.http, await registered(input.code)]).toEqual([2, 1]);
  });

  test('twice: UNKNOWN_OUTCOME, and the same key then gives the stored answer', async () => {
    const log = mute();
    const input = office();
    api.endpoint().fault(after, before);
    const { json } = await register(input, { 'idempotency-key': input.code });
    expect(json.errors[0].extensions.code).toBe('UNKNOWN_OUTCOME');
    const again = await register(input, { 'idempotency-key': input.code });
    expect(again.json.data.registerActor.actor.code).toBe(input.code);
    expect(await registered(input.code)).toBe(1);
    log.mockRestore();
  });

  test('in a later field: what was written before stays, and the answer says so', async () => {
    const log = mute();
    const [a, b] = [office(), office()];
    const document = `mutation ($a: RegisterActorInput!, $b: RegisterActorInput!) {
      a: registerActor(input: $a) { ... on RegisterActorSuccess { actor { code } } }
      b: registerActor(input: $b) { ... on RegisterActorSuccess { actor { code } } } }`;
    api.endpoint().fault({ kind: 'latency', ms: 0 }, before);
    const { status, json } = await api.query(document, { a, b }, {}, bearer('region'));
    expect(status).toBe(200);
    expect(json.data).toEqual({ a: { actor: { code: a.code } }, b: null });
    expect(json.errors).toMatchObject([{ path: ['b'], extensions: { code: 'UNKNOWN_OUTCOME' } }]);
    expect([await registered(a.code), await registered(b.code)]).toEqual([1, 0]);
    log.mockRestore();
  });

  test('after one whose outcome is not known nothing more is run', async () => {
    const log = mute();
    const inputs = { a: office(), b: office(), c: office() };
    const document = `mutation ($a: RegisterActorInput!, $b: RegisterActorInput!, $c: RegisterActorInput!) {
      ${['a', 'b', 'c'].map((name) => `${name}: registerActor(input: $${name}) { ... on RegisterActorSuccess { actor { code } } }`)} }`;
    api.endpoint().fault({ kind: 'latency', ms: 0 }, after);
    const { json, stats } = await api.query(document, inputs, {}, bearer('region'));
    expect(json.data).toEqual({ a: { actor: { code: inputs.a.code } }, b: null, c: null });
    expect(json.errors).toMatchObject([
      { path: ['b'], extensions: { code: 'UNKNOWN_OUTCOME' } },
      {
        path: ['c'],
        message: 'Not run, because it is unknown whether the previous field succeeded.',
        extensions: { code: 'UNAVAILABLE' },
      },
    ]);
    expect([stats.http, await registered(inputs.c.code)]).toEqual([2, 0]);
    log.mockRestore();
  });

  describe('all fields together', () => {
    const time = useTimeouts();
    test('have the time of one request', async () => {
      const log = mute();
      const inputs = { a: office(), b: office(), c: office() };
      const document = `mutation ($a: RegisterActorInput!, $b: RegisterActorInput!, $c: RegisterActorInput!) {
        ${['a', 'b', 'c'].map((name) => `${name}: registerActor(input: $${name}) { ... on RegisterActorSuccess { actor { code } } }`)} }`;
      api.endpoint().fault({ kind: 'latency', ms: 0 }, { kind: 'hang' });
      const asked = api.query(document, inputs, {}, bearer('region'));
      await vi.waitFor(() => expect(api.endpoint().hanging()).toBe(1));
      time.pass();
      const { json, stats } = await asked;
      expect(json.data).toEqual({ a: { actor: { code: inputs.a.code } }, b: null, c: null });
      // The third was not sent any more.
      expect([stats.http, time.limits()]).toEqual([2, [10_000]]);
      api.endpoint().fault();
      log.mockRestore();
    });
  });
});

describe('mutations and HTTP', () => {
  test('not by GET', async () => {
    const input = office();
    const query = new URLSearchParams({ query: REGISTER, variables: JSON.stringify({ input }) });
    const { status } = await api.fetch(`/graphql?${query}`, { headers: bearer('region') });
    expect(status).toBe(405);
    expect(await registered(input.code)).toBe(0);
  });

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/graphql',
  ])('not as %s', async (type) => {
    const { status } = await api.fetch('/graphql', {
      method: 'POST',
      headers: { ...bearer('region'), 'content-type': type },
      body: 'query=mutation{x}',
    });
    expect(status).toBe(415);
  });

  test('pages of any origin may read and send a credential, but no cookies', async () => {
    const headers = {
      origin: 'https://dashboard.test',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const preflight = await api.fetch('/graphql', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('the audit log', () => {
  const LOG = `query ($filter: AuditFilter) { auditLog(first: 50, filter: $filter) { nodes {
    actor { code } actorName requestId action relation key area { code } before after } } }`;

  test('has who wrote what, when, in which request, before and after', async () => {
    const input = office();
    await register(input, { 'x-request-id': 'audited-1' });
    const { json } = await api.query(LOG, { filter: { requestId: 'audited-1' } }, {}, bearer('region'));
    expect(json.data.auditLog.nodes).toEqual([
      {
        actor: { code: 'region' },
        actorName: 'Office of region',
        requestId: 'audited-1',
        action: 'INSERT',
        relation: 'actor',
        key: input.code,
        area: { code: '64.71' },
        before: null,
        after: expect.objectContaining({ code: input.code, name: 'Probe' }),
      },
    ]);
  });

  test('has no secrets', async () => {
    const answer = await api.query(
      'mutation { createApiKey(input: { actor: "Actor:seat.64.71", label: "audited" }) { ... on CreateApiKeySuccess { secret } } }',
      undefined,
      {},
      { ...bearer('region'), 'x-request-id': 'audited-2' },
    );
    expect(answer.json.data.createApiKey.secret).toMatch(/^jgk_/);
    const rows = await asOwner(
      "select relation, after::text from audit_log where request_id = 'audited-2' order by id",
    );
    expect(rows.map(({ relation }) => relation)).toEqual(['api_key', 'api_key_hash']);
    for (const { after } of rows) expect(String(after)).not.toMatch(/hash|\\\\x/);
  });

  test('a refused write leaves nothing', async () => {
    await register({ ...office(), area: 'LocalGovernment:35.78' }, { 'x-request-id': 'audited-3' });
    expect(await asOwner("select 1 from audit_log where request_id = 'audited-3'")).toEqual([]);
  });

  test('has the change of a row, too', async () => {
    const grant = (
      await asOwner(
        "select 'Grant:' || id as id from actor_grant where actor_id = (select id from actor where code = 'seat.64.72')",
      )
    )[0]?.id;
    const document = `mutation { endGrant(input: { grant: "${grant}" }) { ... on EndGrantSuccess { grant { endedAt } } } }`;
    await api.query(document, undefined, {}, { ...bearer('region'), 'x-request-id': 'audited-4' });
    const { json } = await api.query(LOG, { filter: { requestId: 'audited-4' } }, {}, bearer('auditor'));
    expect(json.data.auditLog.nodes).toMatchObject([
      { action: 'UPDATE', before: { ended_at: null }, after: { ended_at: expect.any(String) } },
    ]);
  });
});
