import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { useActs } from './acts.ts';
import { race } from './race.ts';

const acts = useActs();
const { api, bearer, asOwner, send, propose, signed } = acts;
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

  test('is made public before that by those who publish, as it stands and for good', async () => {
    const { id, code } = await propose({}, 'admin');
    const publish = (version: number, office: Office = 'region', reason = 'For consultation.') =>
      send('publishMou', { mou: id, version, reason }, office);
    expect((await publish(1, 'mayor')).__typename).toBe('ForbiddenError');
    expect(await publish(1, 'region', ' ')).toMatchObject({ path: ['input', 'reason'] });
    expect(await publish(2)).toMatchObject({ __typename: 'ConflictError', currentVersion: 1 });
    expect(await asSeenBy(code)).toBeNull();
    expect((await publish(1)).mou).toMatchObject({ version: 2, stage: 'PROPOSED', isPublic: true });
    expect(await asSeenBy(code)).toMatchObject({ stage: 'PROPOSED' });
    expect((await publish(2)).__typename).toBe('ConflictError');
    // What is public stays so: its next stage is seen as well.
    await send('recordMouStage', { mou: id, version: 2, stage: 'DRAFTING', on: '2026-04-01' });
    expect(await asSeenBy(code)).toMatchObject({ stage: 'DRAFTING' });
  });

  test('is recorded to the public with its first version that is public; who saw the draft saw that recorded', async () => {
    const draft = await propose();
    await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on: '2026-04-01' });
    await send('signMou', { mou: draft.id, version: 2, signedOn: '2026-04-10' });
    await send('amendMou', { mou: draft.id, version: 3, title: 'Judul baru', reason: 'Keliru ketik.' });
    const told = async (office?: Office, filter = '', moment = '') => {
      const { json } = await api.query(
        `query ${moment} {
          mou(by: { code: "${draft.code}" }) { events { nodes { at version kind } } }
          changes(since: "2026-01-01T00:00:00Z", filter: { within: "64.71"${filter} }, first: 100) {
            nodes { kind mou { code } }
          }
        }`,
        undefined,
        {},
        office ? bearer(office) : {},
      );
      expect(json.errors).toBeUndefined();
      const kinds = json.data.changes.nodes
        .filter(({ mou }: { mou: { code: string } | null }) => mou?.code === draft.code)
        .map(({ kind }: { kind: string }) => kind);
      return { kinds, events: json.data.mou?.events.nodes as { at: string; version: number; kind: string }[] };
    };
    const all = await told();
    expect(all.kinds).toEqual(['MOU_RECORDED', 'MOU_AMENDED']);
    expect(all.events.map(({ version, kind }) => [version, kind])).toEqual([
      [3, 'RECORDED'],
      [4, 'AMENDED'],
    ]);
    const [recorded] = all.events;
    expect((await told(undefined, ' kinds: [MOU_RECORDED]')).kinds).toEqual(['MOU_RECORDED']);
    expect((await told(undefined, ' kinds: [MOU_AMENDED]')).kinds).toEqual(['MOU_AMENDED']);
    expect((await told(undefined, '', `@asKnownAt(at: "${recorded?.at}")`)).kinds).toEqual(['MOU_RECORDED']);
    const own = await told('mayor');
    expect(own.kinds).toEqual(['MOU_RECORDED', 'MOU_AMENDED', 'MOU_AMENDED', 'MOU_AMENDED']);
    expect(own.events.map(({ kind }) => kind)).toEqual(['RECORDED', 'AMENDED', 'AMENDED', 'AMENDED']);
    expect((await told('mayor', '', `@asKnownAt(at: "${recorded?.at}")`)).kinds).toEqual(own.kinds.slice(0, 3));
    const known = own.events[1]?.at;
    expect((await told(undefined, '', `@asKnownAt(at: "${known}")`)).kinds).toEqual([]);
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
      `{ mou(by: { code: "${code}" }) { diff(from: 3, to: 4) { field before after } versions { version title reason changes { field before after } } } }`,
    );
    expect(json.data.mou.diff).toEqual([
      { field: 'effectiveTo', before: expect.objectContaining({ value: '2027-04-09' }), after: null },
      { field: 'title', before: 'Perlindungan pekerja rentan', after: 'Judul baru' },
    ]);
    const { diff: changes, versions } = json.data.mou;
    expect(versions.at(-1)).toEqual({ version: 4, title: 'Judul baru', reason: 'Adendum I', changes });
    // What was there before the signature is a draft, which is nobody else's to see.
    expect(
      versions.map((seen: { version: number; changes: unknown[] }) => [seen.version, seen.changes.length]),
    ).toEqual([
      [3, 0],
      [4, 2],
    ]);

    const page = async (headers = {}) =>
      (await api.fetch(`/en/mou/${code}`, { headers: { accept: 'text/html', ...headers } })).text;
    const told = await page();
    for (const text of ['What changed with version 4', 'Perlindungan pekerja rentan', '9 April 2027', 'Adendum I'])
      expect(told).toContain(text);
    expect(told).not.toContain('What changed with version 3');
    const toTheRegion = await page(bearer('region'));
    expect(toTheRegion).toContain('What changed with version 3');
    expect(toTheRegion).not.toMatch(/\[object|undefined|NaN/);
  });

  test('of a remark makes its language unknown: that of the first data is English, what an office writes is its own', async () => {
    const code = '61.08:2025-08-22';
    const read = async () =>
      (await api.query(`{ mou(by: { code: "${code}" }) { id version funding note textLanguage } }`)).json.data.mou;
    const page = async (language: string) =>
      (await api.fetch(`/${language}/mou/${code}`, { headers: { accept: 'text/html', ...bearer('region') } })).text;
    const { id, version, note, textLanguage } = await read();
    expect([textLanguage, note]).toEqual(['EN', expect.stringContaining('the source says of the end: “1 year”')]);
    expect(await page('id')).toMatch(/<q lang="id">dua surat kabar memuat 873; [^<]*<\/q><\/dd>/);
    expect(await page('en')).toMatch(/<q lang="en">two papers print [^<]*<\/q><\/dd>/);
    await send('amendMou', { mou: id, version, title: 'Judul baru', reason: 'Adendum' });
    expect(await read()).toMatchObject({ note, textLanguage: 'EN' });
    await send('amendMou', { mou: id, version: version + 1, note: 'Catatan kantor.', reason: 'Adendum' });
    expect(await read()).toMatchObject({ note: 'Catatan kantor.', textLanguage: null });
    const changed = await api.query(
      `{ mou(by: { code: "${code}" }) { diff(from: ${version + 1}, to: ${version + 2}) { field } } }`,
    );
    expect(changed.json.data.mou.diff).toEqual([{ field: 'note' }]);
    expect(await page('id')).toMatch(/<dd><q>Catatan kantor\.<\/q>/);
    // What the office left is told in the language of the page as before, though nobody can say of all which it is.
    expect(await page('id')).toContain('DBH sawit Rp604 juta + APBD Rp168 juta');
  });

  test('of money is shown as each language writes it, without a blank after the sign', async () => {
    const { id, code } = await signed();
    const budgeted = (version: number, value: string) => {
      const promise = { words: 'Pekerja rentan', segment: 'BPU', payer: 'APBD', budget: { value } };
      return send('setCommitment', { mou: id, version, ...promise });
    };
    await budgeted(3, '1008000000');
    await budgeted(4, '772000000.5');
    const page = async (language: string) =>
      (await api.fetch(`/${language}/mou/${code}`, { headers: { accept: 'text/html', ...bearer('region') } })).text;
    const told = { id: await page('id'), en: await page('en') };
    for (const text of ['<td>Rp772.000.000,5</td>', 'Rp1.008.000.000']) expect(told.id).toContain(text);
    for (const text of ['<td>Rp772,000,000.5</td>', 'Rp1,008,000,000']) expect(told.en).toContain(text);
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
    ['an end before the beginning', { effectiveFrom: '2027-05-01' }, ['input', 'effectiveFrom']],
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

  // 500 rounds: test/slow/writers.
  // 500 rounds: test/slow/writers.
  test(
    'two writers, 30 rounds: the version counts the acknowledged writes, and every loser was told',
    () => race(acts, 30),
    60_000,
  );

  test('three writers of what hangs on it, 15 rounds: every loser is told of the version, not of its input', async () => {
    const { id } = await signed();
    let version = 3;
    for (let round = 0; round < 15; round++) {
      const answers = await Promise.all(
        ['region', 'admin', 'region'].map((office, i) =>
          send(
            'amendMou',
            {
              mou: id,
              version,
              reason: 'x',
              parties: [{ role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' }],
              milestones: [{ title: 'Peraturan', dueOn: `${2026 + round}-09-0${i + 1}` }],
            },
            office as Office,
            'mou { version }',
            false,
          ),
        ),
      );
      expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
        'AmendMouSuccess',
        'ConflictError',
        'ConflictError',
      ]);
      version++;
    }
  });

  test('those who write at once all do: of one name under codes of their own, of one new source for many areas', async () => {
    const area = 'LocalGovernment:64.72';
    const proposal = { area, instrument: 'PKS', title: 'x', proposedOn: '2026-03-02' };
    const parties = [{ role: 'GOVERNMENT', office: 'Wali Kota', area }];
    const decree = { area, kind: 'SK', issuedOn: '2026-03-02', issuer: 'Wali Kota' };
    const source = { new: { citation: 'Lembaran daerah 2026', publisher: 'Kota' } };
    const areas = ['64.01', '64.02', '64.03', '64.07', '64.08', '64.09'].map((code) => `LocalGovernment:${code}`);
    for (const [name, input, field, more] of [
      ['proposeMou', { ...proposal, parties }, 'mou', []],
      ['addFollowUp', decree, 'followUp', []],
      ['addFollowUp', { ...decree, source }, 'followUp', areas],
    ] as const) {
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          send(name, { ...input, area: more[i] ?? area }, 'region', `made: ${field} { code }`, false),
        ),
      );
      expect(answers.map(({ made, message }) => made?.code ?? message)).toSatisfy(
        (codes: string[]) => new Set(codes).size === 6 && codes.every((code) => /^64\.\d+:2026-03-02/.test(code)),
      );
    }
  });
});
