import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER } from '../support/api.ts';
import { CELLS, type Cell, MAY, ROLE, VIEWERS, type Viewer } from './policy.ts';
import { GRANT_PROBES, isAllowedBy, type Numbers, numbersOf, PROBES, type Probe, takesGrants } from './probes.ts';

const { access } = useAccess();
let api: Client;
let owner: Client;
const numbers: Record<string, Numbers> = {};

beforeAll(async () => {
  api = new Client({ connectionString: access().apiUrl });
  owner = new Client({ connectionString: access().url });
  await Promise.all([api.connect(), owner.connect()]);
  for (const { area } of CELLS) numbers[area] ??= await numbersOf(owner, area);
});
afterAll(() => Promise.all([api?.end(), owner?.end()]));

/** Runs something as a viewer, in a transaction that is undone. */
async function as<T>(client: Client, viewer: Viewer, act: () => Promise<T>): Promise<T> {
  const credential = viewer === 'anonymous' ? {} : { credential: keyProof(access().keys[viewer], PEPPER) };
  await client.query('select app.begin_request(null, $1)', [JSON.stringify(credential)]);
  return act();
}
async function undone<T>(client: Client, act: () => Promise<T>): Promise<T> {
  await client.query('begin');
  return act().finally(() => client.query('rollback'));
}
const CITE =
  "insert into source (citation, publisher, published, verification) values ('probe', 'x', partial_date_of(null, 'UNKNOWN'), 'UNVERIFIED')";
const probesOf = ({ operation, area }: Cell): readonly Probe[] => [
  ...PROBES[operation],
  ...(operation === 'MANAGE_ACCESS' && takesGrants(area) ? GRANT_PROBES : []),
];
/** The cells whose outcome is not what the table says. */
async function redCells(client: Client, viewer: Viewer, which = (_cell: Cell) => true) {
  const red: string[] = [];
  await client.query('savepoint viewer');
  await as(client, viewer, async () => {
    for (const cell of CELLS.filter((cell) => cell.viewer === viewer && which(cell))) {
      for (const probe of probesOf(cell)) {
        const found = await isAllowedBy(client, probe, numbers[cell.area] as Numbers);
        if (found !== cell.allowed)
          red.push(
            `${viewer} ${cell.operation} ${cell.relation} (${cell.area}): ${found ? 'allowed' : 'denied'}: ${probe}`,
          );
      }
    }
  });
  await client.query('rollback to savepoint viewer');
  return red;
}

describe('under the role of the API, in SQL', () => {
  test.each(VIEWERS)('%s may what the table says, and nothing else', async (viewer) => {
    expect(await undone(api, () => redCells(api, viewer))).toEqual([]);
  });

  test('who has a role somewhere may cite a source; others may not', async () => {
    for (const viewer of VIEWERS)
      expect([
        viewer,
        await undone(api, () => as(api, viewer, () => isAllowedBy(api, CITE, numbers['64'] as Numbers))),
      ]).toEqual([viewer, MAY[ROLE[viewer]]?.includes('WRITE_FIGURE')]);
  });

  test('nobody writes in the name of another', async () => {
    const forged = [
      "insert into mou_note (mou_id, author_id, words) values ($mou, $seat, 'x')",
      "insert into actor (code, name, area_id, created_by) values ('probe', 'x', $area, $seat)",
      "insert into api_key (code, actor_id, label, created_by, expires_at) values ('probeprobe00', $seat, 'x', $seat, now() + interval '1 day')",
    ];
    for (const probe of forged)
      expect(await undone(api, () => as(api, 'admin', () => isAllowedBy(api, probe, numbers['64'] as Numbers)))).toBe(
        false,
      );
  });

  test('a region makes no key for whoever has more than it could give, and grants no role above its own', async () => {
    const ids = await owner.query(
      "select (select id from app.actor where code = 'admin') as admin, (select id from app.area where code = 'VII') as vii",
    );
    const { admin, vii } = ids.rows[0];
    const denied = [
      // Somebody moved the administrator's office into the region: its grant still is the nation's.
      `insert into api_key (code, actor_id, label, created_by, expires_at) values ('probeprobe00', ${admin}, 'x', viewer_actor(), now() + interval '1 day')`,
      `insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by) values ($seat, 'REGION', ${vii}, 'REGION', daterange('2030-01-01', null), viewer_actor())`,
      "insert into actor (code, name, area_id, issuer, subject, created_by) values ('probe', 'x', $area, 'https://issuer.test', 'x', viewer_actor())",
    ];
    for (const probe of denied)
      await undone(owner, async () => {
        await owner.query(`update app.actor set area_id = ${vii} where id = ${admin}`);
        expect(await as(owner, 'region', () => isAllowedBy(owner, probe, numbers['64.71'] as Numbers))).toBe(false);
        await owner.query('reset role');
      });
  });

  test('nobody reads hashes, stored answers or the bookkeeping of migrations, nor changes the log', async () => {
    for (const viewer of VIEWERS)
      for (const relation of ['api_key_hash', 'request_outcome', 'kysely_migration'])
        expect(
          await undone(api, () =>
            as(api, viewer, () => isAllowedBy(api, `select from ${relation}`, numbers['64'] as Numbers)),
          ),
        ).toBe(false);
    for (const probe of ["update audit_log set action = 'DELETE'", 'delete from audit_log', 'truncate audit_log'])
      expect(await undone(api, () => as(api, 'admin', () => isAllowedBy(api, probe, numbers['64'] as Numbers)))).toBe(
        false,
      );
    // Not even its owner.
    for (const change of [
      "update app.audit_log set action = 'DELETE'",
      'delete from app.audit_log',
      'truncate app.audit_log',
    ])
      await expect(owner.query(change)).rejects.toMatchObject({ code: '23001' });
  });

  test('every operation is tried, allowed and denied', () => {
    for (const operation of Object.keys(PROBES))
      for (const allowed of [true, false])
        expect(CELLS.some((cell) => cell.operation === operation && cell.allowed === allowed)).toBe(true);
  });
});

