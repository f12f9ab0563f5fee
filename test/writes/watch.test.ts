/** What renews, what ends, and whose it is: the same for statuses, watch lists, the cascade and the calendar. */
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { api, ask, send, sign } = useActs();
const slot = async (code: string, at: string) =>
  (
    await ask(
      `{ localGovernment(code: "${code}") { mouProgress(at: "${at}") { covered slots { status mou { code } } } } }`,
    )
  ).data.localGovernment.mouProgress;
const renew = async (mou: { id: string; version: number }, more: object) => {
  const draft = (await send('renewMou', { mou: mou.id, version: mou.version, proposedOn: '2026-01-10' })).mou;
  await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on: '2026-01-10' });
  return (
    await send('signMou', { mou: draft.id, version: 2, signedOn: '2026-02-01', effectiveFrom: '2026-03-01', ...more })
  ).mou;
};
const TWO_YEARS = { signedOn: '2025-01-01', effectiveFrom: '2025-01-01', effectiveTo: '2026-12-31' };

test.each([
  ['63.02', 'terminateMou', 'ACTIVE'],
  ['63.03', 'suspendMou', 'ACTIVE'],
])('a renewal that is void renews nothing: %s, %s', async (code, act, status) => {
  const old = await sign(`LocalGovernment:${code}`, TWO_YEARS);
  const next = await renew(old, {});
  const read = async () =>
    (
      await ask(
        `{ mou(by: { id: "${old.id}" }) { before: status(at: "2026-02-28") on: status(at: "2026-03-15") after: status(at: "2027-01-01") } }`,
      )
    ).data.mou;
  expect(await read()).toEqual({ before: 'ACTIVE', on: 'RENEWED', after: 'RENEWED' });
  await send(act, { mou: next.id, version: 3, on: '2026-02-15', reason: 'Batal.' });
  expect(await read()).toEqual({ before: 'ACTIVE', on: status, after: 'EXPIRED' });
  expect(await slot(code, '2026-03-15')).toEqual({
    covered: 1,
    slots: [{ status: 'COVERED', mou: { code: old.code } }],
  });
  if (act !== 'suspendMou') return;
  // Taken up again, it renews from then on.
  await send('recordMouStage', { mou: next.id, version: 4, stage: 'SIGNED', on: '2026-03-10' });
  expect(await read()).toMatchObject({ on: 'RENEWED' });
});

test('what renews is what is there now: given up it renews nothing, ended it is told where there is no other', async () => {
  const old = await sign('LocalGovernment:63.09', TWO_YEARS);
  const renewedBy = async () =>
    (await ask(`{ mou(by: { id: "${old.id}" }) { renewedBy { code } } }`, 'region')).data.mou.renewedBy?.code ?? null;
  const draft = (await send('renewMou', { mou: old.id, version: 3, proposedOn: '2026-01-05' })).mou;
  expect(await renewedBy()).toBe(draft.code);
  await send('cancelMou', { mou: draft.id, version: 1, on: '2026-01-06', reason: 'Batal.' });
  expect(await renewedBy()).toBe(null);
  const first = await renew(old, {});
  expect(await renewedBy()).toBe(first.code);
  await send('terminateMou', { mou: first.id, version: 3, on: '2026-03-15', reason: 'Batal.' });
  expect(await renewedBy()).toBe(first.code);
  const second = await renew(old, { signedOn: '2026-04-01', effectiveFrom: '2026-04-01' });
  expect(await renewedBy()).toBe(second.code);
});

