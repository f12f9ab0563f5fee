/** The page that explains the codes of errors and of refusals. `docs` of an error leads to its code here. */
import EXPLAINED from './errors.json' with { type: 'json' };
import { Marked } from './marked.tsx';
import { definePage } from './page.ts';

/** The first of those that only a mutation gives. */
const FIRST_REFUSAL = 'INVALID_INPUT';
const CODES = Object.keys(EXPLAINED) as (keyof typeof EXPLAINED)[];

export const errorsPage = definePage({
  path: '/errors',
  show(_, { words: { errors: words }, language }) {
    const explained = (codes: typeof CODES) =>
      codes.map((code) => (
        <section aria-labelledby={code}>
          <h3 id={code}>
            <code>{code}</code>
          </h3>
          {EXPLAINED[code][language].map((text) => (
            <p>
              <Marked text={text} />
            </p>
          ))}
        </section>
      ));
    const refusals = CODES.indexOf(FIRST_REFUSAL);
    const content = (
      <>
        <h1>{words.title}</h1>
        <p>
          <Marked text={words.about} />
        </p>
        <h2>{words.codes}</h2>
        {explained(CODES.slice(0, refusals))}
        <h2>{words.refusals}</h2>
        <p>
          <Marked text={words.aboutRefusals} />
        </p>
        {explained(CODES.slice(refusals))}
      </>
    );
    return { title: words.title, content };
  },
});
