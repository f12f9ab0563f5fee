import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the saved documents, for scripts/client.ts. */
export default {
  schema: '../schema/schema.graphql',
  documents: '../documents/*.graphql',
  generates: {
    'node_modules/.client/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          ID: 'string',
          Date: 'string',
          Month: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Count: 'number',
          JSON: 'unknown',
        },
      },
    },
  },
} satisfies CodegenConfig;
