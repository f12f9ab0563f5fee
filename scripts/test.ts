/**
 * `npm test`: every check, each with its name and time; stops at the first that fails. When all have passed, the commit is
 * noted for `npm run deploy`, unless only some tests were asked for.
 */
import { spawn } from 'node:child_process';
import { checkout, noteTested } from './tested.ts';

const STEPS: [name: string, command: string, args: string[]][] = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'biome', ['check', '--error-on-warnings']],
  ['explorer', 'node', ['scripts/build-web.ts']],
  ['bundle', 'node', ['scripts/build.ts']],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
];
const HEARTBEAT_MS = 5_000;
const before = await checkout().catch(() => undefined);

for (const [name, command, args] of STEPS) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`);
  const heartbeat = setInterval(() => console.log(`   ${name}: ${seconds()} so far`), HEARTBEAT_MS);
  const code = await new Promise<number>((done, fail) => {
    spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
      .on('error', fail)
      .on('exit', (status) => done(status ?? 1));
  });
  clearInterval(heartbeat);
  console.log(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${seconds()}`);
  if (code !== 0) process.exit(code);
}
if (process.argv.length === 2) console.log(`== ${await noteTested(before)}`);
