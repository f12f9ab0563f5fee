/** The explorer: GraphiQL over our own API, with a tab per question. Nothing is loaded from another host. */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './style.css';
import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement, Fragment, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { examples, language } from './examples.ts';
import { addressOf, openedBy } from './opened.ts';
import { forgetHeaders, lastQuestion, reuseTab, storage } from './storage.ts';

const WORDS = {
  en: {
    link: 'Copy a link to this question',
    copied: 'The address has it now',
    unknown: 'No saved question has the name',
  },
  id: {
    link: 'Salin tautan ke pertanyaan ini',
    copied: 'Kini ada di bilah alamat',
    unknown: 'Tidak ada pertanyaan tersimpan bernama',
  },
}[language];

document.documentElement.lang = language;
const address = new URLSearchParams(location.search);
const opened = openedBy(address);
forgetHeaders();
if (opened) reuseTab(opened);
const first = opened ?? lastQuestion();

// The page is there in both languages; the style sheet shows one. The link to the other one keeps what is opened.
document.title = document.querySelector(`.bar[lang="${language}"] h1`)?.textContent ?? document.title;
const other = document.querySelector<HTMLAnchorElement>(`.bar[lang="${language}"] [hreflang]`);
if (other) {
  const parameters = new URLSearchParams(address);
  parameters.set('lang', other.hreflang);
  other.href = `?${parameters}`;
}
const missing = address.get('document');
const notice = document.getElementById('notice');
if (notice && missing !== null && !opened) notice.textContent = `${WORDS.unknown} “${missing}”.`;

const CHAIN = 'M8 12l4-4M9 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.5 10.5M11 14l-1.5 1.5a3.2 3.2 0 0 1-4.5-4.5L6.5 9.5';
/** Puts the address of what is asked into the address bar, and on the clipboard where the browser lets it. */
function LinkButton(): ReactNode {
  const [label, setLabel] = useState(WORDS.link);
  const editors = useGraphiQL(({ queryEditor, variableEditor }) => ({ queryEditor, variableEditor }));
  const onClick = () => {
    const query = editors.queryEditor?.getValue() ?? '';
    const variables = editors.variableEditor?.getValue() ?? '';
    const link = addressOf({ query, variables }, language);
    history.replaceState(null, '', link);
    navigator.clipboard?.writeText(link).catch(() => {});
    setLabel(WORDS.copied);
  };
  const lines = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' } as const;
  const icon = { viewBox: '0 0 20 20', className: 'graphiql-toolbar-icon', 'aria-hidden': true, ...lines };
  return createElement(
    ToolbarButton,
    { label, onClick },
    createElement('svg', icon, createElement('path', { d: CHAIN })),
  );
}

// Answers speak it too, where the address asks for another than the browser does.
const fetcher = createGraphiQLFetcher({ url: '/graphql', headers: { 'accept-language': language } });
const tabs = [...(opened ? [opened] : []), ...examples.map((query) => ({ query }))];
const root = createRoot(document.getElementById('explorer') as HTMLElement);
root.render(
  createElement(
    GraphiQL,
    {
      fetcher,
      storage,
      shouldPersistHeaders: false,
      ...(first && { initialQuery: first.query, initialVariables: first.variables }),
      defaultTabs: tabs,
      defaultEditorToolsVisibility: first?.variables ? 'variables' : false,
    },
    createElement(GraphiQL.Logo, null, createElement(Fragment)),
    createElement(GraphiQL.Toolbar, {
      // biome-ignore lint/correctness/noChildrenProp: it takes a function, which the types of further arguments do not
      children: ({ prettify, copy, merge }) =>
        createElement(Fragment, null, prettify, copy, merge, createElement(LinkButton)),
    }),
  ),
);
