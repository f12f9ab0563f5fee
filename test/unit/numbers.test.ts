import { expect, test } from 'vitest';
import { isBeyond, median, quantile, ratios, spreadOf } from '../../scripts/numbers.ts';

test.each([
  [[3], 3],
  [[3, 1], 2],
  [[10, 2, 9], 9],
  [[100, 9, 10, 2], 9.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
test('the middle half of nine lies between the third and the seventh', () => {
  expect(spreadOf([9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ median: 5, low: 3, high: 7 });
});
test('what lies between two values is as far along', () => {
  expect(quantile([0, 10], 0.25)).toBe(2.5);
});
test('there is no median of nothing', () => {
  expect(() => median([])).toThrow('There is nothing to take a median of.');
});
test('a ratio is of two values of the same round', () => {
  expect(ratios([2, 30], [1, 10])).toEqual([2, 3]);
});
test.each([
  [13, 10, false],
  [13.1, 10, true],
  [1.4, 1, false],
  [2, 1, false],
  [2.1, 1, true],
  [9, 10, false],
])('%d ms are beyond %d ms by 1.3 times and 1 ms: %s', (ms, than, is) => {
  expect(isBeyond(ms, than, { times: 1.3, ms: 1 })).toBe(is);
});
