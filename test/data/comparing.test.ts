import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

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
