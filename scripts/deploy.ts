/**
 * `npm run deploy -- --env staging [--dry-run] [--address https://…]`: facts and rules into the database, then the
 * Worker, then a look at what answers; and the rules that no Worker uses any more go. Every step may be done again and
 * changes nothing where it was done. `--dry-run` does what needs neither database nor network, says of the rest what it
 * would do, and lists all that would stop a deployment. The order, and what to do before the first time, are in
 * docs/operating.md.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { unstable_readConfig as readConfig } from 'wrangler';
import { deploy as deployDatabase, dropOlder } from '../migrations/deploy.ts';
import { RULES_SCHEMA } from '../src/db/rules.gen.ts';
import { optionsOf } from './command.ts';
import { createRoles, roleFaults, settleDatabase } from './roles.ts';
import { rulesAt, smoke } from './smoke.ts';
import { checkout, lastTested } from './tested.ts';

const ENVIRONMENTS = ['staging', 'production'];
const SECRETS = ['DATABASE_URL', 'API_KEY_PEPPER'];
const MINIMUM_VERSION = 17;
/** A database that sleeps takes a while to wake up. */
const CONNECT_MS = 20_000;

export interface Target {
  environment: string;
  /** Where the Worker will answer. */
  address: string;
  /** Its name at Cloudflare. */
  worker: string;
}
interface Step {
  title: string;
  /** What it would do, where it needs the network or the database: a dry run says that instead. */
  would?: string;
  /** Gives what it came to. Throws with what is wrong and what to do. */
  run(): Promise<string>;
}

/** What the environment is called, and where it answers. */
export function targetOf(environment: string | undefined, address?: string): Target {
  if (!environment || !ENVIRONMENTS.includes(environment))
    throw new Error(`Say where to: npm run deploy -- --env ${ENVIRONMENTS.join(' or --env ')}.`);
  const { name, routes } = readConfig({ env: environment }, { hideWarnings: true });
  const [domain] = ((routes ?? []) as { pattern: string }[]).map(({ pattern }) => pattern);
  if (address !== undefined && !/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new Error(`--address ${address} is no address to ask: give one such as https://${domain}.`);
  return { environment, worker: name ?? '', address: address ?? `https://${domain}` };
}

async function checkDomain({ worker, address, environment }: Target): Promise<string> {
  if (new URL(address).hostname.endsWith('.example'))
    throw new Error(
      `${address} is a placeholder: put a domain of your own into [env.${environment}] of wrangler.toml (routes), and commit it.`,
    );
  return `${worker}, at ${address}`;
}

/** Only what is committed and tested is deployed, so that a deployment can be told by its commit. */
export async function checkCommit(folder = '.'): Promise<string> {
  const { commit, changes } = await checkout(folder).catch(() => {
    throw new Error('This is no git checkout: deploy from a clone of the repository.');
  });
  if (changes.length > 0) {
    const more = changes.length > 5 ? ` and ${changes.length - 5} more` : '';
    throw new Error(`Not committed: ${changes.slice(0, 5).join(', ')}${more}. Commit or remove it, then run npm test.`);
  }
  const tested = await lastTested(folder);
  if (tested?.commit !== commit)
    throw new Error(
      `npm test has not passed here for commit ${commit.slice(0, 10)}${tested ? `, only for ${tested.commit.slice(0, 10)}` : ''}: run it, the whole of it, and deploy again.`,
    );
  return `${commit.slice(0, 10)}, tested at ${tested.at}`;
}

/** The owner's connection string. Throws where it cannot be the right one; never says it. */
export function ownersUrl(text = process.env.MIGRATION_DATABASE_URL): URL {
  if (!text)
    throw new Error(
      "MIGRATION_DATABASE_URL is not set: give the connection string of the database's owner, at Neon that without -pooler, for this one command.",
    );
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol))
    throw new Error('MIGRATION_DATABASE_URL is no connection string: it begins with postgresql://.');
  const url = new URL(text);
  if (url.username === 'app_api')
    throw new Error("MIGRATION_DATABASE_URL is the Worker's: app_api owns nothing. Give the owner's.");
  if (/-pooler\./.test(url.hostname))
    throw new Error(
      'MIGRATION_DATABASE_URL goes through a pooler, which does not keep the locks of a migration: take the address without -pooler.',
    );
  return url;
}
/** A database as it may be told: without user and password. */
const named = (url: URL) => `${url.hostname}${url.port && `:${url.port}`}${url.pathname}`;

