/** Imports every noun for its effect on the builder, and builds the schema. */
import { DirectiveLocation, GraphQLDirective, type GraphQLInputType, GraphQLNonNull, GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './area.ts';
import './branches.ts';
import './catalogues.ts';
import './enrollment.ts';
import './figure.ts';
import './governments.ts';
import './meta.ts';
import './mou.ts';
import './mou-parts.ts';
import './mou-progress.ts';
import './places.ts';
import './series.ts';
import './source.ts';
import './target.ts';

const config = builder.toSchema({ sortSchema: false }).toConfig();
const dateTime = config.types.find((type) => type.name === 'DateTime') as GraphQLInputType;

const asKnownAt = new GraphQLDirective({
  name: 'asKnownAt',
  description:
    'Moves the whole operation to what was known at a moment: later figures, corrections and agreements are not there yet.',
  locations: [DirectiveLocation.QUERY],
  args: { at: { type: new GraphQLNonNull(dateTime), description: 'The moment.' } },
});

export const schema = new GraphQLSchema({ ...config, directives: [...config.directives, asKnownAt] });
