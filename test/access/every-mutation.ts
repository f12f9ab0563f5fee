/** Every mutation, tried by everybody on areas of their own, of others and above them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { canary, seatOf, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { VIEWERS, type Viewer } from './policy.ts';
import { RULES } from './policy-fields.ts';
import { OWN_FIGURES } from './probes.ts';
import { may, met, reach } from './viewers.ts';

/** A province, two cities of its region, of two branches, and a city of another region. */
const AREAS = ['64', '64.71', '63.71', '35.78'];

/**
 * Defines the tests.
 * @param most on how many areas each mutation is tried by each viewer, of those it can be about: with fewer than all, they
 * take turns, so that everybody tries something everywhere
 */
export function tryEveryMutation(most: number): void {
  const { apiUrl, bearer, asOwner } = useAccess();
  const api = useApi(apiUrl);
  const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
    api.query(document, variables, {}, viewer === 'anonymous' ? {} : bearer(viewer));

  /**
   * Of every table how many rows it has, and the last transaction that wrote one: whatever is written changes it. Prepared
   * once, as planning a statement over all tables takes longer than reading them.
   */
  const prepareChecksum = async () => {
    const tables = await asOwner(
      "select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'",
    );
    const parts = tables.map(
      ({ name }) => `select '${name}' as name, count(*), max(xmin::text::bigint)::text from ${name}`,
    );
    await asOwner(`prepare checksum as ${parts.join(' union all ')}`);
  };
  const checksum = async () => JSON.stringify(await asOwner('execute checksum'));
  /** The checksum after the last mutation, as only mutations write here; undefined where nobody looked. */
  let last: string | undefined;
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
  /** Of every figure another, to choose between. */
  const makeRivals = () =>
    asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, preferred_reason, published_scope, known)
      select area_id, segment, measure, basis, as_of, quantity, (select max(id) from source), false, 'x', 'rival', known from figure where published_scope = 'probe'`);
  /** The first use of a key on a day is written down, whatever is asked: keys used until far ahead write nothing at midnight. */
  const noteUses = () => asOwner("update api_key set last_used_on = '2999-12-31'");
  beforeAll(() =>
    Promise.all([
      prepareChecksum(),
      makeRivals(),
      asOwner(OWN_FIGURES),
      noteUses(),
      ...['64.71', '63.71', '35.78'].map(makeMarket),
    ]),
  );
  const areaIds: Readonly<Record<string, string>> = {
    '64': 'Province:64',
    'KC-BANJARMASIN': 'Branch:KC-BANJARMASIN',
    VII: 'Region:VII',
    'JAWA-TIMUR': 'Region:JAWA-TIMUR',
    ID: 'Nation:ID',
  };
  const areaId = (area: string) => areaIds[area] ?? `LocalGovernment:${area}`;

  interface MutationCase {
    input(area: string, viewer: Viewer): Promise<Record<string, unknown>>;
    /** What may come of it for whoever may; a success when not given. */
    outcome?: RegExp;
    /** What it is told who may not; one of two errors when not given. */
    refusal?: RegExp;
    /** Is it of no area, so that only who may everywhere may? */
    everywhere?: true;
    /** Areas it cannot be about. */
    not?: readonly string[];
  }
  const SOURCE = { new: { citation: 'probe', publisher: 'probe' } };
  const year = (viewer: Viewer) => 2040 + VIEWERS.indexOf(viewer);
  const figureOf = (area: string) =>
    idOf(
      `(select 'Figure:' || f.id from figure f join area a on a.id = f.area_id where a.code = '${area}' and f.published_scope = 'probe' and upper_inf(f.known))`,
    );
  const ownOf = (act: 'correct' | 'withdraw', area: string, viewer: Viewer) =>
    idOf(
      `(select 'Figure:' || f.id from figure f join area a on a.id = f.area_id where a.code = '${area}' and f.published_scope = '${act} ${viewer === 'anonymous' ? 'admin' : viewer}' and upper_inf(f.known))`,
    );
  const figure = (viewer: Viewer) => ({
    segment: 'PMI',
    measure: 'JOINED',
    basis: 'ACTIVE',
    quantity: { value: '1' },
    asOf: `20${10 + VIEWERS.indexOf(viewer)}-01`,
    source: SOURCE,
  });
  const submissionOf = (area: string) =>
    idOf(
      `(select 'Submission:' || s.id from submission s join area a on a.id = s.area_id where a.code = '${area}' order by s.id limit 1)`,
    );
  const versionOf = async (area: string) =>
    Number(
      await idOf(
        `(select max(v.version) from mou_version v join mou m on m.id = v.mou_id where m.code = '${area}:DRAFT')`,
      ),
    );
  const MOU_MUTATIONS = (version: typeof versionOf): Readonly<Record<string, MutationCase>> => {
    const mou = (area: string) => `Mou:${area}:DRAFT`;
    const act = (more: object): MutationCase => ({
      input: async (area) => ({ mou: mou(area), version: await version(area), ...more }),
    });
    return {
      proposeMou: {
        input: async (area) => ({ area: areaId(area), instrument: 'MOU', parties: [] }),
      },
      recordMouStage: {
        ...act({ stage: 'AGREED', on: '2026-01-01' }),
        outcome: /^(RecordMouStageSuccess|IllegalTransitionError)$/,
      },
      amendMou: {
        input: async (area, viewer) => ({
          mou: mou(area),
          version: await version(area),
          scope: `${canary('64:AMENDED')} ${viewer}`,
          reason: 'probe',
        }),
      },
      setCommitment: {
        input: async (area, viewer) => ({
          mou: mou(area),
          version: await version(area),
          words: viewer,
          segment: 'ALL',
          payer: 'SELF',
        }),
      },
      addFollowUp: {
        input: async (area, viewer) => ({ mou: mou(area), kind: 'SK', number: viewer, issuedOn: '2026', issuer: 'x' }),
      },
      recordMouProgress: {
        input: async (area) => ({ mou: mou(area), asOf: '2026-01', workers: { value: '1' } }),
      },
      commentOnMou: { input: async (area) => ({ mou: mou(area), words: 'probe' }) },
      confirmMilestone: {
        // The second who confirms it says the same day.
        input: async (area) => ({
          milestone: await idOf(
            `(select 'Milestone:' || s.id from milestone s join mou m on m.id = s.mou_id where m.code = '${area}:DRAFT' and upper_inf(s.known))`,
          ),
          metOn: '2020-01-10',
        }),
      },
      // What comes of these depends on the stage; who may try does not.
      publishMou: { ...act({ reason: 'x' }), outcome: /^(PublishMouSuccess|ConflictError)$/ },
      signMou: { ...act({ signedOn: '2026-02-01' }), outcome: /^(SignMouSuccess|IllegalTransitionError)$/ },
      renewMou: { ...act({}), outcome: /^(RenewMouSuccess|IllegalTransitionError|ConflictError)$/ },
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
      input: async (area, viewer) => ({
        code: `new.${viewer}.${area.toLowerCase()}`,
        name: 'Office',
        area: areaId(area),
      }),
    },
    createApiKey: { input: async (area) => ({ actor: `Actor:${seatOf(area)}`, label: 'x' }) },
    grantRole: {
      input: async (area, viewer) => ({
        actor: `Actor:${seatOf(area)}`,
        role: area.startsWith('KC-') ? 'BRANCH' : 'GOVERNMENT',
        area: areaId(area),
        from: `${year(viewer)}-01-01`,
        to: `${year(viewer)}-01-02`,
      }),
    },
    endGrant: { input: async (area) => ({ grant: await grantOf(area) }) },
    revokeApiKey: { input: async (area) => ({ apiKey: await keyOf(area) }) },
    recordFigure: { input: async (area, viewer) => ({ ...figure(viewer), area: areaId(area) }) },
    recordFigures: {
      input: async (area, viewer) => {
        const { segment, measure, quantity, asOf, ...common } = figure(viewer);
        return { ...common, asOf: asOf.replace('-01', '-05'), rows: [{ area, segment, measure, quantity }] };
      },
      // Where the source may be brought in, it is the row that is forbidden.
      refusal: /^(ForbiddenError|RowsRefusedError)$/,
    },
    submitFigures: {
      input: async (area, viewer) => {
        const { segment, measure, quantity, asOf, ...common } = figure(viewer);
        const office = area === '64' ? {} : { office: areaId(area) };
        return { ...common, ...office, asOf: asOf.replace('-01', '-06'), rows: [{ area, segment, measure, quantity }] };
      },
      refusal: /^(ForbiddenError|RowsRefusedError)$/,
    },
    // The first who may releases it; the others are told that it does not wait any more.
    releaseSubmission: {
      // Every area says the same number, also those that are parts of others.
      input: async (area) => ({ submission: await submissionOf(area), acknowledge: ['DOES_NOT_ADD_UP'] }),
      outcome: /^(ReleaseSubmissionSuccess|ConflictError)$/,
    },
    returnSubmission: {
      input: async (area) => ({ submission: await submissionOf(area), remark: 'probe' }),
      outcome: /^(ReturnSubmissionSuccess|ConflictError)$/,
    },
    withdrawSubmission: {
      input: async (area) => ({ submission: await submissionOf(area) }),
      outcome: /^(WithdrawSubmissionSuccess|ConflictError)$/,
    },
    letBranchesRelease: {
      input: async (area, viewer) => ({
        region: area === '64' ? 'VII' : areaId(area),
        allowed: viewer !== 'region',
      }),
      not: ['64.71', '63.71', '35.78'],
    },
    correctFigure: {
      input: async (area, viewer) => {
        const figure = await ownOf('correct', area, viewer);
        return { figure, revision: 1, quantity: { value: '2' }, reason: 'probe' };
      },
    },
    withdrawFigure: {
      input: async (area, viewer) => ({ figure: await ownOf('withdraw', area, viewer), revision: 1, reason: 'probe' }),
    },
    preferFigure: {
      input: async (area) => ({ figure: await figureOf(area), reason: 'probe' }),
    },
    ...MOU_MUTATIONS(versionOf),
    registerMarket: {
      input: async (area, viewer) => ({
        localGovernment: area === '64' ? 'LocalGovernment:99.99' : areaId(area),
        name: `Pasar ${viewer} ${area}`,
        managerKind: 'GOVERNMENT',
      }),
      not: ['64'],
    },
    updateMarket: {
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
    moveLocalGovernment: {
      input: async (area, viewer) => ({
        localGovernment: area === '64' ? '99.99' : areaId(area),
        branch: viewer === 'admin' ? 'KC-BALIKPAPAN' : 'KC-SAMARINDA',
        from: `${year(viewer)}-01-01`,
        reason: 'probe',
      }),
      // Nobody but ADMIN manages both a city elsewhere and these branches.
      not: ['64', '35.78'],
    },
    closeWorkingArea: {
      input: async (_area, viewer) => ({
        branch: 'KC-BANJARMASIN',
        from: `${year(viewer)}-01-01`,
        to: `${year(viewer)}-12-31`,
        source: SOURCE,
      }),
      // It is the branch of 63.71; which one serves the others is not known.
      not: ['64', '64.71', '35.78'],
    },
    openWorkingArea: {
      // Whether it is closed from then on depends on who came before; who may try does not.
      outcome: /^(OpenWorkingAreaSuccess|ConflictError)$/,
      input: async (_area, viewer) => ({ branch: 'KC-BANJARMASIN', from: `${year(viewer)}-12-31`, source: SOURCE }),
      not: ['64', '64.71', '35.78'],
    },
    endChannel: {
      input: async (area, viewer) => ({
        channel: 'BRI',
        lastDay: `${year(viewer)}-01-${AREAS.indexOf(area) + 10}`,
      }),
      everywhere: true,
    },
    recordOutreach: {
      input: async (area, viewer) => ({
        area: areaId(area),
        heldOn: '2026-01-01',
        place: viewer,
        audience: 'ALL',
        topic: 'x',
      }),
    },
    setTarget: {
      input: async (area, viewer) => ({
        area: areaId(area),
        segment: 'PMI',
        measure: 'PARTICIPANTS',
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

  test('of the table are all tried', () => {
    expect(
      Object.keys(MUTATIONS)
        .map((name) => `Mutation.${name}`)
        .sort(),
    ).toEqual(
      Object.keys(RULES)
        .filter((field) => field.startsWith('Mutation.'))
        .sort(),
    );
  });
  /** A key of another's is revoked by who manages it; one's own, see identity.test.ts. */
  const needsOf = (name: string) => {
    const rule = RULES[`Mutation.${name}`];
    return rule === undefined || rule === 'CREDENTIAL' ? 'MANAGE_ACCESS' : rule;
  };

  /** Ids of what not everybody sees, as they are where there is no such thing. */
  const NOTHING: Readonly<Record<string, string>> = {
    Mou: 'Mou:64.71:NOPE',
    Milestone: 'Milestone:0',
    Actor: 'Actor:nobody',
    Submission: 'Submission:0',
    Grant: 'Grant:0',
    ApiKey: 'ApiKey:zzzzzzzzzzzz',
  };
  const kindOf = (id: unknown) => String(id).split(':')[0] as string;
  const isSeen = async (viewer: Viewer, id: string) =>
    (await ask(viewer, 'query ($id: ID!) { node(id: $id) { id } }', { id })).json.data.node !== null;

  const title = (name: string) => name.replace(/^./, (letter) => letter.toUpperCase());
  const turn = (viewer: Viewer, name: string) => VIEWERS.indexOf(viewer) + Object.keys(MUTATIONS).indexOf(name);
  /** The areas on which somebody tries a mutation. */
  const areasOf = (viewer: Viewer, name: string, not: readonly string[] = []) => {
    const all = AREAS.filter((area) => !not.includes(area));
    const first = turn(viewer, name) % all.length;
    return [...all.slice(first), ...all.slice(0, first)].slice(0, most);
  };
  describe.each(Object.entries(MUTATIONS))('%s', (name, { input, outcome, refusal, everywhere, not }) => {
    const needs = needsOf(name);
    const document = `mutation ($input: ${title(name)}Input!) { ${name}(input: $input) { __typename ... on MutationError { code message path } } }`;
    test.each(VIEWERS)('%s', async (viewer) => {
      for (const area of areasOf(viewer, name, not)) {
        const allowed = may(viewer, needs) && reach(viewer).includes(everywhere ? 'ID' : area);
        const before = last ?? (await checksum());
        last = undefined;
        const given = await input(area, viewer);
        // Who has no credential is refused while somebody else writes, and waits for nobody.
        if (viewer === 'anonymous') await asOwner("select pg_advisory_lock(hashtextextended('writers', 0))");
        const { status, json, text, stats } = await ask(viewer, document, { input: given });
        if (viewer === 'anonymous') await asOwner('select pg_advisory_unlock_all()');
        expect(status).toBe(200);
        expect(stats.http).toBe(1);
        const { __typename, ...rest } = json.data[name];
        if (allowed) {
          expect(__typename).toMatch(outcome ?? new RegExp(`^${title(name)}Success$`));
          // What is preferred, or confirmed, already is no other for it.
          if (/Success$/.test(__typename) && !/^(preferFigure|confirmMilestone)$/.test(name)) {
            last = await checksum();
            expect(last).not.toBe(before);
          }
        } else {
          // What is not seen is said not to be there, in the same words as of what is not; what is seen but not managed is forbidden.
          const about = Object.entries(await input(area, viewer)).find(([, value]) => NOTHING[kindOf(value)]);
          if (about && !(await isSeen(viewer, String(about[1])))) {
            const nothing = { ...(await input(area, viewer)), [about[0]]: NOTHING[kindOf(about[1])] };
            expect((await ask(viewer, document, { input: nothing })).json.data).toEqual(json.data);
          }
          expect(__typename).toMatch(refusal ?? /^(ForbiddenError|InvalidInputError)$/);
          expect(rest.message.length).toBeGreaterThan(20);
          expect(met(text)).toEqual([]);
          last = await checksum();
          expect(last).toBe(before);
        }
      }
    });
  });
}
