import { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { type Catalog, onlyKey } from './catalog.ts';
import { checkSchema } from './check.ts';
import { EXTENSION, type KyselyOptions, planOf, type Slot, slotOf } from './slots.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      kysely: KyselyPlugin<Types>;
    }
  }
}

/** Settles nullability from the catalog, and checks the schema once it is built, unless the build is for production. */
export class KyselyPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  get #options(): KyselyOptions {
    return (this.builder.options as unknown as { kysely: KyselyOptions }).kysely;
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const slot = slotOf(config);
    if (!slot || config.extensions?.[`${EXTENSION}Nullable`] !== undefined) return config;
    const nullable = this.#isNullable(slot, config);
    return nullable === undefined ? config : { ...config, type: { ...config.type, nullable } };
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    schema.extensions = { ...schema.extensions, [EXTENSION]: this.#options };
    joinByKeys(schema, this.#options.catalog);
    // What is deployed was checked when it was tested. A bundler leaves this out then.
    if (process.env.NODE_ENV !== 'production') checkSchema(schema, this.#options);
    nameConnections(schema);
    return schema;
  }

  /** Whether the column behind a field may be null; undefined where the catalog does not say. */
  #isNullable(slot: Slot, config: PothosOutputFieldConfig<Types>): boolean | undefined {
    if ((slot.kind !== 'column' && slot.kind !== 'embed') || slot.column === undefined) {
      return slot.kind === 'embed' ? false : undefined;
    }
    const parent = this.buildCache.getTypeConfig(config.parentType);
    const plan = parent.extensions?.[EXTENSION] as { table: string } | undefined;
    return plan && this.#options.catalog.tables[plan.table]?.columns[slot.column]?.nullable;
  }
}

/** A to-one relation that does not say how it finds its row follows the only foreign key of one column. */
function joinByKeys(schema: GraphQLSchema, { tables }: Catalog): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const parent = tables[planOf(type)?.table ?? ''];
    if (!parent || (!isObjectType(type) && !isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const slot = slotOf(field);
      const child = planOf(getNamedType(field.type));
      if (slot?.kind === 'one' && child && !slot.on && !slot.from && !slot.where)
        slot.on = onlyKey(parent, child.table);
    }
  }
}

/** Tells connections the field that declares them, as their cursors name it. A type shares what it has from an interface. */
function nameConnections(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const slot = slotOf(field);
      const inherits = type
        .getInterfaces()
        .some((above) => above.getFields()[field.name]?.extensions[EXTENSION] === slot);
      if (slot?.kind === 'connection' && !inherits) slot.name = `${type.name}.${field.name}`;
    }
  }
}
