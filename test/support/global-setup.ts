import type { TestProject } from 'vitest/node';
import { deploy } from '../../migrations/deploy.ts';
import { seed } from '../../migrations/seed/load.ts';
import { apiConnection } from '../../scripts/api-role.ts';
import { openThrowAway } from '../../scripts/throw-away.ts';

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
  const databases = await openThrowAway('test');
  const { url, embedded, prefix } = databases;
  const template = await databases.create('template');
  const seedLog: string[] = [];
  await deploy(template, () => {});
  await seed(template, (line) => seedLog.push(line));
  const seededUrl = await databases.create('seeded', 'template');

  project.provide('postgresUrl', url);
  project.provide('databasePrefix', prefix);
  project.provide('seededUrl', seededUrl);
  project.provide('apiUrl', await apiConnection({ embedded, url: seededUrl }));
  project.provide('seedLog', seedLog);
  return databases.remove;
}
