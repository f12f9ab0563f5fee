/** The course of a number over time: as a chart, in words where it breaks, and as a table. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { dayOf } from '../../http/days.ts';
import { Actions } from '../actions.tsx';
import { isDrawn, lookedAt, ofStep, SeriesChart, toldDate } from '../charts/series.tsx';
import { capital, dateText, heading, label } from '../format.ts';
import { asOf, Flags, quantityText, Readout, type Reported, Sources } from '../number.tsx';
import { link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import { type Asked, isFlow } from './asked.ts';

type Series = NonNullable<CoverageQuery['area']>['series'];

/**
 * @param shown the last number, which is told above
 * @param isWorkedOut is the number that no source gives told above, worked out of others?
 */
export function Course({
  view,
  asked,
  name,
  series,
  shown,
  isWorkedOut,
}: {
  view: View;
  asked: Asked;
  name: string;
  series: Series;
  shown: Reported | undefined;
  isWorkedOut: boolean;
}) {
  const { words } = view;
  const { points } = series;
  const { area, measure, segment, basis, every, at } = asked;
  // How many there are is drawn where it was counted, so it does not matter that steps have theirs of different months.
  const breaks = isFlow(measure) ? series.breaks : series.breaks.filter(({ cause }) => cause !== 'PERIOD');
  const byYears = `${link(view, `/wilayah/${area}`, { measure, segment, basis, every: 'YEAR', at })}#series`;
  const newest = shown ? asOf(shown) : '';
  const named = words.coverage.seriesOf(label(view, 'Measure', measure), label(view, 'Segment', segment), name);
  return (
    <>
      {points.length === 0 ? (
        <p class="nothing">
          {isWorkedOut ? words.coverage.nonePublished : words.coverage.noSeries}{' '}
          {every !== 'YEAR' && <a href={byYears}>{words.coverage.tryYears}</a>}
        </p>
      ) : (
        <figure class="chart">
          <SeriesChart view={view} points={points} breaks={breaks} every={every} named={named} chosen={at} />
          <Readout view={view} />
          <figcaption>
            <p class="quiet">
              {words.coverage.seriesLegend} {at && chosenText(view, points, at)}
            </p>
            {every !== 'YEAR' && newest.length === YEAR_LENGTH && (
              <p>
                {words.coverage.ofWholeYear(newest)} <a href={byYears}>{words.coverage.byYears}</a>
              </p>
            )}
            {every !== 'MONTH' && (
              <p class="quiet">
                {words.coverage.lastOfStep(label(view, 'Interval', every))}{' '}
                <a href={`${link(view, `/wilayah/${area}`, { measure, segment, basis, every: 'MONTH', at })}#series`}>
                  {words.coverage.everyMonth}
                </a>
              </p>
            )}
            {breaks.length > 0 && (
              <>
                <h3>{words.coverage.breaks}</h3>
                <ul>
                  {[
                    ...Map.groupBy(breaks, ({ before, after }) =>
                      [before, after]
                        .map((month) => dateText(view, ofStep(points, month, toldDate).slice(0, 7)))
                        .join(' – '),
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
        <details open={points.length <= FEW}>
          <summary>{words.actions.table}</summary>
          <Table
            caption={named}
            head={[
              words.coverage.month,
              words.coverage.number,
              words.number.basis,
              words.number.precision,
              words.number.knownSinceHead,
              words.number.source,
            ]}
          >
            {points.toReversed().map((point) => (
              <tr class={at && lookedAt(points, at) === point ? 'here' : undefined}>
                <th scope="row">{dateText(view, toldDate(point))}</th>
                <td class="number">{quantityText(view, point.quantity)}</td>
                <td>{point.quantity.basis && heading(view, 'Basis', point.quantity.basis)}</td>
                <td>{heading(view, 'Precision', point.quantity.precision)}</td>
                <td>{point.knownFrom && dateText(view, dayOf(point.knownFrom))}</td>
                <td>
                  {point.isDerived && <span class="quiet">{capital(words.number.derived)}: </span>}
                  <Sources view={view} sources={point.quantity.sources} />
                  <Flags view={view} of="FigureFlag" flags={point.flags} />
                </td>
              </tr>
            ))}
          </Table>
        </details>
      )}
      <Actions view={view} document="series" asked={{ area, measure, segment, basis, every }} section="series" />
    </>
  );
}

/** A date so long is a year. */
const YEAR_LENGTH = 4;
/** So many numbers are shown as a table without being asked for. */
const FEW = 24;

/** What the line at the chosen month says: which number holds there, and where the line is where it is not drawn. */
function chosenText(view: View, points: Series['points'], chosen: string): string {
  const { coverage: words } = view.words;
  const month = dateText(view, chosen);
  const last = lookedAt(points, chosen);
  const what = last ? words.chosenNumber(month, dateText(view, toldDate(last))) : words.chosenBefore(month);
  return isDrawn(points, chosen) ? `${words.chosenLine} ${what}` : `${words.chosenOutside(month)} ${what}`;
}
