/**
 * `npm run bench -- --peers`: this project's machinery beside other servers, on the same data, in alternating rounds.
 * docs/performance.md has what came of it.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { deploy } from '../migrations/deploy.ts';
import { apiConnection } from '../scripts/api-role.ts';
import { median } from '../scripts/numbers.ts';
import { type ThrowAway, withThrowAway } from '../scripts/throw-away.ts';
import { cpuBetween, cpuNow } from './cpu.ts';
import { type Hop, openHop } from './hop.ts';
import { askFor, post, type Target, targetAt } from './load.ts';
import { GRAPHQL, OPERATIONS, type Operation, POSTGRAPHILE, variablesOf } from './operations.ts';
import { type Measured, report, SERVERS, type Server, WORKERS } from './peers-report.ts';

export interface PeersOptions {
  /** Size of the data: about a million rows at 1. */
  factor: number;
  /** How often each server is measured. */
  rounds: number;
  /** How long each is asked as much as it can answer; half of that one request at a time. */
  seconds: number;
  /** How many requests at once. */
  concurrency: number;
  /** How far away the database is, there and back, in milliseconds. */
  distances: readonly number[];
  print(line: string): void;
}

/** Compared and counted over so many different requests. */
const COMPARED = 6;
const START_TIMEOUT_MS = 60_000;
const folder = fileURLToPath(new URL('.', import.meta.url));

/** Measures and reports. Throws where two servers answer differently. */
export async function benchPeers(options: PeersOptions): Promise<void> {
  await install(options.print);
  await withThrowAway('peers', async (databases) => {
    const owner = await load(databases, options);
    const api = await apiConnection({ ...databases, url: owner });
    const trips = await withServers(api, 0, true, (servers) => compare(servers));
    options.print(`the answers to ${COMPARED * OPERATIONS.length} requests are the same from all servers`);
    for (const distance of options.distances) {
      const measured = await withServers(api, distance, distance > 0, (servers) => measure(servers, owner, options));
      report({ ...options, distance, measured, trips });
    }
  });
}

/** The other servers are no part of the product's install. */
async function install(print: PeersOptions['print']): Promise<void> {
  if (existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) return;
  print('the other servers are not here yet: npm ci --prefix bench');
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm'];
  await promisify(execFile)(command as string, [...args, 'ci', '--prefix', folder, '--no-audit', '--no-fund']);
}

async function load(databases: ThrowAway, { factor, print }: PeersOptions): Promise<string> {
  const started = performance.now();
  const owner = await databases.create('one');
  await deploy(owner, () => {});
  const script = await readFile(new URL('data.sql', import.meta.url), 'utf8');
  const client = new Client({ connectionString: owner });
  await client.connect();
  try {
    await client.query(script.replaceAll(':factor', String(factor)));
    await tidy(client);
    // All that a server asks for is done, and counted, in the process of its session.
    await client.query(`alter database ${new URL(owner).pathname.slice(1)} set max_parallel_workers_per_gather = 0`);
    const { rows } = await client.query('select count(*)::int as figures from bench.figure');
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    print(`factor ${factor}: ${rows[0].figures} figures, and the rest, made in ${seconds} s`);
  } finally {
    await client.end();
  }
  return owner;
}

/**
 * Makes statistics, and lets indexes answer alone. While the server's own upkeep still looks at what was before, a vacuum
 * cannot do the second, and the dashboard would be planned otherwise in one run than in another.
 */
async function tidy(client: Client): Promise<void> {
  for (let attempt = 1; attempt <= TIDY_ATTEMPTS; attempt++) {
    await client.query('vacuum analyze');
    const { rows } = await client.query(UNTIDY);
    if (rows.length === 0) return;
    await new Promise((done) => setTimeout(done, 1_000));
  }
  throw new Error('The data cannot be tidied up: somebody looks at the database as it was before.');
}
const TIDY_ATTEMPTS = 30;
const UNTIDY = `
  select from pg_class where relnamespace = 'bench'::regnamespace and relkind = 'r' and relallvisible < relpages`;

interface Running extends Target {
  server: Server;
  /** Process whose CPU counts; 0 where it is not known. */
  pid: number;
  /** On its way to the database, where there is one. */
  hop: Hop | undefined;
  /** Process of the local Neon endpoint. */
  endpoint: number;
}

/** Starts every server, each with a way of its own to the database, and ends them afterwards. */
async function withServers<T>(
  api: string,
  distance: number,
  hops: boolean,
  work: (servers: readonly Running[]) => Promise<T>,
): Promise<T> {
  const children: ChildProcess[] = [];
  const opened: Hop[] = [];
  try {
    const endpoint = await startChild(children, 'endpoint', api);
    const servers: Running[] = [];
    for (const server of SERVERS) {
      const there = WORKERS.includes(server)
        ? new URL(`postgres://app_api:local@127.0.0.1:${endpoint.port}/app`)
        : new URL(api);
      const hop = hops ? await openHop(Number(there.port), distance) : undefined;
      if (hop) {
        opened.push(hop);
        there.port = String(hop.port);
      }
      const { port, pid } = await startChild(children, server, there.href);
      servers.push({ ...targetAt(port), server, pid, hop, endpoint: endpoint.pid });
    }
    return await work(servers);
  } finally {
    await Promise.all(children.map(end));
    for (const hop of opened) await hop.close();
  }
}

