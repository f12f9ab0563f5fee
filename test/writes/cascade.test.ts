import { describe, expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { api, bearer, ask, propose, send, sign } = useActs();
const write = async (name: string, input: object) => {
  const title = name.replace(/^./, (letter) => letter.toUpperCase());
  const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { ... on MutationError { message } ... on ${title}Success { mou { id version } } } }`;
  const { json } = await api.query(document, { input }, {}, bearer('region'));
  expect(json.data[name].message).toBeUndefined();
  return json.data[name].mou;
};
const kaltim = async (at: string, office?: 'region') => {
  const { json, stats } = await api.query(
    `{ province(code: "64") { mouProgress(at: "${at}") { expected covered slots { localGovernment { code } status } history(from: "2031-01", months: 14) { month covered } } } }`,
    undefined,
    {},
    office ? bearer(office) : {},
  );
  expect(stats.http).toBe(1);
  const { expected, covered, slots, history } = json.data.province.mouProgress;
  const status = (code: string) =>
    slots.find(({ localGovernment }: { localGovernment: { code: string } }) => localGovernment.code === code).status;
  return {
    of: `${covered}/${expected}`,
    slots: slots.length,
    paser: status('64.01'),
    months: history.filter((m: { covered: number }) => m.covered > 0).map((m: { month: string }) => m.month),
  };
};

test('ten slots, driven from 0/10 to 1/10 and back to 0/10 by an expiry; history stays', async () => {
  const start = '2031-01-15';
  expect(await kaltim(start)).toEqual({ of: '0/10', slots: 10, paser: 'NOT_STARTED', months: [] });
  const draft = await write('proposeMou', {
    area: 'LocalGovernment:64.01',
    instrument: 'NOTA_KESEPAKATAN',
    proposedOn: '2026-01-15',
    parties: [{ role: 'GOVERNMENT', office: 'Bupati Paser', area: 'LocalGovernment:64.01' }],
  });
  // A draft is in preparation for those who see it, and nothing for everybody else.
  expect((await kaltim(start, 'region')).paser).toBe('IN_PREPARATION');
  expect((await kaltim(start)).paser).toBe('NOT_STARTED');
  const agreed = await write('recordMouStage', {
    mou: draft.id,
    version: draft.version,
    stage: 'AGREED',
    on: '2026-02-01',
  });
  await write('signMou', {
    mou: draft.id,
    version: agreed.version,
    signedOn: '2026-02-10',
    effectiveFrom: '2031-02-01',
    effectiveTo: '2031-12-30',
  });
  expect(await kaltim('2031-12-30')).toMatchObject({ of: '1/10', paser: 'COVERED' });
  // The day after its last day it is over; that it held stays known.
  expect(await kaltim('2031-12-31')).toMatchObject({ of: '0/10', paser: 'LAPSED' });
  expect(await kaltim('2031-01-31'), 'signed, and does not hold yet').toMatchObject({ of: '0/10', paser: 'SIGNED' });
  const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2031-${month}`);
  expect((await kaltim('2032-02-01')).months).toEqual(months);
});

const progress = async (code: string, at = '2026-03-01') =>
  (
    await ask(
      `{ localGovernment(code: "${code}") { mouProgress(at: "${at}") { byStatus { count } slots { status } } } }`,
    )
  ).data.localGovernment.mouProgress;
const NOTHING = { byStatus: [], slots: [{ status: 'NOT_STARTED' }] };
const FEBRUARY = { signedOn: '2026-02-01', effectiveFrom: '2026-02-01', effectiveTo: '2028-01-31' };

test('what a market has agreed to is not an agreement of its city, also where the city has signed it', async () => {
  const { market } = await send(
    'registerMarket',
    { localGovernment: 'LocalGovernment:64.71', name: 'Pasar Kota', managerKind: 'GOVERNMENT' },
    'region',
    'market { id }',
  );
  const parties = [
    { role: 'MARKET_MANAGER', office: 'Kepala UPT Pasar' },
    { role: 'GOVERNMENT', office: 'Wali Kota', area: 'LocalGovernment:64.71' },
  ];
  expect((await sign(market.id, FEBRUARY, { instrument: 'PKS', parties })).status).toBe('ACTIVE');
  expect(await progress('64.71')).toEqual(NOTHING);
});

test('a government is covered by what itself has signed: not by what the province or a bank has', async () => {
  const government = { role: 'GOVERNMENT', office: 'Kepala daerah' };
  await sign('LocalGovernment:62.05', FEBRUARY, { parties: [{ ...government, area: 'Province:62' }] });
  expect(await progress('62.05')).toEqual(NOTHING);
  const signatories = [{ position: 1, capacity: 'NOT_SIGNED' }];
  const parties = [
    { ...government, area: 'LocalGovernment:62.11' },
    { role: 'BANK', office: 'Bank' },
  ];
  await sign('LocalGovernment:62.11', { ...FEBRUARY, signatories }, { parties });
  expect(await progress('62.11')).toEqual(NOTHING);
  // A party without an area is the government of the agreement's own; and a draft has not been signed by anybody.
  await sign('LocalGovernment:62.12', FEBRUARY, { parties: [government] });
  expect((await progress('62.12')).slots).toEqual([{ status: 'COVERED' }]);
  expect((await progress('61.04', '2025-07-01')).slots).toEqual([{ status: 'IN_PREPARATION' }]);
});

