/** A roll-back, rehearsed: the Worker of before on its own rules beside newer ones, with no step in the database. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deploy, dropOlder } from '../../migrations/deploy.ts';
import { type Rules, readRules } from '../../migrations/rules.ts';
import { acceptanceQueries } from '../../scripts/acceptance.ts';
import { apiConnection } from '../../scripts/api-role.ts';
import { makeKeys } from '../../scripts/keys.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { PEPPER } from '../support/api.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

type App = typeof import('../../src/app.ts')['app'];
let database: string;
let endpoint: NeonEndpoint;
let key: string;

beforeAll(async () => {
  database = await createDatabase('seeded');
  endpoint = await startNeonEndpoint({
    connectionString: await apiConnection({ url: database, embedded: !process.env.DATABASE_URL }),
  });
  const [admin] = await makeKeys(database, PEPPER, { only: 'admin' });
  key = admin?.secret ?? '';
}, 60_000);
afterAll(() => endpoint?.close());

/** Rules that say something else than those here, and so are another release; with files edited, if given. */
async function otherRules(words: string, edits: Record<string, (text: string) => string> = {}): Promise<Rules> {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-rules-'));
  await cp('migrations/rules', folder, { recursive: true });
  const file = join(folder, 'shared/rehearsed.sql');
  await writeFile(file, `create function rehearsed() returns text immutable return '${words}';\n`);
  for (const [path, edit] of Object.entries(edits)) {
    const text = await readFile(join(folder, path), 'utf8');
    if (edit(text) === text) throw new Error(`Nothing is changed in ${path}.`);
    await writeFile(join(folder, path), edit(text));
  }
  const rules = await readRules(pathToFileURL(`${folder}/`));
  await rm(folder, { recursive: true });
  return rules;
}

/** The Worker as it was built for a release of the rules. */
async function workerOf(schema: string): Promise<App> {
  vi.resetModules();
  vi.doMock('../../src/db/rules.gen.ts', () => ({ RULES_SCHEMA: schema, SEARCH_PATH: `${schema}, app, pg_temp` }));
  const { app } = await import('../../src/app.ts');
  vi.doUnmock('../../src/db/rules.gen.ts');
  // Other files share this process: they must not be given what was made of these rules.
  vi.resetModules();
  return app;
}
async function ask(app: App, query: string, credential?: string) {
  const response = await app.fetch(
    new Request('http://jangkau.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(credential && { authorization: `Bearer ${credential}` }) },
      body: JSON.stringify({ query }),
    }),
    {
      DATABASE_URL: `postgres://app_api:x@127.0.0.1:${endpoint.port}/rehearsed`,
      API_KEY_PEPPER: PEPPER,
      RATE_LIMITER: { limit: async () => ({ success: true }) },
    },
    { waitUntil: () => {}, passThroughOnException: () => {}, props: {} },
  );
  return { status: response.status, json: await response.json() };
}
/** What a Worker answers to everything that is asked of it. */
async function answersOf(app: App): Promise<string[]> {
  const answers: string[] = [];
  for (const [name, document] of await acceptanceQueries()) {
    const { json } = await ask(app, document);
    answers.push(`${name} ${JSON.stringify([json.data, json.errors])}`);
  }
  return answers;
}
/** A write through a Worker: a key with a label, as the administrator. */
async function write(app: App, label: string): Promise<void> {
  const { json: seen } = await ask(app, '{ viewer { actor { id } } }', key);
  const { json } = await ask(
    app,
    `mutation { createApiKey(input: { actor: "${seen.data.viewer.actor.id}", label: "${label}" }) { __typename } }`,
    key,
  );
  expect(json.data).toEqual({ createApiKey: { __typename: 'CreateApiKeySuccess' } });
}
const labels = async () =>
  (await runAsOwner(database, "select label from app.api_key where label like 'by %' order by id")).map(
    (row) => (row as { label: string }).label,
  );
