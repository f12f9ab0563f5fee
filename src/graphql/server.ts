import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  Kind,
  parse,
  type Source,
  validate,
  valueFromASTUntyped,
} from 'graphql';
import { createYoga, type GraphQLParams, type Plugin } from 'graphql-yoga';
import { wholeSchema } from '../../schema/index.ts';
import type { Looked, Params, RequestContext, ServerContext } from '../context.ts';
import type { Dataset } from '../db/database.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { REFUSAL } from '../errors.ts';
import type { Language } from '../language.ts';
import { CostLimitExceeded, createCompiler, Mistake, type Prepared, said } from '../pothos-kysely/index.ts';
import { DocumentCache } from './document-cache.ts';
import { outwardErrors } from './errors.ts';
import { checkDocument, checkLists, checkSize, LIMITS, tooComplex } from './limits.ts';
import { Session } from './session.ts';
import { VALIDATION_RULES } from './values-rule.ts';

/** Compiled operations hold their document and SQL, together some 100 KB when large. */
const COMPILED_OPERATIONS = 200;
/** What works by the schema, for each isolate: made when the first operation is to be run. */
function makeServer() {
  const schema = wholeSchema();
  const compiler = createCompiler(schema, {
    cacheSize: COMPILED_OPERATIONS,
    costLimits: { query: LIMITS.cost, mutation: LIMITS.mutationCost, relations: LIMITS.relations },
  });
  return { schema, compiler, yoga: makeYoga(schema) };
}
let made: ReturnType<typeof makeServer> | undefined;
function server() {
  made ??= makeServer();
  return made;
}

/** An answer whose data is text already; Yoga asks `stringify` for the body. */
type TextResult = ExecutionResult & { stringify(result: ExecutionResult): string };
type Operation = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>;

const documents = new DocumentCache();
/** Those of them that were found valid. */
const valid = new WeakSet<DocumentNode>();

/** What a request asks, where its document was parsed and found valid before; undefined for all that Yoga has to look at. */
export function knownOperation({ query, operationName, variables, extensions }: Params): Operation | undefined {
  const document = typeof query === 'string' ? documents.get(query) : undefined;
  const asked = { operationName, variableValues: variables } as Pick<Operation, 'operationName' | 'variableValues'>;
  return document &&
    valid.has(document) &&
    getOperationAST(document, asked.operationName) &&
    [variables, extensions].every(isObjectOrNone)
    ? { document, ...asked }
    : undefined;
}
const isObjectOrNone = (value: unknown) => typeof (value ?? {}) === 'object' && !Array.isArray(value);

/** How graphql-js says that `maxTokens` is passed; it gives no code. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

function readDocument(source: string | Source) {
  try {
    checkSize(typeof source === 'string' ? source : source.body);
    const document = parse(source, { maxTokens: LIMITS.tokens });
    checkDocument(document);
    for (const definition of document.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION && !server().schema.getRootType(definition.operation))
        throw new Mistake(said(ERRORS.NO_SUBSCRIPTIONS), { nodes: definition });
    return document;
  } catch (error) {
    // Parser and limits follow the nesting with the stack.
    if (error instanceof RangeError) throw tooComplex(said(ERRORS.NESTED_TOO_DEEPLY));
    // The parser stops counting there, so how many it has is not known.
    if (error instanceof GraphQLError && TOO_MANY_TOKENS.test(error.message))
      throw tooComplex(said(ERRORS.TOO_MANY_TOKENS, { limit: LIMITS.tokens }));
    throw error;
  }
}

/** Runs an operation of a valid document as one database batch and hands its bytes on. Gives errors, and throws none. */
export async function execute(
  { document, operationName, variableValues }: Operation,
  context: RequestContext,
): Promise<ExecutionResult | TextResult> {
  valid.add(document);
  const { timing, outcome } = context;
  const started = performance.now();
  timing.parse = started - timing.started;
  const extensions: { cost?: object; dataset?: Dataset | undefined } = {};
  try {
    outcome.language = languageNamed(document, operationName, variableValues) ?? outcome.language;
    checkLists(variableValues);
    const prepared = server().compiler.prepare({ document, operationName, variableValues });
    outcome.operation = prepared.operation.name?.value;
    outcome.cost = prepared.cost;
    const limit = prepared.operation.operation === 'mutation' ? LIMITS.mutationCost : LIMITS.cost;
    extensions.cost = { requested: prepared.cost, planning: prepared.planning, limit };
    const session = new Session(context, lookedAt(prepared, context.looked));
    timing.plan = performance.now() - started;
    const { data, errors } = await prepared.execute({ contextValue: context, run: (batch) => session.run(batch) });
    // A credential is looked at even where nothing is asked of the database: a bad one never looks good.
    if (context.credential && timing.roundTrips === 0) await session.run({ readOnly: true, statements: [] });
    extensions.dataset = session.dataset;
    return { data: {}, errors, extensions, stringify: (result) => bodyOf(data, result) } as TextResult;
  } catch (error) {
    if (error instanceof CostLimitExceeded) {
      const { limit, dearest } = error;
      extensions.cost = { requested: `more than ${limit}`, limit, dearest };
      if (limit === LIMITS.mutationCost)
        return { errors: [tooComplex(said(ERRORS.MUTATION_COSTS_TOO_MUCH, { why: error.said }))], extensions };
    }
    return { errors: error instanceof AggregateError ? error.errors : [error], extensions };
  }
}

