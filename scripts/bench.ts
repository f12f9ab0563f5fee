/**
 * `npm run bench -- --factor 0.1 --factor 1 --only A0`: what each acceptance query costs on national data of these sizes,
 * side by side, in databases of its own that are thrown away. Times are the least of several runs here: compare ratios.
 * With `--cost`: what operations cost by the compiler's count against what they take; see bench-cost.ts.
 * With `--record` and `--check`: whether one has become slower; see bench-check.ts.
 * With `--peers`: the machinery of this project beside other servers; see bench/peers.ts.
 */
import { deploy } from '../migrations/deploy.ts';
import { seed } from '../migrations/seed/load.ts';
import { Acceptance, type Asked, acceptanceQueries, type Explained, nodesOf } from './acceptance.ts';
import { apiConnection } from './api-role.ts';
import { check, record } from './bench-check.ts';
import { benchCost } from './bench-cost.ts';
import { optionsOf } from './command.ts';
import { factorOf, seedSynthetic } from './synthetic.ts';
import { type ThrowAway, withThrowAway } from './throw-away.ts';

/** More than five: from the sixth on a session keeps one plan of what a function asks, as a pooled one does. */
const RUNS = 7;
const print = console.log;
// The app logs its requests there.
console.log = () => {};

interface Cost {
  trips: number;
  planning: number;
  sql: number;
  total: number;
  rows: number;
  pages: number;
  bytes: number;
}
const least = (numbers: number[]) => Math.min(...numbers);

/** Of each size; run by run in turn, so that what else the machine does is no difference between them. */
async function costsOf(sizes: readonly Acceptance[], document: string): Promise<Cost[]> {
  const runs = sizes.map(() => ({ asked: [] as Asked[], plans: [] as Explained[] }));
  for (let run = 0; run < RUNS; run++) {
    for (const [i, size] of sizes.entries()) {
      const asked = await size.ask(document);
      if (asked.errors) throw new Error(JSON.stringify(asked.errors));
      runs[i]?.asked.push(asked);
      runs[i]?.plans.push(await size.explain(asked.sent, true));
    }
  }
  return runs.map(({ asked, plans }) => {
    const [{ roundTrips: trips, bytes }, { Plan: plan }] = [asked[0] as Asked, plans[0] as Explained];
    const leaves = [...nodesOf(plan)].filter((node) => !node.Plans);
    return {
      trips,
      planning: least(plans.map((each) => each['Planning Time'] ?? 0)),
      sql: least(plans.map((each) => each['Execution Time'] ?? 0)),
      total: least(asked.map((each) => each.totalMs)),
      rows: leaves.reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0), 0),
      // Of the last run: the first also reads the catalog.
      pages: pagesOf(plans.at(-1) as Explained),
      bytes,
    };
  });
}
const pagesOf = ({ Plan: plan }: Explained) => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);

type Query = [name: string, document: string];
/** Builds every size, then measures every query on all of them. */
async function measure(databases: ThrowAway, factors: readonly number[], queries: readonly Query[]) {
  const sizes: Acceptance[] = [];
  const costs = new Map<string, Cost[]>();
  try {
    for (const [i, factor] of factors.entries()) {
      const url = await databases.create(`size_${i}`);
      await deploy(url, () => {});
      await seed(url, () => {});
      await seedSynthetic(url, factor, print);
      sizes.push(await Acceptance.open(await apiConnection({ ...databases, url })));
    }
    for (const [query, document] of queries) costs.set(query, await costsOf(sizes, document));
  } finally {
    for (const size of sizes) await size.close();
  }
  return costs;
}

const COLUMNS = ['trips', 'planning', 'sql', 'total', 'rows', 'pages', 'bytes'] as const;
function report(costs: Map<string, Cost[]>, factors: readonly number[]): void {
  const shown = (cost: Cost, column: (typeof COLUMNS)[number]) =>
    cost[column].toFixed(['planning', 'sql', 'total'].includes(column) ? 2 : 0);
  print(`
Each cell is at factor ${factors.join(' / ')}, or one value where all are the same. trips: requests to the database. planning and
sql: ms the database takes to plan and to run the statement. total: ms from request to answer here, database included. rows: rows
read from tables, indexes and functions. pages: of 8 KiB that were touched. bytes: of the answer; where they differ, there was something else to tell.
sql grows: by the last over the first.
`);
  print(`| query | ${COLUMNS.join(' | ')} | sql grows |\n|---|${COLUMNS.map(() => '---|').join('')}---|`);
  for (const [query, each] of costs) {
    const cells = COLUMNS.map((column) => [...new Set(each.map((cost) => shown(cost, column)))].join(' / '));
    print(`| ${query} | ${cells.join(' | ')} | ${((each.at(-1)?.sql ?? 0) / (each[0]?.sql ?? 1)).toFixed(2)} |`);
  }
}

/** Throws where the text is no number from `least` to 1,000. */
function numberOf(option: string, text: string, least: number): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= 1_000))
    throw new Error(`--${option} is a number from ${least} to 1000: not "${text}".`);
  return number;
}

async function main(): Promise<void> {
  const { values } = optionsOf(import.meta.filename, {
    factor: { type: 'string', multiple: true },
    only: { type: 'string', default: '' },
    cost: { type: 'boolean', default: false },
    database: { type: 'string' },
    json: { type: 'string' },
    record: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    baseline: { type: 'string', default: 'bench/baseline.json' },
    peers: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '8' },
    distance: { type: 'string', multiple: true, default: ['0', '20'] },
  });
  const factors = (values.factor ?? (values.cost || values.peers || values.record ? ['1'] : ['0.1', '1'])).map(
    factorOf,
  );
  if (values.cost) {
    const [factor = 1] = factors;
    return benchCost({ factor, database: values.database, json: values.json, only: values.only, print });
  }
  const { baseline, only } = values;
  if (values.record) return record(factors[0] as number, { baseline, only, print });
  if (values.check) return check({ baseline, only, print });
  if (values.peers) {
    const { benchPeers } = await import('../bench/peers.ts');
    return benchPeers({
      factor: factors[0] as number,
      rounds: Math.ceil(numberOf('rounds', values.rounds, 1)),
      seconds: numberOf('seconds', values.seconds, 0.1),
      concurrency: Math.ceil(numberOf('concurrency', values.concurrency, 1)),
      distances: values.distance.map((distance) => numberOf('distance', distance, 0)),
      print,
    });
  }
  const queries = (await acceptanceQueries()).filter(([name]) => name.includes(values.only));
  if (queries.length === 0) throw new Error(`--only: no acceptance query has "${values.only}" in its name.`);
  await withThrowAway('bench', async (databases) => report(await measure(databases, factors, queries), factors));
}
main().catch((error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
