/** The board of agreements: who has followed, what ends soon, which steps are late, and the list of all. */
import type { AgreementBoardQuery } from '../../examples/client.gen.ts';
import { LABELS } from '../documents/labels.gen.ts';
import { Actions, savedAddress } from './actions.tsx';
import { capital, dateText, heading, label, numberText } from './format.ts';
import { Section } from './layout.tsx';
import { Sources } from './number.tsx';
import { definePage, link, type View } from './page.ts';
import { AgreementLink, AreaChoice, AreaLink, partialText, Rows } from './parts.tsx';
import { Written } from './written.tsx';

type Board = AgreementBoardQuery;
type Area = NonNullable<Board['area']>;
type Slot = Area['mouProgress']['slots'][number];

/** The days that can be chosen for what ends soon. */
const DAYS = [90, 180, 365];
/** What a slot may be, the best first; and its sign, so that it is not told by colour alone. */
const SIGNS = {
  COVERED: '●',
  POSSIBLY_COVERED: '◐',
  SIGNED: '◔',
  IN_PREPARATION: '…',
  LAPSED: '✕',
  UNKNOWN: '?',
  NOT_STARTED: '○',
} as const satisfies Readonly<Record<Slot['status'], string>>;
const SLOT_STATUSES = Object.keys(SIGNS) as Slot['status'][];

/** What may be in force, as `endless` of the document has it. */
const MAY_HOLD = ['SIGNED', 'LAUNCHED', 'ACTIVE', 'POSSIBLY_ACTIVE', 'UNKNOWN'];

export const agreementsPage = definePage<Board>({
  path: '/mou',
  nav: 'agreements',
  document: 'agreement-board',
  show(data, view) {
    const { area } = data;
    if (!area) return undefined;
    const title = view.words.agreements.title(area.name);
    return {
      title,
      description: view.words.agreements.lead,
      content: <Agreements view={view} data={data} area={area} />,
    };
  },
});

function Agreements({ view, data, area }: { view: View; data: Board; area: Area }) {
  const { agreements: words, chooseArea } = view.words;
  const { expected, slots, at } = area.mouProgress;
  const count = (status: Slot['status']) => numberText(view, slots.filter((slot) => slot.status === status).length);
  return (
    <>
      <h1>{words.title(area.name)}</h1>
      <p class="lead">{words.lead}</p>
      <form class="filters" action={link(view, '/mou')}>
        <AreaChoice view={view} regions={data.regions} chosen={area.code} />
        <button type="submit">{chooseArea.show}</button>
      </form>
      <Section id="followed" title={words.followed}>
        <p>
          {words.summary(count('COVERED'), count('POSSIBLY_COVERED'), numberText(view, expected))}{' '}
          {capital(view.words.number.asOf(dateText(view, at)))}.
        </p>
        <Counts view={view} slots={slots} />
        <Slots view={view} data={data} slots={slots} />
        <Actions view={view} document="followers" asked={{ within: area.code }} section="followed" />
      </Section>
      <Ending view={view} data={data} area={area} />
      <Late view={view} data={data} />
      <List view={view} data={data} area={area} />
    </>
  );
}

