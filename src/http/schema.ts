import { Hono } from 'hono';
import { printSdl } from '../../schema/sdl.ts';
import type { AppTypes } from './types.ts';

/** Printed when it is asked for the first time. */
let sdl: string | undefined;

/** The schema as text, for tools. */
export const schemaRoute = new Hono<AppTypes>().get('/schema.graphql', (c) => {
  sdl ??= printSdl();
  return c.text(sdl, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' });
});
