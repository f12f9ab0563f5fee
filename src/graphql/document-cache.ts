import type { DocumentNode } from 'graphql';

/** A parsed document with its tokens takes up to 200 times the memory of its text; an isolate has 128 MB. */
const MAX_CHARACTERS = 150_000;
const MAX_DOCUMENT = 10_000;

/** Parsed documents by their text; the least recently used go first, and large ones never come in. */
export class DocumentCache {
  readonly #documents = new Map<string, DocumentNode>();
  #characters = 0;

  get(text: string): DocumentNode | undefined {
    const document = this.#documents.get(text);
    if (document) {
      this.#documents.delete(text);
      this.#documents.set(text, document);
    }
    return document;
  }

  set(text: string, document: DocumentNode): void {
    if (text.length > MAX_DOCUMENT || this.#documents.has(text)) return;
    this.#documents.set(text, document);
    this.#characters += text.length;
    for (const oldest of this.#documents.keys()) {
      if (this.#characters <= MAX_CHARACTERS) return;
      this.#documents.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
