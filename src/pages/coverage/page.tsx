/** All about one area: who takes part, what share that is, targets, the course over time, its parts, the sources. */
import type { CoverageQuery } from '../../../examples/client.gen.ts';
import { type SavedDocument, savedDocument } from '../../documents/saved.ts';
import { objectsOf } from '../../documents/table.ts';
import { capital, dateText, heading, label } from '../format.ts';
import { Section } from '../layout.tsx';
import { SourceList } from '../number.tsx';
import { definePage, link, type View } from '../page.ts';
import { askedOf, partsOf, valuesOf } from './asked.ts';
import { Course } from './course.tsx';
import { datasetOf } from './dataset.ts';
import { Filters } from './filters.tsx';
import { Participants, Share } from './participants.tsx';
import { Parts } from './parts.tsx';
import { RollUp } from './roll-up.tsx';
import { Targets } from './targets.tsx';

const DOCUMENT = 'coverage';

export const coverage = definePage<CoverageQuery>({
  path: '/wilayah/:code',
  nav: 'coverage',
  document: DOCUMENT,
  values: (parameter, given) => valuesOf(parameter('code'), given),
  show(data, view) {
    const { area } = data;
    if (!area) return undefined;
    const title = view.words.coverage.title(area.name);
    const description = view.words.coverage.description(area.name);
    const sources = objectsOf(savedDocument(DOCUMENT) as SavedDocument, 'Source', data) as { publisher: string }[];
    return {
      title,
      description,
      content: <Coverage view={view} data={data} sources={sources} />,
      jsonLd: datasetOf(view, { title, description, place: area.name, sources, points: area.series.points }),
    };
  },
});

function Coverage({ view, data, sources }: { view: View; data: CoverageQuery; sources: { publisher: string }[] }) {
  const { words } = view;
  const area = data.area as NonNullable<CoverageQuery['area']>;
  const asked = askedOf(view);
  return (
    <>
      <nav class="above" aria-label={words.coverage.above}>
        {area.code !== 'ID' && <a href={link(view, '/wilayah/ID')}>Indonesia</a>}
        {asked.province && (
          <a href={link(view, `/wilayah/${asked.province}`)}>{heading(view, 'AreaKind', 'PROVINCE')}</a>
        )}
        <a href={link(view, '/mou', { within: area.code })}>{words.nav.agreements}</a>
        <a href={link(view, '/mutu', { within: area.code })}>{words.nav.quality}</a>
      </nav>
      <h1>{area.name}</h1>
      <p class="quiet">
        {heading(view, 'AreaKind', area.kind)} · <code>{area.code}</code>
      </p>
      <Filters view={view} asked={asked} />
      <p>
        {capital(label(view, 'Measure', asked.measure))}, {label(view, 'Segment', asked.segment)},{' '}
        {words.coverage.upTo(dateText(view, asked.month))}
      </p>
      <Section id="participants" title={words.coverage.participants}>
        <Participants view={view} asked={asked} enrollment={area.enrollment} />
      </Section>
      <Section id="share" title={words.coverage.share}>
        <Share view={view} ratio={area.enrollment.coverage} published={data.compare[0]} />
      </Section>
      <Section id="series" title={words.coverage.course(heading(view, 'Measure', asked.measure))}>
        <Course view={view} asked={asked} name={area.name} series={area.series} />
      </Section>
      <Parts view={view} asked={asked} data={data} />
      {partsOf(area.code).length > 0 && (
        <Section id="sum" title={words.coverage.sum}>
          <RollUp view={view} asked={asked} rollUp={area.enrollment.rollUp} />
        </Section>
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
