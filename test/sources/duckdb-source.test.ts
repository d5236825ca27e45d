import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { AudienceId } from '../../src/domain/ids.ts';
import type { Field, FieldType } from '../../src/domain/field.ts';
import type { ProspectBatch } from '../../src/export/batch.ts';
import { ExportError } from '../../src/export/export-error.ts';
import type { ProspectSource, ReadPlan } from '../../src/export/prospect-source.ts';
import { duckDbSource, type DuckDbSourceOptions } from '../../src/sources/index.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'prospects-'))));
after(() => rm(folder, { recursive: true }));

const all = 'all' as AudienceId;

function field(path: string, type: FieldType = 'string'): Field {
  return { path, label: path, type, group: 'All', fillRate: null, samples: [], labels: [], recommended: true };
}

async function source(lines: readonly object[], changes: Partial<DuckDbSourceOptions> = {}): Promise<ProspectSource> {
  const prospects = join(folder, `${crypto.randomUUID()}.ndjson`);
  await writeFile(prospects, lines.map((line) => JSON.stringify(line)).join('\n'));
  return duckDbSource({
    prospects,
    audiences: [
      { id: 'all', name: 'All', origin: 'Partner', where: 'TRUE' },
      { id: 'none', name: 'None', origin: 'Partner', where: 'FALSE' },
    ],
    fields: [
      field('id'),
      field('name'),
      field('seen', 'timestamp'),
      field('score', 'double'),
      field('count', 'integer'),
    ],
    evaluatedAt: '2026-11-24T08:00:00Z',
    ...changes,
  });
}

async function read(from: ProspectSource, plan: Partial<ReadPlan> = {}) {
  const reading = await from.read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [], ...plan });
  const batches: ProspectBatch[] = [];
  for await (const batch of reading.batches) batches.push(batch);
  const rows = batches.flatMap((batch) => {
    if (batch.kind !== 'columns') throw new Error('finished lines were not asked for');
    return Array.from({ length: batch.rows }, (_, row) =>
      batch.columns.map((column) => (column.kind === 'values' ? column.values[row] : column.kind)),
    );
  });
  return { rows, leftOut: batches.at(-1)?.leftOut, batches };
}

const twice = [
  { id: '1', name: 'older', seen: '2026-11-01T00:00:00Z' },
  { id: '1', name: 'newer', seen: '2026-11-02T00:00:00Z' },
  { id: '2', name: 'b', seen: '2026-11-01T00:00:00Z' },
  { id: '2', name: 'a', seen: '2026-11-01T00:00:00Z' },
  { name: 'without', seen: '2026-11-01T00:00:00Z' },
  { id: '', name: 'empty', seen: '2026-11-01T00:00:00Z' },
];

describe('DuckDB source', () => {
  test('yields the rows in the order of the file', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => ({ id: String(index) }));
    assert.deepEqual(
      (await read(await source(lines, { fields: [field('id')] }))).rows,
      lines.map(({ id }) => [id]),
    );
  });

  test('keeps leading zeros, and tells absent from empty', async () => {
    const from = await source([{ id: '007' }, { id: '' }, { name: 'x' }]);
    assert.deepEqual((await read(from)).rows, [['007'], [''], [null]]);
  });

  test('keeps integers past 2^53', async () => {
    const prospects = `SELECT 'a' AS id, 9007199254740993::BIGINT AS count`;
    assert.deepEqual((await read(await source([], { prospects }), { fields: ['count'] })).rows, [[9007199254740993n]]);
  });

  test('leaves out rows without a mandatory value, absent or empty, and counts them', async () => {
    const { rows, leftOut } = await read(await source(twice), { mandatory: ['id'] });
    assert.equal(rows.length, 4);
    assert.deepEqual(leftOut, { excluded: 2, duplicates: 0 });
  });

  test('keeps the latest of duplicates, among equally late ones the first by its text, and those without a key', async () => {
    const { rows, leftOut } = await read(await source(twice, { latest: 'seen' }), {
      fields: ['id', 'name'],
      deduplicationKey: ['id'],
    });
    assert.deepEqual(rows, [
      ['1', 'newer'],
      ['2', 'a'],
      [null, 'without'],
      ['', 'empty'],
    ]);
    assert.deepEqual(leftOut, { excluded: 0, duplicates: 2 });
  });

  test('every row that was read is yielded or counted', async () => {
    const { rows, leftOut } = await read(await source(twice, { latest: 'seen' }), {
      mandatory: ['id'],
      deduplicationKey: ['id'],
    });
    assert.equal(rows.length + (leftOut?.excluded ?? 0) + (leftOut?.duplicates ?? 0), twice.length);
  });

  test('takes moments as moments', async () => {
    const { batches } = await read(await source(twice), { fields: ['seen'] });
    const [first] = batches;
    assert.ok(first?.kind === 'columns' && first.columns[0]?.kind === 'timestamps');
    assert.equal(first.columns[0].micros[0], BigInt(Date.parse('2026-11-01T00:00:00Z')) * 1000n);
  });

  test('reads a field from an expression', async () => {
    const from = await source([{ id: '1', person: { name: 'Ada' } }], {
      fields: [field('person.name')],
      expressions: { 'person.name': 'person.name' },
    });
    assert.deepEqual((await read(from, { fields: ['person.name'] })).rows, [['Ada']]);
  });

  test('describes its audiences, the empty one as such', async () => {
    const audiences = await (await source(twice, { expiry: { landedAt: 'seen', lifetimeDays: 25 } })).audiences();
    assert.deepEqual(
      audiences.map(({ profiles, availability }) => [profiles, availability.kind]),
      [
        [6, 'available'],
        [0, 'unavailable'],
      ],
    );
    assert.deepEqual(audiences[0]?.expiry, {
      oldestLandedAt: '2026-11-01T00:00:00Z',
      newestLandedAt: '2026-11-02T00:00:00Z',
      withinSevenDays: 1,
    });
  });

  test('says where a broken row stands, and quotes nothing of it', async () => {
    const prospects = join(folder, 'broken.ndjson');
    await writeFile(prospects, `{"id":"1"}\n{"id":"secret-value\n{"id":"3"}`);
    await assert.rejects(read(await source([], { prospects })), (error: ExportError) => {
      assert.equal(error.code, 'source');
      assert.ok(!`${error.message} ${error.nextStep}`.includes('secret-value'));
      assert.ok(error.nextStep.length > 0);
      return true;
    });
  });

  test('ends when it is aborted', async () => {
    const ending = new AbortController();
    const reading = await (
      await source(twice)
    ).read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [] }, { signal: ending.signal });
    ending.abort(new Error('enough'));
    await assert.rejects(async () => {
      for await (const batch of reading.batches) assert.fail(`yielded ${batch.kind}`);
    }, /enough/);
  });

  test('refuses an audience that it does not know', async () => {
    await assert.rejects(
      (await source(twice)).read({
        audienceId: 'gone' as AudienceId,
        fields: ['id'],
        mandatory: [],
        deduplicationKey: [],
      }),
      ExportError,
    );
  });

  test('reads CSV and Parquet files alike', async () => {
    const csv = join(folder, 'prospects.csv');
    await writeFile(csv, 'id,name\n007,Ada\n');
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const parquet = join(folder, 'prospects.parquet');
    await connection.run(`COPY (SELECT '007' AS id, 'Ada' AS name) TO '${parquet}' (FORMAT parquet)`);
    for (const prospects of [csv, parquet])
      assert.deepEqual(
        (await read(await source([], { prospects, fields: [field('name')] }), { fields: ['name'] })).rows,
        [['Ada']],
      );
  });
});
