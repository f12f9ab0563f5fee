/** Rankings by what is worked out: changes since a month, how far targets are reached, shares of governments with an MoU. */
import { expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
// biome-ignore lint/suspicious/noExplicitAny: answers are of any form
const ask = async (document: string): Promise<any> => {
  const { json, stats } = await api.query(document);
  expect([json.errors, stats.http, stats.statements.length]).toEqual([undefined, 1, 1]);
  return json.data;
};
const area = (code: string) => `(select id from area where code = '${code}')`;
const workers = (n: number) => `quantity_of(${n}, 'WORKERS')`;
const source = (n: number) => `(select id from source order by id offset ${n} limit 1)`;
const figure = (code: string, month: string, number: string, more: { basis?: string; source?: number } = {}) =>
  asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    values (${area(code)}, 'PMI', 'PARTICIPANTS', '${more.basis ?? 'ACTIVE'}', partial_date_of('${month}', 'MONTH'), ${number}, ${source(more.source ?? 0)}, 'test', tstzrange('2014-01-01', null))`);
const OF = 'measure: PARTICIPANTS, segment: PMI, among: [REGENCY, CITY], within: "65"';

test('by the change since a month: as a number, and by the number it was before', async () => {
  const range = (low: number, high: number) => `make_quantity(null, ${low}, ${high}, 'WORKERS', 'RANGE')`;
  await figure('65.01', '2026-01', workers(100));
  await figure('65.01', '2026-06', workers(150));
  await figure('65.02', '2026-01', workers(1000));
  await figure('65.02', '2026-05', workers(1060));
  await figure('65.03', '2026-01', range(100, 120));
  await figure('65.03', '2026-06', workers(90));
  await figure('65.04', '2024-12', workers(7));
  await figure('65.04', '2026-06', workers(8));
  await figure('65.71', '2026-01', workers(7));
  const SINCE = `${OF}, since: "2026-01", at: "2026-06"`;
  const RANKED = 'rank area { code } quantity { value low high } comparable reason isDerived figure { id }';
  const NUMBER = { comparable: true, reason: null, isDerived: true, figure: null };
  const { ranking, growth, unranked } = await ask(`{
    ranking(${SINCE}) { ${RANKED} ratio { value } }
    growth: ranking(${SINCE}, per: BEFORE) { area { code } ratio { value low high numerator { value } denominator { value } } }
    unranked(${SINCE}) { nodes { area { code } reason } } }`);
  expect(ranking).toEqual([
    { ...NUMBER, rank: 1, area: { code: '65.02' }, quantity: { value: '60', low: null, high: null }, ratio: null },
    { ...NUMBER, rank: 2, area: { code: '65.01' }, quantity: { value: '50', low: null, high: null }, ratio: null },
    { ...NUMBER, rank: 3, area: { code: '65.03' }, quantity: { value: null, low: '-30', high: '-10' }, ratio: null },
  ]);
  expect(growth).toMatchObject([
    {
      area: { code: '65.01' },
      ratio: { value: '0.500000', numerator: { value: '50' }, denominator: { value: '100' } },
    },
    { area: { code: '65.02' }, ratio: { value: '0.060000' } },
    // From 30 less of 100 to 10 less of 120.
    { area: { code: '65.03' }, ratio: { value: null, low: '-0.300000', high: '-0.083333' } },
  ]);
  // The one has no number of January, the other none after it.
  const reason = 'There is no number for the earlier month, or none after it.';
  expect(unranked.nodes).toEqual([
    { area: { code: '65.04' }, reason },
    { area: { code: '65.71' }, reason },
  ]);
  // Where it is from another source the change is told, but not for sure; on another basis there is none.
  await figure('65.71', '2026-06', workers(9), { source: 3 });
  await figure('65.04', '2026-01', workers(7), { basis: 'UNSPECIFIED' });
  const others = await ask(`query @language(is: ID) { ranking(${SINCE}) { area { code } comparable reason }
    unranked(${SINCE}) { nodes { area { code } reason } } }`);
  expect(others.ranking).toContainEqual({
    area: { code: '65.71' },
    comparable: false,
    reason: expect.stringContaining('umber'),
  });
  expect(others.unranked.nodes).toEqual([
    { area: { code: '65.04' }, reason: expect.stringContaining('dasar penghitungannya') },
  ]);
});

test('a change of rounded numbers has no more digits than they, whatever it is divided by; nor has what is reached of a target', async () => {
  const about = (n: number) => `quantity_of(${n}, 'WORKERS', 'APPROXIMATE')`;
  await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select ${area('65.01')}, s.segment::segment, 'PARTICIPANTS', 'ACTIVE', partial_date_of(s.month, 'MONTH'), s.number, ${source(0)}, 'test', tstzrange('2014-01-01', null)
    from (values ('PMI', '2022-01', ${about(1060)}), ('PMI', '2022-06', ${about(1020)}), ('ALL', '2022-06', ${workers(7000)}),
      ('PMI', '2021-01', ${workers(1060)}), ('PMI', '2021-06', ${workers(1020)}), ('ALL', '2021-06', ${workers(7000)})) s(segment, month, number)`);
  const by = async (year: number, per: string) =>
    (
      await ask(
        `{ ranking(measure: PARTICIPANTS, segment: PMI, basis: ACTIVE, among: REGENCY, within: "65", since: "${year}-01", at: "${year}-06", per: ${per}) { area { code } ratio { value } } }`,
      )
    ).ranking.find((each: { area: { code: string } }) => each.area.code === '65.01').ratio.value;
  // 40 fewer, within 10 of that: of 7,000 they are 0.6 %, and 0.5714 % where all is exact.
  expect([await by(2022, 'BEFORE'), await by(2022, 'ALL_SEGMENTS')]).toEqual(['-0.040000', '-0.006000']);
  expect([await by(2021, 'BEFORE'), await by(2021, 'ALL_SEGMENTS')]).toEqual(['-0.037736', '-0.005714']);
  const reached = async (wanted: number, year: number) => {
    await asOwner(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
      values (${area('65.01')}, 'PMI', 'PARTICIPANTS', 'STOCK', ${workers(wanted)}, '[${year}-01-01,${year + 1}-01-01)', 'RPJMN', 'LITERAL', ${source(0)}, tstzrange('2014-01-01', null))`);
    return (
      await ask(
        `{ localGovernment(code: "65.01") { targets(filter: { at: "${year}-06-30", segment: PMI }) { progress(at: "${year}-06-30") { pace { value precision } achieved { value precision } } } } }`,
      )
    ).localGovernment.targets[0].progress;
  };
  expect(await reached(1499, 2022)).toEqual({
    // It fell by 40 in five months, within 10.
    pace: { value: '-8', precision: 'APPROXIMATE' },
    achieved: { value: '0.680000', precision: 'APPROXIMATE' },
  });
  expect(await reached(1499, 2021)).toEqual({
    pace: { value: '-8', precision: 'EXACT' },
    achieved: { value: '0.680454', precision: 'EXACT' },
  });
});

test('by how far targets are reached; of several plans that of the office', async () => {
  const target = (code: string, number: string, basis: string, kind = 'STOCK') =>
    asOwner(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
      values (${area(code)}, 'PMI', 'PARTICIPANTS', '${kind}', ${number}, '[2026-01-01,2027-01-01)', '${basis}', '${kind === 'STOCK' ? 'LITERAL' : 'WHOLE_PERIOD'}', ${source(0)}, tstzrange('2014-01-01', null))`);
  await target('65.01', workers(300), 'OFFICE');
  await target('65.01', workers(100), 'RPJMN');
  await target('65.02', workers(2120), 'REGIONAL_PLAN');
  const BY = `${OF}, per: TARGET, at: "2026-06"`;
  const ranked = async () =>
    (await ask(`{ ranking(${BY}) { rank area { code } quantity { value } ratio { value } comparable reason } }`))
      .ranking;
  expect(await ranked()).toEqual([
    {
      rank: 1,
      area: { code: '65.01' },
      quantity: { value: '150' },
      ratio: { value: '0.500000' },
      comparable: true,
      reason: null,
    },
    {
      rank: 1,
      area: { code: '65.02' },
      quantity: { value: '1060' },
      ratio: { value: '0.500000' },
      comparable: true,
      reason: null,
    },
  ]);
  await target('65.71', workers(5), 'OFFICE', 'ADDITION');
  const { unranked } = await ask(`{ unranked(${BY}) { nodes { area { code } reason } } }`);
  expect(unranked.nodes).toEqual([
    { area: { code: '65.03' }, reason: 'No target is known for then.' },
    { area: { code: '65.04' }, reason: 'No target is known for then.' },
    { area: { code: '65.71' }, reason: expect.stringContaining('stock') },
  ]);
  // Once it is known, it is an addition among stocks.
  for (const month of ['2026-01', '2026-02'])
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${area('65.71')}, 'PMI', 'JOINED', 'ACTIVE', partial_date_of('${month}', 'MONTH'), ${workers(2)}, ${source(0)}, 'test', tstzrange('2014-01-01', null))`);
  expect((await ranked())[0]).toEqual({
    rank: 1,
    area: { code: '65.71' },
    quantity: { value: '4' },
    ratio: { value: '0.800000' },
    comparable: false,
    reason: 'The targets of some of the areas are: addition; those of others: stock.',
  });
});

test('by how far targets are reached: on the basis asked for, and not by what is old or counts elsewhere', async () => {
  const put = async (code: string, month: string, basis: string, attribution: string, targeted = 'UNSAID') => {
    await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known, attribution)
      values (${area(code)}, 'JAKON', 'PARTICIPANTS', '${basis}', partial_date_of('${month}', 'MONTH'), ${workers(100)}, ${source(0)}, 'test', tstzrange('2014-01-01', null), '${attribution}')`);
    await asOwner(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known, attribution)
      values (${area(code)}, 'JAKON', 'PARTICIPANTS', 'STOCK', ${workers(200)}, '[2025-01-01,2027-01-01)', 'OFFICE', 'LITERAL', ${source(0)}, tstzrange('2014-01-01', null), '${targeted}')`);
  };
  const BY = 'measure: PARTICIPANTS, segment: JAKON, among: [REGENCY, CITY], within: "65", per: TARGET, at: "2026-06"';
  const seen = async (basis: string) => {
    const { ranking, unranked } = await ask(
      `{ ranking(${BY} ${basis}) { area { code } comparable reason } unranked(${BY} ${basis}) { nodes { area { code } reason } } }`,
    );
    const other = ({ reason }: { reason: string }) => reason !== 'No target is known for then.';
    return [ranking, unranked.nodes.filter(other)];
  };
  const place = (code: string, reason: string | null = null) => ({
    area: { code },
    comparable: reason === null,
    reason,
  });
  const OLD = 'OLD';
  const dated = (list: { reason: string | null }[]) =>
    list.map((ranked) => (ranked.reason?.includes('May 2025') ? { ...ranked, reason: OLD } : ranked));

  await put('65.01', '2026-06', 'ACTIVE', 'UNSAID');
  await put('65.02', '2025-06', 'ACTIVE', 'UNSAID');
  expect(await seen('')).toEqual([[place('65.01'), place('65.02')], []]);
  await put('65.03', '2025-05', 'ACTIVE', 'UNSAID');
  const [ranking] = await seen('');
  expect(dated(ranking)).toEqual([place('65.01'), place('65.02'), place('65.03', OLD)]);

  await put('65.04', '2026-06', 'REGISTERED', 'UNSAID');
  for (const { comparable, reason } of (await seen(''))[0]) {
    expect(comparable).toBe(false);
    expect(reason).toMatch(/^The areas count on different bases/);
  }
  const [active, others] = await seen(', basis: ACTIVE');
  expect(dated(active)).toEqual([place('65.01'), place('65.02'), place('65.03', OLD)]);
  expect(others).toEqual([
    {
      area: { code: '65.04' },
      reason: 'How far its target is reached is known on another basis, "registered participants".',
    },
  ]);
  const [registered, rest] = await seen(', basis: REGISTERED');
  expect(registered).toEqual([place('65.04')]);
  expect(rest).toHaveLength(3);

  await put('65.71', '2026-06', 'ACTIVE', 'REGISTRATION', 'REGISTRATION');
  const [elsewhere] = await seen(', basis: ACTIVE');
  expect(elsewhere).toHaveLength(4);
  for (const { comparable, reason } of elsewhere) {
    expect(comparable).toBe(false);
    expect(reason).toMatch(/^The areas count workers in different places/);
  }
});

test('by the share of governments with an agreement, as mouProgress has it', async () => {
  const { mouRanking, provinces, second } = await ask(`{
    mouRanking(among: PROVINCE, within: "VII", at: "2026-11-29") {
      rank area { code } quantity { value low high unit } ratio { value low high precision } comparable reason figure { id } flags }
    second: mouRanking(among: PROVINCE, within: "VII", at: "2026-11-29", skip: 1, first: 1) { area { code } }
    provinces { code mouProgress(at: "2026-11-29") { ratio { value low high precision } } } }`);
  expect(mouRanking).toHaveLength(5);
  const middle = ({ value, low, high }: Record<'value' | 'low' | 'high', string | null>) =>
    value === null ? (Number(low) + Number(high)) / 2 : Number(value);
  const ratios = mouRanking.map(({ ratio }: { ratio: Parameters<typeof middle>[0] }) => middle(ratio));
  expect(ratios).toEqual(ratios.toSorted((a: number, b: number) => b - a));
  expect(ratios[0]).toBeGreaterThan(0);
  for (const { area, ratio } of mouRanking)
    expect(ratio).toEqual(provinces.find(({ code }: { code: string }) => code === area.code).mouProgress.ratio);
  expect(mouRanking[0]).toMatchObject({
    quantity: { unit: 'LOCAL_GOVERNMENTS' },
    comparable: false,
    figure: null,
    flags: null,
  });
  expect(second).toEqual([{ area: mouRanking[1].area }]);
});
