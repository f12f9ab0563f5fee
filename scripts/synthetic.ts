import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { SEARCH_PATH } from '../src/db/rules.gen.ts';

/**
 * How far back synthetic data goes: a tenth is 14 months of figures and 500 agreements, four is all of it corrected three
 * times. Throws where the text is no number above 0, at most 20.
 */
export function factorOf(text: string): number {
  const factor = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (!(factor > 0 && factor <= 20)) throw new Error(`--factor is a number above 0, at most 20: not "${text}".`);
  return factor;
}

/**
 * Adds made-up national data to a migrated and seeded database, in one transaction: 1.1 million figures and 5,000
 * agreements at factor 1. Deterministic. Throws where it is there already: `npm run db:reset` takes it away.
 * @param factor of factorOf
 */
export async function seedSynthetic(connectionString: string, factor: number, log: (line: string) => void) {
  const script = await readFile(new URL('../migrations/seed/synthetic.sql', import.meta.url), 'utf8');
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query("select from app.source where citation = 'synthetic data of this project'");
    if (rows.length > 0) throw new Error('Synthetic data is here already: npm run db:reset takes it away.');
    // A server that can, gives up when nobody waits for it any more; what is not committed then is not there.
    await client.query("set client_connection_check_interval = '1s'").catch(() => {});
    await client.query('begin');
    await client.query(`set local search_path to ${SEARCH_PATH}; set local synthetic.factor to '${factor}'; ${script}`);
    await client.query('commit');
    // So that the planner knows its size, and an index tells what it holds.
    await client.query('vacuum analyze');
    const { rows: counts } = await client.query(
      "select (select count(*) from app.figure) as figures, (select count(*) from app.mou) as agreements, (select count(*) from app.area where kind = 'BRANCH') as branches",
    );
    log(`synthetic data, factor ${factor}: ${JSON.stringify(counts[0])}`);
  } finally {
    await client.end();
  }
}
