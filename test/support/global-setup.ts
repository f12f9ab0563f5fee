import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../migrations/migrate.ts';
import { seed } from '../../migrations/seed/load.ts';
import { allowApiRole } from '../../scripts/api-role.ts';
import { openPostgres } from '../../scripts/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the throw-away server's owner. */
    postgresUrl: string;
    /** The owner's connection to the migrated and seeded database, which tests only read. */
    seededUrl: string;
    /** The same as the API's role. */
    apiUrl: string;
    /** What the seed printed. */
    seedLog: string[];
  }
}

/** One throw-away PostgreSQL for the whole run, with one seeded database. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-test-'));
  const postgres = await openPostgres({ dataDir, log: () => {} });
  const admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('create database seeded');
  await admin.end();
  const seeded = new URL(postgres.url);
  seeded.pathname = '/seeded';
  const seedLog: string[] = [];
  await migrate(seeded.href, () => {});
  await seed(seeded.href, (line) => seedLog.push(line));
  project.provide('postgresUrl', postgres.url);
  project.provide('seededUrl', seeded.href);
  project.provide('apiUrl', await allowApiRole(seeded.href, randomBytes(12).toString('hex')));
  project.provide('seedLog', seedLog);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
