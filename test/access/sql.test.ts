import { describe, expect, test } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { PEPPER, useApi } from '../support/api.ts';
import { api, CITE, owner, undone, useCells } from './cells.ts';
import { CELLS, MAY, ROLE, VIEWERS } from './policy.ts';
import { isAllowedBy, type Numbers, PROBES } from './probes.ts';

const { access, apiUrl, bearer, numbers, as, redCells } = useCells();
const endpoint = useApi(apiUrl);

describe('under the role of the API, in SQL', () => {
  test.each(VIEWERS)('%s may what the table says, and nothing else', async (viewer) => {
    expect(await undone(api, () => redCells(api, viewer))).toEqual([]);
  });

  test('who has a role somewhere may cite a source; others may not', async () => {
    for (const viewer of VIEWERS)
      expect([
        viewer,
        await undone(api, () => as(api, viewer, () => isAllowedBy(api, CITE, numbers['64'] as Numbers))),
      ]).toEqual([viewer, MAY[ROLE[viewer]]?.includes('SUBMIT_FIGURE')]);
  });

  test('nobody writes in the name of another', async () => {
    const forged = [
      "insert into mou_note (mou_id, author_id, words) values ($mou, $seat, 'x')",
      "insert into actor (code, name, area_id, created_by) values ('probe', 'x', $area, $seat)",
      "insert into api_key (code, actor_id, label, created_by, expires_at) values ('probeprobe00', $seat, 'x', $seat, now() + interval '1 day')",
      `insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
       values ($area, (select min(id) from source), 'ACTIVE', 'UNSAID', partial_date_of('1998-01-01', 'DAY'), sha256('x'), $seat)`,
      "insert into submission_act (submission_id, state, actor_id) select id, 'WITHDRAWN', $seat from submission where area_id = $area",
    ];
    for (const probe of forged)
      expect(await undone(api, () => as(api, 'admin', () => isAllowedBy(api, probe, numbers['64'] as Numbers)))).toBe(
        false,
      );
  });

  test('nobody chooses the number of a row, which would be that of the next', async () => {
    const { rows } = await owner.query(`
      select c.relname, a.attname
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'app'::regnamespace and a.attidentity <> '' and not a.attisdropped
        and has_column_privilege('authenticated', c.oid, a.attnum, 'insert')`);
    expect(rows).toEqual([]);
    const comment = (columns: string, values: string) =>
      `insert into mou_note (mou_id, author_id, words${columns}) overriding system value
       select id, viewer_actor(), 'x'${values} from mou where area_id = $area limit 1`;
    const tried = (probe: string) =>
      undone(api, () => as(api, 'admin', () => isAllowedBy(api, probe, numbers['64'] as Numbers)));
    expect(await tried(comment('', ''))).toBe(true);
    expect(await tried(comment(', id', ', 1000000'))).toBe(false);
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

// That each policy is needed: test/slow/policies.
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
  // begin_request sets the path for everybody else, `answer` too; what only the deployment calls has that of the deployment.
  const loose = await owner.query(
    `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = '${RULES_SCHEMA}'::regnamespace and p.prokind <> 'a' and p.prosqlbody is null
       and not coalesce(p.proconfig::text like '%search_path%', false) and p.proname not in ('begin_request', 'answer', 'make_ready') and p.proname not like 'rebuild\\_%'
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  expect(loose.rows).toEqual([]);
});

describe('whoever has the password of the API, and writes SQL with it', () => {
  const one = async (sql: string, values: unknown[] = []) =>
    (await api.query({ text: sql, values, rowMode: 'array' })).rows[0];
  const denied = (sql: string, code: string) => expect(api.query(sql)).rejects.toMatchObject({ code });
  const PAST = "tstzrange('2020-01-01', '2021-01-01')";
  const BRIEFLY = "tstzrange(lower(known), lower(known) + interval '1 second')";
  const FIGURE = `insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    select id, 'PMI', 'LEFT', 'ACTIVE', partial_date_of('1998-01-01', 'DAY'), quantity_of(1, 'WORKERS'), (select min(id) from source), 'x', ${PAST} from area where code = '64'`;

  test.each([
    ['a figure', `${FIGURE} returning lower(known) as at, upper_inf(known) as open`],
    [
      'a note',
      "insert into mou_note (mou_id, author_id, words, at) select id, viewer_actor(), 'x', '2020-01-01' from mou where code = '64:DRAFT' returning at",
    ],
    [
      'a source',
      "insert into source (citation, publisher, published, verification, recorded_at) values ('x', 'x', partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', '2020-01-01') returning recorded_at as at",
    ],
    [
      'an actor',
      "insert into actor (code, name, area_id, created_by, created_at) select 'x.x', 'x', id, viewer_actor(), '2020-01-01' from area where code = '64' returning created_at as at",
    ],
    [
      'a grant',
      `insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by, granted_at, ended_at)
       select a.id, 'GOVERNMENT', p.id, p.kind, daterange('2040-01-01', null), viewer_actor(), '2020-01-01', '2020-01-01' from actor a, area p where a.code = 'seat.64' and p.code = '64'
       returning granted_at as at, ended_at is null as open`,
    ],
    [
      'an end of a grant',
      "update actor_grant set ended_at = '2020-01-01' where actor_id = (select id from actor where code = 'seat.64') returning ended_at as at",
    ],
    [
      'a key',
      `insert into api_key (code, actor_id, label, created_by, created_at, expires_at, revoked_at)
       select 'probeprobe00', id, 'x', viewer_actor(), '2020-01-01', now() + interval '1 day', '2020-01-01' from actor where code = 'seat.64' returning created_at as at, revoked_at is null as open`,
    ],
    [
      'a revocation',
      "update api_key set revoked_at = '2020-01-01' where actor_id = (select id from actor where code = 'seat.64') returning revoked_at as at",
    ],
    // Closed by the trigger, whatever the writer names; from when it was known stays.
    [
      'what ends to be known',
      `update figure set known = ${BRIEFLY} where area_id = (select id from area where code = '64') and upper_inf(known) returning upper(known) as at, lower(known) < now() as open`,
    ],
  ])('writes no past: of %s the trigger says when', async (_what, sql) => {
    await undone(api, () =>
      as(api, 'region', async () => {
        const before = await one('select stamp::text, version from dataset');
        // Nor does a setting say it.
        await api.query("select look_at('2150-01-01'), set_config('app.at', '2150-01-01', true)");
        const { rows } = await api.query(sql);
        const [stamp, version, later] = (await one(
          'select stamp::text, version, stamp > $1::timestamptz from dataset',
          [before?.[0]],
        )) as unknown[];
        expect([rows.length > 0, version, later]).toEqual([true, String(Number(before?.[1]) + 1), true]);
        for (const { at, open = true } of rows)
          expect([at, open]).toEqual([(await one('select $1::timestamptz', [stamp]))?.[0], true]);
        await api.query(`reset role; select ${RULES_SCHEMA}.begin_request()`);
      }),
    );
    // The log has it at the same moment.
    await undone(api, () =>
      as(api, 'admin', async () => {
        await api.query(sql);
        expect(
          await one(
            'select count(*)::int > 0 from audit_log l, dataset d where l.at = d.stamp and l.actor_id = viewer_actor()',
          ),
        ).toEqual([true]);
      }),
    );
  });

  test('writes no past by how its session writes dates', async () => {
    // A zone of its own by the name of which the moment is written, and read again as if an hour were another.
    const hostile = "set local datestyle to 'SQL, DMY'; set local timezone to '<XYZ>5<XYZ>-9,J1/0,J365/23'";
    const ofSeat = "actor_id = (select id from actor where code = 'seat.64')";
    await undone(api, () =>
      as(api, 'admin', async () => {
        await api.query(`${hostile};
          update api_key set revoked_at = now() where ${ofSeat};
          update actor_grant set ended_at = now() where ${ofSeat};
          set local datestyle to iso; set local timezone to utc`);
        expect(
          await one(`select
            (select bool_and(k.revoked_at = d.stamp) from api_key k where ${ofSeat}),
            (select bool_and(g.ended_at = d.stamp) from actor_grant g where ${ofSeat}),
            (known_at(), current_setting('app.known_at')::timestamptz) = (d.stamp, d.stamp) from dataset d`),
        ).toEqual([true, true, true]);
      }),
    );
  });

  test('has no stamp of its own choice, and opens nothing that was closed', async () => {
    await undone(api, () =>
      as(api, 'admin', async () => {
        await api.query('savepoint s');
        for (const sql of [
          "update dataset set stamp = '2020-01-01'",
          'update dataset set version = 1',
          "insert into audit_log (action, relation, row_key) values ('INSERT', 'x', 'x')",
        ]) {
          await denied(sql, '42501');
          await api.query('rollback to s');
        }
        const { rows } = await api.query(`${FIGURE} returning id`);
        // In one transaction nothing comes and goes: it would be known at no time.
        await denied(`update figure set known = ${BRIEFLY} where id = ${rows[0].id}`, '23514');
        await api.query('rollback to s');
        await api.query(`update target set known = ${BRIEFLY} where upper_inf(known)`);
        await denied("update target set known = tstzrange('2020-01-01', null)", '23001');
      }),
    );
  });

  test('strikes no clock but near now, and it is logged', async () => {
    await owner.query(`set search_path to ${SEARCH_PATH};
      insert into mou (code, area_id) select 'T:CLOCK', id from area where code = '64.71';
      insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
        select m.id, 1, 'MOU', 'x', 'SIGNED', true, d, d, d, partial_date_of((current_date + 20)::text, 'DAY'), 1, tstzrange('2026-01-01', null) from mou m, partial_date_of('2026-01-01', 'DAY') d where m.code = 'T:CLOCK'`);
    for (const moment of [
      "'2150-01-01'",
      "'2014-08-21'",
      "now() - interval '2 days 1 minute'",
      "now() + interval '6 minutes'",
      'null',
    ])
      await denied(`select ${RULES_SCHEMA}.on_schedule(${moment})`, '22023');
    await denied(`select ${RULES_SCHEMA}.record_expiries('2150-01-01')`, '42501');
    await undone(api, async () => {
      for (const moment of ["now() - interval '1 day 23 hours 59 minutes'", "now() + interval '4 minutes'"])
        await api.query(`select ${RULES_SCHEMA}.on_schedule(${moment})`);
    });
    const before = await owner.query('select version from app.dataset');
    const [written] = (await one(`select ${RULES_SCHEMA}.on_schedule(now())`)) as [number];
    expect(written).toBeGreaterThan(0);
    const { rows } = await owner.query(
      "select count(*)::int as n, count(distinct l.at)::int as moments, bool_and(l.actor_id is null) as nobody, max(d.version) - $1 as versions from app.audit_log l, app.dataset d where l.request_id like 'clock 2%Z' and l.relation = 'mou_event' and l.at = d.stamp",
      [before.rows[0].version],
    );
    expect(rows).toEqual([{ n: written, moments: 1, nobody: true, versions: '1' }]);
    // What a session was set to before is nothing to it.
    await api.query(`set app.viewer to '{"actor": 1}'`);
    await api.query(`select ${RULES_SCHEMA}.on_schedule(now())`);
    expect(
      (
        await owner.query(
          "select count(*)::int as n from app.audit_log where request_id like 'clock %' and actor_id is not null",
        )
      ).rows,
    ).toEqual([{ n: 0 }]);
    await api.query('reset app.viewer');
    // With nothing to tell nothing is written.
    const after = await owner.query('select version, stamp from app.dataset');
    expect(await one(`select ${RULES_SCHEMA}.on_schedule(now())`)).toEqual([0]);
    expect((await owner.query('select version, stamp from app.dataset')).rows).toEqual(after.rows);
  });

  test('takes out nothing that was known before', async () => {
    const { rows } = await owner.query(
      `select p.mou_id, p.position, lower(p.known)::text as since from app.mou_party p
       where upper_inf(p.known) and p.role <> 'WITNESS' and lower(p.known) is not null order by p.id limit 1`,
    );
    const [{ mou_id: mou, position, since }] = rows;
    const parties = async () =>
      (
        await owner.query(
          'select count(*)::int as n from app.mou_party where mou_id = $1 and known @> $2::timestamptz',
          [mou, since],
        )
      ).rows;
    const before = await parties();
    // As if the moment at which they became known were that of this transaction.
    const results =
      await api.query(`begin; select set_config('search_path', '${SEARCH_PATH}', true), ${RULES_SCHEMA}.look_at('${since}'),
      set_config('app.viewer', '{"actor": 1, "everywhere": ["WRITE_MOU", "READ_INTERNAL"]}', true);
      select * from set_signatories(${mou}, '[{"position": ${position}, "signatory": "Forged", "capacity": "PROXY"}]'); commit`);
    expect((results as unknown as { rows: { kind: string }[] }[])[2]?.rows[0]?.kind).toBe('DONE');
    expect(await parties()).toEqual(before);
  });

  const proof = (office: 'region' | 'mayor') => JSON.stringify(keyProof(access().keys[office], PEPPER));
  const outcomes = async () =>
    (
      await owner.query(
        'select a.code, o.key, o.answer from app.request_outcome o join app.actor a on a.id = o.actor_id order by 1, 2',
      )
    ).rows;

  test('changes nothing of what was sent: not its rows, not what became of them, and takes it out by no draft', async () => {
    const add = (
      segment: string,
    ) => `insert into submission_row (submission_id, place, given, area_id, segment, measure, quantity)
      select id, 1 + (select count(*) from submission_row r where r.submission_id = s.id), '{}', area_id, '${segment}', 'LEFT', quantity_of(1, 'WORKERS')
      from submission s where fingerprint = sha256('sent')`;
    const act = (state: string) =>
      `insert into submission_act (submission_id, state, actor_id) select id, '${state}', viewer_actor() from submission where fingerprint = sha256('sent')`;
    const RELEASE = `update submission_row set figure_id = (select min(id) from figure)
      where submission_id = (select id from submission where fingerprint = sha256('sent'))`;
    await undone(api, () =>
      as(api, 'admin', async () => {
        const refused = async (sql: string) => {
          await api.query('savepoint before');
          const code = await api.query(sql).then(
            ({ rowCount }) => rowCount,
            (error: { code: string }) => error.code,
          );
          await api.query('rollback to before');
          return code;
        };
        await api.query(`insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
          select id, (select min(id) from source), 'ACTIVE', 'UNSAID', partial_date_of('1998-01-01', 'DAY'), sha256('sent'), viewer_actor()
          from area where code = '64'`);
        await api.query(act('DRAFT'));
        await api.query(add('PMI'));
        await api.query(add('PU'));
        await api.query(act('SUBMITTED'));
        expect(await refused(add('BPU'))).toBe('42501');
        expect(await refused(RELEASE.replace('(select min(id) from figure)', 'null'))).toBe('42501');
        expect((await api.query(RELEASE)).rowCount).toBe(2);
        // What became of a row is said once.
        expect(await refused(RELEASE)).toBe(0);
        // A draft afterwards is no draft.
        await api.query(act('DRAFT'));
        await api.query("select forget_draft(sha256('sent'))");
        expect((await one("select count(*) from submission where fingerprint = sha256('sent')"))?.[0]).toBe('1');
      }),
    );
  });

  test('plants no answer, and reads none, under a key of somebody whose credential it has not', async () => {
    const before = await outcomes();
    // As a request of somebody else, without what it began with.
    await api.query(`begin; select set_config('app.viewer', '{"actor": 1}', true), set_config('app.idempotency', '{"key": "k 0", "fingerprint": "f"}', true); set local role authenticated;
      select ${RULES_SCHEMA}.keep_outcome('planted'); commit`);
    expect(await outcomes()).toEqual(before);
    for (const credential of [
      '{}',
      '{"key": "regionregion", "hash": "00"}',
      '{"issuer": "https://issuer.test", "subject": "nobody"}',
    ])
      await denied(`select ${RULES_SCHEMA}.claim_idempotency_key('${credential}', 'k 0', 'f')`, 'JK401');
    // What one request began no other fills, and what is filled stays.
    await api.query(`begin; select ${RULES_SCHEMA}.claim_idempotency_key('${proof('mayor')}', 'k 0', 'f'); commit`);
    await api.query(`begin; set local role authenticated; select ${RULES_SCHEMA}.keep_outcome('planted'); commit`);
    expect(await outcomes()).toEqual(
      [...before, { code: 'mayor', key: 'k 0', answer: null }].toSorted((a, b) =>
        a.code + a.key < b.code + b.key ? -1 : 1,
      ),
    );
    await api.query(
      `begin; select ${RULES_SCHEMA}.claim_idempotency_key('${proof('mayor')}', 'k 0', 'other'); set local role authenticated; select ${RULES_SCHEMA}.keep_outcome('first'); select ${RULES_SCHEMA}.keep_outcome('second'); commit`,
    );
    expect((await outcomes()).find(({ key }) => key === 'k 0')).toEqual({ code: 'mayor', key: 'k 0', answer: 'first' });
    await denied(`select ${RULES_SCHEMA}.claim_idempotency_key('${proof('mayor')}', 'k 0', 'f')`, 'JK409');
    const { rows } = await api.query(
      `select ${RULES_SCHEMA}.claim_idempotency_key('${proof('mayor')}', 'k 0', 'other'), current_setting('app.replayed', true) as kept`,
    );
    expect(rows[0].kept).toBe('first');
  });

  test('leaves nothing in a session that another request is led astray by', async () => {
    const admin = (
      await owner.query(
        "select jsonb_build_object('actor', id, 'roles', '[\"ADMIN\"]'::jsonb, 'everywhere', '[\"READ_INTERNAL\"]'::jsonb)::text as viewer from app.actor where code = 'admin'",
      )
    ).rows[0].viewer;
    const ask = async () => {
      const { text, json } = await endpoint.query(
        `{ viewer { roles } mous(filter: { text: "a" }, first: 50) { totalCount nodes { code status(at: "2026-07-01") signedOn { value } versions { knownFrom } } }
           province(code: "64") { enrollment(at: "2014-07") { participants { value } } } figures(filter: {}, first: 20) { nodes { asOf { value } knownFrom quantity { value } } } }`,
      );
      expect(json.errors).toBeUndefined();
      return text.replace(/"extensions".*/, '');
    };
    const before = await ask();
    const port = endpoint.endpoint().port;
    const leave = async (query: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/sql`, {
        method: 'POST',
        headers: { 'neon-connection-string': 'postgres://app_api:x@127.0.0.1/x' },
        body: JSON.stringify({ query }),
      });
      expect([query, response.status]).toEqual([query, 200]);
    };
    // The requests come one after the other, so that they have the one session.
    for (const hostile of [
      'set search_path to pg_temp, public',
      'set datestyle to german',
      'set intervalstyle to sql_standard',
      'set extra_float_digits to -15',
      'set bytea_output to escape',
      "set timezone to 'Asia/Jayapura'",
      'set row_security to off',
      'set default_transaction_read_only to on',
      `set app.viewer to '${admin}'`,
      "set app.known_at to '2014-01-01'",
      "set app.known_seconds to '1388534400'",
      "set app.at to '2014-01-01'",
      'set standard_conforming_strings to off',
      'set backslash_quote to off',
      'set transform_null_equals to on',
      'set array_nulls to off',
      'set quote_all_identifiers to on',
      "set plpgsql.extra_errors to 'all'",
      'set synchronous_commit to off',
      'set exit_on_error to on',
      'prepare begin_request as select 1',
      "prepare s0 as select 'planted'",
      'set role anonymous',
    ])
      await leave(hostile);
    endpoint.endpoint().reset();
    expect(await ask()).toBe(before);
    // A write too, whose credential the database looks at as before.
    const { json } = await endpoint.query(
      'mutation { commentOnMou(input: { mou: "Mou:64.71:DRAFT", words: "x" }) { __typename } }',
      undefined,
      {},
      bearer('mayor'),
    );
    expect(json.data.commentOnMou.__typename).toBe('CommentOnMouSuccess');
    const registered = await endpoint.query(
      `mutation { registerMarket(input: { localGovernment: "LocalGovernment:64.71", name: "Pasar  Susu Segar", managerKind: GOVERNMENT }) {
         ... on RegisterMarketSuccess { market { code name } } } }`,
      undefined,
      {},
      bearer('admin'),
    );
    expect(registered.json).toMatchObject({
      data: { registerMarket: { market: { code: 'PASAR-64.71-SUSU-SEGAR', name: 'Pasar Susu Segar' } } },
    });
    // Nothing of ours is run by a name that a session keeps.
    expect(
      endpoint.endpoint().stats.statements.filter((sql) => /^\s*(execute|prepare|deallocate)\b/i.test(sql)),
    ).toEqual([]);
    await leave('discard all');
  });

  test('every setting of a session that changes what is answered, stored or promised is taken back', async () => {
    // What changes only how long something takes, what is logged, or what tables being made follow, is in other categories.
    const CATEGORIES = [
      'Locale and Formatting',
      'Statement Behavior',
      'Other Defaults',
      'Error Handling',
      'Compatib',
      'Customized',
    ];
    /** Not taken back, with why. */
    const LEFT = {
      'nothing here uses it': [
        'default_text_search_config',
        'lc_monetary',
        'lc_numeric',
        'lc_time',
        'timezone_abbreviations',
        'xmlbinary',
        'xmloption',
        'plpgsql.check_asserts',
        'pg_trgm.similarity_threshold',
        'pg_trgm.strict_word_similarity_threshold',
        'pg_trgm.word_similarity_threshold',
      ],
      'only what makes tables, functions, roles or collations follows it': [
        'check_function_bodies',
        'createrole_self_grant',
        'default_table_access_method',
        'default_tablespace',
        'default_toast_compression',
        'icu_validation_level',
      ],
      'the batch names its own': [
        'default_transaction_deferrable',
        'default_transaction_isolation',
        'default_transaction_read_only',
        'transaction_deferrable',
        'transaction_isolation',
        'transaction_read_only',
      ],
      'set beside it, or looked at': ['client_encoding', 'search_path', 'statement_timeout', 'transaction_timeout'],
      'changes messages, time or space, but no answer': [
        'client_min_messages',
        'escape_string_warning',
        'gin_pending_list_limit',
        'idle_session_timeout',
        'plpgsql.extra_warnings',
        'plpgsql.print_strict_params',
        'synchronize_seqscans',
        'temp_tablespaces',
      ],
    };
    const left = new Set(Object.values(LEFT).flat());
    await owner.query("load 'plpgsql'");
    const { rows } = await owner.query(
      `select s.name from pg_settings s where s.context = 'user' and s.name !~ '^app\\.' and (s.name = 'synchronous_commit' or s.category ~ $1)`,
      [CATEGORIES.join('|')],
    );
    const { rows: body } = await owner.query(
      `select pg_get_functiondef('${RULES_SCHEMA}.reset_settings'::regproc) as words`,
    );
    const reset = new Set([...body[0].words.matchAll(/set_config\('([^']+)'/g)].map(([, name]) => name));
    expect(rows.map(({ name }) => name).filter((name) => !reset.has(name) && !left.has(name))).toEqual([]);
    expect(rows.map(({ name }) => name)).toContain('standard_conforming_strings');
  });

  test('no function that a session parses has a literal that a setting reads otherwise', async () => {
    const { rows } = await owner.query(
      `select p.proname as name, p.prosrc as body from pg_proc p join pg_language l on l.oid = p.prolang
       where p.pronamespace in ('${RULES_SCHEMA}'::regnamespace, 'app'::regnamespace) and p.prosqlbody is null and l.lanname in ('plpgsql', 'sql')`,
    );
    expect(rows.length).toBeGreaterThan(50);
    // Comments, quoted names, E'' literals and plain ones: a backslash is the same in all sessions only in the third.
    const TOKEN = /--.*|\/\*[\s\S]*?\*\/|"[^"]*"|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'/g;
    const odd = rows.flatMap(({ name, body }) =>
      [...body.matchAll(TOKEN)]
        .filter(([token]) => token[0] === "'" && token.includes('\\'))
        .map(([token]) => `${name}: ${token}`),
    );
    expect(odd).toEqual([]);
    // `= null` is a test in a session with transform_null_equals; NULL in an array a text in one without array_nulls.
    expect(
      rows.filter(({ body }) => /[^:]= *null\b|null *= |'\{[^']*\bnull\b/i.test(body)).map(({ name }) => name),
    ).toEqual([]);
  });

  test('makes no large objects, where the server is ours', async () => {
    for (const sql of [
      'select lo_create(0)',
      'select lo_creat(-1)',
      "select lo_from_bytea(0, 'x')",
      "select lo_put(1, 0, 'x')",
      'select lo_unlink(1)',
      'select lo_open(1, 131072)',
    ])
      await denied(sql, '42501');
    const { rows } = await owner.query(
      "select p.oid::regprocedure::text as name from pg_proc p where p.proname ~ '^lo(_|read$|write$)' and p.pronamespace = 'pg_catalog'::regnamespace and has_function_privilege('app_api', p.oid, 'execute')",
    );
    expect(rows).toEqual([]);
  });
});
