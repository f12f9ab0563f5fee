/** Sentences: rules give a code and parameters, and each code has one text in each language that names just those. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ScanToken, scan } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRules } from '../../migrations/rules.ts';
import type { Words } from '../../migrations/words.ts';
import { useSeeded } from './support.ts';

const RULES = new URL('../../migrations/rules/', import.meta.url);
const { value, rows } = useSeeded();

interface Call {
  place: string;
  code: string;
  parameters: string[];
}
/** A token and what stands there; of a literal what it says. */
type Token = Pick<ScanToken, 'text' | 'tokenName'>;

const calls: Call[] = [];
/** What is given otherwise than as literals. */
const unread: string[] = [];
let words: Words;

beforeAll(async () => {
  words = (await readRules()).words;
  const paths = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
  for (const path of paths.toSorted()) {
    const tokens = await tokensOf(readFileSync(new URL(path, RULES), 'utf8'));
    for (const [i, token] of tokens.entries()) {
      const isCall = tokens[i + 1]?.text === '(' && tokens[i - 1]?.text !== 'function';
      const rest = tokens.slice(i + 1);
      if (isCall && token.text === 'refused') readRefusal(path, argumentsOf(rest));
      if (isCall && token.text === 'said') readSaid(path, argumentsOf(rest));
      // These say the code first, and the parameters last.
      if (isCall && token.text === 'forbidden') {
        const [code, second, third, fourth] = argumentsOf(rest);
        readRefusal(path, [[], code ?? [], second ?? [], fourth ?? third ?? []]);
      }
      // A refusal whose code the caller says.
      if (isCall && token.text === 'refusal_to_undo') readSaid(path, [...argumentsOf(rest), literal('days'), []]);
      // A rule of where an agreement stands: its status, then a code and parameters.
      if (path.endsWith('/standing.sql') && token.text === 'array' && rest[0]?.text === '[') {
        const [status, ...rule] = argumentsOf(rest);
        // What may hold is said without a status.
        const said = status?.some(({ text }) => text === '||') ? [status, ...rule] : rule;
        const [code] = said[0] ?? [];
        if (code?.tokenName === 'SCONST' || code?.text === 'begun') readSaid(path, said);
      }
      if (isCall && token.text === 'not_known') {
        const [code] = argumentsOf(rest);
        const more = rest.slice(rest.findIndex(({ text }) => text === ')') + 1);
        const named = more[0]?.text === '||' ? argumentsOf(more.slice(2)) : [];
        readSaid(path, [code ?? [], literal('first'), [], literal('last'), [], ...named]);
      }
    }
  }
});
const literal = (text: string): Token[] => [{ text, tokenName: 'SCONST' }];

/** The tokens of a text without comments; a body between dollars is tokens too. */
async function tokensOf(text: string): Promise<Token[]> {
  const { tokens } = await scan(text);
  const nested = tokens.map(async ({ text: token, tokenName }): Promise<Token[]> => {
    if (tokenName.endsWith('COMMENT')) return [];
    if (tokenName !== 'SCONST') return [{ text: token.toLowerCase(), tokenName }];
    if (token.startsWith('$')) return tokensOf(token.replace(/^\$\w*\$|\$\w*\$$/g, ''));
    return [{ text: token.slice(1, -1).replaceAll("''", "'"), tokenName }];
  });
  return (await Promise.all(nested)).flat();
}

/** The arguments of refused(): what stands between its outermost commas. */
function readRefusal(path: string, [, code, , fourth, ...named]: Token[][]) {
  const parameters = [fourth, ...named].find((argument) => argument?.some(({ text }) => text === 'jsonb_build_object'));
  const pairs = parameters ? argumentsOf(parameters.slice(parameters.findIndex(({ text }) => text === '('))) : [];
  add(path, code ?? [], pairs);
}

/** The arguments of said(): a code, then names and values. */
function readSaid(path: string, [code, ...pairs]: Token[][]) {
  add(path, code ?? [], pairs);
}

function add(path: string, code: Token[], pairs: Token[][]) {
  const names = pairs.filter((_, i) => i % 2 === 0);
  const codes = codesOf(code);
  if (codes.length === 0 || names.some((name) => name.length !== 1 || name[0]?.tokenName !== 'SCONST'))
    unread.push(`${path}: ${code.map(({ text }) => text).join(' ')}`);
  for (const one of codes) calls.push({ place: path, code: one, parameters: names.map(([name]) => name?.text ?? '') });
}

