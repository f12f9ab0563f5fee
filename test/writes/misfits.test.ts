/** Numbers that do not fit others of other areas, of longer and shorter times, or the workers there are; and sums of such. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, report, useActs } from './acts.ts';

const { api, ask, asOwner, bearer, send } = useActs();
const source = (words: string) => ({ new: { citation: words, publisher: words } });
const SEEN = { acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] };
const [TAKEN, WARNED] = ['RecordFigureSuccess', 'UnacknowledgedWarning'];
const FLAGGED = ['DOES_NOT_ADD_UP'];

const record = (area: string, value: string | Input, more: Input = {}) =>
  send(
    'recordFigure',
    report({ area, quantity: typeof value === 'string' ? { value } : value, ...more }),
    'region',
    'figure { id flags }',
  );
// biome-ignore lint/suspicious/noExplicitAny: answers are of any form
const told = async (name: string, input: object, office: Office, language = 'EN'): Promise<any> => {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { json } = await api.query(
    `mutation ($input: ${type}Input!) @language(is: ${language}) { ${name}(input: $input) { __typename
      ... on ${type}Success { submission { id state acts { state released by } findings { nodes { row message messageSentence { parameters { name kind value } } } } } }
      ... on RowsRefusedError { findings { path message messageSentence { code } } } ... on MutationError { message } } }`,
    { input },
    {},
    bearer(office),
  );
  expect(json.errors).toBeUndefined();
  return json.data[name];
};
const row = (area: string, segment: string, value: string, more: object = {}) => ({
  area,
  segment,
  measure: 'PARTICIPANTS',
  quantity: { value },
  ...more,
});
const list = (asOf: string, rows: object[], more: object = {}) => ({
  source: source('Laporan'),
  basis: 'ACTIVE',
  asOf,
  rows,
  ...more,
});

describe('an area and its parts', () => {
  const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];
  const ABOVE =
    'The numbers of these days do not add up: Kalimantan Utara comes to at most 499, but the areas that are parts of it to at least 500 together. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.';

  test('are held against each other when one is recorded or corrected, from above and from below', async () => {
    for (const code of KALTARA.slice(1)) await record(code, '125');
    // Four of five have 500: 499 is too few for the province, 10,000 is not yet too many.
    expect(await record('65', '499')).toMatchObject({ __typename: WARNED, warnings: FLAGGED, message: ABOVE });
    const whole = await record('65', '500');
    expect(whole).toMatchObject({ __typename: TAKEN, figure: { flags: [] } });
    const correct = (value: string) =>
      send(
        'correctFigure',
        { figure: whole.figure.id, revision: 1, quantity: { value }, reason: 'Counted again' },
        'region',
        'figure { flags }',
      );
    expect(await correct('499')).toMatchObject({ __typename: WARNED, warnings: FLAGGED, message: ABOVE });
    // A part, too, that is too much for the whole; and none is missing then, so that it may be too little.
    expect(await record('65.01', '1')).toMatchObject({ __typename: WARNED, warnings: FLAGGED });
    expect(await record('65.01', '0')).toMatchObject({ __typename: TAKEN });
    expect(await correct('501')).toMatchObject({
      __typename: WARNED,
      message: expect.stringContaining('comes to at least 501, but all areas that are parts of it to at most 500'),
    });
  });

  test('a part that is alone above it is flagged as the area is, and only that one', async () => {
    const asOf = '2024-11';
    const flags = async () => {
      const { data } =
        await ask(`{ province(code: "64") { enrollment(segment: PU, basis: ACTIVE, at: "${asOf}") { participantsFlags }
        map(measure: PARTICIPANTS, segment: PU, basis: ACTIVE, at: "${asOf}") { area { code } flags } } }`);
      const parts = data.province.map.filter((each: { flags: unknown }) => each.flags);
      return Object.fromEntries([
        ['64', data.province.enrollment.participantsFlags],
        ...parts.map((each: { area: { code: string }; flags: string[] }) => [each.area.code, each.flags]),
      ]);
    };
    const put = (area: string, value: string, more: Input = {}) =>
      record(area, value, { asOf, segment: 'PU', ...SEEN, ...more });
    await put('64', '5000');
    await put('64.02', '10');
    const part = (await put('64.01', '4990')).figure;
    expect(await flags()).toEqual({ 64: [], '64.01': [], '64.02': [] });
    // Together they are above it: one of the three is wrong, who knows which.
    await put('64.03', '1');
    expect(await flags()).toEqual({ 64: FLAGGED, '64.01': [], '64.02': [], '64.03': [] });
    const correct = (value: string, revision: number) =>
      send(
        'correctFigure',
        { figure: part.id, revision, quantity: { value }, reason: 'Counted again', ...SEEN },
        'region',
        'figure { id flags }',
      );
    const fits = await correct('5000', 1);
    expect(fits.figure.flags).toEqual([]);
    part.id = fits.figure.id;
    expect((await correct('5001', 2)).figure.flags).toEqual(FLAGGED);
    expect(await flags()).toEqual({ 64: FLAGGED, '64.01': FLAGGED, '64.02': [], '64.03': [] });
    // On another basis, or where workers are counted elsewhere, it is no wonder.
    expect((await put('64.07', '9000', { attribution: 'RESIDENCE' })).figure.flags).toEqual([]);
    expect((await put('64.08', '9000', { basis: 'REGISTERED' })).figure.flags).toEqual([]);
  });

  test('are held against each other in one list, each that does not fit being named', async () => {
    const rows = [...KALTARA.map((code) => row(code, 'PU', '100')), row('65', 'PU', '501'), row('65', 'JAKON', '7')];
    const submit = (value: string, more: object = {}) =>
      told(
        'submitFigures',
        list('2024-03', rows.with(5, row('65', 'PU', value)), { office: 'VII', ...more }),
        'region',
      );
    const refused = await submit('501');
    expect(refused.findings.map((each: { path: string[] }) => each.path[2])).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(refused.findings[5]).toMatchObject({ messageSentence: { code: 'AREAS_BELOW_WHOLE' } });
    expect((await submit('501', SEEN)).__typename).toBe('SubmitFiguresSuccess');
    expect((await submit('499')).findings[0].messageSentence.code).toBe('AREAS_ABOVE_WHOLE');
    expect((await submit('500')).__typename).toBe('SubmitFiguresSuccess');
  });

  test('that different offices have sent are held against each other when the second is released', async () => {
    const send = async (rows: object[]) =>
      (await told('submitFigures', list('2024-05', rows, { office: 'VII' }), 'region')).submission.id;
    const whole = await send([row('65', 'PU', '100')]);
    const part = await send([row('65.71', 'PU', '101'), row('65.71', 'JAKON', '5')]);
    const release = (submission: string, more: object = {}) =>
      told('releaseSubmission', { submission, ...more }, 'region');
    expect((await release(whole)).submission.state).toBe('RELEASED');
    expect((await release(part)).findings).toMatchObject([
      { path: ['input', 'rows', '0', 'quantity'], messageSentence: { code: 'AREAS_ABOVE_WHOLE' } },
    ]);
    expect((await release(part, { acknowledge: ['DOES_NOT_ADD_UP'] })).submission.state).toBe('RELEASED');
  });

  test('of a branch of which not all is known: what is known comes to no more than the branch', async () => {
    await record('63.03', '600', { asOf: '2026-06', segment: 'PMI' });
    const branch = (value: string) => record('KC-BANJARMASIN', value, { asOf: '2026-06', segment: 'PMI' });
    expect(await branch('599')).toMatchObject({ __typename: WARNED, warnings: FLAGGED });
    expect(await branch('6000')).toMatchObject({ __typename: TAKEN, figure: { flags: [] } });
    expect(await record('63.04', '5401', { asOf: '2026-06', segment: 'PMI' })).toMatchObject({ __typename: WARNED });
    const { figure } = await record('63.04', '5401', { asOf: '2026-06', segment: 'PMI', ...SEEN });
    expect(figure.flags).toEqual([]);
    const { data } = await ask(
      '{ branch(code: "KC-BANJARMASIN") { enrollment(segment: PMI, basis: ACTIVE, at: "2026-06") { participants { value } participantsFlags } } }',
    );
    expect(data.branch.enrollment).toEqual({ participants: { value: '6000' }, participantsFlags: FLAGGED });
  });

  test('of a region also its branches: what those have that are known is no more than the region has', async () => {
    const put = (area: string, value: string, more: Input = {}) =>
      record(area, value, { asOf: '2023-09', segment: 'PU', acknowledge: ['JUMP'], ...more });
    const flags = async () => {
      const { data } =
        await ask(`{ branch(code: "KC-SAMPIT") { ...Doubts } region(code: "VII") { ...Doubts } nation { ...Doubts } }
        fragment Doubts on Area { enrollment(segment: PU, basis: ACTIVE, at: "2023-09") { participantsFlags } }`);
      return Object.values(data).map((of) => (of as Input & { enrollment: Input }).enrollment.participantsFlags);
    };
    await put('KC-BALIKPAPAN', '600');
    expect((await put('VII', '599')).message).toContain(
      'Kantor Wilayah Kalimantan comes to at most 599, but the areas that are parts of it to at least 600 together',
    );
    // More branches may be there, and a pioneer branch may be counted with its main branch.
    const region = await put('VII', '1000');
    expect(region).toMatchObject({ __typename: TAKEN, figure: { flags: [] } });
    expect((await put('KCP-SANGGAU', '900')).__typename).toBe(TAKEN);
    expect(await put('KC-SAMPIT', '401')).toMatchObject({ __typename: WARNED, warnings: FLAGGED });
    await put('KC-SAMPIT', '400');
    expect(await flags()).toEqual([[], [], null]);
    expect((await put('KC-TARAKAN', '1', { ...SEEN })).figure.flags).toEqual([]);
    expect(await flags()).toEqual([[], FLAGGED, null]);
    // One that is alone above it; of another segment that is part of it; and on another basis.
    expect((await put('KC-BERAU', '1001', SEEN)).figure.flags).toEqual(FLAGGED);
    await put('VII', '1000', { segment: 'ALL', asOf: '2023-08' });
    expect((await put('KC-BERAU', '1001', { asOf: '2023-08' })).warnings).toEqual(FLAGGED);
    expect((await put('KC-BERAU', '1001', { asOf: '2023-08', basis: 'REGISTERED' })).__typename).toBe(TAKEN);
    expect((await put('KC-BERAU', '1000', { asOf: '2023-08' })).__typename).toBe(TAKEN);
    expect((await put('KC-BONTANG', '1', { asOf: '2023-08', segment: 'BPU', ...SEEN })).figure.flags).toEqual([]);
  });

  test('that count workers in different places, or on different days, are not', async () => {
    await record('61.01', '600', { asOf: '2024-07', segment: 'PMI', attribution: 'RESIDENCE' });
    expect(
      (await record('61', '100', { asOf: '2024-07', segment: 'PMI', attribution: 'REGISTRATION' })).__typename,
    ).toBe(TAKEN);
    expect((await record('61', '201', { asOf: '2024-06', segment: 'PMI', attribution: 'RESIDENCE' })).__typename).toBe(
      TAKEN,
    );
    expect(
      (await record('61', '599', { asOf: '2024-07', segment: 'PMI', attribution: 'RESIDENCE', source: source('B') }))
        .__typename,
    ).toBe(WARNED);
  });
});

describe('who joined in a year and in its months', () => {
  const joined = (area: string, asOf: string, value: string | Input, more: Input = {}) =>
    record(area, value, { measure: 'JOINED', segment: 'PU', asOf, acknowledge: ['JUMP'], ...more });
  const flags = async (area: string, year: number) => {
    const { data } = await ask(
      `{ localGovernment(code: "${area}") { figures(first: 20, filter: { measure: JOINED, from: "${year}-01", to: "${year}-12" }) { nodes { asOf { value } flags } } } }`,
    );
    return Object.fromEntries(
      data.localGovernment.figures.nodes.map(({ asOf, flags }: { asOf: { value: string }; flags: string[] }) => [
        asOf.value,
        flags,
      ]),
    );
  };

  test('months that are known come to no more than the year, in whatever order they are recorded', async () => {
    expect((await joined('64.01', '2024', '1000')).__typename).toBe(TAKEN);
    expect((await joined('64.01', '2024-03', '1001')).message).toBe(
      'The numbers do not add up: from 1 January 2024 to 31 December 2024 they come to at most 1,000, but times within that to at least 1,001 together. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
    );
    expect((await joined('64.01', '2024-03', '600')).__typename).toBe(TAKEN);
    expect((await joined('64.01', '2024-07', '401')).warnings).toEqual(FLAGGED);
    expect((await joined('64.01', '2024-07', '400')).__typename).toBe(TAKEN);
    expect(await flags('64.01', 2024)).toEqual({ '2024': [], '2024-03': [], '2024-07': [] });
    expect((await joined('64.01', '2024-08', '1', SEEN)).__typename).toBe(TAKEN);
    expect(await flags('64.01', 2024)).toEqual({
      '2024': FLAGGED,
      '2024-03': FLAGGED,
      '2024-07': FLAGGED,
      '2024-08': FLAGGED,
    });
    // The year after its months.
    expect((await joined('64.01', '2023-03', '600')).__typename).toBe(TAKEN);
    expect((await joined('64.01', '2023', '599')).warnings).toEqual(FLAGGED);
    expect((await joined('64.01', '2023', { value: '599', precision: 'AT_LEAST' })).__typename).toBe(TAKEN);
  });

  test('all twelve come to no less; and days to no more than their month', async () => {
    for (let month = 1; month <= 11; month++) await joined('64.02', `2024-${String(month).padStart(2, '0')}`, '10');
    expect((await joined('64.02', '2024', '500')).__typename).toBe(TAKEN);
    expect((await joined('64.02', '2024-12', '389')).message).toContain(
      'at least 500, but all times within that to at most 499',
    );
    expect((await joined('64.02', '2024-12', '390')).__typename).toBe(TAKEN);
    // Days are counted with their month.
    expect((await joined('64.02', '2024-12-24', '391')).warnings).toEqual(FLAGGED);
    expect((await joined('64.02', '2024-12-24', '390')).__typename).toBe(TAKEN);
    expect(await flags('64.02', 2024)).toMatchObject({ '2024': [], '2024-12': [], '2024-12-24': [] });
  });

  test('what is reported from January on is a part of the year, with the months after it', async () => {
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope)
      select a.id, 'PU', 'JOINED', 'ACTIVE', partial_date_of('2024-07-31', 'YEAR_TO_DATE'), quantity_of(700, 'WORKERS'), (select min(id) from source), 'test'
      from area a where a.code = '64.03'`);
    expect((await joined('64.03', '2024-02', '701')).warnings).toEqual(FLAGGED);
    expect((await joined('64.03', '2024-02', '100')).__typename).toBe(TAKEN);
    expect((await joined('64.03', '2024', '699')).warnings).toEqual(FLAGGED);
    expect((await joined('64.03', '2024', '1000')).__typename).toBe(TAKEN);
    expect((await joined('64.03', '2024-08', '301')).warnings).toEqual(FLAGGED);
    expect((await joined('64.03', '2024-08', '300')).__typename).toBe(TAKEN);
  });

  test('what counts something else is not held against it', async () => {
    await joined('64.07', '2024', '1000');
    for (const more of [{ basis: 'REGISTERED' }, { attribution: 'RESIDENCE' }, { segment: 'BPU' }, { measure: 'LEFT' }])
      expect((await joined('64.07', '2024-03', '2000', more)).__typename).toBe(TAKEN);
    expect((await joined('64.07', '2025-03', '2000')).__typename).toBe(TAKEN);
    // How many there are is no matter of how long.
    await joined('64.08', '2024', '1000', { measure: 'PARTICIPANTS' });
    expect((await joined('64.08', '2024-03', '2000', { measure: 'PARTICIPANTS' })).__typename).toBe(TAKEN);
  });
});

describe('more participants than there are workers', () => {
  const potential = (area: string, value: number, segment = 'ALL') =>
    asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
      select a.id, '${segment}', 'ELIGIBLE_WORKFORCE', partial_date_of('2001-02', 'MONTH'), quantity_of(${value}, 'WORKERS', 'ESTIMATE'), (select min(id) from source), 'PUBLISHED', 'test', tstzrange('2001-09-01', null)
      from area a where a.code = '${area}'`);
  const at = (area: string, segment: string, value: string, more: Input = {}) =>
    record(area, value, { segment, asOf: '2001-07', acknowledge: ['JUMP'], ...more });

  test('are warned of: coverage would be above 100 %', async () => {
    await potential('62.01', 1000);
    expect(await at('62.01', 'ALL', '1001')).toMatchObject({
      __typename: WARNED,
      warnings: FLAGGED,
      message:
        'Participants would be 1,001, more than the workers known in Kabupaten Kotawaringin Barat, which are about 1,000: coverage would be above 100 %. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
    });
    expect((await at('62.01', 'ALL', '1000')).__typename).toBe(TAKEN);
    expect((await at('62.01', 'ALL', '1001', { source: source('B'), ...SEEN })).__typename).toBe(TAKEN);
    // Of another measure, and where the nearest number of workers is more than a year away.
    expect((await at('62.01', 'ALL', '1001', { measure: 'JOINED' })).__typename).toBe(TAKEN);
    expect((await at('62.01', 'ALL', '1001', { asOf: '2000-01' })).__typename).toBe(TAKEN);
  });

  test('also where segments make the whole, and of a segment of which they are known', async () => {
    await potential('62.02', 1000);
    await potential('62.02', 300, 'BPU');
    await at('62.02', 'PU', '600');
    expect((await at('62.02', 'BPU', '301')).warnings).toEqual(FLAGGED);
    expect((await at('62.02', 'BPU', '300')).__typename).toBe(TAKEN);
    expect((await at('62.02', 'JAKON', '101')).warnings).toEqual(FLAGGED);
    expect((await at('62.02', 'JAKON', '100')).__typename).toBe(TAKEN);
    const rows = [row('62.03', 'PU', '600'), row('62.03', 'BPU', '300'), row('62.03', 'JAKON', '101')];
    await potential('62.03', 1000);
    const { findings } = await told('submitFigures', list('2001-07', rows, { office: 'VII' }), 'region');
    expect(findings.map((each: { path: string[] }) => each.path[2])).toEqual(['0', '1', '2']);
  });
});

describe('a sum over parts', () => {
  const AT = '2024-09';
  const NUMBERS = `ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, among: PROVINCE, within: "VII", at: "${AT}") {
      area { code } quantity { value } comparable reason flags }
    ratios: ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, per: ELIGIBLE_WORKFORCE, among: PROVINCE, within: "VII", at: "${AT}") {
      area { code } ratio { flags } comparable }
    province(code: "65") {
      enrollment(segment: BPU, basis: ACTIVE, at: "${AT}") { participants { value } participantsFlags rivals { quantity { value } } coverage { flags }
        target { status reasonSentences { code } achieved { flags } } }
      series(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, from: "2024-08", to: "${AT}") { points { quantity { value } change { comparable reason flags } } } }`;
  const seen = async () => {
    const { json } = await api.query(`{ ${NUMBERS} }`);
    expect(json.errors).toBeUndefined();
    return json.data;
  };
  const at = (area: string, value: string, more: Input = {}) => record(area, value, { asOf: AT, ...SEEN, ...more });

  test('gives its doubts, and what rivals of its parts say, to all that is worked out of it', async () => {
    for (const code of ['65.01', '65.02', '65.03', '65.04', '65.71']) {
      await at(code, '190', { asOf: '2024-08' });
      await at(code, '200');
    }
    await at('64', '1005');
    await asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
      select a.id, 'BPU', 'ELIGIBLE_WORKFORCE', partial_date_of('2024-09', 'MONTH'), quantity_of(100000, 'WORKERS'), (select min(id) from source), 'PUBLISHED', 'test', tstzrange('2024-09-01', null)
      from area a where a.code in ('64', '65')`);
    await send(
      'setTarget',
      {
        area: '65',
        segment: 'BPU',
        measure: 'PARTICIPANTS',
        kind: 'STOCK',
        quantity: { value: '960' },
        from: '2024-01-01',
        to: '2024-09-30',
        basis: 'OFFICE',
        interpretation: 'LITERAL',
        source: source('Plan'),
      },
      'region',
      'target { id }',
    );
    const before = await seen();
    expect(before.ranking).toMatchObject([
      { area: { code: '64' }, quantity: { value: '1005' }, comparable: true },
      { area: { code: '65' }, quantity: { value: '1000' }, comparable: true, flags: [] },
    ]);
    expect(before.province).toMatchObject({
      enrollment: {
        participants: { value: '1000' },
        rivals: [],
        coverage: { flags: [] },
        target: [{ status: 'ACHIEVED', achieved: { flags: [] } }],
      },
      series: { points: [{}, { change: { comparable: true, flags: [] } }] },
    });

    // Segments of a part that do not add up.
    await at('65.71', '150', { segment: 'PU_BPU' });
    const doubted = await seen();
    expect(doubted.ranking[1].flags).toEqual(FLAGGED);
    expect(doubted.ratios).toMatchObject([
      { area: { code: '64' }, ratio: { flags: [] } },
      { area: { code: '65' }, ratio: { flags: ['INPUT_DOES_NOT_ADD_UP'] } },
    ]);
    expect(doubted.province).toMatchObject({
      enrollment: {
        participantsFlags: FLAGGED,
        coverage: { flags: ['INPUT_DOES_NOT_ADD_UP'] },
        target: [{ achieved: { flags: ['INPUT_DOES_NOT_ADD_UP'] } }],
      },
      series: { points: [{}, { change: { flags: FLAGGED } }] },
    });

    // Another source has 205 of one part, with which the sum comes to 1,005; and 206 would turn the two round.
    const rival = await at('65.01', '205', { source: source('B') });
    const contradicted = await seen();
    expect(contradicted.ranking.map((each: { comparable: boolean }) => each.comparable)).toEqual([true, true]);
    await send('withdrawFigure', { figure: rival.figure.id, revision: 1, reason: 'x' }, 'region', 'figure { id }');
    await at('65.01', '206', { source: source('B') });
    const turned = await seen();
    expect(turned.ranking).toMatchObject([
      { comparable: false, reason: expect.stringContaining('another source says otherwise') },
      { comparable: false, flags: ['CONTRADICTED', 'DOES_NOT_ADD_UP'] },
    ]);
    expect(turned.ratios.map((each: { comparable: boolean }) => each.comparable)).toEqual([false, false]);
    expect(turned.province.enrollment.rivals).toEqual([{ quantity: { value: '206' } }]);
    expect(turned.province.enrollment.target).toMatchObject([{ status: 'ACHIEVED' }]);
    // And 100 of it, with which there would be 900: fewer than in August, and than is wanted.
    await at('65.01', '100', { source: source('C') });
    const last = await seen();
    expect(last.province.enrollment.target).toMatchObject([
      { status: 'ACHIEVED', reasonSentences: [{ code: 'TARGET_REACHED' }, { code: 'RIVALS_TURN_TARGET' }] },
    ]);
    expect(last.province.series.points[1].change).toMatchObject({ comparable: false });
  });

  test('of rounded numbers may be off by the rounding of each', async () => {
    const about = { quantity: { value: '1100', precision: 'APPROXIMATE' } };
    for (const code of ['65.01', '65.02', '65.03', '65.04', '65.71']) await at(code, '', { asOf: '2023-09', ...about });
    const compared = async (value: string) => {
      await at('64', value, { asOf: '2023-09', source: source(value), segment: 'BPU' });
      const { data } = await ask(
        '{ ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, among: PROVINCE, within: "VII", at: "2023-09") { area { code } comparable } }',
      );
      return data.ranking.map((each: { comparable: boolean }) => each.comparable);
    };
    // 5,500, of five that are each within 50: from 5,250 to 5,750.
    expect(await compared('5750')).toEqual([true, true]);
    const { data } = await ask(
      '{ province(code: "64") { figures(first: 1, filter: { from: "2023-09", to: "2023-09" }) { nodes { id } } } }',
    );
    const corrected = await send(
      'correctFigure',
      { figure: data.province.figures.nodes[0].id, revision: 1, quantity: { value: '5749' }, reason: 'x', ...SEEN },
      'region',
      'figure { quantity { value } area { code } segment }',
    );
    expect(corrected.figure).toEqual({ quantity: { value: '5749' }, area: { code: '64' }, segment: 'BPU' });
    const after = await ask(
      '{ ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, among: PROVINCE, within: "VII", at: "2023-09") { quantity { value precision } comparable } }',
    );
    expect(after.data.ranking).toMatchObject([{ comparable: false }, { comparable: false }]);
  });
});
