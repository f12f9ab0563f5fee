/** Facts and rules as files. */
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../migrations/migrate.ts';
import { readRules } from '../../migrations/rules.ts';
import { listFacts } from '../../scripts/list-facts.ts';
import { copyOfFacts, filesIn } from '../support/files.ts';

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

describe('the files of facts', () => {
  test('are those that are listed', async () => {
    expect((await readFacts()).length).toBeGreaterThan(5);
    expect(await readFacts(await copyOfFacts())).toEqual(await readFacts());
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
    const own = await copyOfFacts();
    await change(own);
    await expect(readFacts(own)).rejects.toThrow(message);
  });

  test('are listed once they have a name and a number of their own', async () => {
    const own = await copyOfFacts({ '0998_first.sql': 'select 1' });
    await writeFile(new URL('0999_more.sql', own), 'select 1');
    expect(await listFacts(own)).toEqual(['0999_more.sql']);
    expect(await listFacts(own)).toEqual([]);
    expect((await readFacts(own)).at(-1)?.name).toBe('0999_more');
    await writeFile(new URL('999_more.sql', own), 'select 1');
    await expect(listFacts(own)).rejects.toThrow(/999_more\.sql is no name of a migration/);
  });
});
