/** What an agreement promises, and how far it has come: workers, days and money. */
import { expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { ask, promise, send, sign } = useActs();

test('progress against what was promised: gap, pace and the day it would be reached', async () => {
  const { id, code } = await sign('LocalGovernment:64.72', {
    signedOn: '2026-01-01',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
  });
  const read = async (at: string) =>
    (
      await ask(
        `{ mou(by: { code: "${code}" }) { progress(at: "${at}") { actual { value } gap { value } achieved { value } pace { value unit } requiredPace { value } projectedDate status reason target { id } } } }`,
      )
    ).data.mou.progress;
  expect(await read('2026-03-01')).toMatchObject({
    status: 'NOT_COMPUTABLE',
    reason: expect.stringMatching(/commitments/),
  });
  await promise(id, '1200');
  expect(await read('2026-03-01')).toMatchObject({
    status: 'NOT_COMPUTABLE',
    reason: expect.stringMatching(/No progress/),
  });
  const report = (asOf: string, value: string) =>
    send('recordMouProgress', { mou: id, asOf, workers: { value } }, 'region');
  await report('2026-03-31', '300');
  expect(await read('2026-03-31')).toMatchObject({
    actual: { value: '300' },
    gap: { value: '900' },
    achieved: { value: '0.250000' },
    status: 'ON_TRACK',
    target: null,
  });
  await report('2026-06-30', '400');
  const behind = await read('2026-06-30');
  expect(behind).toMatchObject({ gap: { value: '800' }, status: 'BEHIND', pace: { unit: 'WORKERS_PER_MONTH' } });
  expect(Number(behind.requiredPace.value)).toBeCloseTo(800 / 6, 0);
  expect(behind.projectedDate > '2026-12-31').toBe(true);
  expect(behind.reason.length).toBeGreaterThan(20);
  expect(await read('2026-03-31'), 'what was true then').toMatchObject({ actual: { value: '300' } });
  await report('2026-10-31', '1200');
  expect((await read('2026-10-31')).status).toBe('ACHIEVED');
});

test('the money: what is set aside and spent, and what the promise would cost', async () => {
  const { id } = await sign('LocalGovernment:64.07', {
    signedOn: '2024-01-01',
    effectiveFrom: '2024-01-01',
    effectiveTo: '2024-12-31',
  });
  const read = async (at = '2024-12-31') =>
    (
      await ask(
        `{ mou(by: { id: "${id}" }) { budget(at: "${at}") { planned { value unit } spent { value } remaining { value } used { value notComputable { code } } needed { value precision unit } neededReason } } }`,
      )
    ).data.mou.budget;
  expect(await read()).toMatchObject({
    planned: null,
    used: { notComputable: { code: 'NO_DENOMINATOR' } },
    needed: null,
  });
  await promise(id, '5000');
  expect(await read()).toMatchObject({
    planned: { value: '5060579420000', unit: 'RUPIAH' },
    used: { value: null, notComputable: { code: 'NO_FIGURE' } },
    // 5,000 workers for a year at 16,800.
    needed: { value: '1008000000', precision: 'AT_LEAST', unit: 'RUPIAH' },
  });
  const report = (asOf: string, spent: string) =>
    send('recordMouProgress', { mou: id, asOf, workers: { value: '10' }, spent: { value: spent } });
  await report('2024-06-30', '2530289710000');
  expect(await read()).toMatchObject({
    spent: { value: '2530289710000' },
    remaining: { value: '2530289710000' },
    used: { value: '0.500000' },
  });
  expect((await read('2024-06-29')).spent).toBeNull();
  expect(await report('2024-07-31', '-1')).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'spent'] });
});
