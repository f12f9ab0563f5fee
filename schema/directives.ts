/** The directives of this API. Pothos defines none, so they are added to the schema that it builds. */
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLInputType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
} from 'graphql';

/** @param types those of the schema, as the arguments of a directive are of them */
export function directivesOf(types: readonly GraphQLNamedType[]): GraphQLDirective[] {
  const inputType = (name: string) => types.find((type) => type.name === name) as GraphQLInputType;

  const asKnownAt = new GraphQLDirective({
    name: 'asKnownAt',
    description:
      'Answers the whole operation with what was known at a moment: figures, corrections and agreements that became known later are left out. What your roles allow stays as it is now. To get the same answer again later, take `knownAt` and `at` from `extensions.dataset` of that answer, and give them here as `at` and `on`.',
    locations: [DirectiveLocation.QUERY],
    args: {
      at: {
        type: new GraphQLNonNull(inputType('DateTime')),
        description:
          'The moment up to which things are known, such as `2014-08-21T17:00:00+08:00`. For a moment after the last write, the answer is that of the last write, and `extensions.dataset.knownAt` names that moment.',
      },
      on: {
        type: inputType('DateTime'),
        description:
          'The moment whose day counts as today. What changes from day to day, such as the status of an agreement, is answered for that day. The moment may lie in the future. When not given, it is `at`, or now where `at` lies in the future.',
      },
    },
  });

  const language = new GraphQLDirective({
    name: 'language',
    description:
      'Says in which language the operation is answered: the language of sentences, and of area names, unless the field has its own `language`. Without it, the header `Accept-Language` decides. Without that too, sentences are English and names are Indonesian. The header `Content-Language` of the answer names the language of its sentences.',
    locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
    args: {
      is: {
        type: new GraphQLNonNull(inputType('Language')),
        description: 'The language.',
      },
    },
  });

  const requiresRole = new GraphQLDirective({
    name: 'requiresRole',
    description:
      'Says which roles may use a field. Anybody else gets the error FORBIDDEN; a mutation gives it as its result. The directive only informs tools: the database decides.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: {
      roles: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(inputType('ViewerRole')))),
        description:
          'The roles that may use the field, each for the area that is asked about; one of them is enough. An empty list means that any credential will do.',
      },
    },
  });

  return [asKnownAt, language, requiresRole];
}
