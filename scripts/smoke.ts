/** Does the Worker that was deployed answer at its address, with the commit, contract and rules it should have? */

export interface Expected {
  /** Tag of the deployment. */
  commit: string;
  /** The text of schema/schema.graphql. */
  sdl: string;
  /** Name of the rules' schema; not looked at where it is not given. */
  rules?: string | undefined;
}
/** How long a deployment may take until it answers everywhere: a new domain gets its certificate meanwhile. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 2_000;
const TIMEOUT_MS = 10_000;
const QUERY = '{ dataset { version } regions { code name } }';

/** Throws with what is wrong and what to do. */
export async function smoke(
  address: string,
  expected: Expected,
  { patienceMs = PATIENCE_MS, pauseMs = PAUSE_MS } = {},
): Promise<string> {
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(new URL(path, address), { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: response.status, text: await response.text(), id: response.headers.get('x-request-id') };
  };
  const until = Date.now() + patienceMs;
  let trouble = await healthTrouble(ask, expected);
  while (trouble && Date.now() < until) {
    await new Promise((done) => setTimeout(done, pauseMs));
    trouble = await healthTrouble(ask, expected);
  }
  if (trouble) throw new Error(`${new URL('/health', address)} ${trouble}`);

  const schema = await ask('/schema.graphql');
  if (linesOf(schema.text) !== linesOf(expected.sdl))
    throw new Error(
      `${new URL('/schema.graphql', address)} (${schema.status}) is not schema/schema.graphql of this commit.`,
    );
  const headers = { 'content-type': 'application/json' };
  const answer = await ask('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  const { data, errors } = parsed(answer.text);
  if (answer.status !== 200 || errors || !data)
    throw new Error(
      `${new URL('/graphql', address)} answers ${answer.status} to ${QUERY}: look for the request ${answer.id} in the log.`,
    );
  return `answers at ${address} with version ${data.dataset.version} of the data and ${data.regions.length} regions`;
}

/** By which rules the Worker at an address works; undefined where none says so. */
export async function rulesAt(address: string): Promise<string | undefined> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(new URL('/health', address), { signal })
    .then((response) => response.text())
    .catch(() => '');
  return parsed(answer).rules;
}

/** The order of types is that in which modules were loaded, which is not the same for whoever printed the file. */
const linesOf = (sdl: string) => sdl.split('\n').sort().join('\n');

type Ask = (path: string) => Promise<{ status: number; text: string; id: string | null }>;
async function healthTrouble(ask: Ask, { commit, rules }: Expected): Promise<string | undefined> {
  const answer = await ask('/health').catch((error) => String(error.cause?.message || error.message));
  if (typeof answer === 'string')
    return `does not answer: ${answer}. A new domain takes some minutes until it has its certificate; run this again then.`;
  const { status, text, id } = answer;
  if (status === 503)
    return `says that the database does not answer (request ${id}): does the secret DATABASE_URL name the database that was just deployed to, with the password that app_api has? npx wrangler tail shows why.`;
  if (status !== 200)
    return `answers ${status} (request ${id}): npx wrangler tail shows why, and names a setting that is missing.`;
  const health = parsed(text);
  const tag = health.worker?.commit;
  if (tag !== commit) return `answers as commit ${tag ?? 'unknown'}, not ${commit}: is another Worker at this address?`;
  if (rules && health.rules !== rules) return `tells the rules ${health.rules ?? 'unknown'}, not ${rules}.`;
  const inForce = health.database?.rules;
  if (rules && inForce !== rules)
    return `works on a database where ${inForce ?? 'no rules'} are in force, not ${rules}: is DATABASE_URL that of another one?`;
  return undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: whoever answers may say anything
function parsed(text: string): any {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
