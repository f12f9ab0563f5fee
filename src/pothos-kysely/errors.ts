import { type ASTNode, GraphQLError } from 'graphql';

/** A mistake of the client's, in the form every other error of the operation has. */
export function badInput(message: string, nodes?: ASTNode | readonly ASTNode[]): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}
