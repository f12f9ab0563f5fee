/** What both pages of an area begin with: where it is, what it is called, and what of it is looked at. */
import { capital, dateText, heading, label } from '../format.ts';
import { link, type View } from '../page.ts';
import type { Asked } from './asked.ts';
import { Filters } from './filters.tsx';

interface Place {
  code: string;
  name: string;
  kind: string;
}

/** Feeds and calendars are Indonesian where their address names no language. */
const spoken = ({ language }: View): string => (language === 'id' ? '' : `?lang=${language}`);
/** Where the changes of an area can be followed. */
export const feedOf = (view: View, code: string): string => `/feed/${code}.atom${spoken(view)}`;

/** @param area with all areas that it lies in, the largest first */
export function AreaHead({
  view,
  asked,
  area,
  here,
}: {
  view: View;
  asked: Asked;
  area: Place & { above: readonly Place[] };
  here: 'overview' | 'parts';
}) {
  const { words } = view;
  const { measure, segment, basis, at } = asked;
  const tab = (name: typeof here, path: string, word: string) => (
    <a
      href={link(view, `/wilayah/${area.code}${path}`, { measure, segment, basis, at })}
      aria-current={name === here ? 'page' : undefined}
    >
      {word}
    </a>
  );
  return (
    <>
      <nav class="above" aria-label={words.coverage.above}>
        {area.above.map(({ code, name }) => (
          <a href={link(view, `/wilayah/${code}`, { at })}>{name}</a>
        ))}
        <a href={link(view, '/mou', { within: area.code })}>{words.nav.agreements}</a>
        <a href={link(view, '/mutu', { within: area.code })}>{words.nav.quality}</a>
        <a href={feedOf(view, area.code)}>{words.coverage.feed}</a>
        <a href={`/calendar/${area.code}.ics${spoken(view)}`}>{words.coverage.calendar}</a>
      </nav>
      <h1>{area.name}</h1>
      <p class="quiet">
        {heading(view, 'AreaKind', area.kind)} · <code>{area.code}</code>
      </p>
      <nav class="tabs" aria-label={words.coverage.pagesOfArea}>
        {tab('overview', '', words.coverage.overview)}
        {tab('parts', '/urutan', words.coverage.toParts)}
      </nav>
      <Filters view={view} asked={asked} />
      <p>
        {capital(label(view, 'Measure', measure))}, {label(view, 'Segment', segment)},{' '}
        {words.coverage.upTo(dateText(view, asked.month))}
      </p>
    </>
  );
}
