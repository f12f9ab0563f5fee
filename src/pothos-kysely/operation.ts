import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { createQueryId, PostgresQueryCompiler, type RootOperationNode, sql } from 'kysely';
import { Arguments } from './arguments.ts';
import { type Collected, Collector, type Fragments } from './collect.ts';
import type { Compilation, Faults } from './compilation.ts';
import { Cost, type CostLimits } from './cost.ts';
import type { GlobalIds } from './global-id.ts';
import { fill, Param, type Variables } from './params.ts';
import { ResolvedCost } from './resolved.ts';
import { rootPieces, writeStatements } from './root.ts';
import type { Scalars } from './scalars.ts';
import { type KyselyOptions, slotOf } from './slots.ts';
import { concat, type Piece, type Sql } from './text.ts';
import { Walk } from './walk.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Statements that belong into one transaction. */
export interface Batch {
  readonly readOnly: boolean;
  readonly statements: readonly Statement[];
  /**
   * Given where the operation was asked before, so that its plans are worth keeping: what planning one of its statements
   * costs at most. Each statement has one cell then.
   */
  readonly planning?: number | undefined;
  /** Of a write: its field and its arguments, coerced. What it does depends on nothing else of the operation. */
  readonly asked?: unknown;
}

/** What an operation needs from outside while it runs. */
export interface Io {
  /** Runs a batch as one transaction; gives the text cells of the single row of its last statement. */
  run(batch: Batch): Promise<readonly (string | null)[]>;
  /** For root fields that graphql-js resolves. */
  contextValue?: unknown;
}

export interface Result {
  /** The response's `data` as JSON text, or null when a non-null root field failed. */
  data: string | null;
  errors?: readonly GraphQLError[];
}

/**
 * Compiles SQL only; there is no database behind it. Kysely itself would double what a Worker has to load. Only what a
 * request brings is a parameter; what the schema says, or the shape of the variables, is written into the text.
 */
class StatementCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Param) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}
const compiler = new StatementCompiler();

/** Part of a response: text as it is, a cell of the step's row, or a root field that graphql-js resolves. */
type Part = { text: string } | { cell: number } | { resolve: string };
interface Step {
  readOnly: boolean;
  statements: Statement[];
  parts: Part[];
  /** Of a mutation: which field the step is, and what it is given. */
  field?: { name: string; nullable: boolean; asked: (variables: Variables) => unknown };
}

/** One operation compiled for one shape of its variables; holds nothing of any request. */
export class CompiledOperation {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Fragments;
  readonly #fields: Collected;
  readonly #root: GraphQLObjectType;
  readonly #cost: Cost;
  readonly #faults: Faults = [];
  readonly #steps: Step[];

