import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
import { wholeSchema } from '../../schema/index.ts';
import { rulesOf } from '../../src/pothos-kysely/index.ts';

const schema = wholeSchema();

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

test('every text that is asked with has a length; those that are written have theirs in the database', () => {
  const unbounded: string[] = [];
  const seen = new Set<string>();
  const check = (path: string, argument: GraphQLArgument | GraphQLInputField) => {
    const type = getNamedType(argument.type);
    // Cursors have a form of their own.
    if (type.name === 'String' && !/[.](after|before)$/.test(path) && rulesOf(argument).maxLength === undefined)
      unbounded.push(path);
    if (!isInputObjectType(type) || seen.has(type.name)) return;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
  };
  let seenArguments = 0;
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || type === schema.getMutationType()) continue;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args) {
        seenArguments++;
        check(`${type.name}.${field.name}.${argument.name}`, argument);
      }
  }
  expect(seenArguments).toBeGreaterThan(100);
  expect(unbounded).toEqual([]);
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
