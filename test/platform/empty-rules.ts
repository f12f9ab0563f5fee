import type { Rules } from '../../migrations/rules.ts';

/** Rules that say nothing: how they are deployed is quickly seen. */
export const rulesNamed = (digit: string): Rules => ({
  schema: `rules_${digit.repeat(12)}`,
  definitions: [],
  remarks: [],
  ofTables: [],
  makers: [],
  words: { wordings: [], terms: [], catalogueTexts: [] },
});
