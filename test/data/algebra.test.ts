import { describe, expect, test } from 'vitest';
import { random } from '../../scripts/random.ts';
import { useSeeded } from './support.ts';

const { rows, value } = useSeeded();
const PRECISIONS = ['EXACT', 'APPROXIMATE', 'ESTIMATE', 'AT_LEAST', 'MORE_THAN', 'RANGE'] as const;
type Quantity = { low: number; high: number; precision: (typeof PRECISIONS)[number] };

const literal = ({ low, high, precision }: Quantity, unit = 'WORKERS') =>
  precision === 'RANGE'
    ? `make_quantity(null, ${low}, ${high}, '${unit}', 'RANGE')`
    : `make_quantity(${low}, null, null, '${unit}', '${precision}')`;
/** A random quantity, and numbers that it may mean. */
function any(r: ReturnType<typeof random>): { quantity: Quantity; means: number[] } {
  const precision = r.pick(PRECISIONS);
  const low = r.int(1000);
  const high = precision === 'RANGE' ? low + r.int(100) : low;
  const more =
    precision === 'AT_LEAST'
      ? [low, low + r.int(50)]
      : precision === 'MORE_THAN'
        ? [low + 1, low + 1 + r.int(50)]
        : [low, high];
  return { quantity: { low, high, precision }, means: more };
}
const quoted = (text: string | null) => (text === null ? 'null' : `'${text}'`);
const ROUNDS = 150;
const cases = Array.from({ length: ROUNDS }, (_, seed) => {
  const r = random(seed + 1);
  return { a: any(r), b: any(r), c: any(r) };
});
/** One statement for all cases: each gives the columns of an expression over a, b and c. */
const each = (columns: string) =>
  rows(
    `${cases
      .map(
        ({ a, b, c }, i) =>
          `select ${i} as i, ${columns} from (select ${literal(a.quantity)} as a, ${literal(b.quantity)} as b, ${literal(c.quantity)} as c) q`,
      )
      .join(' union all ')} order by i`,
  );

