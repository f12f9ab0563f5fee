import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import KyselyPlugin, { createCompiler, functionsOf, type IdInput, idOf } from '../../../src/pothos-kysely/index.ts';
import { catalog } from '../../pothos-kysely/generated/catalog.ts';
import type { Functions } from '../../pothos-kysely/generated/functions.ts';
import type { DB } from '../../pothos-kysely/generated/types.ts';

/** A plugin like those that look who may ask for a field: it puts a resolver around those that say `locked`. */
class Locks extends BasePlugin<SchemaTypes> {
  override wrapResolve(resolve: GraphQLFieldResolver<unknown, object>, config: PothosOutputFieldConfig<SchemaTypes>) {
    if (!config.extensions?.locked) return resolve;
    return () => {
      throw new Error('Not for you.');
    };
  }
}
SchemaBuilder.registerPlugin('locks' as never, Locks as never);

const newBuilder = () => {
  const builder = new SchemaBuilder<{ KyselyDB: DB; Scalars: { ID: { Input: IdInput; Output: string } } }>({
    plugins: ['locks' as never, KyselyPlugin],
    kysely: { catalog },
  });
  builder.queryType({});
  return builder;
};

describe('what TypeScript rules out', () => {
  test('is a compile error', () => {
    const builder = newBuilder();
    const Author = builder.kyselyObject('Author', { table: 'author' });
    // @ts-expect-error there is no such table
    builder.kyselyObject('Nothing', { table: 'nothing' });
    Author.implement({
      fields: (t) => ({
        // @ts-expect-error there is no such column
        a: t.column('nope', { type: 'String' }),
        // @ts-expect-error a text column is no Int
        b: t.column('name', { type: 'Int' }),
        // @ts-expect-error an int8 column does not fit Int
        c: t.column('followers', { type: 'Int' }),
        // @ts-expect-error a list column is no single value
        d: t.column('aliases', { type: 'String' }),
        // @ts-expect-error a column that may be null cannot be a not-null field
        e: t.column('nick', { type: 'String', nullable: false }),
        // @ts-expect-error there is no such scalar
        f: t.column('name', { type: 'Strin' }),
        // @ts-expect-error the expression may be null, the field may not
        g: t.expression({ type: 'String', sql: () => sql<string | null>`null` }),
        // @ts-expect-error the expression is a number
        h: t.expression({ type: 'String', sql: () => sql<number>`1` }),
        // @ts-expect-error the child has no such column
        j: t.one({ type: Author, on: { nope: 'id' }, nullable: true }),
        // @ts-expect-error the parent has no such column
        k: t.one({ type: Author, on: { id: 'nope' }, nullable: true }),
        // @ts-expect-error nor can a callback refer to one
        l: t.expression({ type: 'Boolean', sql: ({ row }) => sql<boolean>`${row('nope')}` }),
        m: t.expression({
          type: 'String',
          args: { x: t.arg.string({ required: true }) },
          // @ts-expect-error an argument's value is a parameter, never a string to build text from
          sql: ({ args }) => sql<string>`${args.x.length}`,
        }),
        ok: t.column('nick', { type: 'String', nullable: true }),
      }),
    });
    expect(() => builder.toSchema()).toThrow();
  });

  test('is a function called wrongly, or its result in the wrong place', () => {
    const builder = newBuilder();
    const Work = builder.kyselyObject('Work', { table: 'work' });
    const Author = builder.kyselyObject('Author', { table: 'author' });
    Work.implement({
      fields: (t) => ({
        title: t.expression({ type: 'String', sql: ({ row }) => fn.title_of(row('id')) }),
        // @ts-expect-error its result is a text
        a: t.expression({ type: 'Int', sql: ({ row }) => fn.title_of(row('id')) }),
        // @ts-expect-error it takes a number
        b: t.expression({ type: 'String', sql: ({ row }) => fn.title_of(row('title')) }),
        // @ts-expect-error it takes one argument
        c: t.expression({ type: 'String', sql: () => fn.title_of() }),
        // @ts-expect-error there is no such function
        d: t.expression({ type: 'String', sql: ({ row }) => fn.subtitle_of(row('id')) }),
        // @ts-expect-error it may give null, the field may not
        e: t.expression({ type: 'Int', sql: () => fn.pages_of(null, 1, null).$castTo<number | null>() }),
        // @ts-expect-error it gives rows of another table
        f: t.many({ type: Author, from: ({ parent }) => fn.works_of(parent('author_id')) }),
        // @ts-expect-error no genre is called so
        g: t.many({ type: Work, from: ({ parent }) => fn.works_of(parent('author_id'), ['POEM']) }),
        // @ts-expect-error a text is no day
        h: t.many({ type: Work, from: ({ parent }) => fn.works_of(parent('author_id'), null, parent('title')) }),
        siblings: t.many({
          type: Work,
          from: ({ parent }) => fn.works_of(parent('author_id'), ['NOVEL', 'ESSAY'], parent('published')),
        }),
      }),
    });
    expect(Object.keys(Work)).toContain('implement');
  });
});
const fn = functionsOf<Functions>();

