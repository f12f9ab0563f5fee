/** What was measured of the servers, as tables and sentences. */
import { BEYOND, isBeyond, median, ratios, spreadOf } from '../scripts/numbers.ts';
import { OPERATIONS, type Operation, WORDS } from './operations.ts';

/** In the order in which they are shown; ratios are to the one written by hand. */
export const SERVERS = ['handwritten', 'product', 'postgraphile', 'mercurius'] as const;
export type Server = (typeof SERVERS)[number];
/** Those that run in workerd, and ask the database through the local Neon endpoint; the others ask it directly. */
export const WORKERS: readonly Server[] = ['handwritten', 'product'];

/** One server asked for one operation in one round. */
export interface Measured {
  round: number;
  server: Server;
  operation: Operation;
  /** Requests answered in a second, many at once. */
  perSecond: number;
  /** Milliseconds of the middle one of requests that come one at a time. */
  p50Ms: number;
  /** Milliseconds of CPU of the server's process for a request; undefined where the system does not tell. */
  serverCpuMs: number | undefined;
  /** The same of the database's sessions. */
  databaseCpuMs: number | undefined;
  /** The same of the local Neon endpoint, for a Worker. */
  endpointCpuMs: number | undefined;
}
type Measure = 'perSecond' | 'p50Ms' | 'serverCpuMs' | 'databaseCpuMs' | 'endpointCpuMs';

const MEASURES: Readonly<Record<Measure, string>> = {
  perSecond: 'requests/s, many at once',
  p50Ms: 'p50 of one request at a time, ms',
  serverCpuMs: 'CPU of the server for a request, ms',
  databaseCpuMs: "CPU of the database's sessions for a request, ms",
  endpointCpuMs: 'CPU of the local Neon endpoint for a request, ms',
};
const NAMES: Readonly<Record<Server, string>> = {
  handwritten: 'SQL by hand',
  product: 'Jangkau',
  postgraphile: 'PostGraphile',
  mercurius: 'Mercurius + JIT',
};

export interface Report {
  factor: number;
  rounds: number;
  seconds: number;
  concurrency: number;
  /** Of the database, there and back, in milliseconds. */
  distance: number;
  measured: readonly Measured[];
  /** Round trips to the database for a request. */
  trips: Readonly<Record<Server, Readonly<Record<Operation, number>>>>;
  print(line: string): void;
}

export function report({ print, trips, ...run }: Report): void {
  print(`
## The database ${run.distance} ms away

${new Date().toISOString().slice(0, 10)}, data of factor ${run.factor}, ${run.rounds} rounds of ${run.seconds} s, ${run.concurrency} requests at once.
${OPERATIONS.map((operation) => `${operation}: ${WORDS[operation]}.`).join('\n')}
The first row of a table is what the statement written by hand comes to. The rows below are ratios to it in the same
round: the median, and between which values the middle half of the rounds lies.`);
  const table = (
    title: string,
    servers: readonly Server[],
    shown: (server: Server, operation: Operation) => string,
  ) => {
    print(`\n| ${title} | ${OPERATIONS.join(' | ')} |\n|---|${OPERATIONS.map(() => '---|').join('')}`);
    for (const server of servers)
      print(`| ${NAMES[server]} | ${OPERATIONS.map((operation) => shown(server, operation)).join(' | ')} |`);
  };
  for (const measure of Object.keys(MEASURES) as Measure[])
    table(MEASURES[measure], measure === 'endpointCpuMs' ? WORKERS : SERVERS, (server, operation) =>
      cell(run.measured, server, operation, measure),
    );
  table('round trips to the database', SERVERS, (server, operation) =>
    trips[server][operation].toFixed(1).replace('.0', ''),
  );
  print(`\n${slower(run.measured).join('\n')}`);
}

/** What was measured, round by round; undefined where it could not be. */
function valuesOf(
  all: readonly Measured[],
  server: Server,
  operation: Operation,
  measure: Measure,
): number[] | undefined {
  const values = all
    .filter((one) => one.server === server && one.operation === operation)
    .sort((a, b) => a.round - b.round)
    .map((one) => one[measure]);
  return values.every((value) => value !== undefined) ? (values as number[]) : undefined;
}

function cell(all: readonly Measured[], server: Server, operation: Operation, measure: Measure): string {
  const values = valuesOf(all, server, operation, measure);
  const byHand = valuesOf(all, 'handwritten', operation, measure);
  if (!values || !byHand) return 'not told here';
  if (server === 'handwritten') return median(values).toFixed(measure === 'perSecond' ? 0 : 2);
  const { median: middle, low, high } = spreadOf(ratios(values, byHand));
  return `${middle.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}

/** In which operations our own machinery is slower than another server, for one request at a time, and by how much. */
export function slower(all: readonly Measured[]): string[] {
  return SERVERS.filter((server) => server !== 'product').map((server) => {
    const found = OPERATIONS.flatMap((operation) => {
      const ours = median(valuesOf(all, 'product', operation, 'p50Ms') ?? []);
      const theirs = median(valuesOf(all, server, operation, 'p50Ms') ?? []);
      return isBeyond(ours, theirs) ? [`${operation} ${ours.toFixed(2)} against ${theirs.toFixed(2)} ms`] : [];
    });
    const beyond = `beyond ${BEYOND.times}x and ${BEYOND.ms} ms`;
    return `Slower than ${NAMES[server]} ${beyond}, one request at a time: ${found.join(', ') || 'none'}.`;
  });
}
