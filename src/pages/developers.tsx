/** For developers: how to ask, ways in, limits and costs, what is kept, what stays as it is. */
import { savedNames } from '../documents/saved.ts';
import { LIMITS } from '../graphql/limits.ts';
import { MAX_BYTES } from '../http/body-limit.ts';
import { FRESH_SECONDS, KEEP_SECONDS } from '../http/edge-cache.ts';
import { MAX_ROWS } from '../http/saved.ts';
import { numberText } from './format.ts';
import { Section } from './layout.tsx';
import { Marked } from './marked.tsx';
import { definePage, link, type View } from './page.ts';
import { Rows } from './parts.tsx';

export const developersPage = definePage({
  path: '/developers',
  nav: 'developers',
  show: (_, view) => ({
    title: view.words.developers.title,
    description: view.words.developers.lead,
    content: <Developers view={view} />,
  }),
});

const QUERY = '{ region(code: "VII") { name enrollment(at: "2014-07") { participants { value precision } } } }';

function Developers({ view }: { view: View }) {
  const {
    origin,
    language,
    words: { developers: words },
  } = view;
  const body = JSON.stringify({ query: QUERY });
  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Section id="ask" title={words.ask}>
        <p>{words.askText}</p>
        <Code text={`curl ${origin}/graphql -H 'content-type: application/json' \\\n  -d '${body}'`} />
        <p>{words.askSaved}</p>
        <Code text={`curl '${origin}/q/areas-of-province.csv?province=64&at=2025-12&lang=${language}'`} />
        <p>
          <Marked text={words.askLanguage} />
        </p>
        <p>
          <Marked text={words.askMoment} />
        </p>
      </Section>
      <Section id="doors" title={words.doors}>
        <ul class="doors">
          <Door href={`/explorer?lang=${language}`} name={words.explorer} text={words.explorerText} />
          <Door href={link(view, '/q')} name={words.saved} text={words.savedText(String(savedNames.length))} />
          <Door href="/schema.graphql" name={words.schema} text={words.schemaText} />
          <Door href={link(view, '/errors')} name={words.errors} text={words.errorsText} />
          <Door href={`/feed/ID.atom?lang=${language}`} name={words.feeds} text={words.feedsText} />
          <Door href="/health" name={words.health} text={words.healthText} />
        </ul>
      </Section>
      <Section id="limits" title={words.limits}>
        <p>
          <Marked text={words.limitsText} />
        </p>
        <Limits view={view} />
      </Section>
      <Section id="cache" title={words.cache}>
        <p>{words.cacheText(String(FRESH_SECONDS), String(KEEP_SECONDS))}</p>
      </Section>
      <Section id="client" title={words.client}>
        <p>
          <Marked text={words.clientText} />
        </p>
        <Code
          text={`import { series } from './client.gen.ts';\nconst { area } = await series({ address: '${origin}' }, { area: 'Region:VII' });`}
        />
      </Section>
      <Section id="credentials" title={words.credentials}>
        <p>
          <Marked text={words.credentialsText} />
        </p>
      </Section>
      <Section id="stability" title={words.stability}>
        <p>
          <Marked text={words.stabilityText} />
        </p>
        <p>
          <Marked text={words.changesText} />
        </p>
      </Section>
    </>
  );
}

/** The limits as the code has them. */
function Limits({ view }: { view: View }) {
  const { developers: words } = view.words;
  const limits = { ...LIMITS, rows: MAX_ROWS, bytes: MAX_BYTES };
  const names = Object.entries(words.names) as [keyof typeof words.names, string][];
  return (
    <div class="narrow">
      <Rows
        view={view}
        caption={words.limits}
        head={[words.limit, words.atMost]}
        rows={names.map(([limit, name]) => [name, numberText(view, limits[limit])])}
      />
    </div>
  );
}

const Code = ({ text }: { text: string }) => (
  <pre>
    <code>{text}</code>
  </pre>
);

function Door({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <li>
      <a href={href}>{name}</a>
      <p>{text}</p>
    </li>
  );
}