test('how far a draft had come on a day is told when it has gone on since', async () => {
  const area = 'LocalGovernment:61.09';
  const draft = await propose({
    area,
    parties: [{ role: 'GOVERNMENT', office: 'Bupati', area }],
    proposedOn: '2026-01-10',
  });
  await send('recordMouStage', { mou: draft.id, version: 1, stage: 'DRAFTING', on: '2026-06-01' });
  const asked = `{ localGovernment(code: "61.09") { mouProgress(at: "2026-03-01") { byStatus { status count } slots { status } } } }`;
  expect((await ask(asked, 'region')).data.localGovernment.mouProgress).toEqual({
    byStatus: [{ status: 'PROPOSED', count: 1 }],
    slots: [{ status: 'IN_PREPARATION' }],
  });
  expect((await ask(asked)).data.localGovernment.mouProgress, 'a draft is not for all').toEqual(NOTHING);
});

describe('of agreements that have lapsed a slot names the last to', () => {
  const AREA = 'LocalGovernment:62.07';
  /** The agreement that a slot of province 62 names on a day, and its own status then. */
  const shown = async (day: string, code: string) => {
    const { data } = await ask(
      `{ province(code: "62") { mouProgress(at: "${day}") { slots { status localGovernment { code } mou { code status(at: "${day}") } } } } }`,
    );
    const slots: { status: string; localGovernment: { code: string }; mou: { code: string; status: string } | null }[] =
      data.province.mouProgress.slots;
    const slot = slots.find(({ localGovernment }) => localGovernment.code === code);
    return [slot?.status, slot?.mou?.code, slot?.mou?.status];
  };
  const until = (from: string, effectiveTo: string) => ({ signedOn: from, effectiveFrom: from, effectiveTo });

  test('stopped on a day, whatever became of them later', async () => {
    const a = await sign(AREA, until('2025-01-10', '2027-12-31'));
    const b = await sign(AREA, until('2025-02-10', '2027-12-31'));
    expect(await shown('2026-02-01', '62.07')).toEqual(['COVERED', b.code, 'ACTIVE']);
    await send('suspendMou', { mou: a.id, version: 3, on: '2026-03-01', reason: 'x' });
    await send('terminateMou', { mou: b.id, version: 3, on: '2026-04-01', reason: 'x' });
    const stopped = ['LAPSED', b.code, 'TERMINATED'];
    expect(await shown('2026-05-01', '62.07')).toEqual(stopped);
    await send('recordMouStage', { mou: a.id, version: 4, stage: 'SIGNED', on: '2026-06-01' });
    expect(await shown('2026-05-01', '62.07')).toEqual(stopped);
    expect(await shown('2026-02-01', '62.07')).toEqual(['COVERED', b.code, 'ACTIVE']);
    expect(await shown('2026-06-01', '62.07')).toEqual(['COVERED', a.code, 'ACTIVE']);
    await send('terminateMou', { mou: a.id, version: 5, on: '2026-07-01', reason: 'x' });
    expect(await shown('2026-05-01', '62.07')).toEqual(stopped);
    expect(await shown('2026-07-01', '62.07')).toEqual(['LAPSED', a.code, 'TERMINATED']);
  });

  test('over by their dates beside one that was stopped, and beside one of another area', async () => {
    const own = await sign('LocalGovernment:62.08', until('2024-01-01', '2026-03-31'));
    const stopped = await sign('LocalGovernment:62.08', until('2025-01-01', '2027-12-31'));
    await send('suspendMou', { mou: stopped.id, version: 3, on: '2025-06-01', reason: 'x' });
    const governments = ['62.09', '62.08'].map((code) => `LocalGovernment:${code}`);
    const parties = governments.map((area) => ({ role: 'GOVERNMENT', office: `Kepala daerah ${area}`, area }));
    const joint = await sign('LocalGovernment:62.09', until('2025-02-01', '2025-12-31'), { parties });
    expect(await shown('2026-03-31', '62.08')).toEqual(['COVERED', own.code, 'EXPIRING']);
    expect(await shown('2026-04-01', '62.08')).toEqual(['LAPSED', own.code, 'EXPIRED']);
    expect(await shown('2026-04-01', '62.09')).toEqual(['LAPSED', joint.code, 'EXPIRED']);
  });

  test('what was renewed lapsed when that took its place, not on its own last day', async () => {
    const old = await sign('LocalGovernment:62.04', until('2025-01-10', '2027-12-31'));
    const draft = (await send('renewMou', { mou: old.id, version: 3, proposedOn: '2025-12-01' })).mou;
    await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on: '2025-12-02' });
    const { mou } = await send('signMou', {
      mou: draft.id,
      version: 2,
      ...until('2026-01-01', '2026-06-30'),
      signedOn: '2025-12-15',
    });
    expect(await shown('2025-12-14', '62.04')).toEqual(['COVERED', old.code, 'ACTIVE']);
    expect(await shown('2026-06-30', '62.04')).toEqual(['COVERED', mou.code, 'EXPIRING']);
    for (const day of ['2026-07-01', '2028-01-01'])
      expect(await shown(day, '62.04')).toEqual(['LAPSED', mou.code, 'EXPIRED']);
  });
});
