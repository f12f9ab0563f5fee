/** One month, recorded by every branch of a province: it rises through branch, province, region and nation. */
import { expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { api, ask, asOwner, bearer, send } = useActs();

const MONTH = '2026-09';
const SOURCE = { new: { citation: 'Laporan bulanan September 2026', publisher: 'Kanwil Kalimantan' } };
/** What each branch serves; together all of Kalimantan Selatan. */
const SERVED = {
  'KC-BANJARMASIN': ['63.03', '63.04', '63.06', '63.09', '63.71', '63.72'],
  'KC-TANJUNG': ['63.05', '63.07', '63.08', '63.11'],
  'KC-BATULICIN': ['63.01', '63.02', '63.10'],
};
type Branch = keyof typeof SERVED;
const BRANCHES = Object.keys(SERVED) as Branch[];
/** 6,433 of the first by code, one more of each that follows: 83,707 of all thirteen. */
const CODES = Object.values(SERVED).flat().toSorted();
const numberOf = (code: string) => 6_433 + CODES.indexOf(code);
const sumOf = (codes: string[]) => String(codes.reduce((sum, code) => sum + numberOf(code), 0));

const write = async (name: string, input: Input, fields: string, authorization: Record<string, string>) => {
  const title = name.replace(/^./, (letter) => letter.toUpperCase());
  const { json } = await api.query(
    `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ... on MutationError { message } ... on ${title}Success { ${fields} } } }`,
    { input },
    {},
    authorization,
  );
  expect(json.data?.[name].__typename).toBe(`${title}Success`);
  return json.data[name];
};
/** The key of a branch's office: that of Banjarmasin has one, the others are given one by the region. */
const makeKey = async (branch: Branch) => {
  if (branch === 'KC-BANJARMASIN') return bearer('branch');
  const code = `office.${branch.toLowerCase()}`;
  await write('registerActor', { code, name: `Kantor ${branch}`, area: branch }, 'actor { id }', bearer('region'));
  const actor = `Actor:${code}`;
  await write(
    'grantRole',
    { actor, role: 'BRANCH', area: branch, from: '2026-01-01' },
    'grant { id }',
    bearer('region'),
  );
  const { secret } = await write('createApiKey', { actor, label: 'Laporan' }, 'secret', bearer('region'));
  return { authorization: `Bearer ${secret}` };
};
const keys = new Map<Branch, ReturnType<typeof makeKey>>();
const keyOf = (branch: Branch) => {
  const key = keys.get(branch) ?? makeKey(branch);
  keys.set(branch, key);
  return key;
};
const target = (area: string, value: string) =>
  write(
    'setTarget',
    {
      area,
      segment: 'BPU',
      measure: 'PARTICIPANTS',
      kind: 'STOCK',
      quantity: { value },
      from: '2026-01-01',
      to: '2026-09-30',
      basis: 'OFFICE',
      interpretation: 'LITERAL',
      source: SOURCE,
    },
    'target { id }',
    bearer(area === 'ID' ? 'admin' : 'region'),
  );

const NUMBER = `enrollment(segment: BPU, basis: ACTIVE, at: "${MONTH}") {
  participants { value } participantsDerived rollUp { counted expected isComplete } target { status achieved { value } } }`;
const OF = `measure: PARTICIPANTS, segment: BPU, basis: ACTIVE, within: "VII", at: "${MONTH}"`;
const RANKED = 'rank area { code } quantity { value } isDerived';
// biome-ignore lint/suspicious/noExplicitAny: answers are of any form
const seen = async (): Promise<any> => {
  const numbers = await ask(`{
    banjarmasin: branch(code: "KC-BANJARMASIN") { ${NUMBER} } tanjung: branch(code: "KC-TANJUNG") { ${NUMBER} }
    batulicin: branch(code: "KC-BATULICIN") { ${NUMBER} } province(code: "63") { ${NUMBER} } }`);
  const wholes = await ask(`{ region(code: "VII") { ${NUMBER} } nation { ${NUMBER} } }`);
  const rankings = await ask(`{
    branches: ranking(${OF}, among: BRANCH) { ${RANKED} } provinces: ranking(${OF}, among: PROVINCE) { ${RANKED} }
    reached: ranking(${OF}, among: [BRANCH, PROVINCE], per: TARGET) { rank area { code } ratio { value } } }`);
  for (const { errors } of [numbers, wholes, rankings]) expect(errors).toBeUndefined();
  return { ...numbers.data, ...wholes.data, ...rankings.data };
};
const shown = ({ enrollment }: { enrollment: { participants: { value: string } | null } }) =>
  enrollment.participants?.value ?? null;

test('a month recorded by all branches of a province is seen up to the nation, in targets and in rankings', async () => {
  // Who serves what, and that this is all.
  for (const branch of BRANCHES) {
    for (const localGovernment of branch === 'KC-BANJARMASIN' ? [] : SERVED[branch])
      await send(
        'moveLocalGovernment',
        { localGovernment, branch, from: '2026-01-01', reason: 'Keputusan direksi' },
        'region',
        'localGovernment { code }',
      );
    await send('closeWorkingArea', { branch, from: '2026-01-01', source: SOURCE }, 'region', 'branch { code }');
    await target(branch, sumOf(SERVED[branch]));
  }
  await target('63', '80000');
  await target('VII', '100000');
  await target('ID', '100000');
  expect(
    Object.values(await seen())
      .filter(Array.isArray)
      .flat(),
  ).toEqual([]);

  const record = async (branch: Branch, codes: string[], segment = 'BPU') =>
    write(
      'recordFigures',
      {
        source: SOURCE,
        basis: 'ACTIVE',
        asOf: MONTH,
        rows: codes.map((area) => ({
          area,
          segment,
          measure: 'PARTICIPANTS',
          quantity: { value: String(numberOf(area)) },
        })),
      },
      'recorded',
      await keyOf(branch),
    );
  await record('KC-BANJARMASIN', SERVED['KC-BANJARMASIN']);
  const first = await seen();
  const OF_FIRST = sumOf(SERVED['KC-BANJARMASIN']);
  expect(first.banjarmasin.enrollment).toEqual({
    participants: { value: OF_FIRST },
    participantsDerived: true,
    rollUp: { counted: 6, expected: 6, isComplete: true },
    target: [{ status: 'ACHIEVED', achieved: { value: '1.000000' } }],
  });
  expect(first.province.enrollment).toMatchObject({
    participants: null,
    rollUp: { counted: 6, expected: 13, isComplete: false },
    target: [{ status: 'NOT_COMPUTABLE', achieved: { value: null } }],
  });
  expect(first.branches).toEqual([
    { rank: 1, area: { code: 'KC-BANJARMASIN' }, quantity: { value: OF_FIRST }, isDerived: true },
  ]);
  expect([first.provinces, shown(first.region), shown(first.nation)]).toEqual([[], null, null]);

  await record('KC-TANJUNG', SERVED['KC-TANJUNG']);
  expect(shown((await seen()).province)).toBeNull();
  await record('KC-BATULICIN', SERVED['KC-BATULICIN']);
  const all = await seen();
  expect([shown(all.banjarmasin), shown(all.tanjung), shown(all.batulicin)]).toEqual(
    BRANCHES.map((branch) => sumOf(SERVED[branch])),
  );
  expect(all.province.enrollment).toEqual({
    participants: { value: '83707' },
    participantsDerived: true,
    rollUp: { counted: 13, expected: 13, isComplete: true },
    target: [{ status: 'ACHIEVED', achieved: { value: '1.046338' } }],
  });
  expect(all.branches.map(({ area }: { area: { code: string } }) => area.code)).toEqual(BRANCHES);
  expect(all.provinces).toEqual([{ rank: 1, area: { code: '63' }, quantity: { value: '83707' }, isDerived: true }]);
  expect(all.reached[0]).toEqual({ rank: 1, area: { code: '63' }, ratio: { value: '1.046338' } });
  expect(all.reached).toHaveLength(4);
  expect(shown(all.region)).toBeNull();
  const reported = async () =>
    (await ask(`{ reporting(month: "${MONTH}", within: "VII") { branch { code } status } }`)).data.reporting;
  // Who pays for himself is not all: wage earners are missing.
  for (const code of BRANCHES) expect(await reported()).toContainEqual({ branch: { code }, status: 'PARTIAL' });
  for (const branch of BRANCHES) await record(branch, SERVED[branch], 'PU');
  for (const code of BRANCHES) expect(await reported()).toContainEqual({ branch: { code }, status: 'REPORTED' });

  // The other provinces of the region, and then the other regions.
  const others = ['61', '62', '64', '65'].map((area) => ({
    area,
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    quantity: { value: '1000' },
  }));
  await write(
    'recordFigures',
    { source: SOURCE, basis: 'ACTIVE', asOf: MONTH, rows: others, acknowledge: ['JUMP'] },
    'recorded',
    bearer('region'),
  );
  const region = await seen();
  expect(region.region.enrollment).toMatchObject({
    participants: { value: '87707' },
    target: [{ status: 'MISSED', achieved: { value: '0.877070' } }],
  });
  expect(shown(region.nation)).toBeNull();
  await asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope)
    select a.id, 'BPU', 'PARTICIPANTS', 'ACTIVE', partial_date_of('${MONTH}', 'MONTH'), quantity_of(2000, 'WORKERS'), (select min(id) from source), 'test'
    from area a where a.kind = 'REGION' and a.code <> 'VII'`);
  expect((await seen()).nation.enrollment).toMatchObject({
    participants: { value: '107707' },
    participantsDerived: true,
    target: [{ status: 'ACHIEVED', achieved: { value: '1.077070' } }],
  });
});
