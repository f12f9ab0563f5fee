/** Texts as characters: which say nothing, and which are alike to a search. Held to what JavaScript knows of Unicode, one by one. */
import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, value } = useSeeded();
/**
 * Every character of the planes where not all are ideographs, unassigned or private, but U+0000 and halves of surrogate
 * pairs; and the ends of the other planes, which are no characters.
 */
const PLANES: readonly [first: number, last: number][] = [
  [1, 0xd7ff],
  [0xe000, 0x1ffff],
  [0xe0000, 0xe1fff],
  ...Array.from({ length: 15 }, (_, n): [number, number] => [(n + 2) * 0x10000 + 0xfffd, (n + 2) * 0x10000 + 0xffff]),
];
const CHARACTERS = `(values ${PLANES.map((ends) => `(${ends})`)}) as p(a, z), generate_series(p.a, p.z) n where true`;
const characters = (is: (character: string) => boolean) => {
  const found: number[] = [];
  for (const [first, last] of PLANES)
    for (let n = first; n <= last; n++) if (is(String.fromCodePoint(n))) found.push(n);
  return found.sort((one, other) => one - other);
};
const numbers = async (condition: string) =>
  JSON.parse(String(await value(`select coalesce(json_agg(n order by n), '[]') from ${CHARACTERS} and ${condition}`)));

/** Blank to the eye, though Unicode has them among letters, marks and symbols. */
const LOOKS_BLANK = /[\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]/u;
const NOTHING =
  /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}!-/:-@[-`{-~]|[\u00a1\u00a7\u00ab\u00ac\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u3011]/u;

test('a character says something, or nothing, as Unicode has it', async () => {
  const silent = await numbers('not says_something(chr(n))');
  expect(silent).toEqual(characters((character) => NOTHING.test(character) || LOOKS_BLANK.test(character)));
});

const ofBothCases = (n: number) => {
  const character = String.fromCodePoint(n);
  return { n, lower: character.toLowerCase(), upper: character.toUpperCase() };
};

describe('a search', () => {
  test('passes over what is not seen, and takes blanks for one space', async () => {
    const between = "searchable('x' || chr(n) || 'x')";
    expect(await numbers(`${between} = 'xx'`)).toEqual(
      characters((character) => /[\p{Default_Ignorable_Code_Point}\u2800]/u.test(character)),
    );
    expect(await numbers(`${between} = 'x x'`)).toEqual(characters((character) => /\p{White_Space}/u.test(character)));
  });

  test('takes letters of both cases for one, and a letter with its mark as one or as two', async () => {
    // What is beyond U+A7C0 came in versions of Unicode of which PostgreSQL may know another; of what has no case both are the same.
    const cased = characters((c) => c < '\ua7c0' && (c.toLowerCase() !== c || c.toUpperCase() !== c));
    const [row] = await rows(
      `select json_agg(n order by n) as apart from json_to_recordset($1) as c(n int, lower text, upper text)
       where searchable(chr(n)) <> searchable(lower) or searchable(chr(n)) <> searchable(upper)`,
      [JSON.stringify(cased.map(ofBothCases))],
    );
    expect(cased.length).toBeGreaterThan(2000);
    // Turkish has both an i without a dot and one with it, whose capitals stay apart.
    expect(JSON.parse(row?.apart ?? '[]')).toEqual(['ı'.codePointAt(0)]);
    // Where one letter is two in the other case, or two are one.
    expect(await value("select searchable('STRASSE ΟΔΟΣ') = searchable('straße οδος')")).toBe('t');
    expect(await value("select searchable('ﬁnal ß') = searchable('FINAL ẞ')")).toBe('t');
    expect(await numbers('searchable(normalize(chr(n), NFD)) <> searchable(normalize(chr(n), NFC))')).toEqual([]);
  });

  test('of many words goes by index, in what is in any of them', async () => {
    for (const [table, words] of [
      ['mou_version', 'title, number, scope, note, published_government'],
      ['mou_party', 'office, signatory, attendee'],
      ['area_name', 'name'],
    ])
      expect(
        await value(
          `select count(*) from pg_indexes where tablename = $1 and indexdef like '%gin (searchable(' || $2 || ') gin_trgm_ops)%'`,
          [table, `VARIADIC ARRAY[${words}]`],
        ),
      ).toBe('1');
  });
});
