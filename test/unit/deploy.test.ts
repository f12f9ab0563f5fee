import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';
import { checkCommit, missingSecrets, ownersUrl, targetOf, walk } from '../../scripts/deploy.ts';
import { smoke } from '../../scripts/smoke.ts';
import { checkout, noteTested } from '../../scripts/tested.ts';

describe('the commit that is deployed', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@jangkau.test', ...args], { cwd: folder });
  const commit = async (text: string) => {
    await writeFile(join(folder, 'file'), text);
    git('add', 'file');
    git('commit', '-qm', text);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jangkau-checkout-'));
    git('init', '-q');
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, '.git/info/exclude'), 'node_modules\n');
    await commit('first');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is one that npm test has passed for', async () => {
    await expect(checkCommit(folder)).rejects.toThrow(/^npm test has not passed here for commit [0-9a-f]{10}: run it/);
    expect(await noteTested(await checkout(folder), folder)).toMatch(/^noted for a deployment: commit [0-9a-f]{10}$/);
    expect(await checkCommit(folder)).toMatch(/^[0-9a-f]{10}, tested at 20/);
    await commit('second');
    await expect(checkCommit(folder)).rejects.toThrow(/only for [0-9a-f]{10}: run it, the whole of it/);
  });
  test('is all there is: what is not committed stops it', async () => {
    await noteTested(await checkout(folder), folder);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'g']) await writeFile(join(folder, name), '');
    await writeFile(join(folder, 'file'), 'changed');
    await expect(checkCommit(folder)).rejects.toThrow(
      'Not committed: file, a, b, c, d and 2 more. Commit or remove it',
    );
  });
  test('is not noted where something changed before the tests, while they ran, or to another commit', async () => {
    const before = await checkout(folder);
    await writeFile(join(folder, 'new'), '');
    expect(await noteTested(before, folder)).toBe('not noted for a deployment: new is not committed');
    const dirty = await checkout(folder);
    await rm(join(folder, 'new'));
    expect(await noteTested(dirty, folder)).toBe('not noted for a deployment: new is not committed');
    await commit('second');
    expect(await noteTested(before, folder)).toMatch(/another commit was checked out meanwhile/);
    expect(await noteTested(undefined, folder)).toMatch(/no git checkout/);
    await expect(checkCommit(folder)).rejects.toThrow(/^npm test has not passed here/);
  });
  test('is one of a git checkout', async () => {
    await rm(join(folder, '.git'), { recursive: true });
    await expect(checkCommit(folder)).rejects.toThrow('This is no git checkout');
  });
});

