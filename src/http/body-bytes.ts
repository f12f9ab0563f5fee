import { said } from '../pothos-kysely/index.ts';
import FAULTS from '../sheets/faults.json' with { type: 'json' };
import { FileFault } from '../sheets/file-fault.ts';
import { Refusal } from './refusal.ts';

/**
 * The bytes of a body, unpacked where it is gzip. It stops reading where they are more than may be, so a small body never
 * takes much memory. Throws FileFault, or Refusal for a packing that is not known.
 */
export async function bodyBytes({ headers, body }: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const packing = (headers.get('content-encoding') ?? 'identity').toLowerCase();
  if (packing !== 'gzip' && packing !== 'identity')
    throw new Refusal(415, 'BAD_USER_INPUT', said(FAULTS.WRONG_PACKING));
  if (!body) return new Uint8Array();
  if (packing === 'identity') return collect(body, maxBytes);
  const unpacked = body.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>);
  return collect(unpacked, maxBytes).catch((error) => {
    // The limit of what was sent is reached while it is unpacked.
    throw error instanceof FileFault || error instanceof Refusal ? error : new FileFault(said(FAULTS.NOT_GZIP));
  });
}

async function collect(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) throw new FileFault(said(FAULTS.TOO_LARGE, { limit: maxBytes }), 'SIZE');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
