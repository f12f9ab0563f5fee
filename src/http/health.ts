import { Hono } from 'hono';
import { RULES_SCHEMA } from '../db/rules.gen.ts';
import { readEnv } from '../env.ts';
import { countAddress } from './rate-limit.ts';
import type { AppTypes } from './types.ts';

/** What was deployed to the database last: the last migration then, and the schema of the rules in force. */
const DEPLOYED =
  'select migration, schema from rules_release where deployed_at is not null order by deployed_at desc limit 1';

/**
 * Whether the database answers, and what is deployed. `rules` are those by which this Worker works; the database may have
 * newer ones in force.
 */
export const healthRoute = new Hono<AppTypes>().get('/health', async (c) => {
  const { database, rateLimiter } = readEnv(c.env);
  await countAddress(c.req.raw, rateLimiter);
  const statements = [{ sql: DEPLOYED, parameters: [] }];
  const opening = { knownAt: null, requestId: c.get('requestId') };
  const { dataset, rows } = await database.run({ readOnly: true, statements }, opening);
  const { VERSION: version } = c.env;
  return c.json({
    status: 'ok',
    dataset,
    rules: RULES_SCHEMA,
    database: { migration: rows[0]?.[0], rules: rows[0]?.[1] },
    ...(version && { worker: { commit: version.tag, version: version.id } }),
  });
});