describe("the owner's connection", () => {
  test.each([
    [undefined, /^MIGRATION_DATABASE_URL is not set/],
    ['', /is not set/],
    ['my secret', /is no connection string/],
    ['https://owner:secret@host/db', /is no connection string/],
    ['postgresql://app_api:secret@host/db', /is the Worker's/],
    ['postgresql://owner:secret@ep-x-1-pooler.aws.neon.tech/db', /goes through a pooler/],
  ])('%s is refused, and not told', (text, words) => {
    delete process.env.MIGRATION_DATABASE_URL;
    const told = (() => {
      try {
        return ownersUrl(text).href;
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(told).toMatch(words);
    expect(told).not.toContain('secret');
  });
});

describe('the secrets', () => {
  const target = { environment: 'staging', worker: 'jangkau-staging', address: 'https://jangkau.test' };
  const list = (...names: string[]) => ({
    code: 0,
    output: JSON.stringify(names.map((name) => ({ name, type: 'secret_text' }))),
  });
  test('are there, by name', () => {
    expect(missingSecrets(list('API_KEY_PEPPER', 'DATABASE_URL'), target)).toBe('DATABASE_URL, API_KEY_PEPPER are set');
  });
  test.each([
    [
      'one is missing',
      list('DATABASE_URL'),
      ['lacks API_KEY_PEPPER.', 'wrangler secret put API_KEY_PEPPER --env staging'],
    ],
    [
      'the Worker is new',
      { code: 1, output: 'Worker "jangkau-staging" (env: staging) not found.' },
      ['lacks DATABASE_URL and API_KEY_PEPPER', 'alter role app_api password', 'Run this again'],
    ],
    [
      'nobody is logged in',
      { code: 1, output: 'You are not authenticated' },
      ['npx wrangler login', 'You are not authenticated'],
    ],
  ])('%s: it is said what to do', (_what, ran, words) => {
    for (const word of words) expect(() => missingSecrets(ran, target)).toThrow(word);
  });
});

describe('the smoke test', () => {
  const expected = { commit: 'abc', sdl: 'type Query', rules: 'rules_1' };
  const quick = { patienceMs: 100, pauseMs: 10 };
  const health = { status: 'ok', worker: { commit: 'abc' }, rules: 'rules_1', database: { rules: 'rules_1' } };
  let server: Server;
  let address: string;
  /** What is answered at a path, one after the other; the last one stays. */
  let answers: Record<string, [status: number, body: unknown][]>;
  beforeEach(async () => {
    answers = {
      '/health': [[200, health]],
      '/schema.graphql': [[200, 'type Query']],
      '/graphql': [[200, { data: { dataset: { version: '7' }, regions: [{}, {}] } }]],
    };
    server = createServer((request, response) => {
      const ways = answers[request.url ?? ''] ?? [[404, '']];
      const [status, body] = (ways.length > 1 ? ways.shift() : ways[0]) as [number, unknown];
      response
        .writeHead(status, { 'x-request-id': 'req-1' })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((done) => server.close(done)));

  test('waits until the Worker that was deployed answers', async () => {
    answers['/health'] = [
      [200, { ...health, worker: { commit: 'old' } }],
      [503, ''],
      [200, health],
    ];
    expect(await smoke(address, expected, { ...quick, patienceMs: 20_000 })).toContain(
      'version 7 of the data and 2 regions',
    );
  });
  test.each([
    ['/health', [200, { ...health, worker: { commit: 'old' } }], 'answers as commit old, not abc'],
    ['/health', [200, { status: 'ok' }], 'answers as commit unknown, not abc'],
    ['/health', [200, { ...health, rules: 'rules_0' }], 'tells the rules rules_0, not rules_1'],
    ['/health', [200, { ...health, database: { rules: 'rules_0' } }], 'where rules_0 are in force, not rules_1'],
    ['/health', [503, ''], 'says that the database does not answer (request req-1)'],
    ['/health', [500, 'oops'], 'answers 500 (request req-1)'],
    ['/schema.graphql', [200, 'type Other'], 'is not schema/schema.graphql of this commit'],
    ['/graphql', [200, { errors: [{}] }], 'look for the request req-1'],
  ] as const)('%s answering otherwise is told: %j', async (path, way, words) => {
    answers[path] = [way as [number, unknown]];
    await expect(smoke(address, expected, quick)).rejects.toThrow(words);
  });
  test('nobody there is told', async () => {
    await new Promise((done) => server.close(done));
    await expect(smoke(address, expected, quick)).rejects.toThrow(/does not answer: .*ECONNREFUSED/);
  });
});

describe('the walk through the steps', () => {
  const run: string[] = [];
  const step = (title: string, would?: string, fails = false) => ({
    title,
    would,
    run: async () => {
      run.push(title);
      if (fails) throw new Error('because');
      return 'done';
    },
  });
  const said: string[] = [];
  beforeEach(() => {
    run.length = 0;
    said.length = 0;
  });
  const steps = () => [step('one'), step('two', undefined, true), step('three', 'do it'), step('four')];

  test('ends at the first that fails', async () => {
    expect(await walk(steps(), false, (line) => said.push(line))).toBe(1);
    expect([run, said]).toEqual([
      ['one', 'two'],
      ['one: done', 'two: STOP. because'],
    ]);
  });
  test('of a dry run says what it would do, and goes on to find all that would stop it', async () => {
    expect(await walk(steps(), true, (line) => said.push(line))).toBe(1);
    expect(run).toEqual(['one', 'two', 'four']);
    expect(said).toEqual(['one: done', 'two: STOP. because', 'three: would do it', 'four: done']);
  });
});

describe('wrangler.toml', () => {
  test.each(['staging', 'production'])('%s has what the top level has, of its own', (env) => {
    const top = readConfig({ config: 'wrangler.toml' }, { hideWarnings: true });
    const own = readConfig({ config: 'wrangler.toml', env }, { hideWarnings: true });
    expect(own.name).toBe(`jangkau-${env}`);
    expect(own.triggers.crons).toEqual(top.triggers.crons);
    expect(own.ratelimits).toEqual([{ ...top.ratelimits[0], namespace_id: expect.any(String) }]);
    expect(own).toMatchObject({
      workers_dev: false,
      preview_urls: false,
      placement: { mode: 'smart' },
      observability: { enabled: true },
      version_metadata: { binding: 'VERSION' },
      routes: [{ custom_domain: true }],
    });
  });
  test('no two share a limit of requests', () => {
    const ids = [undefined, 'staging', 'production'].map(
      (env) => readConfig({ config: 'wrangler.toml', env }, { hideWarnings: true }).ratelimits[0]?.namespace_id,
    );
    expect(new Set(ids).size).toBe(3);
  });
  test('an environment that there is not is refused', () => {
    for (const name of [undefined, '', 'test'])
      expect(() => targetOf(name)).toThrow('npm run deploy -- --env staging or --env production');
    for (const address of ['foo', 'example.org', 'ftp://example.org', ''])
      expect(() => targetOf('staging', address)).toThrow(
        `--address ${address} is no address to ask: give one such as https://`,
      );
    expect(targetOf('staging', 'http://localhost:1')).toMatchObject({
      worker: 'jangkau-staging',
      address: 'http://localhost:1',
    });
  });
});
