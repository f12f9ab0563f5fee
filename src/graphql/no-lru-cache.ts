/**
 * Stands in the bundle for `lru-cache` (wrangler.toml), which is 5 KiB gzip: what Yoga keeps in it beside the documents,
 * which src/graphql/document-cache.ts keeps, is one entry for each list of validation rules, and here there is one list.
 */
export class LRUCache<Key, Value> extends Map<Key, Value> {
  // Yoga says how many entries and for how long, which a Map would take for entries.
  constructor(_limits: object) {
    super();
  }
}
