/**
 * `npm run bench -- --factor 0.1 --factor 1 --only A0`: what each acceptance query costs on national data of these sizes,
 * side by side, in databases of its own that are thrown away. Times are the least of several runs here: compare ratios.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { seed } from '../migrations/seed/load.ts';
import { Acceptance, type Asked, acceptanceQueries, type Explained, nodesOf } from './acceptance.ts';
import { apiConnection } from './api-role.ts';
import { openPostgres } from './postgres.ts';
import { seedSynthetic } from './synthetic.ts';

/** More than five: from the sixth on a session keeps one plan of what a function asks, as a pooled one does. */
const RUNS = 7;
const { values } = parseArgs({ options: { factor: { type: 'string', multiple: true }, only: { type: 'string' } } });
const factors = (values.factor ?? ['0.1', '1']).map(Number);
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

const postgres = await openPostgres({ dataDir: await mkdtemp(join(tmpdir(), 'jangkau-bench-')), log: () => {} });
const costs = new Map<string, Cost[]>();
const owner = new Client({ connectionString: postgres.url });
const sizes: Acceptance[] = [];
const names: string[] = [];
try {
  await owner.connect();
  for (const factor of factors) {
    const name = `jangkau_bench_${process.pid}_${names.length}`;
    await owner.query(`create database ${name}`);
    names.push(name);
    const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    await migrate(url, () => {});
    await seed(url, () => {});
    await seedSynthetic(url, factor, print);
    sizes.push(await Acceptance.open(await apiConnection({ ...postgres, url })));
  }
  for (const [query, document] of await acceptanceQueries()) {
    if (query.includes(values.only ?? '')) costs.set(query, await costsOf(sizes, document));
  }
} finally {
  for (const size of sizes) await size.close();
  for (const name of names) await owner.query(`drop database ${name} with (force)`);
  await owner.end();
  await postgres.remove();
}

const columns = ['trips', 'planning', 'sql', 'total', 'rows', 'pages', 'bytes'] as const;
const shown = (cost: Cost | undefined, column: (typeof columns)[number]) =>
  cost ? cost[column].toFixed(['planning', 'sql', 'total'].includes(column) ? 2 : 0) : '';
print(`\nEach cell: at factor ${factors.join(' / ')}. Times in ms; sql grows by the last over the first.\n`);
print(`| query | ${columns.join(' | ')} | sql grows |\n|---|${columns.map(() => '---|').join('')}---|`);
for (const [query, [...each]] of costs) {
  const cells = columns.map((column) => [...new Set(each.map((cost) => shown(cost, column)))].join(' / '));
  print(`| ${query} | ${cells.join(' | ')} | ${((each.at(-1)?.sql ?? 0) / (each[0]?.sql ?? 1)).toFixed(2)} |`);
}
