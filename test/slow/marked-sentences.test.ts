/** Sentences of a language that marks them show what is told without their table. */
import { beforeAll, describe, expect, test } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { ASKS } from '../access/asks.ts';
import { SENTENCES } from '../http/sentences.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);

/** A month of which no rate is known. */
const NO_RATE =
  '{ contribution(workers: 1, payer: SELF, from: "2010-01", months: 1) { __typename reason monthly { __typename reason } } }';

test('no answer in Indonesian has an English text of the data', { timeout: 240_000 }, async () => {
  const english = await asOwner(`select english from ${RULES_SCHEMA}.catalogue_text where english <> indonesian`);
  const texts = new Set(english.map((row) => row.english));
  expect(texts.size).toBeGreaterThan(250);
  const found = new Set<string>();
  const told = new Set<string>();
  for (const document of ASKS) {
    const headers = { 'accept-language': 'id', ...bearer('region') };
    const { json } = await api.query(document, undefined, {}, headers);
    expect([document, json.errors]).toEqual([document, undefined]);
    visit(json.data, (type, name, text) => {
      if (texts.has(text)) found.add(`${type}.${name}: ${text}`);
      if (/ yang | dan | tidak /.test(text)) told.add(`${type}.${name}`);
    });
  }
  expect([...found]).toEqual([]);
  for (const field of ['Figure.note', 'Target.note', 'Potential.note', 'Statement.subject', 'Region.note', 'Mou.note'])
    expect([...told]).toContain(field);
});

describe('in a language that marks its sentences', () => {
  beforeAll(() =>
    asOwner(`update ${RULES_SCHEMA}.wording set texts[1] = '⟦' || texts[1];
      update ${RULES_SCHEMA}.wording set texts[cardinality(texts)] = texts[cardinality(texts)] || '⟧'`),
  );

  test('every sentence of every answer is marked, and not one is unmarked', { timeout: 240_000 }, async () => {
    const met = new Map<string, number>();
    const unmarked = new Set<string>();
    for (const document of [...ASKS, NO_RATE]) {
      const { json } = await api.query(document, undefined, {}, bearer('region'));
      expect([document, json.errors]).toEqual([document, undefined]);
      visit(json.data, (type, name, text) => {
        if (!SENTENCES.some(([of, field]) => of === type && field === name)) return;
        met.set(`${type}.${name}`, (met.get(`${type}.${name}`) ?? 0) + 1);
        // Several reasons stand one after the other.
        if (!/^⟦[^⟦⟧]*⟧( ⟦[^⟦⟧]*⟧)*$/.test(text)) unmarked.add(`${type}.${name}: ${text}`);
      });
    }
    expect([...unmarked]).toEqual([]);
    const written = /(Error|Warning)$/;
    const expected = SENTENCES.filter(([type]) => !written.test(type)).map((field) => field.join('.'));
    // Nothing recorded gives these: test/data/series and test/writes/withdrawals make what does.
    expect(expected.filter((field) => !met.has(field))).toEqual(['Figure.revisionReason', 'SeriesChange.reason']);
  });

  test('so are those of calendars and feeds', async () => {
    const lines = async (path: string, line: RegExp) => {
      const { text } = await api.fetch(path, { headers: bearer('region') });
      // A long line of a calendar is folded.
      return [...text.replaceAll('\r\n ', '').matchAll(line)].map((match) => match[1] as string);
    };
    await asOwner(`insert into mou_event (mou_id, kind, version, at, occurred_at)
      select id, 'AMENDED', 1, now(), now() from mou where code = '64:2020-06-15'`);
    const calendar = await lines('/calendar/VII.ics', /^SUMMARY:(.*)\r$/gm);
    const feed = await lines('/feed/VII.atom', /<summary>([^<]*)<\/summary>/g);
    expect([calendar.length, feed.length].includes(0)).toBe(false);
    expect([...calendar, ...feed].filter((text) => !/^⟦[^⟦⟧]*⟧$/.test(text))).toEqual([]);
  });
});

/** Calls `found` with the type, the name and the value of every text in an answer. */
function visit(value: unknown, found: (type: string, name: string, text: string) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const { __typename: type } = value as { __typename?: string };
  for (const [name, inner] of Object.entries(value))
    if (typeof inner === 'string') found(String(type), name, inner);
    else visit(inner, found);
}
