import { bodyLimit as limitOf } from 'hono/body-limit';
import { Refusal } from './refusal.ts';

/** Refuses a body that is larger than so many bytes, before more of it is read. */
export const limitBody = (maxBytes: number) =>
  limitOf({
    maxSize: maxBytes,
    onError: () => {
      throw new Refusal(413, 'BAD_USER_INPUT', `The body is larger than ${maxBytes} bytes. Send less at once.`);
    },
  });

export const bodyLimit = limitBody(1_000_000);
