/** A text that was written by somebody, which may be in another language than the page. */
import type { View } from './page.ts';

/** @param language that of the text; null where it is not known, and nothing is said of it */
export function InLanguage({ view, text, language }: { view: View; text: string; language: 'ID' | 'EN' | null }) {
  const tag = language?.toLowerCase();
  if (!tag || tag === view.language) return <>{text}</>;
  return (
    <>
      <span lang={tag}>{text}</span> <span class="quiet">({view.words.otherLanguage})</span>
    </>
  );
}
