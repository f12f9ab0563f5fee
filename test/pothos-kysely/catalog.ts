import type { Catalog } from '../../src/pothos-kysely/index.ts';

const required = (type: string) => ({ type, nullable: false });
const optional = (type: string) => ({ type, nullable: true });

/** What a generator would write for fixture.sql. */
export const catalog: Catalog = {
  enums: { genre: ['NOVEL', 'ESSAY', 'ATLAS'], work_kind: ['BOOK', 'FILM'] },
  tables: {
    country: { columns: { code: required('text'), name: required('text') }, primaryKey: ['code'] },
    author: {
      columns: {
        id: required('int4'),
        name: required('text'),
        born: optional('date'),
        country_code: required('text'),
        rating: optional('float8'),
        nick: optional('text'),
        active: required('bool'),
        joined: required('timestamptz'),
        aliases: { type: 'text', nullable: false, array: true },
        lucky: { type: 'int4', nullable: true, array: true },
        extra: optional('json'),
        followers: required('int8'),
        mentor_id: optional('int4'),
      },
      primaryKey: ['id'],
      foreignKeys: [
        { columns: ['country_code'], table: 'country', references: ['code'] },
        { columns: ['mentor_id'], table: 'author', references: ['id'] },
      ],
    },
    work: {
      columns: {
        id: required('int4'),
        kind: required('work_kind'),
        title: required('text'),
        published: optional('date'),
        author_id: required('int4'),
        genre: optional('genre'),
        pages: optional('int4'),
        minutes: optional('int4'),
        sold: optional('int8'),
        list_price: optional('price'),
        shelf: required('int4'),
        span: optional('daterange'),
      },
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['author_id'], table: 'author', references: ['id'] }],
    },
    review: {
      columns: {
        id: required('int4'),
        work_id: required('int4'),
        author_id: optional('int4'),
        stars: optional('int4'),
        body: required('text'),
      },
      primaryKey: ['id'],
      uniques: [['work_id', 'id']],
      foreignKeys: [
        { columns: ['work_id'], table: 'work', references: ['id'] },
        { columns: ['author_id'], table: 'author', references: ['id'] },
      ],
    },
    author_stats: { columns: { author_id: required('int4'), works: required('int4'), latest: optional('date') } },
    price: { columns: { amount: optional('numeric'), currency: optional('text') } },
    rename_outcome: { columns: { code: optional('text'), work_id: optional('int4'), message: optional('text') } },
  },
};

export type Genre = 'NOVEL' | 'ESSAY' | 'ATLAS';
export interface DB {
  country: { code: string; name: string };
  author: {
    id: number;
    name: string;
    born: string | null;
    country_code: string;
    rating: number | null;
    nick: string | null;
    active: boolean;
    joined: string;
    aliases: string[];
    lucky: number[] | null;
    extra: unknown;
    followers: bigint;
    mentor_id: number | null;
  };
  work: {
    id: number;
    kind: 'BOOK' | 'FILM';
    title: string;
    published: string | null;
    author_id: number;
    genre: Genre | null;
    pages: number | null;
    minutes: number | null;
    sold: bigint | null;
    list_price: DB['price'] | null;
    shelf: number;
    span: string | null;
  };
  review: { id: number; work_id: number; author_id: number | null; stars: number | null; body: string };
  author_stats: { author_id: number; works: number; latest: string | null };
  price: { amount: string | null; currency: string | null };
  rename_outcome: { code: string | null; work_id: number | null; message: string | null };
}
