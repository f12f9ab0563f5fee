import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { copyOf } from '../../scripts/throw-away.ts';

/** Runs one statement as the server's owner. */
export async function runAsOwner(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(statement).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

/** Makes a database of its own for a test, empty or with the seed; gives its owner's connection string. */
export async function createDatabase(template?: 'seeded'): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const prefix = inject('databasePrefix');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  // Not of the database that the other tests read: a template must have no connections.
  await runAsOwner(url.href, template ? copyOf(`${prefix}template`, name) : `create database ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}
