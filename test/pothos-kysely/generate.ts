import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { literal, random } from '../../scripts/random.ts';
import { cursorOf, orderOf, type Rows } from './reference.ts';

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Writes random operations over the test schema: fragments, aliases, directives, variables, every argument. */
export class Generator {
  readonly #schema: GraphQLSchema;
  readonly #rows: Rows;
  readonly #r: ReturnType<typeof random>;
  #variables: { name: string; type: string; fallback: string; value: unknown }[] = [];
  #fragments: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, rows: Rows, seed: number) {
    this.#schema = schema;
    this.#rows = rows;
    this.#r = random(seed);
  }

  operation(): Operation {
    this.#variables = [];
    this.#fragments = [];
    this.#aliases = 0;
    const body = this.#selection(this.#schema.getQueryType() as GraphQLObjectType, 5);
    const head = this.#variables.map(({ name, type, fallback }) => `$${name}: ${type}${fallback}`).join(', ');
    const variables = Object.fromEntries(
      this.#variables.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    );
    return { query: `query Q${head && `(${head})`} ${body}\n${this.#fragments.join('\n')}`, variables };
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#r.int(4) }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLNamedType, depth: number): string {
    if (this.#r.chance(0.12)) return `${this.#r.chance(0.3) ? `n${this.#aliases++}: ` : ''}__typename`;
    if (depth > 0 && this.#r.chance(isAbstractType(type) ? 0.5 : 0.15)) return this.#fragment(type, depth);
    const fields = 'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()) : [];
    const fit = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    if (!fit.length) return '__typename';
    const field = this.#r.pick(fit);
    const named = getNamedType(field.type);
    const args = this.#arguments(`${type.name}.${field.name}`, field.args);
    const alias = args || this.#r.chance(0.2) ? `a${this.#aliases++}: ` : '';
    const body = isCompositeType(named) ? ` ${this.#selection(named, depth - 1)}` : '';
    return `${alias}${field.name}${args}${this.#directive()}${body}`;
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const conditions = Object.values(this.#schema.getTypeMap()).filter(
      (other) =>
        other === type ||
        (isAbstractType(type) && this.#schema.isSubType(type, other as never)) ||
        (isAbstractType(other) && this.#schema.isSubType(other, type as never)),
    );
    const condition = this.#r.pick(conditions);
    if (this.#r.chance(0.2)) return `...${this.#directive()} ${this.#selection(type, depth - 1)}`;
    const body = this.#selection(condition, depth - 1);
    if (this.#r.chance(0.5)) return `... on ${condition.name}${this.#directive()} ${body}`;
    const name = `F${this.#fragments.length}_${this.#aliases++}`;
    this.#fragments.push(`fragment ${name} on ${condition.name} ${body}`);
    return `...${name}${this.#directive()}${this.#r.chance(0.2) ? ` ...${name}` : ''}`;
  }

  #directive(): string {
    if (!this.#r.chance(0.08)) return '';
    const value = this.#r.chance(0.5) ? this.#variable('Boolean!', this.#r.chance(0.6)) : String(this.#r.chance(0.6));
    return ` @${this.#r.pick(['include', 'skip'])}(if: ${value})`;
  }

  #variable(type: string, value: unknown, fallback = ''): string {
    const name = `v${this.#variables.length}`;
    this.#variables.push({ name, type, fallback, value });
    return `$${name}`;
  }

  #arguments(field: string, args: readonly GraphQLArgument[]): string {
    const paging = args.some((arg) => arg.name === 'after');
    const sort = args.find((arg) => arg.name === 'sort');
    const chosen = sort ? this.#r.pick(getEnum(sort.type)) : undefined;
    const texts = args.flatMap((arg) => {
      if (arg === sort) return [`sort: ${this.#r.chance(0.5) ? chosen : this.#variable('WorkSort', chosen)}`];
      if (paging && ['first', 'last', 'after', 'before'].includes(arg.name)) return [];
      if (!isNonNullType(arg.type) && this.#r.chance(0.4)) return [];
      return [`${arg.name}: ${this.#value(arg.type, arg.name)}`];
    });
    if (paging) texts.push(...this.#paging(field, { sort: chosen }));
    return texts.length ? `(${texts.join(', ')})` : '';
  }

  #paging(field: string, args: Record<string, unknown>): string[] {
    const texts: string[] = [];
    const size = 1 + this.#r.int(this.#r.chance(0.2) ? 90 : 5);
    if (this.#r.chance(0.7)) {
      texts.push(`${this.#r.pick(['first', 'last'])}: ${this.#r.chance(0.5) ? size : this.#variable('Int', size)}`);
    }
    const table = field.endsWith('authors') ? 'author' : field.endsWith('reviews') ? 'review' : 'work';
    for (const name of ['after', 'before']) {
      if (!this.#r.chance(0.2)) continue;
      const cursor = cursorOf(field, orderOf(field, args), this.#r.pick(this.#rows[table]));
      texts.push(`${name}: ${this.#r.chance(0.5) ? JSON.stringify(cursor) : this.#variable('String', cursor)}`);
    }
    return texts;
  }

  #value(type: GraphQLInputType, name: string): string {
    const value = this.#json(type, name);
    if (this.#r.chance(0.4)) {
      const fallback = this.#r.chance(0.2) && value !== null ? ` = ${literal(value, type)}` : '';
      return this.#variable(String(type), fallback && this.#r.chance(0.5) ? undefined : value, fallback);
    }
    return literal(value, type);
  }

  #json(type: GraphQLInputType, name: string): unknown {
    if (!isNonNullType(type) && this.#r.chance(0.1)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return Array.from({ length: this.#r.int(4) }, () => this.#json(nullable.ofType, name)).filter((v) => v !== null);
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const given = nullable.isOneOf ? [this.#r.pick(fields)] : fields.filter(() => this.#r.chance(0.4));
      return Object.fromEntries(
        given.map((field) => [
          field.name,
          nullable.isOneOf
            ? // The only one names an author.
              this.#scalar(getNamedType(field.type).name, field.name === 'id' ? 'author' : field.name)
            : this.#json(field.type, field.name),
        ]),
      );
    }
    if (isEnumType(nullable)) return this.#r.pick(getEnum(nullable));
    return this.#scalar(nullable.name, name);
  }

  #scalar(type: string, name: string): unknown {
    switch (type) {
      case 'Int':
        return this.#r.int(4);
      case 'Boolean':
        return this.#r.chance(0.5);
      case 'Date':
        return this.#r.pick(['2000-01-01', '2001-05-15', '2000-04-10', '2030-01-01']);
      case 'ID':
        return name === 'author' || this.#r.chance(0.3) ? `Author:${this.#r.int(15)}` : this.#node();
      default:
        return this.#r.pick([
          'nick1',
          'nick2',
          'Author 1',
          'Work%',
          '%3',
          "'; drop table work; --",
          'x"y\\z',
          '',
          '☕',
        ]);
    }
  }

  #node(): string {
    return `${this.#r.pick(['Author', 'Book', 'Film', 'Review'])}:${this.#r.int(70)}`;
  }
}

const getEnum = (type: GraphQLInputType) => {
  const named = getNamedType(type);
  return isEnumType(named) ? named.getValues().map((value) => value.name) : [];
};
