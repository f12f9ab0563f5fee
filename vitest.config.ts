import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Two copies of graphql would not know each other's types.
  resolve: { dedupe: ['graphql'] },
  test: {
    // `npm run test:slow` runs what is in test/slow instead.
    dir: 'test',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'slow/**'],
    globalSetup: ['test/support/global-setup.ts'],
    server: { deps: { inline: [/graphql-yoga/, /@pothos/, /@envelop/, /@graphql-tools/] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    maxWorkers: 2,
    // Files that run in one process share what they import: the schema takes a second each time.
    isolate: false,
    // The log has a line for every request.
    onConsoleLog: (line) => !line.startsWith('{"level":"info"'),
  },
});
