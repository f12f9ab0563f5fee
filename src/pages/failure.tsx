/** The page that tells in words what went wrong, and how to go on. */
import type { ComponentChildren } from 'preact';
import { LABELS } from '../documents/labels.gen.ts';
import type { SavedVariable } from '../documents/saved.ts';
import { capital } from './format.ts';
import type { Shown, View } from './page.ts';
import { link } from './page.ts';

/** What is told of an error: the same as programs are told. */
export interface Failure {
  status: number;
  code: string;
  message: string;
  requestId: string;
  /** What of the address is wrong, where that is known: people are told of it instead of the message. */
  wrong?: WrongPart | undefined;
  /** Is there nothing at the address at all? */
  isNowhere?: boolean | undefined;
  /** What is missing there, where the page can say it. */
  missing?: ComponentChildren;
}
/** A part of an address that is not as the page takes it. */
export interface WrongPart {
  variable: SavedVariable;
  given: string;
  /** Where the same page is with another value of it; without a value, where it is without that part. */
  withValue(value?: string): string;
}

export function failureShown(view: View, failure: Failure): Shown {
  const { status, code, message, requestId, wrong, isNowhere, missing } = failure;
  const { words } = view;
  // What took the database too long may come through when it has less to do.
  const isPassing = status >= 500 || code === 'OPERATION_TOO_COMPLEX';
  const title = status === 404 ? words.notFound : isPassing ? words.failed : words.notUnderstood;
  return {
    title,
    isFailure: true,
    content: (
      <div class="failure">
        <h1>{title}</h1>
        {isNowhere ? (
          <p>{missing ?? words.wrong.nowhere}</p>
        ) : wrong ? (
          <Wrong view={view} wrong={wrong} />
        ) : code === 'NOT_FOUND' ? (
          <p>
            <AreaCodes view={view} message={message} /> {words.wrong.codes}
          </p>
        ) : (
          <p>{message}</p>
        )}
        <p>
          {isPassing && (
            <>
              <a class="button" href={link(view, '') + view.address}>
                {words.tryAgain}
              </a>{' '}
            </>
          )}
          <a href={link(view, '/')}>{words.toHome}</a>
        </p>
        <p class="quiet">
          {words.errorCode} <a href={`/errors?lang=${view.language}#${code}`}>{code}</a>, {words.requestId} {requestId}
        </p>
      </div>
    ),
  };
}

/** What of the address is wrong, and what can be written there instead. */
function Wrong({ view, wrong: { variable, given, withValue } }: { view: View; wrong: WrongPart }) {
  const { wrong: words } = view.words;
  const type = variable.type.replace(/[[\]!]/g, '');
  const choices = Object.entries(LABELS[view.language][type] ?? {});
  const isArea = type === 'ID';
  return (
    <>
      <p>
        {isArea ? `${words.area(given)} ${words.codes}` : variable.name === 'after' ? words.cursor : words.value(given)}{' '}
        {!isArea && variable.name !== 'after' && words.meaning(variable.words[view.language])}{' '}
        {type === 'Month' && words.month} {type === 'Date' && words.day}{' '}
        {type === 'DateTime' && `${capital(view.words.saved.types.DateTime ?? '')}.`}{' '}
        {(type === 'Int' || type === 'Count') && words.wholeNumber(variable.example ?? '1')}
      </p>
      {choices.length > 0 && (
        <p class="chips">
          {choices.map(([value, name]) => (
            <a href={withValue(value)}>{capital(name)}</a>
          ))}
        </p>
      )}
      <p>
        <a href={isArea ? link(view, '/wilayah/ID') : withValue()}>{isArea ? words.toNation : words.without}</a>
      </p>
    </>
  );
}

/** A message in which each area, `64 (East Kalimantan)`, is a link to the same page of that area. */
const AreaCodes = ({ view, message }: { view: View; message: string }): ComponentChildren =>
  message
    .split(/([A-Z0-9][A-Z0-9.-]*) \((?=\p{L})/u)
    .map((part, i) => (i % 2 ? <a href={pageOf(view, part)}>{part}</a> : i > 0 ? ` (${part}` : part));

/** The page that was asked for, of another area. */
function pageOf(view: View, code: string): string {
  const [path = '', query] = view.address.split('?');
  if (!path.startsWith('/wilayah/')) {
    const asked = new URLSearchParams(query);
    asked.set('within', code);
    return link(view, `${path}?${asked}`);
  }
  return link(view, path.replace(/^\/wilayah\/[^/]+/, `/wilayah/${code}`) + (query ? `?${query}` : ''));
}
