import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { ARTICLE, type Cell, days, knownFrom, partialDate, type Seeder, type SeedRow } from './seeder.ts';

const PUBLISHED = '2014-08-21';

const SEGMENTS: Readonly<Record<string, [segment: string, basis: string]>> = {
  ALL: ['ALL', 'UNSPECIFIED'],
  ALL_ACTIVE: ['ALL', 'ACTIVE'],
  FORMAL: ['FORMAL', 'UNSPECIFIED'],
  INFORMAL: ['INFORMAL', 'UNSPECIFIED'],
  PU: ['PU', 'UNSPECIFIED'],
  BPU: ['BPU', 'UNSPECIFIED'],
  'PU+BPU': ['PU_BPU', 'UNSPECIFIED'],
  CONSTRUCTION: ['JAKON', 'UNSPECIFIED'],
};
/** Where each measure of the file belongs. */
const MEASURES: Readonly<Record<string, { table: 'figure' | 'target' | 'potential'; kind: string; basis?: string }>> = {
  participants_stock: { table: 'figure', kind: 'PARTICIPANTS' },
  registered_stock: { table: 'figure', kind: 'PARTICIPANTS', basis: 'REGISTERED' },
  employers_stock: { table: 'figure', kind: 'EMPLOYERS' },
  joined_flow: { table: 'figure', kind: 'JOINED' },
  left_flow: { table: 'figure', kind: 'LEFT' },
  coverage_pct: { table: 'figure', kind: 'COVERAGE' },
  target_addition: { table: 'target', kind: 'PARTICIPANTS' },
  target_addition_employers: { table: 'target', kind: 'EMPLOYERS' },
  workers_total: { table: 'potential', kind: 'ELIGIBLE_WORKFORCE' },
  unenrolled: { table: 'potential', kind: 'UNENROLLED' },
  // "Potensi": smaller than those enrolled already, so it cannot be the workforce (article, A3).
  potential_unenrolled: { table: 'potential', kind: 'ADDRESSABLE' },
};
const UNITS = { workers: 'WORKERS', employers: 'EMPLOYERS', traders: 'TRADERS', percent: 'PERCENT' };
const PRECISIONS = {
  EXACT: 'EXACT',
  APPROX: 'APPROXIMATE',
  AT_LEAST: 'AT_LEAST',
  MORE_THAN: 'MORE_THAN',
  RANGE: 'RANGE',
};
const DATE_PRECISIONS = {
  DAY: 'DAY',
  MONTH: 'MONTH',
  'MONTH (hingga Juli)': 'MONTH',
  YEAR: 'YEAR',
  YTD: 'YEAR_TO_DATE',
};

/** Enrolment figures, targets, potentials and the claims of the founding article. */
export async function loadFigures(seed: Seeder): Promise<void> {
  await seed.file('figures.csv', (row) => loadFigure(seed, row));
  await seed.file('targets.csv', (row) => loadPlanned(seed, row));
  await seed.file('labour_force.csv', (row) => loadLabourForce(seed, row));
  await seed.file('article_2014_facts.csv', (row) => loadClaim(seed, row));
}

async function scopeArea(seed: Seeder, row: SeedRow): Promise<number> {
  const scope = row.need('scope');
  const bare = scope.replace(/ \(.*\)$/, '');
  const code = {
    'Kanwil VII Kalimantan': 'VII',
    'Kanwil Kalimantan': 'VII',
    Indonesia: 'ID',
    'Pasar Pandansari, Balikpapan': 'PASAR-PANDANSARI',
  }[bare];
  const branch = bare.startsWith('KC ') ? `KC-${bare.slice(3).toUpperCase().replaceAll(' ', '-')}` : undefined;
  const id = await seed.area(code ?? branch ?? '');
  if (id !== undefined) return id;
  const [found] = await seed.query(
    "select n.area_id from app.area_name n join app.area a on a.id = n.area_id where n.language = 'ID' and n.name = $1 and a.kind in ('PROVINCE', 'REGENCY', 'CITY')",
    [bare],
  );
  if (!found) throw row.wrong('scope', 'names no area');
  return found.area_id;
}

/** Counts are whole: a dot in one may separate thousands, so it is refused rather than read. */
const numberPattern = (unit: string) => (unit === 'PERCENT' ? /^\d+(\.\d+)?$/ : /^\d+$/);

