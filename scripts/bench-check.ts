/**
 * `npm run bench -- --record` and `--check`: has an acceptance query become slower since its time was recorded? A time is
 * what the database uses for all that the query sends, begin_request too, by that of a reference query that runs beside
 * it: so it says the same on a quick machine and on a slow one.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { deploy } from '../migrations/deploy.ts';
import { seed } from '../migrations/seed/load.ts';
import { Acceptance, acceptanceQueries } from './acceptance.ts';
import { apiConnection } from './api-role.ts';
import { Backend } from './backend.ts';
import type { Query } from './neon-endpoint.ts';
import { isBeyond, median, ratios } from './numbers.ts';
import { seedSynthetic } from './synthetic.ts';
import { type ThrowAway, withThrowAway } from './throw-away.ts';

export interface CheckOptions {
  /** File of what was recorded. */
  baseline: string;
  /** Only queries with this in their name. */
  only: string;
  print(line: string): void;
}
/** What was recorded, of which data. */
export interface Baseline {
  /** Size of the synthetic data. */
  factor: number;
  /** Of each query: its time by that of the reference query. */
  ratios: Readonly<Record<string, number>>;
}
/** One query now. */
export interface Timed {
  /** Its time by that of the reference query. */
  ratio: number;
  /** Its time, in milliseconds. */
  ms: number;
}

/** A query is slower where it takes so many times what it took, and so many milliseconds more. */
const BEYOND = { times: 1.3, ms: 1 };
const ROUNDS = 9;
/** What is asked again and again is sent otherwise than what is asked once, and a session keeps what it has planned. */
const WARM_UP = 6;
/** Some of what our statements do, on nothing of ours, and so the same at all times: values, texts, a sort, a sum and JSON. */
const REFERENCE: Query = {
  query: `
    select json_agg(json_build_object('group', g, 'count', n, 'first', t))::text
    from (
      select g, count(*) as n, min(t) as t
      from (select n % 500 as g, md5(n::text) as t from generate_series(1, 20000) n order by 2) numbers
      group by 1) groups`,
};

/** Records what each acceptance query takes, on data of a size. */
export async function record(factor: number, { baseline, only, print }: CheckOptions): Promise<void> {
  if (only) throw new Error('--record is of all acceptance queries: leave --only out.');
  await withDatabase(factor, print, async (timing) => {
    const timed = await timing.all(await acceptanceQueries());
    const recorded = Object.fromEntries([...timed].map(([name, { ratio }]) => [name, Number(ratio.toFixed(3))]));
    await writeFile(baseline, `${JSON.stringify({ factor, ratios: recorded } satisfies Baseline, null, 2)}\n`);
    print(`${timed.size} queries recorded in ${baseline}`);
  });
}

/** Compares with what was recorded. Throws with the names of queries that are slower, or were not recorded. */
export async function check({ baseline: file, only, print }: CheckOptions): Promise<void> {
  const baseline: Baseline = JSON.parse(await readFile(file, 'utf8'));
  const queries = (await acceptanceQueries()).filter(([name]) => name.includes(only));
  if (queries.length === 0) throw new Error(`--only: no acceptance query has "${only}" in its name.`);
  await withDatabase(baseline.factor, print, async (timing) => {
    const timed = await timing.all(queries);
    const suspects = slower(baseline, timed, timing.referenceMs);
    // What the machine did meanwhile is not there twice.
    const again = await timing.all(queries.filter(([name]) => suspects.includes(name)));
    for (const [name, { ratio, ms }] of new Map([...timed, ...again])) {
      const was = baseline.ratios[name];
      print(
        `${name}: ${ms.toFixed(1)} ms, ${was ? `${(ratio / was).toFixed(2)} of what was recorded` : 'not recorded'}`,
      );
    }
    const still = slower(baseline, again, timing.referenceMs);
    if (still.length > 0)
      throw new Error(
        `slower than recorded, beyond ${BEYOND.times}x and ${BEYOND.ms} ms, or not recorded: ${still.join(', ')}. Where that is meant to be: npm run bench -- --record.`,
      );
    print(`none of ${timed.size} queries is slower than recorded`);
  });
}

/**
 * The queries that are slower than recorded, or were not recorded.
 * @param referenceMs what the reference query takes here
 */
export function slower(baseline: Baseline, timed: ReadonlyMap<string, Timed>, referenceMs: number): string[] {
  return [...timed].flatMap(([name, { ratio }]) => {
    const was = baseline.ratios[name];
    return was === undefined || isBeyond(ratio * referenceMs, was * referenceMs, BEYOND) ? [name] : [];
  });
}

/** Times queries in one warm session. */
class Timing {
  readonly #acceptance: Acceptance;
  readonly #backend: Backend;
  readonly #references: number[] = [];

  constructor(acceptance: Acceptance, backend: Backend) {
    this.#acceptance = acceptance;
    this.#backend = backend;
  }

  /** What the reference query took in the middle, in milliseconds. */
  get referenceMs(): number {
    return median(this.#references);
  }

  async all(queries: readonly [name: string, document: string][]): Promise<Map<string, Timed>> {
    const timed = new Map<string, Timed>();
    for (const [name, document] of queries) timed.set(name, await this.#one(name, document));
    return timed;
  }

  /** In turn with the reference query, so that what the machine does meanwhile happens to both. */
  async #one(name: string, document: string): Promise<Timed> {
    let sent: Query[] = [];
    for (let run = 0; run < WARM_UP; run++) {
      const asked = await this.#acceptance.ask(document);
      if (asked.errors) throw new Error(`${name}: ${JSON.stringify(asked.errors)}`);
      ({ sent } = asked);
      await this.#ms(sent);
    }
    const [times, references]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      times.push(await this.#ms(sent));
      references.push(await this.#ms([REFERENCE]));
    }
    this.#references.push(...references);
    return { ratio: median(ratios(times, references)), ms: median(times) };
  }

  async #ms(sent: readonly Query[]): Promise<number> {
    const { cpuMs, failed } = await this.#backend.run(sent);
    if (failed) throw new Error(failed);
    return cpuMs;
  }
}

/** Makes a database with synthetic data of a size, and takes it away afterwards. */
async function withDatabase(factor: number, print: CheckOptions['print'], work: (timing: Timing) => Promise<void>) {
  await withThrowAway('bench_check', async (databases: ThrowAway) => {
    const url = await databases.create('one');
    await deploy(url, () => {});
    await seed(url, () => {});
    await seedSynthetic(url, factor, print);
    const api = await apiConnection({ ...databases, url });
    const acceptance = await Acceptance.open(api);
    const backend = await Backend.open(api);
    await work(new Timing(acceptance, backend)).finally(async () => {
      await backend.close();
      await acceptance.close();
    });
  });
}
