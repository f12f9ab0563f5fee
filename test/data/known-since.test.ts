/** Since when a number is known that is worked out of others, and which month is looked at where none is named. */
import { beforeAll, describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess(false);
const api = useApi(apiUrl);
const ask = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};

const [FIRST, SECOND, THIRD] = ['2026-02-01', '2026-03-05', '2026-04-07'].map((day) => `${day}T00:00:00.000000Z`);
/** Figures of an area as they became known: each segment with its number, the month it is of and since when it is known. */
const record = (area: string, figures: readonly (readonly [string, number, string, string | undefined])[]) =>
  asOwner(`with said as (
      insert into source (citation, publisher, published, verification)
      values ('${area} ${figures[0]?.[2]}', 'Paper', partial_date_of('2026-02', 'MONTH'), 'PUBLISHED') returning id)
    insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select a.id, n.segment::segment, 'PARTICIPANTS', 'ACTIVE', partial_date_of(n.month, 'MONTH'),
      make_quantity(n.value, null, null, 'WORKERS', 'EXACT'), said.id, 'test', tstzrange(n.since::timestamptz, null)
    from said, area a, (values ${figures.map((figure) => `(${figure.map((value) => `'${value}'`)})`)}) as
      given(segment, text, month, since)
      cross join lateral (select given.segment, given.text::numeric as value, given.month, given.since) n
    where a.code = '${area}'`);

