/** Words: the sentences of the rules in Indonesian and English, what enumerated values are called, and the Indonesian of the catalogue, from rules/words/. */
import { readdir, readFile } from 'node:fs/promises';

export const LANGUAGES = ['ID', 'EN'] as const;
type Language = (typeof LANGUAGES)[number];

/**
 * What a parameter is, so that each language writes it in its way: `texts` are several, and `one of texts` those among which
 * there is a choice. Any other kind is the name of an enum in terms.json,
 * `Segment`; `one of Segment` names values among which there is a choice, with how they are written; `code of Segment`
 * has only how they are written.
 */
const KINDS = [
  'area',
  'areas',
  'date',
  'dates',
  'number',
  'quantity',
  'scheme',
  'enum',
  'catalogue',
  'text',
  'texts',
  'one of texts',
];
const TERMS = 'terms.json';
const CATALOGUE_TEXTS = 'catalogue-texts.json';
/** Files of words that have no sentences. */
export const WITHOUT_SENTENCES: readonly string[] = [TERMS, CATALOGUE_TEXTS];

/** A sentence in one language, taken apart at its places: `texts` has one more than `names`. */
export interface Wording {
  code: string;
  language: Language;
  texts: string[];
  /** Of the parameter at each place. */
  names: string[];
  /** How it is written there: its kind, or the two forms of a word that goes by its number, `day|days`. */
  kinds: string[];
  /** The kind of each parameter. */
  parameters: Record<string, string>;
}
/** A value of an enum in one language. */
export interface Term {
  enum: string;
  value: string;
  language: Language;
  label: string;
  explanation: string;
}
/** A text of the catalogue, as the data have it and in Indonesian. */
export interface CatalogueText {
  english: string;
  indonesian: string;
}
export interface Words {
  wordings: Wording[];
  terms: Term[];
  catalogueTexts: CatalogueText[];
}

type Texts<Text> = Record<'id' | 'en', Text>;
type Sentences = Record<string, Texts<string> & { parameters?: Record<string, string> }>;
type Terms = Record<string, Record<string, Texts<[label: string, explanation: string]>>>;

/** `{days}`, or `{days|day|days}`: the first word where the number is 1, else the second. */
const PLACE = /\{(\w+)(?:\|([^{|}]+)\|([^{|}]+))?\}/;

/**
 * @param files what is in rules/words/, by name
 * @throws where a code is there twice, lacks a language, or has other parameters than its texts have places
 */
export function readWords(files: Readonly<Record<string, string>>): Words {
  const terms = termsOf(JSON.parse(files[TERMS] ?? '{}'));
  const known = new Set([
    ...KINDS,
    ...terms.flatMap((term) => [term.enum, `one of ${term.enum}`, `code of ${term.enum}`]),
  ]);
  const codes = new Set<string>();
  const wordings = Object.entries(files).flatMap(([file, text]) => {
    if (WITHOUT_SENTENCES.includes(file)) return [];
    return Object.entries<Sentences[string]>(JSON.parse(text)).flatMap(([code, sentence]) => {
      const place = `words/${file}: ${code}`;
      if (codes.has(code)) throw new Error(`${place} is there twice.`);
      codes.add(code);
      return wordingsOf(code, sentence, known, place);
    });
  });
  return { wordings, terms, catalogueTexts: catalogueTextsOf(JSON.parse(files[CATALOGUE_TEXTS] ?? '{}')) };
}

function wordingsOf(code: string, sentence: Sentences[string], known: ReadonlySet<string>, place: string): Wording[] {
  const parameters = sentence.parameters ?? {};
  for (const [name, kind] of Object.entries(parameters))
    if (!known.has(kind)) throw new Error(`${place}: {${name}} is of the kind ${kind}, which there is none of.`);
  return LANGUAGES.map((language) => {
    const text = sentence[keyOf(language)];
    if (!text) throw new Error(`${place} has no text in the language ${keyOf(language)}.`);
    // Split at a place, what it names and its two words come between the texts.
    const pieces = text.split(PLACE);
    const every4th = (first: number) => pieces.filter((_, i) => i % 4 === first);
    const texts = every4th(0);
    const names = every4th(1);
    const used = [...new Set(names)].sort().join(', ');
    const given = Object.keys(parameters).sort().join(', ');
    if (used !== given)
      throw new Error(
        `${place}: the text in the language ${keyOf(language)} names {${used}}, but is given {${given}}.`,
      );
    if (/[{}]/.test(texts.join(''))) throw new Error(`${place}: a brace of {name} or {name|one|other} is missing.`);
    const kinds = names.map((name, i) => {
      const [one, other] = [pieces[4 * i + 2], pieces[4 * i + 3]];
      return one === undefined ? (parameters[name] as string) : `${one}|${other}`;
    });
    return { code, language, texts, names, kinds, parameters };
  });
}

function termsOf(file: Terms): Term[] {
  return Object.entries(file).flatMap(([name, values]) =>
    Object.entries(values).flatMap(([value, texts]) =>
      LANGUAGES.map((language) => {
        const [label, explanation] = texts[keyOf(language)] ?? [];
        if (!label || !explanation)
          throw new Error(`words/${TERMS}: ${name}.${value} lacks a label or an explanation in ${keyOf(language)}.`);
        return { enum: name, value, language, label, explanation };
      }),
    ),
  );
}

function catalogueTextsOf(file: Record<string, string>): CatalogueText[] {
  return Object.entries(file).map(([english, indonesian]) => {
    if (!indonesian) throw new Error(`words/${CATALOGUE_TEXTS}: "${english}" has no text in Indonesian.`);
    return { english, indonesian };
  });
}

const keyOf = (language: Language) => language.toLowerCase() as 'id' | 'en';

/** The files of a folder of words, as they stand. */
export async function wordFiles(folder: URL): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}
