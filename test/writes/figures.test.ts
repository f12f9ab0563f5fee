import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, report, SOURCE, useActs } from './acts.ts';

const { api, asOwner, send: act } = useActs();

const FIGURE =
  'id revision revisionReason preferred preferredReason quantity { value low high unit precision } previous { id quantity { value } } rivals { id preferred } revisions { revision quantity { value } }';
const send = (name: string, input: Input, office: Office = 'region', field = `figure { ${FIGURE} }`, alone = true) =>
  act(name, input, office, field, alone);
/** The day, YYYY-MM-DD, where the area of these reports is, eight hours ahead of UTC. */
const todayInBorneo = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('recordFigure', () => {
  test('keeps what was sent, with its unit, and is read at once', async () => {
    const { figure } = await send(
      'recordFigure',
      report({ quantity: { value: '1000', precision: 'AT_LEAST' }, asOf: '2026-06' }),
      'branch',
    );
    expect(figure).toMatchObject({
      revision: 1,
      preferred: true,
      previous: null,
      quantity: { value: '1000', unit: 'WORKERS', precision: 'AT_LEAST' },
    });
    const { json } = await api.query(
      '{ localGovernment(code: "63.71") { enrollment(segment: BPU, basis: ACTIVE, at: "2026-06") { participants { value precision } } } }',
    );
    expect(json.data.localGovernment.enrollment.participants).toEqual({ value: '1000', precision: 'AT_LEAST' });
  });

  test.each([
    ['an area that is not there', { area: 'LocalGovernment:99.99' }, 'area'],
    ['an id of another kind', { area: 'Province:63.71' }, 'area'],
    ['a month that has not ended', { asOf: todayInBorneo().slice(0, 7) }, 'asOf'],
    ['a day that has not', { asOf: todayInBorneo() }, 'asOf'],
    ['a day that is none', { asOf: '2026-02-30' }, 'asOf'],
    ['a month in words', { asOf: 'Juli 2026' }, 'asOf'],
    ['less than nothing', { quantity: { value: '-1' } }, 'quantity'],
    ['half a worker', { quantity: { value: '0.5' } }, 'quantity'],
    ['2^53 workers', { quantity: { value: '9007199254740992' } }, 'quantity'],
    ['no number', { quantity: {} }, 'quantity'],
    ['a range upside down', { quantity: { low: '2', high: '1' } }, 'quantity'],
    ['a value and a range', { quantity: { value: '1', low: '1', high: '2' } }, 'quantity'],
    ['a source that is not there', { source: { id: 'Source:999999' } }, 'source'],
    ['a province before it was one', { area: 'Province:65', asOf: '2012-11-15' }, 'asOf'],
    ['employers of the self-employed', { measure: 'EMPLOYERS' }, 'measure'],
    [
      'a source from before the month',
      { asOf: '2026-07', source: { new: { citation: 'x', publisher: 'x', publishedOn: '2026-06-30' } } },
      'source',
    ],
  ])('refuses %s, says where and how to mend it, and keeps nothing', async (_name, more, field) => {
    const count = 'select (select count(*) from figure) + (select count(*) from source) as n';
    const [before] = await asOwner(count);
    const refusal = await send('recordFigure', report(more));
    expect(refusal).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT', path: ['input', field] });
    expect(refusal.message).toMatch(/[.:] \S/);
    expect(await asOwner(count)).toEqual([before]);
  });

  test('0 and 2^53 - 1 workers, and a day in the past, are figures', async () => {
    expect(
      (await send('recordFigure', report({ quantity: { value: '0' }, segment: 'PMI' }))).figure.quantity.value,
    ).toBe('0');
    const many = await send(
      'recordFigure',
      report({ quantity: { value: '9007199254740991' }, segment: 'JAKON', asOf: '2026-07-31' }),
    );
    expect(many.figure.quantity.value).toBe('9007199254740991');
  });

  test('who takes part in a market is a trader, in figures and targets', async () => {
    const market = { area: 'Market:PASAR-PANDANSARI', segment: 'INFORMAL', measure: 'PARTICIPANTS' };
    const { figure } = await send('recordFigure', report({ ...market, quantity: { value: '450' } }));
    expect(figure.quantity).toMatchObject({ value: '450', unit: 'TRADERS' });
    const { target } = await send(
      'setTarget',
      {
        ...market,
        kind: 'STOCK',
        quantity: { value: '500' },
        from: '2026-01-01',
        to: '2026-12-31',
        basis: 'OFFICE',
        interpretation: 'LITERAL',
        source: { new: { citation: 'Plan of the market', publisher: 'KC' } },
      },
      'region',
      'target { quantity { unit } progress(at: "2026-08-01") { gap { value unit } } }',
    );
    const employers = { ...market, segment: 'BPU', measure: 'EMPLOYERS', kind: 'STOCK', quantity: { value: '5' } };
    const period = { from: '2026-01-01', to: '2026-12-31', basis: 'OFFICE', interpretation: 'LITERAL', source: SOURCE };
    expect(await send('setTarget', { ...employers, ...period }, 'region', 'target { id }')).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'measure'],
    });
    expect(target).toEqual({ quantity: { unit: 'TRADERS' }, progress: { gap: { value: '50', unit: 'TRADERS' } } });
  });

  test('twice is a conflict that names the revision; another source is a rival, kept and not shown first', async () => {
    const input = report({ segment: 'PU' });
    const first = await send('recordFigure', input);
    expect(await send('recordFigure', input)).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
      changedFields: [],
    });
    expect(await send('recordFigure', { ...input, quantity: { value: '1001' } })).toMatchObject({
      changedFields: ['quantity'],
    });
    const rival = await send('recordFigure', {
      ...input,
      source: { new: { citation: 'Another report', publisher: 'Dinas' } },
      quantity: { value: '1100' },
    });
    expect(rival.figure).toMatchObject({
      preferred: false,
      preferredReason: expect.stringMatching(/first/),
      rivals: [{ id: first.figure.id, preferred: true }],
    });
    const { json: shown } = await api.query(`{ node(id: "${first.figure.id}") { ... on Figure { preferredReason } } }`);
    expect(shown.data.node.preferredReason).toBe('It was recorded first.');
    const preferred = await send('preferFigure', { figure: rival.figure.id, reason: 'Counted, not estimated.' });
    expect(preferred.figure).toMatchObject({
      preferred: true,
      preferredReason: 'Counted, not estimated.',
      revision: 2,
      quantity: { value: '1100' },
    });
    const { json } = await api.query(
      '{ localGovernment(code: "63.71") { enrollment(segment: PU, at: "2026-07") { participants { value } } } }',
    );
    expect(json.data.localGovernment.enrollment.participants.value).toBe('1100');
  });

  test('a jump beyond three times the last one must be acknowledged; three times is no jump', async () => {
    const of = (asOf: string, value: string, more: Input = {}) =>
      send('recordFigure', report({ segment: 'PMI', basis: 'REGISTERED', asOf, quantity: { value }, ...more }));
    await of('2025-01', '300');
    await of('2025-02', '900');
    await of('2025-03', '300');
    for (const value of ['901', '99']) {
      const warning = await of('2025-04', value);
      expect(warning).toMatchObject({
        __typename: 'UnacknowledgedWarning',
        code: 'UNACKNOWLEDGED',
        warnings: ['JUMP'],
        path: ['input', 'quantity'],
      });
      expect(warning.message).toMatch(/300 of March 2025 \(Figure:\d+\)/);
      // It says which of the two it is.
      expect(warning.message).toMatch(
        value === '901' ? /far above .* more than 3 times it\./ : /far below .* 1\/3 of it\./,
      );
      expect(warning.message).not.toMatch(value === '901' ? /below/ : /above/);
    }
    expect((await of('2025-04', '901', { acknowledge: ['JUMP'] })).figure.quantity.value).toBe('901');
  });

  test('only in the areas of the grant and below', async () => {
    for (const [office, area] of [
      ['branch', 'LocalGovernment:64.71'],
      ['mayor', 'LocalGovernment:64.71'],
      ['region', 'LocalGovernment:35.78'],
    ] as const) {
      const refusal = await send('recordFigure', report({ area, segment: 'ALL' }), office);
      expect([office, refusal.__typename]).toEqual([office, 'ForbiddenError']);
    }
  });
});

