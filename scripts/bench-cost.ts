/**
 * `npm run bench -- --cost`: what operations cost, as the compiler counts it, against what they take of the database.
 * One unit is 0.1 ms of CPU of the database's process, on national data of factor 1. Fails where an operation takes far
 * more than it costs, where full pages cost far more than they take, and where something that the limit lets through is
 * too much; also where a field, argument or filter of the schema is in no operation.
 */
import { writeFile } from 'node:fs/promises';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { createQueryId, PostgresQueryCompiler, type RootOperationNode, sql } from 'kysely';
import { Client } from 'pg';
import { deploy } from '../migrations/deploy.ts';
import { seed } from '../migrations/seed/load.ts';
import { wholeSchema } from '../schema/index.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../src/db/rules.gen.ts';
import { ASSUMED_LIST_SIZE } from '../src/pothos-kysely/relation.ts';
import { slotOf } from '../src/pothos-kysely/slots.ts';
import { Acceptance, type Asked, acceptanceQueries, asAgain, asFirst, PEPPER } from './acceptance.ts';
import { apiConnection } from './api-role.ts';
import { Backend, type Used } from './backend.ts';
import { namesIn, nodeTypes, type Operation, Operations, type Sized, wanted } from './cost-operations.ts';
import { makeKeys } from './keys.ts';
import { seedSynthetic } from './synthetic.ts';
import { withThrowAway } from './throw-away.ts';

const schema = wholeSchema();

export interface CostOptions {
  factor: number;
  /** An existing database, migrated, with synthetic data; it gets offices and keys. Else one is made and thrown away. */
  database?: string | undefined;
  /** Where all that was measured is written. */
  json?: string | undefined;
  /** Only operations with this in their name; then nothing has to occur. */
  only: string;
  print(line: string): void;
}

const UNIT_MS = 0.1;
/** No operation takes more than so many times its price, and a little for what is the same for all. */
const TIMES = 5;
const BASE_MS = 20;
/** Share of full pages that take at least a fifth of what they cost. */
const SHARE = 0.95;
const MOST_MS = 1_000;
/** What is asked again takes no longer than the first time, within what measuring is exact to. */
const AGAIN = { times: 1.15, ms: 1 };
const MOST_MB = 100;

const SEED = 15;
const RANDOM = 160;
const RUNS = 3;
/** What takes so long is not run again for the sake of a better figure. */
const LONG_MS = 400;
/** A session is used for so many operations: what it keeps of them is no part of what the next ones take. */
const PER_SESSION = 50;
/** From here on it matters what the session itself keeps: a fresh one is asked. */
const LOOK_AGAIN_MB = 60;

export interface Measured {
  kind: Operation['kind'];
  name: string;
  query: string;
  viewer: string;
  refused?: boolean;
  error?: string;
  cost: number;
  cpuMs: number;
  /** What of the cost is planning, and what it takes when it is asked again and its plan is kept. */
  planning: number;
  againMs: number;
  planMs: number;
  relations: number;
  memoryMb: number;
  characters: number;
  bytes: number;
  /** Are there pages, and is each as long as was asked for? */
  full?: boolean;
  field?: string | undefined;
  /** Of a field alone: how many rows have it, what one of them takes and costs more than without. */
  rows?: number;
  unitsPerRow?: number;
  costPerRow?: number;
  declared?: number | undefined;
}

export async function benchCost(options: CostOptions): Promise<void> {
  if (options.database) return measureAll(await prepare(options.database, false, options), options);
  await withThrowAway('bench_cost', async (databases) => {
    const url = await databases.create('one');
    await deploy(url, () => {});
    await seed(url, () => {});
    await seedSynthetic(url, options.factor, options.print);
    await measureAll(await prepare(url, databases.embedded, options), options);
  });
}

interface Prepared {
  owner: string;
  api: string;
  /** Keys by role; without one, nobody in particular asks. */
  keys: ReadonlyMap<string, string>;
}