/** An answer, and what the data looked like to it; undefined where something is wrong. */
export interface Answered {
  response: Response;
  dataset: Dataset | undefined;
}

/**
 * Answers an operation of a valid document. Yoga makes the answer only where there are errors.
 * @param headers of the answer, besides its own
 */
export async function answerValid(
  operation: Operation,
  params: Params,
  context: RequestContext,
  forYoga: () => Request,
  headers = new Headers(),
): Promise<Answered> {
  context.timing.started = performance.now();
  const result = await execute(operation, context);
  if ('stringify' in result && !result.errors) {
    const response = new Response(result.stringify(result), { headers });
    response.headers.set('content-type', `${context.mediaType}; charset=utf-8`);
    return { response, dataset: result.extensions?.dataset as Dataset | undefined };
  }
  const response = await server().yoga.handle(forYoga(), { ...context, params, result });
  for (const [name, value] of headers) response.headers.set(name, value);
  return { response, dataset: undefined };
}

/** The response body: errors first, as the GraphQL specification advises, then the data as PostgreSQL wrote it. */
function bodyOf(data: string | null, { errors, extensions }: ExecutionResult): string {
  const before = errors?.length ? `"errors":${JSON.stringify(errors)},` : '';
  return `{${before}"data":${data},"extensions":${JSON.stringify(extensions)}}`;
}

/** The moments that `@asKnownAt` names, or those that the request is asked at. */
function lookedAt({ operation, variables }: Prepared, otherwise: Looked | undefined): Looked {
  const directive = server().schema.getDirective('asKnownAt');
  const values = directive && getDirectiveValues(directive, operation, variables);
  if (!values && otherwise) return otherwise;
  const { at = null, on } = (values ?? {}) as { at?: string; on?: string | null };
  return { knownAt: at, on: on ?? undefined };
}

/** The language that `@language` names; undefined where it names none, also where something is wrong with it. */
function languageNamed(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Operation['variableValues'],
): Language | undefined {
  const operation = getOperationAST(document, operationName);
  const directive = operation?.directives?.find(({ name }) => name.value === 'language');
  const value = directive?.arguments?.find(({ name }) => name.value === 'is')?.value;
  const defaults = operation?.variableDefinitions?.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue && valueFromASTUntyped(defaultValue),
  ]);
  const named = value && valueFromASTUntyped(value, { ...Object.fromEntries(defaults ?? []), ...variables });
  return named === 'ID' || named === 'EN' ? named : undefined;
}

const compiled: Plugin<ServerContext, ServerContext> = {
  // The HTTP layer has read it, as strictly or not as other people's clients need it.
  onRequestParse: ({ serverContext, setRequestParser }) =>
    setRequestParser(() => serverContext.params as GraphQLParams),
  // The short path has executed it.
  onParams: ({ context, setResult }) => {
    if (context.result) setResult(context.result);
  },
  onParse: ({ context, setParseFn }) => {
    context.timing.started = performance.now();
    setParseFn(readDocument);
    // Also what is wrong with the document is told in the language that it names.
    return ({ result }) => {
      if (result instanceof Error || !result) return;
      const { operationName, variables } = context.params as GraphQLParams;
      context.outcome.language = languageNamed(result, operationName, variables) ?? context.outcome.language;
    };
  },
  // The last of its errors says that it stopped there.
  onValidate: ({ setValidationFn }) =>
    setValidationFn((...[of, document]) => validate(of, document, VALIDATION_RULES, { maxErrors: REFUSAL.errors - 1 })),
  onExecute: ({ setExecuteFn }) =>
    setExecuteFn((args: ExecutionArgs) => execute(args, args.contextValue as RequestContext)),
  onResultProcess: ({ result, serverContext }) => {
    const single = result as ExecutionResult & { errors?: readonly unknown[] };
    const { requestId, signal, outcome, retold } = serverContext;
    const failed = {
      requestId,
      retold,
      language: outcome.language,
      refused: !('data' in single),
      gone: signal.aborted,
    };
    if (!single.errors) return;
    const errors = outwardErrors(single.errors, failed);
    single.errors = errors;
    outcome.code = String(errors[0]?.extensions.code);
  },
};

/** The GraphQL server: HTTP semantics are Yoga's, answers are the compiler's. */
export const handle = (request: Request, context: ServerContext) => server().yoga.handle(request, context);

const makeYoga = (schema: GraphQLSchema) =>
  createYoga<ServerContext>({
    schema,
    graphqlEndpoint: '/graphql',
    // Ours is a route of its own; Yoga would answer whatever URL ends with this one.
    healthCheckEndpoint: '\n',
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    // Our own way out does that, with our codes.
    maskedErrors: false,
    // Hono counted the body already.
    maxRequestBodySize: false,
    parserAndValidationCache: { documentCache: documents, errorCache: { get: () => undefined, set: () => {} } },
    // The platform's own classes, so that what Yoga answers can be passed on as it is.
    fetchAPI: { Request, Response, Headers, URL, URLSearchParams, ReadableStream, TextEncoder, TextDecoder },
    plugins: [compiled],
  });