describe('correctFigure', () => {
  test('a revision follows; what was known before stays known for its time', async () => {
    const { figure } = await send('recordFigure', report({ asOf: '2026-05', segment: 'ALL' }));
    const then = (
      await asOwner('select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as at')
    )[0]?.at;
    const corrected = await send('correctFigure', {
      figure: figure.id,
      revision: 1,
      quantity: { value: '1050' },
      reason: 'A batch of 30 May came on 3 June.',
    });
    expect(corrected.figure).toMatchObject({
      revision: 2,
      revisionReason: 'A batch of 30 May came on 3 June.',
      quantity: { value: '1050' },
      previous: { id: figure.id, quantity: { value: '1000' } },
      revisions: [
        { revision: 1, quantity: { value: '1000' } },
        { revision: 2, quantity: { value: '1050' } },
      ],
    });
    const at = (directive: string) =>
      api.query(
        `query ${directive} { localGovernment(code: "63.71") { enrollment(segment: ALL, at: "2026-05") { participants { value } } } }`,
      );
    expect((await at('')).json.data.localGovernment.enrollment.participants.value).toBe('1050');
    expect((await at(`@asKnownAt(at: "${then}")`)).json.data.localGovernment.enrollment.participants.value).toBe(
      '1000',
    );
    const { json } = await api.query(`{ changes(since: "${then}") { nodes { kind words figure { id } } } }`);
    expect(json.data.changes.nodes).toEqual([
      { kind: 'FIGURE_CORRECTED', words: 'A batch of 30 May came on 3 June.', figure: { id: corrected.figure.id } },
    ]);
  });

  test('each revision is what was known from its own moment on, and not a microsecond before', async () => {
    let { figure } = await send('recordFigure', report({ asOf: '2025-11', segment: 'ALL' }));
    for (const value of ['1001', '1002', '1003']) {
      const { id, revision } = figure;
      const input = { figure: id, revision, quantity: { value }, reason: 'Counted again.' };
      figure = (await send('correctFigure', input)).figure;
    }
    const { json } = await api.query(`{ node(id: "${figure.id}") { ... on Figure { revisions { knownFrom } } } }`);
    const moments: string[] = json.data.node.revisions.map(({ knownFrom }: { knownFrom: string }) => knownFrom);
    const known = async (at: string) => {
      const answer = await api.query(
        `query @asKnownAt(at: "${at}") { dataset { knownAt } localGovernment(code: "63.71") { enrollment(segment: ALL, at: "2025-11") { participants { value } } } }`,
      );
      const { dataset, localGovernment } = answer.json.data;
      return [dataset.knownAt, localGovernment.enrollment.participants?.value];
    };
    expect(moments).toHaveLength(4);
    expect(await Promise.all(moments.map(known))).toEqual(moments.map((at, i) => [at, String(1000 + i)]));
    const justBefore = await asOwner(
      `select to_char((m::timestamptz - interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from unnest('{${moments}}'::text[]) m`,
    );
    expect(await Promise.all(justBefore.map(({ at }) => known(String(at))))).toEqual(
      justBefore.map(({ at }, i) => [at, i ? String(999 + i) : undefined]),
    );
    // The answer's own moment, too: nothing that it told of is missing when it is asked for again.
    const now = await api.query('{ dataset { knownAt } }');
    expect(await known(now.json.data.dataset.knownAt)).toEqual([now.json.extensions.dataset.knownAt, '1003']);
  });

  test('an old revision is a conflict that says where it is now; a reason is obligatory; branches do not correct', async () => {
    const { figure } = await send('recordFigure', report({ asOf: '2026-04', segment: 'ALL' }));
    const correct = (more: Input = {}, office: 'region' | 'branch' = 'region') =>
      send(
        'correctFigure',
        { figure: figure.id, revision: 1, quantity: { value: '1001' }, reason: 'x', ...more },
        office,
      );
    expect(await correct({ reason: '  ' })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'reason'],
    });
    expect((await correct({}, 'branch')).__typename).toBe('ForbiddenError');
    expect(await correct({ quantity: { value: '1000' } }), 'nothing is changed').toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'quantity'],
    });
    const { figure: right } = await correct();
    expect(right.revision).toBe(2);
    // Who names the old one with the new revision is told which one it is.
    expect(await correct({ revision: 2 })).toMatchObject({
      __typename: 'ConflictError',
      path: ['input', 'figure'],
      message: expect.stringContaining(right.id),
    });
    expect(await correct()).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 2,
      changedFields: ['quantity'],
    });
  });

  test('of twenty at once one wins, and the others are told', async () => {
    const { figure } = await send('recordFigure', report({ asOf: '2026-03', segment: 'ALL' }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        send(
          'correctFigure',
          { figure: figure.id, revision: 1, quantity: { value: String(1001 + i) }, reason: 'x' },
          'region',
          '__typename',
          false,
        ),
      ),
    );
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual([...Array(19).fill('ConflictError'), 'CorrectFigureSuccess']);
  });
});

