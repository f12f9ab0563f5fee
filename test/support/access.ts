import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { freshKey } from '../../src/auth/api-key.ts';
import { SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { PEPPER } from './api.ts';
import { createDatabase, createOnce } from './database.ts';

/** Offices with one grant each: every role, and for those with an area a second one elsewhere. */
export const OFFICES = {
  governor: { role: 'GOVERNMENT', area: '64' },
  mayor: { role: 'GOVERNMENT', area: '64.71' },
  branch: { role: 'BRANCH', area: 'KC-BANJARMASIN' },
  region: { role: 'REGION', area: 'VII' },
  elsewhere: { role: 'REGION', area: 'JAWA-TIMUR' },
  auditor: { role: 'AUDITOR', area: 'ID' },
  admin: { role: 'ADMIN', area: 'ID' },
} as const;
export type Office = keyof typeof OFFICES;
/** Offices whose grants or keys do not hold: they are nobody, or refused. */
const NOBODIES = {
  ended: { role: 'ADMIN', area: 'ID', grant: 'ended_at = now()' },
  lapsed: { role: 'ADMIN', area: 'ID', grant: "valid = daterange('2020-01-01', current_date - 1)" },
  future: { role: 'ADMIN', area: 'ID', grant: 'valid = daterange(current_date + 2, null)' },
  revoked: { role: 'ADMIN', area: 'ID', key: 'revoked_at = now()' },
  expired: {
    role: 'ADMIN',
    area: 'ID',
    key: "created_at = now() - interval '2 days', expires_at = now() - interval '1 second'",
  },
} as const;
export type Nobody = keyof typeof NOBODIES;

/** Areas that have a draft, with everything that hangs on one. */
export const DRAFT_AREAS = [
  '64',
  '64.71',
  '64.72',
  '63.71',
  '63.07',
  '35.78',
  'VII',
  'KC-BANJARMASIN',
  'JAWA-TIMUR',
  'ID',
] as const;
/** A draft for Balikpapan that its government is no party to. */
export const BANK_DRAFT = '64.71:BANK';
/** What must be in no answer to whoever may not read the area's draft. */
export const canary = (area: string) => `CANARY(${area})`;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const areaId = (code: string) => `(select id from area where code = ${quoted(code)})`;

function officeSql(code: string, role: string, area: string, key: { code: string; hash: string }): string {
  return `
    insert into actor (code, name, area_id, issuer, subject) values (${quoted(code)}, ${quoted(`Office of ${code}`)}, ${areaId(area)}, 'https://issuer.test', ${quoted(code)});
    insert into actor_grant (actor_id, role, area_id, area_kind, valid)
      select a.id, ${quoted(role)}, p.id, p.kind, daterange('2020-01-01', null) from actor a, area p where a.code = ${quoted(code)} and p.code = ${quoted(area)};
    with added as (
      insert into api_key (code, actor_id, label, expires_at)
      select ${quoted(key.code)}, id, 'test', now() + interval '1 day' from actor where code = ${quoted(code)} returning id)
    insert into api_key_hash (key_id, hash) select id, decode(${quoted(key.hash)}, 'hex') from added;`;
}

/** Everything that a draft has, with the canary in each text. */
function draftSql(code: string, area: string, withGovernment: boolean): string {
  const [mou, mark] = [`(select id from mou where code = ${quoted(code)})`, canary(withGovernment ? area : code)];
  return `
    insert into source (citation, publisher, published, verification, reporter_id)
      select '${mark} source', '${mark} publisher', partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', id from actor where code = ${quoted(seatOf(area))};
    insert into mou (code, area_id) values (${quoted(code)}, ${areaId(area)});
    insert into mou_version (reason, mou_id, version, instrument, published_instrument, title, number, scope, funding, note, stage, is_public, event_on, effective_from, source_id, known)
      values ('${mark} reason', ${mou}, 1, 'NOTA_KESEPAKATAN', '${mark} instrument', '${mark} title', '${mark} number', '${mark} scope', '${mark} funding', '${mark} note', 'DRAFTING', false,
        partial_date_of('2026-01-01', 'DAY'), partial_date_of('2026-01-01', 'DAY'), (select id from source where citation = '${mark} source'), tstzrange('2026-01-01', null));
    insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
      values (${mou}, 1, '${withGovernment ? 'GOVERNMENT' : 'BANK'}', '${mark} office', ${areaId(area)}, 'UNKNOWN', tstzrange('2026-01-01', null));
    insert into commitment (mou_id, words, segment, payer, source_id, known) values (${mou}, '${mark} commitment', 'ALL', 'APBD', (select min(id) from source), tstzrange('2026-01-01', null));
    insert into milestone (mou_id, title, known) values (${mou}, '${mark} milestone', tstzrange('2026-01-01', null));
    insert into follow_up_instrument (code, kind, published_kind, issued_on, area_id, mou_id, issuer, source_id, known)
      values (${quoted(`${code}:PERBUP`)}, 'PERBUP', '${mark} kind', partial_date_of('2026-01-01', 'DAY'), ${areaId(area)}, ${mou}, '${mark} issuer', (select min(id) from source), tstzrange('2026-01-01', null));
    insert into mou_progress_report (mou_id, as_of, workers, note, source_id, known) values (${mou}, partial_date_of('2026-01-01', 'DAY'), quantity_of(1, 'WORKERS'), '${mark} progress', (select min(id) from source), tstzrange('2026-01-01', null));
    insert into document (mou_id, title, url) values (${mou}, '${mark} document', 'https://example.test/${code}');
    insert into mou_agency (mou_id, agency, valid, known) values (${mou}, '${mark} agency', daterange('2026-01-01', null), tstzrange('2026-01-01', null));
    insert into mou_person (mou_id, position, name) values (${mou}, 1, '${mark} person');
    insert into mou_note (mou_id, words) values (${mou}, '${mark} private note');`;
}

/** Per area: an actor seated there with a key and a grant, a line in the audit log, and public facts to close and correct. */
function seatSql(area: string): string {
  const [place, mark] = [areaId(area), canary(area)];
  const code = quoted(seatOf(area));
  return `
    insert into actor (code, name, area_id) values (${code}, '${mark} actor', ${place});
    insert into api_key (code, actor_id, label, expires_at) select lpad(id::text, 12, 'k'), id, '${mark} key', now() + interval '1 day' from actor where code = ${code};
    insert into actor_grant (actor_id, role, area_id, area_kind, valid)
      select a.id, case p.kind when 'BRANCH' then 'BRANCH' else 'GOVERNMENT' end::viewer_role, p.id, p.kind, daterange('2020-01-01', '2021-01-01')
      from actor a, area p where a.code = ${code} and p.code = ${quoted(area)} and p.kind in ('PROVINCE', 'REGENCY', 'CITY', 'BRANCH');
    insert into source (citation, publisher, published, verification, reporter_id)
      select '${mark} submitted', '${mark} submitted', partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', id from actor where code = ${code};
    with made as (
      insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
      select ${place}, (select id from source where citation = '${mark} submitted'), 'ACTIVE', 'UNSAID', partial_date_of('1999-01-01', 'DAY'), sha256(''), id
      from actor where code = ${code} returning id, made_by),
    sent as (
      insert into submission_row (submission_id, place, given, area_id, segment, measure, quantity, note)
      select id, 1, '{"note": "${mark} submitted"}', ${place}, 'PMI', 'LEFT', quantity_of(1, 'WORKERS'), '${mark} submitted' from made),
    rejected as (
      insert into submission_row (submission_id, place, given, refusal_code, refusal_parameters, refusal_path)
      select id, 2, '{"area": "${mark} submitted"}', 'NOT_A_DATE', '{}', '{input,area}' from made)
    insert into submission_act (submission_id, state, remark, actor_id) select id, 'SUBMITTED', '${mark} submitted', made_by from made;
    insert into audit_log (action, relation, row_key, area_id, after) values ('INSERT', 'probe', '${area}', ${place}, jsonb_build_object('words', '${mark} audit'));
    insert into market (area_id, source_id) values (${place}, (select min(id) from source));
    insert into market_manager (market_id, kind, source_id) values (${place}, 'UNKNOWN', (select min(id) from source));
    insert into market_collection (market_id, frequency, collector, valid, source_id) values (${place}, 'DAILY', 'manager', daterange('2020-01-01', '2021-01-01'), (select min(id) from source));
    insert into sanction_count (area_id, sanction, period, employers, source_id) select ${place}, code, daterange('2020-01-01', '2021-01-01'), 1, (select min(id) from source) from sanction limit 1;
    insert into outreach_activity (area_id, held_on, place, audience, topic, source_id, known)
      values (${place}, partial_date_of('2026-01-01', 'DAY'), 'hall', 'ALL', 'probe', (select min(id) from source), tstzrange('2026-01-01', null));
    insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${place}, 'PMI', 'LEFT', 'ACTIVE', partial_date_of('1999-01-01', 'DAY'), quantity_of(1, 'WORKERS'), (select min(id) from source), 'probe', tstzrange('2026-01-01', null));
    insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
      values (${place}, 'PMI', 'PARTICIPANTS', 'STOCK', quantity_of(1, 'WORKERS'), daterange('1999-01-01', '2000-01-01'), 'UNSTATED', 'LITERAL', (select min(id) from source), tstzrange('2026-01-01', null));
    insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
      values (${place}, 'PMI', 'UNENROLLED', partial_date_of('1999-01-01', 'DAY'), quantity_of(1, 'WORKERS'), (select min(id) from source), 'UNVERIFIED', 'probe', tstzrange('2026-01-01', null));`;
}
/** The code of the actor seated in an area. */
export const seatOf = (area: string) => `seat.${area.toLowerCase()}`;

export interface Access {
  /** Connection string of the owner. */
  url: string;
  /** Of the API's role. */
  apiUrl: string;
  keys: Record<Office | Nobody, string>;
}

/**
 * A database of its own with the seed, offices with keys, and (unless told not) drafts that have a canary in every text.
 * Regions VII and JAWA-TIMUR let their branches record figures themselves.
 */
export async function createAccessDatabase(drafts = true): Promise<Access> {
  const template = drafts ? 'offices_and_drafts' : 'offices';
  const keys = await createOnce(template, (url) => addOffices(url, drafts));
  const url = await createDatabase(template);
  const apiUrl = Object.assign(new URL(inject('apiUrl')), { pathname: new URL(url).pathname }).href;
  return { url, apiUrl, keys };
}

/** Puts the offices, and drafts or none, into a database with the seed; gives the keys of the offices. */
async function addOffices(url: string, drafts: boolean): Promise<Access['keys']> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set search_path to ${SEARCH_PATH}`);
  const keys: Record<string, string> = {};
  for (const [name, office] of Object.entries({ ...OFFICES, ...NOBODIES })) {
    const key = freshKey(PEPPER);
    keys[name] = key.secret;
    await client.query(officeSql(name, office.role, office.area, key));
    if ('grant' in office)
      await client.query(
        `update actor_grant set ${office.grant} where actor_id = (select id from actor where code = '${name}')`,
      );
    if ('key' in office) await client.query(`update api_key set ${office.key} where code = '${key.code}'`);
  }
  await client.query(
    `insert into branches_release (region_id) select id from area where code in ('VII', 'JAWA-TIMUR')`,
  );
  for (const area of DRAFT_AREAS) {
    await client.query(seatSql(area));
    if (drafts) await client.query(draftSql(`${area}:DRAFT`, area, true));
  }
  if (drafts) await client.query(draftSql(BANK_DRAFT, '64.71', false));
  // A paper that is not public, of an agreement that is.
  if (drafts)
    await client.query(
      `insert into document (mou_id, title, url) select id, '${canary('64:PAPER')}', 'https://example.test/paper' from mou where code = '64:2020-06-15';
     insert into mou_note (mou_id, words) select id, '${canary('64:NOTE')}' from mou where code = '64:2020-06-15';
     insert into mou_person (mou_id, position, name) select id, 1, '${canary('64:NOTE')}' from mou where code = '64:2020-06-15'`,
    );
  await client.end();
  return keys as Access['keys'];
}

/** The same, made before the tests of a file. */
export function useAccess(drafts = true) {
  let access: Access;
  let owner: Client;
  beforeAll(async () => {
    access = await createAccessDatabase(drafts);
    owner = new Client({ connectionString: access.url });
    await owner.connect();
    await owner.query(`set search_path to ${SEARCH_PATH}`);
  });
  afterAll(() => owner?.end());
  return {
    access: () => access,
    apiUrl: () => access.apiUrl,
    bearer: (office: Office | Nobody) => ({ authorization: `Bearer ${access.keys[office]}` }),
    /** One statement as the owner, who sees everything; names are those of schema app. */
    asOwner: async (sql: string): Promise<Record<string, unknown>[]> => (await owner.query(sql)).rows,
  };
}
