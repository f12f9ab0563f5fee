/** Everything that can be asked, by everybody: the schema says what that is, so that nobody has to remember a new field here. */
import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { ownerOf } from '../support/walk.ts';
import { ASKS, fieldsIn, guardedAsks } from './asks.ts';
import { askGuarded, useViewers, walkEverything } from './everything.ts';
import { MAY, NATIONAL_ROLES } from './policy.ts';
import { FIELDS, NATIONAL, RULES } from './policy-fields.ts';

const schema = wholeSchema();

const as = useViewers();
/** A page of a connection is of these fields always; what they give are its rows, and how many there are. */
const MACHINERY = /(Connection|Edge|^PageInfo)$/;

describe('the table of fields', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__') && !MACHINERY.test(type.name)
      ? Object.keys(type.getFields()).flatMap((name) =>
          ownerOf(type, name) === type.name ? `${type.name}.${name}` : [],
        )
      : [],
  );
  const anybody = Object.entries(FIELDS).flatMap(([type, [, names]]) =>
    names.split(' ').map((name) => `${type}.${name}`),
  );

  test('has every field of the schema, once, and no other', () => {
    expect([...anybody, ...Object.keys(RULES)].sort()).toEqual(fields.sort());
  });

  test('is what the SDL says: who needs what is in the directive and in the words, of reads and of writes', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const rule = RULES[`${type.name}.${field.name}`];
        const directives = field.extensions.directives as { requiresRole?: { roles: string[] } } | undefined;
        const able = rule && rule !== 'CREDENTIAL' ? Object.keys(MAY).filter((role) => MAY[role]?.includes(rule)) : [];
        const isNational = NATIONAL.has(`${type.name}.${field.name}`);
        const roles = isNational ? able.filter((role) => NATIONAL_ROLES.includes(role)) : able;
        expect([type.name, field.name, directives?.requiresRole?.roles]).toEqual([
          type.name,
          field.name,
          rule && roles,
        ]);
        if (rule) expect(field.description).toMatch(/Needs (the role|a credential)/);
        for (const role of roles) expect(field.description).toContain(role);
        if (isNational) expect(field.description).not.toContain('REGION');
        expect([type.name, field.name, field.description?.includes('Region.branchesRelease') ?? false]).toEqual([
          type.name,
          field.name,
          rule === 'WRITE_FIGURE',
        ]);
      }
    }
  });

  test('is asked for in full by the documents below', () => {
    const asked = fieldsIn(ASKS);
    const written = /(Success|Error|Warning)\./;
    const guarded = new Set(Object.keys(RULES).filter((field) => field.startsWith('Query.')));
    const rest = fieldsIn([...guarded].flatMap(guardedAsks));
    expect(anybody.filter((field) => !asked.has(field) && !rest.has(field) && !written.test(field))).toEqual([
      // Only Mou.notes leads there: graphql.test.ts.
      'MouNote.at',
      'MouNote.author',
      'MouNote.words',
      // One step deeper than they go; numbers and sentences are asked for everywhere else.
      'SeriesChange.absolute',
      'SeriesChange.reasonSentences',
    ]);
  });
});

describe('everything that anybody may ask', () => {
  // One who may not see drafts, and one who is a party of some. All others, and all ways: test/slow/walk.
  walkEverything(as, ['anonymous', 'mayor'], ['now'], ASKS);
});

// One who may nothing, one of each kind that may some of it, and one who may all.
askGuarded(as, ['anonymous', 'mayor', 'branch', 'auditor', 'admin']);
