/** What was told is told again, whichever write came after it, but for what docs/api.md lists. */
import { expect, test } from 'vitest';
import { ASKS } from '../access/asks.ts';
import { useInputs } from './every-input.ts';

const { api, bearer, INPUTS } = useInputs();

/** The fields that are told as they are now and not as they were known, by the write that shows it. */
const AS_NOW: Readonly<Record<string, readonly string[]>> = {
  'every write': ['dataset.version'],
  'grantRole, createApiKey': ['nodes.grants', 'nodes.apiKeys'],
  updateMarket: ['markets.nodes.facts.note', 'markets.nodes.facts.version'],
  endChannel: ['channels.validTo'],
  letBranchesRelease: [
    'nation.regions.branchesRelease',
    'province.region.branchesRelease',
    'region.branchesRelease',
    'regions.branchesRelease',
    'submission.office.region.branchesRelease',
    'viewer.areas.regions.branchesRelease',
  ],
  // Which area lies in which, and what is worked out of that.
  moveLocalGovernment: [
    'localGovernment.above',
    'localGovernment.branch',
    'market.above',
    'market.branch',
    'markets.nodes.above',
    'markets.nodes.branch',
    'mou.area.above',
    'mou.area.branch',
    'node.area.above',
    'region.marketTarget.branchesUnknown',
    'region.marketTarget.reason',
    'reporting.missing',
    'reporting.reason',
    'reporting.reasonSentence.code',
    'reporting.reasonSentence.text',
    'reporting.status',
  ],
};

interface Moments {
  knownAt: string;
  at: string;
}
/** The answers to everything that can be asked, of whoever may read most: now, or at the moments of an answer. */
async function told(moments?: Moments): Promise<{ answers: unknown[]; moments: Moments }> {
  const named = moments ? `query @asKnownAt(at: "${moments.knownAt}", on: "${moments.at}") ` : '';
  const answers: unknown[] = [];
  let last = moments;
  for (const ask of ASKS) {
    const { json } = await api.query(named + ask, undefined, {}, bearer('admin'));
    expect([ask, json.errors]).toEqual([ask, undefined]);
    last = json.extensions.dataset;
    answers.push(json.data);
  }
  return { answers, moments: last as Moments };
}

/** Where two answers differ: the names of the fields that lead there, lists as what is in them. */
function differing(one: unknown, other: unknown, path: readonly string[], found: Set<string>): void {
  const areObjects = [one, other].every((value) => typeof value === 'object' && value !== null);
  if (areObjects && Array.isArray(one) === Array.isArray(other)) {
    const [a, b] = [Object.entries(one as object), other as Record<string, unknown>];
    if (a.length === Object.keys(b).length) {
      for (const [key, value] of a) differing(value, b[key], Array.isArray(one) ? path : [...path, key], found);
      return;
    }
  }
  if (one !== other) found.add(path.join('.'));
}

test('after every mutation all that can be asked is answered as before, but for what is told as it is now', {
  timeout: 240_000,
}, async () => {
  const inputs: [string, object][] = [];
  for (const [name, make] of Object.entries(INPUTS)) inputs.push([name, (await make())[0]]);
  const before = await told();
  for (const [name, input] of inputs) {
    const title = name.replace(/^./, (letter) => letter.toUpperCase());
    const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ... on MutationError { message } } }`;
    // A government that is asked for, moved since before today.
    const more = name === 'moveLocalGovernment' ? { localGovernment: '64.71', from: '2026-01-01' } : {};
    // A channel is for the whole nation.
    const office = name === 'endChannel' ? 'admin' : 'region';
    const { json } = await api.query(document, { input: { ...input, ...more } }, {}, bearer(office));
    expect(json.data[name]).toEqual({ __typename: `${title}Success` });
  }
  const after = await told(before.moments);
  const found = new Set<string>();
  differing(before.answers, after.answers, [], found);
  expect([...found].sort()).toEqual(Object.values(AS_NOW).flat().sort());
});
