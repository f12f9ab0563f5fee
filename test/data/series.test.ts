import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
const add = (
  measure: string,
  asOf: string,
  value: number | string,
  basis = 'ACTIVE',
  precision = asOf.length === 7 ? 'MONTH' : 'YEAR',
  area = '62.71',
  source = 0,
) =>
  asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select id, 'BPU', '${measure}', '${basis}', partial_date_of('${asOf}', '${precision}'), ${typeof value === 'number' ? `quantity_of(${value}, 'WORKERS')` : value},
      (select min(id) from source where verification = 'PUBLISHED' group by publisher order by 1 offset ${source} limit 1), 'test', tstzrange('2026-01-01', null) from area where code = '${area}'`);
const POINT =
  'month quantity { value } change { since absolute { value } percent comparable reason } yearOnYear { since absolute { value } percent } cumulative { value }';
const series = async (measure: string, every = 'MONTH') =>
  (
    await api.query(
      `{ localGovernment(code: "62.71") { series(measure: ${measure}, segment: BPU, every: ${every}) { points { ${POINT} } breaks { cause } } } }`,
    )
  ).json.data.localGovernment.series;

describe('a series', () => {
  test('says how each point changed since the one before and since the year before; nothing is filled in', async () => {
    await add('PARTICIPANTS', '2024-01', 200);
    await add('PARTICIPANTS', '2024-03', 150);
    await add('PARTICIPANTS', '2025-01', 300);
    const { points, breaks } = await series('PARTICIPANTS');
    expect(breaks).toEqual([]);
    expect(points).toEqual([
      { month: '2024-01', quantity: { value: '200' }, change: null, yearOnYear: null, cumulative: null },
      {
        month: '2024-03',
        quantity: { value: '150' },
        change: { since: '2024-01', absolute: { value: '-50' }, percent: '-25.0000', comparable: true, reason: null },
        yearOnYear: null,
        cumulative: null,
      },
      {
        month: '2025-01',
        quantity: { value: '300' },
        change: { since: '2024-03', absolute: { value: '150' }, percent: '100.0000', comparable: true, reason: null },
        yearOnYear: { since: '2024-01', absolute: { value: '100' }, percent: '50.0000' },
        cumulative: null,
      },
    ]);
  });

  test('does not call comparable what a break lies between', async () => {
    await add('PARTICIPANTS', '2026-02', 900, 'REGISTERED');
    const last = (await series('PARTICIPANTS')).points.at(-1);
    expect(last.change).toMatchObject({
      absolute: null,
      percent: null,
      comparable: false,
      reason: 'The basis changes. Before: active participants. After: registered participants.',
    });
  });

  test('of additions adds up from January; a missing month leaves the sum unknown; the year to date is its own sum', async () => {
    for (const [month, value] of [
      ['01', 10],
      ['02', 20],
      ['04', 40],
    ] as const)
      await add('JOINED', `2024-${month}`, value);
    for (const month of ['01', '02']) await add('JOINED', `2025-${month}`, 5);
    const sums = (await series('JOINED')).points.map(
      ({ month, cumulative }: { month: string; cumulative: { value: string } | null }) => [
        month,
        cumulative?.value ?? null,
      ],
    );
    expect(sums).toEqual([
      ['2024-01', '10'],
      ['2024-02', '30'],
      ['2024-04', null],
      ['2025-01', '5'],
      ['2025-02', '10'],
    ]);
  });

  test('changes by the algebra: from a bound there is no saying how much, and two bounds that add up stay one', async () => {
    const put = (month: string, number: string) => add('PARTICIPANTS', month, number, 'ACTIVE', 'MONTH', '62.02');
    await put('2024-01', "quantity_of(1000, 'WORKERS', 'MORE_THAN')");
    await put('2024-02', "quantity_of(1200, 'WORKERS')");
    await put('2024-03', "make_quantity(null, 1300, 1400, 'WORKERS', 'RANGE')");
    await put('2024-04', "quantity_of(1500, 'WORKERS', 'AT_LEAST')");
    const { json } = await api.query(
      '{ localGovernment(code: "62.02") { series(measure: PARTICIPANTS, segment: BPU) { points { change { absolute { value low high precision } percent comparable reason } } } } }',
    );
    const [, fromBound, toRange, toBound] = json.data.localGovernment.series.points;
    expect(fromBound.change).toMatchObject({ absolute: null, percent: null, comparable: false });
    expect(fromBound.change.reason).toMatch(/no upper end/);
    expect(toRange.change.absolute).toEqual({ value: null, low: '100', high: '200', precision: 'RANGE' });
    expect(toBound.change).toMatchObject({ absolute: { value: '100', precision: 'AT_LEAST' }, percent: null });
  });

  test('adds additions up by their precision, over one basis only; quarters and years are sums of all their months', async () => {
    const put = (month: string, number: string, basis = 'ACTIVE') =>
      add('JOINED', month, number, basis, 'MONTH', '62.03');
    await put('2024-01', "quantity_of(100, 'WORKERS')");
    await put('2024-02', "make_quantity(null, 50, 60, 'WORKERS', 'RANGE')");
    await put('2024-03', "quantity_of(100, 'WORKERS')");
    await put('2024-04', "quantity_of(7, 'WORKERS')");
    await put('2025-01', "quantity_of(1, 'WORKERS')");
    await put('2025-02', "quantity_of(2, 'WORKERS')", 'REGISTERED');
    const { json } = await api.query(
      `{ localGovernment(code: "62.03") {
        months: series(measure: JOINED, segment: BPU) { points { cumulative { value low high precision } } }
        quarters: series(measure: JOINED, segment: BPU, every: QUARTER) { points { month quantity { low high } } unplaced { asOf { value } } }
        years: series(measure: JOINED, segment: BPU, every: YEAR) { points { month } } } }`,
    );
    const { months, quarters, years } = json.data.localGovernment;
    const range = (low: string, high: string) => ({ value: null, low, high, precision: 'RANGE' });
    expect(months.points.map(({ cumulative }: { cumulative: object | null }) => cumulative)).toEqual([
      { value: '100', low: null, high: null, precision: 'EXACT' },
      range('150', '160'),
      range('250', '260'),
      range('257', '267'),
      { value: '1', low: null, high: null, precision: 'EXACT' },
      null,
    ]);
    expect(quarters.points).toEqual([{ month: '2024-01', quantity: { low: '250', high: '260' } }]);
    expect(quarters.unplaced.map(({ asOf }: { asOf: { value: string } }) => asOf.value)).toEqual([
      '2024-04',
      '2025-01',
      '2025-02',
    ]);
    expect(years.points).toEqual([]);
  });

  test('breaks where a local government leaves the area, not where one is split off within it', async () => {
    const breaks = async (...months: string[]) => {
      for (const month of months) await add('PARTICIPANTS', month, 100, 'ACTIVE', 'MONTH', '64');
      const { json } = await api.query(
        '{ province(code: "64") { series(measure: PARTICIPANTS, segment: BPU) { breaks { before after cause } points { change { comparable } } } } }',
      );
      return json.data.province.series;
    };
    // Kalimantan Utara is made of parts of it on 16 November 2012; Mahakam Ulu is split off within it on 14 December.
    const found = await breaks('2012-09', '2012-10', '2012-11', '2012-12', '2013-01');
    expect(found.breaks).toEqual([{ before: '2012-10', after: '2012-11', cause: 'GEOGRAPHY' }]);
    expect(found.points.map((point: { change?: { comparable: boolean } }) => point.change?.comparable)).toEqual([
      undefined,
      true,
      false,
      true,
      true,
    ]);
  });

  test('changes from nothing have no percentage, and to a range a range', async () => {
    await add('LEFT', '2024-01', 0);
    await add('LEFT', '2024-02', 7);
    await add('LEFT', '2024-03', "make_quantity(null, 1, 9, 'WORKERS', 'RANGE')");
    const [, second, third] = (await series('LEFT')).points;
    expect(second.change).toMatchObject({ absolute: { value: '7' }, percent: null });
    expect(third.change).toMatchObject({ absolute: { value: null }, percent: null, comparable: true });
  });
});

describe('what is not alike', () => {
  type Point = {
    month: string;
    change: { absolute: unknown; comparable: boolean; reason: string } | null;
    yearOnYear: { comparable: boolean; reason: string } | null;
  };
  const of = async (area: string, measure: string, args = '') =>
    (
      await api.query(
        `{ series(areas: ["${area}"], measures: [${measure}], segments: [BPU] ${args}) {
          points { month change { absolute { value } percent comparable reason } yearOnYear { since absolute { value } percent comparable reason } } breaks { after cause } unplaced { asOf { value } } } }`,
      )
    ).json.data.series[0] as { points: Point[]; breaks: object[]; unplaced: { asOf: { value: string } }[] };
  const comparable = ({ points }: { points: Point[] }) => points.map(({ change }) => change?.comparable ?? null);

  test('a month and the year to date are counted over another time', async () => {
    const put = (month: string, value: number, precision = 'MONTH') =>
      add('JOINED', month, value, 'ACTIVE', precision, '61.04');
    await put('2024-05', 10);
    await put('2024-06-30', 70, 'YEAR_TO_DATE');
    await put('2024-07', 12);
    await put('2025-06-30', 77, 'YEAR_TO_DATE');
    const { points, breaks } = await of('LocalGovernment:61.04', 'JOINED');
    expect(points[1]?.change).toEqual({
      absolute: null,
      percent: null,
      comparable: false,
      reason: 'How many months are counted changes from 1 to 6.',
    });
    expect(points[3]?.yearOnYear).toMatchObject({ absolute: { value: '7' }, percent: '10.0000', comparable: true });
    expect(breaks).toEqual(['2024-06', '2024-07', '2025-06'].map((after) => ({ after, cause: 'PERIOD' })));
  });

  test('quarters break where one of their months does: another source, another working area', async () => {
    for (const [n, month] of ['01', '02', '03', '04', '05', '06', '07', '08', '09'].entries())
      await add('JOINED', `2024-${month}`, 5, 'ACTIVE', 'MONTH', '61.05', [0, 0, 1, 1, 1, 1, 1, 1, 1][n]);
    const months = await of('LocalGovernment:61.05', 'JOINED');
    expect(months.breaks).toEqual([{ after: '2024-03', cause: 'SOURCE' }]);
    const quarters = await of('LocalGovernment:61.05', 'JOINED', 'every: QUARTER');
    expect(quarters.breaks).toEqual([{ after: '2024-04', cause: 'SOURCE' }]);
    expect(comparable(quarters)).toEqual([null, false, true]);

    // What is known of its working area ends on 28 February 2025.
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09'])
      await add('JOINED', `2025-${month}`, 5, 'ACTIVE', 'MONTH', 'KC-TANJUNG');
    const tanjung = await of('Branch:KC-TANJUNG', 'JOINED');
    expect(tanjung.breaks).toEqual([{ after: '2025-03', cause: 'GEOGRAPHY' }]);
    expect(tanjung.points[2]?.change?.reason).toMatch(/^What is known of its working area changes on 1 March 2025/);
    expect(comparable(await of('Branch:KC-TANJUNG', 'JOINED', 'every: QUARTER'))).toEqual([null, false, true]);
  });

  test('a year on year goes by its two ends, not by what is between them', async () => {
    const put = (month: string, value: number, basis: string) =>
      add('PARTICIPANTS', month, value, basis, 'MONTH', '61.06');
    await put('2024-01', 100, 'ACTIVE');
    await put('2024-06', 150, 'UNSPECIFIED');
    await put('2025-01', 110, 'ACTIVE');
    await put('2025-06', 160, 'ACTIVE');
    const { points } = await of('LocalGovernment:61.06', 'PARTICIPANTS');
    expect(points[2]).toMatchObject({ change: { comparable: false }, yearOnYear: { comparable: true, reason: null } });
    expect(points[3]?.yearOnYear).toMatchObject({ absolute: null, comparable: false });
    // By whole steps: 2024 is there although all that is known of it is of before September.
    const years = await of('LocalGovernment:61.06', 'PARTICIPANTS', 'every: YEAR, from: "2025-05"');
    expect(years.points).toEqual([
      expect.objectContaining({ month: '2025-01', yearOnYear: expect.objectContaining({ since: '2024-01' }) }),
    ]);
  });

  test('a quarter or year that is not over is not set beside one that is', async () => {
    for (const [month, value] of [
      ['2024-10', 100],
      ['2024-12', 130],
      ['2025-09', 150],
      ['2025-10', 160],
    ] as const)
      await add('PARTICIPANTS', month, value, 'ACTIVE', 'MONTH', '61.72');
    const years = async (every: string) =>
      (
        await api.query(
          `{ localGovernment(code: "61.72") { series(measure: PARTICIPANTS, segment: BPU, every: ${every}) { points { month change { comparable } yearOnYear { absolute { value } comparable reason } } breaks { before after cause } } } }`,
        )
      ).json.data.localGovernment.series;
    const { points, breaks } = await years('QUARTER');
    const reason = 'The two numbers are of different months of their quarter or year: month 3 and month 1.';
    expect(points.at(-1)).toEqual({
      month: '2025-10',
      change: { comparable: false },
      yearOnYear: { absolute: { value: '30' }, comparable: false, reason },
    });
    expect(points.at(-2).change).toEqual({ comparable: true });
    expect(breaks).toEqual([{ before: '2025-07', after: '2025-10', cause: 'PERIOD' }]);
    expect((await years('YEAR')).points.at(-1).yearOnYear).toMatchObject({ comparable: false });
    expect((await years('MONTH')).points.at(-1).yearOnYear).toEqual({
      absolute: { value: '60' },
      comparable: true,
      reason: null,
    });
  });

  test('of a market counts traders, and says so', async () => {
    const ask =
      '{ market(code: "PASAR-PANDANSARI") { series(measure: PARTICIPANTS, segment: INFORMAL) { unit points { quantity { value unit } change { absolute { value } percent reason } } } } }';
    const of = async () => (await api.query(ask)).json.data.market.series;
    expect(await of()).toMatchObject({ unit: 'TRADERS', points: [{ quantity: { value: '437', unit: 'TRADERS' } }] });
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select f.area_id, f.segment, f.measure, f.basis, partial_date_of('2017-12', 'MONTH'), quantity_of(450, 'WORKERS'), f.source_id, 'test', tstzrange('2026-01-01', null)
      from figure f join area a on a.id = f.area_id where a.code = 'PASAR-PANDANSARI' and f.measure = 'PARTICIPANTS'`);
    expect((await of()).points.at(-1).change).toEqual({
      absolute: null,
      percent: null,
      reason: 'One counts traders, the other counts workers.',
    });
  });

  test('a figure is in a point or among those without a place', async () => {
    const put = (asOf: string, basis = 'ACTIVE') => add('LEFT', asOf, 5, basis, undefined, '61.07');
    for (const month of ['01', '02', '03']) await put(`2024-${month}`);
    await put('2024-02', 'REGISTERED');
    await put('2025');
    const unplaced = async (args: string) =>
      (await of('LocalGovernment:61.07', 'LEFT', args)).unplaced.map(({ asOf }) => asOf.value);
    expect(await unplaced('every: QUARTER')).toEqual(['2024-02', '2025']);
    expect(await unplaced('every: YEAR')).toEqual(['2024-01', '2024-02', '2024-02', '2024-03']);
    expect(await unplaced('every: YEAR, from: "2025-02"')).toEqual(['2025']);
    // Two bases in one step, and a year beside its months: one is shown, the other has no place.
    for (const month of ['01', '03']) await put(`2024-${month}`, 'REGISTERED');
    expect(await unplaced('every: QUARTER, to: "2024-12"')).toEqual(['2024-01', '2024-02', '2024-03']);
    for (const month of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `${n}`.padStart(2, '0')))
      await add('LEFT', `2023-${month}`, 1, 'ACTIVE', 'MONTH', '61.08');
    const year = () => of('LocalGovernment:61.08', 'LEFT', 'every: YEAR');
    expect((await year()).unplaced).toEqual([]);
    await add('LEFT', '2023', 13, 'ACTIVE', 'YEAR', '61.08', 1);
    expect((await year()).unplaced).toHaveLength(12);
    // Beside a month that ends with it, the year to date has no point.
    await add('LEFT', '2024-03-31', 15, 'ACTIVE', 'YEAR_TO_DATE', '61.07');
    expect(await unplaced('')).toEqual(['2024-01', '2024-02', '2024-03', '2024-03-31', '2025']);
    await add('LEFT', '2026-03-31', 15, 'ACTIVE', 'YEAR_TO_DATE', '61.07');
    const { points } = await of('LocalGovernment:61.07', 'LEFT', 'from: "2026-01"');
    expect(points.map(({ month }) => month)).toEqual(['2026-03']);
    expect(await unplaced('from: "2026-02"')).toEqual(['2026-03-31']);
  });

  test('what a branch gives to its own pioneer branch has left it', async () => {
    await asOwner(
      `update membership set valid = daterange(lower(valid), '2025-07-01') where kind = 'WORKING_AREA' and child_id = (select id from area where code = '61.08');
       insert into membership (kind, child_id, parent_id, valid, verification) select 'WORKING_AREA', c.id, p.id, '[2025-07-01,)', 'UNVERIFIED' from area c, area p where c.code = '61.08' and p.code = 'KCP-SANGGAU'`,
    );
    for (const month of ['2025-06', '2025-08']) await add('PARTICIPANTS', month, 10, 'ACTIVE', 'MONTH', 'KC-PONTIANAK');
    expect((await of('Branch:KC-PONTIANAK', 'PARTICIPANTS')).breaks).toEqual([
      { after: '2025-08', cause: 'GEOGRAPHY' },
    ]);
  });
});

