/** What later facts do to the rules, what a session may keep of them, and deployments one after the other. */
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { deploy, dropOlder } from '../../migrations/deploy.ts';
import type { Rules } from '../../migrations/rules.ts';
import { Acceptance, acceptanceQueries } from '../../scripts/acceptance.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { rulesNamed } from '../platform/empty-rules.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

test('a column that a later migration adds breaks nothing: every function that gives a row of a table still does', async () => {
  const url = await createDatabase('seeded');
  await runAsOwner(
    url,
    `do $$ declare name regclass; begin
       for name in select oid from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname !~ '^kysely' loop
         execute format('alter table %s add column added_later int', name);
       end loop;
     end $$`,
  );
  const later = new Client({ connectionString: url });
  await later.connect();
  await later.query(`set search_path to ${SEARCH_PATH}`);
  const { rows: functions } = await later.query(`
    select p.oid::regproc::text as name, array(select 'null::' || format_type(a, null) from unnest(p.proargtypes) a) as nothing
    from pg_proc p join pg_type t on t.oid = p.prorettype join pg_class c on c.oid = t.typrelid
    where p.pronamespace = '${RULES_SCHEMA}'::regnamespace`);
  const broken: string[] = [];
  for (const { name, nothing } of functions)
    await later.query(`begin; select * from ${name}(${nothing.join(', ')})`).then(
      () => later.query('rollback'),
      async (error) => {
        await later.query('rollback');
        if (error.code === '42P13') broken.push(`${name}: ${error.message}`);
      },
    );
  await later.end();
  expect(functions.length).toBeGreaterThan(50);
  // Let a body that is SQL give rows of a view of the rules, such as area_row.
  expect(broken).toEqual([]);
});

test('statements take and give built-in types and enums only, so that a session may keep their plans', async () => {
  const client = new Client({ connectionString: inject('seededUrl') });
  await client.connect();
  await client.query(`set search_path to ${SEARCH_PATH}`);
  const acceptance = await Acceptance.open(inject('apiUrl'));
  const strange: unknown[] = [];
  const queries = await acceptanceQueries();
  for (const [name, document] of queries) {
    const { sent } = await acceptance.ask(document);
    await client.query(`deallocate all; prepare asked as ${sent[1]?.query}`);
    const { rows } = await client.query(`
      select t.oid::regtype::text as type from pg_prepared_statements s, unnest(s.parameter_types || s.result_types) p
        join pg_type l on l.oid = p join pg_type t on t.oid = coalesce(nullif(l.typelem, 0), l.oid)
      where s.name = 'asked' and t.typnamespace <> 'pg_catalog'::regnamespace
        and not (t.typtype = 'e' and t.typnamespace = 'app'::regnamespace)`);
    strange.push(...rows.map(({ type }) => `${name}: ${type}`));
  }
  await acceptance.close();
  await client.end();
  expect(queries.length).toBeGreaterThan(40);
  expect(strange).toEqual([]);
});

describe('a deployment', () => {
  const [a, b, c] = [rulesNamed('a'), rulesNamed('b'), rulesNamed('c')];
  const inForce = (url: string) =>
    runAsOwner(
      url,
      'select schema from app.rules_release where deployed_at is not null order by deployed_at desc limit 1',
    );
  const isThere = async (url: string, { schema }: Rules) =>
    (await runAsOwner(url, `select 1 from pg_namespace where nspname = '${schema}'`)).length > 0;

  test('leaves the rules that a Worker may run by, until it is said that the new one is up', async () => {
    const url = await createDatabase('seeded');
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await deploy(url, log, a);
    await deploy(url, log, b);
    expect(lines).toContain(`${b.schema}: takes the place of ${a.schema}`);
    await runAsOwner(url, "update app.rules_release set deployed_at = deployed_at - interval '2 days'");
    await deploy(url, log, c);
    // The Worker was rolled back and runs by these.
    expect(await isThere(url, a)).toBe(true);
    expect(await dropOlder(url, log, a.schema)).toEqual([RULES_SCHEMA]);
    expect(await isThere(url, a)).toBe(true);
    expect(await dropOlder(url, log)).toEqual([a.schema]);
    expect(await Promise.all([b, c].map((rules) => isThere(url, rules)))).toEqual([true, true]);
    expect(lines.at(-1)).toBe(`${a.schema}: dropped`);
  });

  test('of older rules says what it takes the place of', async () => {
    const url = await createDatabase('seeded');
    const lines: string[] = [];
    await deploy(url, () => {}, a);
    await deploy(url, () => {}, b);
    await deploy(url, (line) => lines.push(line), a);
    expect(lines[0]).toBe(`${a.schema}: takes the place of ${b.schema}, which is newer`);
    expect(await inForce(url)).toEqual([{ schema: a.schema }]);
  });

  test('builds again what was dropped by hand, also while the row of it is still there', async () => {
    const url = await createDatabase('seeded');
    await deploy(url, () => {}, a);
    await runAsOwner(url, `drop schema ${a.schema} cascade`);
    const lines: string[] = [];
    await deploy(url, (line) => lines.push(line), a);
    expect(lines).toEqual([
      expect.stringContaining(`${a.schema}: built`),
      expect.stringContaining(`${a.schema}: in force; requests waited`),
    ]);
    expect(await isThere(url, a)).toBe(true);
    expect(await inForce(url)).toEqual([{ schema: a.schema }]);
  });

  test('waits for another one, also with its facts, which are then looked at', async () => {
    const url = await createDatabase('seeded');
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query("select pg_advisory_lock(hashtextextended('jangkau deploy', 0))");
    const lines: string[] = [];
    const waiting = deploy(url, (line) => lines.push(line), a).catch((error) => error.message);
    await expect.poll(() => lines).toEqual(['waits for another deployment']);
    await runAsOwner(url, "insert into app.kysely_migration values ('0999_later 0123456789abcdef', '')");
    await other.end();
    expect(await waiting).toMatch(/has the migration 0999_later, which is not here/);
    expect(await isThere(url, a)).toBe(false);
  });

  test('whose connection is lost says why, and not that it cannot undo what it did', async () => {
    const url = await createDatabase('seeded');
    const lines: string[] = [];
    const kill = { text: 'select pg_terminate_backend(pg_backend_pid())', place: 'x/y.sql:1' };
    await expect(deploy(url, (line) => lines.push(line), { ...a, definitions: [kill] })).rejects.toThrow(
      /^rules\/x\/y\.sql:1: terminating connection/,
    );
    expect(lines).toContainEqual(expect.stringContaining('the connection to the database was lost'));
    expect(await isThere(url, a)).toBe(false);
  });
});
