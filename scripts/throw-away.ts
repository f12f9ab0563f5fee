import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openPostgres, type Postgres } from './postgres.ts';
import { withOpened } from './processes.ts';

/** Databases for one run: on a server that goes with them, or beside the others of the one that DATABASE_URL names. */
export interface ThrowAway extends Pick<Postgres, 'url' | 'embedded'> {
  /** How the names of its databases begin. */
  prefix: string;
  /** Makes a database, empty or like another of them that nobody is connected to; gives its owner's connection string. */
  create(name: string, like?: string): Promise<string>;
  /** Takes away all that is named so, whoever uses it. */
  remove(): Promise<void>;
}

/** Copies the files: where the disk is not waited for, that takes a third of the time of copying through the log. */
export const copyOf = (database: string, name: string) =>
  `create database ${name} template ${database} strategy file_copy`;

/**
 * @param purpose a word for the names of what it makes
 * @param url the server to make them on; nothing for one that is made for them @default DATABASE_URL
 */
export async function openThrowAway(purpose: string, url?: string): Promise<ThrowAway> {
  const dataDir = await mkdtemp(join(tmpdir(), `jangkau-${purpose}-`));
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  // The server's account may enter, so that all of it is in here; the cluster itself is its own.
  await chmod(dataDir, 0o755);
  const postgres = await openPostgres({ dataDir, log: () => {}, url }).catch(async (error) => {
    await removeData();
    throw error;
  });
  const prefix = `jangkau_${purpose}_${randomBytes(4).toString('hex')}_`;
  const asOwner = async (statement: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    return client.query<{ datname: string }>(statement).finally(() => client.end());
  };
  return {
    url: postgres.url,
    embedded: postgres.embedded,
    prefix,
    async create(name, like) {
      await asOwner(like ? copyOf(`${prefix}${like}`, `${prefix}${name}`) : `create database ${prefix}${name}`);
      return Object.assign(new URL(postgres.url), { pathname: `/${prefix}${name}` }).href;
    },
    async remove() {
      if (!postgres.embedded) {
        const { rows } = await asOwner(`select datname from pg_database where starts_with(datname, '${prefix}')`);
        for (const { datname } of rows) await asOwner(`drop database ${datname} with (force)`);
      }
      await postgres.remove();
      await removeData();
    },
  };
}

/** Runs `work` with databases that are taken away afterwards, also when a signal ends the process. @param url as above */
export const withThrowAway = (
  purpose: string,
  work: (databases: ThrowAway) => Promise<void>,
  url?: string,
): Promise<void> => withOpened(openThrowAway(purpose, url), (databases) => databases.remove(), work);