test('several areas, measures and segments in one request', async () => {
  const { json, stats } = await api.query(
    `{ series(areas: ["Region:VII", "LocalGovernment:62.71"], measures: [PARTICIPANTS, JOINED, JOINED], segments: [BPU, ALL, BPU], from: "2024-01") { area { code } measure segment points { month } } }`,
  );
  expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
  expect(
    json.data.series.map((each: { area: { code: string }; measure: string; segment: string }) => [
      each.area.code,
      each.measure,
      each.segment,
    ]),
  ).toEqual([
    ['62.71', 'PARTICIPANTS', 'ALL'],
    ['62.71', 'PARTICIPANTS', 'BPU'],
    ['62.71', 'JOINED', 'ALL'],
    ['62.71', 'JOINED', 'BPU'],
    ['VII', 'PARTICIPANTS', 'ALL'],
    ['VII', 'PARTICIPANTS', 'BPU'],
    ['VII', 'JOINED', 'ALL'],
    ['VII', 'JOINED', 'BPU'],
  ]);
  expect(json.data.series[1].points.map(({ month }: { month: string }) => month)).toContain('2024-01');
});

test('a series costs by the months asked for, however its ends are given', async () => {
  const POINTS = '{ points { quantity { value } change { percent } figure { source { title } } } }';
  const cost = async (months: string, variables?: Record<string, string>) => {
    const { json } = await api.query(
      `${variables ? 'query ($from: Month) ' : ''}{ province(code: "64") { series(measure: PARTICIPANTS, segment: BPU${months}) ${POINTS} } }`,
      variables,
    );
    expect(json.errors).toBeUndefined();
    return json.extensions.cost.requested - json.extensions.cost.planning;
  };
  const present = new Date().toISOString().slice(0, 7);
  const [open, month, quarter, year] = [
    await cost(''),
    await cost(', from: "2020-01", to: "2020-01"'),
    await cost(', from: "2020-01", to: "2020-03"'),
    await cost(', from: "2020-01", to: "2020-12"'),
  ];
  expect(quarter).toBeGreaterThan(month);
  expect(year - month).toBeGreaterThan(4 * (quarter - month));
  expect(open).toBeGreaterThan(9 * year);
  // Since a month is until the present one, and up to a month is from the first with figures on.
  expect(await cost(', from: "2020-01"')).toBe(await cost(`, from: "2020-01", to: "${present}"`));
  expect(await cost(', from: $from', { from: present })).toBe(month);
  expect(await cost(', to: "2015-11"')).toBe(year);
  expect(await cost(', from: "2020-01", to: "2020-12", every: YEAR')).toBe(month);
});
