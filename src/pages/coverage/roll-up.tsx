/** The sum of the parts of an area beside what is reported of the whole, and who is missing. */
import type { PartsQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { dateText, label } from '../format.ts';
import { Particulars, quantityText } from '../number.tsx';
import { link, type View } from '../page.ts';
import { whyNoSum } from '../parts.tsx';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Area = NonNullable<PartsQuery['area']>;

/** @param parts with their last numbers */
export function RollUp({
  view,
  asked,
  rollUp,
  parts,
}: {
  view: View;
  asked: Asked;
  rollUp: Area['enrollment']['rollUp'];
  parts: Area['map'];
}) {
  const { words } = view;
  const { area, over, measure, segment, basis } = asked;
  const { month, sum, reported, residual, residualReason, expected, counted, missing } = rollUp;
  const what = label(view, 'RollUpOver', asked.over);
  // Of a number that is of a year no month is known.
  const months = parts.flatMap(({ quantity }) => (quantity?.asOf && quantity.asOf.length > 4 ? [quantity.asOf] : []));
  const last = months.toSorted().at(-1)?.slice(0, 7);
  return (
    <>
      {month < asked.month && <p>{words.coverage.sumOfMonth(dateText(view, asked.month), dateText(view, month))}</p>}
      <p>{words.coverage.sumOf(what, dateText(view, month), counted, expected)}</p>
      {counted === 0 && last && last < month && (
        <p>
          <a href={`${link(view, `/wilayah/${area}/urutan`, { over, measure, segment, basis, at: last })}#sum`}>
            {words.coverage.sumOfLast(dateText(view, last))}
          </a>
        </p>
      )}
      {whyNoSum(rollUp).map((why) => (
        <p class="doubt">{why}</p>
      ))}
      <Table caption={words.coverage.sum} head={[words.coverage.input, words.coverage.number, words.number.howSure]}>
        {(
          [
            [words.coverage.sumOfParts, { quantity: sum, isDerived: true }, null],
            [words.coverage.reportedWhole, { quantity: reported }, null],
            [words.coverage.residual, { quantity: residual, isDerived: true }, residual ? null : residualReason],
          ] as const
        ).map(([name, number, whyNot]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{whyNot ? <span class="quiet">{whyNot}</span> : quantityText(view, number.quantity)}</td>
            <td class="wide">
              <Particulars view={view} reported={number} />
            </td>
          </tr>
        ))}
      </Table>
      {missing.length > 0 && (
        <details>
          <summary>{words.coverage.missing(missing.length)}</summary>
          <ul class="names">
            {missing.map(({ code, name }) => (
              <li>
                <a href={link(view, `/wilayah/${code}`, { at: asked.at })}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Actions view={view} document="sum" asked={{ area, over, measure, segment, basis, month }} section="sum" />
    </>
  );
}
