/**
 * `npm run dev`: database, Neon endpoint and worker in one command; Ctrl-C stops what was started here. It takes no
 * options: ports and folders are environment variables (PORT, DB_PORT …: CONTRIBUTING.md lists them).
 */
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { deploy, dropOlder } from '../migrations/deploy.ts';
import { isEmpty, seed } from '../migrations/seed/load.ts';
import { apiConnection } from './api-role.ts';
import { optionsOf } from './command.ts';
import { explorerIsBuilt } from './explorer.ts';
import { ISSUER_PORT, startIssuer } from './issuer.ts';
import { startNeonEndpoint } from './neon-endpoint.ts';
import { localPepper } from './pepper.ts';
import { claimPort, portSetting } from './ports.ts';
import { developmentData, isAtRisk, openPostgres } from './postgres.ts';
import { clearKilledRuns, forgetRun, hasOthers, recordRun } from './run-record.ts';
import { startWorker, type Worker } from './worker.ts';

const say = (line: string) => console.log(`[jangkau] ${line}`);

const stops: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;
/** Stops in the reverse order of starting, once. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    say('stopping');
    for (const each of stops.reverse()) await each().catch((error) => say(`while stopping: ${error.message}`));
    process.exit(code);
  })();
  return stopping;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

async function portFor(name: string, otherwise: number): Promise<number> {
  const port = portSetting(name, otherwise);
  const found = await claimPort(port);
  if (found !== port) say(`port ${port} (${name}) is taken: using ${found}`);
  return found;
}

const FIRST_WAIT_MS = 2_000;
const LAST_WAIT_MS = 60_000;
/** Waits for a change of what the worker is made of, at most so long. */
function nextChange(patience: number): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      done();
    };
    const timer = setTimeout(finish, patience);
    const watchers = ['src', 'schema'].map((folder) =>
      watch(folder, { recursive: true }, finish).on('error', () => {}),
    );
  });
}

async function main(): Promise<void> {
  optionsOf(import.meta.filename, {});
  const dataDir = developmentData();
  await mkdir(dataDir, { recursive: true });
  // Noted before the database is opened, so that a run that ends just now leaves it running.
  await recordRun(dataDir);
  stops.push(() => forgetRun(dataDir));
  await clearKilledRuns(dataDir, say);
  const opening = openPostgres({ dataDir, log: say });
  stops.push(async () => {
    // First of all: two that stop at once must not each take the other for one that stays.
    await forgetRun(dataDir);
    if (!(await hasOthers(dataDir))) await opening.then((opened) => opened.stop());
  });
  const postgres = await opening;
  if (await hasOthers(dataDir)) say('another "npm run dev" uses this data: the last one to stop stops the database');
  if (await isAtRisk(postgres))
    say(
      'PostgreSQL does not wait for the disk (fsync=off): a power cut can destroy its data; with DB_FSYNC=on it waits',
    );
  await deploy(postgres.url, say);
  await dropOlder(postgres.url, say);
  if (await isEmpty(postgres.url)) await seed(postgres.url, say);

  const dbPort = await portFor('DB_PORT', 4444);
  const endpoint = await startNeonEndpoint({ connectionString: await apiConnection(postgres), port: dbPort });
  stops.push(() => endpoint.close());

  if (!(await explorerIsBuilt())) await import('./build-web.ts');
  const port = await portFor('PORT', 8787);
  const issuer = await startIssuer({ port: await portFor('ISSUER_PORT', ISSUER_PORT) });
  stops.push(() => issuer.close());
  const settings = {
    API_KEY_PEPPER: localPepper(postgres.url),
    TOKEN_ISSUER: issuer.url,
    TOKEN_AUDIENCE: issuer.audience,
    TOKEN_JWKS_URL: issuer.jwksUrl,
  };
  let worker: Worker | undefined;
  stops.push(() => worker?.stop() ?? Promise.resolve());
  const start = async () => {
    await worker?.stop();
    const started = async (begun: Worker) => {
      worker = begun;
      await recordRun(dataDir, { worker: begun.process.pid, issuer: issuer.url });
    };
    const { process: child } = await startWorker({ port, dbPort: endpoint.port, log: 'lines', settings, started });
    child.once('exit', (code, signal) => void again(`The worker ended with ${signal ?? code}.`));
  };
  /** A mistake in the code ends the worker, not the session: it starts again when a file changes, or after a while. */
  const again = async (why: string) => {
    let trouble: string | undefined = why;
    for (let wait = FIRST_WAIT_MS; trouble && !stopping; wait = Math.min(2 * wait, LAST_WAIT_MS)) {
      say(`${trouble} It starts again when a file in src or schema changes, or in ${wait / 1000} s`);
      await nextChange(wait);
      if (stopping) return;
      trouble = await start().then(
        () => undefined,
        (error) => error.message,
      );
    }
    if (!stopping) say(`the worker is back at http://localhost:${port}/`);
  };
  await start();

  say('ready');
  say(`  pages      http://localhost:${port}/`);
  say(`  explorer   http://localhost:${port}/explorer`);
  say(`  GraphQL    http://localhost:${port}/graphql`);
  say(`  schema     http://localhost:${port}/schema.graphql`);
  say(`  tokens     POST ${issuer.url}/token {"subject":"…"}; keys: npm run keys`);
  say(`  round trips are counted at http://localhost:${dbPort}/__stats (POST /__reset starts anew)`);
}

main().catch((error) => {
  say(`cannot start: ${error.message}`);
  void stop(1);
});
