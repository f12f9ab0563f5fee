import type { ContentfulStatusCode } from 'hono/utils/http-status';
import ERRORS from '../errors.json' with { type: 'json' };
import type { ErrorCode } from '../errors.ts';
import { type Said, said, told } from '../pothos-kysely/index.ts';

/** Why a request gets no answer but an error. Whoever finds the reason throws it; `onError` answers with it. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: ErrorCode;
  /** A text; or a message that is the same in every language. */
  readonly said: Said | string;
  /** Of the answer, besides those that all answers have. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: ErrorCode,
    what: Said | string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof what === 'string' ? what : told(what, 'en'));
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.said = what;
    this.headers = headers;
  }
}

/** The one answer to every credential that is not good, whatever is wrong with it (RFC 6750 section 3). */
export const unauthenticated = () =>
  new Refusal(401, 'UNAUTHENTICATED', said(ERRORS.UNAUTHENTICATED), { 'www-authenticate': 'Bearer' });
