import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const ask = async (query: string, variables?: Record<string, unknown>) => {
  const { json } = await api.query(query, variables);
  expect(json.errors).toBeUndefined();
  return json.data;
};
const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);

test('sources of an enrollment are those of the figures shown, and no other', async () => {
  const at = (month: string) =>
    ask(`{ region(code: "VII") { enrollment(at: "${month}") { participants { value }
      sources { citation } bySegment { figure { source { citation } } } } } }`);
  const { enrollment } = (await at('2024-12')).region;
  const cited = enrollment.bySegment.map(
    (share: { figure: { source: { citation: string } } }) => share.figure.source.citation,
  );
  expect(enrollment.participants.value).toBe('3287020');
  expect(enrollment.sources.map(({ citation }: { citation: string }) => citation)).toEqual([...new Set(cited)]);
});

describe('unknown is not none', () => {
  const query = `{
    branch(code: "KC-SAMARINDA") { ...below }
    market(code: "PASAR-KAHAYAN") { ...below }
  }
  fragment below on Area {
    enrollment { completeness { expected isComplete reason } }
    mouProgress { ratio { value notComputable { code reason } } }
  }`;
  test('where no local governments are known, nothing is complete and no ratio is computed', async () => {
    for (const area of Object.values(await ask(query)))
      expect(area).toEqual({
        enrollment: {
          completeness: {
            expected: 0,
            isComplete: false,
            reason: expect.stringMatching(/^No areas are known/),
          },
        },
        mouProgress: {
          ratio: {
            value: null,
            notComputable: { code: 'NO_DENOMINATOR', reason: expect.stringMatching(/^No local governments are known/) },
          },
        },
      });
  });

  test('a local government is complete by itself', async () => {
    const { completeness } = (
      await ask(
        '{ localGovernment(code: "64.71") { enrollment(segment: BPU, at: "2023-06") { completeness { expected isComplete reason } } } }',
      )
    ).localGovernment.enrollment;
    expect(completeness).toEqual({ expected: 1, isComplete: true, reason: null });
  });

  test("the explorer's branch has a working area and figures", async () => {
    const example = readFileSync(new URL('../../web/examples/3-branch.graphql', import.meta.url), 'utf8');
    const { branch } = await ask(example);
    expect(branch.workingArea.length).toBeGreaterThan(1);
    expect(branch.figures.totalCount).toBeGreaterThan(0);
  });
});

describe('filters of agreements', () => {
  const found = async (filter: string) =>
    codes((await ask(`{ mous(filter: ${filter}, first: 100) { nodes { code } } }`)).mous.nodes);
  test('who pays: two that pay together are each of them', async () => {
    const both = await found('{ payer: APBD_AND_DBH_SAWIT }');
    expect(both).not.toEqual([]);
    for (const payer of ['APBD', 'DBH_SAWIT'])
      expect(await found(`{ payer: ${payer} }`)).toEqual(expect.arrayContaining(both));
    expect(await found('{ payer: SELF }')).not.toEqual(expect.arrayContaining(both));
  });

  test('text is found in the published side and in the names of the area', async () => {
    expect(await found('{ text: "BUPATI KAROLIN" }')).toContain('61.08:2025-08-22');
    expect(await found('{ text: "kalimantan timur" }')).toContain('64:2020-06-15');
  });
});

describe('series', () => {
  const series = async (every: string, segment: string, area: string) =>
    (
      await ask(`{ ${area} { series(measure: PARTICIPANTS, segment: ${segment}, every: ${every}) {
        points { month asOf { value precision } } unplaced { asOf { value precision } } breaks { before after cause } } } }`)
    )[area.split('(')[0] as string].series;

  test('of months have no point where only the year is known, and say so', async () => {
    const area = 'branch(code: "KC-SAMARINDA")';
    const months = await series('MONTH', 'FORMAL', area);
    expect(months.points).toEqual([{ month: '2012-10', asOf: { value: '2012-10', precision: 'MONTH' } }]);
    expect(months.unplaced).toHaveLength(4);
    const years = await series('YEAR', 'FORMAL', area);
    expect([years.points.length, years.unplaced]).toEqual([5, []]);
  });

  test('break where workers are divided anew', async () => {
    const { breaks } = await series('MONTH', 'INFORMAL', 'region(code: "VII")');
    expect(breaks[0]).toEqual({ before: '2014-07', after: '2016-12', cause: 'SCHEME' });
  });
});