describe('each policy is needed', () => {
  /** Relations that everybody reads, and nobody changes through the API: there is nothing for the table to turn red. */
  const READS = (relation: string) => [`select from ${relation}`];
  /** A statement that fails otherwise than before is a difference too. */
  const broken = (error: Error) => [error.message];
  const policies = () =>
    owner.query(
      "select tablename as relation, policyname as policy, roles::text from pg_policies where schemaname = 'app' and policyname <> 'owner' order by 1, 2",
    );

  test('without it the table above turns red, or what is public is gone', async () => {
    const needless: string[] = [];
    const { rows } = await policies();
    expect(rows.length).toBeGreaterThan(60);
    for (const { relation, policy } of rows)
      await undone(owner, async () => {
        await owner.query(`set local search_path to app; drop policy ${policy} on ${relation}`);
        const red = [];
        if (/^(public_reads|known_by_then)$/.test(policy)) {
          for (const read of READS(relation))
            if (!(await as(owner, 'anonymous', () => isAllowedBy(owner, read, numbers['64'] as Numbers))))
              red.push(read);
        } else if (policy === 'figure_writers_cite') {
          if (!(await as(owner, 'branch', () => isAllowedBy(owner, CITE, numbers['64'] as Numbers)))) red.push(CITE);
        } else {
          for (const viewer of ['admin', 'mayor'] as const) {
            if (red.length) break;
            red.push(...(await redCells(owner, viewer, (cell) => cell.allowed).catch(broken)));
          }
        }
        if (!red.length) needless.push(`${relation}.${policy}`);
      });
    expect(needless).toEqual([]);
  });

  test('where row-level security is switched off, the table turns red', async () => {
    const { rows } = await owner.query(
      "select distinct tablename as relation from pg_policies where schemaname = 'app' and policyname not in ('owner', 'public_reads', 'known_by_then')",
    );
    const still: string[] = [];
    for (const { relation } of rows)
      await undone(owner, async () => {
        await owner.query(`set local search_path to app; alter table ${relation} disable row level security`);
        const red = [];
        for (const viewer of ['anonymous', 'mayor', 'branch'] as const) {
          if (red.length) break;
          red.push(...(await redCells(owner, viewer, (cell) => !cell.allowed).catch(broken)));
        }
        if (
          relation === 'source' &&
          (await as(owner, 'mayor', () => isAllowedBy(owner, CITE, numbers['64'] as Numbers)))
        )
          red.push(CITE);
        if (!red.length) still.push(relation);
      });
    expect(still).toEqual([]);
  });

  test('every table has row-level security, forced; the API owns nothing and cannot step around it', async () => {
    const open = await owner.query(
      "select relname from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname not like 'kysely%' and not (relrowsecurity and relforcerowsecurity)",
    );
    expect(open.rows).toEqual([]);
    const roles = await owner.query(
      "select rolname from pg_roles where rolname in ('app_api', 'anonymous', 'authenticated') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)",
    );
    expect(roles.rows).toEqual([]);
    const owned = await owner.query(
      "select 1 from pg_shdepend d join pg_roles r on r.oid = d.refobjid where d.deptype = 'o' and r.rolname in ('app_api', 'anonymous', 'authenticated')",
    );
    expect(owned.rows).toEqual([]);
  });

  test('functions have a search path of their own, or a body whose names were settled when they were made', async () => {
    // begin_request sets the path for everybody else, and says app. of everything before.
    const loose = await owner.query(
      `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prokind <> 'a' and p.prosqlbody is null
         and not coalesce(p.proconfig::text like '%search_path%', false) and p.proname not in ('begin_request', 'describe')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    expect(loose.rows).toEqual([]);
  });
});
