import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { promisify } from 'node:util';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { rulesOf } from '../../src/pothos-kysely/index.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('the printed schema is the one checked in: npm run codegen', async () => {
  // In a process of its own, as the order of its types is that in which modules are loaded.
  const program = "import { printSdl } from './schema/sdl.ts'; process.stdout.write(printSdl())";
  const arguments_ = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_, { cwd: root, maxBuffer: 2 ** 24 });
  expect(stdout).toBe(read('schema/schema.graphql'));
});

test('every type, field, argument and enum value is described, in camelCase', () => {
  const bare: string[] = [];
  const check = (path: string, described: { name: string; description?: string | null }) => {
    if (!described.description?.trim()) bare.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    check(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field);
      expect(field.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      if ('args' in field) for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name}:)`, arg);
    }
  }
  for (const directive of schema.getDirectives()) check(`@${directive.name}`, directive);
  expect(bare).toEqual([]);
});

test('every ID argument and input field says which types it takes', () => {
  const silent: string[] = [];
  const check = (path: string, definition: GraphQLArgument | GraphQLInputField) => {
    if (getNamedType(definition.type).name === 'ID' && !rulesOf(definition).types) silent.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields()))
        for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name}:)`, argument);
  }
  expect(silent).toEqual([]);
});

/** Which folder may import which: the layers of the Worker. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'src/pothos-kysely/': /^(src\/(?!pothos-kysely)|schema\/|hono|graphql-yoga)/,
  'src/db/': /^(schema\/|src\/(?!db|pothos-kysely|errors)|hono|graphql-yoga)/,
  'schema/': /^(src\/(?!pothos-kysely|db)|hono|graphql-yoga)/,
  'src/graphql/': /^(src\/(app|index|http)|hono)/,
  'src/http/': /^src\/(app|index|graphql)/,
  'src/auth/': /^(src\/(?!auth)|schema\/|hono|graphql-yoga)/,
};
/** Every file of the Worker, with what it imports: files of ours by their path, packages by their name. */
const imports = new Map(
  ['src', 'schema']
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file): [string, string[]] => {
      const named = [...read(file).matchAll(/(?:from|^import|import\() ?'([^']+)'/gm)].map(
        (match) => match[1] as string,
      );
      return [file, named.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name))];
    }),
);
test.each(Object.entries(FORBIDDEN))('%s imports only what lies below it', (folder, forbidden) => {
  const files = [...imports].filter(([file]) => file.startsWith(folder));
  expect(files.length).toBeGreaterThan(0);
  const wrong = files.flatMap(([file, names]) =>
    names.filter((name) => forbidden.test(name)).map((name) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('no two files of the Worker import each other, directly or around', () => {
  const done = new Set<string>();
  /** A way from a file back to itself, if there is one. */
  const circle = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    const found = (imports.get(file) ?? []).map((name) => circle(name, [...way, file])).find((found) => found);
    done.add(file);
    return found;
  };
  expect(imports.size).toBeGreaterThan(80);
  expect([...imports.keys()].map((file) => circle(file, [])).filter((found) => found)).toEqual([]);
});