describe('@asKnownAt moves lists too', () => {
  const lists =
    '{ provinces { code } channels { code } legalBases { code } programmes { code benefits { code validFrom } } segments { segment } sources(first: 100) { totalCount nodes { id publishedOn { lastDay } } } }';
  test('to what was there on that day', async () => {
    const then = await ask(`query @asKnownAt(at: "2014-08-22T00:00:00Z") ${lists}`);
    expect(then.provinces).toHaveLength(34);
    expect(codes(then.channels)).toEqual(['BRI', 'E-KIOSK']);
    expect(codes(then.legalBases)).not.toContain('PP 44/2015');
    expect(codes(then.programmes)).toEqual(['JKK', 'JKM', 'JHT']);
    expect(then.segments).toEqual([{ segment: 'FORMAL' }, { segment: 'INFORMAL' }]);
    for (const { publishedOn } of then.sources.nodes) expect((publishedOn?.lastDay ?? '') <= '2014-08-22').toBe(true);
    const now = await ask(lists);
    expect(now.provinces).toHaveLength(38);
    expect(codes(now.legalBases)).toContain('PP 44/2015');
    expect(now.sources.totalCount).toBeGreaterThan(2 * then.sources.totalCount);
  });

  test('and `at` asks for another day; by its code everything can be reached, with its days', async () => {
    const data = await ask(`query @asKnownAt(at: "2010-01-01T00:00:00Z") {
      provinces { code } later: provinces(at: "2014-08-21") { code } province(code: "65") { validFrom validTo }
      localGovernments(at: "2026-01-01") { totalCount } }`);
    expect([data.provinces.length, data.later.length]).toEqual([33, 34]);
    expect(data.province).toEqual({ validFrom: '2012-11-16', validTo: null });
    expect(data.localGovernments.totalCount).toBe(514);
  });
});

test('a month is over when it is over there', async () => {
  const month = async (moment: string) =>
    (
      await ask(
        `query @asKnownAt(at: "${moment}") { province(code: "64") { enrollment(segment: PMI, at: "2020-06") { completeness { month } rollUp(over: BRANCH) { month } } } }`,
      )
    ).province.enrollment;
  // Kalimantan Timur is eight hours ahead.
  const of = (found: string) => ({ completeness: { month: found }, rollUp: { month: found } });
  expect(await month('2020-06-30T15:59:59Z')).toEqual(of('2020-05'));
  expect(await month('2020-06-30T16:00:00Z')).toEqual(of('2020-06'));
});

test('an enrollment has its targets, each with where it stands', async () => {
  const { target } = (
    await ask(
      '{ region(code: "VII") { enrollment(segment: INFORMAL, at: "2014-07") { target { target { segment quantity { value } } status reason } } } }',
    )
  ).region.enrollment;
  expect(target).toContainEqual({
    target: { segment: 'INFORMAL', quantity: { value: '60293' } },
    status: 'NOT_COMPUTABLE',
    reason: expect.stringContaining('what is still to be added, or all that is to be added'),
  });
});

test('every field typed Area has an id that fetches it again', async () => {
  const { ranking, area, nodes } = await ask(`{
    ranking(measure: COVERAGE, among: PROVINCE, first: 2) { area { id __typename } }
    area(by: { id: "Region:VII" }) { id ... on Node { same: id } mouProgress { pending { id } } }
    nodes(ids: ["Province:64", "Branch:KC-BERAU"]) { id ... on Area { again: id kind } }
  }`);
  for (const { area } of ranking)
    expect((await ask(`{ node(id: "${area.id}") { __typename } }`)).node).toEqual({ __typename: area.__typename });
  expect([area.id, area.same]).toEqual(['Region:VII', 'Region:VII']);
  expect(area.mouProgress.pending[0].id).toMatch(/^LocalGovernment:\d/);
  expect(nodes).toEqual([
    { id: 'Province:64', again: 'Province:64', kind: 'PROVINCE' },
    { id: 'Branch:KC-BERAU', again: 'Branch:KC-BERAU', kind: 'BRANCH' },
  ]);
});
