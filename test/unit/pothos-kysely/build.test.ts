import SchemaBuilder, {
  BasePlugin,
  type PothosObjectTypeConfig,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLIsTypeOfFn } from 'graphql';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import KyselyPlugin, {
  createCompiler,
  functionsOf,
  type IdInput,
  idOf,
  ruled,
} from '../../../src/pothos-kysely/index.ts';
import { catalog } from '../../pothos-kysely/generated/catalog.ts';
import type { Functions } from '../../pothos-kysely/generated/functions.ts';
import type { DB } from '../../pothos-kysely/generated/types.ts';

/** A plugin like those that look who may ask for a field: it puts a resolver around those that say `locked`, and those of
 * the type that the builder's options call `locked`. */
class Locks extends BasePlugin<SchemaTypes> {
  override wrapResolve(resolve: GraphQLFieldResolver<unknown, object>, config: PothosOutputFieldConfig<SchemaTypes>) {
    if (!config.extensions?.locked && config.parentType !== lockedType(this.builder)) return resolve;
    return () => {
      throw new Error('Not for you.');
    };
  }
  override wrapIsTypeOf(
    isTypeOf: GraphQLIsTypeOfFn<unknown, object> | undefined,
    { name }: PothosObjectTypeConfig,
  ): GraphQLIsTypeOfFn<unknown, object> | undefined {
    return name === lockedType(this.builder) ? () => false : isTypeOf;
  }
}
SchemaBuilder.registerPlugin('locks' as never, Locks as never);
const lockedType = (builder: object) => (builder as { options: { locked?: string } }).options.locked;
const lock = (builder: Builder, type: string) => Object.assign(builder.options, { locked: type });

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
/** A connection of authors, by which the types of its parts come to be. */
function listAuthors(builder: Builder): void {
  const Author = builder.kyselyObject('Author', { table: 'author' });
  Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
  builder.kyselyQuery((t) => ({ authors: t.connection({ type: Author, orderBy: [{ column: 'name' }] }) }));
}

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
    /Stats\.author: says nothing of which row of author it is, and author_stats has none or several foreign keys of one column to it/,
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
    'a resolver of a root field that gives a compiled type',
    (builder) => {
      listAuthors(builder);
      builder.queryField('me' as never, (t) => t.field({ type: 'Author' as never, resolve: () => ({}) as never }));
    },
    /Query\.me: is resolved by graphql-js, but the fields of Author are SQL, which it cannot run/,
  ],
  [
    'a resolver of a root field that gives a list of an interface with compiled members',
    (builder) => {
      const Book = builder.kyselyObject('Book', { table: 'work' });
      Book.implement({ fields: (t) => ({ title: t.column('title', { type: 'String' }) }) });
      const Any = builder.unionType('Any', { types: [Book as never], resolveType: () => 'Book' });
      builder.queryField('any' as never, (t) => t.field({ type: [Any], resolve: () => [] }));
      listAuthors(builder);
    },
    /Query\.any: is resolved by graphql-js, but the fields of Book are SQL/,
  ],
  [
    'a compiled type within a type that graphql-js completes',
    (builder) => {
      listAuthors(builder);
      const Team = builder.objectRef<object>('Team').implement({
        fields: (t) => ({ head: t.field({ type: 'Author' as never, resolve: () => ({}) as never }) }),
      });
      builder.queryField('team' as never, (t) => t.field({ type: Team, resolve: () => ({}) }));
    },
    /Team\.head: is resolved by graphql-js, but the fields of Author are SQL/,
  ],
  [
    'a resolver of a root field that gives a connection',
    (builder) => {
      listAuthors(builder);
      builder.queryField('page' as never, (t) => t.field({ type: 'PageInfo' as never, resolve: () => ({}) as never }));
    },
    /Query\.page: is resolved by graphql-js, but the fields of PageInfo are SQL/,
  ],
  [
    'a field that an interface is given, and a member has as another type',
    (builder) => {
      const types = { BOOK: 'Book', FILM: 'Book' };
      const Work = builder.kyselyInterface('Work', { table: 'work', discriminator: 'kind', types });
      const Book = builder.kyselyObject('Book', { table: 'work' });
      Work.implement({ fields: (t) => ({ title: t.column('title', { type: 'String' }) }) });
      Book.implement({
        interfaces: [Work],
        fields: (t) => ({ pages: t.expression({ type: 'String', sql: () => sql<string>`''` }) }),
      });
      Work.extend((t) => ({ pages: t.expression({ type: 'Int', sql: () => sql<number>`1` }) }));
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Book\.pages: gives String!, but Work\.pages, in whose place it stands, gives Int!/,
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
    'a guard on a field that graphql-js resolves',
    (builder) => {
      const guarded = { guard: { allowed: () => sql`false`, message: 'Not for you.' } };
      builder.kyselyQuery((t) => ({ secret: t.resolved({ ...guarded, type: 'String', resolve: () => 'x' }) }));
    },
    /Query\.secret: the option "guard" means nothing here/,
  ],
  [
    'a resolver that another plugin wraps around the fields of AuthorConnection',
    (builder) => {
      lock(builder, 'AuthorConnection');
      listAuthors(builder);
    },
    /AuthorConnection\.totalCount: has a resolver/,
  ],
  [
    'a resolver that another plugin wraps around the fields of AuthorEdge',
    (builder) => {
      lock(builder, 'AuthorEdge');
      listAuthors(builder);
    },
    /AuthorEdge\.cursor: has a resolver/,
  ],
  [
    'a resolver that another plugin wraps around the fields of PageInfo',
    (builder) => {
      lock(builder, 'PageInfo');
      listAuthors(builder);
    },
    /PageInfo\.endCursor: has a resolver/,
  ],
  [
    'a field that somebody adds to a connection',
    (builder) => {
      listAuthors(builder);
      builder.objectField('PageInfo' as never, 'page', (t) => t.int({ resolve: () => 1 }));
    },
    /PageInfo\.page: has a resolver/,
  ],
  [
    'a test of another plugin whether a row is of a type',
    (builder) => {
      lock(builder, 'Author');
      listAuthors(builder);
    },
    /Author: has an `isTypeOf`/,
  ],
  [
    'a subscription',
    (builder) => {
      builder.subscriptionType({});
      builder.subscriptionField('ticks' as never, (t) => t.int({ subscribe: () => [] as never, resolve: () => 1 }));
      listAuthors(builder);
    },
    /Subscription: there are no subscriptions/,
  ],
  [
    'an enum with values of its own, in a field',
    (builder) => {
      const Kind = builder.enumType('Kind', { values: { BOOK: { value: 'FILM' }, FILM: {} } as never });
      const Work = builder.kyselyObject('Work', { table: 'work' });
      Work.implement({ fields: (t) => ({ kind: t.column('kind', { type: Kind as never }) as never }) });
      builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    },
    /Work\.kind: enum Kind gives BOOK another value than the name/,
  ],
  [
    'an enum with values of its own, in what is given',
    (builder) => {
      const Kind = builder.enumType('Kind', { values: { BOOK: { value: 'FILM' } } as never });
      const Filter = builder.inputType('Filter', { fields: (t) => ({ kind: t.field({ type: Kind }) }) });
      const one = { type: 'Int', sql: () => sql<number>`1` } as const;
      builder.kyselyQuery((t) => ({ one: t.expression({ ...one, args: { filter: t.arg({ type: Filter }) } }) }));
    },
    /Filter\.kind: enum Kind gives BOOK another value than the name/,
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

/** The options that the check of the schema says would be ignored. */
function ignored(builder: Builder): string[] {
  try {
    builder.toSchema();
  } catch (error) {
    const found = (error as Error).message.matchAll(/- (\S+): the option "(\w+)" means nothing here/g);
    return [...found].map(([, where, option]) => `${where}: ${option}`).sort();
  }
  return [];
}

describe('what only the catalog knows fails when the schema is built', () => {
  test.each(mistakes)('%s', (_name, define, message) => {
    const builder = newBuilder();
    define(builder);
    expect(() => builder.toSchema()).toThrow(message);
  });

  test('and is not looked for in production, where it was found before', () => {
    const [[, define] = []] = mistakes;
    const builder = newBuilder();
    define?.(builder);
    vi.stubEnv('NODE_ENV', 'production');
    expect(builder.toSchema().getQueryType()?.name).toBe('Query');
    vi.unstubAllEnvs();
    expect(() => builder.toSchema()).toThrow();
  });

  test('an option of another kind of field', () => {
    const builder = newBuilder();
    const Author = builder.kyselyObject('Author', { table: 'author' });
    const Self = builder.kyselyObject('Self', { table: 'author' });
    const never = { where: () => sql<boolean>`false` };
    const absent = { when: () => sql<boolean>`false` };
    const counted = { nullable: true, count: () => sql<number>`0` };
    const one = sql<number>`1`;
    Self.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
    Author.implement({
      fields: (t) => ({
        column: t.column('name', { ...never, type: 'String' }),
        embed: t.embed({ ...never, type: Self }),
        expression: t.expression({ ...absent, type: 'Int', sql: () => one }),
        many: t.many({ ...counted, type: Author, on: { mentor_id: 'id' } }),
        connection: t.connection({ ...{ limit: 1, nullable: true }, type: Author, on: { mentor_id: 'id' } }),
        aggregate: t.aggregate({
          ...{ orderBy: [] },
          of: Author,
          on: { mentor_id: 'id' },
          type: 'Int',
          sql: () => one,
        }),
        row: t.one({ ...{ limit: 1 }, type: Author, on: { id: 'mentor_id' }, nullable: true }),
      }),
    });
    builder.mutationType({});
    const guarded = { guard: { allowed: () => sql<boolean>`false`, message: 'Not for you.' } };
    const write = () => sql<DB['author']>`select * from author`;
    builder.kyselyMutation((t) => ({ write: t.write({ ...guarded, type: Author, write }) }));
    builder.kyselyQuery((t) => ({ authors: t.many({ type: Author }) }));
    expect(ignored(builder)).toEqual([
      'Author.aggregate: orderBy',
      'Author.column: where',
      'Author.connection: limit',
      'Author.connection: nullable',
      'Author.embed: where',
      'Author.expression: when',
      'Author.many: count',
      'Author.many: nullable',
      'Author.row: limit',
      'Mutation.write: guard',
    ]);
  });

  test('an option of a type that it does not know', () => {
    const builder = newBuilder();
    const locked = { authScopes: { admin: true } };
    const some = { where: () => sql<boolean>`false` };
    const members = { table: 'work', discriminator: 'kind' } as const;
    const Author = builder.kyselyObject('Author', { ...locked, ...some, table: 'author' });
    const Review = builder.kyselyNode('Review', { ...locked, table: 'review', id: 'id' });
    const types = { BOOK: 'Book', FILM: 'Book' };
    const Work = builder.kyselyInterface('Work', { ...locked, ...members, types });
    const Book = builder.kyselyObject('Book', { table: 'work' });
    const Any = builder.kyselyUnion('Any', { ...locked, ...members, types: { BOOK: Book, FILM: Book } });
    Author.implement({ fields: (t) => ({ name: t.column('name', { type: 'String' }) }) });
    Review.implement({ fields: (t) => ({ stars: t.column('stars', { type: 'Int' }) }) });
    Work.implement({ fields: (t) => ({ title: t.column('title', { type: 'String' }) }) });
    Book.implement({ interfaces: [Work], fields: () => ({}) });
    builder.kyselyQuery((t) => ({
      authors: t.many({ type: Author }),
      reviews: t.many({ type: Review }),
      works: t.many({ type: Work }),
      any: t.many({ type: Any }),
    }));
    expect(ignored(builder)).toEqual([
      'Any: authScopes',
      'Author: authScopes',
      'Author: where',
      'Review: authScopes',
      'Work: authScopes',
    ]);
  });

  test('an option of what is given that nothing looks at; those of a field that graphql-js resolves are its own', () => {
    const builder = newBuilder();
    const checked = { validate: { email: true } };
    const Filter = builder.inputType('Filter', {
      ...checked,
      fields: (t) => ({ name: t.string({ ...checked, required: true, description: 'A name.' }) }),
    });
    const one = { type: 'Int', sql: () => sql<number>`1` } as const;
    builder.kyselyQuery((t) => ({
      one: t.expression({
        ...one,
        args: {
          at: t.arg.int({ ...checked, ...ruled({ min: 0 }), defaultValue: 1 }),
          filter: t.arg({ type: Filter, required: true }),
        },
      }),
      plain: t.resolved({
        type: 'Int',
        args: { at: t.arg.int({ ...checked, description: 'A number.' }) },
        resolve: () => 1,
      }),
    }));
    expect(ignored(builder)).toEqual(['Filter.name: validate', 'Filter: validate', 'Query.one(at:): validate']);
  });

  test('a field of a type may stand in place of its interface, where it gives the same, or the same but never null', () => {
    const builder = newBuilder();
    const types = { BOOK: 'Book', FILM: 'Book' };
    const Work = builder.kyselyInterface('Work', { table: 'work', discriminator: 'kind', types });
    const Book = builder.kyselyObject('Book', { table: 'work' });
    Work.implement({
      fields: (t) => ({ pages: t.expression({ type: 'Int', nullable: true, sql: () => sql<number | null>`null` }) }),
    });
    Book.implement({
      interfaces: [Work],
      fields: (t) => ({ pages: t.expression({ type: 'Int', sql: () => sql<number>`1` }) }),
    });
    builder.kyselyQuery((t) => ({ works: t.many({ type: Work }) }));
    expect(() => builder.toSchema()).not.toThrow();
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
