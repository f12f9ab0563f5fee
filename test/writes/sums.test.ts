/** A number reported for every part of an area, seen rising: local governments, province, region, nation. */
import { expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();

const KALSEL = [...Array.from({ length: 11 }, (_, i) => `63.${String(i + 1).padStart(2, '0')}`), '63.71', '63.72'];
const MONTH = '2026-09';
const SOURCE = { new: { citation: 'Laporan bulanan September 2026', publisher: 'Kanwil Kalimantan' } };
/** 6,433 of the first, one more of each that follows: 83,707 of all thirteen. */
const rows = (areas: string[], more: Input = {}): Input[] =>
  areas.map((area) => ({
    area,
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    quantity: { value: String(6_433 + KALSEL.indexOf(area)) },
    ...more,
  }));
const record = (figures: Input[], more: Input = {}) =>
  send(
    'recordFigures',
    { source: SOURCE, basis: 'ACTIVE', asOf: MONTH, rows: figures, acknowledge: ['JUMP'], ...more },
    'region',
    'recorded figures(first: 50) { id revision area { code } }',
  );
// biome-ignore lint/suspicious/noExplicitAny: answers are of any form
const ask = async (document: string): Promise<any> => {
  const { json } = await api.query(document);
  expect(json.errors).toBeUndefined();
  return json.data;
};
const participants = async (of: string, fields = 'value precision basis asOf', at = MONTH) =>
  (await ask(`{ ${of} { enrollment(segment: BPU, basis: ACTIVE, at: "${at}") { participants { ${fields} } } } }`))[
    of.replace(/\(.*/, '')
  ].enrollment.participants;
const PROVINCE = 'province(code: "63")';
const SUM = { value: '83707', precision: 'EXACT', basis: 'ACTIVE', asOf: '2026-09-30' };

test('a number of every local government makes that of the province, wherever it is asked for', async () => {
  await asOwner(`insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
    select a.id, 'BPU', 'ELIGIBLE_WORKFORCE', partial_date_of('2026-08', 'MONTH'), quantity_of(167414, 'WORKERS'), (select min(id) from source), 'PUBLISHED', 'test', tstzrange('2026-09-01', null)
    from area a where a.code = '63'`);
  const target = await send(
    'setTarget',
    {
      area: 'Province:63',
      segment: 'BPU',
      measure: 'PARTICIPANTS',
      kind: 'STOCK',
      quantity: { value: '80000' },
      from: '2026-01-01',
      to: '2026-12-31',
      basis: 'OFFICE',
      interpretation: 'LITERAL',
      source: SOURCE,
    },
    'region',
    'target { id }',
  );
  expect((await record(rows(KALSEL.slice(1)))).recorded).toBe(12);
  expect(await participants(PROVINCE)).toBeNull();
  const before = (await ask('{ dataset { knownAt } }')).dataset.knownAt;
  expect((await record(rows(['63.01']))).recorded).toBe(1);

  expect(await participants(PROVINCE)).toEqual(SUM);
  expect(await participants(PROVINCE, 'value', '2026-08')).toBeNull();
  const answer = await ask(`{
    ${PROVINCE} {
      enrollment(segment: BPU, basis: ACTIVE, at: "${MONTH}") {
        participantsAsOf participantsDerived
        sources { citation }
        coverage { value flags }
        target { status achieved { value } }
        rollUp { sum { value precision } reported { value } residual { value } counted expected isComplete }
        completeness { reported expected isComplete }
      }
      series(measure: PARTICIPANTS, segment: BPU, from: "2026-07", to: "2026-10") {
        points { month quantity { value } figure { id } isDerived }
      }
    }
    ranking(measure: PARTICIPANTS, segment: BPU, among: PROVINCE, within: "Region:VII", at: "${MONTH}") {
      area { code } quantity { value } figure { id } isDerived
    }
    unranked(measure: PARTICIPANTS, segment: BPU, among: PROVINCE, within: "Region:VII", at: "${MONTH}") { nodes { area { code } } }
    compare(areas: ["Province:63"], measures: PARTICIPANTS, segment: BPU, at: "${MONTH}") { quantity { value } isDerived }
    region(code: "VII") {
      distribution(over: PROVINCE, measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, at: "${MONTH}") { counted median { value } }
      enrollment(segment: BPU, basis: ACTIVE, at: "${MONTH}") { rollUp(over: PROVINCE) { sum { value } counted parts { area { code } } } }
    }
    target: node(id: "${target.target.id}") { ... on Target { progress(at: "2026-10-31") { actual { value } status } } }
  }`);
  expect(answer).toMatchObject({
    province: {
      enrollment: {
        participantsAsOf: '2026-09-30',
        participantsDerived: true,
        sources: [{ citation: SOURCE.new.citation }],
        coverage: { value: '0.500000' },
        target: [{ status: 'REACHED_SO_FAR', achieved: { value: '1.046338' } }],
        rollUp: {
          sum: { value: '83707', precision: 'EXACT' },
          reported: null,
          residual: null,
          counted: 13,
          expected: 13,
          isComplete: true,
        },
        completeness: { reported: 13, expected: 13, isComplete: true },
      },
      series: { points: [{ month: MONTH, quantity: { value: '83707' }, figure: null, isDerived: true }] },
    },
    ranking: [{ area: { code: '63' }, quantity: { value: '83707' }, figure: null, isDerived: true }],
    unranked: { nodes: ['61', '62', '64', '65'].map((code) => ({ area: { code } })) },
    compare: [{ quantity: { value: '83707' }, isDerived: true }],
    region: {
      distribution: { counted: 1, median: { value: '83707' } },
      // The sum of one province of five, and the figures of its local governments.
      enrollment: {
        rollUp: { sum: { value: '83707' }, counted: 1, parts: KALSEL.map((code) => ({ area: { code } })) },
      },
    },
    target: { progress: { actual: { value: '83707' }, status: 'REACHED_SO_FAR' } },
  });

  // Before the thirteenth was recorded, the sum was not known.
  const then = await ask(`query @asKnownAt(at: "${before}") { ${PROVINCE} { enrollment(segment: BPU, at: "${MONTH}") {
    participants { value } rollUp { sum { value } counted } } } }`);
  expect(then.province.enrollment).toEqual({ participants: null, rollUp: { sum: { value: '77274' }, counted: 12 } });
});

test('it rises to region and nation, once all of them have one', async () => {
  const [region, nation] = ['region(code: "VII")', 'nation'];
  expect(await participants(region)).toBeNull();
  // The other provinces of Kalimantan report theirs themselves.
  await record(rows(['61', '62', '64', '65'], { quantity: { value: '1000' } }));
  expect(await participants(region)).toEqual({ ...SUM, value: '87707' });
  expect(await participants(nation)).toBeNull();
  const others = (await ask('{ regions { code } }')).regions.map(({ code }: { code: string }) => code);
  await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope)
    select a.id, 'BPU', 'PARTICIPANTS', 'ACTIVE', partial_date_of('${MONTH}', 'MONTH'), quantity_of(2000, 'WORKERS', case a.code when 'JAWA-TIMUR' then 'AT_LEAST' else 'EXACT' end::quantity_precision), (select min(id) from source), 'test'
    from area a where a.code = any ('{${others}}') and a.code <> 'VII'`);
  expect(await participants(nation)).toEqual({ ...SUM, value: '107707', precision: 'AT_LEAST' });
});

test('a correction below is seen above, and the past keeps what was known', async () => {
  const before = (await ask('{ dataset { knownAt } }')).dataset.knownAt;
  const { figure } = (
    await ask(
      '{ localGovernment(code: "63.01") { figures(first: 1, filter: { segment: BPU }) { nodes { id revision } } } }',
    )
  ).localGovernment.figures.nodes.map((figure: Input) => ({ figure }))[0];
  await send(
    'correctFigure',
    { figure: figure.id, revision: 1, quantity: { value: '6533' }, reason: 'Counted again' },
    'region',
    'figure { id }',
  );
  expect(await participants(PROVINCE, 'value')).toEqual({ value: '83807' });
  expect(await participants('nation', 'value')).toEqual({ value: '107807' });
  const then = await ask(
    `query @asKnownAt(at: "${before}") { nation { enrollment(segment: BPU, at: "${MONTH}") { participants { value } } } }`,
  );
  expect(then.nation.enrollment.participants).toEqual({ value: '107707' });
});

test('what is reported of the whole is shown, beside the sum of its parts and the difference', async () => {
  await record(rows(['63'], { quantity: { value: '84000' } }), {
    source: { new: { citation: 'Kalsel', publisher: 'KC' } },
    acknowledge: ['DOES_NOT_ADD_UP'],
  });
  const { province } = await ask(`{ ${PROVINCE} { enrollment(segment: BPU, at: "${MONTH}") {
    participants { value } participantsDerived
    rollUp { sum { value } reported { value } residual { value } isComplete } } } }`);
  expect(province.enrollment).toEqual({
    participants: { value: '84000' },
    participantsDerived: false,
    rollUp: { sum: { value: '83807' }, reported: { value: '84000' }, residual: { value: '193' }, isComplete: true },
  });
  // A part counts by the number that is shown of it.
  expect(await participants('region(code: "VII")', 'value')).toEqual({ value: '88000' });
});

const TANJUNG = ['63.07', '63.08', '63.09', '63.11'];
const branch = async (at: string) =>
  (
    await ask(`{ branch(code: "KC-TANJUNG") { closedWorkingArea(at: "${at}-30") { from to source { citation } }
      enrollment(segment: INFORMAL, basis: ACTIVE, at: "${at}") { participants { value precision } completeness { reported expected isComplete reason }
        rollUp { sum { value precision } counted expected isComplete reason } } } }`)
  ).branch;
test('the local governments of a branch make its number only while its working area is known whole', async () => {
  const [of2014, later] = ['2014-09', '2015-06'];
  const figures = rows(TANJUNG, { segment: 'INFORMAL', quantity: { value: '100' } });
  for (const asOf of [of2014, later]) await record(figures, { asOf });
  expect(await branch(of2014)).toMatchObject({
    closedWorkingArea: { from: '2014-01-01', to: '2014-12-31', source: { citation: expect.stringContaining('20998') } },
    enrollment: {
      participants: { value: '400', precision: 'EXACT' },
      completeness: { reported: 4, expected: 4, isComplete: true, reason: null },
      rollUp: { sum: { value: '400', precision: 'EXACT' }, counted: 4, expected: 4, isComplete: true, reason: null },
    },
  });
  const { enrollment, closedWorkingArea } = await branch(later);
  expect(closedWorkingArea).toBeNull();
  // The number of September 2014 is the last one; of June 2015 there are at least 400.
  expect(enrollment.participants).toEqual({ value: '400', precision: 'EXACT' });
  expect(enrollment.completeness).toMatchObject({ reported: 4, expected: 4, isComplete: false });
  expect(enrollment.rollUp).toMatchObject({
    sum: { value: '400', precision: 'AT_LEAST' },
    isComplete: false,
    reason: expect.stringContaining('whether there are more, none says'),
  });
});

test('numbers that count workers in different places do not add up', async () => {
  const asOf = '2026-08';
  const of = async (field: string) =>
    (await ask(`{ ${PROVINCE} { enrollment(segment: BPU, basis: ACTIVE, at: "${asOf}") { ${field} } } }`)).province
      .enrollment;
  await record(rows(KALSEL.slice(1)), { asOf, attribution: 'RESIDENCE' });
  await record(rows(['63.01']), { asOf, attribution: 'REGISTRATION' });
  expect(await of('participants { value } rollUp { sum { value } counted notComputable { code reason } }')).toEqual({
    participants: null,
    rollUp: {
      sum: null,
      counted: 13,
      notComputable: {
        code: 'ATTRIBUTION_DIFFERS',
        reason: expect.stringContaining('place of registration and place of residence'),
      },
    },
  });
  const { ranking, region } = await ask(`{
    ranking(measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, among: REGENCY, within: "Province:63", at: "${asOf}", first: 1) { comparable reason figure { attribution } }
    region(code: "VII") { distribution(over: LOCAL_GOVERNMENT, measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, at: "${asOf}") { median { value } notComputable { code } } } }`);
  expect(ranking).toEqual([
    { comparable: false, reason: expect.stringContaining('different places'), figure: { attribution: 'RESIDENCE' } },
  ]);
  expect(region.distribution).toEqual({ median: null, notComputable: { code: 'ATTRIBUTION_DIFFERS' } });
  // Nor is there a difference from a whole that counts them elsewhere, or does not say where.
  const beside = async (attribution: string, month: string) => {
    const record = (areas: string[], attribution: string) =>
      send(
        'recordFigures',
        {
          basis: 'ACTIVE',
          asOf: month,
          source: SOURCE,
          attribution,
          acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'],
          rows: areas.map((area) => ({ area, segment: 'PU', measure: 'PARTICIPANTS', quantity: { value: '1000' } })),
        },
        'region',
        'recorded',
      );
    await record(['65.01', '65.02', '65.03', '65.04', '65.71'], 'RESIDENCE');
    await record(['65'], attribution);
    return (
      await ask(
        `{ province(code: "65") { enrollment(segment: PU, at: "${month}") { rollUp { sum { value } reported { value } residual { value } residualReason residualReasonSentence { code } } } } }`,
      )
    ).province.enrollment.rollUp;
  };
  const numbers = { sum: { value: '5000' }, reported: { value: '1000' } };
  const none = { residual: null, residualReasonSentence: { code: 'WHOLE_COUNTS_ELSEWHERE' } };
  expect(await beside('REGISTRATION', '2025-01')).toEqual({
    ...numbers,
    ...none,
    residualReason:
      'It is not known that the whole and its parts count workers in the same place (the whole: place of registration; its parts: place of residence), so there is no difference of the two.',
  });
  expect(await beside('UNSAID', '2025-02')).toMatchObject({ ...numbers, ...none });
  expect(await beside('RESIDENCE', '2025-03')).toMatchObject({
    ...numbers,
    residual: { value: '-4000' },
    residualReason: null,
  });
  // By another source, which is preferred from now on, all of them live there: so they add up.
  const recorded = await record(rows(['63.01']), {
    asOf,
    attribution: 'RESIDENCE',
    source: { new: { citation: 'Sensus', publisher: 'Sensus' } },
  });
  await send('preferFigure', { figure: recorded.figures[0].id, reason: 'By residence' }, 'region', 'figure { id }');
  expect(await of('participants { value }')).toEqual({ participants: { value: '83707' } });
  const { localGovernment } = await ask(
    `{ localGovernment(code: "63.01") { series(measure: PARTICIPANTS, segment: BPU, from: "2026-08", to: "2026-09") { breaks { cause } } } }`,
  );
  expect(localGovernment.series.breaks).toContainEqual({ cause: 'ATTRIBUTION' });
});

test('who joined is summed by the month, in series and movement', async () => {
  const joined = (asOf: string, measure: string) =>
    record(rows(KALSEL, { measure, quantity: { value: '10' } }), { asOf });
  for (const asOf of ['2026-07', '2026-08', '2026-09']) await joined(asOf, 'JOINED');
  await joined('2026-09', 'LEFT');
  const { province } = await ask(`{ ${PROVINCE} {
    movement(segment: BPU, month: "2026-09") { joined { value } left { value } net { value } }
    series(measure: JOINED, segment: BPU, every: QUARTER, from: "2026-07", to: "2026-09") { points { month quantity { value } isDerived } } } }`);
  expect(province).toEqual({
    movement: { joined: { value: '130' }, left: { value: '130' }, net: { value: '0' } },
    series: { points: [{ month: '2026-07', quantity: { value: '390' }, isDerived: true }] },
  });
});

test('the kept sums are the same when they are made anew', async () => {
  const kept = () => asOwner('select to_jsonb(s) as sum from figure_sum s order by to_jsonb(s)::text');
  const before = await kept();
  expect(before.length).toBeGreaterThan(5);
  await asOwner('delete from figure_sum where random() < 0.5');
  await asOwner('call rebuild_figure_sum()');
  expect(await kept()).toEqual(before);
});

test('while they are made anew, readers work them out', async () => {
  const answer = () =>
    ask(`{ ${PROVINCE} { enrollment(segment: BPU, basis: ACTIVE, at: "2026-10") { participants { value asOf } }
      series(measure: JOINED, segment: BPU, from: "2026-07", to: "2026-09") { points { month quantity { value } } } }
      nation { enrollment(segment: BPU, basis: ACTIVE, at: "2026-10") { participants { value precision } } } }`);
  const before = await answer();
  expect(before.nation.enrollment.participants).not.toBeNull();
  await asOwner("delete from kept where name = 'figure_sum'");
  expect(await answer()).toEqual(before);
});

test('a distribution has every digit of the largest numbers', async () => {
  const largest = ['9007199254740991', '9007199254740989'];
  await record(
    largest.map((value, i) => ({ area: KALSEL[i], segment: 'PMI', measure: 'PARTICIPANTS', quantity: { value } })),
  );
  const { province } = await ask(
    `{ ${PROVINCE} { distribution(over: LOCAL_GOVERNMENT, measure: PARTICIPANTS, segment: PMI, basis: ACTIVE, at: "${MONTH}") { minimum { value precision } p25 { value } median { value } p75 { value } maximum { value } } } }`,
  );
  expect(province.distribution).toEqual({
    minimum: { value: '9007199254740989', precision: 'EXACT' },
    p25: { value: '9007199254740989.5' },
    median: { value: '9007199254740990' },
    p75: { value: '9007199254740990.5' },
    maximum: { value: '9007199254740991' },
  });
});
