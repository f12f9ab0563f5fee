/** The embedded PostgreSQL itself: started, taken over after its starter is gone, and stopped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isAtRisk, openPostgres } from '../../scripts/postgres.ts';

test('PostgreSQL starts in a private folder, is found again after its starter was killed, and stops', {
  timeout: 60_000,
}, async () => {
  const home = await mkdtemp(join(tmpdir(), 'jangkau-private-'));
  const lines: string[] = [];
  const options = { dataDir: join(home, 'data'), log: (line: string) => lines.push(line) };
  const first = await openPostgres(options);
  // The starter is gone without stopping it: the next run takes the server over.
  const second = await openPostgres(options);
  expect(second.url).toBe(first.url);
  expect(second.shared).toBe(true);
  expect(lines.join('\n')).toMatch(/is running already/);
  await second.stop();
  const third = await openPostgres(options);
  expect(third.shared).toBe(false);
  expect(await isAtRisk(third)).toBe(true);
  // What was begun without waiting for the disk goes on with it, once it is asked for and the server starts anew.
  await third.stop();
  process.env.DB_FSYNC = 'perhaps';
  await expect(openPostgres(options)).rejects.toThrow('DB_FSYNC is "perhaps": set it to on or off.');
  process.env.DB_FSYNC = 'on';
  const fourth = await openPostgres(options);
  expect(await isAtRisk(fourth)).toBe(false);
  await fourth.remove();
  await rm(home, { recursive: true });
});
afterEach(() => void delete process.env.DB_FSYNC);
