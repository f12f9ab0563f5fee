/** Rules: what is in rules/, read, put in order, and named by what it says. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'libpg-query';
import { readFacts } from './migrate.ts';
import { readWords, type Words } from './words.ts';

const FOLDER = new URL('rules/', import.meta.url);
/** What deploy.ts adds to the files is part of the rules: raise this where it gives other rights or tables than before. */
const VERSION = 3;

/** One statement of a rule file. */
export interface Statement {
  text: string;
  /** Where it begins: `figures/series.sql:12`. */
  place: string;
}
export interface Rules {
  /** Name of the schema that holds them: rules_ and 12 hexadecimal digits that say which rules and facts they are. */
  schema: string;
  /** Functions, views, types and aggregates, each after those it needs; then calls, which may make more of them. */
  definitions: Statement[];
  /** What is said of them once they have their rights: grants, revokes, comments. It disturbs nobody either. */
  remarks: Statement[];
  /** What belongs to the tables and is changed all at once: triggers, then row-level security, policies, grants. */
  ofTables: Statement[];
  /** Of what is kept ready: its name, and a hash of the definitions that make it. */
  makers: { name: string; hash: string }[];
  /** The sentences of the rules, what enumerated values are called, and the Indonesian of the catalogue. */
  words: Words;
}

// biome-ignore lint/suspicious/noExplicitAny: the parser's trees have no better type
type Node = any;
interface Parsed extends Statement {
  kind: string;
  node: Node;
}
interface Definition extends Parsed {
  name: string;
}

const DEFINING = ['CreateFunctionStmt', 'ViewStmt', 'CompositeTypeStmt', 'DefineStmt'];
/** What belongs to a table, in the order in which it is made. What is kept comes last: it is made as policies let it. */
const OF_TABLES = [
  'CreateTrigStmt',
  'call protect',
  'CreatePolicyStmt',
  'GrantStmt',
  'call let_insert',
  'call make_ready',
];

/** @throws where a file does not parse, holds something that is no rule, definitions need each other in a circle, or words lack a language */
export async function readRules(folder = FOLDER): Promise<Rules> {
  const isRead = (path: string) => path.endsWith('.sql') || isOfWords(path);
  const paths = (await readdir(folder, { recursive: true })).filter(isRead).sort();
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(new URL(path, folder), 'utf8') })),
  );
  const facts = await readFacts();
  const identity = createHash('sha256').update(
    JSON.stringify([VERSION, facts.map(({ hash }) => hash), files.map(({ path, text }) => [path, text])]),
  );
  const ofWords = files.filter(({ path }) => isOfWords(path));
  const ofSql = files.filter((file) => !ofWords.includes(file));
  const statements = (await Promise.all(ofSql.map(({ path, text }) => statementsOf(path, text)))).flat();
  const definitions = statements
    .filter(({ kind }) => DEFINING.includes(kind))
    .map((statement): Definition => ({ ...statement, name: nameOf(statement) }));
  const names = new Set(definitions.map(({ name }) => name));
  const rest = statements.filter(({ kind }) => !DEFINING.includes(kind));
  for (const { kind, place } of rest)
    if (!OF_TABLES.includes(kind) && !['CommentStmt', 'CallStmt'].includes(kind))
      throw new Error(
        `${place}: ${kind} is no rule. Rules are functions, views, composite types, triggers, policies, grants and comments; tables, indexes and enums are facts: put them into a migration.`,
      );
  const ofTables = rest.filter((statement) => isOfTable(statement, names));
  const ofRules = rest.filter((statement) => !ofTables.includes(statement));
  const isCall = ({ kind }: Parsed) => kind === 'CallStmt';
  return {
    schema: `rules_${identity.digest('hex').slice(0, 12)}`,
    definitions: [...inOrder(definitions, names), ...ofRules.filter(isCall)],
    remarks: ofRules.filter((statement) => !isCall(statement)),
    ofTables: ofTables.sort((a, b) => OF_TABLES.indexOf(kindOf(a)) - OF_TABLES.indexOf(kindOf(b))),
    makers: definitions
      .filter(({ name }) => name.startsWith('rebuild_'))
      .map(({ name, place }) => ({
        name: name.replace('rebuild_', ''),
        hash: makerHash(place, definitions, names, rest),
      })),
    words: readWords(Object.fromEntries(ofWords.map(({ path, text }) => [path.replace('words/', ''), text]))),
  };
}
const isOfWords = (path: string) => /^words\/[^/]+[.]json$/.test(path);

