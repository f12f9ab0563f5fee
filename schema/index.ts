/** Imports every noun for its effect on the builder, and builds the schema. */
import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, specifiedDirectives } from 'graphql';
import { builder } from './builder.ts';
import { dateTimeType } from './scalars.ts';
import './area.ts';
import './catalogues.ts';
import './enrollment.ts';
import './figure.ts';
import './meta.ts';
import './mou.ts';
import './places.ts';
import './series.ts';
import './source.ts';
import './target.ts';

export const schema = builder.toSchema({ sortSchema: false });
void [DirectiveLocation, GraphQLDirective, GraphQLNonNull, specifiedDirectives, dateTimeType];
