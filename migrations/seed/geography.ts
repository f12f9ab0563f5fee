import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { days, partialDate, type Seeder, type SeedRow } from './seeder.ts';

const OWN = 'own knowledge, unverified';
/** WIB, WITA and WIT by province; sourced for Kalbar, Kalsel and Kaltim, the rest is common knowledge. */
const ZONES: Readonly<Record<string, string>> = Object.fromEntries([
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '61', '62'].map(
    (code) => [code, 'Asia/Jakarta'],
  ),
  ...['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'].map((code) => [code, 'Asia/Makassar']),
  ...['81', '82', '91', '92', '93', '94', '95', '96'].map((code) => [code, 'Asia/Jayapura']),
]);
const SOURCED_ZONES = ['61', '63', '64'];
/** Days from which younger provinces and regencies exist. */
const CREATED: Readonly<Record<string, string>> = {
  '65': '2012-11-16',
  '93': '2022-07-25',
  '94': '2022-07-25',
  '95': '2022-07-25',
  '96': '2022-12-08',
  '64.11': '2012-12-14',
};

/** Nation, regions, provinces, local governments, branches and markets: who they are and who belongs to whom. */
export async function loadGeography(seed: Seeder): Promise<void> {
  await loadNation(seed);
  await seed.file('provinces.csv', (row) => loadProvince(seed, row));
  await seed.file('regions.csv', (row) => loadRegion(seed, row));
  await seed.file('local_governments.csv', (row) => loadLocalGovernment(seed, row));
  await loadOtherLocalGovernments(seed);
  await seed.file('branches.csv', (row) => loadBranch(seed, row));
}

/** Adds an area; gives its id. */
async function addArea(
  seed: Seeder,
  kind: string,
  code: string,
  more: Record<string, string | null> = {},
): Promise<number> {
  await seed.insert('area', { kind, code, valid: days(CREATED[code], undefined), ...more });
  return (await seed.area(code)) as number;
}

async function loadNation(seed: Seeder): Promise<void> {
  const id = await addArea(seed, 'NATION', 'ID');
  for (const language of ['ID', 'EN']) await seed.insert('area_name', { area_id: id, language, name: 'Indonesia' });
}

async function loadProvince(seed: Seeder, row: SeedRow): Promise<void> {
  const code = row.need('kemendagri_code');
  const zone = ZONES[code];
  if (!zone) throw row.wrong('kemendagri_code', 'is not a province whose time zone is known');
  const id = await addArea(seed, 'PROVINCE', code, {
    time_zone: zone,
    time_zone_verification: SOURCED_ZONES.includes(code) ? 'PUBLISHED' : 'UNVERIFIED',
    island_group: row.get('island_group') ?? null,
    note: row.get('note') ?? null,
  });
  await seed.insert('area_name', { area_id: id, language: 'ID', name: row.need('name_id') });
  await seed.insert('area_name', { area_id: id, language: 'EN', name: row.need('name_en') });
  await addCodes(seed, row, id, code);
  await seed.insert('area_code', {
    area_id: id,
    system: 'ISO_3166_2',
    code: row.need('iso_3166_2'),
    verification: 'PUBLISHED',
  });
  if (code === '63') {
    // Kalsel's capital moved by UU 8/2022.
    await seed.insert('area_seat', {
      area_id: id,
      name: 'Banjarmasin',
      valid: days(undefined, '2022-03-15'),
      verification: 'UNVERIFIED',
      note: OWN,
    });
    await seed.insert('area_seat', {
      area_id: id,
      name: row.need('capital'),
      valid: days('2022-03-16', undefined),
      verification: 'UNVERIFIED',
      note: OWN,
    });
  } else {
    await seed.insert('area_seat', { area_id: id, name: row.need('capital'), verification: 'PUBLISHED' });
  }
  await seed.insert('office', { kind: 'GOVERNOR', area_id: id, title: 'Gubernur' });
}

async function addCodes(seed: Seeder, row: SeedRow, id: number, code: string): Promise<void> {
  const basis = row.need('bps_code_basis');
  const unverified = basis.includes('unverified');
  await seed.insert('area_code', { area_id: id, system: 'KEMENDAGRI', code, verification: 'PUBLISHED' });
  await seed.insert('area_code', {
    area_id: id,
    system: 'BPS',
    code: row.need('bps_code'),
    verification: unverified ? 'UNVERIFIED' : 'PUBLISHED',
    note: basis,
  });
}

