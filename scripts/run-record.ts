import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, endGroup } from './processes.ts';

interface Run {
  /** Process of `npm run dev`. */
  dev: number;
  /** Leader of the process group of its worker, while it has one. */
  worker?: number | undefined;
  /** Address of its issuer of tokens, once it has one. */
  issuer?: string | undefined;
}
const folderOf = (dataDir: string) => join(dataDir, 'runs');
const fileOf = (dataDir: string, dev: number) => join(folderOf(dataDir), `${dev}.json`);

const isAlive = async ({ dev }: Run) => (await commandOf(dev))?.includes('dev.ts') ?? false;

/** What runs on this data have noted, this process's own note aside. */
async function otherRuns(dataDir: string): Promise<Run[]> {
  const files = await readdir(folderOf(dataDir)).catch(() => []);
  const noted = files
    .filter((file) => file.endsWith('.json') && file !== `${process.pid}.json`)
    .map((file) => readFile(join(folderOf(dataDir), file), 'utf8').then(JSON.parse));
  return (await Promise.allSettled(noted)).flatMap((run) => (run.status === 'fulfilled' ? [run.value as Run] : []));
}

/** The others that use this data now. */
async function livingRuns(dataDir: string): Promise<Run[]> {
  const runs = await otherRuns(dataDir);
  const alive = await Promise.all(runs.map(isAlive));
  return runs.filter((_run, i) => alive[i]);
}
/** Does another `npm run dev` use this data now? */
export const hasOthers = async (dataDir: string): Promise<boolean> => (await livingRuns(dataDir)).length > 0;
/** Whose tokens the `npm run dev` that uses this data takes; undefined where there is none. */
export const issuerOf = async (dataDir: string): Promise<string | undefined> =>
  (await livingRuns(dataDir)).find(({ issuer }) => issuer)?.issuer;

/** Takes away the notes of runs that were killed, and ends the workers they left behind. */
export async function clearKilledRuns(dataDir: string, log: (line: string) => void): Promise<void> {
  for (const run of await otherRuns(dataDir)) {
    if (await isAlive(run)) continue;
    // The number alone proves nothing: the system gives it to others later.
    if (run.worker && (await commandOf(run.worker))?.includes('wrangler')) {
      log(`ending the worker (process ${run.worker}) that a killed run left behind`);
      await endGroup(run.worker);
    }
    await forgetRun(dataDir, run.dev);
  }
}

/** Notes this run for the others, or notes it anew. */
export async function recordRun(dataDir: string, run: Omit<Run, 'dev'> = {}): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true });
  const file = fileOf(dataDir, process.pid);
  await writeFile(`${file}.new`, JSON.stringify({ dev: process.pid, ...run } satisfies Run));
  await rename(`${file}.new`, file);
}

export const forgetRun = (dataDir: string, dev = process.pid) => rm(fileOf(dataDir, dev), { force: true });
