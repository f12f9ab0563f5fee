import { type ExecutionArgs, type ExecutionResult, type GraphQLError, getDirectiveValues, parse } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { schema } from '../../schema/index.ts';
import type { RequestContext } from '../context.ts';
import { createCompiler } from '../pothos-kysely/index.ts';
import { outwardError } from './errors.ts';
import { checkLists, LIMITS, limitsRule, tooComplex } from './limits.ts';

const compiler = createCompiler(schema);

/** An answer whose data is text already; Yoga asks `stringify` for the body. */
type TextResult = ExecutionResult & { stringify(result: ExecutionResult): string };

/** Runs an operation as one database batch and hands its bytes on. */
async function execute({
  document,
  operationName,
  variableValues,
  contextValue,
}: ExecutionArgs): Promise<ExecutionResult> {
  const context = contextValue as RequestContext;
  const started = performance.now();
  let prepared: ReturnType<typeof compiler.prepare>;
  try {
    checkLists(variableValues);
    prepared = compiler.prepare({ document, operationName, variableValues });
    if (prepared.cost > LIMITS.cost) {
      throw tooComplex(
        `The operation costs ${prepared.cost}; ${LIMITS.cost} is the limit. Ask for smaller pages, or fewer of them within each other.`,
      );
    }
  } catch (error) {
    return { errors: 'errors' in (error as object) ? (error as AggregateError).errors : [error as GraphQLError] };
  }
  const knownAt = knownAtOf(prepared);
  context.timing.plan = performance.now() - started;
  const { data, errors } = await prepared.execute({
    contextValue,
    run: async (batch) => {
      const asked = performance.now();
      context.timing.roundTrips++;
      const { dataset, rows } = await context.database.run(batch, knownAt);
      context.timing.db += performance.now() - asked;
      context.dataset = dataset;
      return rows[0] ?? [];
    },
  });
  const extensions = { cost: { requested: prepared.cost, limit: LIMITS.cost }, dataset: context.dataset };
  return {
    data: {},
    ...(errors ? { errors } : {}),
    extensions,
    stringify: (result) => bodyOf(data, result),
  } as TextResult;
}

/** The response body: errors first, as the GraphQL specification advises, then the data as PostgreSQL wrote it. */
function bodyOf(data: string | null, { errors, extensions }: ExecutionResult): string {
  const before = errors?.length ? `"errors":${JSON.stringify(errors)},` : '';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${before}"data":${data}${after}}`;
}

/** The moment that `@asKnownAt` names, or null. */
function knownAtOf({ operation, variables }: ReturnType<typeof compiler.prepare>): string | null {
  const directive = schema.getDirective('asKnownAt');
  return directive ? ((getDirectiveValues(directive, operation, variables)?.at as string | undefined) ?? null) : null;
}

/** graphql-js parses by recursion: nesting can end the stack before the tokens are counted. */
function parseLimited(source: string) {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof RangeError)
      throw tooComplex('The operation is nested too deeply to be read. Ask in several operations.');
    throw error;
  }
}

const compiled: Plugin = {
  onParse: ({ setParseFn }) => setParseFn(parseLimited),
  onValidate: ({ addValidationRule }) => addValidationRule(limitsRule),
  onExecute: ({ setExecuteFn }) => setExecuteFn(execute),
  onResultProcess: ({ result, serverContext }) => {
    const { requestId } = serverContext as unknown as RequestContext;
    const single = result as { errors?: readonly unknown[] };
    if (single.errors) single.errors = single.errors.map((error) => outwardError(error, requestId));
  },
};

/** The GraphQL server: HTTP semantics are Yoga's, answers are the compiler's. One for each isolate. */
export const yoga = createYoga<RequestContext>({
  schema,
  graphqlEndpoint: '/graphql',
  graphiql: false,
  landingPage: false,
  cors: false,
  multipart: false,
  batching: false,
  logging: false,
  maskedErrors: false,
  plugins: [compiled],
});
