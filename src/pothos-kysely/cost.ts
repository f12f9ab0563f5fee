import { ERRORS, Mistake } from './errors.ts';
import type { Variables } from './params.ts';
import { said } from './said.ts';
import { type Args, type Slot, weigh } from './slots.ts';

/** How many times something is done: a number, or a page size that a variable says. */
export type Factor = number | ((variables: Variables) => number);

/** What an operation may cost, and how many relations one statement may have: planning each takes memory of its own. */
export type CostLimits = Readonly<Record<'query' | 'mutation' | 'relations', number>>;

/** What one field of an operation costs by itself; what lies below it is counted there. */
export interface FieldCost {
  /** Response names from the root, joined by dots. */
  path: string;
  cost: number;
}

/** What a row of a page or list costs, besides its fields. */
const ROW = 0.1;

/** What a field costs that does not say: for each row it is evaluated on, and once to plan it. */
const WEIGHTS: Readonly<Record<Slot['kind'], { cost: number; planning: number }>> = {
  column: { cost: 0.005, planning: 0.2 },
  globalId: { cost: 0.005, planning: 0.1 },
  expression: { cost: 0.1, planning: 1 },
  embed: { cost: 0.01, planning: 0.5 },
  one: { cost: 0.1, planning: 1 },
  many: { cost: 0.1, planning: 2 },
  connection: { cost: 0.3, planning: 3 },
  aggregate: { cost: 0.3, planning: 2 },
  node: { cost: 0.2, planning: 1 },
  nodes: { cost: 0.2, planning: 1 },
  write: { cost: 20, planning: 0 },
};

/**
 * What planning costs, in units, as measured (see docs/limits.md): of a statement of so many relations, each by itself
 * and each beside the others; and of a FROM clause, the ways to join its relations, which grow with the third power.
 */
const planningOfStatement = (relations: number) => 3 * relations + relations ** 2 / 25;
const planningOfJoins = (relations: number) => relations ** 3 / 80;

/** How many of the dearest fields a refusal names. */
const NAMED = 3;

/** The operation costs more than it may; counting stopped there, so how much it would cost is not known. */
export class CostLimitExceeded extends Mistake {
  readonly limit: number;
  /** The dearest fields of what was counted, the dearest first. */
  readonly dearest: readonly FieldCost[];

  constructor(limit: number, dearest: readonly FieldCost[]) {
    const named = dearest.map(({ path, cost }) => said(ERRORS.FIELD_COSTS, { path, cost }));
    super(said(ERRORS.COSTS_TOO_MUCH, { limit, dearest: named }), { code: 'OPERATION_TOO_COMPLEX' });
    this.name = 'CostLimitExceeded';
    this.limit = limit;
    this.dearest = dearest;
  }
}

interface Term {
  path: string;
  factors: readonly Factor[];
  weight: number;
}

/**
 * What an operation costs, counted while it is compiled, in units of about 0.1 ms of database CPU. There are two kinds:
 * what is done for each row (the weight of a field, times the sizes of the pages and lists above it), and what is done
 * once for the statement however many rows there are (compiling and planning it). Counting stops as soon as the limit is
 * passed, by throwing CostLimitExceeded: so that the work for an operation that is refused is bounded by the limit too.
 */
export class Cost {
  readonly #limit: number;
  readonly #variables: Variables;
  readonly #terms: Term[] = [];
  readonly #checks: ((variables: Variables) => void)[] = [];
  #path = '';
  #factors: readonly Factor[] = [];
  /** The product of the factors, with the variables that the operation is compiled with. */
  #rows = 1;
  /** How much the fields are about that are counted now: see `span` of fields. */
  span: Factor | undefined;
  #counted = 0;
  readonly #maxRelations: number;
  #relations = 0;
  #planning = 0;

  /** @param variables those of the request that the operation is compiled for */
  constructor(limit: number, maxRelations: number, variables: Variables) {
    this.#limit = limit;
    this.#maxRelations = maxRelations;
    this.#variables = variables;
  }

