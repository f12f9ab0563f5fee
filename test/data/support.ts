import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { SEARCH_PATH } from '../../src/db/rules.gen.ts';

/** A connection of the owner to the seeded database; what a test writes is undone. */
export function useSeeded() {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: inject('seededUrl') });
    await client.connect();
    await client.query(`set search_path to ${SEARCH_PATH}; set timezone to 'UTC'`);
  });
  afterAll(() => client.end());

  /** The rows of a statement, every value as PostgreSQL prints it. */
  const rows = async (text: string, values: unknown[] = []): Promise<Record<string, string | null>[]> => {
    const { rows, fields } = await client.query({
      text,
      values,
      rowMode: 'array',
      types: { getTypeParser: () => String },
    });
    return rows.map((row) => Object.fromEntries(fields.map((field, i) => [field.name, row[i]])));
  };
  /** The one value of a statement. */
  const value = async (text: string, values: unknown[] = []) => Object.values((await rows(text, values))[0] ?? {})[0];
  /** Runs `act` in a transaction that is rolled back whatever happens. Files that run beside this one take turns, as writers do. */
  const undone = async <T>(act: () => Promise<T>): Promise<T> => {
    await client.query("begin; select pg_advisory_xact_lock(hashtextextended('writers', 0))");
    try {
      return await act();
    } finally {
      await client.query('rollback');
    }
  };
  /** The statement's error: its SQLSTATE; undefined where it is accepted. */
  const refusal = (text: string, values: unknown[] = []): Promise<string | undefined> =>
    undone(() =>
      client.query(text, values).then(
        () => undefined,
        (error) => error.code,
      ),
    );
  return { client: () => client, rows, value, undone, refusal };
}
