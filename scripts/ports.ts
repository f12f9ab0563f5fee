import { rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/**
 * The same of a port that is listened on only later: the number stays with this process until it ends, so that of two
 * that ask at once each has its own.
 */
export async function claimPort(wanted: number): Promise<number> {
  const port = await freePort(wanted);
  return (await claim(port)) ? port : claimPort(port + 1);
}

/** Longer than from reading who has a port to writing that it is ours. */
const SETTLE_MS = 100;
/** Writes down that this process has a port. Gives false where another one has it, or was quicker. */
async function claim(port: number): Promise<boolean> {
  const file = join(tmpdir(), `jangkau-port-${port}`);
  const own = String(process.pid);
  const owner = () => readFile(file, 'utf8').catch(() => '');
  if (isRunning(await owner())) return false;
  await writeFile(`${file}.${own}`, own);
  // What somebody else wrote in a shared folder cannot be replaced: then the port stays theirs.
  const written = await rename(`${file}.${own}`, file).then(
    () => true,
    () => false,
  );
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  // Of two that wrote at once the last one has it.
  if (!written || (await owner()) !== own) {
    rmSync(`${file}.${own}`, { force: true });
    return false;
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return true;
}

/** Is there a process of this number besides this one? */
function isRunning(pid: string): boolean {
  if (!pid || pid === String(process.pid)) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** On both addresses that "localhost" may mean. */
const isFree = async (port: number) => (await binds(port, '127.0.0.1')) && (await binds(port, '::1'));

const binds = (port: number, host: string) =>
  new Promise<boolean>((done) => {
    const server = createServer()
      .once('error', (error: NodeJS.ErrnoException) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
      .listen(port, host, () => server.close(() => done(true)));
  });
