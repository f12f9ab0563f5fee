/** Every mutation, sent again: after a fault that hid its outcome, and under a key that another input took. */
import { describe, expect, test, vi } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import type { Fault } from '../../scripts/neon-faults.ts';
import { seatOf } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const schema = wholeSchema();

const { api, bearer, asOwner, propose, agreed, signed, send } = useActs();
const SOURCE = { new: { citation: 'Monthly report', publisher: 'KC' } };
const id = async (sql: string) => String((await asOwner(`select ${sql} as id`))[0]?.id);
const figure = (asOf: string) => ({
  area: 'LocalGovernment:64.72',
  segment: 'BPU',
  measure: 'PARTICIPANTS',
  asOf,
  quantity: { value: '10' },
  source: SOURCE,
  basis: 'ACTIVE',
});
const recorded = async (asOf: string) =>
  (await send('recordFigure', figure(asOf), 'region', 'figure { id }')).figure.id;
const submission = (asOf: string) => {
  const { area: _, segment, measure, quantity, ...common } = figure(asOf);
  return { ...common, rows: [{ area: '64.72', segment, measure, quantity }] };
};
const submitted = async (asOf: string) =>
  (await send('submitFigures', submission(asOf), 'region', 'submission { id }')).submission.id;
const target = (year: number) => ({
  area: 'LocalGovernment:64.72',
  segment: 'BPU',
  measure: 'PARTICIPANTS',
  kind: 'STOCK',
  quantity: { value: '10' },
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  basis: 'OFFICE',
  interpretation: 'LITERAL',
  source: SOURCE,
});
const market = async (name: string) =>
  (
    await send(
      'registerMarket',
      { localGovernment: 'LocalGovernment:64.72', name, managerKind: 'GOVERNMENT' },
      'region',
      'market { id }',
    )
  ).market.id;
const seat = (area: string) => `Actor:${seatOf(area)}`;