/** How many rows the log has of keys: the triggers are those of the newest rules, whoever writes. */
const logged = async () =>
  Number(
    (
      (await runAsOwner(database, "select count(*) as n from app.audit_log where relation = 'api_key'")) as {
        n: string;
      }[]
    )[0]?.n,
  );

test('the Worker of before answers and writes beside newer rules, and again after the newer one was in use', async () => {
  const before = await workerOf(RULES_SCHEMA);
  const answers = await answersOf(before);
  expect(answers.length).toBeGreaterThan(40);

  const newer = await otherRules('newer');
  expect(newer.schema).not.toBe(RULES_SCHEMA);
  await deploy(database, () => {}, newer);
  // The old Worker is still there: nobody has deployed the new one yet.
  expect(await answersOf(before)).toEqual(answers);
  await write(before, 'by the old one, beside newer rules');

  const after = await workerOf(newer.schema);
  expect(await answersOf(after)).toEqual(answers);
  await write(after, 'by the new one');

  // Rolled back: the very same Worker as before, and nothing was done to the database.
  expect(await answersOf(before)).toEqual(answers);
  await write(before, 'by the old one, rolled back');
  expect(await labels()).toEqual([
    'by the old one, beside newer rules',
    'by the new one',
    'by the old one, rolled back',
  ]);
  expect(await logged()).toBe(3);

  // Its commit may be deployed again too: the rules are there already, and are put in force.
  const lines: string[] = [];
  await deploy(database, (line) => lines.push(line));
  expect(lines.join('\n')).toMatch(new RegExp(`${RULES_SCHEMA}: in force; requests waited for \\d+ ms at most`));
  expect(lines.join('\n')).not.toContain('built');
  expect(await answersOf(after)).toEqual(answers);
}, 180_000);

test('a Worker of rules that know the moment looked at only as a date goes on beside these', async () => {
  const older = await otherRules('older', {
    'history/known.sql': (text) => text.replace(/when current_setting\('app\.known_seconds'.*?float8\)/s, ''),
    'history/dataset.sql': (text) => text.replace(/,\s*set_config\('app\.known_seconds'.*?true\)/s, ''),
    'access/requests.sql': (text) => text.replace(/\s*set_config\('app\.known_seconds', '', true\),/, ''),
  });
  await deploy(database, () => {}, older);
  const worker = await workerOf(older.schema);
  const asked = [
    '{ sources(first: 3) { totalCount nodes { citation } } }',
    'query @asKnownAt(at: "2014-08-21T17:00:00+08:00") { sources(first: 3) { totalCount } figures(filter: {}, first: 3) { totalCount } }',
  ];
  const answers = async () => [
    ...(await answersOf(worker)),
    ...(await Promise.all(asked.map(async (query) => (await ask(worker, query)).json.data))),
  ];
  const before = await answers();
  await deploy(database, () => {});
  expect(await answers()).toEqual(before);
  await write(worker, 'by one that reads a date');
  expect(await labels()).toContain('by one that reads a date');
}, 180_000);

test('two releases later a Worker has no rules any more, and says so', async () => {
  const before = await workerOf(RULES_SCHEMA);
  const later = await otherRules('later');
  await deploy(database, () => {}, await otherRules('newer'));
  await deploy(database, () => {}, later);
  // For a day the rules stay: the Worker may not have followed the deployments of rules.
  await dropOlder(database, () => {});
  expect((await ask(before, '{ dataset { version } }')).status).toBe(200);
  await runAsOwner(database, "update app.rules_release set deployed_at = deployed_at - interval '2 days'");
  await dropOlder(database, () => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { status, json } = await ask(before, '{ dataset { version } }');
  expect(status).toBe(503);
  expect(json.data).toBeFalsy();
  expect(error.mock.calls.flat().join('\n')).toContain(RULES_SCHEMA);
  error.mockRestore();
  expect((await ask(await workerOf(later.schema), '{ dataset { version } }')).status).toBe(200);
}, 180_000);

test('which rules a Worker asks for is written in what is deployed', async () => {
  expect(await readFile('src/db/rules.gen.ts', 'utf8')).toContain(`'${(await readRules()).schema}'`);
});
