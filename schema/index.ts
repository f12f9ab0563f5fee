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
import './places/area.ts';
import './figures/enrollment.ts';
import './figures/figure.ts';
import './figures/series.ts';
import './figures/roll-up.ts';
import './figures/target.ts';
import './agreements/mou.ts';
import './agreements/mou-parts.ts';
import './agreements/cascade.ts';
import './agreements/calendar.ts';
import './agreements/mou-writes.ts';
import './catalogue/programme.ts';
import './catalogue/segment.ts';
import './catalogue/contribution.ts';
import './catalogue/channel.ts';
import './catalogue/legal-basis.ts';
import './catalogue/sanction.ts';
import './catalogue/outreach.ts';
import './catalogue/statement.ts';
import './places/governments.ts';
import './places/branch.ts';
import './places/market.ts';
import './places/finding.ts';
import './places/market-writes.ts';
import './figures/figure-writes.ts';
import './figures/reporting.ts';
import './shared/source.ts';
import './access/viewer.ts';
import './access/actor.ts';
import './access/grant.ts';
import './access/api-key.ts';
import './access/access-writes.ts';
import './access/audit.ts';
import './history/changes.ts';

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
