/**
 * Brings a database up to date: first the facts that it lacks, then the rules, which have a schema of their own for
 * each release. The new schema is built while requests run by the old one; then triggers, row-level security, policies
 * and grants of the tables are changed all at once. A Worker goes on with the functions of its own schema.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type DatabaseError } from 'pg';
import { RULES_SCHEMA } from '../src/db/rules.gen.ts';
import { type Log, migrate } from './migrate.ts';
import { type Rules, readRules, type Statement } from './rules.ts';

/** The roles of the API. */
const ROLES = 'anonymous, authenticated, app_api';
/** How long the change waits for requests that run, in milliseconds, while new ones wait behind it. */
const GATE_MS = 300;
const TRIES = 30;
/** After so many tries it waits longer each time: beside long requests it would never get in. */
const PATIENT_TRIES = 15;
/** Well below the 3 seconds after which a request that waits is given up. */
const LONGEST_MS = 1_000;
/** SQLSTATE: a lock could not be had in time; a deadlock. */
const BLOCKED = ['55P03', '40P01'];

/**
 * @param connectionString of the owner of the database
 * @param rules those to deploy @default those beside this file, which the code must know
 * @throws with the file of what failed; what was there before is then still in force
 */
export async function deploy(connectionString: string, log: Log, rules?: Rules): Promise<void> {
  const wanted = rules ?? (await rulesOfThisCode());
  await migrate(connectionString, log);
  const client = new Client({ connectionString, application_name: 'jangkau deploy' });
  await client.connect();
  try {
    // One deployment at a time.
    await client.query("select pg_advisory_lock(hashtextextended('jangkau deploy', 0))");
    await client.query(`set search_path to ${wanted.schema}, app, pg_temp`);
    const releases = await client.query<{ schema: string; deployed: boolean }>(
      'select schema, deployed_at is not null as deployed from app.rules_release order by deployed_at desc nulls last',
    );
    const current = releases.rows.find(({ deployed }) => deployed)?.schema;
    if (current === wanted.schema) log(`${wanted.schema}: in force`);
    else {
      if (!releases.rows.some(({ schema }) => schema === wanted.schema)) await build(client, wanted, log);
      await takeOver(client, wanted, log);
    }
    await makeReady(client, wanted, log);
    await dropOlder(client, log);
  } finally {
    await client.end();
  }
}

/** The rules beside this file. Throws where a Worker built from this code would ask for others. */
async function rulesOfThisCode(): Promise<Rules> {
  const rules = await readRules();
  if (rules.schema !== RULES_SCHEMA)
    throw new Error('The rules or facts were changed since src/db/rules.gen.ts was made: npm run codegen.');
  return rules;
}

