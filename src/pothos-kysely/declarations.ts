import type { FieldRef, InterfaceParam, ObjectRef, SchemaTypes } from '@pothos/core';
import type { KyselyFields } from './fields.ts';
import type { KyselyOptions, ScalarCodec } from './slots.ts';
import type {
  InterfaceOptions,
  KyselyRef,
  NodeOptions,
  ObjectOptions,
  RowOf,
  StandsOn,
  TableName,
  UnionOptions,
} from './types.ts';

export interface TypeWords<Types extends SchemaTypes> {
  description?: string;
  interfaces?: InterfaceParam<Types>[] | (() => InterfaceParam<Types>[]);
}
export type FieldMapOf<Types extends SchemaTypes> = Record<string, FieldRef<Types>>;

export interface ImplementOptions<Types extends SchemaTypes, Table extends string> extends TypeWords<Types> {
  fields: FieldsOf<Types, Table>;
}
export type FieldsOf<Types extends SchemaTypes, Table extends string> = (
  t: KyselyFields<Types, RowOf<Types, Table>>,
) => FieldMapOf<Types>;

/** A type that is named first and given its fields later, so that types may refer to each other. */
export type Implementable<
  Types extends SchemaTypes,
  Table extends string,
  Ref = ObjectRef<Types, unknown>,
> = StandsOn<Table> &
  Ref & {
    implement(options: ImplementOptions<Types, Table>): void;
    /** Adds fields to a type that is implemented elsewhere; those of an interface are its members' too. */
    extend(fields: FieldsOf<Types, Table>): void;
  };

declare global {
  export namespace PothosSchemaTypes {
    export interface UserSchemaTypes {
      KyselyDB: object;
    }
    export interface ExtendDefaultTypes<PartialTypes extends Partial<UserSchemaTypes>> {
      KyselyDB: PartialTypes['KyselyDB'] & {};
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      /** Options of the kysely plugin. */
      kysely: Omit<KyselyOptions, 'scalars'> & {
        scalars?: { [Name in keyof Types['Scalars'] & string]?: ScalarCodec };
      };
    }
    export interface SchemaBuilder<Types extends SchemaTypes> {
      /** An object type standing on a table, view or composite type. */
      kyselyObject<Table extends TableName<Types>>(
        name: string,
        options: ObjectOptions<Types, Table>,
      ): Implementable<Types, Table>;
      /** An object type with a global id, reached by `node(id:)` and `nodes(ids:)`. */
      kyselyNode<Table extends TableName<Types>>(
        name: string,
        options: NodeOptions<Types, Table>,
      ): Implementable<Types, Table>;
      /** An interface over rows of one table. */
      kyselyInterface<Table extends TableName<Types>>(
        name: string,
        options: InterfaceOptions<Types, Table>,
      ): Implementable<Types, Table, InterfaceRef<Types, unknown>>;
      /** A union over rows of one table. */
      kyselyUnion<Table extends TableName<Types>>(
        name: string,
        options: UnionOptions<Types, Table>,
      ): KyselyRef<Types, Table>;
      /** Compiled root fields of Query. */
      kyselyQuery(fields: (t: KyselyFields<Types, never>) => FieldMapOf<Types>): void;
      /** Compiled root fields of Mutation. */
      kyselyMutation(fields: (t: KyselyFields<Types, never>) => FieldMapOf<Types>): void;
    }
  }
}
