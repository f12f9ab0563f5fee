/** This project's Worker as it is, with the bench's schema. */
import { startWorker } from './worker.ts';

export const start = (databaseUrl: string) => startWorker('src/index.ts', databaseUrl);
