import { expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { useActs } from './acts.ts';

const { api, bearer, send, propose, sign, signed } = useActs();
const ask = async (document: string, office?: Office) =>
  (await api.query(document, undefined, {}, office ? bearer(office) : {})).json;

test('a natural person who is a party is shown by role; by name to those who work on it', async () => {
  const name = 'Haji Abdullah bin Salim';
  const mou = await propose({
    parties: [
      { role: 'INFLUENTIAL_PERSON', office: 'Tokoh masyarakat pasar', person: name },
      { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
    ],
  });
  await send('recordMouStage', { mou: mou.id, version: 1, stage: 'AGREED', on: '2026-04-01' });
  await send('signMou', { mou: mou.id, version: 2, signedOn: '2026-04-02' });
  const query = `{ mou(by: { id: "${mou.id}" }) { parties { role office signatory } } found: mous(filter: { text: "abdullah" }) { totalCount } party: mous(filter: { counterparty: { office: "abdullah" } }) { totalCount } }`;
  const seen = await ask(query);
  expect(seen.data.mou.parties[0]).toEqual({
    role: 'INFLUENTIAL_PERSON',
    office: 'Tokoh masyarakat pasar',
    signatory: null,
  });
  expect([seen.data.found.totalCount, seen.data.party.totalCount]).toEqual([0, 0]);
  expect(JSON.stringify(seen)).not.toContain('Abdullah');
  const asked = `{ mou(by: { id: "${mou.id}" }) { parties { person } } }`;
  expect((await ask(asked)).errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await ask(asked, 'branch')).errors[0].extensions.code).toBe('FORBIDDEN');
  for (const office of ['region', 'mayor'] as const)
    expect((await ask(asked, office)).data.mou.parties).toEqual([{ person: name }, { person: null }]);
  // Nobody else is a party as a person, and a person signs nothing by name.
  expect(
    await send('proposeMou', {
      area: 'LocalGovernment:64.71',
      instrument: 'MOU',
      parties: [{ role: 'GOVERNMENT', office: 'Wali Kota', person: 'X' }],
    }),
  ).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'parties', '0', 'person'] });
  const draft = await propose({ parties: [{ role: 'INFLUENTIAL_PERSON', office: 'Tokoh' }] });
  await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on: '2026-04-01' });
  expect(
    await send('signMou', {
      mou: draft.id,
      version: 2,
      signedOn: '2026-04-02',
      signatories: [{ position: 1, signatory: name, capacity: 'IN_OFFICE' }],
    }),
  ).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'signatories', '0', 'signatory'] });
});

test('the agency that is responsible moves from one to another; the days before stay as they were', async () => {
  const { id, code } = await signed();
  const amend = (version: number, name: string, since: string) =>
    send('amendMou', { mou: id, version, reason: 'OPD', responsibleAgency: { name, since } });
  expect((await amend(3, 'Dinas Tenaga Kerja', '2026-04-10')).mou.version).toBe(4);
  expect((await amend(4, 'Dinas Sosial', '2026-07-01')).mou.version).toBe(5);
  expect(await amend(5, 'Bappeda', '2026-05-01')).toMatchObject({
    __typename: 'ConflictError',
    path: ['input', 'responsibleAgency', 'since'],
  });
  const { data } = await ask(
    `{ mou(by: { code: "${code}" }) { before: responsibleAgency(at: "2026-04-09") first: responsibleAgency(at: "2026-06-30") second: responsibleAgency(at: "2026-07-01") responsibleAgencies { agency validFrom validTo } } }`,
  );
  expect(data.mou).toEqual({
    before: null,
    first: 'Dinas Tenaga Kerja',
    second: 'Dinas Sosial',
    responsibleAgencies: [
      { agency: 'Dinas Tenaga Kerja', validFrom: '2026-04-10', validTo: '2026-06-30' },
      { agency: 'Dinas Sosial', validFrom: '2026-07-01', validTo: null },
    ],
  });
  // A writer who had not seen it is told so.
  expect(await send('amendMou', { mou: id, version: 3, reason: 'x', title: 'x' })).toMatchObject({
    __typename: 'ConflictError',
    changedFields: ['responsibleAgency'],
  });
});

