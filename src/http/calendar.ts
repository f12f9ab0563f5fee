import { Hono } from 'hono';
import ERRORS from '../errors.json' with { type: 'json' };
import { tagOf } from '../language.ts';
import { said } from '../pothos-kysely/index.ts';
import { fromEdge } from './edge-cache.ts';
import { letIn, readCell } from './let-in.ts';
import { logLine } from './log-line.ts';
import { readParameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { AppTypes } from './types.ts';

const FILE_NAME = /^([A-Z0-9][A-Z0-9.-]{0,63})[.]ics$/;
/** The whole file in one cell; where there is no such area, a refusal that names the nearest. Its rules: rules/agreements/calendar.sql. */
const CALENDAR = 'select coalesce(calendar_ics($1, $2), end_without_area($1)::text)';
/** As an operation would: of the nation it takes some tenths of a second. */
const COST = 1_000;

/**
 * When the agreements of an area end, as a file for calendars (iCalendar, RFC 5545), in the language that `?lang=`
 * names. As a query: schema/agreements/calendar.ts.
 */
export const calendarRoute = new Hono<AppTypes>().get('/calendar/:file{[^/]*[.]ics}', logLine, async (c) => {
  const context = await letIn(c);
  const area = FILE_NAME.exec(c.req.param('file'))?.[1];
  if (!area) throw new Refusal(400, 'BAD_USER_INPUT', said(ERRORS.NOT_AN_AREA_FILE, { example: '64.71.ics' }));
  const { language } = readParameters(c.req.url, c.req.path, {}, context.outcome.language);
  const { origin } = new URL(c.req.url);
  return fromEdge(c, context, {
    key: ['calendar', area, language, origin],
    async make(within) {
      const { cell, dataset } = await readCell(within, CALENDAR, [area, origin], COST);
      const headers = { 'content-type': 'text/calendar; charset=utf-8', 'content-language': tagOf(language) };
      return { response: new Response(cell, { headers }), dataset };
    },
  });
});
