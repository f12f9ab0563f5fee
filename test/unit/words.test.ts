/** The files of words: what is refused, before a database gets it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../migrations/words.ts';
import { SENTENCES_PAGE, sentencesPage } from '../../scripts/generate-sentences.ts';
import { askedLanguage, namedLanguage } from '../../src/language.ts';

const TERMS = JSON.stringify({ Unit: { WORKERS: { id: ['tenaga kerja', 'Orang.'], en: ['workers', 'People.'] } } });
const read = (sentence: object, more: Record<string, string> = {}) =>
  readWords({ 'topic.json': JSON.stringify({ CODE: sentence }), 'terms.json': TERMS, ...more });

test.each(['src/errors.json', 'src/pothos-kysely/errors.json', 'src/sheets/faults.json'])(
  '%s has each text in both languages, with its parameters',
  (path) => {
    const texts = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(readWords({ [path]: texts }).wordings).toHaveLength(2 * Object.keys(JSON.parse(texts)).length);
  },
);

describe('a sentence', () => {
  test('is taken apart at its places, in each language', () => {
    const parameters = { days: 'number', unit: 'Unit' };
    const id = '{unit}: dalam {days} hari.';
    const en = 'Within {days} {days|day|days}: {unit}';
    expect(read({ parameters, id, en }).wordings).toEqual([
      {
        code: 'CODE',
        language: 'ID',
        texts: ['', ': dalam ', ' hari.'],
        names: ['unit', 'days'],
        kinds: ['Unit', 'number'],
        parameters,
      },
      {
        code: 'CODE',
        language: 'EN',
        texts: ['Within ', ' ', ': ', ''],
        names: ['days', 'days', 'unit'],
        kinds: ['number', 'day|days', 'Unit'],
        parameters,
      },
    ]);
  });

  test.each([
    [{ en: 'Yes.' }, 'words/topic.json: CODE has no text in the language id.'],
    [{ id: 'Ya.', en: '' }, 'words/topic.json: CODE has no text in the language en.'],
    [{ id: 'Ya, {day}.', en: 'Yes.' }, 'the text in the language id names {day}, but is given {}.'],
    [
      { parameters: { day: 'date' }, id: 'Ya, {day}.', en: 'Yes.' },
      'the text in the language en names {}, but is given {day}.',
    ],
    [{ parameters: { day: 'Dte' }, id: '{day}', en: '{day}' }, '{day} is of the kind Dte, which there is none of.'],
    [
      { parameters: { n: 'number' }, id: '{n}', en: '{n} {n|day}' },
      'a brace of {name} or {name|one|other} is missing.',
    ],
    [{ id: 'Ya.', en: 'Yes}.' }, 'a brace of {name} or {name|one|other} is missing.'],
  ])('%j is refused', (sentence, message) => {
    expect(() => read(sentence)).toThrow(message);
  });

  test('is there once', () => {
    const text = JSON.stringify({ CODE: { id: 'Ya.', en: 'Yes.' } });
    expect(() => read({ id: 'Ya.', en: 'Yes.' }, { 'z.json': text })).toThrow('words/z.json: CODE is there twice.');
  });
});

test('a value has a label and an explanation in each language', () => {
  expect(readWords({ 'terms.json': TERMS }).terms).toEqual([
    { enum: 'Unit', value: 'WORKERS', language: 'ID', label: 'tenaga kerja', explanation: 'Orang.' },
    { enum: 'Unit', value: 'WORKERS', language: 'EN', label: 'workers', explanation: 'People.' },
  ]);
  expect(() =>
    readWords({ 'terms.json': '{ "Unit": { "WORKERS": { "id": ["pekerja", "Orang."], "en": ["x"] } } }' }),
  ).toThrow('words/terms.json: Unit.WORKERS lacks a label or an explanation in en.');
});

test('a text of the catalogue has its Indonesian', () => {
  const read = (texts: object) => readWords({ 'catalogue-texts.json': JSON.stringify(texts) });
  expect(read({ Fine: 'Denda' })).toEqual({
    wordings: [],
    terms: [],
    catalogueTexts: [{ english: 'Fine', indonesian: 'Denda' }],
  });
  expect(() => read({ Fine: '' })).toThrow('words/catalogue-texts.json: "Fine" has no text in Indonesian.');
});

test('the table of sentences is that of the files of words: npm run codegen', async () => {
  expect(await sentencesPage()).toBe(readFileSync(new URL(`../../${SENTENCES_PAGE}`, import.meta.url), 'utf8'));
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['*', undefined],
  ['id', 'ID'],
  ['id-ID', 'ID'],
  ['in', 'ID'],
  ['en-GB', 'EN'],
  ['EN', 'EN'],
  ['fr', undefined],
  ['fr, en;q=0.1', 'EN'],
  ['en;q=0.5, id', 'ID'],
  ['id;q=0.5, en;q=0.6', 'EN'],
  ['id;q=0, en;q=0.1', 'EN'],
  ['id;q=0', undefined],
  ['ido, inx, english', undefined],
  ['*, id', 'ID'],
])('Accept-Language: %s asks for %s', (header, language) => {
  expect(askedLanguage(new Headers(header === undefined ? {} : { 'accept-language': header }))).toBe(language);
});

test.each([
  [undefined, undefined],
  ['id', 'ID'],
  ['EN', 'EN'],
  ['xx', undefined],
])('?lang=%s names %s', (tag, language) => {
  expect(namedLanguage(tag)).toBe(language);
});
