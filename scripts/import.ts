/**
 * `npm run import -- <file> --url <address> --month 2026-07 --basis ACTIVE --citation … --publisher …`: sends a sheet of
 * figures, CSV or XLSX, packed by gzip or not, however long, and says how far it is and what came of it; with `--release`
 * it then makes figures of the rows. The key of an office is in JANGKAU_KEY, or given as `--key`. The other options are
 * those of the address /imports/figures (docs/submitting.md). It may be stopped at any moment: the same command goes on
 * where it was. Two at once do the same work together.
 *
 * It ends with 0 where all is done, 1 where the file, its rows or the release are refused, 2 where the command is not
 * understood, and 3 where the API could not be reached, or gave no answer: then the same command is to be given again.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bodyBytes } from '../src/http/body-bytes.ts';
import { told } from '../src/pothos-kysely/index.ts';
import { readCsv } from '../src/sheets/csv.ts';
import { FileFault } from '../src/sheets/file-fault.ts';
import { type Delimiter, MAX_FILE } from '../src/sheets/sheet.ts';
import { readXlsx } from '../src/sheets/xlsx.ts';

const OF_ADDRESS = [
  'month',
  'asOf',
  'basis',
  'citation',
  'publisher',
  'attribution',
  'office',
  'locale',
  'acknowledge',
  'delimiter',
  'lang',
] as const;
type Parameters = Partial<Record<(typeof OF_ADDRESS)[number] | 'acceptPartial', string>>;

interface Command {
  file: string;
  url: string;
  key: string;
  parameters: Parameters;
  release: boolean;
  /** Why numbers that were there before are replaced. */
  reason: string | undefined;
  /** For how long an answer, or further rows, are waited for. */
  timeout: number;
}
interface Count {
  read: number;
  accepted: number;
  rejected: number;
  released: number;
}
interface Submission {
  id: string;
  state: string;
  count: Count;
  acts?: { by: string; remark: string | null }[];
}

