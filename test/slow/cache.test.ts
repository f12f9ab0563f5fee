/** Answers that are not fresh any more, and a Worker that keeps none, in real workerd. All else of the cache: test/saved/cache. */
import { beforeEach, describe, expect, test } from 'vitest';
import { askWorker, fresh } from '../saved/asking.ts';
import { useAccess } from '../support/access.ts';
import { useWorker } from '../support/worker.ts';

const access = useAccess();
/** Everything it gives is stale at once. */
const impatient = useWorker(access.apiUrl, { CACHE_FRESH_SECONDS: '0' });
/** It keeps nothing, as at workers.dev. */
const forgetful = useWorker(access.apiUrl, { CACHE_KEEP_SECONDS: '0' });
/** Something becomes known. */
const write = () =>
  access.asOwner(
    "insert into source (citation, publisher, published, verification) values ('cache', 'x', partial_date_of('2026', 'YEAR'), 'PUBLISHED')",
  );

describe('an answer that is not fresh any more', () => {
  const state = (answer: Awaited<ReturnType<typeof askWorker>>) => answer.said('cache-status');
  let path: string;
  beforeEach(async () => {
    path = fresh();
    expect(state(await askWorker(impatient, path))).toBe('jangkau; fwd=miss');
  });

  test('is given once more, while only the version is asked for', async () => {
    const stale = await askWorker(impatient, path);
    expect([stale.status, state(stale)]).toEqual([200, 'jangkau; hit; detail=stale']);
    await expect.poll(() => impatient.endpoint().stats.http).toBe(1);
    expect(impatient.endpoint().stats.statements.every((sql) => sql.includes('begin_request'))).toBe(true);
  });

  test('is replaced after a write: whoever asks next but one has the new answer', async () => {
    const before = await askWorker(impatient, path);
    await write();
    const tags: (string | null)[] = [];
    await expect
      .poll(async () => {
        const { said, text } = await askWorker(impatient, path);
        tags.push(said('etag'));
        return JSON.parse(text).extensions.dataset.version;
      })
      .not.toBe(JSON.parse(before.text).extensions.dataset.version);
    expect(tags[0]).toBe(before.said('etag'));
    expect(tags.at(-1)).not.toBe(before.said('etag'));
  });

  test('is given while the database is away', async () => {
    impatient.endpoint().fault(...Array.from({ length: 8 }, () => ({ kind: 'reset' }) as const));
    for (const _ of [1, 2, 3]) {
      const response = await fetch(`${impatient.url()}${path}`);
      expect([response.status, response.headers.get('cache-status')]).toEqual([200, 'jangkau; hit; detail=stale']);
      await response.text();
    }
    impatient.endpoint().reset();
  });
});

test('where nothing is kept, all is answered, with its tag', async () => {
  const path = fresh();
  const [first, second] = [await askWorker(forgetful, path), await askWorker(forgetful, path)];
  expect([first.http, second.http, second.text === first.text]).toEqual([1, 1, true]);
  const known = await askWorker(forgetful, path, { 'if-none-match': String(first.said('etag')) });
  expect([known.status, known.http]).toEqual([304, 1]);
});
