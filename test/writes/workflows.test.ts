/** Workflows of a governor's, regent's or mayor's office, from one end to the other. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { ask, asOwner, send, propose, sign, signed } = useActs();

const kaltim = async (at: string) => {
  const { data } = await ask(
    `{ province(code: "64") { mouProgress(at: "${at}") { expected covered possiblyCovered ratio { value } byStatus { status count } pending { code } slots { status mou { code } } expiringWithin { code } } } }`,
  );
  return data.province.mouProgress;
};

test('E2: a governor signs, and ten slots are there; a child may be older than its parent, and is linked later', async () => {
  const count = async () => Number((await asOwner('select count(*) as n from mou'))[0]?.n);
  const child = await sign('LocalGovernment:64.01', {
    signedOn: '2026-02-01',
    effectiveFrom: '2026-02-01',
    effectiveTo: '2028-01-31',
  });
  const later = await sign('Province:64', { signedOn: '2026-03-01', effectiveFrom: '2099-01-01' });
  expect(later.status, 'it does not hold yet').toBe('SIGNED');
  const governors = await sign('Province:64', {
    signedOn: '2026-03-02',
    effectiveFrom: '2026-03-02',
    effectiveTo: '2029-03-01',
  });
  expect(governors.status).toBe('ACTIVE');

  const [before, { slots, ...progress }] = [await count(), await kaltim('2026-03-02')];
  expect(await count(), 'slots are no rows').toBe(before);
  expect(slots).toHaveLength(10);
  expect(slots.filter(({ status }: { status: string }) => status === 'COVERED')).toEqual([
    { status: 'COVERED', mou: { code: child.code } },
  ]);
  expect(progress).toMatchObject({
    expected: 10,
    covered: 1,
    possiblyCovered: 0,
    ratio: { value: '0.100000' },
    byStatus: expect.arrayContaining([{ status: 'ACTIVE', count: 1 }]),
  });
  expect(progress.pending).toHaveLength(9);
  expect(progress.pending).not.toContainEqual({ code: '64.01' });

  await send('amendMou', { mou: child.id, version: 3, parent: governors.id, reason: 'Turunan' });
  const { data } = await ask(`{ mou(by: { id: "${governors.id}" }) { children { nodes { code parent { code } } } } }`);
  expect(data.mou.children.nodes).toEqual([{ code: child.code, parent: { code: governors.code } }]);
});

test('E3: one lapses on the day after its last, in its own zone; its history and a gap before its renewal stay', async () => {
  const old = await sign('LocalGovernment:64.02', {
    signedOn: '2026-02-01',
    effectiveFrom: '2026-02-01',
    effectiveTo: '2030-06-30',
  });
  const [on, after] = [await kaltim('2030-06-30'), await kaltim('2030-07-01')];
  expect([on.covered - after.covered, on.expiringWithin]).toEqual([1, [{ code: old.code }]]);
  // 30 June 2030 ends in Kutai Kartanegara (WITA) at 16:00 UTC.
  const status = async (moment: string) =>
    (
      await ask(
        `query @asKnownAt(at: "${moment}", on: "${moment}") { mou(by: { id: "${old.id}" }) { status daysLeft yesterday: status(at: "2030-06-29") } }`,
      )
    ).data.mou;
  expect(await status('2030-06-30T15:59:59Z')).toEqual({ status: 'EXPIRING', daysLeft: 0, yesterday: 'EXPIRING' });
  expect(await status('2030-06-30T16:00:00Z')).toEqual({ status: 'EXPIRED', daysLeft: -1, yesterday: 'EXPIRING' });
  await asOwner("select record_expiries('2030-06-30T16:00:00Z')");
  const { events } = (
    await ask(
      `query @asKnownAt(at: "2030-07-02T00:00:00Z") { mou(by: { id: "${old.id}" }) { events { nodes { kind occurredAt endsOn } } } }`,
    )
  ).data.mou;
  expect(events.nodes.at(-1)).toEqual({
    kind: 'EXPIRED',
    occurredAt: '2030-06-30T16:00:00.000000Z',
    endsOn: '2030-06-30',
  });

  const { mou: renewal } = await send('renewMou', { mou: old.id, version: 3, proposedOn: '2026-03-01' });
  expect(renewal.renews).toEqual({ code: old.code });
  await send('recordMouStage', { mou: renewal.id, version: 1, stage: 'AGREED', on: '2026-03-02' });
  const next = await send('signMou', {
    mou: renewal.id,
    version: 2,
    signedOn: '2026-03-03',
    effectiveFrom: '2030-09-01',
    effectiveTo: '2032-08-31',
  });
  expect(next.mou.warnings).toEqual(['GAP_BEFORE_RENEWAL']);
  const slot = async (at: string) => {
    const { covered, slots } = await kaltim(at);
    return [covered, slots.find(({ mou }: Input) => [old.code, next.mou.code].includes((mou as Input)?.code)).status];
  };
  const others = on.covered - 1;
  expect(await slot('2030-06-30')).toEqual([others + 1, 'COVERED']);
  for (const day of ['2030-07-01', '2030-08-31']) expect(await slot(day), day).toEqual([others, 'SIGNED']);
  expect(await slot('2030-09-01')).toEqual([others + 1, 'COVERED']);
  const { data } = await ask(
    `{ mou(by: { id: "${old.id}" }) { last: status(at: "2030-06-30") gap: status(at: "2030-07-01") end: status(at: "2030-08-31") reason: statusReason(at: "2030-08-31") renewed: status(at: "2030-09-01") renewedBy { code } } }`,
  );
  expect(data.mou).toEqual({
    last: 'EXPIRING',
    gap: 'GAP',
    end: 'GAP',
    reason: 'Its last day was 30 June 2030; what renews it holds only from 1 September 2030.',
    renewed: 'RENEWED',
    renewedBy: { code: renewal.code },
  });
});

test('E4: the second of two who edit is told what changed, and nothing of the first is lost', async () => {
  const { id } = await signed();
  await send('amendMou', { mou: id, version: 3, scope: 'Guru honorer', number: '1/2026', reason: 'x' }, 'region');
  expect(await send('amendMou', { mou: id, version: 3, title: 'Not overlapping', reason: 'x' }, 'admin')).toMatchObject(
    {
      __typename: 'ConflictError',
      code: 'CONFLICT',
      currentVersion: 4,
      changedFields: ['number', 'scope'],
      path: ['input', 'version'],
      message: expect.stringMatching(/version 4 now, not 3/),
    },
  );
  const { data } = await ask(`{ mou(by: { id: "${id}" }) { number scope title version } }`);
  expect(data.mou).toMatchObject({ number: '1/2026', scope: 'Guru honorer', version: 4 });
});

test('E6, E7: effective before it was signed, and signed by a proxy: taken, and warned of', async () => {
  const mou = await sign('LocalGovernment:64.03', {
    signedOn: '2026-06-15',
    effectiveFrom: '2026-01',
    effectiveTo: '2026-09',
    signatories: [{ position: 1, signatory: 'Sekretaris Daerah', capacity: 'PROXY' }],
  });
  expect(mou.warnings).toEqual(['RETROACTIVE', 'SIGNED_BY_PROXY', 'DATE_INEXACT', 'SHORT_TERM']);
  const { data } = await ask(
    `{ mou(by: { id: "${mou.id}" }) { before: status(at: "2026-06-14") on: status(at: "2026-06-15") over: status(at: "2026-10-01") parties { office signatory capacity } } }`,
  );
  expect(data.mou).toEqual({
    before: 'UNKNOWN',
    // It may end on any day of September.
    on: 'EXPIRING',
    over: 'EXPIRED',
    parties: [{ office: 'Kepala daerah', signatory: 'Sekretaris Daerah', capacity: 'PROXY' }],
  });
});

test('a day that is none is refused wherever one is written; a missing one is not', async () => {
  const { id } = await propose();
  const stage = { mou: id, version: 1, stage: 'AGREED' };
  expect(await send('recordMouStage', { ...stage, on: '2026-13' })).toMatchObject({ path: ['input', 'on'] });
  await send('recordMouStage', { ...stage, on: '2026' });
  for (const field of ['signedOn', 'effectiveFrom', 'effectiveTo'])
    expect(await send('signMou', { mou: id, version: 2, signedOn: '2026', [field]: '30-06-2026' })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', field],
    });
  const { mou } = await send('signMou', { mou: id, version: 2, signedOn: '2026' });
  expect(mou.warnings).toEqual(['DATE_UNKNOWN', 'DATE_INEXACT']);
  expect(await send('terminateMou', { mou: id, version: 3, on: 'besok', reason: 'x' })).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'on'],
  });
});

test('a day in its past says how far it had come by then, for those who may know', async () => {
  const draft = await propose({ proposedOn: '2026-03-02' });
  await send('recordMouStage', { mou: draft.id, version: 1, stage: 'LEGAL_REVIEW', on: '2026-03-20' });
  await send('recordMouStage', { mou: draft.id, version: 2, stage: 'AGREED', on: '2026-04-01' });
  await send('signMou', { mou: draft.id, version: 3, signedOn: '2026-04-10', effectiveFrom: '2026-05-01' });
  type Version = { version: number; knownFrom: string; knownTo: string | null };
  const versions = async (at = '') =>
    (
      await ask(
        `query ${at} { node(id: "${draft.id}") { ... on Mou { versions { version knownFrom knownTo } } } }`,
        'region',
      )
    ).data.node.versions.sort((a: Version, b: Version) => a.version - b.version) as Version[];
  const now = await versions();
  expect(now.map(({ knownTo }) => knownTo)).toEqual([...now.slice(1).map(({ knownFrom }) => knownFrom), null]);
  // As of the moment of the second, nothing tells that there will be a third.
  const then = await versions(`@asKnownAt(at: "${now[1]?.knownFrom}")`);
  expect(then.map(({ knownTo }) => knownTo)).toEqual([now[1]?.knownFrom, null]);
  const days = ['2026-03-01', '2026-03-02', '2026-03-19', '2026-03-20', '2026-04-09', '2026-04-10', '2026-05-01'];
  const history = async (office?: Office) => {
    const fields = days.map((day, i) => `d${i}: status(at: "${day}")`).join(' ');
    return Object.values((await ask(`{ mou(by: { id: "${draft.id}" }) { ${fields} } }`, office)).data.mou);
  };
  expect(await history('region')).toEqual([
    'UNKNOWN',
    'PROPOSED',
    'PROPOSED',
    'LEGAL_REVIEW',
    'AGREED',
    'SIGNED',
    'ACTIVE',
  ]);
  // What was a draft is not everybody's to know; that is not the same as none.
  expect(await history()).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'SIGNED', 'ACTIVE']);
});

test('E8: a regency that moves to another branch is in one of them on each day', async () => {
  await asOwner(
    `update membership set valid = daterange(lower(valid), '2026-01-01') where kind = 'WORKING_AREA' and child_id = (select id from area where code = '65.04');
     insert into membership (kind, child_id, parent_id, valid, verification) select 'WORKING_AREA', c.id, p.id, '[2026-01-01,)', 'UNVERIFIED' from area c, area p where c.code = '65.04' and p.code = 'KC-BERAU';
     insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
       select a.id, 'BPU', 'PARTICIPANTS', 'ACTIVE', partial_date_of(m, 'MONTH'), quantity_of(10, 'WORKERS'), 1, 'x', tstzrange('2026-01-01', null)
       from area a, unnest('{2025-12,2026-01}'::text[]) m where a.code in ('65.01', '65.02', '65.03', '65.04', '65.71', '64.03')`,
  );
  const totals = async (month: string) => {
    const total = `enrollment(segment: BPU, at: "${month}") { rollUp { sum { value } } }`;
    const { data, errors } = await ask(
      `{ a: branch(code: "KC-TARAKAN") { ${total} } b: branch(code: "KC-BERAU") { ${total} } r: region(code: "VII") { ${total} } }`,
    );
    expect(errors).toBeUndefined();
    return ['a', 'b', 'r'].map((name) => data[name].enrollment.rollUp.sum.value);
  };
  expect(await totals('2025-12')).toEqual(['50', '10', '60']);
  expect(await totals('2026-01')).toEqual(['40', '20', '60']);
});

describe('E14: an office of another government', () => {
  test('sees what is public of an agreement; its notes are FORBIDDEN, not absent; a draft is not there', async () => {
    const seen = await ask(
      '{ mou(by: { code: "61:2023-02-21" }) { code status signedOn { value } isPublic } }',
      'mayor',
    );
    expect(seen.data.mou).toMatchObject({ signedOn: { value: '2023-02-21' }, isPublic: true });
    const notes = await ask('{ mou(by: { code: "61:2023-02-21" }) { notes { nodes { words } } } }', 'mayor');
    expect([notes.data, notes.errors[0].extensions.code]).toEqual([undefined, 'FORBIDDEN']);
    expect((await ask('{ mou(by: { code: "63.71:DRAFT" }) { code } }', 'mayor')).data.mou).toBeNull();
  });

  test('writes notes and confirms steps of its own agreements, and never figures', async () => {
    expect((await send('commentOnMou', { mou: 'Mou:64.71:DRAFT', words: 'x' }, 'mayor')).__typename).toBe(
      'CommentOnMouSuccess',
    );
    expect((await send('commentOnMou', { mou: 'Mou:61:2023-02-21', words: 'x' }, 'mayor')).__typename).toBe(
      'ForbiddenError',
    );
    const figure = {
      area: 'LocalGovernment:64.71',
      segment: 'BPU',
      measure: 'PARTICIPANTS',
      basis: 'ACTIVE',
      asOf: '2026-05',
      quantity: { value: '1' },
      source: { new: { citation: 'x', publisher: 'x' } },
    };
    expect((await send('recordFigure', figure, 'mayor', 'figure { id }')).__typename).toBe('ForbiddenError');
  });
});

test('a partner that is only in view is an agreement already, for those who work on it', async () => {
  const mou = await propose({ stage: 'IDENTIFIED' });
  expect(mou).toMatchObject({ stage: 'IDENTIFIED', status: 'PROPOSED', isPublic: false });
  const next = await send('recordMouStage', { mou: mou.id, version: 1, stage: 'PROPOSED', on: '2026-03-03' });
  expect(next.mou.stage).toBe('PROPOSED');
  const signed = { area: 'LocalGovernment:64.71', instrument: 'MOU', parties: [], stage: 'SIGNED' };
  expect(await send('proposeMou', signed)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'stage'] });
});

test('two versions differ also in what hangs on them', async () => {
  const { id } = await signed();
  await send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', payer: 'APBD' });
  await send('amendMou', {
    mou: id,
    version: 4,
    reason: 'x',
    responsibleAgency: { name: 'Dinas Sosial', since: '2026-04-10' },
  });
  const { data } = await ask(
    `{ mou(by: { id: "${id}" }) { diff(from: 3, to: 5) { field before after } back: diff(from: 5, to: 4) { field } } }`,
  );
  expect(data.mou.diff).toEqual([
    { field: 'commitments', before: null, after: [expect.objectContaining({ words: 'x', payer: 'APBD' })] },
    { field: 'responsibleAgency', before: null, after: [{ agency: 'Dinas Sosial', since: '2026-04-10' }] },
  ]);
  expect(data.mou.back).toEqual([{ field: 'responsibleAgency' }]);
});

test('E9: a target that changes in its year is quoted as it was in force then', async () => {
  const source = { new: { citation: 'Rencana', publisher: 'Kanwil', publishedOn: '2026-01-02' } };
  const about = { area: 'LocalGovernment:64.09', segment: 'BPU', measure: 'PARTICIPANTS' };
  const figure = { ...about, basis: 'ACTIVE', asOf: '2026-06', quantity: { value: '450' }, source };
  // Said after the day it is of, which the plan was not.
  figure.source = { new: { citation: 'Laporan Juni', publisher: 'Kanwil', publishedOn: '2026-07-02' } };
  expect((await send('recordFigure', figure, 'region', 'figure { id }')).figure).toBeDefined();
  const plan = {
    ...about,
    kind: 'STOCK',
    from: '2026-01-01',
    to: '2026-12-31',
    basis: 'OFFICE',
    interpretation: 'LITERAL',
    source,
  };
  const set = (value: string, more: Input = {}) =>
    send('setTarget', { ...plan, quantity: { value }, ...more }, 'region', 'target { id }');
  const first = await set('500');
  const [{ then }] = (await asOwner(
    'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as then',
  )) as [{ then: string }];
  await set('600', { replaces: first.target.id });
  const gaps = async (directive: string) =>
    (
      await ask(
        `query ${directive} { localGovernment(code: "64.09") { targets { quantity { value } progress(at: "2026-06-30") { gap { value } } } } }`,
      )
    ).data.localGovernment.targets;
  expect(await gaps('')).toEqual([{ quantity: { value: '600' }, progress: { gap: { value: '150' } } }]);
  expect(await gaps(`@asKnownAt(at: "${then}")`)).toEqual([
    { quantity: { value: '500' }, progress: { gap: { value: '50' } } },
  ]);
  // Where the new one holds only from a day of the year on, the day before is judged by the old one, also from now on.
  const figures = { ...figure, segment: 'PU', source: { new: { ...figure.source.new, citation: 'Laporan PU' } } };
  await send('recordFigure', { ...figures, quantity: { value: '300' } }, 'region', 'figure { id }');
  const before = await set('500', { segment: 'PU' });
  const after = await set('750', { segment: 'PU', replaces: before.target.id, holdsFrom: '2026-07-01' });
  const { data } = await ask(
    `{ node(id: "${after.target.id}") { ... on Target { holdsFrom june: progress(at: "2026-06-30") { achieved { value } target { quantity { value } } } july: progress(at: "2026-07-01") { achieved { value } } readings(at: "2026-06-30") { wanted { value } } } } }`,
  );
  expect(data.node).toEqual({
    holdsFrom: '2026-07-01',
    june: { achieved: { value: '0.600000' }, target: { quantity: { value: '500' } } },
    july: { achieved: { value: '0.400000' } },
    readings: [{ wanted: { value: '500' } }],
  });
  // The old one is judged as long as it holds; from then on it says which one does.
  const old = await ask(
    `{ node(id: "${before.target.id}") { ... on Target { june: progress(at: "2026-06-30") { achieved { value } } july: progress(at: "2026-07-01") {
      status reason gap { value } achieved { value notComputable { code } } } readings(at: "2026-07-01") { status achieved { value } } } } }`,
  );
  expect(old.data.node).toEqual({
    june: { achieved: { value: '0.600000' } },
    july: {
      status: 'NOT_COMPUTABLE',
      reason: `From 1 July 2026 on ${after.target.id} holds in its place. That one says where it stands since then.`,
      gap: null,
      achieved: { value: null, notComputable: { code: 'TARGET_REPLACED' } },
    },
    readings: [{ status: 'NOT_COMPUTABLE', achieved: { value: null } }],
  });
  for (const [more, message] of [
    [
      { replaces: after.target.id, holdsFrom: '2027-01-01' },
      'The day from which the target holds is not in its period.',
    ],
    [
      { issuer: 'Lain', holdsFrom: '2026-07-01' },
      /^Give `holdsFrom` only where this target takes the place of another/,
    ],
  ] as const)
    expect(await set('800', { segment: 'PU', ...more })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'holdsFrom'],
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  // Lists of a day have the version in force on it, also where two replace it later.
  const last = await set('800', { segment: 'PU', replaces: after.target.id, holdsFrom: '2026-10-01' });
  const listed = (alias: string, at: string) =>
    `${alias}: targets(filter: { segment: PU${at} }) { id quantity { value } }`;
  const lists = await ask(
    `{ localGovernment(code: "64.09") { ${listed('any', '')} ${listed('before', ', at: "2025-12-31"')} ${listed('june', ', at: "2026-06-30"')} ${listed('july', ', at: "2026-07-01"')} ${listed('september', ', at: "2026-09-30"')} ${listed('october', ', at: "2026-10-01"')} } }`,
  );
  const one = (version: typeof last, value: string) => [{ id: version.target.id, quantity: { value } }];
  expect(lists.data.localGovernment).toEqual({
    any: one(last, '800'),
    before: [],
    june: one(before, '500'),
    july: one(after, '750'),
    september: one(after, '750'),
    october: one(last, '800'),
  });
});

test('what is suspended rests until its last day, and is over after it', async () => {
  const mou = await sign('LocalGovernment:64.11', {
    signedOn: '2026-01-10',
    effectiveFrom: '2026-01-10',
    effectiveTo: '2026-06-30',
  });
  await send('suspendMou', { mou: mou.id, version: 3, on: '2026-03-01', reason: 'Anggaran.' });
  const { data } = await ask(
    `{ mou(by: { id: "${mou.id}" }) { before: status(at: "2026-02-28") rests: status(at: "2026-06-30") over: status(at: "2026-07-01") } }`,
  );
  expect(data.mou).toEqual({ before: 'ACTIVE', rests: 'SUSPENDED', over: 'EXPIRED' });
});