test('what looks ahead names what ends, and nothing else; a suspended one ends all the same', async () => {
  const signed = { signedOn: '2026-01-10', effectiveFrom: '2026-01-10', effectiveTo: '2031-06-30' };
  const [ends, over, rests, old] = [
    await sign('LocalGovernment:63.04', signed),
    await sign('LocalGovernment:63.05', signed),
    await sign('LocalGovernment:63.06', signed),
    await sign('LocalGovernment:63.07', signed),
  ];
  await send('terminateMou', { mou: over.id, version: 3, on: '2026-02-01', reason: 'x' });
  await send('suspendMou', { mou: rests.id, version: 3, on: '2026-02-01', reason: 'x' });
  await renew(old, {});
  const year = await sign('LocalGovernment:63.08', { ...signed, effectiveTo: '2031' });
  const { data } = await ask(
    `{ mous(filter: { within: "Province:63", expiringWithin: 30, at: "2031-06-01" }, orderBy: CODE) { nodes { code } }
       late: mous(filter: { within: "Province:63", expiringWithin: 30, at: "2031-12-15" }) { nodes { code } }
       province(code: "63") { mouProgress(at: "2031-06-01") { expiringWithin(days: 30) { code } } }
       calendar(area: "Province:63", from: "2031-06-01", to: "2031-07-01") { nodes { mou { code } } } }`,
  );
  const codes = (rows: { code: string }[]) => rows.map(({ code }) => code).toSorted();
  // What ends in 2031 may end on any day of it.
  const expected = [ends.code, rests.code, year.code];
  expect(codes(data.mous.nodes)).toEqual(expected);
  expect(codes(data.late.nodes)).toEqual([year.code]);
  expect(codes(data.province.mouProgress.expiringWithin)).toEqual(expected);
  expect(codes(data.calendar.nodes.map(({ mou }: { mou: { code: string } }) => mou))).toEqual(expected);
});

test('what the cascade counts by status is what may cover: papers of a bank alone do not', async () => {
  await sign(
    'LocalGovernment:62.05',
    { signedOn: '2026-01-10', effectiveFrom: '2026-01-10' },
    {
      parties: [{ role: 'BANK', office: 'Bank' }],
    },
  );
  const { data } = await ask(
    '{ localGovernment(code: "62.05") { mouProgress(at: "2026-02-01") { byStatus { status count } slots { status } } } }',
  );
  expect(data.localGovernment.mouProgress).toEqual({ byStatus: [], slots: [{ status: 'NOT_STARTED' }] });
});

test('an agreement of a governor that regents have agreed to is theirs as well, and one', async () => {
  // The seed has one there that may be active, and none of these regencies.
  const before = await ask('{ province(code: "62") { mouProgress(at: "2026-02-01") { covered } } }');
  const { code } = await sign(
    'Province:62',
    { signedOn: '2026-01-10', effectiveFrom: '2026-01-10', effectiveTo: '2031-03-31' },
    {
      parties: [
        { role: 'GOVERNMENT', office: 'Gubernur', area: 'Province:62' },
        { role: 'GOVERNMENT', office: 'Bupati', area: 'LocalGovernment:62.09' },
        { role: 'GOVERNMENT', office: 'Bupati', area: 'LocalGovernment:62.11' },
        { role: 'WITNESS', office: 'Bupati', area: 'LocalGovernment:62.12' },
      ],
    },
  );
  for (const [area, n] of [
    ['62.09', 1],
    ['62.12', 0],
  ] as const) {
    const { data } = await ask(
      `{ localGovernment(code: "${area}") { mous { totalCount } mouProgress(at: "2031-03-01") { expiringWithin(days: 30) { code } } }
         calendar(area: "LocalGovernment:${area}", from: "2031-03-31", to: "2031-03-31") { totalCount }
         within: mous(filter: { within: "LocalGovernment:${area}" }) { totalCount }
         ends: mous(filter: { within: "LocalGovernment:${area}", expiringWithin: 30, at: "2031-03-01" }) { totalCount }
         stands: mous(filter: { within: "LocalGovernment:${area}", status: [ACTIVE], at: "2026-02-01" }) { totalCount } }`,
    );
    const { localGovernment, ...lists } = data;
    expect([area, localGovernment.mous.totalCount, localGovernment.mouProgress.expiringWithin.length]).toEqual([
      area,
      n,
      n,
    ]);
    expect(lists).toEqual(
      Object.fromEntries(['calendar', 'within', 'ends', 'stands'].map((of) => [of, { totalCount: n }])),
    );
    expect((await slot(area, '2026-02-01')).covered).toBe(n);
  }
  const { data } = await ask(
    `{ province(code: "62") { mous(filter: { signedFrom: "2026-01-10" }) { nodes { code } } mouProgress(at: "2026-02-01") { covered byStatus { status count } } }
       calendar(area: "Province:62", from: "2031-03-31", to: "2031-03-31") { totalCount } }`,
  );
  expect(data.province.mous.nodes).toEqual([{ code }]);
  expect(data.province.mouProgress.covered - before.data.province.mouProgress.covered).toBe(2);
  expect(data.province.mouProgress.byStatus).toContainEqual({ status: 'ACTIVE', count: 1 });
  expect(data.calendar.totalCount).toBe(1);
});

