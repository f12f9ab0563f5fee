/** Who takes part, by segment; and what share of the workers that is. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { capital, dateText, heading, label } from '../format.ts';
import {
  BigNumber,
  Doubt,
  Flags,
  HowSure,
  numberOf,
  type Quantity,
  quantityText,
  ratioText,
  Sources,
} from '../number.tsx';
import type { View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Enrollment = NonNullable<CoverageQuery['area']>['enrollment'];
/** A last number of the area: how many take part, or the share that a source gives. */
export type Compared = CoverageQuery['compare'][number];

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
  const most = Math.max(0, ...bySegment.map((row) => numberOf(row.participants) ?? 0));
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
          {bySegment.map(({ segment, participants: quantity, share, figure }) => (
            <tr>
              <th scope="row">{heading(view, 'Segment', segment)}</th>
              <td class="number">
                {quantityText(view, quantity)}
                <Bar value={numberOf(quantity) ?? 0} most={most} />
              </td>
              <td class="number">
                {share.notComputable ? <span class="quiet">{share.notComputable.reason}</span> : ratioText(view, share)}
                <Flags view={view} of="RatioFlag" flags={share.flags} />
              </td>
              <td class="day">{quantity.asOf && dateText(view, quantity.asOf)}</td>
              <td>
                <Sources view={view} sources={figure ? [figure.source] : []} />
              </td>
              <td class="wide">
                <HowSure
                  view={view}
                  reported={{ quantity, flags: figure?.flags ?? [], figure, isDerived: figure === null }}
                />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Actions
        view={view}
        document="participants"
        asked={{ area: asked.area, basis: asked.basis, at: asked.month }}
        section="participants"
      />
    </>
  );
}

type Coverage = Enrollment['coverage'];

/**
 * The share that is worked out of two numbers, with both; and beside it the one that is published as such.
 * @param total the last number of participants, which tells since when it is known
 */
export function Share({
  view,
  ratio,
  total,
  published,
}: {
  view: View;
  ratio: Coverage;
  total: Compared | undefined;
  published: Compared | undefined;
}) {
  const { words } = view;
  const value = ratio.value === null ? undefined : Number(ratio.value);
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
        {ratio.notComputable && <p class="particulars">{ratio.notComputable.reason}</p>}
        {/* Above 100 % the scale grows: nothing is cut off. */}
        {value !== undefined && <Bar value={value} most={Math.max(1, value)} mark={1} />}
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
        <Input
          view={view}
          name={words.coverage.numerator}
          quantity={ratio.numerator}
          figure={isSame(ratio.numerator, total?.quantity) ? total?.figure : null}
        />
        <Input view={view} name={words.coverage.denominator} quantity={ratio.denominator} />
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

/** Is one number the other? A share may be worked out of an earlier one, which has an estimate of workers near it. */
const isSame = (one: Quantity | null, other: Quantity | null | undefined): boolean =>
  one?.value === other?.value && one?.low === other?.low && one?.asOf === other?.asOf;

function Input({
  view,
  name,
  quantity,
  figure,
}: {
  view: View;
  name: string;
  quantity: Coverage['numerator'];
  figure?: Compared['figure'] | undefined;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{quantityText(view, quantity)}</td>
      <td class="day">{quantity?.asOf && dateText(view, quantity.asOf)}</td>
      <td>{quantity && <Sources view={view} sources={quantity.sources} />}</td>
      <td class="wide">
        <HowSure view={view} reported={{ quantity, figure: figure ?? null }} />
      </td>
    </tr>
  );
}
