import { expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { api, ask, bearer, send } = useActs();
const move = (more: object, office: 'region' | 'branch' | 'elsewhere' = 'region') =>
  send(
    'moveLocalGovernment',
    { localGovernment: '63.72', branch: 'KC-TANJUNG', from: '2031-01-01', reason: 'Keputusan direksi', ...more },
    office,
    'localGovernment { code }',
  );
const served = async (at: string) => {
  const { data } = await ask(
    `{ before: branch(code: "KC-BANJARMASIN") { workingArea(at: "${at}") { code } } after: branch(code: "KC-TANJUNG") { workingArea(at: "${at}") { code } }
       localGovernment(code: "63.72") { branch(at: "${at}") { code } } region(code: "VII") { mouProgress(at: "${at}") { expected } } }`,
  );
  const has = (branch: { workingArea: { code: string }[] }) => branch.workingArea.some(({ code }) => code === '63.72');
  return [data.localGovernment.branch.code, has(data.before), has(data.after), data.region.mouProgress.expected];
};

test('E8: a local government moves to another branch from a day on, and is counted once on each day', async () => {
  expect(await served('2031-01-01')).toEqual(['KC-BANJARMASIN', true, false, 56]);
  expect(await move({})).toMatchObject({ localGovernment: { code: '63.72' } });
  expect(await served('2030-12-31')).toEqual(['KC-BANJARMASIN', true, false, 56]);
  expect(await served('2031-01-01')).toEqual(['KC-TANJUNG', false, true, 56]);
});

test('a move is refused that changes nothing, comes before one that is recorded, or is not theirs', async () => {
  expect(await move({})).toMatchObject({ code: 'CONFLICT', path: ['input', 'branch'] });
  for (const from of ['2030-12-31', '2031-01-01'])
    expect(await move({ branch: 'KC-BATULICIN', from })).toMatchObject({
      code: 'CONFLICT',
      path: ['input', 'from'],
      message: 'Which branch serves it is recorded from 1 January 2031 on already. Name a later day.',
    });
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' }, 'branch')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' }, 'elsewhere')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await move({ branch: 'KC-NOWHERE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'branch'] });
  expect(await served('2031-01-02')).toEqual(['KC-TANJUNG', false, true, 56]);
  expect(await move({ branch: 'KC-BATULICIN', from: '2031-01-02' })).toMatchObject({
    localGovernment: { code: '63.72' },
  });
  expect(await served('2031-01-02')).toEqual(['KC-BATULICIN', false, false, 56]);
});

test('a working area is recorded as whole, by a source: its sum is the number of the branch then, and followers are told', async () => {
  const SOURCE = { new: { citation: 'Keputusan direksi 12/2026', publisher: 'BPJS Ketenagakerjaan' } };
  const close = (more: object = {}, office: 'region' | 'branch' | 'elsewhere' = 'region') =>
    send(
      'closeWorkingArea',
      { branch: 'KC-TANJUNG', from: '2024-01-01', to: '2024-12-31', source: SOURCE, note: 'Semua', ...more },
      office,
      'branch { code closedWorkingArea(at: "2024-06-30") { from to source { citation } note } }',
    );
  const participants = async (at: string) => {
    const { data } = await ask(
      `{ branch(code: "KC-TANJUNG") { enrollment(segment: BPU, at: "${at}") { participants { value precision } rollUp { isComplete } } } }`,
    );
    return data.branch.enrollment;
  };
  const rows = ['63.07', '63.08', '63.09', '63.11'].map((area) => ({
    area,
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    quantity: { value: '100' },
  }));
  for (const asOf of ['2023-12', '2024-06'])
    await send('recordFigures', { source: SOURCE, basis: 'ACTIVE', asOf, rows }, 'region', 'recorded');
  expect(await participants('2024-06')).toEqual({ participants: null, rollUp: { isComplete: false } });
  const before = (await ask('{ dataset { knownAt } }')).data.dataset.knownAt;
  expect(await close()).toEqual({
    __typename: 'CloseWorkingAreaSuccess',
    branch: {
      code: 'KC-TANJUNG',
      closedWorkingArea: {
        from: '2024-01-01',
        to: '2024-12-31',
        source: { citation: 'Keputusan direksi 12/2026' },
        note: 'Semua',
      },
    },
  });
  expect(await participants('2024-06')).toEqual({
    participants: { value: '400', precision: 'EXACT' },
    rollUp: { isComplete: true },
  });
  expect((await participants('2023-12')).rollUp.isComplete).toBe(false);
  const { data } = await ask(
    `query @language(is: ID) { changes(since: "${before}", filter: { kinds: [WORKING_AREA_CLOSED], within: "KC-TANJUNG" }) { totalCount nodes { kind words area { code } } }
       all: changes(since: "${before}") { totalCount } }`,
  );
  expect(data).toEqual({
    changes: {
      totalCount: 1,
      nodes: [
        {
          kind: 'WORKING_AREA_CLOSED',
          words: 'Wilayah kerja yang tercatat sudah lengkap dari 1 Januari 2024 sampai dengan 31 Desember 2024.',
          area: { code: 'KC-TANJUNG' },
        },
      ],
    },
    // The four figures of June are of the very moment before.
    all: { totalCount: 5 },
  });
  const then = await ask(
    `query @asKnownAt(at: "${before}") { branch(code: "KC-TANJUNG") { closedWorkingArea(at: "2024-06-30") { from } } }`,
  );
  expect(then.data.branch.closedWorkingArea).toBeNull();

  // Not twice for one day, nor by others, nor of nothing.
  expect(await close({ from: '2024-12-31', to: '2025-12-31' })).toMatchObject({
    code: 'CONFLICT',
    path: ['input', 'from'],
    message: 'For 31 December 2024 the working area is recorded as whole already. Name other days.',
  });
  for (const office of ['branch', 'elsewhere'] as const)
    expect(await close({ from: '2025-01-01', to: null }, office)).toMatchObject({
      code: 'FORBIDDEN',
      path: ['input', 'branch'],
    });
  expect(await close({ branch: 'KC-NOWHERE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'branch'] });
  expect(await close({ from: '1990-01-01', to: '1990-01-01' })).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['input', 'from'],
    message: expect.stringContaining('No regency or city is recorded'),
  });
  expect(await close({ from: '2025-01-02', to: '2025-01-01' })).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['input', 'to'],
  });
  expect(await close({ from: '2025-01-01', source: { id: 'Source:0' } })).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['input', 'source'],
  });
  expect((await close({ from: '2025-01-01', to: null })).__typename).toBe('CloseWorkingAreaSuccess');

  // It was not all: from a day on it is open again, by a source. What is recorded of the days before stays.
  const open = (more: object = {}, office: 'region' | 'branch' | 'elsewhere' = 'region') =>
    send(
      'openWorkingArea',
      { branch: 'KC-TANJUNG', from: '2024-06-30', source: SOURCE, note: 'Satu kurang', ...more },
      office,
      'branch { closed: closedWorkingArea(at: "2024-06-29") { from to note } open: closedWorkingArea(at: "2024-06-30") { from } later: closedWorkingArea(at: "2026-01-01") { from } }',
    );
  for (const office of ['branch', 'elsewhere'] as const)
    expect(await open({}, office)).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'branch'] });
  expect(await open({ branch: 'KC-NOWHERE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'branch'] });
  expect(await open({ source: { id: 'Source:0' } })).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['input', 'source'],
  });
  expect(await open({ branch: 'KC-BANJARMASIN' })).toMatchObject({
    code: 'CONFLICT',
    path: ['input', 'from'],
    message: 'For 30 June 2024 and after it the working area is not recorded as whole. There is nothing to open.',
  });
  const whole = await ask('{ dataset { knownAt } }');
  expect(await participants('2024-06')).toMatchObject({ participants: { value: '400' } });
  expect(await open()).toEqual({
    __typename: 'OpenWorkingAreaSuccess',
    branch: { closed: { from: '2024-01-01', to: '2024-06-29', note: 'Semua' }, open: null, later: null },
  });
  expect(await participants('2024-06')).toEqual({ participants: null, rollUp: { isComplete: false } });
  const told = await ask(
    `{ changes(since: "${whole.data.dataset.knownAt}", filter: { kinds: [WORKING_AREA_OPENED, WORKING_AREA_CLOSED] }) { totalCount nodes { kind words } }
       all: changes(since: "${whole.data.dataset.knownAt}") { totalCount } }`,
  );
  expect(told.data.changes.nodes[1]).toEqual({
    kind: 'WORKING_AREA_OPENED',
    words:
      'From 30 June 2024 on the working area that is recorded no longer counts as complete, according to: Keputusan direksi 12/2026.',
  });
  // The closing from 2025 on is of the very moment before; what is left of 2024 is nothing new.
  expect([told.data.changes.totalCount, told.data.all.totalCount]).toEqual([2, 2]);
  const beforeOpening = await ask(
    `query @asKnownAt(at: "${whole.data.dataset.knownAt}") { branch(code: "KC-TANJUNG") { closedWorkingArea(at: "2024-06-30") { to } enrollment(segment: BPU, at: "2024-06") { participants { value } } } }`,
  );
  expect(beforeOpening.data.branch).toEqual({
    closedWorkingArea: { to: '2024-12-31' },
    enrollment: { participants: { value: '400' } },
  });
  expect(await open()).toMatchObject({ code: 'CONFLICT', path: ['input', 'from'] });
  expect((await close({ from: '2024-06-30' })).branch.closedWorkingArea).toMatchObject({ from: '2024-06-30' });
});

