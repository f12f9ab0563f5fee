import { Client } from 'pg';
import { loadAgreements } from './agreements.ts';
import { loadBranches } from './branches.ts';
import { loadCatalogues, loadMarketFacts } from './catalogues.ts';
import { loadFigures } from './figures.ts';
import { loadGeography } from './geography.ts';
import { Seeder } from './seeder.ts';

/**
 * Loads the real data beside this file into a migrated database. All or nothing; a row that is there already is left
 * alone, so running it again changes nothing. Throws SeedError naming file, row, column and value of a row it cannot load.
 */
export async function seed(connectionString: string, log: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  const seeder = new Seeder(client, log);
  try {
    await client.query('begin');
    await loadGeography(seeder);
    await loadBranches(seeder);
    await loadCatalogues(seeder);
    await loadAgreements(seeder);
    await loadMarketFacts(seeder);
    await loadFigures(seeder);
    await client.query('commit');
    await client.query('analyze');
    await seeder.counts();
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}

/** Has the seed never been loaded here? */
export async function isEmpty(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query('select not exists (select from app.area) as empty');
  await client.end();
  return rows[0].empty;
}
