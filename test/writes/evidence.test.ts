/** Nothing is stronger than its evidence: what stands beside a number, or is worked out of it, is as doubtful as it is. */
import { describe, expect, test } from 'vitest';
import { useActs } from './acts.ts';

const { api } = useActs();
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};

describe('segments', () => {
  test('construction workers stand beside formal ones of the same day; none of the two is lost', async () => {
    const { branch } = await data(`{ branch(code: "KC-SAMARINDA") {
      all: enrollment(at: "2008-12") { bySegment { segment participants { value asOf } share { notComputable { code } } } }
      one: enrollment(at: "2008-12", segment: JAKON) { bySegment { segment participants { value } } }
    } }`);
    const share = { notComputable: { code: 'NO_DENOMINATOR' } };
    expect(branch).toEqual({
      all: {
        bySegment: [
          { segment: 'FORMAL', participants: { value: '81821', asOf: '2008-12-31' }, share },
          { segment: 'JAKON', participants: { value: '34431', asOf: '2008-12-31' }, share },
        ],
      },
      one: { bySegment: [{ segment: 'JAKON', participants: { value: '34431' } }] },
    });
  });
});