function quantity(row: SeedRow): Cell {
  const unit = row.choose('unit', UNITS);
  const precision = row.choose('precision', PRECISIONS);
  const text = row.need('value');
  const range = text.match(/^(\d+)-(\d+)$/);
  if ((precision === 'RANGE') !== (range !== null)) throw row.wrong('value', `does not fit the precision ${precision}`);
  if (range)
    return { sql: `${RULES_SCHEMA}.make_quantity(null, ?, ?, ?, ?)`, values: [range[1], range[2], unit, precision] };
  if (!numberPattern(unit).test(text)) throw row.wrong('value', `is not a number of ${unit}`);
  return { sql: `${RULES_SCHEMA}.make_quantity(?, null, null, ?, ?)`, values: [text, unit, precision] };
}

/** Doubts that the notes of the seed state, in their own words. */
function flags(row: SeedRow): string {
  const note = row.get('note') ?? '';
  const found = [
    /AMBIGUOUS/.test(note) && 'AMBIGUOUS',
    /does not add up|arithmetic|source says|article calls/.test(note) && 'DOES_NOT_ADD_UP',
    /= ?150 %/.test(note) && 'DENOMINATOR_SUSPECT',
    /PT Jamsostek/.test(row.need('scope')) && 'OTHER_ERA',
    /^estimate$/.test(note) && 'ESTIMATE',
  ];
  return `{${found.filter(Boolean).join()}}`;
}

/** The remarks of a row, in English. What is a doubt is a flag, and what its date is, its precision: these have words. */
function noteOf(row: SeedRow, againstTarget: boolean): string | null {
  const asOfInWords = /\((.*)\)/.exec(row.need('as_of_precision'))?.[1];
  const notes = [
    row.get('note')?.replace(/^AMBIGUOUS: /, ''),
    asOfInWords && `the source says of the time: “${asOfInWords}”`,
    againstTarget && 'counted from the first day of the year, as the target is',
  ];
  return notes.filter(Boolean).join('; ') || null;
}

const OTHER_SOURCE =
  'Another source gives more for the day before, for all four branches of the province, and its parts sum to its total.';
const FLOWS = 'With this number the source gives how many joined and left in 2016, and they make the change.';
const FITS_FLOWS =
  'Another source gives how many joined and left in 2016 with its numbers, and they make the change between them.';
const SUMS = 'This source gives all four branches of the province, and they sum to its total.';
/**
 * Of figures that contradict each other about the same time only one is shown first; the reason goes with each. One that
 * was known before the other was shown first `until` then.
 */
const RIVALS: Readonly<Record<string, { preferred: boolean; reason: string; until?: string }>> = {
  'Kanwil Kalimantan ALL_ACTIVE participants_stock 2015-12-31 1060000': { preferred: true, reason: FLOWS },
  'Kanwil Kalimantan ALL_ACTIVE participants_stock 2015-12-31 1040000': { preferred: false, reason: FITS_FLOWS },
  'Kanwil Kalimantan ALL_ACTIVE participants_stock 2016-12-06 1020000': { preferred: true, reason: FLOWS },
  'Kanwil Kalimantan ALL_ACTIVE participants_stock 2016-12-08 1061000': { preferred: false, reason: FITS_FLOWS },
  'Kalimantan Timur PU participants_stock 2020-06-29 568945': { preferred: true, reason: SUMS },
  'KC Samarinda PU participants_stock 2020-06-29 225147': { preferred: true, reason: SUMS },
  'KC Balikpapan PU participants_stock 2020-06-29 204818': { preferred: true, reason: SUMS },
  'Kalimantan Timur PU participants_stock 2020-06-30 528661': { preferred: false, reason: OTHER_SOURCE },
  'KC Samarinda PU participants_stock 2020-06-30 208512': { preferred: false, reason: OTHER_SOURCE },
  'KC Balikpapan PU participants_stock 2020-06-30 189420': { preferred: false, reason: OTHER_SOURCE },
  'Kalimantan Barat ALL coverage_pct 2025-12-25 37': {
    preferred: false,
    until: '2026-02-02',
    reason: 'Another source gives 27 % for the same weeks, together with all provinces, and 29.86 % was given in June.',
  },
  'Kalimantan Barat ALL coverage_pct 2025-12-31 27': {
    preferred: true,
    reason: 'This source gives all five provinces together, and the figure fits the 29.86 % of June.',
  },
};

