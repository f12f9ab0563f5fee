/**
 * `npm run keys`: offices to try the roles with, in the development database or the one DATABASE_URL names, and a new
 * key for each. Also three drafts of agreements, which are no real ones and say so, for there to be something that
 * not everybody sees. With `-- --only admin` just that office and its key, as a real database needs its first administrator.
 */
import { Client } from 'pg';
import { freshKey } from '../src/auth/api-key.ts';
import { RULES_SCHEMA } from '../src/db/rules.gen.ts';
import { optionsOf } from './command.ts';
import { ISSUER_PORT } from './issuer.ts';
import { localPepper } from './pepper.ts';
import { portSetting } from './ports.ts';
import { developmentData, onPostgres } from './postgres.ts';
import { issuerOf } from './run-record.ts';

const OFFICES = [
  { code: 'gubernur-64', name: 'Kantor Gubernur Kalimantan Timur', role: 'GOVERNMENT', area: '64' },
  { code: 'wali-kota-64.71', name: 'Kantor Wali Kota Balikpapan', role: 'GOVERNMENT', area: '64.71' },
  { code: 'kc-banjarmasin', name: 'Kantor Cabang Banjarmasin', role: 'BRANCH', area: 'KC-BANJARMASIN' },
  { code: 'kanwil-vii', name: 'Kantor Wilayah VII Kalimantan', role: 'REGION', area: 'VII' },
  { code: 'auditor', name: 'Auditor', role: 'AUDITOR', area: 'ID' },
  { code: 'admin', name: 'Administrator', role: 'ADMIN', area: 'ID' },
] as const;
/** Areas that get a draft: two of Kalimantan Timur, and one in the working area of Banjarmasin's branch. */
const DRAFTS = ['64.71', '64.72', '63.71'];

const ADD_OFFICE = `
  with place as (select id, kind from app.area where code = $4),
  added as (
    insert into app.actor (code, name, area_id) select $1, $2, id from place
    on conflict do nothing returning id),
  office as (select id from added union all select id from app.actor where code = $1)
  insert into app.actor_grant (actor_id, role, area_id, area_kind, valid)
  select office.id, $3::app.viewer_role, place.id, place.kind, daterange(current_date - 1, null) from office, place
  on conflict do nothing`;
/** Whose tokens an office may bring: the issuer is another one when `npm run dev` has another port. */
const LET_IN = 'update app.actor set issuer = $2, subject = coalesce(subject, code) where code = $1';
const ADD_KEY = `
  with added as (
    insert into app.api_key (code, actor_id, label, expires_at)
    select $2, id, 'npm run keys', now() + interval '30 days' from app.actor where code = $1 returning id)
  insert into app.api_key_hash (key_id, hash) select id, decode($3, 'hex') from added`;
const ADD_DRAFT = `
  with draft as (insert into app.mou (code, area_id) select $1 || ':EXAMPLE', id from app.area where code = $1 on conflict do nothing returning id, area_id),
  version as (
    insert into app.mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, source_id)
    select d.id, 1, 'NOTA_KESEPAKATAN', 'none: an example', 'EXAMPLE of a draft, not a real agreement', 'DRAFTING', false,
      ${RULES_SCHEMA}.partial_date_of(current_date::text, 'DAY'), (select min(id) from app.source) from draft d),
  party as (
    insert into app.mou_party (mou_id, position, role, office, area_id, capacity)
    select d.id, 1, 'GOVERNMENT', 'Wali Kota (example)', d.area_id, 'UNKNOWN' from draft d)
  insert into app.mou_note (mou_id, words) select id, 'EXAMPLE of a note that is not public' from draft`;

export interface OfficeKey {
  code: string;
  role: string;
  area: string;
  secret: string;
}
/** Of which issuer the offices may bring tokens, or the code of the one office to add, which then comes by its key. */
type Which = { issuer: string } | { only: string };
/**
 * Adds the offices and drafts unless they are there, and a new key for each office. With `only` just that office: no
 * drafts, and what tokens it may bring stays as it is.
 */
export async function makeKeys(databaseUrl: string, pepper: string, which: Which): Promise<OfficeKey[]> {
  const { issuer, only } = { issuer: undefined, only: undefined, ...which };
  const offices = OFFICES.filter(({ code }) => only === undefined || code === only);
  if (offices.length === 0)
    throw new Error(`--only is one of ${OFFICES.map(({ code }) => code).join(', ')}: not "${only}".`);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const area of only === undefined ? DRAFTS : []) await client.query(ADD_DRAFT, [area]);
    const keys: OfficeKey[] = [];
    for (const { code, name, role, area } of offices) {
      const key = freshKey(pepper);
      await client.query(ADD_OFFICE, [code, name, role, area]);
      if (issuer !== undefined) await client.query(LET_IN, [code, issuer]);
      await client.query(ADD_KEY, [code, key.code, key.hash]);
      keys.push({ code, role, area, secret: key.secret });
    }
    return keys;
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const { values } = optionsOf(import.meta.filename, { only: { type: 'string' } });
  // That of the run that is there, whose port may be the next free one; else where the next run will have it.
  const issuer = (await issuerOf(developmentData())) ?? `http://127.0.0.1:${portSetting('ISSUER_PORT', ISSUER_PORT)}`;
  await onPostgres(console.error, async ({ url }) => {
    const which = values.only === undefined ? { issuer } : { only: values.only };
    for (const { code, role, area, secret } of await makeKeys(url, localPepper(url), which))
      console.log(`${code.padEnd(16)} ${role.padEnd(10)} ${area.padEnd(14)} ${secret}`);
  });
}
if (import.meta.main)
  main().catch((error) => {
    console.error(`keys: ${error.message}`);
    process.exitCode = 1;
  });
