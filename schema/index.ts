/**
 * Imports every noun for its effect on the builder. The schema is built when something of it is first asked for: that is half
 * of what a Worker would do before it answers at all, and what is kept at the edge is answered without it.
 */
import { BuildCache } from '@pothos/core';
import { GraphQLSchema, specifiedScalarTypes } from 'graphql';
import { builder } from './builder.ts';
import { directivesOf } from './directives.ts';
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
import './catalogue/term.ts';
import './places/market.ts';
import './places/market-target.ts';
import './places/office.ts';
import './places/market-writes.ts';
import './places/outreach-writes.ts';
import './places/working-area-writes.ts';
import './catalogue/channel-writes.ts';
import './figures/figure-writes.ts';
import './figures/submission-writes.ts';
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

let whole: GraphQLSchema | undefined;
/** The schema. */
export function wholeSchema(): GraphQLSchema {
  if (whole) return whole;
  const config = builder.toSchema({ sortSchema: false }).toConfig();
  whole = new GraphQLSchema({ ...config, directives: [...config.directives, ...directivesOf(config.types)] });
  return whole;
}

let leaves: GraphQLSchema | undefined;
/** Its scalars and enums alone, of which the values in addresses are. */
export function leafSchema(): GraphQLSchema {
  if (leaves) return leaves;
  const cache = new BuildCache(builder, {});
  for (const config of builder.configStore.typeConfigs.values())
    if (config.kind === 'Scalar' || config.kind === 'Enum') cache.buildTypeFromConfig(config);
  leaves = new GraphQLSchema({ types: [...specifiedScalarTypes, ...cache.types.values()] });
  return leaves;
}
