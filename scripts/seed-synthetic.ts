/** `npm run seed:synthetic -- --factor 1`: made-up national data, on the development database or DATABASE_URL. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../migrations/migrate.ts';
import { seed } from '../migrations/seed/load.ts';
import { openPostgres } from './postgres.ts';
import { factorOf, seedSynthetic } from './synthetic.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { factor: { type: 'string', default: '1' } } });
  const factor = factorOf(values.factor);
  const postgres = await openPostgres({ dataDir: resolve(process.env.DATA_DIR || '.data'), log: console.log });
  try {
    await migrate(postgres.url, console.log);
    await seed(postgres.url, () => {});
    await seedSynthetic(postgres.url, factor, console.log);
  } finally {
    if (!postgres.shared) await postgres.stop();
  }
}
main().catch((error) => {
  console.error(`seed:synthetic: ${error.message}`);
  process.exitCode = 1;
});
