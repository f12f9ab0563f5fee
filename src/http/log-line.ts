import type { MiddlewareHandler } from 'hono';
import { log } from '../errors.ts';
import type { AppTypes } from './types.ts';

/** Writes a line to the log for each request that may go to the database, refused ones too. */
export const logLine: MiddlewareHandler<AppTypes> = async (c, next) => {
  const started = performance.now();
  await next();
  logRequest(c.get('requestId'), c.req.path, c.res.status, c.get('request'), started);
};

/**
 * @param request what came of it; undefined when it was refused before it was let in
 * @param started when it came, by `performance.now()`
 */
export function logRequest(
  requestId: string,
  path: string,
  status: number,
  request: AppTypes['Variables']['request'],
  started: number,
): void {
  log({
    requestId,
    path,
    status,
    ...request?.outcome,
    roundTrips: request?.timing.roundTrips ?? 0,
    durationMs: Math.round(performance.now() - started),
  });
}
