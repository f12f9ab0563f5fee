/** What each viewer of the access tests reaches, and the canaries it may meet. */
import { BANK_DRAFT, canary, DRAFT_AREAS } from '../support/access.ts';
import { MAY, type Operation, PLACES, ROLE, type Viewer } from './policy.ts';

/** What lies in and below the area of a viewer's grant, of the areas that have drafts. */
export const BELOW: Readonly<Record<string, readonly string[]>> = {
  '64': ['64', '64.71', '64.72'],
  '64.71': ['64.71'],
  'KC-BANJARMASIN': ['KC-BANJARMASIN', '63.71'],
  VII: ['VII', '64', '64.71', '64.72', '63.71', '63.07', 'KC-BANJARMASIN'],
  'JAWA-TIMUR': ['JAWA-TIMUR', '35.78'],
  ID: DRAFT_AREAS,
};
export const may = (viewer: Viewer, operation: Operation) => (MAY[ROLE[viewer]] ?? []).includes(operation);
export const reach = (viewer: Viewer) => BELOW[PLACES[viewer].self ?? ''] ?? [];
/** The canaries a viewer may meet: drafts of its areas, and for those who read access and the log, what is there. */
export function permitted(viewer: Viewer): string[] {
  if (!may(viewer, 'READ_DRAFT')) return [];
  const areas = reach(viewer);
  const government = ROLE[viewer] === 'GOVERNMENT';
  const own = areas.map(canary);
  if (areas.includes('64.71') && !government) own.push(canary(BANK_DRAFT));
  if (areas.includes('64')) own.push(canary('64:PAPER'), canary('64:NOTE'));
  return own;
}
export const met = (text: string) => [...new Set(text.match(/CANARY\([^)]*\)/g) ?? [])].sort();

/** The right that a text of an access database is read by: of what hangs on a draft, another than the draft's. */
const READ_BY: Readonly<Record<string, Operation>> = {
  document: 'READ_PAPER',
  private: 'READ_NOTE',
  actor: 'READ_ACCESS',
  key: 'READ_ACCESS',
  audit: 'READ_AUDIT',
  submitted: 'SUBMIT_FIGURE',
  '64:PAPER': 'READ_PAPER',
  '64:NOTE': 'READ_NOTE',
};
/** In a list of submissions the same, but for which office did something with one: who sees the submission sees that. */
export const READ_WITH_SUBMISSIONS: typeof READ_BY = { ...READ_BY, actor: 'SUBMIT_FIGURE' };
/** What of it is in a text: canaries with the word after them, and codes of drafts. */
export function metIn(text: string): string[] {
  const texts = [...text.matchAll(/CANARY\(([^)]*)\)(?: (\w+))?/g)].map(([, area, word]) => `${area} ${word ?? area}`);
  const codes = [...text.matchAll(/([\w.-]+):(DRAFT|BANK)\b/g)].map(
    ([, area, kind]) => `${area}${kind === 'BANK' ? ':BANK' : ''} code`,
  );
  return [...new Set([...texts, ...codes])].sort();
}
/** May the viewer meet it? */
export function mayMeet(viewer: Viewer, met: string, readBy = READ_BY): boolean {
  const [about, word] = met.split(' ') as [string, string];
  const area = about.split(':')[0] as string;
  // A government reads drafts as a party.
  return (
    may(viewer, readBy[word] ?? 'READ_DRAFT') &&
    reach(viewer).includes(area) &&
    !(about === BANK_DRAFT && ROLE[viewer] === 'GOVERNMENT')
  );
}
