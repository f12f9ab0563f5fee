/** Facts: the numbered files beside this one, each applied once and never changed afterwards. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Pool } from 'pg';

export type Log = (line: string) => void;
const FOLDER = new URL('.', import.meta.url);
/** How long a migration waits for a table that others use, in milliseconds, and how often it tries. */
const LOCK_MS = 300;
const TRIES = 60;
/** SQLSTATE: a lock could not be had in time. */
const BLOCKED = '55P03';
/** One line for each file, as `sha256sum` prints it. */
const LIST = 'facts.sha256';

interface Facts {
  /** Name without `.sql`, in the order of their numbers. */
  name: string;
  text: string;
  /** SHA-256 of the text, hexadecimal. */
  hash: string;
}

/**
 * The names of the migrations in a folder, in the order of their numbers.
 * @throws where a file is named otherwise than 0009_topic.sql, or two have one number
 */
export async function namesOfFacts(folder = FOLDER): Promise<string[]> {
  // What looks like a migration, so that a slip of the pen is not left out unnoticed.
  const names = (await readdir(folder)).filter((name) => /^\d|\.sql$/i.test(name)).sort();
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}_\w+\.sql$/.test(name))
      throw new Error(
        `migrations/${name} is no name of a migration: call it 0009_topic.sql, with the next number and letters, digits and underscores.`,
      );
    const before = names[index - 1];
    if (before?.slice(0, 4) === name.slice(0, 4))
      throw new Error(
        `migrations/${before} and ${name} have one number: give the one that is not on main yet the next number, and list it anew.`,
      );
  }
  return names;
}

/**
 * Every migration, as listed in facts.sha256.
 * @throws where a file is not the one that was listed, is not listed, or is gone; and as namesOfFacts does
 */
export async function readFacts(folder = FOLDER): Promise<Facts[]> {
  const names = await namesOfFacts(folder);
  const facts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name: name.replace('.sql', ''), text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
  const listed = new Map<string, string>();
  for (const line of (await readFile(new URL(LIST, folder), 'utf8')).split('\n').filter(Boolean)) {
    const name = line.slice(66).replace('.sql', '');
    if (listed.has(name))
      throw new Error(`${name}.sql is listed twice in migrations/${LIST}: keep the line that is on main.`);
    listed.set(name, line.slice(0, 64));
  }
  for (const { name, hash } of facts) {
    const known = listed.get(name);
    if (known === undefined)
      throw new Error(
        `${name}.sql is not listed in migrations/${LIST}. When it is finished: npm run facts:list. After that it is never changed.`,
      );
    if (known !== hash)
      throw new Error(
        `${name}.sql is not the file that was listed: facts are not edited. Take the change back, and put it into a new migration with the next number.`,
      );
  }
  for (const name of listed.keys())
    if (!facts.some((file) => file.name === name))
      throw new Error(`${name}.sql is listed in migrations/${LIST}, but it is not there: bring it back.`);
  return facts;
}

/**
 * Applies the facts that a database does not have yet; does nothing where it has them all. Only one may do so at a
 * time: whoever calls this sees to it.
 * @throws with the file that failed, that is not the one that was applied, or that others did not let in; none is
 *   applied then
 */
export async function migrate(connectionString: string, log: Log, folder = FOLDER): Promise<void> {
  const facts = await readFacts(folder);
  // The name that is kept in the database says which text it was.
  const named = facts.map((file) => ({ ...file, applied: `${file.name} ${file.hash.slice(0, 16)}` }));
  await withDatabase(connectionString, async (db) => {
    await sql`create schema if not exists app`.execute(db);
    await refuseOthers(
      db,
      named.map((file) => file.applied),
    );
    const migrations: [string, Migration][] = named.map(({ applied, text }) => [
      applied,
      {
        up: (transaction) =>
          sql
            .raw(`set local lock_timeout to '${LOCK_MS}ms'; ${PATH}; ${text}`)
            .execute(transaction)
            .then(() => {}),
      },
    ]);
    const provider = { getMigrations: async () => Object.fromEntries(migrations) };
    // Requests that come meanwhile wait behind it: so it waits only briefly for those that run, and tries again.
    for (let attempt = 1; ; attempt += 1) {
      const { error, results } = await new Migrator({ db, provider, migrationTableSchema: 'app' }).migrateToLatest();
      const named = (results ?? []).map(({ migrationName, status }) => ({ file: fileOf(migrationName), status }));
      const failed = named.find(({ status }) => status === 'Error')?.file;
      const blocked = (error as { code?: string } | undefined)?.code === BLOCKED;
      if (blocked && attempt === 1) log(`facts ${failed}: waits for those who use the tables`);
      if (blocked && attempt < TRIES) {
        await sleep(500);
        continue;
      }
      if (blocked)
        throw new Error(
          `${failed}.sql was not applied, as others did not let go of the tables in ${TRIES} tries: ${await holders(db)}. Nothing was changed. ${END_THEM}`,
        );
      if (error) throw failed ? new Error(`${failed}.sql: ${(error as Error).message}`, { cause: error }) : error;
      for (const { file } of named) log(`facts ${file}: applied`);
      return;
    }
  });
}