/** How many slots have each status. It is the legend of the board too. */
function Counts({ view, slots }: { view: View; slots: readonly Slot[] }) {
  return (
    <ul class="slots-key" aria-label={view.words.agreements.counts}>
      {SLOT_STATUSES.map((status) => (
        <li class={`slot ${status.toLowerCase()}`}>
          <span aria-hidden="true">{SIGNS[status]}</span> {heading(view, 'CascadeStatus', status)}{' '}
          <strong>{numberText(view, slots.filter((slot) => slot.status === status).length)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** A place for each regency and city, by province and in the official order. */
function Slots({ view, data: { regions, besides }, slots }: { view: View; data: Board; slots: readonly Slot[] }) {
  const { agreements: words } = view.words;
  const names = new Map(regions.flatMap(({ provinces }) => provinces.map(({ code, name }) => [code, name])));
  // The code of a regency or city begins with that of its province.
  const provinceOf = ({ localGovernment: { code } }: Slot) => code.slice(0, 2);
  return (
    <>
      {[...new Set(slots.map(provinceOf))].map((code) => (
        <section class="board" aria-labelledby={`slots-${code}`}>
          <h3 id={`slots-${code}`}>{names.get(code) ?? code}</h3>
          <Besides view={view} papers={besides.nodes} code={code} />
          <ul class="slots">
            {slots
              .filter((slot) => provinceOf(slot) === code)
              .map(({ localGovernment, status, mou }) => (
                <li class={`slot ${status.toLowerCase()}`}>
                  <AreaLink view={view} area={localGovernment} />
                  <span>
                    <span aria-hidden="true">{SIGNS[status]}</span> {label(view, 'CascadeStatus', status)}
                  </span>
                  {mou && <AgreementLink view={view} mou={mou} />}
                  <Besides view={view} papers={besides.nodes} code={localGovernment.code} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {besides.nodes.length > 0 && <p class="quiet">{words.besides}</p>}
      {besides.pageInfo.hasNextPage && <p class="quiet">{words.moreBesides}</p>}
    </>
  );
}

type Paper = Board['besides']['nodes'][number];
/** Launches, and programmes of markets, beside the area that they are for: they are no agreement, but they are there. */
function Besides({ view, papers, code }: { view: View; papers: readonly Paper[]; code: string }) {
  return papers
    .filter(({ area }) => placeOf(area) === code)
    .map((paper) => (
      <span class="besides">
        <AgreementLink view={view} mou={paper} />
        {paper.area.kind === 'MARKET' && `, ${paper.area.name}`}, {partialText(view, paper.eventOn)}
      </span>
    ));
}
/** The code of the area, of a market that of the regency or city in which it lies. */
const placeOf = ({ code, kind, above }: Paper['area']): string | undefined =>
  kind === 'MARKET' ? above.find((each) => each.kind === 'REGENCY' || each.kind === 'CITY')?.code : code;

function Ending({ view, data: { ending, endless }, area }: { view: View; data: Board; area: Area }) {
  const { agreements: words } = view.words;
  const days = Number(view.variables.days);
  return (
    <Section id="ending" title={words.ending(numberText(view, days))}>
      <p class="chips">
        {words.within}:{' '}
        {DAYS.map((each) => (
          <a
            href={`${link(view, '/mou', { within: area.code, days: each })}#ending`}
            aria-current={each === days ? 'true' : undefined}
          >
            {words.days(numberText(view, each))}
          </a>
        ))}
      </p>
      {ending.nodes.length === 0 ? (
        <p>{words.noEnding}</p>
      ) : (
        <Rows
          view={view}
          caption={words.ending(numberText(view, days))}
          head={[
            words.agreement,
            words.area,
            words.ends,
            words.daysLeft,
            words.status,
            words.responsible,
            words.source,
          ]}
          rows={ending.nodes.map((mou) => [
            <AgreementLink view={view} mou={mou} />,
            <AreaLink view={view} area={mou.area} />,
            partialText(view, mou.effectiveTo),
            mou.daysLeft === null ? null : numberText(view, mou.daysLeft),
            label(view, 'MouStatus', mou.status),
            mou.responsibleAgency,
            <Sources view={view} sources={[mou.source]} />,
          ])}
        />
      )}
      {ending.pageInfo.hasNextPage && (
        <p>
          {words.firstOnes(numberText(view, ending.nodes.length))}{' '}
          <a href={savedAddress(view, 'ending', 'csv', { within: area.code, days })}>{words.allOfThem}</a>
        </p>
      )}
      <p>
        {words.endless(numberText(view, endless.totalCount))}{' '}
        {endless.totalCount > 0 && (
          <a href={`${link(view, '/mou', { within: area.code, status: MAY_HOLD.join(',') })}#list`}>
            {words.endlessList}
          </a>
        )}
      </p>
      <Actions view={view} document="ending" asked={{ within: area.code, days }} section="ending" />
      <p class="actions">
        <a href={`/calendar/${area.code}.ics?lang=${view.language}`}>{words.calendar}</a>
      </p>
    </Section>
  );
}

function Late({ view, data: { late } }: { view: View; data: Board }) {
  const { agreements: words } = view.words;
  return (
    <Section id="late" title={words.late}>
      {late.nodes.length === 0 && <p>{words.noLate}</p>}
      <ul>
        {late.nodes.map((mou) => (
          <li>
            <AgreementLink view={view} mou={mou} />, <AreaLink view={view} area={mou.area} />
            <ul>
              {mou.milestones
                .filter(({ status }) => status === 'LATE')
                .map(({ title, dueOn }) => (
                  <li>
                    <Written text={title} />
                    {dueOn && `, ${words.due(dateText(view, dueOn))}`}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {late.pageInfo.hasNextPage && <p>{words.firstOnes(numberText(view, late.nodes.length))}</p>}
    </Section>
  );
}

function List({ view, data: { mous }, area }: { view: View; data: Board; area: Area }) {
  const { agreements: words } = view.words;
  const { status, text } = view.variables as { status: string[] | null; text: string | null };
  const chosen = status?.join(',');
  const here = (asked: Readonly<Record<string, unknown>>) =>
    `${link(view, '/mou', { within: area.code, ...asked })}#list`;
  return (
    <Section id="list" title={words.list}>
      <p class="chips">
        <a href={here({ text })} aria-current={status ? undefined : 'true'}>
          {words.any}
        </a>
        {Object.entries(LABELS[view.language].MouStatus ?? {}).map(([each, name]) => (
          <a href={here({ text, status: each })} aria-current={chosen === each ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </p>
      <form class="filters" action={`${link(view, '/mou')}#list`}>
        <input type="hidden" name="within" value={area.code} />
        {chosen && <input type="hidden" name="status" value={chosen} />}
        <label>
          {words.search} <input type="search" name="text" value={text ?? ''} maxLength={200} />
        </label>
        <button type="submit">{words.searchButton}</button>
      </form>
      {mous.nodes.length === 0 ? (
        <p>{words.noneFits}</p>
      ) : (
        <Rows
          view={view}
          caption={words.list}
          head={[words.agreement, words.area, words.status, words.signed, words.ends, words.source]}
          rows={mous.nodes.map((mou) => [
            <>
              <AgreementLink view={view} mou={mou} />
              {mou.number && <span class="quiet">, {mou.number}</span>}
            </>,
            <AreaLink view={view} area={mou.area} />,
            <p class="wide">
              <strong>{label(view, 'MouStatus', mou.status)}</strong>: <span class="quiet">{mou.statusReason}</span>
            </p>,
            partialText(view, mou.signedOn),
            partialText(view, mou.effectiveTo),
            <Sources view={view} sources={[mou.source]} />,
          ])}
        />
      )}
      <p>
        {view.variables.after ? <a href={here({ text, status: chosen })}>{words.first}</a> : null}{' '}
        {mous.pageInfo.hasNextPage && (
          <a href={here({ text, status: chosen, after: mous.pageInfo.endCursor })}>{words.next}</a>
        )}
      </p>
      <Actions view={view} document="agreements" asked={{ within: area.code, status, text }} section="list" />
    </Section>
  );
}