test('E15: a channel ends after its last day, which is included', async () => {
  const end = (input: object, office: 'region' | 'admin' = 'admin') =>
    send('endChannel', { channel: 'BRI', lastDay: '2030-06-30', ...input }, office, 'channel { code validTo }');
  const open = async (at: string) =>
    (await ask(`{ channels(at: "${at}") { code } }`)).data.channels.some(
      ({ code }: { code: string }) => code === 'BRI',
    );
  expect(await end({}, 'region')).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'channel'] });
  expect(await open('2030-07-01')).toBe(true);
  expect((await end({})).channel).toEqual({ code: 'BRI', validTo: '2030-06-30' });
  expect([await open('2030-06-30'), await open('2030-07-01')]).toEqual([true, false]);
  expect(await end({})).toMatchObject({ code: 'CONFLICT' });
  expect(await end({ lastDay: '2014-08-20' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'lastDay'] });
  expect(await end({ channel: 'NOPE' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'channel'] });
  // It went on after all.
  expect((await end({ lastDay: '2031-12-31' })).channel).toEqual({ code: 'BRI', validTo: '2031-12-31' });
});

test('a branch reports what it served in a month, also after that has gone to another branch', async () => {
  expect((await move({ localGovernment: '63.06', from: '2026-06-01' })).localGovernment).toEqual({ code: '63.06' });
  /** The sheet of the office's branch for a month, with a number in each row, sent as it is. */
  const sheet = async (month: string) =>
    (await api.fetch(`/imports/template.csv?branch=KC-BANJARMASIN&month=${month}&lang=en`)).text;
  const sent = async (month: string, text: string, office: 'branch' | 'region' = 'branch') => {
    const [head, ...rows] = text.trim().split('\r\n');
    const filled = rows.map((row) =>
      row.replace(/PARTICIPANTS,[^,]*,[^,]*,/, `PARTICIPANTS,,${row.startsWith('KC-') ? 70 : 7},`),
    );
    const address = new URLSearchParams({
      month,
      basis: 'ACTIVE',
      citation: 'Laporan',
      publisher: 'KC Banjarmasin',
      office: 'KC-BANJARMASIN',
    });
    const { status, json } = await api.fetch(`/imports/figures?${address}&acknowledge=JUMP`, {
      method: 'POST',
      headers: { ...bearer(office), 'content-type': 'text/csv' },
      body: [head, ...filled].join('\n'),
    });
    return { status, ...json, rows: rows.length };
  };
  for (const [month, has] of [
    ['2026-05', true],
    ['2026-06', false],
  ] as const) {
    const text = await sheet(month);
    expect([month, text.includes('63.06')]).toEqual([month, has]);
    const { status, submission, rows } = await sent(month, text);
    expect([month, status, submission?.count]).toMatchObject([month, 200, { accepted: rows, rejected: 0 }]);
  }
  // Also where the region sends it, whose own it is in both months.
  for (const office of ['branch', 'region'] as const) {
    const late = await sent('2026-06', await sheet('2026-05'), office);
    expect([office, late.status, late.findings[0].code]).toEqual([office, 422, 'AREA_OF_ANOTHER_OFFICE']);
    const then = await sent('2026-05', await sheet('2026-05'), office);
    expect([office, then.status]).toEqual([office, 200]);
  }
  // It is the region that makes figures of it.
  const { json } = await api.query(
    '{ submissions(first: 2) { nodes { id asOf { value } } } }',
    undefined,
    {},
    bearer('region'),
  );
  const { id } = json.data.submissions.nodes.find(({ asOf }: { asOf: { value: string } }) => asOf.value === '2026-05');
  const released = await api.query(
    'mutation ($id: ID!) { releaseSubmission(input: { submission: $id }) { ... on ReleaseSubmissionSuccess { submission { state } } } }',
    { id },
    {},
    bearer('region'),
  );
  expect(released.json.data.releaseSubmission.submission.state).toBe('RELEASED');
});
