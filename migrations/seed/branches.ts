import { addArea, slug } from './geography.ts';
import { days, knownFrom, partialDate, type Seeder, type SeedRow } from './seeder.ts';

/** Branches of the region and its own seat; runs after the places they serve. */
export async function loadBranches(seed: Seeder): Promise<void> {
  await seed.file('branches.csv', (row) => loadBranch(seed, row));
}

/**
 * Working areas that the seed's words name, with the first day they are known to hold. `whole` is the time for which a
 * source gives the list as that of the office, so that the branch served no others.
 */
const WORKING_AREAS: Readonly<
  Record<string, { codes: string[]; from: string; to?: string; whole?: [from: string, to: string] }[]>
> = {
  'KC-BERAU': [{ codes: ['64.03'], from: '2020-06-29' }],
  'KC-PONTIANAK': [{ codes: ['61.71', '61.72', '61.12', '61.08', '61.11'], from: '2020-06-30' }],
  'KCP-SANGGAU': [{ codes: ['61.03'], from: '2020-07-13' }],
  'KC-KETAPANG': [{ codes: ['61.04'], from: '2026-02-01' }],
  'KC-BANJARMASIN': [
    { codes: ['63.06'], from: '2024-01-01' },
    { codes: ['63.71', '63.72', '63.03', '63.04'], from: '2025-01-01' },
    { codes: ['63.09'], from: '2025-03-01' },
  ],
  'KC-TANJUNG': [
    {
      codes: ['63.09', '63.07', '63.11', '63.08'],
      from: '2014-01-01',
      to: '2025-02-28',
      whole: ['2014-01-01', '2014-12-31'],
    },
  ],
  'KC-PALANGKA-RAYA': [{ codes: ['62.71', '62.10'], from: '2020-06-30' }],
  'KC-SAMPIT': [{ codes: ['62.02', '62.06'], from: '2020-06-30' }],
  'KC-PANGKALAN-BUN': [{ codes: ['62.01'], from: '2020-06-30' }],
  'KC-TARAKAN': [{ codes: ['65.01', '65.02', '65.03', '65.04', '65.71'], from: '2020-06-30' }],
};

async function loadBranch(seed: Seeder, row: SeedRow): Promise<void> {
  const region = (await seed.area('VII')) as number;
  const province = await seed.area(row.need('province_code'));
  if (province === undefined) throw row.wrong('province_code', 'is the code of no area');
  if (row.need('kind') === 'KANWIL') {
    await seed.insert('area_seat', {
      area_id: region,
      name: row.need('seat'),
      verification: 'PUBLISHED',
      note: [
        `serves ${row.need('area_sourced')}`,
        `below ${row.need('parent')}`,
        row.need('note'),
        `sources: ${row.need('source')}`,
      ].join('; '),
    });
    // Its days are counted where it sits.
    await seed.query(
      `update app.area r set time_zone = p.time_zone, time_zone_verification = p.time_zone_verification
       from app.area p where r.id = $1 and p.id = $2 and r.time_zone is null`,
      [region, province],
    );
    return;
  }
  const pioneer = row.need('kind') === 'KCP';
  const [name, ...others] = row.need('name').split(' / ') as [string, ...string[]];
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
    verification: 'DERIVED',
  });
  for (const other of others) {
    await seed.insert('area_name', {
      area_id: id,
      language: 'ID',
      name: `Kantor Cabang ${pioneer ? 'Perintis ' : ''}${other}`,
      short_name: other,
      is_alias: true,
      note: row.get('name'),
    });
  }
  await seed.insert('area_seat', { area_id: id, name: row.need('seat'), verification: 'PUBLISHED' });
  await seed.insert('office', {
    kind: 'BRANCH_HEAD',
    area_id: id,
    title: pioneer ? 'Kepala Kantor Cabang Perintis' : 'Kepala Kantor Cabang',
  });
  const notes = [
    row.need('kind').length > 3 ? `its kind: ${row.get('kind')}` : undefined,
    row.get('parent') ? undefined : 'no source says which office it is below',
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
  // The agency's office lies in the province; it is not the province's.
  await seed.insert('membership', {
    kind: 'OFFICE_LOCATION',
    child_id: id,
    parent_id: province,
    valid: { sql: '(select valid from app.area where id = ?)', values: [province] },
    verification: 'DERIVED',
    note: 'province of its seat',
  });
  if (pioneer)
    await seed.insert('membership', {
      kind: 'PARENT_BRANCH',
      child_id: id,
      parent_id: (await seed.area(`KC-${slug(row.need('parent'))}`)) as number,
      verification: 'PUBLISHED',
    });
  for (const { codes, from, to, whole } of WORKING_AREAS[code] ?? []) {
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
    if (whole)
      await seed.insert('closed_working_area', {
        branch_id: id,
        valid: days(...whole),
        source_id: await seed.source(row.need('source')),
        note: row.get('note'),
        known: knownFrom(row.need('first_evidence')),
      });
  }
}
