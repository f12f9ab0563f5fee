/** The saved documents, each with what it takes and the addresses of its answers. Programs get the same at `/q`. */
import { type SavedDocument, savedDocument, savedNames } from '../documents/saved.ts';
import { exampleOf, SAVED_FORMS } from '../http/saved-list.ts';
import { definePage, type View } from './page.ts';

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

function Document({ view: { words, language }, document }: { view: View; document: SavedDocument }) {
  const { name, variables, hash } = document;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        <code>{name}</code>
      </h2>
      <p>{document.words[language]}</p>
      <p class="actions">
        {SAVED_FORMS.map((form) => (
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
      <div class="table">
        <table>
          <caption>{words.saved.takes}</caption>
          <thead>
            <tr>
              <th scope="col">{words.saved.variable}</th>
              <th scope="col">{words.saved.type}</th>
              <th scope="col">{words.saved.example}</th>
              <th scope="col">{words.saved.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {variables.map(({ name, type, example, words: meaning }) => (
              <tr>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{type}</td>
                <td>{example && <code>{example}</code>}</td>
                <td>{meaning[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        <code>sha256:{hash}</code>
      </p>
    </section>
  );
}
