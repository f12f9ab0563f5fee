/** Refusals: a write gives a code and parameters, and each code has one sentence that names just those parameters. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ScanToken, scan } from 'libpg-query';
import { beforeAll, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const RULES = new URL('../../migrations/rules/', import.meta.url);
const { rows, value } = useSeeded();

interface Call {
  place: string;
  code: string;
  parameters: string[];
}
/** A token and what stands there; of a literal what it says. */
type Token = Pick<ScanToken, 'text' | 'tokenName'>;

const calls: Call[] = [];
/** Codes by the function that tells their sentences. */
const sentences: { topic: string; code: string }[] = [];
/** What `refused(` is given otherwise than as literals. */
const unread: string[] = [];

beforeAll(async () => {
  const paths = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
  for (const path of paths.toSorted()) {
    const tokens = await tokensOf(readFileSync(new URL(path, RULES), 'utf8'));
    for (const [i, token] of tokens.entries()) {
      const before = tokens[i - 1]?.text;
      if (token.text === 'refused' && tokens[i + 1]?.text === '(' && before !== 'function') read(path, tokens.slice(i));
      if (path.startsWith('words/') && before === 'when' && token.tokenName === 'SCONST')
        sentences.push({ topic: path, code: token.text });
    }
  }
});

/** The tokens of a text without comments; a body between dollars is tokens too. */
async function tokensOf(text: string): Promise<Token[]> {
  const { tokens } = await scan(text);
  const nested = tokens.map(async ({ text: token, tokenName }): Promise<Token[]> => {
    if (tokenName.endsWith('COMMENT')) return [];
    if (tokenName !== 'SCONST') return [{ text: token.toLowerCase(), tokenName }];
    if (token.startsWith('$')) return tokensOf(token.replace(/^\$\w*\$|\$\w*\$$/g, ''));
    return [{ text: token.slice(1, -1).replaceAll("''", "'"), tokenName }];
  });
  return (await Promise.all(nested)).flat();
}

/** A call that begins with these tokens: its arguments are what stands between its outermost commas. */
function read(path: string, [, ...tokens]: Token[]) {
  const [, code, , fourth, ...named] = argumentsOf(tokens);
  const parameters = [fourth, ...named].find((argument) => argument?.some(({ text }) => text === 'jsonb_build_object'));
  const keys = parameters ? argumentsOf(parameters.slice(parameters.findIndex(({ text }) => text === '('))) : [];
  const names = keys.filter((_, i) => i % 2 === 0);
  if (code?.length !== 1 || [code, ...names].some((argument) => argument?.[0]?.tokenName !== 'SCONST'))
    unread.push(`${path}: refused(${tokens.slice(1, 12).map(({ text }) => text)}`);
  else calls.push({ place: path, code: code[0]?.text ?? '', parameters: names.map(([name]) => name?.text ?? '') });
}

/** @param tokens from the opening parenthesis on */
function argumentsOf(tokens: Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const literal = token.tokenName === 'SCONST';
    if (!literal && /^[([]$/.test(token.text) && depth++ === 0) continue;
    if (!literal && /^[)\]]$/.test(token.text) && --depth === 0) break;
    if (!literal && token.text === ',' && depth === 1) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

const unique = (codes: string[]) => [...new Set(codes)].toSorted();

test('every refusal names its code, and its parameters one by one', () => {
  expect(unread).toEqual([]);
  expect(calls.length).toBeGreaterThan(150);
});

test('every code has one sentence, and every sentence is used', () => {
  const codes = sentences.map(({ code }) => code);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  expect(unique(calls.map(({ code }) => code))).toEqual(codes.toSorted());
  expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
});

test('a sentence has a place for each of its parameters, and for nothing else', async () => {
  for (const { place, code, parameters } of calls) {
    const sentence = (await value('select refusal_text($1)', [code])) ?? '';
    const places = [...sentence.matchAll(/\{(\w+)(?::words)?\}/g)].map(([, name]) => name as string);
    expect([place, code, unique(places)]).toEqual([place, code, parameters.toSorted()]);
    expect([code, sentence.replaceAll(/\{\w+(:words)?\}/g, '')]).toEqual([code, expect.not.stringMatching(/[{}]/)]);
  }
});

test('two codes do not say the same', async () => {
  const told = await rows('select refusal_text(code) as sentence from unnest($1::text[]) code', [
    sentences.map(({ code }) => code),
  ]);
  expect(told.map(({ sentence }) => sentence)).toHaveLength(unique(told.map((row) => String(row.sentence))).length);
});

test.each([
  ['MARKET_OPEN_LATER', '{"day": "2026-07-31"}', /^The market was open on 2026-07-31, as something /],
  ['NOT_A_COUNT', '{"unit": "WORKERS"}', /^This is not a number of workers\. /],
  ['NOT_A_COUNT', '{}', /^This is not a number of \{unit:words\}\. /],
  ['VERSION_IS_OTHER', '{"version": 3}', /^It is at version 3 now, not \{expected\}\. /],
  ['VERSION_IS_OTHER', '{"version": 3, "expected": null}', /^It is at version 3 now, not \{expected\}\. /],
  ['NO_LONGER_KNOWN', '{"day": "2026-07-31"}', /^NO_LONGER_KNOWN$/],
])('%s with %s', async (code, parameters, message) => {
  expect(await value('select refusal_message($1, $2)', [code, parameters])).toMatch(message);
});
