import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { useSeeded } from './support.ts';

const { rows, undone, value } = useSeeded();
const area = (code: string) => `(select id from area where code = '${code}')`;
const figure = (code: string, number: string, asOf = '2026-01', basis = 'ACTIVE') =>
  rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    values (${area(code)}, 'PMI', 'PARTICIPANTS', '${basis}', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
const workers = (n: number) => `quantity_of(${n}, 'WORKERS')`;
const sum = async (code: string, day = '2026-01-31', over = 'LOCAL_GOVERNMENT') =>
  (
    await rows(`select (r.sum).value, (r.sum).precision, (r.residual).value as residual, r.counted, r.expected, r.is_complete as complete, (r.not_computable).code
      from roll_up_of(row(${area(code)}, 'PMI', null, '${day}')::enrollment, 'PARTICIPANTS', '${over}') r`)
  )[0];
const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];

describe('a sum over an area', () => {
  test('is complete when every part has a figure of the month, and then has a residual', async () => {
    await undone(async () => {
      for (const code of KALTARA) await figure(code, workers(10));
      expect(await sum('65')).toEqual({
        value: '50',
        precision: 'EXACT',
        residual: null,
        counted: '5',
        expected: '5',
        complete: 't',
        code: null,
      });
      await figure('65', workers(55));
      expect((await sum('65'))?.residual).toBe('5');
    });
  });

  test('says that it is not complete when one is missing, or is of another month; a missing one is not 0', async () => {
    await undone(async () => {
      for (const code of KALTARA.slice(1)) await figure(code, workers(10));
      await figure('65.01', workers(10), '2025-12');
      await figure('65', workers(55));
      expect(await sum('65')).toMatchObject({ value: '40', residual: null, counted: '4', complete: 'f' });
    });
  });

  test('takes the worst precision, and adds nothing of another basis', async () => {
    await undone(async () => {
      await figure('65.01', "quantity_of(10, 'WORKERS', 'AT_LEAST')");
      await figure('65.02', "make_quantity(null, 1, 3, 'WORKERS', 'RANGE')");
      expect(await sum('65')).toMatchObject({ value: '11', precision: 'AT_LEAST' });
      await figure('65.03', workers(1), '2026-01', 'REGISTERED');
      expect(await sum('65')).toMatchObject({ value: null, code: 'BASIS_DIFFERS' });
    });
  });

  test('of a branch goes by its working area of the day; nobody is counted twice on the day of a change', async () => {
    await undone(async () => {
      // 65.04 leaves Tarakan for Berau on 1 January 2026.
      await rows(
        `update membership set valid = daterange(lower(valid), '2026-01-01') where kind = 'WORKING_AREA' and child_id = ${area('65.04')}`,
      );
      await rows(
        `insert into membership (kind, child_id, parent_id, valid, verification) values ('WORKING_AREA', ${area('65.04')}, ${area('KC-BERAU')}, '[2026-01-01,)', 'UNVERIFIED')`,
      );
      for (const month of ['2025-12', '2026-01'])
        for (const code of [...KALTARA, '64.03']) await figure(code, workers(10), month);
      const of = async (code: string, day: string) => (await sum(code, day))?.value;
      expect([await of('KC-TARAKAN', '2025-12-31'), await of('KC-BERAU', '2025-12-31')]).toEqual(['50', '10']);
      expect([await of('KC-TARAKAN', '2026-01-31'), await of('KC-BERAU', '2026-01-31')]).toEqual(['40', '20']);
      expect([await of('VII', '2025-12-31'), await of('VII', '2026-01-31')]).toEqual(['60', '60']);
      const parts = (code: string) =>
        value(
          `select count(*) from parts_of(${area(code)}, 'LOCAL_GOVERNMENT', '2026-01-01') p where p.code = '65.04'`,
        );
      expect([await parts('KC-TARAKAN'), await parts('KC-BERAU')]).toEqual(['0', '1']);
    });
  });
});

