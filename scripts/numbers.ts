/** Medians, spreads and ratios. */

export interface Spread {
  median: number;
  /** The middle half of what was measured lies between these. */
  low: number;
  high: number;
}

/** The value below which so much of them lies, 0 to 1; between two it is as far along. Throws where there are none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing to take a median of.');
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - below);
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
});

/** Each by its partner of the same round: what the machine did meanwhile happened to both. */
export const ratios = (values: readonly number[], partners: readonly number[]): number[] =>
  values.map((value, i) => value / (partners[i] as number));

/** What is told: more than so many times as much, and so many milliseconds more. */
export const BEYOND = { times: 1.15, ms: 1 } as const;

/** Is a time beyond another by as much as is told? */
export const isBeyond = (ms: number, than: number, { times, ms: more }: { times: number; ms: number } = BEYOND) =>
  ms > than * times && ms - than > more;
