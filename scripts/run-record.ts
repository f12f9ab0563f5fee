import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, endGroup } from './processes.ts';

interface Run {
  /** Process of `npm run dev`. */
  dev: number;
  /** Leader of the process group of its worker. */
  worker: number;
}
const fileOf = (dataDir: string) => join(dataDir, 'run.json');

/**
 * Looks for an earlier `npm run dev` on the same data: tells whether it still lives, and ends the worker it left
 * behind when it was killed.
 */
export async function earlierRun(dataDir: string, log: (line: string) => void): Promise<{ alive: boolean }> {
  const run: Run | undefined = await readFile(fileOf(dataDir), 'utf8')
    .then(JSON.parse, () => undefined)
    .catch(() => undefined);
  if (!run) return { alive: false };
  if ((await commandOf(run.dev))?.includes('dev.ts')) return { alive: true };
  // The number alone proves nothing: the system gives it to others later.
  if ((await commandOf(run.worker))?.includes('wrangler')) {
    log(`ending the worker (process ${run.worker}) that a killed run left behind`);
    await endGroup(run.worker);
  }
  return { alive: false };
}

/** Notes this run for the next one. Gives what takes the note away. */
export async function recordRun(dataDir: string, run: Run): Promise<() => Promise<void>> {
  await writeFile(fileOf(dataDir), JSON.stringify(run));
  return () => rm(fileOf(dataDir), { force: true });
}
