import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/pothos-kysely/README.md',
  ...globSync('docs/**/*.md', { cwd: root }),
];
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
/** The text without the blocks of code in it, whose `#` are no headings and whose brackets no links. */
const prose = (path: string) => read(path).replace(/^ *```[\s\S]*?^ *```/gm, '');

/** The anchors of a document's headings, as GitHub makes them. */
const anchors = (path: string) =>
  [...prose(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(documents)('%s: its links lead somewhere', (path) => {
  const broken = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link as string)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file, anchor] = link.split('#') as [string, string?];
      const target = file ? join(dirname(path), file) : path;
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchors(target).includes(anchor));
    });
  expect(broken).toEqual([]);
});

test.each(documents)('%s: the commands that it names are there', (path) => {
  const named = [...read(path).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, script]) => script as string);
  expect(named.filter((script) => !scripts.includes(script))).toEqual([]);
});

/** What stands for a name, or is made by a command. */
const NO_FILE = /[*<>…{}]|NNNN|\bX\b|^(web\/dist|\.wrangler|node_modules|bench\/node_modules)/;
/** The steps of "Add a noun" make these. */
const EXAMPLE = /service[-_]unit/;
test.each(documents)('%s: the files that it names are there', (path) => {
  const folder = dirname(path);
  const missing = [...prose(path).matchAll(/`([\w.@*<>{}…-]+(?:\/[\w.@*<>{}…-]+)+\/?)`/g)]
    .map(([, file]) => file as string)
    .filter((file) => /^(src|schema|migrations|scripts|test|docs|web|bench)\/|^\.github\//.test(file))
    .filter((file) => !NO_FILE.test(file) && !EXAMPLE.test(file))
    // A test may be named without its ending.
    .filter((file) => ![join(root, file), join(root, `${file}.test.ts`), join(root, folder, file)].some(existsSync));
  expect(missing).toEqual([]);
});
