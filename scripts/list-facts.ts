/** `npm run facts:list`: lists each new migration with its hash, after which it is never changed. */

import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile } from 'node:fs/promises';

const folder = new URL('../migrations/', import.meta.url);
const list = new URL('facts.sha256', folder);
const listed = await readFile(list, 'utf8').catch(() => '');
const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
for (const name of names.filter((name) => !listed.includes(`  ${name}\n`))) {
  const hash = createHash('sha256')
    .update(await readFile(new URL(name, folder)))
    .digest('hex');
  await appendFile(list, `${hash}  ${name}\n`);
  console.log(`listed: ${name}`);
}
