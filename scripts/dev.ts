/** `npm run dev`: database, Neon endpoint and worker in one command; Ctrl-C stops what was started here. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { migrate } from '../migrations/migrate.ts';
import { isEmpty, seed } from '../migrations/seed/load.ts';
import { allowApiRole } from './api-role.ts';
import { startNeonEndpoint } from './neon-endpoint.ts';
import { freePort } from './ports.ts';
import { openPostgres } from './postgres.ts';

const START_TIMEOUT_MS = 90_000;
const say = (line: string) => console.log(`[jangkau] ${line}`);
const wanted = { port: Number(process.env.PORT ?? 8787), dbPort: Number(process.env.DB_PORT ?? 4444) };

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

async function portFor(name: string, port: number): Promise<number> {
  const found = await freePort(port);
  if (found !== port) say(`port ${port} (${name}) is taken: using ${found}`);
  return found;
}

async function main(): Promise<void> {
  const postgres = await openPostgres({ dataDir: resolve(process.env.DATA_DIR ?? '.data'), log: say });
  stops.push(() => postgres.stop());
  await migrate(postgres.url, say);
  if (await isEmpty(postgres.url)) await seed(postgres.url, say);
  const apiUrl = await allowApiRole(postgres.url, randomBytes(18).toString('hex'));

  const dbPort = await portFor('DB_PORT', wanted.dbPort);
  const endpoint = await startNeonEndpoint({ connectionString: apiUrl, port: dbPort });
  stops.push(() => endpoint.close());

  const port = await portFor('PORT', wanted.port);
  // The Worker's secret for this run only: the endpoint logs in itself, so there is no password in it.
  await writeFile('.dev.vars', `DATABASE_URL=postgres://app_api:local@127.0.0.1:${dbPort}/app\n`);
  const worker = startWorker(port);
  stops.push(() => ended(worker));
  worker.on('exit', (code) => {
    if (stopping) return;
    say(`the worker ended with ${code}`);
    void stop(1);
  });
  await answers(`http://127.0.0.1:${port}/health`);

  say('ready');
  say(`  explorer   http://localhost:${port}/`);
  say(`  GraphQL    http://localhost:${port}/graphql`);
  say(`  schema     http://localhost:${port}/schema.graphql`);
  say(`  round trips are counted at http://localhost:${dbPort}/__stats (POST /__reset starts anew)`);
}

function startWorker(port: number): ChildProcess {
  const args = [
    'dev',
    '--port',
    String(port),
    '--ip',
    '127.0.0.1',
    '--show-interactive-dev-session=false',
    '--log-level',
    'warn',
  ];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' };
  // A group of its own: Ctrl-C reaches only this process, which then stops the rest in order.
  return spawn('wrangler', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((done) => child.once('exit', done));
  process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGTERM');
  await gone;
}

/** Waits until the worker answers, whatever it says. */
async function answers(url: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`The worker did not answer at ${url} within ${START_TIMEOUT_MS / 1000} s.`);
}

main().catch((error) => {
  say(`cannot start: ${error.message}`);
  void stop(1);
});