describe('the calendar of reports', () => {
  const ask = async (month: string, more = '') =>
    (await api.query(`{ reporting(month: "${month}"${more}) { branch { code } status dueOn reportedAt figures } }`))
      .json.data.reporting;

  test('says who has reported, who owes, and who is late', async () => {
    await send('recordFigure', report({ area: 'Branch:KC-BANJARMASIN', asOf: '2026-08' }), 'branch');
    const august = await ask('2026-08', ', within: "Region:VII"');
    const of = (code: string) => august.find(({ branch }: { branch: { code: string } }) => branch.code === code);
    expect(august.length).toBeGreaterThan(10);
    expect(of('KC-BANJARMASIN')).toMatchObject({
      status: 'PARTIAL',
      dueOn: '2026-09-21',
      figures: 1,
      reportedAt: expect.any(String),
    });
    expect(of('KC-PONTIANAK')).toMatchObject({ status: 'LATE', figures: 0, reportedAt: null });
    expect(
      (await ask('2026-08', ', status: [PARTIAL]')).map(({ branch }: { branch: { code: string } }) => branch.code),
    ).toEqual(['KC-BANJARMASIN']);
  });

  test('the 21st is in time, the day after is late, in the zone of the branch', async () => {
    const status = async (moment: string) =>
      (
        await api.query(
          `query @asKnownAt(at: "${moment}") { reporting(month: "2026-07", within: "Region:VII") { branch { code } status } }`,
        )
      ).json.data.reporting.find(({ branch }: { branch: { code: string } }) => branch.code === 'KC-PONTIANAK').status;
    // Pontianak is in WIB: its 21 August ends at 17:00 UTC.
    expect(await status('2026-08-21T16:59:59Z')).toBe('DUE');
    expect(await status('2026-08-21T17:00:00Z')).toBe('LATE');
  });
});