const slug = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A region's code is its numeral where the seed has one, else a slug of its name. */
async function loadRegion(seed: Seeder, row: SeedRow): Promise<void> {
  const name = row.need('kanwil');
  const numeral = name === 'Kalimantan' ? 'VII' : undefined;
  const code = numeral ?? slug(name.replace(/\(.*\)/, ''));
  const notes = ['note', 'numeral_sourced', 'grouping_source'].flatMap((column) => row.get(column) ?? []);
  const id = await addArea(seed, 'REGION', code, { note: notes.join('; ') });
  await seed.insert('area_name', { area_id: id, language: 'ID', name: `Kantor Wilayah ${name}` });
  await seed.insert('area_name', { area_id: id, language: 'EN', name: `${name} Regional Office` });
  if (numeral) {
    await seed.insert('area_name', {
      area_id: id,
      language: 'ID',
      name: 'Wilayah VII Kalimantan',
      is_alias: true,
      note: 'as the article of 2014 says',
    });
    await seed.insert('area_code', {
      area_id: id,
      system: 'OFFICE',
      code: numeral,
      verification: 'PUBLISHED',
      note: row.get('numeral_sourced'),
    });
  }
  await seed.insert('office', { kind: 'REGION_HEAD', area_id: id, title: 'Kepala Kantor Wilayah' });
  await seed.insert('membership', {
    kind: 'ADMINISTRATIVE',
    child_id: id,
    parent_id: (await seed.area('ID')) as number,
    verification: 'PUBLISHED',
  });
  const basis = row.need('province_list_basis');
  for (const province of row.need('provinces').split('; ')) {
    const names = province.startsWith('Papua and')
      ? ['Papua', 'Papua Barat', 'Papua Selatan', 'Papua Tengah', 'Papua Pegunungan', 'Papua Barat Daya']
      : [province];
    for (const each of names) {
      const [found] = await seed.query(
        "select area_id from app.area_name n join app.area a on a.id = n.area_id where a.kind = 'PROVINCE' and n.language = 'ID' and n.name = $1",
        [each],
      );
      if (!found) throw row.wrong('provinces', `names no province: ${each}`);
      await seed.insert('membership', {
        kind: 'REGION',
        child_id: found.area_id,
        parent_id: id,
        verification: basis.includes('unverified') ? 'UNVERIFIED' : 'PUBLISHED',
        note: basis,
      });
    }
  }
}

async function loadLocalGovernment(seed: Seeder, row: SeedRow): Promise<void> {
  const code = row.need('kemendagri_code');
  const name = row.need('full_name');
  const short = row.need('short_name');
  const kind = row.choose('type', { Kabupaten: 'REGENCY', Kota: 'CITY' });
  const id = await addArea(seed, kind, code, { note: row.get('note') ?? null });
  if (code === '61.02') {
    // Renamed by PP 58/2014; the seed marks this as own knowledge.
    await seed.insert('area_name', {
      area_id: id,
      language: 'ID',
      name: 'Kabupaten Pontianak',
      short_name: 'Pontianak',
      valid: days(undefined, '2014-07-20'),
      verification: 'UNVERIFIED',
      note: OWN,
    });
    await seed.insert('area_name', {
      area_id: id,
      language: 'ID',
      name,
      short_name: short,
      valid: days('2014-07-21', undefined),
      verification: 'UNVERIFIED',
      note: OWN,
    });
  } else {
    await seed.insert('area_name', { area_id: id, language: 'ID', name, short_name: short });
  }
  if (code === '62.71')
    await seed.insert('area_name', {
      area_id: id,
      language: 'ID',
      name: 'Kota Palangkaraya',
      short_name: 'Palangkaraya',
      is_alias: true,
      note: row.get('note'),
    });
  await seed.insert('area_name', { area_id: id, language: 'EN', name: englishName(kind, short), short_name: short });
  await addCodes(seed, row, id, code);
  const seat = row.need('capital_source');
  await seed.insert('area_seat', {
    area_id: id,
    name: row.need('capital'),
    verification: seat.includes('unverified') ? 'UNVERIFIED' : 'PUBLISHED',
    note: seat,
  });
  await addToProvince(seed, id, kind, row.need('province_code'), row.need('head_of_government_title'));
}

const englishName = (kind: string, short: string) => (kind === 'CITY' ? `${short} City` : `${short} Regency`);

async function addToProvince(seed: Seeder, id: number, kind: string, province: string, title: string): Promise<void> {
  await seed.insert('membership', {
    kind: 'ADMINISTRATIVE',
    child_id: id,
    parent_id: (await seed.area(province)) as number,
    verification: 'PUBLISHED',
  });
  await seed.insert('office', { kind: kind === 'CITY' ? 'MAYOR' : 'REGENT', area_id: id, title });
}