type Builder = ReturnType<typeof newBuilder>;
const mistakes: [string, (builder: Builder) => void, RegExp][] = [
  [
    'a not-null relation that nothing proves',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ mentor: t.one({ type: Author, on: { id: 'mentor_id' } }) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    },
    /Author\.mentor: nothing proves that there always is a row: set `nullable: true`, or say in `guaranteed`/,
  ],
  [
    'a not-null root row',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.kyselyQuery((t) => ({ author: t.one({ type: Author }) }));
    },
    /Query\.author: nothing proves/,
  ],
  [
    'a relation whose row nothing names, and no foreign key finds',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      const Stats = builder.kyselyObject('Stats', { table: 'author_stats' });
      Stats.implement({ fields: (t) => ({ author: t.one({ type: Author, nullable: true }) }) });
      Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.kyselyQuery((t) => ({ stats: t.many({ type: Stats }) }));
    },
    /Stats\.author: says nothing of which row of author it is, and author_stats has not one foreign key to it/,
  ],
  [
    'a resolver that another plugin wraps around a compiled field',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author, extensions: { locked: true } }) }));
    },
    /Query\.authors: has a resolver, its own or one that another plugin wraps around it/,
  ],
  [
    'a resolver of a field of a compiled type',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.objectFields(Author, (t) => ({ shout: t.string({ resolve: () => 'HA' }) }));
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    },
    /Author\.shout: has no SQL/,
  ],
  [
    'scopes on a field',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      const locked = { type: 'String', authScopes: { admin: true } } as const;
      Author.implement({ fields: (t) => ({ name: t.column('name', locked) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    },
    /Author\.name: the option "authScopes" means nothing here and would be ignored/,
  ],
  [
    'scopes on a type',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      const locked = { authScopes: { admin: true } };
      Author.implement({ ...locked, fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    },
    /Author: the option "authScopes" means nothing here and would be ignored/,
  ],
  [
    'a list type of a view without a key, in a connection',
    (builder) => {
      const Stats = builder.kyselyObject('Stats', { table: 'author_stats' });
      Stats.implement({ fields: (t) => ({ works: t.column('works', { type: 'Int' }) }) });
      builder.kyselyQuery((t) => ({ stats: t.connection({ type: Stats }) }));
    },
    /Query\.stats: Stats needs a `key`/,
  ],
  [
    'a field below the root that has no SQL',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ x: t.resolved({ type: 'String', resolve: () => 'x' }) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    },
    /Author\.x: has no SQL/,
  ],
  [
    'an enum that lacks a label of the database',
    (builder) => {
      const Kind = builder.enumType('Kind', { values: ['BOOK'] as const });
      const Work = builder.kyselyObject('Work', { table: 'work' });
      Work.implement({ fields: (t) => ({ kind: t.column('kind', { type: Kind as never }) as never }) });
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Work\.kind: enum Kind lacks FILM of PostgreSQL's work_kind/,
  ],
  [
    'an interface that knows no type for a discriminator value',
    (builder) => {
      const Work = builder.kyselyInterface('Work', { table: 'work', discriminator: 'kind', types: { BOOK: 'Book' } });
      const Book = builder.kyselyObject('Book', { table: 'work' });
      Work.implement({ fields: (t) => ({ title: t.column('title', { type: 'String' }) }) });
      Book.implement({ interfaces: [Work], fields: () => ({}) });
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Work: says no type for kind = FILM/,
  ],
  [
    'an interface with an id that a member has not',
    (builder) => {
      const types = { BOOK: 'Book', FILM: 'Book' };
      const Work = builder.kyselyInterface('Work', { table: 'work', discriminator: 'kind', types, id: 'id' });
      const Book = builder.kyselyObject('Book', { table: 'work' });
      Work.implement({ fields: (t) => ({ title: t.column('title', { type: 'String' }) }) });
      Book.implement({ interfaces: [Work], fields: () => ({}) });
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Work: has the id of "id", but its member Book is no node with that id/,
  ],
  [
    'an embedded composite of another type',
    (builder) => {
      const Country = builder.kyselyObject('Country', { table: 'country' });
      Country.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      const Work = builder.kyselyObject('Work', { table: 'work' });
      Work.implement({ fields: (t) => ({ price: t.embed({ type: Country, column: 'list_price' }) }) });
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Work\.price: gives rows of "price", but the type stands on "country"/,
  ],
  [
    'a relation to a type of another plugin',
    (builder) => {
      const Plain = builder
        .objectRef<object>('Plain')
        .implement({ fields: (t) => ({ x: t.string({ resolve: () => '' }) }) });
      builder.kyselyQuery((t) => ({ plain: t.many({ type: Plain as never }) }));
    },
    /Query\.plain: Plain stands on no table/,
  ],
  [
    'an id argument of a type without ids',
    (builder) => {
      const Author = builder.kyselyObject('Author', { table: 'author' });
      Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
      builder.kyselyQuery((t) => ({ authors: t.many({ type: Author, args: { of: t.arg.id(idOf('Author')) } }) }));
    },
    /Query\.authors\(of:\): takes ids of "Author", which is neither a node nor an interface of nodes/,
  ],
  [
    'a list of an enum that is an array of nobody knows what',
    (builder) => {
      const Mood = builder.enumType('Mood', { values: ['GOOD', 'BAD'] as const });
      const one = { type: 'Int', sql: () => sql<number>`1` } as const;
      builder.kyselyQuery((t) => ({ one: t.expression({ ...one, args: { moods: t.arg({ type: [Mood] }) } }) }));
    },
    /Query\.one\(moods:\): takes a list of Mood: say in the option kysely\.enums\.Mood as what/,
  ],
  [
    'a scalar that nobody explained',
    (builder) => {
      builder.scalarType('Money' as never, { serialize: String } as never);
      builder.kyselyQuery((t) => ({ one: t.expression({ type: 'Int', sql: () => sql<number>`1` }) }));
    },
    /Money: say in the option kysely\.scalars\.Money/,
  ],
];

describe('what only the catalog knows fails when the schema is built', () => {
  test.each(mistakes)('%s', (_name, define, message) => {
    const builder = newBuilder();
    define(builder);
    expect(() => builder.toSchema()).toThrow(message);
  });

  test('a to-one relation follows the only foreign key; where that may be null, so may the field', () => {
    const builder = newBuilder();
    const Author = builder.kyselyObject('Author', { table: 'author' });
    const Review = builder.kyselyObject('Review', { table: 'review' });
    const Work = builder.kyselyObject('Work', { table: 'work' });
    Author.implement({ fields: (t) => ({ mentor: t.one({ type: Author, nullable: true }) }) });
    Work.implement({ fields: (t) => ({ author: t.one({ type: Author }) }) });
    Review.implement({ fields: (t) => ({ author: t.one({ type: Author }), work: t.one({ type: Work }) }) });
    builder.kyselyQuery((t) => ({ reviews: t.many({ type: Review }) }));
    expect(() => builder.toSchema()).toThrow(
      /^The schema does not fit the database:\n- Review\.author: nothing proves[^\n]*$/,
    );
  });

  test('all mistakes at once', () => {
    const builder = newBuilder();
    const Author = builder.kyselyObject('Author', { table: 'author' });
    Author.implement({ fields: (t) => ({ mentor: t.one({ type: Author, on: { id: 'mentor_id' } }) }) });
    builder.kyselyQuery((t) => ({ a: t.one({ type: Author }) }));
    expect(() => builder.toSchema()).toThrow(/Author\.mentor[\s\S]*Query\.a/);
  });

  test('a schema of another builder has no compiler', () => {
    const plain = new SchemaBuilder({} as never);
    plain.queryType({ fields: (t) => ({ x: t.string({ resolve: () => '' }) }) });
    expect(() => createCompiler(plain.toSchema())).toThrow(/add plugins: \['kysely'\]/);
  });
});
