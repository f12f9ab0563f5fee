/** Asking in a session whose kept plans are looked at. */
import { expect } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

export interface Kept {
  name: string;
  runs: number;
}

export function useKept() {
  const { access, apiUrl, bearer, asOwner } = useAccess();
  const api = useApi(apiUrl);
  /** Asks for the data alone, which is the same for as long as nobody writes. */
  const ask = async (document: string, office?: Office, variables?: Record<string, unknown>) => {
    const { json, stats } = await api.query(document, variables, {}, office ? bearer(office) : {});
    return { data: json.data, errors: json.errors, statement: stats.statements[0] as string };
  };
  /** Until it is answered by a plan that is kept: the first time it is not. */
  const askAgain = async (document: string, office?: Office) => {
    await ask(document, office);
    const again = await ask(document, office);
    expect(again.statement).toMatch(/^select answer\(/);
    return again;
  };

  /** Something that the session is left with: requests that come one after the other have the same one. */
  const inSession = async (query: string): Promise<string[][]> => {
    const response = await fetch(`http://127.0.0.1:${api.endpoint().port}/sql`, {
      method: 'POST',
      headers: { 'neon-connection-string': 'postgres://app_api:x@127.0.0.1/x' },
      body: JSON.stringify({ query }),
    });
    const { rows, message } = await response.json();
    expect([query, response.status, message]).toEqual([query, 200, undefined]);
    return rows;
  };
  const kept = async (): Promise<Kept[]> =>
    (
      await inSession(
        "select name, generic_plans + custom_plans from pg_prepared_statements where starts_with(name, 'kept_') order by prepare_time",
      )
    ).map(([name, runs]) => ({ name: String(name), runs: Number(runs) }));

  /** An operation that no other test asks for. */
  let asked = 0;
  const another = (fields = 'code name') => `{ n${asked++}: province(code: "64") { ${fields} } }`;

  return { access, bearer, asOwner, api, ask, askAgain, inSession, kept, another };
}