/** Offices, notes, keys, submissions and a log, so that there is something of everything. */
async function prepare(owner: string, embedded: boolean, { print }: CostOptions): Promise<Prepared> {
  const offices = await makeKeys(owner, PEPPER, { issuer: 'https://issuer.example' });
  const client = new Client({ connectionString: owner });
  await client.connect();
  try {
    await client.query(OFFICES);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  print(`offices: ${offices.map(({ role }) => role).join(', ')}`);
  const api = await apiConnection({ url: owner, embedded });
  return { owner, api, keys: new Map(offices.map(({ role, secret }) => [role, secret])) };
}
const OFFICES = `
set search_path to ${SEARCH_PATH};
insert into actor (code, name, area_id) select 'office-' || lower(code), 'Office of ' || code, id from area where kind in ('CITY', 'REGENCY')
  on conflict do nothing;
insert into actor_grant (actor_id, role, area_id, area_kind, valid)
  select o.id, 'GOVERNMENT', a.id, a.kind, daterange('2026-01-01', null) from actor o join area a on a.id = o.area_id
  where o.code like 'office-%' and not exists (select from actor_grant g where g.actor_id = o.id);
insert into api_key (code, actor_id, label, expires_at)
  select lpad(o.id::text, 12, '0'), o.id, 'bench', now() + interval '30 days' from actor o
  where o.code like 'office-%' and not exists (select from api_key k where k.actor_id = o.id);
insert into mou_note (mou_id, words) select m.id, 'A note.' from mou m where not exists (select from mou_note n where n.mou_id = m.id);
insert into mou (code, area_id) select code || '-ADD', area_id from mou where code like '%:SYN-0' on conflict do nothing;
insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, signed_on, effective_from, effective_to, parent_id, source_id, known)
  select c.id, 1, 'ADDENDUM', 'synthetic', 'Addendum', 'SIGNED', true, v.event_on, v.signed_on, v.effective_from, v.effective_to, p.id, v.source_id, v.known
  from mou p join mou_version v on v.mou_id = p.id and upper_inf(v.known) join mou c on c.code = p.code || '-ADD'
  where p.code like '%:SYN-0' and not exists (select from mou_version a where a.mou_id = c.id);
with made as (
  insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by, made_at)
  select b.id, (select min(id) from source), 'ACTIVE', 'UNSAID', partial_date_of('2026-09', 'MONTH'),
    sha256(b.code::bytea), (select min(id) from actor), now() - make_interval(mins => b.id::int)
  from (select * from area where kind = 'BRANCH' order by id limit 120) b
  where not exists (select from submission)
  returning id, made_by, made_at),
acts as (
  insert into submission_act (submission_id, state, remark, actor_id, at)
  select m.id, s.state, s.remark, m.made_by, m.made_at
  from made m, (values ('SUBMITTED'::submission_state, null), ('RETURNED', 'Row 7.')) s(state, remark))
insert into submission_row (submission_id, place, given, area_id, segment, measure, quantity, refusal_code,
  refusal_parameters, refusal_path)
select m.id, n, '{"value": "1"}', a.id, 'BPU', 'PARTICIPANTS', row(n, null, null, 'WORKERS', 'EXACT', null, null, null, null)::quantity,
  r.code, r.parameters, r.path
from made m
  cross join generate_series(1, 300) n
  join (select id, row_number() over (order by id) as n from area where kind in ('CITY', 'REGENCY')) a using (n)
  left join (values ('NOT_A_COUNT', '{}'::jsonb, '{quantity}'::text[])) r(code, parameters, path) on n % 2 = 0;
insert into audit_log (action, relation, row_key, area_id, actor_id, request_id, at, after)
  select 'INSERT', 'figure', n::text, o.area_id, o.id, 'request-' || n, now() - make_interval(mins => n), jsonb_build_object('id', n, 'note', 'of the bench')
  from generate_series(1, 20000) n join lateral (select * from actor where code like 'office-%' order by md5(n::text || code) limit 1) o on n % 20 = 0
  where not exists (select from audit_log l where l.request_id like 'request-%');
`;

async function measureAll({ owner, api, keys }: Prepared, options: CostOptions): Promise<void> {
  const { print, only } = options;
  const acceptance = await Acceptance.open(api);
  const meter = new Meter(api, acceptance);
  const results: Measured[] = [];
  const seen = new Set<string>();
  try {
    const admin = keys.get('ADMIN') as string;
    const known = {
      ids: await idsOf(owner),
      cursor: async (query: string) => {
        const { data } = await acceptance.ask(query, admin);
        const cursors = JSON.stringify(data ?? null).match(/(?<="cursor":")[^"]+/g) ?? [];
        return cursors[cursors.length >> 1];
      },
    };
    const operations = new Operations(schema, known, SEED);
    const started = performance.now();
    for await (const operation of allOf(operations)) {
      if (!operation.name.includes(only)) continue;
      // Some of them as an office that sees more, and has to be looked up.
      const role = operation.needsRole
        ? 'ADMIN'
        : operation.kind === 'random' && results.length % 5 === 0
          ? 'REGION'
          : '';
      const result = await measure(meter, operation, role, keys.get(role));
      results.push(result);
      if (!result.refused && !result.error) for (const name of namesIn(schema, parse(result.query))) seen.add(name);
      if (results.length % 100 === 0) {
        print(`${results.length} operations, ${Math.round((performance.now() - started) / 1000)} s`);
        if (options.json) await writeFile(options.json, JSON.stringify(results, null, 1));
      }
    }
    print(`${results.length} operations, ${Math.round((performance.now() - started) / 1000)} s`);
  } finally {
    await meter.close();
    await acceptance.close();
  }
  if (options.json) await writeFile(options.json, JSON.stringify(results, null, 1));
  const missing = only ? [] : [...wanted(schema)].filter((name) => !seen.has(name));
  report(results, missing, meter.clock, print);
}

async function* allOf(operations: Operations): AsyncGenerator<Operation> {
  for (const [name, query] of await acceptanceQueries())
    yield { kind: 'acceptance', name, needsRole: false, sizes: [{ query }] };
  yield* operations.alone();
  for (let i = 0; i < RANDOM; i++) yield operations.random(`random ${i}`);
}

/** Runs what is asked in sessions that are warm, and thrown away before they keep much. */
class Meter {
  readonly acceptance: Acceptance;
  readonly #api: string;
  readonly #bases = new Map<string, { asked: Asked; cpuMs: number }>();
  #backend: Backend | undefined;
  #warm: Asked['sent'][] = [];
  #used = 0;
  clock: Backend['clock'] = 'cpu';

  constructor(api: string, acceptance: Acceptance) {
    this.#api = api;
    this.acceptance = acceptance;
  }

  async backend(fresh = false): Promise<Backend> {
    if (!this.#backend || fresh || ++this.#used > PER_SESSION) {
      await this.close();
      this.#used = 0;
      this.#backend = await Backend.open(this.#api);
      this.clock = this.#backend.clock;
      // What the catalog says is read once for each session, by whatever is asked first.
      for (const sent of await this.#warmUp()) await this.#backend.run(asFirst(sent));
    }
    return this.#backend;
  }

  async #warmUp(): Promise<Asked['sent'][]> {
    if (!this.#warm.length)
      for (const [name, query] of await acceptanceQueries())
        if (/^(A01|A12|B13|C22-b|N06)/.test(name)) this.#warm.push((await this.acceptance.ask(query)).sent);
    return this.#warm;
  }

  async cpuMs(sent: Asked['sent']): Promise<Used> {
    let backend = await this.backend();
    const first = await backend.run(sent, true);
    if (first.failed) return first;
    let { cpuMs, memoryMb } = first;
    for (let run = 1; run < RUNS && cpuMs < LONG_MS; run++) cpuMs = Math.min(cpuMs, (await backend.run(sent)).cpuMs);
    if (memoryMb > LOOK_AGAIN_MB) {
      backend = await this.backend(true);
      memoryMb = (await backend.run(sent, true)).memoryMb;
      await this.close();
    }
    return { cpuMs, memoryMb };
  }

  /** The same for what is the same for many fields. */
  async base(query: string, key: string | undefined) {
    const known = this.#bases.get(query);
    if (known) return known;
    const asked = await this.acceptance.ask(query, key);
    if (asked.errors) throw new Error(`${JSON.stringify(asked.errors)} of ${query}`);
    const base = { asked, ...(await this.cpuMs(asFirst(asked.sent))) };
    this.#bases.set(query, base);
    return base;
  }

  async close(): Promise<void> {
    await this.#backend?.close();
    this.#backend = undefined;
  }
}

const isTooComplex = ({ errors }: Asked) =>
  (errors as { extensions?: { code?: string } }[] | undefined)?.[0]?.extensions?.code === 'OPERATION_TOO_COMPLEX';
/** By the count of its cost: the database was not asked. */
const isRefused = (asked: Asked) => asked.sent.length === 0 && isTooComplex(asked);
/** By the database, which had no time left for it. */
const isTooLong = (asked: Asked) => asked.sent.length > 0 && isTooComplex(asked);

async function measure(meter: Meter, operation: Operation, role: string, key: string | undefined): Promise<Measured> {
  const { kind, name, field } = operation;
  const result: Measured = {
    kind,
    name,
    query: '',
    viewer: role,
    cost: Number.NaN,
    cpuMs: 0,
    planning: 0,
    againMs: 0,
    planMs: 0,
    relations: 0,
    memoryMb: 0,
    characters: 0,
    bytes: 0,
    field,
  };
  let sized: Sized | undefined;
  let asked: Asked | undefined;
  for (sized of operation.sizes) {
    result.query = sized.query;
    asked = await meter.acceptance.ask(sized.query, key);
    if (!isRefused(asked)) break;
  }
  if (!asked || !sized) throw new Error(`${name} has no sizes.`);
  result.cost = asked.cost;
  result.planning = asked.planning;
  if (isRefused(asked)) return { ...result, refused: true };
  if (asked.sent.length < 2)
    return { ...result, error: JSON.stringify(asked.errors ?? 'It asks nothing of the database.') };
  result.bytes = asked.bytes;
  const first = asFirst(asked.sent);
  result.characters = first[1]?.query.length ?? 0;
  const full = fullness(parse(sized.query), asked.data);
  if (full.pages) result.full = full.pages === full.full;
  try {
    const { failed, ...used } = await meter.cpuMs(first);
    Object.assign(result, used);
    if (failed) return { ...result, error: failed };
    if (asked.errors && !isTooLong(asked)) return { ...result, error: JSON.stringify(asked.errors) };
    if (kind === 'acceptance') result.againMs = (await meter.cpuMs(asAgain(asked.sent, asked.planning))).cpuMs;
    const backend = await meter.backend();
    const plans = [await backend.plan(asked.sent), await backend.plan(asked.sent)];
    result.planMs = Math.min(...plans.map(({ planMs }) => planMs));
    result.relations = plans[0]?.relations ?? 0;
    if (sized.base) {
      const base = await meter.base(sized.base.query, key);
      const rows = rowsAt(base.asked.data, sized.base.path);
      const [type = '', fieldName = ''] = field?.split('.') ?? [];
      const owner = schema.getType(type);
      const declared = isObjectType(owner) ? slotOf(owner.getFields()[fieldName] ?? {})?.cost : undefined;
      if (typeof declared === 'number') result.declared = declared;
      result.rows = rows;
      result.unitsPerRow = (result.cpuMs - base.cpuMs) / UNIT_MS / Math.max(rows, 1);
      result.costPerRow = (asked.cost - base.asked.cost) / Math.max(rows, 1);
    }
  } catch (error) {
    result.error = (error as Error).message;
    await meter.close();
  }
  return result;
}

/** How many objects are at a path of an answer, lists and null on the way. */
function rowsAt(data: unknown, path: readonly string[]): number {
  if (data === null || data === undefined) return 0;
  if (Array.isArray(data)) return data.reduce((sum, each) => sum + rowsAt(each, path), 0);
  const object = data as Record<string, unknown>;
  if ('nodes' in object && Array.isArray(object.nodes) && !(path[0] ?? '').startsWith('nodes'))
    return rowsAt(object.nodes, path);
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(object).length ? 1 : 0;
  const name = step.split('|').find((each) => each in object);
  return name === undefined ? 0 : rowsAt(object[name], rest);
}

/** How many pages and lists an answer has, and how many of them are as long as they were taken to be. */
function fullness(document: DocumentNode, data: unknown): { pages: number; full: number } {
  const count = { pages: 0, full: 0 };
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const judge = (long: number, asked: number) => {
    count.pages++;
    if (long >= asked) count.full++;
  };
  const numberOf = (node: FieldNode, name: string) => {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    return value?.kind === Kind.INT ? Number(value.value) : undefined;
  };
  const visit = (set: SelectionSetNode, type: GraphQLNamedType, value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const each of value) visit(set, type, each);
      return;
    }
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (!fragment) continue;
        const on = fragment.typeCondition
          ? (schema.getType(fragment.typeCondition.name.value) as GraphQLNamedType)
          : type;
        visit(fragment.selectionSet, on, value);
        continue;
      }
      const inner = (value as Record<string, unknown>)[selection.alias?.value ?? selection.name.value];
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet || inner === undefined) continue;
      const named = getNamedType(field.type);
      const slot = slotOf(field);
      if (slot?.kind === 'connection' && inner) {
        const page =
          (inner as { nodes?: unknown[] }).nodes ??
          (inner as { edges?: unknown[] }).edges ??
          Object.values(inner).find(Array.isArray);
        if (page) judge(page.length, numberOf(selection, 'first') ?? numberOf(selection, 'last') ?? slot.defaultPage);
      } else if (slot?.kind === 'many' && Array.isArray(inner)) {
        const { size = slot.limit ?? ASSUMED_LIST_SIZE } = slot;
        if (slot.first) judge(inner.length, numberOf(selection, 'first') ?? slot.first.default);
        else if (typeof size === 'number') judge(inner.length, size);
        // A span is not known here: as of a list that is not full.
        else judge(inner.length, size === 'span' ? Infinity : size(getArgumentValues(field, selection)));
      }
      visit(selection.selectionSet, named, inner);
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      visit(definition.selectionSet, schema.getQueryType() as GraphQLNamedType, data);
  return count;
}

