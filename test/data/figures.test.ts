import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, value, undone } = useSeeded();
const area = (code: string) => `(select id from area where code = '${code}')`;
const scope = (code: string, segment: string, until: string, basis = 'null') =>
  `row(${area(code)}, '${segment}', ${basis}, '${until}')::enrollment`;
/** A quantity without what it counts, when it was true and who says so. */
const bare = (quantity: string | null | undefined) => quantity?.replace(/(,[^,]*){3},("[^"]*"|[^,]*)\)$/, ')') ?? null;
const enrolled = async (code: string, segment: string, until: string, basis = 'null') =>
  bare(await value(`select enrolled(${scope(code, segment, until, basis)}, 'PARTICIPANTS')`));
const coverage = async (code: string, segment: string, until: string, denominator: string) =>
  (
    await rows(`select (c).value, (c).precision, (c).flags, ((c).not_computable).code
      from (select coverage_of(${scope(code, segment, until)}, '${denominator}') as c offset 0) x`)
  )[0];
/** Runs `act` as of a moment; `known_at()` answers it. */
const knownAt = <T>(moment: string, act: () => Promise<T>) =>
  undone(async () => {
    await rows(`select look_at('${moment}')`);
    return act();
  });

describe("the article's figures", () => {
  test('each with its precision, as-of and source', async () => {
    const found = await rows(`
      select f.segment, f.measure, (f.quantity).value, (f.quantity).precision, (f.as_of).value as as_of, s.publisher, s.speaker
      from figure_current f join source s on s.id = f.source_id where s.publisher = 'Bisnis.com' order by f.segment, f.measure`);
    const said = { as_of: '2014-07', publisher: 'Bisnis.com', speaker: 'Cotta Sembiring' };
    expect(found).toEqual([
      { segment: 'FORMAL', measure: 'PARTICIPANTS', value: '999637', precision: 'EXACT', ...said },
      { segment: 'FORMAL', measure: 'EMPLOYERS', value: '8000', precision: 'APPROXIMATE', ...said },
      { segment: 'INFORMAL', measure: 'PARTICIPANTS', value: '441177', precision: 'EXACT', ...said },
    ]);
    expect(
      await rows(`select t.segment, t.quantity, t.interpretation from target t join source s on s.id = t.source_id
        where s.publisher = 'Bisnis.com' order by t.segment, t.quantity`),
    ).toEqual([
      { segment: 'FORMAL', quantity: '(3386,,,EMPLOYERS,EXACT,,,,)', interpretation: 'UNCLEAR' },
      { segment: 'FORMAL', quantity: '(345438,,,WORKERS,EXACT,,,,)', interpretation: 'UNCLEAR' },
      { segment: 'INFORMAL', quantity: '(2,,,MARKETS,AT_LEAST,,,,)', interpretation: 'UNCLEAR' },
      { segment: 'INFORMAL', quantity: '(60293,,,WORKERS,AT_LEAST,,,,)', interpretation: 'UNCLEAR' },
    ]);
    expect(
      await rows(`select a.code, p.kind, p.quantity from potential p join area a on a.id = p.area_id
        join source s on s.id = p.source_id where s.publisher = 'Bisnis.com' order by a.code`),
    ).toEqual([
      { code: '64.71', kind: 'UNENROLLED', quantity: '(5000,,,WORKERS,APPROXIMATE,,,,)' },
      { code: 'VII', kind: 'ADDRESSABLE', quantity: '(120000,,,WORKERS,APPROXIMATE,,,,)' },
    ]);
  });

  test('"hingga Juli", a range and the doubt about 441,177 survive', async () => {
    expect(await value('select note from figure where (quantity).value = 441177')).toContain('hingga Juli');
    expect(await value('select flags from figure where (quantity).value = 441177')).toBe('{AMBIGUOUS}');
    expect(await value("select quantity from figure where (quantity).precision = 'RANGE'")).toBe(
      '(,400000,500000,WORKERS,RANGE,,,,)',
    );
  });

  test('are known from the day they were printed, in Jakarta', async () => {
    const seen = () => enrolled('VII', 'INFORMAL', '2014-12-31');
    expect(await knownAt('2014-08-20T16:59:59Z', seen)).toBe(null);
    expect(await knownAt('2014-08-20T17:00:00Z', seen)).toBe('(441177,,,WORKERS,EXACT)');
    expect(await knownAt('2014-08-21T17:00:00+08:00', seen)).toBe('(441177,,,WORKERS,EXACT)');
  });
});

describe('enrolment', () => {
  test('of all is the sum of a whole division, or what was reported later', async () => {
    expect(await enrolled('VII', 'ALL', '2014-06-30')).toBe(null);
    expect(await enrolled('VII', 'ALL', '2014-07-31')).toBe('(1440814,,,WORKERS,EXACT)');
    expect(await enrolled('VII', 'ALL', '2015-12-31')).toBe('(1060000,,,WORKERS,APPROXIMATE)');
    expect(await enrolled('VII', 'ALL', '2024-11-30')).toBe('(3287020,,,WORKERS,EXACT)');
    expect(await enrolled('64.71', 'ALL', '2024-11-30'), 'PU and BPU without construction are not all').toBe(null);
  });

  test('active comes before registered where no basis is asked for', async () => {
    expect(await enrolled('VII', 'ALL', '2017-10-31')).toBe('(1880000,,,WORKERS,APPROXIMATE)');
    expect(await enrolled('VII', 'ALL', '2017-10-31', "'REGISTERED'")).toBe('(4020000,,,WORKERS,APPROXIMATE)');
  });

  test('of a segment shows the preferred of rivals', async () => {
    expect(await enrolled('64', 'PU', '2020-06-30')).toBe('(568945,,,WORKERS,EXACT)');
    expect(await value('select count(*) from figure where (quantity).value = 528661 and not preferred')).toBe('1');
  });

  test('what a source counts on another basis is shown, and makes no whole', async () => {
    await undone(async () => {
      for (const [segment, basis] of [
        ['PU', 'ACTIVE'],
        ['JAKON', 'ACTIVE'],
        ['BPU', 'REGISTERED'],
      ])
        await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
          values (${area('64.72')}, '${segment}', 'PARTICIPANTS', '${basis}', partial_date_of('2025-02', 'MONTH'), quantity_of(100, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2025-03-01', null))`);
      const shares = (basis?: string) =>
        rows(
          `select segment, ((share).not_computable).code from segments_of(${scope('64.72', 'ALL', '2025-02-28', basis)})`,
        );
      expect(await shares()).toEqual(['PU', 'BPU', 'JAKON'].map((segment) => ({ segment, code: 'BASIS_DIFFERS' })));
      expect(await shares("'ACTIVE'")).toEqual(['PU', 'JAKON'].map((segment) => ({ segment, code: 'NO_DENOMINATOR' })));
    });
  });

  test('shares need the whole', async () => {
    const shares = (code: string, segment: string, until: string) =>
      rows(
        `select segment, (share).value, ((share).not_computable).code from segments_of(${scope(code, segment, until)})`,
      );
    const july = [
      { segment: 'FORMAL', value: '0.693800', code: null },
      { segment: 'INFORMAL', value: '0.306200', code: null },
    ];
    expect(await shares('VII', 'ALL', '2014-07-31')).toEqual(july);
    expect(await shares('VII', 'INFORMAL', '2014-07-31')).toEqual([july[1]]);
    expect(await shares('VII', 'INFORMAL', '2017-10-31'), 'informal alone').toEqual([
      { segment: 'INFORMAL', value: null, code: 'NO_DENOMINATOR' },
    ]);
    expect((await shares('64.71', 'ALL', '2023-12-31')).map((row) => row.code)).toEqual([
      'NO_DENOMINATOR',
      'NO_DENOMINATOR',
    ]);
  });
});

describe('coverage', () => {
  test('of the workforce, above one too', async () => {
    expect(await coverage('64.08', 'INFORMAL', '2024-12-31', 'ELIGIBLE_WORKFORCE')).toEqual({
      value: '1.508711',
      precision: 'ESTIMATE',
      flags: '{DENOMINATOR_SUSPECT}',
      code: null,
    });
    expect(await coverage('VII', 'ALL', '2025-12-31', 'ELIGIBLE_WORKFORCE')).toEqual({
      value: '0.417722',
      precision: 'ESTIMATE',
      flags: '{}',
      code: null,
    });
  });

  test('of all is out of both halves of the workforce, where a source gives them', async () => {
    // 77,074 and 69,528 of 51,086 and 79,691.
    expect(await coverage('64.08', 'ALL', '2024-12-31', 'ELIGIBLE_WORKFORCE')).toEqual({
      value: '1.121008',
      precision: 'ESTIMATE',
      flags: '{DENOMINATOR_SUSPECT}',
      code: null,
    });
  });

  test('is out of the potential nearest to the participants, before or after them, none of after the day asked for', async () => {
    // 441,177 in July 2014.
    const outOf = (potentials: Record<string, number>, until = '2015-12-31') =>
      undone(async () => {
        for (const [asOf, workers] of Object.entries(potentials)) {
          await rows(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
            values (${area('VII')}, 'INFORMAL', 'ELIGIBLE_WORKFORCE', partial_date_of('${asOf}', 'DAY'), quantity_of(${workers}, 'WORKERS'), (select min(id) from source), 'UNVERIFIED', 'test', tstzrange('2014-01-01', null))`);
        }
        const c = await value(
          `select ((coverage_of(${scope('VII', 'INFORMAL', until)}, 'ELIGIBLE_WORKFORCE')).denominator).value`,
        );
        return Number(c);
      });
    expect(await outOf({ '2014-07-01': 1, '2014-07-31': 2, '2014-08-01': 3 }), 'of the very day').toBe(2);
    expect(await outOf({ '2014-07-28': 1, '2014-07-29': 2, '2014-08-03': 3, '2014-08-09': 4 }), 'before').toBe(2);
    expect(await outOf({ '2014-07-27': 1, '2014-08-03': 2, '2014-08-04': 3 }), 'after').toBe(2);
    expect(await outOf({ '2014-07-29': 1, '2014-08-02': 2 }), 'as near: what was recorded last').toBe(2);
    expect(await outOf({ '2014-08-02': 1, '2014-07-29': 2 }), 'as near: what was recorded last').toBe(2);
    expect(await outOf({ '2014-07-27': 1, '2014-08-03': 2 }, '2014-08-02'), 'not yet true').toBe(1);
    expect(await outOf({ '2014-07-27': 1, '2014-08-03': 2 }, '2014-08-03')).toBe(2);
  });

  test('the workforce is estimated by a survey, whoever it is told by; the traders of a market are counted', async () => {
    const found = await rows(`select distinct p.kind, (p.quantity).unit, (p.quantity).precision,
        (who_is_included(p.kind, (p.quantity).unit, p.segment)).code as included
      from potential_current p where p.kind in ('ELIGIBLE_WORKFORCE', 'LABOUR_FORCE') order by 1, 2, 4`);
    expect(found).toEqual([
      { kind: 'ELIGIBLE_WORKFORCE', unit: 'WORKERS', precision: 'ESTIMATE', included: 'WORKFORCE_OF_SURVEY' },
      { kind: 'ELIGIBLE_WORKFORCE', unit: 'WORKERS', precision: 'ESTIMATE', included: null },
      { kind: 'ELIGIBLE_WORKFORCE', unit: 'PERCENT', precision: 'ESTIMATE', included: null },
      { kind: 'LABOUR_FORCE', unit: 'WORKERS', precision: 'ESTIMATE', included: 'LABOUR_FORCE_OF_SURVEY' },
    ]);
    const made = (kind: string, unit: string, exactness: string) =>
      value(
        `select (quantity_of_potential(quantity_of(5, '${unit}', '${exactness}'), '${kind}', null, '2014-08-31', 1)).precision`,
      );
    expect(await made('ELIGIBLE_WORKFORCE', 'TRADERS', 'EXACT')).toBe('EXACT');
    expect(await made('ELIGIBLE_WORKFORCE', 'WORKERS', 'AT_LEAST')).toBe('AT_LEAST');
    expect(await made('UNENROLLED', 'WORKERS', 'EXACT')).toBe('EXACT');
    expect(await value("select who_is_included('UNENROLLED', 'WORKERS', 'ALL')")).toBeFalsy();
    // Who would be wage earners or self-paying among them only the source can say.
    expect(
      await value(
        "select count(*) from potential_current p where p.segment <> 'ALL' and who_is_included(p.kind, (p.quantity).unit, p.segment) is not null",
      ),
    ).toBe('0');
    for (const segment of ['PU', 'BPU', 'JAKON', 'FORMAL', 'INFORMAL'])
      expect(await value(`select who_is_included('ELIGIBLE_WORKFORCE', 'WORKERS', '${segment}')`), segment).toBeFalsy();
    // So is every coverage, and what is worked out of one; an estimate is sure to three digits at most.
    expect(
      await value(
        "select count(*) from figure_current f where f.measure = 'COVERAGE' and (f.quantity).precision < 'ESTIMATE'",
      ),
    ).toBe('0');
    expect(
      await rows(`select lowest_of(quantity_of(n, 'PERCENT', 'ESTIMATE')) as low, highest_of(quantity_of(n, 'PERCENT', 'ESTIMATE')) as high
        from unnest('{40,29.86,1870000}'::numeric[]) n`),
    ).toEqual([
      { low: expect.stringMatching(/^39\.50*$/), high: expect.stringMatching(/^40\.50*$/) },
      { low: expect.stringMatching(/^29\.810*$/), high: expect.stringMatching(/^29\.910*$/) },
      { low: expect.stringMatching(/^1865000(\.0*)?$/), high: expect.stringMatching(/^1875000(\.0*)?$/) },
    ]);
  });

  test('a potential taken as what is left says so', async () => {
    expect(await coverage('VII', 'INFORMAL', '2014-08-31', 'ADDRESSABLE')).toEqual({
      value: '0.786164',
      precision: 'APPROXIMATE',
      flags: '{POTENTIAL_TAKEN_AS_REMAINDER,DATES_DIFFER,AMBIGUOUS_INPUT}',
      code: null,
    });
  });

  test('says why it has none', async () => {
    const code = async (...of: [string, string, string, string]) => (await coverage(...of))?.code;
    expect(await code('VII', 'INFORMAL', '2014-08-31', 'ELIGIBLE_WORKFORCE')).toBe('NO_DENOMINATOR');
    expect(await code('VII', 'INFORMAL', '2014-06-30', 'ELIGIBLE_WORKFORCE')).toBe('NO_FIGURE');
    expect(await code('61', 'INFORMAL', '2014-08-31', 'ADDRESSABLE')).toBe('NO_FIGURE');
    expect(await code('VII', 'INFORMAL', '2017-10-31', 'ADDRESSABLE'), 'three years apart').toBe('NO_DENOMINATOR');
  });
});

describe('progress of a target', () => {
  const progress = async (quantity: number, at: string) =>
    (
      await rows(`select p.status, (p.achieved).value, ((p.achieved).not_computable).code, (p.gap).value as gap
        from target t, progress_of(t.id, '${at}') p where (t.quantity).value = ${quantity}`)
    )[0];

  test('is worked out from additions reported since its first day', async () => {
    const june = { value: '0.738359', code: null, gap: '13969' };
    expect(await progress(53390, '2020-09-30')).toEqual({ status: 'ON_TRACK', ...june });
    // 9 of the 12 months should have been reported: 74 % is less than that.
    expect((await progress(53390, '2020-10-22'))?.status).toBe('NOT_COMPUTABLE');
    expect(await progress(53390, '2021-01-01'), 'what came after June is not known').toEqual({
      status: 'NOT_COMPUTABLE',
      ...june,
    });
    expect((await progress(53390, '2020-06-29'))?.code).toBe('NO_BASELINE');
  });

  test('is missed, met or behind by the last number of the period', async () => {
    const insert = (joined: number, asOf: string) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${area('VII')}, 'BPU', 'JOINED', 'UNSPECIFIED', partial_date_of('${asOf}', 'YEAR_TO_DATE'), quantity_of(${joined}, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2020-01-01', null))`);
    const with_ = (joined: number, asOf: string, at: string) =>
      undone(async () => {
        await insert(joined, asOf);
        return (await progress(53390, at))?.status;
      });
    expect(await with_(53389, '2020-12-31', '2021-01-01')).toBe('MISSED');
    expect(await with_(53390, '2020-12-31', '2021-01-01')).toBe('ACHIEVED');
    expect(await with_(53390, '2020-11-30', '2021-01-01'), 'met before the end').toBe('ACHIEVED');
    expect(await with_(39422, '2020-11-30', '2020-12-31')).toBe('BEHIND');
  });

  test('of the article is not guessed', async () => {
    for (const quantity of [60293, 345438, 3386]) {
      expect((await progress(quantity, '2014-12-31'))?.code).toBe('UNCLEAR_TARGET');
    }
    expect((await progress(99000, '2015-12-31'))?.code).toBe('NO_BASELINE');
  });
});

describe('figures are counted by days', () => {
  const counted = async () =>
    (
      await rows(`select t, figures_opened(t) as opened, figures_closed(t) as closed, (select count(*) from figure where lower(known) < t) as really_opened,
        (select count(*) from figure where upper(known) < t) as really_closed
        from (select '2014-08-20T17:00:00Z'::timestamptz as t union all select '2014-08-20T17:00:00.000001Z' union all select now() + interval '1 microsecond'
          union all select g from generate_series('2012-01-01Z'::timestamptz, '2026-12-01Z', '100 days 7 hours') g) t`)
    ).filter((row) => row.opened !== row.really_opened || row.closed !== row.really_closed);

  test('as many as there are, at any moment, corrections too', async () => {
    expect(await counted()).toEqual([]);
    await undone(async () => {
      await rows(
        `update figure set known = tstzrange(lower(known), '2026-03-01T12:00Z') where as_of_day >= '2024-01-01' and upper_inf(known)`,
      );
      await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, revision, revision_reason, previous_id, known)
        select area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, revision + 1, 'test', id, tstzrange('2026-03-01T12:00Z', null) from figure where upper(known) = '2026-03-01T12:00Z'`);
      expect(await counted()).toEqual([]);
      expect(await value('select figures_closed(now())')).toBe('21');
    });
  });

  test('and so are changes since a moment', async () => {
    const odd = await rows(`select t from generate_series('2014-01-01Z'::timestamptz, '2027-12-01Z', '90 days') t
      where changes_since(t) <> (select count(*) from change where at >= t)`);
    expect(odd).toEqual([]);
    expect(
      await knownAt('2014-08-01T00:00:00Z', () => value(`select changes_since('2026-01-01Z')`)),
      'after the moment looked at',
    ).toBe('0');
  });
});

test('a series keeps one preferred figure a step and breaks where basis, scheme or source change', async () => {
  const series = `row(${area('VII')}, 'PARTICIPANTS', 'INFORMAL', null, null, null, 'MONTH')::series`;
  expect(await rows(`select bucket, (quantity).value from series_points(${series}) order by bucket`)).toEqual([
    { bucket: '2014-07-01', value: '441177' },
    { bucket: '2016-12-01', value: '60000' },
    { bucket: '2017-04-01', value: '111000' },
    { bucket: '2017-10-01', value: '98767' },
  ]);
  expect(await rows(`select before, after, cause from series_breaks(${series})`)).toEqual([
    { before: '2014-07-01', after: '2016-12-01', cause: 'SCHEME' },
    { before: '2014-07-01', after: '2016-12-01', cause: 'SOURCE' },
    { before: '2017-04-01', after: '2017-10-01', cause: 'SOURCE' },
  ]);
});

test('a ranking gives equal numbers one place and leaves out who has no figure', async () => {
  const ranked = await rows(`select r.rank, a.code, (r.quantity).value, (r.quantity).precision
    from ranked_areas('COVERAGE', 'ALL', null, '{PROVINCE}', ${area('VII')}, '2026-02-28', null) r join area a on a.id = r.area_id order by r.rank, a.code`);
  expect(ranked).toEqual([
    { rank: '1', code: '64', value: '50', precision: 'MORE_THAN' },
    { rank: '2', code: '65', value: '46', precision: 'ESTIMATE' },
    { rank: '3', code: '62', value: '42', precision: 'ESTIMATE' },
    { rank: '3', code: '63', value: '42', precision: 'ESTIMATE' },
    { rank: '5', code: '61', value: '27', precision: 'ESTIMATE' },
  ]);
});

test('completeness counts local governments with a figure of that month', async () => {
  const of = (code: string, until: string) =>
    rows(`select expected, reported from completeness_of(${scope(code, 'INFORMAL', until)})`);
  expect(await of('64', '2024-12-31'), 'a number of the year is not one of its last month').toEqual([
    { expected: '10', reported: '0' },
  ]);
  await undone(async () => {
    await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${area('64.71')}, 'INFORMAL', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2024-12', 'MONTH'), quantity_of(7, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2025-01-01', null))`);
    expect(await of('64', '2024-12-31')).toEqual([{ expected: '10', reported: '1' }]);
  });
  expect(await of('64', '2025-01-31')).toEqual([{ expected: '10', reported: '0' }]);
  expect(await of('64', '2012-12-13'), 'before Mahakam Ulu').toEqual([{ expected: '9', reported: '0' }]);
  expect(await of('64', '2012-12-14')).toEqual([{ expected: '10', reported: '0' }]);
});

test('a sum is as doubtful as its worst part, and units do not mix', async () => {
  const plus = async (a: string, b: string) =>
    bare(await value(`select plus(make_quantity(${a}), make_quantity(${b}))`));
  expect(await plus("1,null,null,'WORKERS','EXACT'", "2,null,null,'WORKERS','APPROXIMATE'")).toBe(
    '(3,,,WORKERS,APPROXIMATE)',
  );
  expect(await plus("1,null,null,'WORKERS','EXACT'", "null,2,3,'WORKERS','RANGE'")).toBe('(,3,4,WORKERS,RANGE)');
  expect(await plus("1,null,null,'WORKERS','EXACT'", "2,null,null,'EMPLOYERS','EXACT'")).toBe(null);
  expect(await value("select plus(null, quantity_of(1, 'WORKERS'))")).toBe(null);
});