  constructor(
    operation: OperationDefinitionNode,
    fragments: Fragments,
    variables: Variables,
    parts: {
      schema: GraphQLSchema;
      options: KyselyOptions;
      scalars: Scalars;
      ids: GlobalIds;
      costLimits: CostLimits;
    },
  ) {
    const { [operation.operation as 'query' | 'mutation']: limit, relations } = parts.costLimits;
    this.#cost = new Cost(limit, relations, variables);
    this.#schema = parts.schema;
    this.#operation = operation;
    this.#fragments = fragments;
    const root = parts.schema.getRootType(operation.operation);
    if (!root) throw new Error(`The schema has no ${operation.operation} type.`);
    this.#root = root;
    const collector = new Collector(parts.schema, fragments, variables);
    this.#fields = collector.collect(root, [operation.selectionSet]);
    const compilation = () => {
      const args = new Arguments(variables, parts.scalars, parts.ids);
      return new Walk({ ...parts, args, collector, cost: this.#cost, faults: this.#faults });
    };
    this.#steps =
      operation.operation === OperationTypeNode.MUTATION
        ? [...this.#fields].map(([name, nodes]) => this.#mutationStep(compilation(), name, nodes))
        : [this.#queryStep(compilation(), new ResolvedCost(parts.schema, collector, this.#cost))];
  }

  /** Throws CostLimitExceeded. */
  cost(variables: Variables): number {
    return this.#cost.total(variables);
  }

  /** What is wrong with single values: they are null, and the rest is answered. */
  faults(variables: Variables): GraphQLError[] {
    return this.#faults.flatMap((found) => found(variables));
  }

  /** What planning costs of it, in units. */
  get planning(): number {
    return this.#cost.planning;
  }

  /**
   * Fills all parameters, so that bad values are refused before anything runs.
   * @param again has the operation been asked before?
   */
  bind(variables: Variables, again: boolean): Batch[] {
    return this.#steps.map(({ readOnly, statements, parts, field }) => ({
      readOnly,
      planning: again && parts.filter((part) => 'cell' in part).length === 1 ? this.planning : undefined,
      asked: field?.asked(variables),
      statements: statements.map(({ sql, parameters }) => ({ sql, parameters: fill(parameters, variables) })),
    }));
  }

  async execute(
    batches: readonly Batch[],
    io: Io,
    variableValues: Record<string, unknown>,
    faults: readonly GraphQLError[],
  ): Promise<Result> {
    const errors = [...faults];
    const texts: string[] = [];
    let written = 0;
    for (const [i, { parts, field }] of this.#steps.entries()) {
      const batch = batches[i] as Batch;
      let cells: readonly (string | null)[];
      try {
        cells = batch.statements.length ? await io.run(batch) : [];
        if (!batch.readOnly) written++;
      } catch (error) {
        // What earlier fields wrote stays written: the answer must say so, and the error goes to its field.
        if (!written || !field?.nullable) throw error;
        errors.push(new GraphQLError((error as Error).message, { path: [field.name], originalError: error as Error }));
        cells = [];
      }
      for (const part of parts) {
        if ('text' in part) texts.push(part.text);
        else if ('cell' in part) texts.push(cells[part.cell] ?? 'null');
        else {
          const result = await this.#resolve(part.resolve, variableValues, io.contextValue);
          errors.push(...(result.errors ?? []));
          if (!result.data) return { data: null, errors };
          texts.push(JSON.stringify(result.data[part.resolve]) ?? 'null');
        }
      }
    }
    const data = `{${texts.join('')}}`;
    return errors.length ? { data, errors } : { data };
  }

  #queryStep(c: Compilation, resolved: ResolvedCost): Step {
    const cells: Sql[] = [];
    const parts: Part[] = [];
    let pieces: Piece[] = [];
    const flush = () => {
      if (pieces.every((piece) => typeof piece === 'string')) {
        if (pieces.length) parts.push({ text: pieces.join('') });
      } else parts.push({ cell: cells.push(concat(pieces)) - 1 });
      pieces = [];
    };
    for (const [i, [name, nodes]] of [...this.#fields].entries()) {
      pieces.push(`${i ? ',' : ''}"${name}":`);
      const compiled = this.#compiledField(nodes);
      if (compiled === '__typename') pieces.push(`"${this.#root.name}"`);
      else if (compiled) pieces.push(...this.#cost.of(name, () => rootPieces(c, compiled, nodes)));
      else {
        resolved.field(this.#root, name, nodes);
        flush();
        parts.push({ resolve: name });
      }
    }
    flush();
    const statements = cells.length ? [compiledStatement(select(cells, areThere(c)))] : [];
    return { readOnly: true, statements, parts };
  }

  #mutationStep(c: Compilation, name: string, nodes: FieldNode[]): Step {
    const key = `${name === [...this.#fields.keys()][0] ? '' : ','}"${name}":`;
    const compiled = this.#compiledField(nodes);
    if (compiled === '__typename')
      return { readOnly: true, statements: [], parts: [{ text: `${key}"${this.#root.name}"` }] };
    if (!compiled) return { readOnly: true, statements: [], parts: [{ text: key }, { resolve: name }] };
    const { write, payload } = this.#cost.of(name, () => writeStatements(c, compiled, nodes));
    // What the write itself names it refuses in its own words.
    const there = areThere(c, nodes[0]);
    return {
      readOnly: false,
      statements: [compiledStatement(write), compiledStatement(select([payload], there))],
      parts: [{ text: key }, { cell: 0 }],
      field: {
        name,
        nullable: !isNonNullType(compiled.type),
        asked: (variables) => [compiled.name, getArgumentValues(compiled, nodes[0] as FieldNode, variables)],
      },
    };
  }

  #compiledField(nodes: FieldNode[]) {
    const name = (nodes[0] as FieldNode).name.value;
    if (name === '__typename') return '__typename' as const;
    const field = this.#root.getFields()[name];
    return field && slotOf(field) ? field : undefined;
  }

  /** Executes one root field with graphql-js: introspection, and resolvers that a schema author wrote. */
  async #resolve(
    name: string,
    variableValues: Record<string, unknown>,
    contextValue: unknown,
  ): Promise<ExecutionResult> {
    const selections = this.#fields.get(name) as FieldNode[];
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [
        { ...this.#operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
        ...Object.values(this.#fragments),
      ],
    };
    return execute({ schema: this.#schema, document, variableValues, contextValue });
  }
}

/** The conditions that what arguments name by codes is there: of all fields compiled so far but the node `without`. */
const areThere = ({ args, options: { named } }: Compilation, without?: FieldNode): Sql[] =>
  named ? args.named(without).map((id) => sql`(${named(id)}) is not null`) : [];

/** @param conditions looked at first, whatever the cells are */
const select = (cells: Sql[], conditions: Sql[] = []): Sql =>
  sql`select ${sql.join(cells)}${conditions.length ? sql` where ${sql.join(conditions, sql` and `)}` : sql``}`;
const compiledStatement = (statement: Sql): Statement => {
  const { sql: text, parameters } = compiler.compileQuery(
    statement.toOperationNode() as RootOperationNode,
    createQueryId(),
  );
  return { sql: text, parameters };
};
