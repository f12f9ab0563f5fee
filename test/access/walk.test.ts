/** Everything that can be asked, by everybody: the schema says what that is, so that nobody has to remember a new field here. */
import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { DRAFT_AREAS, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { ownerOf } from '../support/walk.ts';
import { ASKS, fieldsIn, guardedAsks } from './asks.ts';
import { MAY, VIEWERS, type Viewer } from './policy.ts';
import { FIELDS, RULES } from './policy-fields.ts';
import { may, mayMeet, metIn, reach } from './viewers.ts';

const { apiUrl, bearer } = useAccess();
const api = useApi(apiUrl);
/** The same without drafts, and without what hangs on agreements but is not public. */
const without = useAccess(false);
const bare = useApi(without.apiUrl);

const AT_ONCE = 4;
/** The answers to documents, in their order. */
async function answers(ask: (document: string) => Promise<{ text: string }>, documents: readonly string[]) {
  const texts: string[] = [];
  const entries = [...documents.entries()];
  const work = async () => {
    for (let next = entries.shift(); next; next = entries.shift()) texts[next[0]] = (await ask(next[1])).text;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return texts;
}
const as = (viewer: Viewer) => (document: string) =>
  api.query(document, undefined, {}, viewer === 'anonymous' ? {} : bearer(viewer));
/** What a viewer is told when everything is asked; asked once. */
const told = new Map<Viewer, Promise<string[]>>();
const toldTo = (viewer: Viewer) => {
  const all = told.get(viewer) ?? answers(as(viewer), ASKS);
  told.set(viewer, all);
  return all;
};
/** A page of a connection is of these fields always; what they give are its rows, and how many there are. */
const MACHINERY = /(Connection|Edge|^PageInfo)$/;

describe('the table of fields', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__') && !MACHINERY.test(type.name)
      ? Object.keys(type.getFields()).flatMap((name) =>
          ownerOf(type, name) === type.name ? `${type.name}.${name}` : [],
        )
      : [],
  );
  const anybody = Object.entries(FIELDS).flatMap(([type, [, names]]) =>
    names.split(' ').map((name) => `${type}.${name}`),
  );

  test('has every field of the schema, once, and no other', () => {
    expect([...anybody, ...Object.keys(RULES)].sort()).toEqual(fields.sort());
  });

  test('is what the SDL says: who needs what is in the directive and in the words, of reads and of writes', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const rule = RULES[`${type.name}.${field.name}`];
        const directives = field.extensions.directives as { requiresRole?: { roles: string[] } } | undefined;
        const roles = rule && rule !== 'CREDENTIAL' ? Object.keys(MAY).filter((role) => MAY[role]?.includes(rule)) : [];
        expect([type.name, field.name, directives?.requiresRole?.roles]).toEqual([
          type.name,
          field.name,
          rule && roles,
        ]);
        if (rule) expect(field.description).toMatch(/Needs (the role|a credential)/);
        for (const role of roles) expect(field.description).toContain(role);
      }
    }
  });

  test('is asked for in full by the documents below', () => {
    const asked = fieldsIn(ASKS);
    const written = /(Success|Error|Warning)\./;
    const guarded = new Set(Object.keys(RULES).filter((field) => field.startsWith('Query.')));
    const rest = fieldsIn([...guarded].flatMap(guardedAsks));
    expect(anybody.filter((field) => !asked.has(field) && !rest.has(field) && !written.test(field))).toEqual([
      // Only Mou.notes leads there: graphql.test.ts.
      'MouNote.at',
      'MouNote.author',
      'MouNote.words',
      // A number one step deeper than they go; numbers are asked for everywhere else.
      'SeriesChange.absolute',
    ]);
  });
});

describe('everything that anybody may ask', () => {
  test.each(VIEWERS)('shows %s no more than the table says, and no less', { timeout: 120_000 }, async (viewer) => {
    const met = new Set<string>();
    for (const [i, text] of (await toldTo(viewer)).entries()) {
      expect([ASKS[i], JSON.parse(text).errors]).toEqual([ASKS[i], undefined]);
      const found = metIn(text);
      expect([ASKS[i], found.filter((mark) => !mayMeet(viewer, mark))]).toEqual([ASKS[i], []]);
      for (const mark of found) met.add(mark);
    }
    const words = [
      'code',
      'title',
      'reason',
      'office',
      'commitment',
      'milestone',
      'issuer',
      'document',
      'source',
      'publisher',
    ];
    const own = may(viewer, 'READ_DRAFT') ? reach(viewer) : [];
    expect(own.flatMap((area) => words.map((word) => `${area} ${word}`)).filter((mark) => !met.has(mark))).toEqual([]);
    expect(reach(viewer).every((area) => (DRAFT_AREAS as readonly string[]).includes(area))).toBe(true);
  });

  /** What is another in each database, or at each moment: not an answer to the question. */
  const settled = (text: string) =>
    JSON.stringify(JSON.parse(text).data).replaceAll(/"(version|knownAt)":"[^"]*"/g, '');
  test.each([
    ['now', ''],
    ['as known later that year', 'query @asKnownAt(at: "2026-06-01T00:00:00Z") '],
  ])(
    'is answered to the public as if there were no drafts: no count, order or rank tells of them, %s',
    {
      timeout: 120_000,
    },
    async (_when, opening) => {
      const documents = ASKS.map((document) => opening + document);
      const [real, expected] = [
        opening ? await answers(as('anonymous'), documents) : await toldTo('anonymous'),
        await answers((d) => bare.query(d), documents),
      ];
      for (const [i, text] of real.entries())
        expect([documents[i], settled(text)]).toEqual([documents[i], settled(expected[i] as string)]);
    },
  );
});

describe.each(Object.entries(RULES).filter(([field]) => field.startsWith('Query.')))('%s', (field, needs) => {
  test.each(VIEWERS)('%s', async (viewer) => {
    const allowed = needs === 'CREDENTIAL' ? viewer !== 'anonymous' : may(viewer, needs);
    for (const text of await answers(as(viewer), guardedAsks(field))) {
      const { data, errors } = JSON.parse(text);
      expect(errors?.[0].extensions.code).toBe(allowed ? undefined : 'FORBIDDEN');
      if (!allowed) expect([data, metIn(text)]).toEqual([undefined, []]);
      expect(metIn(text).filter((mark) => !mayMeet(viewer, mark))).toEqual([]);
    }
  });
});
