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
        target: [{ status: 'ACHIEVED', achieved: { value: '1.046338' } }],
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
    target: { progress: { actual: { value: '83707' }, status: 'ACHIEVED' } },
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
