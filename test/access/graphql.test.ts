import { getNamedType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../schema/generated/capabilities.ts';
import { wholeSchema } from '../../schema/index.ts';
import { BANK_DRAFT, canary, DRAFT_AREAS, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { MAY, type Operation, VIEWERS, type Viewer } from './policy.ts';
import { RULES } from './policy-fields.ts';
import { may, met, permitted, reach } from './viewers.ts';

const schema = wholeSchema();

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
  api.query(document, variables, {}, viewer === 'anonymous' ? {} : bearer(viewer));

const MOU = `code title number publishedInstrument scope funding note isPublic status statusReason warnings daysLeft
  responsibleAgency(at: "2026-02-01") responsibleAgencies { agency } parties { office signatory } commitments { words } milestones { title } followUps { code issuer publishedKind } documents { title }
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

/** How the reads that need a role are asked of where the canaries are, all at once. */
const GUARDED: Readonly<Record<string, string>> = {
  'Query.actors':
    '{ actors(first: 100) { totalCount nodes { id code name area { code } issuer subject createdAt grants { role } apiKeys { code } } } }',
  'Query.apiKeys':
    '{ apiKeys(first: 100) { totalCount nodes { id code label actor { code } createdAt expiresAt revokedAt lastUsedOn } } }',
  'Query.auditLog':
    '{ auditLog(first: 100) { totalCount nodes { id at actor { code } actorName requestId action relation key area { code } before after } } }',
  'Query.submissions':
    '{ submissions(first: 100) { totalCount nodes { id office { code } source { citation } acts { by remark } rows { nodes { note } } findings { nodes { value given } } } } }',
  'MouParty.person': '{ mou(by: { code: "64:2020-06-15" }) { parties { office person } } }',
  'Mou.notes': '{ mou(by: { code: "64:2020-06-15" }) { notes { totalCount nodes { at author words } } } }',
};
/** Types that only those fields lead to, and mutations. */
const PRIVATE_TYPES = ['Actor', 'Grant', 'ApiKey', 'AuditEntry', 'MouNote'];

describe('fields that need a role', () => {
  test('are all asked below; nothing else leads to what is private', () => {
    expect(Object.keys(GUARDED).sort()).toEqual(
      Object.keys(RULES)
        .filter((field) => !field.startsWith('Mutation.'))
        .sort(),
    );
    for (const type of Object.values(schema.getTypeMap())) {
      if (
        !isObjectType(type) ||
        PRIVATE_TYPES.includes(type.name) ||
        /(Connection|Edge|Success|Viewer)$/.test(type.name)
      )
        continue;
      for (const field of Object.values(type.getFields()))
        if (PRIVATE_TYPES.includes(getNamedType(field.type).name.replace(/Connection$/, '')))
          expect(RULES, `${type.name}.${field.name}`).toHaveProperty([`${type.name}.${field.name}`]);
    }
  });

  test('name the roles that the database names', () => {
    for (const [operation, capability] of [
      ['READ_ACCESS', 'READ_ACCESS'],
      ['READ_AUDIT', 'READ_AUDIT'],
      ['READ_NOTE', 'READ_INTERNAL'],
      ['SUBMIT_FIGURE', 'SUBMIT_FIGURE'],
    ] as const)
      expect(ROLES[capability]).toEqual(Object.keys(MAY).filter((role) => MAY[role]?.includes(operation)));
  });

  describe.each(Object.entries(GUARDED))('%s', (field, document) => {
    const needs = RULES[field] as Operation | 'CREDENTIAL';
    test.each(VIEWERS)('%s', async (viewer) => {
      const { json, text, stats } = await ask(viewer, document);
      const allowed =
        needs === 'CREDENTIAL'
          ? viewer !== 'anonymous'
          : may(viewer, needs) && (needs !== 'READ_NOTE' || reach(viewer).includes('64'));
      expect(stats.http).toBe(1);
      if (allowed) expect(json.errors).toBeUndefined();
      else expect([json.data, json.errors[0].extensions.code, met(text)]).toEqual([undefined, 'FORBIDDEN', []]);
      const sees = needs === 'SUBMIT_FIGURE' ? needs : 'READ_ACCESS';
      const own = needs === 'READ_NOTE' ? permitted(viewer) : may(viewer, sees) ? reach(viewer).map(canary) : [];
      expect(met(text).filter((mark) => !own.includes(mark))).toEqual([]);
      if (allowed && needs !== 'CREDENTIAL' && needs !== 'READ_NOTE') expect(met(text)).toEqual(own.toSorted());
    });
  });

  const READ_BY: Readonly<Record<string, Operation>> = { AuditEntry: 'READ_AUDIT', Submission: 'SUBMIT_FIGURE' };
  test.each(VIEWERS)('nodes of private types are null for whoever may not see them: %s', async (viewer) => {
    const ids = await asOwner(
      `select 'Actor:' || a.code as id, p.code as area from actor a join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'ApiKey:' || k.code, p.code from api_key k join actor a on a.id = k.actor_id join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'Grant:' || g.id, p.code from actor_grant g join actor a on a.id = g.actor_id join area p on p.id = a.area_id where a.code like 'seat.%'
       union all select 'Submission:' || s.id, p.code from submission s join area p on p.id = s.area_id
       union all select 'AuditEntry:' || l.id, p.code from audit_log l join area p on p.id = l.area_id where l.relation = 'probe'`,
    );
    const { json } = await ask(viewer, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: ids.map(({ id }) => id),
    });
    for (const [i, { id, area }] of ids.entries()) {
      const allowed =
        may(viewer, READ_BY[String(id).split(':')[0] as string] ?? 'READ_ACCESS') &&
        reach(viewer).includes(String(area));
      expect([id, json.data.nodes[i]]).toEqual([id, allowed ? { id } : null]);
    }
  });
});
