/**
 * `npm run restore-drill`: dumps the development database, or the one DATABASE_URL names, with pg_dump; restores it on a
 * server that is made for it and has seen nothing of it; and compares the two: what the database is made of, every row, the
 * answers of the API to the acceptance queries. Then it writes there and logs in with a key. Says how long each took.
 *
 * A copy by `create database … template` would need no pg_dump, but would prove nothing: it copies files within a server,
 * while what is kept elsewhere is a dump, and what can be wrong is in dumping and restoring.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { deploy as deployDatabase } from '../migrations/deploy.ts';
import { isEmpty, seed } from '../migrations/seed/load.ts';
import { Acceptance, acceptanceQueries, PEPPER } from './acceptance.ts';
import { apiConnection } from './api-role.ts';
import { makeKeys } from './keys.ts';
import { onPostgres, type Postgres } from './postgres.ts';
import { embeddedPrograms } from './postgres-place.ts';
import { createRoles, settleDatabase } from './roles.ts';
import { withThrowAway } from './throw-away.ts';

type Source = Pick<Postgres, 'url' | 'embedded'>;

/** What a database is made of, one line each; a restored one has the same lines. */
const PARTS = `
  with ours as (select oid, nspname from pg_namespace where nspname = 'app' or nspname like 'rules\\_%'),
  tables as (select c.* from pg_class c join ours o on o.oid = c.relnamespace),
  routines as (select p.* from pg_proc p join ours o on o.oid = p.pronamespace
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'))
  select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(a.attacl::text, '') || ' ' || coalesce(col_description(a.attrelid, a.attnum), '') as line
    from tables t join pg_attribute a on a.attrelid = t.oid left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and t.relkind in ('r', 'v', 'c', 'p')
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || ' ' || convalidated
    from pg_constraint k join tables t on t.oid = k.conrelid
  union all select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid from pg_index i join tables t on t.oid = i.indrelid
  union all select 'trigger ' || pg_get_triggerdef(g.oid) || ' ' || g.tgenabled::text from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
  union all select 'policy ' || p::text from pg_policies p where p.schemaname in (select nspname from ours)
  union all select 'table ' || t.oid::regclass || ' ' || t.relkind::text || t.relrowsecurity || t.relforcerowsecurity || ' '
    || (select string_agg(acl::text, ',' order by acl::text) from unnest(coalesce(t.relacl, acldefault('r', t.relowner))) acl)
    || coalesce(obj_description(t.oid), '') from tables t where t.relkind in ('r', 'v', 'm')
  union all select 'sequence ' || s.schemaname || '.' || s.sequencename || ' ' || coalesce(s.last_value::text, '') from pg_sequences s where s.schemaname in (select nspname from ours)
  union all select 'routine ' || r.oid::regprocedure || ' ' || case r.prokind when 'a' then '' else pg_get_functiondef(r.oid) end || ' '
    || (select string_agg(acl::text, ',' order by acl::text) from unnest(coalesce(r.proacl, acldefault('f', r.proowner))) acl)
    || coalesce(obj_description(r.oid), '') from routines r
  union all select 'enum ' || y.typname || ' ' || (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = y.oid)
    from pg_type y join ours o on o.oid = y.typnamespace where y.typtype = 'e'
  union all select 'schema ' || nspname || ' ' || has_schema_privilege('app_api', oid, 'usage') from ours
  union all select 'PUBLIC makes temporary tables: ' || has_database_privilege('app_api', current_database(), 'temporary')
  union all select 'PUBLIC makes large objects: ' || has_function_privilege('app_api', 'lo_from_bytea(oid, bytea)', 'execute')`;

/** What PostgreSQL prints otherwise once it has read what it printed: brackets of `between`, the name it gives a constant. */
const LAYOUT = /(?<=::[\w.]+) AS \w+|[()\s]/g;

