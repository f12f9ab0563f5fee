/** In a language that marks its sentences, what a mutation refuses is marked too: test/slow/marked-sentences walks the rest. */
import { expect, test } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { SENTENCES } from '../http/sentences.ts';
import type { Input } from '../writes/acts.ts';
import { useInputs } from '../writes/every-input.ts';

const { api, bearer, asOwner, INPUTS, figure } = useInputs();

/** What a refusal says, as far as its mutation has such an error. */
const REFUSAL = 'code message messageSentence { code text }';
const FINDINGS =
  '... on RowsRefusedError { findings { __typename ... on MutationError { code message messageSentence { code text } } } }';
const MARKED = /^⟦[^⟦⟧]*⟧$/;

interface Refusal {
  __typename: string;
  message?: string;
  messageSentence?: { code: string; text: string };
  findings?: Refusal[];
}

test('every kind of refusal is met, and each is marked', { timeout: 240_000 }, async () => {
  const inputs: { name: string; input: Input }[] = [];
  for (const [name, make] of Object.entries(INPUTS)) inputs.push({ name, input: (await make())[0] });
  await asOwner(`update ${RULES_SCHEMA}.wording set texts[1] = '⟦' || texts[1];
    update ${RULES_SCHEMA}.wording set texts[cardinality(texts)] = texts[cardinality(texts)] || '⟧'`);

  const met = new Set<string>();
  const codes = new Set<string>();
  const unmarked: string[] = [];
  const look = ({ __typename, message, messageSentence, findings = [] }: Refusal): void => {
    if (message === undefined || messageSentence === undefined) return;
    met.add(__typename);
    codes.add(messageSentence.code);
    if (!MARKED.test(message) || messageSentence.text !== message) unmarked.push(`${__typename}: ${message}`);
    findings.forEach(look);
  };
  const write = async (name: string, input: Input, office: 'region' | 'mayor' | 'admin') => {
    const title = name.replace(/^./, (letter) => letter.toUpperCase());
    const rows = name === 'recordFigures' ? FINDINGS : '';
    const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ... on MutationError { ${REFUSAL} } ${rows} } }`;
    const { json } = await api.query(document, { input }, {}, bearer(office));
    expect([name, json.errors]).toEqual([name, undefined]);
    look(json.data[name]);
  };
  for (const { name, input } of inputs) {
    await write(name, input, 'mayor');
    // The second time it is there already, or is at another version.
    for (let time = 0; time < 2; time++) await write(name, input, name === 'endChannel' ? 'admin' : 'region');
  }
  // What is odd beside another number, and a stage after the last one.
  await write('recordFigure', { ...figure('2026-05'), quantity: { value: '99999' } }, 'region');
  const cancelled = inputs.find(({ name }) => name === 'cancelMou')?.input.mou;
  await write('recordMouStage', { mou: cancelled, version: 2, stage: 'DRAFTING', on: '2026-05-02' }, 'region');
  expect(unmarked).toEqual([]);
  const expected = SENTENCES.flatMap(([type]) => (/(Error|Warning)$/.test(type) ? [type] : []));
  expect(expected.filter((type) => !met.has(type))).toEqual([]);
  expect(codes.size).toBeGreaterThan(20);
});