  /** Counts what it costs to plan `more` relations into a FROM clause that has some. Throws where the statement has too many. */
  plan(before: number, more: number): void {
    const others = this.#relations;
    this.#relations += more;
    if (this.#relations > this.#maxRelations)
      throw new Mistake(said(ERRORS.TOO_MANY_RELATIONS, { limit: this.#maxRelations }), {
        code: 'OPERATION_TOO_COMPLEX',
      });
    this.once(planningOfStatement(others + more) - planningOfStatement(others));
    this.once(planningOfJoins(before + more) - planningOfJoins(before));
  }

  /** Counts a field: what evaluating it costs for each row, also for each of the span, and what planning it costs once. */
  field({ kind, cost = WEIGHTS[kind].cost, planning = WEIGHTS[kind].planning }: Slot, args: Args, spanCost?: Factor) {
    this.add(weigh(cost, args));
    this.once(weigh(planning, args));
    if (spanCost !== undefined) this.times(this.span ?? 1, () => this.times(spanCost, () => {}, 1), 0);
  }

  /** Counts work that is done for each row. */
  add(weight: number): void {
    this.#count(this.#factors, weight, this.#rows);
  }

  /** What planning costs of it, in whole units: a plan that is kept is not made again. */
  get planning(): number {
    return Math.floor(this.#planning);
  }

  /** Counts what planning costs: it is done once, however many rows there are. */
  once(weight: number): void {
    this.#planning += weight;
    this.#count(NO_FACTORS, weight, 1);
  }

  /** Counts what `inside` adds once per row, and the rows themselves. */
  times<T>(rows: Factor, inside: () => T, each = ROW): T {
    const [factors, outer] = [this.#factors, this.#rows];
    this.#factors = [...factors, rows];
    this.#rows = outer * sizeOf(rows, this.#variables);
    try {
      this.add(each);
      return inside();
    } finally {
      this.#factors = factors;
      this.#rows = outer;
    }
  }

  /** Within it, fields are about so much; as before where nothing is said. */
  spanning<T>(span: Factor | undefined, inside: () => T): T {
    const outer = this.span;
    this.span = span ?? outer;
    try {
      return inside();
    } finally {
      this.span = outer;
    }
  }

  /** Counts what `inside` adds as the cost of the field with this response name. */
  of<T>(name: string, inside: () => T): T {
    const outer = this.#path;
    this.#path = outer ? `${outer}.${name}` : name;
    try {
      return inside();
    } finally {
      this.#path = outer;
    }
  }

  /** Looks at variables whenever costs are counted, before anything runs; costs nothing. */
  check(look: (variables: Variables) => void): void {
    this.#checks.push(look);
  }

  /** What it costs with these variables, in whole units. Throws CostLimitExceeded. */
  total(variables: Variables): number {
    for (const look of this.#checks) look(variables);
    const sum = this.#terms.reduce((total, term) => total + costOf(term, variables), 0);
    if (sum > this.#limit) throw this.#exceeded(variables);
    return Math.ceil(sum);
  }

  #count(factors: readonly Factor[], weight: number, rows: number): void {
    if (weight === 0) return;
    const last = this.#terms.at(-1);
    if (last && last.path === this.#path && last.factors === factors) last.weight += weight;
    else this.#terms.push({ path: this.#path, factors, weight });
    this.#counted += rows * weight;
    if (this.#counted > this.#limit) throw this.#exceeded(this.#variables);
  }

  #exceeded(variables: Variables): CostLimitExceeded {
    const byPath = new Map<string, number>();
    for (const term of this.#terms) byPath.set(term.path, (byPath.get(term.path) ?? 0) + costOf(term, variables));
    const dearest = [...byPath]
      .map(([path, cost]) => ({ path, cost: Math.ceil(cost) }))
      .sort((a, b) => b.cost - a.cost)
      .slice(0, NAMED);
    return new CostLimitExceeded(this.#limit, dearest);
  }
}

const NO_FACTORS: readonly Factor[] = [];
const sizeOf = (factor: Factor, variables: Variables) => (typeof factor === 'number' ? factor : factor(variables));
const costOf = ({ factors, weight }: Term, variables: Variables) =>
  factors.reduce<number>((product, factor) => product * sizeOf(factor, variables), weight);
