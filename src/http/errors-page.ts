/** The page that explains the codes of errors and of refusals. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { tagOf } from '../language.ts';
import EXPLAINED from './errors-page.json' with { type: 'json' };
import { languageOf, speak } from './language.ts';
import { marked, pageOf } from './page.ts';
import type { AppTypes } from './types.ts';

const WORDS = {
  en: {
    title: 'Errors',
    about:
      'Every error carries `extensions { code requestId docs }`. The codes stay as they are; `docs` is relative to the address of the API.',
    refusals: 'Refusals of a write',
    aboutRefusals:
      'A mutation answers them as data, with `code`, `message` and `path`, besides FORBIDDEN and CONFLICT above. Nothing was written.',
  },
  id: {
    title: 'Kesalahan',
    about:
      'Setiap kesalahan memuat `extensions { code requestId docs }`. Kode-kodenya tidak berubah; `docs` relatif terhadap alamat API.',
    refusals: 'Penolakan penulisan',
    aboutRefusals:
      'Mutasi menyampaikannya sebagai data, dengan `code`, `message`, dan `path`, selain FORBIDDEN dan CONFLICT di atas. Tidak ada yang ditulis.',
  },
} as const;
/** The first of those that only a mutation gives. */
const FIRST_REFUSAL = 'INVALID_INPUT';

export const errorsRoute = new Hono<AppTypes>().get('/errors', (c) => {
  const language = tagOf(speak(c.req.query('lang'), languageOf(c.req.raw)));
  const words = WORDS[language];
  const sections = Object.entries(EXPLAINED).map(
    ([code, { [language]: paragraphs }]) => html`${
      code === FIRST_REFUSAL ? html`<h1>${words.refusals}</h1>\n<p>${marked(words.aboutRefusals)}</p>\n` : ''
    }<h2 id="${code}">${code}</h2>
${paragraphs.map((text) => html`<p>${marked(text)}</p>\n`)}`,
  );
  c.header('content-language', language);
  c.header('vary', 'Accept-Language');
  return c.html(pageOf('/errors', language, words.title, html`<p>${marked(words.about)}</p>\n${sections}`));
});
