/**
 * Stands in the bundle for `@graphql-tools/executor` (wrangler.toml), which is 11 KiB gzip: Yoga brings it to execute what
 * nobody else does, and here every operation is executed by `execute` in server.ts.
 */
export function normalizedExecutor(): never {
  throw new Error('An operation was given to the executor of Yoga. Only that of src/graphql/server.ts executes.');
}
