/**
 * `npm run mirror -- <address> [file]`: keeps a copy of what `changes` tells (figures, agreements and targets) in a SQLite
 * file, and an example of how to follow the data. It asks for what came after the last cursor that it has, and writes
 * down a page and its cursor in one transaction: so it may be stopped at any moment, and misses nothing. With an API key
 * in JANGKAU_KEY it has what the key may see.
 */
import { DatabaseSync } from 'node:sqlite';
import { optionsOf } from './command.ts';

/** What is kept of each. Nothing in it changes without a change that is told; a status, say, changes with the day. */
export const KEPT = {
  figure: `id area { id } measure segment basis asOf { value } quantity { value low high unit precision }
    revision preferred flags note source { citation url licence } knownFrom previous { id }`,
  mou: `id code version area { id } instrument stage title number signedOn { value } effectiveTo { value }
    source { citation }`,
  target: `id area { id } measure segment kind quantity { value unit } periodFrom periodTo knownFrom
    source { citation } versions { id }`,
} as const;
/** A page of changes that fits the limits of one operation. */
const CHANGES = `query Mirror($after: String) {
  changes(since: "1900-01-01T00:00:00Z", first: 50, after: $after) {
    nodes { kind figure { ${KEPT.figure} } mou { ${KEPT.mou} } target { ${KEPT.target} } }
    pageInfo { endCursor hasNextPage }
  }
}`;

interface Row {
  id: string;
  previous?: { id: string } | null;
  versions?: { id: string }[];
}
interface Page {
  nodes: { kind: string; figure: Row | null; mou: Row | null; target: Row | null }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}
/** Asks the API; gives the data, or throws what is wrong. */
export type Ask = (query: string, variables: object) => Promise<unknown>;

/** What is kept: a row for each thing as it is now, by its id, as JSON; and after which change to go on. */
const TABLES = `
  create table if not exists row (kind text not null, id text not null, data text not null, primary key (kind, id)) strict;
  create table if not exists place (only_one integer primary key check (only_one = 1), cursor text not null) strict;`;

/** Brings a copy up to date. Gives how many changes there were. */
export async function catchUp(ask: Ask, copy: DatabaseSync): Promise<number> {
  copy.exec(TABLES);
  const put = copy.prepare(
    'insert into row values (?, ?, ?) on conflict (kind, id) do update set data = excluded.data',
  );
  const drop = copy.prepare('delete from row where kind = ? and id = ?');
  const place = copy.prepare(
    'insert into place values (1, ?) on conflict (only_one) do update set cursor = excluded.cursor',
  );
  const read = copy.prepare('select cursor from place');
  for (let changes = 0; ; ) {
    const after = read.get()?.cursor;
    const { nodes, pageInfo } = ((await ask(CHANGES, { after })) as { changes: Page }).changes;
    copy.exec('begin');
    for (const { kind, figure, mou, target } of nodes) {
      // A correction is a figure of its own, and takes the place of the one before it; so does a version of a target.
      if (kind === 'FIGURE_WITHDRAWN' && figure) drop.run('figure', figure.id);
      else if (figure) putRow('figure', figure, figure.previous ? [figure.previous] : []);
      if (mou) putRow('mou', mou, []);
      if (target) putRow('target', target, target.versions?.filter(({ id }) => id !== target.id) ?? []);
    }
    if (pageInfo.endCursor) place.run(pageInfo.endCursor);
    copy.exec('commit');
    changes += nodes.length;
    if (!pageInfo.hasNextPage) return changes;
  }

  function putRow(kind: string, { previous: _, versions: __, ...row }: Row, older: readonly { id: string }[]) {
    for (const { id } of older) drop.run(kind, id);
    put.run(kind, row.id, JSON.stringify(row));
  }
}

/** Asks an API at an address. What comes of a busy moment is asked again. */
export function asking(address: string, key?: string): Ask {
  const endpoint = new URL('/graphql', address);
  return async (query, variables) => {
    for (let tries = 1; ; tries++) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ query, variables }),
      }).catch((cause) => {
        throw new Error(`Nobody answers at ${endpoint}.`, { cause });
      });
      const { data, errors } = (await response.json().catch(() => {
        throw new Error(`What answers at ${endpoint} (${response.status}) is not this API.`);
      })) as { data?: unknown; errors?: { message: string }[] };
      if (data && !errors) return data;
      const wait = response.headers.get('retry-after');
      if (!wait || tries === 5) throw new Error(errors?.[0]?.message ?? `The API answers ${response.status}.`);
      await new Promise((done) => setTimeout(done, Number(wait) * 1_000));
    }
  };
}

const PAUSE_MS = 60_000;
if (import.meta.main) {
  const [address, file = 'mirror.sqlite'] = optionsOf(import.meta.filename, {}, 2).positionals;
  if (!address || !URL.canParse(address)) {
    console.error('Name the address: npm run mirror -- https://api.example [file]');
    process.exit(2);
  }
  const copy = new DatabaseSync(file);
  const ask = asking(address, process.env.JANGKAU_KEY);
  console.log(`${file} follows ${address}, which is asked every minute. Ctrl-C ends it at any moment.`);
  for (;;) {
    const changes = await catchUp(ask, copy).catch((error: Error) => console.error(error.message));
    if (changes) console.log(`Changes written into ${file}: ${changes}.`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
