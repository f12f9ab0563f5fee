/** The page that explains errors, in each language. */
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { errorsPage } from '../../src/pages/errors.tsx';
import { htmlOf } from '../../src/pages/html.ts';
import { plainView } from '../../src/pages/page.ts';

const schema = wholeSchema();

/** The kinds of refusals: `RowsRefusedError` is ROWS_REFUSED. */
const REFUSALS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'MutationError')
    ? type.name
        .replace(/(Error|Warning)$/, '')
        .replace(/\B[A-Z]/g, '_$&')
        .toUpperCase()
    : [],
);

test.each(['en', 'id'] as const)('in %s it explains each code of an error and of a refusal once', (language) => {
  const shown = errorsPage.show(undefined, plainView(language, 'https://jangkau.test', '/errors'));
  const text = htmlOf(shown?.content);
  const explained = [...text.matchAll(/<h3 id="(\w+)"><code>(\w+)<\/code><\/h3><p>.+?<\/p><p>.+?<\/p><\/section>/g)];
  expect(explained.map(([, id]) => id).toSorted()).toEqual([...new Set([...ERROR_CODES, ...REFUSALS])].toSorted());
  expect(explained.filter(([, id, heading]) => id !== heading)).toEqual([]);
  expect(text).not.toMatch(/`|<script|<style| style=| on[a-z]+=|https?:/);
});