test('where not all parts are known, a sum is complete only if it is what is reported for the whole', async () => {
  await undone(async () => {
    for (const code of [...KALTARA, 'KC-TARAKAN']) await figure(code, workers(10));
    const complete = async (over?: string) =>
      [await sum('65', '2026-01-31', over), await sum('KC-TARAKAN')].map((each) => [each?.counted, each?.complete]);
    expect(await complete('BRANCH')).toEqual([
      ['1', 'f'],
      ['5', 'f'],
    ]);
    await figure('65', workers(10));
    expect(await complete('BRANCH')).toEqual([
      ['1', 't'],
      ['5', 'f'],
    ]);
    const [{ reason } = { reason: null }] = await rows(
      `select c.reason from completeness_of(row(${area('KC-TARAKAN')}, 'PMI', null, '2026-01-31')::enrollment) c`,
    );
    expect(reason).toMatch(/^All 5 local governments that sources name here .* whether there are more, none says/);
  });
});

test('where the month is not over, what is added up and counted is of the month of the last number', async () => {
  await undone(async () => {
    for (const code of [...KALTARA, '65']) await figure(code, workers(10), '2025-12');
    for (const code of KALTARA) await figure(code, workers(11), '2026-01');
    const months = async (until: string, code = '65') =>
      (
        await rows(`select ((r.scope).until) as until, (r.sum).value, r.counted, c.reported, ((c.scope).until) as of
          from roll_up_of(row(${area(code)}, 'PMI', null, ${until})::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r,
            completeness_of(row(${area(code)}, 'PMI', null, ${until})::enrollment) c`)
      )[0];
    const december = { until: '2025-12-31', value: '50', counted: '5', reported: '5', of: '2025-12-31' };
    expect(await months('known_at()::date')).toEqual(december);
    expect(await months("'2999-12-31'")).toEqual(december);
    expect(await months("'2026-01-31'")).toMatchObject({ until: '2026-01-31', value: '55', reported: '5' });
    // Of a province without a number, the last month that is over.
    expect(await months('known_at()::date', '64')).toMatchObject({ value: null, counted: '0', reported: '0' });
    expect((await months('known_at()::date', '64'))?.until).toBe(await value('select month_of(known_at()::date) - 1'));
  });
});

test('a ranking says that its numbers do not count alike', async () => {
  await undone(async () => {
    for (const code of ['65.01', '65.02']) await figure(code, workers(10));
    const reasons = (basis = 'null') =>
      rows(
        `select k.reason from ranked_areas('PARTICIPANTS', 'PMI', ${basis}, '{REGENCY}', ${area('65')}, '2026-01-31', null) k`,
      );
    expect(await reasons()).toEqual([{ reason: null }, { reason: null }]);
    await figure('65.03', workers(1), '2026-01', 'REGISTERED');
    const mixed = { reason: 'Some of the areas count ACTIVE, others REGISTERED: ask for one with `basis`.' };
    expect(await reasons()).toEqual([mixed, mixed, mixed]);
    expect(await reasons("'ACTIVE'")).toEqual([{ reason: null }, { reason: null }]);
  });
});

