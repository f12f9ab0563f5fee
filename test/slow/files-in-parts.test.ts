/** Files of more than 3,000 rows: they are taken in parts, and go on where they were cut off. Larger ones: test/slow/large-files. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const SOURCE = { citation: 'Laporan bulanan', publisher: 'KC Banjarmasin', basis: 'ACTIVE' };
const HEADER = 'area,segment,measure,value\n';
/** Rows that nobody takes: of an area that is not there. */
const unknown = (count: number) => '64.99,PU,PARTICIPANTS,5\n'.repeat(count);
const RIGHT = '63.71,PU,PARTICIPANTS,1000\n';
/** A part of 3,000 rows with one that is right, and two rows more, of which one repeats that. */
const FILE = `${HEADER}${unknown(2_998)}${RIGHT}${unknown(1)}${RIGHT}63.71,BPU,PARTICIPANTS,200\n`;
const COUNT = { read: 3_002, accepted: 2, rejected: 3_000, released: 0, unchanged: 0 };
let months = 0;
const newMonth = () => `2003-${String(++months).padStart(2, '0')}`;

const send = (month: string, body: string, headers: Record<string, string> = {}, partly = true) =>
  api.fetch(`/imports/figures?${new URLSearchParams({ ...SOURCE, month, ...(partly && { acceptPartial: 'true' }) })}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...bearer('branch'), ...headers },
    body,
  });
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query
const ask = async (query: string, office?: Office, variables?: Record<string, unknown>): Promise<any> =>
  (await api.query(query, variables, {}, office ? bearer(office) : {})).json;
const STATE = 'id state count { read accepted rejected released } acts { state }';
const drafts = async (office: Office) =>
  (await ask(`{ submissions(filter: { state: DRAFT }) { nodes { ${STATE} } } }`, office)).data.submissions.nodes;
const act = async (name: string, submission: string, office: Office, more: object = {}) => {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const mutation = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on MutationError { message } } }`;
  return (await ask(mutation, office, { input: { submission, ...more } })).data[name];
};
/** What is kept of submissions in all. */
const kept = async () =>
  (
    await asOwner(
      'select (select count(*) from submission) as made, (select count(*) from submission_row) as rows, (select count(*) from submission_act) as acts',
    )
  )[0];
/** The way to the database is cut off at the second part. */
const cutOff = async (month: string) => {
  api.endpoint().fault({ kind: 'latency', ms: 0 }, { kind: 'reset' });
  const { status, json, headers } = await send(month, FILE);
  api.endpoint().fault();
  expect([status, json.errors[0].message]).toEqual([503, expect.stringMatching(/send the same file again/)]);
  expect(headers.get('retry-after')).toBe('5');
  const [draft] = await drafts('branch');
  return draft;
};

