import { type Cell, days, knownFrom, partialDate, type Seeder, type SeedRow } from './seeder.ts';

/** Catalogues whose columns are the table's own, in the order their references need. */
const TABLES = [
  'legal_basis',
  'programme',
  'benefit',
  'segment_scheme',
  'segment_definition',
  'sub_segment',
  'channel',
  'sanction',
  'contribution_rate',
  'contribution_discount',
];

/** Programmes, segments, channels, law, sanctions; markets, outreach and who held which office. */
export async function loadCatalogues(seed: Seeder): Promise<void> {
  for (const table of TABLES)
    await seed.file(`catalogues/${table}.csv`, async (row) => seed.insert(table, await cells(seed, row)));
  await seed.file('office_terms.csv', (row) => loadTerm(seed, row));
}

/** A file's columns as the table's: `source` becomes its id, `valid_from` and `valid_to` (the last day, included) a range. */
async function cells(seed: Seeder, row: SeedRow): Promise<Record<string, Cell>> {
  const result: Record<string, Cell> = {};
  for (const column of Object.keys(row.values)) {
    if (column === 'source') result.source_id = await seed.source(row.need(column));
    else if (column === 'valid_from') result.valid = days(row.get('valid_from'), row.get('valid_to'));
    else if (column === 'area') result.area_id = await areaOf(seed, row);
    else if (column === 'held_on') {
      result.held_on = partialDate(row.need('held_on'));
      result.known = knownFrom(row.need('held_on'));
    } else if (column !== 'valid_to') result[column] = row.get(column) ?? null;
  }
  return result;
}

export async function areaOf(seed: Seeder, row: SeedRow, column = 'area'): Promise<number> {
  const id = await seed.area(row.need(column));
  if (id === undefined) throw row.wrong(column, 'is the code of no area');
  return id;
}

async function loadTerm(seed: Seeder, row: SeedRow): Promise<void> {
  const [office] = await seed.query('select id from app.office where kind = $1::app.office_kind and area_id = $2', [
    row.need('office'),
    await areaOf(seed, row),
  ]);
  if (!office) throw row.wrong('office', 'is no office of that area');
  await seed.insert('person', { name: row.need('person') });
  const [person] = await seed.query('select id from app.person where name = $1', [row.need('person')]);
  await seed.insert('office_term', {
    office_id: office.id,
    person_id: person.id,
    title: row.get('title'),
    acting: row.need('acting') === 'true',
    seen_from: partialDate(row.need('seen_from')),
    seen_to: partialDate(row.need('seen_to')),
    source_id: await seed.source(row.need('source')),
    note: row.get('note'),
  });
}

/** Markets named by the agreements with them, and outreach held there. Runs after the agreements. */
export async function loadMarketFacts(seed: Seeder): Promise<void> {
  await seed.file('catalogues/market.csv', async (row) => {
    const { manager_kind: kind, manager, ...market } = await cells(seed, row);
    await seed.insert('market', market);
    await seed.insert('market_manager', { market_id: market.area_id, kind, manager, source_id: market.source_id });
  });
  await seed.file('catalogues/outreach_activity.csv', async (row) =>
    seed.insert('outreach_activity', await cells(seed, row)),
  );
}
