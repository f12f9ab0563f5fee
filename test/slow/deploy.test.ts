/** The deployment and the drill as commands: in a checkout of its own, with wrangler's real dry run, and nobody at Cloudflare. */
import { execFile, execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { apiConnection } from '../../scripts/api-role.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { dumpTools } from '../../scripts/restore-drill.ts';
import { checkout, noteTested } from '../../scripts/tested.ts';
import { app } from '../../src/app.ts';
import { PEPPER } from '../support/api.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

/** Stands in for Cloudflare: knows secrets by name, and takes deployments. What needs no network the real one does. */
const WRANGLER = `#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const args = process.argv.slice(2);
const at = (name) => new URL(name, import.meta.url);
appendFileSync(at('asked'), JSON.stringify({ args, knowsOwner: 'MIGRATION_DATABASE_URL' in process.env }) + '\\n');
if (args.includes('--dry-run')) process.exit(spawnSync(process.execPath, [process.env.REAL_WRANGLER, ...args], { stdio: 'inherit' }).status);
if (args[0] === 'secret') {
  if (existsSync(at('secrets'))) console.log(readFileSync(at('secrets'), 'utf8'));
  else console.error('Worker "jangkau-staging" (env: staging) not found.');
  process.exit(existsSync(at('secrets')) ? 0 : 1);
}
`;
let home: string;
let project: string;
let commit: string;
let database: string;
let endpoint: NeonEndpoint;
let worker: Server;
let address: string;

/** A checkout with what is here now, committed, and the dependencies of this one. */
async function copyProject(): Promise<void> {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' }).split('\0');
  for (const file of files.filter(Boolean)) await cp(file, join(project, file)).catch(() => {});
  await mkdir(join(project, 'node_modules'));
  for (const name of await readdir('node_modules'))
    if (name !== '.cache') await symlink(resolve('node_modules', name), join(project, 'node_modules', name));
  const file = join(project, 'wrangler.toml');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('jangkau.example', 'jangkau.test'));
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'all');
  commit = git('rev-parse', 'HEAD').trim().slice(0, 10);
}
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@jangkau.test', ...args], {
    cwd: project,
    encoding: 'utf8',
  });

