/** The page that tells in words what went wrong, and how to go on. */
import type { Shown, View } from './page.ts';
import { link } from './page.ts';

/** What is told of an error: the same as programs are told. */
export interface Failure {
  status: number;
  code: string;
  message: string;
  requestId: string;
}

export function failureShown(view: View, { status, code, message, requestId }: Failure): Shown {
  const { words } = view;
  // What took the database too long may come through when it has less to do.
  const isPassing = status >= 500 || code === 'OPERATION_TOO_COMPLEX';
  const title = status === 404 ? words.notFound : isPassing ? words.failed : words.notUnderstood;
  return {
    title,
    content: (
      <div class="failure">
        <h1>{title}</h1>
        <p>{message}</p>
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
