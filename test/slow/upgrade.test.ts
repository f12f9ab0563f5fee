/** A database in use gets other rules: nobody is refused, nobody waits long, and it becomes what a new one would be. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { deploy } from '../../migrations/deploy.ts';
import { migrate } from '../../migrations/migrate.ts';
import { type Rules, readRules } from '../../migrations/rules.ts';
import { acceptanceQueries } from '../../scripts/acceptance.ts';
import { listFacts } from '../../scripts/list-facts.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { createDatabase } from '../support/database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jangkau-upgrade-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The rules here, with some files changed. */
async function changed(name: string, change: Record<string, (text: string) => string>): Promise<Rules> {
  const own = join(folder, name);
  await cp('migrations/rules', own, { recursive: true });
  for (const [path, edit] of Object.entries(change)) {
    const text = await readFile(join(own, path), 'utf8');
    if (edit(text) === text) throw new Error(`Nothing is changed in ${path}.`);
    await writeFile(join(own, path), edit(text));
  }
  return readRules(pathToFileURL(`${own}/`));
}

/** The rules of an earlier commit, and data that was written by them. */
async function earlier(): Promise<{ rules: Rules; data: string }> {
  const packed = await readFile(new URL('earlier-state.json.gz', import.meta.url));
  const { rules, data } = JSON.parse((await promisify(gunzip)(packed)).toString());
  const own = join(folder, 'earlier');
  for (const [path, text] of Object.entries<string>(rules)) {
    await cp(new URL('earlier-state.json.gz', import.meta.url), join(own, path));
    await writeFile(join(own, path), text);
  }
  return { rules: await readRules(pathToFileURL(`${own}/`)), data };
}

