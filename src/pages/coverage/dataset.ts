/** The page as a data set, for search engines (https://schema.org/Dataset). */
import { savedAddress } from '../actions.tsx';
import { lastMonth } from '../charts/series.tsx';
import { label } from '../format.ts';
import { addressOf, type Source } from '../number.tsx';
import type { View } from '../page.ts';
import { askedOf } from './asked.ts';

export function datasetOf(
  view: View,
  {
    title,
    description,
    place,
    measure: shown,
    sources,
    dates,
  }: {
    title: string;
    description: string;
    place: string;
    measure: string;
    sources: readonly Source[];
    /** What the numbers shown are of: days, months, years. */
    dates: readonly string[];
  },
): object {
  const { origin, language, address, dataset } = view;
  const { area, measure, segment, basis, every } = askedOf(view, shown);
  const inOrder = dates.filter((date) => date).toSorted((a, b) => lastMonth(a).localeCompare(lastMonth(b)));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const download = (form: 'csv' | 'xlsx' | 'json', type: string) => ({
    '@type': 'DataDownload',
    encodingFormat: type,
    contentUrl: origin + savedAddress(view, 'series', form, { area, measure, segment, basis, every }),
  });
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: title,
    description,
    url: `${origin}/${language}${address}`,
    inLanguage: language,
    isAccessibleForFree: true,
    dateModified: dataset?.knownAt,
    version: dataset?.version,
    spatialCoverage: { '@type': 'Place', name: place },
    temporalCoverage: first && last ? `${first.slice(0, 7)}/${last.slice(0, 7)}` : undefined,
    variableMeasured: `${label(view, 'Measure', measure)}, ${label(view, 'Segment', segment)}`,
    isBasedOn: sources.map(({ publisher, title: name, url }) => ({
      '@type': 'CreativeWork',
      // How the project found it is no name: it may be a note of its own.
      name: name ?? publisher,
      publisher: { '@type': 'Organization', name: publisher },
      url: url ? addressOf(url) : undefined,
    })),
    distribution: [
      download('csv', 'text/csv'),
      download('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      download('json', 'application/json'),
    ],
  };
}
