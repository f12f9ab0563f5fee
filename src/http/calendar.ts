import { Hono } from 'hono';
import type { Outcome } from '../context.ts';
import { readEnv } from '../env.ts';
import { askedLanguage, namedLanguage, tagOf } from '../language.ts';
import { credentialOf } from './credential.ts';
import { logLine } from './log-line.ts';
import { countAddress } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import type { AppTypes } from './types.ts';

const FILE_NAME = /^([A-Z0-9][A-Z0-9.-]{0,63})[.]ics$/;
/** The whole file in one cell; null where there is no such area. Its rules: rules/agreements/calendar.sql. */
const CALENDAR = 'select calendar_ics($1)';
/** As an operation would: of the nation it takes some tenths of a second. */
const COST = 1_000;

/**
 * When the agreements of an area end, as a file for calendars (iCalendar, RFC 5545), in the language that `?lang=` names or
 * the header asks for. As a query: schema/agreements/calendar.ts.
 */
export const calendarRoute = new Hono<AppTypes>().get('/calendar/:file{[^/]*[.]ics}', logLine, async (c) => {
  const env = readEnv(c.env);
  await countAddress(c.req.raw, env.rateLimiter);
  const credential = await credentialOf(c.req.raw, env, (promise) => c.executionCtx.waitUntil(promise));
  const area = FILE_NAME.exec(c.req.param('file'))?.[1];
  if (!area) throw new Refusal(400, 'BAD_USER_INPUT', 'The name of the file is the code of an area, such as 64.71.');
  // People subscribe to it: where they ask for no language it is Indonesian.
  const language = namedLanguage(c.req.query('lang')) ?? askedLanguage(c.req.raw.headers) ?? 'ID';
  const opening = { knownAt: null, requestId: c.get('requestId'), language, credential, cost: COST };
  const statements = [{ sql: CALENDAR, parameters: [area] }];
  const outcome: Outcome = {};
  c.set('request', { outcome, timing: { roundTrips: 1 } });
  const batch = { readOnly: true, statements };
  const { rows, actor, unrecordedKey } = await env.database.run(batch, opening, undefined, c.get('client'));
  outcome.actor = actor;
  if (unrecordedKey !== null) c.executionCtx.waitUntil(env.database.recordUse(unrecordedKey));
  const text = rows[0]?.[0];
  if (!text) throw new Refusal(404, 'NOT_FOUND', `There is no area with the code ${area}.`);
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-language': tagOf(language) });
});
