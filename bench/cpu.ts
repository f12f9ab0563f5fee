/** What processes of this machine have used, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of CPU of all threads of a process; undefined where the system does not tell, or it is gone. */
function cpuOf(pid: number): number | undefined {
  try {
    let ns = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`))
      ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    return ns / 1e6;
  } catch {
    return undefined;
  }
}

/** What processes have used until now, by their number; those that are gone are left out. */
export function cpuNow(pids: readonly number[]): Map<number, number> {
  const known = pids.map((pid) => [pid, cpuOf(pid)] as const);
  return new Map(known.filter((each): each is [number, number] => each[1] !== undefined));
}

/** Milliseconds of CPU between two looks; undefined where none could be seen. A process that is new counts from its start. */
export function cpuBetween(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number | undefined {
  if (after.size === 0) return undefined;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}
