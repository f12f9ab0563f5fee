/** Every mutation, sent again: after a fault that hid its outcome, and under a key that another input took. */
import { describe, expect, test, vi } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import type { Fault } from '../../scripts/neon-faults.ts';
import type { Input } from './acts.ts';
import { useInputs } from './every-input.ts';

const schema = wholeSchema();

const { api, bearer, asOwner, INPUTS, id, figure, seat } = useInputs();

/** Every row that a write leaves, by its log, in which submissions are not: one effect is so many of them. */
const effects = async () =>
  Number(
    await id("(select count(*) from audit_log where relation <> 'probe') + (select count(*) from submission_act)"),
  );

test('every mutation is in this table', () => {
  expect(Object.keys(INPUTS).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
});

const AFTER: Fault = { kind: 'reset', when: 'after' };
const BEFORE: Fault = { kind: 'reset', when: 'before' };
describe.each(Object.entries(INPUTS))('%s', (name, inputs) => {
  const title = name.replace(/^./, (letter) => letter.toUpperCase());
  const secret = name === 'createApiKey' ? '... on CreateApiKeySuccess { secret apiKey { code } }' : '';
  const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ${secret} ... on MutationError { code message path } } }`;
  const key = { 'idempotency-key': `twice-${name}` };
  // A channel is for the whole nation.
  const office = name === 'endChannel' ? 'admin' : 'region';
  const write = (input: Input, headers: Record<string, string> = key) =>
    api.query(document, { input }, {}, { ...bearer(office), ...headers });

  test('committed, its confirmation lost, sent again and again: one effect, one answer; 409 for another input', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const [one, other] = await inputs();
    const before = await effects();
    api.endpoint().fault(AFTER, BEFORE);
    const lost = await write(one);
    expect([lost.status, lost.json.errors[0].extensions.code]).toEqual([503, 'UNKNOWN_OUTCOME']);
    const written = await effects();
    expect(written, 'it was committed').toBeGreaterThan(before);

    const again = await write(one);
    expect(again.json.errors).toBeUndefined();
    expect(again.json.data[name].__typename).toBe(`${title}Success`);
    const third = await write(one);
    expect(third.json.data).toEqual(again.json.data);
    expect([again.stats.http, third.stats.http]).toEqual([1, 1]);

    const selection = `again: ${name}(input: $i) { kind: __typename ... on ${title}Success { __typename } }`;
    const otherwise = await api.query(
      `mutation Other($i: ${title}Input!) { ${selection} }`,
      { i: one },
      {},
      { ...bearer(office), ...key },
    );
    expect(otherwise.json.data).toEqual({ again: { kind: `${title}Success`, __typename: `${title}Success` } });

    const refused = await write(other, { ...key, accept: 'application/graphql-response+json' });
    expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([409, 'CONFLICT']);
    expect(await effects(), 'all that was one effect').toBe(written);
    // The other input was good: only the key was not.
    expect((await write(other, { 'idempotency-key': `other-${name}` })).json.errors).toBeUndefined();
    log.mockRestore();
  });
});

describe('the outcome is kept, not the answer', () => {
  const send = (document: string, key: string, variables?: Record<string, unknown>) =>
    api.query(document, variables, {}, { ...bearer('region'), 'idempotency-key': key });
  const record = (selection: string, more = '') =>
    `mutation ($i: RecordFigureInput!) { recordFigure(input: $i) { __typename ${selection} } ${more} }`;

  test('what is selected is read from it anew, in one request to the database', async () => {
    const i = figure('2024-01');
    const first = (await send(record(''), 'selection', { i })).json.data.recordFigure;
    expect(first).toEqual({ __typename: 'RecordFigureSuccess' });
    const written = await effects();
    const asked = '... on RecordFigureSuccess { figure { id quantity { value } asOf { value } } }';
    const again = await send(record(asked), 'selection', { i });
    expect([again.json.errors, again.stats.http]).toEqual([undefined, 1]);
    const { figure: found } = again.json.data.recordFigure;
    expect(found).toMatchObject({ quantity: { value: '10' }, asOf: { value: '2024-01' } });
    expect(await id(`(select id from figure order by id desc limit 1)`)).toBe(found.id.replace('Figure:', ''));
    // As literals, in another order, under another alias: it is the same input.
    const spelled = `mutation { x: recordFigure(input: { source: { new: { publisher: "KC", citation: "Monthly report" } },
      basis: ACTIVE, quantity: { value: "10" }, asOf: "2024-01", measure: PARTICIPANTS, segment: BPU, area: "LocalGovernment:64.72"
    }) { __typename ${asked} } }`;
    const same = await send(spelled, 'selection');
    expect(same.json.data.x.figure).toEqual(found);
    expect(await effects()).toBe(written);
  });

  test('a refusal is an outcome too', async () => {
    const bad = { ...figure('2024-02'), area: 'LocalGovernment:99.99' };
    const refusal = (await send(record('... on MutationError { code }'), 'refusal', { i: bad })).json.data.recordFigure;
    const again = (await send(record('... on MutationError { message path }'), 'refusal', { i: bad })).json.data
      .recordFigure;
    expect(again).toMatchObject({ __typename: refusal.__typename, path: ['input', 'area'] });
    const [kept] = await asOwner("select answer from request_outcome where key like 'refusal%'");
    expect(JSON.parse(kept?.answer as string)).toMatchObject({ code: 'NO_SUCH_AREA', parameters: { code: '99.99' } });
    expect(kept?.answer).not.toContain(again.message);
  });

  test('each field is a write of its own: the second runs where only the first did', async () => {
    const [one, two] = [figure('2024-03'), figure('2024-04')];
    const both = `mutation ($a: RecordFigureInput!, $b: RecordFigureInput!) { a: recordFigure(input: $a) { __typename } b: recordFigure(input: $b) { __typename } }`;
    await send(record(''), 'fields', { i: one });
    const before = await effects();
    const { json } = await send(both, 'fields', { a: one, b: two });
    expect(json.data).toEqual({ a: { __typename: 'RecordFigureSuccess' }, b: { __typename: 'RecordFigureSuccess' } });
    const after = await effects();
    expect(after).toBeGreaterThan(before);
    expect((await send(both, 'fields', { a: one, b: two })).json.data).toEqual(json.data);
    const swapped = await send(both, 'fields', { a: two, b: one });
    expect(swapped.json.errors[0].extensions.code).toBe('CONFLICT');
    expect(await effects()).toBe(after);
  });

  test('a new key is shown once, whatever is selected the first time', async () => {
    const input = { actor: seat('64.71'), label: 'shown once' };
    const create = (selection: string, key: string) =>
      send(
        `mutation ($i: CreateApiKeyInput!) { createApiKey(input: $i) { ... on CreateApiKeySuccess { ${selection} } } }`,
        key,
        { i: input },
      );
    const shown = (await create('secret apiKey { code }', 'shown')).json.data.createApiKey;
    expect(shown.secret).toMatch(/^jgk_/);
    const again = (await create('apiKey { code label } secret', 'shown')).json.data.createApiKey;
    expect(again).toEqual({ apiKey: { code: shown.apiKey.code, label: 'shown once' }, secret: '(shown once)' });
    const hidden = (await create('apiKey { code }', 'hidden')).json.data.createApiKey;
    expect((await create('secret apiKey { code }', 'hidden')).json.data.createApiKey).toEqual({
      ...hidden,
      secret: '(shown once)',
    });
    const kept = await asOwner("select answer from request_outcome where key like 'shown%' or key like 'hidden%'");
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/jgk_/);
  });

  test('a setting that somebody left in the session keeps no write from being run', async () => {
    const before = await effects();
    const { url } = api.endpoint();
    const query = `select set_config(name, '{"kind":"DONE","id":1}', false) from unnest('{app.replayed,kysely.outcome}'::text[]) as s(name)`;
    const left = await fetch(url, {
      method: 'POST',
      headers: { 'neon-connection-string': 'x' },
      body: JSON.stringify({ query, params: [] }),
    });
    expect(left.status).toBe(200);
    expect((await send(record(''), 'left', { i: figure('2024-05') })).json.data.recordFigure.__typename).toBe(
      'RecordFigureSuccess',
    );
    expect(await effects()).toBeGreaterThan(before);
  });
});

test('what is kept, is kept for a day at least', async () => {
  const input = { code: 'twice.day', name: 'One', area: 'LocalGovernment:64.71' };
  const document =
    'mutation ($input: RegisterActorInput!) { registerActor(input: $input) { __typename ... on MutationError { code } } }';
  const write = () => api.query(document, { input }, {}, { ...bearer('region'), 'idempotency-key': 'day' });
  const first = (await write()).json.data;
  await asOwner("update request_outcome set at = now() - interval '25 hours' where key like 'day%'");
  expect((await write()).json.data).toEqual(first);
  await asOwner("update request_outcome set at = now() - interval '49 hours' where key like 'day%'");
  expect((await write()).json.data.registerActor).toEqual({ __typename: 'ConflictError', code: 'CONFLICT' });
});