/** What is sent, and another input that the same key must not take. */
const INPUTS: Readonly<Record<string, () => Promise<[one: Input, other: Input]>>> = {
  registerActor: async () => [
    { code: 'twice.one', name: 'One', area: 'LocalGovernment:64.71' },
    { code: 'twice.two', name: 'Two', area: 'LocalGovernment:64.71' },
  ],
  createApiKey: async () => [
    { actor: seat('64.71'), label: 'one' },
    { actor: seat('64.71'), label: 'two' },
  ],
  revokeApiKey: async () => {
    const key = async (area: string) =>
      id(
        `(select 'ApiKey:' || k.code from api_key k join actor a on a.id = k.actor_id where a.code = '${seatOf(area)}' order by k.id limit 1)`,
      );
    return [{ apiKey: await key('64.71') }, { apiKey: await key('64.72') }];
  },
  grantRole: async () => {
    const grant = (from: string) => ({
      actor: seat('64.71'),
      role: 'GOVERNMENT',
      area: 'LocalGovernment:64.71',
      from,
      to: from,
    });
    return [grant('2041-01-01'), grant('2042-01-01')];
  },
  endGrant: async () => {
    const grant = (area: string) =>
      id(
        `(select 'Grant:' || g.id from actor_grant g join actor a on a.id = g.actor_id where a.code = '${seatOf(area)}' order by g.id limit 1)`,
      );
    return [{ grant: await grant('64.71') }, { grant: await grant('64.72') }];
  },
  recordFigure: async () => [figure('2026-01'), figure('2026-02')],
  recordFigures: async () => {
    const list = (month: string) => {
      const { segment, measure, quantity, area: _, ...common } = figure(month);
      return { ...common, rows: ['64.01', '64.02'].map((area) => ({ area, segment, measure, quantity })) };
    };
    return [list('2026-03'), list('2026-04')];
  },
  correctFigure: async () => {
    const correction = { figure: await recorded('2025-01'), revision: 1, quantity: { value: '11' }, reason: 'x' };
    return [correction, { ...correction, reason: 'y' }];
  },
  withdrawFigure: async () => {
    const withdrawal = { figure: await recorded('2025-02'), revision: 1, reason: 'x' };
    return [withdrawal, { ...withdrawal, reason: 'y' }];
  },
  preferFigure: async () => {
    const rival = { ...figure('2025-01'), source: { new: { citation: 'Rival', publisher: 'Dinas' } } };
    const preferred = { figure: (await send('recordFigure', rival, 'region', 'figure { id }')).figure.id, reason: 'x' };
    return [preferred, { ...preferred, reason: 'y' }];
  },
  setTarget: async () => [target(2030), target(2031)],
  proposeMou: async () => {
    const draft = { area: 'LocalGovernment:64.72', instrument: 'MOU', parties: [] };
    return [draft, { ...draft, title: 'Other' }];
  },
  recordMouStage: async () => {
    const stage = { mou: (await propose()).id, version: 1, stage: 'DRAFTING', on: '2026-03-05' };
    return [stage, { ...stage, stage: 'AGREED' }];
  },
  signMou: async () => {
    const signature = { mou: (await agreed()).id, version: 2, signedOn: '2026-04-10' };
    return [signature, { ...signature, number: '1' }];
  },
  amendMou: async () => {
    const amendment = { mou: (await signed()).id, version: 3, title: 'x', reason: 'x' };
    return [amendment, { ...amendment, title: 'y' }];
  },
  renewMou: async () => {
    const renewal = { mou: (await signed()).id, version: 3, proposedOn: '2026-11-01' };
    return [renewal, { ...renewal, title: 'y' }];
  },
  ...Object.fromEntries(
    ['suspendMou', 'terminateMou'].map((name) => [
      name,
      async () => {
        const act = { mou: (await signed()).id, version: 3, on: '2026-05-01', reason: 'x' };
        return [act, { ...act, reason: 'y' }] as [Input, Input];
      },
    ]),
  ),
  cancelMou: async () => {
    const act = { mou: (await propose()).id, version: 1, on: '2026-05-01', reason: 'x' };
    return [act, { ...act, reason: 'y' }];
  },
  publishMou: async () => {
    const act = { mou: (await propose()).id, version: 1, reason: 'x' };
    return [act, { ...act, reason: 'y' }];
  },
  addFollowUp: async () => {
    const followUp = { mou: (await signed()).id, kind: 'SK', issuedOn: '2026-06-01', issuer: 'Wali Kota', number: '1' };
    return [followUp, { ...followUp, number: '2' }];
  },
  setCommitment: async () => {
    const commitment = { mou: (await signed()).id, version: 3, words: 'x', segment: 'BPU', payer: 'APBD' };
    return [commitment, { ...commitment, words: 'y' }];
  },
  recordMouProgress: async () => {
    const progress = { mou: (await signed()).id, asOf: '2026-05', workers: { value: '10' } };
    return [progress, { ...progress, workers: { value: '11' } }];
  },
  confirmMilestone: async () => {
    const { id: mou, code } = await signed();
    await send('amendMou', { mou, version: 3, reason: 'x', milestones: [{ title: 'Perwali' }] });
    const milestone = await id(
      `(select 'Milestone:' || s.id from milestone s join mou m on m.id = s.mou_id where m.code = '${code}')`,
    );
    return [
      { milestone, metOn: '2026-05-01' },
      { milestone, metOn: '2026-05-02' },
    ];
  },
  commentOnMou: async () => {
    const mou = (await signed()).id;
    return [
      { mou, words: 'x' },
      { mou, words: 'y' },
    ];
  },
  registerMarket: async () => {
    const place = { localGovernment: 'LocalGovernment:64.72', managerKind: 'GOVERNMENT' };
    return [
      { ...place, name: 'Pasar Twice' },
      { ...place, name: 'Pasar Other' },
    ];
  },
  submitFigures: async () => [submission('2025-01'), submission('2025-02')],
  releaseSubmission: async () => [
    { submission: await submitted('2025-03') },
    { submission: await submitted('2025-04') },
  ],
  returnSubmission: async () => {
    const returned = { submission: await submitted('2025-05'), remark: 'x' };
    return [returned, { ...returned, remark: 'y' }];
  },
  withdrawSubmission: async () => [
    { submission: await submitted('2025-06') },
    { submission: await submitted('2025-07') },
  ],
  letBranchesRelease: async () => [
    { region: 'VII', allowed: false },
    { region: 'VII', allowed: true },
  ],
  moveLocalGovernment: async () => {
    const move = { localGovernment: '64.72', branch: 'KC-SAMARINDA', from: '2041-01-01', reason: 'x' };
    return [move, { ...move, from: '2042-01-01' }];
  },
  closeWorkingArea: async () => {
    const closure = { branch: 'KC-BANJARMASIN', from: '2041-01-01', to: '2041-12-31', source: SOURCE };
    return [closure, { ...closure, to: '2042-12-31' }];
  },
  openWorkingArea: async () => {
    const branch = 'KC-BANJARMASIN';
    await send(
      'closeWorkingArea',
      { branch, from: '2051-01-01', to: '2052-12-31', source: SOURCE },
      'region',
      'branch { code }',
    );
    const opening = { branch, from: '2052-01-01', source: SOURCE };
    return [opening, { ...opening, from: '2051-12-01' }];
  },
  endChannel: async () => [
    { channel: 'BRI', lastDay: `${years++}-01-01` },
    { channel: 'BRI', lastDay: `${years++}-01-01` },
  ],
  updateMarket: async () => {
    const change = { market: await market('Pasar Update'), version: 1, note: 'x' };
    return [change, { ...change, note: 'y' }];
  },
  recordOutreach: async () => {
    const activity = { area: 'LocalGovernment:64.72', heldOn: '2026-05-05', audience: 'BPU', topic: 'JKK' };
    return [
      { ...activity, place: 'Pasar' },
      { ...activity, place: 'Aula' },
    ];
  },
};
/** So that each end of a channel is another one. */
let years = 2041;
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
