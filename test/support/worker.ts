import { afterAll, beforeAll, inject } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../scripts/neon-endpoint.ts';
import { freePort } from '../../scripts/ports.ts';
import { startWorker, type Worker } from '../../scripts/worker.ts';
import { PEPPER } from './api.ts';

/** The real worker in workerd, in front of the seeded database, or one of the test's own. Explorer and bundle come from the steps before. */
export function useWorker(apiUrl = () => inject('apiUrl')) {
  let endpoint: NeonEndpoint;
  let worker: Worker;
  beforeAll(async () => {
    endpoint = await startNeonEndpoint({ connectionString: apiUrl() });
    // Test files run side by side: each looks for its port in a range of its own.
    const range = 18_000 + 500 * Number(process.env.VITEST_POOL_ID ?? 0);
    worker = await startWorker({
      port: await freePort(range),
      dbPort: endpoint.port,
      log: 'none',
      settings: { API_KEY_PEPPER: PEPPER },
    });
  }, 100_000);
  afterAll(async () => {
    await worker?.stop();
    await endpoint.close();
  }, 30_000);
  return { url: () => worker.url, endpoint: () => endpoint };
}
