/** All about one area: who takes part, what share that is, the course over time, its parts, targets, the sources. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { type SavedDocument, savedDocument } from '../../documents/saved.ts';
import { objectsOf } from '../../documents/table.ts';
import { toldDate } from '../charts/series.tsx';
import { heading, label } from '../format.ts';
import { Section } from '../layout.tsx';
import { asOf, type Reported, SourceList, sumOf } from '../number.tsx';
import { definePage, link, type View } from '../page.ts';
import { type Asked, askedOf, coverageValues, inCapitals, partsOf } from './asked.ts';
import { Course } from './course.tsx';
import { datasetOf } from './dataset.ts';
import { AreaHead, feedOf } from './head.tsx';
import { PartsMap } from './map.tsx';
import { Participants, Share } from './participants.tsx';
import { Targets } from './targets.tsx';

const DOCUMENT = 'coverage';
/** What the page opens on, where there is a number of it. */
const FIRST = 'PARTICIPANTS';

export const coverage = definePage<CoverageQuery>({
  path: '/wilayah/:code',
  nav: 'coverage',
  document: DOCUMENT,
  elsewhere: inCapitals(''),
  values: (parameter, given) => coverageValues(parameter('code'), given),
  show(data, view) {
    const { area } = data;
    if (!area) return undefined;
    const title = view.words.coverage.title(area.name);
    const description = view.words.coverage.description(area.name);
    const sources = objectsOf(savedDocument(DOCUMENT) as SavedDocument, 'Source', data) as { publisher: string }[];
    return {
      title,
      description,
      feed: feedOf(view, area.code),
      content: <Coverage view={view} data={data} sources={sources} />,
      jsonLd: datasetOf(view, {
        title,
        description,
        place: area.name,
        measure: area.series.measure,
        sources,
        dates: [
          ...area.series.points.map(toldDate),
          ...data.compare.filter(({ measure }) => measure === area.series.measure).map(asOf),
        ],
      }),
    };
  },
});

function Coverage({ view, data, sources }: { view: View; data: CoverageQuery; sources: { publisher: string }[] }) {
  const { words } = view;
  const area = data.area as NonNullable<CoverageQuery['area']>;
  const asked = askedOf(view, area.series.measure);
  const bySegment = area.enrollment.bySegment.map(({ participants, flags, knownFrom, figure }) => ({
    quantity: participants,
    isDerived: figure === null,
    flags,
    knownFrom,
    figure,
  }));
  const compared = data.compare.map((each) => ({ ...each, figure: each.figure ?? sumOf(each, bySegment) }));
  const [total, published, shown] = ['PARTICIPANTS', 'COVERAGE', asked.measure].map((measure) =>
    compared.find((each) => each.measure === measure),
  );
  const known: Reported[] = [...compared, ...bySegment];
  const isWorkedOut = asked.measure === 'COVERAGE' && !area.enrollment.coverage.notComputable;
  const hasNumber = isWorkedOut || area.series.points.length > 0;
  return (
    <>
      <AreaHead view={view} asked={asked} area={area} here="overview" />
      <Instead view={view} asked={asked} hasNumber={hasNumber} compared={data.compare} />
      <Section id="participants" title={words.coverage.participants}>
        <Participants view={view} asked={asked} total={total} bySegment={area.enrollment.bySegment} />
      </Section>
      <Section id="share" title={words.coverage.share}>
        <Share view={view} ratio={area.enrollment.coverage} known={known} published={published} />
      </Section>
      <Section id="series" title={words.coverage.course(heading(view, 'Measure', asked.measure))}>
        <Course
          view={view}
          asked={asked}
          name={area.name}
          series={area.series}
          shown={shown}
          isWorkedOut={isWorkedOut}
        />
      </Section>
      {partsOf(area.code).length > 0 && (
        <PartsMap
          view={view}
          asked={asked}
          map={area.map}
          distribution={area.distribution}
          comparableMonths={data.dataset.comparableMonths}
        />
      )}
      <Section id="targets" title={words.coverage.targets}>
        <Targets view={view} asked={asked} targets={area.targets} known={known} />
      </Section>
      <Section id="sources" title={words.coverage.sources}>
        <SourceList view={view} sources={sources} />
      </Section>
    </>
  );
}

/** Says that there is no number of what is asked for, or of what the page opens on, and what there is instead. */
function Instead({
  view,
  asked,
  hasNumber,
  compared,
}: {
  view: View;
  asked: Asked;
  hasNumber: boolean;
  compared: CoverageQuery['compare'];
}) {
  const { coverage: words } = view.words;
  const name = (measure: string) => label(view, 'Measure', measure);
  const { area, measure, segment, basis, at } = asked;
  if (!view.variables.measure && measure !== FIRST) return <p>{words.shownInstead(name(FIRST), name(measure))}</p>;
  const known = compared.filter(({ quantity }) => quantity).map((number) => number.measure as string);
  const [other] = known;
  if (hasNumber || !other || known.includes(measure)) return null;
  return (
    <p>
      {words.noneOf(name(measure))}{' '}
      <a href={link(view, `/wilayah/${area}`, { measure: other, segment, basis, at })}>{words.thereIs(name(other))}</a>
    </p>
  );
}
