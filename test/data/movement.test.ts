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
