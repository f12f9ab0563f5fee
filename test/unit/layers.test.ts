/** What may import what. Nothing of ours is imported here: a circle would break it before it is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** Which folder may import which: the layers of the Worker. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'src/pothos-kysely/': /^(src\/(?!pothos-kysely)|schema\/|hono|graphql-yoga)/,
  'src/db/': /^(schema\/|src\/(?!db|pothos-kysely|errors)|hono|graphql-yoga)/,
  'schema/': /^(src\/(?!pothos-kysely|db|errors[.]json$)|hono|graphql-yoga)/,
  'src/graphql/': /^(src\/(app|index|short-path|http)|hono)/,
  'src/http/': /^src\/(app|index|short-path|graphql|pages)/,
  'src/pages/': /^src\/(app|index|short-path|graphql\/(?!limits)|auth)/,
  'src/sheets/': /^(schema\/|src\/(?!sheets|pothos-kysely)|hono|graphql)/,
  'src/documents/': /^(src\/(app|index|short-path|http|graphql|auth|pages)|hono|graphql-yoga)/,
  'src/auth/': /^(src\/(?!auth)|schema\/|hono|graphql-yoga)/,
};
/** Every file of the Worker, with what it imports: files of ours by their path, packages by their name. */
const imports = new Map(
  ['src', 'schema']
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /[.]tsx?$/.test(file))
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

test('SQL of the schema is typed: all of it comes from schema/shared/sql.ts, as of kysely others take types alone', () => {
  const ofKysely = [...imports.keys()]
    .filter((file) => file.startsWith('schema/'))
    .filter((file) => /^import (?!type )[^;]*from 'kysely'|import\('kysely'\)/m.test(read(file)));
  expect(ofKysely).toEqual(['schema/shared/sql.ts']);
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
  const found = [...imports.keys()].flatMap((file) => circle(file, [])?.join(' → ') ?? []);
  expect(found).toEqual([]);
});
