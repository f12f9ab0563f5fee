/** The explorer: GraphiQL over our own API, with a tab per question. Nothing is loaded from another host. */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { examples, language } from './examples.ts';

document.documentElement.lang = language;
// Answers speak it too, where the address asks for another than the browser does.
const fetcher = createGraphiQLFetcher({ url: '/graphql', headers: { 'accept-language': language } });
// The list of saved documents opens one by an address that has its text.
const opened = new URLSearchParams(location.hash.slice(1)).get('query') ?? undefined;
const root = createRoot(document.getElementById('explorer') as HTMLElement);
root.render(
  createElement(GraphiQL, {
    fetcher,
    initialQuery: opened,
    defaultTabs: examples.map((query) => ({ query })),
    defaultEditorToolsVisibility: false,
  }),
);
