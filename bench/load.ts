/** Requests of the bench, over connections that stay open. */
import { Agent, request } from 'node:http';

export interface Target {
  port: number;
  agent: Agent;
}
export const targetAt = (port: number): Target => ({ port, agent: new Agent({ keepAlive: true }) });

/** Sends a body to a server's /graphql and gives the answer's. Throws where it is no 200. */
export function post({ port, agent }: Target, body: string): Promise<string> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', path: '/graphql', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) done(text);
        else fail(new Error(`${answer.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', fail).end(body);
  });
}

/**
 * Asks for some time, so many at once; no new request begins after that.
 * @param ask is given the number of the request
 * @returns milliseconds of each request, and of all together
 */
export async function askFor(ms: number, atOnce: number, ask: (n: number) => Promise<unknown>) {
  const latencies: number[] = [];
  const began = performance.now();
  let n = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < ms) {
        const started = performance.now();
        await ask(n++);
        latencies.push(performance.now() - started);
      }
    }),
  );
  return { latencies, totalMs: performance.now() - began };
}
