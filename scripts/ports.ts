import { createServer } from 'node:net';

const LAST = 65_535;

/** A port from the environment. Throws where it is none. */
export function portSetting(name: string, otherwise: number): number {
  const port = Number(process.env[name] || otherwise);
  if (Number.isInteger(port) && port > 0 && port <= LAST) return port;
  throw new Error(`${name} is "${process.env[name]}": it must be a number from 1 to ${LAST}.`);
}

/** The wanted port, or the next one up that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + 200, LAST); port++) if (await isFree(port)) return port;
  throw new Error(`No free port from ${wanted} on.`);
}

/** On both addresses that "localhost" may mean. */
const isFree = async (port: number) => (await binds(port, '127.0.0.1')) && (await binds(port, '::1'));

const binds = (port: number, host: string) =>
  new Promise<boolean>((done) => {
    const server = createServer()
      .once('error', (error: NodeJS.ErrnoException) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
      .listen(port, host, () => server.close(() => done(true)));
  });
