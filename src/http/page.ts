/** What all pages for people have in common. */
import { html } from 'hono/html';
import type { TextLanguage } from '../pothos-kysely/index.ts';

const OTHER = { id: { language: 'en', name: 'English' }, en: { language: 'id', name: 'Bahasa Indonesia' } } as const;

/** A page, which begins with a link to itself in the other language. */
export function pageOf(path: string, language: TextLanguage, title: string, content: unknown) {
  const other = OTHER[language];
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Jangkau: ${title}</title></head>
<body>
<p><a href="${path}?lang=${other.language}" hreflang="${other.language}" lang="${other.language}">${other.name}</a></p>
<h1>${title}</h1>
${content}</body>
</html>
`;
}

/** A text in which what stands between backquotes is code. */
export const marked = (text: string) =>
  text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : html`${part}`));
