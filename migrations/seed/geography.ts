import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { days, type Seeder, type SeedRow } from './seeder.ts';

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
/** The province whose local governments a younger one took over. */
const MOTHERS: Readonly<Record<string, string>> = { '65': '64', '93': '91', '94': '91', '95': '91', '96': '92' };
/** Of days of ISO form the later one. */
const later = (...all: (string | undefined)[]) =>
  all
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);

/** Nation, regions, provinces and local governments: who they are and who belongs to whom. */
export async function loadGeography(seed: Seeder): Promise<void> {
  await loadNation(seed);
  await seed.file('provinces.csv', (row) => loadProvince(seed, row));
  await seed.file('regions.csv', (row) => loadRegion(seed, row));
  await seed.file('local_governments.csv', (row) => loadLocalGovernment(seed, row));
  await loadOtherLocalGovernments(seed);
  await seed.file('former_codes.csv', (row) => loadFormerCode(seed, row));
}

/** Adds an area; gives its id. */
export async function addArea(
  seed: Seeder,
  kind: string,
  code: string,
  more: Record<string, string | null> = {},
): Promise<number> {
  const created = CREATED[code];
  // No file has these days.
  const marked = created ? { valid_verification: 'UNVERIFIED' } : {};
  await seed.insert('area', { kind, code, valid: days(created, undefined), ...marked, ...more });
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
  // The file names no source for these.
  await seed.insert('area_name', {
    area_id: id,
    language: 'EN',
    name: row.need('name_en'),
    verification: 'UNVERIFIED',
  });
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
  await addKemendagriCode(seed, id, code);
  await seed.insert('area_code', {
    area_id: id,
    system: 'BPS',
    code: row.need('bps_code'),
    verification: unverified ? 'UNVERIFIED' : 'PUBLISHED',
    note: basis,
  });
}

/** Today's code of the Ministry of Home Affairs: since the province was split off, where it was. */
async function addKemendagriCode(seed: Seeder, id: number, code: string, note?: string): Promise<void> {
  const split = code.length > 2 ? CREATED[code.slice(0, 2)] : undefined;
  await seed.insert('area_code', {
    area_id: id,
    system: 'KEMENDAGRI',
    code,
    valid: days(split, undefined),
    verification: 'PUBLISHED',
    note: note ?? null,
  });
}

/** The code that a local government had before its province was split off. */
async function loadFormerCode(seed: Seeder, row: SeedRow): Promise<void> {
  const code = row.need('code');
  const id = await seed.area(code);
  const [named] = await seed.query('select from app.area_name where area_id = $1 and short_name = $2', [
    id,
    row.need('short_name'),
  ]);
  if (id === undefined || !named) throw row.wrong('code', 'is not the code of an area of this name');
  await seed.insert('area_code', {
    area_id: id,
    system: 'KEMENDAGRI',
    code: row.need('former_code'),
    valid: { sql: 'daterange(null, ?::date)', values: [CREATED[code.slice(0, 2)]] },
    verification: 'UNVERIFIED',
    note: OWN,
  });
}

