import { bodyLimit as limitOf } from 'hono/body-limit';
import ERRORS from '../errors.json' with { type: 'json' };
import { said } from '../pothos-kysely/index.ts';
import { Refusal } from './refusal.ts';

/** Refuses a body that is larger than so many bytes, before more of it is read. */
export const limitBody = (maxBytes: number) =>
  limitOf({
    maxSize: maxBytes,
    onError: () => {
      throw new Refusal(413, 'BAD_USER_INPUT', said(ERRORS.BODY_TOO_LARGE, { limit: maxBytes }));
    },
  });

/** Of the body of an operation. */
export const MAX_BYTES = 1_000_000;
export const bodyLimit = limitBody(MAX_BYTES);
