import { describe, expect, test } from 'vitest';
import { random } from '../pothos-kysely/generate.ts';
import { useSeeded } from './support.ts';

const { rows, value } = useSeeded();
const PRECISIONS = ['EXACT', 'APPROXIMATE', 'AT_LEAST', 'MORE_THAN', 'RANGE'] as const;
type Quantity = { low: number; high: number; precision: (typeof PRECISIONS)[number] };

const literal = ({ low, high, precision }: Quantity, unit = 'WORKERS') =>
  precision === 'RANGE'
    ? `row(null, ${low}, ${high}, '${unit}', 'RANGE')::quantity`
    : `row(${low}, null, null, '${unit}', '${precision}')::quantity`;
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
