import { describe, expect, test } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
type Input = Record<string, unknown>;

const MOU =
  'id code version stage isPublic status title number signedOn { value } effectiveFrom { value } effectiveTo { value } parties { office role } warnings renews { code } commitments { words workers { value } budget { value } payer }';
const ILLEGAL = ['recordMouStage', 'signMou', 'renewMou', 'suspendMou', 'terminateMou', 'cancelMou'];
const send = async (name: string, input: Input, office: Office = 'region', field = `mou { ${MOU} }`, alone = true) => {
  const title = name.replace(/^./, (letter) => letter.toUpperCase());
  const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename
    ... on MutationError { code message path } ... on ConflictError { currentVersion changedFields }
    ${ILLEGAL.includes(name) ? '... on IllegalTransitionError { allowed }' : ''} ... on ${title}Success { ${field} } } }`;
  const { json, stats } = await api.query(document, { input }, {}, bearer(office));
  expect(json.errors).toBeUndefined();
  if (alone) expect([stats.http, stats.statements.length]).toEqual([1, 2]);
  return json.data[name];
};
const PROPOSAL: Input = {
  area: 'LocalGovernment:64.71',
  instrument: 'NOTA_KESEPAKATAN',
  title: 'Perlindungan pekerja rentan',
  proposedOn: '2026-03-02',
  parties: [
    { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
    { role: 'AGENCY', office: 'Kantor Wilayah VII' },
  ],
};
const propose = async (more: Input = {}, office: Office = 'region') =>
  (await send('proposeMou', { ...PROPOSAL, ...more }, office)).mou;
const agreed = async (more: Input = {}) => {
  const { id } = await propose(more);
  return (await send('recordMouStage', { mou: id, version: 1, stage: 'AGREED', on: '2026-04-01' })).mou;
};
const signed = async (more: Input = {}) => {
  const mou = await agreed();
  return (
    await send('signMou', {
      mou: mou.id,
      version: 2,
      signedOn: '2026-04-10',
      effectiveFrom: '2026-04-10',
      effectiveTo: '2027-04-09',
      ...more,
    })
  ).mou;
};
const asSeenBy = async (code: string, office?: Office) =>
  (await api.query(`{ mou(by: { code: "${code}" }) { stage title } }`, undefined, {}, office ? bearer(office) : {}))
    .json.data.mou;

describe('from a proposal to a signature', () => {
  test('is a draft that only those see who work on it, until it is signed', async () => {
    const draft = await propose();
    expect(draft).toMatchObject({
      version: 1,
      stage: 'PROPOSED',
      isPublic: false,
      status: 'PROPOSED',
      code: expect.stringMatching(/^64\.71:2026-03-02/),
    });
    expect(draft.parties).toEqual([
      { office: 'Wali Kota Balikpapan', role: 'GOVERNMENT' },
      { office: 'Kantor Wilayah VII', role: 'AGENCY' },
    ]);
    for (const office of ['mayor', 'governor', 'region', 'auditor'] as const)
      expect(await asSeenBy(draft.code, office)).not.toBeNull();
    for (const office of ['branch', 'elsewhere', undefined] as const)
      expect(await asSeenBy(draft.code, office)).toBeNull();

    const reviewed = await send('recordMouStage', {
      mou: draft.id,
      version: 1,
      stage: 'LEGAL_REVIEW',
      on: '2026-03-20',
      note: 'Bagian Hukum',
    });
    expect(reviewed.mou).toMatchObject({ version: 2, stage: 'LEGAL_REVIEW', isPublic: false });
    const ready = await send('recordMouStage', { mou: draft.id, version: 2, stage: 'AGREED', on: '2026-04-01' });
    expect(ready.mou).toMatchObject({ version: 3, stage: 'AGREED' });
    const done = await send('signMou', {
      mou: draft.id,
      version: 3,
      signedOn: '2026-04-10',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      number: '119/2026',
      signatories: [{ position: 1, signatory: 'Sekretaris Daerah', capacity: 'PROXY' }],
    });
    expect(done.mou).toMatchObject({
      version: 4,
      stage: 'SIGNED',
      isPublic: true,
      number: '119/2026',
      warnings: ['RETROACTIVE', 'SIGNED_BY_PROXY'],
    });
    expect(await asSeenBy(draft.code)).toMatchObject({ stage: 'SIGNED' });
    // What was a draft stays one for the public, at whatever moment it looks.
    const versions = (office?: Office) =>
      api.query(
        `{ mou(by: { code: "${draft.code}" }) { versions { version stage } } }`,
        undefined,
        {},
        office ? bearer(office) : {},
      );
    expect((await versions()).json.data.mou.versions).toEqual([{ version: 4, stage: 'SIGNED' }]);
    expect((await versions('mayor')).json.data.mou.versions.map(({ version }: { version: number }) => version)).toEqual(
      [1, 2, 3, 4],
    );
  });

  test('steps that are none are illegal, and say which there are', async () => {
    const { id } = await propose();
    expect(await send('signMou', { mou: id, version: 1, signedOn: '2026-04-10' })).toMatchObject({
      __typename: 'IllegalTransitionError',
      allowed: ['DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'CANCELLED'],
    });
    expect((await send('suspendMou', { mou: id, version: 1, on: '2026-04-10', reason: 'x' })).__typename).toBe(
      'IllegalTransitionError',
    );
    expect(await send('recordMouStage', { mou: id, version: 1, stage: 'SIGNED', on: '2026-04-10' })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'stage'],
    });
    expect((await send('cancelMou', { mou: id, version: 1, on: '2026-04-10', reason: 'Given up.' })).mou).toMatchObject(
      { stage: 'CANCELLED', version: 2 },
    );
    expect(
      (await send('recordMouStage', { mou: id, version: 2, stage: 'DRAFTING', on: '2026-04-11' })).__typename,
    ).toBe('IllegalTransitionError');
  });

  test('is suspended, taken up, terminated; each with its reason', async () => {
    const { id } = await signed();
    expect(await send('suspendMou', { mou: id, version: 3, on: '2026-05-01', reason: ' ' })).toMatchObject({
      path: ['input', 'reason'],
    });
    expect((await send('suspendMou', { mou: id, version: 3, on: '2026-05-01', reason: 'Budget.' })).mou.status).toBe(
      'SUSPENDED',
    );
    expect((await send('recordMouStage', { mou: id, version: 4, stage: 'SIGNED', on: '2026-06-01' })).mou.status).toBe(
      'ACTIVE',
    );
    expect((await send('terminateMou', { mou: id, version: 5, on: '2026-07-01', reason: 'By both.' })).mou.status).toBe(
      'TERMINATED',
    );
  });
});

describe('amending', () => {
  test('makes a version; what was before stays, and the difference is told', async () => {
    const { id, code } = await signed();
    const amended = await send('amendMou', {
      mou: id,
      version: 3,
      title: 'Judul baru',
      effectiveTo: null,
      reason: 'Adendum I',
    });
    expect(amended.mou).toMatchObject({ version: 4, title: 'Judul baru', effectiveTo: null, stage: 'SIGNED' });
    const { json } = await api.query(
      `{ mou(by: { code: "${code}" }) { diff(from: 3, to: 4) { field before after } versions { version title reason } } }`,
    );
    expect(json.data.mou.diff).toEqual([
      { field: 'effectiveTo', before: expect.objectContaining({ value: '2027-04-09' }), after: null },
      { field: 'title', before: 'Perlindungan pekerja rentan', after: 'Judul baru' },
    ]);
    expect(json.data.mou.versions.at(-1)).toEqual({ version: 4, title: 'Judul baru', reason: 'Adendum I' });
  });

  test('on an old version is a conflict that says what changed since; nothing is merged', async () => {
    const { id } = await signed();
    await send('amendMou', { mou: id, version: 3, number: '7/2026', reason: 'x' });
    expect(await send('amendMou', { mou: id, version: 3, title: 'Other', reason: 'x' })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 4,
      changedFields: ['number'],
    });
  });

  test.each([
    ['nothing', {}, ['input']],
    ['a day that is none', { effectiveTo: '2026-02-30' }, ['input', 'effectiveTo']],
    ['an end before the beginning', { effectiveFrom: '2027-05-01' }, ['input']],
    ['no reason', { title: 'x', reason: '' }, ['input', 'reason']],
  ])('%s is refused and keeps nothing', async (_name, more, path) => {
    const { id, code } = await signed();
    expect(await send('amendMou', { mou: id, version: 3, reason: 'x', ...more })).toMatchObject({
      __typename: 'InvalidInputError',
      path,
    });
    expect(
      await asOwner(
        `select max(version) as v from mou_version where mou_id = (select id from mou where code = '${code}')`,
      ),
    ).toEqual([{ v: 3 }]);
  });

  test('two writers, 500 rounds: the version counts the acknowledged writes, and every loser was told', async () => {
    const { id, code } = await signed();
    let version = 3;
    let won = 0;
    for (let round = 0; round < 250; round++) {
      const answers = await Promise.all(
        ['region', 'admin'].map((office) =>
          send(
            'amendMou',
            { mou: id, version, title: `${office} ${round}`, reason: 'x' },
            office as Office,
            'mou { version }',
            false,
          ),
        ),
      );
      const winners = answers.filter(({ __typename }) => __typename === 'AmendMouSuccess');
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AmendMouSuccess', 'ConflictError']);
      won += winners.length;
      version = winners[0].mou.version;
    }
    expect(
      await asOwner(
        `select max(version) as v, count(*)::int as n from mou_version where mou_id = (select id from mou where code = '${code}')`,
      ),
    ).toEqual([{ v: 3 + won, n: 3 + won }]);
  });
});

describe('what hangs on it', () => {
  test('a renewal is a draft with the same parties that points back', async () => {
    const { id, code } = await signed();
    const { mou } = await send('renewMou', { mou: id, version: 3, proposedOn: '2027-03-01' });
    expect(mou).toMatchObject({ stage: 'PROPOSED', isPublic: false, renews: { code }, version: 1 });
    expect(mou.parties).toHaveLength(2);
    expect((await send('renewMou', { mou: id, version: 2 })).__typename).toBe('ConflictError');
  });

  test('commitments: one in the same words takes the place of the other', async () => {
    const { id } = await signed();
    const set = (workers: string) =>
      send('setCommitment', {
        mou: id,
        words: 'Pekerja rentan',
        segment: 'BPU',
        programmes: ['JKK', 'JKM'],
        workers: { value: workers },
        payer: 'APBD',
        budget: { value: '5060579420000' },
      });
    expect((await set('5000')).mou.commitments).toEqual([
      { words: 'Pekerja rentan', workers: { value: '5000' }, budget: { value: '5060579420000' }, payer: 'APBD' },
    ]);
    // What a write shows is what is known from then on.
    await set('6000');
    const { json } = await api.query(`{ node(id: "${id}") { ... on Mou { commitments { workers { value } } } } }`);
    expect(json.data.node.commitments).toEqual([{ workers: { value: '6000' } }]);
    expect(
      (await send('setCommitment', { mou: id, words: 'x', segment: 'BPU', workers: { value: '-1' }, payer: 'APBD' }))
        .__typename,
    ).toBe('InvalidInputError');
  });

  test("notes and confirmed steps are also the government's; nothing else is", async () => {
    const { id, code } = await signed();
    await asOwner(
      `insert into milestone (mou_id, title, due_on, known) select id, 'Perwali', '2026-06-30', tstzrange(now(), null) from mou where code = '${code}'`,
    );
    const step = (
      await asOwner(
        `select 'Milestone:' || s.id as id from milestone s join mou m on m.id = s.mou_id where m.code = '${code}'`,
      )
    )[0]?.id;
    expect((await send('commentOnMou', { mou: id, words: 'Menunggu APBD.' }, 'mayor')).__typename).toBe(
      'CommentOnMouSuccess',
    );
    expect(await send('commentOnMou', { mou: id, words: '' }, 'mayor')).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'words'],
    });
    const confirm = (metOn: string, office: Office) =>
      send('confirmMilestone', { milestone: step, metOn }, office, 'milestone { metOn }');
    expect((await confirm('2026-06-30', 'mayor')).milestone).toEqual({ metOn: '2026-06-30' });
    expect(await confirm('2199-01-01', 'mayor')).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'metOn'],
    });
    expect((await confirm('2026-06-30', 'branch')).__typename).toBe('ForbiddenError');
    for (const office of ['mayor', 'governor', 'branch', 'auditor'] as const)
      expect((await send('amendMou', { mou: id, version: 3, title: 'x', reason: 'x' }, office)).__typename).toBe(
        'ForbiddenError',
      );
  });

  test('follow-ups hang on it or stand alone for an area', async () => {
    const { id } = await signed();
    const follow = (more: Input) =>
      send(
        'addFollowUp',
        { kind: 'PERWALI', number: '12', issuedOn: '2026-06-01', issuer: 'Wali Kota', ...more },
        'region',
        'followUp { code kind mou { id } }',
      );
    expect((await follow({ mou: id })).followUp).toMatchObject({ kind: 'PERWALI', mou: { id } });
    expect((await follow({ area: 'LocalGovernment:64.72' })).followUp.mou).toBeNull();
    expect((await follow({ area: 'LocalGovernment:64.72' })).__typename).toBe('ConflictError');
    expect(await follow({})).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'area'] });
  });

  test('events and audit come by themselves', async () => {
    const { code } = await signed();
    const { json } = await api.query(
      `{ mou(by: { code: "${code}" }) { events { nodes { version kind } } } }`,
      undefined,
      {},
      bearer('region'),
    );
    expect(json.data.mou.events.nodes.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3]);
    const rows = await asOwner(
      `select distinct relation from audit_log where relation like 'mou%' and (after ->> 'mou_id' = (select id::text from mou where code = '${code}') or row_key = '${code}') order by 1`,
    );
    expect(rows.map(({ relation }) => relation)).toEqual(expect.arrayContaining(['mou', 'mou_party', 'mou_version']));
  });
});

describe('on the ground', () => {
  test('a market is an area of its own in its city', async () => {
    const register = (name: string, office: Office = 'branch') =>
      send(
        'registerMarket',
        { localGovernment: 'LocalGovernment:63.71', name, managerKind: 'GOVERNMENT', manager: 'Perumda Pasar' },
        office,
        'market { code name localGovernment { code } managerKind }',
      );
    expect((await register('Pasar Antasari')).market).toEqual({
      code: 'PASAR-ANTASARI',
      name: 'Pasar Antasari',
      localGovernment: { code: '63.71' },
      managerKind: 'GOVERNMENT',
    });
    expect((await register('Pasar Antasari')).__typename).toBe('ConflictError');
    expect((await register('!!')).__typename).toBe('InvalidInputError');
    expect((await register('Pasar Lain', 'mayor')).__typename).toBe('ForbiddenError');
  });

  test('outreach is recorded once', async () => {
    const record = (office: Office = 'branch') =>
      send(
        'recordOutreach',
        { area: 'LocalGovernment:63.71', heldOn: '2026-05-05', place: 'Pasar', audience: 'BPU', topic: 'JKK' },
        office,
        'activity { place topic }',
      );
    expect((await record()).activity).toEqual({ place: 'Pasar', topic: 'JKK' });
    expect((await record()).__typename).toBe('ConflictError');
    expect((await record('auditor')).__typename).toBe('ForbiddenError');
  });
});
