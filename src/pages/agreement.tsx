/** One agreement: its life, what it says, who promised what and how far that is kept, its versions and papers. */
import type { ComponentChildren } from 'preact';
import type { AgreementQuery } from '../../examples/client.gen.ts';
import { dayOf } from '../http/days.ts';
import { Actions } from './actions.tsx';
import { changedText } from './changed.ts';
import { capital, dateText, heading, label, momentText, numberText } from './format.ts';
import { Section } from './layout.tsx';
import { addressOf, Particulars, quantityText, ratioText, Sources } from './number.tsx';
import { definePage, link, type View } from './page.ts';
import { AgreementLink, AreaLink, partialText, Rows, titleOf } from './parts.tsx';
import { ToldOrWritten, Written } from './written.tsx';

type Mou = NonNullable<AgreementQuery['mou']>;
interface Part {
  view: View;
  mou: Mou;
}

export const agreementPage = definePage<AgreementQuery>({
  path: '/mou/:code',
  document: 'agreement',
  values: (parameter) => ({ code: parameter('code') }),
  // Who writes the code of an area, or of a province, looks for its agreements.
  elsewhere: (parameter) => (isArea(parameter('code')) ? `/mou?within=${parameter('code')}` : undefined),
  missing: (view) => {
    const { wrong, agreements } = view.words;
    return (
      <>
        {wrong.agreement(String(view.variables.code))} <a href={link(view, '/mou')}>{agreements.list}</a>.
      </>
    );
  },
  show({ mou }, view) {
    if (!mou) return undefined;
    const title = `${titleOf(view, mou)}, ${mou.area.name}`;
    return { title, description: mou.statusReason, content: <Agreement view={view} mou={mou} title={title} /> };
  },
});

/** Is it the code of the nation, a province, a regency or a city, or meant to be one? That of an agreement has a colon. */
const isArea = (code: string): boolean => /^(ID|[\d.]+)$/.test(code);

function Agreement({ view, mou, title }: Part & { title: string }) {
  const { agreement: words } = view.words;
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">
        <strong>{heading(view, 'MouStatus', mou.status)}.</strong> {mou.statusReason}
      </p>
      <Section id="life" title={words.life}>
        <Life view={view} mou={mou} />
      </Section>
      <Section id="about" title={words.about}>
        <About view={view} mou={mou} />
      </Section>
      <Section id="parties" title={words.parties}>
        <Parties view={view} mou={mou} />
      </Section>
      <Section id="commitments" title={words.commitments}>
        <Commitments view={view} mou={mou} />
      </Section>
      <Section id="steps" title={words.steps}>
        <Steps view={view} mou={mou} />
      </Section>
      <Section id="follow-ups" title={words.followUps}>
        <FollowUps view={view} mou={mou} />
      </Section>
      <Section id="versions" title={words.versions}>
        <Versions view={view} mou={mou} />
      </Section>
      <Section id="papers" title={words.papers}>
        <Papers view={view} mou={mou} />
      </Section>
      <Section id="events" title={words.events}>
        <Events view={view} mou={mou} />
      </Section>
      <Actions view={view} document="agreement" asked={{ code: mou.code }} section="about" />
    </>
  );
}

/** What happened, or is to happen, on a day. */
interface Station {
  date: string;
  text: ComponentChildren;
  isToday?: boolean;
}

