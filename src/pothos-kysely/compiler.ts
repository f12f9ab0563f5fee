import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { shapeOf } from './arguments.ts';
import type { CostLimits } from './cost.ts';
import { badInput, ERRORS, located } from './errors.ts';
import { GlobalIds } from './global-id.ts';
import { CompiledOperation, type Io, type Result } from './operation.ts';
import type { Variables } from './params.ts';
import { said } from './said.ts';
import { Scalars } from './scalars.ts';
import { EXTENSION, type KyselyOptions } from './slots.ts';
import { coerceVariables } from './variables.ts';

/** An operation that is ready to run: compiled, its values checked, its cost known. */
export interface Prepared {
  readonly operation: OperationDefinitionNode;
  /** As the GraphQL specification coerces them. */
  readonly variables: Variables;
  /** What the operation costs with these variables; see `Cost`. */
  readonly cost: number;
  /** What planning costs of that: a statement whose plan the database has kept costs so much less. */
  readonly planning: number;
  /** Runs the operation: one batch for a query, one for each mutation field, none when nothing needs the database. */
  execute(io: Io): Promise<Result>;
}

export interface PrepareOptions {
  document: DocumentNode;
  operationName?: string | null;
  variableValues?: Readonly<Record<string, unknown>> | null;
}

export interface Compiler {
  /**
   * Compiles a validated document's operation, or finds it compiled. Throws GraphQLErrors (several as an
   * AggregateError) with code BAD_USER_INPUT for variables, ids, cursors and page sizes that cannot be, and
   * CostLimitExceeded for an operation that costs more than it may.
   */
  prepare(options: PrepareOptions): Prepared;
}

const NO_LIMITS: CostLimits = { query: Infinity, mutation: Infinity, relations: Infinity };

/**
 * A compiler for one schema built with the kysely plugin.
 * @param options.cacheSize how many compiled operations are kept; the least recently used go first. @default 1000
 * @param options.costLimits what operations may cost; see `Cost`. @default no limits
 */
export function createCompiler(
  schema: GraphQLSchema,
  { cacheSize = 1000, costLimits = NO_LIMITS }: { cacheSize?: number; costLimits?: CostLimits } = {},
): Compiler {
  const options = schema.extensions[EXTENSION] as KyselyOptions | undefined;
  if (!options) throw new Error("The schema was not built with the kysely plugin: add plugins: ['kysely'].");
  const parts = {
    schema,
    options,
    scalars: new Scalars(options),
    ids: new GlobalIds(schema, options.idOfCode),
    costLimits,
  };
  const operations = new Map<string, CompiledOperation>();
  const documents = new WeakMap<DocumentNode, number>();
  let lastDocument = 0;

  const documentId = (document: DocumentNode) => {
    const id = documents.get(document) ?? ++lastDocument;
    documents.set(document, id);
    return id;
  };

  return {
    prepare({ document, operationName, variableValues }) {
      const operation = operationOf(document, operationName);
      const raw = { ...variableValues };
      const variables = coerceVariables(schema, operation.variableDefinitions ?? [], raw);
      const shape = (operation.variableDefinitions ?? []).map((definition) => {
        const type = typeFromAST(schema, definition.type as never) as GraphQLInputType;
        return located(definition, () => shapeOf(type, variables[definition.variable.name.value], parts.ids));
      });
      const key = JSON.stringify([documentId(document), operation.name?.value, ...shape]);
      let compiled = operations.get(key);
      const again = compiled !== undefined;
      if (compiled) operations.delete(key);
      else compiled = new CompiledOperation(operation, fragmentsOf(document), variables, parts);
      operations.set(key, compiled);
      if (operations.size > cacheSize) operations.delete(operations.keys().next().value as string);
      const batches = compiled.bind(variables, again);
      const faults = compiled.faults(variables);
      return {
        operation,
        variables,
        cost: compiled.cost(variables),
        planning: compiled.planning,
        execute: (io) => compiled.execute(batches, io, raw, faults),
      };
    },
  };
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation) return operation;
  throw badInput(name ? said(ERRORS.NO_SUCH_OPERATION, { name }) : said(ERRORS.SEVERAL_OPERATIONS));
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