async function loadFigure(seed: Seeder, row: SeedRow): Promise<void> {
  const { table, kind, basis: ownBasis } = row.choose('measure', MEASURES);
  const [segment, saidBasis] = row.choose('segment', SEGMENTS);
  // Additions counted against the target of a year are counted from its first day, whatever the file calls the date.
  const againstTarget = row.need('measure') === 'joined_flow' && /against target/.test(row.get('note') ?? '');
  const said = row.choose('as_of_precision', DATE_PRECISIONS);
  const precision = againstTarget ? 'YEAR_TO_DATE' : said;
  const asOf = row.need('as_of');
  const published = row.need('published');
  const rival =
    RIVALS[`${row.need('scope')} ${row.need('segment')} ${row.need('measure')} ${asOf} ${row.need('value')}`];
  const common = {
    area_id: await scopeArea(seed, row),
    segment,
    quantity: quantity(row),
    source_id: await seed.source(row.need('source'), published),
    note: noteOf(row, againstTarget),
    known: knownFrom(published),
  };
  if (table === 'target') return loadTarget(seed, row, kind, common);
  const placed = { ...common, as_of: partialDate(asOf, precision), published_scope: row.need('scope') };
  if (table === 'potential') {
    await seed.insert('potential', { ...placed, kind, verification: 'PUBLISHED' });
    return;
  }
  const basis = ownBasis ?? saidBasis;
  const figure = {
    ...placed,
    measure: kind,
    basis,
    flags: flags(row),
    note_language: common.note && 'EN',
  };
  const choice = { preferred: rival?.preferred ?? true, preferred_reason: rival?.reason };
  if (rival?.until === undefined) return seed.insert('figure', { ...figure, ...choice });
  await seed.insert('figure', { ...figure, preferred: true, known: knownFrom(published, rival.until) });
  await seed.insert('figure', {
    ...figure,
    ...choice,
    revision: 2,
    revision_reason: rival.reason,
    previous_id: {
      sql: '(select id from app.figure where (source_id, area_id, segment, measure, revision) = (?, ?, ?, ?, 1))',
      values: [common.source_id, common.area_id, segment, kind],
    },
    known: knownFrom(rival.until),
  });
}

/** How the wording of a target may be read. */
function interpretation(row: SeedRow): string {
  const note = row.get('note') ?? '';
  if (/unclear/.test(note)) return 'UNCLEAR';
  // The formal target may be open or reached already (article, A4); the informal one is A1.
  return row.need('as_of') === '2014-12-31' && row.need('scope_type') === 'REGION' ? 'UNCLEAR' : 'WHOLE_PERIOD';
}

async function loadTarget(seed: Seeder, row: SeedRow, measure: string, common: Record<string, Cell>): Promise<void> {
  const year = row.need('as_of').slice(0, 4);
  await seed.insert('target', {
    ...common,
    measure,
    kind: 'ADDITION',
    period: days(`${year}-01-01`, `${year}-12-31`),
    basis: 'OFFICE',
    interpretation: interpretation(row),
  });
}

/** Targets that notes of other rows state, and whose plan they are: several may rival for one area and year. */
async function loadPlanned(seed: Seeder, row: SeedRow): Promise<void> {
  const area = await seed.area(row.need('area'));
  if (area === undefined) throw row.wrong('area', 'names no area');
  const published = row.need('published');
  const kind = row.need('kind');
  await seed.insert('target', {
    area_id: area,
    segment: row.need('segment'),
    measure: row.need('measure'),
    kind,
    quantity: {
      sql: `${RULES_SCHEMA}.make_quantity(?, null, null, ?, ?)`,
      values: [row.need('value'), row.need('unit'), row.need('precision')],
    },
    period: days(row.need('from'), row.need('to')),
    basis: row.need('basis'),
    issuer: row.get('issuer'),
    instrument: row.get('instrument'),
    interpretation: kind === 'ADDITION' ? 'WHOLE_PERIOD' : 'LITERAL',
    source_id: await seed.source(row.need('source'), published),
    note: row.get('note'),
    known: knownFrom(published),
  });
}

