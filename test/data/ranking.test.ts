import { expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, undone } = useSeeded();
const area = (code: string) => `(select id from area where code = '${code}')`;
const figure = (code: string, number: string, asOf = '2026-01', basis = 'ACTIVE') =>
  rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    values (${area(code)}, 'PMI', 'PARTICIPANTS', '${basis}', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
const workers = (n: number) => `quantity_of(${n}, 'WORKERS')`;
const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];

test('a ranking says that its numbers do not count alike', async () => {
  await undone(async () => {
    for (const code of ['65.01', '65.02']) await figure(code, workers(10));
    const reasons = (basis = 'null') =>
      rows(
        `select told(k.reason) as reason from ranked_areas('PARTICIPANTS', 'PMI', ${basis}, '{REGENCY}', ${area('65')}, '2026-01-31', null) k`,
      );
    expect(await reasons()).toEqual([{ reason: null }, { reason: null }]);
    await figure('65.03', workers(1), '2026-01', 'REGISTERED');
    const mixed = {
      reason:
        'The areas count on different bases (active participants and registered participants): ask for one with `basis`.',
    };
    expect(await reasons()).toEqual([mixed, mixed, mixed]);
    expect(await reasons("'ACTIVE'")).toEqual([{ reason: null }, { reason: null }]);
    await rows(
      `update figure set known = tstzrange(lower(known), now()) where area_id = ${area('65.02')} and segment = 'PMI'`,
    );
    await figure('65.02', workers(10), '2014-12');
    expect((await reasons("'ACTIVE'"))[0]?.reason).toMatch(
      /^The areas divide workers in different ways\. Some: Wage earners \(PU\), .* Others: Formal and informal sector\. /,
    );
  });
});

test('a ranking says where a range or a bound leaves open which is larger', async () => {
  await undone(async () => {
    const range = (low: number, high: number) => `make_quantity(null, ${low}, ${high}, 'WORKERS', 'RANGE')`;
    const numbers = [workers(400), range(0, 1000), workers(500), range(5, 9), workers(9)];
    for (const [i, number] of numbers.entries()) await figure(KALTARA[i] as string, number);
    const ranked = async () =>
      (
        await rows(`select a.code, k.rank, k.reason is null as known from ranked_areas('PARTICIPANTS', 'PMI', null, '{REGENCY,CITY}', ${area('65')}, '2026-01-31', null) k
          join area a on a.id = k.area_id order by k.rank, a.code`)
      ).map(({ code, rank, known }) => [code, rank, known]);
    // The range holds 400, 500 and all below; 5 to 9 ends where 9 is.
    expect(await ranked()).toEqual([
      ['65.02', '1', 'f'],
      ['65.03', '2', 'f'],
      ['65.01', '3', 'f'],
      ['65.71', '4', 'f'],
      ['65.04', '5', 'f'],
    ]);
    await rows(
      `update figure set known = tstzrange(lower(known), now()) where area_id = ${area('65.02')} and segment = 'PMI'`,
    );
    // 9 may be as large as 5 to 9.
    expect(await ranked()).toEqual([
      ['65.03', '1', 't'],
      ['65.01', '2', 't'],
      ['65.71', '3', 'f'],
      ['65.04', '4', 'f'],
    ]);
    // More than 400 is more than 400, at least 400 may be as much.
    for (const [precision, known, month, end] of [
      ['MORE_THAN', 't', '2026-02', '2026-02-28'],
      ['AT_LEAST', 'f', '2026-03', '2026-03-31'],
    ] as const) {
      await figure('65.02', `quantity_of(400, 'WORKERS', '${precision}')`, month, 'REGISTERED');
      await figure('65.01', workers(400), month, 'REGISTERED');
      const both =
        await rows(`select a.code, k.rank, k.reason is null as known from ranked_areas('PARTICIPANTS', 'PMI', 'REGISTERED', '{REGENCY}', ${area('65')}, '${end}', null) k
        join area a on a.id = k.area_id order by k.place`);
      expect(both).toEqual([
        { code: '65.02', rank: '1', known },
        { code: '65.01', rank: '2', known },
      ]);
    }
  });
});

test('a ranking says where rounding, or another source, leaves open which is larger', async () => {
  const about = (n: number) => `quantity_of(${n}, 'WORKERS', 'APPROXIMATE')`;
  const known = async (since = 'null') =>
    (
      await rows(`select a.code, told(k.reason) as reason from ranked_areas('PARTICIPANTS', 'PMI', null, '{REGENCY,CITY}', ${area('65')}, '2026-01-31', null, ${since}) k
        join area a on a.id = k.area_id order by k.place`)
    ).map(({ code, reason }) => [code, reason === null]);
  const rival = (code: string, n: number) =>
    rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, choice, published_scope, known)
      values (${area(code)}, 'PMI', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2026-01', 'MONTH'), ${workers(n)}, (select max(id) from source), false, 'OTHER_SOURCE_FIRST', 'test', tstzrange('2014-01-01', null))`);
  await undone(async () => {
    for (const [i, number] of [about(1000), workers(1001), workers(1600)].entries())
      await figure(KALTARA[i] as string, number);
    // About 1,000 is 500 to 1,500.
    expect(await known()).toEqual([
      ['65.03', true],
      ['65.02', false],
      ['65.01', false],
    ]);
  });
  await undone(async () => {
    for (const [i, n] of [1000, 1001, 1600].entries()) await figure(KALTARA[i] as string, workers(n));
    const sure = [
      ['65.03', true],
      ['65.02', true],
      ['65.01', true],
    ];
    expect(await known()).toEqual(sure);
    // One that leaves the order as it is says nothing.
    await rival('65.01', 1001);
    expect(await known()).toEqual(sure);
  });
  await undone(async () => {
    for (const [i, n] of [1000, 1001, 1600].entries()) await figure(KALTARA[i] as string, workers(n));
    await rival('65.01', 1002);
    expect(await known()).toEqual([
      ['65.03', true],
      ['65.02', false],
      ['65.01', false],
    ]);
    // So it is with the change since a month before.
    for (const [i, n] of [900, 900, 900].entries()) await figure(KALTARA[i] as string, workers(n), '2025-12');
    expect(await known("'2025-12-01'")).toEqual([
      ['65.03', true],
      ['65.02', false],
      ['65.01', false],
    ]);
  });
});
