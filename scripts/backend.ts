/** One session of a database that is on this machine, and what its process uses. */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Explained } from './acceptance.ts';
import { asFirst, nodesOf } from './acceptance.ts';
import type { Query } from './neon-endpoint.ts';

export interface Used {
  /** Milliseconds of CPU of the backend, of the whole transaction; see `Backend.clock`. */
  cpuMs: number;
  /** Why it did not come to an end, if so: for the time it takes. */
  failed?: string;
  /** Most anonymous memory that the process had meanwhile, in MB; 0 where it cannot be seen. */
  memoryMb: number;
}
export interface Planned {
  /** Milliseconds of CPU to parse and plan the statement. */
  planMs: number;
  /** Relations that are read, and subplans. */
  relations: number;
}

/** The opening sets how long somebody waits; here it is CPU that counts, whatever else the machine does. */
const PATIENCE = "select set_config('statement_timeout', '60000', true), set_config('transaction_timeout', '0', true)";
/** How often the memory of the process is looked at. */
const LOOK_MS = 4;

export class Backend {
  /** What is measured: the CPU of the process on Linux where the server is on this machine, else the time that passes. */
  readonly clock: 'cpu' | 'elapsed';
  readonly #client: Client;
  readonly #pid: number;

  private constructor(client: Client, pid: number) {
    this.#client = client;
    this.#pid = pid;
    this.clock = /postgres/.test(this.#told('cmdline')) && this.#told('schedstat') ? 'cpu' : 'elapsed';
  }

  /** @param url connection string of the API's role */
  static async open(url: string): Promise<Backend> {
    const client = new Client({ connectionString: url });
    // A server that ends the session says so to the statement that waits.
    client.on('error', () => {});
    await client.connect();
    // All that a statement does is done by the process that is looked at.
    await client.query('set max_parallel_workers_per_gather = 0');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new Backend(client, (rows[0] as { pid: number }).pid);
  }

  /** Runs what a read sends as the API does, in one transaction. @param look also looks at the memory */
  async run(sent: readonly Query[], look = false): Promise<Used> {
    let memoryMb = 0;
    const watch = () => {
      memoryMb = Math.max(memoryMb, this.#memoryMb());
    };
    const timer = look ? setInterval(watch, LOOK_MS) : undefined;
    const before = this.#nowMs();
    const failed = await this.#transaction(async () => {
      for (const [i, { query, params }] of sent.entries()) {
        await this.#client.query({ text: query, values: params as unknown[] });
        if (i === 0) await this.#client.query(PATIENCE);
      }
      if (look) watch();
    }).then(
      () => undefined,
      (error) => String(error.message),
    );
    clearInterval(timer);
    const used = { cpuMs: this.#nowMs() - before, memoryMb };
    return failed ? { ...used, failed } : used;
  }

  /** What planning takes of it. */
  async plan(sent: readonly Query[]): Promise<Planned> {
    const [begin, operation] = asFirst(sent);
    if (!begin || !operation) throw new Error('Nothing was asked of the database.');
    return this.#transaction(async () => {
      await this.#client.query(begin.query, begin.params as unknown[]);
      const before = this.#nowMs();
      const { rows } = await this.#client.query(
        `explain (format json) ${operation.query}`,
        operation.params as unknown[],
      );
      const planMs = this.#nowMs() - before;
      const { Plan: plan } = rows[0]['QUERY PLAN'][0] as Explained;
      const isRelation = (type: string) => type.endsWith('Scan') && !type.startsWith('Bitmap Index');
      let relations = 0;
      for (const node of nodesOf(plan)) {
        if (isRelation(node['Node Type'])) relations++;
        if (node['Subplan Name']) relations++;
      }
      return { planMs, relations };
    });
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.#client.query('begin transaction isolation level repeatable read read only');
    try {
      const result = await work();
      await this.#client.query('commit');
      return result;
    } catch (error) {
      await this.#client.query('rollback').catch(() => {});
      throw error;
    }
  }

  #nowMs(): number {
    if (this.clock === 'elapsed') return performance.now();
    return Number(this.#told('schedstat').split(' ')[0]) / 1e6;
  }

  #memoryMb(): number {
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(this.#told('status'))?.[1] ?? 0) / 1024;
  }

  /** What the system tells of the process; nothing where it does not, or when the process is gone. */
  #told(what: 'schedstat' | 'status' | 'cmdline'): string {
    try {
      return readFileSync(`/proc/${this.#pid}/${what}`, 'utf8');
    } catch {
      return '';
    }
  }
}
