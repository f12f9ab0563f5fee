/** Random choices that can be made again, and values as GraphQL writes them. */
import { type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';

/** A small seeded generator of numbers (mulberry32), so that a failing operation can be made again. */
export function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    chance: (p: number) => next() < p,
    int: (max: number) => Math.floor(next() * max),
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}
export type Random = ReturnType<typeof random>;

/** A JSON value as a literal of a GraphQL document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${(value as unknown[]).map((item) => literal(item, nullable.ofType)).join(', ')}]`;
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    return `{ ${Object.entries(value as object)
      .map(([name, item]) => `${name}: ${literal(item, (fields[name] as { type: GraphQLInputType }).type)}`)
      .join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}
