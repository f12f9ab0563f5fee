import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, bearer, asOwner, promise, send, signed } = useActs();

describe('what hangs on it', () => {
  test('a renewal is a draft with the same parties that points back', async () => {
    const { id, code } = await signed();
    const { mou } = await send('renewMou', { mou: id, version: 3, proposedOn: '2026-11-01' });
    expect(mou).toMatchObject({ stage: 'PROPOSED', isPublic: false, renews: { code }, version: 1 });
    expect(mou.parties).toHaveLength(2);
    expect((await send('renewMou', { mou: id, version: 2 })).__typename).toBe('ConflictError');
    // One at a time: the next when the first is given up.
    expect(await send('renewMou', { mou: id, version: 3 })).toMatchObject({
      __typename: 'ConflictError',
      path: ['input', 'mou'],
    });
    await send('cancelMou', { mou: mou.id, version: 1, on: '2026-11-02', reason: 'x' });
    expect((await send('renewMou', { mou: id, version: 3 })).__typename).toBe('RenewMouSuccess');
  });

  test('agreements are found by whether a step is late on a day: the day after its own, until it is taken', async () => {
    const { id, code } = await signed();
    const milestones = [{ title: 'Perwal', dueOn: '2026-06-30' }];
    const { mou } = await send(
      'amendMou',
      { mou: id, version: 3, reason: 'x', milestones },
      'region',
      'mou { milestones { id } }',
    );
    const found = async (lateMilestones: boolean, at: string) => {
      const { json } = await api.query(
        `{ mous(first: 100, filter: { within: "LocalGovernment:64.71", lateMilestones: ${lateMilestones}, at: "${at}" }) { totalCount nodes { code } } }`,
      );
      expect(json.errors).toBeUndefined();
      expect(json.data.mous.totalCount).toBe(json.data.mous.nodes.length);
      return json.data.mous.nodes.some((found: { code: string }) => found.code === code);
    };
    const both = async (at: string) => [await found(true, at), await found(false, at)];
    expect(await both('2026-06-30')).toEqual([false, true]);
    expect(await both('2026-07-01')).toEqual([true, false]);
    await send(
      'confirmMilestone',
      { milestone: mou.milestones[0].id, metOn: '2026-08-15' },
      'region',
      'milestone { id }',
    );
    expect(await both('2026-08-14')).toEqual([true, false]);
    expect(await both('2026-08-15')).toEqual([false, true]);
  });

  test('commitments: one in the same words takes the place of the other', async () => {
    const { id } = await signed();
    const set = (workers: string, version: number) => promise(id, workers, version);
    expect((await set('5000', 3)).mou.commitments).toEqual([
      { words: 'Pekerja rentan', workers: { value: '5000' }, budget: { value: '5060579420000' }, payer: 'APBD' },
    ]);
    // What a write shows is what is known from then on.
    await set('6000', 4);
    // Who had not seen that is told, and nothing is overwritten.
    expect(await set('7000', 4)).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 5,
      changedFields: ['commitments'],
    });
    const { json } = await api.query(`{ node(id: "${id}") { ... on Mou { commitments { workers { value } } } } }`);
    expect(json.data.node.commitments).toEqual([{ workers: { value: '6000' } }]);
    expect(
      (
        await send('setCommitment', {
          mou: id,
          version: 5,
          words: 'x',
          segment: 'BPU',
          workers: { value: '-1' },
          payer: 'APBD',
        })
      ).__typename,
    ).toBe('InvalidInputError');
  });

  test('a promise or a step of the data is named as it is told: in English, or in Indonesian', async () => {
    const ask = async (code: string, fields: string, language = 'id') => {
      const document = `{ mou(by: { code: "${code}" }) { id version ${fields} } }`;
      const headers = { 'accept-language': language, ...bearer('region') };
      return (await api.query(document, undefined, {}, headers)).json.data.mou;
    };
    const promised = '61.08:2025-08-22';
    const english = '3,000 palm-oil workers + 837 vulnerable';
    const words = '3.000 pekerja kelapa sawit + 837 pekerja rentan';
    const { id, version, commitments } = await ask(promised, 'commitments { words }');
    expect(commitments).toEqual([{ words }]);
    const set = { mou: id, version, words, segment: 'BPU', workers: { value: '4000' }, payer: 'APBD' };
    expect((await send('setCommitment', set)).mou.commitments).toMatchObject([{ words, workers: { value: '4000' } }]);
    // What was there before is told in each language; what an office wrote stays as it is.
    const diff = `diff(from: ${version}, to: ${version + 1}) { field before after }`;
    for (const [language, before] of [
      ['id', words],
      ['en', english],
    ] as const) {
      const told = await ask(promised, diff, language);
      expect(told.diff).toMatchObject([{ field: 'commitments', before: [{ words: before }], after: [{ words }] }]);
      expect(told.diff[0].before[0].programmes).toEqual([]);
    }

    const stepped = '61:2014';
    const title = 'peraturan dan perangkatnya disiapkan';
    const { milestones: before, ...mou } = await ask(stepped, 'milestones { id title }');
    expect(before).toEqual([{ id: expect.any(String), title }]);
    const due = { mou: mou.id, version: mou.version, reason: 'x', milestones: [{ title, dueOn: '2026-12-31' }] };
    await send('amendMou', due);
    expect((await ask(stepped, 'milestones { id title dueOn }')).milestones).toEqual([
      { ...before[0], dueOn: '2026-12-31' },
    ]);
    // No other words name it.
    await send('amendMou', { ...due, version: mou.version + 1, milestones: [{ title: `${title} dulu` }] });
    expect((await ask(stepped, 'milestones { id }')).milestones).toHaveLength(2);
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
    // Once: twice is the same, another day is a contradiction.
    expect((await confirm('2026-06-30', 'region')).__typename).toBe('ConfirmMilestoneSuccess');
    expect(await confirm('2026-06-29', 'region')).toMatchObject({
      __typename: 'ConflictError',
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
        'followUp { id code kind mou { id } }',
      );
    expect((await follow({ mou: id })).followUp).toMatchObject({ kind: 'PERWALI', mou: { id } });
    expect((await follow({ area: 'LocalGovernment:64.72' })).followUp.mou).toBeNull();
    expect((await follow({ area: 'LocalGovernment:64.72' })).__typename).toBe('ConflictError');
    expect(await follow({})).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'area'] });
    expect(await follow({ mou: id, issuedOn: '2199-01-01' })).toMatchObject({ path: ['input', 'issuedOn'] });
    // The longest number makes the longest id there is, and it is taken where it is given back.
    const longest = await follow({ area: 'LocalGovernment:64.71', kind: 'CIRCULAR', number: 'X'.repeat(200) });
    const { json } = await api.query('query ($id: ID!) { node(id: $id) { id } }', { id: longest.followUp.id });
    expect(json.data.node).toEqual({ id: longest.followUp.id });
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
      code: 'PASAR-63.71-ANTASARI',
      name: 'Pasar Antasari',
      localGovernment: { code: '63.71' },
      managerKind: 'GOVERNMENT',
    });
    expect((await register('Pasar Antasari')).__typename).toBe('ConflictError');
    for (const name of ['!!', 'Pasar', 'Pasar 市场'])
      expect((await register(name)).__typename).toBe('InvalidInputError');
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
