import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { reachDatabase, settleRole } from '../../scripts/deploy.ts';
import { makeKeys } from '../../scripts/keys.ts';
import { roleFaults } from '../../scripts/roles.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

describe("the owner's connection", () => {
  test('reaches the database, or says in words why not, without the password', async () => {
    expect(await reachDatabase(new URL(inject('seededUrl')))).toMatch(/ answers, PostgreSQL \d+\.\d/);
    const away = reachDatabase(new URL('postgres://owner:secret@127.0.0.1:1/none'));
    await expect(away).rejects.toThrow(
      /^The database 127\.0\.0\.1:1\/none cannot be reached: .*ECONNREFUSED.*Nothing was changed\.$/,
    );
    const wrong = Object.assign(new URL(inject('seededUrl')), { password: 'secret' });
    const refused = await reachDatabase(wrong).catch((error) => error.message);
    expect(refused).not.toContain('secret');
    expect(refused).toMatch(/cannot be reached: it refuses the password\.| answers/);
  });
  test('of somebody else than the owner is refused', async () => {
    const url = new URL(inject('seededUrl'));
    const name = `jangkau_stranger_${randomBytes(3).toString('hex')}`;
    const owner = new Client({ connectionString: url.href });
    await owner.connect();
    await owner.query(`create role ${name} login password 'x'`);
    const stranger = Object.assign(new URL(url.href), { username: name, password: 'x' });
    await expect(reachDatabase(stranger)).rejects.toThrow(/is not the owner of .* make no schema there/);
    await owner.query(`drop role ${name}`);
    await owner.end();
  });
});

describe('the role of the Worker', () => {
  test('is as it should be after a migration, however often it is looked at', async () => {
    for (const _ of [1, 2]) expect(await settleRole(new URL(inject('seededUrl')))).toMatch(/^there; /);
  });
  test('and the policies of whoever owned the tables before a restore, are put right', async () => {
    const url = await createDatabase('seeded');
    const owners = () =>
      runAsOwner(
        url,
        "select roles::text, count(*)::int from pg_policies where schemaname = 'app' and policyname = 'owner' group by 1",
      );
    const before = await owners();
    expect(before).toHaveLength(1);
    await runAsOwner(url, 'alter policy owner on app.figure to pg_monitor');
    await runAsOwner(url, `grant temporary on database ${new URL(url).pathname.slice(1)} to public`);
    expect(await owners()).toHaveLength(2);
    await settleRole(new URL(url));
    expect(await owners()).toEqual(before);
    expect(
      await runAsOwner(url, "select has_database_privilege('app_api', current_database(), 'temporary') as may"),
    ).toEqual([{ may: false }]);
  });
  test('that may more, as one made in a console, is told with what to do', async () => {
    const name = `jangkau_mighty_${randomBytes(3).toString('hex')}`;
    const client = new Client({ connectionString: inject('seededUrl') });
    await client.connect();
    try {
      await client.query('begin');
      expect(await roleFaults(client, name)).toEqual([`There is no role ${name}.`]);
      await client.query(`create role ${name} nologin inherit bypassrls createdb in role pg_read_all_data`);
      await client.query(`create schema authorization ${name}`);
      expect(await roleFaults(client, name)).toEqual([
        `It may not log in: alter role ${name} login.`,
        `It has the rights of other roles without taking them on: alter role ${name} noinherit.`,
        `It is bypassrls, createdb: alter role ${name} nobypassrls nocreatedb.`,
        expect.stringContaining(`It is a member of pg_read_all_data`),
        `It owns something in this database: reassign owned by ${name} to current_user.`,
      ]);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });
});

test('the first administrator comes without examples', async () => {
  const url = await createDatabase('seeded');
  const keys = await makeKeys(url, 'pepper', { only: 'admin' });
  expect(keys.map(({ code, role, area }) => [code, role, area])).toEqual([['admin', 'ADMIN', 'ID']]);
  expect(
    await runAsOwner(url, "select code from app.actor union all select code from app.mou where code ~ 'EXAMPLE'"),
  ).toEqual([{ code: 'admin' }]);
  await expect(makeKeys(url, 'pepper', { only: 'king' })).rejects.toThrow('--only is one of gubernur-64');
});

test('a new key for the administrator leaves alone whose tokens it brings', async () => {
  const url = await createDatabase('seeded');
  const known = () => runAsOwner(url, "select issuer, subject from app.actor where code = 'admin'");
  await makeKeys(url, 'pepper', { only: 'admin' });
  expect(await known()).toEqual([{ issuer: null, subject: null }]);
  await runAsOwner(url, "update app.actor set issuer = 'https://issuer.real', subject = 'somebody'");
  await makeKeys(url, 'pepper', { only: 'admin' });
  expect(await known()).toEqual([{ issuer: 'https://issuer.real', subject: 'somebody' }]);
  // The local examples follow the local issuer.
  await makeKeys(url, 'pepper', { issuer: 'http://127.0.0.1:4445' });
  expect(await known()).toEqual([{ issuer: 'http://127.0.0.1:4445', subject: 'somebody' }]);
});
