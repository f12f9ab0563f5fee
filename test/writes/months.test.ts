/** Numbers of a day, of a month and of a year that end on the same day; and what a window of a series leaves out of sight. */
import { expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { api, send } = useActs();
const citation = (words: string) => ({ new: { citation: words, publisher: 'Kantor cabang' } });
const record = async (area: string, asOf: string, value: number, more: Input = {}) => {
  const input = {
    area,
    segment: 'PMI',
    measure: 'PARTICIPANTS',
    basis: 'ACTIVE',
    asOf,
    quantity: { value: String(value) },
    source: citation('Monthly'),
    acknowledge: ['JUMP'],
    ...more,
  };
  return send('recordFigure', input, 'admin', 'figure { id preferred rivals { id } }');
};
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};
const month = (n: number) => `2025-${String(n).padStart(2, '0')}`;
type Point = { month: string } & Record<string, { value?: string; absolute?: { value: string } } | null | string>;

test('the number of a year does not hide that of its last month, nor a day that of its month', async () => {
  const areas = ['64.01', '64.02', '64.03', '64.07', '64.08', '64.09', '64.11', '64.71', '64.72', '64.74'];
  await record('LocalGovernment:64.01', '2023', 11, { source: citation('Annual') });
  for (const area of areas)
    expect((await record(`LocalGovernment:${area}`, '2023-12', 10)).figure.preferred).toBe(true);
  const of = async () =>
    (
      await data(
        '{ province(code: "64") { enrollment(segment: PMI, at: "2023-12") { rollUp { sum { value } counted missing { code } isComplete } } } }',
      )
    ).province.enrollment.rollUp;
  expect(await of()).toEqual({ sum: { value: '100' }, counted: 10, missing: [], isComplete: true });
  // The number of the day itself comes before that of its month, and of another source is a rival.
  const day = await record('LocalGovernment:64.01', '2023-12-31', 12, { source: citation('Day') });
  expect(day.figure).toMatchObject({ preferred: true });
  expect(day.figure.rivals).toHaveLength(2);
  expect(await of()).toMatchObject({ sum: { value: '102' } });
  expect(await record('LocalGovernment:64.01', '2023-12', 13)).toMatchObject({ __typename: 'ConflictError' });
  const other = await record('LocalGovernment:64.01', '2023-12', 13, { source: citation('Another') });
  expect(other.figure).toMatchObject({ preferred: false });
});

test('additions of a year stand beside those of its months, in every order', async () => {
  // The months come to 480, which is not the 500 of the year.
  const joined = { measure: 'JOINED', acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] };
  await record('Branch:KC-BONTANG', '2025', 500, { ...joined, source: citation('Annual') });
  for (let n = 1; n <= 12; n++) await record('Branch:KC-BONTANG', month(n), 40, joined);
  for (let n = 1; n <= 12; n++) await record('Branch:KC-BERAU', month(n), 40, joined);
  await record('Branch:KC-BERAU', '2025', 500, { ...joined, source: citation('Annual') });
  for (const code of ['KC-BONTANG', 'KC-BERAU']) {
    const { branch } = await data(`{ branch(code: "${code}") {
      months: series(measure: JOINED, segment: PMI) { points { month } unplaced { asOf { value } } }
      quarters: series(measure: JOINED, segment: PMI, every: QUARTER) { points { quantity { value } } }
      years: series(measure: JOINED, segment: PMI, every: YEAR) { points { quantity { value } } unplaced { id } }
      movement(month: "2025-12", segment: PMI) { joined { value } } } }`);
    expect(branch.months.points).toHaveLength(12);
    expect(branch.months.unplaced).toEqual([{ asOf: { value: '2025' } }]);
    expect(branch.quarters.points.map(({ quantity }: Point) => (quantity as { value: string }).value)).toEqual(
      Array(4).fill('120'),
    );
    expect(branch.years.points).toEqual([{ quantity: { value: '500' } }]);
    expect(branch.movement.joined).toEqual({ value: '40' });
  }
});

