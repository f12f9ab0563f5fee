/** Texts of the data, which began in English, in the language of the operation. The Indonesian: migrations/rules/words/catalogue-texts.json. */
import type { Expression } from 'kysely';
import type { Arg } from '../../src/pothos-kysely/index.ts';
import type * as db from '../generated/types.ts';
import { Language } from '../places/enums.ts';
import { fn, sql } from './sql.ts';

/** A name that the data have in English alone, in a language. */
export const nameIn = (language: Arg<db.Language>, english: Expression<string>) =>
  fn.name_in(language, fn.in_indonesian(english), english);

/** A text in the language of the operation, where the data began with it; what an office wrote stays as it is. */
export const spoken = <Text extends string | null>(english: Expression<Text>) => sql<Text>`text_spoken(${english})`;

/** Options of a field: a text of the row that may be null, in the language of the operation. */
export const textOf = <Column extends string>(column: Column, description: string) =>
  ({
    type: 'String',
    nullable: true,
    description,
    sql: ({ row }: { row: (column: Column) => Expression<string | null> }) => spoken(row(column)),
  }) as const;

type Texts = { row: (column: 'text_language' | 'scope' | 'funding' | 'note') => Expression<unknown> };
/** Options of a field: in which language the texts of an agreement are. */
export const languageOfTexts = {
  type: Language,
  nullable: true,
  description:
    'The language of `scope`, `funding` and `note` here: the one asked for, where the data has them in both. Null where it is not known, as once an office has amended them.',
  sql: ({ row }: Texts) =>
    sql<db.Language | null>`language_told(${row('text_language')}, ${row('scope')}, ${row('funding')}, ${row('note')})`,
} as const;
