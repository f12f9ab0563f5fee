import { getNamedType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { ROLES } from '../../src/db/capabilities.gen.ts';
import { BANK_DRAFT, canary, DRAFT_AREAS, seatOf, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { MAY, type Operation, PLACES, ROLE, VIEWERS, type Viewer } from './policy.ts';

const { access, apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
  api.query(document, variables, {}, viewer === 'anonymous' ? {} : bearer(viewer));

/** What lies in and below the area of a viewer's grant, of the areas that have drafts. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  '64': ['64', '64.71', '64.72'],
  '64.71': ['64.71'],
  'KC-BANJARMASIN': ['KC-BANJARMASIN', '63.71'],
  VII: ['VII', '64', '64.71', '64.72', '63.71', '63.07', 'KC-BANJARMASIN'],
  'JAWA-TIMUR': ['JAWA-TIMUR', '35.78'],
  ID: DRAFT_AREAS,
};
const may = (viewer: Viewer, operation: Operation) => (MAY[ROLE[viewer]] ?? []).includes(operation);
const reach = (viewer: Viewer) => BELOW[PLACES[viewer].self ?? ''] ?? [];
/** The canaries a viewer may meet: drafts of its areas, and for those who read access and the log, what is there. */
function permitted(viewer: Viewer): string[] {
  if (!may(viewer, 'READ_DRAFT')) return [];
  const areas = reach(viewer);
  const government = ROLE[viewer] === 'GOVERNMENT';
  const own = areas.map(canary);
  if (areas.includes('64.71') && !government) own.push(canary(BANK_DRAFT));
  if (areas.includes('64')) own.push(canary('64:PAPER'), canary('64:NOTE'));
  return own;
}
const met = (text: string) => [...new Set(text.match(/CANARY\([^)]*\)/g) ?? [])].sort();

const MOU = `code title number publishedInstrument scope funding note isPublic status statusReason warnings daysLeft
  parties { office signatory } commitments { words } milestones { title } followUps { code issuer publishedKind } documents { title }
  events(first: 2) { nodes { words version } } children(first: 1) { totalCount } viewerCan { readInternal comment confirmMilestone amend publish }`;
const READS: Readonly<Record<string, string>> = {
  'the list': `{ mous(first: 100) { totalCount nodes { ${MOU} } } }`,
  'a filter on text': `{ mous(first: 100, filter: { text: "CANARY" }) { totalCount nodes { ${MOU} } } }`,
  'a filter on status': `{ mous(first: 100, filter: { status: [DRAFTING] }) { totalCount nodes { ${MOU} } } }`,
  'a filter on place': `{ mous(first: 100, filter: { within: "Nation:ID" }) { totalCount nodes { ${MOU} } } }`,
  'a filter on payer': `{ mous(first: 100, filter: { payer: [APBD] }, orderBy: CODE) { totalCount nodes { ${MOU} } } }`,
  areas: `{ nation { mous { totalCount nodes { ${MOU} } } } a: province(code: "64") { mous { totalCount nodes { title } } instruments { code issuer } } b: localGovernment(code: "64.71") { mous { totalCount nodes { title } } instruments { code issuer } } }`,
  'what changed': '{ changes(since: "2026-01-01T00:00:00Z", first: 100) { totalCount nodes { words mou { title } } } }',
  'by code':
    `{ ${[...DRAFT_AREAS.map((area) => `${area}:DRAFT`), BANK_DRAFT].map((code, i) => `m${i}: mou(by: { code: "${code}" }) { ${MOU} }`).join(' ')} }`.replaceAll(
      /\s+/g,
      ' ',
    ),
  'by id': `{ nodes(ids: [${[...DRAFT_AREAS.map((area) => `${area}:DRAFT`), BANK_DRAFT].map((code) => `"Mou:${code}"`)}]) { ... on Mou { ${MOU} } } }`,
  'follow-ups by id': `{ nodes(ids: [${DRAFT_AREAS.map((area) => `"FollowUpInstrument:${area}:DRAFT:PERBUP"`)}]) { ... on FollowUpInstrument { code issuer } } }`,
};

describe('a draft and what hangs on it', () => {
  describe.each(VIEWERS)('%s', (viewer) => {
    test.each(Object.entries(READS))('sees no more than the table says: %s', async (name, document) => {
      const { json, text, stats } = await ask(viewer, document);
      expect(json.errors).toBeUndefined();
      expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
      const allowed = permitted(viewer);
      expect(met(text).filter((mark) => !allowed.includes(mark))).toEqual([]);
      // And no less: the drafts of one's own areas are in every list they belong in.
      if (/^(the list|a filter on (text|status|payer)|by code|by id)$/.test(name))
        expect(met(text).filter((mark) => !mark.includes(':64:'))).toEqual(
          expect.arrayContaining(allowed.filter((mark) => !/PAPER|NOTE/.test(mark))),
        );
    });

    test('counts no more: totals, aggregates and progress', async () => {
      const counted = async (who: Viewer) =>
        (
          await ask(
            who,
            '{ mous { totalCount } drafting: mous(filter: { status: [DRAFTING] }) { totalCount } dataset { mous } }',
          )
        ).json.data;
      const [mine, all] = [await counted(viewer), await counted('anonymous')];
      const drafts = permitted(viewer).filter((mark) => !/PAPER|NOTE/.test(mark)).length;
      expect(mine).toEqual({
        mous: { totalCount: all.mous.totalCount + drafts },
        drafting: { totalCount: all.drafting.totalCount + drafts },
        dataset: { mous: all.dataset.mous + drafts },
      });
    });

    test('notes: FORBIDDEN where they may not be read, and never null', async () => {
      for (const area of ['64', ...DRAFT_AREAS]) {
        const document = `{ mou(by: { code: "${area === '64' ? '64:2020-06-15' : `${area}:DRAFT`}" }) { notes { totalCount nodes { words author } } } }`;
        const { status, json, text } = await ask(viewer, document);
        const allowed = reach(viewer).includes(area) && may(viewer, 'READ_NOTE');
        if (allowed) expect(json.data.mou.notes.totalCount).toBe(1);
        // Of an agreement that everybody sees, the refusal is an error; a draft is not there at all.
        else if (area === '64')
          expect([status, json.data, json.errors[0].extensions.code]).toEqual([200, undefined, 'FORBIDDEN']);
        else expect(json.data.mou).toBeNull();
        if (!allowed) expect(met(text)).toEqual([]);
      }
    });
  });
});

/** Every field that is not simply public: which operation it needs, and how it is asked. A field that is missing here fails. */
const FIELDS: Readonly<Record<string, { needs: Operation | 'CREDENTIAL'; ask: string }>> = {
  'Query.actors': {
    needs: 'READ_ACCESS',
    ask: '{ actors(first: 100) { totalCount nodes { id code name area { code } issuer subject createdAt grants { role } apiKeys { code } } } }',
  },
  'Query.apiKeys': {
    needs: 'CREDENTIAL',
    ask: '{ apiKeys(first: 100) { totalCount nodes { id code label actor { code } createdAt expiresAt revokedAt lastUsedOn } } }',
  },
  'Query.auditLog': {
    needs: 'READ_AUDIT',
    ask: '{ auditLog(first: 100) { totalCount nodes { id at actor { code } actorName requestId action relation key area { code } before after } } }',
  },
  'Mou.notes': {
    needs: 'READ_NOTE',
    ask: '{ mou(by: { code: "64:2020-06-15" }) { notes { totalCount nodes { at author words } } } }',
  },
};
/** Types that only those fields lead to, and mutations. */
const PRIVATE_TYPES = ['Actor', 'Grant', 'ApiKey', 'AuditEntry', 'MouNote'];

describe('fields that need a role', () => {
  test('are all in this table, and say so in the SDL and in their description', () => {
    const marked: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const directive = (field.extensions.directives as { requiresRole?: { roles: string[] } } | undefined)
          ?.requiresRole;
        if (directive) {
          marked.push(`${type.name}.${field.name}`);
          expect(field.description).toMatch(/Needs (the role|a credential)/);
          for (const role of directive.roles) expect(field.description).toContain(role);
        }
        const leadsTo = getNamedType(field.type).name.replace(/Connection$/, '');
        const fromOutside = !PRIVATE_TYPES.includes(type.name) && !/(Connection|Edge|Success|Viewer)$/.test(type.name);
        if (PRIVATE_TYPES.includes(leadsTo) && fromOutside)
          expect(directive, `${type.name}.${field.name}`).toBeDefined();
      }
    }
    expect(marked.sort()).toEqual(Object.keys(FIELDS).sort());
  });

  test('name the roles that the database names', () => {
    for (const [operation, capability] of [
      ['READ_ACCESS', 'READ_ACCESS'],
      ['READ_AUDIT', 'READ_AUDIT'],
      ['READ_NOTE', 'READ_INTERNAL'],
    ] as const)
      expect(ROLES[capability]).toEqual(Object.keys(MAY).filter((role) => MAY[role]?.includes(operation)));
  });

  describe.each(Object.entries(FIELDS))('%s', (_field, { needs, ask: document }) => {
    test.each(VIEWERS)('%s', async (viewer) => {
      const { json, text, stats } = await ask(viewer, document);
      const allowed =
        needs === 'CREDENTIAL'
          ? viewer !== 'anonymous'
          : may(viewer, needs) && (needs !== 'READ_NOTE' || reach(viewer).includes('64'));
      expect(stats.http).toBe(1);
      if (allowed) expect(json.errors).toBeUndefined();
      else expect([json.data, json.errors[0].extensions.code, met(text)]).toEqual([undefined, 'FORBIDDEN', []]);
      const own =
        needs === 'READ_NOTE' ? permitted(viewer) : may(viewer, 'READ_ACCESS') ? reach(viewer).map(canary) : [];
      expect(met(text).filter((mark) => !own.includes(mark))).toEqual([]);
      if (allowed && needs !== 'CREDENTIAL' && needs !== 'READ_NOTE') expect(met(text)).toEqual(own.toSorted());
    });
  });

  test.each(VIEWERS)('nodes of private types are null for whoever may not see them: %s', async (viewer) => {
    const ids = await asOwner(
      `select 'Actor:' || a.code as id, p.code as area from actor a join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'ApiKey:' || k.code, p.code from api_key k join actor a on a.id = k.actor_id join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'Grant:' || g.id, p.code from actor_grant g join actor a on a.id = g.actor_id join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'AuditEntry:' || l.id, p.code from audit_log l join area p on p.id = l.area_id where l.relation = 'probe'`,
    );
    const { json } = await ask(viewer, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: ids.map(({ id }) => id),
    });
    for (const [i, { id, area }] of ids.entries()) {
      const allowed =
        may(viewer, String(id).startsWith('Audit') ? 'READ_AUDIT' : 'READ_ACCESS') &&
        reach(viewer).includes(String(area));
      expect([id, json.data.nodes[i]]).toEqual([id, allowed ? { id } : null]);
    }
  });
});

describe('mutations', () => {
  const CHECKSUM = `select md5(string_agg(t, '' order by t)) as sum from (
    select a::text t from actor a union all select g::text from actor_grant g union all select (k.*)::text from api_key k union all select h::text from api_key_hash h
    union all select l::text from audit_log l union all select o::text from request_outcome o
    union all select f::text from figure f union all select m::text from mou m union all select v::text from mou_version v union all select n::text from mou_note n
    union all select p::text from mou_party p union all select c::text from commitment c union all select i::text from follow_up_instrument i union all select s::text from milestone s
    union all select k::text from market k union all select r::text from area r union all select u::text from outreach_activity u union all select t::text from target t union all select s::text from source s) all_rows`;
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
        input: async (area, viewer) => ({ mou: mou(area), words: viewer, segment: 'ALL', payer: 'SELF' }),
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
  expect(access).toBeDefined();
});
