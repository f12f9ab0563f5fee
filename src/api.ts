import { Hono } from 'hono';
import { answerValid, handle } from './graphql/server.ts';
import { Session } from './graphql/session.ts';
import { calendarRoute } from './http/calendar.ts';
import { client } from './http/client.ts';
import { feedRoute } from './http/feed.ts';
import { graphqlRoute } from './http/graphql.ts';
import { healthRoute } from './http/health.ts';
import { importRoute } from './http/imports.ts';
import { noStore } from './http/no-store.ts';
import { notFound, onError } from './http/on-error.ts';
import { requestId } from './http/request-id.ts';
import { type AnswerSaved, savedRoute } from './http/saved.ts';
import { schemaRoute } from './http/schema.ts';
import { crossOrigin, securityHeaders } from './http/security-headers.ts';
import type { AppTypes } from './http/types.ts';

/** Answers a saved document: for programs at its address, for people on a page. */
export const answerSaved: AnswerSaved = ({ document }, params, context, forYoga) =>
  answerValid({ document, variableValues: params.variables as Record<string, unknown> }, params, context, forYoga);

/** All that answers programs. app.ts adds the pages; `npm run bench` runs this alone by Node, which reads no JSX. */
export function makeApi(): Hono<AppTypes> {
  const api = new Hono<AppTypes>();
  // In this order: what comes first also sees the answers that later ones refuse with.
  api.use(requestId, client, noStore, securityHeaders, crossOrigin);
  const graphql = graphqlRoute(handle);
  const saved = savedRoute(answerSaved);
  const imports = importRoute((batch, context) => new Session(context, { knownAt: null }).run(batch));
  for (const route of [graphql, saved, imports, schemaRoute, healthRoute, calendarRoute, feedRoute])
    api.route('/', route);
  api.notFound(notFound);
  api.onError(onError);
  return api;
}
