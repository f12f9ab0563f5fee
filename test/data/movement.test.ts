import { expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
const add = (measure: string, month: string, value: number) =>
  asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select id, 'BPU', '${measure}', 'ACTIVE', partial_date_of('${month}', 'MONTH'), quantity_of(${value}, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2026-01-01', null)
    from area where code = '62.71'`);
const movement = async (area: string, args: string) =>
  (
    await api.query(
      `{ node(id: "${area}") { ... on Area { movement(${args}) { joined { value } left { value } net { value } reason } } } }`,
    )
  ).json.data.node.movement;

test('who joined, who left, and what remains; where one is not known there is no net', async () => {
  for (const [month, joined, left] of [
    ['01', 10, 5],
    ['02', 20, 7],
    ['04', 40, undefined],
  ] as const) {
    await add('JOINED', `2024-${month}`, joined);
    if (left) await add('LEFT', `2024-${month}`, left);
  }
  const of = (month: string, more = '') => movement('LocalGovernment:62.71', `month: "${month}", segment: BPU${more}`);
  expect(await of('2024-02')).toEqual({
    joined: { value: '20' },
    left: { value: '7' },
    net: { value: '13' },
    reason: null,
  });
  expect(await of('2024-04')).toEqual({
    joined: { value: '40' },
    left: null,
    net: null,
    reason: 'Who left is not known for this month.',
  });
  expect(await of('2023-01')).toMatchObject({
    net: null,
    reason: 'Neither who joined nor who left is known for this month.',
  });
  // Up to then: the sum of the months, as far as none is missing.
  expect(await of('2024-02', ', yearToDate: true')).toMatchObject({
    joined: { value: '30' },
    left: { value: '12' },
    net: { value: '18' },
  });
  expect(await of('2024-04', ', yearToDate: true')).toMatchObject({
    joined: null,
    reason: 'Neither who joined nor who left is known for this year up to then.',
  });
});

test('what is reported since January is there for the year to date, and the month says so', async () => {
  expect(await movement('Region:VII', 'month: "2016-12", basis: ACTIVE, yearToDate: true')).toEqual({
    joined: { value: '361000' },
    left: { value: '400000' },
    net: { value: '-40000' },
    // About 400,000 may be 350,000, fewer than joined.
    reason: 'The difference is within the rounding of the numbers: more or fewer may have joined than left.',
  });
  expect(await movement('Region:VII', 'month: "2016-12", basis: ACTIVE')).toEqual({
    joined: null,
    left: null,
    net: null,
    reason: 'Neither who joined nor who left is known for this month; `yearToDate` has what is known since January.',
  });
});

test('of a whole year also what is reported for it', async () => {
  const year = (month: string) => movement('Region:VII', `month: "${month}", segment: PU_BPU, yearToDate: true`);
  expect((await year('2019-12')).joined).toEqual({ value: '919156' });
  expect((await year('2019-11')).joined).toBeNull();
});

test('of different days there is no net', async () => {
  await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select a.id, 'BPU', m.measure::measure, 'ACTIVE', partial_date_of(m.day, 'YEAR_TO_DATE'), quantity_of(10, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2026-01-01', null)
    from area a, (values ('JOINED', '2025-03-31'), ('LEFT', '2025-03-20')) as m(measure, day) where a.code = '62.71'`);
  expect(await movement('LocalGovernment:62.71', 'month: "2025-03", segment: BPU, yearToDate: true')).toEqual({
    joined: { value: '10' },
    left: { value: '10' },
    net: null,
    reason: 'Who joined is known up to 31 March 2025, who left up to 20 March 2025.',
  });
});

