/** A mirror follows while many write, and has what the API has in the end. */
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { asking, catchUp, KEPT } from '../../scripts/mirror.ts';
import { useWorker } from '../support/worker.ts';
import { useFollowers } from './followers.ts';

/** Sets the file up: a database of its own, the Worker in workerd before it, and the test of the mirror. */
export function useMirror() {
  const { query, mutate, asOwner, bearer, apiUrl, followWriters } = useFollowers();
  const worker = useWorker(apiUrl);

  async function mirrorWriters(writers: number, writes: number) {
    const copy = new DatabaseSync(':memory:');
    const key = bearer('region').authorization.slice('Bearer '.length);
    const ask = asking(worker.url(), key);
    const follow = async (goOn: () => boolean) => {
      for (let last = false; ; last = !goOn()) {
        await catchUp(ask, copy);
        if (last) return;
      }
    };
    await followWriters(writers, writes, follow);
    await expectEqual(copy);

    // What is withdrawn goes, and nothing is told twice.
    const [figure] = (await list('latest: figures(filter: { segment: JAKON }, first: 1)', KEPT.figure)).rows;
    const input = { figure: figure?.id, revision: figure?.revision, reason: 'x' };
    await mutate('withdrawFigure', input, 'figure { id }');
    expect(await catchUp(ask, copy)).toBe(1);
    await expectEqual(copy);
    expect(await catchUp(ask, copy)).toBe(0);
  }

  /** A page of a list under whatever name, and where it goes on. */
  async function list(field: string, kept: string) {
    const { data } = await query(`{ ${field} { nodes { ${kept} } pageInfo { hasNextPage endCursor } } }`);
    const [{ nodes, pageInfo }] = Object.values(data) as [
      { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } },
    ];
    const rows = nodes.map(({ previous: _, versions: __, ...row }) => row);
    return { rows, after: pageInfo.hasNextPage ? pageInfo.endCursor : undefined };
  }
  async function expectEqual(copy: DatabaseSync) {
    const kept = (kind: string) =>
      new Map(
        copy
          .prepare('select id, data from row where kind = ?')
          .all(kind)
          .map(({ id, data }) => [String(id), JSON.parse(String(data))]),
      );
    for (const [kind, field] of [
      ['figure', 'figures(filter: {}, '],
      ['mou', 'mous('],
    ] as const) {
      const listed = new Map<unknown, unknown>();
      let after: string | undefined;
      do {
        const page = await list(`${field}first: 50${after ? `, after: "${after}"` : ''})`, KEPT[kind]);
        for (const row of page.rows) listed.set(row.id, row);
        after = page.after;
      } while (after);
      expect(listed.size).toBeGreaterThan(20);
      expect(kept(kind)).toEqual(listed);
    }
    const targets = await asOwner('select id from target where upper_inf(known)');
    expect([...kept('target').keys()].toSorted()).toEqual(targets.map(({ id }) => `Target:${id}`).toSorted());
  }
  return { mirrorWriters };
}
