import type { Server } from 'node:http';

/** As many sessions as the local Neon endpoint has, kept as long as the server lives. */
export const POOL = { max: 10, idleTimeoutMillis: 0 };

/** Listens on a free port of this machine, and gives it. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as { port: number }).port;
}
