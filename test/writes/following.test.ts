/** Whoever follows the data misses nothing, and what was told once is told again. While many write: test/slow/writers. */
import { expect, test } from 'vitest';
import { type Dataset, useFollowers } from './followers.ts';

const { query, mutate, asOwner } = useFollowers();

test('every write tells the version and the stamp that came of it, once for each transaction, and so do the clock and the operator', async () => {
  const now = async () => {
    const { version, knownAt } = (await query('{ dataset { version } }')).extensions.dataset;
    return { version: Number(version), knownAt };
  };
  /** Does something; says by how much the version rose, and whether the stamp did. */
  const rise = async (act: () => Promise<unknown>) => {
    const before = await now();
    const told = await act();
    const after = await now();
    expect(after.knownAt > before.knownAt).toBe(after.version > before.version);
    if (told && 'version' in (told as object)) expect(told).toEqual(after);
    return after.version - before.version;
  };
  const told = ({ version, knownAt }: Dataset) => ({ version: Number(version), knownAt });
  const COMMENT = 'commentOnMou(input: { mou: "Mou:64.71:DRAFT", words: "x" }) { __typename }';
  const written = async (fields: string) => told((await query(`mutation { ${fields} }`)).extensions.dataset);
  expect(await rise(() => written(COMMENT))).toBe(1);
  // Several fields are one transaction each, and the last one is told.
  expect(await rise(() => written(`a: ${COMMENT} b: ${COMMENT}`))).toBe(2);
  // Many rows of many tables are one.
  expect(
    await rise(async () =>
      told(
        (
          await mutate(
            'proposeMou',
            {
              area: 'LocalGovernment:64.71',
              instrument: 'MOU',
              title: 'x',
              parties: [{ role: 'BANK', office: 'x' }],
              milestones: [{ title: 'x' }],
            },
            'mou { id }',
          )
        ).dataset,
      ),
    ),
  ).toBe(1);
  // What is refused writes nothing, and tells what is there.
  expect(
    await rise(() =>
      written('amendMou(input: { mou: "Mou:64.71:DRAFT", version: 9, reason: "x", title: "y" }) { __typename }'),
    ),
  ).toBe(0);
  expect(await rise(() => asOwner('update dataset set expiring_days = expiring_days + 1'))).toBe(1);
  expect(
    await rise(() =>
      asOwner(
        "update market set note = 'x'; update dataset set expiring_days = expiring_days - 1; insert into mou_note (mou_id, words) select min(id), 'x' from mou",
      ),
    ),
  ).toBe(1);
  expect(await rise(() => asOwner("update market set note = 'x' where area_id < 0"))).toBe(0);
  const asked = async () => [await query('{ viewer { roles } }', {}, 'admin')];
  // The first use of a key on a day, which its holder is shown.
  await asOwner(
    "update api_key set last_used_on = current_date - 1 where actor_id = (select id from actor where code = 'admin')",
  );
  expect(await rise(() => asked())).toBe(1);
  expect(await rise(() => asked())).toBe(0);
});
