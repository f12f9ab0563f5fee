import { type ASTNode, GraphQLError } from 'graphql';
import ERRORS from './errors.json' with { type: 'json' };
import { type Said, said, told } from './said.ts';

export { ERRORS };

interface MistakeOptions {
  nodes?: ASTNode | readonly ASTNode[] | undefined;
  path?: readonly (string | number)[];
  code?: 'BAD_USER_INPUT' | 'OPERATION_TOO_COMPLEX';
}

/** A mistake of the client's. Its message is English; `said` can be told in another language. */
export class Mistake extends GraphQLError {
  readonly said: Said;
  constructor(said: Said, { nodes, path, code = 'BAD_USER_INPUT' }: MistakeOptions = {}) {
    super(told(said, 'en'), { nodes, path, extensions: { code } });
    this.name = 'Mistake';
    this.said = said;
  }
}

export const badInput = (said: Said, nodes?: ASTNode | readonly ASTNode[]): Mistake => new Mistake(said, { nodes });

/** What an error says, for a text that names it; what graphql-js says is English, so it stands there as a quotation. */
export const saidBy = (error: Error): Said =>
  error instanceof Mistake ? error.said : said(ERRORS.OF_GRAPHQL_JS, { words: error.message });

/** Runs what may find a mistake that does not know where it stands; then it stands at this node. */
export function located<T>(node: ASTNode | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Mistake) || error.nodes) throw error;
    throw new Mistake(error.said, { nodes: node, code: error.extensions.code as MistakeOptions['code'] });
  }
}

/** Runs what may find a mistake in an argument without knowing its name; then the message begins with that. */
export function inArgument<T>(argument: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof Mistake ? badInput(said(ERRORS.IN_ARGUMENT, { argument, why: error.said })) : error;
  }
}