describe('a file of more than 3,000 rows', () => {
  test('is a request to the database for each 3,000, and one submission; each wrong row is told by its place', async () => {
    const month = newMonth();
    const { status, json, stats } = await send(month, FILE);
    expect([status, stats.http, json.submission?.state, json.submission?.count]).toEqual([200, 2, 'SUBMITTED', COUNT]);
    expect([json.findings.length, json.findingsLeftOut, json.findings[0]]).toMatchObject([
      1_000,
      2_000,
      { row: 2, column: 'area', value: '64.99' },
    ]);
    const { acts } = (await ask(`query ($id: ID!) { submission(id: $id) { ${STATE} } }`, 'branch', json.submission))
      .data.submission;
    expect(acts).toEqual([{ state: 'DRAFT' }, { state: 'SUBMITTED' }]);

    const file = await send(month, FILE, { accept: 'text/csv' });
    const lines = file.text.trimEnd().split('\r\n');
    expect([file.status, lines.length]).toEqual([200, 3_001]);
    // The number was there in the part before.
    expect(lines.at(-1)).toMatch(/^63\.71,PU,PARTICIPANTS,1000,.*\w/);
  });

  test('has the numbers of areas held against those of an earlier part', async () => {
    const accepted = async (month: string, whole: number) => {
      const parts = ['65.02', '65.03', '65.04', '65.71'].map((code) => `${code},PMI,PARTICIPANTS,100\n`).join('');
      const first = `65,PMI,PARTICIPANTS,${whole}\n65.01,PMI,PARTICIPANTS,100\n`;
      const { status, json } = await send(month, HEADER + first + unknown(2_998) + parts, bearer('region'));
      expect([status, json.submission.count.read]).toEqual([200, 3_004]);
      return json.submission.count.accepted;
    };
    expect(await accepted('2020-01', 500)).toBe(6);
    // The four that are sent last make it too much.
    expect(await accepted('2020-02', 499)).toBe(2);
  });

  test('with a wrong row is refused as a whole where a part of it is not wanted, and leaves nothing', async () => {
    const before = await kept();
    const file = `${HEADER}${unknown(3_000)}${RIGHT}`;
    const { status, json } = await send(newMonth(), file, {}, false);
    expect([status, json.errors[0].message, json.submission, json.findings.length, json.findingsLeftOut]).toEqual([
      422,
      expect.stringMatching(/^Of 3,001 rows 3,000 are refused/),
      undefined,
      1_000,
      2_000,
    ]);
    const none = await send(newMonth(), `${HEADER}${unknown(3_001)}`);
    expect([none.status, none.json.errors[0].message]).toEqual([422, expect.stringMatching(/^Of 3,001 rows 3,001/)]);
    expect(await kept()).toEqual(before);
  });

  test('that was cut off is a draft, which only its office and those above see, and goes on when it is sent again', async () => {
    const month = newMonth();
    const draft = await cutOff(month);
    expect(draft).toMatchObject({
      state: 'DRAFT',
      count: { read: 3_000, accepted: 1, rejected: 2_999, released: 0 },
      acts: [{ state: 'DRAFT' }],
    });
    expect(await drafts('region')).toEqual([draft]);
    for (const office of ['governor', 'elsewhere', 'auditor', undefined] as const)
      expect((await ask('query ($id: ID!) { node(id: $id) { id } }', office, draft)).data.node).toBeNull();
    for (const [name, more] of [
      ['releaseSubmission', {}],
      ['returnSubmission', { remark: 'x' }],
    ] as const)
      expect((await act(name, draft.id, 'region', more)).message).toMatch(/it is being sent/);

    const again = await send(month, FILE);
    expect([again.status, again.json.submission]).toEqual([200, { id: draft.id, state: 'SUBMITTED', count: COUNT }]);
    expect([again.json.findings.length, again.json.findingsLeftOut]).toEqual([1_000, 2_000]);
    expect((await send(month, FILE)).json.submission.id).toBe(draft.id);
    expect(await drafts('branch')).toEqual([]);
  });

  test('that was cut off may be taken back; sent again it is another submission', async () => {
    const month = newMonth();
    const draft = await cutOff(month);
    expect((await act('withdrawSubmission', draft.id, 'branch')).__typename).toBe('WithdrawSubmissionSuccess');
    const again = await send(month, FILE);
    expect([again.status, again.json.submission.count]).toEqual([200, COUNT]);
    expect(again.json.submission.id).not.toBe(draft.id);
    // What was taken back stays to be seen, with its rows.
    const { submission } = (await ask(`query ($id: ID!) { submission(id: $id) { ${STATE} } }`, 'region', draft)).data;
    expect(submission).toMatchObject({
      state: 'WITHDRAWN',
      count: { read: 3_000, accepted: 1 },
      acts: [{ state: 'DRAFT' }, { state: 'WITHDRAWN' }],
    });
  });

  test('that is taken back while it is sent says so', async () => {
    const month = newMonth();
    // The second part waits until the draft is taken back.
    api.endpoint().fault({ kind: 'latency', ms: 0 }, { kind: 'latency', ms: 3_000 });
    const sending = send(month, FILE);
    while (api.endpoint().stats.http < 2) await wait(20);
    const [{ id } = {}] = await asOwner('select id from submission order by id desc limit 1');
    expect((await act('withdrawSubmission', `Submission:${id}`, 'region')).__typename).toBe(
      'WithdrawSubmissionSuccess',
    );
    const { status, json } = await sending;
    expect([status, json.errors[0].message]).toEqual([
      409,
      expect.stringMatching(/taken back while it was being sent/),
    ]);
  });

  test('that is taken back while the last part is looked at is kept as withdrawn', async () => {
    const month = newMonth();
    api.endpoint().fault({ kind: 'latency', ms: 0 }, { kind: 'latency', ms: 1_000 });
    const sending = send(month, FILE);
    while (api.endpoint().stats.http < 2) await wait(20);
    // The owner holds the turn to write: the last part is looked at, and then waits.
    const [{ pid } = {}] = await asOwner('select pg_backend_pid() as pid');
    await asOwner(`begin; select pg_advisory_xact_lock(hashtextextended('writers', 0))`);
    const waiting = `select from pg_locks where not granted and ${pid} = any (pg_blocking_pids(pid))`;
    while ((await asOwner(waiting)).length === 0) await wait(20);
    const [draft = { id: '' }] = await drafts('branch');
    await asOwner(`insert into submission_act (submission_id, state, remark, actor_id)
      select id, 'WITHDRAWN', 'of another month', made_by from submission where id = ${draft.id.split(':')[1]}`);
    await asOwner('commit');
    const { status, json } = await sending;
    expect([status, json.errors[0].message]).toEqual([
      409,
      expect.stringMatching(/taken back while it was being sent/),
    ]);
    for (const office of ['branch', 'region'] as const) {
      const { data } = await ask(
        `query ($id: ID!) { submission(id: $id) { ${STATE} } submissions(filter: { state: WITHDRAWN }) { nodes { id } } }`,
        office,
        draft,
      );
      expect(data.submission).toMatchObject({
        state: 'WITHDRAWN',
        count: { read: 3_000 },
        acts: [{ state: 'DRAFT' }, { state: 'WITHDRAWN' }],
      });
      expect(data.submissions.nodes).toContainEqual({ id: draft.id });
    }
    for (const office of ['governor', 'elsewhere', 'auditor', undefined] as const)
      expect((await ask('query ($id: ID!) { node(id: $id) { id } }', office, draft)).data.node).toBeNull();
  });

  test('sent twice at once is one submission', async () => {
    const month = newMonth();
    const [first, second] = await Promise.all([send(month, FILE), send(month, FILE)]);
    expect([first.status, first.json.submission.count]).toEqual([200, COUNT]);
    expect(second.json.submission).toEqual(first.json.submission);
  });

  test('under an idempotency key is answered once, and another file under it is refused', async () => {
    const month = newMonth();
    const key = { 'idempotency-key': 'large' };
    const first = await send(month, FILE, key);
    expect((await send(month, FILE, key)).json.submission).toEqual(first.json.submission);
    expect((await send(month, FILE.replace('1000', '1001'), key)).status).toBe(409);
  });

  test('broken in its last line is not taken at all', async () => {
    const before = await kept();
    const { status, json, stats } = await send(newMonth(), `${FILE}63.71,PMI,PARTICIPANTS,"8\n`);
    expect([status, stats.http]).toEqual([400, 0]);
    expect(json.errors[0].message).toMatch(/^Row 3,004: a quote/);
    expect(await kept()).toEqual(before);
  });
});
