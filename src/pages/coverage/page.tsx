/** All about one area: who takes part, what share that is, the course over time, its parts, targets, the sources. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { type SavedDocument, savedDocument } from '../../documents/saved.ts';
import { objectsOf } from '../../documents/table.ts';
import { heading } from '../format.ts';
import { Section } from '../layout.tsx';
import { SourceList } from '../number.tsx';
import { definePage, type View } from '../page.ts';
import { askedOf, coverageValues, partsOf } from './asked.ts';
import { Course } from './course.tsx';
import { datasetOf } from './dataset.ts';
import { AreaHead, feedOf } from './head.tsx';
import { PartsMap } from './map.tsx';
import { Participants, Share } from './participants.tsx';
import { Targets } from './targets.tsx';

const DOCUMENT = 'coverage';

export const coverage = definePage<CoverageQuery>({
  path: '/wilayah/:code',
  nav: 'coverage',
  document: DOCUMENT,
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
      jsonLd: datasetOf(view, { title, description, place: area.name, sources, points: area.series.points }),
    };
  },
});

function Coverage({ view, data, sources }: { view: View; data: CoverageQuery; sources: { publisher: string }[] }) {
  const { words } = view;
  const area = data.area as NonNullable<CoverageQuery['area']>;
  const asked = askedOf(view);
  const [total, published] = ['PARTICIPANTS', 'COVERAGE'].map((measure) =>
    data.compare.find((compared) => compared.measure === measure),
  );
  return (
    <>
      <AreaHead view={view} asked={asked} area={area} here="overview" />
      <Section id="participants" title={words.coverage.participants}>
        <Participants view={view} asked={asked} total={total} bySegment={area.enrollment.bySegment} />
      </Section>
      <Section id="share" title={words.coverage.share}>
        <Share view={view} ratio={area.enrollment.coverage} total={total} published={published} />
      </Section>
      <Section id="series" title={words.coverage.course(heading(view, 'Measure', asked.measure))}>
        <Course
          view={view}
          asked={asked}
          name={area.name}
          series={area.series}
          isWorkedOut={asked.measure === 'COVERAGE' && !area.enrollment.coverage.notComputable}
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
        <Targets view={view} asked={asked} targets={area.targets} />
      </Section>
      <Section id="sources" title={words.coverage.sources}>
        <SourceList view={view} sources={sources} />
      </Section>
    </>
  );
}
