import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from './params.ts';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
/** Response name to the field nodes that share it, in the order the specification gives. */
export type Collected = Map<string, FieldNode[]>;

/** CollectFields of the GraphQL specification (6.3.2), for one object type. */
export class Collector {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, fragments: Fragments, variables: Variables) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  collect(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Collected {
    const fields: Collected = new Map();
    const visited = new Set<string>();
    for (const set of sets) this.#walk(type, set, fields, visited);
    return fields;
  }

  #walk(type: GraphQLObjectType, set: SelectionSetNode, fields: Collected, visited: Set<string>): void {
    for (const selection of set.selections) {
      if (!this.#included(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const nodes = fields.get(name);
        if (nodes) nodes.push(selection);
        else fields.set(name, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments[selection.name.value] : selection;
      if (fragment && this.#applies(type, fragment.typeCondition?.name.value)) {
        this.#walk(type, fragment.selectionSet, fields, visited);
      }
    }
  }

  #included(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true;
    return (
      getDirectiveValues(GraphQLSkipDirective, selection, this.#variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, selection, this.#variables)?.if !== false
    );
  }

  #applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = this.#schema.getType(condition);
    return isAbstractType(conditionType) && this.#schema.isSubType(conditionType, type);
  }
}

/** The sub-selections of field nodes that share a response name: MergeSelectionSets of the specification (6.4.3). */
export const selectionsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap((node) => node.selectionSet ?? []);
