/** How what a field was, or became, is written: the JSON of `changes` of a version, for people. */
import { dateText, label, numberText } from './format.ts';
import type { View } from './page.ts';
import { partialText } from './parts.tsx';

/** Of which enum the values of a field are. */
const ENUMS: Readonly<Record<string, string>> = {
  instrument: 'MouInstrument',
  stage: 'MouStage',
  role: 'PartyRole',
  capacity: 'SigningCapacity',
  segment: 'Segment',
  payer: 'Payer',
};
/** In what the numbers of a field are. */
const UNITS: Readonly<Record<string, string>> = { workers: 'WORKERS', budget: 'RUPIAH' };
const NUMBER = /^\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param field its name in the API, which says what its value means */
export function changedText(view: View, field: string, value: unknown): string {
  const { agreement: words } = view.words;
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((item) => changedText(view, field, item)).join('; ');
  if (typeof value === 'object') {
    if ('precision' in value && 'value' in value) return partialText(view, value as { value: string | null });
    const parts = Object.entries(value).filter(([, part]) => part !== null);
    return parts.map(([name, part]) => changedText(view, name, part)).join(', ');
  }
  const text = String(value);
  if (DAY.test(text)) return dateText(view, text);
  if (UNITS[field] && NUMBER.test(text)) return numberText(view, text, UNITS[field]);
  return ENUMS[field] ? label(view, ENUMS[field], text) : text;
}
