import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modified = async (path: string) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

/** Is web/dist newer than everything it is made of? */
export async function explorerIsBuilt(): Promise<boolean> {
  const sources = (await readdir(join(root, 'web'), { recursive: true })).filter((path) => !path.startsWith('dist'));
  const paths = [...sources.map((path) => join('web', path)), 'scripts/build-web.ts', 'package-lock.json'];
  const times = await Promise.all(paths.map((path) => modified(join(root, path))));
  return Math.max(...times) < (await modified(join(root, 'web/dist/explorer.html')));
}
