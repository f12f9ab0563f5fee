/** The markets that branches must bring to take part: two each that a government manages (article of 21 August 2014). */
import { builder } from '../builder.ts';
import { dayIn, inheritsDay } from '../shared/days.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { fn, told } from '../shared/sql.ts';
import { DAY } from './arguments.ts';
import { Branch } from './branch.ts';
import { Region } from './region.ts';

const MarketTarget = builder.kyselyObject('MarketTarget', { table: 'market_target' });
MarketTarget.implement({
  description:
    'How many of the two traditional markets that each branch must bring to take part do so. Only markets that a government manages count (newspaper article of 21 August 2014).',
  fields: (t) => ({
    required: t.column('required', {
      type: 'Int',
      description: 'How many markets the branch must bring to take part: 2.',
    }),
    achieved: t.column('achieved', {
      type: 'Int',
      description:
        'How many markets count: they lie in the working area of the branch, a government manages them, and they take part (agreement signed or programme launched). Null where the working area is not known.',
    }),
    unknownManager: t.column('unknown_manager', {
      type: 'Int',
      description:
        'How many markets in the working area take part but do not count, because no source says who manages them. Null where the working area is not known.',
    }),
    met: t.column('met', {
      type: 'Boolean',
      description:
        'True where enough markets count. Otherwise null, never false: no list of markets is complete, so there may be others.',
    }),
    reason: t.expression({
      type: 'String',
      description: 'How the numbers came about, in a sentence.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});
const RegionMarketTarget = builder.kyselyObject('RegionMarketTarget', { table: 'region_market_target' });
RegionMarketTarget.implement({
  description:
    'How many of the two traditional markets that each branch of a region must bring to take part do so. A third market of one branch does not make up for a missing one of another.',
  fields: (t) => ({
    branches: t.column('branches', {
      type: 'Int',
      description: 'How many branches of the region a source names. There may be more.',
    }),
    required: t.column('required', {
      type: 'Int',
      description: 'How many markets these branches must bring to take part together: two for each.',
    }),
    achieved: t.column('achieved', {
      type: 'Int',
      description:
        'How many markets count, added up over the branches whose working area is known: a government manages them, and they take part.',
    }),
    branchesMet: t.column('branches_met', {
      type: 'Int',
      description: 'How many of the branches are known to have their two markets.',
    }),
    branchesUnknown: t.column('branches_unknown', {
      type: 'Int',
      description: 'How many of the branches have a working area that is not known, so that no market can count.',
    }),
    reason: t.expression({
      type: 'String',
      description: 'How the numbers came about, in a sentence.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

Branch.extend((t) => ({
  marketTarget: t.one({
    cost: 5,
    planning: 15,
    type: MarketTarget,
    guaranteed: 'market_target_of counts, so it always gives a row',
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.market_target_of(parent('id'), dayIn(args.at, parent('zone'))),
    description:
      'How many of the two traditional markets that the branch must bring to take part do so on the day `at`.',
  }),
}));
Region.extend((t) => ({
  marketTarget: t.one({
    planning: 55,
    cost: 60,
    type: RegionMarketTarget,
    guaranteed: 'it counts, so it gives a row always',
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.region_market_target_of(parent('id'), dayIn(args.at, parent('zone'))),
    description:
      'How many of the traditional markets that the branches of the region must bring to take part do so on the day `at`.',
  }),
}));
