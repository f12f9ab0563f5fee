/** Every question that the schema lets anybody ask, as documents: the access tests put them all, as everybody. */
import { parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { wholeSchema } from '../../schema/index.ts';
import { checkDocument, LIMITS } from '../../src/graphql/limits.ts';
import { createCompiler } from '../../src/pothos-kysely/index.ts';
import { DRAFT_AREAS } from '../support/access.ts';
import { ownerOf, pack, type Way, waysOf } from '../support/walk.ts';
import { RULES } from './policy-fields.ts';

const schema = wholeSchema();

const PLACES = '"Region:VII", "Province:64", "LocalGovernment:64.71"';
const MONTHS = 'from: "2026-01", months: 3';
/** Arguments that fields need; they lead to where drafts are. */
const ARGS: Readonly<Record<string, string>> = {
  'Query.node': 'id: "Mou:64.71:DRAFT"',
  'Query.nodes': `ids: [${DRAFT_AREAS.flatMap((area) => [`"Mou:${area}:DRAFT"`, `"FollowUpInstrument:${area}:DRAFT:PERBUP"`, `"Actor:seat.${area.toLowerCase()}"`])}]`,
  'Query.figures': 'filter: { within: "Province:64" }',
  'Query.compare': `areas: [${PLACES}], measures: [PARTICIPANTS]`,
  'Query.mou': 'by: { code: "64.71:DRAFT" }',
  'Query.series': `areas: [${PLACES}], measures: [PARTICIPANTS]`,
  'Query.ranking': 'measure: PARTICIPANTS, among: PROVINCE',
  'Query.unranked': 'measure: PARTICIPANTS, among: PROVINCE',
  'Query.mouRanking': 'among: PROVINCE',
  'Query.calendar': 'area: "Province:64", from: "2020-01-01", to: "2030-12-31"',
  'Query.contribution': `workers: 1, payer: APBD, ${MONTHS}`,
  'Query.submission': 'id: "Submission:1"',
  'Query.changes': 'since: "2025-12-01T00:00:00Z"',
  'Query.area': 'by: { id: "LocalGovernment:64.72" }',
  'Query.region': 'code: "VII"',
  'Query.province': 'code: "64"',
  'Query.localGovernment': 'code: "64.71"',
  'Query.branch': 'code: "KC-BANJARMASIN"',
  'Query.market': 'code: "PASAR-PANDANSARI"',
  'Query.terms': 'enum: "Unit"',
  'Query.reporting': 'month: "2026-01"',
  'Area.series': 'measure: PARTICIPANTS',
  'Area.distribution': 'over: LOCAL_GOVERNMENT, measure: PARTICIPANTS',
  'Area.map': 'over: LOCAL_GOVERNMENT, measure: PARTICIPANTS',
  'Area.movement': 'month: "2026-01"',
  'Target.potential': 'kind: ADDRESSABLE',
  'Mou.diff': 'from: 1, to: 2',
  'MouProgress.history': MONTHS,
};

const compiler = createCompiler(schema, { cacheSize: 1 });
function fits(text: string): boolean {
  try {
    const document = parse(text, { maxTokens: LIMITS.tokens });
    checkDocument(document);
    const [error] = validate(schema, document);
    if (error && !/conflict/.test(error.message)) throw error;
    // Not so dear that few of them run at once.
    return !error && compiler.prepare({ document }).cost <= 2_000;
  } catch (error) {
    if (/limit|tokens/.test((error as Error).message)) return false;
    throw error;
  }
}
const byRoot = (ways: readonly Way[]) => {
  const roots = new Map<string, Way[]>();
  for (const way of ways) roots.set(way.root, [...(roots.get(way.root) ?? []), way]);
  return [...roots.values()];
};
const documentsOf = (ways: readonly Way[]) => byRoot(ways).flatMap((some) => pack(some, fits));
const waysTo = (depth: number) => waysOf(schema, { depth, args: ARGS, without: new Set(Object.keys(RULES)) });
/** From these, three steps show what two never do: some fields, and the papers of drafts. */
const DEEP = ['Query.area', 'Query.nodes', 'Query.programmes', 'Query.segments'];
/** Every field that anybody may ask for, by the shorter ways. */
export const ASKS = documentsOf([
  ...waysTo(2).filter(({ root }) => !DEEP.includes(root)),
  ...waysTo(3).filter(({ root }) => DEEP.includes(root)),
]);
/** The same by all ways of three steps: they are three times as many. */
export const allAsks = () => documentsOf(waysTo(3));
/** What may be asked of a root field that needs a right. */
export const guardedAsks = (root: string) => {
  const without = new Set(Object.keys(RULES).filter((field) => field !== root));
  return pack(
    waysOf(schema, { depth: 2, args: ARGS, without }).filter((way) => way.root === root),
    fits,
  );
};

/** The fields that documents ask for: `Type.field`, of an interface where it is one's. */
export function fieldsIn(documents: readonly string[]): Set<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  for (const document of documents)
    visit(
      parse(document),
      visitWithTypeInfo(info, {
        Field({ name }) {
          const parent = info.getParentType();
          if (parent) found.add(`${ownerOf(parent, name.value)}.${name.value}`);
        },
      }),
    );
  return found;
}
