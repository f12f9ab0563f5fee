/** Texts for people, in two languages: what is wrong is said with a text and what it names, and told last. */

/** A text in each language, as files of texts have it: what is in braces is filled in. */
export interface Text {
  /** The kind of each parameter, for translators; `texts` are several (a, b and c), of which one may be meant (`one of texts`: a, b or c). */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly id: string;
  readonly en: string;
}
export type TextLanguage = 'id' | 'en';
/** What a text names: numbers and lists are written as the language writes them. */
export type Parameter = string | number | Said | readonly Parameter[];
/** A text with what it names. */
export interface Said {
  readonly text: Text;
  readonly parameters: Readonly<Record<string, Parameter>>;
}
type ParametersOf<T> = T extends { parameters: infer Names } ? [Readonly<Record<keyof Names, Parameter>>] : [];

/** A text with all parameters that it has. */
export const said = <T extends Text>(text: T, ...given: ParametersOf<T>): Said => {
  const [parameters = {}] = given as [Said['parameters']?];
  return { text, parameters };
};

/** `{days}`, or `{days|day|days}`: the first word where the number is 1, else the second. */
const PLACE = /\{(\w+)(?:\|([^{|}]+)\|([^{|}]+))?\}/g;

/** What is said, in a language. */
export const told = ({ text, parameters }: Said, language: TextLanguage): string =>
  text[language].replace(PLACE, (_place, name: string, one?: string, other?: string) =>
    one === undefined
      ? written(parameters[name] ?? '', language, text.parameters?.[name])
      : String(parameters[name] === 1 ? one : other),
  );

/** As rules write lists: in English without a comma before the last. */
const LOCALES = { id: 'id', en: 'en-GB' } as const;

function written(parameter: Parameter, language: TextLanguage, kind?: string): string {
  if (typeof parameter === 'string') return parameter;
  if (typeof parameter === 'number') return parameter.toLocaleString(language);
  if ('text' in parameter) return told(parameter, language);
  const type = kind === 'one of texts' ? 'disjunction' : 'conjunction';
  const items = parameter.map((each) => written(each, language));
  return new Intl.ListFormat(LOCALES[language], { type }).format(items);
}