describe('sums and differences of quantities', () => {
  test('a sum does not depend on order', async () => {
    for (const { ab, ba, left, right } of await each(
      'plus(a, b)::text as ab, plus(b, a)::text as ba, plus(plus(a, b), c)::text as left, plus(a, plus(b, c))::text as right',
    )) {
      expect(ab).toBe(ba);
      expect(left).toBe(right);
    }
  });

  test('whatever the inputs mean, the result contains', async () => {
    const found = await each(
      'low_of(plus(a, b)) as sum_low, high_of(plus(a, b)) as sum_high, (plus(a, b)).precision as sum_precision, low_of(minus(a, b)) as low, high_of(minus(a, b)) as high, (minus(a, b)).precision',
    );
    for (const [i, row] of found.entries()) {
      const { a, b } = cases[i] as (typeof cases)[number];
      for (const x of a.means)
        for (const y of b.means) {
          const [low, high] = [Number(row.sum_low), Number(row.sum_high)];
          expect(x + y >= low && x + y <= high).toBe(true);
          if (row.sum_precision === 'MORE_THAN') expect(x + y > low).toBe(true);
          if (row.low === null) expect(['AT_LEAST', 'MORE_THAN']).toContain(b.quantity.precision);
          else expect(x - y >= Number(row.low) && x - y <= Number(row.high)).toBe(true);
        }
    }
  });

  test('the worst precision wins; a bound stays a bound, a range a range', async () => {
    for (const [i, { precision }] of (await each('(plus(a, b)).precision')).entries()) {
      const { a, b } = cases[i] as (typeof cases)[number];
      const given = [a.quantity.precision, b.quantity.precision];
      const bound = (['MORE_THAN', 'AT_LEAST'] as const).find((each) => given.includes(each));
      const worst = PRECISIONS[Math.max(...given.map((each) => PRECISIONS.indexOf(each)))];
      expect(precision).toBe(bound ?? worst);
    }
  });

  test('a ratio contains every ratio of what its inputs may mean', async () => {
    const found = await each(
      '(ratio_of(a, b)).value, (ratio_of(a, b)).low, (ratio_of(a, b)).high, (ratio_of(a, b)).precision',
    );
    const seen = new Set<unknown>();
    for (const [i, { value, low, high, precision }] of found.entries()) {
      const { a, b } = cases[i] as (typeof cases)[number];
      seen.add(precision);
      if (precision === null) continue;
      const from = precision === 'RANGE' ? low : value;
      const isPoint = ['EXACT', 'APPROXIMATE', 'ESTIMATE'].includes(String(precision));
      for (const x of a.means)
        for (const y of b.means.filter((n) => n > 0)) {
          expect(x / y).toBeGreaterThanOrEqual(Number(from) - 1e-6);
          if (isPoint) expect(x / y).toBeCloseTo(Number(value), 5);
          if (precision === 'RANGE') expect(x / y).toBeLessThanOrEqual(Number(high) + 1e-6);
        }
    }
    expect([...seen]).toEqual(expect.arrayContaining([...PRECISIONS, null]));
  });

  test('what is counted travels: the same goes together, what says nothing goes with any, what differs does not', async () => {
    const q = (basis: string | null, scheme: string | null, day: string | null, source: number) =>
      `with_provenance(quantity_of(6, 'WORKERS'), ${quoted(basis)}::basis, ${quoted(scheme)}, ${quoted(day)}::date, array[${source}]::bigint[])`;
    const [active, registered] = [
      q('ACTIVE', 'PRESS-2014', '2014-07-31', 1),
      q('REGISTERED', 'PRESS-2014', '2014-07-31', 2),
    ];
    const [later, bare] = [q('ACTIVE', 'BPJS-2015', '2016-01-31', 3), q(null, null, null, 4)];
    for (const act of ['plus', 'minus']) {
      const { basis, scheme, as_of, sources } = (await rows(`select (${act}(${active}, ${bare})).*`))[0] ?? {};
      expect([basis, scheme, as_of, sources]).toEqual(['ACTIVE', 'PRESS-2014', '2014-07-31', '{1,4}']);
      expect(await value(`select ${act}(${active}, ${registered})`)).toBeNull();
      expect(await value(`select ${act}(${active}, ${later})`)).toBeNull();
    }
    const refusal = async (a: string, b: string) =>
      (
        await rows(
          `select ((r).not_computable).code, ((r).numerator).sources as a, ((r).denominator).sources as b from ratio_of(${a}, ${b}) r`,
        )
      )[0];
    expect(await refusal(active, registered)).toEqual({ code: 'BASIS_DIFFERS', a: '{1}', b: '{2}' });
    expect(await refusal(active, later)).toEqual({ code: 'SCHEME_DIFFERS', a: '{1}', b: '{3}' });
    expect(await refusal(active, bare)).toEqual({ code: null, a: '{1}', b: '{4}' });
  });

  test('a sum of many stays nothing once two did not go together', async () => {
    const total = (...units: string[]) =>
      value(
        `select (total(quantity_of(5, u::unit) order by i)).value from unnest(array['${units.join("','")}']) with ordinality as t(u, i)`,
      );
    expect(await total('WORKERS', 'WORKERS', 'WORKERS')).toBe('15');
    expect(await total('WORKERS', 'EMPLOYERS', 'WORKERS')).toBeNull();
    expect(await total('WORKERS', 'EMPLOYERS', 'EMPLOYERS', 'EMPLOYERS')).toBeNull();
  });

  test('nothing is not 0, and units do not mix', async () => {
    expect(await value(`select plus(${literal({ low: 5, high: 5, precision: 'EXACT' })}, null)`)).toBeNull();
    expect(await value(`select minus(null, ${literal({ low: 5, high: 5, precision: 'EXACT' })})`)).toBeNull();
    const [workers, employers] = ['WORKERS', 'EMPLOYERS'].map((unit) =>
      literal({ low: 5, high: 5, precision: 'EXACT' }, unit),
    );
    expect(await value(`select plus(${workers}, ${employers})`)).toBeNull();
    expect(await value(`select (plus(${workers}, ${workers})).value`)).toBe('10');
  });
});

describe('months to the end of a period', () => {
  test.each([
    ['2014-07-31', '2015-01-01', '5'],
    ['2014-12-31', '2015-01-01', '0'],
    ['2014-12-30', '2015-01-01', '0.03333333333333333333'],
    ['2014-01-31', '2014-03-01', '1'],
  ])('from %s to the day before %s: %s', async (from, end, months) => {
    expect(Number(await value(`select months_until('${from}', '${end}')`))).toBeCloseTo(Number(months), 10);
  });
});