/** Runs `work` with the owner's connection. Throws in words where there is none. */
async function asOwner<T>(url: URL, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  await client.connect().catch((error) => {
    const why = error.code === '28P01' ? 'it refuses the password' : error.message || error.code;
    throw new Error(
      `The database ${named(url)} cannot be reached: ${why}. Is MIGRATION_DATABASE_URL right, and does the database run? Nothing was changed.`,
    );
  });
  return work(client).finally(() => client.end());
}

/** @param url of the owner's connection */
export const reachDatabase = (url: URL): Promise<string> =>
  asOwner(url, async (client) => {
    const { rows } = await client.query(`
      select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
        has_database_privilege(current_database(), 'create') as may_create`);
    const { major, version, may_create } = rows[0];
    if (major < MINIMUM_VERSION)
      throw new Error(`${named(url)} is PostgreSQL ${version}: ${MINIMUM_VERSION} or newer is needed.`);
    if (!may_create)
      throw new Error(`MIGRATION_DATABASE_URL is not the owner of ${named(url)}: it may make no schema there.`);
    return `${named(url)} answers, PostgreSQL ${version}`;
  });

/** Makes the role of the Worker, and sees that it may do no more than it needs; also where a dump was restored, which brings neither. */
export const settleRole = (url: URL): Promise<string> =>
  asOwner(url, async (client) => {
    const made = await createRoles(client);
    await settleDatabase(client);
    const faults = await roleFaults(client);
    if (faults.length > 0) throw new Error(`app_api is not as it should be. ${faults.join(' ')} Then run this again.`);
    return `${made.length > 0 ? `made ${made.join(', ')}` : 'there'}; logs in and may take on nothing but what a request is`;
  });

/** Which secrets the Worker has, by name only. Throws with how to set those that are missing. */
export function missingSecrets({ code, output }: Ran, { environment, worker }: Target): string {
  // A Worker that was never deployed has none.
  if (code !== 0 && !/not found/.test(output))
    throw new Error(
      `Cloudflare does not say which secrets ${worker} has. Log in with npx wrangler login, or set CLOUDFLARE_API_TOKEN. wrangler says:\n${tail(output)}`,
    );
  const list = code === 0 ? output.slice(output.indexOf('['), output.lastIndexOf(']') + 1) : '[]';
  const there = (JSON.parse(list) as { name: string }[]).map(({ name }) => name);
  const missing = SECRETS.filter((name) => !there.includes(name));
  if (missing.length === 0) return `${SECRETS.join(', ')} are set`;
  const how = {
    DATABASE_URL: [
      "  As the owner, give the role its password:   alter role app_api password '<openssl rand -hex 32>';",
      `  npx wrangler secret put DATABASE_URL --env ${environment}`,
      '    asks for postgresql://app_api:<the password>@<host>/<database>?sslmode=require',
    ],
    API_KEY_PEPPER: [
      `  npx wrangler secret put API_KEY_PEPPER --env ${environment}`,
      '    asks for 32 random bytes: openssl rand -base64 32. Keep a copy: without it all API keys are useless.',
    ],
  };
  throw new Error(
    [
      `${worker} lacks ${missing.join(' and ')}. wrangler makes the Worker where there is none yet, and shows to nobody what it is given:`,
      ...missing.flatMap((name) => how[name as keyof typeof how]),
      'The database is ready. Run this again when they are set.',
    ].join('\n'),
  );
}

interface Ran {
  code: number;
  output: string;
}
/** Runs a program; the owner's connection is nothing that it needs to know. @param shown also shows what it says, and lets it ask */
function run(program: string, args: string[], shown = false): Promise<Ran> {
  const { MIGRATION_DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(program, args, {
    stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...environment, WRANGLER_SEND_METRICS: 'false' },
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code: code ?? 1, output }));
  });
}
const tail = (output: string) => output.trim().split('\n').slice(-15).join('\n');

/** What wrangler makes of its configuration and the Worker, without sending it anywhere. Throws also for a warning. */
async function bundle({ environment }: Target): Promise<string> {
  const { code, output } = await run('wrangler', ['deploy', '--dry-run', '--env', environment]);
  if (code !== 0 || /WARNING/.test(output))
    throw new Error(`wrangler would not deploy this as it is:\n${tail(output)}`);
  return /gzip: [\d.]+ KiB/.exec(output)?.[0] ?? 'built';
}

