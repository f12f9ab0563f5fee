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
const bare = useApi(useAccess(false).apiUrl);

/** Of reads that cost as much as these, five run at once: the next would be told BUSY. */
const AT_ONCE = 4;
const as = (viewer: Viewer) => (document: string) =>
  api.query(document, undefined, {}, viewer === 'anonymous' ? {} : bearer(viewer));
type Ask = ReturnType<typeof as>;
/** The answers that several get to documents. A document at a time: the worker keeps what it made of one for the next who asks it. */
async function answers<Name extends string>(asked: Readonly<Record<Name, Ask>>, documents: readonly string[]) {
  const entries = Object.entries<Ask>(asked) as [Name, Ask][];
  const texts = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<Name, string[]>;
  for (const document of documents)
    for (let first = 0; first < entries.length; first += AT_ONCE) {
      const some = entries.slice(first, first + AT_ONCE);
      await Promise.all(some.map(async ([name, ask]) => texts[name].push((await ask(document)).text)));
    }
  return texts;
}
/** What everybody is told when everything is asked; asked once, of those without drafts too. */
let all: Promise<Record<Viewer | 'without', string[]>> | undefined;
const told = () => {
  all ??= answers(
    {
      ...(Object.fromEntries(VIEWERS.map((viewer) => [viewer, as(viewer)])) as Record<Viewer, Ask>),
      without: (document) => bare.query(document),
    },
    ASKS,
  );
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
  test.each(VIEWERS)('shows %s no more than the table says, and no less', { timeout: 240_000 }, async (viewer) => {
    const met = new Set<string>();
    for (const [i, text] of (await told())[viewer].entries()) {
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
      const { anonymous, without } = opening
        ? await answers({ anonymous: as('anonymous'), without: (document) => bare.query(document) }, documents)
        : await told();
      for (const [i, text] of anonymous.entries())
        expect([documents[i], settled(text)]).toEqual([documents[i], settled(without[i] as string)]);
    },
  );
});

describe.each(Object.entries(RULES).filter(([field]) => field.startsWith('Query.')))('%s', (field, needs) => {
  test.each(VIEWERS)('%s', async (viewer) => {
    const allowed = needs === 'CREDENTIAL' ? viewer !== 'anonymous' : may(viewer, needs);
    for (const text of (await answers({ one: as(viewer) }, guardedAsks(field))).one) {
      const { data, errors } = JSON.parse(text);
      expect(errors?.[0].extensions.code).toBe(allowed ? undefined : 'FORBIDDEN');
      if (!allowed) expect([data, metIn(text)]).toEqual([undefined, []]);
      expect(metIn(text).filter((mark) => !mayMeet(viewer, mark))).toEqual([]);
    }
  });
});
