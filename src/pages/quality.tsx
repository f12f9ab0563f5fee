/** What is doubtful in the numbers of an area: doubts and rivals, sums that do not fit, who has not reported. */
import type { QualityQuery } from '../../examples/client.gen.ts';
import { LABELS } from '../documents/labels.gen.ts';
import { Actions } from './actions.tsx';
import { Bar } from './charts/bar.tsx';
import { capital, dateText, explained, heading, label, numberText } from './format.ts';
import { Section } from './layout.tsx';
import { Doubt, extentOf, HowSure, Particulars, quantityText, type Source, Sources } from './number.tsx';
import { definePage, link, type View } from './page.ts';
import { AreaChoice, AreaLink, partialText, Rows, sumsOf, whyNoSum } from './parts.tsx';
import { Written } from './written.tsx';

type Area = NonNullable<QualityQuery['whole']>;
type Sum = Area['enrollment']['overBranches'];
type Figure = QualityQuery['figures']['nodes'][number];
type Sentence = Figure['preferredReasonSentence'];
type Rival = Pick<Figure, 'quantity' | 'basis' | 'asOf' | 'knownFrom' | 'preferred'> & { source: Source };

export const qualityPage = definePage<QualityQuery>({
  path: '/mutu',
  nav: 'quality',
  document: 'quality',
  show(data, view) {
    const { whole: area } = data;
    if (!area) return undefined;
    const title = view.words.quality.title(area.name);
    return { title, description: view.words.quality.lead, content: <Quality view={view} data={data} area={area} /> };
  },
});

