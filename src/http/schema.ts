import { Hono } from 'hono';
import { printSdl } from '../../schema/sdl.ts';
import { digest } from '../digest.ts';
import { isKnown } from './edge-cache.ts';
import type { AppTypes } from './types.ts';

/** Printed when it is asked for the first time, with a tag that is another for another text. */
let printed: { sdl: string; etag: string } | undefined;

/** The schema as text, for tools. */
export const schemaRoute = new Hono<AppTypes>().get('/schema.graphql', async (c) => {
  if (!printed) {
    const sdl = printSdl();
    printed = { sdl, etag: `"${(await digest(sdl)).slice(0, 32)}"` };
  }
  const headers = new Headers({ 'cache-control': 'public, max-age=60', etag: printed.etag });
  const { VERSION: deployed } = c.env;
  if (deployed) headers.set('last-modified', new Date(deployed.timestamp).toUTCString());
  headers.set('content-type', 'text/plain; charset=utf-8');
  if (isKnown(c.req.raw.headers, headers)) return new Response(null, { status: 304, headers });
  return new Response(printed.sdl, { headers });
});
