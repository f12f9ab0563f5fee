/** Bundles a Worker and runs it in workerd, as wrangler would, with the settings of wrangler.toml that matter here. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as workerOptions } from 'wrangler';

const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** Puts the bench's schema in the place of the product's, wherever that is imported. Nothing else of the Worker changes. */
const otherSchema: Plugin = {
  name: 'other-schema',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /\/index\.ts$/ }, async ({ path: asked, pluginData, ...how }) => {
      if (pluginData === 'seen') return undefined;
      const found = await resolve(asked, { ...how, pluginData: 'seen' });
      return found.path === path('schema/index.ts') ? { path: path('bench/schema.ts') } : found;
    });
  },
};

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path(entry)],
    plugins: [otherSchema],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** @param entry the file whose default export answers requests */
export async function startWorker(entry: string, databaseUrl: string) {
  const { compatibilityDate, compatibilityFlags } = workerOptions(path('wrangler.toml')).workerOptions;
  const worker = {
    name: 'bench',
    compatibilityDate,
    compatibilityFlags,
    modules: [{ type: 'ESModule' as const, path: 'index.js', contents: await bundle(entry) }],
    bindings: { DATABASE_URL: databaseUrl, API_KEY_PEPPER: 'bench' },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  };
  const shared = { handleStructuredLogs: () => {}, logRequests: false, cf: false };
  const runtime = new Miniflare(convertV4MiniflareOptions({ workers: [worker], ...shared } as V4MiniflareOptions));
  // Past what Miniflare puts before the Worker.
  const { port } = await runtime.unsafeGetDirectURL();
  return { port: Number(port), pid: workerd(), close: () => runtime.dispose() };
}

/** The process that runs the Worker: workerd, a child of this one. 0 where the system does not tell. */
function workerd(): number {
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      const [, name, , parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      if (Number(parent) === process.pid && name === 'workerd') return Number(entry);
    }
  } catch {}
  return 0;
}
