/** What can be done with what a chart shows: take its table, ask for it oneself, cite it. */
import { queryOf, type View } from './page.ts';

/**
 * Links of one chart.
 * @param document the saved document that has the same numbers
 * @param asked the values of its variables
 * @param section the id of the chart's section on this page
 */
export function Actions({
  view,
  document,
  asked,
  section,
}: {
  view: View;
  document: string;
  asked: Readonly<Record<string, unknown>>;
  section: string;
}) {
  const { words, language, origin, cited: shown } = view;
  const { knownAt } = view.variables;
  const query = queryOf({ ...asked, knownAt });
  const cited = `${origin}/${language}${shown}#${section}`;
  return (
    <p class="actions">
      <a href={savedAddress(view, document, 'csv', asked)}>CSV</a>{' '}
      <a href={savedAddress(view, document, 'xlsx', asked)}>XLSX</a>{' '}
      <a href={`/explorer?${queryOf({ document, ...asked, knownAt, lang: language })}`}>{words.actions.explorer}</a>{' '}
      <a class="cite" href={cited}>
        {words.actions.address}
      </a>
      <span class="print-only">
        {' '}
        {cited} · {`/q/${document}?${query}`}
      </span>
    </p>
  );
}

/** Where a saved document is as a file. */
export const savedAddress = (
  view: View,
  document: string,
  form: 'json' | 'csv' | 'xlsx',
  asked: Readonly<Record<string, unknown>>,
): string => `/q/${document}.${form}?${queryOf({ ...asked, knownAt: view.variables.knownAt, lang: view.language })}`;
