import { builder } from '../builder.ts';

/** An enum of the database with a description per value; a value the database lacks is a compile error. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
) {
  const described = Object.entries<string>(values).map(([value, words]) => [value, { description: words }]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(described) as { [V in Value]: { description: string } },
  });
}
