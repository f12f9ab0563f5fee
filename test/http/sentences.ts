import { isObjectType } from 'graphql';
import { wholeSchema } from '../../schema/index.ts';

const schema = wholeSchema();

/** Fields whose text is made of a sentence: `Type.field` for each `fieldSentence` there is. */
export const SENTENCES = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type)
    ? Object.keys(type.getFields()).flatMap((name) =>
        /Sentences?$/.test(name) ? [[type.name, name.replace(/Sentences?$/, '')] as const] : [],
      )
    : [],
);
