import { expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer } = useAccess();
const api = useApi(apiUrl);
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
