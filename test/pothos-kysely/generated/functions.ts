// Generated from the database. Do not edit.
import type { RawBuilder } from 'kysely';
import type { Arg, Pg } from '../../../src/pothos-kysely/index.ts';
import type { Genre, PriceRow, RenameOutcomeRow, WorkRow } from './types.ts';

/** The functions of the database. */
export interface Functions {
  best_of(author_id: Arg<number>): RawBuilder<{ title: string | null; stars: Pg<'numeric'> | null }>;
  joined(separator: Arg<string>, ...words: Arg<string>[]): RawBuilder<string | null>;
  pages_of(argument1: Arg<PriceRow>, more: Arg<Pg<'numeric'> | number | bigint>, in_: Arg<unknown>): RawBuilder<bigint | null>;
  rename_work(wanted: Arg<number>, expected: Arg<string>, title: Arg<string>): RawBuilder<RenameOutcomeRow>;
  title_of(work_id: Arg<number>): RawBuilder<string>;
  works_of(author_id: Arg<number>, genres?: Arg<Genre[]>, since?: Arg<Pg<'date'>>): RawBuilder<WorkRow>;
}
