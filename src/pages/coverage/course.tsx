/** The course of a number over time: as a chart, in words where it breaks, and as a table. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { SeriesChart } from '../charts/series.tsx';
import { dateText, dayOf, heading, label } from '../format.ts';
import { Flags, quantityText, Readout, Sources } from '../number.tsx';
import { link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Series = NonNullable<CoverageQuery['area']>['series'];

export function Course({ view, asked, name, series }: { view: View; asked: Asked; name: string; series: Series }) {
  const { words } = view;
  const { points, breaks } = series;
  const { area, measure, segment, basis, every } = asked;
  const named = words.coverage.seriesOf(label(view, 'Measure', measure), label(view, 'Segment', segment), name);
  return (
    <>
      {points.length === 0 ? (
        <p class="nothing">
          {words.coverage.noSeries}{' '}
          {every !== 'YEAR' && (
            <a
              href={`${link(view, `/wilayah/${area}`, { measure, segment, basis, every: 'YEAR', at: asked.at })}#series`}
            >
              {words.coverage.tryYears}
            </a>
          )}
        </p>
      ) : (
        <figure class="chart">
          <SeriesChart view={view} points={points} breaks={breaks} every={every} named={named} />
          <Readout view={view} />
          <figcaption>
            <p class="quiet">{words.coverage.seriesLegend}</p>
            {breaks.length > 0 && (
              <>
                <h3>{words.coverage.breaks}</h3>
                <ul>
                  {[
                    ...Map.groupBy(
                      breaks,
                      ({ before, after }) => `${dateText(view, before)} – ${dateText(view, after)}`,
                    ),
                  ].map(([between, reasons]) => (
                    <li>
                      {between}: {reasons.map(({ reason }) => reason).join(' ')}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </figcaption>
        </figure>
      )}
      {points.length > 0 && (
        <Table
          caption={named}
          head={[
            words.coverage.month,
            words.coverage.number,
            words.number.basis,
            words.number.knownSinceHead,
            words.number.source,
          ]}
        >
          {points.toReversed().map(({ month, asOf, quantity, isDerived, flags, figure }) => (
            <tr>
              <th scope="row">{dateText(view, asOf.value ?? month)}</th>
              <td class="number">{quantityText(view, quantity)}</td>
              <td>{quantity.basis && heading(view, 'Basis', quantity.basis)}</td>
              <td>{figure && dateText(view, dayOf(figure.knownFrom))}</td>
              <td>
                {isDerived && <span class="quiet">{words.number.derived} </span>}
                <Sources sources={quantity.sources} />
                <Flags view={view} of="FigureFlag" flags={flags} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Actions view={view} document="series" asked={{ area, measure, segment, basis, every }} section="series" />
    </>
  );
}
