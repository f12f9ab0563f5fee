/** A Hono route that forwards one statement written by hand. */
import { startWorker } from './worker.ts';

export const start = (databaseUrl: string) => startWorker('bench/servers/handwritten-worker.ts', databaseUrl);