describe('of formal and informal', () => {
  const part = (code: string, segment: string, number: string, asOf = '2013-05') =>
    rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${area(code)}, '${segment}', 'PARTICIPANTS', 'ACTIVE', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);

  test('the whole is seen by every sum, ranking and count of who has reported; a range of a part is one of the whole', async () => {
    await undone(async () => {
      await part('65.01', 'FORMAL', workers(100));
      await part('65.01', 'INFORMAL', "make_quantity(null, 40, 60, 'WORKERS', 'RANGE')");
      const [found] = await rows(`select (r.sum).low, (r.sum).high, r.counted, c.reported,
          (select string_agg(concat_ws(' ', a.code, (k.quantity).low, k.figure_id), ',') from ranked_areas('PARTICIPANTS', 'ALL', null, '{REGENCY}', ${area('65')}, '2013-05-31', null) k join area a on a.id = k.area_id) as ranked,
          (select string_agg((s.share).low::text, ',' order by s.segment) from segments_of(row(${area('65.01')}, 'ALL', null, '2013-05-31')::enrollment) s) as shares
        from roll_up_of(row(${area('65')}, 'ALL', null, '2013-05-31')::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r,
          completeness_of(row(${area('65')}, 'ALL', null, '2013-05-31')::enrollment) c`);
      expect(found).toEqual({
        low: '140',
        high: '160',
        counted: '1',
        reported: '1',
        ranked: '65.01 140',
        shares: '0.625000,0.250000',
      });
    });
  });

  test('coverages do not add up', async () => {
    await undone(async () => {
      for (const code of KALTARA)
        await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
          values (${area(code)}, 'PMI', 'COVERAGE', 'ACTIVE', partial_date_of('2026-01', 'MONTH'), quantity_of(80, 'PERCENT'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
      const [found] = await rows(`select (r.sum).value as sum, (r.not_computable).code, r.counted
        from roll_up_of(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment, 'COVERAGE', 'LOCAL_GOVERNMENT') r`);
      expect(found).toEqual({ sum: null, code: 'UNIT_DIFFERS', counted: '5' });
    });
  });

  test('additions are those of the month: not of a day in it, nor of the year to date', async () => {
    const joined = (code: string, asOf: string, precision: string) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${area(code)}, 'PMI', 'JOINED', 'ACTIVE', partial_date_of('${asOf}', '${precision}'), ${workers(10)}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
    await undone(async () => {
      await joined('65.01', '2025-12', 'MONTH');
      await joined('65.02', '2025-12-15', 'DAY');
      await joined('65.03', '2029', 'YEAR');
      await joined('65.04', '2025-12-31', 'YEAR_TO_DATE');
      await joined('65.71', '2029-11', 'MONTH');
      const [found] = await rows(`select (r.sum).value as sum, r.counted,
          (select string_agg(a.code, ',') from ranked_areas('JOINED', 'PMI', null, '{REGENCY,CITY}', ${area('65')}, '2025-12-31', null) k join area a on a.id = k.area_id) as ranked
        from roll_up_of(row(${area('65')}, 'PMI', null, '2025-12-31')::enrollment, 'JOINED', 'LOCAL_GOVERNMENT') r`);
      expect(found).toEqual({ sum: '10', counted: '1', ranked: '65.01' });
    });
  });

  test('no residual says why: another basis, not complete, or nothing to compare', async () => {
    const why = async () =>
      (
        await rows(`select r.residual_reason as why, (r.not_computable).reason as sum
          from roll_up_of(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r`)
      )[0];
    await undone(async () => {
      expect((await why())?.why).toBe('One of the two is not known.');
      for (const code of KALTARA) await figure(code, workers(10));
      await figure('65', workers(55), '2026-01', 'REGISTERED');
      expect((await why())?.why).toBe('One counts REGISTERED, the other ACTIVE.');
    });
    await undone(async () => {
      await figure('65.01', workers(10));
      await figure('65.02', workers(10), '2026-01', 'REGISTERED');
      expect((await why())?.sum).toBe(
        'The areas count on different bases, ACTIVE, REGISTERED: ask for one with `basis`.',
      );
      await figure('65', workers(55));
      expect((await why())?.why).toBe('One of the two is not known.');
    });
  });
});

describe('areas beside each other', () => {
  const { apiUrl } = useAccess();
  const api = useApi(apiUrl);

  test('compare gives every area with every measure, and null where there is nothing', async () => {
    const { json, stats } = await api.query(
      '{ compare(areas: ["Branch:KC-BERAU", "Branch:KC-BONTANG", "Province:65"], measures: [PARTICIPANTS, EMPLOYERS], segment: PU, at: "2020-06") { area { code } measure figure { quantity { value } } } }',
    );
    expect(stats.http).toBe(1);
    expect(
      json.data.compare.map(
        (c: { area: { code: string }; measure: string; figure?: { quantity: { value: string } } }) => [
          c.area.code,
          c.measure,
          c.figure?.quantity.value,
        ],
      ),
    ).toEqual([
      ['65', 'PARTICIPANTS', undefined],
      ['65', 'EMPLOYERS', undefined],
      ['KC-BERAU', 'PARTICIPANTS', '51958'],
      ['KC-BERAU', 'EMPLOYERS', '1191'],
      ['KC-BONTANG', 'PARTICIPANTS', '87022'],
      ['KC-BONTANG', 'EMPLOYERS', '1437'],
    ]);
  });

  test('a ranking goes by a ratio too, and names apart whom it has nothing to rank by', async () => {
    const of = 'measure: PARTICIPANTS, within: "Province:64"';
    const { json, stats } = await api.query(
      `{ coverage: ranking(${of}, segment: INFORMAL, among: REGENCY, per: ELIGIBLE_WORKFORCE, at: "2024-12") { rank area { code } ratio { value flags numerator { value } denominator { value } } }
         unranked(${of}, segment: INFORMAL, among: REGENCY, per: ELIGIBLE_WORKFORCE, at: "2024-12") { code }
         size: ranking(${of}, segment: PU, among: BRANCH, per: EMPLOYERS, at: "2020-06") { rank area { code } ratio { value } quantity { value } } }`,
    );
    expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
    expect(json.data.coverage).toEqual([
      {
        rank: 1,
        area: { code: '64.08' },
        ratio: {
          value: '1.508711',
          flags: ['DENOMINATOR_SUSPECT'],
          numerator: { value: '77074' },
          denominator: { value: '51086' },
        },
      },
    ]);
    expect(json.data.unranked.map(({ code }: { code: string }) => code)).toEqual([
      '64.01',
      '64.02',
      '64.03',
      '64.07',
      '64.09',
      '64.11',
    ]);
    expect(
      json.data.size.map(
        ({ rank, area, ratio }: { rank: number; area: { code: string }; ratio: { value: string } }) => [
          rank,
          area.code,
          ratio.value,
        ],
      ),
    ).toEqual([
      [1, 'KC-SAMARINDA', '61.717928'],
      [2, 'KC-BONTANG', '60.558107'],
      [3, 'KC-BERAU', '43.625525'],
      [4, 'KC-BALIKPAPAN', '34.898279'],
    ]);
  });

  test('what is no part of workers has no ratio to them', async () => {
    const { json } = await api.query(
      '{ ranking(measure: COVERAGE, per: ELIGIBLE_WORKFORCE, among: PROVINCE, within: "Region:VII") { rank } unranked(measure: COVERAGE, per: ELIGIBLE_WORKFORCE, among: PROVINCE, within: "Region:VII") { code } }',
    );
    expect(json.data.ranking).toEqual([]);
    expect(json.data.unranked).toHaveLength(5);
  });

  test('a ranking on one basis leaves out who counts on another', async () => {
    const { json } = await api.query(
      '{ ranking(measure: PARTICIPANTS, segment: PU, basis: ACTIVE, among: BRANCH, within: "Province:64", at: "2020-06") { rank } unranked(measure: PARTICIPANTS, segment: PU, basis: ACTIVE, among: BRANCH, within: "Province:64", at: "2020-06") { code } }',
    );
    expect([json.data.ranking.length, json.data.unranked.length]).toEqual([0, 4]);
  });

  test('an enrollment says that another source gives another number for the month', async () => {
    const { json } = await api.query(
      '{ province(code: "64") { enrollment(segment: PU, at: "2020-06") { participants { value } rivals { quantity { value } preferred preferredReason } } } }',
    );
    expect(json.data.province.enrollment).toMatchObject({
      participants: { value: '568945' },
      rivals: [{ quantity: { value: '528661' }, preferred: false }],
    });
  });

  test('a distribution has quantiles of those that have one number, as exact as the worst, and names who is left out', async () => {
    const numbers = ['minimum', 'p25', 'median', 'p75', 'maximum'];
    const distribution = async (area: string, args: string) =>
      (
        await api.query(
          `{ node(id: "${area}") { ... on Area { distribution(${args}) { areas counted earliest latest ${numbers.map((name) => `${name} { value precision basis unit }`).join(' ')} notComputable { code reason } leftOut { code } } } } }`,
        )
      ).json.data.node.distribution;
    const bare = { precision: 'EXACT', basis: 'UNSPECIFIED', unit: 'WORKERS' };
    expect(
      await distribution('Province:64', 'over: BRANCH, measure: PARTICIPANTS, segment: PU, at: "2020-06"'),
    ).toEqual({
      areas: 4,
      counted: 4,
      earliest: '2020-06-29',
      latest: '2020-06-29',
      minimum: { value: '51958', ...bare },
      p25: { value: '78256', ...bare },
      median: { value: '145920', ...bare },
      p75: { value: '209900.25', ...bare },
      maximum: { value: '225147', ...bare },
      notComputable: null,
      leftOut: [],
    });
    // Kalimantan Timur has more than 50 percent: the most of the others is not the most.
    const coverage = await distribution('Region:VII', 'over: PROVINCE, measure: COVERAGE, at: "2025-12"');
    expect(coverage).toMatchObject({ areas: 5, counted: 4, maximum: { precision: 'APPROXIMATE', unit: 'PERCENT' } });
    expect(coverage.leftOut).toEqual([{ code: '64' }]);
    expect(await distribution('Region:VII', 'over: PROVINCE, measure: COVERAGE, at: "1990-01"')).toMatchObject({
      counted: 0,
      median: null,
      notComputable: { code: 'NO_FIGURE' },
    });
  });
});