test('a step is due up to its day, late from the next, met from the day it was taken', async () => {
  const { id, code } = await signed();
  await send('amendMou', {
    mou: id,
    version: 3,
    reason: 'Langkah',
    milestones: [{ title: 'Perwali', dueOn: '2026-06-30' }, { title: 'PKS' }],
  });
  const steps = async () =>
    (
      await ask(
        `{ mou(by: { code: "${code}" }) { milestones { id title a: status(at: "2026-06-30") b: status(at: "2026-07-01") c: status(at: "2026-08-15") } } }`,
      )
    ).data.mou.milestones;
  const [perwali, pks] = await steps();
  expect(perwali).toMatchObject({ title: 'Perwali', a: 'DUE', b: 'LATE', c: 'LATE' });
  expect(pks).toMatchObject({ title: 'PKS', a: 'DUE', b: 'DUE', c: 'DUE' });
  await send('confirmMilestone', { milestone: perwali.id, metOn: '2026-08-15' }, 'mayor', 'milestone { status }');
  expect((await steps())[0]).toMatchObject({ a: 'DUE', b: 'LATE', c: 'MET' });
  // A draft may announce them from the start, with who is responsible.
  const draft = await propose({
    responsibleAgency: { name: 'Dinas Sosial', since: '2026-03-02' },
    milestones: [{ title: 'Perwali', dueOn: '2026-06-30' }],
  });
  const asked = `{ mou(by: { id: "${draft.id}" }) { responsibleAgency(at: "2026-03-02") milestones { title dueOn } } }`;
  expect((await ask(asked, 'mayor')).data.mou).toEqual({
    responsibleAgency: 'Dinas Sosial',
    milestones: [{ title: 'Perwali', dueOn: '2026-06-30' }],
  });
  expect((await ask(asked)).data.mou).toBeNull();
  // Another day for the same step is no second step.
  await send('amendMou', { mou: id, version: 4, reason: 'x', milestones: [{ title: 'PKS', dueOn: '2026-06-01' }] });
  expect((await steps()).map(({ title, b }: { title: string; b: string }) => [title, b])).toEqual([
    ['PKS', 'LATE'],
    ['Perwali', 'LATE'],
  ]);
});

test('an addendum is a paper of its own below the one it changes, and covers nothing by itself', async () => {
  const parent = await signed();
  const draft = await propose({
    instrument: 'ADDENDUM',
    parent: parent.id,
    area: 'LocalGovernment:64.74',
    parties: [{ role: 'GOVERNMENT', office: 'Bupati', area: 'LocalGovernment:64.74' }],
  });
  await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on: '2026-04-01' });
  await send('signMou', { mou: draft.id, version: 2, signedOn: '2026-04-10', effectiveFrom: '2026-04-10' });
  const { data } = await ask(
    `{ mou(by: { id: "${parent.id}" }) { children { nodes { code instrument } } } localGovernment(code: "64.74") { mouProgress(at: "2026-05-01") { covered slots { status } } } }`,
  );
  expect(data.mou.children.nodes).toEqual([{ code: draft.code, instrument: 'ADDENDUM' }]);
  expect(data.localGovernment.mouProgress).toEqual({ covered: 0, slots: [{ status: 'NOT_STARTED' }] });
});

test('filters: the other side, who pays, what has changed, what ends', async () => {
  const { id, code } = await signed({ effectiveTo: '2026-06-30' });
  await send('setCommitment', { mou: id, version: 3, words: 'Pekerja rentan', segment: 'BPU', payer: 'DBH_SAWIT' });
  const found = async (filter: string) => {
    const { data, errors } = await ask(`{ mous(first: 100, filter: { ${filter} }) { nodes { code } } }`);
    expect(errors).toBeUndefined();
    return data.mous.nodes.map((mou: { code: string }) => mou.code).includes(code);
  };
  const [{ at }] = (await ask(`{ mou(by: { code: "${code}" }) { events(last: 1) { nodes { at } } } }`)).data.mou.events
    .nodes;
  const later = new Date(Date.parse(at) + 1000).toISOString();
  for (const [filter, expected] of [
    ['counterparty: { role: [GOVERNMENT] }', true],
    ['counterparty: { role: [BANK, ASSOCIATION] }', false],
    ['counterparty: { area: "LocalGovernment:64.71", office: "wali kota" }', true],
    ['counterparty: { area: "LocalGovernment:64.71", role: [BANK] }', false],
    ['counterparty: { office: "Kantor Wilayah VII" }', false],
    ['payer: [DBH_SAWIT]', true],
    ['payer: [CSR]', false],
    [`changedSince: "${at}"`, true],
    [`changedSince: "${later}"`, false],
    ['within: "Region:VII"', true],
    ['within: "Province:64"', true],
    ['within: "Province:63"', false],
    ['expiringWithin: 90, at: "2026-04-11"', true],
    ['expiringWithin: 79, at: "2026-04-11"', false],
    ['status: [EXPIRING], at: "2026-06-30"', true],
    ['status: [EXPIRING], at: "2026-07-01"', false],
    ['status: [EXPIRED], at: "2026-07-01"', true],
    ['text: "PEKERJA RENTAN"', true],
  ] as const)
    expect([filter, await found(filter)]).toEqual([filter, expected]);
});

