/** The areas that an area consists of, as tiles. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Tiles } from '../charts/tiles.tsx';
import { dateText, heading, label, numberText } from '../format.ts';
import { Section } from '../layout.tsx';
import { asOfText, HowSure, quantityText, Readout, Sources } from '../number.tsx';
import { link, type View } from '../page.ts';
import { AreaLink, Rows } from '../parts.tsx';
import { type Asked, partsOf } from './asked.ts';

type Area = NonNullable<CoverageQuery['area']>;
type Distribution = Area['distribution'];

/** @param comparableMonths how many months old a number may be and still be told as new */
export function PartsMap({
  view,
  asked,
  map,
  distribution,
  comparableMonths,
}: {
  view: View;
  asked: Asked;
  map: Area['map'];
  distribution: Distribution;
  comparableMonths: number;
}) {
  const { words } = view;
  const { area, over, measure, segment, basis, at, month } = asked;
  const named = words.coverage.map(label(view, 'RollUpOver', over));
  const oldBefore = monthsBefore(month, comparableMonths);
  return (
    <Section id="map" title={named}>
      {partsOf(area).length > 1 && (
        <p class="chips">
          {partsOf(area).map((kind) => (
            <a
              href={`${link(view, `/wilayah/${area}`, { over: kind, measure, segment, basis, at })}#map`}
              aria-current={kind === over ? 'true' : undefined}
            >
              {heading(view, 'RollUpOver', kind)}
            </a>
          ))}
        </p>
      )}
      {map.length === 0 ? (
        <p class="nothing">{words.coverage.noParts}</p>
      ) : (
        <>
          <figure class="chart">
            <Tiles
              view={view}
              tiles={map.map((mapped) => ({ ...mapped, ...mapped.part }))}
              limits={limitsOf(distribution)}
              oldBefore={oldBefore}
              named={named}
            />
            <Readout view={view} />
            <figcaption>
              <Legend view={view} distribution={distribution} oldBefore={oldBefore} />
            </figcaption>
          </figure>
          <details>
            <summary>{words.actions.table}</summary>
            <MapTable view={view} map={map} named={named} />
          </details>
          <p>
            <a href={link(view, `/wilayah/${area}/urutan`, { over, measure, segment, basis, at })}>
              {words.coverage.toParts}
            </a>
          </p>
          <Actions
            view={view}
            document="map"
            asked={{ area, over, measure, segment, basis, at: month }}
            section="map"
          />
        </>
      )}
    </Section>
  );
}

/** All that the tiles tell, in their order. */
function MapTable({ view, map, named }: { view: View; map: Area['map']; named: string }) {
  const { coverage: words, number } = view.words;
  return (
    <Rows
      view={view}
      caption={named}
      head={[words.area, words.number, number.asOf(''), number.source, number.howSure]}
      rows={map.map((mapped) => [
        <AreaLink view={view} area={mapped.part} />,
        quantityText(view, mapped.quantity),
        asOfText(view, mapped),
        <Sources view={view} sources={mapped.quantity?.sources ?? []} />,
        <HowSure view={view} reported={mapped} />,
      ])}
    />
  );
}

/** What the shades, borders and signs of tiles mean. */
function Legend({ view, distribution, oldBefore }: { view: View; distribution: Distribution; oldBefore: string }) {
  const { words } = view;
  const limits = limitsOf(distribution);
  const unit = distribution.median?.unit ?? '';
  const write = (value: number) => numberText(view, unit === 'PERCENT' ? value : Math.round(value), unit);
  return (
    <>
      {limits ? (
        <ul class="legend">
          {[0, ...limits].map((from, i) => (
            <li>
              <span class={`swatch q${i + 1}`} />
              {i === 0 ? words.coverage.below(write(limits[0] as number)) : words.coverage.from(write(from))}
            </li>
          ))}
        </ul>
      ) : (
        <p>{distribution.notComputable?.reason ?? words.coverage.noClasses}</p>
      )}
      <ul class="legend">
        <li>
          <span class="swatch none" /> – {words.noData}
        </li>
        <li>
          <span class="swatch q0 old" /> {words.coverage.old(dateText(view, oldBefore))}
        </li>
        <li>⚑ {words.coverage.doubted}</li>
        <li>{words.coverage.signs}</li>
      </ul>
      <p class="quiet">{words.coverage.counted(distribution.counted, distribution.areas)}</p>
    </>
  );
}

/** Fewer numbers than this have no quarters. */
const FEWEST = 4;
/** The quartiles, where all are one number. Where several are the same there are fewer classes. */
function limitsOf({ counted, p25, median, p75 }: Distribution): number[] | undefined {
  const numbers = [p25, median, p75].map((quantity) => (quantity?.value ? Number(quantity.value) : undefined));
  const limits = numbers.filter((number) => number !== undefined);
  return counted >= FEWEST && limits.length === numbers.length ? [...new Set(limits)] : undefined;
}

/** The first day of the month so many months before. */
function monthsBefore(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 10);
}
