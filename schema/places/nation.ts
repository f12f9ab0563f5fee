/** Indonesia as a whole. */
import { builder } from '../builder.ts';
import { eb } from '../shared/sql.ts';
import { Area, areaNode } from './area.ts';

export const Nation = areaNode('Nation');
Nation.implement({ description: 'Indonesia as a whole.', interfaces: [Area], fields: () => ({}) });

builder.kyselyQuery((t) => ({
  nation: t.one({
    type: Nation,
    nullable: true,
    where: ({ row }) => eb(row('kind'), '=', 'NATION'),
    description: 'Indonesia as a whole.',
  }),
}));
