import type { Context } from 'hono';
import type { RequestContext } from '../context.ts';
import type { Dataset } from '../db/database.ts';
import { lastMidnight } from './days.ts';
import { admit } from './graphql.ts';
import { languageOf } from './language.ts';
import type { AppTypes } from './types.ts';

/**
 * Lets a request in whose answer follows from its address. It is answered as of the last midnight: statuses and the like
 * change with the day alone, and so the same data give the same bytes until the next.
 * @param mediaType of what goes wrong
 */
export async function letIn(c: Context<AppTypes>, mediaType = 'application/json'): Promise<RequestContext> {
  const named = {
    requestId: c.get('requestId'),
    signal: c.get('client'),
    waitUntil: (promise: Promise<unknown>) => c.executionCtx.waitUntil(promise),
  };
  const context = await admit(c.req.raw, c.env, named, () => mediaType);
  c.set('request', context);
  context.outcome.language = languageOf(c.req.raw);
  context.looked = { knownAt: null, on: new Date(lastMidnight(Date.now())).toISOString() };
  return context;
}

/**
 * Runs one statement that reads, as a request of its own. Gives its one cell, null where there is no row.
 * @param cost in the units of operations: of what is dear only so much runs at once
 */
export async function readCell(
  context: RequestContext,
  sql: string,
  parameters: readonly unknown[],
  cost: number,
): Promise<{ cell: string | null; dataset: Dataset }> {
  const { database, requestId, credential, looked, signal, outcome, timing, waitUntil } = context;
  const opening = { knownAt: null, ...looked, requestId, language: outcome.language, credential, cost };
  timing.roundTrips++;
  const ran = await database.run({ readOnly: true, statements: [{ sql, parameters }] }, opening, undefined, signal);
  outcome.actor = ran.actor;
  if (ran.unrecordedKey !== null) waitUntil(database.recordUse(ran.unrecordedKey));
  return { cell: ran.rows[0]?.[0] ?? null, dataset: ran.dataset };
}
