/** What somebody wrote, such as the remark beside a figure. It stands as it is on pages in any language. */
import type { View } from './page.ts';

const INDONESIAN = /\b(yang|dan|di|dari|untuk|tidak|dengan|pada|oleh|atau|ke|bagi|akan)\b/gi;
const ENGLISH = /\b(the|of|and|is|are|for|not|by|from|to|in|as|on|at|says|another|workers)\b/gi;
const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0;

/** Which language a text is in by its small words, for who has it read aloud; undefined where none tells. */
function languageOf(text: string): 'id' | 'en' | undefined {
  const more = count(text, INDONESIAN) - count(text, ENGLISH);
  return more === 0 ? undefined : more > 0 ? 'id' : 'en';
}

interface Text {
  text: string;
  /** The language that the data say it is in. Where they do not, as of what an office wrote, its small words may tell. */
  language?: 'ID' | 'EN' | null;
  /** Says in words, too, that the language is another than the page's, where the data say so. */
  view?: View;
}
/** A text as a quotation that says which language it is in. */
export function Written({ text, language, view }: Text) {
  const tag = language?.toLowerCase() ?? languageOf(text);
  const quotation = <q lang={tag}>{text}</q>;
  if (!view || !language || tag === view.language) return quotation;
  return (
    <>
      {quotation} <span class="quiet">({view.words.otherLanguage})</span>
    </>
  );
}

/** What is told by a rule in the language of the page, or was written in English by somebody: then it is a quotation. */
export const ToldOrWritten = ({ text }: { text: string }) =>
  count(text, ENGLISH) > count(text, INDONESIAN) ? <Written text={text} /> : text;
