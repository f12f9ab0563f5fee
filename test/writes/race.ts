import { expect } from 'vitest';
import type { Office } from '../support/access.ts';
import type { useActs } from './acts.ts';

/** Two amend one agreement at once, round by round: one of them wins, and the version counts the wins. */
export async function race({ send, signed, asOwner }: ReturnType<typeof useActs>, rounds: number): Promise<void> {
  const { id, code } = await signed();
  let version = 3;
  let won = 0;
  for (let round = 0; round < rounds; round++) {
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
}
