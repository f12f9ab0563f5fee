/** What a refusal takes: a limit only protects where refusing is cheap. */
import { expect, test, vi } from 'vitest';
import { useApi } from '../support/api.ts';
import { BIG, DEAR } from '../support/refused.ts';

const api = useApi();
const post = (body: unknown) =>
  api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test.each([
  ...Object.entries(BIG),
  ...Object.entries(DEAR).map(([name, query]): [string, unknown] => [name, { query }]),
])('%s is refused in at most 500 ms of CPU', async (_name, body) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await post({ query: '{ nothing }' });
  const before = process.threadCpuUsage();
  const { json } = await post(body);
  const { user, system } = process.threadCpuUsage(before);
  log.mockRestore();
  expect(json.errors).not.toEqual([]);
  // In microseconds. It is about 50 ms; ten times as much leaves room for what is not compiled yet, and other machines.
  expect(user + system).toBeLessThan(500_000);
});
