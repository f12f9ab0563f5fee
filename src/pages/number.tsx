/** Numbers as the pages write them: never without how sure they are, and never 0 for what is not known. */
import { dayOf } from '../http/days.ts';
import { capital, dateText, explained, heading, label, numberText, shareText, shortText } from './format.ts';
import type { View } from './page.ts';
import { Written } from './written.tsx';

export interface Source {
  publisher: string;
  /** How the project found it: often an address with a remark. */
  citation?: string;
  title?: string | null;
  url?: string | null;
  licence?: string | null;
}
/** A quantity of the API, as far as a document asks for it. */
export interface Quantity {
  value: string | null;
  low?: string | null;
  high?: string | null;
  unit: string;
  precision: string;
  basis?: string | null;
  asOf?: string | null;
  sources?: readonly Source[];
}
/** A number with all that the API tells of it. */
export interface Reported {
  quantity: Quantity | null;
  isDerived?: boolean | null;
  flags?: readonly string[] | null;
  /** What it is of, as exactly as its source says; else the figure tells it, else the quantity its last day. */
  asOf?: PartialDate | null;
  /** Since when all that makes the number is known. */
  knownFrom?: string | null;
  figure?: {
    asOf?: PartialDate;
    note?: string | null;
    noteLanguage?: 'ID' | 'EN' | null;
  } | null;
}
/** A date as exactly as it is known. */
export interface PartialDate {
  value: string | null;
}
/** A ratio of the API. */
export interface Ratio {
  value: string | null;
  low?: string | null;
  high?: string | null;
  precision?: string | null;
}

/** Of a number that is no single one; short as a sign, long as a word. */
const SIGNS: Readonly<Record<string, string>> = { APPROXIMATE: '≈ ', ESTIMATE: '≈ ', AT_LEAST: '≥ ', MORE_THAN: '> ' };

/** A number in words: `sekitar 1.400.000`, `400.000–500.000`, `tidak ada data`. */
export const quantityText = (view: View, quantity: Quantity | null | undefined): string =>
  quantity
    ? boundedText(view, quantity, (value) => numberText(view, value, quantity.unit), wordOf(view))
    : view.words.noData;

/** The same beside a number that is called estimated already: `sekitar 7.900.000`, not `diperkirakan` once more. */
export const aboutText = (view: View, quantity: Quantity | null | undefined): string =>
  quantityText(view, quantity?.precision === 'ESTIMATE' ? { ...quantity, precision: 'APPROXIMATE' } : quantity);

/** The same in few characters: `≈ 1,4 jt`. */
export const quantitySign = (view: View, quantity: Quantity | null | undefined): string =>
  quantity
    ? boundedText(
        view,
        quantity,
        (value) => shortText(view, value, quantity.unit),
        (precision) => SIGNS[precision] ?? '',
      )
    : view.words.noData;

/**
 * A ratio in words, in percent: `30,62%`, `sekitar 42%`. What is not exact is written in whole percent. Above 100 % it
 * stays what it is.
 */
export const ratioText = (view: View, ratio: Ratio | null | undefined): string =>
  ratio
    ? boundedText(view, ratio, (value) => shareText(view, value, ratio.precision === 'EXACT' ? 2 : 0), wordOf(view))
    : view.words.noData;

const wordOf = (view: View) => (precision: string) =>
  precision === 'EXACT' ? '' : `${label(view, 'Precision', precision)} `;

function boundedText(
  view: View,
  { value, low, high, precision }: Ratio,
  write: (value: string) => string,
  word: (precision: string) => string,
): string {
  if (value !== null) return word(precision ?? 'EXACT') + write(value);
  if (low && high) return `${write(low)}–${write(high)}`;
  if (low) return word('AT_LEAST') + write(low);
  return view.words.noData;
}

/** All that is known of a number besides itself, a line for each. */
export function particulars(view: View, reported: Reported): string[] {
  const { words } = view;
  const { quantity, isDerived, flags } = reported;
  if (!quantity) return [];
  const { sources = [] } = quantity;
  return [
    `${words.number.precision}: ${label(view, 'Precision', quantity.precision)}`,
    basisText(view, reported),
    asOfText(view, reported) && words.number.asOf(asOfText(view, reported)),
    knownSinceText(view, reported),
    isDerived ? words.number.derived : '',
    sources.length > 0 ? `${words.number.source}: ${sources.map((source) => sourceText(view, source)).join('; ')}` : '',
    flags?.length ? `${words.number.doubts}: ${flags.map((flag) => label(view, 'FigureFlag', flag)).join(', ')}` : '',
  ].filter((line) => line !== '');
}

