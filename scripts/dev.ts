/** `npm run dev`: database, Neon endpoint and worker in one command; Ctrl-C stops what was started here. */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { migrate } from '../migrations/migrate.ts';
import { isEmpty, seed } from '../migrations/seed/load.ts';
import { apiConnection } from './api-role.ts';
import { explorerIsBuilt } from './explorer.ts';
import { ISSUER_PORT, startIssuer } from './issuer.ts';
import { startNeonEndpoint } from './neon-endpoint.ts';
import { localPepper } from './pepper.ts';
import { freePort, portSetting } from './ports.ts';
import { openPostgres } from './postgres.ts';
import { earlierRun, recordRun } from './run-record.ts';
import { startWorker } from './worker.ts';

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
  const found = await freePort(port);
  if (found !== port) say(`port ${port} (${name}) is taken: using ${found}`);
  return found;
}

async function main(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || '.data');
  await mkdir(dataDir, { recursive: true });
  const other = await earlierRun(dataDir, say);
  const postgres = await openPostgres({ dataDir, log: say });
  if (other.alive) say('another "npm run dev" uses this data: its database is shared, and stays when this one stops');
  else stops.push(() => postgres.stop());
  await migrate(postgres.url, say);
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
  const worker = await startWorker({ port, dbPort, log: 'warn', settings });
  stops.push(() => worker.stop());
  worker.process.on('exit', (code) => {
    if (stopping) return;
    say(`the worker ended with ${code}`);
    void stop(1);
  });
  if (!other.alive) stops.push(await recordRun(dataDir, { dev: process.pid, worker: worker.process.pid as number }));

  say('ready');
  say(`  explorer   http://localhost:${port}/`);
  say(`  GraphQL    http://localhost:${port}/graphql`);
  say(`  schema     http://localhost:${port}/schema.graphql`);
  say(`  tokens     POST ${issuer.url}/token {"subject":"…"}; keys: npm run keys`);
  say(`  round trips are counted at http://localhost:${dbPort}/__stats (POST /__reset starts anew)`);
}

main().catch((error) => {
  say(`cannot start: ${error.message}`);
  void stop(1);
});
