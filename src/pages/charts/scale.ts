/** A linear scale for marks, and round numbers to label it by. */
export interface Scale {
  /** Where a value is drawn. */
  at(value: number): number;
  /** Round values from 0 to the end, few enough to be read. */
  ticks: number[];
}

/**
 * From 0 to the next round number above the greatest value.
 * @param most the greatest value
 * @param from where 0 is drawn
 * @param to where the end is drawn
 */
export function scaleFromZero(most: number, from: number, to: number): Scale {
  const STEPS = 4;
  const rough = Math.max(most, Number.MIN_VALUE) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const count = Math.ceil(most / step) || 1;
  const end = count * step;
  return {
    at: (value) => from + ((to - from) * value) / end,
    ticks: Array.from({ length: count + 1 }, (_, i) => i * step),
  };
}

/** Written into SVG: a tenth of a unit is less than anybody sees. */
export const round = (value: number): number => Math.round(value * 10) / 10;
