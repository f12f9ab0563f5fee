/** What each operation is in SQL, for the access tests that speak to the database alone. */
import type { Client } from 'pg';
import { DRAFT_AREAS, OFFICES, seatOf } from '../support/access.ts';
import type { Operation } from './policy.ts';

/** Numbers of the rows that belong to an area, as its owner knows them: whoever may not see a row cannot look them up. */
export interface Numbers {
  area: number;
  mou: number;
  seat: number;
  key: number;
}
/** A statement, or several of which the last decides. `$area`, `$mou`, `$seat` and `$key` are numbers. */
export type Probe = string | string[];

const SOURCE = '(select min(id) from source)';
const NOW = 'tstzrange(now(), null)';
const CLOSED = 'tstzrange(lower(known), now())';
const close = (relation: string, where: string) =>
  `update ${relation} set known = ${CLOSED} where upper_inf(known) and ${where}`;
const version = (stage: string, isPublic: boolean): string[] => [
  close('mou_version', 'mou_id = $mou'),
  `insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, source_id, reason, known)
   values ($mou, 2, 'MOU', 'x', '${stage}', ${isPublic}, partial_date_of('2026-02-01', 'DAY'), ${SOURCE}, 'x', ${NOW})`,
];

/** Figures that offices recorded themselves: in each area with a draft one to correct and one to withdraw. */
export const OWN_FIGURES = `
  insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, recorded_by)
  select p.id, 'PMI', 'LEFT', 'ACTIVE', partial_date_of((date '1990-01-01' + row_number() over ()::int)::text, 'DAY'),
    quantity_of(1, 'WORKERS'), (select min(id) from source), act || ' ' || a.code, a.id
  from actor a cross join area p cross join unnest('{correct,withdraw}'::text[]) act
  where a.code in (${Object.keys(OFFICES).map((office) => `'${office}'`)})
    and p.code in (${DRAFT_AREAS.map((area) => `'${area}'`)})`;
/** Those of the viewer that are to be withdrawn. */
const OWN = "recorded_by = viewer_actor() and starts_with(published_scope, 'withdraw')";

