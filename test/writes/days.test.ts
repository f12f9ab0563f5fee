/** Days of acts: which cannot be, what a month or a year says, and how they are put right. */
import { describe, expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { ask, send, propose, sign, signed } = useActs();
const refusal = (...path: string[]) => ({ __typename: 'InvalidInputError', path: ['input', ...path] });
const HOLDS = { signedOn: '2026-02-01', effectiveFrom: '2026-02-01', effectiveTo: '2026-06-30' };

describe('the day of an act', () => {
  test('is not before the step it follows, nor ahead where it tells of what was done', async () => {
    const draft = await propose();
    const stage = { mou: draft.id, version: 1, stage: 'AGREED' };
    expect(await send('recordMouStage', { ...stage, on: '2026-03-01' })).toMatchObject({
      ...refusal('on'),
      message: expect.stringContaining('2 March 2026'),
    });
    expect(await send('recordMouStage', { ...stage, on: '2099-01-01' })).toMatchObject(refusal('on'));
    await send('recordMouStage', { ...stage, on: '2026-03' });
    for (const signedOn of ['2026-02-28', '2099-01-01'])
      expect(await send('signMou', { mou: draft.id, version: 2, signedOn })).toMatchObject(refusal('signedOn'));
    expect((await ask(`{ mou(by: { id: "${draft.id}" }) { code } }`)).data.mou, 'not public by that').toBeNull();
    expect(
      await send('proposeMou', { area: 'Province:64', instrument: 'MOU', parties: [], proposedOn: '2099-01-01' }),
    ).toMatchObject(refusal('proposedOn'));
  });

  test('does not rewrite what was: no end before the signature or after its last day, no end of a rest before it began', async () => {
    const { id } = await sign('LocalGovernment:64.01', HOLDS);
    const end = (name: string, on: string, version = 3) => send(name, { mou: id, version, on, reason: 'x' });
    expect(await end('terminateMou', '1990-01-01')).toMatchObject(refusal('on'));
    expect(await end('terminateMou', '2026-09-05')).toMatchObject(refusal('on'));
    expect(await end('suspendMou', '2026-07-01')).toMatchObject(refusal('on'));
    await end('suspendMou', '2026-05-01');
    const resume = (on: string) => send('recordMouStage', { mou: id, version: 4, stage: 'SIGNED', on });
    expect(await resume('2026-04-01')).toMatchObject(refusal('on'));
    expect((await resume('2026-05-20')).__typename).toBe('RecordMouStageSuccess');
    const { data } = await ask(
      `{ mou(by: { id: "${id}" }) { a: status(at: "2026-04-01") b: status(at: "2026-05-10") c: status(at: "2026-05-20") } }`,
    );
    expect(data.mou).toEqual({ a: 'EXPIRING', b: 'SUSPENDED', c: 'EXPIRING' });
    expect((await end('terminateMou', '2026-06-30', 5)).__typename).toBe('TerminateMouSuccess');
  });

  test('is not ahead where it ends something; an earlier end that is agreed on is another last day, though not before the last step', async () => {
    const { id } = await sign('LocalGovernment:64.01', { ...HOLDS, effectiveTo: '2199-06-30' });
    const end = (name: string, on: string, version = 3) => send(name, { mou: id, version, on, reason: 'x' });
    for (const act of ['suspendMou', 'terminateMou']) expect(await end(act, '2199-01-01')).toMatchObject(refusal('on'));
    expect((await end('terminateMou', '2199-01-01')).message).toContain('effectiveTo');
    await end('suspendMou', '2026-05-01');
    const until = (effectiveTo: string, version = 4) =>
      send('amendMou', { mou: id, version, reason: 'x', effectiveTo });
    expect(await until('2026-04-30')).toMatchObject(refusal('effectiveTo'));
    expect((await until('2026-05-01')).__typename).toBe('AmendMouSuccess');
    await until('2026-12-31', 5);
    await send('recordMouStage', { mou: id, version: 6, stage: 'SIGNED', on: '2026-05-20' });
    expect(await until('2026-05-19', 7)).toMatchObject(refusal('effectiveTo'));
    expect((await until('2026-05-20', 7)).__typename).toBe('AmendMouSuccess');
  });

  test('known to a month or a year is not after today, nor before the step before it', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' }).format();
    const [month, year] = [today.slice(0, 7), today.slice(0, 4)];
    const draft = await propose({ proposedOn: `${month}-01` });
    const stage = (version: number, name: string, on: string) =>
      send('recordMouStage', { mou: draft.id, version, stage: name, on }, 'region', 'mou { status }');
    expect((await stage(1, 'DRAFTING', month)).mou.status).toBe('DRAFTING');
    expect((await stage(2, 'AGREED', year)).mou.status).toBe('AGREED');
    const { mou } = await send(
      'signMou',
      { mou: draft.id, version: 3, signedOn: month, effectiveFrom: `${month}-01` },
      'region',
      'mou { status signedOn { value precision firstDay lastDay } }',
    );
    expect(mou).toEqual({
      status: 'ACTIVE',
      signedOn: { value: month, precision: 'MONTH', firstDay: `${month}-01`, lastDay: today },
    });
    // What was known of the days before stays so.
    const old = await propose({ proposedOn: '2025-11-01' });
    await send('recordMouStage', { mou: old.id, version: 1, stage: 'DRAFTING', on: '2025-12' });
    await send('recordMouStage', { mou: old.id, version: 2, stage: 'AGREED', on: '2025' });
    const { data } = await ask(
      `{ mou(by: { id: "${old.id}" }) { before: status(at: "2025-11-30") month: status(at: "2025-12-30") after: status(at: "2025-12-31") } }`,
      'region',
    );
    expect(data.mou).toEqual({ before: 'PROPOSED', month: 'UNKNOWN', after: 'AGREED' });
  });

  test('of a signature is put right up to the step before it, and a renewal comes after what it renews', async () => {
    const { id } = await signed();
    const amend = (signedOn: string) => send('amendMou', { mou: id, version: 3, reason: 'x', signedOn });
    for (const day of ['1950-01-01', '2026-03-31'])
      expect(await amend(day)).toMatchObject({
        ...refusal('signedOn'),
        message: expect.stringContaining('1 April 2026'),
      });
    expect((await amend('2026-04-01')).__typename).toBe('AmendMouSuccess');
    const renew = (proposedOn: string) => send('renewMou', { mou: id, version: 4, proposedOn });
    expect(await renew('2026-03-31')).toMatchObject(refusal('proposedOn'));
    expect((await renew('2026-04-01')).__typename).toBe('RenewMouSuccess');
  });

  test('reversed days point to the one that was given', async () => {
    const { id } = await signed();
    const amend = (more: Input) => send('amendMou', { mou: id, version: 3, reason: 'x', ...more });
    expect(await amend({ effectiveTo: '2026-01-01' })).toMatchObject(refusal('effectiveTo'));
    expect(await amend({ effectiveFrom: '2028-01-01' })).toMatchObject(refusal('effectiveFrom'));
  });
});

