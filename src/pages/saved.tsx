/** The saved documents, each with what it takes and the addresses of its answers. Programs get the same at `/q`. */
import { type SavedDocument, type SavedVariable, savedDocument, savedNames } from '../documents/saved.ts';
import { enumValues } from '../http/enum-values.ts';
import { exampleAddress, formsOf } from '../http/saved-list.ts';
import { label } from './format.ts';
import { Marked } from './marked.tsx';
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
          {documents.map(({ name, title }) => (
            <li>
              <a href={`#${name}`}>{title[view.language]}</a>
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
  const { name, title, variables, hash } = document;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {title[language]} <code>{name}</code>
      </h2>
      <p>{document.words[language]}</p>
      <p class="actions">
        {formsOf(document).map((form) => (
          <a href={exampleAddress(document, form, { lang: language })}>{form}</a>
        ))}
        {document.hasTable && (
          <a href={exampleAddress(document, 'csv', { lang: language, bom: '1' })}>{words.saved.forExcel}</a>
        )}
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
          <Type view={view} type={type} />,
          example && <code>{example}</code>,
          <Marked text={meaning[language]} />,
        ])}
      />
      <p class="quiet">
        <code>sha256:{hash}</code>
      </p>
    </section>
  );
}

/** What a variable may have, in words: of an enum all its values, each with what it is called. */
function Type({ view, type }: { view: View } & Pick<SavedVariable, 'type'>) {
  const { words } = view;
  const isList = type.startsWith('[');
  const named = type.replace(/[[\]!]/g, '');
  const values = enumValues(named);
  const plain = words.saved.types[named] ?? named;
  if (values.length === 0) return <>{isList ? words.saved.some(plain) : plain}</>;
  return (
    <details>
      <summary>{isList ? words.saved.someOf : words.saved.oneOf}</summary>
      <ul>
        {values.map((value) => (
          <li>
            <code>{value}</code> {label(view, named, value)}
          </li>
        ))}
      </ul>
    </details>
  );
}
