/** The sum of the parts of an area beside what is reported of the whole, and who is missing. */
import type { PartsQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { dateText, label } from '../format.ts';
import { Particulars, quantityText } from '../number.tsx';
import { link, type View } from '../page.ts';
import { sumsOf, whyNoSum } from '../parts.tsx';
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
  const { month, residual, residualReason, expected, counted, missing, notComputable } = rollUp;
  const [whole, added, left] = sumsOf(rollUp);
  const what = label(view, 'RollUpOver', asked.over);
  // A number of a whole year is of no month, and what is worked out is not added up.
  const months = parts.flatMap(({ figure }) => figure?.asOf.value ?? []).filter((date) => date.length > 4);
  const last = months.toSorted().at(-1)?.slice(0, 7);
  return (
    <>
      {month < asked.month && <p>{words.coverage.sumOfMonth(dateText(view, asked.month), dateText(view, month))}</p>}
      <p>{words.coverage.sumOf(what, dateText(view, month), counted, expected)}</p>
      {counted === 0 && notComputable?.code === 'NO_FIGURE' && last && last < month && (
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
            [words.coverage.sumOfParts, added, null],
            [words.coverage.reportedWhole, whole, null],
            [words.coverage.residual, left, residual ? null : residualReason],
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
