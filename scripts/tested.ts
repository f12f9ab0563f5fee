/** Which commit `npm test` has passed for, so that nothing else is deployed. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Beside the dependencies that were tested: whoever installs anew tests anew. */
const FILE = 'node_modules/.cache/jangkau/tested.json';

export interface Checkout {
  commit: string;
  /** What differs from the commit, files that git does not know included. */
  changes: string[];
}
export interface Tested {
  commit: string;
  at: string;
}

/** What is checked out in a folder. Throws where it is no git checkout. */
export async function checkout(folder = '.'): Promise<Checkout> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd: folder })).stdout;
  const commit = (await git('rev-parse', 'HEAD')).trim();
  const changes = (await git('status', '--porcelain', '--untracked-files=all')).split('\n').filter(Boolean);
  return { commit, changes: changes.map((line) => line.slice(3)) };
}

/**
 * Notes that everything passed for what was checked out before, where nothing has changed since: what was tested is the
 * commit then, and nothing besides. Says why it does not note it otherwise.
 * @param before what was checked out when the tests began; undefined where it is no git checkout
 */
export async function noteTested(before: Checkout | undefined, folder = '.'): Promise<string> {
  if (!before) return 'not noted for a deployment: this is no git checkout';
  const now = await checkout(folder);
  const changed = before.changes[0] ?? now.changes[0];
  if (changed) return `not noted for a deployment: ${changed} is not committed`;
  if (now.commit !== before.commit) return 'not noted for a deployment: another commit was checked out meanwhile';
  const file = join(folder, FILE);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ commit: now.commit, at: new Date().toISOString() } satisfies Tested));
  return `noted for a deployment: commit ${now.commit.slice(0, 10)}`;
}

/** What was noted last. */
export const lastTested = (folder = '.'): Promise<Tested | undefined> =>
  readFile(join(folder, FILE), 'utf8').then(JSON.parse, () => undefined);
