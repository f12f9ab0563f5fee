/** The first page: what this is, the numbers that most people look for, what is new, and where to go on. */
import type { HomeQuery } from '../../examples/client.gen.ts';
import { dayOf } from '../http/days.ts';
import { capital, dateText, heading, label, numberText } from './format.ts';
import { Section } from './layout.tsx';
import { aboutText, BigNumber, Doubt, denominatorOf, Particulars, quantityText, ratioText, toldOf } from './number.tsx';
import { definePage, link, type View } from './page.ts';
import { AgreementLink } from './parts.tsx';

type Compared = HomeQuery['compare'][number];

export const home = definePage<HomeQuery>({
  path: '/',
  document: 'home',
  show: (data, view) => ({
    title: view.words.home.title,
    description: view.words.tagline,
    content: <Home view={view} data={data} />,
  }),
});

function Home({ view, data }: { view: View; data: HomeQuery }) {
  const { words } = view;
  const codes = [...new Set(data.compare.map(({ area }) => area.code))];
  return (
    <>
      <h1>{words.home.title}</h1>
      <p class="lead">{words.home.sentence}</p>
      <div class="cards">
        {codes.map((code) => (
          <AreaCard view={view} rows={data.compare.filter(({ area }) => area.code === code)} />
        ))}
      </div>
      <Section id="doors" title={words.home.doors}>
        <ul class="doors">
          <Door href={link(view, '/wilayah/ID')} name={words.home.figures} text={words.home.figuresText} />
          <Door href={link(view, '/mou')} name={words.home.agreements} text={words.home.agreementsText} />
          <Door href={link(view, '/developers')} name={words.home.developers} text={words.home.developersText} />
        </ul>
      </Section>
      <Section id="changes" title={words.home.changes}>
        <ol class="changes">
          {data.changes.nodes.toReversed().map((change) => (
            <li>
              <time dateTime={change.at}>{dateText(view, dayOf(change.at))}</time>{' '}
              <a href={link(view, `/wilayah/${change.area.code}`)}>{change.area.name}</a>
              <p>
                {whatOf(view, change)} <span class="quiet">{change.words}</span>
              </p>
              <ChangedNumber view={view} change={change} />
            </li>
          ))}
        </ol>
        <p>
          {words.home.amount(numberText(view, data.dataset.figures), numberText(view, data.dataset.mous))}{' '}
          <a href={`/feed/ID.atom?lang=${view.language}`}>{words.home.allChanges}</a>
        </p>
      </Section>
    </>
  );
}

type Change = HomeQuery['changes']['nodes'][number];

/** What a change is about: the number, or the agreement. */
function whatOf(view: View, { kind, figure, target, mou }: Change) {
  const about = figure ?? target;
  if (mou)
    return (
      <>
        <AgreementLink view={view} mou={mou} />:
      </>
    );
  if (!about) return `${heading(view, 'ChangeKind', kind)}:`;
  const parts = [
    target ? label(view, 'ChangeKind', kind) : '',
    label(view, 'Measure', about.measure),
    label(view, 'Segment', about.segment),
    target ? `${dateText(view, target.periodFrom)} – ${dateText(view, target.periodTo)}` : '',
  ];
  return `${capital(parts.filter((part) => part).join(', '))}: ${quantityText(view, about.quantity)}.`;
}

/** How sure the number of a change is. Since when it is known is the day of the change. */
function ChangedNumber({ view, change: { figure, target } }: { view: View; change: Change }) {
  const about = figure ?? target;
  if (!about) return null;
  const quantity = { ...about.quantity, basis: figure?.basis, sources: [about.source] };
  return <Particulars view={view} reported={{ quantity, asOf: figure?.asOf, flags: figure?.flags }} />;
}

/** The numbers of one area. */
function AreaCard({ view, rows }: { view: View; rows: Compared[] }) {
  const { words } = view;
  const [participants, published] = ['PARTICIPANTS', 'COVERAGE'].map((measure) =>
    rows.find((row) => row.measure === measure),
  );
  if (!participants) return null;
  const { area } = participants;
  const { coverage } = area.enrollment;
  return (
    <article class="card">
      <h2>{area.name}</h2>
      <BigNumber view={view} reported={participants} what={label(view, 'Measure', 'PARTICIPANTS')} />
      {published?.quantity || coverage.notComputable ? (
        <BigNumber
          view={view}
          reported={published ?? { quantity: null }}
          what={published?.quantity ? words.home.coverage : label(view, 'Measure', 'COVERAGE')}
        />
      ) : (
        <div class="big">
          <p class="value">
            <strong>{capital(ratioText(view, coverage))}</strong>{' '}
            {words.home.workedOut(aboutText(view, coverage.denominator))}
          </p>
          <ul class="particulars inputs">
            {(
              [
                [label(view, 'Measure', 'PARTICIPANTS'), toldOf(coverage.numerator, rows)],
                [words.coverage.denominator, denominatorOf(coverage)],
              ] as const
            ).map(([name, reported]) => (
              <li>
                {capital(name)}: {quantityText(view, reported.quantity)}.{' '}
                <Particulars view={view} reported={reported} />
              </li>
            ))}
          </ul>
          {coverage.flags.length > 0 && (
            <p class="particulars">
              {coverage.flags.map((flag) => (
                <Doubt view={view} of="RatioFlag" flag={flag} />
              ))}
            </p>
          )}
        </div>
      )}
      <p>
        <a href={link(view, `/wilayah/${area.code}`)}>{words.home.toArea(area.name)}</a>
      </p>
    </article>
  );
}

function Door({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <li>
      <a href={href}>{name}</a>
      <p>{text}</p>
    </li>
  );
}
