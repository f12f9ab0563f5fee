/** What the policies stand on: no session can slip something of its own under a function, and no way past the log. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { type Office, useAccess } from '../support/access.ts';
import { PEPPER } from '../support/api.ts';
import { runAsOwner } from '../support/database.ts';

const { access, asOwner } = useAccess();
let api: Client;
beforeAll(async () => {
  api = new Client({ connectionString: access().apiUrl });
  await api.connect();
});
afterAll(() => api?.end());

const begin = (office: Office, more: object = {}) =>
  api.query(`select ${RULES_SCHEMA}.begin_request(null, $1)`, [
    JSON.stringify({ credential: keyProof(access().keys[office], PEPPER), ...more }),
  ]);
/** Runs something in a transaction as an office, and commits it. */
async function as<T>(office: Office, act: () => Promise<T>): Promise<T> {
  await api.query('begin');
  try {
    await begin(office);
    return await act();
  } finally {
    await api.query('commit');
  }
}
const logged = async () => Number((await asOwner('select count(*)::int as n from audit_log'))[0]?.n);
const NOTE =
  "insert into mou_note (mou_id, author_id, words) select id, viewer_actor(), 'x' from mou where code = '64.71:DRAFT'";

describe('temporary tables', () => {
  test('stand for none of ours, whatever their name', async () => {
    const tables = await asOwner(
      `select c.relname as name from pg_class c where c.relnamespace in ('app'::regnamespace, '${RULES_SCHEMA}'::regnamespace) and c.relkind in ('r', 'v') and has_table_privilege('authenticated', c.oid, 'select')`,
    );
    // Databases of the tests are copies, and a copy lets everybody make them. An earlier request did, and the connection is kept.
    await as('mayor', async () => {
      for (const { name } of tables)
        await api.query(`create temporary table ${name} (like ${name}); grant all on pg_temp.${name} to public`);
      await api.query(
        `insert into pg_temp.actor_grant select 1, viewer_actor(), 'ADMIN', p.id, p.kind, daterange('2020-01-01', null), now(), null, null from app.area p where p.code = 'ID'`,
      );
    });
    const before = await logged();
    const roles = await as('mayor', async () => {
      await api.query(NOTE);
      return (await api.query('select (viewer_identity()).roles::text as roles')).rows[0].roles;
    });
    expect(roles).toBe('{PUBLIC,GOVERNMENT}');
    expect(await logged()).toBe(before + 1);
    await api.query('discard temporary');
  });

  test('cannot be made by the API where the database is ours', async () => {
    const name = `${inject('databasePrefix')}template`;
    const [row] = await runAsOwner(
      inject('postgresUrl'),
      `select bool_or(has_database_privilege(r, '${name}', 'TEMPORARY')) as may from unnest('{app_api,anonymous,authenticated}'::text[]) r`,
    );
    expect(row).toEqual({ may: false });
  });

  test('are what every function with a search path looks at last', async () => {
    const loose = await asOwner(
      `select p.oid::regprocedure::text as name from pg_proc p, unnest(p.proconfig) setting
       where p.pronamespace = '${RULES_SCHEMA}'::regnamespace and setting like 'search_path=%' and setting <> 'search_path=${SEARCH_PATH}'`,
    );
    expect(loose).toEqual([]);
    const path = await as('mayor', async () => (await api.query('show search_path')).rows[0].search_path);
    expect(path).toBe(SEARCH_PATH);
  });
});

describe('the log', () => {
  test.each([
    [
      'set_commitment',
      '{"mou": "64.71:DRAFT", "version": 1, "words": "audited", "segment": "ALL", "payer": "SELF"}',
      ['commitment', 'mou_event', 'mou_version', 'source'],
    ],
    [
      'register_market',
      '{"localGovernment": "64.71", "name": "Pasar Audited", "managerKind": "GOVERNMENT"}',
      ['area', 'area_name', 'market', 'market_manager', 'membership'],
    ],
  ])('has what %s writes as the owner, also of a request without an id', async (act, input, relations) => {
    const last = Number((await asOwner('select coalesce(max(id), 0) as id from audit_log'))[0]?.id);
    const kind = await as('region', async () => (await api.query(`select (${act}($1)).kind`, [input])).rows[0].kind);
    expect(kind).toBe('DONE');
    const rows = await asOwner(
      `select distinct l.relation, a.code from audit_log l left join actor a on a.id = l.actor_id where l.id > ${last} order by 1`,
    );
    expect(rows).toEqual(relations.map((relation) => ({ relation, code: 'region' })));
  });
});

describe('what is done is not undone', () => {
  const undo = {
    'a revoked key': [
      "update api_key set revoked_at = now() where actor_id = (select id from actor where code = 'mayor')",
      "update api_key set revoked_at = null where actor_id = (select id from actor where code = 'mayor')",
    ],
    'an ended grant': [
      "update actor_grant set ended_at = now() where actor_id = (select id from actor where code = 'seat.64.71')",
      "update actor_grant set ended_at = null where actor_id = (select id from actor where code = 'seat.64.71')",
    ],
  };
  test.each(Object.entries(undo))('%s', async (_what, [done, undone]) => {
    await api.query('begin');
    await begin('admin');
    expect((await api.query(done as string)).rowCount).toBe(1);
    await expect(api.query(undone as string)).rejects.toMatchObject({ code: '42501' });
    await api.query('rollback');
  });

  test("a key's own holder does not bring it back either", async () => {
    await api.query('begin');
    await begin('mayor');
    await api.query('update api_key set revoked_at = now() where actor_id = viewer_actor()');
    await expect(
      api.query('update api_key set revoked_at = null where actor_id = viewer_actor()'),
    ).rejects.toMatchObject({ code: '42501' });
    await api.query('rollback');
  });
});

