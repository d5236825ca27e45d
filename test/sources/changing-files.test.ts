import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { duckDbSource } from '../../src/sources/index.ts';
import { all } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'changing-'))));
after(() => rm(folder, { recursive: true }));

/** Rows that a reading of the folder's files yields, while something happens behind its first batch. */
async function rowsWhile(happens: () => Promise<void>): Promise<number> {
  for (const name of ['a', 'b'])
    await writeFile(join(folder, `${name}.csv`), ['id', ...Array.from({ length: 3000 }, (_, id) => id), ''].join('\n'));
  const source = await duckDbSource({
    prospects: join(folder, '*.csv'),
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    evaluatedAt: '2026-11-24T08:00:00Z',
  });
  const { batches } = await source.read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [] });
  let rows = 0;
  for await (const batch of batches) {
    if (rows === 0) await happens();
    rows += batch.kind === 'columns' ? batch.rows : 0;
  }
  return rows;
}

describe('while the files of the prospects are read', () => {
  test('a change of one of them fails the reading, which may have taken the half of it for the whole', async () => {
    await assert.rejects(
      rowsWhile(() => appendFile(join(folder, 'b.csv'), '3000\n')),
      { code: 'source-changed' },
    );
  });

  test('another file may come: it is read the next time', async () => {
    assert.equal(await rowsWhile(() => writeFile(join(folder, 'c.csv'), 'id\n1\n')), 6000);
  });
});
