/** Walks the pages in Indonesian: no sentence on them is English, but quotations, which say that they are. */
import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const get = async (path: string) => (await api.fetch(path, { headers: { accept: 'text/html' } })).text;

/** Small words of English that are none of Indonesian. */
const ENGLISH = /\b(the|of|and|is|are|was|were|for|not|by|from|with|that|this|another|which|has|have|its|no)\b/gi;
/** The texts of a page, without what is in English and says so, or is for programs. */
const texts = (html: string): string[] =>
  html
    .replace(/<(script|code|pre)\b.*?<\/\1>/gs, '')
    .replace(/<(q|a)\b[^>]* lang="en"[^>]*>.*?<\/\1>/gs, '')
    .split(/<\/?(?:p|li|td|th|h\d|dt|dd|caption|summary|option|label|div|section|title|figcaption)\b[^>]*>/)
    .map((part) => part.replace(/<[^>]+>/g, '').trim())
    .concat([...html.matchAll(/(?:aria-label|data-tells|content)="([^"]*)"/g)].map(([, text]) => text ?? ''));
const english = (html: string): string[] => texts(html).filter((text) => (text.match(ENGLISH)?.length ?? 0) >= 2);

const AGREEMENTS = '{ mous(filter: { within: "VII" }, first: 100) { nodes { code } } }';
const START = [
  '/id/',
  '/id/wilayah/ID?measure=COVERAGE',
  '/id/wilayah/VII',
  '/id/wilayah/VII?at=2014-07&measure=EMPLOYERS',
  '/id/wilayah/VII/urutan?over=PROVINCE&measure=COVERAGE',
  '/id/wilayah/64?segment=PU&at=2020-06',
  '/id/wilayah/64.08?segment=INFORMAL&at=2024-12',
  '/id/wilayah/KC-SAMARINDA?at=2012-10&segment=FORMAL',
  '/id/mou',
  '/id/mou?status=UNKNOWN',
  '/id/mutu',
  '/id/mutu?within=ID&month=2014-07&segment=INFORMAL',
  '/id/mutu?within=63',
  '/id/developers',
  '/id/q',
  '/id/errors',
  '/id/wilayah/64?segment=NOBODY',
  '/id/wilayah/99',
];

test.each(START)('%s has no English sentence', async (path) => {
  expect(english(await get(path))).toEqual([]);
});

test('no agreement has one', async () => {
  const { json } = await api.query(AGREEMENTS);
  const codes = (json.data.mous.nodes as { code: string }[]).map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes) expect([code, english(await get(`/id/mou/${code}`))]).toEqual([code, []]);
  // The same walk finds what is not marked.
  expect(english('<p>the number is of another source</p>')).toHaveLength(1);
});
