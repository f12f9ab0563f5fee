/** All pages. Those with a word for the list of pages stand in it in this order. */
import { agreementPage } from './agreement.tsx';
import { agreementsPage } from './agreements.tsx';
import { coverage } from './coverage/page.tsx';
import { parts } from './coverage/parts.tsx';
import { developersPage } from './developers.tsx';
import { errorsPage } from './errors.tsx';
import { home } from './home.tsx';
import type { Page } from './page.ts';
import { qualityPage } from './quality.tsx';
import { savedPage } from './saved.tsx';

export const PAGES: readonly Page[] = [
  home,
  coverage,
  parts,
  agreementsPage,
  agreementPage,
  qualityPage,
  developersPage,
  savedPage,
  errorsPage,
];
