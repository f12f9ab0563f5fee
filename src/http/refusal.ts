import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../errors.ts';

/** Why a request gets no answer but an error. Whoever finds the reason throws it; `onError` answers with it. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: ErrorCode;
  /** Of the answer, besides those that all answers have. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The one answer to every credential that is not good, whatever is wrong with it (RFC 6750 section 3). */
export const unauthenticated = () =>
  new Refusal(401, 'UNAUTHENTICATED', 'The credential is not valid. Send a current one, or none for public data.', {
    'www-authenticate': 'Bearer',
  });
