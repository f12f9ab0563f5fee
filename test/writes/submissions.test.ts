/** Figures on their way in: submitted, returned, taken back, released. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const SUBMISSION = `submission {
  id state office { code } asOf { value } count { read accepted rejected released unchanged }
  acts { state by remark released }
  rows(first: 50) { nodes { row area { code } segment quantity { value } unchanged figure { id revision note publishedScope attribution quantity { value precision } } } }
  findings { nodes { row column value message messageSentence { code } sentences { code } given } }
}`;
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query
type Told = any;
const ask = async (query: string, office?: Office, variables?: object): Promise<Told> =>
  (await api.query(query, variables as Record<string, unknown>, {}, office ? bearer(office) : {})).json;
async function send(name: string, input: object, office: Office = 'branch', fields = SUBMISSION): Promise<Told> {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await ask(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
      ... on ${type}Success { ${fields} }
      ... on MutationError { message path }
      ${/^(submit|release)/.test(name) ? '... on RowsRefusedError { findings { message path messageSentence { code } } }' : ''} } }`,
    office,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const row = (area: string, segment: string, value: string, more: object = {}) => ({
  area,
  segment,
  measure: 'PARTICIPANTS',
  quantity: { value },
  ...more,
});
let months = 0;
/** A submission of a month of its own: two numbers, unless others are given. */
const sent = (more: object = {}) => ({
  source: { new: { citation: 'Laporan Banjarmasin', publisher: 'KC Banjarmasin' } },
  asOf: `${2003 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, '0')}`,
  basis: 'ACTIVE',
  rows: [row('63.71', 'PU', '1000'), row('63.71', 'BPU', '200')],
  ...more,
});
const letBranches = (allowed: boolean, office: Office = 'region') =>
  send('letBranchesRelease', { region: 'VII', allowed }, office, 'region { code branchesRelease }');
const figuresOf = async (asOf: string, office?: Office, area = '63.71') =>
  (
    await ask(
      `{ localGovernment(code: "${area}") { figures(filter: { from: "${asOf}", to: "${asOf}" }) { totalCount nodes { quantity { value } } } } }`,
      office,
    )
  ).data.localGovernment.figures.totalCount;

// The tests of access let them; here it is as where nothing is set.
beforeAll(async () => {
  await asOwner('delete from branches_release');
});

