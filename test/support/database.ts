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

/** The owner's connection string for a database of this run. */
const urlOf = (name: string) => Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
/** The database with the seed that is copied. Not the one that the other tests read: it must have no connections. */
const SEEDED = 'template';

/**
 * Makes a database of its own for a test, empty or with the seed; gives its owner's connection string.
 * @param template with the seed; or a database that `createOnce` made
 */
export async function createDatabase(template?: 'seeded' | (string & {})): Promise<string> {
  const prefix = inject('databasePrefix');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const copied = template && prefix + (template === 'seeded' ? SEEDED : template);
  await runAsOwner(inject('postgresUrl'), copied ? copyOf(copied, name) : `create database ${name}`);
  return urlOf(name);
}

/**
 * Makes a database with the seed and more, to be copied by all files of this run: the first that asks makes it, others who
 * ask meanwhile wait.
 * @param fill puts in what there is more, and gives what the others have to know of it
 */
export async function createOnce<Known>(template: string, fill: (url: string) => Promise<Known>): Promise<Known> {
  const name = `${inject('databasePrefix')}${template}`;
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as known from pg_database where datname = $1",
      [name],
    );
    if (rows[0]) return JSON.parse(rows[0].known);
    await client.query(copyOf(`${inject('databasePrefix')}${SEEDED}`, name));
    const known = await fill(urlOf(name));
    await client.query(`comment on database ${name} is ${client.escapeLiteral(JSON.stringify(known))}`);
    return known;
  } finally {
    await client.end();
  }
}
