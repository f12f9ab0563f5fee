/**
 * `npm test`: every check, each with its name and time; stops at the first that fails. Checks of the text run beside the
 * builds, then all the tests. When all have passed, the commit is noted for `npm run deploy`. `npm run test -- <file>` runs
 * those tests alone, with what they need.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkout, noteTested } from './tested.ts';

interface Step {
  name: string;
  command: string;
  args: string[];
}
const CHECKS: Step[] = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'lint', command: 'biome', args: ['check', '--error-on-warnings'] },
  { name: 'contract', command: 'node', args: ['scripts/contract.ts'] },
];
const BUILDS: Step[] = [
  { name: 'explorer', command: 'node', args: ['scripts/build-web.ts'] },
  { name: 'bundle', command: 'node', args: ['scripts/build.ts'] },
];
const TESTS: Step[] = [
  { name: 'tests', command: 'vitest', args: ['run', '--project', 'unit', '--project', 'database'] },
];
const HEARTBEAT_MS = 5_000;

/** Does one of the test files that vitest finds by these names ask for the built Worker? Yes, where it does not say. */
function needsWorker(names: readonly string[]): boolean {
  // The names come first: what follows `--json` is the file that is written.
  const { status, stdout } = spawnSync('vitest', ['list', ...names, '--filesOnly', '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) return true;
  const files: { file: string }[] = JSON.parse(stdout);
  return files.some(({ file }) => readFileSync(file, 'utf8').includes('support/worker.ts'));
}

/** The steps for some tests; says what is left out. */
function stepsFor(asked: readonly string[]): Step[] {
  const named = asked.filter((argument) => !argument.startsWith('-'));
  const builds = named.length === 0 || needsWorker(named) ? BUILDS : [];
  const leftOut = [...CHECKS, ...BUILDS.filter((step) => !builds.includes(step))].map(({ name }) => name);
  console.log(`== left out, as some tests were asked for: ${leftOut.join(', ')}. All there is: npm test`);
  return [...builds, { name: 'tests', command: 'vitest', args: ['run', ...asked] }];
}

/**
 * Runs a step; one that fails ends this process.
 * @param quiet - what it prints comes when it has ended, as another step runs beside it
 */
async function run({ name, command, args }: Step, quiet: boolean): Promise<void> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`);
  const heartbeat = setInterval(() => console.log(`   ${name}: ${seconds()} so far`), HEARTBEAT_MS);
  const printed: Buffer[] = [];
  const code = await new Promise<number>((done, fail) => {
    const child = spawn(command, args, {
      stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => printed.push(data));
    child.on('error', fail).on('close', (status) => done(status ?? 1));
  }).finally(() => clearInterval(heartbeat));
  process.stdout.write(Buffer.concat(printed));
  console.log(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${seconds()}`);
  if (code !== 0) process.exit(code);
}

/** Runs steps, one after the other. */
async function runAll(steps: readonly Step[], quiet = false): Promise<void> {
  for (const step of steps) await run(step, quiet);
}

const asked = process.argv.slice(2);
if (asked.length > 0) await runAll(stepsFor(asked));
else {
  const before = await checkout().catch(() => undefined);
  await Promise.all([runAll(CHECKS, true), runAll(BUILDS, true)]);
  await runAll(TESTS);
  console.log(`== ${await noteTested(before)}`);
}