async function explorer(): Promise<string> {
  const { code, output } = await run('node', ['scripts/build-web.ts']);
  if (code !== 0) throw new Error(`The explorer cannot be built:\n${tail(output)}`);
  return 'built in web/dist';
}

async function upload({ environment, worker }: Target, commit: string): Promise<string> {
  const { code } = await run('wrangler', ['deploy', '--env', environment, '--tag', commit, '--message', commit], true);
  if (code !== 0)
    throw new Error(
      `wrangler has not deployed ${worker}: it says why above. The database is ready, and the Worker that was there goes on with it. Mend it and run this again.`,
    );
  return `${worker} is commit ${commit}; npx wrangler rollback --env ${environment} brings the one before back`;
}

/** @param target where to */
async function steps(target: Target): Promise<Step[]> {
  const { environment, worker, address } = target;
  const commit = (await checkout().catch(() => undefined))?.commit.slice(0, 10) ?? 'unknown';
  const sdl = await readFile('schema/schema.graphql', 'utf8');
  /** By which rules the Worker that was there works: a roll-back leads to it. */
  let before: string | undefined;
  return [
    { title: 'domain', run: () => checkDomain(target) },
    { title: 'commit', run: () => checkCommit() },
    { title: 'connection', run: async () => `${named(ownersUrl())}, as its owner` },
    { title: 'database', would: 'see that it answers and is new enough', run: () => reachDatabase(ownersUrl()) },
    { title: 'explorer', run: explorer },
    { title: 'bundle', run: () => bundle(target) },
    {
      title: 'facts and rules',
      would: 'migrate the facts that are missing, and bring in the rules of this commit',
      run: async () => {
        await deployDatabase(ownersUrl().href, (line) => console.log(`  ${line}`));
        return `as this commit has them, ${RULES_SCHEMA}`;
      },
    },
    {
      title: 'role',
      would: 'make the role app_api unless it is there, and check what it may',
      run: () => settleRole(ownersUrl()),
    },
    {
      title: 'secrets',
      would: `see that ${worker} has ${SECRETS.join(' and ')}, by name, and say how to set what is missing`,
      run: async () => missingSecrets(await run('wrangler', ['secret', 'list', '--env', environment]), target),
    },
    {
      title: 'Worker',
      would: `deploy ${worker} as commit ${commit}`,
      run: async () => {
        before = await rulesAt(address);
        return upload(target, commit);
      },
    },
    {
      title: 'smoke test',
      would: `ask ${address} for /health, /schema.graphql and a query, until they are those of this commit`,
      run: () => smoke(address, { commit, sdl, rules: RULES_SCHEMA }),
    },
    {
      title: 'older rules',
      would: 'drop those that no Worker uses any more',
      run: async () => {
        const dropped = await dropOlder(ownersUrl().href, (line) => console.log(`  ${line}`), before);
        return dropped.length > 0 ? `${dropped.length} dropped` : 'none that could be dropped';
      },
    },
  ];
}

/** Runs the steps up to the first that fails, or of a dry run all that it does. Gives how many failed. */
export async function walk(all: readonly Step[], dryRun: boolean, say: (line: string) => void): Promise<number> {
  let failed = 0;
  for (const { title, would, run } of all) {
    if (dryRun && would) {
      say(`${title}: would ${would}`);
      continue;
    }
    try {
      say(`${title}: ${await run()}`);
    } catch (error) {
      failed++;
      say(`${title}: STOP. ${(error as Error).message}`);
      if (!dryRun) break;
    }
  }
  return failed;
}

async function main(): Promise<void> {
  const { values } = optionsOf(import.meta.filename, {
    env: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    address: { type: 'string' },
  });
  const dryRun = values['dry-run'];
  const failed = await walk(await steps(targetOf(values.env, values.address)), dryRun, (line) => console.log(line));
  if (failed > 0) process.exitCode = 1;
  if (dryRun)
    console.log(
      failed > 0
        ? `a deployment would stop: ${failed} of the above`
        : 'nothing that can be seen offline stops a deployment',
    );
}
if (import.meta.main)
  main().catch((error) => {
    console.error(`deploy: ${error.message}`);
    process.exitCode = 1;
  });
