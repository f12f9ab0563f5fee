import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const schema = wholeSchema();

// As one who may read every connection.
const access = useAccess();
const api = useApi(access.apiUrl);
const query = (document: string, variables?: Record<string, unknown>) =>
  api.query(document, variables, {}, access.bearer('admin'));
/** Where each type that has connections can be reached, and the arguments that a connection requires. */
const ROOTS: Readonly<Record<string, string>> = {
  Query: '',
  Nation: 'nation',
  Region: 'region(code: "VII")',
  Province: 'province(code: "64")',
  LocalGovernment: 'localGovernment(code: "64.71")',
  Branch: 'branch(code: "KC-SAMARINDA")',
  Market: 'market(code: "PASAR-PANDANSARI")',
  Mou: 'mou(by: { code: "64:2020-06-15" })',
  Submission: 'submission(id: "Submission:1")',
};
const REQUIRED: Readonly<Record<string, string>> = {
  figures: 'filter: {}',
  changes: 'since: "2000-01-01T00:00:00Z"',
  unranked: 'measure: PARTICIPANTS, among: REGENCY, within: "Region:VII"',
  calendar: 'area: "Nation:ID", from: "2000-01-01", to: "2099-12-31"',
};

const connections = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection') && !isInterfaceType(type))
        .map((field) => [type.name, field.name, getNamedType(field.type).name] as const)
    : [],
);

test('there are connections to walk', () => {
  expect(connections.length).toBeGreaterThan(10);
});

test.each(connections)(
  '%s.%s walks forwards and backwards without gap or duplicate',
  async (type, field, connection) => {
    const root = ROOTS[type];
    expect(root, `say in ROOTS where ${type} is reached`).toBeDefined();
    const node = schema.getType(connection.replace('Connection', ''));
    const hasId = isObjectType(node) && 'id' in node.getFields();
    const page = async (args: string) => {
      const given = [type === 'Query' ? REQUIRED[field] : undefined, args].filter(Boolean).join(', ');
      const body = `${field}(${given}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${hasId ? 'id' : '__typename'} } } }`;
      const answer = await query(root ? `{ at: ${root} { ${body} } }` : `{ ${body} }`);
      expect(answer.json.errors).toBeUndefined();
      return (root ? answer.json.data.at : answer.json.data)[field];
    };
    type Edge = { cursor: string; node: { id?: string } };
    const walk = async (backward: boolean) => {
      const edges: Edge[] = [];
      let cursor: string | null = null;
      for (let i = 0; i < 15; i++) {
        const found = await page(
          `${backward ? 'last' : 'first'}: 40${cursor ? `, ${backward ? 'before' : 'after'}: "${cursor}"` : ''}`,
        );
        if (backward) edges.unshift(...found.edges);
        else edges.push(...found.edges);
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
        expect(backward ? hasNextPage : hasPreviousPage).toBe(i > 0);
        const more = backward ? hasPreviousPage : hasNextPage;
        expect(more).toBe(edges.length < found.totalCount);
        if (!more) return { edges, total: found.totalCount };
        cursor = backward ? startCursor : endCursor;
      }
      throw new Error('does not end');
    };
    const [forwards, backwards] = [await walk(false), await walk(true)];
    expect(forwards.edges).toHaveLength(forwards.total);
    expect(new Set(forwards.edges.map((edge) => edge.cursor)).size).toBe(forwards.total);
    expect(backwards.edges).toEqual(forwards.edges);
    const ids = forwards.edges.slice(0, 50).flatMap((edge) => edge.node.id ?? []);
    if (!ids.length) return;
    const again = await query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(again.json.data.nodes).toEqual(ids.map((id) => ({ id })));
  },
);