/** Ids of every type that has some, the same ones each time. */
async function idsOf(owner: string): Promise<Map<string, string[]>> {
  const client = new Client({ connectionString: owner });
  await client.connect();
  const compiler = new PostgresQueryCompiler();
  const ids = new Map<string, string[]>();
  try {
    await client.query(`select * from ${RULES_SCHEMA}.begin_request(null, '{}')`);
    await client.query(`set search_path to ${SEARCH_PATH}; set app.known_at to ''`);
    for (const { typename, table, node } of nodeTypes(schema)) {
      const row = (column: string) => sql.ref(`t.${column}`);
      const where = node.where ? sql`where ${node.where({ row })}` : sql``;
      const some = table === 'figure' ? sql`(select f.* from figure f where f.id % 997 = 0)` : sql.table(table);
      const query = sql`select t.${sql.ref(node.column)}::text as key from ${some} as t ${where} order by md5(t.${sql.ref(node.column)}::text) limit 120`;
      const { sql: text, parameters } = compiler.compileQuery(
        query.toOperationNode() as RootOperationNode,
        createQueryId(),
      );
      const { rows } = await client.query<{ key: string }>(text, [...parameters]);
      ids.set(
        typename,
        rows.map(({ key }) => `${typename}:${key}`),
      );
    }
  } finally {
    await client.end();
  }
  return ids;
}

