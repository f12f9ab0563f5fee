/** Each policy is needed: without it the table of who may do what turns red, or what is public is gone. */
import { expect, test } from 'vitest';
import { SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { CITE, owner, undone, useCells } from '../access/cells.ts';
import { isAllowedBy, type Numbers } from '../access/probes.ts';

const { numbers, as, redCells } = useCells();

/** Relations that everybody reads, and nobody changes through the API: there is nothing for the table to turn red. */
const READS = (relation: string) => [`select from ${relation}`];
/** A statement that fails otherwise than before is a difference too. */
const broken = (error: Error) => [error.message];
const policies = () =>
  owner.query(
    "select tablename as relation, policyname as policy, roles::text from pg_policies where schemaname = 'app' and policyname <> 'owner' order by 1, 2",
  );

test('without a policy the table above turns red, or what is public is gone', async () => {
  const needless: string[] = [];
  const { rows } = await policies();
  expect(rows.length).toBeGreaterThan(60);
  for (const { relation, policy } of rows)
    await undone(owner, async () => {
      await owner.query(`set local search_path to ${SEARCH_PATH}; drop policy ${policy} on ${relation}`);
      const red = [];
      if (/^(public_reads|known_by_then)$/.test(policy)) {
        for (const read of READS(relation))
          if (!(await as(owner, 'anonymous', () => isAllowedBy(owner, read, numbers['64'] as Numbers)))) red.push(read);
      } else if (policy === 'figure_writers_cite') {
        if (!(await as(owner, 'branch', () => isAllowedBy(owner, CITE, numbers['64'] as Numbers)))) red.push(CITE);
      } else {
        for (const viewer of ['admin', 'mayor', 'region'] as const) {
          if (red.length) break;
          red.push(...(await redCells(owner, viewer, (cell) => cell.allowed, relation).catch(broken)));
        }
      }
      if (!red.length) needless.push(`${relation}.${policy}`);
    });
  expect(needless).toEqual([]);
});

test('where row-level security is switched off, the table turns red', async () => {
  const { rows } = await owner.query(
    "select distinct tablename as relation from pg_policies where schemaname = 'app' and policyname not in ('owner', 'public_reads', 'known_by_then')",
  );
  const still: string[] = [];
  for (const { relation } of rows)
    await undone(owner, async () => {
      await owner.query(`set local search_path to ${SEARCH_PATH}; alter table ${relation} disable row level security`);
      const red = [];
      for (const viewer of ['anonymous', 'mayor', 'branch'] as const) {
        if (red.length) break;
        red.push(...(await redCells(owner, viewer, (cell) => !cell.allowed, relation).catch(broken)));
      }
      if (relation === 'source' && (await as(owner, 'mayor', () => isAllowedBy(owner, CITE, numbers['64'] as Numbers))))
        red.push(CITE);
      if (!red.length) still.push(relation);
    });
  expect(still).toEqual([]);
});
