/**
 * Brings a database up to date: first the facts that it lacks, then the rules, which have a schema of their own for
 * each release. The new schema is built while requests run by the old one; then triggers, row-level security, policies
 * and grants of the tables are changed all at once. A Worker goes on with the functions of its own schema.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type DatabaseError, escapeLiteral } from 'pg';
import { RULES_SCHEMA } from '../src/db/rules.gen.ts';
import { END_THEM, HOLDERS, type Log, migrate } from './migrate.ts';
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
/** Whoever changes a database holds this. */
const LOCK = "hashtextextended('jangkau deploy', 0)";

/**
 * Drops no older rules: a Worker may run by them until the new one is up. That is for dropOlder.
 * @param connectionString of the owner of the database
 * @param rules those to deploy @default those beside this file, which the code must know
 * @throws with the file of what failed, where there is one. Facts that were applied stay. Until the rules are in force,
 *   those of before are; after that only what is kept ready may be left to make, and the next run does that
 */
export async function deploy(connectionString: string, log: Log, rules?: Rules): Promise<void> {
  const wanted = rules ?? (await rulesOfThisCode());
  await alone(connectionString, log, async (client) => {
    await migrate(connectionString, log);
    await client.query(`set search_path to ${wanted.schema}, app, pg_temp`);
    // Whoever dropped a schema by hand has left its row.
    const { rows: releases } = await client.query<Release>(`
      select schema, built_at, deployed_at is not null as deployed, to_regnamespace(schema) is not null as is_there
      from app.rules_release order by deployed_at desc nulls last`);
    const current = releases.find(({ deployed }) => deployed);
    const known = releases.find(({ schema }) => schema === wanted.schema);
    if (known?.is_there && known === current) log(`${wanted.schema}: in force`);
    else {
      if (current && current !== known) {
        const isNewer = known && current.built_at > known.built_at;
        log(`${wanted.schema}: takes the place of ${current.schema}${isNewer ? ', which is newer' : ''}`);
      }
      if (!known?.is_there) await build(client, wanted, log);
      await takeOver(client, wanted, log);
    }
    await makeReady(client, wanted, log);
  });
}

interface Release {
  schema: string;
  built_at: Date;
  /** Was it ever in force? */
  deployed: boolean;
  is_there: boolean;
}

