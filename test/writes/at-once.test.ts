/** Several who write about the same thing at the same moment: all that is acknowledged holds together, and whoever loses is told by a typed error. */
import { expect, test } from 'vitest';
import { type Input, useActs } from './acts.ts';

const { ask, send, propose, sign, signed } = useActs();
const atOnce = (...acts: [name: string, input: Input, fields?: string][]) =>
  Promise.all(acts.map(([name, input, fields = 'mou { version }']) => send(name, input, 'region', fields, false)));

test('three agreements that each are to follow the next: no circle comes of it', async () => {
  for (let round = 0; round < 5; round++) {
    const made = [await propose(), await propose(), await propose()] as [Input, Input, Input];
    const [a, b, c] = made.map(({ id }) => id);
    const results = await atOnce(
      ...[
        [a, b],
        [b, c],
        [c, a],
      ].map(([mou, parent]) => ['amendMou', { mou, version: 1, reason: 'x', parent }] as [string, Input]),
    );
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'AmendMouSuccess',
      'AmendMouSuccess',
      'InvalidInputError',
    ]);
    const { data } = await ask(`{ mou(by: { id: "${a}" }) { parent { parent { parent { code } } } } }`, 'region');
    expect(data.mou.parent?.parent?.parent ?? null).toBe(null);
  }
});

test('acts of every kind on one agreement: each is done or told what changed, and the version counts those done', async () => {
  for (let round = 0; round < 6; round++) {
    const { id } = await signed();
    await send('amendMou', { mou: id, version: 3, reason: 'x', milestones: [{ title: 'M' }] });
    const step = `{ mou(by: { id: "${id}" }) { version milestones { id metOn } commitments { words } } }`;
    const [milestone] = (await ask(step, 'region')).data.mou.milestones;
    const act = { mou: id, version: 4, reason: 'x' };
    const confirm = ['confirmMilestone', { milestone: milestone.id, metOn: '2026-11-01' }, 'milestone { metOn }'] as [
      string,
      Input,
      string,
    ];
    const promise = ['setCommitment', { mou: id, version: 4, words: 'x', segment: 'BPU', payer: 'SELF' }] as [
      string,
      Input,
    ];
    const results = await atOnce(
      ['amendMou', { ...act, milestones: [{ title: 'M', dueOn: '2026-12-31' }] }],
      confirm,
      promise,
      ['amendMou', { ...act, milestones: [{ title: 'N' }], parties: [{ role: 'GOVERNMENT', office: 'Lain' }] }],
      confirm,
      ['suspendMou', { ...act, on: '2026-05-01' }],
      promise,
      ['terminateMou', { ...act, on: '2026-05-01' }],
      ['recordMouProgress', { mou: id, asOf: '2026-05', workers: { value: '1' } }],
      ...[1, 2].map((n): [string, Input, string] => [
        'addFollowUp',
        {
          mou: id,
          kind: 'SK',
          number: `${round}/${n}`,
          issuedOn: '2026-06-01',
          issuer: 'Wali Kota',
          source: { new: { citation: `Naskah ${round}`, publisher: 'Pemkot' } },
        },
        'followUp { code }',
      ]),
    );
    const versioned = results.filter((_, i) => ![1, 4, 8, 9, 10].includes(i));
    expect(versioned.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
    for (const { __typename, currentVersion, changedFields } of versioned.filter(
      (r) => !r.__typename.endsWith('Success'),
    ))
      expect([__typename, [4, 5].includes(currentVersion), changedFields?.length > 0]).toEqual([
        'ConflictError',
        true,
        true,
      ]);
    const confirmed = results.filter((_, i) => [1, 4].includes(i)).map(({ __typename }) => __typename);
    expect(confirmed.every((name) => name === 'ConfirmMilestoneSuccess' || name === 'ConflictError')).toBe(true);
    const { data } = await ask(step, 'region');
    expect(data.mou.version).toBe(5);
    const met = data.mou.milestones.find((m: { id: string }) => m.id === milestone.id).metOn;
    expect(met).toBe(confirmed.includes('ConfirmMilestoneSuccess') ? '2026-11-01' : null);
    expect(results.slice(8).map(({ __typename }) => __typename)).toEqual([
      'RecordMouProgressSuccess',
      'AddFollowUpSuccess',
      'AddFollowUpSuccess',
    ]);
  }
});

test('two renewals at once: one is made', async () => {
  const old = await sign('LocalGovernment:64.03', { signedOn: '2026-02-01', effectiveTo: '2026-06-30' });
  const renewals = await Promise.all(
    ['region', 'admin'].map((office) =>
      send('renewMou', { mou: old.id, version: 3 }, office as 'region', 'mou { id }', false),
    ),
  );
  expect(renewals.map(({ __typename }) => __typename).toSorted()).toEqual(['ConflictError', 'RenewMouSuccess']);
});
