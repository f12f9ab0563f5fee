/** Choosing between rival figures: what is chosen is shown, nothing else is lost, and the feed tells it as a choice. */
import { describe, expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();
const FIGURE = 'figure { id preferred preferredReason revision quantity { value } }';
const citation = (words: string) => ({ new: { citation: words, publisher: words } });
const record = async (more: Input) =>
  (
    await send(
      'recordFigure',
      {
        area: 'LocalGovernment:61.01',
        measure: 'PARTICIPANTS',
        basis: 'ACTIVE',
        asOf: '2026-05',
        source: citation('A'),
        acknowledge: ['JUMP'],
        ...more,
        quantity: { value: String(more.quantity) },
      },
      'admin',
      FIGURE,
    )
  ).figure;
const prefer = (figure: string, reason: string) => send('preferFigure', { figure, reason }, 'admin', FIGURE);
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};

describe('of a segment', () => {
  test('a choice changes its own number in the whole, and loses no other, through every door', async () => {
    const doors = async () => {
      const all = await data(`{
        region(code: "VII") {
          enrollment(at: "2014-07") {
            participants { value }
            bySegment { segment participants { value } share { value } }
            rivals { quantity { value } }
            sources { publisher }
          }
          series(measure: PARTICIPANTS, to: "2014-12") { points { quantity { value } } }
        }
        compare(areas: ["Region:VII"], measures: [PARTICIPANTS], at: "2014-07") { quantity { value } }
        ranking(measure: PARTICIPANTS, among: REGION, at: "2014-07") { area { code } quantity { value } }
        nation { enrollment(at: "2014-07") { rollUp(over: REGION) { sum { value } counted } } }
      }`);
      const { enrollment, series } = all.region;
      const values = [
        enrollment.participants,
        series.points.at(-1).quantity,
        all.compare[0].quantity,
        all.ranking[0].quantity,
        all.nation.enrollment.rollUp.sum,
      ].map(({ value }) => value);
      expect(all.nation.enrollment.rollUp.counted).toBe(1);
      return { values: [...new Set(values)], enrollment };
    };
    expect((await doors()).values).toEqual(['1440814']);
    const rival = await record({
      area: 'Region:VII',
      segment: 'INFORMAL',
      basis: 'UNSPECIFIED',
      asOf: '2014-07',
      quantity: 430000,
      source: citation('Kontan'),
    });
    expect((await doors()).values).toEqual(['1440814']);
    await prefer(rival.id, 'audited');
    const { values, enrollment } = await doors();
    expect(values).toEqual(['1429637']);
    expect(enrollment.bySegment).toEqual([
      { segment: 'FORMAL', participants: { value: '999637' }, share: { value: '0.699224' } },
      { segment: 'INFORMAL', participants: { value: '430000' }, share: { value: '0.300776' } },
    ]);
    expect(enrollment.rivals).toEqual([{ quantity: { value: '441177' } }]);
    expect(enrollment.sources).toEqual([{ publisher: 'Bisnis.com' }, { publisher: 'Kontan' }]);
  });

  test('what two sources name of one day lies side by side; another way to divide workers does not come in between', async () => {
    for (const [segment, quantity] of [
      ['PU', 100],
      ['BPU', 50],
    ] as const)
      await record({ segment, quantity });
    await record({ segment: 'FORMAL', quantity: 7, source: citation('C') });
    const rival = await record({ segment: 'BPU', quantity: 60, source: citation('B') });
    await prefer(rival.id, 'audited');
    const segments = async () =>
      (
        await data(
          '{ localGovernment(code: "61.01") { enrollment(at: "2026-05") { participants { value } bySegment { segment participants { value } share { value notComputable { reason } } } } } }',
        )
      ).localGovernment.enrollment;
    const share = {
      value: null,
      notComputable: { reason: 'Not all segments are given for that day, so their sum is not the whole.' },
    };
    expect(await segments()).toEqual({
      participants: null,
      bySegment: [
        { segment: 'PU', participants: { value: '100' }, share },
        { segment: 'BPU', participants: { value: '60' }, share },
      ],
    });
    await record({ segment: 'JAKON', quantity: 40, source: citation('B') });
    expect(await segments()).toMatchObject({ participants: { value: '200' }, bySegment: { length: 3 } });
  });
});

