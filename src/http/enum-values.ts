import { isEnumType } from 'graphql';
import { leafSchema } from '../../schema/index.ts';

/** The values of an enum, in the order of the schema; none where the schema has no such enum, as that of the bench. */
export function enumValues(type: string): string[] {
  const named = leafSchema().getType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
}
