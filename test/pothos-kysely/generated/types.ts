// Generated from the database. Do not edit.
import type { Pg } from '../../../src/pothos-kysely/index.ts';

export type Genre = 'NOVEL' | 'ESSAY' | 'ATLAS';
export type WorkKind = 'BOOK' | 'FILM';

export interface AuthorRow {
  id: number;
  name: string;
  born: Pg<'date'> | null;
  country_code: string;
  rating: number | null;
  nick: string | null;
  active: boolean;
  joined: Pg<'timestamptz'>;
  aliases: string[];
  lucky: number[] | null;
  extra: Pg<'json'> | null;
  followers: bigint;
  mentor_id: number | null;
}

export interface AuthorStatsRow {
  author_id: number;
  works: number;
  latest: Pg<'date'> | null;
}

export interface CountryRow {
  code: string;
  name: string;
}

export interface PriceRow {
  amount: Pg<'numeric'> | null;
  currency: string | null;
}

export interface RenameOutcomeRow {
  code: string | null;
  work_id: number | null;
  message: string | null;
}

export interface ReviewRow {
  id: number;
  work_id: number;
  author_id: number | null;
  stars: number | null;
  body: string;
}

export interface WorkRow {
  id: number;
  kind: WorkKind;
  title: string;
  published: Pg<'date'> | null;
  author_id: number;
  genre: Genre | null;
  pages: number | null;
  minutes: number | null;
  sold: bigint | null;
  list_price: PriceRow | null;
  shelf: number;
  span: Pg<'daterange'> | null;
}

export interface DB {
  author: AuthorRow;
  author_stats: AuthorStatsRow;
  country: CountryRow;
  price: PriceRow;
  rename_outcome: RenameOutcomeRow;
  review: ReviewRow;
  work: WorkRow;
}
