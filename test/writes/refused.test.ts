/** What an act may not say: parties and parents that are none, texts without end. And how it is put right. */
import { describe, expect, test } from 'vitest';
import { seatOf } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, bearer, ask, asOwner, send, propose, sign, signed } = useActs();
const refusal = (...path: string[]) => ({ __typename: 'InvalidInputError', path: ['input', ...path] });
const HOLDS = { signedOn: '2026-02-01', effectiveFrom: '2026-02-01', effectiveTo: '2026-06-30' };

test('what was launched is taken up as launched, never as signed', async () => {
  const mou = { mou: 'Mou:62.08:2023-06-22' };
  const seen = (await ask('{ mou(by: { code: "62.08:2023-06-22" }) { version } }')).data.mou;
  await send('suspendMou', { ...mou, version: seen.version, on: '2024-01-01', reason: 'x' });
  const up = (stage: string) => send('recordMouStage', { ...mou, version: seen.version + 1, stage, on: '2024-02-01' });
  expect(await up('SIGNED')).toMatchObject({
    __typename: 'IllegalTransitionError',
    allowed: ['LAUNCHED', 'TERMINATED'],
  });
  expect((await up('LAUNCHED')).mou).toMatchObject({ stage: 'LAUNCHED', signedOn: null });
  const own = await signed();
  await send('suspendMou', { mou: own.id, version: 3, on: '2026-05-01', reason: 'x' });
  expect(await send('recordMouStage', { mou: own.id, version: 4, stage: 'LAUNCHED', on: '2026-06-01' })).toMatchObject({
    allowed: ['SIGNED', 'TERMINATED'],
  });
});

