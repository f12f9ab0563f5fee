/** The example tabs, in the order of their file names, in the language in which the explorer speaks. */
const files = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });

/** As `?lang=` says; else the first of the browser's languages that is ours; else Indonesian. */
const wishes = [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages];
const named = wishes.map((tag) => /^(id|in|en)(-|$)/i.exec(tag)?.[1]?.toLowerCase()).find((tag) => tag !== undefined);
export const language = named === 'en' ? 'en' : 'id';

/** Of each two lines of comment the first is English and the second Indonesian: those of one language stay. */
export const inLanguage = (text: string) =>
  text.replace(/^( *# .*\n)( *# .*\n)/gm, (_both, english: string, indonesian: string) =>
    language === 'en' ? english : indonesian,
  );

export const examples = Object.keys(files)
  .sort()
  .map((name) => inLanguage(files[name] as string));