/** What is wrong with prices, of all that was measured. */
export function judge(results: readonly Measured[]) {
  const ran = results.filter(({ refused, error }) => !refused && !error);
  const judged = ran.filter(({ full }) => full);
  return {
    dear: ran.filter(({ cpuMs, cost }) => cpuMs > TIMES * UNIT_MS * cost + BASE_MS),
    judged,
    fair: judged.filter(({ cpuMs, cost }) => cost * UNIT_MS <= TIMES * cpuMs),
    // What does not come to an end within the time it has took all of that time.
    much: results.filter(({ cpuMs, memoryMb }) => cpuMs > MOST_MS || memoryMb > MOST_MB),
    // A plan that is kept serves all values, and may be a worse one than that for these.
    slowAgain: ran.filter(({ cpuMs, againMs }) => againMs > AGAIN.times * cpuMs + AGAIN.ms),
    failed: results.filter(({ error }) => error),
  };
}

/** An operation as one line, long lists of ids left out. */
const shown = (query: string) =>
  query
    .replaceAll(/\["[^\]]{100,}\]/g, (ids) => `[${ids.split('",').length} ids]`)
    .replaceAll(/\s+/g, ' ')
    .slice(0, 3_000);

function report(
  results: readonly Measured[],
  missing: readonly string[],
  clock: Backend['clock'],
  print: (line: string) => void,
): void {
  const ran = results.filter((each) => !each.refused && !each.error);
  const row = (each: Measured) =>
    [
      each.kind,
      each.name,
      each.viewer,
      each.cost,
      each.planning,
      each.cpuMs.toFixed(2),
      each.kind === 'acceptance' ? each.againMs.toFixed(2) : '',
      (each.cpuMs / Math.max(each.cost, 1)).toFixed(2),
      each.planMs.toFixed(2),
      each.relations,
      each.memoryMb.toFixed(0),
    ].join(' | ');
  print(
    `\n| kind | operation | asked by | cost | of it planning | ms | ms again | ms per unit | ms planning | relations | MB |\n|${'---|'.repeat(11)}`,
  );
  for (const each of [...ran].sort((a, b) => b.cpuMs - a.cpuMs)) print(`| ${row(each)} |`);

  const alone = ran.filter((each) => each.rows && each.kind !== 'acceptance');
  const off = ({ unitsPerRow = 0, costPerRow = 0 }: Measured) =>
    Math.abs(Math.log(Math.max(unitsPerRow, 0.1) / Math.max(costPerRow, 0.1)));
  print(`\n| field | rows | units that one takes | that it costs | declared |\n|---|---|---|---|---|`);
  for (const each of [...alone].sort((a, b) => off(b) - off(a)))
    print(
      `| ${each.name} | ${each.rows} | ${each.unitsPerRow?.toFixed(1)} | ${each.costPerRow?.toFixed(1)} | ${each.declared ?? ''} |`,
    );

  const { dear, judged, fair, much, slowAgain, failed } = judge(results);
  const share = fair.length / Math.max(judged.length, 1);
  print(`
measured: ${ran.length} operations, ${clock === 'cpu' ? 'CPU of the backend' : 'time that passed (no CPU is seen: the server is not on this machine, or it is not Linux)'}; refused for their cost: ${results.filter(({ refused }) => refused).length}
more than ${TIMES} times the price plus ${BASE_MS} ms: ${dear.length}
full pages that cost at most ${TIMES} times what they take: ${(100 * share).toFixed(1)} % of ${judged.length}
more than ${MOST_MS} ms or ${MOST_MB} MB: ${much.length}
slower with a plan that is kept: ${slowAgain.length}
failed: ${failed.length}
in no operation: ${missing.length}`);
  const list = (title: string, some: readonly Measured[]) => {
    if (some.length) print(`\n${title}`);
    for (const each of some)
      print(
        `  cost ${each.cost}, ${each.cpuMs.toFixed(1)} ms, ${each.memoryMb.toFixed(0)} MB: ${shown(each.query)}${each.error ? ` ${each.error}` : ''}`,
      );
  };
  list(
    `More than ${TIMES} times the price plus ${BASE_MS} ms:`,
    dear.sort((a, b) => b.cpuMs - a.cpuMs),
  );
  list(`More than ${MOST_MS} ms or ${MOST_MB} MB:`, much);
  list('Slower with a plan that is kept:', slowAgain);
  list('Failed:', failed);
  if (missing.length) print(`\nIn no operation: ${missing.join(' ')}`);
  if (
    dear.length ||
    much.length ||
    slowAgain.length ||
    failed.length ||
    missing.length ||
    (judged.length > 0 && share < SHARE)
  )
    throw new Error('what operations cost does not say what they take: see above.');
}
