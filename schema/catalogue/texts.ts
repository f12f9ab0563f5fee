/** Texts of the catalogue in the language of the operation. The Indonesian: migrations/rules/words/catalogue-texts.json. */
import type { Expression } from 'kysely';
import type { Arg } from '../../src/pothos-kysely/index.ts';
import type * as db from '../generated/types.ts';
import { fn, sql } from '../shared/sql.ts';

/** A name that the data have in English alone, in a language. */
export const nameIn = (language: Arg<db.Language>, english: Expression<string>) =>
  fn.name_in(language, fn.in_indonesian(english), english);

/** A text of the data, which is English, in the language of the operation. */
export const spoken = <Text extends string | null>(english: Expression<Text>) => sql<Text>`text_spoken(${english})`;
