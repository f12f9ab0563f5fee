import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deploy } from '../../migrations/deploy.ts';
import { readRules } from '../../migrations/rules.ts';
import { seed } from '../../migrations/seed/load.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { runAsOwner } from '../support/database.ts';

/** The owner of a hosted database is no superuser, and bound by the row-level security that is forced on owners. */
const name = `${inject('databasePrefix')}plain_${randomBytes(3).toString('hex')}`;
const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}`, username: name, password: 'x' }).href;
let client: Client;

beforeAll(async () => {
  await runAsOwner(inject('postgresUrl'), `create role ${name} login password 'x'`);
  await runAsOwner(inject('postgresUrl'), `create database ${name} owner ${name}`);
  // As a host may have put it; the other extension is the owner's to make.
  const asHost = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  await runAsOwner(asHost, 'create extension pg_trgm schema public');
  await deploy(url, () => {});
  await seed(url, () => {});
  client = new Client({ connectionString: url });
  await client.connect();
}, 180_000);
afterAll(async () => {
  await client?.end();
  await runAsOwner(inject('postgresUrl'), `drop database ${name} with (force)`);
  await runAsOwner(inject('postgresUrl'), `drop role ${name}`);
});

test('a plain owner can migrate and seed, twice', async () => {
  await deploy(url, () => {});
  await seed(url, () => {});
  const { rows } = await client.query(
    'select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
  );
  expect(rows).toEqual([{ above: false }]);
  expect((await client.query('select count(*)::int from app.mou_version')).rows[0].count).toBeGreaterThan(20);
  const { rows: found } = await client.query(
    `select count(*)::int from ${RULES_SCHEMA}.agreements_saying('KALIMANTAN BARAT')`,
  );
  expect(found[0].count).toBeGreaterThan(0);
});

test('what is kept ready is made anew by other rules, as policies let a plain owner', async () => {
  const kept = async () =>
    (
      await client.query(`
        select (select count(*)::int from app.area_within) as within, (select sum(opened)::int from app.figure_tally) as opened,
          (select count(*)::int from app.source_citation) as cited,
          (select count(*)::int from app.area where zone <> 'Asia/Jakarta') as zones`)
    ).rows[0];
  const before = await kept();
  expect(before.within).toBeGreaterThan(1_000);
  const rules = await readRules();
  const makers = rules.makers.map(({ name }) => ({ name, hash: `other ${name}` }));
  await deploy(url, () => {}, { ...rules, schema: 'rules_00000000000a', makers });
  expect(await kept()).toEqual(before);
  const { rows } = await client.query('select name, made_by from app.kept order by name');
  expect(rows).toEqual(
    makers.map(({ name, hash }) => ({ name, made_by: hash })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  await deploy(url, () => {});
  expect(await kept()).toEqual(before);
});

test('without its policy on a table the owner writes nothing there: the security is forced on it too', async () => {
  const { rows } = await client.query(
    "select tablename from pg_policies where schemaname = 'app' and policyname = 'owner'",
  );
  expect(rows.length).toBeGreaterThan(40);
  for (const { tablename } of rows) {
    const insert = () => client.query(`insert into app.${tablename} default values`).catch((error) => error.code);
    await client.query('begin; savepoint first');
    // Refused for what is missing, not for who asks.
    expect([tablename, await insert()]).not.toEqual([tablename, '42501']);
    await client.query(`rollback to savepoint first; drop policy owner on app.${tablename}`);
    expect([tablename, await insert()]).toEqual([tablename, '42501']);
    await client.query('rollback');
  }
});
