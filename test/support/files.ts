import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { listFacts } from '../../scripts/list-facts.ts';

/** A folder that is gone when the test is over. */
async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files, for one test; gives its address. */
export async function filesIn(files: Record<string, string>): Promise<URL> {
  const folder = await ownFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return pathToFileURL(`${folder}/`);
}

/**
 * The files of facts and the list of them, to be changed by one test; gives the address of their folder.
 * @param more files that are listed behind those here
 */
export async function copyOfFacts(more: Record<string, string> = {}): Promise<URL> {
  const folder = await filesIn(more);
  const names = (await readdir('migrations')).filter((name) => /^\d{4}|sha256$/.test(name));
  for (const name of names) await cp(join('migrations', name), new URL(name, folder));
  await listFacts(folder);
  return folder;
}
