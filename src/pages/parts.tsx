/** What several pages show: dates that may not be known, agreements by their titles, the choice of an area, tables. */
import type { ComponentChildren } from 'preact';
import { dateText, heading } from './format.ts';
import { lastOf, type PartialDate, type Quantity, type Reported } from './number.tsx';
import { link, type View } from './page.ts';
import { Table } from './table.tsx';

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

/** A table whose first cells name their rows; words where there are no rows. */
export function Rows({ view, caption, head, rows }: RowsGiven) {
  if (rows.length === 0) return <p>{view.words.none}</p>;
  return (
    <Table caption={caption} head={head}>
      {rows.map(([first, ...others]) => (
        <tr>
          <th scope="row">{first}</th>
          {others.map((cell) => (
            <td>{cell ?? '–'}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
interface RowsGiven {
  view: View;
  caption: string;
  head: readonly string[];
  rows: readonly ComponentChildren[][];
}

interface Summed {
  month: string;
  reported: Quantity | null;
  reportedKnownFrom: string | null;
  sum: Quantity | null;
  sumKnownFrom: string | null;
  residual: Quantity | null;
}
/**
 * What is reported of the whole, the sum of its parts, and what is left between them: all of one month, each with its
 * sources and since when all that it is worked out of is known.
 */
export function sumsOf({ month, reported, reportedKnownFrom, sum, sumKnownFrom, residual }: Summed) {
  const asOf = { value: month };
  const all = [reported, sum].flatMap((each) => each?.sources ?? []);
  const sources = [...new Map(all.map((source) => [source.citation, source])).values()];
  return [
    { asOf, quantity: reported, knownFrom: reportedKnownFrom },
    { asOf, quantity: sum, isDerived: true, knownFrom: sumKnownFrom },
    {
      asOf,
      quantity: residual && { ...residual, sources },
      isDerived: true,
      knownFrom: lastOf([reportedKnownFrom, sumKnownFrom]),
    },
  ] as const satisfies readonly Reported[];
}

/**
 * Why the parts have no sum, or not the whole one. That they have no number is told once: by what is missing, which says
 * how many they are.
 */
export function whyNoSum({
  reason,
  notComputable,
}: {
  reason: string | null;
  notComputable: { code: string; reason: string } | null;
}): string[] {
  const other = notComputable?.code === 'NO_FIGURE' && reason ? undefined : notComputable?.reason;
  return [other, reason].filter((why) => !!why) as string[];
}
