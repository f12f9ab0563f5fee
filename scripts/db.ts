/** `npm run db:deploy | db:seed | db:reset`, on the development database or DATABASE_URL. */
import { deploy, dropOlder } from '../migrations/deploy.ts';
import { reset } from '../migrations/migrate.ts';
import { seed } from '../migrations/seed/load.ts';
import { onPostgres } from './postgres.ts';

const COMMANDS: Readonly<Record<string, (url: string) => Promise<void>>> = {
  deploy: async (url) => {
    await deploy(url, console.log);
    await dropOlder(url, console.log);
  },
  seed: async (url) => {
    await deploy(url, console.log);
    await seed(url, console.log);
  },
  reset: async (url) => {
    await reset(url, console.log);
    await COMMANDS.seed?.(url);
  },
};

const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  console.error(`usage: node scripts/db.ts ${Object.keys(COMMANDS).join(' | ')}`);
  process.exit(2);
}

onPostgres(console.log, ({ url }) => command(url)).catch((error) => {
  console.error(`${process.argv[2]}: ${error.message}`);
  process.exitCode = 1;
});
