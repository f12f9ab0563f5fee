/** The sum of the parts of an area beside what is reported of the whole, and who is missing. */
import type { PartsQuery } from '../../../examples/client.gen.ts';
import { dateText, label } from '../format.ts';
import { Particulars, quantityText } from '../number.tsx';
import { link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import type { Asked } from './asked.ts';

type Sums = NonNullable<PartsQuery['area']>['enrollment']['rollUp'];

export function RollUp({ view, asked, rollUp }: { view: View; asked: Asked; rollUp: Sums }) {
  const { words } = view;
  const { month, sum, reported, residual, residualReason, expected, counted, reason, notComputable, missing } = rollUp;
  const what = label(view, 'RollUpOver', asked.over);
  return (
    <>
      <p>{words.coverage.sumOf(what, dateText(view, month), counted, expected)}</p>
      {(reason || notComputable) && <p class="doubt">{reason ?? notComputable?.reason}</p>}
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
    </>
  );
}
