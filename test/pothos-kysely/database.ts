import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Io } from '../../src/pothos-kysely/index.ts';
import { createDatabase } from '../support/database.ts';

/** A connection to a fresh database with fixture.sql in it. Every value arrives as text, unless `parsed` says otherwise. */
export async function openFixture({ parsed = false } = {}): Promise<Client> {
  const asText = { getTypeParser: () => (text: string) => text } as never;
  const client = new Client({ connectionString: await createDatabase(), ...(parsed ? {} : { types: asText }) });
  await client.connect();
  await client.query("set timezone to 'UTC'");
  await client.query(readFileSync(new URL('fixture.sql', import.meta.url), 'utf8'));
  return client;
}

/** Runs batches over the connection and keeps what it ran. */
export function runner(client: Client) {
  const batches: { readOnly: boolean; statements: string[] }[] = [];
  const run: Io['run'] = async ({ readOnly, statements }) => {
    batches.push({ readOnly, statements: statements.map(({ sql }) => sql) });
    let row: (string | null)[] = [];
    await client.query(`begin ${readOnly ? 'read only' : ''}`);
    try {
      for (const { sql, parameters } of statements) {
        const result = await client.query({ text: sql, values: [...parameters], rowMode: 'array' });
        row = result.rows[0] as (string | null)[];
      }
      await client.query('commit');
      return row;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  };
  return { run, batches };
}
