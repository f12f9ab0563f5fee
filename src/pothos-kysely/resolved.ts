import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { type Collector, selectionsOf } from './collect.ts';
import type { Cost } from './cost.ts';

/** What graphql-js takes to complete one value: about half a microsecond of the Worker. */
const VALUE = 0.005;
/** How many items a list of a resolved field is taken to have where the schema does not tell. */
const ASSUMED_LIST_SIZE = 3;
/** The root fields of introspection, which no type lists. */
const META: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
};

/**
 * Counts root fields that graphql-js resolves: introspection, above all. They ask nothing of the database, but complete
 * each value in the Worker, and `__schema` has all types of the schema in it.
 */
export class ResolvedCost {
  readonly #cost: Cost;
  readonly #collector: Collector;
  /** By type and field, where the schema tells how many there are; of types, most are of no other type. */
  readonly #sizes: Readonly<Record<string, number>>;

  constructor(schema: GraphQLSchema, collector: Collector, cost: Cost) {
    this.#cost = cost;
    this.#collector = collector;
    const types = Object.values(schema.getTypeMap());
    const fields = types.reduce((n, type) => n + ('getFields' in type ? Object.keys(type.getFields()).length : 0), 0);
    this.#sizes = { '__Schema.types': types.length, '__Type.fields': fields / types.length, '__Type.ofType': 0.5 };
  }

  field(type: GraphQLObjectType, responseName: string, nodes: readonly FieldNode[]): void {
    const name = nodes[0]?.name.value ?? '';
    const field = type.getFields()[name] ?? META[name];
    this.#cost.of(responseName, () => {
      this.#cost.add(VALUE);
      if (!field) return;
      const named = getNamedType(field.type);
      const below = () => {
        if (!isObjectType(named)) return;
        for (const [inner, fields] of this.#collector.collect(named, selectionsOf(nodes)))
          this.field(named, inner, fields);
      };
      const isList = isListType(getNullableType(field.type));
      const size = this.#sizes[`${type.name}.${name}`] ?? (isList ? ASSUMED_LIST_SIZE : 1);
      this.#cost.times(size, below, VALUE);
    });
  }
}