describe('functions that run as the owner', () => {
  test('forget a file that is being sent for nobody but who began to send it', async () => {
    const [{ id } = {}] = await asOwner(
      `with made as (
         insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
         select a.area_id, (select min(id) from source), 'ACTIVE', 'UNSAID', partial_date_of('1999-02-01', 'DAY'), sha256('draft'), a.id
         from actor a where a.code = 'branch' returning id, made_by)
       insert into submission_act (submission_id, state, actor_id) select id, 'DRAFT', made_by from made returning submission_id as id`,
    );
    const there = async () => (await asOwner(`select from submission where id = ${id}`)).length;
    for (const office of ['region', 'admin', 'mayor', 'branch'] as const) {
      await as(office, () => api.query("select forget_draft(sha256('draft'))"));
      expect([office, await there()]).toEqual([office, office === 'branch' ? 0 : 1]);
    }
  });

  test('tell which office did something with a submission only to who sees the submission', async () => {
    const acts = await asOwner(
      `select d.id, a.code from submission_act d join submission s on s.id = d.submission_id join area a on a.id = s.area_id where a.code in ('63.71', '35.78') order by a.code`,
    );
    const told = async (office: Office) =>
      as(
        office,
        async () =>
          (
            await api.query(
              `select array(select office_of_act(id) is not null from unnest($1::bigint[]) with ordinality t(id, n) order by n) as told`,
              [acts.map(({ id }) => id)],
            )
          ).rows[0].told,
      );
    expect(acts.map(({ code }) => code)).toEqual(['35.78', '63.71']);
    for (const [office, sees] of [
      ['branch', [false, true]],
      ['region', [false, true]],
      ['elsewhere', [true, false]],
      ['admin', [true, true]],
      ['governor', [false, false]],
      ['mayor', [false, false]],
      ['auditor', [false, false]],
    ] as const)
      expect([office, await told(office)]).toEqual([office, sees]);
    await api.query(`begin; select ${RULES_SCHEMA}.begin_request()`);
    expect((await api.query(`select office_of_act(${acts[0]?.id}) as name`)).rows).toEqual([{ name: null }]);
    await api.query('rollback');
  });

  test('are these for the API, and what they tell depends on who asks', async () => {
    const definers = await asOwner(
      `select distinct p.proname as name from pg_proc p where p.pronamespace = '${RULES_SCHEMA}'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
         and has_function_privilege('anonymous', p.oid, 'execute') order by 1`,
    );
    expect(definers.map(({ name }) => name)).toEqual([
      'actor_name',
      'attached_to',
      'await_turn',
      'close_commitment',
      'close_working_area',
      'end_channel',
      'free_follow_up_code',
      'free_mou_code',
      'keep_outcome',
      'manages',
      'may_correct_figure',
      'may_with',
      'meet_milestone',
      'move_local_government',
      'office_of_act',
      'open_working_area',
      'public_agreements_saying',
      'register_market',
      'set_agency',
      'set_milestones',
      'set_parties',
      'set_signatories',
      'take_stamp',
      'unless_unchanged',
      'update_market',
    ]);
    const ids = await asOwner(
      `select a.id as actor, m.id as mou, (select max(v.id) from mou_version v where v.mou_id = m.id) as version,
         (select max(s.id) from milestone s where s.mou_id = m.id) as step from actor a, mou m where a.code = 'admin' and m.code = '64.71:DRAFT'`,
    );
    const { actor, mou, version, step } = ids[0] as Record<'actor' | 'mou' | 'version' | 'step', string>;
    await asOwner(`update mou set code = '64.71:2031-01-01' where id = ${mou}`);
    const told = `select actor_name(${actor}) as name, free_mou_code('64.71', '2031-01-01') as code, manages(${actor}) as manages, may_with('READ_INTERNAL', ${mou}) as may,
      attached_to(${version}, now())::text <> '{}' as hangs, (set_milestones(${mou}, '[]')).kind as milestones,
      (set_agency(${mou}, '{"name": "x"}')).kind as agency, (set_parties(${mou}, '[]')).kind as parties, (set_signatories(${mou}, '[]')).kind as signatories, meet_milestone(${step}, '2020-01-10') as met, (unless_unchanged(done(${mou}), 0)).kind as idle,
      free_follow_up_code((select id from area where code = '64.71'), 'x', null) as instrument, (select count(*) from public_agreements_saying('canary'))::int as found`;
    const nothing = {
      name: null,
      code: null,
      manages: false,
      may: false,
      hangs: false,
      milestones: 'FORBIDDEN',
      agency: 'FORBIDDEN',
      parties: 'FORBIDDEN',
      signatories: 'FORBIDDEN',
      met: false,
      idle: 'DONE',
      instrument: null,
      // Nor to the mayor: what is not public is looked for as whom asks.
      found: 0,
    };
    await api.query(`begin; select ${RULES_SCHEMA}.begin_request()`);
    expect((await api.query(told)).rows).toEqual([nothing]);
    await api.query('rollback');
    // The mayor reads the draft, but who else there is and which codes are taken is not the mayor's.
    expect(await as('mayor', async () => (await api.query(told)).rows)).toEqual([
      { ...nothing, may: true, hangs: true, met: true },
    ]);
    expect(await as('branch', async () => (await api.query(told)).rows)).toEqual([nothing]);
    await asOwner(`update mou set code = '64.71:DRAFT' where id = ${mou}`);
  });
});
