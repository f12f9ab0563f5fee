/**
 * The promise of CHANGELOG.md: `node scripts/contract.ts` says what schema/schema.graphql adds to the last release,
 * schema/released.graphql, and fails where it breaks it. `npm run release:schema` makes today's schema the last release.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { type Change, ChangeType, CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { pruneSchema } from '@graphql-tools/utils';
import { type ASTNode, buildASTSchema, buildSchema, type GraphQLSchema, parse, print, visit } from 'graphql';

const NOW = 'schema/schema.graphql';
const RELEASED = 'schema/released.graphql';

export interface Comparison {
  /** What somebody who asks by the released schema would meet. */
  breaks: string[];
  /** What is new, for CHANGELOG.md. */
  additions: string[];
}

/** Another default makes the same document mean something else. Inspector calls it no more than dangerous. */
const DEFAULTS: readonly string[] = [
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.InputFieldDefaultValueChanged,
  ChangeType.DirectiveArgumentDefaultValueChanged,
];
const isBreaking = ({ criticality, type }: Change) =>
  criticality.level === CriticalityLevel.Breaking || DEFAULTS.includes(type);
/** Additions: whole types, fields, arguments, values, members; not what is said of them. */
const isAddition = ({ type, criticality }: Change) =>
  /_ADDED$/.test(type) &&
  !/DESCRIPTION|DEPRECATION|DIRECTIVE_USAGE/.test(type) &&
  criticality.level !== CriticalityLevel.Breaking;

/** What is left of a schema for those who use nothing that is deprecated. */
function withoutDeprecated(sdl: string): GraphQLSchema {
  const leave = (node: ASTNode) =>
    'directives' in node && node.directives?.some(({ name }) => name.value === 'deprecated') ? null : undefined;
  const document = visit(parse(sdl), {
    FieldDefinition: leave,
    InputValueDefinition: leave,
    EnumValueDefinition: leave,
  });
  return pruneSchema(buildASTSchema(document, { assumeValidSDL: true }));
}

/**
 * What one schema is to somebody who knew another, both as SDL.
 * @param mayRemove may what was deprecated be gone?
 */
export async function compare(released: string, now: string, mayRemove: boolean): Promise<Comparison> {
  const [before, after] = [buildSchema(released), buildSchema(now)];
  const all = await diff(before, after, [DiffRule.simplifyChanges]);
  const kept = await diff(mayRemove ? withoutDeprecated(released) : before, after);
  const told = (changes: Change[]) => changes.map((change) => fewerRoles(change) ?? change.message).sort();
  return {
    breaks: told(kept.filter((change) => isBreaking(change) || asksForMore(change))),
    additions: told(all.filter(isAddition)),
  };
}

/** Does a field that was there need a role that it did not, or take fewer roles? */
const asksForMore = (change: Change) => {
  const { addedDirectiveName, addedToNewType } = change.meta as {
    addedDirectiveName?: string;
    addedToNewType?: boolean;
  };
  const isNeed = change.type === ChangeType.DirectiveUsageFieldDefinitionAdded && addedDirectiveName === 'requiresRole';
  return (isNeed && !addedToNewType) || fewerRoles(change) !== undefined;
};
/** Says which roles a field takes no more; Inspector calls another list of them no break. */
function fewerRoles({ type, meta }: Change): string | undefined {
  const { directiveName, parentTypeName, parentFieldName, oldArgumentValue, addedArgumentValue } = meta as Record<
    string,
    string | null | undefined
  >;
  if (type !== ChangeType.DirectiveUsageArgumentAdded || directiveName !== 'requiresRole') return undefined;
  // Of a field that needed none, the directive itself is told.
  if (!oldArgumentValue) return undefined;
  const taken: readonly string[] = addedArgumentValue?.match(/\w+/g) ?? [];
  const gone = (oldArgumentValue.match(/\w+/g) ?? ['any credential']).filter((role) => !taken.includes(role));
  // An empty list takes any credential.
  if (taken.length === 0 || gone.length === 0) return undefined;
  return `'${parentTypeName}.${parentFieldName}' needs ${taken.join(' or ')}, where ${gone.join(' or ')} was enough`;
}

/** The SDL without its descriptions: words are not what is promised. */
export const withoutWords = (sdl: string): string =>
  `${print(visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }))}\n`;

/** May a version break what another one promised? Before 1.0.0 nothing is promised. */
export const mayBreak = (released: string, version: string): boolean =>
  version.startsWith('0.') || version.split('.')[0] !== released.split('.')[0];

/** Is a version one that may follow another? Before 1.0.0 one may be released anew. */
export const mayFollow = (released: string, version: string): boolean => {
  const order = released.localeCompare(version, 'en', { numeric: true });
  return order < 0 || (order === 0 && version.startsWith('0.'));
};

if (import.meta.main) {
  const [released, now, { version }] = await Promise.all([
    readFile(RELEASED, 'utf8'),
    readFile(NOW, 'utf8'),
    readFile('package.json', 'utf8').then(JSON.parse),
  ]);
  const releasedVersion = /^# (\S+)/.exec(released)?.[1] ?? '';
  const mayRemove = mayBreak(releasedVersion, version);
  const { breaks, additions } = await compare(released, now, mayRemove);
  console.log(`Since ${releasedVersion} the schema has ${additions.length} additions.`);
  for (const addition of additions) console.log(`  + ${addition}`);
  for (const broken of breaks) console.error(`  - ${broken}`);
  if (process.argv.includes('--release')) {
    if (!mayFollow(releasedVersion, version)) {
      console.error(`${version} is no version after ${releasedVersion}: raise it in package.json.`);
      process.exit(1);
    }
    if (breaks.length > 0 && !mayRemove) {
      console.error(`${version} may not break what ${releasedVersion} promised: see "Stability" in CHANGELOG.md.`);
      process.exit(1);
    }
    await writeFile(RELEASED, `# ${version}\n${withoutWords(now)}`);
    console.log(`${RELEASED} is the schema of ${version} now.`);
  } else if (breaks.length > 0) {
    console.error(
      `This breaks what ${releasedVersion} promised. Deprecate it first, and remove it in the next major version; "Stability" in CHANGELOG.md says how.`,
    );
    process.exit(1);
  }
}
