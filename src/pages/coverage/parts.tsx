/** The areas that an area consists of: as tiles, and in their order by size. A regency or city stands among its neighbours. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { Tiles } from '../charts/tiles.tsx';
import { dateText, label, numberText } from '../format.ts';
import { Section } from '../layout.tsx';
import { Flags, numberOf, quantityText, Readout, Sources } from '../number.tsx';
import { link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import { type Asked, partsOf } from './asked.ts';

type Mapped = NonNullable<CoverageQuery['area']>['map'][number];
type Distribution = NonNullable<CoverageQuery['area']>['distribution'];
type Ranked = CoverageQuery['ranking'][number];

export function Parts({ view, asked, data }: { view: View; asked: Asked; data: CoverageQuery }) {
  const { words } = view;
  const { map = [], distribution } = data.area ?? {};
  const { area, over, measure, segment, basis, month, province } = asked;
  const what = label(view, 'RollUpOver', over);
  const oldBefore = monthsBefore(month, data.dataset.comparableMonths);
  const known = new Map(map.map((mapped) => [mapped.area.code, mapped]));
  const unknown = map.filter(({ area }) => !data.ranking.some((ranked) => ranked.area.code === area.code));
  return (
    <>
      {distribution && partsOf(area).length > 0 && (
        <Section id="map" title={words.coverage.map(what)}>
          <figure class="chart">
            <Tiles
              view={view}
              tiles={map.map((mapped) => ({ ...mapped, ...mapped.area }))}
              limits={limitsOf(distribution)}
              oldBefore={oldBefore}
              named={words.coverage.map(what)}
            />
            <Readout view={view} />
            <figcaption>
              <Legend view={view} distribution={distribution} oldBefore={oldBefore} />
            </figcaption>
          </figure>
          <Actions
            view={view}
            document="map"
            asked={{ area, over, measure, segment, basis, at: month }}
            section="map"
          />
        </Section>
      )}
      <Section id="ranking" title={province ? words.coverage.amongNeighbours : words.coverage.ranking(what)}>
        {data.ranking.length === 0 ? (
          <p class="nothing">{words.coverage.noRanking}</p>
        ) : (
          <Ranking view={view} here={area} ranking={data.ranking} known={known} unknown={unknown} />
        )}
        <Actions
          view={view}
          document="ranking"
          asked={{
            measure,
            segment,
            among: over === 'LOCAL_GOVERNMENT' ? 'REGENCY,CITY' : over,
            within: province ?? area,
            at: month,
          }}
          section="ranking"
        />
      </Section>
    </>
  );
}

function Ranking({
  view,
  here,
  ranking,
  known,
  unknown,
}: {
  view: View;
  here: string;
  ranking: readonly Ranked[];
  known: ReadonlyMap<string, Mapped>;
  unknown: readonly Mapped[];
}) {
  const { words } = view;
  const most = Math.max(0, ...ranking.map(({ quantity }) => numberOf(quantity) ?? 0));
  const name = ({ code, name }: { code: string; name: string }) => (
    <th scope="row">
      {code === here ? (
        <strong aria-current="true">{name}</strong>
      ) : (
        <a href={link(view, `/wilayah/${code}`)}>{name}</a>
      )}
    </th>
  );
  return (
    <Table
      caption={words.coverage.rankingCaption}
      head={[
        words.coverage.place,
        words.coverage.area,
        words.coverage.number,
        words.number.asOf(''),
        words.coverage.comparable,
        words.number.source,
      ]}
    >
      {ranking.map(({ rank, area, quantity, comparable, reason }) => (
        <tr class={area.code === here ? 'here' : undefined}>
          <td class="number">{rank}</td>
          {name(area)}
          <td class="number">
            {quantityText(view, quantity)}
            <Bar value={numberOf(quantity) ?? 0} most={most} />
          </td>
          <td>{quantity?.asOf && dateText(view, quantity.asOf)}</td>
          <td class="wide">{comparable ? words.coverage.isComparable : <span class="quiet">{reason}</span>}</td>
          <td>
            <Sources sources={known.get(area.code)?.quantity?.sources ?? []} />
            <Flags view={view} of="FigureFlag" flags={known.get(area.code)?.flags} />
          </td>
        </tr>
      ))}
      {unknown.map(({ area }) => (
        <tr class="none">
          <td class="number">–</td>
          {name(area)}
          <td class="number">{words.noData}</td>
          <td />
          <td />
          <td />
        </tr>
      ))}
    </Table>
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
