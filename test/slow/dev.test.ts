import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/ports.ts';

interface Dev {
  process: ChildProcess;
  output: string;
  pages: string;
  endpoint: string;
}
const PATIENCE_MS = 60_000;
let dataDir: string;
let port: number;
const runs: Dev[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-dev-'));
  await chmod(dataDir, 0o755);
  // Below the ports that systems hand out for connections: those come and go while the tests run.
  port = await freePort(21_000);
});
afterAll(async () => {
  const left = runs.filter(({ process }) => process.exitCode === null && process.signalCode === null);
  for (const run of left) await end(run, 'SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}, PATIENCE_MS);

/** Starts what `npm run dev` starts and waits until it says that it is ready, or ends. */
async function dev(settings: Record<string, string> = {}): Promise<Dev> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DB_PORT: String(port + 50),
    ISSUER_PORT: String(port + 60),
    ...settings,
  };
  const child = spawn('node', ['scripts/dev.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const run: Dev = { process: child, output: '', pages: '', endpoint: '' };
  runs.push(run);
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`not ready:\n${run.output}`)), PATIENCE_MS);
    const hear = (text: string) => {
      run.output += text;
      if (!run.output.includes('/__stats')) return;
      clearTimeout(timer);
      done();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
    child.on('exit', () => done(clearTimeout(timer)));
  });
  run.pages = /pages +(http\S+)/.exec(run.output)?.[1] ?? '';
  run.endpoint = /(http\S+)\/__stats/.exec(run.output)?.[1] ?? '';
  return run;
}
const end = (run: Dev, signal: NodeJS.Signals) =>
  new Promise<number | null>((done) => {
    run.process.once('exit', done).kill(signal);
  });
const workerOf = async ({ process }: Dev): Promise<number> =>
  JSON.parse(await readFile(join(dataDir, 'runs', `${process.pid}.json`), 'utf8')).worker;
const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

test('npm run dev answers, survives kill -9, steps aside for taken ports, and leaves nothing behind', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const first = await dev();
  expect(first.output).toContain('seed figures.csv: 100 rows');
  expect(first.output).toContain('does not wait for the disk (fsync=off): a power cut can destroy its data');
  expect(first.pages).toBe(`http://localhost:${port}/`);
  const query = JSON.stringify({ query: '{ region(code: "VII") { provinces { code } } }' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${first.pages}graphql`, { method: 'POST', headers, body: query });
  expect((await answer.json()).data.region.provinces).toHaveLength(5);
  const stats = await (await fetch(`${first.endpoint}/__stats`)).json();
  expect(stats).toMatchObject({ http: 1, batches: 1, statements: { length: 2 } });

  // The Worker's log is there, a line for each request, and nothing of wrangler's.
  await expect.poll(() => first.output, { timeout: PATIENCE_MS }).toMatch(/^\{"level":"info".*"status":200/m);
  expect(first.output).not.toContain('wrangler');

  const worker = await workerOf(first);
  await end(first, 'SIGKILL');
  const squatter = createServer()
    // Somebody else has it: as good.
    .on('error', () => {})
    .listen(port + 50, '127.0.0.1');
  const second = await dev();
  squatter.close();
  expect(second.output).toContain(`ending the worker (process ${worker}) that a killed run left behind`);
  expect(second.output).toContain('PostgreSQL is running already');
  // The next free one: any program may have the one after it.
  expect(second.output).toMatch(new RegExp(`port ${port + 50} \\(DB_PORT\\) is taken: using \\d+`));
  expect(second.output).not.toContain('seed figures.csv');
  expect(second.pages).toBe(`http://localhost:${port}/`);
  expect(await answers(`${second.pages}health`)).toBe(200);

  // Keys and offices are for the issuer that this run has, not for where the settings would look for it.
  const env = { ...process.env, DATA_DIR: dataDir };
  const { stdout } = await promisify(execFile)('node', ['scripts/keys.ts'], { env });
  expect(stdout).toMatch(/^gubernur-64 .* jgk_/m);
  const issuer = /POST (http\S+)\/token/.exec(second.output)?.[1];
  expect(issuer).toBe(`http://127.0.0.1:${port + 60}`);
  const given = await fetch(`${issuer}/token`, { method: 'POST', body: '{"subject":"gubernur-64"}' });
  const token = Object.values((await given.json()) as Record<string, string>).find((value) => /^ey/.test(value));
  const viewer = await fetch(`${second.pages}graphql`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { roles } }' }),
  });
  expect((await viewer.json()).data.viewer.roles).toEqual(['PUBLIC', 'GOVERNMENT']);

  // A mistake in the code ends the worker: everything else stays, and it comes back.
  process.kill(-(await workerOf(second)), 'SIGKILL');
  await expect.poll(() => second.output, { timeout: PATIENCE_MS }).toContain('the worker is back at');
  expect(second.output).toContain(
    'The worker ended with SIGKILL. It starts again when a file in src or schema changes',
  );
  expect(await answers(`${second.pages}health`)).toBe(200);

  // Others beside it share the database, which the last of them to stop stops; two that start at once have ports of
  // their own.
  const [third, another] = await Promise.all([dev(), dev()]);
  expect(new Set([second, third, another].map(({ pages }) => pages)).size).toBe(3);
  expect(await answers(`${another.pages}health`)).toBe(200);
  expect(await end(another, 'SIGTERM')).toBe(0);
  expect(third.output).toContain('the last one to stop stops the database');
  expect(third.output).toMatch(new RegExp(`port ${port} \\(PORT\\) is taken: using \\d+`));
  expect(await answers(`${third.pages}health`)).toBe(200);
  expect(await end(second, 'SIGINT')).toBe(0);
  expect(await answers(second.pages)).toBe(0);
  expect(await answers(`${third.pages}health`)).toBe(200);
  expect(await end(third, 'SIGTERM')).toBe(0);
  expect(() => process.kill(worker, 0)).toThrow();
  const fourth = await dev({ PORT: 'many' });
  expect(fourth.output).toContain('cannot start: PORT is "many": it must be a number from 1 to 65535.');
  expect(fourth.output).not.toContain('PostgreSQL is running already');
  expect(fourth.process.exitCode).toBe(1);
});
