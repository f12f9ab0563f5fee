/** `npm run seed:synthetic -- --factor 1`: made-up national data, on the development database or DATABASE_URL. */
import { parseArgs } from 'node:util';
import { deploy } from '../migrations/deploy.ts';
import { seed } from '../migrations/seed/load.ts';
import { onPostgres } from './postgres.ts';
import { factorOf, seedSynthetic } from './synthetic.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { factor: { type: 'string', default: '1' } } });
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
