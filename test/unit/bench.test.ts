import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { slower } from '../../scripts/bench-check.ts';
import { judge, type Measured } from '../../scripts/bench-cost.ts';
import { namesIn, nodeTypes, Operations, wanted } from '../../scripts/cost-operations.ts';
import { factorOf } from '../../scripts/synthetic.ts';

const schema = wholeSchema();

test.each(['abc', '', '0', '-1', '20.1', 'NaN', 'Infinity', '0x1', '1e-9'])('the factor "%s" is refused', (text) => {
  expect(() => factorOf(text)).toThrow(`--factor is a number above 0, at most 20: not "${text}".`);
});
test.each([
  ['0.01', 0.01],
  ['20', 20],
])('the factor "%s" is one', (text, factor) => {
  expect(factorOf(text)).toBe(factor);
});
/** One operation as it was measured. */
const measured = (more: Partial<Measured>): Measured => ({
  kind: 'field',
  name: '',
  query: '',
  viewer: '',
  cost: 100,
  cpuMs: 10,
  planMs: 1,
  planning: 0,
  againMs: 0,
  relations: 1,
  memoryMb: 20,
  characters: 1,
  bytes: 1,
  full: true,
  ...more,
});
test.each([
  ['at its price', {}, [0, 1, 0, 0, 0]],
  ['five times its price and 20 ms', { cpuMs: 70 }, [0, 1, 0, 0, 0]],
  ['more than that', { cpuMs: 70.1 }, [1, 1, 0, 0, 0]],
  ['a fifth of its price', { cpuMs: 2 }, [0, 1, 0, 0, 0]],
  ['less than that', { cpuMs: 1.9 }, [0, 0, 0, 0, 0]],
  ['less than that, of a page that is not full', { cpuMs: 1.9, full: false }, [0, 0, 0, 0, 0]],
  ['a second', { cpuMs: 1_000, cost: 5_000 }, [0, 1, 0, 0, 0]],
  ['more than a second', { cpuMs: 1_000.1, cost: 5_000 }, [0, 1, 1, 0, 0]],
  ['100 MB', { memoryMb: 100 }, [0, 1, 0, 0, 0]],
  ['more than 100 MB', { memoryMb: 100.1 }, [0, 1, 1, 0, 0]],
  ['nothing, being refused', { refused: true, cpuMs: 0 }, [0, 0, 0, 0, 0]],
  ['1.15 times as long and 1 ms when asked again', { cpuMs: 10, againMs: 12.5 }, [0, 1, 0, 0, 0]],
  ['more than that when asked again', { cpuMs: 10, againMs: 12.51 }, [0, 1, 0, 0, 1]],
  ['an error', { error: 'x', cpuMs: 0 }, [0, 0, 0, 1, 0]],
])('an operation that takes %s is judged', (_what, more, [dear, fair, much, failed, slowAgain]) => {
  const all = judge([measured(more)]);
  expect([all.dear, all.fair, all.much, all.failed, all.slowAgain].map((some) => some.length)).toEqual([
    dear,
    fair,
    much,
    failed,
    slowAgain,
  ]);
});
test('every field, argument and filter that can be asked for is in some operation', async () => {
  const ids = new Map(
    nodeTypes(schema).map(({ typename }) => [typename, ['1', '2'].map((key) => `${typename}:${key}`)]),
  );
  const seen = new Set<string>();
  const operations = new Operations(schema, { ids, cursor: async () => 'x' }, 1);
  for await (const { sizes } of operations.alone())
    for (const name of namesIn(schema, parse(sizes[0]?.query ?? ''))) seen.add(name);
  expect([...wanted(schema)].filter((name) => !seen.has(name))).toEqual([]);
  expect(wanted(schema).size).toBeGreaterThan(1_000);
});
test.each([
  ['as long as recorded', { a: 2, b: 0.1 }, []],
  ['1.3 times as long', { a: 2.6, b: 0.1 }, []],
  ['longer than that', { a: 2.61, b: 0.1 }, ['a']],
  ['longer, but by no more than 1 ms', { a: 2, b: 0.2 }, []],
  ['longer, and by more than 1 ms', { a: 2, b: 0.21 }, ['b']],
  ['less', { a: 1, b: 0.01 }, []],
  ['a time that was not recorded', { a: 2, c: 0.01 }, ['c']],
])('a query that takes %s is told', (_what, now, told) => {
  const timed = new Map(Object.entries(now).map(([name, ratio]) => [name, { ratio, ms: ratio * 10 }]));
  expect(slower({ factor: 1, ratios: { a: 2, b: 0.1 } }, timed, 10)).toEqual(told);
});