/** The days of an agreement in their order, with today among them. */
function Life({ view, mou }: Part) {
  const { agreement: words } = view.words;
  const dated = (date: { value: string | null } | null | undefined, text: ComponentChildren): Station[] =>
    date?.value ? [{ date: date.value, text }] : [];
  const today = view.dataset ? dayOf(view.dataset.at) : '';
  const stations: Station[] = [
    ...(mou.signedOn ? [] : dated(mou.eventOn, words.event)),
    ...dated(mou.signedOn, words.signed),
    ...dated(mou.effectiveFrom, words.from),
    ...mou.milestones.flatMap(({ title, dueOn, metOn, status }) =>
      dated(
        { value: metOn ?? dueOn },
        <>
          {words.stepTitle} <Written text={title} />: {label(view, 'MilestoneStatus', status)}
        </>,
      ),
    ),
    ...mou.followUps.flatMap(({ kind, number, issuedOn }) =>
      dated(issuedOn, words.followUp(label(view, 'FollowUpKind', kind), number ?? '')),
    ),
    ...dated(mou.effectiveTo, words.to),
    ...(mou.renewedBy ? dated(mou.renewedBy.effectiveFrom, words.renewedBy(titleOf(view, mou.renewedBy))) : []),
    { date: today, text: words.today, isToday: true },
  ];
  // A month or a year stands before its days, as it begins with them.
  stations.sort((one, other) => (one.date < other.date ? -1 : 1));
  return (
    <>
      <ol class="life">
        {stations.map(({ date, text, isToday }) => (
          <li class={isToday ? 'today' : date > today ? 'ahead' : 'past'}>
            <time dateTime={date}>{dateText(view, date)}</time> {text}
          </li>
        ))}
      </ol>
      {!mou.effectiveTo?.value && <p>{words.noEnd}</p>}
    </>
  );
}

