/**
 * A Pothos plugin and a compiler: a GraphQL operation becomes one SQL statement whose single cell is the finished
 * JSON. See README.md beside this file.
 */
import SchemaBuilder from '@pothos/core';
import './builder.ts';
import { KyselyPlugin } from './plugin.ts';
import './declarations.ts';

export type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts';
export { type Compiler, createCompiler, type Prepared, type PrepareOptions } from './compiler.ts';
export { CostLimitExceeded, type CostLimits, type FieldCost } from './cost.ts';
export type { Implementable } from './declarations.ts';
export { Mistake } from './errors.ts';
export type { KyselyFields } from './fields.ts';
export { type Arg, functionsOf, type Pg } from './functions.ts';
export type { Batch, Io, Result, Statement } from './operation.ts';
export { type ArgumentRules, idOf, ruled, rulesOf } from './rules.ts';
export { inPart, type Parameter, type Said, said, shown, type Text, type TextLanguage, told } from './said.ts';
export type { KyselyOptions, ScalarCodec } from './slots.ts';
export type { IdInput, KyselyRef, SqlArg, SqlArgs, TypedRef } from './types.ts';
export { coerceVariables, inLiteral } from './variables.ts';

export default 'kysely' as const;

SchemaBuilder.registerPlugin('kysely', KyselyPlugin);
