/** All pages. Those with a word for the list of pages stand in it in this order. */
import { coverage } from './coverage/page.tsx';
import { home } from './home.tsx';
import type { Page } from './page.ts';

export const PAGES: readonly Page[] = [home, coverage];
