/** Asking a Worker that keeps answers. */
import type { useWorker } from '../support/worker.ts';

let asked = 0;
/** An address that nobody has asked before. */
export const fresh = (path = '/q/figures.json') =>
  `${path}?from=${1900 + Math.floor(asked / 12)}-${String((asked++ % 12) + 1).padStart(2, '0')}`;

/** Asks, and says how often the database was asked for it. */
export async function askWorker(
  of: ReturnType<typeof useWorker>,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
) {
  of.endpoint().reset();
  const response = await fetch(`${of.url()}${path}`, { headers, method });
  const text = await response.text();
  const { http, statements } = of.endpoint().stats;
  const said = (name: string) => response.headers.get(name);
  return { status: response.status, text, said, http, statements: [...statements] };
}