/** Ends the command with words and an exit code. */
class Ending extends Error {
  readonly code: 0 | 1 | 2 | 3;
  constructor(code: Ending['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const USAGE = `npm run import -- figures.csv --url https://… --month 2026-07 --basis ACTIVE --citation … --publisher …
  [--key …] [--acceptPartial] [--release] [--reason …] [--timeout <seconds>] [--${OF_ADDRESS.slice(5).join(' …] [--')} …] [--asOf …]
docs/submitting.md says what each is.`;

function readCommand(args: string[]): Command {
  const text = { type: 'string' } as const;
  const options = {
    ...(Object.fromEntries(OF_ADDRESS.map((name) => [name, text])) as Record<(typeof OF_ADDRESS)[number], typeof text>),
    url: text,
    key: text,
    reason: text,
    timeout: text,
    acceptPartial: { type: 'boolean' },
    release: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = (() => {
    try {
      return parseArgs({ args, options, allowPositionals: true });
    } catch (error) {
      throw new Ending(2, (error as Error).message);
    }
  })();
  const { url, key = process.env.JANGKAU_KEY, reason, release = false, acceptPartial, help, ...others } = values;
  const { timeout = '60', ...parameters } = others;
  if (help) throw new Ending(0, USAGE);
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Ending(2, 'Name one file: npm run import -- figures.csv --url …');
  if (!url || !URL.canParse(url)) throw new Ending(2, 'Name the address of the API: --url https://…');
  if (!key) throw new Ending(2, 'Give the key of an office, in JANGKAU_KEY or as --key.');
  if (!(Number(timeout) > 0)) throw new Ending(2, 'Give --timeout in seconds, such as 60.');
  const needed = { ...parameters, month: parameters.month ?? parameters.asOf };
  for (const name of ['month', 'basis', 'citation', 'publisher'] as const)
    if (!needed[name]) throw new Ending(2, `Give --${name}.\n${USAGE}`);
  return {
    file,
    url,
    key,
    reason,
    release,
    timeout: Number(timeout),
    parameters: { ...parameters, ...(acceptPartial && { acceptPartial: 'true' }) },
  };
}

/** A file as it is sent. */
interface Body {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}
/** A file as it lies there. It is known by how it begins whether it is packed (.gz). */
function readBody(file: string): Body {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Ending(2, (error as Error).message);
  }
  const type = /\.xlsx(\.gz)?$/i.test(file) ? XLSX : 'text/csv';
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return { bytes, headers: { 'content-type': type, ...(isPacked && { 'content-encoding': 'gzip' }) } };
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How many rows of a file have a number. What cannot be read, as the API reads it, need not be sent. */
async function countRows({ bytes, headers }: Body, delimiter: string | undefined): Promise<number> {
  try {
    const read = await bodyBytes(new Request('http://file', { method: 'POST', headers, body: bytes }), MAX_FILE);
    const sheet =
      headers['content-type'] === XLSX
        ? await readXlsx(read, Number.POSITIVE_INFINITY)
        : readCsv(read, delimiter as Delimiter | undefined);
    return sheet.withNumber;
  } catch (error) {
    throw error instanceof FileFault ? new Ending(1, told(error.said, 'en')) : error;
  }
}

interface Answer {
  errors?: { message: string; extensions?: { code?: string } }[];
  data?: unknown;
}
const TRIES = 6;
const WAIT_SECONDS = 2;
/** What comes of a moment, and may be sent again: nothing that is sent here does harm when it is done twice. */
const OF_A_MOMENT = ['RATE_LIMITED', 'BUSY', 'TRY_AGAIN', 'UNAVAILABLE', 'UNKNOWN_OUTCOME'];
/** How something goes on that is waited for. */
interface Course {
  /** When it was heard of last. */
  heardAt: number;
  /** Aborts when nobody waits for it any more. What has it is no more than looked at meanwhile, and tried once. */
  over?: AbortSignal;
}
/** Sends a request; gives what it is answered with, as soon as that is not of a moment. */
async function send(
  { url, key, parameters, timeout }: Command,
  path: string,
  { bytes, headers: ofBody }: Body | { bytes: string; headers: Body['headers'] },
  course: Course = { heardAt: 0 },
): Promise<Answer> {
  const headers = {
    ...ofBody,
    authorization: `Bearer ${key}`,
    accept: 'application/json',
    'accept-language': parameters.lang ?? 'en',
  };
  for (let tries = 1; ; tries++) {
    let [why, seconds] = ['', WAIT_SECONDS];
    course.heardAt = performance.now();
    const late = new AbortController();
    const clock = setInterval(() => {
      if (performance.now() - course.heardAt > timeout * 1_000) late.abort();
    }, 100);
    try {
      const signal = AbortSignal.any([late.signal, ...(course.over ? [course.over] : [])]);
      const response = await fetch(new URL(path, url), { method: 'POST', headers, body: bytes, signal });
      const answer = (await response.json()) as Answer;
      const [error] = answer.errors ?? [];
      if (response.status !== 503 && !OF_A_MOMENT.includes(error?.extensions?.code ?? '')) return answer;
      why = error?.message ?? '';
      seconds = Number(response.headers.get('retry-after') ?? WAIT_SECONDS);
    } catch (error) {
      why = late.signal.aborted
        ? `The API has given no answer for ${timeout} s.`
        : `The API cannot be reached (${(error as Error).message}).`;
    } finally {
      clearInterval(clock);
    }
    if (tries === TRIES || course.over)
      throw new Ending(3, `${why} What was taken stays: give the same command again to go on.`);
    say(`${why} It is sent again in ${seconds} s.`);
    await wait(seconds * 1_000);
  }
}

/** Asks a GraphQL operation; gives its data. */
async function ask(command: Command, query: string, variables: object = {}, course?: Course): Promise<unknown> {
  const body = { bytes: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json' } };
  const { data, errors } = await send(command, '/graphql', body, course);
  if (!data || errors) throw new Ending(1, errors?.[0]?.message ?? 'The API answers with nothing.');
  return data;
}

const COUNT = 'count { read accepted rejected released }';
const DRAFTS = `{ submissions(filter: { state: DRAFT }) { nodes { asOf { value } source { citation } ${COUNT} } } }`;
/** How many rows of the file the API has; undefined before the first. */
async function rowsTaken(command: Command, over: AbortSignal): Promise<number | undefined> {
  const { month, asOf = month, citation } = command.parameters;
  const { submissions } = (await ask(command, DRAFTS, {}, { heardAt: 0, over })) as {
    submissions: { nodes: { asOf: { value: string }; source: { citation: string }; count: Count }[] };
  };
  return submissions.nodes.find((draft) => draft.asOf.value === asOf && draft.source.citation === citation)?.count.read;
}

const number = (value: number) => value.toLocaleString('en');
const BAR = 30;
/** Shows how far something is: in one line of a terminal, elsewhere in a line each time that it is further. */
function progress(what: string, total: number): (done: number) => void {
  const started = { at: performance.now(), done: -1 };
  let shown = -1;
  return (done) => {
    if (done === shown) return;
    shown = done;
    if (started.done < 0) Object.assign(started, { at: performance.now(), done });
    const rate = Math.round(((done - started.done) * 1_000) / Math.max(1, performance.now() - started.at));
    // Another draft of this source and month may have more rows.
    const filled = Math.min(BAR, Math.round((BAR * done) / total));
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}]`;
    const line = `${bar} ${number(done)} of ${number(total)} rows ${what}, ${number(rate)} rows/s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\u001b[K${done === total ? '\n' : ''}` : `${line}\n`);
  };
}
const say = (line: string) => process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${line}\n`);

/** What came of a file. */
interface Sent extends Answer {
  submission?: Submission;
  findings?: { row: number; column: string | null; value: unknown; message: string }[];
  findingsLeftOut?: number;
}
const SHOWN_FINDINGS = 20;
/** Sends the file, and shows meanwhile how many of its rows are taken. */
async function sendFile(command: Command): Promise<Submission> {
  const { parameters } = command;
  const body = readBody(command.file);
  const total = await countRows(body, parameters.delimiter);
  const show = progress('taken', total);
  const over = new AbortController();
  // As long as more rows are taken there is something to wait for.
  const course = { heardAt: 0 };
  let most = 0;
  const watching = (async () => {
    while (!over.signal.aborted) {
      await wait(1_000, undefined, { signal: over.signal }).catch(() => {});
      const taken = over.signal.aborted ? undefined : await rowsTaken(command, over.signal).catch(() => undefined);
      if (taken === undefined || over.signal.aborted) continue;
      show(taken);
      if (taken > most) [most, course.heardAt] = [taken, performance.now()];
    }
  })();
  const sent = await send(command, `/imports/figures?${new URLSearchParams(parameters)}`, body, course).finally(() =>
    over.abort(),
  );
  await watching;
  const { errors, submission, findings = [], findingsLeftOut = 0 }: Sent = sent;
  for (const { row, column, value, message } of findings.slice(0, SHOWN_FINDINGS))
    say(`row ${row}${column === null ? '' : `, ${column} ${JSON.stringify(value)}`}: ${message}`);
  const untold = findings.slice(SHOWN_FINDINGS).length + findingsLeftOut;
  if (untold > 0) say(`and ${number(untold)} more findings`);
  if (!submission) throw new Ending(1, errors?.[0]?.message ?? 'The API answers with nothing.');
  show(submission.count.read);
  return submission;
}

const STATE = `query ($id: ID!) { submission(id: $id) { id state ${COUNT} acts { by remark } } }`;
const RELEASE = `mutation ($input: ReleaseSubmissionInput!) { releaseSubmission(input: $input) {
  __typename ... on MutationError { message } ... on RowsRefusedError { findings { path message } } } }`;
/** Makes figures of the rows of a submission, as many at a time as the API does. */
async function release(command: Command, submission: Submission): Promise<Submission> {
  const show = progress('released', submission.count.accepted);
  const acknowledge = command.parameters.acknowledge?.split(',');
  const input = { submission: submission.id, reason: command.reason, acknowledge };
  for (;;) {
    // Asked each time: where an answer was lost, this tells what was done.
    const { submission: now } = (await ask(command, STATE, { id: submission.id })) as { submission: Submission };
    show(now.count.released);
    if (now.state === 'RELEASED') return now;
    if (now.state !== 'SUBMITTED') {
      const { by, remark } = now.acts?.at(-1) ?? {};
      throw new Ending(1, `${summary(now)}; by ${by}${remark ? `: ${remark}` : ''}`);
    }
    const { releaseSubmission: done } = (await ask(command, RELEASE, { input })) as {
      releaseSubmission: { __typename: string; message?: string; findings?: { path: string[]; message: string }[] };
    };
    // Somebody else releases it too, or has returned it meanwhile: how it stands by now is asked.
    if (done.__typename === 'ConflictError') continue;
    if (done.__typename !== 'ReleaseSubmissionSuccess') {
      const found = (done.findings ?? []).slice(0, SHOWN_FINDINGS);
      // Of ["input", "rows", "3"] the fourth row.
      throw new Ending(
        1,
        [
          summary(now),
          done.message,
          ...found.map(({ path, message }) => `row ${Number(path[2]) + 1}: ${message}`),
        ].join('\n'),
      );
    }
  }
}

/** How a submission stands, in a line. */
function summary({ id, state, count: { read, accepted, rejected, released } }: Submission): string {
  const rows = `${number(read)} rows read, ${number(accepted)} accepted, ${number(rejected)} rejected`;
  return `${id} is ${state}: ${rows}, ${number(released)} released`;
}

async function main(args: string[]): Promise<void> {
  const command = readCommand(args);
  const sent = await sendFile(command);
  console.log(summary(command.release ? await release(command, sent) : sent));
}

if (import.meta.main)
  await main(process.argv.slice(2)).catch((error: Error) => {
    say(error.message);
    process.exitCode = error instanceof Ending ? error.code : 3;
  });
