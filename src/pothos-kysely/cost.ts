import type { Variables } from './params.ts';

/** How many times something is done: a number, or a page size that a variable says. */
export type Factor = number | ((variables: Variables) => number);

/**
 * What an operation costs, counted while it is compiled: one for each object, expression or aggregate, or what the
 * field's `cost` says, times the rows it is done for. A page or list costs its size; rows of nested pages multiply.
 */
export class Cost {
  readonly #terms: { factors: readonly Factor[]; weight: number }[] = [];
  #factors: readonly Factor[] = [];

  add(weight = 1): void {
    const same = this.#terms.find((term) => term.factors === this.#factors);
    if (same) same.weight += weight;
    else this.#terms.push({ factors: this.#factors, weight });
  }

  /** Counts what `inside` adds once per row. */
  times<T>(rows: Factor, inside: () => T): T {
    const outer = this.#factors;
    this.#factors = [...outer, rows];
    this.add();
    try {
      return inside();
    } finally {
      this.#factors = outer;
    }
  }

  /** Looks at variables whenever costs are counted, before anything runs; costs nothing. */
  check(look: (variables: Variables) => void): void {
    const nothing = (variables: Variables) => {
      look(variables);
      return 0;
    };
    this.#terms.push({ factors: [nothing], weight: 0 });
  }

  total(variables: Variables): number {
    return this.#terms.reduce(
      (sum, { factors, weight }) =>
        sum +
        factors.reduce<number>((n, factor) => n * (typeof factor === 'number' ? factor : factor(variables)), weight),
      0,
    );
  }
}
