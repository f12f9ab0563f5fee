/**
 * A batch of statements by Neon's HTTP protocol: `POST /sql`, one transaction. The Neon driver speaks it too, and is used
 * for all else; but for each request it reads the connection string again and makes parsers of types, which is a tenth
 * of what a Worker does for a small query.
 */
import { neonConfig } from '@neondatabase/serverless';
import { EndpointFault } from './errors.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}
/** What came of a statement, as it came: nobody has looked whether it has this form. */
export interface Result {
  readonly fields: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}
export type SendBatch = (
  statements: readonly Statement[],
  options: { readOnly: boolean; signal: AbortSignal },
) => Promise<readonly Result[]>;

/** What PostgreSQL says of a statement that failed. */
class PostgresError extends Error {
  /** SQLSTATE; undefined where it was the endpoint that refused it. */
  readonly code: string | undefined;
  constructor({ message, code }: { message: string; code?: string }) {
    super(message);
    this.name = 'PostgresError';
    this.code = code;
  }
}

/**
 * Makes what sends batches to one database. That reads in one snapshot, and rejects with what PostgreSQL says (`code` is
 * the SQLSTATE), with EndpointFault, or with what `fetch` and parsing JSON throw. Values come as the text that PostgreSQL
 * makes of them.
 */
export function batchSender(connectionString: string): SendBatch {
  const { hostname, port } = new URL(connectionString);
  const { fetchEndpoint } = neonConfig;
  const address = typeof fetchEndpoint === 'function' ? fetchEndpoint(hostname, port) : fetchEndpoint;
  const headersOf = (readOnly: boolean) => ({
    'neon-connection-string': connectionString,
    'neon-raw-text-output': 'true',
    'neon-array-mode': 'true',
    'neon-batch-isolation-level': readOnly ? 'RepeatableRead' : 'ReadCommitted',
    'neon-batch-read-only': String(readOnly),
  });
  const [reading, writing] = [headersOf(true), headersOf(false)];

  return async (statements, { readOnly, signal }) => {
    const queries = statements.map(({ sql, parameters }) => ({ query: sql, params: parameters.map(asText) }));
    const response = await fetch(address, {
      method: 'POST',
      headers: readOnly ? reading : writing,
      body: JSON.stringify({ queries }),
      signal,
    });
    if (response.ok) return ((await response.json()) as { results: Result[] }).results;
    if (response.status === 400) throw new PostgresError(await response.json());
    await response.body?.cancel();
    throw new EndpointFault(response.status);
  };
}

/** A value in the form in which PostgreSQL reads it. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(asElement)}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asElement(value: unknown): string {
  const text = asText(value);
  return text === null || Array.isArray(value) ? (text ?? 'NULL') : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
