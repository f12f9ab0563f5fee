/** The local Neon endpoint, in a process of its own: what it uses is neither a server's nor the database's. */
import { startNeonEndpoint } from '../../scripts/neon-endpoint.ts';

export async function start(databaseUrl: string) {
  const { port, close } = await startNeonEndpoint({ connectionString: databaseUrl });
  return { port, pid: process.pid, close };
}
