/** Who has reported a month: areas are reported, whoever records them, and nobody is late with what nobody can know. */
import { expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();
const record = (area: string, segment: string, asOf: string, office: Office = 'region', more: Input = {}) =>
  send(
    'recordFigure',
    {
      area,
      segment,
      measure: 'PARTICIPANTS',
      basis: 'ACTIVE',
      asOf,
      source: { new: { citation: 'Laporan', publisher: 'Kantor' } },
      acknowledge: ['JUMP'],
      quantity: { value: '100' },
      ...more,
    },
    office,
    'figure { id revision }',
  );
interface Report {
  branch: { code: string };
  status: string;
  reason: string;
  dueOn: string;
  reportedAt: string | null;
  figures: number;
  missingSegments: string[];
  missing: { code: string }[];
}
async function reports(month: string, moment?: string): Promise<Report[]> {
  const { json } = await api.query(
    `query ${moment ? `@asKnownAt(at: "${moment}")` : ''} { reporting(month: "${month}", within: "Region:VII") { branch { code } status reason dueOn reportedAt figures missingSegments missing { code } } }`,
  );
  expect(json.errors).toBeUndefined();
  return json.data.reporting;
}
const reportOf = async (branch: string, month: string) =>
  (await reports(month)).find(({ branch: { code } }) => code === branch) as Report;
const partsOf = async (branch: string) =>
  (
    await asOwner(
      `select p.code from local_governments_below((select id from area where code = '${branch}'), date '2026-05-31') p order by 1`,
    )
  ).map(({ code }) => String(code));

test('the figures of its local governments are a report of a branch, in part until all are there', async () => {
  const parts = await partsOf('KC-BANJARMASIN');
  expect(parts.length).toBeGreaterThan(1);
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({
    status: 'LATE',
    reason: 'Neither wage earners nor self-paying workers of that month are known; they were due on 21 June 2026.',
    dueOn: '2026-06-21',
    reportedAt: null,
    figures: 0,
    missing: parts.map((code) => ({ code })),
  });
  // Builders are no report, of however many local governments; wage earners alone are part of one.
  for (const code of parts)
    await record(`LocalGovernment:${code}`, 'JAKON', '2026-05', 'region', { quantity: { value: '1' } });
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({
    status: 'LATE',
    missing: parts.map((code) => ({ code })),
  });
  await record(`LocalGovernment:${parts[0]}`, 'PU', '2026-05');
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({
    status: 'PARTIAL',
    reason: `${parts.length} of its ${parts.length} local governments lack wage earners or self-paying workers of that month.`,
    missing: parts.map((code) => ({ code })),
  });
  await record(`LocalGovernment:${parts[0]}`, 'BPU', '2026-05');
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({
    status: 'PARTIAL',
    reason: `${parts.length - 1} of its ${parts.length} local governments lack wage earners or self-paying workers of that month.`,
    reportedAt: expect.any(String),
    figures: parts.length + 2,
    missingSegments: [],
    missing: parts.slice(1).map((code) => ({ code })),
  });
  // The sum of all of them is enough.
  for (const [i, code] of parts.slice(1).entries())
    await record(`LocalGovernment:${code}`, i % 2 ? 'PU_BPU' : 'ALL', '2026-05-31');
  // All that sources name; but the press does not say that there are no more.
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({ status: 'PARTIAL', missing: [] });
  await asOwner(
    `insert into closed_working_area (branch_id, valid, source_id) select id, daterange('2026-01-01', null), (select min(id) from source) from area where code = 'KC-BANJARMASIN'`,
  );
  expect(await reportOf('KC-BANJARMASIN', '2026-05')).toMatchObject({
    status: 'REPORTED',
    reason: 'Each local government of its working area has its wage earners and self-paying workers of that month.',
    figures: 2 * parts.length + 1,
    missing: [],
  });
  // Of another month they are no report, nor is a figure of the year.
  await record(`LocalGovernment:${parts[0]}`, 'BPU', '2025');
  expect((await reportOf('KC-BANJARMASIN', '2025-12')).figures).toBe(0);
});

test('of its own a branch has to give wage earners and self-paying workers; any other figure is none of its report', async () => {
  const [branch, month] = ['Branch:KC-BANJARMASIN', '2026-04'];
  const status = async () => {
    const { status, missingSegments } = await reportOf('KC-BANJARMASIN', month);
    return [status, missingSegments];
  };
  await record(branch, 'PU', month, 'region', { measure: 'EMPLOYERS' });
  await record(branch, 'JAKON', month);
  expect(await status()).toEqual(['LATE', []]);
  const { figure } = await record(branch, 'BPU', month);
  expect(await status()).toEqual(['PARTIAL', ['PU']]);
  expect((await reportOf('KC-BANJARMASIN', month)).reason).toBe(
    "The branch's own figure for wage earners (PU) is missing.",
  );
  await record(branch, 'PU', month);
  expect(await status()).toEqual(['REPORTED', []]);
  await send('withdrawFigure', { figure: figure.id, revision: 1, reason: 'x' }, 'region', 'figure { id }');
  expect(await status()).toEqual(['PARTIAL', ['BPU']]);
  await record(branch, 'PU_BPU', '2026-03');
  expect((await reportOf('KC-BANJARMASIN', '2026-03')).status).toBe('REPORTED');
  await record(branch, 'FORMAL', '2014-07');
  expect((await reportOf('KC-BANJARMASIN', '2014-07')).missingSegments).toEqual(['INFORMAL']);
});

test('nobody is late by the day of the setting, nor with what no source names yet or nobody knows the area of', async () => {
  const statuses = async (month: string, moment: string) => [
    ...new Set((await reports(month, moment)).map(({ status, branch }) => `${branch.code} ${status}`)),
  ];
  // The last day is in time, in the zone of the branch; the next is not.
  const of = async (moment: string) =>
    (await statuses('2026-10', moment)).find((line) => line.startsWith('KC-BANJARMASIN'));
  expect(await of('2026-11-21T15:59:00Z')).toBe('KC-BANJARMASIN DUE');
  expect(await of('2026-11-21T16:00:00Z')).toBe('KC-BANJARMASIN LATE');
  await asOwner('update dataset set report_days = 22');
  expect(await of('2026-11-21T16:00:00Z')).toBe('KC-BANJARMASIN DUE');
  await asOwner('update dataset set report_days = 21');
  const reasonAt = async (month: string, moment: string) =>
    (await reports(month, moment)).find(({ branch }) => branch.code === 'KC-BANJARMASIN');
  expect(await reasonAt('2026-11', '2026-11-30T10:00:00Z')).toMatchObject({
    status: 'DUE',
    reason:
      'Neither wage earners nor self-paying workers of that month are known yet; they are due on 21 December 2026.',
  });
  // Nobody owes a month that has not begun: in the zone of the branch it begins at 16:00 UTC.
  expect(await reasonAt('2026-11', '2026-10-31T15:59:00Z')).toMatchObject({
    status: 'UNKNOWN',
    reason: 'That month has not begun.',
  });
  expect((await reasonAt('2026-11', '2026-10-31T16:00:00Z'))?.status).toBe('DUE');
  // In 2014 a source had named one of them with what it serves.
  const then = await reports('2014-06');
  expect(then.filter(({ status }) => status === 'LATE').map(({ branch }) => branch.code)).toEqual(['KC-TANJUNG']);
  expect(new Set(then.map(({ reason }) => reason))).toContain('No source names the branch by that month.');
  const areaUnknown = (await reports('2026-05')).filter(({ status }) => status === 'UNKNOWN');
  expect(areaUnknown.length).toBeGreaterThan(0);
  expect(new Set(areaUnknown.map(({ reason }) => reason))).toEqual(
    new Set(['Neither the area that the branch serves nor any figure of that month is known.']),
  );
});