describe('parties', () => {
  const GOVERNMENT = { role: 'GOVERNMENT', office: 'Wali Kota', area: 'LocalGovernment:64.71' };
  const draft = (parties: Input[]) =>
    send('proposeMou', { area: 'LocalGovernment:64.71', instrument: 'MOU', proposedOn: '2026-03-02', parties });

  test('are of areas that there are, each once, and witnesses sign nothing', async () => {
    expect(await draft([GOVERNMENT, { ...GOVERNMENT, area: 'LocalGovernment:99.98' }])).toMatchObject(
      refusal('parties', '1', 'area'),
    );
    expect(await draft([GOVERNMENT, GOVERNMENT])).toMatchObject(refusal('parties', '1'));
    expect(await draft([{ role: 'BANK', office: ' ' }])).toMatchObject(refusal('parties', '0', 'office'));
    expect((await draft([GOVERNMENT, { role: 'WITNESS', office: 'Sekda' }])).__typename).toBe('ProposeMouSuccess');
  });

  test('are needed for a signature; who signs is said once and in a capacity', async () => {
    const { mou } = await draft([{ role: 'AGENCY', office: 'Kanwil' }]);
    await send('recordMouStage', { mou: mou.id, version: 1, stage: 'AGREED', on: '2026-03-03' });
    expect(await send('signMou', { mou: mou.id, version: 2, signedOn: '2026-03-04' })).toMatchObject(refusal('mou'));
    const named = { mou: mou.id, version: 2, reason: 'x', parties: [GOVERNMENT, { role: 'WITNESS', office: 'Sekda' }] };
    await send('amendMou', named);
    const by = (...signatories: Input[]) =>
      send('signMou', { mou: mou.id, version: 3, signedOn: '2026-03-04', signatories });
    const mayor = { position: 1, signatory: 'Wali Kota', capacity: 'IN_OFFICE' };
    expect(await by({ ...mayor, capacity: 'NOT_SIGNED' })).toMatchObject(refusal('signatories', '0', 'capacity'));
    expect(await by(mayor, mayor)).toMatchObject({
      ...refusal('signatories', '1', 'position'),
      message: expect.stringContaining('twice'),
    });
    expect(await by({ ...mayor, position: 3 })).toMatchObject(refusal('signatories', '0', 'position'));
    expect(await by({ ...mayor, position: 2 })).toMatchObject(refusal('signatories', '0', 'position'));
    expect((await by(mayor)).__typename).toBe('SignMouSuccess');
  });

  test('and the day of signature are put right afterwards; what was known before stays, and the difference is told', async () => {
    const { id } = await signed({
      signatories: [{ position: 1, signatory: 'Rahmad', capacity: 'IN_OFFICE' }],
    });
    const amend = (version: number, more: Input) =>
      send('amendMou', { mou: id, version, reason: 'Salah tulis', ...more });
    expect(await amend(3, { signedOn: null })).toMatchObject(refusal('signedOn'));
    expect(await amend(3, { signedOn: '2099-01-01' })).toMatchObject(refusal('signedOn'));
    expect(await amend(3, { parties: [{ role: 'AGENCY', office: 'Kanwil' }] })).toMatchObject(refusal('parties'));
    await amend(3, { signedOn: '2026-04-09' });
    await amend(4, {
      parties: [
        { role: 'BANK', office: 'Bank' },
        { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
      ],
      signatories: [{ position: 1, signatory: 'Direktur', capacity: 'ACTING' }],
    });
    const { data } = await ask(
      `{ mou(by: { id: "${id}" }) { signedOn { value } eventOn { value } status(at: "2026-04-09") parties { role signatory capacity }
         made: diff(from: 2, to: 3) { field after } put: diff(from: 3, to: 4) { field } named: diff(from: 4, to: 5) { field before after } none: diff(from: 3, to: 99) { field before after } } }`,
      'region',
    );
    expect(data.mou).toMatchObject({
      signedOn: { value: '2026-04-09' },
      eventOn: { value: '2026-04-09' },
      parties: [
        { role: 'BANK', signatory: 'Direktur', capacity: 'ACTING' },
        { role: 'GOVERNMENT', signatory: 'Rahmad', capacity: 'IN_OFFICE' },
      ],
      put: [{ field: 'eventOn' }, { field: 'signedOn' }],
      none: [{ field: 'version', before: 3, after: null }],
    });
    const made = data.mou.made.find(({ field }: { field: string }) => field === 'parties');
    expect(made.after).toContainEqual(expect.objectContaining({ office: 'Wali Kota Balikpapan', signatory: 'Rahmad' }));
    expect(data.mou.named).toEqual([
      {
        field: 'parties',
        before: [expect.objectContaining({ role: 'GOVERNMENT' }), expect.objectContaining({ role: 'AGENCY' })],
        after: [expect.objectContaining({ signatory: 'Direktur' }), expect.objectContaining({ signatory: 'Rahmad' })],
      },
    ]);
    expect(await amend(3, { title: 'x' })).toMatchObject({
      __typename: 'ConflictError',
      changedFields: ['eventOn', 'parties', 'signedOn'],
    });
  });

  test('a renewal has them with their persons, and the agency that is responsible; no difference names a person', async () => {
    const name = 'Haji Rahman bin Yusuf';
    const old = await sign('LocalGovernment:64.02', HOLDS, {
      parties: [{ role: 'INFLUENTIAL_PERSON', office: 'Tokoh', person: name }],
      responsibleAgency: { name: 'Dinas Sosial', since: '2026-01-05' },
    });
    await send('amendMou', {
      mou: old.id,
      version: 3,
      reason: 'x',
      responsibleAgency: { name: 'Dinas yang akan datang', since: '2199-01-01' },
    });
    const { mou } = await send('renewMou', { mou: old.id, version: 4 });
    const asked = `{ mou(by: { id: "${mou.id}" }) { responsibleAgency parties { person } } }`;
    expect((await ask(asked, 'region')).data.mou).toEqual({
      responsibleAgency: 'Dinas Sosial',
      parties: [{ person: name }],
    });
    await send('amendMou', { mou: mou.id, version: 1, reason: 'x', parties: [{ role: 'BANK', office: 'Bank' }] });
    const told = await ask(
      `{ mou(by: { id: "${mou.id}" }) { parties { person } diff(from: 1, to: 2) { field before after } } }`,
      'region',
    );
    expect(told.data.mou.parties).toEqual([{ person: null }]);
    expect(JSON.stringify(told)).not.toContain('Rahman');
  });
});

test('what an agreement follows from is another one, not below it, and of its province or above', async () => {
  const [x, y, far] = [
    await sign('LocalGovernment:64.07', HOLDS),
    await sign('LocalGovernment:64.07', HOLDS),
    await sign('Province:63', HOLDS),
  ];
  const under = (child: string, parent: string) => send('amendMou', { mou: child, version: 3, parent, reason: 'x' });
  expect(await under(x.id, x.id)).toMatchObject({ ...refusal('parent'), message: expect.stringContaining('itself') });
  expect((await under(x.id, y.id)).__typename).toBe('AmendMouSuccess');
  expect(await under(y.id, x.id)).toMatchObject(refusal('parent'));
  expect(await under(y.id, far.id)).toMatchObject({
    ...refusal('parent'),
    message: expect.stringContaining('province'),
  });
});

test('what is given up or ended is amended no more', async () => {
  const draft = await propose();
  await send('cancelMou', { mou: draft.id, version: 1, on: '2026-03-03', reason: 'x' });
  const over = await sign('LocalGovernment:64.08', HOLDS);
  await send('terminateMou', { mou: over.id, version: 3, on: '2026-03-03', reason: 'x' });
  expect(await send('amendMou', { mou: draft.id, version: 2, title: 'x', reason: 'x' })).toMatchObject(refusal('mou'));
  expect(await send('amendMou', { mou: over.id, version: 4, title: 'x', reason: 'x' })).toMatchObject(refusal('mou'));
});

test('steps: another day is another row of the same step; a confirmation is put right; what is not given stays', async () => {
  const { id } = await signed();
  const amend = (version: number, step: Input) =>
    send('amendMou', { mou: id, version, reason: 'x', milestones: [{ title: 'Perwali', ...step }] });
  await amend(3, { dueOn: '2026-06-30' });
  const read = async (directive = '') =>
    (await ask(`query ${directive} { mou(by: { id: "${id}" }) { milestones { id dueOn metOn } } }`)).data.mou
      .milestones;
  const [first] = await read();
  const [{ then }] = (await asOwner(
    'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as then',
  )) as [{ then: string }];
  await amend(4, { dueOn: '2026-09-30' });
  await send('confirmMilestone', { milestone: first.id, metOn: '2026-08-01' }, 'region', 'milestone { metOn }');
  expect(await read()).toEqual([{ id: first.id, dueOn: '2026-09-30', metOn: '2026-08-01' }]);
  expect(await read(`@asKnownAt(at: "${then}")`)).toEqual([first]);
  await amend(5, { metOn: null });
  expect(await read()).toEqual([{ id: first.id, dueOn: '2026-09-30', metOn: null }]);
  // A confirmation says nothing of what was known, or written, before it.
  const [{ later }] = (await asOwner(
    'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as later',
  )) as [{ later: string }];
  await send('confirmMilestone', { milestone: first.id, metOn: '2026-09-01' }, 'region', 'milestone { metOn }');
  expect(await read()).toEqual([{ id: first.id, dueOn: '2026-09-30', metOn: '2026-09-01' }]);
  expect(await read(`@asKnownAt(at: "${later}")`)).toEqual([{ id: first.id, dueOn: '2026-09-30', metOn: null }]);
  const { data } = await ask(`{ mou(by: { id: "${id}" }) { diff(from: 4, to: 5) { field before after } } }`);
  expect(data.mou.diff).toEqual([
    {
      field: 'milestones',
      before: [{ title: 'Perwali', dueOn: '2026-06-30', metOn: null }],
      after: [expect.objectContaining({ dueOn: '2026-09-30' })],
    },
  ]);
});

test('follow-ups: days in order, of the area of their agreement; those without a number are numbered', async () => {
  const { id } = await signed();
  const follow = (more: Input) =>
    send(
      'addFollowUp',
      { kind: 'SK', issuedOn: '2026-06-01', issuer: 'Wali Kota', ...more },
      'region',
      'followUp { code }',
    );
  expect(await follow({ mou: id, effectiveFrom: '2027-01-01', effectiveTo: '2026-12-31' })).toMatchObject(
    refusal('effectiveTo'),
  );
  expect(await follow({ mou: id, area: 'LocalGovernment:64.72' })).toMatchObject(refusal('area'));
  expect(await follow({ area: 'LocalGovernment:99.98' })).toMatchObject({
    ...refusal('area'),
    message: expect.stringContaining('no such area'),
  });
  expect((await follow({ mou: id })).followUp.code).toBe('64.71:2026-06-01:SK');
  expect((await follow({ mou: id })).followUp.code).toBe('64.71:2026-06-01:SK.2');
  expect(await follow({ mou: id, number: '!!' })).toMatchObject(refusal('number'));
  expect((await follow({ mou: id, number: ' 2/2026 ' })).followUp.code).toBe('64.71:2026-06-01:SK:2-2026');
});

describe('texts', () => {
  const long = 'Perlindungan é '.repeat(2_000);
  const market = { localGovernment: 'LocalGovernment:64.71', name: 'Pasar Pandan', managerKind: 'UNKNOWN' };
  const outreach = {
    area: 'LocalGovernment:64.71',
    heldOn: '2026-05-05',
    place: 'Pasar',
    audience: 'BPU',
    topic: 'JKK',
  };
  const followUp = { area: 'LocalGovernment:64.71', kind: 'SK', issuedOn: '2026-06-02', issuer: 'Wali Kota' };
  const ACTS: Readonly<Record<string, readonly [name: string, input: Input, field: string, path: string[]]>> = {
    'a name of a market': ['registerMarket', market, 'market { code }', ['name']],
    'a place': ['recordOutreach', outreach, 'activity { place }', ['place']],
    'a topic': ['recordOutreach', outreach, 'activity { place }', ['topic']],
    'an issuer': ['addFollowUp', followUp, 'followUp { code }', ['issuer']],
    'a number': ['addFollowUp', followUp, 'followUp { code }', ['number']],
  };
  test.each(Object.entries(ACTS))('%s says something and has an end', async (_what, [name, input, field, path]) => {
    for (const text of ['', '  ', long])
      expect(await send(name, { ...input, [path.at(-1) as string]: text }, 'region', field)).toMatchObject(
        refusal(...path),
      );
  });
  // One of each kind; test/data/texts.test.ts has every character.
  const UNSEEN = [
    '\u200b',
    '\ufeff',
    '\u00ad',
    '\u202e',
    '\u2800',
    '\u3164',
    '\u00a0',
    '\u2060',
    '\u034f',
    '\ufe0f',
    '\u{e0041}',
    '\u0007',
  ];
  test('what is not seen says nothing, alone and together; with one letter it says something', async () => {
    const { id } = await signed();
    const amend = (title: string) => send('amendMou', { mou: id, version: 3, title, reason: 'x' });
    for (const text of [...UNSEEN, UNSEEN.join(''), `\u200b - ${UNSEEN.join(' ')}`])
      expect([text, await amend(text)]).toMatchObject([text, refusal('title')]);
    for (const text of ['\u200b', '\u3164'.repeat(3), '\u00ad-\u2800']) {
      for (const [name, input, field, path] of Object.values(ACTS))
        expect(await send(name, { ...input, [path.at(-1) as string]: text }, 'region', field)).toMatchObject(
          refusal(...path),
        );
      const said = { mou: id, words: text };
      expect(await send('commentOnMou', said, 'region', '__typename')).toMatchObject(refusal('words'));
      const source = { new: { citation: text, publisher: 'KC' } };
      expect(await send('registerMarket', { ...market, source }, 'region', '__typename')).toMatchObject(
        refusal('source', 'new', 'citation'),
      );
      const actor = { code: 'unseen.name', name: text, area: 'LocalGovernment:64.71' };
      expect(await send('registerActor', actor, 'region', '__typename')).toMatchObject(refusal());
      const key = { actor: `Actor:${seatOf('64.71')}`, label: text };
      expect(await send('createApiKey', key, 'region', '__typename')).toMatchObject(refusal());
    }
    expect((await amend('\u200b\u2800x\u3164')).mou.title).toBe('\u200b\u2800x\u3164');
    const named = { code: 'unseen.name', name: '\u200bx', area: 'LocalGovernment:64.71' };
    expect((await send('registerActor', named, 'region', '__typename')).__typename).toBe('RegisterActorSuccess');
  });
  test('so do those of agreements; what is held has been', async () => {
    const { id } = await signed();
    for (const text of ['', ' ', ' -- ? ', long]) {
      expect(await send('amendMou', { mou: id, version: 3, title: text, reason: 'x' })).toMatchObject(refusal('title'));
      expect(await send('amendMou', { mou: id, version: 3, reason: 'x', milestones: [{ title: text }] })).toMatchObject(
        refusal('milestones', '0', 'title'),
      );
      expect(
        await send('setCommitment', { mou: id, version: 3, words: text, segment: 'BPU', payer: 'APBD' }),
      ).toMatchObject(refusal('words'));
    }
    const words = '🏥'.repeat(4_000);
    expect(
      (await send('setCommitment', { mou: id, version: 3, words, segment: 'BPU', payer: 'APBD' })).__typename,
    ).toBe('SetCommitmentSuccess');
    expect(
      await send('setCommitment', {
        mou: id,
        version: 4,
        words: 'x',
        segment: 'BPU',
        payer: 'APBD',
        workers: { value: '0' },
      }),
    ).toMatchObject(refusal('workers'));
    expect(await send('recordOutreach', { ...outreach, heldOn: '2199' }, 'region', 'activity { place }')).toMatchObject(
      refusal('heldOn'),
    );
  });
});

describe('a refusal of who may not', () => {
  const OUTREACH = { heldOn: '2026-01-05', place: 'Pasar', audience: 'BPU', topic: 'Manfaat' };
  const FIGURE = {
    segment: 'PU',
    measure: 'PARTICIPANTS',
    basis: 'ACTIVE',
    asOf: '2002-01',
    quantity: { value: '5' },
    source: { new: { citation: 'x', publisher: 'x' } },
  };
  const roles = (own: string, needed: string) =>
    `Your role (${own}) may not do this. It needs one of these roles for the area: ${needed}.`;
  const BRANCH = 'branch (BRANCH), region (REGION) or administrator (ADMIN)';
  const REGION = 'region (REGION) or administrator (ADMIN)';

  test.each([
    ['recordOutreach', { ...OUTREACH, area: '64.71' }, 'mayor', roles('government', BRANCH)],
    ['recordOutreach', { ...OUTREACH, area: '63.71' }, 'mayor', roles('government', BRANCH)],
    [
      'recordOutreach',
      { ...OUTREACH, area: '64.71' },
      'branch',
      /^You may record outreach only in the areas that your roles/,
    ],
    [
      'recordFigure',
      { ...FIGURE, area: '35.78' },
      'region',
      /^You may record figures only in the areas that your roles/,
    ],
    [
      'registerMarket',
      { localGovernment: '64.71', name: 'Baru', managerKind: 'GOVERNMENT' },
      'mayor',
      roles('government', BRANCH),
    ],
  ] as const)(
    '%s of %j by the %s says what is missing: the role, or the area',
    async (name, input, office, message) => {
      expect(await send(name, input, office, '__typename')).toMatchObject({
        __typename: 'ForbiddenError',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
    },
  );

  test('of an agreement says so too, and of comments only to who may comment on none', async () => {
    const { id } = await propose({
      area: '63.71',
      parties: [{ role: 'AGENCY', office: 'KC', area: 'KC-BANJARMASIN' }],
    });
    const publish = { mou: id, version: 1, reason: 'x' };
    expect((await send('publishMou', publish, 'branch')).message).toBe(roles('branch', REGION));
    expect((await send('publishMou', publish)).__typename).toBe('PublishMouSuccess');
    expect((await send('signMou', { mou: id, version: 2, signedOn: '2026-04-01' }, 'mayor')).message).toBe(
      roles('government', BRANCH),
    );
    const comment = { mou: id, words: 'x' };
    // A government may, where it is a party.
    expect((await send('commentOnMou', comment, 'mayor')).message).toMatch(/^You may comment only on agreements that/);
    expect((await send('commentOnMou', comment, 'auditor')).message).toBe(roles('auditor', BRANCH));
  });

  test('of a figure names who may record, and of a source that is new who may submit', async () => {
    const { nodes } = (await ask('{ sources(first: 1) { nodes { id } } }')).data.sources;
    const message = async (source: Input) =>
      (await send('recordFigure', { ...FIGURE, area: '64.71', source }, 'auditor', '__typename')).message;
    expect(await message({ id: nodes[0].id })).toBe(roles('auditor', REGION));
    expect(await message(FIGURE.source)).toBe(roles('auditor', BRANCH));
  });

  test('names the role in Indonesian as Indonesian does', async () => {
    const { json } = await api.query(
      'mutation ($input: RecordOutreachInput!) @language(is: ID) { recordOutreach(input: $input) { ... on MutationError { message messageSentence { code parameters { name kind enum value } } } } }',
      { input: { ...OUTREACH, area: '64.71' } },
      {},
      bearer('mayor'),
    );
    expect(json.data.recordOutreach).toEqual({
      message:
        'Peran Anda (pemerintah daerah) tidak boleh melakukan ini. Diperlukan salah satu peran ini di wilayah yang bersangkutan: kantor cabang (BRANCH), kantor wilayah (REGION), atau administrator (ADMIN).',
      messageSentence: {
        code: 'ROLE_MAY_NOT',
        parameters: [
          { name: 'needed', kind: 'VALUE', enum: 'ViewerRole', value: 'BRANCH, REGION, ADMIN' },
          { name: 'roles', kind: 'VALUE', enum: 'ViewerRole', value: 'GOVERNMENT' },
        ],
      },
    });
  });
});

test('a range that is upside down is told as one, of workers and of money; the same number twice is none', async () => {
  const { id } = await signed();
  const set = (numbers: Input) =>
    send('setCommitment', { mou: id, version: 3, words: 'x', segment: 'BPU', payer: 'APBD', ...numbers });
  const range = (low: string, high: string) => ({ low, high, precision: 'RANGE' });
  for (const name of ['workers', 'budget'])
    expect(await set({ [name]: range('20', '10') })).toMatchObject({
      ...refusal(name),
      message: '`low` (20) is above `high` (10). Exchange the two.',
    });
  expect((await set({ workers: { value: '1.5' } })).message).not.toContain('`low` (');
  expect((await set({ workers: range('10', '20') })).__typename).toBe('SetCommitmentSuccess');
});