/** The name of a file, of the name under which the database keeps it. */
const fileOf = (applied: string) => applied.split(' ')[0];

/**
 * Who has used a table for longer than a try waits for it. Where the owner may not see since when, whoever uses one.
 * The same numbers mean tables of other databases too.
 */
export const HOLDERS = `
  select coalesce(string_agg(distinct format('%s (process %s%s)', coalesce(nullif(a.application_name, ''), a.usename),
    a.pid, ', since ' || to_char(a.xact_start, 'HH24:MI:SS')), '; '), 'nobody holds them now') as who
  from pg_locks l
    join pg_database d on d.oid = l.database and d.datname = current_database()
    join pg_class c on c.oid = l.relation and c.relnamespace = 'app'::regnamespace
    join pg_stat_activity a on a.pid = l.pid
  where l.granted and a.pid <> pg_backend_pid()
    and coalesce(a.xact_start < clock_timestamp() - interval '${LOCK_MS} milliseconds', true)`;
export const END_THEM = 'End what holds them, such as a dump, and deploy again.';
const holders = async (db: Kysely<unknown>) => (await sql.raw<{ who: string }>(HOLDERS).execute(db)).rows[0]?.who;

/** Where names of facts are looked up: an extension that was there before may be in a schema of its own. */
const PATH = `
  select set_config('search_path', concat_ws(', ', 'app', (
    select string_agg(distinct quote_ident(extnamespace::regnamespace::text), ', ') from pg_extension
    where extname in ('btree_gist', 'pg_trgm') and extnamespace <> 'app'::regnamespace)), true)`;

/** A database that was made by other files than these cannot be brought up to date by them. */
async function refuseOthers(db: Kysely<unknown>, ours: string[]): Promise<void> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('app.kysely_migration') is not null as there`.execute(db);
  if (!tables[0]?.there) return;
  const { rows } = await sql<{ name: string }>`select name from app.kysely_migration order by name`.execute(db);
  const other = rows.find(({ name }) => !ours.includes(name));
  if (!other)
    return refuseEarlier(
      ours,
      rows.map(({ name }) => name),
    );
  const file = fileOf(other.name);
  const here = ours.some((name) => fileOf(name) === file);
  throw new Error(
    here
      ? `This database was made by another ${file}.sql than the one here. A fact is never edited: bring the applied file back. A database for development can be made anew: npm run db:reset.`
      : `This database has the migration ${file}, which is not here: it was made by a later or by another version of the project. Take that version, or, for development, make the database anew: npm run db:reset.`,
  );
}

/** Two branches may each have added a migration: the one that comes second to a database has the higher number. */
function refuseEarlier(ours: string[], applied: string[]): void {
  const last = applied.toSorted().at(-1);
  const earlier = ours.find((name) => last !== undefined && name < last && !applied.includes(name));
  if (last !== undefined && earlier !== undefined)
    throw new Error(
      `${fileOf(earlier)}.sql comes before ${fileOf(last)}, which this database has already: give it the next number, and list it anew.`,
    );
}

/** Drops schema `app` and all schemas of rules, and nothing else of the database. */
export async function reset(connectionString: string, log: Log): Promise<void> {
  await withDatabase(connectionString, async (db) => {
    await sql`
      do $$ declare name text; begin
        for name in select nspname from pg_namespace where nspname = 'app' or nspname ~ '^rules_[0-9a-f]{12}$' loop
          execute format('drop schema %I cascade', name);
        end loop;
      end $$`.execute(db);
    log('schema app and its rules dropped');
  });
}

async function withDatabase(connectionString: string, use: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString, max: 1 }) }) });
  await use(db).finally(() => db.destroy());
}
