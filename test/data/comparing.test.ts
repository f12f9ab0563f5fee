import { describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

describe('areas beside each other', () => {
  const { apiUrl, asOwner } = useAccess();
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

  test('a map has one number of every regency and city of the nation in one request, within the limits', async () => {
    const NUMBER = 'area { code name } quantity { value } flags isDerived';
    const { json, stats } = await api.query(
      `{ nation { map(measure: PARTICIPANTS, segment: INFORMAL, at: "2024-12") { ${NUMBER} figure { source { title } } } } }`,
    );
    expect(json.errors).toBeUndefined();
    expect([stats.http, stats.statements.length]).toEqual([1, 1]);
    const { map } = json.data.nation;
    expect(map).toHaveLength(514);
    expect(map.map(({ area }: { area: { code: string } }) => area.code)).toEqual(
      (await asOwner("select code from area where kind in ('REGENCY', 'CITY') order by code")).map(({ code }) => code),
    );
    const of = (wanted: string) => map.find(({ area }: { area: { code: string } }) => area.code === wanted);
    expect(of('64.08')).toMatchObject({
      area: { name: 'Kabupaten Kutai Timur' },
      quantity: { value: '77074' },
      flags: ['DENOMINATOR_SUSPECT'],
      isDerived: false,
    });
    // No number is no number, not 0.
    expect(of('64.09')).toMatchObject({ quantity: null, flags: null, isDerived: null, figure: null });
    const { text } = await api.fetch('/q/map.csv?area=Nation:ID&segment=INFORMAL&at=2024-12');
    expect(text.split('\r\n').filter((line) => /^\d\d\.\d\d,/.test(line))).toHaveLength(514);
    expect(text).toContain('\r\n64.08,Kabupaten Kutai Timur,77074,');
    const parts = await api.query(
      `{ branches: region(code: "VII") { map(over: BRANCH, measure: PARTICIPANTS, segment: PU, at: "2020-06") { ${NUMBER} } }
         before: province(code: "64") { map(measure: PARTICIPANTS, segment: INFORMAL, at: "2012-10") { area { code } } }
         itself: localGovernment(code: "64.08") { map(measure: PARTICIPANTS, segment: INFORMAL, at: "2024-12") { quantity { value } } } }`,
    );
    const { branches, before, itself } = parts.json.data;
    expect(branches.map).toContainEqual({
      area: { code: 'KC-BERAU', name: expect.stringContaining('Berau') },
      quantity: { value: '51958' },
      flags: [],
      isDerived: false,
    });
    // Kalimantan Utara was not split off yet.
    expect(before.map.map(({ area }: { area: { code: string } }) => area.code)).toContain('65.01');
    expect(itself.map).toEqual([{ quantity: { value: '77074' } }]);
  });

  test('each area is there once; an id of no area is NOT_FOUND, also one that names another type', async () => {
    for (const wrong of ['Region:64', 'Market:65', 'Branch:64.71', 'Province:NOPE'])
      for (const field of ['compare', 'series']) {
        const { json } = await api.query(
          `{ ${field}(areas: ["Province:64", "${wrong}"], measures: [PARTICIPANTS]) { area { id } } }`,
        );
        expect(json.errors[0].extensions.code).toBe('NOT_FOUND');
      }
    const areas = '["LocalGovernment:64.71", "Province:64", "Province:64", "64"]';
    const { json } = await api.query(`{
      compare(areas: ${areas}, measures: [PARTICIPANTS]) { area { id } }
      series(areas: ${areas}, measures: [PARTICIPANTS]) { area { id } }
    }`);
    const there = [{ area: { id: 'Province:64' } }, { area: { id: 'LocalGovernment:64.71' } }];
    expect(json.data).toEqual({ compare: there, series: there });
  });

  test('a ranking goes by a ratio too, and names apart whom it has nothing to rank by', async () => {
    const of = 'measure: PARTICIPANTS, within: "Province:64"';
    const { json, stats } = await api.query(
      `{ coverage: ranking(${of}, segment: INFORMAL, among: REGENCY, per: ELIGIBLE_WORKFORCE, at: "2024-12") { rank area { code } ratio { value flags numerator { value } denominator { value } } }
         unranked(${of}, segment: INFORMAL, among: REGENCY, per: ELIGIBLE_WORKFORCE, at: "2024-12") { totalCount nodes { area { code } reason } }
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
    expect(json.data.unranked).toEqual({
      totalCount: 6,
      nodes: ['64.01', '64.02', '64.03', '64.07', '64.09', '64.11'].map((code) => ({
        area: { code },
        reason: 'No figure of this area is known up to then.',
      })),
    });
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
      '{ ranking(measure: COVERAGE, per: ELIGIBLE_WORKFORCE, among: PROVINCE, within: "Region:VII") { rank } unranked(measure: COVERAGE, per: ELIGIBLE_WORKFORCE, among: PROVINCE, within: "Region:VII") { nodes { area { code } reason } } }',
    );
    expect(json.data.ranking).toEqual([]);
    expect(json.data.unranked.nodes).toHaveLength(5);
    expect(json.data.unranked.nodes[3]).toEqual({
      area: { code: '64' },
      reason: 'Only a number of workers can be divided by a number of workers or of employers.',
    });
  });

  test('a ranking on one basis leaves out who counts on another', async () => {
    const { json } = await api.query(
      '{ ranking(measure: PARTICIPANTS, segment: PU, basis: ACTIVE, among: BRANCH, within: "Province:64", at: "2020-06") { rank } unranked(measure: PARTICIPANTS, segment: PU, basis: ACTIVE, among: BRANCH, within: "Province:64", at: "2020-06") { totalCount nodes { reason } } }',
    );
    expect([json.data.ranking.length, json.data.unranked.totalCount]).toEqual([0, 4]);
    expect(json.data.unranked.nodes[0].reason).toBe(
      'No figure of this area on the basis "active participants" is known up to then.',
    );
  });

  test('kinds of areas lie beside each other where several are named; the rest is read on after what is passed over', async () => {
    const { json } = await api.query(
      `{ both: ranking(measure: PARTICIPANTS, segment: PU, among: [BRANCH, PROVINCE], within: "Region:VII", at: "2020-06") { rank area { code } }
         rest: ranking(measure: PARTICIPANTS, segment: PU, among: [BRANCH, PROVINCE], within: "Region:VII", at: "2020-06", skip: 2, first: 2) { rank area { code } } }`,
    );
    const codes = json.data.both.map(({ area }: { area: { code: string } }) => area.code);
    expect(codes.slice(0, 4)).toEqual(['64', 'KC-PONTIANAK', 'KC-SAMARINDA', 'KC-BALIKPAPAN']);
    expect(json.data.rest).toEqual(json.data.both.slice(2, 4));
  });

  test('of equal numbers none is passed over; traders and workers do not compare', async () => {
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select a.id, 'PMI', 'PARTICIPANTS', 'REGISTERED', partial_date_of('2022-03', 'MONTH'), quantity_of(5, case a.kind when 'MARKET' then 'TRADERS' else 'WORKERS' end::unit), (select min(id) from source), 'test', tstzrange('2026-01-01', null)
      from area a where a.code in ('76.01', '76.02', '76.03', 'PASAR-PANDANSARI')`);
    const ranking = async (args: string) =>
      (
        await api.query(
          `{ ranking(measure: PARTICIPANTS, segment: PMI, basis: REGISTERED, at: "2022-03", ${args}) { rank area { code } comparable reason } }`,
        )
      ).json.data.ranking;
    const pages = await Promise.all([0, 1, 2, 3].map((skip) => ranking(`among: REGENCY, skip: ${skip}, first: 1`)));
    expect(pages.map(([row]) => row && [row.rank, row.area.code, row.comparable])).toEqual([
      [1, '76.01', true],
      [1, '76.02', true],
      [1, '76.03', true],
      undefined,
    ]);
    expect((await ranking('among: [REGENCY, MARKET]'))[0]).toMatchObject({
      comparable: false,
      reason: 'Some of the areas count workers, others traders.',
    });
  });

  test('more than the whole is doubted', async () => {
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select a.id, s.segment::segment, 'PARTICIPANTS', 'REGISTERED', partial_date_of('2022-03', 'MONTH'), quantity_of(s.n, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2026-01-01', null)
      from (values ('64.71', 'ALL', 100), ('64.71', 'PU', 101), ('64.72', 'ALL', 100), ('64.72', 'PU', 100)) as s(code, segment, n) join area a using (code)`);
    const { json } = await api.query(
      '{ ranking(measure: PARTICIPANTS, segment: PU, basis: REGISTERED, per: ALL_SEGMENTS, among: CITY, at: "2022-03") { ratio { value flags } } }',
    );
    expect(json.data.ranking).toEqual([
      { ratio: { value: '1.010000', flags: ['DENOMINATOR_SUSPECT', 'INPUT_DOES_NOT_ADD_UP'] } },
      { ratio: { value: '1.000000', flags: [] } },
    ]);
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

  test('a distribution has quantiles as exact as the worst of its numbers, and what depends on a bound is one', async () => {
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
    // Kalimantan Timur has more than 50 percent: so has the one that has the most.
    const coverage = await distribution('Region:VII', 'over: PROVINCE, measure: COVERAGE, at: "2025-12"');
    expect(coverage).toMatchObject({
      areas: 5,
      counted: 5,
      median: { precision: 'ESTIMATE' },
      maximum: { value: '50', precision: 'MORE_THAN', unit: 'PERCENT' },
      leftOut: [],
    });
    expect(await distribution('Region:VII', 'over: PROVINCE, measure: COVERAGE, at: "1990-01"')).toMatchObject({
      counted: 0,
      median: null,
      notComputable: { code: 'NO_FIGURE' },
    });
  });
});