/** A name as part of a code: `Palangka Raya` gives `PALANGKA-RAYA`. */
export const slug = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A region's code is its numeral where the seed has one, else a slug of its name. */
async function loadRegion(seed: Seeder, row: SeedRow): Promise<void> {
  const name = row.need('kanwil');
  const numeral = name === 'Kalimantan' ? 'VII' : undefined;
  const code = numeral ?? slug(name.replace(/\(.*\)/, ''));
  const basis = row.need('province_list_basis');
  const notes = [
    row.get('note'),
    row.get('numeral_sourced') && `its numeral: ${row.get('numeral_sourced')}`,
    `that it is a region of its own: ${row.need('grouping_source')}`,
    `its list of provinces: ${basis}`,
  ];
  const id = await addArea(seed, 'REGION', code, { note: notes.filter(Boolean).join('; ') });
  await seed.insert('area_name', { area_id: id, language: 'ID', name: `Kantor Wilayah ${name}` });
  await seed.insert('area_name', {
    area_id: id,
    language: 'EN',
    name: `${name} Regional Office`,
    verification: 'DERIVED',
  });
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
  for (const province of row.need('provinces').split('; ')) {
    const names = province.startsWith('Papua and')
      ? ['Papua', 'Papua Barat', 'Papua Selatan', 'Papua Tengah', 'Papua Pegunungan', 'Papua Barat Daya']
      : [province];
    for (const each of names) {
      const [found] = await seed.query(
        "select n.area_id, a.code from app.area_name n join app.area a on a.id = n.area_id where a.kind = 'PROVINCE' and n.language = 'ID' and n.name = $1",
        [each],
      );
      if (!found) throw row.wrong('provinces', `names no province: ${each}`);
      await seed.insert('membership', {
        kind: 'REGION',
        child_id: found.area_id,
        parent_id: id,
        valid: days(CREATED[found.code], undefined),
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
  await seed.insert('area_name', englishName(id, kind, short));
  await addCodes(seed, row, id, code);
  const seat = row.need('capital_source');
  await seed.insert('area_seat', {
    area_id: id,
    name: row.need('capital'),
    verification: seat.includes('unverified') ? 'UNVERIFIED' : 'PUBLISHED',
    note: seat,
  });
  await addToProvince(seed, id, kind, code, row.need('province_code'), row.need('head_of_government_title'));
}

const englishName = (id: number, kind: string, short: string) => ({
  area_id: id,
  language: 'EN',
  name: kind === 'CITY' ? `${short} City` : `${short} Regency`,
  short_name: short,
  verification: 'DERIVED',
});

/** A local government belongs to its province from the day both exist; before that to the province it came from. */
async function addToProvince(
  seed: Seeder,
  id: number,
  kind: string,
  code: string,
  province: string,
  title: string,
): Promise<void> {
  const member = { kind: 'ADMINISTRATIVE', child_id: id };
  await seed.insert('membership', {
    ...member,
    parent_id: (await seed.area(province)) as number,
    valid: days(later(CREATED[code], CREATED[province]), undefined),
    verification: 'PUBLISHED',
  });
  const mother = MOTHERS[province];
  if (mother) {
    await seed.insert('membership', {
      ...member,
      parent_id: (await seed.area(mother)) as number,
      valid: { sql: 'daterange(null, ?::date)', values: [CREATED[province]] },
      verification: 'UNVERIFIED',
      note: OWN,
    });
  }
  await seed.insert('office', { kind: kind === 'CITY' ? 'MAYOR' : 'REGENT', area_id: id, title });
}

/** The rest of the 514, read from npm idn-area-data: ODbL 1.0, so no copy of it is kept here. */
async function loadOtherLocalGovernments(seed: Seeder): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('idn-area-data/package.json');
  const file = new URL('data/regencies.csv', pathToFileURL(packageFile));
  await seed.query(
    `insert into app.source (citation, publisher, published, verification, licence) values
     ('npm idn-area-data 4.0.1', 'idn-area-data', ${RULES_SCHEMA}.partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', 'ODbL 1.0, share-alike with attribution') on conflict do nothing`,
  );
  await seed.file(file, async (row) => {
    const code = row.need('code');
    if (await seed.area(code)) return;
    const name = row.need('name');
    const kind = name.startsWith('Kota ') || name.startsWith('Kota Administrasi') ? 'CITY' : 'REGENCY';
    const short = name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '');
    const id = await addArea(seed, kind, code);
    await seed.insert('area_name', { area_id: id, language: 'ID', name, short_name: short });
    await seed.insert('area_name', englishName(id, kind, short));
    await addKemendagriCode(seed, id, code, 'npm idn-area-data 4.0.1');
    await addToProvince(seed, id, kind, code, row.need('province_code'), kind === 'CITY' ? 'Wali Kota' : 'Bupati');
  });
}
