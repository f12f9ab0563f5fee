import { bodyLimit as limitOf } from 'hono/body-limit';
import ERRORS from '../errors.json' with { type: 'json' };
import { said } from '../pothos-kysely/index.ts';
import { Refusal } from './refusal.ts';

const MAX_BYTES = 1_000_000;

/** Refuses a body that is too large, before more of it is read. */
export const bodyLimit = limitOf({
  maxSize: MAX_BYTES,
  onError: () => {
    throw new Refusal(413, 'BAD_USER_INPUT', said(ERRORS.BODY_TOO_LARGE, { limit: MAX_BYTES }));
  },
});