/** Makes the schema with all definitions, in one transaction. Nobody waits for it, as nobody uses it yet. */
async function build(client: Client, rules: Rules, log: Log): Promise<void> {
  const started = performance.now();
  await client.query('begin');
  try {
    await client.query(`
      create schema ${rules.schema};
      grant usage on schema app, ${rules.schema} to ${ROLES};
      create table maker (name text primary key, hash text not null);
      comment on column maker.name is 'Name of what is kept.';
      comment on column maker.hash is 'Hash of the definitions that make it.';
      comment on table maker is 'What is kept ready, and by which definitions.';
      grant select on maker to ${ROLES}`);
    for (const { name, hash } of rules.makers) await client.query('insert into maker values ($1, $2)', [name, hash]);
    for (const statement of rules.definitions) await run(client, statement);
    await client.query(`
      revoke execute on all routines in schema ${rules.schema} from public;
      grant execute on all routines in schema ${rules.schema} to ${ROLES}`);
    for (const statement of rules.remarks) await run(client, statement);
    await client.query(
      `insert into rules_release (schema, migration)
       select $1, split_part(max(name), ' ', 1) from app.kysely_migration`,
      [rules.schema],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  log(`${rules.schema}: built in ${Math.round(performance.now() - started)} ms`);
}

async function run(client: Client, { text, place }: Statement): Promise<void> {
  await client.query(text).catch((error: DatabaseError) => {
    throw new Error(`rules/${place}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`, { cause: error });
  });
}

/**
 * Puts the rules in force. The table `dataset` is the gate: every request reads it first, and so holds nothing that
 * this waits for while it waits itself. Where requests take too long to end, those behind the gate are let in again
 * before the next try.
 */
async function takeOver(client: Client, rules: Rules, log: Log): Promise<void> {
  const tables = await client.query<{ tables: string }>(`
    select string_agg(format('app.%I', relname), ', ' order by relname) as tables
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname !~ '^kysely'`);
  // One round trip, so that the distance to the database is not part of the time that it is locked.
  const change = `
    lock table app.dataset in access exclusive mode;
    lock table ${tables.rows[0]?.tables} in access exclusive mode;
    -- What other rules made is not read from now on.
    delete from app.kept k where not exists (select from maker m where m.name = k.name and m.hash = k.made_by);
    ${TAKE_AWAY}
    ${rules.ofTables.map(({ text }) => `${text};`).join('\n')}
    update app.rules_release set deployed_at = clock_timestamp() where schema = '${rules.schema}';
    commit`;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const patience = Math.min(LONGEST_MS, GATE_MS * Math.max(1, attempt - PATIENT_TRIES));
    const started = performance.now();
    try {
      await client.query(`begin; set local lock_timeout = '${patience}ms'; ${change}`);
      log(`${rules.schema}: in force; requests waited for ${Math.round(performance.now() - started)} ms at most`);
      return;
    } catch (error) {
      await client.query('rollback');
      if (!BLOCKED.includes((error as DatabaseError).code ?? '')) throw swapFault(error as DatabaseError, rules);
    }
    await sleep(200 + Math.random() * 300);
  }
  const { rows } = await client.query<{ who: string }>(`
    select distinct format('%s (process %s, since %s)', coalesce(nullif(a.application_name, ''), a.usename), a.pid,
      to_char(a.xact_start, 'HH24:MI:SS')) as who
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.relation = 'app.dataset'::regclass and l.granted and a.pid <> pg_backend_pid()`);
  throw new Error(
    `The rules are built, but others did not let go of the tables in ${TRIES} tries: ${rows.map(({ who }) => who).join('; ') || 'nobody holds them now'}. Nothing was changed. End what holds them, such as a dump, and deploy again.`,
  );
}

const swapFault = (error: DatabaseError, { schema }: Rules) =>
  new Error(`Triggers, policies and grants of ${schema}: ${error.message}`, { cause: error });

/** Takes away what rules before have given the tables. */
const TAKE_AWAY = `
  do $$ declare one record; begin
    for one in select tgname, tgrelid::regclass as relation from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'app'::regnamespace and not t.tgisinternal loop
      execute format('drop trigger %I on %s', one.tgname, one.relation);
    end loop;
    for one in select policyname, tablename from pg_policies where schemaname = 'app' loop
      execute format('drop policy %I on app.%I', one.policyname, one.tablename);
    end loop;
  end $$;
  revoke all on all tables in schema app from ${ROLES};
  revoke all on all sequences in schema app from ${ROLES};`;

/** What is kept ready for readers is made anew where other rules made it; until then they take the long way. */
async function makeReady(client: Client, rules: Rules, log: Log): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select m.name from maker m left join app.kept k on k.name = m.name where k.made_by is distinct from m.hash',
  );
  for (const { name } of rows) {
    const started = performance.now();
    await client.query(`call rebuild_${name}()`);
    await client.query(`call mark_ready('${name}')`);
    log(`${rules.schema}: ${name} made in ${Math.round(performance.now() - started)} ms`);
  }
}

/**
 * Drops the schemas that no Worker can still run by: all but the one in force, the one before it, and those that were
 * in force until less than a day ago, as a Worker may not have followed the last deployments of rules.
 */
async function dropOlder(client: Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(`
    with release as (
      select schema, row_number() over (order by deployed_at desc) as place,
        lead(deployed_at) over (order by deployed_at) as superseded_at
      from app.rules_release where deployed_at is not null)
    select n.nspname as schema from pg_namespace n
    where n.nspname ~ '^rules_[0-9a-f]{12}$' and not exists (
      select from release r
      where r.schema = n.nspname and (r.place <= 2 or r.superseded_at > now() - interval '1 day'))`);
  for (const { schema } of rows) {
    await client.query(`drop schema ${schema} cascade; delete from app.rules_release where schema = '${schema}'`);
    log(`${schema}: dropped`);
  }
}