const PARTS = ['65.01', '65.02', '65.03', '65.04', '65.71'];
beforeAll(async () => {
  await record('11', [
    ['FORMAL', 300, '2026-01', FIRST],
    ['INFORMAL', 100, '2026-01', SECOND],
  ]);
  await asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
    select a.id, 'ALL', 'ELIGIBLE_WORKFORCE', partial_date_of('2025', 'YEAR'),
      make_quantity(1000, null, null, 'WORKERS', 'EXACT'), (select min(id) from source), 'PUBLISHED', 'test',
      tstzrange('${THIRD}', null)
    from area a where a.code = '11'`);
  for (const [i, code] of PARTS.entries()) await record(code, [['BPU', 10, '2026-01', i === 2 ? SECOND : FIRST]]);
  await record('65', [
    ['BPU', 60, '2026-01', THIRD],
    ['BPU', 70, '2026-03', THIRD],
  ]);
});

describe('a number that is worked out is known since the last of its figures is', () => {
  test.each([
    ['compare', 'compare(areas: ["11"], measures: [PARTICIPANTS], at: "2026-01") { NUMBER }'],
    ['map', 'nation { map(over: PROVINCE, measure: PARTICIPANTS, at: "2026-01") { NUMBER } }'],
    ['ranking', 'ranking(measure: PARTICIPANTS, among: [PROVINCE], at: "2026-01") { NUMBER }'],
    ['series', 'province(code: "11") { series(measure: PARTICIPANTS) { points { NUMBER } } }'],
  ])('%s', async (name, field) => {
    const numbers = async (moment = '') => {
      const data = await ask(
        `query ${moment && `@asKnownAt(at: "${moment}")`} { ${field.replace('NUMBER', 'quantity { value } isDerived knownFrom')} }`,
      );
      const [root] = Object.values(data) as [{ series?: { points: object[] }; map?: object[] } | object[]];
      return Array.isArray(root) ? root : (root.series?.points ?? root.map);
    };
    expect(await numbers()).toContainEqual({ quantity: { value: '400' }, isDerived: true, knownFrom: SECOND });
    // Before that there is no number, and then nothing is told of it.
    const before = await numbers('2026-03-04T23:59:59Z');
    expect(JSON.stringify(before)).not.toContain('"400"');
    if (name === 'map') expect(before).toContainEqual({ quantity: null, isDerived: null, knownFrom: null });
  });

  test('each segment by itself, their shares as the whole, with all doubts', async () => {
    const { province } = await ask(
      '{ province(code: "11") { enrollment(at: "2026-01") { bySegment { segment knownFrom flags share { value knownFrom } } } } }',
    );
    expect(province.enrollment.bySegment).toEqual([
      { segment: 'FORMAL', knownFrom: FIRST, flags: [], share: { value: '0.750000', knownFrom: SECOND } },
      { segment: 'INFORMAL', knownFrom: SECOND, flags: [], share: { value: '0.250000', knownFrom: SECOND } },
    ]);
  });

  test('a coverage with the estimate of workers, which says since when it is known itself', async () => {
    const { province } = await ask(
      `{ province(code: "11") {
           potential { quantity { value } knownFrom }
           enrollment(at: "2026-01") {
             coverage { value knownFrom potentials { asOf { value } knownFrom } }
             none: coverage(denominator: ADDRESSABLE) { value knownFrom potentials { id } } } } }`,
    );
    expect(province.potential).toEqual([{ quantity: { value: '1000' }, knownFrom: THIRD }]);
    expect(province.enrollment).toEqual({
      coverage: { value: '0.400000', knownFrom: THIRD, potentials: [{ asOf: { value: '2025' }, knownFrom: THIRD }] },
      none: { value: null, knownFrom: null, potentials: [] },
    });
    const { ranking } = await ask(
      '{ ranking(measure: PARTICIPANTS, per: ELIGIBLE_WORKFORCE, among: [PROVINCE], at: "2026-01") { area { code } knownFrom ratio { value knownFrom } } }',
    );
    expect(ranking).toContainEqual({
      area: { code: '11' },
      knownFrom: SECOND,
      ratio: { value: '0.400000', knownFrom: THIRD },
    });
  });

  test('a sum over parts, and what is reported of the whole', async () => {
    const roll = async (at: string) =>
      (
        await ask(
          `{ province(code: "65") { enrollment(segment: BPU, at: "${at}") { rollUp { sum { value } sumKnownFrom reported { value } reportedKnownFrom } } } }`,
        )
      ).province.enrollment.rollUp;
    expect(await roll('2026-01')).toEqual({
      sum: { value: '50' },
      sumKnownFrom: SECOND,
      reported: { value: '60' },
      reportedKnownFrom: THIRD,
    });
    expect(await roll('2026-03')).toEqual({
      sum: null,
      sumKnownFrom: null,
      reported: { value: '70' },
      reportedKnownFrom: THIRD,
    });
    expect(await roll('2026-02')).toMatchObject({ reported: null, reportedKnownFrom: null });
  });

  test('what a target is compared with', async () => {
    const { region } = await ask(
      '{ region(code: "VII") { targets(filter: { segment: INFORMAL, at: "2014-12-31" }) { measure readings(at: "2014-08-31") { reading actual { value } knownFrom } progress(at: "2014-08-31") { knownFrom } } } }',
    );
    const [workers] = region.targets.filter(({ measure }: { measure: string }) => measure === 'PARTICIPANTS');
    expect(workers.readings).toEqual([
      { reading: 'REMAINING', actual: { value: '441177' }, knownFrom: '2014-08-20T17:00:00.000000Z' },
      { reading: 'WHOLE_PERIOD', actual: null, knownFrom: null },
    ]);
    // None is chosen of two.
    expect(workers.progress).toEqual({ knownFrom: null });
  });
});

describe('where no month is named', () => {
  const month = async (asked: string, how: string) =>
    (
      await ask(
        `query @asKnownAt(at: "2026-11-22T00:00:00Z") { province(code: "65") { enrollment(segment: BPU${asked}) { rollUp${how} { month counted } } } }`,
      )
    ).province.enrollment.rollUp;
  test.each([
    ['', '', '2026-03', 0],
    ['', '(ofParts: true)', '2026-01', 5],
    // One that is over is looked at, whatever is known of it.
    [', at: "2026-02"', '(ofParts: true)', '2026-02', 0],
    [', at: "2026-10"', '(ofParts: true)', '2026-10', 0],
    [', at: "2026-11"', '(ofParts: true)', '2026-01', 5],
  ])('a sum (%s) %s is of %s', async (asked, how, expected, counted) => {
    expect(await month(asked, how)).toEqual({ month: expected, counted });
  });

  test('on the last day of a month, as UTC counts days, it is none that is over, though it is over in Indonesia', async () => {
    const { province } = await ask(
      'query @asKnownAt(at: "2026-11-30T23:00:00Z") { province(code: "65") { enrollment(segment: BPU) { rollUp(ofParts: true) { month } } } }',
    );
    expect(province.enrollment.rollUp.month).toBe('2026-01');
  });

  test.each([
    ['2026-08-21T23:59:59Z', '2026-06'],
    ['2026-08-22T00:00:00Z', '2026-07'],
  ])('reports at %s are those of %s, the last that are due', async (moment, expected) => {
    const { reporting } = await ask(
      `query @asKnownAt(at: "${moment}") { reporting(within: "Region:VII") { month dueOn } }`,
    );
    expect(reporting.length).toBeGreaterThan(10);
    for (const report of reporting) expect(report.month).toBe(expected);
  });
});

test.each([
  [36_525, undefined],
  [36_526, 'BAD_USER_INPUT'],
  [-1, 'BAD_USER_INPUT'],
])('one may look %i days ahead: %s', async (days, code) => {
  for (const query of [
    `{ mous(filter: { expiringWithin: ${days} }) { totalCount } }`,
    `{ province(code: "64") { mouProgress { expiringWithin(days: ${days}) { code } } } }`,
  ]) {
    const { json } = await api.query(query);
    expect([query, json.errors?.[0].extensions.code]).toEqual([query, code]);
  }
});