describe('of a day and its month', () => {
  const shown = async (segment: string) =>
    (
      await data(
        `{ localGovernment(code: "61.02") { enrollment(segment: ${segment}, at: "2026-09") { participants { value } } } }`,
      )
    ).localGovernment.enrollment.participants.value;
  const of = (segment: string, more: Input) =>
    record({ area: 'LocalGovernment:61.02', segment, asOf: '2026-09', ...more });

  test('a choice stays, whatever is recorded after it, until another is made', async () => {
    await of('PU', { quantity: 20422 });
    const chosen = await of('PU', { quantity: 20000, source: citation('B') });
    await prefer(chosen.id, 'audited');
    const day = await of('PU', { quantity: 30000, asOf: '2026-09-30', source: citation('C') });
    expect(day).toMatchObject({ preferred: false, preferredReason: 'Another figure had been chosen for that day.' });
    expect(await shown('PU')).toBe('20000');
    expect(await prefer(day.id, 'counted anew')).toMatchObject({ figure: { preferred: true } });
    expect(await shown('PU')).toBe('30000');
  });

  test('without one the day comes first, and either can be chosen', async () => {
    const month = await of('BPU', { quantity: 10 });
    const day = await of('BPU', { quantity: 11, asOf: '2026-09-30', source: citation('D') });
    expect([await shown('BPU'), day.preferred]).toEqual(['11', true]);
    expect(day.preferredReason).toMatch(/shortest/);
    const chosen = await prefer(month.id, 'signed');
    expect(chosen.figure).toMatchObject({ preferred: true, preferredReason: 'signed', revision: 2 });
    expect(await shown('BPU')).toBe('10');
  });

  test('of one segment it holds in the whole, which is of what is shown of each', async () => {
    const area = 'LocalGovernment:61.06';
    const put = (segment: string, quantity: number, asOf = '2026-06', source = 'A') =>
      record({ area, segment, quantity, asOf, source: citation(source) });
    const doors = async () => {
      const { localGovernment, compare } = await data(`{
        localGovernment(code: "61.06") {
          enrollment(at: "2026-06") { participants { value } participantsAsOf bySegment { participants { value } } rollUp { sum { value } } }
          series(measure: PARTICIPANTS) { points { month quantity { value } } }
        }
        compare(areas: ["${area}"], measures: [PARTICIPANTS], at: "2026-06") { quantity { value } }
      }`);
      const { participants, participantsAsOf, bySegment, rollUp } = localGovernment.enrollment;
      const { month, quantity } = localGovernment.series.points.at(-1);
      expect([participantsAsOf, month]).toEqual(['2026-06-30', '2026-06']);
      const parts = bySegment.map((each: { participants: { value: string } }) => Number(each.participants.value));
      const sum = parts.reduce((all: number, one: number) => all + one, 0);
      return [participants, rollUp.sum, quantity, compare[0].quantity].map(({ value }) => Number(value)).concat(sum);
    };
    const month = await put('PU', 100);
    await put('BPU', 50);
    await put('JAKON', 10);
    expect(new Set(await doors())).toEqual(new Set([160]));
    // Of the day of another source, without a choice: the shortest first.
    await put('PU', 110, '2026-06-30', 'B');
    expect(new Set(await doors())).toEqual(new Set([170]));
    const chosen = await prefer(month.id, 'signed');
    expect(new Set(await doors())).toEqual(new Set([160]));
    await put('BPU', 55, '2026-06-30', 'B');
    await put('JAKON', 11, '2026-06-30', 'B');
    expect(new Set(await doors())).toEqual(new Set([166]));
    const day = await data(
      `{ node(id: "${chosen.figure.id}") { ... on Figure { rivals { id quantity { value } } } } }`,
    );
    await prefer(day.node.rivals[0].id, 'counted');
    expect(new Set(await doors())).toEqual(new Set([176]));
  });

  test('where a year and its last month count on different bases, the segments are those of the whole', async () => {
    for (const [basis, asOf, formal, informal] of [
      ['ACTIVE', '2025', 500, 600],
      ['REGISTERED', '2025-12', 300, 400],
    ] as const) {
      await record({ area: 'LocalGovernment:61.07', segment: 'FORMAL', basis, asOf, quantity: formal });
      await record({ area: 'LocalGovernment:61.07', segment: 'INFORMAL', basis, asOf, quantity: informal });
    }
    const { localGovernment } = await data(
      '{ localGovernment(code: "61.07") { enrollment(at: "2025-12") { participants { value basis } bySegment { participants { value basis } share { value } } } } }',
    );
    expect(localGovernment.enrollment).toEqual({
      participants: { value: '1100', basis: 'ACTIVE' },
      bySegment: [
        { participants: { value: '500', basis: 'ACTIVE' }, share: { value: '0.454545' } },
        { participants: { value: '600', basis: 'ACTIVE' }, share: { value: '0.545455' } },
      ],
    });
  });

  test('additions of a day are no rival of those of its month', async () => {
    await of('PMI', { measure: 'JOINED', quantity: 90 });
    const day = await of('PMI', { measure: 'JOINED', quantity: 3, asOf: '2026-09-30', source: citation('E') });
    expect(day).toMatchObject({ preferred: true, preferredReason: null });
    expect(await prefer(day.id, 'x')).toMatchObject({
      __typename: 'InvalidInputError',
      message: 'No other figure is for the same day, so there is nothing to choose.',
    });
  });
});