function Quality({ view, data, area }: { view: View; data: QualityQuery; area: Area }) {
  const { quality: words, chooseArea } = view.words;
  const { month, segment } = view.variables as { month: string | null; segment: string };
  return (
    <>
      <h1>{words.title(area.name)}</h1>
      <p class="lead">{words.lead}</p>
      <form class="filters" action={link(view, '/mutu')}>
        <AreaChoice view={view} regions={data.regions} chosen={area.code} />
        <label>
          {words.month} <input type="month" name="month" value={month ?? ''} pattern="\d{4}-\d\d" />
        </label>
        <label>
          {words.segment}{' '}
          <select name="segment">
            {Object.entries(LABELS[view.language].Segment ?? {}).map(([value, name]) => (
              <option value={value} selected={value === segment}>
                {capital(name)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{chooseArea.show}</button>
      </form>
      {!month && <p class="quiet">{words.noMonth}</p>}
      <p class="chips">
        {(
          [
            ['doubts', words.doubts],
            ['sums', sumsTitle(view)],
            ['reporting', reportingTitle(view, data)],
            ['unverified', words.unverified],
          ] as const
        ).map(([section, title]) => (
          <a href={`#${section}`}>{title}</a>
        ))}
      </p>
      <Doubts view={view} figures={data.figures} area={area} />
      <Sums view={view} area={area} />
      <Reporting view={view} data={data} area={area} />
      <Unverified view={view} area={area} />
    </>
  );
}

function Doubts({ view, figures, area }: { view: View; figures: QualityQuery['figures']; area: Area }) {
  const { quality: words } = view.words;
  const { month, segment, after } = view.variables;
  // Of rivals each names the other: they are shown once, together.
  const isNew = (figure: Figure, place: number) =>
    !figures.nodes.slice(0, place).some(({ rivals }) => rivals.some(({ id }) => id === figure.id));
  const here = (asked: object) => `${link(view, '/mutu', { within: area.code, month, segment, ...asked })}#doubts`;
  return (
    <Section id="doubts" title={words.doubts}>
      <p>{figures.nodes.length === 0 ? words.noDoubts : words.doubtsText}</p>
      <div class="doubts">
        {figures.nodes.filter(isNew).map((figure) => (
          <Doubtful view={view} figure={figure} />
        ))}
      </div>
      <p>
        {after ? <a href={here({})}>{words.first}</a> : null}{' '}
        {figures.pageInfo.hasNextPage && <a href={here({ after: figures.pageInfo.endCursor })}>{words.next}</a>}
      </p>
      <Actions view={view} document="figures" asked={{ within: area.code, doubtful: true }} section="doubts" />
    </Section>
  );
}

/** A doubtful figure, why it is so, and what others say of the same. */
function Doubtful({ view, figure }: { view: View; figure: Figure }) {
  const { quality: words, number } = view.words;
  const {
    area,
    measure,
    segment,
    basis,
    asOf,
    quantity,
    flags,
    note,
    noteLanguage,
    preferred,
    preferredReason,
    source,
  } = figure;
  const why = [
    ...flags.map((flag) => label(view, 'FigureFlag', flag)),
    ...(preferred ? [] : [words.gaveWay]),
    ...(source.verification === 'UNVERIFIED' ? [label(view, 'Verification', source.verification)] : []),
  ];
  return (
    <article class="doubtful">
      <h3>
        <AreaLink view={view} area={area} />: {label(view, 'Measure', measure)}, {label(view, 'Segment', segment)}
      </h3>
      {figure.rivals.length > 0 ? (
        <Rivals view={view} figures={[figure, ...figure.rivals]} name={label(view, 'Measure', measure)} />
      ) : (
        <>
          <p>
            <strong>{capital(quantityText(view, quantity))}</strong>, {partialText(view, asOf)},{' '}
            <Sources view={view} sources={[source]} />
          </p>
          <p>
            <HowSure view={view} reported={{ quantity: { ...quantity, basis }, knownFrom: figure.knownFrom }} />
          </p>
        </>
      )}
      <p>
        <strong class="doubt">⚑ {capital(why.join(', '))}.</strong>{' '}
        {flags.map((flag) => explained(view, 'FigureFlag', flag)).join(' ')}
      </p>
      {preferredReason && (
        <p>
          {capital(words.chosen)}: <Reason text={preferredReason} sentence={figure.preferredReasonSentence} />
        </p>
      )}
      {note && (
        <p>
          {number.note}: <Written text={note} language={noteLanguage} view={view} />
        </p>
      )}
    </article>
  );
}

/** Why a number is shown first: in words of a rule, or as a quotation of who chose. */
function Reason({ text, sentence }: { text: string; sentence: Sentence }) {
  const [words] = sentence?.parameters ?? [];
  if (!words || sentence?.code !== 'AS_WRITTEN') return text;
  return <Written text={words.value} />;
}

/** Numbers of several sources for the same thing and month, side by side. */
function Rivals({ view, figures, name }: { view: View; figures: readonly Rival[]; name: string }) {
  const { quality: words, number } = view.words;
  const most = Math.max(...figures.map(({ quantity }) => extentOf(quantity).value));
  return (
    <Rows
      view={view}
      caption={words.rivals}
      head={[number.source, name, words.day]}
      rows={figures.map(({ source, preferred, quantity, basis, asOf, knownFrom }) => [
        <>
          <Sources view={view} sources={[source]} /> {preferred && <span class="quiet">({words.shownFirst})</span>}
          <p>
            <HowSure view={view} reported={{ quantity: { ...quantity, basis }, knownFrom }} />
          </p>
        </>,
        <>
          {quantityText(view, quantity)}
          <Bar {...extentOf(quantity)} most={most} />
        </>,
        partialText(view, asOf),
      ])}
    />
  );
}

const sumsTitle = (view: View): string =>
  view.words.quality.sums(heading(view, 'Segment', String(view.variables.segment)));

function Sums({ view, area }: { view: View; area: Area }) {
  const { quality: words } = view.words;
  const { participantsFlags, overLocalGovernments, overBranches, overProvinces } = area.enrollment;
  const sums = [
    ['LOCAL_GOVERNMENT', overLocalGovernments],
    ['PROVINCE', overProvinces],
    ['BRANCH', overBranches],
  ] as const;
  const known = sums.filter(([, sum]) => sum.expected > 0);
  return (
    <Section id="sums" title={sumsTitle(view)}>
      {participantsFlags && participantsFlags.length > 0 && (
        <p>
          {words.doesNotFit}:{' '}
          {participantsFlags.map((flag) => (
            <Doubt view={view} of="FigureFlag" flag={flag} />
          ))}
        </p>
      )}
      {known.length === 0 && <p>{words.noParts}</p>}
      {known.map(([over, sum]) => (
        <SumOver view={view} area={area} over={over} sum={sum} />
      ))}
    </Section>
  );
}

function SumOver({ view, area, over, sum }: { view: View; area: Area; over: string; sum: Sum }) {
  const { quality: words } = view.words;
  const { segment } = view.variables;
  const title = words.over(label(view, 'RollUpOver', over), dateText(view, sum.month));
  const [reported, added, left] = sumsOf(sum);
  const rows = [
    [words.reported, reported],
    [words.sum, added],
    [words.residual, left],
  ] as const;
  const most = Math.max(...rows.map(([, { quantity }]) => extentOf(quantity).value));
  return (
    <section aria-labelledby={`over-${over}`}>
      <h3 id={`over-${over}`}>{title}</h3>
      <Rows
        view={view}
        caption={`${title}, ${label(view, 'Segment', String(segment))}`}
        head={[words.number, label(view, 'Measure', 'PARTICIPANTS'), view.words.number.howSure]}
        rows={rows.map(([name, number]) => [
          name,
          <>
            {quantityText(view, number.quantity)}
            {number.quantity && <Bar {...extentOf(number.quantity)} most={most} />}
          </>,
          <Particulars view={view} reported={number} />,
        ])}
      />
      <p>
        {words.counted(numberText(view, sum.counted), numberText(view, sum.expected))}{' '}
        {[sum.isComplete ? words.complete : '', ...whyNoSum(sum), sum.residualReason].filter((text) => text).join(' ')}
      </p>
      {sum.missing.length > 0 && (
        <details>
          <summary>{words.missing(numberText(view, sum.missing.length))}</summary>
          <ul class="columns">
            {sum.missing.map((part) => (
              <li>
                <AreaLink view={view} area={part} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Actions view={view} document="sum" asked={{ area: area.code, over, segment, month: sum.month }} section="sums" />
    </section>
  );
}

/** The month of the reports; null where there is no report, and none was asked for. */
const reportedMonth = (view: View, { reporting }: QualityQuery): string | null =>
  reporting[0]?.month ?? (view.variables.month as string | null);
function reportingTitle(view: View, data: QualityQuery): string {
  const month = reportedMonth(view, data);
  return view.words.quality.reporting(month ? dateText(view, month) : '');
}

function Reporting({ view, data, area }: { view: View; data: QualityQuery; area: Area }) {
  const { quality: words } = view.words;
  const { reporting } = data;
  const title = reportingTitle(view, data);
  return (
    <Section id="reporting" title={title}>
      {reporting.length === 0 ? (
        <p>{words.allReported}</p>
      ) : (
        <Rows
          view={view}
          caption={title}
          head={[words.branch, words.status, words.due, words.reason, words.lacks]}
          rows={reporting.map(({ branch, status, dueOn, reason, missing, missingSegments }) => [
            <AreaLink view={view} area={branch} />,
            heading(view, 'ReportStatus', status),
            dateText(view, dueOn),
            <p class="wide">{reason}</p>,
            <p class="wide">
              {[
                ...missingSegments.map((segment) => label(view, 'Segment', segment)),
                ...missing.map(({ name }) => name),
              ].join(', ')}
            </p>,
          ])}
        />
      )}
      <Actions
        view={view}
        document="reporting"
        asked={{ month: reportedMonth(view, data), within: area.code, status: NOT_REPORTED }}
        section="reporting"
      />
    </Section>
  );
}
const NOT_REPORTED = 'PARTIAL,DUE,LATE,UNKNOWN';

/** What is known of the area itself without a source. */
function Unverified({ view, area }: { view: View; area: Area }) {
  const { quality: words } = view.words;
  const isUnverified = ({ verification }: { verification: string }) => verification === 'UNVERIFIED';
  const facts = [
    ...(area.validFrom && area.validFromVerification === 'UNVERIFIED'
      ? [words.validFrom(dateText(view, area.validFrom))]
      : []),
    ...area.codes.filter(isUnverified).map(({ system, code }) => words.code(label(view, 'CodeSystem', system), code)),
    ...area.names.filter(isUnverified).map(({ name }) => words.name(name)),
    ...area.seats.filter(isUnverified).map(({ name }) => words.seat(name)),
  ];
  return (
    <Section id="unverified" title={words.unverified}>
      <p>{facts.length > 0 ? words.unverifiedText : words.nothingUnverified}</p>
      <ul>
        {facts.map((fact) => (
          <li>{capital(fact)}</li>
        ))}
      </ul>
    </Section>
  );
}