test('a pace is that since the first day, by the last report of each day; what was reported before is not of it', async () => {
  const { id } = await sign('LocalGovernment:62.10', {
    signedOn: '2026-01-01',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
  });
  await send('setCommitment', {
    mou: id,
    version: 3,
    words: 'x',
    segment: 'BPU',
    workers: { value: '1000' },
    payer: 'APBD',
  });
  const report = (asOf: string, value: string) => send('recordMouProgress', { mou: id, asOf, workers: { value } });
  const progress = async (at: string) =>
    (
      await ask(
        `{ mou(by: { id: "${id}" }) { progress(at: "${at}") { actual { value asOf sources { publisher } } pace { value } status reason } } }`,
      )
    ).data.mou.progress;
  await report('2026-06-30', '900');
  await report('2026-06-30', '90');
  await report('2026-07-31', '140');
  expect(await progress('2026-06-30')).toMatchObject({ actual: { value: '90' }, pace: { value: '15' } });
  expect(await progress('2026-07-31')).toMatchObject({
    actual: { value: '140', asOf: '2026-07-31', sources: [{ publisher: 'Office of region' }] },
    pace: { value: '20' },
    status: 'BEHIND',
  });
  await report('2025-12-15', '70');
  expect(await progress('2025-12-31'), 'it does not hold yet').toMatchObject({ actual: { value: '70' }, pace: null });
  expect(await progress('2026-07-31'), 'of 140 there were 70 before').toMatchObject({ pace: { value: '10' } });
  await report('2026-08-31', '990');
  expect((await progress('2026-09-01')).status).toBe('ON_TRACK');
  await send('terminateMou', { mou: id, version: 4, on: '2026-09-15', reason: 'x' });
  expect(await progress('2026-09-14')).toMatchObject({ status: 'ON_TRACK' });
  expect(await progress('2026-09-15'), 'nothing is to come any more').toMatchObject({ status: 'NOT_COMPUTABLE' });
  await report('2026-09-14', '991');
  expect(await progress('2026-09-15')).toMatchObject({ status: 'MISSED' });
});

test('progress without an end: what is owed, and that it is reached; only the pace it takes is not known', async () => {
  const { id } = await sign('LocalGovernment:62.06', { signedOn: '2026-01-01', effectiveFrom: '2026-01-01' });
  const workers = { value: '1000' };
  await send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', workers, payer: 'APBD' });
  const asked = `{ mou(by: { id: "${id}" }) { progress(at: "2026-10-31") { gap { value } achieved { value } pace { value } requiredPace { value } status reason } } }`;
  const report = (value: string) => send('recordMouProgress', { mou: id, asOf: '2026-10-31', workers: { value } });
  await report('900');
  expect((await ask(asked)).data.mou.progress).toEqual({
    gap: { value: '100' },
    achieved: { value: '0.900000' },
    pace: { value: '90' },
    requiredPace: null,
    status: 'NOT_COMPUTABLE',
    reason: expect.stringContaining('no end is known'),
  });
  await report('1001');
  expect((await ask(asked)).data.mou.progress).toMatchObject({ gap: { value: '0' }, status: 'ACHIEVED' });
});

test('what is reached when it may have been terminated already is not its own', async () => {
  const { id } = await sign('LocalGovernment:62.08', {
    signedOn: '2025-01-01',
    effectiveFrom: '2025-01-01',
    effectiveTo: '2027-12-31',
  });
  const workers = { value: '1000' };
  await send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', workers, payer: 'APBD' });
  await send('recordMouProgress', { mou: id, asOf: '2025-09-16', workers: { value: '3000' } });
  const status = async (at: string) =>
    (await ask(`{ mou(by: { id: "${id}" }) { progress(at: "${at}") { status } } }`)).data.mou.progress.status;
  expect(await status('2025-09-20')).toBe('ACHIEVED');
  await send('terminateMou', { mou: id, version: 4, on: '2025-09', reason: 'x' });
  expect([await status('2025-09-20'), await status('2025-10-01')]).toEqual(['NOT_COMPUTABLE', 'NOT_COMPUTABLE']);
});