/** Of every table its number of rows, and a sum of hashes of them that their order does not change. */
async function rowsOf(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' order by 1",
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as told from ${name} t`,
    );
    found.set(name, rows[0].told);
  }
  return found;
}

interface Looked {
  parts: string[];
  rows: Map<string, string>;
  answers: Map<string, string>;
}
/** All of a database that is compared. */
async function look(source: Source): Promise<Looked> {
  const client = new Client({ connectionString: source.url });
  await client.connect();
  try {
    // What is printed of definitions and rows hangs on these.
    await client.query(
      "set search_path to ''; set timezone to 'UTC'; set datestyle to 'ISO, MDY'; set extra_float_digits to 1",
    );
    const { rows } = await client.query<{ line: string }>(PARTS);
    const parts = rows.map(({ line }) => line.replace(LAYOUT, '')).sort();
    return { parts, rows: await rowsOf(client), answers: await answersOf(source) };
  } finally {
    await client.end();
  }
}

/** What the API answers to the acceptance queries, through the endpoint and the driver of the Worker. */
async function answersOf(source: Source): Promise<Map<string, string>> {
  const api = await Acceptance.open(await apiConnection(source));
  const answers = new Map<string, string>();
  try {
    for (const [name, document] of await acceptanceQueries()) {
      const { data, errors } = await api.ask(document);
      if (errors) throw new Error(`${name} is answered with errors: ${JSON.stringify(errors)}`);
      answers.set(name, JSON.stringify(data));
    }
  } finally {
    await api.close();
  }
  return answers;
}

/** What of the one is not in the other, at most five of each kind, told short. */
export function differences(before: Looked, after: Looked): string[] {
  const short = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
  const told = new Set(after.parts);
  const asked = new Set(before.parts);
  return [
    ...before.parts
      .filter((line) => !told.has(line))
      .slice(0, 5)
      .map((line) => `missing or otherwise: ${short(line)}`),
    ...after.parts
      .filter((line) => !asked.has(line))
      .slice(0, 5)
      .map((line) => `instead: ${short(line)}`),
    ...[...before.rows]
      .filter(([table, told]) => after.rows.get(table) !== told)
      .map(([table, told]) => `${table}: ${told} before, ${after.rows.get(table) ?? 'no table'} after`),
    ...[...before.answers]
      .filter(([name, answer]) => after.answers.get(name) !== answer)
      .map(([name]) => `the API answers ${name} otherwise`),
  ];
}

/** A restored database takes writes, and knows keys: adds offices and their keys, and asks with one. */
async function use(target: Source): Promise<void> {
  const keys = await makeKeys(target.url, PEPPER, { issuer: 'https://issuer.drill.example' });
  const api = await Acceptance.open(await apiConnection(target));
  try {
    const { data, errors } = await api.ask('{ viewer { roles } }', keys.at(-1)?.secret);
    const roles = (data as { viewer?: { roles: string[] } } | null)?.viewer?.roles ?? [];
    if (errors || !roles.includes('ADMIN'))
      throw new Error('The restored database does not know a key that was just made.');
  } finally {
    await api.close();
  }
}

/** pg_dump and pg_restore, from PG_BIN or PATH. Throws with what to install where they are missing or too old. */
export async function dumpTools(serverMajor: number, bin = process.env.PG_BIN ?? '') {
  const tools = { dump: join(bin, 'pg_dump'), restore: join(bin, 'pg_restore') };
  for (const tool of Object.values(tools)) {
    const { stdout } = await promisify(execFile)(tool, ['--version']).catch(() => ({ stdout: '' }));
    const version = /(\d+)(\.\d+)?/.exec(stdout)?.[0];
    if (!version || Number.parseInt(version, 10) < serverMajor)
      throw new Error(
        `${tool} of PostgreSQL ${serverMajor} or newer is needed, as the server is; ${version ? `this is ${version}` : 'there is none'}. Install postgresql-client-${serverMajor} (https://www.postgresql.org/download/), or set PG_BIN to the folder that has it.`,
      );
  }
  return tools;
}

/** Runs a program on a database, with the password in its environment, where other users do not see it. */
async function runOn(database: string, program: string, args: string[]): Promise<void> {
  const url = new URL(database);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) };
  url.password = '';
  await promisify(execFile)(program, [...args, '--dbname', url.href], { env }).catch((error) => {
    throw new Error(`${program} failed: ${String(error.stderr || error.message).trim()}`);
  });
}

async function drill(source: Source, target: { url: string }, say: (line: string) => void): Promise<void> {
  const server = new Client({ connectionString: source.url });
  await server.connect();
  const { rows } = await server.query("select current_setting('server_version_num')::int / 10000 as major");
  await server.end();
  const tools = await dumpTools(rows[0].major);
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  };

  const folder = await mkdtemp(join(tmpdir(), 'jangkau-dump-'));
  try {
    const file = join(folder, 'dump');
    const before = await timed('looked at all of it', () => look(source));
    await timed('dumped', () => runOn(source.url, tools.dump, ['--format', 'custom', '--file', file]));
    say(`the dump has ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
    const owner = new Client({ connectionString: target.url });
    await owner.connect();
    await timed('made the roles, which are in no dump', async () => {
      await createRoles(owner);
      await settleDatabase(owner);
    }).finally(() => owner.end());
    const args = ['--no-owner', '--exit-on-error', '--single-transaction', file];
    await timed('restored', () => runOn(target.url, tools.restore, args));
    await timed('deployed to, as is done before a Worker asks it', () => deployDatabase(target.url, () => {}));
    const restored = { url: target.url, embedded: true };
    const after = await timed('looked at all of what was restored', () => look(restored));
    const found = differences(before, after);
    if (found.length > 0) throw new Error(`What was restored is not what was dumped:\n  ${found.join('\n  ')}`);
    say(
      `the same: ${after.parts.length} definitions, ${after.rows.size} tables by every row, ${after.answers.size} answers of the API`,
    );
    await timed('wrote there, and logged in with a new key', () => use(restored));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const say = console.log;
  // The app writes a line for each request, which is nothing to look at here.
  console.log = () => {};
  // Before a server is started for nothing. One that runs already says itself how new it is.
  if (!process.env.DATABASE_URL) await dumpTools(Number.parseInt((await embeddedPrograms()).version, 10));
  await onPostgres(say, async (source) => {
    if (source.embedded) {
      await deployDatabase(source.url, say);
      if (await isEmpty(source.url)) await seed(source.url, say);
    }
    await withThrowAway(
      'drill',
      async (databases) => drill(source, { url: await databases.create('restored') }, say),
      '',
    );
  });
}
if (import.meta.main)
  main().catch((error) => {
    console.error(`restore-drill: ${error.message}`);
    process.exitCode = 1;
  });
