import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../migrations/migrate.ts';
import { seed } from '../../migrations/seed/load.ts';
import { apiConnection } from '../../scripts/api-role.ts';
import { openPostgres } from '../../scripts/postgres.ts';
import { runAsOwner } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the throw-away server's owner. */
    postgresUrl: string;
    /** How the names of this run's databases begin. */
    databasePrefix: string;
    /** The owner's connection to the migrated and seeded database, which tests only read. */
    seededUrl: string;
    /** The same as the API's role. */
    apiUrl: string;
    /** What the seed printed. */
    seedLog: string[];
  }
}

/** One throw-away PostgreSQL for the whole run (or databases of its own on DATABASE_URL's), with the seed in it. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-test-'));
  const postgres = await openPostgres({ dataDir, log: () => {} });
  const prefix = `jangkau_test_${randomBytes(4).toString('hex')}_`;
  const urlOf = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${prefix}${name}` }).href;

  await runAsOwner(postgres.url, `create database ${prefix}template`);
  const seedLog: string[] = [];
  await migrate(urlOf('template'), () => {});
  await seed(urlOf('template'), (line) => seedLog.push(line));
  await runAsOwner(postgres.url, `create database ${prefix}seeded template ${prefix}template`);

  project.provide('postgresUrl', postgres.url);
  project.provide('databasePrefix', prefix);
  project.provide('seededUrl', urlOf('seeded'));
  project.provide('apiUrl', await apiConnection({ ...postgres, url: urlOf('seeded') }));
  project.provide('seedLog', seedLog);
  return async () => {
    await postgres.remove();
    if (postgres.embedded) return;
    const named = `select datname from pg_database where starts_with(datname, '${prefix}')`;
    for (const { datname } of (await runAsOwner(postgres.url, named)) as { datname: string }[])
      await runAsOwner(postgres.url, `drop database ${datname} with (force)`);
  };
}
