/** Sums over parts beside what is recorded of the area itself: warned of when either is given, and flagged wherever they are shown. */
import { describe, expect, test } from 'vitest';
import { type Input, report, useActs } from './acts.ts';

const { api, asOwner, bearer, send } = useActs();
const KALSEL = [...Array.from({ length: 11 }, (_, i) => `63.${String(i + 1).padStart(2, '0')}`), '63.71', '63.72'];
const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];
const SEEN = { acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] };
const [TAKEN, WARNED] = ['RecordFigureSuccess', 'UnacknowledgedWarning'];
const FLAGGED = ['DOES_NOT_ADD_UP'];

/** What tells numbers of one test from those of another: each has a month of its own. */
const inMonth = (asOf: string) => {
  const record = (area: string, segment: string, value: string | Input, more: Input = {}) =>
    send(
      'recordFigure',
      report({
        area,
        segment,
        asOf,
        quantity: typeof value === 'string' ? { value } : value,
        acknowledge: ['JUMP'],
        ...more,
      }),
      'region',
      'figure { id flags }',
    );
  const all = async (areas: string[], segment: string, value: string, more: Input = {}) => {
    for (const area of areas) expect((await record(area, segment, value, more)).__typename).toBe(TAKEN);
  };
  /** The doubts about each segment of an area. */
  const flags = async (of: string, segments: string[], more = '') => {
    const fields = segments.map(
      (each) =>
        `${each}: enrollment(segment: ${each}, basis: ACTIVE, at: "${asOf}") { participants { value } participantsFlags ${more} }`,
    );
    const { json } = await api.query(`{ area: ${of} { ${fields.join(' ')} } }`);
    expect(json.errors).toBeUndefined();
    return Object.fromEntries(
      segments.map((each) => [
        each,
        [json.data.area[each].participants?.value, json.data.area[each].participantsFlags],
      ]),
    );
  };
  return { record, all, flags };
};
// biome-ignore lint/suspicious/noExplicitAny: answers are of any form
const ask = async (document: string): Promise<any> => {
  const { json } = await api.query(document);
  expect(json.errors).toBeUndefined();
  return json.data;
};

