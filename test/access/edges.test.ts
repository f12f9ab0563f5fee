/**
 * Cells at the edge of a policy: each is denied, and each shows the difference to the next looser policy, under which it
 * is not. So nobody loosens one unseen.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { RULES_SCHEMA, SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER } from '../support/api.ts';
import type { Viewer } from './policy.ts';

const { access } = useAccess();
let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: access().url });
  await owner.connect();
});
afterAll(() => owner?.end());

interface Edge {
  /** What is there, made by the owner. */
  given?: string;
  viewer: Viewer;
  /** The moment looked at; now when not given. */
  at?: string;
  /** Gives or changes a row where it is allowed. */
  probe: string;
  /** The policy in its place, by which it would be allowed. */
  looser: string;
}
const MOU = "(select id from mou where code = '64.71:DRAFT')";
const ADMIN = "(select id from actor where code = 'admin')";
/** The administrator's office in a region's area: what it may do is still the nation's. */
const ADMIN_IN_REGION = "update actor set area_id = (select id from area where code = 'VII') where code = 'admin'";
const SIGNED = `update mou_version set known = tstzrange(lower(known), now()) where mou_id = ${MOU};
  insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, source_id, reason, known)
  select ${MOU}, 2, 'MOU', 'x', 'SIGNED', true, partial_date_of('2026-02-01', 'DAY'), min(id), 'x', tstzrange(now(), null) from source`;
const EDGES: Readonly<Record<string, Edge>> = {
  'a region does not revoke the key of who has more than it could give': {
    given: ADMIN_IN_REGION,
    viewer: 'region',
    probe: `update api_key set revoked_at = now() where actor_id = ${ADMIN}`,
    looser:
      "alter policy owners_revoke on api_key using (exists (select from actor a where a.id = actor_id and may('MANAGE_ACCESS', a.area_id)))",
  },
  'nor does it give such an actor a role that it may give others': {
    given: ADMIN_IN_REGION,
    viewer: 'region',
    probe: `insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by)
      select ${ADMIN}, 'GOVERNMENT', id, kind, daterange('2030-01-01', null), viewer_actor() from area where code = '64'`,
    looser:
      'alter policy managers on actor_grant with check (may_grant(role, area_id) and granted_by = viewer_actor())',
  },
  'a note is not there before it was written': {
    viewer: 'region',
    at: '2020-01-01T00:00:00Z',
    probe: `select from mou_note where mou_id = ${MOU}`,
    looser: "alter policy readers on mou_note using (may_with('READ_INTERNAL', mou_id))",
  },
  "an instrument of one's own area does not hang on an agreement of another": {
    viewer: 'branch',
    // Numbers, as one would have to guess them: the branch does not see the draft.
    probe: `insert into follow_up_instrument (code, kind, published_kind, issued_on, area_id, mou_id, issuer, source_id, known)
      select 'PROBE', 'SK', 'x', partial_date_of('2026-02-01', 'DAY'), id, $mou, 'x', (select min(id) from source), tstzrange(now(), null) from area where code = '63.71'`,
    looser: "alter policy writers on follow_up_instrument with check (may('WRITE_MOU', area_id))",
  },
  'a paper is not public before its agreement is': {
    given: `update document set is_public = true where mou_id = ${MOU}`,
    viewer: 'anonymous',
    probe: 'select from document where mou_id = $mou',
    looser: "alter policy readers on document using (is_public or may_with('READ_INTERNAL', mou_id))",
  },
  'nor seen at a time when it was a draft': {
    given: `${SIGNED}; update document set is_public = true where mou_id = ${MOU}`,
    viewer: 'anonymous',
    at: '2026-01-15T00:00:00Z',
    probe: 'select from document where mou_id = $mou',
    looser: 'alter policy readers on document using (is_public)',
  },
  'of what is public, what happened while it was a draft is not': {
    given: SIGNED,
    viewer: 'anonymous',
    probe: 'select from mou_event where mou_id = $mou and version = 1',
    looser: 'alter policy with_version on mou_event using (exists (select from mou m where m.id = mou_id))',
  },
  'of what is public, its drafts are not': {
    given: SIGNED,
    viewer: 'anonymous',
    probe: 'select from mou_version where mou_id = $mou and version = 1',
    looser:
      'alter policy readers on mou_version using (exists (select from mou m where m.id = mou_id and m.is_public))',
  },
  ...Object.fromEntries(
    ['mou_party', 'commitment', 'milestone', 'follow_up_instrument', 'mou_progress_report'].map((relation) => [
      `of what is public, ${relation} is not for who looks back at its drafts`,
      {
        given: SIGNED,
        viewer: 'anonymous',
        at: '2026-01-15T00:00:00Z',
        probe: `select from ${relation} where mou_id = $mou`,
        looser: `alter policy ${relation === 'mou_progress_report' ? 'with_mou' : 'known_with_mou'} on ${relation} using (known @> known_at() and exists (select from mou m where m.id = mou_id))`,
      } satisfies Edge,
    ]),
  ),
  'a source that a draft cites is not everybody’s': {
    viewer: 'branch',
    probe: "select from source where citation = 'CANARY(64.71) source'",
    looser: 'alter policy readers on source using (true)',
  },
  'a source is not brought in the name of another': {
    viewer: 'branch',
    probe: `insert into source (citation, publisher, published, verification, reporter_id) values ('probe', 'x', partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', null)`,
    looser: "alter policy figure_writers_cite on source with check (may_somewhere('SUBMIT_FIGURE'))",
  },
};

describe.each(Object.entries(EDGES))('%s', (_name, { given, viewer, at, probe, looser }) => {
  /** The rows that the probe gives or changes; 0 where it is refused. */
  async function rows(policy?: string): Promise<number> {
    await owner.query(`begin; set local search_path to ${SEARCH_PATH}`);
    try {
      const [{ mou }] = (await owner.query(`select ${MOU} as mou`)).rows;
      for (const statement of [given, policy]) if (statement) await owner.query(statement);
      const credential = viewer === 'anonymous' ? {} : { credential: keyProof(access().keys[viewer], PEPPER) };
      await owner.query(`select ${RULES_SCHEMA}.begin_request($1, $2)`, [at ?? null, JSON.stringify(credential)]);
      const { rowCount } = await owner.query(probe.replaceAll('$mou', mou));
      return rowCount ?? 0;
    } catch (error) {
      if ((error as { code?: string }).code === '42501') return 0;
      throw error;
    } finally {
      await owner.query('rollback');
    }
  }
  test('is so', async () => expect(await rows()).toBe(0));
  test('would not be, by a looser policy', async () => expect(await rows(looser)).toBeGreaterThan(0));
});
