import { Hono } from 'hono';
import ERRORS from '../errors.json' with { type: 'json' };
import { tagOf } from '../language.ts';
import { inPart, said } from '../pothos-kysely/index.ts';
import { fromEdge } from './edge-cache.ts';
import { enumValues } from './enum-values.ts';
import { letIn, readCell } from './let-in.ts';
import { logLine } from './log-line.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { AppTypes } from './types.ts';

const FILE_NAME = /^([A-Z0-9][A-Z0-9.-]{0,63})[.]atom$/;
/** The whole feed in one cell; where there is no such area, a refusal that names the nearest. Its rules: rules/history/feed.sql. */
const FEED = 'select coalesce(feed_atom($1, $2, $3::change_kind[], $4::measure[]), end_without_area($1)::text)';
const TAKES = {
  kinds: said(ERRORS.PARAMETER_SUCH_AS, { name: 'kinds', type: '[ChangeKind!]', example: 'MOU_RECORDED,MOU_AMENDED' }),
  measures: said(ERRORS.PARAMETER_SUCH_AS, { name: 'measures', type: '[Measure!]', example: 'PARTICIPANTS' }),
};
/** Of a selection all changes may be looked through. */
const COST = { all: 300, selected: 1_000 };

/**
 * What became known of an area and below, newest first, for feed readers (Atom, RFC 4287); of some kinds or measures alone
 * by `?kinds=` and `?measures=`. As a query: `changes`.
 */
export const feedRoute = new Hono<AppTypes>().get('/feed/:file{[^/]*[.]atom}', logLine, async (c) => {
  const context = await letIn(c);
  const area = FILE_NAME.exec(c.req.param('file'))?.[1];
  if (!area) throw new Refusal(400, 'BAD_USER_INPUT', said(ERRORS.NOT_AN_AREA_FILE, { example: '64.atom' }));
  const parameters = readParameters(c.req.url, c.req.path, TAKES, context.outcome.language);
  const { language } = parameters;
  const { origin } = new URL(c.req.url);
  const kinds = valuesOf('ChangeKind', 'kinds', parameters);
  const measures = valuesOf('Measure', 'measures', parameters);
  const cost = kinds || measures ? COST.selected : COST.all;
  return fromEdge(c, context, {
    key: ['feed', area, language, origin, String(kinds), String(measures)],
    async make(within) {
      const { cell, dataset } = await readCell(within, FEED, [area, origin, kinds, measures], cost);
      return {
        response: new Response(cell, {
          headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'content-language': tagOf(language) },
        }),
        dataset,
      };
    },
  });
});

/** The values of an enum that a parameter of the address names, with commas between, in the order of the schema; null for any. */
function valuesOf(type: string, parameter: string, { given, refuse }: Parameters): string[] | null {
  const text = given.get(parameter);
  if (text === undefined) return null;
  const all = enumValues(type);
  const sent = text.split(',').map((value) => value.trim());
  const wrong = sent.find((value) => !all.includes(value.toUpperCase()));
  if (wrong !== undefined)
    throw refuse(said(ERRORS.WRONG_VALUE_IN_LIST, { parameter, given: inPart(wrong), values: all }));
  const wanted = sent.map((value) => value.toUpperCase());
  return all.filter((value) => wanted.includes(value));
}
