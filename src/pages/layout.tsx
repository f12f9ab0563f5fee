/** What all pages have around their content. */
import type { ComponentChildren } from 'preact';
import { dayOf } from '../http/days.ts';
import { dateText, momentText } from './format.ts';
import { htmlOf } from './html.ts';
import { link, type Shown, type View } from './page.ts';

/** The other language of each, and how it calls itself. */
const OTHER = { id: { language: 'en', name: 'English' }, en: { language: 'id', name: 'Bahasa Indonesia' } } as const;

/** The entries of the list of pages: where each is, and what it is called. */
export type Nav = readonly { path: string; name: string }[];

/** A whole page. */
export const pageHtml = (view: View, nav: Nav, shown: Shown): string =>
  `${beginning(view, nav, shown)}${htmlOf(<Rest view={view} shown={shown} />)}</body></html>\n`;

/**
 * What is sent of a page whose answer takes long: all that is known before, and a place that is to be filled. The style
 * sheet hides that place as soon as the rest is there.
 */
export const skeletonHtml = (view: View, nav: Nav): string =>
  `${beginning(view, nav)}${htmlOf(<Skeleton view={view} />)}`;

const NO_INDEX = '<meta name="robots" content="noindex"/>';

/** A page with a line at its beginning that says what of its address it does not know. */
export const withPassedOver = (html: string, view: View, names: readonly string[]): string =>
  html.replace(/<main.*?>/, (main) => main + htmlOf(<PassedOver view={view} names={names} />));

const PassedOver = ({ view, names }: { view: View; names: readonly string[] }) => (
  <p class="notice">
    {view.words.passedOver(names.join(', ').slice(0, MOST_SHOWN))}{' '}
    <a href={link(view, '') + view.address}>{view.words.wrong.without}</a>
  </p>
);
/** Of what an address gives so many characters are told again. */
export const MOST_SHOWN = 60;

/**
 * What follows the skeleton, of the page that would have been sent at once: its title and all from the content on, and
 * that nothing of it is to be kept where that stands in its head.
 */
export function afterSkeleton(html: string): string {
  const [title] = /<title>.*?<\/title>/.exec(html) ?? [''];
  return title + (html.includes(NO_INDEX) ? NO_INDEX : '') + html.slice(html.indexOf('<main'));
}

/** Up to where the content begins. A page that is not known yet has no title. */
function beginning(view: View, nav: Nav, shown?: Shown): string {
  const head = htmlOf(<Head view={view} shown={shown} />);
  const header = htmlOf(<Header view={view} nav={nav} />);
  return `<!doctype html><html lang="${view.language}">${head}<body>${header}`;
}

function Head({ view, shown }: { view: View; shown: Shown | undefined }) {
  const { words, origin, address, language } = view;
  return (
    <head>
      <meta charset="utf-8" />
      {shown && <title>{`${shown.title} · ${words.name}`}</title>}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={shown?.description ?? words.tagline} />
      {shown?.isFailure || view.variables.knownAt ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={`${origin}/${language}${address}`} />
          {(['id', 'en'] as const).map((tag) => (
            <link rel="alternate" hreflang={tag} href={`${origin}/${tag}${address}`} />
          ))}
        </>
      )}
      {shown?.feed && <link rel="alternate" type="application/atom+xml" title={shown.title} href={shown.feed} />}
      <link rel="icon" href="/icon.svg" />
      <link rel="stylesheet" href="/assets/pages.css" />
      <script type="module" src="/assets/pages.js" />
    </head>
  );
}

function Header({ view, nav }: { view: View; nav: Nav }) {
  const { words, address, language } = view;
  const other = OTHER[language];
  const [here = ''] = address.split('?');
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="site">
        <a class="name" href={link(view, '/')}>
          {words.name}
        </a>
        <nav aria-label={words.pages}>
          {nav.map(({ path, name }) => (
            <a href={link(view, path)} aria-current={isWithin(here, path) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <a class="other-language" href={`/${other.language}${address}`} hreflang={other.language} lang={other.language}>
          {other.name}
        </a>
      </header>
    </>
  );
}

/** Is this page the one of the entry, or below it? All areas are below the entry that leads to the nation. */
function isWithin(here: string, path: string): boolean {
  const [section] = /^\/[^/]*/.exec(path) ?? [path];
  return here === path || (section !== '/' && (here === section || here.startsWith(`${section}/`)));
}

function Rest({ view, shown }: { view: View; shown: Shown }) {
  return (
    <>
      <main id="main" tabIndex={-1}>
        <AsKnownAt view={view} />
        {shown.content}
      </main>
      <Footer view={view} title={shown.title} />
      {shown.jsonLd && <Data type="application/ld+json" value={shown.jsonLd} />}
    </>
  );
}

/** JSON that the browser does not run. It cannot end its own element, as it has no `<`. */
function Data({ type, value }: { type: string; value: object }) {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what is set has no `<`, and is data
  return <script type={type} dangerouslySetInnerHTML={{ __html: json }} />;
}

/** Says that a page is of what was known earlier, and leads to the present one. */
function AsKnownAt({ view }: { view: View }) {
  const { variables, dataset, words, address } = view;
  if (!variables.knownAt || !dataset) return null;
  const url = new URL(address, 'http://here');
  url.searchParams.delete('knownAt');
  return (
    <p class="notice">
      {words.asKnownAt(momentText(view, dataset.at))}{' '}
      <a href={link(view, url.pathname) + url.search}>{words.toPresent}</a>
    </p>
  );
}

function Footer({ view, title }: { view: View; title: string }) {
  const { words, dataset, origin, language, cited } = view;
  const url = `${origin}/${language}${cited}`;
  return (
    <footer class="site">
      {dataset && (
        <>
          <p>
            {words.knownUpTo(momentText(view, dataset.knownAt), dataset.version, dateText(view, dayOf(dataset.at)))}
          </p>
          <p>
            <strong>{words.cite}</strong> {words.citation(title, dateText(view, dayOf(dataset.at)), dataset.version)}{' '}
            <a href={url}>{url}</a>
          </p>
        </>
      )}
      <p>{words.about}</p>
    </footer>
  );
}

function Skeleton({ view }: { view: View }) {
  return (
    <div class="skeleton" role="status">
      <p>{view.words.loading}</p>
      <div class="bones" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

/** A section with a heading that can be linked to. */
export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
