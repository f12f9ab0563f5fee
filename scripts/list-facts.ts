/** `npm run facts:list`: lists each new migration with its hash, after which it is never changed. */

import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { namesOfFacts } from '../migrations/migrate.ts';

/** Gives the names of those that it has listed. @throws where a file is not named as a migration is */
export async function listFacts(folder = new URL('../migrations/', import.meta.url)): Promise<string[]> {
  const list = new URL('facts.sha256', folder);
  const listed = await readFile(list, 'utf8').catch(() => '');
  const names = (await namesOfFacts(folder)).filter((name) => !listed.includes(`  ${name}\n`));
  for (const name of names) {
    const hash = createHash('sha256')
      .update(await readFile(new URL(name, folder)))
      .digest('hex');
    await appendFile(list, `${hash}  ${name}\n`);
  }
  return names;
}

if (import.meta.main)
  listFacts().then(
    (names) => {
      for (const name of names) console.log(`listed: ${name}`);
    },
    (error) => {
      console.error(`facts:list: ${error.message}`);
      process.exitCode = 1;
    },
  );