describe('a sum over parts beside another segment that is recorded', () => {
  test('is held against it when that is recorded, and both are flagged wherever they are shown', async () => {
    const { record, all, flags } = inMonth('2024-01');
    await all(KALSEL, 'ALL', '100');
    const above = await record('63', 'PU', '1301');
    expect(above).toMatchObject({
      __typename: WARNED,
      warnings: FLAGGED,
      message:
        'The numbers of these days do not add up: in Kalimantan Selatan all workers come to at most 1,300, but segments of them, with the sums of its parts, to at least 1,301. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
    });
    const { json } = await api.query(
      'mutation ($input: RecordFigureInput!) @language(is: ID) { recordFigure(input: $input) { ... on MutationError { message } } }',
      { input: report({ area: '63', segment: 'PU', asOf: '2024-01', quantity: { value: '1301' } }) },
      {},
      bearer('region'),
    );
    expect(json.data.recordFigure.message).toBe(
      'Angka-angka untuk waktu yang sama tidak cocok bila dijumlahkan: di Kalimantan Selatan, semua pekerja paling banyak 1.300, padahal segmen-segmen di dalamnya, termasuk jumlah dari wilayah-wilayah bagiannya, paling sedikit 1.301. Jika angka ini benar, kirim lagi dengan `acknowledge`: DOES_NOT_ADD_UP.',
    );
    const fits = await record('63', 'PU', '1300');
    expect(fits).toMatchObject({ __typename: TAKEN, figure: { flags: [] } });
    expect(await flags('province(code: "63")', ['ALL', 'PU'])).toEqual({ ALL: ['1300', []], PU: ['1300', []] });
    const corrected = await send(
      'correctFigure',
      { figure: fits.figure.id, revision: 1, quantity: { value: '1301' }, reason: 'Counted again' },
      'region',
      'figure { flags }',
    );
    expect(corrected).toMatchObject({ __typename: WARNED, warnings: FLAGGED });
    const before = (await ask('{ dataset { knownAt } }')).dataset.knownAt;
    const { figure } = await send(
      'correctFigure',
      { figure: fits.figure.id, revision: 1, quantity: { value: '1301' }, reason: 'Counted again', ...SEEN },
      'region',
      'figure { flags }',
    );
    expect(figure.flags).toEqual(FLAGGED);
    expect(await flags('province(code: "63")', ['ALL', 'PU'])).toEqual({
      ALL: ['1300', FLAGGED],
      PU: ['1301', FLAGGED],
    });

    // Wherever the sum is shown, and of what it was worked out from; the parts are as they were.
    await asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
      select a.id, 'ALL', 'ELIGIBLE_WORKFORCE', partial_date_of('2024-01', 'MONTH'), quantity_of(100000, 'WORKERS'), (select min(id) from source), 'PUBLISHED', 'test', tstzrange('2024-02-01', null)
      from area a where a.code = '63'`);
    await all(KALSEL, 'ALL', '90', { asOf: '2023-12' });
    const SHOWN = `province(code: "63") {
        enrollment(basis: ACTIVE, at: "2024-01") { coverage { value flags } }
        series(measure: PARTICIPANTS, basis: ACTIVE, from: "2023-12", to: "2024-01") { points { flags change { absolute { value } flags } } }
        map(measure: PARTICIPANTS, basis: ACTIVE, at: "2024-01") { flags } }
      ranking(measure: PARTICIPANTS, basis: ACTIVE, among: PROVINCE, within: "63", at: "2024-01") { quantity { value } flags }
      compare(areas: ["63"], measures: PARTICIPANTS, basis: ACTIVE, at: "2024-01") { flags }`;
    const shown = await ask(`{ ${SHOWN} }`);
    expect(shown).toMatchObject({
      province: {
        enrollment: { coverage: { value: '0.013000', flags: ['INPUT_DOES_NOT_ADD_UP'] } },
        series: { points: [{ flags: [] }, { flags: FLAGGED, change: { absolute: { value: '130' }, flags: FLAGGED } }] },
        map: KALSEL.map(() => ({ flags: [] })),
      },
      ranking: [{ quantity: { value: '1300' }, flags: FLAGGED }],
      compare: [{ flags: FLAGGED }],
    });
    // Before, nothing disagreed.
    const then = await ask(`query @asKnownAt(at: "${before}") { province(code: "63") {
      enrollment(basis: ACTIVE, at: "2024-01") { participantsFlags } } }`);
    expect(then.province.enrollment.participantsFlags).toEqual([]);
  });

  test('is held against it when a part is recorded that changes the sum', async () => {
    const { record, all, flags } = inMonth('2024-02');
    await all(['65'], 'PU', '500');
    await all(KALTARA.slice(1), 'ALL', '100');
    const below = await record('65.01', 'ALL', '99');
    expect(below).toMatchObject({
      __typename: WARNED,
      message: expect.stringContaining(
        'in Kalimantan Utara all workers come to at most 499, but segments of them, with the sums of its parts, to at least 500',
      ),
    });
    expect(await flags('province(code: "65")', ['ALL', 'PU'])).toEqual({ ALL: [undefined, null], PU: ['500', []] });
    await all(['65.01'], 'ALL', '100');
    expect(await flags('province(code: "65")', ['ALL', 'PU'])).toEqual({ ALL: ['500', []], PU: ['500', []] });
    // On another basis, or where workers are counted elsewhere, it is no wonder.
    await all(['65'], 'BPU', '501', { basis: 'REGISTERED' });
    await all(['65'], 'BPU', '501', { attribution: 'RESIDENCE' });
  });

  test('those of parts that are known are above the whole, though some are missing', async () => {
    const { record, all, flags } = inMonth('2024-03');
    await all(['65'], 'ALL', '3000');
    await all(['65.01'], 'PU', '2500');
    expect(await record('65.02', 'PU', '501')).toMatchObject({ __typename: WARNED, warnings: FLAGGED });
    await all(['65.02'], 'PU', '500');
    expect(await flags('province(code: "65")', ['ALL'])).toEqual({ ALL: ['3000', []] });
    const { figure } = await record('65.03', 'PU', '1', SEEN);
    expect(figure.flags).toEqual([]);
    expect(await flags('province(code: "65")', ['ALL', 'PU'])).toEqual({ ALL: ['3000', FLAGGED], PU: ['500', []] });
    // One that is alone above it is flagged itself.
    expect((await record('65.04', 'PU', '3000', SEEN)).figure.flags).toEqual([]);
    expect((await record('65.71', 'PU', '3001', SEEN)).figure.flags).toEqual(FLAGGED);
    // The whole after its parts: their sum of 9,002.
    expect((await record('65', 'PU_BPU', '9001')).warnings).toEqual(FLAGGED);
    expect((await record('65', 'PU_BPU', '9002', { acknowledge: ['JUMP'] })).warnings).toEqual(FLAGGED);
  });

  test('ALL 3,000 beside 3,500 wage earners of the parts; and all segments of them below ALL', async () => {
    const { record, all } = inMonth('2024-04');
    await all(KALTARA, 'PU', '700');
    expect((await record('65', 'ALL', '3499')).message).toContain(
      'segments of them, with the sums of its parts, to at least 3,500',
    );
    await all(KALTARA, 'BPU', '40');
    // 700 + 40 each; all segments of the scheme are there only with the third.
    expect((await record('65', 'ALL', '9000', { source: SOURCE_B })).__typename).toBe(TAKEN);
    expect((await record('65.01', 'JAKON', '10')).__typename).toBe(TAKEN);
  });

  test('a whole that follows of segments is held against ALL of the parts, in whatever order they are recorded', async () => {
    const { record, all, flags } = inMonth('2024-09');
    for (const [segment, value] of [
      ['PU', '300'],
      ['BPU', '200'],
      ['JAKON', '100'],
    ] as const)
      await all(['65'], segment, value);
    await all(KALTARA.slice(1), 'ALL', '120');
    expect(await record('65.01', 'ALL', '121')).toMatchObject({
      __typename: WARNED,
      warnings: FLAGGED,
      message: expect.stringContaining(
        'in Kalimantan Utara all workers come to at least 601, but all segments of them, with the sums of its parts, to at most 600',
      ),
    });
    await all(['65.01'], 'ALL', '120');
    expect(await flags('province(code: "65")', ['ALL', 'PU'])).toEqual({ ALL: ['600', []], PU: ['300', []] });
    const { record: later, all: allLater, flags: flagsLater } = inMonth('2024-10');
    await allLater(KALTARA, 'ALL', '120');
    await allLater(['65'], 'PU', '300');
    await allLater(['65'], 'BPU', '200');
    expect((await later('65', 'JAKON', '99')).warnings).toEqual(FLAGGED);
    // Builders may be among those without an employer: with 300 of them there are 600 at least.
    expect((await later('65', 'JAKON', '301')).warnings).toEqual(FLAGGED);
    await allLater(['65'], 'JAKON', '300');
    expect(await flagsLater('province(code: "65")', ['ALL'])).toEqual({ ALL: ['800', []] });
    const { figure } = await later('65', 'JAKON', '99', { source: SOURCE_B, ...SEEN });
    await send('preferFigure', { figure: figure.id, reason: 'Counted later' }, 'region', 'figure { id }');
    expect(await flagsLater('province(code: "65")', ['ALL'])).toEqual({
      ALL: ['599', expect.arrayContaining(FLAGGED)],
    });
    // A region of which formal and informal workers are known, as of July 2014.
    expect((await record('64', 'ALL', '1440815', { asOf: '2014-07', basis: 'UNSPECIFIED' })).message).toContain(
      'in Kantor Wilayah Kalimantan',
    );
    await all(['64'], 'ALL', '1440814', { asOf: '2014-07', basis: 'UNSPECIFIED' });
  });

  test('what puts a number right that did not fit is no misfit, nor is another day of that month', async () => {
    const { record, all } = inMonth('2024-11');
    await all(KALTARA, 'PU_BPU', '100');
    const wrong = await record('65', 'ALL', '499', SEEN);
    expect(wrong.figure.flags).toEqual(FLAGGED);
    const correct = (figure: string, revision: number, value: string) =>
      send(
        'correctFigure',
        { figure, revision, quantity: { value }, reason: 'Counted again', acknowledge: ['JUMP'] },
        'region',
        'figure { id flags }',
      );
    expect((await correct(wrong.figure.id, 1, '498')).warnings).toEqual(FLAGGED);
    expect((await record('65', 'ALL', '500', { asOf: '2024-11-20' })).figure.flags).toEqual([]);
    const right = await correct(wrong.figure.id, 1, '500');
    expect(right.figure.flags).toEqual([]);
    // A part is held against both days.
    expect((await record('65.01', 'PU_BPU', '101', { source: SOURCE_B })).warnings).toEqual(FLAGGED);
  });

  test('every segment that is a sum is held against every one that is recorded', async () => {
    const { record, all, flags } = inMonth('2024-05');
    await all(KALTARA, 'PU', '400');
    await all(KALTARA, 'BPU', '300');
    await all(KALTARA, 'JAKON', '50');
    const segments = ['ALL', 'PU', 'BPU', 'JAKON'];
    const sums = { ALL: ['3750', []], PU: ['2000', []], BPU: ['1500', []], JAKON: ['250', []] };
    expect(await flags('province(code: "65")', segments)).toEqual(sums);
    // It is not what its parts have; and from 2,251 on it does not fit the others either.
    const wrong = await record('65', 'PU', '2250', SEEN);
    expect(wrong.figure.flags).toEqual(FLAGGED);
    expect(await flags('province(code: "65")', segments)).toEqual({ ...sums, PU: ['2250', FLAGGED] });
    const correct = (value: string, revision: number, figure: string) =>
      send(
        'correctFigure',
        { figure, revision, quantity: { value }, reason: 'Counted again', ...SEEN },
        'region',
        'figure { id flags }',
      );
    await correct('2251', 1, wrong.figure.id);
    expect(await flags('province(code: "65")', segments)).toEqual({
      ALL: ['3750', FLAGGED],
      PU: ['2251', FLAGGED],
      BPU: ['1500', FLAGGED],
      JAKON: ['250', FLAGGED],
    });
    // A regency of which ALL is a sum of segments: its figures are not in doubt.
    expect(await flags('localGovernment(code: "65.01")', segments)).toEqual({
      ALL: ['750', []],
      PU: ['400', []],
      BPU: ['300', []],
      JAKON: ['50', []],
    });
  });

  test('all segments together, given in one list with those of the parts, are no less than the whole', async () => {
    const rows = (all: string) => [
      ...KALTARA.flatMap((area) =>
        [
          ['PU', '400'],
          ['BPU', '300'],
          ['JAKON', '50'],
        ].map(([segment, value]) => ({ area, segment, measure: 'PARTICIPANTS', quantity: { value } })),
      ),
      { area: '65', segment: 'ALL', measure: 'PARTICIPANTS', quantity: { value: all } },
    ];
    const list = (all: string) =>
      send(
        'recordFigures',
        { source: SOURCE_B, basis: 'ACTIVE', asOf: '2024-06', rows: rows(all), acknowledge: ['JUMP'] },
        'region',
        'recorded',
      );
    const refused = await list('3751');
    expect(refused.findings).toHaveLength(16);
    expect((await list('3499')).findings).toHaveLength(16);
    expect(await list('3750')).toMatchObject({ recorded: 16 });
  });

  test('rounded numbers of parts may be off by the rounding of each', async () => {
    const { record, all } = inMonth('2024-07');
    const about = { value: '1100', precision: 'APPROXIMATE' };
    for (const area of KALTARA) await record(area, 'ALL', about);
    // 5,500, of five that are each within 50.
    expect((await record('65', 'PU', '5751')).warnings).toEqual(FLAGGED);
    await all(['65'], 'PU', '5750');
  });
});

describe('sums that rise further', () => {
  test('a part lifts the number of a region through that of its province', async () => {
    const { record, all, flags } = inMonth('2023-03');
    for (const [province, value] of [
      ['61', '200'],
      ['62', '200'],
      ['64', '200'],
      ['65', '200'],
    ] as const)
      await all([province], 'BPU', value);
    await all(['VII'], 'PU_BPU', '1000');
    await all(KALSEL.slice(1), 'BPU', '10');
    expect(await record('63.01', 'BPU', '81')).toMatchObject({
      __typename: WARNED,
      message: expect.stringContaining('in Kantor Wilayah Kalimantan'),
    });
    await all(['63.01'], 'BPU', '80');
    expect(await flags('region(code: "VII")', ['PU_BPU', 'BPU'])).toEqual({ PU_BPU: ['1000', []], BPU: ['1000', []] });
    const { id } = (
      await ask(
        '{ localGovernment(code: "63.01") { figures(first: 1, filter: { from: "2023-03", to: "2023-03" }) { nodes { id } } } }',
      )
    ).localGovernment.figures.nodes[0];
    const correct = (more: Input) =>
      send(
        'correctFigure',
        { figure: id, revision: 1, quantity: { value: '81' }, reason: 'Counted again', ...more },
        'region',
        'figure { flags }',
      );
    expect((await correct({})).warnings).toEqual(FLAGGED);
    expect((await correct(SEEN)).figure.flags).toEqual([]);
    expect(await flags('region(code: "VII")', ['PU_BPU', 'BPU'])).toEqual({
      PU_BPU: ['1000', FLAGGED],
      BPU: ['1001', FLAGGED],
    });
    // The province makes the sum and does not contradict anything itself; nor do the others.
    expect(await flags('province(code: "63")', ['BPU'])).toEqual({ BPU: ['201', []] });
    expect(await flags('province(code: "61")', ['BPU'])).toEqual({ BPU: ['200', []] });
  });

  test('a sum rests on one that does not fit', async () => {
    const { record, all, flags } = inMonth('2023-04');
    for (const province of ['61', '62', '64', '65']) await all([province], 'BPU', '200');
    await all(KALSEL, 'BPU', '10');
    expect(await flags('region(code: "VII")', ['BPU'])).toEqual({ BPU: ['930', []] });
    await record('63', 'PU_BPU', '129', SEEN);
    expect(await flags('region(code: "VII")', ['BPU'])).toEqual({ BPU: ['930', FLAGGED] });
    expect(await flags('province(code: "63")', ['BPU'])).toEqual({ BPU: ['130', FLAGGED] });
  });

  test('a sum that is alone above a number of the region is flagged as that is', async () => {
    const { record, all, flags } = inMonth('2023-05');
    await all(['VII'], 'ALL', '130');
    await all(KALSEL.slice(1), 'BPU', '10');
    await all(['63.01'], 'BPU', '10');
    expect(await flags('province(code: "63")', ['BPU'])).toEqual({ BPU: ['130', []] });
    await send(
      'correctFigure',
      {
        figure: (
          await ask(
            `{ region(code: "VII") { figures(first: 1, filter: { from: "2023-05", to: "2023-05" }) { nodes { id } } } }`,
          )
        ).region.figures.nodes[0].id,
        revision: 1,
        quantity: { value: '129' },
        reason: 'Counted again',
        ...SEEN,
      },
      'region',
      'figure { flags }',
    );
    expect(await flags('province(code: "63")', ['BPU'])).toEqual({ BPU: ['130', FLAGGED] });
    expect(await flags('region(code: "VII")', ['ALL'])).toEqual({ ALL: ['129', FLAGGED] });
    expect((await record('63.02', 'JAKON', '131')).warnings).toEqual(FLAGGED);
  });

  test('a branch whose working area is closed has one, and others have at least what is known', async () => {
    const { record, all, flags } = inMonth('2024-08');
    const { branch } = await ask('{ branch(code: "KC-PALANGKA-RAYA") { workingArea(at: "2024-09-30") { code } } }');
    const served: string[] = branch.workingArea.map(({ code }: { code: string }) => code);
    expect(served.length).toBeGreaterThan(0);
    await all(served, 'ALL', '100');
    const sum = served.length * 100;
    // As long as it may serve more, more may be there.
    expect((await record('KC-PALANGKA-RAYA', 'PU', String(sum + 1))).__typename).toBe(TAKEN);
    expect(await flags('branch(code: "KC-PALANGKA-RAYA")', ['PU'])).toEqual({ PU: [String(sum + 1), []] });
    const closed = await send(
      'closeWorkingArea',
      { branch: 'KC-PALANGKA-RAYA', from: '2024-08-01', to: '2024-09-30', source: SOURCE_B },
      'region',
      '__typename',
    );
    expect(closed.__typename).toBe('CloseWorkingAreaSuccess');
    expect(await flags('branch(code: "KC-PALANGKA-RAYA")', ['ALL', 'PU'])).toEqual({
      ALL: [String(sum), FLAGGED],
      PU: [String(sum + 1), FLAGGED],
    });
    await all(served, 'ALL', '100', { asOf: '2024-09' });
    expect(await record('KC-PALANGKA-RAYA', 'PU', String(sum + 1), { asOf: '2024-09' })).toMatchObject({
      __typename: WARNED,
    });
    await all(['KC-PALANGKA-RAYA'], 'PU', String(sum), { asOf: '2024-09' });
    // The number of the province rests on none of the branch.
    expect(await flags('localGovernment(code: "62.71")', ['ALL'])).toEqual({ ALL: ['100', []] });
  });
});

describe('submissions', () => {
  test('are held against sums when they are sent, and once more when they are released', async () => {
    const { all } = inMonth('2023-06');
    const send = async (name: string, input: Input) => {
      const type = name.replace(/^./, (letter) => letter.toUpperCase());
      const { json } = await api.query(
        `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
          ... on ${type}Success { submission { id state } }
          ... on RowsRefusedError { findings { path messageSentence { code } } } } }`,
        { input },
        {},
        bearer('region'),
      );
      expect(json.errors).toBeUndefined();
      return json.data[name];
    };
    const sheet = (value: string) => ({
      office: 'VII',
      source: SOURCE_B,
      basis: 'ACTIVE',
      asOf: '2023-06',
      acknowledge: ['JUMP'],
      rows: KALTARA.map((area) => ({ area, segment: 'PU', measure: 'PARTICIPANTS', quantity: { value } })),
    });
    const sent = await send('submitFigures', sheet('101'));
    expect(sent.__typename).toBe('SubmitFiguresSuccess');
    await all(['65'], 'ALL', '504');
    const refused = await send('submitFigures', sheet('102'));
    expect(refused.findings.map(({ messageSentence }: Input) => messageSentence)).toEqual(
      KALTARA.map(() => ({ code: 'AREA_SEGMENTS_ABOVE_WHOLE' })),
    );
    const release = (more: Input = {}) => send('releaseSubmission', { submission: sent.submission.id, ...more });
    expect((await release()).findings).toHaveLength(5);
    expect((await release({ acknowledge: ['DOES_NOT_ADD_UP'] })).submission.state).toBe('RELEASED');
  });
});

describe('who joined in months, by the sums of parts', () => {
  const joined = (area: string, asOf: string, value: string, more: Input = {}) =>
    inMonth(asOf).record(area, 'PU', value, { measure: 'JOINED', ...more });

  test('comes to no more than the year of the area, in whatever order they are recorded', async () => {
    expect((await joined('65', '2022', '1000')).figure.flags).toEqual([]);
    for (const area of KALTARA) expect((await joined(area, '2022-01', '120')).__typename).toBe(TAKEN);
    for (const area of KALTARA.slice(1)) await joined(area, '2022-02', '80');
    expect((await joined('65.01', '2022-02', '81')).message).toBe(
      'The numbers do not add up: in Kalimantan Utara they come to at most 1,000 from 1 January 2022 to 31 December 2022, but times within that, as sums of its parts, to at least 1,001 together. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
    );
    expect((await joined('65.01', '2022-02', '80')).__typename).toBe(TAKEN);
    const year = async () =>
      (
        await ask(
          '{ province(code: "65") { figures(first: 1, filter: { measure: JOINED, from: "2022-12", to: "2022-12" }) { nodes { id revision flags } } series(measure: JOINED, segment: PU, from: "2022-01", to: "2022-02") { points { quantity { value } flags } } } }',
        )
      ).province;
    expect(await year()).toMatchObject({
      figures: { nodes: [{ flags: [] }] },
      series: {
        points: [
          { quantity: { value: '600' }, flags: [] },
          { quantity: { value: '400' }, flags: [] },
        ],
      },
    });
    const { id, revision } = (await year()).figures.nodes[0];
    const correct = (more: Input = {}) =>
      send(
        'correctFigure',
        { figure: id, revision, quantity: { value: '999' }, reason: 'Counted again', ...more },
        'region',
        'figure { flags }',
      );
    expect((await correct()).warnings).toEqual(FLAGGED);
    expect((await correct(SEEN)).figure.flags).toEqual(FLAGGED);
    expect(await year()).toMatchObject({
      figures: { nodes: [{ flags: FLAGGED }] },
      series: { points: [{ flags: FLAGGED }, { flags: FLAGGED }] },
    });
  });

  test('a part of a year is no more than the year of the area, and all parts are no less', async () => {
    expect((await joined('65', '2021', '500')).__typename).toBe(TAKEN);
    expect((await joined('65.01', '2021', '501')).warnings).toEqual(FLAGGED);
    for (const area of KALTARA.slice(1)) expect((await joined(area, '2021', '100')).__typename).toBe(TAKEN);
    expect((await joined('65.01', '2021', '99')).message).toContain(
      'comes to at least 500, but all areas that are parts of it to at most 499',
    );
    expect((await joined('65.01', '2021', '100')).__typename).toBe(TAKEN);
  });
});

describe('segments of parts over a year', () => {
  test('come to no more than the whole of the area, in whatever order they are recorded', async () => {
    const joined = (area: string, segment: string, value: string, more: Input = {}) =>
      inMonth('2020').record(area, segment, value, { measure: 'JOINED', ...more });
    await joined('65.01', 'PU', '250');
    expect((await joined('65', 'ALL', '249')).message).toContain(
      'in Kalimantan Utara all workers come to at most 249, but segments of them, with the sums of its parts, to at least 250',
    );
    expect((await joined('65', 'ALL', '300')).figure.flags).toEqual([]);
    expect((await joined('65.02', 'BPU', '51')).warnings).toEqual(FLAGGED);
    expect((await joined('65.02', 'BPU', '50')).figure.flags).toEqual([]);
    expect((await joined('65.03', 'PU', '1')).warnings).toEqual(FLAGGED);
    expect((await joined('65.03', 'PU', '301', SEEN)).figure.flags).toEqual(FLAGGED);
    // Another year, and another way to count, are nothing beside it.
    expect((await joined('65.04', 'PU', '301', { asOf: '2019' })).__typename).toBe(TAKEN);
    expect((await joined('65.04', 'PU', '301', { basis: 'REGISTERED' })).__typename).toBe(TAKEN);
    const { province } = await ask(
      '{ province(code: "65") { figures(first: 1, filter: { measure: JOINED, from: "2020-12", to: "2020-12" }) { nodes { flags } } } }',
    );
    expect(province.figures.nodes).toEqual([{ flags: FLAGGED }]);
  });
});

describe('more participants than there are workers', () => {
  test('by a sum: warned of when the part is recorded that makes it so, and flagged', async () => {
    const { record, all } = inMonth('2003-07');
    await asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
      select a.id, 'BPU', 'ELIGIBLE_WORKFORCE', partial_date_of('2003-02', 'MONTH'), quantity_of(1000, 'WORKERS', 'ESTIMATE'), (select min(id) from source), 'PUBLISHED', 'test', tstzrange('2003-09-01', null)
      from area a where a.code = '62'`);
    const parts = (
      await ask(
        '{ province(code: "62") { map(over: LOCAL_GOVERNMENT, measure: PARTICIPANTS, at: "2003-07") { area { code } } } }',
      )
    ).province.map.map((each: { area: { code: string } }) => each.area.code);
    await all(parts.slice(1), 'BPU', '0');
    expect(await record(parts[0], 'BPU', '1001')).toMatchObject({
      __typename: WARNED,
      warnings: FLAGGED,
      message: expect.stringContaining('Participants would be 1,001, more than the workers known in Kalimantan Tengah'),
    });
    await all([parts[0]], 'BPU', '1000');
    const coverage = async () =>
      (
        await ask(
          '{ province(code: "62") { enrollment(segment: BPU, basis: ACTIVE, at: "2003-07") { coverage { value flags } } } }',
        )
      ).province.enrollment.coverage;
    expect(await coverage()).toEqual({ value: '1.000000', flags: ['DATES_DIFFER'] });
    // Parts that are known are too many already, whatever the others have.
    const { record: later } = inMonth('2003-08');
    expect((await later(parts[0], 'BPU', '1000')).__typename).toBe(TAKEN);
    expect((await later(parts[1], 'BPU', '1')).warnings).toEqual(FLAGGED);
    const { figure } = await record(parts[1], 'BPU', '1', { source: SOURCE_B, ...SEEN });
    await send('preferFigure', { figure: figure.id, reason: 'Counted later' }, 'region', 'figure { id }');
    expect(await coverage()).toEqual({ value: '1.001000', flags: expect.arrayContaining(['DENOMINATOR_SUSPECT']) });
  });
});

const SOURCE_B = { new: { citation: 'Laporan lain', publisher: 'Laporan lain' } };
