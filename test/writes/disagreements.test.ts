/** A whole and its segments that cannot both be right: told when recorded, and flagged wherever they are shown. */
import { expect, test } from 'vitest';
import { type Input, report, SOURCE, useActs } from './acts.ts';

const { api, ask, bearer, send } = useActs();

const record = (area: string, segment: string, value: string | Input, more: Input = {}) =>
  send(
    'recordFigure',
    report({ area, segment, quantity: typeof value === 'string' ? { value } : value, ...more }),
    'region',
    'figure { id revision flags }',
  );
/** What recording the last of these comes to, in an area of its own; the others are acknowledged. */
const lastOf = async (area: string, numbers: [segment: string, value: string | Input][], more: Input = {}) => {
  const seen = { acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'], ...more };
  for (const [segment, value] of numbers.slice(0, -1)) await record(area, segment, value, seen);
  const [segment, value] = numbers.at(-1) as (typeof numbers)[number];
  return (await record(area, segment, value, more)).__typename;
};
const [TAKEN, WARNED] = ['RecordFigureSuccess', 'UnacknowledgedWarning'];
const FLAGGED = ['DOES_NOT_ADD_UP'];

test('PU 10,258 beside ALL 9,000 is warned of in both languages, taken when acknowledged, and flagged wherever it is shown', async () => {
  await record('63.07', 'PU', '10258');
  const warning = await record('63.07', 'ALL', '9000');
  expect(warning).toMatchObject({
    __typename: WARNED,
    code: 'UNACKNOWLEDGED',
    warnings: ['DOES_NOT_ADD_UP'],
    path: ['input', 'quantity'],
    message:
      'The numbers of these days do not add up: all workers come to at most 9,000, but segments of them to at least 10,258. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
  });
  const { json } = await api.query(
    `mutation ($input: RecordFigureInput!) @language(is: ID) { recordFigure(input: $input) { ... on MutationError { message } } }`,
    { input: report({ area: '63.07', segment: 'ALL', quantity: { value: '9000' } }) },
    {},
    bearer('region'),
  );
  expect(json.errors).toBeUndefined();
  expect(json.data.recordFigure.message).toBe(
    'Angka-angka untuk waktu yang sama tidak cocok bila dijumlahkan: semua pekerja paling banyak 9.000, padahal segmen-segmen di dalamnya berjumlah paling sedikit 10.258. Jika angka ini benar, kirim lagi dengan `acknowledge`: DOES_NOT_ADD_UP.',
  );
  const before = (await ask('{ dataset { knownAt } }')).data.dataset.knownAt;
  const { figure } = await record('63.07', 'ALL', '9000', { acknowledge: ['DOES_NOT_ADD_UP'] });
  expect(figure.flags).toEqual(FLAGGED);

  const SHOWN = `
    localGovernment(code: "63.07") {
      pu: enrollment(segment: PU, at: "2026-07") { participantsFlags bySegment { figure { flags } } }
      all: enrollment(at: "2026-07") { participants { value } participantsFlags employersFlags }
      series(measure: PARTICIPANTS, segment: PU, from: "2026-07", to: "2026-07") { points { flags } }
      figures(first: 2, filter: { measure: PARTICIPANTS }) { nodes { segment flags } }
    }
    ranking(measure: PARTICIPANTS, among: REGENCY, within: "63", at: "2026-07", first: 1) { area { code } flags }
    shares: ranking(measure: PARTICIPANTS, segment: PU, per: ALL_SEGMENTS, among: REGENCY, within: "63", at: "2026-07",
      first: 1) { ratio { value flags } }
    compare(areas: ["63.07", "63.08"], measures: PARTICIPANTS, at: "2026-07") { quantity { value } flags }`;
  const { data } = await ask(`{ ${SHOWN} }`);
  expect(data).toMatchObject({
    localGovernment: {
      pu: { participantsFlags: FLAGGED, bySegment: [{ figure: { flags: FLAGGED } }] },
      all: { participants: { value: '9000' }, participantsFlags: FLAGGED, employersFlags: null },
      series: { points: [{ flags: FLAGGED }] },
      figures: {
        nodes: [
          { segment: 'ALL', flags: FLAGGED },
          { segment: 'PU', flags: FLAGGED },
        ],
      },
    },
    ranking: [{ area: { code: '63.07' }, flags: FLAGGED }],
    // A wage earner too many: 10,258 of 9,000.
    shares: [{ ratio: { value: '1.139778', flags: ['DENOMINATOR_SUSPECT', 'INPUT_DOES_NOT_ADD_UP'] } }],
    compare: [
      { quantity: { value: '9000' }, flags: FLAGGED },
      { quantity: null, flags: null },
    ],
  });
  // Before the whole was known, nothing disagreed.
  const then = await ask(`query @asKnownAt(at: "${before}") { localGovernment(code: "63.07") {
    enrollment(segment: PU, at: "2026-07") { participantsFlags } } }`);
  expect(then.data.localGovernment.enrollment.participantsFlags).toEqual([]);
  // Nor does anything after it was corrected; a correction is held against the others, too.
  const correct = (value: string) =>
    send(
      'correctFigure',
      { figure: figure.id, revision: 1, quantity: { value }, reason: 'Counted again' },
      'region',
      'figure { flags }',
    );
  expect(await correct('10257')).toMatchObject({ __typename: WARNED, warnings: ['DOES_NOT_ADD_UP'] });
  expect((await correct('10258')).figure.flags).toEqual([]);
});

test('segments that nobody is in twice come to no more than their whole', async () => {
  const all = (value: string): [string, string] => ['ALL', value];
  const parts: [string, string][] = [
    ['PU', '600'],
    ['BPU', '400'],
  ];
  expect(await lastOf('63.01', [...parts, all('999')])).toBe(WARNED);
  expect(await lastOf('63.01', [...parts, all('1000')])).toBe(TAKEN);
  // Construction workers may be among the self-paying ones, and migrant workers among wage earners.
  expect(await lastOf('63.02', [...parts, ['JAKON', '400'], ['PMI', '600'], all('1000')])).toBe(TAKEN);
  expect(await lastOf('63.03', [...parts, ['JAKON', '401'], all('1000')])).toBe(WARNED);
  // Where the press divides workers, too.
  const of2014 = { asOf: '2014-09' };
  expect(await lastOf('63.04', [['FORMAL', '10'], ['INFORMAL', '20'], all('29')], of2014)).toBe(WARNED);
  expect(await lastOf('63.05', [['FORMAL', '10'], ['JAKON', '20'], ['INFORMAL', '20'], all('30')], of2014)).toBe(TAKEN);
  // PU_BPU is the whole of two, and a part of all.
  expect(await lastOf('63.06', [...parts, ['PU_BPU', '1001']])).toBe(WARNED);
  expect(await lastOf('63.08', [['PU_BPU', '1001'], all('1000')])).toBe(WARNED);
});

test('all segments of the scheme come to no less than the whole; some of them may', async () => {
  const three: [string, string][] = [
    ['PU', '600'],
    ['BPU', '400'],
    ['JAKON', '50'],
  ];
  expect(await lastOf('63.09', [...three.slice(0, 2), ['ALL', '5000']])).toBe(TAKEN);
  expect(await lastOf('63.10', [...three, ['ALL', '1051']])).toBe(WARNED);
  expect(await lastOf('63.10', [...three, ['ALL', '1050']])).toBe(TAKEN);
  expect(await lastOf('63.11', [...three, ['PMI', '5'], ['ALL', '1056']])).toBe(WARNED);
  expect(await lastOf('63.11', [...three, ['PMI', '5'], ['ALL', '1055']])).toBe(TAKEN);
});

test('numbers are intervals: what may agree is not warned of', async () => {
  const range = { low: '900', high: '1100', precision: 'RANGE' };
  expect(
    await lastOf('64.01', [
      ['PU', range],
      ['ALL', '900'],
    ]),
  ).toBe(TAKEN);
  expect(
    await lastOf('64.02', [
      ['PU', range],
      ['ALL', '899'],
    ]),
  ).toBe(WARNED);
  // About 1,000 may be 995, and about 900 may be 950.
  const about = (value: string) => ({ value, precision: 'APPROXIMATE' });
  expect(
    await lastOf('64.03', [
      ['PU', about('1000')],
      ['ALL', '500'],
    ]),
  ).toBe(TAKEN);
  expect(
    await lastOf('64.07', [
      ['PU', about('1000')],
      ['ALL', '499'],
    ]),
  ).toBe(WARNED);
  expect(
    await lastOf('64.08', [
      ['PU', '1000'],
      ['ALL', { value: '1', precision: 'AT_LEAST' }],
    ]),
  ).toBe(TAKEN);
  expect(
    await lastOf('64.09', [
      ['PU', { value: '1000', precision: 'AT_LEAST' }],
      ['ALL', '1000'],
    ]),
  ).toBe(TAKEN);
  expect(
    await lastOf('64.11', [
      ['PU', { value: '1000', precision: 'MORE_THAN' }],
      ['ALL', '1000'],
    ]),
  ).toBe(WARNED);
});

test('what counts something else is not held against each other', async () => {
  for (const more of [
    { basis: 'REGISTERED' },
    { asOf: '2026-08' },
    { attribution: 'RESIDENCE' },
    { measure: 'JOINED' },
  ]) {
    await record('64.71', 'PU', '1000', { acknowledge: ['JUMP'] });
    expect((await record('64.71', 'ALL', '10', more)).__typename).toBe(TAKEN);
  }
  // An employer may have wage earners and construction workers.
  const employers = { measure: 'EMPLOYERS' };
  expect(
    await lastOf(
      '64.72',
      [
        ['PU', '60'],
        ['JAKON', '60'],
        ['ALL', '60'],
      ],
      employers,
    ),
  ).toBe(TAKEN);
  expect(
    await lastOf(
      '64.74',
      [
        ['PU', '61'],
        ['ALL', '60'],
      ],
      employers,
    ),
  ).toBe(WARNED);
});

test('rows of a list are held against each other, and each that disagrees is named', async () => {
  const rows = [
    { area: '61.01', segment: 'PU', measure: 'PARTICIPANTS', quantity: { value: '10258' } },
    { area: '61.01', segment: 'ALL', measure: 'PARTICIPANTS', quantity: { value: '9000' } },
    { area: '61.02', segment: 'ALL', measure: 'PARTICIPANTS', quantity: { value: '9000' } },
  ];
  const list = (more: Input = {}) =>
    send(
      'recordFigures',
      { source: SOURCE, basis: 'ACTIVE', asOf: '2026-07', rows, ...more },
      'region',
      'recorded figures { flags }',
    );
  const { findings } = await list();
  expect(findings).toMatchObject([
    { warnings: ['DOES_NOT_ADD_UP'], path: ['input', 'rows', '0', 'quantity'] },
    { warnings: ['DOES_NOT_ADD_UP'], path: ['input', 'rows', '1', 'quantity'] },
  ]);
  expect(await list({ acknowledge: ['DOES_NOT_ADD_UP'] })).toMatchObject({
    recorded: 3,
    figures: [{ flags: FLAGGED }, { flags: FLAGGED }, { flags: [] }],
  });
});

test('a sum over parts has the doubts of what it adds up', async () => {
  for (const code of ['65.01', '65.02', '65.03', '65.04', '65.71']) await record(code, 'ALL', '100');
  const flags = async () =>
    (
      await ask(
        '{ province(code: "65") { enrollment(basis: ACTIVE, at: "2026-07") { participants { value } participantsFlags } } ranking(measure: PARTICIPANTS, basis: ACTIVE, among: PROVINCE, within: "65", at: "2026-07") { flags } }',
      )
    ).data.province.enrollment;
  expect(await flags()).toEqual({ participants: { value: '500' }, participantsFlags: [] });
  await record('65.71', 'BPU', '101', { acknowledge: ['DOES_NOT_ADD_UP'] });
  expect(await flags()).toEqual({ participants: { value: '500' }, participantsFlags: FLAGGED });
});

test('parts that are above their whole cannot fit it, though some are missing', async () => {
  const seen = async (language = 'EN') => {
    const { enrollment } = (
      await ask(
        `query @language(is: ${language}) { province(code: "62") { enrollment(segment: BPU, basis: ACTIVE, at: "2026-07") {
          participants { value } participantsFlags rollUp { sum { value } residual { value } residualReason isComplete } } } }`,
      )
    ).data.province;
    const { rollUp, ...shown } = enrollment;
    return { ...rollUp, ...shown };
  };
  await record('62', 'BPU', '1000');
  await record('62.01', 'BPU', '600');
  const fits = { sum: { value: '600' }, isComplete: false, participants: { value: '1000' }, participantsFlags: [] };
  expect(await seen()).toMatchObject({
    ...fits,
    residual: { value: '400' },
    residualReason: 'The difference also contains the numbers of the areas that are missing from the sum.',
  });
  await record('62.02', 'BPU', '400');
  expect(await seen()).toMatchObject({ ...fits, sum: { value: '1000' }, residual: { value: '0' } });
  const third = await record('62.03', 'BPU', '1');
  expect(third).toMatchObject({
    __typename: WARNED,
    warnings: ['DOES_NOT_ADD_UP'],
    message:
      'The numbers of these days do not add up: Kalimantan Tengah comes to at most 1,000, but the areas that are parts of it to at least 1,001 together. If the number is right, send it again with `acknowledge`: DOES_NOT_ADD_UP.',
  });
  await record('62.03', 'BPU', '1', { acknowledge: ['DOES_NOT_ADD_UP'] });
  const above = { sum: { value: '1001' }, residual: { value: '-1' }, participantsFlags: FLAGGED };
  expect(await seen()).toMatchObject({
    ...above,
    residualReason:
      'The areas that have a number come to more than the whole, although they are not all: these numbers do not fit.',
  });
  expect((await seen('ID')).residualReason).toBe(
    'Wilayah-wilayah yang sudah ada angkanya berjumlah lebih banyak daripada angka keseluruhannya, padahal belum semuanya terhitung: angka-angka ini tidak cocok.',
  );
  // Where workers are counted elsewhere it is no wonder.
  await record('62', 'BPU', '100', { asOf: '2026-06', attribution: 'REGISTRATION', acknowledge: ['JUMP'] });
  await record('62.01', 'BPU', '600', { asOf: '2026-06', attribution: 'RESIDENCE' });
  const { data } = await ask(
    '{ province(code: "62") { enrollment(segment: BPU, basis: ACTIVE, at: "2026-06") { participants { value } participantsFlags } } }',
  );
  expect(data.province.enrollment).toEqual({ participants: { value: '100' }, participantsFlags: [] });
});

test('all warnings of a number are told at once, of each row and of a correction too', async () => {
  await record('63.05', 'ALL', '9000');
  await record('63.05', 'PU', '100', { asOf: '2026-06' });
  const both = { __typename: WARNED, warnings: ['JUMP', 'DOES_NOT_ADD_UP'] };
  expect(await record('63.05', 'PU', '10258')).toMatchObject(both);
  expect(await record('63.05', 'PU', '10258', { acknowledge: ['JUMP'] })).toMatchObject({
    warnings: ['DOES_NOT_ADD_UP'],
  });
  expect(await record('63.05', 'PU', '10258', { acknowledge: ['DOES_NOT_ADD_UP'] })).toMatchObject({
    warnings: ['JUMP'],
  });
  const { area, segment, measure, quantity, ...common } = report({
    area: '63.05',
    segment: 'PU',
    quantity: { value: '10258' },
  });
  const many = await send(
    'recordFigures',
    { ...common, rows: [{ area, segment, measure, quantity }] },
    'region',
    'figures { id }',
  );
  expect(many.findings).toMatchObject([both]);
  const { figure } = await record('63.05', 'PU', '110');
  const correction = await send(
    'correctFigure',
    { figure: figure.id, revision: 1, quantity: { value: '10258' }, reason: 'x' },
    'region',
    'figure { id }',
  );
  expect(correction).toMatchObject(both);
});
