import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { canary, seatOf, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { type Operation, VIEWERS, type Viewer } from './policy.ts';
import { may, met, reach } from './viewers.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
  api.query(document, variables, {}, viewer === 'anonymous' ? {} : bearer(viewer));

describe('mutations', () => {
  const CHECKSUM = `select md5(string_agg(t, '' order by t)) as sum from (
    select a::text t from actor a union all select g::text from actor_grant g union all select (k.*)::text from api_key k union all select h::text from api_key_hash h
    union all select l::text from audit_log l union all select o::text from request_outcome o
    union all select f::text from figure f union all select m::text from mou m union all select v::text from mou_version v union all select n::text from mou_note n
    union all select p::text from mou_party p union all select c::text from commitment c union all select i::text from follow_up_instrument i union all select s::text from milestone s
    union all select k::text from market k union all select k::text from market_manager k union all select k::text from mou_agency k union all select k::text from mou_person k union all select r::text from area r union all select u::text from outreach_activity u union all select t::text from target t union all select s::text from source s) all_rows`;
  const checksum = async () => (await asOwner(CHECKSUM))[0]?.sum;
  const idOf = async (sql: string) => String((await asOwner(`select ${sql} as id`))[0]?.id);
  const grantOf = (area: string) =>
    idOf(
      `(select 'Grant:' || g.id from actor_grant g join actor a on a.id = g.actor_id where a.code = '${seatOf(area)}' order by g.id limit 1)`,
    );
  const keyOf = (area: string) =>
    idOf(
      `(select 'ApiKey:' || k.code from api_key k join actor a on a.id = k.actor_id where a.code = '${seatOf(area)}' order by k.id limit 1)`,
    );
  /** A market in a city. */
  const makeMarket = (area: string) =>
    asOwner(`with made as (insert into area (kind, code) values ('MARKET', 'PASAR-${area}') on conflict do nothing returning id),
      named as (insert into area_name (area_id, language, name) select id, 'ID', 'Pasar' from made),
      placed as (insert into membership (kind, child_id, parent_id, verification) select 'LOCATION', m.id, a.id, 'DERIVED' from made m, area a where a.code = '${area}')
      insert into market (area_id, source_id) select id, 1 from made`);
  beforeAll(() => Promise.all(['64.71', '63.71', '35.78'].map(makeMarket)));
  const areaIds: Readonly<Record<string, string>> = {
    '64': 'Province:64',
    'KC-BANJARMASIN': 'Branch:KC-BANJARMASIN',
    VII: 'Region:VII',
    'JAWA-TIMUR': 'Region:JAWA-TIMUR',
    ID: 'Nation:ID',
  };
  const areaId = (area: string) => areaIds[area] ?? `LocalGovernment:${area}`;

  interface MutationCase {
    needs: Operation;
    input(area: string, viewer: Viewer): Promise<Record<string, unknown>>;
    /** What may come of it for whoever may; a success when not given. */
    outcome?: RegExp;
    /** Areas it cannot be about. */
    not?: readonly string[];
  }
  const SOURCE = { new: { citation: 'probe', publisher: 'probe' } };
  const year = (viewer: Viewer) => 2040 + VIEWERS.indexOf(viewer);
  const figureOf = (area: string) =>
    idOf(
      `(select 'Figure:' || f.id from figure f join area a on a.id = f.area_id where a.code = '${area}' and f.published_scope = 'probe' and upper_inf(f.known))`,
    );
  const figure = (viewer: Viewer) => ({
    segment: 'PMI',
    measure: 'JOINED',
    basis: 'ACTIVE',
    quantity: { value: '1' },
    asOf: `20${10 + VIEWERS.indexOf(viewer)}-01`,
    source: SOURCE,
  });
  const versionOf = async (area: string) =>
    Number(
      await idOf(
        `(select max(v.version) from mou_version v join mou m on m.id = v.mou_id where m.code = '${area}:DRAFT')`,
      ),
    );
  const MOU_MUTATIONS = (version: typeof versionOf): Readonly<Record<string, MutationCase>> => {
    const mou = (area: string) => `Mou:${area}:DRAFT`;
    const act = (more: object, needs: Operation = 'WRITE_MOU'): MutationCase => ({
      needs,
      input: async (area) => ({ mou: mou(area), version: await version(area), ...more }),
    });
    return {
      proposeMou: {
        needs: 'WRITE_MOU',
        input: async (area) => ({ area: areaId(area), instrument: 'MOU', parties: [] }),
      },
      recordMouStage: {
        ...act({ stage: 'AGREED', on: '2026-01-01' }),
        outcome: /^(RecordMouStageSuccess|IllegalTransitionError)$/,
      },
      amendMou: act({ scope: canary('64:AMENDED'), reason: 'probe' }),
      setCommitment: {
        needs: 'WRITE_MOU',
        input: async (area, viewer) => ({
          mou: mou(area),
          version: await version(area),
          words: viewer,
          segment: 'ALL',
          payer: 'SELF',
        }),
      },
      addFollowUp: {
        needs: 'WRITE_MOU',
        input: async (area, viewer) => ({ mou: mou(area), kind: 'SK', number: viewer, issuedOn: '2026', issuer: 'x' }),
      },
      recordMouProgress: {
        needs: 'WRITE_MOU',
        input: async (area) => ({ mou: mou(area), asOf: '2026-01', workers: { value: '1' } }),
      },
      commentOnMou: { needs: 'COMMENT', input: async (area) => ({ mou: mou(area), words: 'probe' }) },
      confirmMilestone: {
        needs: 'CONFIRM_MILESTONE',
        input: async (area, viewer) => ({
          milestone: await idOf(
            `(select 'Milestone:' || s.id from milestone s join mou m on m.id = s.mou_id where m.code = '${area}:DRAFT')`,
          ),
          metOn: `2020-01-${10 + VIEWERS.indexOf(viewer)}`,
        }),
      },
      // What comes of these depends on the stage; who may try does not.
      signMou: { ...act({ signedOn: '2026-02-01' }), outcome: /^(SignMouSuccess|IllegalTransitionError)$/ },
      renewMou: { ...act({}), outcome: /^(RenewMouSuccess|IllegalTransitionError)$/ },
      suspendMou: {
        ...act({ on: '2026-02-02', reason: 'x' }),
        outcome: /^(SuspendMouSuccess|IllegalTransitionError)$/,
      },
      terminateMou: {
        ...act({ on: '2026-02-03', reason: 'x' }),
        outcome: /^(TerminateMouSuccess|IllegalTransitionError)$/,
      },
      cancelMou: { ...act({ on: '2026-02-04', reason: 'x' }), outcome: /^(CancelMouSuccess|IllegalTransitionError)$/ },
    };
  };
  const MUTATIONS: Readonly<Record<string, MutationCase>> = {
    registerActor: {
      needs: 'MANAGE_ACCESS',
      input: async (area, viewer) => ({
        code: `new.${viewer}.${area.toLowerCase()}`,
        name: 'Office',
        area: areaId(area),
      }),
    },
    createApiKey: { needs: 'MANAGE_ACCESS', input: async (area) => ({ actor: `Actor:${seatOf(area)}`, label: 'x' }) },
    grantRole: {
      needs: 'MANAGE_ACCESS',
      input: async (area, viewer) => ({
        actor: `Actor:${seatOf(area)}`,
        role: area.startsWith('KC-') ? 'BRANCH' : 'GOVERNMENT',
        area: areaId(area),
        from: `${year(viewer)}-01-01`,
        to: `${year(viewer)}-01-02`,
      }),
    },
    endGrant: { needs: 'MANAGE_ACCESS', input: async (area) => ({ grant: await grantOf(area) }) },
    revokeApiKey: { needs: 'MANAGE_ACCESS', input: async (area) => ({ apiKey: await keyOf(area) }) },
    recordFigure: { needs: 'WRITE_FIGURE', input: async (area, viewer) => ({ ...figure(viewer), area: areaId(area) }) },
    correctFigure: {
      needs: 'CORRECT_FIGURE',
      input: async (area) => {
        const id = await figureOf(area);
        const revision = Number(await idOf(`(select revision from figure where id = ${id.slice(7)})`));
        return { figure: id, revision, quantity: { value: '1' }, reason: 'probe' };
      },
    },
    preferFigure: {
      needs: 'CORRECT_FIGURE',
      input: async (area) => ({ figure: await figureOf(area), reason: 'probe' }),
    },
    ...MOU_MUTATIONS(versionOf),
    registerMarket: {
      needs: 'WRITE_MARKET',
      input: async (area, viewer) => ({
        localGovernment: area === '64' ? 'LocalGovernment:99.99' : areaId(area),
        name: `Pasar ${viewer} ${area}`,
        managerKind: 'GOVERNMENT',
      }),
      not: ['64'],
    },
    updateMarket: {
      needs: 'WRITE_MARKET',
      input: async (area, viewer) => ({
        market: `Market:PASAR-${area}`,
        version: Number(
          await idOf(
            `(select cardinality(k.edits) from market k join area a on a.id = k.area_id where a.code = 'PASAR-${area}')`,
          ),
        ),
        note: viewer,
      }),
      not: ['64'],
    },
    recordOutreach: {
      needs: 'WRITE_OUTREACH',
      input: async (area, viewer) => ({
        area: areaId(area),
        heldOn: '2026-01-01',
        place: viewer,
        audience: 'ALL',
        topic: 'x',
      }),
    },
    setTarget: {
      needs: 'WRITE_TARGET',
      input: async (area, viewer) => ({
        area: areaId(area),
        segment: 'PMI',
        measure: 'JOINED',
        kind: 'ADDITION',
        quantity: { value: '1' },
        from: `${year(viewer)}-01-01`,
        to: `${year(viewer)}-12-31`,
        basis: 'OFFICE',
        interpretation: 'WHOLE_PERIOD',
        source: SOURCE,
      }),
    },
  };

  test('are all in this table', () => {
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(Object.keys(MUTATIONS).sort());
  });

  const title = (name: string) => name.replace(/^./, (letter) => letter.toUpperCase());
  describe.each(Object.entries(MUTATIONS))('%s', (name, { needs, input, outcome, not }) => {
    const document = `mutation ($input: ${title(name)}Input!) { ${name}(input: $input) { __typename ... on MutationError { code message path } } }`;
    test.each(VIEWERS)('%s', async (viewer) => {
      for (const area of ['64', '64.71', '63.71', '35.78'].filter((area) => !not?.includes(area))) {
        const allowed = may(viewer, needs) && reach(viewer).includes(area);
        const before = await checksum();
        const { status, json, text, stats } = await ask(viewer, document, { input: await input(area, viewer) });
        expect(status).toBe(200);
        expect(stats.http).toBe(1);
        const { __typename, ...rest } = json.data[name];
        if (allowed) {
          expect(__typename).toMatch(outcome ?? new RegExp(`^${title(name)}Success$`));
          // Preferring what is preferred already changes nothing.
          if (/Success$/.test(__typename) && name !== 'preferFigure') expect(await checksum()).not.toBe(before);
        } else {
          // What is not seen is said not to be there; what is seen but not managed is forbidden.
          expect(__typename).toMatch(/^(ForbiddenError|InvalidInputError)$/);
          expect(rest.message.length).toBeGreaterThan(20);
          expect(met(text)).toEqual([]);
          expect(await checksum()).toBe(before);
        }
      }
    });
  });
});
