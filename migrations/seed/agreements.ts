import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { areaOf } from './catalogues.ts';
import { ARTICLE, type Cell, knownFrom, partialDate, type Seeder, type SeedRow } from './seeder.ts';

/** What each word for an instrument means: an agreement, an instrument that follows one, or both in one row. A launch or a programme says nothing of a signature. */
const INSTRUMENTS: Readonly<Record<string, { agreement?: string; followUp?: string; stage?: string }>> = {
  NOTA_KESEPAHAMAN: { agreement: 'NOTA_KESEPAHAMAN' },
  'NOTA_KESEPAHAMAN/PKS': { agreement: 'NOTA_KESEPAHAMAN' },
  NOTA_KESEPAKATAN: { agreement: 'NOTA_KESEPAKATAN' },
  'NOTA_KESEPAKATAN (renewal draft meeting)': { agreement: 'NOTA_KESEPAKATAN', stage: 'LEGAL_REVIEW' },
  KESEPAKATAN_BERSAMA: { agreement: 'KESEPAKATAN_BERSAMA' },
  'KESEPAKATAN_BERSAMA+PKS': { agreement: 'KESEPAKATAN_BERSAMA' },
  MOU: { agreement: 'MOU' },
  PKS: { agreement: 'PKS' },
  'KERJA_SAMA (Forkopimda)': { agreement: 'COOPERATION', stage: 'LAUNCHED' },
  LAUNCH: { agreement: 'LAUNCH', stage: 'LAUNCHED' },
  PASAR_SADAR: { agreement: 'MARKET_PROGRAMME', stage: 'LAUNCHED' },
  AKTIVASI_PASAR: { agreement: 'MARKET_PROGRAMME', stage: 'LAUNCHED' },
  'PERGUB + launch/KERJA_SAMA': { agreement: 'COOPERATION', followUp: 'PERGUB', stage: 'LAUNCHED' },
  PERGUB: { followUp: 'PERGUB' },
  PERBUP: { followUp: 'PERBUP' },
  PERWALI: { followUp: 'PERWALI' },
  SURAT_EDARAN_GUBERNUR: { followUp: 'CIRCULAR' },
};
const DATE_PRECISIONS = { DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR', 'YEAR (inferred)': 'YEAR' };
/** What the file adds to a date in brackets. */
const IN_WORDS = /\((.*)\)/;
/** The file has this year as the end; its own note says that it is the start of the programme. */
const STARTS_IN_EFFECTIVE_TO = ['61:2014'];
/** The one of the governors' MoUs of 2014 that has evidence of its own. */
const EVIDENCED = '61:2014';

/** A text on what followed announces a step to come, or tells of something else: what was reached, planned or drafted. */
const FOLLOW_UPS = { STEP: true, REMARK: false };

/** MoUs, instruments that follow them, market programmes, and the parties of each. */
export async function loadAgreements(seed: Seeder): Promise<void> {
  await loadImplied(seed);
  await seed.file('agreements.csv', (row) => loadAgreement(seed, row));
  await seed.file('agreement_parties.csv', (row) => loadParty(seed, row));
}

async function loadAgreement(seed: Seeder, row: SeedRow): Promise<void> {
  const means = row.choose('instrument', INSTRUMENTS);
  const city = (await seed.area(row.need('region_code'))) as number | undefined;
  if (city === undefined) throw row.wrong('region_code', 'is the code of no area');
  const area =
    row.need('level') === 'MARKET'
      ? await marketArea(seed, row, city)
      : /association partner, not government/.test(row.get('note') ?? '')
        ? // It is no agreement of the province, but of the agency's office there.
          ((await seed.area('KC-TARAKAN')) as number)
        : city;
  const code = `${row.need('region_code')}:${row.need('event_date')}`;
  const mou = means.agreement ? await addMou(seed, code, area) : undefined;
  if (mou !== undefined) await loadMou(seed, row, code, mou, means.agreement as string, means.stage ?? 'SIGNED');
  if (means.followUp) await loadFollowUp(seed, row, `${code}:${means.followUp}`, means.followUp, area, mou);
}

async function marketArea(seed: Seeder, row: SeedRow, city: number): Promise<number> {
  const name = row.need('region');
  const code = name.toUpperCase().replace(/[^A-Z0-9]+/g, '-');
  await seed.insert('area', { kind: 'MARKET', code });
  const id = (await seed.area(code)) as number;
  await seed.insert('area_name', { area_id: id, language: 'ID', name });
  await seed.insert('area_name', {
    area_id: id,
    language: 'EN',
    name: name.replace(/^Pasar (.*)$/, '$1 Market'),
    verification: 'DERIVED',
  });
  await seed.insert('membership', { kind: 'LOCATION', child_id: id, parent_id: city, verification: 'PUBLISHED' });
  return id;
}

async function addMou(seed: Seeder, code: string, area: number): Promise<number> {
  await seed.insert('mou', { code, area_id: area });
  return (await seed.query('select id from app.mou where code = $1', [code]))[0].id;
}

async function loadMou(
  seed: Seeder,
  row: SeedRow,
  code: string,
  mou: number,
  instrument: string,
  stage: string,
): Promise<void> {
  const eventOn = partialDate(row.need('event_date'), row.choose('date_precision', DATE_PRECISIONS));
  const shifted = STARTS_IN_EFFECTIVE_TO.includes(code);
  const from = shifted ? row.get('effective_to') : row.get('effective_from');
  const to = shifted ? undefined : row.get('effective_to');
  const followUp = row.get('follow_up');
  const isStep = followUp !== undefined && row.choose('follow_up_kind', FOLLOW_UPS);
  const notes = [
    row.get('note'),
    followUp && !isStep ? `follow-up: ${followUp}` : undefined,
    IN_WORDS.test(to ?? '') && `the source says of the end: “${IN_WORDS.exec(to ?? '')?.[1]}”`,
    row.need('date_precision').includes('(inferred)') && 'the date is inferred',
    code === EVIDENCED && 'a report of its own shows that West Kalimantan is one of the provinces that signed',
  ];
  const source = await seed.source(row.need('source'));
  await seed.insert('mou_version', {
    mou_id: mou,
    version: code === EVIDENCED ? 2 : 1,
    reason_code: code === EVIDENCED ? 'SIGNED' : null,
    instrument,
    published_instrument: row.need('instrument'),
    published_government: row.get('party_gov'),
    published_agency: row.get('party_bpjs'),
    number: means(row, 'number'),
    stage,
    is_public: true,
    event_on: eventOn,
    signed_on: stage === 'SIGNED' ? eventOn : null,
    effective_from: from ? partialDate(from) : null,
    effective_to: to ? partialDate(to.split(' ')[0]) : null,
    scope: row.get('scope'),
    funding: row.get('funding'),
    note: notes.filter(Boolean).join('; ') || null,
    text_language: 'EN',
    source_id: source,
    known: knownFrom(row.need('event_date')),
  });
  if (row.get('workers') || row.get('amount_idr') || row.get('scope')) {
    await seed.insert('commitment', {
      mou_id: mou,
      words: row.get('scope') ?? row.need('instrument'),
      ...commitment(row),
      source_id: source,
      known: knownFrom(row.need('event_date')),
    });
  }
  if (isStep) {
    await seed.insert('milestone', { mou_id: mou, title: followUp, known: knownFrom(row.need('event_date')) });
  }
}

/** A number belongs to the regulation where a row holds both it and an agreement. */
const means = (row: SeedRow, column: string) => (row.need('instrument').startsWith('PERGUB') ? null : row.get(column));

function commitment(row: SeedRow): Record<string, Cell> {
  const scope = row.get('scope') ?? '';
  const funding = row.get('funding') ?? '';
  const [apbd, dbh] = [/APBD/.test(funding), /DBH/i.test(funding)];
  const programmes = ['JKK', 'JKM', 'JHT'].filter((code) => scope.includes(code));
  const exact = (column: string, unit: string): Cell =>
    row.get(column)
      ? {
          sql: `${RULES_SCHEMA}.make_quantity(?, null, null, ?, ?)`,
          values: [row.get(column), unit, row.need(column).endsWith('000') ? 'APPROXIMATE' : 'EXACT'],
        }
      : null;
  return {
    segment: /trader/.test(scope)
      ? 'INFORMAL'
      : /vulnerable.*PPNPN/.test(scope)
        ? // Self-paying workers and staff of the government in one number.
          'PU_BPU'
        : /vulnerable|palm-oil/.test(scope)
          ? 'BPU'
          : /staff|PNS|PPNPN/.test(scope)
            ? 'PU'
            : 'ALL',
    programmes: `{${programmes.join()}}`,
    workers: exact('workers', row.need('level') === 'MARKET' ? 'TRADERS' : 'WORKERS'),
    payer:
      apbd && dbh
        ? 'APBD_AND_DBH_SAWIT'
        : apbd
          ? 'APBD'
          : dbh
            ? 'DBH_SAWIT'
            : /self-paid/.test(funding)
              ? 'SELF'
              : 'UNKNOWN',
    budget: exact('amount_idr', 'RUPIAH'),
  };
}

async function loadFollowUp(
  seed: Seeder,
  row: SeedRow,
  code: string,
  kind: string,
  area: number,
  mou: number | undefined,
): Promise<void> {
  const [from, to] = [row.get('effective_from'), row.get('effective_to')];
  await seed.insert('follow_up_instrument', {
    code,
    kind,
    published_kind: row.need('instrument'),
    number: row.get('number'),
    issued_on: partialDate(row.need('event_date'), row.choose('date_precision', DATE_PRECISIONS)),
    effective_from: from ? partialDate(from) : null,
    effective_to: to ? partialDate(to) : null,
    area_id: area,
    mou_id: mou,
    issuer: row.need('party_gov'),
    addressee: row.get('party_bpjs'),
    scope: row.get('scope'),
    workers: commitment(row).workers,
    funding: row.get('funding'),
    follow_up: row.get('follow_up'),
    note: row.get('note'),
    source_id: await seed.source(row.need('source')),
    known: knownFrom(row.need('event_date')),
  });
}

/** The article speaks of MoUs with the governors "di seluruh Kalimantan"; what a report adds on Kalbar's is a second version. */
async function loadImplied(seed: Seeder): Promise<void> {
  for (const province of ['61', '62', '63', '64', '65']) {
    const area = (await seed.area(province)) as number;
    const evidenced = EVIDENCED === `${province}:2014`;
    const mou = await addMou(seed, evidenced ? EVIDENCED : `${province}:2014:IMPLIED`, area);
    const known = knownFrom('2014-08-21', evidenced ? '2014' : undefined);
    await seed.insert('mou_version', {
      mou_id: mou,
      version: 1,
      instrument: 'MOU',
      published_instrument: 'MoU dengan gubernur di seluruh Kalimantan',
      stage: 'UNKNOWN',
      is_public: true,
      event_on: partialDate('2014-08-21'),
      note: 'Implied by the article of 21 August 2014; no date, number or signatory is given, and it may have been under way.',
      text_language: 'EN',
      source_id: await seed.source(ARTICLE, '2014-08-21'),
      known,
    });
    const parties = [
      { role: 'GOVERNMENT', office: 'Gubernur', area_id: area },
      { role: 'AGENCY', office: 'Kantor Wilayah VII Kalimantan', area_id: (await seed.area('VII')) as number },
    ];
    for (const [i, party] of parties.entries()) {
      await seed.insert('mou_party', { mou_id: mou, position: i + 1, ...party, capacity: 'UNKNOWN', known });
    }
  }
}

async function loadParty(seed: Seeder, row: SeedRow): Promise<void> {
  const code = row.need('agreement');
  const [mou] = await seed.query('select id from app.mou where code = $1', [code]);
  if (!mou) throw row.wrong('agreement', 'is the code of no agreement');
  await seed.insert('mou_party', {
    mou_id: mou.id,
    position: row.need('position'),
    role: row.need('role'),
    office: row.need('office'),
    area_id: row.get('area') ? await areaOf(seed, row) : null,
    signatory: row.get('signatory'),
    attendee: row.get('attendee'),
    capacity: row.need('capacity'),
    known: knownFrom(code.split(':')[1] as string),
  });
}