/** Everything that a database is made of, data apart, as text; names of the rules' schema are left out. */
async function catalogOf(url: string, schema: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to ${schema}, app, pg_temp`);
  const { rows } = await client.query(CATALOG, [schema]);
  await client.end();
  return rows.map(({ line }) => line.replaceAll(schema, 'rules')).sort();
}
const CATALOG = `
  select concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
      obj_description(c.oid, 'pg_class'), case when c.relkind = 'v' then pg_get_viewdef(c.oid) end,
      (select array_agg(x order by x) from unnest(coalesce(c.relacl, acldefault('r', c.relowner))::text[]) x)) as line
    from pg_class c where c.relnamespace in ('app'::regnamespace, $1::regnamespace) and c.relname !~ '^kysely'
  union all select concat_ws(' ', 'column', a.attrelid::regclass, a.attname, a.atttypid::regtype, a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum), a.attacl)
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    where c.relnamespace in ('app'::regnamespace, $1::regnamespace) and a.attnum > 0 and not a.attisdropped and c.relname !~ '^kysely'
  union all select concat_ws(' ', 'function', p.oid::regprocedure, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'),
      (select array_agg(x order by x) from unnest(coalesce(p.proacl, acldefault('f', p.proowner))::text[]) x))
    from pg_proc p where p.pronamespace in ('app'::regnamespace, $1::regnamespace) and p.prokind <> 'a'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select concat_ws(' ', 'aggregate', p.oid::regprocedure) from pg_proc p where p.pronamespace = $1::regnamespace and p.prokind = 'a'
  union all select concat_ws(' ', 'constraint', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c where c.connamespace in ('app'::regnamespace, $1::regnamespace)
  union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid)) from pg_trigger t where not t.tgisinternal
  union all select concat_ws(' ', 'policy', p.tablename, p.policyname, p.permissive, p.roles, p.cmd, p.qual, p.with_check) from pg_policies p
  union all select concat_ws(' ', 'enum', e.enumtypid::regtype, e.enumlabel, e.enumsortorder) from pg_enum e
  union all select concat_ws(' ', 'kept', m.name, m.hash, k.made_by = m.hash) from maker m left join app.kept k using (name)`;

describe('an earlier state', () => {
  test('becomes what a new database is: the same tables, functions, policies, grants and comments', async () => {
    const { rules, data } = await earlier();
    expect(rules.schema).not.toBe(RULES_SCHEMA);
    const [url, fresh] = await Promise.all([createDatabase(), createDatabase()]);
    await deploy(url, () => {}, rules);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`set search_path to ${rules.schema}, app, pg_temp; ${data}`);
    await deploy(url, () => {});
    await deploy(fresh, () => {});
    expect(await catalogOf(url, RULES_SCHEMA)).toEqual(await catalogOf(fresh, RULES_SCHEMA));
    // What it held is there, and is read by the new rules.
    await client.query(`set search_path to ${RULES_SCHEMA}, app, pg_temp`);
    const { rows } = await client.query(`
      select (select count(*)::int from figure_current) as figures, (select count(*)::int from mou_current) as agreements,
        (select count(*)::int from area_within) as within, figures_opened(now())::int as opened`);
    expect(rows[0]).toEqual({ figures: 2, agreements: 1, within: 6, opened: 3 });
    await client.end();
  }, 120_000);
});

describe('in use', () => {
  const { apiUrl, access, bearer } = useAccess();
  const api = useApi(apiUrl);

  test('nobody fails, and nobody waits while rules are built or what is kept is made ready', async () => {
    const rules = await changed('in-use', {
      'words/agreements.json': (text) => text.replaceAll('"Proposed; no draft', '"It is proposed; no draft'),
      'places/area-within.sql': (text) => `${text}create function also_here() returns int immutable return 1;\n`,
      // Both take long here, as they do where there are many rules and much data.
      'shared/dates.sql': (text) =>
        `${text}create procedure take_long() begin atomic select pg_sleep(2); end; call take_long();\n`,
      'figures/tallies.sql': (text) => text.replace(/rebuild_figure_tally.*?begin/s, '$& perform pg_sleep(2);'),
    });
    const documents = (await acceptanceQueries()).map(([, document]) => document);
    // A session that keeps its plans: it must not be told that they do not fit any more.
    const session = new Client({ connectionString: apiUrl() });
    await session.connect();
    const kept = async () => {
      await session.query('begin');
      await session.query({ name: 'begin', text: `select ${RULES_SCHEMA}.begin_request(null, '{}')` });
      const { rows } = await session.query({ name: 'n', text: 'select count(*)::int as n from figure_current' });
      await session.query('commit');
      return rows[0].n;
    };
    const waits: Record<string, number[]> = {};
    /** Whose requests both began and ended since the deployment's last line. */
    let servedSince = new Set<string>();
    const served: [line: string, by: string[]][] = [];
    const failures: unknown[] = [];
    let going = true;
    const loop = async (name: string, ask: (n: number) => Promise<unknown>) => {
      waits[name] = [];
      for (let n = 0; going; n += 1) {
        const started = performance.now();
        const since = servedSince;
        const trouble = await ask(n).catch((error) => error.message);
        waits[name]?.push(performance.now() - started);
        since.add(name);
        if (trouble) failures.push([name, trouble]);
      }
    };
    const read = async (n: number) => (await api.query(documents[n % documents.length] ?? '')).json.errors;
    const write = async (n: number) => {
      const input = { mou: 'Mou:64:2020-06-15', words: `note ${n}` };
      const { json } = await api.query(
        'mutation ($input: CommentOnMouInput!) { commentOnMou(input: $input) { __typename } }',
        { input },
        {},
        bearer('region'),
      );
      return json.data?.commentOnMou?.__typename === 'CommentOnMouSuccess' ? undefined : json;
    };
    const loops = [
      loop('reader', read),
      loop('writer', write),
      loop('kept plans', async () => ((await kept()) > 0 ? undefined : 'nothing')),
    ];
    const undisturbed = async () => new Promise((done) => setTimeout(done, 3_000));
    await undisturbed();
    const usual = Object.fromEntries(Object.entries(waits).map(([name, all]) => [name, Math.max(...all)]));
    for (const wanted of [rules, await readRules(), rules]) {
      for (const name of Object.keys(waits)) waits[name] = [];
      servedSince = new Set();
      await deploy(
        access().url,
        (line) => {
          served.push([line, [...servedSince].sort()]);
          servedSince = new Set();
        },
        wanted,
      );
      await undisturbed();
      for (const [name, all] of Object.entries(waits)) {
        const most = Math.max(...all) - (usual[name] ?? 0);
        console.log(`${name}: ${all.length} requests, the longest waited ${most.toFixed(0)} ms more than before`);
      }
    }
    going = false;
    await Promise.all(loops);
    await session.end();

    expect(failures).toEqual([]);
    const during = (what: string) => served.filter(([line]) => line.startsWith(what)).map(([, by]) => by);
    const everybody = ['kept plans', 'reader', 'writer'];
    expect(during(`${rules.schema}: built in`)).toEqual([everybody]);
    expect(during(`${rules.schema}: figure_tally made in`)).toEqual([everybody, everybody]);
    expect(served.filter(([line]) => / in force; requests waited for \d+ ms at most/.test(line))).toHaveLength(3);
    const fresh = await createDatabase();
    await deploy(fresh, () => {}, rules);
    expect(await catalogOf(access().url, rules.schema)).toEqual(await catalogOf(fresh, rules.schema));
  }, 120_000);

  test('a dump in the way stops the change before it begins, and is named', async () => {
    const url = await createDatabase('seeded');
    const rules = await changed('blocked', {
      'figures/tallies.sql': (text) => `${text}create function one_more() returns int immutable return 1;\n`,
    });
    const dump = new Client({ connectionString: url, application_name: 'a dump' });
    await dump.connect();
    await dump.query('begin; lock table app.dataset in access share mode');
    await expect(deploy(url, () => {}, rules)).rejects.toThrow(/did not let go of the tables .* a dump \(process \d+/);
    await dump.query('rollback');
    await dump.end();
    // It was built, and only the change is left to do.
    const lines: string[] = [];
    await deploy(url, (line) => lines.push(line), rules);
    expect(lines[0]).toMatch(/takes the place of/);
    expect(lines[1]).toMatch(/in force; requests waited/);
  }, 180_000);

  test('a dump in the way of a migration is named as well, and nothing is changed', async () => {
    const url = await createDatabase('seeded');
    const facts = join(folder, 'facts');
    await cp('migrations', facts, { recursive: true });
    await writeFile(join(facts, '0999_more.sql'), 'alter table figure add column more int;');
    await listFacts(pathToFileURL(`${facts}/`));
    const dump = new Client({ connectionString: url, application_name: 'a dump' });
    await dump.connect();
    await dump.query('begin; lock table app.figure in access share mode');
    // The tables of another database have the same numbers.
    const elsewhere = new Client({ connectionString: inject('seededUrl'), application_name: 'elsewhere' });
    await elsewhere.connect();
    await elsewhere.query('begin; lock table app.figure in access share mode');
    const lines: string[] = [];
    const told = await migrate(url, (line) => lines.push(line), pathToFileURL(`${facts}/`)).catch(
      (error) => error.message,
    );
    expect(told).toMatch(
      /^0999_more\.sql was not applied, as others did not let go of the tables in 60 tries: a dump \(process \d+, since .*\)\. Nothing was changed\. End what holds them/,
    );
    expect(told).not.toContain('elsewhere');
    expect(lines).toEqual(['facts 0999_more: waits for those who use the tables']);
    await Promise.all([dump.end(), elsewhere.end()]);
  }, 180_000);

  test('until what is kept is made anew, readers take the long way, and are told the same', async () => {
    const client = new Client({ connectionString: inject('seededUrl') });
    await client.connect();
    await client.query(`begin; set local search_path to ${RULES_SCHEMA}, app, pg_temp`);
    const told = async () =>
      (
        await client.query(`
          select figures_opened(now()) as opened, figures_closed(now()) as closed, changes_since('2014-01-01') as changes,
            (select count(*) from source s where is_known(s.published, s.id, s.recorded_at, s.reporter_id)) as sources`)
      ).rows;
    const before = await told();
    await client.query('delete from kept; update figure_tally set opened = 7; delete from source_citation');
    expect(await told()).toEqual(before);
    await client.query('rollback');
    await client.end();
  });
});