/** What a number is of: a day, month or year, as exactly as its source says. */
export const asOf = ({ quantity, asOf: own, figure }: Reported): string =>
  own?.value ?? figure?.asOf?.value ?? quantity?.asOf ?? '';
export const asOfText = (view: View, reported: Reported): string => {
  const date = asOf(reported);
  return date && dateText(view, date);
};

/** A number with what other numbers of the same answer tell of it, where it is one of them. */
export const toldOf = (quantity: Quantity | null, known: readonly Reported[]): Reported => ({
  ...(quantity && known.find((other) => isSame(quantity, other.quantity))),
  quantity,
});
/** The workers that a coverage divides by, with what is told of their estimates. */
export const denominatorOf = ({
  denominator,
  potentials,
}: {
  denominator: Quantity | null;
  potentials: readonly { asOf: PartialDate; knownFrom: string }[];
}): Reported => ({
  quantity: denominator,
  asOf: potentials[0]?.asOf ?? null,
  knownFrom: lastOf(potentials.map(({ knownFrom }) => knownFrom)),
});
/** The last of some moments; null where there is none. */
export const lastOf = (moments: readonly (string | null)[]): string | null =>
  moments
    .filter((moment) => moment !== null)
    .toSorted()
    .at(-1) ?? null;
/** What a number that is the sum of others is of: the month that all of them are of. */
export function sumOf({ quantity }: Reported, parts: readonly Reported[]): Reported['figure'] {
  const added = parts.reduce((sum, part) => sum + Number(part.quantity?.value), 0);
  const asOf = parts[0]?.figure?.asOf;
  const isOne = parts.every(({ figure }) => figure?.asOf?.value === asOf?.value);
  return asOf && isOne && added === Number(quantity?.value) ? { asOf } : null;
}
const isSame = (one: Quantity, other: Quantity | null): boolean =>
  (['value', 'low', 'high', 'unit', 'asOf'] as const).every((part) => one[part] === other?.[part]);

/** Of what has none, such as an estimate of workers, that is told in words. */
const basisText = (view: View, { quantity }: Reported): string => {
  const { basis, noBasis } = view.words.number;
  const own = quantity?.basis;
  return own === undefined ? '' : `${basis}: ${own === null ? noBasis : label(view, 'Basis', own)}`;
};
export const knownSinceText = (view: View, { knownFrom }: Pick<Reported, 'knownFrom'>): string =>
  knownFrom ? view.words.number.knownSince(dateText(view, dayOf(knownFrom))) : '';
/** Texts as sentences. What is empty is left out. */
const sentences = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => ` ${capital(text)}.`)
    .join('');

const sourceText = (view: View, { publisher, title, url, citation }: Source) =>
  [
    publisher,
    title && `“${title}”`,
    ...(url ? [url] : [citation !== publisher && citation, view.words.number.noAddress]),
  ]
    .filter((part) => part)
    .join(', ');

/** Number and unit with all there is to tell, in one line: what a mark says when it is pointed at. */
export function tells(view: View, name: string, reported: Reported): string {
  const { quantity } = reported;
  const unit = quantity && quantity.unit !== 'PERCENT' ? ` ${label(view, 'Unit', quantity.unit)}` : '';
  return `${name}: ${[quantityText(view, quantity) + unit, ...particulars(view, reported)].join('; ')}.`;
}

/** A number as large text, with what is known of it below. */
export function BigNumber({ view, reported, what }: { view: View; reported: Reported; what: string }) {
  const { quantity } = reported;
  return (
    <div class={quantity ? 'big' : 'big none'}>
      <p class="value">
        {quantity ? (
          <>
            <strong>{capital(quantityText(view, quantity))}</strong> {what}
          </>
        ) : (
          <strong>{view.words.noDataOf(what)}</strong>
        )}
      </p>
      <Particulars view={view} reported={reported} />
    </div>
  );
}

/** What is known of a number, as a line of small text. */
export function Particulars({ view, reported }: { view: View; reported: Reported }) {
  const { quantity, isDerived } = reported;
  const { words } = view;
  if (!quantity) return null;
  const { sources = [] } = quantity;
  return (
    <p class="particulars">
      {sentences([
        [
          // The word for any other precision stands before the number.
          quantity.precision === 'EXACT' ? label(view, 'Precision', quantity.precision) : '',
          asOfText(view, reported) && words.number.asOf(asOfText(view, reported)),
          isDerived ? words.number.derived : '',
        ]
          .filter((part) => part)
          .join(', '),
      ]).trim()}
      {sources.length > 0 && (
        <>
          {` ${capital(words.number.source)}: `}
          <Sources view={view} sources={sources} />.
        </>
      )}
      {sentences([basisText(view, reported), knownSinceText(view, reported)])}
      <Doubts view={view} reported={reported} />
    </p>
  );
}

