import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckDbSource } from '../../src/sources/index.ts';
import { all, read } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'same-types-'))));
after(() => rm(folder, { recursive: true }));

describe('a glob', () => {
  test('refuses files of Parquet that hold a column in types of which one would be rounded to the other', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const write = (name: string, sql: string) =>
      connection.run(`COPY (SELECT ${sql}) TO '${join(folder, name)}' (FORMAT parquet)`);
    await write('types-1.parquet', `'1' AS id, 1::INTEGER AS count`);
    await write('types-2.parquet', `2::BIGINT AS count, '2' AS id, 'new' AS name`);
    const prospects = join(folder, 'types-*.parquet');
    const from = await duckDbSource({
      prospects,
      audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    assert.deepEqual((await read(from, { fields: ['id', 'count'] })).rows, [
      ['1', 1n],
      ['2', 2n],
    ]);
    await write('types-3.parquet', `'3' AS id, 3.5::DOUBLE AS count`);
    await assert.rejects(read(from, { fields: ['count'] }), {
      message: 'The files of the prospects hold the column count in different types.',
    });
  });
});
