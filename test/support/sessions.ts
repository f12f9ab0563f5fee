import { expect, vi } from 'vitest';

const PATIENCE = { timeout: 5_000 };

/** What the sessions of the API in one database do. @param asOwner runs a statement there as its owner */
export function sessionsBy(asOwner: (sql: string) => Promise<Record<string, unknown>[]>) {
  const sessions = async (which: string) => {
    // Within a transaction, PostgreSQL would show the sessions that there were when it was first asked.
    await asOwner('select pg_stat_clear_snapshot()');
    const rows = await asOwner(`select pid from pg_stat_activity where datname = current_database() and ${which}`);
    return rows.map(({ pid }) => Number(pid));
  };
  /** The sessions that wait for a lock. */
  const waiting = () => sessions("usename = 'app_api' and wait_event_type = 'Lock'");
  return {
    waiting,
    /** Waits until so many of them wait for a lock; gives which. */
    untilWaiting: (n: number) =>
      vi.waitFor(async () => {
        const found = await waiting();
        expect(found).toHaveLength(n);
        return found;
      }, PATIENCE),
    /**
     * Waits until a session is no more. The local endpoint ends one whose client went away; one whose statement ran into
     * a limit of its own it would keep.
     */
    untilEnded: (session: number | undefined) =>
      vi.waitFor(async () => expect(await sessions(`pid = ${session}`)).toEqual([]), PATIENCE),
  };
}
