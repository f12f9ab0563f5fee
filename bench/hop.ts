/** A place on the way to the database: TCP that comes later by some milliseconds, and counts the round trips. */
import { connect, createServer, type Socket } from 'node:net';

export interface Hop {
  port: number;
  /** How often something was sent after an answer, or as the first thing: requests that were waited for. */
  roundTrips(): number;
  close(): Promise<void>;
}

/** @param distanceMs there and back together @param port of the other side, on this machine */
export async function openHop(port: number, distanceMs: number): Promise<Hop> {
  let roundTrips = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    let asks = false;
    for (const [from, to, isRequest] of [
      [near, far, true],
      [far, near, false],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (isRequest && !asks) roundTrips++;
        asks = isRequest;
        later(distanceMs / 2, () => to.write(data));
      });
      from.on('end', () => later(distanceMs / 2, () => to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as { port: number }).port,
    roundTrips: () => roundTrips,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Timers of one length end in the order in which they were set, so bytes do too. */
function later(ms: number, what: () => void): void {
  if (ms === 0) what();
  else setTimeout(what, ms);
}
