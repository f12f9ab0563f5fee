/** SHA-256 of a value's JSON, in hexadecimal. */
export const digest = (value: unknown): Promise<string> =>
  digestOfBytes(new TextEncoder().encode(JSON.stringify(value)));

/** SHA-256 of bytes, in hexadecimal. */
export async function digestOfBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
