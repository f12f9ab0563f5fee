import {
  type ASTNode,
  type ASTVisitor,
  type ConstValueNode,
  type GraphQLError,
  Kind,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { inLiteral } from '../pothos-kysely/index.ts';

/**
 * The rule of graphql-js that literals fit their types, in whose errors it also stands which argument it is, `filter.at`
 * for a field of an input object and `rows[3]` for an item of a list, or which variable's default, and always a place: what
 * a scalar throws has none of its own.
 */
function LocatedValuesRule(context: ValidationContext): ASTVisitor {
  let way: readonly ASTNode[] = [];
  const reportError = (error: GraphQLError) => {
    const name = way.flatMap((node, i) => nameIn(node, way[i + 1]) ?? []).join('.');
    context.reportError(inLiteral(error, name.replaceAll('.[', '['), error.nodes ?? way.at(-1)));
  };
  const rule = ValuesOfCorrectTypeRule(Object.create(context, { reportError: { value: reportError } }));
  const visitor = Object.entries(rule as Record<string, (node: ASTNode) => unknown>).map(([kind, visit]) => [
    kind,
    (node: ASTNode, _key: unknown, parent: Above, _path: unknown, ancestors: Above[]) => {
      way = [...ancestors, parent, node].filter((each): each is ASTNode => !!each && !Array.isArray(each));
      return visit(node);
    },
  ]);
  return Object.fromEntries(visitor);
}

type Above = ASTNode | ASTNode[] | undefined;
const nameIn = (node: ASTNode, below?: ASTNode): string | undefined => {
  if (node.kind === Kind.VARIABLE_DEFINITION) return `$${node.variable.name.value}`;
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  const place = node.kind === Kind.LIST ? node.values.indexOf(below as ConstValueNode) : -1;
  return place < 0 ? undefined : `[${place}]`;
};

/** What is checked of a document. */
export const VALIDATION_RULES: readonly ValidationRule[] = specifiedRules.map((rule) =>
  rule === ValuesOfCorrectTypeRule ? LocatedValuesRule : rule,
);
