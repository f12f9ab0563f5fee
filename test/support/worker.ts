import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare';
import { afterAll, beforeAll, inject } from 'vitest';
import { unstable_getMiniflareWorkerOptions as workerOptions } from 'wrangler';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { PEPPER } from './api.ts';

/** What the steps `bundle` and `explorer` of `npm test` make, and of what. */
const BUILT = [
  { made: 'dist/index.js', from: ['src', 'schema', 'wrangler.toml', 'package-lock.json'], by: 'npm run build' },
  { made: 'web/dist/explorer.html', from: ['web', 'package-lock.json'], by: 'npm run build:web' },
];

/** When something was changed last: the file, or any file below the folder, other than what was made of them. */
function changedAt(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => (name === 'dist' ? 0 : changedAt(join(path, name)))));
}

/** Throws where the Worker that would be tested is not the one of the files here. */
function checkBuilt(): void {
  for (const { made, from, by } of BUILT) {
    const at = statSync(made, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const newer = from.find((path) => changedAt(path) > at);
    if (newer) throw new Error(`${made} is not there, or older than ${newer}: ${by}`);
  }
}

/** The running child of a process that has a name. Throws where there is none. */
function childOf(parent: number, name: string): number {
  const child = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .find((pid) => {
      // A process may be gone by now.
      const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
      return stat.includes(`(${name}) `) && /\) [^Z] (\d+) /.exec(stat)?.[1] === String(parent);
    });
  if (child === undefined) throw new Error(`There is no process ${name}.`);
  return Number(child);
}

/**
 * The real Worker in workerd, as it would be deployed: the bundle, with the settings, bindings and static files of
 * wrangler.toml. In front of the seeded database, or one of the test's own.
 * @param settings bindings besides those that it needs
 */
export function useWorker(apiUrl = () => inject('apiUrl'), settings: Readonly<Record<string, string>> = {}) {
  let endpoint: NeonEndpoint;
  let runtime: Miniflare;
  let url: string;
  const start = async () => {
    const { modulesRules: _, ...options } = workerOptions('wrangler.toml').workerOptions;
    const worker = {
      ...options,
      name: 'jangkau',
      modules: [{ type: 'ESModule' as const, path: 'dist/index.js' }],
      bindings: {
        ...settings,
        API_KEY_PEPPER: PEPPER,
        DATABASE_URL: `postgres://app_api:local@127.0.0.1:${endpoint.port}/app`,
      },
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    };
    // The log is the Worker's own: what it says of faults that a test makes is not shown.
    const shared = { handleStructuredLogs: () => {}, logRequests: false, cf: false };
    // What wrangler gives is of Miniflare's form, but not typed as that.
    runtime = new Miniflare(convertV4MiniflareOptions({ workers: [worker], ...shared } as V4MiniflareOptions));
    // Past what Miniflare puts before the Worker.
    url = (await runtime.unsafeGetDirectURL()).origin;
  };
  beforeAll(async () => {
    checkBuilt();
    endpoint = await startNeonEndpoint({ connectionString: apiUrl() });
    await start();
  }, 100_000);
  afterAll(async () => {
    await runtime?.dispose();
    await endpoint?.close();
  }, 30_000);
  return {
    url: () => url,
    endpoint: () => endpoint,
    /** The process of workerd, where the system tells (Linux). */
    pid: () => childOf(process.pid, 'workerd'),
    /** Ends the Worker as a crash does, with all that it was doing; then there is another one, at another address. */
    crash: async () => {
      process.kill(childOf(process.pid, 'workerd'), 'SIGKILL');
      await runtime.dispose().catch(() => {});
      await start();
    },
    /** Strikes the hour, as the platform does by the cron triggers of wrangler.toml. */
    strike: async (cron: string): Promise<{ outcome: string }> => {
      // Its type in Miniflare does not come through: it is the Fetcher that a binding to a Worker is.
      const worker: unknown = await runtime.getWorker();
      return (worker as { scheduled(event: { cron: string }): Promise<{ outcome: string }> }).scheduled({ cron });
    },
  };
}