test.each([
  ['63.10', '2025-02-01', '2025'],
  ['62.04', '2025-02-01', '2025-02-01'],
  ['62.03', '2025-09-01', '2025-06-01'],
])(
  'what was ended before it held, or on its first day, has no progress, and says so: %s',
  async (code, effectiveFrom, on) => {
    const { id } = await sign(`LocalGovernment:${code}`, {
      signedOn: '2025-02-01',
      effectiveFrom,
      effectiveTo: '2027-02-01',
    });
    const workers = { value: '1000' };
    await send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', workers, payer: 'APBD' });
    await send('recordMouProgress', { mou: id, asOf: '2025-09-16', workers: { value: '3000' } });
    const { mou } = await send(
      'terminateMou',
      { mou: id, version: 4, on, reason: 'x' },
      'region',
      'mou { progress { status reason } }',
    );
    expect(mou.progress).toEqual({ status: 'NOT_COMPUTABLE', reason: expect.stringContaining('ended before') });
  },
);

test('what an agreement came to is judged by the number of its last day, from that day on', async () => {
  const { id } = await sign('LocalGovernment:62.07', {
    signedOn: '2025-01-01',
    effectiveFrom: '2025-01-01',
    effectiveTo: '2025-12-31',
  });
  const workers = { value: '1000' };
  await send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', workers, payer: 'APBD' });
  const status = async (at: string) =>
    (await ask(`{ mou(by: { id: "${id}" }) { progress(at: "${at}") { status } } }`)).data.mou.progress.status;
  await send('recordMouProgress', { mou: id, asOf: '2025-12-31', workers: { value: '600' } });
  expect([await status('2025-12-30'), await status('2025-12-31'), await status('2026-01-01')]).toEqual([
    'NOT_COMPUTABLE',
    'MISSED',
    'MISSED',
  ]);
  await send('recordMouProgress', { mou: id, asOf: '2026-01-31', workers: { value: '1200' } });
  expect(await status('2026-02-01'), 'reached too late').toBe('MISSED');
});

test('a renewal of which nothing says from when it holds renews once the old one is over', async () => {
  const old = await sign('LocalGovernment:63.05', { ...TWO_YEARS, effectiveTo: '2026-06-30' });
  await renew(old, { effectiveFrom: null });
  const { data } = await ask(
    `{ mou(by: { id: "${old.id}" }) { before: status(at: "2026-03-01") on: status(at: "2026-06-30") after: status(at: "2026-07-01") } }`,
  );
  expect(data.mou).toEqual({ before: 'ACTIVE', on: 'EXPIRING', after: 'RENEWED' });
});

test('an end that is known is said, where the beginning is not', async () => {
  const { id } = await sign('LocalGovernment:62.13', { signedOn: '2026-01-10', effectiveTo: '2031-03-31' });
  const { data } = await ask(`{ mou(by: { id: "${id}" }) { statusReason(at: "2026-02-01") } }`);
  expect(data.mou.statusReason).toBe('Signed. It holds until 31 March 2031; its first day is unknown.');
});

test('a calendar has a component of its own, also where nothing ends', async () => {
  for (const [area, offset, name] of [
    ['64.74', '+08:00', 'WITA'],
    ['81.01', '+09:00', 'WIT'],
    ['ID', '+07:00', 'WIB'],
  ] as const) {
    const calendar = new ICAL.Component(ICAL.parse((await api.fetch(`/calendar/${area}.ics`)).text));
    const zone = calendar.getFirstSubcomponent('vtimezone')?.getFirstSubcomponent('standard');
    expect([String(zone?.getFirstPropertyValue('tzoffsetto')), zone?.getFirstPropertyValue('tzname')]).toEqual([
      offset,
      name,
    ]);
  }
});