const { DATABASE_URL: _, ...environment } = process.env;
/** Runs a script of the copy; gives its exit code and all it said. */
function script(name: string, args: string[], settings: Record<string, string>): Promise<[number, string]> {
  const env = {
    ...environment,
    PATH: [join(home, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
    REAL_WRANGLER: resolve('node_modules/wrangler/bin/wrangler.js'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    ...settings,
  };
  return new Promise((done) => {
    execFile(process.execPath, [join(project, 'scripts', name), ...args], { cwd: project, env }, (error, out, err) =>
      done([error ? Number(error.code) : 0, out + err]),
    );
  });
}
const deploy = (args: string[], settings: Record<string, string> = { MIGRATION_DATABASE_URL: database }) =>
  script('deploy.ts', ['--env', 'staging', ...args], settings);
const asked = async () =>
  (await readFile(join(home, 'bin/asked'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jangkau-deploy-'));
  await chmod(home, 0o755);
  project = join(home, 'project');
  await mkdir(project);
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'bin/wrangler'), WRANGLER, { mode: 0o755 });
  await writeFile(join(home, 'bin/package.json'), '{"type":"module"}');
  await copyProject();
  database = await createDatabase();

  // What answers at its address: the same code, on the database that is deployed to.
  const api = await apiConnection({ url: database, embedded: !process.env.DATABASE_URL });
  endpoint = await startNeonEndpoint({ connectionString: api });
  worker = createServer(async (request, response) => {
    const body = [];
    for await (const chunk of request) body.push(chunk);
    const asked = new Request(`http://jangkau.test${request.url}`, {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      body: body.length > 0 ? Buffer.concat(body) : null,
    });
    const bindings = {
      DATABASE_URL: `postgres://app_api:x@127.0.0.1:${endpoint.port}/deployed`,
      API_KEY_PEPPER: PEPPER,
      RATE_LIMITER: { limit: async () => ({ success: true }) },
      VERSION: { id: 'v1', tag: commit, timestamp: '' },
    };
    const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
    const answer = await app.fetch(asked, bindings, context);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await new Promise((done) => worker.once('listening', done));
  address = `http://127.0.0.1:${(worker.address() as AddressInfo).port}`;
}, 300_000);
afterAll(async () => {
  worker?.close();
  await endpoint?.close();
  if (home) await rm(home, { recursive: true, force: true });
});

test('a dry run does what works offline, and lists all that would stop a deployment', async () => {
  await writeFile(join(project, 'left.txt'), '');
  const [code, said] = await deploy(['--dry-run'], {});
  expect(said).toMatch(/^domain: jangkau-staging, at https:\/\/staging\.jangkau\.test$/m);
  expect(said).toMatch(/^commit: STOP\. Not committed: left\.txt\. Commit or remove it/m);
  expect(said).toMatch(/^explorer: built in web\/dist$/m);
  expect(said).toMatch(/^bundle: gzip: \d+\.\d+ KiB$/m);
  expect(said).toMatch(/^connection: STOP\. MIGRATION_DATABASE_URL is not set/m);
  expect(said).toMatch(/^facts and rules: would /m);
  expect(said).toMatch(/^older rules: would drop those that no Worker uses any more$/m);
  expect(said).toMatch(new RegExp(`^Worker: would deploy jangkau-staging as commit ${commit}$`, 'm'));
  expect(said).toMatch(/^a deployment would stop: 2 of the above$/m);
  expect(code).toBe(1);
  expect(await asked()).toEqual([{ args: ['deploy', '--dry-run', '--env', 'staging'], knowsOwner: false }]);
}, 300_000);

test('nothing is deployed of a tree with changes, nor untested', async () => {
  const [dirty, changes] = await deploy([]);
  expect([dirty, changes]).toEqual([1, expect.stringMatching(/commit: STOP\. Not committed: left\.txt.*\n$/)]);
  await rm(join(project, 'left.txt'));
  const [untested, why] = await deploy([]);
  expect([untested, why]).toEqual([1, expect.stringMatching(/commit: STOP\. npm test has not passed here.*\n$/)]);
  expect(await runAsOwner(database, "select 1 from pg_namespace where nspname = 'app'")).toEqual([]);
}, 180_000);

test('once tested, a dry run finds nothing that stops it, for production either', async () => {
  expect(await noteTested(await checkout(project), project)).toMatch(/^noted/);
  const args = ['--env', 'production', '--dry-run'];
  const [code, said] = await script('deploy.ts', args, { MIGRATION_DATABASE_URL: database });
  expect(said).not.toContain('STOP');
  expect(said).toMatch(/^nothing that can be seen offline stops a deployment$/m);
  expect(said).not.toContain(new URL(database).password);
  expect(code).toBe(0);
}, 300_000);

test('without a database, or one that is away, nothing is changed', async () => {
  const [unset, why] = await deploy([], {});
  expect([unset, why]).toEqual([1, expect.stringMatching(/connection: STOP\. MIGRATION_DATABASE_URL is not set.*\n$/)]);
  const [away, told] = await deploy([], { MIGRATION_DATABASE_URL: 'postgres://owner:secret@127.0.0.1:1/none' });
  expect([away, told]).toEqual([
    1,
    expect.stringMatching(/database: STOP\. .*cannot be reached: .*Nothing was changed\.\n$/),
  ]);
  expect(told).not.toContain('secret');
}, 300_000);

test('the first time the database is made ready, and it is said which secrets to set; then it is deployed, once or twice', async () => {
  const [first, said] = await deploy(['--address', address]);
  expect(said).toMatch(/^facts and rules: as this commit has them, rules_[0-9a-f]{12}$/m);
  expect(said).toMatch(/^role: there; /m);
  expect(said).toMatch(/^secrets: STOP\. jangkau-staging lacks DATABASE_URL and API_KEY_PEPPER\./m);
  expect(said).toContain('npx wrangler secret put DATABASE_URL --env staging');
  expect(first).toBe(1);
  // A Worker that was rolled back may run by rules that are long out of force.
  const [old, newer] = ['rules_00000000000a', 'rules_00000000000b'];
  await runAsOwner(
    database,
    `create schema ${old}; create schema ${newer};
     insert into app.rules_release (schema, migration, deployed_at) values
       ('${old}', '0008', now() - interval '9 days'), ('${newer}', '0008', now() - interval '3 days')`,
  );
  const isThere = async () =>
    (await runAsOwner(database, `select 1 from pg_namespace where nspname = '${old}'`)).length > 0;
  expect((await deploy(['--address', address]))[0]).toBe(1);
  expect(await isThere()).toBe(true);

  await writeFile(join(home, 'bin/secrets'), JSON.stringify([{ name: 'DATABASE_URL' }, { name: 'API_KEY_PEPPER' }]));
  for (const _ of [1, 2]) {
    const [code, told] = await deploy(['--address', address]);
    expect(told).not.toContain('STOP');
    expect(told).toMatch(new RegExp(`^smoke test: answers at ${address} with version \\d+ of the data`, 'm'));
    expect(told).toMatch(/\nolder rules: (1 dropped|none that could be dropped)\n$/);
    expect(await isThere()).toBe(false);
    expect(told).toMatch(
      new RegExp(`^Worker: jangkau-staging is commit ${commit}; npx wrangler rollback --env staging`, 'm'),
    );
    for (const secret of [new URL(database).password, PEPPER]) expect(told).not.toContain(secret);
    expect(code).toBe(0);
  }
  const calls = await asked();
  expect(calls.at(-1)).toEqual({
    args: ['deploy', '--env', 'staging', '--tag', commit, '--message', commit],
    knowsOwner: false,
  });
}, 900_000);

const DRILL = { DATA_DIR: '' };
beforeAll(() => {
  DRILL.DATA_DIR = join(home, 'data');
});
test('the drill says what to install where pg_dump is missing, and starts no database for it', async () => {
  for (const server of [{ DATABASE_URL: inject('seededUrl') }, DRILL]) {
    const [code, said] = await script('restore-drill.ts', [], { ...server, PG_BIN: home });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(
        /^restore-drill: .*pg_dump of PostgreSQL \d+ or newer is needed.*there is none.*postgresql-client-\d+.*PG_BIN/,
      ),
    ]);
  }
  expect(await readdir(DRILL.DATA_DIR).catch(() => [])).toEqual([]);
}, 180_000);
test('a dump that is restored is the same, and can be written to; where there is no pg_dump, that is said', async () => {
  const [{ major }] = (await runAsOwner(
    inject('postgresUrl'),
    "select current_setting('server_version_num')::int / 10000 as major",
  )) as [{ major: number }];
  const missing = await dumpTools(major).then(
    () => undefined,
    (error) => error.message,
  );
  const [code, said] = await script('restore-drill.ts', [], DRILL);
  if (missing) {
    expect([code, said]).toEqual([1, expect.stringContaining(missing)]);
    return;
  }
  expect(said).toMatch(/^the same: \d{4,} definitions, \d+ tables by every row, \d{2,} answers of the API$/m);
  expect(said).toMatch(/^restored: \d+\.\d s$/m);
  expect(said).toMatch(/^wrote there, and logged in with a new key: \d+\.\d s$/m);
  expect(code).toBe(0);
}, 300_000);