/** Each filled cell of a labour force row is a potential of its own; percentages stay percentages. */
const LABOUR: readonly [column: string, segment: string, kind: string, unit: string][] = [
  ['labour_force', 'ALL', 'LABOUR_FORCE', 'WORKERS'],
  ['employed', 'ALL', 'ELIGIBLE_WORKFORCE', 'WORKERS'],
  ['formal', 'FORMAL', 'ELIGIBLE_WORKFORCE', 'WORKERS'],
  ['formal_pct', 'FORMAL', 'ELIGIBLE_WORKFORCE', 'PERCENT'],
  ['informal', 'INFORMAL', 'ELIGIBLE_WORKFORCE', 'WORKERS'],
  ['informal_pct', 'INFORMAL', 'ELIGIBLE_WORKFORCE', 'PERCENT'],
];

/** The day of publication that the citation names; else Sakernas appears about a quarter later: February in May, August in November. */
function publication(row: SeedRow): { published?: string; known: string } {
  const named = row.need('source').match(/\b(20\d\d)[-/]?(\d\d)[-/]?(\d\d)\b/);
  if (named) return { published: named.slice(1).join('-'), known: named.slice(1).join('-') };
  const [year, month] = row.need('as_of').split('-') as [string, string?];
  return { known: month ? `${year}-${String(Number(month) + 3).padStart(2, '0')}` : year };
}

async function loadLabourForce(seed: Seeder, row: SeedRow): Promise<void> {
  const [province] = await seed.query(
    "select n.area_id from app.area_name n join app.area a on a.id = n.area_id where a.kind = 'PROVINCE' and n.language = 'ID' and n.name = $1",
    [row.need('province')],
  );
  if (!province) throw row.wrong('province', 'names no province');
  const derived = row.get('derived') ?? '';
  const { published, known } = publication(row);
  for (const [column, segment, kind, unit] of LABOUR) {
    const value = row.get(column);
    if (value === undefined) continue;
    if (!numberPattern(unit).test(value)) throw row.wrong(column, `is not a number of ${unit}`);
    const rounded = unit === 'WORKERS' && value.endsWith('000');
    await seed.insert('potential', {
      area_id: province.area_id,
      segment,
      kind,
      as_of: partialDate(row.need('as_of')),
      quantity: {
        sql: `${RULES_SCHEMA}.make_quantity(?, null, null, ?, ?)`,
        values: [value, unit, rounded ? 'APPROXIMATE' : 'EXACT'],
      },
      source_id: await seed.source(row.need('source'), published),
      verification: new RegExp(`(^|; )${column.replace('_pct', ' percent').replace('_', ' ')} =`).test(derived)
        ? 'DERIVED'
        : 'PUBLISHED',
      note: derived || null,
      published_scope: row.need('province'),
      known: knownFrom(known),
    });
  }
}

const CLAIM_AREAS: Readonly<Record<string, string>> = { 'Kota Balikpapan': '64.71', 'Palangka Raya': '62.71' };

async function loadClaim(seed: Seeder, row: SeedRow): Promise<void> {
  const source = await seed.source(ARTICLE, PUBLISHED);
  const scope = row.need('scope');
  const area = (await seed.area(CLAIM_AREAS[scope] ?? 'VII')) as number;
  await seed.insert('claim', {
    code: row.need('fact_id'),
    area_id: area,
    subject: row.need('subject'),
    predicate: row.need('predicate'),
    words: row.need('value_text_id'),
    number: row.get('value_number'),
    unit: row.get('unit'),
    precision: row.get('precision'),
    as_of: partialDate(row.need('as_of')),
    scope,
    needs_interpretation: row.choose('needs_interpretation', { yes: true, no: false }),
    source_id: source,
    known: knownFrom(PUBLISHED),
  });
  if (row.need('fact_id') === 'F09') await loadMarketTarget(seed, row, source);
}

/** "Masing-masing cabang … setidaknya dua pasar tradisional dikelola pemerintah": a target per branch, kept on the region. */
async function loadMarketTarget(seed: Seeder, row: SeedRow, source: number): Promise<void> {
  await seed.insert('target', {
    area_id: (await seed.area('VII')) as number,
    segment: 'INFORMAL',
    measure: 'MARKETS',
    kind: 'MARKETS',
    quantity: {
      sql: `${RULES_SCHEMA}.make_quantity(?, null, null, ?, ?)`,
      values: [row.need('value_number'), 'MARKETS', 'AT_LEAST'],
    },
    period: days('2014-01-01', '2014-12-31'),
    basis: 'OFFICE',
    interpretation: 'UNCLEAR',
    source_id: source,
    note: 'Per branch; by when is not said, the end of 2014 is presumed.',
    known: knownFrom(PUBLISHED),
  });
}