describe('a submission', () => {
  test('is no figure, and nobody knows of it but the office and the region above it, until it is released', async () => {
    const input = sent();
    const submitted = await send('submitFigures', input);
    expect(submitted).toMatchObject({
      __typename: 'SubmitFiguresSuccess',
      submission: {
        state: 'SUBMITTED',
        office: { code: 'KC-BANJARMASIN' },
        asOf: { value: input.asOf },
        count: { read: 2, accepted: 2, rejected: 0, released: 0, unchanged: 0 },
        acts: [{ state: 'SUBMITTED', by: 'Office of branch', remark: null, released: null }],
        findings: { nodes: [] },
      },
    });
    expect(submitted.submission.rows.nodes).toMatchObject([
      { row: 1, area: { code: '63.71' }, segment: 'PU', quantity: { value: '1000' }, figure: null },
      { row: 2, area: { code: '63.71' }, segment: 'BPU', quantity: { value: '200' }, figure: null },
    ]);
    const { id } = submitted.submission;
    const seen = async (office?: Office) => {
      const { data } = await ask('query ($id: ID!) { submission(id: $id) { id } node(id: $id) { id } }', office, {
        id,
      });
      return [data.submission?.id, data.node?.id];
    };
    for (const office of ['branch', 'region', 'admin'] as const) {
      expect(await seen(office)).toEqual([id, id]);
      expect((await ask('{ submissions { nodes { id } } }', office)).data.submissions.nodes[0]).toEqual({ id });
    }
    for (const office of ['governor', 'mayor', 'elsewhere', 'auditor', undefined] as const)
      expect([office, await seen(office)]).toEqual([office, [undefined, undefined]]);
    for (const office of ['governor', 'mayor', 'auditor', undefined] as const)
      expect((await ask('{ submissions { totalCount } }', office)).errors[0].extensions.code).toBe('FORBIDDEN');
    for (const office of ['branch', 'region', undefined] as const) {
      expect(await figuresOf(input.asOf, office)).toBe(0);
      const { data } = await ask(`{ sources(first: 100) { nodes { citation } } }`, office);
      expect([office, data.sources.nodes.some((source: Told) => source.citation === 'Laporan Banjarmasin')]).toEqual([
        office,
        office !== undefined,
      ]);
    }

    const released = await send('releaseSubmission', { submission: id }, 'region');
    expect(released).toMatchObject({
      submission: {
        state: 'RELEASED',
        count: { read: 2, accepted: 2, rejected: 0, released: 2, unchanged: 0 },
        acts: [{ state: 'SUBMITTED' }, { state: 'RELEASED', by: 'Office of region', released: 2 }],
      },
    });
    expect(released.submission.rows.nodes.map((each: Told) => each.figure)).toMatchObject([
      { revision: 1, quantity: { value: '1000' } },
      { revision: 1, quantity: { value: '200' } },
    ]);
    expect(await figuresOf(input.asOf)).toBe(2);
    // All became known at once, and are the branch's own: it may withdraw them.
    const [{ stamps, recorder }] = (await asOwner(
      `select count(distinct lower(known))::int as stamps, min(a.code) as recorder from figure f join actor a on a.id = f.recorded_by where f.id in (select figure_id from submission_row where submission_id = ${id.split(':')[1]})`,
    )) as [{ stamps: number; recorder: string }];
    expect([stamps, recorder]).toEqual([1, 'branch']);
    expect((await send('releaseSubmission', { submission: id }, 'region')).message).toBe(
      'This submission is not waiting to be released: it is released. Submit the figures once more if they are needed.',
    );
  });

  test('sent twice is one; returned or taken back it may be sent again', async () => {
    const input = sent();
    const { submission: first } = await send('submitFigures', input);
    expect((await send('submitFigures', input)).submission.id).toBe(first.id);
    expect((await send('returnSubmission', { submission: first.id, remark: 'x' }, 'branch')).__typename).toBe(
      'ForbiddenError',
    );
    for (const remark of ['', ' ', '\u200b', '-'])
      expect(await send('returnSubmission', { submission: first.id, remark }, 'region')).toEqual({
        __typename: 'InvalidInputError',
        path: ['input', 'remark'],
        message: expect.stringMatching(
          /^This remark says nothing: .* write what is to be mended, such as "BPU is of May"/,
        ),
      });
    const returned = await send('returnSubmission', { submission: first.id, remark: 'BPU is of May' }, 'region');
    expect(returned.submission).toMatchObject({
      state: 'RETURNED',
      acts: [{ state: 'SUBMITTED' }, { state: 'RETURNED', by: 'Office of region', remark: 'BPU is of May' }],
    });
    for (const name of ['releaseSubmission', 'withdrawSubmission'])
      expect((await send(name, { submission: first.id }, 'region')).__typename).toBe('ConflictError');
    const { submission: second } = await send('submitFigures', input);
    expect(second.id).not.toBe(first.id);
    expect(await send('withdrawSubmission', { submission: second.id }, 'region')).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringMatching(/^Only the office that sent a submission takes it back/),
    });
    expect((await send('withdrawSubmission', { submission: second.id })).submission.state).toBe('WITHDRAWN');
    const { submission: third } = await send('submitFigures', input);
    expect([first.id, second.id]).not.toContain(third.id);
    const waiting = await ask(
      '{ all: submissions { totalCount } waiting: submissions(filter: { state: SUBMITTED, office: "KC-BANJARMASIN" }) { nodes { id state } } }',
      'branch',
    );
    expect(waiting.data.waiting.nodes).toContainEqual({ id: third.id, state: 'SUBMITTED' });
    expect(waiting.data.waiting.nodes.map((each: Told) => each.state)).not.toContain('RETURNED');
    expect(waiting.data.all.totalCount).toBeGreaterThan(waiting.data.waiting.nodes.length);
  });

  test('with wrong rows takes in none of them, or, where asked to, the right ones; each wrong one is told', async () => {
    const input = sent({
      rows: [
        row('63.71', 'PU', '1000'),
        row('64.99', 'BPU', '200'),
        row('63.71', 'BPU', '-3'),
        row('63.71', 'PU', '1001'),
        row('64.71', 'PU', '5'),
      ],
    });
    const codes = ['NO_SUCH_AREA', 'NUMBER_BELOW_ZERO', 'FIGURE_TWICE', 'AREA_OF_ANOTHER_OFFICE'];
    const refused = await send('submitFigures', input);
    expect(refused.__typename).toBe('RowsRefusedError');
    expect(refused.findings.map((finding: Told) => [finding.path, finding.messageSentence.code])).toEqual([
      [['input', 'rows', '1', 'area'], codes[0]],
      [['input', 'rows', '2', 'quantity'], codes[1]],
      [['input', 'rows', '3'], codes[2]],
      [['input', 'rows', '4', 'area'], codes[3]],
    ]);
    expect(await asOwner(`select from submission where as_of = partial_date_from('${input.asOf}')`)).toEqual([]);

    const { submission } = await send('submitFigures', { ...input, acceptPartial: true });
    expect(submission).toMatchObject({ state: 'SUBMITTED', count: { read: 5, accepted: 1, rejected: 4, released: 0 } });
    expect(
      submission.findings.nodes.map(({ row, column, value, messageSentence }: Told) => [
        row,
        column,
        value,
        messageSentence.code,
      ]),
    ).toEqual([
      [2, 'area', '64.99', codes[0]],
      [3, 'quantity', '-3', codes[1]],
      [4, null, null, codes[2]],
      [5, 'area', '64.71', codes[3]],
    ]);
    expect((await send('releaseSubmission', { submission: submission.id }, 'region')).submission.count).toEqual({
      read: 5,
      accepted: 1,
      rejected: 4,
      released: 1,
      unchanged: 0,
    });
    // All that is wrong with a row is told at once.
    const twice = sent({
      rows: [row('63.71', 'PU', '1000'), row('64.71', 'BPU', '-3', { measure: 'EMPLOYERS' }), row('64.99', 'PU', '-3')],
    });
    expect(
      (await send('submitFigures', twice)).findings.map((each: Told) => [each.path[2], each.messageSentence.code]),
    ).toEqual([
      ['1', 'NO_EMPLOYERS'],
      ['1', 'NUMBER_BELOW_ZERO'],
      ['1', 'AREA_OF_ANOTHER_OFFICE'],
      ['2', 'NO_SUCH_AREA'],
      ['2', 'NUMBER_BELOW_ZERO'],
    ]);
    const kept = await send('submitFigures', { ...twice, acceptPartial: true });
    expect(kept.submission).toMatchObject({ count: { read: 3, accepted: 1, rejected: 2 } });
    expect(
      kept.submission.findings.nodes.map(({ row, value, sentences, given }: Told) => [
        row,
        value,
        sentences.map(({ code }: Told) => code),
        given.area,
        given.unread,
      ]),
    ).toEqual([
      [2, 'EMPLOYERS', ['NO_EMPLOYERS', 'NUMBER_BELOW_ZERO', 'AREA_OF_ANOTHER_OFFICE'], '64.71', undefined],
      [3, '64.99', ['NO_SUCH_AREA', 'NUMBER_BELOW_ZERO'], '64.99', undefined],
    ]);
    // Where no row is right there is nothing to take in.
    const none = await send('submitFigures', sent({ rows: [row('64.99', 'PU', '1')], acceptPartial: true }));
    expect(none.__typename).toBe('RowsRefusedError');
  });

  test('with a text that says nothing or is too long is told so of its row, beside all others that are wrong', async () => {
    const rows = [
      row('63.71', 'PU', '1000'),
      row('63.71', 'BPU', '200', { note: 'x'.repeat(4_001) }),
      row('64.99', 'PU', '5', { note: ' ', publishedScope: '\u200b' }),
      row('', 'PU', '7'),
    ];
    const input = sent({ rows });
    const refused = await send('submitFigures', input);
    expect(refused.__typename).toBe('RowsRefusedError');
    expect(
      refused.findings.map(({ path, messageSentence }: Told) => [path.join('.'), messageSentence.code]).toSorted(),
    ).toEqual([
      ['input.rows.1.note', 'TEXT_TOO_LONG'],
      ['input.rows.2.area', 'NO_SUCH_AREA'],
      ['input.rows.2.note', 'TEXT_SAYS_NOTHING'],
      ['input.rows.2.publishedScope', 'TEXT_SAYS_NOTHING'],
      ['input.rows.3.area', 'TEXT_SAYS_NOTHING'],
    ]);
    const { submission } = await send('submitFigures', { ...input, acceptPartial: true });
    expect(submission.count).toMatchObject({ read: 4, accepted: 1, rejected: 3 });
  });

  test('tells its findings, and the names of areas in them, in the language of whoever asks', async () => {
    const { submission } = await send(
      'submitFigures',
      sent({ rows: [row('63.71', 'PU', '1000'), row('62', 'PU', '1'), row('62.9', 'PU', '1')], acceptPartial: true }),
    );
    const told = async (language: string) => {
      const { data } = await ask(
        `query ($id: ID!) @language(is: ${language}) { submission(id: $id) { findings { nodes {
          message messageSentence { parameters { name kind value } } } } } }`,
        'region',
        { id: submission.id },
      );
      return data.submission.findings.nodes;
    };
    const [english, nearest] = await told('EN');
    expect(english).toEqual({
      message:
        'Central Kalimantan (62) is no area of the office that submits. Leave this row out: its number is submitted in the name of the office that serves it.',
      messageSentence: {
        parameters: [
          { name: 'code', kind: 'TEXT', value: '62' },
          { name: 'name', kind: 'AREA', value: '62' },
        ],
      },
    });
    // Those of the office itself, as no others are taken.
    expect(nearest.messageSentence.parameters[1]).toEqual({
      name: 'nearest',
      kind: 'AREAS',
      value: '63.03, 63.04, 63.06',
    });
    expect(nearest.message).toContain(
      'Similar codes: 63.03 (Banjar Regency), 63.04 (Barito Kuala Regency) and 63.06 (',
    );
    const [indonesian, terdekat] = await told('ID');
    expect(indonesian.message).toMatch(/^Kalimantan Tengah \(62\) tidak termasuk wilayah kantor yang mengirim\./);
    expect(terdekat.message).toContain(
      'Kode yang mirip: 63.03 (Kabupaten Banjar), 63.04 (Kabupaten Barito Kuala), dan 63.06 (',
    );
    // What an earlier release kept has the names as they were told.
    await asOwner(
      `update submission_row set refusal_parameters = '{"code": "62", "name": "Provinsi Kalteng"}' where submission_id = ${submission.id.split(':')[1]} and place = 2`,
    );
    expect((await told('EN'))[0].message).toMatch(/^Provinsi Kalteng \(62\) is no area of the office that submits\./);
  });

  test('of a number that the source gave before makes its next revision, for which a reason is needed', async () => {
    const input = sent();
    const before = await send('submitFigures', input);
    await send('releaseSubmission', { submission: before.submission.id }, 'region');
    const rows = [row('63.71', 'PU', '1100'), row('63.71', 'BPU', '200'), row('63.71', 'PMI', '3')];
    const { submission } = await send('submitFigures', { ...input, rows });
    const unreasoned = await send('releaseSubmission', { submission: submission.id }, 'region');
    expect(unreasoned).toMatchObject({ path: ['input', 'reason'], message: /^Row 1 replaces/ });
    expect(await figuresOf(input.asOf)).toBe(2);
    const released = await send('releaseSubmission', { submission: submission.id, reason: 'counted anew' }, 'region');
    expect(
      released.submission.rows.nodes.map((each: Told) => [each.figure.revision, each.figure.quantity.value]),
    ).toEqual([
      [2, '1100'],
      [1, '200'],
      [1, '3'],
    ]);
    expect(released.submission.acts.at(-1)).toMatchObject({ state: 'RELEASED', remark: 'counted anew' });
  });

  test('that says the same as the figures that are there is told so; whatever it says otherwise is a revision', async () => {
    const input = sent({ rows: [row('63.71', 'PU', '1000', { note: 'counted by hand' }), row('63.71', 'BPU', '200')] });
    const before = await send('submitFigures', input);
    await send('releaseSubmission', { submission: before.submission.id }, 'region');
    // What is sent in the very same words is the submission that it was.
    const anew = { acceptPartial: true };
    /** Row by row: is it unchanged, and what is the figure now? */
    const again = async (rows: object[], more: object = {}) => {
      const { submission } = await send('submitFigures', { ...input, ...more, rows });
      const unreasoned = await send('releaseSubmission', { submission: submission.id }, 'region');
      const released = unreasoned.submission
        ? unreasoned
        : await send('releaseSubmission', { submission: submission.id, reason: 'looked at again' }, 'region');
      return {
        needsReason: unreasoned.path?.[1] === 'reason',
        unchanged: released.submission.count.unchanged,
        rows: released.submission.rows.nodes.map(({ unchanged, figure }: Told) => [
          unchanged,
          figure.revision,
          figure.quantity.value,
          figure.note,
        ]),
      };
    };
    // What a row leaves out it does not say otherwise.
    expect(await again([row('63.71', 'PU', '1000'), row('63.71', 'BPU', '200'), row('63.71', 'PMI', '3')])).toEqual({
      needsReason: false,
      unchanged: 2,
      rows: [
        [true, 1, '1000', 'counted by hand'],
        [true, 1, '200', null],
        [false, 1, '3', null],
      ],
    });
    const counted = [row('63.71', 'PU', '1000', { note: 'counted twice' }), row('63.71', 'BPU', '200')];
    expect(await again(counted)).toMatchObject({
      needsReason: true,
      unchanged: 1,
      rows: [
        [false, 2, '1000', 'counted twice'],
        [true, 1, '200', null],
      ],
    });
    expect(await again([row('63.71', 'PU', '1001')])).toMatchObject({ rows: [[false, 3, '1001', 'counted twice']] });
    const about = row('63.71', 'BPU', '200', { quantity: { value: '200', precision: 'APPROXIMATE' } });
    expect(await again([about])).toMatchObject({ needsReason: true, rows: [[false, 2, '200', null]] });
    expect(await again([about], anew)).toMatchObject({ needsReason: false, unchanged: 1 });
    const range = row('63.71', 'BPU', '', { quantity: { low: '190', high: '210' } });
    expect(await again([range])).toMatchObject({ needsReason: true, rows: [[false, 3, null, null]] });
    const wider = row('63.71', 'BPU', '', { quantity: { low: '190', high: '211' } });
    expect(await again([wider])).toMatchObject({ needsReason: true, rows: [[false, 4, null, null]] });
    expect(await again([wider], anew)).toMatchObject({ needsReason: false, unchanged: 1 });
    const scoped = { ...wider, publishedScope: 'Kota Banjarmasin dan sekitarnya' };
    expect(await again([scoped])).toMatchObject({ needsReason: true, rows: [[false, 5, null, null]] });
    expect(await again([scoped], anew)).toMatchObject({ needsReason: false, unchanged: 1 });
    expect(await again([scoped], { attribution: 'WORKPLACE' })).toMatchObject({ needsReason: true, unchanged: 0 });
    expect(await again([{ ...wider, note: null }])).toMatchObject({ needsReason: false, unchanged: 1 });
    const [figure] = (await asOwner(
      `select published_scope, attribution, revision from figure where as_of = partial_date_from('${input.asOf}') and segment = 'BPU' and upper_inf(known)`,
    )) as [object];
    expect(figure).toEqual({ published_scope: scoped.publishedScope, attribution: 'WORKPLACE', revision: 6 });
  });

  test('is looked at again when it is released: what others released meanwhile may make it odd', async () => {
    // Each is right beside what is there, but not beside the other.
    const whole = sent({ rows: [row('63.72', 'PU_BPU', '100')], acknowledge: ['JUMP'] });
    const parts = {
      ...whole,
      ...sent({ rows: [row('63.72', 'PU', '900'), row('63.72', 'BPU', '800')] }),
      asOf: whole.asOf,
    };
    const first = await send('submitFigures', whole);
    const second = await send('submitFigures', parts);
    await send('releaseSubmission', { submission: first.submission.id }, 'region');
    const refused = await send('releaseSubmission', { submission: second.submission.id }, 'region');
    expect(refused).toMatchObject({
      __typename: 'RowsRefusedError',
      path: ['input', 'submission'],
      message: expect.stringMatching(
        /^Beside the figures .* 2 rows are odd, so none is released: rows 1 and 2\. .*acknowledge: \[DOES_NOT_ADD_UP\]/,
      ),
      findings: ['0', '1'].map((place) => ({
        path: ['input', 'rows', place, 'quantity'],
        message: expect.stringMatching(/do not add up: .* at most 100, but .* at least 1,700\./),
        messageSentence: { code: 'SEGMENTS_ABOVE_WHOLE' },
      })),
    });
    expect(await figuresOf(whole.asOf, undefined, '63.72')).toBe(1);
    // What is acknowledged is what is odd, and nothing else.
    const jump = { submission: second.submission.id, acknowledge: ['JUMP'] };
    expect((await send('releaseSubmission', jump, 'region')).__typename).toBe('RowsRefusedError');
    const seen = { submission: second.submission.id, acknowledge: ['DOES_NOT_ADD_UP'] };
    expect((await send('releaseSubmission', seen, 'region')).submission.state).toBe('RELEASED');
    expect(await figuresOf(whole.asOf, undefined, '63.72')).toBe(3);
  });

  test.each([
    ['for all rows', 'PMI', { acknowledge: ['JUMP'] }, {}],
    ['in the row', 'JAKON', {}, { acknowledge: ['JUMP'] }],
  ])('is not asked again for what was acknowledged when it was submitted, %s', async (_how, segment, ofAll, ofRow) => {
    const submit = async (value: string, more: object, inRow: object) =>
      (await send('submitFigures', sent({ ...more, rows: [row('63.72', segment, value, inRow)] }))).submission.id;
    // Nothing is near any of them yet.
    const near = await submit('1000', {}, {});
    const unseen = await submit('90000', {}, {});
    const seen = await submit('90000', ofAll, ofRow);
    const release = (submission: string) => send('releaseSubmission', { submission }, 'region');
    expect((await release(near)).submission.state).toBe('RELEASED');
    expect((await release(unseen)).findings).toMatchObject([{ messageSentence: { code: 'JUMP' } }]);
    expect((await release(seen)).submission.state).toBe('RELEASED');
  });

  test('takes a jump where it is acknowledged, for all rows or in the row', async () => {
    const first = await send('submitFigures', sent());
    await send('releaseSubmission', { submission: first.submission.id }, 'region');
    const far = sent({ rows: [row('63.71', 'PU', '9000')] });
    expect((await send('submitFigures', far)).findings[0].messageSentence.code).toBe('JUMP');
    expect((await send('submitFigures', { ...far, acknowledge: ['JUMP'] })).__typename).toBe('SubmitFiguresSuccess');
    const inRow = { ...far, rows: [row('63.71', 'PU', '9000', { acknowledge: ['JUMP'] })] };
    expect((await send('submitFigures', inRow)).__typename).toBe('SubmitFiguresSuccess');
  });

  test('has up to 1,000 rows', async () => {
    const rows = Array.from({ length: 1_001 }, (_, i) => row('64.99', 'PU', String(i)));
    const refused = await send('submitFigures', sent({ rows: rows.slice(1) }), 'branch', 'submission { id }');
    expect(refused.findings).toHaveLength(1_000);
    const tooMany = await ask(
      'mutation ($input: SubmitFiguresInput!) { submitFigures(input: $input) { __typename } }',
      'branch',
      { input: sent({ rows }) },
    );
    expect(tooMany.errors[0].message).toContain('1,000');
  });

  test.each<[quantity: object, message: RegExp]>([
    [{}, /^The number is missing\. Give `value`, or for a RANGE `low` and `high`\./],
    [{ precision: 'RANGE' }, /^The number is missing\./],
    [{ value: '5', high: '6' }, /^There is a `value`, and `low` or `high` too\./],
    [{ value: '5', precision: 'RANGE' }, /^`precision` is RANGE, but the only number is `value`\./],
    [{ low: '5' }, /^A range has `low` and `high`, and one of them is missing\./],
    [{ high: '5' }, /^A range has `low` and `high`, and one of them is missing\./],
    [{ low: '5', high: '6', precision: 'ESTIMATE' }, /^`low` and `high` are a range, but `precision` is ESTIMATE\./],
    [{ low: '6', high: '5' }, /^`low` \(6\) is above `high` \(5\)\. Exchange the two\.$/],
    [{ value: '-1' }, /^-1 is below 0\. Write the number without the minus/],
    [{ low: '-7', high: '5' }, /^-7 is below 0\./],
    [{ value: '8.000' }, /^8\.000 has decimals, but what is counted here is whole\./],
    [{ low: '1', high: '2.5' }, /^2\.5 has decimals,/],
    [{ value: '9007199254740992' }, /^9007199254740992 is too large: at most 9,007,199,254,740,991 is taken\./],
  ])('is told what is wrong with a number, and how to mend it: %j', async (quantity, message) => {
    const { findings } = await send('submitFigures', sent({ rows: [row('63.71', 'PU', '', { quantity })] }));
    expect(findings).toMatchObject([
      { path: ['input', 'rows', '0', 'quantity'], message: expect.stringMatching(message) },
    ]);
  });

  test('takes a number that is just within its bounds', async () => {
    for (const quantity of [
      { value: '0' },
      { value: '9007199254740991' },
      { low: '0', high: '0' },
      { low: '1', high: '2', precision: 'RANGE' },
    ]) {
      const rows = [row('63.71', 'JAKON', '', { quantity })];
      const { __typename } = await send('submitFigures', sent({ rows, acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] }));
      expect([quantity, __typename]).toEqual([quantity, 'SubmitFiguresSuccess']);
    }
  });

  test('in the name of an office has areas of that office alone, whoever sends it', async () => {
    const rows = [row('63.71', 'PU', '1000'), row('64.71', 'PU', '5'), row('63', 'PU', '5'), row('VII', 'PU', '5')];
    const ofOthers = ['1', '2', '3'].map((place) => ({
      path: ['input', 'rows', place, 'area'],
      messageSentence: { code: 'AREA_OF_ANOTHER_OFFICE' },
    }));
    for (const office of ['branch', 'region', 'admin'] as const) {
      const input = sent({ office: 'KC-BANJARMASIN', rows });
      const refused = await send('submitFigures', input, office);
      expect([office, refused.__typename]).toEqual([office, 'RowsRefusedError']);
      expect(refused.findings).toMatchObject(ofOthers);
      const { submission } = await send('submitFigures', { ...input, acceptPartial: true }, office);
      expect(submission).toMatchObject({ office: { code: 'KC-BANJARMASIN' }, count: { accepted: 1, rejected: 3 } });
    }
    // In their own name the region and the nation have them; and a branch all that lies below it, itself included.
    for (const [office, own] of [
      ['region', rows],
      ['admin', [...rows, row('35.78', 'PU', '5')]],
      ['branch', [row('KC-BANJARMASIN', 'PU', '5'), row('63.06', 'PU', '5')]],
    ] as const) {
      const input = sent({ rows: own, acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] });
      const { submission } = await send('submitFigures', input, office);
      expect([office, submission?.count.accepted]).toEqual([office, own.length]);
    }
    // The region of others is told nothing of the rows: it may not submit for the branch at all.
    for (const office of ['elsewhere', 'governor'] as const)
      expect(await send('submitFigures', sent({ office: 'KC-BANJARMASIN', rows }), office)).toMatchObject({
        __typename: 'ForbiddenError',
        path: ['input', 'office'],
      });
  });

  test('tells who sees it which office did what, and nobody else', async () => {
    const act = async (name: string, office: Office, more: object = {}) => {
      const { submission } = await send('submitFigures', sent({ office: 'KC-BANJARMASIN' }), 'branch');
      await send(name, { submission: submission.id, ...more }, office);
      const acts = async (viewer: Office) =>
        (
          await ask('query ($id: ID!) { submission(id: $id) { acts { state by } } }', viewer, { id: submission.id })
        ).data.submission?.acts.map(({ state, by }: Told) => `${state} ${by}`);
      const told = await acts('branch');
      // Nobody is told anything else of them than that.
      for (const viewer of ['region', 'admin'] as const) expect(await acts(viewer)).toEqual(told);
      for (const viewer of ['elsewhere', 'governor', 'auditor'] as const) expect(await acts(viewer)).toBeUndefined();
      return told;
    };
    const first = 'SUBMITTED Office of branch';
    expect(await act('returnSubmission', 'region', { remark: 'BPU is of May' })).toEqual([
      first,
      'RETURNED Office of region',
    ]);
    expect(await act('returnSubmission', 'admin', { remark: 'BPU is of May' })).toEqual([
      first,
      'RETURNED Office of admin',
    ]);
    expect(await act('releaseSubmission', 'region')).toEqual([first, 'RELEASED Office of region']);
    expect(await act('withdrawSubmission', 'branch')).toEqual([first, 'WITHDRAWN Office of branch']);
    const others = await ask('{ actors { totalCount } }', 'branch');
    expect(others.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('of which a value is of another type than it may be is no GraphQL: row and column are named', async () => {
    const document = 'mutation ($input: SubmitFiguresInput!) { submitFigures(input: $input) { __typename } }';
    const rows = [row('63.71', 'PU', '1'), row('63.71', 'XX', '1'), row('63.71', 'BPU', 'many')];
    const told = async (given: object[]) =>
      (await ask(document, 'branch', { input: sent({ rows: given }) })).errors.map(({ message }: Told) => message);
    expect(await told(rows)).toEqual([
      expect.stringMatching(/^Variable "\$input" got invalid value "XX" at "input\.rows\[1\]\.segment"; /),
      expect.stringMatching(/^Variable "\$input" got invalid value "many" at "input\.rows\[2\]\.quantity\.value"; /),
    ]);
    for (const [quantity, at] of [
      [5, 'quantity'],
      ['5', 'quantity'],
      [null, 'quantity'],
      [{ value: 5 }, 'quantity\\.value'],
      [{ value: { of: 5 } }, 'quantity\\.value'],
      [{ low: '1', high: true }, 'quantity\\.high'],
      [{ value: '5', precision: 'SURE' }, 'quantity\\.precision'],
      [{ number: '5' }, 'quantity'],
    ] as const)
      expect([quantity, await told([...rows.slice(0, 1), row('63.71', 'BPU', '', { quantity })])]).toEqual([
        quantity,
        [expect.stringMatching(new RegExp(`at "input\\.rows\\[1\\]\\.${at}"`))],
      ]);
    // Written into the document it is named likewise.
    const literal = (
      quantity: string,
    ) => `mutation { submitFigures(input: { source: { id: "Source:1" }, asOf: "2003-01",
      basis: ACTIVE, rows: [{ area: "63.71", segment: PU, measure: PARTICIPANTS, quantity: { value: "1" } },
        { area: "63.71", segment: BPU, measure: PARTICIPANTS, quantity: ${quantity} }] }) { __typename } }`;
    for (const [quantity, at] of [
      ['5', 'quantity'],
      ['null', 'quantity'],
      ['{ value: 5 }', 'quantity.value'],
      ['{ value: "5", precision: SURE }', 'quantity.precision'],
    ] as const)
      expect((await ask(literal(quantity), 'branch')).errors[0].message).toMatch(
        new RegExp(`^Argument "input\\.rows\\[1\\]\\.${at}"`),
      );
  });

  test('is released by a branch where its region lets it, and by none that it does not', async () => {
    const figure = {
      ...row('63.71', 'PMI', '5'),
      area: '63.71',
      asOf: '2002-01',
      basis: 'ACTIVE',
      source: { new: { citation: 'x', publisher: 'x' } },
    };
    const refused = async (area: string) =>
      (await send('recordFigure', { ...figure, area }, 'branch', 'figure { id }')).message;
    expect(await refused('63.71')).toBe(
      'Your region does not let its branches record figures themselves (`Region.branchesRelease`). Submit the figures: `submitFigures`.',
    );
    expect(await refused('64.71')).toBe(
      'You may record figures only in the areas that your roles are for, and in areas below them.',
    );
    const { submission } = await send('submitFigures', sent());
    expect((await send('releaseSubmission', { submission: submission.id })).__typename).toBe('ForbiddenError');
    for (const office of ['branch', 'elsewhere', 'governor', 'auditor'] as const)
      expect((await letBranches(true, office)).__typename).toBe('ForbiddenError');
    expect((await letBranches(true)).region).toEqual({ code: 'VII', branchesRelease: true });
    expect((await letBranches(true)).region.branchesRelease).toBe(true);
    expect((await send('recordFigure', figure, 'branch', 'figure { id }')).__typename).toBe('RecordFigureSuccess');
    expect((await send('releaseSubmission', { submission: submission.id })).submission.state).toBe('RELEASED');
    expect((await letBranches(false)).region.branchesRelease).toBe(false);
    expect((await send('recordFigure', { ...figure, asOf: '2002-02' }, 'branch', 'figure { id }')).__typename).toBe(
      'ForbiddenError',
    );
  });

  test('of a branch that may release does not replace what the region revised, and says so', async () => {
    await letBranches(true);
    const input = sent();
    const first = await send('submitFigures', input);
    const { submission: there } = await send('releaseSubmission', { submission: first.submission.id });
    const [pu, bpu] = there.rows.nodes.map(({ figure }: Told) => figure.id);
    await ask(
      `mutation ($id: ID!) { correctFigure(input: { figure: $id, revision: 1, quantity: { value: "1100" }, reason: "x" }) { __typename } }`,
      'region',
      { id: pu },
    );
    const rows = [row('63.71', 'PU', '1200'), row('63.71', 'BPU', '210')];
    const { submission } = await send('submitFigures', { ...input, rows });
    const release = { submission: submission.id, reason: 'counted anew' };
    const refused = await send('releaseSubmission', release);
    expect(refused).toMatchObject({
      __typename: 'RowsRefusedError',
      message: expect.stringMatching(/^1 row cannot be released, so none is: row 1\./),
      findings: [
        {
          path: ['input', 'rows', '0', 'quantity'],
          messageSentence: { code: 'FIGURE_NOT_YOURS_TO_REPLACE' },
          message: expect.stringMatching(
            /^The row would replace Figure:\d+, which is not yours .* Ask the region to release/,
          ),
        },
      ],
    });
    expect(bpu).toBeDefined();
    expect((await send('releaseSubmission', release, 'region')).submission.state).toBe('RELEASED');
    await letBranches(false);
  });

  test('of which a part is released may be returned: the part stays, and is unchanged where it is sent again', async () => {
    const atOnce = (rows: number) =>
      asOwner(`create or replace function released_at_once() returns int immutable return ${rows}`);
    const [{ rows } = {}] = await asOwner('select released_at_once() as rows');
    await atOnce(1);
    const input = sent();
    const { submission } = await send('submitFigures', input);
    const release = (id: string) => send('releaseSubmission', { submission: id }, 'region');
    // A part that is released is an act of whoever released it, with the moment from which its figures are known.
    expect((await release(submission.id)).submission).toMatchObject({
      state: 'SUBMITTED',
      count: { released: 1 },
      acts: [
        { state: 'SUBMITTED', by: 'Office of branch', released: null },
        { state: 'SUBMITTED', by: 'Office of region', released: 1 },
      ],
    });
    expect(
      await asOwner(`select count(*)::int as figures from submission_act a
        join submission_row r on r.submission_id = a.submission_id join figure f on f.id = r.figure_id
        where a.submission_id = ${submission.id.split(':')[1]} and a.released = 1 and lower(f.known) = a.at`),
    ).toEqual([{ figures: 1 }]);
    const returned = await send('returnSubmission', { submission: submission.id, remark: 'BPU is of May' }, 'region');
    expect(returned.submission).toMatchObject({ state: 'RETURNED', count: { released: 1 } });
    expect(await figuresOf(input.asOf)).toBe(1);
    await atOnce(Number(rows));
    const again = await send('submitFigures', input);
    expect((await release(again.submission.id)).submission).toMatchObject({
      state: 'RELEASED',
      count: { released: 2, unchanged: 1 },
    });
    expect(await figuresOf(input.asOf)).toBe(2);
  });

  test('of others is not there for who may not see it, and cannot be acted on', async () => {
    const { submission } = await send('submitFigures', sent());
    for (const name of ['releaseSubmission', 'withdrawSubmission', 'returnSubmission'])
      for (const office of ['elsewhere', 'governor', 'auditor'] as const) {
        const input = name === 'returnSubmission' ? { remark: 'x' } : {};
        const told = async (id: string) => send(name, { submission: id, ...input }, office);
        expect(await told(submission.id)).toEqual(await told('Submission:0'));
        expect((await told(submission.id)).__typename).toBe('InvalidInputError');
      }
    expect((await send('submitFigures', sent({ office: 'KC-SAMARINDA' }))).__typename).toBe('ForbiddenError');
    expect((await send('submitFigures', sent(), 'governor')).__typename).toMatch(/ForbiddenError|RowsRefusedError/);
  });
});

describe('a month of one province', () => {
  const MONTH = '2026-05';
  /** What anybody is told of it. */
  const told = async () => {
    const { data } = await ask(`{
      province(code: "63") { enrollment(segment: BPU, at: "${MONTH}") { participants { value } participantsDerived } }
      reporting(month: "${MONTH}", within: "Region:VII") { branch { code } status figures }
      changes(since: "2026-06-01T00:00:00Z", filter: { within: "63" }) { totalCount }
    }`);
    const report = data.reporting.find(({ branch }: Told) => branch.code === 'KC-BANJARMASIN');
    const feed = await api.fetch('/feed/63.atom');
    return {
      sum: data.province.enrollment.participants?.value ?? null,
      report: [report.status, report.figures],
      changes: data.changes.totalCount,
      entries: [...feed.text.matchAll(/<entry>/g)].length,
    };
  };

  test('submitted by its offices, returned once, released: seen by nobody before, and by all after', async () => {
    const parts = (
      await asOwner(
        "select p.code from local_governments_below((select id from area where code = '63'), date '2026-05-31') p order by 1",
      )
    ).map(({ code }) => String(code));
    const own = (
      await asOwner(
        "select p.code from local_governments_below((select id from area where code = 'KC-BANJARMASIN'), date '2026-05-31') p",
      )
    ).map(({ code }) => String(code));
    const of = (codes: readonly string[], value = '10') => ({
      source: { new: { citation: 'Laporan bulanan', publisher: 'Kantor' } },
      asOf: MONTH,
      basis: 'ACTIVE',
      acknowledge: ['JUMP'],
      rows: codes.map((code) => row(code, 'BPU', value)),
    });
    const before = await told();
    const wrong = await send('submitFigures', of(own, '1000'));
    await send('returnSubmission', { submission: wrong.submission.id, remark: 'These are of the year' }, 'region');
    const mended = await send('submitFigures', of(own));
    const others = parts.filter((code) => !own.includes(code));
    const rest = await send('submitFigures', { ...of(others), office: 'VII' }, 'region');
    expect(await told()).toEqual(before);

    for (const { submission } of [mended, rest])
      expect((await send('releaseSubmission', { submission: submission.id }, 'region')).submission.state).toBe(
        'RELEASED',
      );
    const after = await told();
    expect(after.sum).toBe(String(parts.length * 10));
    expect(after.report).toEqual(['PARTIAL', own.length]);
    expect(after.changes - before.changes).toBeGreaterThanOrEqual(parts.length);
    expect(after.entries).toBeGreaterThan(before.entries);
  });
});
