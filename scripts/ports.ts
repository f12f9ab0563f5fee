import { createServer } from 'node:net';

/** The wanted port, or the next one up that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 200, 65_536); port++) if (await isFree(port)) return port;
  throw new Error(`No free port from ${wanted} to ${wanted + 199}.`);
}

const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const server = createServer()
      .once('error', () => done(false))
      .listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
