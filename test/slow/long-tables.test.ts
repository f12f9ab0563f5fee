/** How long the table of a saved document may be. All else of tables: test/saved/forms. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
const rowsOf = (text: string): number => parse(text, { bom: true, record_delimiter: '\r\n', from: 2 }).length;

test('a table has up to 5,000 rows; what has more is refused, however long its pages are', {
  timeout: 120_000,
}, async () => {
  const [{ there } = {}] = await asOwner(
    "select count(*)::int as there from figure f join area a on a.id = f.area_id where a.code = '35.78'",
  );
  const add = (n: number, from: number) =>
    asOwner(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select a.id, 'PMI', 'EMPLOYERS', 'REGISTERED', partial_date_of((date '1990-01-01' + n)::text, 'DAY'),
        quantity_of(n, 'EMPLOYERS'), (select min(id) from source), 'test', tstzrange('2024-05-01T10:00Z', null)
      from generate_series(${from}, ${from + n - 1}) n, area a where a.code = '35.78'`);
  const path = '/q/figures.csv?within=LocalGovernment:35.78&lang=en';
  const missing = 5_000 - Number(there);
  await add(missing, 1);
  const whole = await api.fetch(path);
  expect([whole.status, rowsOf(whole.text)]).toEqual([200, 5_000]);
  await add(1, missing + 1);
  for (const first of ['', '&first=99']) {
    const { status, json } = await api.fetch(path + first);
    expect([status, json.errors[0].message, json.errors[0].extensions.code]).toEqual([
      400,
      'These are more than 5,000 rows. Ask for a part of them.',
      'OPERATION_TOO_COMPLEX',
    ]);
  }
  // JSON has a page, however many there are.
  expect((await api.fetch(path.replace('.csv', '.json'))).status).toBe(200);
});
