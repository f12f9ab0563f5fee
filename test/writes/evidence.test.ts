/** Nothing is stronger than its evidence: what stands beside a number, or is worked out of it, is as doubtful as it is. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();
const source = (words: string) => ({ new: { citation: words, publisher: words } });
const record = async (more: Input, office: Office = 'admin') =>
  (
    await send(
      'recordFigure',
      {
        area: 'LocalGovernment:61.01',
        measure: 'PARTICIPANTS',
        basis: 'ACTIVE',
        source: source('A'),
        acknowledge: ['JUMP'],
        ...more,
        quantity: typeof more.quantity === 'number' ? { value: String(more.quantity) } : more.quantity,
      },
      office,
      'figure { id revision preferred flags }',
    )
  ).figure;
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};

describe('segments', () => {
  test('construction workers stand beside formal ones of the same day; none of the two is lost', async () => {
    const { branch } = await data(`{ branch(code: "KC-SAMARINDA") {
      all: enrollment(at: "2008-12") { bySegment { segment participants { value asOf } share { notComputable { code } } } }
      one: enrollment(at: "2008-12", segment: JAKON) { bySegment { segment participants { value } } }
    } }`);
    const share = { notComputable: { code: 'NO_DENOMINATOR' } };
    expect(branch).toEqual({
      all: {
        bySegment: [
          { segment: 'FORMAL', participants: { value: '81821', asOf: '2008-12-31' }, share },
          { segment: 'JAKON', participants: { value: '34431', asOf: '2008-12-31' }, share },
        ],
      },
      one: { bySegment: [{ segment: 'JAKON', participants: { value: '34431' } }] },
    });
  });

  test('beside a whole that they are no part of they have no share', async () => {
    for (const [segment, quantity] of [
      ['FORMAL', 60],
      ['INFORMAL', 40],
      ['JAKON', 30],
    ] as const)
      await record({ area: 'LocalGovernment:61.02', segment, quantity, asOf: '2014-09' });
    const { localGovernment } = await data(
      '{ localGovernment(code: "61.02") { enrollment(at: "2014-09") { participants { value } bySegment { segment share { value notComputable { reason } } } } } }',
    );
    const reason = 'This segment is named beside the whole, and its workers may be in other segments as well.';
    expect(localGovernment.enrollment).toEqual({
      participants: { value: '100' },
      bySegment: [
        { segment: 'FORMAL', share: { value: '0.600000', notComputable: null } },
        { segment: 'INFORMAL', share: { value: '0.400000', notComputable: null } },
        { segment: 'JAKON', share: { value: null, notComputable: { reason } } },
      ],
    });
  });

  test('of an earlier month than the total say so, each with its own day', async () => {
    const segments = async (at: string) => {
      const { enrollment } = (
        await data(
          `{ region(code: "VII") { enrollment(at: "${at}") { participants { value asOf } bySegment { participants { value asOf } share { value flags } } } } }`,
        )
      ).region;
      return enrollment;
    };
    const of = (value: string, share: string, flags: string[]) => ({
      participants: { value, asOf: '2014-07-31' },
      share: { value: share, flags },
    });
    expect(await segments('2015-12')).toEqual({
      participants: { value: '1060000', asOf: '2015-12-31' },
      bySegment: [
        of('999637', '0.693800', ['DATES_DIFFER', 'AMBIGUOUS_INPUT']),
        of('441177', '0.306200', ['DATES_DIFFER', 'AMBIGUOUS_INPUT']),
      ],
    });
    // Up to the month before, the total is that of the segments.
    expect(await segments('2015-11')).toEqual({
      participants: { value: '1440814', asOf: '2014-07-31' },
      bySegment: [of('999637', '0.693800', ['AMBIGUOUS_INPUT']), of('441177', '0.306200', ['AMBIGUOUS_INPUT'])],
    });
  });
});

describe('workers for each employer', () => {
  const size = async (at: string, segment = 'ALL') =>
    (
      await data(
        `{ region(code: "VII") { enrollment(at: "${at}", segment: ${segment}) { workersPerEmployer { value numerator { value } denominator { value } flags notComputable { code reason } } } } }`,
      )
    ).region.enrollment.workersPerEmployer;

  test('are wage earners: who pays for himself has no employer', async () => {
    const wageEarners = { value: '30.679350', numerator: { value: '1953661' }, denominator: { value: '63680' } };
    expect(await size('2024-11')).toEqual({ ...wageEarners, flags: [], notComputable: null });
    expect(await size('2024-11', 'PU')).toMatchObject(wageEarners);
    for (const segment of ['BPU', 'INFORMAL', 'PMI'])
      expect(await size('2024-11', segment)).toMatchObject({
        value: null,
        notComputable: { code: 'UNIT_DIFFERS', reason: expect.stringMatching(/^Those who pay for themselves/) },
      });
    expect(await size('2024-11', 'JAKON'), 'contractors are counted apart').toMatchObject({
      notComputable: { code: 'NO_DENOMINATOR' },
    });
    expect(await size('2014-07')).toMatchObject({ numerator: { value: '999637' }, denominator: { value: '8000' } });
    await record({ area: 'Region:VII', segment: 'PU', basis: 'UNSPECIFIED', asOf: '2024-12', quantity: 2000000 });
    expect(await size('2024-12')).toMatchObject({ numerator: { value: '2000000' }, flags: ['DATES_DIFFER'] });
  });

  test('are of the month of the total that they stand beside, or flagged', async () => {
    const of = { area: 'LocalGovernment:62.13', basis: 'ACTIVE' };
    const flags = async (segment: string) =>
      (
        await data(
          `{ localGovernment(code: "62.13") { enrollment(at: "2025-06", segment: ${segment}) { participants { asOf } workersPerEmployer { value flags } } } }`,
        )
      ).localGovernment.enrollment;
    for (const [segment, quantity] of [
      ['PU', 900],
      ['ALL', 1000],
    ] as const)
      await record({ ...of, segment, quantity, asOf: '2025-05' });
    await record({ ...of, segment: 'PU', measure: 'EMPLOYERS', quantity: 90, asOf: '2025-05' });
    const ten = { value: '10.000000', flags: [] };
    expect(await flags('ALL')).toEqual({ participants: { asOf: '2025-05-31' }, workersPerEmployer: ten });
    await record({ ...of, segment: 'ALL', quantity: 1100, asOf: '2025-06' });
    expect(await flags('ALL')).toEqual({
      participants: { asOf: '2025-06-30' },
      workersPerEmployer: { ...ten, flags: ['DATES_DIFFER'] },
    });
    expect(await flags('PU')).toEqual({ participants: { asOf: '2025-05-31' }, workersPerEmployer: ten });
  });

  test('rank areas by a segment of wage earners only', async () => {
    const ranking = (segment: string) =>
      data(`{
        ranking(measure: PARTICIPANTS, segment: ${segment}, per: EMPLOYERS, among: REGION, at: "2024-11") { area { code } ratio { value } }
        unranked(measure: PARTICIPANTS, segment: ${segment}, per: EMPLOYERS, among: REGION, within: "Nation:ID", at: "2024-11") { nodes { area { code } reasonSentence { code } } }
      }`);
    expect((await ranking('PU')).ranking).toEqual([{ area: { code: 'VII' }, ratio: { value: '30.679350' } }]);
    const { ranking: ranked, unranked } = await ranking('ALL');
    expect(ranked).toEqual([]);
    expect(unranked.nodes).toContainEqual({
      area: { code: 'VII' },
      reasonSentence: { code: 'SELF_PAYING_HAVE_NO_EMPLOYERS' },
    });
  });
});

describe('what another source says otherwise', () => {
  test('counts from the time on from which it is known: before, nothing is contradicted, nor preferred to something', async () => {
    const kalbar = (at: string) =>
      data(`query @asKnownAt(at: "${at}") {
        province(code: "61") { figures(filter: { measure: COVERAGE, from: "2025-12" }) {
          nodes { quantity { value } flags preferred preferredReason revision } } }
        ranking(measure: COVERAGE, among: PROVINCE, within: "Region:VII", at: "2025-12") { area { code } quantity { value } }
        series(areas: ["Province:61"], measures: [COVERAGE], segments: [ALL], from: "2025-12", to: "2025-12") { points { quantity { value } } }
      }`);
    const ranked = (answer: { ranking: { area: { code: string }; quantity: { value: string } }[] }) =>
      answer.ranking.find(({ area }) => area.code === '61')?.quantity.value;
    const before = await kalbar('2025-12-26T00:00:00Z');
    expect(before.province.figures.nodes).toEqual([
      { quantity: { value: '37' }, flags: [], preferred: true, preferredReason: null, revision: 1 },
    ]);
    expect(ranked(before)).toBe('37');
    expect(before.series[0].points).toEqual([{ quantity: { value: '37' } }]);
    const since = await kalbar('2026-02-03T00:00:00Z');
    expect(since.province.figures.nodes).toMatchObject([
      { quantity: { value: '27' }, flags: ['CONTRADICTED'], preferred: true, revision: 1 },
      { quantity: { value: '37' }, flags: ['CONTRADICTED'], preferred: false, revision: 2 },
    ]);
    expect(ranked(since)).toBe('27');
    const east = async (at: string) =>
      (
        await data(
          `query @asKnownAt(at: "${at}") { province(code: "64") { figures(filter: { segment: PU, measure: PARTICIPANTS }) { nodes { quantity { value } flags preferredReason } } } }`,
        )
      ).province.figures.nodes;
    expect(await east('2020-07-01T00:00:00Z')).toEqual([
      { quantity: { value: '568945' }, flags: [], preferredReason: null },
    ]);
    expect(await east('2020-08-10T00:00:00Z')).toMatchObject([
      { quantity: { value: '528661' }, flags: ['CONTRADICTED'] },
      { quantity: { value: '568945' }, flags: ['CONTRADICTED'], preferredReason: expect.stringMatching(/sum to its/) },
    ]);
  });

  const flagsIn = async (month: string, code = '61.03') =>
    (
      await data(
        `{ localGovernment(code: "${code}") { figures(filter: { from: "${month}", to: "${month}" }, orderBy: OLDEST) { nodes { quantity { value precision } flags } } } }`,
      )
    ).localGovernment.figures.nodes.map(
      ({ quantity, flags }: { quantity: { value: string }; flags: string[] }) => `${quantity.value} ${flags}`,
    );
  const pair = async (asOf: string, one: Input, other: Input) => {
    const common = { area: 'LocalGovernment:61.03', segment: 'BPU', asOf };
    await record({ ...common, ...one });
    return record({ ...common, source: source('B'), ...other });
  };

  test('is told of what is recorded like of the seed, as long as both are known', async () => {
    const rival = await pair('2026-01', { quantity: 1000 }, { quantity: 1001 });
    expect(rival).toMatchObject({ preferred: false, flags: ['CONTRADICTED'] });
    expect(await flagsIn('2026-01')).toEqual(['1000 CONTRADICTED', '1001 CONTRADICTED']);
    const { dataset } = await data('{ dataset { knownAt } }');
    await send('withdrawFigure', { figure: rival.id, revision: 1, reason: 'x' }, 'admin', 'figure { flags }');
    expect(await flagsIn('2026-01')).toEqual(['1000 ']);
    const then = await data(
      `query @asKnownAt(at: "${dataset.knownAt}") { localGovernment(code: "61.03") { figures(filter: { from: "2026-01", to: "2026-01" }) { nodes { flags } } } }`,
    );
    expect(then.localGovernment.figures.nodes).toEqual([{ flags: ['CONTRADICTED'] }, { flags: ['CONTRADICTED'] }]);
  });

  test('is no contradiction where both may mean one number, or where they are of other things', async () => {
    const about = (value: string) => ({ quantity: { value, precision: 'APPROXIMATE' } });
    await pair('2025-01', about('1200'), { quantity: 1249 });
    expect(await flagsIn('2025-01'), 'within the rounding').toEqual(['1200 ', '1249 ']);
    await pair('2025-02', about('1200'), { quantity: 1251 });
    expect(await flagsIn('2025-02')).toEqual(['1200 CONTRADICTED', '1251 CONTRADICTED']);
    await pair('2025-03', { quantity: { value: '1000', precision: 'AT_LEAST' } }, { quantity: 1000 });
    expect(await flagsIn('2025-03')).toEqual(['1000 ', '1000 ']);
    await pair('2025-04', { quantity: 1000 }, { quantity: 900, basis: 'REGISTERED' });
    expect(await flagsIn('2025-04')).toEqual(['1000 ', '900 ']);
    await pair('2025-05', { quantity: 1000, attribution: 'RESIDENCE' }, { quantity: 900, attribution: 'WORKPLACE' });
    expect(await flagsIn('2025-05')).toEqual(['1000 ', '900 ']);
    await pair('2025-06', { quantity: 90, measure: 'JOINED' }, { quantity: 60, measure: 'JOINED', asOf: '2025-06-30' });
    expect(await flagsIn('2025-06'), 'a day and a month').toEqual(['90 ', '60 ']);
    await pair('2025-07-01', { quantity: 1000 }, { quantity: 1100, asOf: '2025-08-31' });
    expect([...(await flagsIn('2025-07')), ...(await flagsIn('2025-08'))], 'two months').toEqual(['1000 ', '1100 ']);
    await pair('2025-09-01', { quantity: 1000 }, { quantity: 1100, asOf: '2025-09-30' });
    expect(await flagsIn('2025-09'), 'two days of a month').toEqual(['1000 CONTRADICTED', '1100 CONTRADICTED']);
  });

  test('a correction that agrees ends it; the sum over parts has the doubts of its parts', async () => {
    const cities = ['65.01', '65.02', '65.03', '65.04', '65.71'];
    for (const code of cities)
      await record({ area: `LocalGovernment:${code}`, segment: 'BPU', asOf: '2026-02', quantity: 100 });
    const flags = async () => {
      const { province } = await data(
        '{ province(code: "65") { enrollment(segment: BPU, at: "2026-02") { participants { value } coverage { numerator { value } } } } ranking(measure: PARTICIPANTS, segment: BPU, among: PROVINCE, at: "2026-02") { area { code } } }',
      );
      const [sum] = await asOwner(
        "select s.flags::text from figure_sum s join area a on a.id = s.area_id where a.code = '65' and s.segment = 'BPU' and s.month = '2026-02-01' and upper_inf(s.while_known)",
      );
      return [province.enrollment.participants.value, sum?.flags];
    };
    expect(await flags()).toEqual(['500', '{}']);
    const rival = await record({
      area: 'LocalGovernment:65.71',
      segment: 'BPU',
      asOf: '2026-02',
      quantity: 120,
      source: source('B'),
    });
    expect(await flags()).toEqual(['500', '{CONTRADICTED}']);
    const correct = (value: string, revision: number, figure: string) =>
      send('correctFigure', { figure, revision, quantity: { value }, reason: 'x' }, 'admin', 'figure { id flags }');
    const { figure } = await correct('100', 1, rival.id);
    expect(figure.flags).toEqual([]);
    expect(await flags()).toEqual(['500', '{}']);
    await correct('99', 2, figure.id);
    expect(await flags()).toEqual(['500', '{CONTRADICTED}']);
  });

  test('is kept as it is worked out anew', async () => {
    const kept = () =>
      asOwner("select id::int, contradicted_while::text from figure where contradicted_while <> '{}' order by id");
    const before = await kept();
    expect(before.length).toBeGreaterThan(10);
    await asOwner("update figure set contradicted_while = '{}' where id % 2 = 0");
    await asOwner("update figure set contradicted_while = '{(,)}' where contradicted_while = '{}' and id % 3 = 0");
    expect(await kept()).not.toEqual(before);
    await asOwner('call rebuild_figure_contradiction()');
    expect(await kept()).toEqual(before);
  });

  test('nobody wrote it, so the log tells only what was written', async () => {
    const logged = async () =>
      Number((await asOwner("select count(*)::int as n from audit_log where relation = 'figure'"))[0]?.n);
    await record({ area: 'LocalGovernment:61.04', segment: 'BPU', asOf: '2026-03', quantity: 100 });
    const before = await logged();
    await record({ area: 'LocalGovernment:61.04', segment: 'BPU', asOf: '2026-03', quantity: 50, source: source('B') });
    expect(await logged()).toBe(before + 1);
    expect((await data('{ dataset { figures } }')).dataset.figures).toBe(
      (await asOwner('select count(*)::int as n from figure where upper_inf(known)'))[0]?.n,
    );
  });
});

describe('a change', () => {
  const changes = async (area: string, segment: string, range: string, every = 'MONTH') =>
    (
      await data(
        `{ series(areas: ["${area}"], measures: [PARTICIPANTS], segments: [${segment}], ${range}, every: ${every}) { points { quantity { value } change { absolute { value precision } percent comparable reasonSentences { code } flags } } } }`,
      )
    ).series[0].points.map(({ change }: { change: unknown }) => change);

  test('has no more digits than the numbers; where a rival turns it, they are not comparable', async () => {
    // 1.06 and 1.02 million; another source has 1.04 and 1.061.
    expect((await changes('Region:VII', 'ALL', 'from: "2015-01", to: "2016-12"', 'YEAR'))[1]).toEqual({
      absolute: { value: '-40000', precision: 'APPROXIMATE' },
      percent: '-4',
      comparable: false,
      reasonSentences: [{ code: 'RIVALS_TURN_CHANGE' }],
      flags: ['CONTRADICTED'],
    });
    // From about 60,000 to about 111,000.
    expect((await changes('Region:VII', 'INFORMAL', 'from: "2016-12", to: "2017-04"'))[1]).toEqual({
      absolute: { value: '50000', precision: 'APPROXIMATE' },
      percent: '90',
      comparable: true,
      reasonSentences: [],
      flags: [],
    });
  });

  const area = 'LocalGovernment:61.05';
  const write = (asOf: string, value: string, more: Input = {}) =>
    record({ area, segment: 'BPU', asOf, quantity: { value, precision: 'APPROXIMATE' }, ...more });
  const last = async (from: string, to: string) => (await changes(area, 'BPU', `from: "${from}", to: "${to}"`)).at(-1);

  test('within the rounding of its numbers may have gone the other way', async () => {
    await write('2025-01', '1200');
    await write('2025-02', '1240');
    expect(await last('2025-01', '2025-02')).toMatchObject({
      absolute: { value: '40' },
      percent: '3',
      comparable: false,
      reasonSentences: [{ code: 'CHANGE_WITHIN_ROUNDING' }],
    });
    // At most 1,245, and then at least 1,250.
    await write('2025-03', '1300');
    expect(await last('2025-02', '2025-03')).toMatchObject({
      absolute: { value: '60' },
      percent: '5',
      comparable: true,
    });
    // Both may be 1,150, but it did not fall.
    await write('2025-04', '1100');
    await write('2025-05', '1200');
    expect(await last('2025-04', '2025-05')).toMatchObject({
      absolute: { value: '100' },
      percent: '9',
      comparable: true,
    });
    // No change has no more digits either: it may be from -8 to 9 %.
    await write('2025-06', '1200');
    expect(await last('2025-05', '2025-06')).toMatchObject({ absolute: { value: '0' }, percent: '0' });
  });

  test('of exact numbers has all its digits; a rival that leaves its sign is a flag alone', async () => {
    const exact = (asOf: string, value: string, more: Input = {}) =>
      write(asOf, value, { ...more, quantity: { value } });
    await exact('2024-01', '1000');
    await exact('2024-02', '1234');
    expect(await last('2024-01', '2024-02')).toEqual({
      absolute: { value: '234', precision: 'EXACT' },
      percent: '23.4000',
      comparable: true,
      reasonSentences: [],
      flags: [],
    });
    await exact('2024-03', '1234');
    expect(await last('2024-02', '2024-03')).toMatchObject({ absolute: { value: '0' }, percent: '0.0000' });
    await exact('2024-02', '1200', { source: source('B') });
    expect(await last('2024-01', '2024-02')).toEqual({
      absolute: { value: '230', precision: 'APPROXIMATE' },
      percent: '23',
      comparable: true,
      reasonSentences: [],
      flags: ['CONTRADICTED'],
    });
    // Where there may have been nothing before, the percentage may be any: one digit of it is told.
    await exact('2023-01', '7');
    await exact('2023-02', '19');
    expect(await last('2023-01', '2023-02')).toMatchObject({ percent: '171.4286' });
    await exact('2023-01', '0', { source: source('B') });
    expect(await last('2023-01', '2023-02')).toMatchObject({ percent: '200', flags: ['CONTRADICTED'] });
    await exact('2024-02', '999', { source: source('C') });
    expect(await last('2024-01', '2024-02')).toMatchObject({
      comparable: false,
      reasonSentences: [{ code: 'RIVALS_TURN_CHANGE' }],
    });
  });
});

describe('a ranking', () => {
  const area = (code: string) => `LocalGovernment:${code}`;
  const ranked = async (at: string) =>
    (
      await data(
        `{ ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, among: REGENCY, within: "Province:62", at: "${at}") { area { code } comparable reasonSentence { code } flags } }`,
      )
    ).ranking.map(
      (row: {
        area: { code: string };
        comparable: boolean;
        reasonSentence: { code: string } | null;
        flags: string[];
      }) => [row.area.code, row.comparable, row.reasonSentence?.code ?? null, ...row.flags].join(' '),
    );

  test('says whose number is older than the latest by more than the months that may lie between', async () => {
    const write = (code: string, asOf: string, quantity: number, more: Input = {}) =>
      record({ area: area(code), segment: 'BPU', asOf, quantity, ...more });
    await write('62.01', '2023-10', 900);
    await write('62.02', '2023-11', 800);
    await write('62.03', '2024-11-30', 700);
    expect(await ranked('2024-11')).toEqual(['62.01 false OLDER_THAN_OTHERS', '62.02 true ', '62.03 true ']);
    expect(await ranked('2024-10'), 'nothing is newer').toEqual(['62.01 true ', '62.02 true ']);
    expect((await data('{ dataset { comparableMonths } }')).dataset.comparableMonths).toBe(12);
    await asOwner('update dataset set comparable_months = 13');
    expect((await ranked('2024-11'))[0]).toBe('62.01 true ');
    await asOwner('update dataset set comparable_months = 12');
    await write('62.03', '2024-11-30', 600, { source: source('B') });
    expect((await ranked('2024-11'))[2]).toBe('62.03 true  CONTRADICTED');
  });

  test('of the seed has numbers of 2020, 2023 and 2024, which are not alike', async () => {
    const { ranking } = await data(
      '{ ranking(measure: PARTICIPANTS, segment: PU, among: BRANCH, within: "Region:VII", at: "2024-11", first: 30) { quantity { asOf } comparable } }',
    );
    const days = ranking.map(({ quantity }: { quantity: { asOf: string } }) => quantity.asOf);
    expect(new Set(days).size).toBeGreaterThan(1);
    const latest = [...days].sort().at(-1) as string;
    for (const { quantity, comparable } of ranking)
      if (Number(quantity.asOf.slice(0, 4)) < Number(latest.slice(0, 4)) - 1) expect(comparable).toBe(false);
  });
});

test('the progress of a target has the doubts about what was added', async () => {
  const of = { area: 'LocalGovernment:61.07', segment: 'BPU' };
  const joined = { ...of, measure: 'JOINED', asOf: '2025-01' };
  await record({ ...joined, quantity: 60 });
  await send(
    'setTarget',
    {
      ...of,
      measure: 'PARTICIPANTS',
      kind: 'ADDITION',
      quantity: { value: '100' },
      from: '2025-01-01',
      to: '2025-12-31',
      basis: 'OFFICE',
      interpretation: 'WHOLE_PERIOD',
      source: source('Plan'),
    },
    'admin',
    'target { id }',
  );
  const achieved = async () =>
    (
      await data(
        '{ localGovernment(code: "61.07") { targets { progress(at: "2025-02-10") { achieved { value flags } } } } }',
      )
    ).localGovernment.targets[0].progress.achieved;
  expect(await achieved()).toEqual({ value: '0.600000', flags: [] });
  await record({ ...joined, quantity: 80, source: source('B') });
  expect(await achieved()).toEqual({ value: '0.600000', flags: ['CONTRADICTED_INPUT'] });
});

describe('an addition that the stock shows and one that is reported', () => {
  const of = { area: 'LocalGovernment:61.12', segment: 'BPU' };
  const add = (asOf: string, quantity: unknown, more = {}) => record({ ...of, asOf, quantity, ...more });
  let reported: { id: string; revision: number };
  const added = async (at: string, language = 'EN') =>
    (
      await data(
        `query @language(is: ${language}) { localGovernment(code: "61.12") { targets { progress(at: "${at}") {
          status actual { value precision } gap { value } pace { value } achieved { value flags } reason } } } }`,
      )
    ).localGovernment.targets[0].progress;

  test('growth below what is wanted says why it decides nothing', async () => {
    await add('2024-12', 1000);
    await add('2025-06', 1150);
    await send(
      'setTarget',
      {
        ...of,
        measure: 'PARTICIPANTS',
        kind: 'ADDITION',
        quantity: { value: '200' },
        from: '2025-01-01',
        to: '2025-12-31',
        basis: 'OFFICE',
        interpretation: 'WHOLE_PERIOD',
        source: source('Plan'),
      },
      'admin',
      'target { id }',
    );
    expect(await added('2025-06-30')).toMatchObject({
      status: 'NOT_COMPUTABLE',
      actual: { value: '150', precision: 'AT_LEAST' },
      reason:
        'By 30 June 2025 the stock has grown by 150. People leave, so at least so many were added; how many exactly is not known.',
    });
    expect((await added('2025-06-30', 'ID')).reason).toBe(
      'Sampai dengan 30 Juni 2025 jumlahnya bertambah 150. Karena ada peserta yang keluar, penambahannya sedikitnya sebanyak itu; berapa tepatnya tidak diketahui.',
    );
  });

  test('what is told of it stands in one order as text and as sentences, and lists name their last with "and"', async () => {
    const told = async (area: string, language: string) => {
      const { progress } = (
        await data(
          `query @language(is: ${language}) { localGovernment(code: "${area}") { targets { progress(at: "2025-07-31") {
            reason reasonSentences { code text parameters { name kind value } } } } } }`,
        )
      ).localGovernment.targets[0];
      expect(progress.reasonSentences.map(({ text }: { text: string }) => text).join(' ')).toBe(progress.reason);
      return progress;
    };
    const other = { area: 'LocalGovernment:61.11', segment: 'BPU' };
    await send(
      'setTarget',
      {
        ...other,
        measure: 'PARTICIPANTS',
        kind: 'ADDITION',
        quantity: { value: '200' },
        from: '2025-01-01',
        to: '2025-12-31',
        basis: 'OFFICE',
        interpretation: 'WHOLE_PERIOD',
        source: source('Plan'),
      },
      'admin',
      'target { id }',
    );
    const joined = (asOf: string) => record({ ...other, measure: 'JOINED', asOf, quantity: 10 });
    for (const month of ['2025-01', '2025-04', '2025-07']) await joined(month);
    const { reasonSentences } = await told('61.11', 'EN');
    expect(reasonSentences.map(({ code }: { code: string }) => code)).toEqual(['PACE_AND_NEED', 'ADDITIONS_MISSING']);
    expect(reasonSentences[1]).toEqual({
      code: 'ADDITIONS_MISSING',
      text: 'Additions of February 2025, March 2025, May 2025 and June 2025 are missing.',
      parameters: [{ name: 'months', kind: 'DATES', value: '2025-02, 2025-03, 2025-05, 2025-06' }],
    });
    expect((await told('61.11', 'ID')).reasonSentences[1].text).toBe(
      'Penambahan untuk Februari 2025, Maret 2025, Mei 2025, dan Juni 2025 belum ada.',
    );
    for (const month of ['2025-02', '2025-03']) await joined(month);
    expect((await told('61.11', 'ID')).reason).toMatch(/Penambahan untuk Mei 2025 dan Juni 2025 belum ada\.$/);
    await joined('2025-05');
    expect((await told('61.11', 'EN')).reason).toMatch(/Additions of June 2025 are missing\.$/);
  });

  test('fewer joined than the stock grew by: neither decides, and it is said', async () => {
    await add('2025-12', 1250);
    const byGrowth = {
      status: 'ACHIEVED',
      actual: { value: '250', precision: 'AT_LEAST' },
      achieved: { value: '1.250000', flags: [] },
    };
    expect(await added('2025-12-31')).toMatchObject(byGrowth);
    // Of January, 50 are no contradiction, and the later growth still is the least.
    await add('2025-01', 50, { measure: 'JOINED' });
    expect(await added('2025-12-31')).toMatchObject(byGrowth);
    reported = await add('2025', 50, { measure: 'JOINED' });
    expect(await added('2026-01-31')).toEqual({
      status: 'NOT_COMPUTABLE',
      actual: { value: '50', precision: 'EXACT' },
      gap: null,
      pace: null,
      achieved: { value: '0.250000', flags: ['INPUT_DOES_NOT_ADD_UP'] },
      reason:
        'By 31 December 2025 50 are reported to have joined, yet the stock has grown by at least 250: the two do not fit.',
    });
    expect((await added('2026-01-31', 'ID')).reason).toBe(
      'Sampai dengan 31 Desember 2025 peserta baru dilaporkan berjumlah 50, padahal jumlah peserta bertambah sedikitnya 250: kedua angka ini tidak cocok.',
    );
  });

  test('as many joined as the stock grew by fit it; above what is wanted, both say that it is reached', async () => {
    const correct = async (value: string) => {
      const { figure } = await send(
        'correctFigure',
        {
          figure: reported.id,
          revision: reported.revision,
          quantity: { value },
          reason: 'Dihitung lagi',
          acknowledge: ['JUMP'],
        },
        'admin',
        'figure { id revision }',
      );
      reported = figure;
    };
    await correct('249');
    expect(await added('2026-01-31')).toMatchObject({
      status: 'ACHIEVED',
      actual: { value: '249' },
      achieved: { flags: ['INPUT_DOES_NOT_ADD_UP'] },
      reason: expect.stringContaining('the two do not fit'),
    });
    await correct('250');
    expect(await added('2026-01-31')).toMatchObject({
      status: 'ACHIEVED',
      actual: { value: '250', precision: 'EXACT' },
      achieved: { flags: [] },
    });
  });
});

describe('the basis never changes silently', () => {
  const area = 'LocalGovernment:61.06';
  const write = (basis: string, asOf: string, quantity: number) =>
    record({ area, segment: 'BPU', basis, asOf, quantity });
  const shown = async (at: string, basis = '') => {
    const { localGovernment, ranking, compare } = await data(`{
      localGovernment(code: "61.06") { enrollment(segment: BPU, at: "${at}" ${basis}) { participants { value basis } participantsFlags } }
      ranking(measure: PARTICIPANTS, segment: BPU, among: REGENCY, within: "Province:61", at: "${at}" ${basis}) { area { code } quantity { value } }
      compare(areas: ["${area}"], measures: [PARTICIPANTS], segment: BPU, at: "${at}" ${basis}) { quantity { value } }
    }`);
    const { participants, participantsFlags } = localGovernment.enrollment;
    const ranked = ranking.find(({ area }: { area: { code: string } }) => area.code === '61.06');
    expect([ranked.quantity.value, compare[0].quantity.value]).toEqual([participants.value, participants.value]);
    return [participants.value, participants.basis, ...participantsFlags].join(' ');
  };
  const target = async (at: string) => {
    const { targets } = (
      await data(
        `{ localGovernment(code: "61.06") { targets { progress(at: "${at}") { status actual { value basis } achieved { flags } } } } }`,
      )
    ).localGovernment;
    expect(targets).toHaveLength(1);
    return targets[0].progress;
  };

  test('where only registered ones are known of the last months, active ones of the year before are shown', async () => {
    await write('ACTIVE', '2024-12', 900);
    await write('REGISTERED', '2025-12', 2600);
    await send(
      'setTarget',
      {
        area,
        segment: 'BPU',
        measure: 'PARTICIPANTS',
        kind: 'STOCK',
        quantity: { value: '1000' },
        from: '2025-01-01',
        to: '2025-12-31',
        basis: 'OFFICE',
        interpretation: 'LITERAL',
        source: source('Plan'),
      },
      'admin',
      'target { id }',
    );
    expect(await shown('2025-12')).toBe('900 ACTIVE');
    expect(await shown('2025-12', ', basis: REGISTERED')).toBe('2600 REGISTERED');
    const progress = await target('2026-01-31');
    expect(progress).toMatchObject({ actual: { value: '900', basis: 'ACTIVE' } });
    expect(progress.status).not.toBe('ACHIEVED');
  });

  test('where those are older, registered ones are, with a flag', async () => {
    await write('REGISTERED', '2026-01', 2700);
    expect(await shown('2026-01')).toBe('2700 REGISTERED BASIS_CHANGES');
    await write('ACTIVE', '2025-11', 950);
    expect(await shown('2026-01')).toBe('950 ACTIVE');
    for (const { id, revision } of await asOwner(
      "select 'Figure:' || f.id as id, f.revision from figure f join area a on a.id = f.area_id where a.code = '61.06' and f.basis = 'ACTIVE'",
    ))
      await send('withdrawFigure', { figure: id, revision, reason: 'x' }, 'admin', 'figure { id }');
    expect(await shown('2026-01'), 'no other basis is known').toBe('2700 REGISTERED');
    expect(await target('2026-01-31')).toMatchObject({ status: 'ACHIEVED', achieved: { flags: [] } });
    await write('UNSPECIFIED', '2025-06', 800);
    expect(await target('2026-01-31')).toMatchObject({
      status: 'ACHIEVED',
      actual: { value: '2600' },
      achieved: { flags: ['BASIS_CHANGES'] },
    });
  });

  test('nor that of a sum over parts', async () => {
    for (const [basis, asOf, quantity] of [
      ['ACTIVE', '2025-03', 10],
      ['REGISTERED', '2025-04', 50],
    ] as const)
      for (const code of ['65.01', '65.02', '65.03', '65.04', '65.71'])
        await record({ area: `LocalGovernment:${code}`, segment: 'PMI', basis, asOf, quantity });
    const { province } = await data(
      '{ province(code: "65") { any: enrollment(segment: PMI, at: "2025-04") { participants { value } } asked: enrollment(segment: PMI, basis: REGISTERED, at: "2025-04") { participants { value } } } }',
    );
    expect(province).toEqual({ any: { participants: { value: '50' } }, asked: { participants: { value: '250' } } });
  });

  describe('and every list that shows the number says so', () => {
    const of = 'measure: PARTICIPANTS, segment: BPU';
    const put = (code: string, basis: string, asOf: string, quantity: number) =>
      record({ area: `LocalGovernment:${code}`, segment: 'BPU', basis, asOf, quantity });
    const setStock = (code: string, from: string, to: string) =>
      send(
        'setTarget',
        {
          area: `LocalGovernment:${code}`,
          segment: 'BPU',
          measure: 'PARTICIPANTS',
          kind: 'STOCK',
          quantity: { value: '1000' },
          from,
          to,
          basis: 'OFFICE',
          interpretation: 'LITERAL',
          source: source('Plan'),
        },
        'admin',
        'target { id }',
      );
    type Flagged = { area: { code: string }; flags: string[] | null };
    const lists = async (code: string, at: string, basis = '') => {
      const asked = `${of}, at: "${at}" ${basis}`;
      const all = await data(`{
        province(code: "${code.slice(0, 2)}") { map(${asked}) { area { code } flags } }
        compare(areas: ["${code}"], measures: [PARTICIPANTS], segment: BPU, at: "${at}" ${basis}) { area { code } flags }
        ranking(${asked}, among: [REGENCY, CITY], first: 100) { area { code } flags }
        series(areas: ["${code}"], measures: [PARTICIPANTS], segments: [BPU], to: "${at}" ${basis}) { area { code } points { flags } }
      }`);
      const here = (list: Flagged[]) => list.find(({ area }) => area.code === code)?.flags;
      return [
        here(all.province.map),
        here(all.compare),
        here(all.ranking),
        ...all.series[0].points.map(({ flags }: Flagged) => flags),
      ];
    };

    test('maps, comparisons, rankings and series', async () => {
      await put('61.07', 'ACTIVE', '2023-06-30', 900);
      await put('61.07', 'REGISTERED', '2024-07-31', 2600);
      const changed = ['BASIS_CHANGES'];
      expect(await lists('61.07', '2024-07')).toEqual([changed, changed, changed, [], changed]);
      expect(await lists('61.07', '2024-07', ', basis: REGISTERED'), 'one basis is asked for').toEqual([
        [],
        [],
        [],
        [],
      ]);
      expect(await lists('61.07', '2024-06'), 'the number before').toEqual([[], [], [], []]);
    });

    test('a series passes over what an enrolment passes over', async () => {
      const area = 'LocalGovernment:62.12';
      const points = async (basis = '', from = '2024-01', every = 'MONTH') =>
        (
          await data(
            `{ localGovernment(code: "62.12") { series(${of}, from: "${from}", every: ${every} ${basis}) { points { month quantity { value basis } flags change { absolute { value } } } breaks { cause } unplaced { asOf { value } basis } } } }`,
          )
        ).localGovernment.series;
      const point = (month: string, value: string, basis: string, flags: string[] = [], absolute?: string) => ({
        month,
        quantity: { value, basis },
        flags,
        change: absolute ? { absolute: { value: absolute } } : null,
      });
      await put('62.12', 'ACTIVE', '2025-06-30', 900);
      await put('62.12', 'REGISTERED', '2025-09-30', 2600);
      const active = point('2025-06', '900', 'ACTIVE');
      const passedOver = { asOf: { value: '2025-09-30' }, basis: 'REGISTERED' };
      const all = { points: [active], breaks: [], unplaced: [passedOver] };
      expect(await points()).toEqual(all);
      expect((await points('', '2025-07')).points, 'also where the active ones are before the first month').toEqual([]);
      expect(await points('', '2024-01', 'YEAR')).toEqual({
        ...all,
        points: [{ ...active, month: '2025-01' }],
      });
      expect(await points(', basis: REGISTERED')).toEqual({
        points: [point('2025-09', '2600', 'REGISTERED')],
        breaks: [],
        unplaced: [],
      });
      const { localGovernment } = await data(
        `{ localGovernment(code: "62.12") { enrollment(segment: BPU, at: "2025-09") { participants { value } } } }`,
      );
      expect(localGovernment.enrollment).toEqual({ participants: { value: '900' } });
      // More than twelve months later they are shown, with a mark and a break; the month before still are not.
      await record({ area, segment: 'BPU', basis: 'REGISTERED', asOf: '2026-06', quantity: 2700 });
      await record({ area, segment: 'BPU', basis: 'REGISTERED', asOf: '2026-07', quantity: 2800 });
      const later = await points();
      expect(later.points).toMatchObject([
        active,
        { month: '2026-07', quantity: { value: '2800', basis: 'REGISTERED' }, flags: ['BASIS_CHANGES'] },
      ]);
      expect(later.breaks).toContainEqual({ cause: 'BASIS' });
      expect(later.unplaced).toEqual([passedOver, { asOf: { value: '2026-06' }, basis: 'REGISTERED' }]);
    });

    test('the rank by a target, and the progress, also after a number that was passed over', async () => {
      await put('62.71', 'ACTIVE', '2023-06-30', 900);
      await put('62.71', 'REGISTERED', '2024-06-30', 2600);
      await put('62.71', 'REGISTERED', '2024-07-31', 2650);
      await setStock('62.71', '2024-01-01', '2024-12-31');
      const { localGovernment, ranking } = await data(`{
        localGovernment(code: "62.71") { targets { progress(at: "2024-08-15") { actual { value } achieved { value flags } } } }
        ranking(${of}, among: CITY, within: "62", per: TARGET, at: "2024-08") { area { code } ratio { value flags } flags comparable reason }
      }`);
      const ratio = { value: '2.650000', flags: ['BASIS_CHANGES'] };
      expect(localGovernment.targets).toEqual([{ progress: { actual: { value: '2650' }, achieved: ratio } }]);
      expect(ranking).toEqual([
        {
          area: { code: '62.71' },
          ratio,
          flags: ['BASIS_CHANGES'],
          comparable: false,
          reason: 'The basis changes. Before: active participants. After: registered participants.',
        },
      ]);
      // Without the number of another basis nothing has changed.
      for (const { id, revision } of await asOwner(
        "select 'Figure:' || f.id as id, f.revision from figure f join area a on a.id = f.area_id where a.code = '62.71' and f.segment = 'BPU' and f.basis = 'ACTIVE'",
      ))
        await send('withdrawFigure', { figure: id, revision, reason: 'x' }, 'admin', 'figure { id }');
      const after = await data(
        `{ ranking(${of}, among: CITY, within: "62", per: TARGET, at: "2024-08") { ratio { flags } flags comparable reason } }`,
      );
      expect(after.ranking).toEqual([{ ratio: { flags: [] }, flags: [], comparable: true, reason: null }]);
    });
  });
});

describe('a rank by a ratio', () => {
  const ranked = async (per: string) =>
    (
      await data(
        `{ ranking(measure: PARTICIPANTS, segment: PMI, among: CITY, within: "61", per: ${per}, at: "2024-03") { flags ratio { flags } } }`,
      )
    ).ranking;

  test('has the doubts about both of its numbers, and about those that a target is held against', async () => {
    const area = 'LocalGovernment:61.71';
    await record({ area, segment: 'PMI', asOf: '2024-03', quantity: 100 });
    const { revision, id } = await record({ area, segment: 'ALL', asOf: '2024-03', quantity: 1000 });
    await send(
      'setTarget',
      {
        area,
        segment: 'PMI',
        measure: 'PARTICIPANTS',
        kind: 'STOCK',
        quantity: { value: '200' },
        from: '2024-01-01',
        to: '2024-12-31',
        basis: 'OFFICE',
        interpretation: 'LITERAL',
        source: source('Plan'),
      },
      'admin',
      'target { id }',
    );
    const certain = [{ flags: [], ratio: { flags: [] } }];
    expect([await ranked('ALL_SEGMENTS'), await ranked('TARGET')]).toEqual([certain, certain]);
    // Another source says otherwise of the whole, then of the segment.
    await record({ area, segment: 'ALL', asOf: '2024-03', quantity: 1200, source: source('B') });
    const doubtful = [{ flags: ['CONTRADICTED'], ratio: { flags: ['CONTRADICTED_INPUT'] } }];
    expect([await ranked('ALL_SEGMENTS'), await ranked('TARGET')]).toEqual([doubtful, certain]);
    await send('withdrawFigure', { figure: id, revision, reason: 'x' }, 'admin', 'figure { id }');
    expect(await ranked('ALL_SEGMENTS')).toEqual(certain);
    await record({ area, segment: 'PMI', asOf: '2024-03', quantity: 150, source: source('B') });
    expect([await ranked('ALL_SEGMENTS'), await ranked('TARGET')]).toEqual([doubtful, doubtful]);
  });
});
