/** Who takes part, by segment; and what share of the workers that is. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { capital, heading, label } from '../format.ts';
import {
  asOfText,
  BigNumber,
  Doubt,
  denominatorOf,
  extentOf,
  HowSure,
  knownSinceText,
  quantityText,
  type Reported,
  ratioText,
  Sources,
  toldOf,
} from '../number.tsx';
import type { View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Enrollment = NonNullable<CoverageQuery['area']>['enrollment'];
/** A last number of the area: how many take part, or the share that a source gives. */
export type Compared = Omit<CoverageQuery['compare'][number], 'figure'> & Pick<Reported, 'figure'>;

/** @param total the last number of the segment that is looked at */
export function Participants({
  view,
  asked,
  total,
  bySegment,
}: {
  view: View;
  asked: Asked;
  total: Compared | undefined;
  bySegment: Enrollment['bySegment'];
}) {
  const { words } = view;
  const most = Math.max(0, ...bySegment.map((row) => extentOf(row.participants).value));
  return (
    <>
      <BigNumber view={view} reported={total ?? { quantity: null }} what={label(view, 'Measure', 'PARTICIPANTS')} />
      {bySegment.length > 0 && (
        <Table
          caption={words.coverage.bySegment}
          head={[
            heading(view, 'Measure', 'PARTICIPANTS'),
            words.coverage.number,
            words.coverage.shareOfAll,
            words.number.asOf(''),
            words.number.source,
            words.number.howSure,
          ]}
        >
          {bySegment.map(({ segment, participants: quantity, share, flags, knownFrom, figure }) => (
            <tr>
              <th scope="row">{heading(view, 'Segment', segment)}</th>
              <td class="number">
                {quantityText(view, quantity)}
                <Bar {...extentOf(quantity)} most={most} />
              </td>
              <td class="number">
                {share.notComputable ? <p class="quiet">{share.notComputable.reason}</p> : ratioText(view, share)}
                {share.precision && (
                  <p class="quiet">
                    {capital(words.number.precision)}: {label(view, 'Precision', share.precision)}.{' '}
                    {capital(knownSinceText(view, share))}.
                    {share.flags.map((flag) => (
                      <Doubt view={view} of="RatioFlag" flag={flag} />
                    ))}
                  </p>
                )}
              </td>
              <td class="day">{asOfText(view, { quantity, figure })}</td>
              <td>
                <Sources view={view} sources={quantity?.sources ?? []} />
              </td>
              <td class="wide">
                <HowSure view={view} reported={{ quantity, flags, knownFrom, figure, isDerived: figure === null }} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Actions
        view={view}
        document="participants"
        asked={{ area: asked.area, segment: asked.segment, basis: asked.basis, at: asked.month }}
        section="participants"
      />
    </>
  );
}

type Coverage = Enrollment['coverage'];

/**
 * The share that is worked out of two numbers, with both; and beside it the one that is published as such.
 * @param known the last numbers of the area, which tell since when each is known
 */
export function Share({
  view,
  ratio,
  known,
  published,
}: {
  view: View;
  ratio: Coverage;
  known: readonly Reported[];
  published: Compared | undefined;
}) {
  const { words } = view;
  const extent = extentOf(ratio);
  return (
    <>
      <div class={ratio.notComputable ? 'big none' : 'big'}>
        <p class="value">
          {ratio.notComputable ? (
            <strong>{words.coverage.notComputable}</strong>
          ) : (
            <>
              <strong>{capital(ratioText(view, ratio))}</strong> {words.coverage.workedOut}
            </>
          )}
        </p>
        {ratio.notComputable ? (
          <p class="particulars">{ratio.notComputable.reason}</p>
        ) : (
          <p class="particulars">{capital(knownSinceText(view, ratio))}.</p>
        )}
        {/* Above 100 % the scale grows: nothing is cut off. */}
        {!ratio.notComputable && <Bar {...extent} most={Math.max(1, extent.value)} mark={1} />}
        {ratio.flags.length > 0 && (
          <p class="particulars">
            {ratio.flags.map((flag) => (
              <Doubt view={view} of="RatioFlag" flag={flag} />
            ))}
          </p>
        )}
      </div>
      <Table
        caption={words.coverage.inputs}
        head={[
          words.coverage.input,
          words.coverage.number,
          words.number.asOf(''),
          words.number.source,
          words.number.howSure,
        ]}
      >
        {(
          [
            [words.coverage.numerator, toldOf(ratio.numerator, known)],
            [words.coverage.denominator, denominatorOf(ratio)],
          ] as const
        ).map(([name, reported]) => (
          <Input view={view} name={name} reported={reported} />
        ))}
      </Table>
      <h3>{words.coverage.published}</h3>
      <BigNumber
        view={view}
        reported={published ?? { quantity: null }}
        what={published?.quantity ? words.home.coverage : ''}
      />
    </>
  );
}

function Input({ view, name, reported }: { view: View; name: string; reported: Reported }) {
  const { quantity } = reported;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{quantityText(view, quantity)}</td>
      <td class="day">{asOfText(view, reported)}</td>
      <td>
        <Sources view={view} sources={quantity?.sources ?? []} />
      </td>
      <td class="wide">
        <HowSure view={view} reported={reported} />
      </td>
    </tr>
  );
}