/** The codes that an argument may be: a literal, those that a `case` comes to, those of a signed and a launched agreement, or those of a month and a year. */
function codesOf(argument: Token[]): string[] {
  const [first, ...rest] = argument;
  if (first?.tokenName === 'SCONST' && rest.length === 0) return [first.text];
  const last = argument.at(-1);
  if (first?.text === 'begun' && last?.tokenName === 'SCONST') return [`SIGNED${last.text}`, `LAUNCHED${last.text}`];
  if (argument.some(({ text }) => text === 'within')) return ['', '_WITHIN'].map((end) => `${first?.text}${end}`);
  if (last?.text === 'suffix')
    return ['_IN_MONTH', '_IN_MONTH_BUT_YEAR', '_IN_YEAR'].map((end) => `${first?.text}${end}`);
  if (first?.text !== 'case') return [];
  return argument.filter((_, i) => /^(then|else)$/.test(argument[i - 1]?.text ?? '')).map(({ text }) => text);
}

/** @param tokens from the opening parenthesis on */
function argumentsOf(tokens: Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const literal = token.tokenName === 'SCONST';
    if (!literal && /^[([]$/.test(token.text) && depth++ === 0) continue;
    if (!literal && /^[)\]]$/.test(token.text) && --depth === 0) break;
    if (!literal && token.text === ',' && depth === 1) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

const unique = (codes: string[]) => [...new Set(codes)].toSorted();

test('every sentence names its code, and its parameters one by one', () => {
  // What makes a sentence of what it is given, and a refusal whose code the caller says.
  expect(unread.filter((call) => !/^words.sentences[.]sql|: code$/.test(call))).toEqual([]);
  expect(calls.length).toBeGreaterThan(200);
});

test('every code that is used has a text in each language, and every text is used', () => {
  const codes = unique(words.wordings.map(({ code }) => code));
  expect(unique(calls.map(({ code }) => code))).toEqual(codes);
  expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
});

test('a sentence has just the parameters that its texts name', () => {
  for (const { place, code, parameters } of calls)
    for (const wording of words.wordings.filter((wording) => wording.code === code))
      expect([place, code, unique(wording.names)]).toEqual([place, code, parameters.toSorted()]);
});

test('two codes do not say the same', () => {
  for (const language of ['ID', 'EN']) {
    const texts = words.wordings
      .filter((wording) => wording.language === language)
      .map(({ texts, names }) => [texts, names].join());
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  }
});

test('every text that the data began with has its Indonesian, and every Indonesian text its place', async () => {
  const COLUMNS: Record<string, string[]> = {
    area: ['note'],
    area_code: ['note'],
    area_seat: ['note'],
    branch: ['area_words', 'note'],
    claim: ['subject', 'predicate', 'unit', 'scope'],
    closed_working_area: ['note'],
    commitment: ['words'],
    figure: ['note', 'preferred_reason', 'revision_reason'],
    follow_up_instrument: ['published_kind', 'addressee', 'scope', 'funding', 'follow_up', 'note'],
    market: ['note'],
    milestone: ['title'],
    mou_party: ['office'],
    mou_version: ['published_instrument', 'published_government', 'published_agency', 'scope', 'funding', 'note'],
    office_term: ['title', 'note'],
    potential: ['note'],
    source: ['note'],
    target: ['note'],
    programme: ['description'],
    benefit: ['note'],
    segment_scheme: ['name', 'note'],
    segment_definition: ['meaning', 'pays'],
    sub_segment: ['reason'],
    channel: ['name', 'operator', 'note'],
    sanction: ['description', 'imposed_by'],
    legal_basis: ['title', 'says'],
    outreach_activity: ['topic', 'result'],
  };
  const found = await rows(
    Object.entries(COLUMNS)
      .flatMap(([table, columns]) => columns.map((column) => `select ${column} as text from ${table}`))
      .join(' union '),
  );
  const texts = found.map(({ text }) => text as string).filter((text) => text !== null);
  const translated = words.catalogueTexts.map(({ english }) => english);
  // Names of offices, places, programmes and kinds of paper are the same in both; so are addresses.
  const NAME =
    /^((Gubernur|Bupati|Wali Kota|Kepala|Sekda|Deputi|Direktur|Kantor|Kanwil|KC|Pem\w+|Kabupaten|Kota|Apindo)( .*)?|[\w.-]+[.]\w+(\/[\w./-]+)?( \([A-Z][\w ,]+\))?|[A-Z_+/]+( \(Forkopimda\))?)$/;
  const names = unique(texts.filter((text) => !translated.includes(text) && !NAME.test(text)));
  expect(names).toEqual([
    'BPJS Ketenagakerjaan',
    'Banjarmasin',
    'Banjarmasin, Banjarbaru, Kab. Banjar, Barito Kuala (2025); Hulu Sungai Selatan (2024)',
    'Bank BRI',
    'Bank Rakyat Indonesia (BRI)',
    'Kalimantan',
    'Kotawaringin Barat',
    'Kotawaringin Timur, Katingan',
    'MoU',
    'MoU dengan gubernur di seluruh Kalimantan',
    'Palangka Raya',
    'Palangka Raya, Gunung Mas',
    'Pasar Sadar Jamsostek',
    'Pertamina',
    'SIPP Mitra',
    'Tabalong, Hulu Sungai Tengah, Balangan, Hulu Sungai Utara (2014)',
    'npm idn-area-data 4.0.1',
    'status',
  ]);
  expect(translated.filter((text) => !texts.includes(text))).toEqual([]);
  // A word that is the same in both is there too, as an agreement says in which language all its texts are.
  const same = words.catalogueTexts.filter(({ english, indonesian }) => indonesian === english);
  expect(same.map(({ english }) => english)).toEqual(['APBD']);
  // What names a promise by its Indonesian words means one of them.
  const indonesian = words.catalogueTexts.map((text) => text.indonesian);
  expect(indonesian.filter((text, i) => indonesian.indexOf(text) !== i)).toEqual([]);
});

test('a value that says that nothing is said stands apart in its sentence: it fits into none', () => {
  const unsaid = words.terms.filter(({ value }) => /^(UNSPECIFIED|UNSAID|UNSTATED|UNKNOWN)$/.test(value));
  const enums = new Set(unsaid.map((term) => term.enum));
  const within = words.wordings.flatMap(({ code, kinds, texts }) =>
    kinds.some((kind, i) => enums.has(kind) && !/[“"(]$|: $/.test(texts[i] ?? '')) ? [code] : [],
  );
  // Their rules never give it: of a basis or place that is not said they say another sentence or none, and an agreement
  // that was ended or suspended has that status.
  expect(unique(within)).toEqual([
    'BASIS_SAID_ONLY_EARLIER',
    'BASIS_SAID_ONLY_LATER',
    'NUMBERS_COUNT_ELSEWHERE',
    'ONE_COUNTS_OTHERS',
    'ONE_DOES_NOT_SAY_BASIS',
    'PERHAPS_STOPPED',
    'RECORDED_AS',
  ]);
});

test('texts are kept as they are looked for', async () => {
  expect(await rows('select english from catalogue_text where sought <> searchable(indonesian)')).toEqual([]);
});

test('the remarks that the data began with are all in a language that is said', async () => {
  const [row] = await rows(`select
    (select count(*) from figure where note is not null and language_told(note_language, note) is distinct from 'ID') as figures,
    (select count(*) from mou_version
      where language_told(text_language, scope, funding, note) is distinct from 'ID') as agreements
    from set_config('app.language', 'ID', true)`);
  expect(row).toEqual({ figures: '0', agreements: '0' });
});

const told = async (language: string, code: string, parameters: string) => {
  const [row] = await rows("select set_config('app.language', $1, true), told(row($2, $3::jsonb)::sentence) as text", [
    language,
    code,
    parameters,
  ]);
  return row?.text;
};

describe('a sentence is told', () => {
  test.each([
    ['MARKET_OPEN_LATER', '{"day": "2026-07-31"}', /^The market was open on 31 July 2026, as something /],
    ['SUBMISSION_IS_NOT_WAITING', '{"state": "WITHDRAWN"}', /: it is withdrawn\. /],
    ['SUBMISSION_IS_NOT_WAITING', '{"state": "NEW_STATE"}', /: it is NEW_STATE\. /],
    ['SUBMISSION_IS_NOT_WAITING', '{}', /: it is \{state\}\. /],
    ['VERSION_IS_OTHER', '{"version": 3}', /^It is at version 3 now, not \{expected\}\. /],
    ['VERSION_IS_OTHER', '{"version": 3, "expected": null}', /^It is at version 3 now, not \{expected\}\. /],
    ['NO_LONGER_KNOWN', '{"day": "2026-07-31"}', /^NO_LONGER_KNOWN$/],
    ['ENDS_SOON', '{"last_day": "2026-08-31", "days": 1}', /^It ends on 31 August 2026, in 1 day\.$/],
    ['ENDS_SOON', '{"last_day": "2026-08-31", "days": 0}', /^It ends on 31 August 2026, in 0 days\.$/],
    ['ENDS_SOON', '{"last_day": "2026-08-31", "days": 2}', /^It ends on 31 August 2026, in 2 days\.$/],
  ])('in English: %s with %s', async (code, parameters, message) => {
    expect(await told('EN', code, parameters)).toMatch(message);
    // Nobody asked for a language.
    expect(await told('', code, parameters)).toMatch(message);
  });

  test.each([
    ['MARKET_OPEN_LATER', '{"day": "2026-07-31"}', /^Pasar ini buka pada 31 Juli 2026 karena /],
    ['HOLDS_SINCE', '{"from": "2020-01"}', /^Berlaku sejak Januari 2020; /],
    ['HOLDS_SINCE', '{"from": "2020"}', /^Berlaku sejak tahun 2020; /],
    ['TEXT_TOO_LONG', '{"length": 4001, "limit": 4000}', /^Teks ini terdiri atas 4\.001 karakter\. Batasnya 4\.000 /],
    ['ENDS_SOON', '{"last_day": "2026-08-31", "days": 90}', /^Berakhir pada 31 Agustus 2026, 90 hari lagi\.$/],
    ['ENDED_WITHIN', '{"last_day": "2027"}', /^Hari terakhirnya pada tahun 2027\.$/],
    ['ENDED_WITHIN', '{"last_day": "2023-12"}', /^Hari terakhirnya pada Desember 2023\.$/],
    ['STAGE_REACHED', '{"stage": "LEGAL_REVIEW"}', /^Kini pada tahap “telaah hukum”\.$/],
  ])('in Indonesian: %s with %s', async (code, parameters, message) => {
    expect(await told('ID', code, parameters)).toMatch(message);
  });
});

test('what the data began with gives no reasons of versions in words, whose language nobody could tell', async () => {
  expect(await rows('select mou_id, version from mou_version where reason is not null')).toEqual([]);
  const [event] = await rows(`select told(event_sentence(e.kind, e.mou_id, e.version, null, null)) as text
    from mou_event e join mou m on m.id = e.mou_id, set_config('app.language', 'ID', true)
    where m.code = '61:2014' and e.version = 2`);
  expect(event?.text).toBe('Ditandatangani.');
});

describe('the rule says what applies', () => {
  const said = async (sentence: string) => {
    const both: unknown[] = [];
    for (const language of ['ID', 'EN']) {
      const [row] = await rows(`select set_config('app.language', $1, true), told(${sentence}) as text`, [language]);
      both.push(row?.text);
    }
    return both;
  };
  const quantity = (basis: string) =>
    `jsonb_populate_record(null::quantity, '{"value": 1, "precision": "EXACT", "unit": "WORKERS", "basis": "${basis}"}')`;
  const step = (basis: string) =>
    `jsonb_populate_record(null::series_step, '{"basis": "${basis}", "quantity": {"value": 1, "precision": "EXACT"}}')`;

  test.each([
    [
      'a sum without any part',
      'incomplete_reason(1, 0, true)',
      'Belum satu pun wilayah bagiannya (1 wilayah) memiliki angka untuk bulan itu.',
      'None of its parts (1 area) has a figure of that month.',
    ],
    [
      'a sum without some part',
      'incomplete_reason(3, 1, true)',
      'Dari 3 wilayah bagiannya, 2 belum memiliki angka untuk bulan itu.',
      '2 of 3 areas have no figure of that month.',
    ],
    [
      'no workers',
      `(((workers_by_employers(null, ${quantity('ACTIVE')})).not_computable).reason)`,
      'Jumlah pekerja penerima upah tidak diketahui.',
      'How many wage earners there are is not known.',
    ],
    [
      'no employers',
      `(((workers_by_employers(${quantity('ACTIVE')}, null)).not_computable).reason)`,
      'Jumlah pemberi kerja tidak diketahui.',
      'How many employers there are is not known.',
    ],
    [
      'a basis that one does not say',
      `((why_incomparable(${quantity('UNSPECIFIED')}, ${quantity('ACTIVE')})).reason)`,
      'Yang satu menghitung peserta aktif, sedangkan yang lain tidak menyebutkan dasar penghitungannya.',
      'One counts active participants, the other does not say its basis.',
    ],
    [
      'a basis said only later',
      `(select d.reason from differences(${step('UNSPECIFIED')}, ${step('ACTIVE')}, null) d where d.cause = 'BASIS')`,
      'Angka yang lebih awal tidak menyebutkan dasar penghitungannya, sedangkan angka berikutnya menghitung peserta aktif.',
      'The source of the earlier number does not say its basis; the next one counts active participants.',
    ],
    [
      'a basis said only earlier',
      `(select d.reason from differences(${step('ACTIVE')}, ${step('UNSPECIFIED')}, null) d where d.cause = 'BASIS')`,
      'Angka yang lebih awal menghitung peserta aktif, sedangkan angka berikutnya tidak menyebutkan dasar penghitungannya.',
      'The earlier number counts active participants; the source of the next one does not say its basis.',
    ],
  ])('of %s', async (_what, sentence, indonesian, english) => {
    expect(await said(sentence)).toEqual([indonesian, english]);
  });
});

describe('each language writes in its way', () => {
  test.each([
    ['1440814', '1,440,814', '1.440.814'],
    ['12.5', '12.5', '12,5'],
    ['-1234.25', '-1,234.25', '-1.234,25'],
    ['0', '0', '0'],
    ['100', '100', '100'],
    ['1008000000', '1,008,000,000', '1.008.000.000'],
    ['9007199254740991', '9,007,199,254,740,991', '9.007.199.254.740.991'],
  ])('the number %s', async (number, english, indonesian) => {
    expect(await value('select number_in($1, $2)', ['EN', number])).toBe(english);
    expect(await value('select number_in($1, $2)', ['ID', number])).toBe(indonesian);
  });

  test.each([
    ['2026-08-31', '31 August 2026', '31 Agustus 2026'],
    ['2026-01-01', '1 January 2026', '1 Januari 2026'],
    ['2026-12-10', '10 December 2026', '10 Desember 2026'],
    ['2026-08', 'August 2026', 'Agustus 2026'],
    ['2026', '2026', 'tahun 2026'],
  ])('the date %s', async (date, english, indonesian) => {
    expect(await value('select date_in($1, $2)', ['EN', date])).toBe(english);
    expect(await value('select date_in($1, $2)', ['ID', date])).toBe(indonesian);
  });

  test.each([
    [['60293', null, null, 'EXACT'], '60293', '60,293', '60.293'],
    [['60000', null, null, 'APPROXIMATE'], '~60000', 'about 60,000', 'sekitar 60.000'],
    [['60293', null, null, 'AT_LEAST'], '>=60293', 'at least 60,293', 'sedikitnya 60.293'],
    [['60293', null, null, 'MORE_THAN'], '>60293', 'more than 60,293', 'lebih dari 60.293'],
    [[null, '1200', '1400', 'RANGE'], '1200..1400', '1,200 to 1,400', '1.200 sampai 1.400'],
    [['12.345', null, null, 'EXACT'], '12.3', '12.3', '12,3'],
  ])('the quantity %j', async (quantity, parameter, english, indonesian) => {
    const [given] = await rows(
      `select as_parameter(make_quantity($1, $2, $3, 'WORKERS', $4::quantity_precision)) as parameter`,
      quantity,
    );
    expect(given?.parameter).toBe(parameter);
    expect(await value('select quantity_in($1, $2)', ['EN', parameter])).toBe(english);
    expect(await value('select quantity_in($1, $2)', ['ID', parameter])).toBe(indonesian);
  });
});
