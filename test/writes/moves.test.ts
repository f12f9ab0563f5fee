import { expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { ask, send } = useActs();
const move = (more: object, office: 'region' | 'branch' | 'elsewhere' = 'region') =>
  send(
    'moveLocalGovernment',
    { localGovernment: '63.72', branch: 'KC-TANJUNG', from: '2031-01-01', reason: 'Keputusan direksi', ...more },
    office,
    'localGovernment { code }',
  );
const served = async (at: string) => {
  const { data } = await ask(
    `{ before: branch(code: "KC-BANJARMASIN") { workingArea(at: "${at}") { code } } after: branch(code: "KC-TANJUNG") { workingArea(at: "${at}") { code } }
       localGovernment(code: "63.72") { branch(at: "${at}") { code } } region(code: "VII") { mouProgress(at: "${at}") { expected } } }`,
  );
  const has = (branch: { workingArea: { code: string }[] }) => branch.workingArea.some(({ code }) => code === '63.72');
  return [data.localGovernment.branch.code, has(data.before), has(data.after), data.region.mouProgress.expected];
};

test('E8: a local government moves to another branch from a day on, and is counted once on each day', async () => {
  expect(await served('2031-01-01')).toEqual(['KC-BANJARMASIN', true, false, 56]);
  expect(await move({})).toMatchObject({ localGovernment: { code: '63.72' } });
  expect(await served('2030-12-31')).toEqual(['KC-BANJARMASIN', true, false, 56]);
  expect(await served('2031-01-01')).toEqual(['KC-TANJUNG', false, true, 56]);
});

test('a move is refused that changes nothing, comes before one that is recorded, or is not theirs', async () => {
  expect(await move({})).toMatchObject({ code: 'CONFLICT', path: ['input', 'branch'] });
  for (const from of ['2030-12-31', '2031-01-01'])
    expect(await move({ branch: 'KC-BATULICIN', from })).toMatchObject({
      code: 'CONFLICT',
      path: ['input', 'from'],
      message: 'Which branch serves it is recorded from 1 January 2031 on already. Name a later day.',
    });
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' }, 'branch')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' }, 'elsewhere')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await move({ branch: 'KC-NOWHERE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'branch'] });
  expect(await served('2031-01-02')).toEqual(['KC-TANJUNG', false, true, 56]);
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' })).toMatchObject({
    localGovernment: { code: '63.72' },
  });
  expect(await served('2031-01-02')).toEqual(['KC-BATULICIN', false, false, 56]);
});

test('E15: a channel ends after its last day, which is included', async () => {
  const end = (input: object, office: 'region' | 'admin' = 'admin') =>
    send('endChannel', { channel: 'BRI', lastDay: '2030-06-30', ...input }, office, 'channel { code validTo }');
  const open = async (at: string) =>
    (await ask(`{ channels(at: "${at}") { code } }`)).data.channels.some(
      ({ code }: { code: string }) => code === 'BRI',
    );
  expect(await end({}, 'region')).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'channel'] });
  expect(await open('2030-07-01')).toBe(true);
  expect((await end({})).channel).toEqual({ code: 'BRI', validTo: '2030-06-30' });
  expect([await open('2030-06-30'), await open('2030-07-01')]).toEqual([true, false]);
  expect(await end({})).toMatchObject({ code: 'CONFLICT' });
  expect(await end({ lastDay: '2014-08-20' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'lastDay'] });
  expect(await end({ channel: 'NOPE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'channel'] });
  // It went on after all.
  expect((await end({ lastDay: '2031-12-31' })).channel).toEqual({ code: 'BRI', validTo: '2031-12-31' });
});
