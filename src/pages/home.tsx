/** The first page: what this is, the numbers that most people look for, what is new, and where to go on. */
import type { HomeQuery } from '../../examples/client.gen.ts';
import { label, momentText, numberText } from './format.ts';
import { Section } from './layout.tsx';
import { BigNumber } from './number.tsx';
import { definePage, link, type View } from './page.ts';

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
          {data.changes.nodes.toReversed().map(({ at, kind, area, words: told }) => (
            <li>
              <time dateTime={at}>{momentText(view, at)}</time>{' '}
              <a href={link(view, `/wilayah/${area.code}`)}>{area.name}</a>
              <p>
                {told} <span class="quiet">({label(view, 'ChangeKind', kind)})</span>
              </p>
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

/** The numbers of one area. */
function AreaCard({ view, rows }: { view: View; rows: Compared[] }) {
  const { words } = view;
  const area = rows[0]?.area;
  if (!area) return null;
  return (
    <article class="card">
      <h2>{area.name}</h2>
      {rows.map((row) => (
        <BigNumber
          view={view}
          reported={row}
          what={row.measure === 'COVERAGE' ? words.home.coverage : words.home.participants}
        />
      ))}
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