/** Runs `work` with the owner's connection, and nothing else that changes the database at the same time. */
async function alone(connectionString: string, log: Log, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString, application_name: 'jangkau deploy' });
  // The next query fails, but not with the reason.
  client.on('error', (error) => log(`the connection to the database was lost: ${error.message}`));
  await client.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${LOCK}) as free`);
    if (!rows[0]?.free) {
      log('waits for another deployment');
      await client.query(`select pg_advisory_lock(${LOCK})`);
    }
    await work(client);
  } finally {
    await client.end();
  }
}

/** Undoes what failed. Where that fails too, as the connection is lost, the first error is the one to tell. */
const rollBack = (client: Client) => client.query('rollback').catch(() => {});

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
    await client.query(WORDS_TABLES);
    const { wordings, terms, catalogueTexts } = rules.words;
    await client.query(WORDS, [JSON.stringify(wordings), JSON.stringify(terms), JSON.stringify(catalogueTexts)]);
    for (const { name, hash } of rules.makers) await client.query('insert into maker values ($1, $2)', [name, hash]);
    for (const statement of rules.definitions) await run(client, statement);
    await client.query(`
      revoke execute on all routines in schema ${rules.schema} from public;
      grant execute on all routines in schema ${rules.schema} to ${ROLES}`);
    for (const statement of rules.remarks) await run(client, statement);
    await client.query(
      `insert into rules_release (schema, migration)
       select $1, split_part(max(name), ' ', 1) from app.kysely_migration
       on conflict (schema) do update
         set migration = excluded.migration, built_at = excluded.built_at, deployed_at = null`,
      [rules.schema],
    );
    await client.query('commit');
  } catch (error) {
    await rollBack(client);
    throw error;
  }
  log(`${rules.schema}: built in ${Math.round(performance.now() - started)} ms`);
}

/** Tables for what is in rules/words/. Sentences are told, and values named, by one look into them. */
const WORDS_TABLES = `
  create table wording (
    code text, language text, texts text[] not null, names text[] not null, kinds text[] not null,
    parameters jsonb not null, primary key (code, language));
  comment on table wording is 'Sentences of the rules in each language.';
  comment on column wording.code is 'Which sentence.';
  comment on column wording.language is 'In which language.';
  comment on column wording.texts is 'What stands before, between and after its places.';
  comment on column wording.names is 'The parameter at each place.';
  comment on column wording.kinds is 'How it is written there: a kind, or the two forms of a word, "day|days".';
  comment on column wording.parameters is 'The kind of each parameter.';
  create table term (
    enum text, value text, language text, place int not null, label text not null, explanation text not null,
    primary key (enum, value, language));
  comment on table term is 'What the values of enums are called in each language.';
  comment on column term.enum is 'The enum, as the API names it.';
  comment on column term.value is 'The value.';
  comment on column term.language is 'In which language.';
  comment on column term.place is 'Their order in the file.';
  comment on column term.label is 'What it is called.';
  comment on column term.explanation is 'What it means, in a sentence.';
  create table catalogue_text (english text primary key, indonesian text not null, sought text not null);
  comment on table catalogue_text is 'Texts that the data began with, in both languages.';
  comment on column catalogue_text.english is 'As the data have it.';
  comment on column catalogue_text.indonesian is 'In Indonesian.';
  comment on column catalogue_text.sought is 'The same, as it is looked for.';
  grant select on wording, term, catalogue_text to ${ROLES}`;
const WORDS = `
  with wordings as (
    insert into wording
    select * from jsonb_to_recordset($1::jsonb) as w(
      code text, language text, texts text[], names text[], kinds text[], parameters jsonb)),
  catalogue_texts as (
    insert into catalogue_text
    select t.english, t.indonesian, searchable(t.indonesian)
    from jsonb_to_recordset($3::jsonb) as t(english text, indonesian text))
  insert into term (enum, value, language, place, label, explanation)
  select t.enum, t.value, t.language, t.place, t.label, t.explanation
  from rows from (jsonb_to_recordset($2::jsonb) as (
    enum text, value text, language text, label text, explanation text)) with ordinality
    as t(enum, value, language, label, explanation, place)`;

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
    ${withPlaces(rules.ofTables)}
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
      await rollBack(client);
      const { code, message } = error as DatabaseError;
      if (!BLOCKED.includes(code ?? ''))
        throw new Error(`${rules.schema} is not in force: ${message}`, { cause: error });
    }
    await sleep(200 + Math.random() * 300);
  }
  const { rows } = await client.query<{ who: string }>(HOLDERS);
  throw new Error(
    `The rules are built, but others did not let go of the tables in ${TRIES} tries: ${rows[0]?.who}. The rules of before are in force. ${END_THEM}`,
  );
}

/** One statement that runs all of these. Where one fails, its error begins with the place of it. */
function withPlaces(statements: Statement[]): string {
  const each = statements.map(
    ({ text, place }) => `place := ${escapeLiteral(`rules/${place}`)}; execute ${escapeLiteral(text)};`,
  );
  const block = `
    declare place text;
    begin
      ${each.join('\n')}
    exception when others then
      raise exception using message = place || ': ' || sqlerrm, errcode = sqlstate;
    end`;
  return `do ${escapeLiteral(block)};`;
}

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
 * Drops the schemas that no Worker runs by any more: all but the one in force, the one before it, and those that were
 * in force until less than a day ago, as a Worker may not have followed the last deployments of rules. Only once the
 * Worker of the rules in force is up: until then the one that was there may run by any of them.
 * @param used another one to keep: that of the Worker that was there before, to which a roll-back leads
 * @returns which it has dropped
 */
export async function dropOlder(connectionString: string, log: Log, used?: string): Promise<string[]> {
  const dropped: string[] = [];
  await alone(connectionString, log, async (client) => {
    const { rows } = await client.query<{ schema: string }>(OLDER, [used]);
    for (const { schema } of rows) {
      await client.query(`drop schema ${schema} cascade; delete from app.rules_release where schema = '${schema}'`);
      dropped.push(schema);
      log(`${schema}: dropped`);
    }
  });
  return dropped;
}

const OLDER = `
  with release as (
    select schema, row_number() over (order by deployed_at desc) as place,
      lead(deployed_at) over (order by deployed_at) as superseded_at
    from app.rules_release where deployed_at is not null and to_regnamespace(schema) is not null)
  select n.nspname as schema from pg_namespace n
  where n.nspname ~ '^rules_[0-9a-f]{12}$' and n.nspname is distinct from $1 and not exists (
    select from release r
    where r.schema = n.nspname and (r.place <= 2 or r.superseded_at > now() - interval '1 day'))`;