/** Terms and what is known of each; what nothing is known of is left out. */
function Facts({ facts }: { facts: readonly (readonly [term: string, fact: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, fact]) => fact)
        .map(([term, fact]) => (
          <div>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}

function About({ view, mou }: Part) {
  const { agreement: words, partial } = view.words;
  const agencies = mou.responsibleAgencies.map(
    ({ agency, validFrom, validTo }) =>
      `${agency} (${[validFrom, validTo].map((day) => (day ? dateText(view, day) : partial.unknown)).join(' – ')})`,
  );
  const { source } = mou;
  const text = (written: string | null) =>
    written && <Written text={written} language={mou.textLanguage} view={view} />;
  return (
    <Facts
      facts={[
        [words.area, <AreaLink view={view} area={mou.area} />],
        [words.instrument, heading(view, 'MouInstrument', mou.instrument)],
        [words.number, mou.number],
        [words.stage, heading(view, 'MouStage', mou.stage)],
        [words.scope, text(mou.scope)],
        [words.funding, text(mou.funding)],
        [words.note, text(mou.note)],
        [words.oddities, mou.warnings.map((warning) => label(view, 'MouWarning', warning)).join(', ')],
        [words.responsible, agencies.join('; ')],
        [words.parent, mou.parent && <AgreementLink view={view} mou={mou.parent} />],
        [words.renews, mou.renews && <AgreementLink view={view} mou={mou.renews} />],
        [
          words.source,
          <>
            <Sources view={view} sources={[source]} />
            {source.publishedOn.value && `, ${dateText(view, source.publishedOn.value)}`}
            {source.verification !== 'PUBLISHED' && ` (${label(view, 'Verification', source.verification)})`}
          </>,
        ],
      ]}
    />
  );
}

function Parties({ view, mou }: Part) {
  const { agreement: words } = view.words;
  const rows = mou.parties.map(({ office, role, signatory, capacity, area }) => [
    office,
    label(view, 'PartyRole', role),
    signatory,
    label(view, 'SigningCapacity', capacity),
    area && <AreaLink view={view} area={area} />,
  ]);
  const head = [words.office, words.role, words.signatory, words.capacity, words.area];
  return <Rows view={view} caption={words.parties} head={head} rows={rows} />;
}

function Commitments({ view, mou }: Part) {
  const { agreement: words } = view.words;
  const { progress } = mou;
  const rows = mou.commitments.map(({ words: promise, segment, programmes, workers, payer, budget }) => [
    <>
      <Written text={promise} />{' '}
      <span class="quiet">({[label(view, 'Segment', segment), ...programmes].join(', ')})</span>
    </>,
    workers && quantityText(view, workers),
    label(view, 'Payer', payer),
    budget && quantityText(view, budget),
  ]);
  return (
    <>
      <Rows
        view={view}
        caption={words.commitments}
        head={[words.promise, words.workers, words.payer, words.budget]}
        rows={rows}
      />
      <p>
        <strong>{heading(view, 'ProgressStatus', progress.status)}.</strong> {progress.reason}
      </p>
      {progress.target && (
        <Facts
          facts={[
            [words.target, quantityText(view, progress.target.quantity)],
            [
              words.actual,
              <>
                {quantityText(view, progress.actual)}{' '}
                <Particulars view={view} reported={{ quantity: progress.actual }} />
              </>,
            ],
            [words.share, ratioText(view, progress.achieved)],
          ]}
        />
      )}
    </>
  );
}

function Steps({ view, mou }: Part) {
  const { agreement: words, agreements } = view.words;
  const rows = mou.milestones.map(({ title, dueOn, metOn, status }) => [
    <Written text={title} />,
    label(view, 'MilestoneStatus', status),
    dueOn && dateText(view, dueOn),
    metOn && dateText(view, metOn),
  ]);
  const head = [words.stepTitle, agreements.status, words.stepDue, words.stepMet];
  return <Rows view={view} caption={words.steps} head={head} rows={rows} />;
}

function FollowUps({ view, mou }: Part) {
  const { agreement: words } = view.words;
  const rows = mou.followUps.map(({ kind, number, issuedOn, issuer, scope, source }) => [
    words.followUp(label(view, 'FollowUpKind', kind), number ?? ''),
    partialText(view, issuedOn),
    issuer,
    scope && <Written text={scope} />,
    <Sources view={view} sources={[source]} />,
  ]);
  const head = [words.instrument, words.issued, words.issuer, words.scope, words.source];
  return <Rows view={view} caption={words.followUps} head={head} rows={rows} />;
}

/** The newest version first, each with what differs from the one before. */
function Versions({ view, mou }: Part) {
  const { agreement: words } = view.words;
  return (
    <ol class="versions">
      {mou.versions.toReversed().map(({ version, reason, knownFrom, knownTo, changes }) => (
        <li>
          <p>
            <strong>{words.version(numberText(view, version))}</strong>,{' '}
            {words.known(momentText(view, knownFrom), knownTo ? momentText(view, knownTo) : undefined)}.{' '}
            {reason && <ToldOrWritten text={capital(reason)} />}
          </p>
          {changes.length > 0 && (
            <Rows
              view={view}
              caption={words.changes(numberText(view, version))}
              head={[words.field, words.before, words.after]}
              rows={changes.map(({ field, before, after }) => [
                words.fields[field] ?? field,
                <Changed view={view} field={field} value={before} />,
                <Changed view={view} field={field} value={after} />,
              ])}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Fields that hold what somebody wrote. */
const WRITTEN = ['scope', 'funding', 'note', 'commitments', 'milestones'];
/** What a field was or became. */
function Changed({ view, field, value }: { view: View; field: string; value: unknown }) {
  const text = changedText(view, field, value);
  return WRITTEN.includes(field) && value !== null ? <Written text={text} /> : text;
}

function Papers({ view, mou }: Part) {
  if (mou.documents.length === 0) return <p>{view.words.none}</p>;
  return (
    <ul>
      {mou.documents.map(({ title, url }) => (
        <li>
          <a href={addressOf(url)}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

function Events({ view, mou }: Part) {
  return (
    <>
      <ol>
        {mou.events.nodes.map(({ at, words, kind }) => (
          <li>
            <time dateTime={at}>{momentText(view, at)}</time> <ToldOrWritten text={words} />{' '}
            <span class="quiet">({label(view, 'MouEventKind', kind)})</span>
          </li>
        ))}
      </ol>
      <p>
        <a href={link(view, '/mou', { within: mou.area.code })}>{view.words.agreement.back(mou.area.name)}</a>
      </p>
    </>
  );
}
