/** `npm run build`: what would be deployed, and whether it fits its budget. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 420;
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
