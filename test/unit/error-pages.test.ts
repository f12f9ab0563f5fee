/** The pages that explain errors, one in each language. */
import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { ERROR_CODES } from '../../src/errors.ts';

const PAGES = [
  { address: '/errors', language: 'en', file: 'errors.html' },
  { address: '/errors/id', language: 'id', file: 'errors/id.html' },
].map((page) => ({ ...page, text: readFileSync(new URL(`../../web/public/${page.file}`, import.meta.url), 'utf8') }));

/** The kinds of refusals: `RowsRefusedError` is ROWS_REFUSED. */
const REFUSALS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'MutationError')
    ? type.name
        .replace(/(Error|Warning)$/, '')
        .replace(/\B[A-Z]/g, '_$&')
        .toUpperCase()
    : [],
);

test.each(PAGES)('$address explains each code of an error and of a refusal once', ({ text, language }) => {
  expect(text).toContain(`<html lang="${language}">`);
  const explained = [...text.matchAll(/<h2 id="(\w+)">(\w+) /g)];
  expect(explained.map(([, id]) => id).toSorted()).toEqual([...new Set([...ERROR_CODES, ...REFUSALS])].toSorted());
  expect(explained.filter(([, id, heading]) => id !== heading)).toEqual([]);
});

test.each(PAGES)('$address leads from each code to the same code in the other language', ({ text, address }) => {
  const other = PAGES.find((page) => page.address !== address);
  const ids = [...text.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => `#${id}`);
  const links = [...text.matchAll(/<a href="([^"#]*)(#\w+)?" hreflang="(\w+)" lang="(\w+)">/g)];
  expect(links.map(([, ...link]) => link)).toEqual(
    [undefined, ...ids].map((id) => [other?.address, id, other?.language, other?.language]),
  );
});
