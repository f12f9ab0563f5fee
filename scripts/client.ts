/**
 * `npm run client`: examples/client.gen.ts, a function with types for each saved document. The types are made by
 * `@graphql-codegen`, with an install of its own; names and hashes are the server's, as what is printed anew has
 * another hash than the file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { savedDocument, savedNames } from '../src/documents/saved.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const run = (command: string, ...args: string[]) => {
  const { status } = spawnSync(command, args, { cwd: examples, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`);
};

if (!existsSync(`${examples}/node_modules`)) run('npm', 'ci');
run(process.execPath, 'node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts');
const [types = ''] = readFileSync(`${examples}/node_modules/.client/graphql.ts`, 'utf8').split(/^export class/m);

const functions = savedNames.map((name) => {
  const { operation, hash, words } = savedDocument(name) as NonNullable<ReturnType<typeof savedDocument>>;
  const type = `${operation.name?.value}Query`;
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return `/** ${words.en} */\nexport const ${camel} = saved<${type}, ${type}Variables>('${name}', 'sha256:${hash}');`;
});
const text = `/** Written by \`npm run client\`. */
import { saved } from './saved.ts';
${types.replace(/^\/\* eslint-disable \*\/\n|^import .*\n/gm, '').trim()}

${functions.join('\n')}
`;
writeFileSync(`${examples}/client.gen.ts`, text);
console.log('wrote examples/client.gen.ts');
