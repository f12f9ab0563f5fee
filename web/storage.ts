/**
 * What the explorer keeps in the browser: tabs, history and settings, but no header, as one may be a credential. GraphiQL
 * by itself keeps the headers of its history always, and those of tabs for who asks it to.
 */
import type { Storage } from '@graphiql/toolkit';

const PREFIX = 'graphiql:';
const TABS = `${PREFIX}tabState`;
/** JSON that has the headers of each tab or question in it. */
const WITH_HEADERS = ['tabState', 'queries', 'favorites'].map((name) => PREFIX + name);
const NEVER_KEPT = ['headers', 'shouldPersistHeaders'].map((name) => PREFIX + name);

const withoutHeaders = (json: string): string =>
  JSON.stringify(JSON.parse(json), (name, value) => (name === 'headers' ? null : value));

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

export const storage: Storage = {
  getItem: (name) => localStorage.getItem(name),
  setItem(name, text) {
    if (!NEVER_KEPT.includes(name))
      localStorage.setItem(name, WITH_HEADERS.includes(name) ? withoutHeaders(text) : text);
  },
  removeItem: (name) => localStorage.removeItem(name),
  clear() {
    for (const name of names()) localStorage.removeItem(name);
  },
  get length() {
    return names().length;
  },
};

interface Kept {
  activeTabIndex?: number;
  tabs?: { query?: string | null; variables?: string | null }[];
}
function keptTabs(): Kept {
  const text = localStorage.getItem(TABS);
  return (text && JSON.parse(text)) || {};
}

/**
 * Gives a question the tab that is kept of it, with the values that it has now: else each link to it adds a tab.
 * GraphiQL itself takes a tab again only where the values are the same too.
 */
export function reuseTab({ query, variables }: { query: string; variables: string }): void {
  const kept = keptTabs();
  const tab = kept.tabs?.find?.((each) => each?.query === query);
  if (!tab) return;
  tab.variables = variables;
  storage.setItem(TABS, JSON.stringify(kept));
}

/** The question that was looked at last. GraphiQL itself shows its tab empty unless something was typed there. */
export function lastQuestion(): { query: string; variables: string } | undefined {
  const { tabs, activeTabIndex = 0 } = keptTabs();
  const tab = tabs?.[activeTabIndex];
  return tab?.query ? { query: tab.query, variables: tab.variables ?? '' } : undefined;
}

/** Takes out the headers that were kept before this module was there. What cannot be read goes with them. */
export function forgetHeaders(): void {
  for (const name of [...NEVER_KEPT, ...WITH_HEADERS]) {
    const text = localStorage.getItem(name);
    localStorage.removeItem(name);
    try {
      if (text !== null) storage.setItem(name, text);
    } catch {
      // It was no JSON.
    }
  }
}
