/** The page that explains errors, in each language. */
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { errorsRoute } from '../../src/http/errors-page.ts';

/** The kinds of refusals: `RowsRefusedError` is ROWS_REFUSED. */
const REFUSALS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'MutationError')
    ? type.name
        .replace(/(Error|Warning)$/, '')
        .replace(/\B[A-Z]/g, '_$&')
        .toUpperCase()
    : [],
);

test.each([
  ['en', 'id', 'Bahasa Indonesia'],
  ['id', 'en', 'English'],
])(
  'in %s it explains each code of an error and of a refusal once, and leads to the other language',
  async (...args) => {
    const [language, other, name] = args;
    const text = await (await errorsRoute.request(`/errors?lang=${language}`)).text();
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`<a href="/errors?lang=${other}" hreflang="${other}" lang="${other}">${name}</a>`);
    const explained = [...text.matchAll(/<h2 id="(\w+)">(\w+)<\/h2>\n<p>[^\n]+<\/p>\n<p>[^\n]+<\/p>\n/g)];
    expect(explained.map(([, id]) => id).toSorted()).toEqual([...new Set([...ERROR_CODES, ...REFUSALS])].toSorted());
    expect(explained.filter(([, id, heading]) => id !== heading)).toEqual([]);
    expect(text).not.toMatch(/`|<script|<style| style=| on[a-z]+=|https?:/);
  },
);
