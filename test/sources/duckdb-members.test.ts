import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { duckDbSource, type DuckDbSourceOptions } from '../../src/sources/index.ts';
import { field, read } from './reading.ts';

const source = (changes: Pick<DuckDbSourceOptions, 'audiences'> & Partial<DuckDbSourceOptions>) =>
  duckDbSource({
    prospects: `SELECT '1' AS id, 'all' AS name UNION ALL SELECT '2', 'none'`,
    fields: [field('id')],
    evaluatedAt: '2026-11-24T08:00:00Z',
    ...changes,
  });

describe('audiences as a table of members', () => {
  test('finds members by their key whatever type it has on either side', async () => {
    const kinds = [
      [`'7'`, '7'],
      ['7', `'7'`],
      [`'6f1f0c7e-0000-4000-8000-00000000abcd'::UUID`, `'6F1F0C7E-0000-4000-8000-00000000ABCD'`],
    ];
    for (const [id, member] of kinds) {
      const membership = `SELECT ${member} AS member, 'all' AS audience`;
      const from = await source({
        prospects: `SELECT ${id} AS id UNION ALL SELECT NULL`,
        audiences: { membership, memberKey: 'member', prospectKey: 'id', audienceId: 'audience' },
        fields: [field('id')],
      });
      assert.equal((await read(from)).rows.length, 1, id);
    }
  });

  test('takes no column of the prospects for one that the membership lacks', async () => {
    const audiences = (memberKey: string, prospectKey: string, audienceId: string) => ({
      ...{ membership: `SELECT '1' AS member, 'all' AS audience`, memberKey, prospectKey, audienceId },
    });
    const named = {
      'The membership has no column id.': audiences('id', 'id', 'audience'),
      'The membership has no column name.': audiences('member', 'id', 'name'),
      'The prospects have no column key.': audiences('member', 'key', 'audience'),
    };
    for (const [message, definitions] of Object.entries(named))
      await assert.rejects(source({ audiences: definitions }), { message });
  });
});
