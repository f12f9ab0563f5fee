/** A text finds what the viewer sees with it, and no more. */
import { describe, expect, test } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer } = useAccess();
const api = useApi(apiUrl);
const ask = async (query: string, variables: Record<string, unknown>, office?: Office) => {
  const { json } = await api.query(query, variables, {}, office ? bearer(office) : {});
  expect(json.errors).toBeUndefined();
  return json.data.mous;
};

interface Agreement {
  code: string;
  title: string | null;
  number: string | null;
  scope: string | null;
  note: string | null;
  publishedGovernment: string | null;
  area: { names: { name: string }[] };
  parties: { office: string; signatory: string | null; attendee: string | null }[];
}
/** What a text is looked for in, each as it stands together. */
const texts = ({ title, number, scope, note, publishedGovernment, area, parties }: Agreement) =>
  [
    [title, number, scope, note, publishedGovernment],
    ...area.names.map(({ name }) => [name]),
    ...parties.map(({ office, signatory, attendee }) => [office, signatory, attendee]),
  ].map((words) =>
    words
      .filter((word) => word !== null)
      .join(' ')
      .toLowerCase(),
  );

// Parts of words, words across two fields, too short for an index, with what has a meaning to LIKE, and what is nowhere.
const WORDS = [
  'kutai',
  'KUTAI',
  'CANARY(64',
  'title canary',
  'bupati',
  'ko',
  'a',
  '%',
  '_',
  'k_tai',
  '\\',
  '100%',
  '"',
  "'",
  'nowhere at all',
  '',
];
describe.each([undefined, 'branch', 'governor', 'region', 'elsewhere', 'auditor'] as const)('as %s', (office) => {
  test('it finds all that is seen with it, and nothing else', async () => {
    const { nodes: seen }: { nodes: Agreement[] } = await ask(
      '{ mous(first: 100) { nodes { code title number scope note publishedGovernment area { names { name } } parties { office signatory attendee } } } }',
      {},
      office,
    );
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.length).toBeLessThan(100);
    let found = 0;
    for (const words of WORDS) {
      const { nodes, totalCount } = await ask(
        'query ($words: String) { mous(first: 100, filter: { text: $words }) { totalCount nodes { code } } }',
        { words },
        office,
      );
      const expected = seen.filter((agreement) => texts(agreement).some((text) => text.includes(words.toLowerCase())));
      expect([words, nodes.map(({ code }: Agreement) => code).sort()]).toEqual([
        words,
        expected.map(({ code }) => code).sort(),
      ]);
      expect(totalCount).toBe(expected.length);
      if (words.startsWith('CANARY')) found += totalCount;
    }
    // Of the drafts there are some, for whom they are.
    expect(found > 0).toBe(['governor', 'region', 'auditor'].includes(office ?? ''));
  });
});

test('a long text, of what has a meaning to LIKE too, takes no longer than a short one, also by a plan that is kept', async () => {
  // Worked out for each row, its pattern would take longer than the test may.
  for (let run = 0; run < 8; run++)
    for (const words of ['%'.repeat(10_000), '_\\'.repeat(5_000), '🙂'.repeat(2_000), '-'.repeat(10_000)]) {
      const { totalCount } = await ask('query ($words: String) { mous(filter: { text: $words }) { totalCount } }', {
        words,
      });
      expect(totalCount).toBe(0);
    }
});
