import { defineConfig } from 'vitest/config';

const ONE_GRAPHQL = {
  // Two copies of graphql would not know each other's types.
  resolve: { dedupe: ['graphql'] },
};
const test = {
  server: { deps: { inline: [/graphql-yoga/, /@pothos/, /@envelop/, /@graphql-tools/, /@graphql-inspector/] } },
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Files that run in one process share what they import: the schema takes a second each time.
  isolate: false,
};
/** One throw-away PostgreSQL for all files of a run that ask for it. */
const globalSetup = ['test/support/global-setup.ts'];

export default defineConfig({
  ...ONE_GRAPHQL,
  test: {
    // One more than there are cores in CI: a test waits for the database half of its time.
    maxWorkers: 3,
    // `npm run test:coverage`: what runs in this process. What runs in workerd or in a child process is not counted.
    coverage: {
      include: ['src/**/*.{ts,tsx}', 'schema/**/*.ts'],
      exclude: ['**/*.gen.ts', 'schema/generated/**'],
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 90, statements: 90, functions: 90, branches: 90 },
    },
    reporters: ['default'],
    // The log has a line for every request.
    onConsoleLog: (line) => !line.startsWith('{"level":"info"'),
    projects: [
      { ...ONE_GRAPHQL, test: { ...test, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        ...ONE_GRAPHQL,
        test: {
          ...test,
          name: 'database',
          include: ['test/**/*.test.ts'],
          exclude: ['test/unit/**', 'test/slow/**'],
          globalSetup,
        },
      },
      { ...ONE_GRAPHQL, test: { ...test, name: 'slow', include: ['test/slow/**/*.test.ts'], globalSetup } },
    ],
  },
});
