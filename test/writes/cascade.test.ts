import { expect, test } from 'vitest';
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
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2031-${month}`);
  expect((await kaltim('2032-02-01')).months).toEqual(months);
});

const progress = async (code: string, at = '2026-03-01') =>
  (
    await ask(
      `{ localGovernment(code: "${code}") { mouProgress(at: "${at}") { byStatus { count } slots { status } } } }`,
    )
  ).data.localGovernment.mouProgress;
const NOTHING = { byStatus: [], slots: [{ status: 'NOT_STARTED' }] };
const FEBRUARY = { signedOn: '2026-02-01', effectiveFrom: '2026-02-01' };

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
