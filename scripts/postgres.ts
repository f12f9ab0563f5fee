/** A PostgreSQL to develop and test against: embedded, started here, or an existing one named by DATABASE_URL. */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './ports.ts';
import { type Account, embeddedPrograms, findPlace, serverAccount } from './postgres-place.ts';
import { withOpened } from './processes.ts';
import { hasOthers } from './run-record.ts';

export interface Postgres {
  /** Connection string of an owner or superuser. */
  url: string;
  /** Is it the embedded one, that is, all ours? */
  embedded: boolean;
  /** Was it running before: another command's, or the one DATABASE_URL names? */
  shared: boolean;
  /** Stops the embedded server; does nothing to one that DATABASE_URL names. */
  stop(): Promise<void>;
  /** Stops the embedded server and deletes its data. */
  remove(): Promise<void>;
}
export interface PostgresOptions {
  dataDir: string;
  log(line: string): void;
  /** The server to take instead of the embedded one; nothing for the embedded one. @default DATABASE_URL */
  url?: string | undefined;
}

const MINIMUM_VERSION = 17;
const FIRST_PORT = 54321;
const START_ATTEMPTS = 5;
const SETTINGS = 'listen_addresses=127.0.0.1 unix_socket_directories= max_connections=100';
/** Losing a development database in a power cut is fine, waiting for the disk is not; DB_FSYNC says otherwise. */
const UNSAFE_SETTINGS = 'fsync=off synchronous_commit=off full_page_writes=off';
const run = promisify(execFile);

/**
 * Runs `work` on the development database, or the server that DATABASE_URL names. A server that was started for it is
 * stopped afterwards, also when a signal ends the process, unless an `npm run dev` uses it by then.
 */
export const onPostgres = (log: (line: string) => void, work: (postgres: Postgres) => Promise<unknown>) =>
  withOpened(
    openPostgres({ dataDir: developmentData(), log }),
    async (postgres) => postgres.shared || (await hasOthers(developmentData())) || (await postgres.stop()),
    work,
  );
/** Does the embedded server wait for the disk, as the variable DB_FSYNC says? Throws when it says neither. */
function waitsForDisk(): boolean {
  const setting = process.env.DB_FSYNC || 'off';
  if (setting !== 'on' && setting !== 'off') throw new Error(`DB_FSYNC is "${setting}": set it to on or off.`);
  return setting === 'on';
}
/** Can a power cut take what a server has committed, or all of its data? */
export async function isAtRisk({ url }: Postgres): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select current_setting('fsync') = 'off' as at_risk").finally(() => client.end());
  return rows[0].at_risk;
}

/** Where the development database lies. */
export const developmentData = () => resolve(process.env.DATA_DIR || '.data');

/** Opens the server. Throws with what to do when it cannot. */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const { url = process.env.DATABASE_URL } = options;
  if (!url) return openEmbedded(options);
  await checkVersion(url);
  const nothing = async () => {};
  return { url, embedded: false, shared: true, stop: nothing, remove: nothing };
}

async function checkVersion(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect().catch((error) => {
    throw new Error(`DATABASE_URL names a server that does not let us in: ${error.message || error.code}`);
  });
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
  await client.end();
  if (rows[0].major < MINIMUM_VERSION) {
    throw new Error(`DATABASE_URL names PostgreSQL ${rows[0].major}; ${MINIMUM_VERSION} or newer is needed.`);
  }
}

async function openEmbedded({ dataDir, log }: PostgresOptions): Promise<Postgres> {
  const account = await serverAccount();
  const { home, bin } = await findPlace({ dataDir: resolve(dataDir), account, log }, await embeddedPrograms());
  const cluster = join(home, 'postgres');
  const password = await keptPassword(home);
  const stop = async () => {
    await run(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], { ...account, cwd: '/' }).catch(
      async () => console.error(`PostgreSQL had ended before. ${await endOfLog(cluster)}`),
    );
  };
  const remove = async () => {
    await stop();
    for (const folder of [home, dataDir]) await rm(folder, { recursive: true, force: true });
  };
  const opened = (port: number, shared: boolean): Postgres => {
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { url, embedded: true, shared, stop, remove };
  };

  const left = await runningPort(cluster);
  if (left && (await answers(opened(left, true).url))) {
    log(`PostgreSQL is running already, on port ${left}: using it`);
    return opened(left, true);
  }
  if (!(await exists(cluster))) {
    log('creating the database cluster');
    await createCluster({ bin, home, cluster, password, account });
  }
  return opened(await start(join(bin, 'pg_ctl'), cluster, account), false);
}

interface NewCluster {
  bin: string;
  home: string;
  cluster: string;
  password: string;
  account: Account | undefined;
}
/** Makes it beside its place first, so that what is in its place is never half made. */
async function createCluster({ bin, home, cluster, password, account }: NewCluster): Promise<void> {
  const fresh = `${cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  const file = join(fresh, '..', 'password.new');
  await writeFile(file, password);
  await chmod(file, 0o600);
  if (account) for (const path of [fresh, file]) await chown(path, account.uid, account.gid);
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    ...(waitsForDisk() ? [] : ['--no-sync']),
  ];
  const secrets = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${file}`];
  await run(join(bin, 'initdb'), ['-D', fresh, ...flags, ...secrets], { ...account, cwd: home }).finally(() =>
    rm(file),
  );
  await rename(fresh, cluster);
}

/** Starts the server and gives its port: the next one when another server was quicker to take a free one. */
async function start(pgCtl: string, cluster: string, account: Account | undefined): Promise<number> {
  const log = logOf(cluster);
  const settings = `${SETTINGS}${waitsForDisk() ? '' : ` ${UNSAFE_SETTINGS}`}`
    .split(' ')
    .map((setting) => `-c ${setting}`);
  let port = FIRST_PORT;
  for (let attempt = 1; ; attempt++, port++) {
    port = await freePort(port);
    const args = ['start', '-D', cluster, '-w', '-t', '60', '-l', log, '-o', `-p ${port} ${settings.join(' ')}`];
    // Not execFile: the server inherits the pipes and would keep them open.
    const child = spawn(pgCtl, args, { ...account, cwd: '/', stdio: 'ignore' });
    const code = await new Promise((done, fail) => child.on('exit', done).on('error', fail));
    if (code === 0) return port;
    const end = await endOfLog(cluster);
    if (attempt < START_ATTEMPTS && end.includes('could not create any TCP/IP sockets')) continue;
    throw new Error(`PostgreSQL did not start (${pgCtl} exited with ${code}). ${end}`);
  }
}

const logOf = (cluster: string) => join(cluster, 'server.log');
/** What a server last told, in words for whoever reads why it is not there. */
async function endOfLog(cluster: string): Promise<string> {
  const text = await readFile(logOf(cluster), 'utf8').catch(() => '');
  return `Its log ends:\n${text.slice(-1500)}`;
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