test('what ends soon is counted in the zone of each, also where nobody names a day', async () => {
  const { data: now } = await ask('{ localGovernment(code: "64.71") { mouProgress { at } } }');
  const day = (n: number) =>
    new Date(Date.parse(now.localGovernment.mouProgress.at) + n * 86_400_000).toISOString().slice(0, 10);
  const codes: Record<number, string> = {};
  for (const n of [-1, 0, 90, 91])
    codes[n] = (await signed({ signedOn: '2020-01-01', effectiveFrom: '2020-01-01', effectiveTo: day(n) })).code;
  const found = async (filter: string) =>
    (
      await ask(`{ mous(first: 100, filter: { within: "LocalGovernment:64.71", ${filter} }) { nodes { code } } }`)
    ).data.mous.nodes
      .map(({ code }: { code: string }) => code)
      .filter((code: string) => Object.values(codes).includes(code))
      .toSorted();
  expect(await found('expiringWithin: 90')).toEqual([codes[0], codes[90]].toSorted());
  expect(await found('expiringWithin: 0')).toEqual([codes[0]]);
  expect(await found('expiringWithin: 36525')).toEqual([codes[0], codes[90], codes[91]].toSorted());
  expect(await found('status: [EXPIRING]')).toEqual([codes[0], codes[90]].toSorted());
  expect(await found('status: [EXPIRED]')).toEqual([codes[-1]]);
});

test('an office names offices of governments of its grant and of the province of the agreement; those of others only where they are there', async () => {
  const government = (area: string) => ({ role: 'GOVERNMENT', office: 'Kepala daerah', area });
  const own = government('LocalGovernment:63.71');
  const far = government('LocalGovernment:64.74');
  const further = government('LocalGovernment:64.72');
  const draft = (parties: object[], office: Office) =>
    send('proposeMou', { area: 'LocalGovernment:63.71', instrument: 'MOU', proposedOn: '2026-03-02', parties }, office);
  for (const [parties, at] of [
    [[far], '0'],
    [[own, further], '1'],
    [[own, { ...far, role: 'OTHER' }], '1'],
    [[own, { ...far, role: 'WITNESS' }], '1'],
  ] as const)
    expect(await draft([...parties], 'branch')).toMatchObject({
      __typename: 'ForbiddenError',
      path: ['input', 'parties', at, 'area'],
    });
  const line = [own, government('Province:63'), government('LocalGovernment:63.10')];
  expect((await draft(line, 'branch')).__typename).toBe('ProposeMouSuccess');
  const { mou } = await draft([own, far], 'region');
  const amend = (version: number, ...parties: object[]) =>
    send('amendMou', { mou: mou.id, version, reason: 'x', parties }, 'branch');
  expect(await amend(1, own, far, further)).toMatchObject({ path: ['input', 'parties', '2', 'area'] });
  expect((await amend(1, own, far, { role: 'BANK', office: 'Bank' })).__typename).toBe('AmendMouSuccess');
  await send('recordMouStage', { mou: mou.id, version: 2, stage: 'AGREED', on: '2026-03-03' });
  await send('signMou', { mou: mou.id, version: 3, signedOn: '2026-03-04' });
  expect((await send('renewMou', { mou: mou.id, version: 4 }, 'branch')).mou.parties).toHaveLength(3);
});

test('who signed for an office has not signed for the office of the same name elsewhere', async () => {
  const [one, other] = ['61.05', '61.06'].map((code) => ({
    role: 'GOVERNMENT',
    office: 'Bupati',
    area: `LocalGovernment:${code}`,
  }));
  const mou = await sign(
    'LocalGovernment:61.05',
    { signedOn: '2026-02-01', signatories: [{ position: 1, signatory: 'Bupati X', capacity: 'IN_OFFICE' }] },
    { parties: [one] },
  );
  await send('amendMou', { mou: mou.id, version: 3, reason: 'x', parties: [other, one] });
  expect((await ask(`{ mou(by: { id: "${mou.id}" }) { parties { signatory capacity } } }`)).data.mou.parties).toEqual([
    { signatory: null, capacity: 'UNKNOWN' },
    { signatory: 'Bupati X', capacity: 'IN_OFFICE' },
  ]);
});

test('the name of a person stays where none is given, and is taken out by null', async () => {
  const party = { role: 'INFLUENTIAL_PERSON', office: 'Tokoh' };
  const { id } = await propose({ parties: [{ ...party, person: 'Haji Yusuf' }] });
  const named = async (version: number, more: object) => {
    await send('amendMou', { mou: id, version, reason: 'x', note: `v${version}`, parties: [{ ...party, ...more }] });
    return (await ask(`{ mou(by: { id: "${id}" }) { parties { person } } }`, 'region')).data.mou.parties;
  };
  expect(await named(1, {})).toEqual([{ person: 'Haji Yusuf' }]);
  expect(await named(2, { person: null })).toEqual([{ person: null }]);
});
