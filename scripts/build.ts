/** `npm run build`: what would be deployed, and whether it fits its budgets. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 430;
/** Of functions, before the Worker can answer anything: unlike time it is the same on each machine, busy or not. */
const BUDGET_CALLS = 15_000;
const OUT = 'dist';

// Wrangler refuses a folder of assets that is not there.
if (!existsSync('web/dist')) await import('./build-web.ts');
await rm(OUT, { recursive: true, force: true });
const { status } = spawnSync('wrangler', ['deploy', '--env', '', '--dry-run', '--minify', '--outdir', OUT], {
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);

const files = (await readdir(OUT)).filter((file) => file.endsWith('.js'));
const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(OUT, file))).length));
const kib = sizes.reduce((sum, size) => sum + size, 0) / 1024;
console.log(`worker: ${kib.toFixed(1)} KiB gzip of ${BUDGET_KIB}`);
if (kib > BUDGET_KIB) {
  console.error('The bundle is over its budget.');
  process.exit(1);
}

const calls = await callsAtStart(pathToFileURL(resolve(OUT, 'index.js')).href);
console.log(`start-up: ${calls} calls of functions of ${BUDGET_CALLS}`);
if (calls > BUDGET_CALLS) {
  console.error('The Worker does too much before it can answer: make it when it is first needed.');
  process.exit(1);
}

/** How often functions of a module are called while it is read, by the count of V8. */
async function callsAtStart(url: string): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true });
  await import(url);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const functions = result.find((script) => script.url === url)?.functions ?? [];
  return functions.reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0);
}
