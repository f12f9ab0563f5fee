/** Imports every noun for its effect on the builder, and builds the schema. */
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLSchema,
} from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './access.ts';
import './access-writes.ts';
import './area.ts';
import './audit.ts';
import './branches.ts';
import './calendar.ts';
import './catalogues.ts';
import './contributions.ts';
import './enrollment.ts';
import './field-writes.ts';
import './figure.ts';
import './figure-writes.ts';
import './governments.ts';
import './markets.ts';
import './meta.ts';
import './mou.ts';
import './mou-parts.ts';
import './mou-progress.ts';
import './mou-writes.ts';
import './places.ts';
import './reporting.ts';
import './rollup.ts';
import './series.ts';
import './source.ts';
import './target.ts';

const config = builder.toSchema({ sortSchema: false }).toConfig();
const inputType = (name: string) => config.types.find((type) => type.name === name) as GraphQLInputType;

const asKnownAt = new GraphQLDirective({
  name: 'asKnownAt',
  description:
    'Moves the whole operation to what was known at a moment: later figures, corrections and agreements are not there yet. Who may do what stays as it is now. With the `knownAt` and `at` that an answer tells in `extensions.dataset`, as `at` and `on`, it is answered the same again.',
  locations: [DirectiveLocation.QUERY],
  args: {
    at: {
      type: new GraphQLNonNull(inputType('DateTime')),
      description:
        'The moment. One after the last write is answered as that one, and `extensions.dataset.knownAt` says so.',
    },
    on: {
      type: inputType('DateTime'),
      description:
        'The moment whose day is today, for what stands otherwise from day to day, such as statuses; it may be still to come. That of `at` when not given, or now where `at` is still to come.',
    },
  },
});

const requiresRole = new GraphQLDirective({
  name: 'requiresRole',
  description:
    'Who may ask for the field: others get the error FORBIDDEN, of a mutation as its result. The database decides; this is for tools to read.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    roles: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(inputType('ViewerRole')))),
      description: 'One of these, for the area that is asked about. Empty: any credential.',
    },
  },
});

export const schema = new GraphQLSchema({ ...config, directives: [...config.directives, asKnownAt, requiresRole] });
