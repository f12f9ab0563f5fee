/** `npm run build:web`: the explorer, and what the pages load, as static files in web/dist. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../web', import.meta.url));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 8000,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: [`${root}/explorer.html`, `${root}/pages.ts`],
      output: {
        // The pages name these two, whatever is in them.
        entryFileNames: ({ name }) => (name === 'pages' ? 'assets/pages.js' : 'assets/[name]-[hash].js'),
        assetFileNames: ({ names }) =>
          names.includes('pages.css') ? 'assets/pages.css' : 'assets/[name]-[hash][extname]',
      },
    },
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
console.log('explorer and pages built in web/dist');
