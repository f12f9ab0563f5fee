import { expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, value } = useSeeded();
const below = (code: string, at: string) =>
  value(`select count(*) from local_governments_below((select id from area where code = $1), $2)`, [code, at]);

test.each([
  // Kaltara was cut out of Kaltim on 2012-11-16; Mahakam Ulu followed on 2012-12-14.
  ['64', '2012-11-15', '14'],
  ['64', '2012-11-16', '9'],
  ['64', '2012-12-13', '9'],
  ['64', '2012-12-14', '10'],
  ['65', '2012-11-15', '0'],
  ['65', '2012-11-16', '5'],
  ['VII', '2012-11-15', '55'],
  ['VII', '2012-11-16', '55'],
  ['VII', '2012-12-14', '56'],
  // Papua gave three provinces in July 2022, Papua Barat one in December.
  ['91', '2022-07-24', '29'],
  ['91', '2022-07-25', '9'],
  ['93', '2022-07-24', '0'],
  ['93', '2022-07-25', '4'],
  ['92', '2022-12-07', '13'],
  ['92', '2022-12-08', '7'],
  ['96', '2022-12-07', '0'],
  ['96', '2022-12-08', '6'],
  ['ID', '2014-08-21', '514'],
])('below %s on %s: %s local governments', async (code, at, count) => {
  expect(await below(code, at)).toBe(count);
});

test('nothing belongs to a place on a day when one of the two does not exist', async () => {
  expect(
    await rows(`select c.code, p.code as parent from membership m join area c on c.id = m.child_id join area p on p.id = m.parent_id
      where not (m.valid <@ c.valid and m.valid <@ p.valid)`),
  ).toEqual([]);
});

test('a working area begins when its source says, not with the others of its branch', async () => {
  expect(
    await rows(`select c.code, lower(m.valid) as since from membership m join area p on p.id = m.parent_id join area c on c.id = m.child_id
      where m.kind = 'WORKING_AREA' and p.code = 'KC-BANJARMASIN' order by 1`),
  ).toEqual([
    { code: '63.03', since: '2025-01-01' },
    { code: '63.04', since: '2025-01-01' },
    { code: '63.06', since: '2024-01-01' },
    { code: '63.09', since: '2025-03-01' },
    { code: '63.71', since: '2025-01-01' },
    { code: '63.72', since: '2025-01-01' },
  ]);
});