/** The rest of the 514, read from npm idn-area-data: ODbL 1.0, so no copy of it is kept here. */
async function loadOtherLocalGovernments(seed: Seeder): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('idn-area-data/package.json');
  const file = new URL('data/regencies.csv', pathToFileURL(packageFile));
  await seed.query(
    `insert into app.source (citation, publisher, published, verification, licence) values
     ('npm idn-area-data 4.0.1', 'idn-area-data', app.partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', 'ODbL 1.0, share-alike with attribution') on conflict do nothing`,
  );
  await seed.file(file, async (row) => {
    const code = row.need('code');
    if (await seed.area(code)) return;
    const name = row.need('name');
    const kind = name.startsWith('Kota ') || name.startsWith('Kota Administrasi') ? 'CITY' : 'REGENCY';
    const short = name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '');
    const id = await addArea(seed, kind, code);
    await seed.insert('area_name', { area_id: id, language: 'ID', name, short_name: short });
    await seed.insert('area_name', { area_id: id, language: 'EN', name: englishName(kind, short), short_name: short });
    await seed.insert('area_code', {
      area_id: id,
      system: 'KEMENDAGRI',
      code,
      verification: 'PUBLISHED',
      note: 'npm idn-area-data 4.0.1',
    });
    await addToProvince(seed, id, kind, row.need('province_code'), kind === 'CITY' ? 'Wali Kota' : 'Bupati');
  });
}

/** Working areas that the seed's words name, with the first day they are known to hold. */
const WORKING_AREAS: Readonly<Record<string, { codes: string[]; from: string; to?: string }[]>> = {
  'KC-BERAU': [{ codes: ['64.03'], from: '2020-06-29' }],
  'KC-PONTIANAK': [{ codes: ['61.71', '61.72', '61.12', '61.08', '61.11'], from: '2020-06-30' }],
  'KCP-SANGGAU': [{ codes: ['61.03'], from: '2020-07-13' }],
  'KC-KETAPANG': [{ codes: ['61.04'], from: '2026-02-01' }],
  'KC-BANJARMASIN': [
    { codes: ['63.06', '63.71', '63.72', '63.03', '63.04'], from: '2024-01-01' },
    { codes: ['63.09'], from: '2025-03-01' },
  ],
  'KC-TANJUNG': [{ codes: ['63.09', '63.07', '63.11', '63.08'], from: '2014-01-01', to: '2025-02-28' }],
  'KC-PALANGKA-RAYA': [{ codes: ['62.71', '62.10'], from: '2020-06-30' }],
  'KC-SAMPIT': [{ codes: ['62.02', '62.06'], from: '2020-06-30' }],
  'KC-PANGKALAN-BUN': [{ codes: ['62.01'], from: '2020-06-30' }],
  'KC-TARAKAN': [{ codes: ['65.01', '65.02', '65.03', '65.04', '65.71'], from: '2020-06-30' }],
};

async function loadBranch(seed: Seeder, row: SeedRow): Promise<void> {
  const region = (await seed.area('VII')) as number;
  if (row.need('kind') === 'KANWIL') {
    await seed.insert('area_seat', {
      area_id: region,
      name: row.need('seat'),
      verification: 'PUBLISHED',
      note: [row.get('source'), row.get('note')].join('; '),
    });
    return;
  }
  const pioneer = row.need('kind') === 'KCP';
  const name = row.need('name').split(' / ')[0] as string;
  const code = `${pioneer ? 'KCP' : 'KC'}-${slug(name)}`;
  const words = row.get('area_sourced');
  const id = await addArea(seed, 'BRANCH', code);
  await seed.insert('area_name', {
    area_id: id,
    language: 'ID',
    name: `Kantor Cabang ${pioneer ? 'Perintis ' : ''}${name}`,
    short_name: name,
  });
  await seed.insert('area_name', {
    area_id: id,
    language: 'EN',
    name: `${name} ${pioneer ? 'Pioneer ' : ''}Branch`,
    short_name: name,
  });
  await seed.insert('area_seat', { area_id: id, name: row.need('seat'), verification: 'PUBLISHED' });
  await seed.insert('office', {
    kind: 'BRANCH_HEAD',
    area_id: id,
    title: pioneer ? 'Kepala Kantor Cabang Perintis' : 'Kepala Kantor Cabang',
  });
  const notes = [
    row.need('kind').length > 3 ? `kind as published: ${row.get('kind')}` : undefined,
    row.get('parent') ? undefined : 'parent not stated',
    row.get('note'),
  ];
  await seed.insert('branch', {
    area_id: id,
    kind: pioneer ? 'PIONEER' : 'MAIN',
    area_words: words,
    first_seen: partialDate(row.need('first_evidence')),
    source_id: await seed.source(row.need('source')),
    note: notes.filter(Boolean).join('; ') || null,
  });
  await seed.insert('membership', {
    kind: 'REGION',
    child_id: id,
    parent_id: region,
    verification: row.get('parent') ? 'PUBLISHED' : 'DERIVED',
  });
  if (pioneer)
    await seed.insert('membership', {
      kind: 'PARENT_BRANCH',
      child_id: id,
      parent_id: (await seed.area(`KC-${slug(row.need('parent'))}`)) as number,
      verification: 'PUBLISHED',
    });
  for (const { codes, from, to } of WORKING_AREAS[code] ?? []) {
    for (const area of codes) {
      await seed.insert('membership', {
        kind: 'WORKING_AREA',
        child_id: (await seed.area(area)) as number,
        parent_id: id,
        valid: days(from, to),
        verification: 'DERIVED',
        note: words,
      });
    }
  }
}