export const PROBES: Readonly<Record<Operation, readonly Probe[]>> = {
  READ_DRAFT: [
    ...[
      'mou_version',
      'mou_party',
      'mou_progress_report',
      'mou_agency',
      'commitment',
      'milestone',
      'follow_up_instrument',
      'mou_event',
    ].map((relation) => `select from ${relation} where mou_id = $mou`),
    'select from mou where id = $mou',
    'select from mou_current where id = $mou',
  ],
  READ_NOTE: ['select from mou_note where mou_id = $mou', 'select from mou_person where mou_id = $mou'],
  READ_PAPER: ['select from document where mou_id = $mou'],
  COMMENT: ["insert into mou_note (mou_id, author_id, words) values ($mou, viewer_actor(), 'x')"],
  CONFIRM_MILESTONE: ['select from milestone s where s.mou_id = $mou and meet_milestone(s.id, current_date)'],
  WRITE_MOU: [
    "insert into mou (code, area_id) values ('PROBE', $area)",
    version('LEGAL_REVIEW', false),
    version('SIGNED', true),
    close('mou_version', 'mou_id = $mou'),
    `insert into mou_party (mou_id, position, role, office, capacity, known) values ($mou, 9, 'OTHER', 'x', 'UNKNOWN', ${NOW})`,
    `insert into commitment (mou_id, words, segment, payer, source_id, known) values ($mou, 'x', 'ALL', 'SELF', ${SOURCE}, ${NOW})`,
    `insert into milestone (mou_id, title, known) values ($mou, 'x', ${NOW})`,
    `insert into follow_up_instrument (code, kind, published_kind, issued_on, area_id, mou_id, issuer, source_id, known)
     values ('PROBE', 'SK', 'x', partial_date_of('2026-02-01', 'DAY'), $area, $mou, 'x', ${SOURCE}, ${NOW})`,
    "insert into mou_person (mou_id, position, name) values ($mou, 9, 'x')",
    `insert into mou_progress_report (mou_id, as_of, workers, source_id, known) values ($mou, partial_date_of('2026-02-01', 'DAY'), quantity_of(1, 'WORKERS'), ${SOURCE}, ${NOW})`,
    "insert into document (mou_id, title, url) values ($mou, 'x', 'https://example.test/probe')",
  ],
  WRITE_MARKET: [
    `insert into market_collection (market_id, frequency, collector, valid, source_id) values ($area, 'DAILY', 'x', daterange('2025-01-01', null), ${SOURCE})`,
    "update market set note = 'x' where area_id = $area",
  ],
  WRITE_OUTREACH: [
    `insert into outreach_activity (area_id, held_on, place, audience, topic, source_id, known)
     values ($area, partial_date_of('2026-02-02', 'DAY'), 'x', 'ALL', 'x', ${SOURCE}, ${NOW})`,
  ],
  SUBMIT_FIGURE: [
    'select from submission where area_id = $area',
    'select from submission_row where area_id = $area',
    'select from submission_act where actor_id = $seat',
    `insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
     values ($area, ${SOURCE}, 'ACTIVE', 'UNSAID', partial_date_of('1998-01-01', 'DAY'), sha256('x'), viewer_actor())`,
    [
      `insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, made_by)
       values ($area, ${SOURCE}, 'ACTIVE', 'UNSAID', partial_date_of('1998-01-01', 'DAY'), sha256('y'), viewer_actor())`,
      `insert into submission_row (submission_id, place, given, refusal_code, refusal_parameters, refusal_path)
       select id, 1, '{}', 'x', '{}', '{}' from submission where fingerprint = sha256('y')`,
    ],
    `insert into submission_act (submission_id, state, actor_id) select id, 'WITHDRAWN', viewer_actor() from submission where area_id = $area`,
  ],
  WRITE_FIGURE: [
    'update submission_row set figure_id = (select min(id) from figure) where area_id = $area and figure_id is null',
    `insert into submission_act (submission_id, state, actor_id) select id, 'RELEASED', viewer_actor() from submission where area_id = $area`,
    `insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
     values ($area, 'PMI', 'LEFT', 'ACTIVE', partial_date_of('1998-01-01', 'DAY'), quantity_of(1, 'WORKERS'), ${SOURCE}, 'x', ${NOW})`,
  ],
  CORRECT_FIGURE: [
    close('figure', "area_id = $area and published_scope = 'probe'"),
    [
      close('figure', "area_id = $area and published_scope = 'probe'"),
      `insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, revision, revision_reason, previous_id, known)
       select area_id, segment, measure, basis, as_of, quantity, source_id, 'x', 2, 'x', id, ${NOW} from figure where area_id = $area and published_scope = 'probe'`,
    ],
  ],
  CORRECT_OWN_FIGURE: [
    [
      close('figure', `area_id = $area and ${OWN}`),
      `insert into figure_withdrawal (figure_id, reason) select id, 'x' from figure where area_id = $area and ${OWN}`,
    ],
  ],
  WRITE_TARGET: [
    `insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
     values ($area, 'PMI', 'PARTICIPANTS', 'STOCK', quantity_of(1, 'WORKERS'), daterange('1998-01-01', '1999-01-01'), 'UNSTATED', 'LITERAL', ${SOURCE}, ${NOW})`,
    close('target', "area_id = $area and segment = 'PMI'"),
    `insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
     values ($area, 'PMI', 'UNENROLLED', partial_date_of('1998-01-01', 'DAY'), quantity_of(1, 'WORKERS'), ${SOURCE}, 'UNVERIFIED', 'x', ${NOW})`,
    close('potential', "area_id = $area and segment = 'PMI'"),
  ],
  PUBLISH: ['update document set is_public = true where mou_id = $mou', version('DRAFTING', true)],
  READ_ACCESS: [
    'select from actor where id = $seat',
    'select from api_key where id = $key',
    'select from actor where id = $seat and area_id = $area',
  ],
  MANAGE_ACCESS: [
    "insert into actor (code, name, area_id, created_by) values ('probe', 'x', $area, viewer_actor())",
    "insert into api_key (code, actor_id, label, created_by, expires_at) values ('probeprobe00', $seat, 'x', viewer_actor(), now() + interval '1 day')",
    "insert into api_key_hash (key_id, hash) values ($key, sha256('x'))",
    'update api_key set revoked_at = now() where id = $key',
  ],
  READ_AUDIT: ["select from audit_log where area_id = $area and relation = 'probe'"],
};
/** Where the area can have a government or a branch: giving and ending its role. */
export const GRANT_PROBES: readonly Probe[] = [
  `insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by)
   select $seat, case kind when 'BRANCH' then 'BRANCH' else 'GOVERNMENT' end::viewer_role, id, kind, daterange('2030-01-01', null), viewer_actor() from area where id = $area`,
  'update actor_grant set ended_at = now() where actor_id = $seat',
];
/** Of a region: whether its branches release. */
export const REGION_PROBES: readonly Probe[] = [
  'delete from branches_release where region_id = $area',
  ['delete from branches_release where region_id = $area', 'insert into branches_release (region_id) values ($area)'],
];
export const isRegion = (area: string) => area === 'VII' || area === 'JAWA-TIMUR';
export const takesGrants = (area: string) => area === '64' || area.includes('.') || area.startsWith('KC-');

/** Looks the numbers up, as the owner. */
export async function numbersOf(client: Client, area: string): Promise<Numbers> {
  const { rows } = await client.query(
    `select a.id::int as area, (select m.id::int from app.mou m where m.code = $1 || ':DRAFT') as mou, s.id::int as seat,
       (select k.id::int from app.api_key k where k.actor_id = s.id) as key
     from app.area a, app.actor s where a.code = $1 and s.code = $2`,
    [area, seatOf(area)],
  );
  return rows[0];
}

/** Is the probe allowed? Undone afterwards. Throws when it fails for another reason than rights. */
export async function isAllowedBy(client: Client, probe: Probe, numbers: Numbers): Promise<boolean> {
  await client.query('savepoint probe');
  try {
    let rows = 0;
    for (const statement of [probe].flat()) {
      const text = statement.replace(/\$(\w+)/g, (_all, name: keyof Numbers) => String(numbers[name]));
      rows = (await client.query(text)).rowCount ?? 0;
    }
    return rows > 0;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw new Error(`${(error as Error).message} in ${[probe].flat().join(';\n')}`, { cause: error });
  } finally {
    await client.query('rollback to savepoint probe');
  }
}
