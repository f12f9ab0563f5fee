/** What several pages show: dates that may not be known, the choice of an area, the same data in other forms. */
import { dateText, heading } from './format.ts';
import { link, type View } from './page.ts';

/** A date as exactly as it is known. */
export interface PartialDate {
  value: string | null;
}
export const partialText = (view: View, date: PartialDate | null | undefined): string =>
  date?.value ? dateText(view, date.value) : view.words.partial.unknown;

interface Named {
  code: string;
  name: string;
}

/** An area by its name, with the address of its page. */
export const AreaLink = ({ view, area }: { view: View; area: Named }) => (
  <a href={link(view, `/wilayah/${area.code}`)}>{area.name}</a>
);

/** What an agreement is called: its title, or the kind of paper where it has none. */
export interface Titled {
  code: string;
  title: string | null;
  instrument: string;
}
export const titleOf = (view: View, { title, instrument }: Titled): string =>
  title ?? heading(view, 'MouInstrument', instrument);

export const AgreementLink = ({ view, mou }: { view: View; mou: Titled }) => (
  <a href={link(view, agreementPath(mou.code))}>{titleOf(view, mou)}</a>
);
const agreementPath = (code: string) => `/mou/${encodeURIComponent(code).replaceAll('%3A', ':')}`;

/** The choice of the nation, a region or a province, in a form that asks by GET. */
export function AreaChoice({
  view,
  regions,
  chosen,
}: {
  view: View;
  regions: readonly RegionOfChoice[];
  chosen: string;
}) {
  const { words } = view;
  const option = ({ code, name }: Named) => (
    <option value={code} selected={code === chosen}>
      {name}
    </option>
  );
  return (
    <label>
      {words.chooseArea.area}{' '}
      <select name="within">
        {option({ code: 'ID', name: words.chooseArea.nation })}
        {regions.map((region) => (
          <optgroup label={region.name}>
            {option(region)}
            {region.provinces.map(option)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
export interface RegionOfChoice extends Named {
  provinces: readonly Named[];
}

/** The same data as files, and the question behind them in the explorer. */
export function Actions(given: { view: View; document: string; variables: Readonly<Record<string, unknown>> }) {
  const { view, document, variables } = given;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(variables))
    if (value !== null && value !== undefined) query.set(name, String(value));
  query.set('lang', view.language);
  return (
    <p class="actions">
      <a href={`/q/${document}.csv?${query}`}>CSV</a> <a href={`/q/${document}.xlsx?${query}`}>XLSX</a>{' '}
      <a href={`/explorer?document=${document}&${query}`}>{view.words.actions.explorer}</a>
    </p>
  );
}
