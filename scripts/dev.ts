/** `npm run dev`: database, Neon endpoint and worker in one command; Ctrl-C stops what was started here. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { migrate } from '../migrations/migrate.ts';
import { isEmpty, seed } from '../migrations/seed/load.ts';
import { allowApiRole } from './api-role.ts';
import { startNeonEndpoint } from './neon-endpoint.ts';
import { freePort } from './ports.ts';
import { openPostgres } from './postgres.ts';
import { startWorker } from './worker.ts';

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
  await import('./build-web.ts');
  const worker = await startWorker({ port, dbPort, log: 'warn' });
  stops.push(() => worker.stop());
  worker.process.on('exit', (code) => {
    if (stopping) return;
    say(`the worker ended with ${code}`);
    void stop(1);
  });

  say('ready');
  say(`  explorer   http://localhost:${port}/`);
  say(`  GraphQL    http://localhost:${port}/graphql`);
  say(`  schema     http://localhost:${port}/schema.graphql`);
  say(`  round trips are counted at http://localhost:${dbPort}/__stats (POST /__reset starts anew)`);
}

main().catch((error) => {
  say(`cannot start: ${error.message}`);
  void stop(1);
});
