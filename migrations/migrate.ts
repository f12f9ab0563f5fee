import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Pool } from 'pg';

type Log = (line: string) => void;
const FOLDER = new URL('.', import.meta.url);

/** Brings schema `app` of a database up to date; does nothing where it is. Throws with the migration that failed. */
export async function migrate(connectionString: string, log: Log): Promise<void> {
  await withDatabase(connectionString, async (db) => {
    await sql`create schema if not exists app`.execute(db);
    const migrator = new Migrator({ db, provider: { getMigrations }, migrationTableSchema: 'app' });
    const { error, results } = await migrator.migrateToLatest();
    for (const { migrationName, status } of results ?? []) log(`migration ${migrationName}: ${status.toLowerCase()}`);
    if (error) throw error;
  });
}

/** Drops schema `app`, and nothing else of the database. */
export async function reset(connectionString: string, log: Log): Promise<void> {
  await withDatabase(connectionString, async (db) => {
    await sql`drop schema if exists app cascade`.execute(db);
    log('schema app dropped');
  });
}

async function withDatabase(connectionString: string, use: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString, max: 1 }) }) });
  await use(db).finally(() => db.destroy());
}

/** Every NNNN_name.sql beside this file, as plain SQL with search_path on our schema. */
async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
  const migrations = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(new URL(file, FOLDER), 'utf8');
    const up = (db: Kysely<unknown>) =>
      sql
        .raw(`set local search_path to app; ${text}`)
        .execute(db)
        .then(() => {});
    return [file.replace('.sql', ''), { up }];
  });
  return Object.fromEntries(await Promise.all(migrations));
}
