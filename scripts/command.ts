/** What the commands have in common: their options, and what `--help` prints. */
import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * The options that a command was given. `--help` prints what the file of the command says of it at its top, and ends the
 * process with 0; what is no option of it is said, and ends it with 2.
 * @param file of the command
 * @param options as `parseArgs` of Node takes them
 * @param most how many words it takes besides
 */
export function optionsOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  file: string,
  options: Options,
  most = 0,
) {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${topOf(readFileSync(file, 'utf8'))}\n`);
    process.exit(0);
  }
  try {
    const given = parseArgs({ options, allowPositionals: true });
    const [word] = given.positionals.slice(most);
    if (word !== undefined) throw new Error(`"${word}" says nothing here.`);
    return given;
  } catch (error) {
    console.error(`${(error as Error).message}\nWith --help it says what there is.`);
    process.exit(2);
  }
}

/** The first comment of a source file, without the marks. */
export function topOf(source: string): string {
  const [, words = ''] = /^\/\*\*(.*?)\*\//s.exec(source) ?? [];
  return words.replace(/^ ?\* ?/gm, '').trim();
}
