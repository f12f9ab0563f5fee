import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { wholeSchema } from './index.ts';

/** The schema in the schema definition language, with the directives on its fields, which graphql-js leaves out. */
export const printSdl = (): string => `${printSchemaWithDirectives(wholeSchema())}\n`;
