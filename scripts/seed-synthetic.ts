/**
 * `npm run seed:synthetic -- --factor 1`: made-up national data, in the development database or the one DATABASE_URL names.
 * Factor 1, as when not given, is the size of the country (1.1 million figures, some minutes); 0.1 a tenth of it.
 */
import { deploy } from '../migrations/deploy.ts';
import { seed } from '../migrations/seed/load.ts';
import { optionsOf } from './command.ts';
import { onPostgres } from './postgres.ts';
import { factorOf, seedSynthetic } from './synthetic.ts';

async function main(): Promise<void> {
  const { values } = optionsOf(import.meta.filename, { factor: { type: 'string', default: '1' } });
  const factor = factorOf(values.factor);
  await onPostgres(console.log, async ({ url }) => {
    await deploy(url, console.log);
    await seed(url, () => {});
    await seedSynthetic(url, factor, console.log);
  });
}
main().catch((error) => {
  console.error(`seed:synthetic: ${error.message}`);
  process.exitCode = 1;
});
