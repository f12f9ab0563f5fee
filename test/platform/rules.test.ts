/** Facts and rules as files, and what a database makes of them. */
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { deploy, dropOlder } from '../../migrations/deploy.ts';
import { migrate, readFacts } from '../../migrations/migrate.ts';
import { type Rules, readRules } from '../../migrations/rules.ts';
import { listFacts } from '../../scripts/list-facts.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jangkau-rules-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder of its own with these files; gives its address. */
async function filesIn(files: Record<string, string>): Promise<URL> {
  const own = await mkdtemp(join(folder, 'case-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(own, path)), { recursive: true });
    await writeFile(join(own, path), text);
  }
  return pathToFileURL(`${own}/`);
}
const rulesOf = async (files: Record<string, string>) => readRules(await filesIn(files));

describe('the files of rules', () => {
  test('are put in order by what they mention, wherever they stand', async () => {
    const { definitions } = await rulesOf({
      'a.sql': `create view shown with (security_invoker = true) as select doubled(id) as id from area;
        create function in_text() returns int language plpgsql as $$ declare row shown; begin return 1; end $$;`,
      'b/c.sql': `create function doubled(n bigint) returns bigint immutable return plus_one(n) * 2;
        create aggregate product(bigint) (sfunc = times, stype = bigint);`,
      'z.sql': `create function plus_one(n bigint) returns bigint immutable return n + 1;
        create function times(a bigint, b bigint) returns bigint immutable return a * b;`,
    });
    expect(definitions.map(({ place }) => place)).toEqual([
      'z.sql:1',
      'b/c.sql:1',
      'a.sql:1',
      'a.sql:2',
      'z.sql:2',
      'b/c.sql:2',
    ]);
  });

  test('that need each other in a circle are refused with the circle', async () => {
    const files = {
      'a.sql': 'create function one() returns int immutable return two();',
      'b.sql': 'create function two() returns int immutable return three();',
      'c.sql': 'create function three() returns int immutable return one();',
    };
    await expect(rulesOf(files)).rejects.toThrow('in a circle: one -> two -> three -> one.');
  });

  test.each([
    ['create table t (id int);', 'a.sql:1: CreateStmt is no rule.'],
    ["select 1;\ncreate type t as enum ('A');", 'a.sql:1: SelectStmt is no rule.'],
    ["\n\n/* Words. */\ncreate type t as enum ('A');", 'a.sql:4: CreateEnumStmt is no rule.'],
    ['\n\ncreate function f( returns int return 1;', 'a.sql:3: syntax error'],
    ['create function g() returns int return 1;\n\n\n\ncreate table t (id int);', 'a.sql:5: CreateStmt is no rule.'],
    ['create function f( returns int return 1;', 'a.sql:1: syntax error'],
  ])('that hold %j are refused with their place', async (text, message) => {
    await expect(rulesOf({ 'a.sql': text })).rejects.toThrow(message);
  });

  test('are named by what they say: the same ones alike, other ones otherwise', async () => {
    const text = 'create function one() returns int immutable return 1;';
    const [first, second, third, fourth] = await Promise.all([
      rulesOf({ 'a.sql': text }),
      rulesOf({ 'a.sql': text }),
      rulesOf({ 'a.sql': `${text} ` }),
      rulesOf({ 'b.sql': text }),
    ]);
    expect(first.schema).toMatch(/^rules_[0-9a-f]{12}$/);
    expect(second.schema).toBe(first.schema);
    expect(new Set([first.schema, third.schema, fourth.schema]).size).toBe(3);
  });

  test('say by a hash what keeps something ready: its file, what that mentions, and the triggers that call it', async () => {
    const trigger = (name: string) =>
      `create trigger t after insert on figure for each row execute function ${name}();`;
    const files = {
      'tally.sql': `create procedure rebuild_tally() language plpgsql as $$ begin perform day_of(1); end $$;
        create function tally_more() returns trigger language plpgsql as $$ begin return null; end $$;`,
      'watched.sql': trigger('tally_more'),
      'watched-by-others.sql': trigger('elsewhere'),
      'days.sql': 'create function day_of(n int) returns int immutable return other(n);',
      'more.sql': 'create function other(n int) returns int immutable return n;',
      'else.sql': 'create function elsewhere() returns int immutable return 1;',
    };
    const hashOf = async (changes: Record<string, string>) => {
      const { makers } = await rulesOf({ ...files, ...changes });
      expect(makers.map(({ name }) => name)).toEqual(['tally']);
      return makers[0]?.hash;
    };
    const hash = await hashOf({});
    expect(await hashOf({ 'else.sql': 'create function elsewhere() returns int immutable return 2;' })).toBe(hash);
    expect(await hashOf({ 'watched-by-others.sql': trigger('other_trigger') })).toBe(hash);
    expect(await hashOf({ 'watched.sql': trigger('tally_more').replace('insert', 'update') })).not.toBe(hash);
    expect(await hashOf({ 'watched.sql': trigger('elsewhere') })).not.toBe(hash);
    expect(await hashOf({ 'days.sql': `-- Why.\n${files['days.sql']}` })).toBe(hash);
    expect(await hashOf({ 'more.sql': 'create function other(n int) returns int immutable return n + 1;' })).not.toBe(
      hash,
    );
    expect(
      await hashOf({ 'tally.sql': `${files['tally.sql']} create function beside() returns int return 1;` }),
    ).not.toBe(hash);
  });

  test('what belongs to tables comes after the definitions: triggers, row-level security, policies, grants', async () => {
    const { definitions, remarks, ofTables } = await rulesOf({
      'a.sql': `grant select on area to anonymous; create policy p on area using (f()); call make_ready('x'); call protect('area');
        revoke execute on function f from anonymous; call describe('area', 'x', '{}');
        create trigger t before insert on area for each row execute function g();
        comment on function f is 'x'; create function f() returns boolean immutable return true;`,
    });
    const beginnings = (statements: { text: string }[]) =>
      statements.map(({ text }) => text.trim().split(' ').slice(0, 2).join(' '));
    // A call may make a function, which gets its rights with the others.
    expect(beginnings(definitions)).toEqual(['create function', "call describe('area',"]);
    expect(beginnings(remarks)).toEqual(['revoke execute', 'comment on']);
    // What is kept ready is made when policies are there: they hold for an owner who is no superuser too.
    expect(beginnings(ofTables)).toEqual([
      'create trigger',
      "call protect('area')",
      'create policy',
      'grant select',
      "call make_ready('x')",
    ]);
  });
});

test('SQL has at most 120 columns', async () => {
  const paths = (await readdir('migrations', { recursive: true })).filter((path) => path.endsWith('.sql'));
  expect(paths.length).toBeGreaterThan(50);
  const long: string[] = [];
  for (const path of paths)
    for (const [index, line] of (await readFile(join('migrations', path), 'utf8')).split('\n').entries())
      if ([...line].length > 120) long.push(`${path}:${index + 1} has ${[...line].length}`);
  expect(long).toEqual([]);
});

/** The facts here in a folder of their own, with more of them, all listed. */
async function factsWith(more: Record<string, string> = {}): Promise<URL> {
  const own = await filesIn(more);
  for (const name of (await readdir('migrations')).filter((name) => /^\d{4}|sha256$/.test(name)))
    await cp(join('migrations', name), new URL(name, own));
  await listFacts(own);
  return own;
}

describe('the files of facts', () => {
  test('are those that are listed', async () => {
    expect((await readFacts()).length).toBeGreaterThan(5);
    expect(await readFacts(await factsWith())).toEqual(await readFacts());
  });

  test.each([
    [
      'edited',
      async (own: URL) => writeFile(new URL('0002_areas.sql', own), 'select 1'),
      /0002_areas\.sql is not the file that was listed: facts are not edited\. .* a new migration/,
    ],
    [
      'new, and not listed',
      async (own: URL) => writeFile(new URL('0999_new.sql', own), 'select 1'),
      /0999_new\.sql is not listed in migrations\/facts\.sha256\. When it is finished: npm run facts:list\./,
    ],
    [
      'gone',
      async (own: URL) => rm(new URL('0002_areas.sql', own)),
      /0002_areas\.sql is listed .* but it is not there: bring it back/,
    ],
    [
      'listed twice',
      async (own: URL) => appendFile(new URL('facts.sha256', own), `${'0'.repeat(64)}  0002_areas.sql\n`),
      /0002_areas\.sql is listed twice in migrations\/facts\.sha256: keep the line that is on main\./,
    ],
    [
      'a second one with its number',
      async (own: URL) => writeFile(new URL('0002_more.sql', own), 'select 1'),
      /0002_areas\.sql and 0002_more\.sql have one number: .* the next number, and list it anew\./,
    ],
    ...['9_more.sql', '0999-more.sql', '0999_more.SQL', '0999_more', 'more.sql'].map(
      (name): [string, (own: URL) => Promise<void>, RegExp] => [
        `called ${name}`,
        async (own) => writeFile(new URL(name, own), 'select 1'),
        /more.* is no name of a migration: call it 0009_topic\.sql/,
      ],
    ),
  ])('are refused where one is %s', async (_name, change, message) => {
    const own = await factsWith();
    await change(own);
    await expect(readFacts(own)).rejects.toThrow(message);
  });

  test('are listed once they have a name and a number of their own', async () => {
    const own = await factsWith({ '0998_first.sql': 'select 1' });
    await writeFile(new URL('0999_more.sql', own), 'select 1');
    expect(await listFacts(own)).toEqual(['0999_more.sql']);
    expect(await listFacts(own)).toEqual([]);
    expect((await readFacts(own)).at(-1)?.name).toBe('0999_more');
    await writeFile(new URL('999_more.sql', own), 'select 1');
    await expect(listFacts(own)).rejects.toThrow(/999_more\.sql is no name of a migration/);
  });

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

  test('of two branches: the one that comes second needs the higher number', async () => {
    const url = await createDatabase('seeded');
    await migrate(url, () => {}, await factsWith({ '0999_b.sql': 'select 1' }));
    const both = await factsWith({ '0998_a.sql': 'create table a ()', '0999_b.sql': 'select 1' });
    await expect(migrate(url, () => {}, both)).rejects.toThrow(
      /^0998_a\.sql comes before 0999_b, which this database has already: give it the next number, and list it anew\.$/,
    );
  });

  test('are applied all or not at all, and the one that failed is named', async () => {
    const url = await createDatabase('seeded');
    const lines: string[] = [];
    const own = await factsWith({ '0998_a.sql': 'create table a ()', '0999_b.sql': 'select no_such()' });
    await expect(migrate(url, (line) => lines.push(line), own)).rejects.toThrow(
      /^0999_b\.sql: function no_such\(\) does not exist/,
    );
    expect(lines).toEqual([]);
    expect(await runAsOwner(url, "select to_regclass('app.a') as there")).toEqual([{ there: null }]);
  });
});

test('a migration waits for those who read a table, and nobody waits long for it', async () => {
  const url = await createDatabase('seeded');
  const own = await factsWith({ '0999_more.sql': 'alter table figure add column more int;' });
  const [holder, reader] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  await Promise.all([holder.connect(), reader.connect()]);
  await holder.query('begin; lock table app.figure in access share mode');
  const lines: string[] = [];
  const migrated = migrate(url, (line) => lines.push(line), own);
  const waits: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    const started = performance.now();
    await reader.query('select from app.figure limit 1');
    waits.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 50));
  }
  await holder.query('rollback');
  await migrated;
  const { rows } = await reader.query('select more from app.figure limit 1');
  await Promise.all([holder.end(), reader.end()]);
  expect(rows).toEqual([{ more: null }]);
  expect(lines).toEqual(['facts 0999_more: waits for those who use the tables', 'facts 0999_more: applied']);
  expect(Math.max(...waits)).toBeLessThan(1_500);
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
    const folder = 'test/graphql/';
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
    const strange: unknown[] = [];
    for (const name of files) {
      await client.query(`deallocate all; prepare golden as ${await readFile(folder + name, 'utf8')}`);
      const { rows } = await client.query(`
        select t.oid::regtype::text as type from pg_prepared_statements s, unnest(s.parameter_types || s.result_types) p
          join pg_type l on l.oid = p join pg_type t on t.oid = coalesce(nullif(l.typelem, 0), l.oid)
        where s.name = 'golden' and t.typnamespace <> 'pg_catalog'::regnamespace
          and not (t.typtype = 'e' and t.typnamespace = 'app'::regnamespace)`);
      strange.push(...rows.map(({ type }) => `${name}: ${type}`));
    }
    expect(files.length).toBeGreaterThan(40);
    expect(strange).toEqual([]);
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
    const rules = await readRules();
    const broken = { text: 'create function broken() returns int immutable return no_such()', place: 'x/y.sql:7' };
    const more = { ...rules, schema: 'rules_000000000001', definitions: [...rules.definitions, broken] };
    await expect(deploy(url, () => {}, more)).rejects.toThrow(
      /^rules\/x\/y\.sql:7: function no_such\(\) does not exist/,
    );
    const policy = { text: 'create policy p on no_such using (true)', place: 'x/y.sql:8' };
    const other = { ...rules, schema: 'rules_000000000002', ofTables: [...rules.ofTables, policy] };
    await expect(deploy(url, () => {}, other)).rejects.toThrow(
      /^rules_000000000002 is not in force: rules\/x\/y\.sql:8: relation "no_such" does not exist/,
    );
    const schemas = "select nspname as name from pg_namespace where nspname ~ '^rules_' order by 1";
    expect(await runAsOwner(url, `${schemas}`)).toEqual(
      [{ name: 'rules_000000000002' }, { name: RULES_SCHEMA }].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
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

describe('a deployment', () => {
  /** Rules that say nothing: how they are deployed is quickly seen. */
  const rulesNamed = (digit: string): Rules => ({
    schema: `rules_${digit.repeat(12)}`,
    definitions: [],
    remarks: [],
    ofTables: [],
    makers: [],
  });
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
