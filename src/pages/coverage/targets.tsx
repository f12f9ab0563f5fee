/** Targets beside what is reached, by each way in which their words can be read. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { dayOf } from '../../http/days.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { capital, dateText, heading, isPercent, label, numberText } from '../format.ts';
import {
  asOfText,
  extentOf,
  Particulars,
  type Quantity,
  quantityText,
  type Reported,
  ratioText,
  Sources,
  toldOf,
} from '../number.tsx';
import { link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Target = NonNullable<CoverageQuery['area']>['targets'][number];

/** @param known numbers of the area that tell of what they are, and since when they are known */
export function Targets({
  view,
  asked,
  targets,
  known,
}: {
  view: View;
  asked: Asked;
  targets: readonly Target[];
  known: readonly Reported[];
}) {
  const { words } = view;
  const { area, segment, basis, at, measure } = asked;
  const ofSegment = segment === 'ALL' ? targets : targets.filter((target) => target.segment === segment);
  const latestFirst = ofSegment.toSorted((a, b) => b.periodTo.localeCompare(a.periodTo));
  return (
    <>
      {ofSegment.length === 0 && <p class="nothing">{words.coverage.noTargets}</p>}
      {latestFirst.map((target) => (
        <TargetCard view={view} target={target} known={known} />
      ))}
      {ofSegment.length < targets.length && (
        <p>
          <a href={`${link(view, `/wilayah/${area}`, { measure, basis, at })}#targets`}>
            {words.coverage.otherTargets(targets.length - ofSegment.length)}
          </a>
        </p>
      )}
      {ofSegment.length > 0 && (
        <Actions
          view={view}
          document="targets"
          asked={{
            area,
            segment: segment === 'ALL' ? null : segment,
            at: view.variables.on ?? (view.dataset && dayOf(view.dataset.at)),
          }}
          section="targets"
        />
      )}
    </>
  );
}

function TargetCard({ view, target, known }: { view: View; target: Target; known: readonly Reported[] }) {
  const { words } = view;
  const { kind, measure, segment, quantity, periodFrom, periodTo, basis, issuer, source, readings, knownFrom } = target;
  const parts = [label(view, 'TargetKind', kind), label(view, 'Measure', measure), label(view, 'Segment', segment)];
  const name = capital([...new Set(parts)].join(', '));
  const period = `${dateText(view, periodFrom)} – ${dateText(view, periodTo)}`;
  return (
    <article class="target">
      <h3>
        {name}: {quantityText(view, quantity)}
      </h3>
      <p class="particulars">
        {period}. {words.coverage.setBy}: {issuer ?? label(view, 'TargetBasis', basis)}. {capital(words.number.source)}:{' '}
        <Sources view={view} sources={[source]} />. {capital(words.number.knownSince(dateText(view, dayOf(knownFrom))))}
        .
      </p>
      <Table
        caption={words.coverage.readings(name, period)}
        head={[
          words.coverage.reading,
          words.coverage.actual,
          words.coverage.wanted,
          words.coverage.achieved,
          words.coverage.gap,
          words.coverage.pace,
          words.coverage.status,
          words.coverage.howSureActual,
        ]}
      >
        {readings.map(({ reading, actual, wanted, gap, achieved, requiredPace, knownFrom: since, status, reason }) => (
          <tr>
            <th scope="row">{heading(view, 'Interpretation', reading)}</th>
            <td class="number">
              {quantityText(view, actual)}
              {actual?.asOf && <div class="quiet">{words.number.asOf(asOfText(view, toldOf(actual, known)))}</div>}
            </td>
            <td class="number">{quantityText(view, wanted)}</td>
            <td class="number">
              {achieved.notComputable ? (
                <span class="quiet">{words.coverage.notComputable}</span>
              ) : (
                <>
                  {ratioText(view, achieved)}
                  {(wanted?.precision === 'AT_LEAST' || wanted?.precision === 'MORE_THAN') && wanted.value && (
                    <div class="quiet">{words.coverage.ofLeast(numberText(view, wanted.value, wanted.unit))}</div>
                  )}
                  <Bar {...extentOf(achieved)} most={Math.max(1, extentOf(achieved).value)} mark={1} />
                </>
              )}
            </td>
            <td class="number">{quantityText(view, gap)}</td>
            <td class="number">{requiredPace ? quantityText(view, wholeNeed(requiredPace)) : '–'}</td>
            <td class="wide">
              <strong class={`status ${status.toLowerCase()}`}>{heading(view, 'ProgressStatus', status)}</strong>
              <p class="quiet">{reason}</p>
            </td>
            <td class="wide">
              <Particulars view={view} reported={{ ...toldOf(actual, known), knownFrom: since }} />
            </td>
          </tr>
        ))}
      </Table>
    </article>
  );
}

/** A need as people can meet it: of workers, employers and the like there are whole ones, so it is rounded up. */
function wholeNeed(need: Quantity): Quantity {
  if (isPercent(need.unit)) return need;
  const up = (number?: string | null) => number && String(Math.ceil(Number(number)));
  return { ...need, value: up(need.value) ?? null, low: up(need.low), high: up(need.high) };
}
