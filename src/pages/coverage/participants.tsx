/** Who takes part, by segment; and what share of the workers that is. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { capital, dateText, heading, label } from '../format.ts';
import { BigNumber, Flags, numberOf, quantityText, ratioText, Sources } from '../number.tsx';
import type { View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Enrollment = NonNullable<CoverageQuery['area']>['enrollment'];

export function Participants({ view, asked, enrollment }: { view: View; asked: Asked; enrollment: Enrollment }) {
  const { words } = view;
  const { participants, participantsDerived, participantsFlags, bySegment } = enrollment;
  const total = { quantity: participants, isDerived: participantsDerived, flags: participantsFlags };
  const most = Math.max(0, ...bySegment.map((row) => numberOf(row.participants) ?? 0));
  return (
    <>
      <BigNumber view={view} reported={total} what={label(view, 'Measure', 'PARTICIPANTS')} />
      {bySegment.length > 0 && (
        <Table
          caption={words.coverage.bySegment}
          head={[
            heading(view, 'Measure', 'PARTICIPANTS'),
            words.coverage.number,
            words.coverage.shareOfAll,
            words.number.asOf(''),
            words.number.source,
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
              <td>{quantity.asOf && dateText(view, quantity.asOf)}</td>
              <td>
                <Sources sources={figure ? [figure.source] : []} />
                <Flags view={view} of="FigureFlag" flags={figure?.flags ?? []} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Actions
        view={view}
        document="participants"
        asked={{ area: asked.area, at: asked.month }}
        section="participants"
      />
    </>
  );
}

type Coverage = Enrollment['coverage'];
type Published = CoverageQuery['compare'][number];

/** The share that is worked out of two numbers, with both; and beside it the one that is published as such. */
export function Share({ view, ratio, published }: { view: View; ratio: Coverage; published: Published | undefined }) {
  const { words } = view;
  const value = ratio.value === null ? undefined : Number(ratio.value);
  return (
    <>
      <div class={ratio.notComputable ? 'big none' : 'big'}>
        <p class="value">
          <strong>{ratio.notComputable ? words.coverage.notComputable : capital(ratioText(view, ratio))}</strong>{' '}
          {words.coverage.workedOut}
        </p>
        {ratio.notComputable && <p class="particulars">{ratio.notComputable.reason}</p>}
        {/* Above 100 % the scale grows: nothing is cut off. */}
        {value !== undefined && <Bar value={value} most={Math.max(1, value)} mark={1} />}
        <Flags view={view} of="RatioFlag" flags={ratio.flags} />
      </div>
      <Table
        caption={words.coverage.inputs}
        head={[words.coverage.input, words.coverage.number, words.number.asOf(''), words.number.source]}
      >
        <Input view={view} name={words.coverage.numerator} quantity={ratio.numerator} />
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

function Input({ view, name, quantity }: { view: View; name: string; quantity: Coverage['numerator'] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{quantityText(view, quantity)}</td>
      <td>{quantity?.asOf && dateText(view, quantity.asOf)}</td>
      <td>{quantity && <Sources sources={quantity.sources} />}</td>
    </tr>
  );
}