async function startChild(children: ChildProcess[], server: string, databaseUrl: string) {
  const child = fork(`${folder}serve.ts`, {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const started = new Promise<{ port: number; pid: number }>((done, fail) => {
    child.once('message', (said: { port: number; pid: number; failed?: string }) =>
      said.failed ? fail(new Error(`${server}: ${said.failed}`)) : done(said),
    );
    child.once('exit', (code) => fail(new Error(`${server} ended with ${code} before it answered.`)));
    setTimeout(
      () => fail(new Error(`${server} did not start in ${START_TIMEOUT_MS / 1000} s.`)),
      START_TIMEOUT_MS,
    ).unref();
  });
  child.send({ server, databaseUrl });
  return started;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

/** The n-th request of an operation, as a server takes it. */
const bodyOf = (server: Server, operation: Operation, n: number) =>
  JSON.stringify({
    operationName: operation,
    query: (server === 'postgraphile' ? POSTGRAPHILE : GRAPHQL)[operation],
    variables: variablesOf(operation, n),
  });
const ask = (running: Running, operation: Operation, n: number) => post(running, bodyOf(running.server, operation, n));

/** Asks all of them the same, and counts the round trips. Throws where the data of an answer differ. */
async function compare(servers: readonly Running[]): Promise<Record<Server, Record<Operation, number>>> {
  const trips = {} as Record<Server, Record<Operation, number>>;
  for (const { server } of servers) trips[server] = {} as Record<Operation, number>;
  for (const operation of OPERATIONS) {
    const expected: string[] = [];
    for (const running of servers) {
      // What is made ready once for all is not counted.
      for (let n = 0; n < COMPARED; n++) await ask(running, operation, n);
      const before = running.hop?.roundTrips() ?? 0;
      for (let n = 0; n < COMPARED; n++) {
        const { data, errors } = JSON.parse(await ask(running, operation, n));
        const text = JSON.stringify(errors ?? data);
        expected[n] ??= text;
        // Nothing that is asked for is missing in the data: such an answer would have been quick to make.
        if (text !== expected[n] || errors || text.includes('null'))
          throw new Error(
            `${operation}: ${running.server} answers ${text.slice(0, 300)}\nand not ${expected[n]?.slice(0, 300)}`,
          );
      }
      trips[running.server][operation] = ((running.hop?.roundTrips() ?? 0) - before) / COMPARED;
    }
  }
  return trips;
}

/** Rounds in which every server is asked for every operation, each time another one first. */
async function measure(servers: readonly Running[], owner: string, options: PeersOptions): Promise<Measured[]> {
  const database = new Client({ connectionString: owner });
  await database.connect();
  const measured: Measured[] = [];
  try {
    // The first round is not counted: what runs for the first time is slower.
    for (let round = 0; round <= options.rounds; round++) {
      for (const operation of OPERATIONS) {
        for (const i of servers.keys()) {
          const running = servers[(i + round) % servers.length] as Running;
          const once = await measureOne(running, operation, database, options);
          if (round > 0) measured.push({ round, ...once });
        }
      }
    }
  } finally {
    await database.end();
  }
  return measured;
}

const SESSIONS = `
  select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

async function measureOne(
  running: Running,
  operation: Operation,
  database: Client,
  { seconds, concurrency }: PeersOptions,
): Promise<Omit<Measured, 'round'>> {
  const one = (n: number) => ask(running, operation, n);
  const look = async () => {
    const { rows } = await database.query<{ pid: number }>(SESSIONS);
    return {
      server: cpuNow([running.pid]),
      database: cpuNow(rows.map(({ pid }) => pid)),
      endpoint: cpuNow([running.endpoint]),
    };
  };
  await askFor(seconds * 250, concurrency, one);
  const before = await look();
  const { latencies, totalMs } = await askFor(seconds * 1_000, concurrency, one);
  const after = await look();
  const alone = await askFor(seconds * 500, 1, one);
  const each = (ms: number | undefined) => (ms === undefined ? undefined : ms / latencies.length);
  return {
    server: running.server,
    operation,
    perSecond: (latencies.length / totalMs) * 1_000,
    p50Ms: median(alone.latencies),
    serverCpuMs: each(cpuBetween(before.server, after.server)),
    databaseCpuMs: each(cpuBetween(before.database, after.database)),
    endpointCpuMs: each(cpuBetween(before.endpoint, after.endpoint)),
  };
}
