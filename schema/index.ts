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
import './places/names.ts';
import './places/nation.ts';
import './places/region.ts';
import './places/province.ts';
import './places/local-government.ts';
import './places/branch.ts';
import './figures/enrollment.ts';
import './figures/figure.ts';
import './figures/series.ts';
import './figures/ranking.ts';
import './figures/comparison.ts';
import './figures/roll-up.ts';
import './figures/distribution.ts';
import './figures/movement.ts';
import './figures/target.ts';
import './figures/potential.ts';
import './figures/reporting.ts';
import './agreements/mou.ts';
import './agreements/party.ts';
import './agreements/commitment.ts';
import './agreements/milestone.ts';
import './agreements/budget.ts';
import './agreements/agency.ts';
import './agreements/follow-up.ts';
import './agreements/event.ts';
import './agreements/version.ts';
import './agreements/document.ts';
import './agreements/note.ts';
import './agreements/permissions.ts';
import './agreements/cascade.ts';
import './agreements/calendar.ts';
import './agreements/mou-writes.ts';
import './agreements/commitment-writes.ts';
import './agreements/milestone-writes.ts';
import './agreements/follow-up-writes.ts';
import './agreements/note-writes.ts';
import './catalogue/programme.ts';
import './catalogue/segment.ts';
import './catalogue/contribution.ts';
import './catalogue/channel.ts';
import './catalogue/legal-basis.ts';
import './catalogue/sanction.ts';
import './catalogue/outreach.ts';
import './catalogue/statement.ts';
import './places/market.ts';
import './places/market-target.ts';
import './places/office.ts';
import './places/market-writes.ts';
import './places/outreach-writes.ts';
import './figures/figure-writes.ts';
import './figures/target-writes.ts';
import './shared/source.ts';
import './access/viewer.ts';
import './access/actor.ts';
import './access/grant.ts';
import './access/api-key.ts';
import './access/access-writes.ts';
import './access/audit.ts';
import './history/dataset.ts';
import './history/change.ts';

const config = builder.toSchema({ sortSchema: false }).toConfig();
const inputType = (name: string) => config.types.find((type) => type.name === name) as GraphQLInputType;

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

export const schema = new GraphQLSchema({ ...config, directives: [...config.directives, asKnownAt, requiresRole] });
