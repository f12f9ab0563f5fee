import type { MiddlewareHandler } from 'hono';
import { log } from '../errors.ts';
import type { AppTypes } from './types.ts';

/** Writes a line to the log for each request that may go to the database, refused ones too. */
export const logLine: MiddlewareHandler<AppTypes> = async (c, next) => {
  const started = performance.now();
  await next();
  const { outcome, timing } = c.get('request') ?? {};
  log({
    requestId: c.get('requestId'),
    path: c.req.path,
    status: c.res.status,
    ...outcome,
    roundTrips: timing?.roundTrips ?? 0,
    durationMs: Math.round(performance.now() - started),
  });
};