const record = (measure: string, month: string, quantity: string, more: Record<string, string> = {}) => {
  const columns = { attribution: "'UNSAID'", flags: "'{}'", source_id: '(select min(id) from source)', ...more };
  return asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, published_scope, known, ${Object.keys(columns)})
    select id, 'BPU', '${measure}', 'ACTIVE', partial_date_of('${month}', '${month.length === 4 ? 'YEAR' : 'MONTH'}'), ${quantity}, 'test', tstzrange('2026-01-01', null), ${Object.values(columns)}
    from area where code = '62.02'`);
};
const number = (value: number, precision = 'EXACT') => `quantity_of(${value}, 'WORKERS', '${precision}')`;
const RIVAL = { source_id: '(select max(id) from source)', preferred: 'false', choice: "'OTHER_SOURCE_FIRST'" };
const doubted = async (month: string, more = '') =>
  (
    await api.query(
      `{ localGovernment(code: "62.02") { movement(month: "${month}", segment: BPU${more}) { net { value precision } comparable reason flags } } }`,
    )
  ).json.data.localGovernment.movement;

test('doubts about the two are doubts about the movement, and its sign is not sure where another source would turn it', async () => {
  for (const [month, rival, comparable] of [
    ['2024-01', 950, true],
    ['2024-02', 949, false],
  ] as const) {
    await record('JOINED', month, number(1000));
    await record('LEFT', month, number(950));
    expect(await doubted(month)).toEqual({
      net: { value: '50', precision: 'EXACT' },
      comparable: true,
      reason: null,
      flags: [],
    });
    await record('JOINED', month, number(rival), RIVAL);
    const found = await doubted(month);
    expect([rival, found.comparable, found.flags]).toEqual([rival, comparable, ['CONTRADICTED']]);
    expect(found.reason).toBe(
      comparable ? null : 'By the numbers of other sources, the difference goes the other way.',
    );
  }
  await record('JOINED', '2024-03', number(1000), { flags: "'{AMBIGUOUS}'" });
  await record('LEFT', '2024-03', number(900));
  expect(await doubted('2024-03')).toMatchObject({ net: { value: '100' }, comparable: true, flags: ['AMBIGUOUS'] });
  // Of the year so far those of every month.
  expect(await doubted('2024-03', ', yearToDate: true')).toMatchObject({
    comparable: true,
    flags: ['AMBIGUOUS', 'CONTRADICTED'],
  });
  // The months come to 2,800 who left, more than are said to have done so in the year.
  await record('LEFT', '2024', number(2799));
  expect((await doubted('2024-03')).flags).toEqual(['AMBIGUOUS', 'DOES_NOT_ADD_UP']);
});

test('the net has no more digits than the two, and none of it is sure within their rounding', async () => {
  // About 361,000 and 300,400 are within 500 and 50 of what they are.
  await record('JOINED', '2023-01', number(361000, 'APPROXIMATE'));
  await record('LEFT', '2023-01', number(300400, 'APPROXIMATE'));
  expect(await doubted('2023-01')).toMatchObject({
    net: { value: '61000', precision: 'APPROXIMATE' },
    comparable: true,
  });
  // About 1,100 may be 1,050.
  for (const [month, left, comparable] of [
    ['2023-02', 1050, true],
    ['2023-03', 1051, false],
  ] as const) {
    await record('JOINED', month, number(1100, 'APPROXIMATE'));
    await record('LEFT', month, number(left));
    const found = await doubted(month);
    expect([left, found.comparable, found.reason]).toEqual([
      left,
      comparable,
      comparable
        ? null
        : 'The difference is within the rounding of the numbers: more or fewer may have joined than left.',
    ]);
  }
});

test('what counts workers in different places has no net', async () => {
  await record('JOINED', '2021-01', number(100), { attribution: "'RESIDENCE'" });
  await record('LEFT', '2021-01', number(50), { attribution: "'REGISTRATION'" });
  expect(await doubted('2021-01')).toEqual({
    net: null,
    comparable: false,
    reason:
      'It is not known that both count workers in the same place (who joined: place of residence; who left: place of registration), so there is no difference of the two.',
    flags: [],
  });
});