test('whoever confirms what is shown already leaves the reason; said again it changes nothing; with nothing to choose it is refused', async () => {
  const area = 'LocalGovernment:61.03';
  const first = await record({ area, segment: 'PU', quantity: 5 });
  expect(await prefer(first.id, 'fine')).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'figure'] });
  await record({ area, segment: 'PU', quantity: 6, source: citation('B') });
  const { figure } = await prefer(first.id, 'fine');
  expect(figure).toMatchObject({ preferred: true, preferredReason: 'fine', revision: 2 });
  expect((await prefer(figure.id, 'fine')).figure).toEqual(figure);
});

test('the feed tells a choice of the one chosen and of the one that was, and a correction as one', async () => {
  const area = 'LocalGovernment:61.04';
  const [{ now }] = (await asOwner('select now()::text')) as [{ now: string }];
  const first = await record({ area, segment: 'PU', quantity: 5 });
  const rival = await record({ area, segment: 'PU', quantity: 6, source: citation('B') });
  const { figure } = await prefer(rival.id, 'audited');
  const input = { figure: figure.id, revision: 2, quantity: { value: '7' }, reason: 'typo' };
  await send('correctFigure', input, 'admin', 'figure { id }');
  const { changes } = await data(
    `{ changes(since: "${now.replace(' ', 'T')}:00") { nodes { kind words figure { quantity { value } preferred } } } }`,
  );
  expect(
    changes.nodes.map((c: { kind: string; figure: { quantity: { value: string }; preferred: boolean } }) => [
      c.kind,
      c.figure.quantity.value,
      c.figure.preferred,
    ]),
  ).toEqual([
    ['FIGURE_PUBLISHED', '5', true],
    ['FIGURE_PUBLISHED', '6', false],
    ['FIGURE_CHOSEN', '5', false],
    ['FIGURE_CHOSEN', '6', true],
    ['FIGURE_CORRECTED', '7', true],
  ]);
  // One that names a revision that is not there is told which is.
  expect(await send('correctFigure', { ...input, revision: 9 }, 'admin', 'figure { id }')).toMatchObject({
    __typename: 'ConflictError',
    currentVersion: 3,
    message: expect.stringMatching(/^The figure is at revision 3 now, as Figure:\d+, and not at 9/),
  });
  // The revision is right, and the figure is the one before.
  expect(
    await send('correctFigure', { ...input, figure: figure.id, revision: 3 }, 'admin', 'figure { id }'),
  ).toMatchObject({
    path: ['input', 'figure'],
    message: `The figure is at revision 3 now, as Figure:${Number(figure.id.slice(7)) + 1}, and not as ${figure.id}. Read that revision, and decide again.`,
  });
  expect(first.revision).toBe(1);
});

test('a correction does not make a branch late: it reported when its first figure became known', async () => {
  const reported = async () =>
    (await data('{ reporting(month: "2026-04", within: "Branch:KC-PONTIANAK") { status reportedAt figures } }'))
      .reporting[0];
  const figure = await record({ area: 'Branch:KC-PONTIANAK', asOf: '2026-04', segment: 'PU', quantity: 10 });
  const before = await reported();
  expect(before).toMatchObject({ status: 'PARTIAL', reportedAt: expect.any(String), figures: 1 });
  const input = { figure: figure.id, revision: 1, quantity: { value: '11' }, reason: 'typo' };
  await send('correctFigure', input, 'admin', 'figure { id }');
  expect(await reported()).toEqual(before);
});
