/** Everything that anybody may ask, put by some viewers, in a database with drafts and in one without. */
import { describe, expect, test } from 'vitest';
import { DRAFT_AREAS, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { guardedAsks } from './asks.ts';
import type { Viewer } from './policy.ts';
import { RULES } from './policy-fields.ts';
import { may, mayMeet, metIn, READ_WITH_SUBMISSIONS, reach } from './viewers.ts';

/** Of reads that cost as much as these, five run at once: the next would be told BUSY. */
const AT_ONCE = 4;
export type Ask = (document: string) => Promise<{ text: string }>;
/** The answers that several get to documents. A document at a time: the worker keeps what it made of one for the next who asks it. */
export async function answers<Name extends string>(asked: Readonly<Record<Name, Ask>>, documents: readonly string[]) {
  const entries = Object.entries<Ask>(asked) as [Name, Ask][];
  const texts = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<Name, string[]>;
  for (const document of documents)
    for (let first = 0; first < entries.length; first += AT_ONCE) {
      const some = entries.slice(first, first + AT_ONCE);
      await Promise.all(some.map(async ([name, ask]) => texts[name].push((await ask(document)).text)));
    }
  return texts;
}
/** What comes before an operation, so that it is asked now or as known at another moment. */
export const MOMENTS = {
  now: '',
  'as known later that year': 'query @asKnownAt(at: "2026-06-01T00:00:00Z") ',
} as const;

/** Asks in a database with drafts, as a viewer. */
export function useViewers() {
  const { apiUrl, bearer } = useAccess();
  const api = useApi(apiUrl);
  return (viewer: Viewer): Ask =>
    (document) =>
      api.query(document, undefined, {}, viewer === 'anonymous' ? {} : bearer(viewer));
}

/**
 * @param as of `useViewers`
 * @param viewers who ask, anonymous among them
 * @param moments when drafts must not show
 * @param asks what they ask
 */
export function walkEverything(
  as: ReturnType<typeof useViewers>,
  viewers: readonly Viewer[],
  moments: readonly (keyof typeof MOMENTS)[],
  asks: readonly string[],
): void {
  /** The same without drafts, and without what hangs on agreements but is not public. */
  const bare = useApi(useAccess(false).apiUrl);
  /** What everybody is told when everything is asked; asked once, of those without drafts too. */
  let all: Promise<Record<Viewer | 'without', string[]>> | undefined;
  const told = () => {
    all ??= answers(
      {
        ...(Object.fromEntries(viewers.map((viewer) => [viewer, as(viewer)])) as Record<Viewer, Ask>),
        without: (document) => bare.query(document),
      },
      asks,
    );
    return all;
  };

  test.each(viewers)('shows %s no more than the table says, and no less', { timeout: 240_000 }, async (viewer) => {
    const met = new Set<string>();
    for (const [i, text] of (await told())[viewer].entries()) {
      expect([asks[i], JSON.parse(text).errors]).toEqual([asks[i], undefined]);
      const found = metIn(text);
      expect([asks[i], found.filter((mark) => !mayMeet(viewer, mark))]).toEqual([asks[i], []]);
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
  test.each(moments)(
    'is answered to the public as if there were no drafts: no count, order or rank tells of them, %s',
    {
      timeout: 120_000,
    },
    async (when) => {
      const opening = MOMENTS[when];
      const documents = asks.map((document) => opening + document);
      const { anonymous, without } = opening
        ? await answers({ anonymous: as('anonymous'), without: (document) => bare.query(document) }, documents)
        : await told();
      for (const [i, text] of anonymous.entries())
        expect([documents[i], settled(text)]).toEqual([documents[i], settled(without[i] as string)]);
    },
  );
}

/** Asks what needs a role, by all its fields: who may not is refused, and meets nothing. @param as - of `useViewers` */
export function askGuarded(as: ReturnType<typeof useViewers>, viewers: readonly Viewer[]): void {
  const guarded = Object.entries(RULES).filter(([field]) => field.startsWith('Query.'));
  describe.each(guarded)('%s', (field, needs) => {
    test.each(viewers)('%s', async (viewer) => {
      const allowed = needs === 'CREDENTIAL' ? viewer !== 'anonymous' : may(viewer, needs);
      const readBy = field === 'Query.submissions' ? READ_WITH_SUBMISSIONS : undefined;
      for (const text of (await answers({ one: as(viewer) }, guardedAsks(field))).one) {
        const { data, errors } = JSON.parse(text);
        expect(errors?.[0].extensions.code).toBe(allowed ? undefined : 'FORBIDDEN');
        if (!allowed) expect([data, metIn(text)]).toEqual([undefined, []]);
        expect(metIn(text).filter((mark) => !mayMeet(viewer, mark, readBy))).toEqual([]);
      }
    });
  });
}