test('a target starts from the number that every other answer gives, in whatever order it came; and is judged by that of its last day', async () => {
  const orders = [
    ['2023', '2023-12', '2023-12-31'],
    ['2023-12-31', '2023', '2023-12'],
    ['2023-12', '2023-12-31', '2023'],
  ];
  const value: Record<string, number> = { '2023': 1000, '2023-12': 950, '2023-12-31': 900 };
  for (const [i, order] of orders.entries()) {
    const area = `LocalGovernment:65.0${i + 1}`;
    for (const asOf of order)
      await record(area, asOf, value[asOf] as number, { segment: 'ALL', source: citation(`Of ${asOf}`) });
    await record(area, '2024-12', 1200, { segment: 'ALL' });
    const target = {
      area,
      segment: 'ALL',
      measure: 'PARTICIPANTS',
      from: '2024-01-01',
      to: '2024-12-31',
      basis: 'OFFICE',
      source: citation('Plan'),
    };
    const more = { kind: 'ADDITION', interpretation: 'WHOLE_PERIOD', quantity: { value: '400' } };
    await send('setTarget', { ...target, ...more }, 'admin', 'target { id }');
    const asked = (at: string) =>
      data(
        `{ localGovernment(code: "65.0${i + 1}") { enrollment(at: "2023-12") { participants { value } } targets { readings(at: "${at}") { baseline { value } gap { value } status } } } }`,
      );
    const { localGovernment } = await asked('2025-02-01');
    expect(localGovernment.enrollment.participants).toEqual({ value: '900' });
    expect(localGovernment.targets[0].readings).toEqual([
      { baseline: { value: '900' }, gap: null, status: 'NOT_COMPUTABLE' },
    ]);
    // What was still to come is not told from numbers of a period that was over when it was said.
    const remaining = { ...more, interpretation: 'REMAINING', quantity: { value: '300' }, issuer: 'Another' };
    await send('setTarget', { ...target, ...remaining }, 'admin', 'target { id }');
    // One of which only the year is known was said at its earliest.
    const year = { new: { citation: `Plan of ${area}`, publisher: 'Bappeda', publishedOn: '2024' } };
    await send('setTarget', { ...target, ...remaining, source: year, issuer: 'Of 2024' }, 'admin', 'target { id }');
    const [, said, dated] = (await asked('2025-02-01')).localGovernment.targets;
    expect(dated.readings).toEqual(said.readings);
    expect(said.readings).toEqual([{ baseline: { value: '900' }, gap: { value: '0' }, status: 'ACHIEVED' }]);
    await record(area, '2025-02', 1400, { segment: 'ALL' });
    const late = (await asked('2025-03-01')).localGovernment.targets[1].readings[0];
    expect([late.gap.value, late.status], 'what came later does not count').toEqual(['0', 'ACHIEVED']);
    expect((await asked('2025-03-01')).localGovernment.targets[0].readings[0].status).toBe('NOT_COMPUTABLE');
  }
});

test('the year before the first month is out of sight, not out of mind', async () => {
  for (let n = 1; n <= 12; n++) await record('Branch:KC-TARAKAN', `2024-${month(n).slice(5)}`, 100 + n);
  for (let n = 1; n <= 12; n++) await record('Branch:KC-TARAKAN', month(n), 200 + n);
  for (let n = 1; n <= 12; n++) await record('Branch:KC-TARAKAN', month(n), 10, { measure: 'JOINED' });
  const points = async (measure: string, args: string): Promise<Point[]> =>
    (
      await data(
        `{ branch(code: "KC-TARAKAN") { series(measure: ${measure}, segment: PMI, ${args}) { points { month quantity { value } change { absolute { value } } yearOnYear { absolute { value } } cumulative { value } } } } }`,
      )
    ).branch.series.points;
  const [first, second, ...rest] = await points('PARTICIPANTS', 'from: "2025-02", to: "2025-04"');
  expect(rest).toHaveLength(1);
  expect(first).toMatchObject({ month: '2025-02', change: null, yearOnYear: { absolute: { value: '100' } } });
  expect(second).toMatchObject({ change: { absolute: { value: '1' } } });
  const sums = await points('JOINED', 'from: "2025-02", to: "2025-03"');
  expect(sums.map(({ month, cumulative }) => [month, cumulative])).toEqual([
    ['2025-02', { value: '20' }],
    ['2025-03', { value: '30' }],
  ]);
  // A quarter that began before is not one that is asked for.
  expect((await points('JOINED', 'from: "2025-02", to: "2025-12", every: QUARTER')).map(({ month }) => month)).toEqual([
    '2025-04',
    '2025-07',
    '2025-10',
  ]);
});

test('a series of ALL has the whole divisions that every other answer has', async () => {
  const { region } = await data(`{ region(code: "VII") {
    series(measure: PARTICIPANTS, from: "2014-07", to: "2014-07") { points { month quantity { value sources { publisher } } figure { id } } }
    enrollment(at: "2014-07") { participants { value } } } }`);
  expect(region.series.points).toEqual([
    {
      month: '2014-07',
      quantity: { value: region.enrollment.participants.value, sources: [{ publisher: 'Bisnis.com' }] },
      figure: null,
    },
  ]);
  expect(region.enrollment.participants.value).toBe('1440814');
});

test('a series of one area costs what one costs, however much is asked of it; of many what they cost', async () => {
  const all =
    'points { month asOf { value } basis quantity { value sources { id } } change { absolute { value } } yearOnYear { absolute { value } } cumulative { value } } breaks { after reason } unplaced { id }';
  const series = (areas: string, rest = '') =>
    `{ series(areas: [${areas}], measures: [PARTICIPANTS, JOINED]${rest}) { ${all} } }`;
  await data(series('"Region:VII"'));
  const provinces = ['61', '62', '63', '64', '65'].map((code) => `"Province:${code}"`).join();
  const { json } = await api.query(series(provinces, ', segments: [PU, BPU, JAKON, PMI]'));
  expect(json.errors[0].extensions.code).toBe('OPERATION_TOO_COMPLEX');
});