async function statementsOf(path: string, text: string): Promise<Parsed[]> {
  const bytes = Buffer.from(text);
  const lineAt = (end: number) => bytes.subarray(0, end).toString().split('\n').length;
  const tree = await parse(text).catch((error) => {
    const at = error.sqlDetails?.cursorPosition;
    throw new Error(`${path}${at === undefined ? '' : `:${text.slice(0, at).split('\n').length}`}: ${error.message}`);
  });
  return (tree.stmts ?? []).map(({ stmt, stmt_location: from = 0, stmt_len: length = bytes.length - from }: Node) => {
    const statement = bytes.subarray(from, from + length).toString();
    const blank = statement.length - statement.trimStart().length;
    return {
      text: statement,
      place: `${path}:${lineAt(from + blank)}`,
      kind: Object.keys(stmt)[0] ?? '',
      node: Object.values(stmt)[0],
    };
  });
}

const lastOf = (names: Node[] | undefined): string => names?.at(-1)?.String?.sval ?? '';

function nameOf({ kind, node }: Parsed): string {
  if (kind === 'CreateFunctionStmt') return lastOf(node.funcname);
  if (kind === 'DefineStmt') return lastOf(node.defnames);
  return (kind === 'ViewStmt' ? node.view : node.typevar).relname;
}

/** A call is told by what it calls. */
const kindOf = ({ kind, node }: Pick<Parsed, 'kind' | 'node'>): string =>
  kind === 'CallStmt' ? `call ${lastOf(node.funccall.funcname)}` : kind;

/** Calls and grants that name a table, or nothing that is defined by rules, belong to the tables. */
function isOfTable({ kind, node }: Parsed, defined: ReadonlySet<string>): boolean {
  if (kind === 'CommentStmt') return false;
  if (kind === 'CallStmt') return OF_TABLES.includes(kindOf({ kind, node }));
  if (kind !== 'GrantStmt') return true;
  return !node.objects.every((object: Node) =>
    defined.has(object.RangeVar?.relname ?? lastOf(object.ObjectWithArgs?.objname)),
  );
}

/** Each definition after those it mentions; of one name, and where it makes no difference, as in the files. */
function inOrder(definitions: Definition[], names: ReadonlySet<string>): Statement[] {
  // A body that is text needs its types: what it calls is looked up when it runs.
  const types = new Set(
    definitions.filter(({ kind }) => ['ViewStmt', 'CompositeTypeStmt'].includes(kind)).map(({ name }) => name),
  );
  const ordered: Definition[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: string[]) => {
    if (done.has(name)) return;
    if (path.includes(name))
      throw new Error(`Rules need each other in a circle: ${[...path.slice(path.indexOf(name)), name].join(' -> ')}.`);
    const own = definitions.filter((definition) => definition.name === name);
    for (const { node } of own)
      for (const needed of mentions(node, types))
        if (needed !== name && names.has(needed)) visit(needed, [...path, name]);
    done.add(name);
    ordered.push(...own);
  };
  for (const { name } of definitions) visit(name, []);
  return ordered;
}

/**
 * What keeps something ready: the file of its `rebuild_…`, with all that this mentions, however far away; and the
 * triggers that call any of it, which stand beside the tables that they watch.
 */
function makerHash(place: string, definitions: Definition[], names: ReadonlySet<string>, rest: Parsed[]): string {
  const [path] = place.split(':');
  const reached = new Set(definitions.filter((definition) => definition.place.startsWith(`${path}:`)));
  // A set goes over what is added to it meanwhile, too.
  for (const { node } of reached)
    for (const needed of mentions(node, names))
      for (const definition of definitions) if (definition.name === needed) reached.add(definition);
  const called = new Set([...reached].map(({ name }) => name));
  const triggers = rest.filter(({ kind, node }) => kind === 'CreateTrigStmt' && called.has(lastOf(node.funcname)));
  const texts = [...reached, ...triggers].map(({ text }) => text).sort();
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/** Names of functions, types and relations in a tree; of words in a body that is text, those that are looked for. */
function* mentions(node: Node, words: ReadonlySet<string>): Generator<string> {
  if (Array.isArray(node)) {
    for (const part of node) yield* mentions(part, words);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  for (const [key, value] of Object.entries<Node>(node)) {
    if (key === 'funcname' || key === 'names' || key === 'objname') yield lastOf(value);
    if (key === 'relname') yield value;
    if (key === 'DefElem' && value.defname === 'as') {
      for (const [word] of JSON.stringify(value.arg).matchAll(/[a-z_][a-z0-9_]*/g)) if (words.has(word)) yield word;
    } else if (key === 'DefElem' && value.arg?.TypeName) yield lastOf(value.arg.TypeName.names);
    yield* mentions(value, words);
  }
}
