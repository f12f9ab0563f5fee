/** The parts of an area in the order of their numbers, and their sum. A regency or city stands among its neighbours. */
import type { PartsQuery } from '../../../examples/client.gen.ts';
import { Actions } from '../actions.tsx';
import { Bar } from '../charts/bar.tsx';
import { label } from '../format.ts';
import { Section } from '../layout.tsx';
import { asOfText, extentOf, HowSure, quantityText, Sources } from '../number.tsx';
import { definePage, link, type View } from '../page.ts';
import { Table } from '../table.tsx';
import { askedOf, inCapitals, kindsOf, partsOf, partsValues } from './asked.ts';
import { AreaHead, feedOf } from './head.tsx';
import { RollUp } from './roll-up.tsx';

type Area = NonNullable<PartsQuery['area']>;
type Mapped = Area['map'][number];
type Ranked = PartsQuery['ranking'][number];

export const parts = definePage<PartsQuery>({
  path: '/wilayah/:code/urutan',
  document: 'parts',
  elsewhere: inCapitals('/urutan'),
  values: (parameter, given) => partsValues(parameter('code'), given),
  show: ({ area, ranking }, view) =>
    area
      ? {
          title: view.words.coverage.partsTitle(area.name),
          description: view.words.coverage.description(area.name),
          feed: feedOf(view, area.code),
          content: <Parts view={view} area={area} ranking={ranking} />,
        }
      : undefined,
});

function Parts({ view, area, ranking }: { view: View; area: Area; ranking: readonly Ranked[] }) {
  const { words } = view;
  const asked = askedOf(view);
  const { over, measure, segment, basis, month, province } = asked;
  const hasParts = partsOf(area.code).length > 0;
  // A regency or city is a part of itself.
  const map = hasParts ? area.map : [];
  const unknown = map.filter(({ part }) => !ranking.some((ranked) => ranked.area.code === part.code));
  return (
    <>
      <AreaHead view={view} asked={asked} area={area} here="parts" />
      <Section
        id="ranking"
        title={province ? words.coverage.amongNeighbours : words.coverage.ranking(label(view, 'RollUpOver', over))}
      >
        {ranking.length === 0 && unknown.length === 0 ? (
          <p class="nothing">{words.coverage.noRanking}</p>
        ) : (
          <RankingTable view={view} here={area.code} ranking={ranking} unknown={unknown} />
        )}
        {measure === 'COVERAGE' && unknown.length > 0 && <p class="quiet">{words.coverage.rankedPublished}</p>}
        <Actions
          view={view}
          document="ranking"
          asked={{ measure, segment, basis, among: kindsOf(over), within: province ?? area.code, at: month }}
          section="ranking"
        />
      </Section>
      {hasParts && (
        <Section id="sum" title={words.coverage.sum}>
          <RollUp view={view} asked={asked} rollUp={area.enrollment.rollUp} parts={area.map} />
        </Section>
      )}
    </>
  );
}

function RankingTable({
  view,
  here,
  ranking,
  unknown,
}: {
  view: View;
  here: string;
  ranking: readonly Ranked[];
  unknown: readonly Mapped[];
}) {
  const { words } = view;
  const most = Math.max(0, ...ranking.map(({ quantity }) => extentOf(quantity).value));
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
        words.number.howSure,
      ]}
    >
      {ranking.map(({ rank, area, quantity, isDerived, flags, knownFrom, figure, comparable, reason }) => (
        <tr class={area.code === here ? 'here' : undefined}>
          <td class="number">{rank}</td>
          {name(area)}
          <td class="number">
            {quantityText(view, quantity)}
            <Bar {...extentOf(quantity)} most={most} />
          </td>
          <td class="day">{asOfText(view, { quantity, figure })}</td>
          <td class="wide">{comparable ? words.coverage.isComparable : <span class="quiet">{reason}</span>}</td>
          <td>
            <Sources view={view} sources={quantity?.sources ?? []} />
          </td>
          <td class="wide">
            <HowSure view={view} reported={{ quantity, isDerived, flags, knownFrom, figure }} />
          </td>
        </tr>
      ))}
      {unknown.map(({ part }) => (
        <tr class="none">
          <td class="number">–</td>
          {name(part)}
          <td class="number">{words.noData}</td>
          <td />
          <td />
          <td />
          <td />
        </tr>
      ))}
    </Table>
  );
}
