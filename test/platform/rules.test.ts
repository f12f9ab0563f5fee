/** Facts and rules, and what a database makes of them. Deployments one after the other: test/slow/rules. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { deploy, dropOlder } from '../../migrations/deploy.ts';
import { migrate } from '../../migrations/migrate.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';
import { copyOfFacts } from '../support/files.ts';
import { rulesNamed } from './empty-rules.ts';

test.each([
  ['0002_areas 0123456789abcdef', /made by another 0002_areas\.sql than the one here\. .* npm run db:reset/],
  ['0999_later 0123456789abcdef', /has the migration 0999_later, which is not here/],
  ['0001_foundation', /has the migration 0001_foundation, which is not here/],
])('a database with %s is not touched', async (name, message) => {
  const url = await createDatabase();
  await runAsOwner(
    url,
    `create schema app; create table app.kysely_migration (name text primary key, timestamp text);
     insert into app.kysely_migration values ('${name}', '')`,
  );
  await expect(migrate(url, () => {})).rejects.toThrow(message);
  expect(await runAsOwner(url, "select to_regclass('app.dataset') as there")).toEqual([{ there: null }]);
});

test('of migrations of two branches, the one that comes second needs the higher number', async () => {
  const url = await createDatabase('seeded');
  await migrate(url, () => {}, await copyOfFacts({ '0999_b.sql': 'select 1' }));
  const both = await copyOfFacts({ '0998_a.sql': 'create table a ()', '0999_b.sql': 'select 1' });
  await expect(migrate(url, () => {}, both)).rejects.toThrow(
    /^0998_a\.sql comes before 0999_b, which this database has already: give it the next number, and list it anew\.$/,
  );
});

test('migrations are applied all or not at all, and the one that failed is named', async () => {
  const url = await createDatabase('seeded');
  const lines: string[] = [];
  const own = await copyOfFacts({ '0998_a.sql': 'create table a ()', '0999_b.sql': 'select no_such()' });
  await expect(migrate(url, (line) => lines.push(line), own)).rejects.toThrow(
    /^0999_b\.sql: function no_such\(\) does not exist/,
  );
  expect(lines).toEqual([]);
  expect(await runAsOwner(url, "select to_regclass('app.a') as there")).toEqual([{ there: null }]);
});

test('a migration waits for those who read a table, and steps back, so that others read it meanwhile', async () => {
  const url = await createDatabase('seeded');
  const own = await copyOfFacts({ '0999_more.sql': 'alter table figure add column more int;' });
  const [holder, reader] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  await Promise.all([holder.connect(), reader.connect()]);
  await holder.query('begin; lock table app.figure in access share mode');
  const lines: string[] = [];
  const migrated = migrate(url, (line) => lines.push(line), own);
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  for (const _ of ['the first try', 'the next one']) {
    await vi.waitFor(async () => expect(await runAsOwner(url, waits)).toHaveLength(1), { timeout: 20_000 });
    // This stands behind the migration, which the holder does not let pass: it would never be answered.
    await reader.query('select from app.figure limit 1');
  }
  await holder.query('rollback');
  await migrated;
  const { rows } = await reader.query('select more from app.figure limit 1');
  await Promise.all([holder.end(), reader.end()]);
  expect(rows).toEqual([{ more: null }]);
  expect(lines).toEqual(['facts 0999_more: waits for those who use the tables', 'facts 0999_more: applied']);
});

describe('in the database', () => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: inject('seededUrl') });
    await client.connect();
    await client.query(`set search_path to ${SEARCH_PATH}`);
  });
  afterAll(() => client?.end());
  const names = async (query: string) => (await client.query(query)).rows.map(({ name }) => name);

  test('no fact depends on a rule, but for triggers and policies, which are rules themselves', async () => {
    const rule = `'${RULES_SCHEMA}'::regnamespace`;
    const rules = `
      select 'pg_proc'::regclass as classid, oid from pg_proc where pronamespace = ${rule}
      union all select 'pg_class'::regclass, oid from pg_class where relnamespace = ${rule}
      union all select 'pg_type'::regclass, oid from pg_type where typnamespace = ${rule}`;
    const dependents = (kept: string) => `
      with rule as (${rules})
      select distinct pg_describe_object(d.classid, d.objid, d.objsubid) as name
      from pg_depend d join rule r on (r.classid, r.oid) = (d.refclassid, d.refobjid)
      where (d.classid, d.objid) not in (select classid, oid from rule) and ${kept}`;
    const own = "d.classid in ('pg_trigger'::regclass, 'pg_policy'::regclass)";
    expect((await names(dependents(own))).length).toBeGreaterThan(100);
    // What belongs to the rules' own table and views is theirs.
    const ofRules = `(d.classid = 'pg_rewrite'::regclass and exists (select from pg_rewrite w join pg_class c on c.oid = w.ev_class
      where w.oid = d.objid and c.relnamespace = ${rule})) or (d.classid = 'pg_constraint'::regclass and exists (select from pg_constraint c
      where c.oid = d.objid and c.connamespace = ${rule})) or (d.classid = 'pg_class'::regclass
      and exists (select from pg_class c where c.oid = d.objid and c.relkind = 't'))`;
    expect(await names(dependents(`not (${own} or ${ofRules})`))).toEqual([]);
  });

  test('what was deployed is not deployed again', async () => {
    const url = await createDatabase('seeded');
    const before = await runAsOwner(url, 'select * from app.rules_release');
    const lines: string[] = [];
    await deploy(url, (line) => lines.push(line));
    expect(lines).toEqual([`${RULES_SCHEMA}: in force`]);
    expect(await runAsOwner(url, 'select * from app.rules_release')).toEqual(before);
  });

  test('what fails is told with its place, and leaves the rules that were there', async () => {
    const url = await createDatabase('seeded');
    const policies = () => runAsOwner(url, "select tablename, policyname from pg_policies where schemaname = 'app'");
    const before = await policies();
    const fine = { text: 'create function fine() returns int return 1', place: 'x/y.sql:6' };
    const broken = { text: 'create function broken() returns int immutable return no_such()', place: 'x/y.sql:7' };
    await expect(deploy(url, () => {}, { ...rulesNamed('1'), definitions: [fine, broken] })).rejects.toThrow(
      /^rules\/x\/y\.sql:7: function no_such\(\) does not exist/,
    );
    const policy = { text: 'create policy p on no_such using (true)', place: 'x/y.sql:8' };
    const other = { ...rulesNamed('2'), definitions: [fine], ofTables: [policy] };
    await expect(deploy(url, () => {}, other)).rejects.toThrow(
      /^rules_222222222222 is not in force: rules\/x\/y\.sql:8: relation "no_such" does not exist/,
    );
    expect(await policies()).toEqual(before);
    const schemas = "select nspname as name from pg_namespace where nspname ~ '^rules_' order by 1";
    expect(await runAsOwner(url, `${schemas}`)).toEqual(
      [{ name: other.schema }, { name: RULES_SCHEMA }].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
    // What was built and never used goes with the rules that are too old.
    await dropOlder(url, () => {});
    expect(await runAsOwner(url, `${schemas}`)).toEqual([{ name: RULES_SCHEMA }]);
  });

  test('nobody but the roles of the API executes a function of the rules', async () => {
    const open = await names(`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = '${RULES_SCHEMA}'::regnamespace and has_function_privilege('public', p.oid, 'execute')`);
    expect(open).toEqual([]);
    expect(
      await names(`select 1 as name where has_function_privilege('anonymous', 'is_cited(bigint)', 'execute')`),
    ).toEqual([1]);
  });
});
