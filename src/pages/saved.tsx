/** The saved documents, each with what it takes and the addresses of its answers. Programs get the same at `/q`. */
import { type SavedDocument, savedDocument, savedNames } from '../documents/saved.ts';
import { exampleOf, formsOf } from '../http/saved-list.ts';
import { definePage, type View } from './page.ts';
import { Rows } from './parts.tsx';

export const savedPage = definePage({
  path: '/q',
  show(_, view) {
    const { words } = view;
    const documents = savedNames.map((name) => savedDocument(name) as SavedDocument);
    const content = (
      <>
        <h1>{words.saved.title}</h1>
        <p>{words.saved.about}</p>
        <ul class="columns">
          {documents.map(({ name }) => (
            <li>
              <a href={`#${name}`}>{name}</a>
            </li>
          ))}
        </ul>
        {documents.map((document) => (
          <Document view={view} document={document} />
        ))}
      </>
    );
    return { title: words.saved.title, content };
  },
});

function Document({ view, document }: { view: View; document: SavedDocument }) {
  const { words, language } = view;
  const { name, variables, hash } = document;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        <code>{name}</code>
      </h2>
      <p>{document.words[language]}</p>
      <p class="actions">
        {formsOf(document).map((form) => (
          <a href={`/q/${name}.${form}?${exampleOf(document)}&lang=${language}`}>{form}</a>
        ))}
        <a
          href={`/explorer?${new URLSearchParams([
            ['document', name],
            ['lang', language],
          ])}`}
        >
          {words.actions.explorer}
        </a>
      </p>
      <Rows
        view={view}
        caption={words.saved.takes}
        head={[words.saved.variable, words.saved.type, words.saved.example, words.saved.meaning]}
        rows={variables.map(({ name, type, example, words: meaning }) => [
          <code>{name}</code>,
          type,
          example && <code>{example}</code>,
          meaning[language],
        ])}
      />
      <p class="quiet">
        <code>sha256:{hash}</code>
      </p>
    </section>
  );
}
