/** `npm run db:migrate | db:seed | db:reset`, on the development database or DATABASE_URL. */
import { resolve } from 'node:path';
import { migrate, reset } from '../migrations/migrate.ts';
import { seed } from '../migrations/seed/load.ts';
import { openPostgres } from './postgres.ts';

const COMMANDS: Readonly<Record<string, (url: string) => Promise<void>>> = {
  migrate: (url) => migrate(url, console.log),
  seed: (url) => seed(url, console.log),
  reset: async (url) => {
    await reset(url, console.log);
    await migrate(url, console.log);
    await seed(url, console.log);
  },
};

const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  console.error(`usage: node scripts/db.ts ${Object.keys(COMMANDS).join(' | ')}`);
  process.exit(2);
}
const postgres = await openPostgres({ dataDir: resolve(process.env.DATA_DIR ?? '.data'), log: console.log });
try {
  await command(postgres.url);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  if (!postgres.shared) await postgres.stop();
}
