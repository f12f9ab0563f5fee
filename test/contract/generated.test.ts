import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { generateTypes } from '../../scripts/generate-types.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';

test('the database types are those of the migrations: npm run codegen', async () => {
  for (const [path, text] of Object.entries(await generateTypes(inject('seededUrl'), RULES_SCHEMA)))
    expect(text).toBe(readFileSync(path, 'utf8'));
});