describe('what was before stays', () => {
  const statuses = async (id: string, ...days: string[]) =>
    Object.values(
      (
        await ask(
          `{ mou(by: { id: "${id}" }) { ${days.map((day, i) => `d${i}: status(at: "${day}")`).join(' ')} } }`,
          'region',
        )
      ).data.mou,
    );
  test('a rest that ended on some day of a month or a year is unknown only from when it may have ended', async () => {
    const { id } = await sign('LocalGovernment:62.11', { ...HOLDS, effectiveTo: '2199-12-31' });
    await send('suspendMou', { mou: id, version: 3, on: '2026-03-10', reason: 'x' });
    await send('recordMouStage', { mou: id, version: 4, stage: 'SIGNED', on: '2026-05' });
    expect(
      await statuses(id, '2026-03-09', '2026-03-10', '2026-04-30', '2026-05-01', '2026-05-30', '2026-05-31'),
    ).toEqual(['ACTIVE', 'SUSPENDED', 'SUSPENDED', 'UNKNOWN', 'UNKNOWN', 'ACTIVE']);
    const { data } = await ask(`{ mou(by: { id: "${id}" }) { statusReason(at: "2026-05-01") } }`);
    expect(data.mou.statusReason).toContain('taken up again on some day from 1 May 2026 to 31 May 2026');
  });
  test('a rest that may have begun with the signature is not lost', async () => {
    const { id } = await sign('LocalGovernment:62.12', { ...HOLDS, signedOn: '2026-02-10', effectiveTo: '2199-12-31' });
    await send('suspendMou', { mou: id, version: 3, on: '2026-02', reason: 'x' });
    await send('recordMouStage', { mou: id, version: 4, stage: 'SIGNED', on: '2026-02' });
    expect(await statuses(id, '2026-02-10', '2026-02-27', '2026-02-28')).toEqual(['UNKNOWN', 'UNKNOWN', 'ACTIVE']);
  });
  test('a signature put right to a later day leaves the stage before it', async () => {
    const { id } = await signed();
    await send('amendMou', { mou: id, version: 3, reason: 'x', signedOn: '2026-05-01' });
    expect(await statuses(id, '2026-04-01', '2026-04-10', '2026-04-30', '2026-05-01')).toEqual([
      'AGREED',
      'AGREED',
      'AGREED',
      'ACTIVE',
    ]);
  });
  test('an amendment that changes nothing is none', async () => {
    const { id, title } = await signed();
    const idle = { ...refusal(), message: expect.stringContaining('Nothing is changed') };
    for (const same of [{ title }, { effectiveTo: '2027-04-09' }, { milestones: [] }, {}])
      expect(await send('amendMou', { mou: id, version: 3, reason: 'x', ...same })).toMatchObject(idle);
    const hung = {
      parties: [{ role: 'GOVERNMENT', office: 'Wali Kota', area: 'LocalGovernment:64.71' }],
      signatories: [{ position: 1, signatory: 'X', capacity: 'ACTING' }],
      responsibleAgency: { name: 'Disnaker', since: '2026-05-01' },
      milestones: [{ title: 'A', dueOn: '2026-12-31' }],
    };
    await send('amendMou', { mou: id, version: 3, reason: 'x', ...hung });
    for (const [field, same] of [...Object.entries(hung), ['responsibleAgency', { name: 'Disnaker' }]] as const)
      expect(await send('amendMou', { mou: id, version: 4, reason: 'x', [field]: same })).toMatchObject(idle);
    const promise = (version: number, programmes: string[] = []) =>
      send('setCommitment', { mou: id, version, words: 'y', segment: 'BPU', programmes, payer: 'SELF' });
    expect((await promise(4)).__typename).toBe('SetCommitmentSuccess');
    expect(await promise(5)).toMatchObject(idle);
    expect((await promise(5, ['JKK', 'JKM'])).__typename).toBe('SetCommitmentSuccess');
    expect(await promise(6, ['JKM', 'JKK', 'JKM']), 'in whatever order').toMatchObject(idle);
    // A person is a change, though no difference names one.
    const parties = (person: string) => [{ role: 'INFLUENTIAL_PERSON', office: 'Tokoh', person }];
    const amend = (version: number, person: string) =>
      send('amendMou', { mou: id, version, reason: 'x', parties: parties(person) });
    expect((await amend(6, 'Haji Yusuf')).__typename).toBe('AmendMouSuccess');
    expect(await amend(7, 'Haji Yusuf')).toMatchObject(idle);
    expect((await amend(7, 'Haji Rahman')).__typename).toBe('AmendMouSuccess');
  });
});
