import { type DocumentNode, Kind, parse, visit } from 'graphql';

/** A document that counts how often somebody looks what is selected in a field or fragment of it: the work it is. */
export function countedVisits(text: string): { document: DocumentNode; visits: () => number } {
  const document = parse(text);
  let visits = 0;
  const count = (node: { selectionSet?: unknown }) => {
    const { selectionSet } = node;
    if (selectionSet)
      Object.defineProperty(node, 'selectionSet', {
        enumerable: true,
        get: () => {
          visits++;
          return selectionSet;
        },
      });
  };
  visit(document, { [Kind.FIELD]: count, [Kind.FRAGMENT_DEFINITION]: count } as never);
  visits = 0;
  return { document, visits: () => visits };
}
