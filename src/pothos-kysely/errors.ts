import { type ASTNode, GraphQLError } from 'graphql';

/** A mistake of the client's, in the form every other error of the operation has. */
export function badInput(message: string, nodes?: ASTNode | readonly ASTNode[]): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}

/** Runs what may find a mistake that does not know where it stands; then it stands at this node. */
export function located<T>(node: ASTNode | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.nodes) throw error;
    throw new GraphQLError(error.message, { nodes: node, extensions: error.extensions });
  }
}

/** Runs what may find a mistake in an argument without knowing its name; then the message begins with that. */
export function inArgument<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof GraphQLError ? badInput(`Argument "${name}": ${error.message}`) : error;
  }
}