/** How sure a number of a table is, whose day and source have columns of their own. */
export function HowSure({ view, reported }: { view: View; reported: Reported }) {
  const { quantity, isDerived } = reported;
  const { words } = view;
  if (!quantity) return null;
  return (
    <span class="particulars">
      {sentences([
        `${words.number.precision}: ${label(view, 'Precision', quantity.precision)}`,
        basisText(view, reported),
        knownSinceText(view, reported),
        isDerived ? words.number.derived : '',
      ]).trim()}
      <Doubts view={view} reported={reported} />
    </span>
  );
}

/** The doubts about a number, each with what it means, and what was remarked on the figure. */
function Doubts({ view, reported: { flags, figure } }: { view: View; reported: Reported }) {
  return (
    <>
      {flags?.map((flag) => (
        <Doubt view={view} of="FigureFlag" flag={flag} />
      ))}
      {flags && flags.length > 0 && figure?.note && (
        <>
          {' '}
          {view.words.number.note}: <Written text={figure.note} language={figure.noteLanguage} view={view} />
        </>
      )}
    </>
  );
}

/** A doubt about a number or a ratio, in words and with its meaning. */
export const Doubt = ({ view, of, flag }: { view: View; of: 'FigureFlag' | 'RatioFlag'; flag: string }) => (
  <>
    {' '}
    <span class="doubt">⚑ {heading(view, of, flag)}:</span> {explained(view, of, flag)}
  </>
);

/** Known doubts about a number, in words. */
export function Flags({ view, of, flags }: { view: View; of: string; flags: readonly string[] | null | undefined }) {
  if (!flags || flags.length === 0) return null;
  return <span class="doubt"> ⚑ {flags.map((flag) => label(view, of, flag)).join(', ')}</span>;
}

/** Where a chart tells all about the mark that is pointed at; the script of the pages writes it there. */
export function Readout({ view }: { view: View }) {
  return (
    <p class="readout" role="status">
      {view.words.number.more}
    </p>
  );
}

/** What a bar draws: of a range from its lower to its upper end, of a bound up to the end that is known. */
export function extentOf(number: Pick<Quantity, 'value' | 'low' | 'high'> | null | undefined): {
  value: number;
  low?: number;
} {
  const { value, low, high } = number ?? { value: null };
  if (value !== null || !low || !high) return { value: Math.abs(Number(value ?? low ?? 0)) };
  const [near, far] = [Math.abs(Number(low)), Math.abs(Number(high))].toSorted((a, b) => a - b) as [number, number];
  // A difference may be on either side of 0.
  return { value: far, low: Number(low) < 0 && Number(high) > 0 ? 0 : near };
}

/** A number to draw: of a range its middle, of a bound the end that is known. */
export function numberOf(quantity: Quantity | null | undefined): number | undefined {
  if (!quantity) return undefined;
  const { value, low, high } = quantity;
  if (value !== null) return Number(value);
  if (low && high) return (Number(low) + Number(high)) / 2;
  return low ? Number(low) : undefined;
}

/** Sources by their publishers, with their addresses; of one that has none it says so. */
export function Sources({ view, sources }: { view: View; sources: readonly Source[] }) {
  return (
    <>
      {sources.map((source, i) => (
        <span>
          {i > 0 && '; '}
          {source.url ? (
            <a class="source" href={addressOf(source.url)}>
              {source.publisher}
            </a>
          ) : (
            `${source.publisher} (${view.words.number.noAddress})`
          )}
        </span>
      ))}
    </>
  );
}

/** All sources of a page, each with its address and licence. */
export function SourceList({ view, sources }: { view: View; sources: readonly Source[] }) {
  if (sources.length === 0) return <p class="nothing">{view.words.noData}</p>;
  return (
    <ul class="sources">
      {sources.map(({ publisher, title, citation, url, licence }) => (
        <li>
          <strong>{publisher}</strong>
          {title && `, “${title}”`}
          {url ? (
            <>
              , <a href={addressOf(url)}>{url}</a>
            </>
          ) : (
            <span class="quiet">
              {citation && citation !== publisher && ` ${citation}`} ({view.words.number.noAddress})
            </span>
          )}
          {licence && `. ${licence}`}
        </li>
      ))}
    </ul>
  );
}

/** Sources are written down as people write addresses: mostly without the beginning. */
export const addressOf = (url: string): string => (/^https?:\/\//.test(url) ? url : `https://${url}`);
