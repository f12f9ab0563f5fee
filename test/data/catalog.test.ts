import { expect, test } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { useSeeded } from './support.ts';

const database = useSeeded();

test('every table, view and column says what it is', async () => {
  const silent = await database.rows(`
    select c.relname || coalesce('.' || a.attname, '') as name from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace in ('app'::regnamespace, '${RULES_SCHEMA}'::regnamespace) and c.relkind in ('r', 'v') and c.relname not like 'kysely%'
      and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)`);
  expect(silent).toEqual([]);
});

test('every foreign key has an index that begins with it', async () => {
  const bare = await database.rows(`
    select k.conrelid::regclass as name, k.conname from pg_constraint k where k.contype = 'f' and k.connamespace = 'app'::regnamespace
      and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1])`);
  expect(bare).toEqual([]);
});

test('every view runs with the rights of who asks', async () => {
  const views = await database.rows(`
    select relname from pg_class where relnamespace = '${RULES_SCHEMA}'::regnamespace and relkind = 'v'
      and not coalesce(reloptions @> '{security_invoker=true}', false)`);
  expect(views).toEqual([]);
});

test('every table with data raises the version of the data when it changes', async () => {
  const still = await database.rows(`
    select relname from pg_class c where relnamespace = 'app'::regnamespace and relkind = 'r' and relname not like 'kysely%'
      and relname not in ('dataset', 'api_key_hash', 'audit_log', 'request_outcome', 'area_within', 'figure_tally', 'figure_sum', 'source_citation', 'kept', 'rules_release') and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'raise_version')`);
  expect(still).toEqual([]);
});

test('the version rises once per transaction that changes something, and not otherwise', async () => {
  const before = Number(await database.value('select version from dataset'));
  await database.undone(async () => {
    await database.rows("update milestone set met_on = '2020-01-01' where id < 0");
    expect(Number(await database.value('select version from dataset'))).toBe(before);
    await database.rows("update milestone set met_on = '2020-01-01'");
    await database.rows("update market set note = 'x'");
    expect(Number(await database.value('select version from dataset'))).toBe(before + 1);
  });
});
