import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { FieldType } from '../../../src/domain/field.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { createNodePlatform } from '../../../src/export/node/node-platform.ts';
import type { ParquetCompression } from '../../../src/domain/file-format.ts';
import { duckDbSource, rowSource } from '../../../src/sources/index.ts';
import { field } from '../../sources/reading.ts';
import { column, exporterOf, planOf, type Row } from '../export-world.ts';

const platform = await createNodePlatform();
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
let connection: DuckDBConnection;
before(async () => (connection = await (await DuckDBInstance.create(':memory:')).connect()));
after(() => rmSync(folder, { recursive: true }));

const types: Record<string, FieldType> = {
  id: 'string',
  n: 'integer',
  x: 'double',
  b: 'boolean',
  d: 'date',
  at: 'timestamp',
  list: 'array',
};

async function exported(
  source: ReturnType<typeof rowSource>,
  options: {
    readonly compression?: ParquetCompression;
    readonly maxRows?: number;
    readonly maxBytes?: number | null;
    readonly paths?: string[];
  } = {},
) {
  const { exporter, bucket } = exporterOf(source, undefined, { platform, tuning: { partSize: 1 << 16 } });
  const { compression = 'snappy', maxRows = 5_000_000, maxBytes = null, paths = Object.keys(types) } = options;
  const result = await exporter.export(
    planOf({
      audienceId: 'all' as never,
      connection: { ...planOf().connection, format: { type: 'parquet', compression } },
      mapping: paths.map((path) => column(path)),
      splitting: { maxRows, maxBytes },
    }),
  );
  const data = result.kind === 'written' ? result.files.filter(({ kind }) => kind === 'data') : [];
  return data.map(({ key, rows, bytes }, index) => {
    const path = join(folder, `${crypto.randomUUID()}-${index}.parquet`);
    writeFileSync(path, bucket.objects.get(key)?.body ?? '');
    return { key, rows, bytes, path };
  });
}

const fromRows = (rows: Row[]) =>
  rowSource({
    audiences: [],
    fields: Object.entries(types).map(([path, type]) => field(path, type)),
    rows: () => rows,
  });

async function query(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const prospects = `SELECT CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'a' || chr(10) || '"' WHEN 3 THEN 'שלום 😀' ELSE 'P' || lpad(i::VARCHAR, 9, '0') END AS id, CASE WHEN i % 5 = 0 THEN NULL ELSE 9007199254740993 + i END AS n, CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 1e21 WHEN 2 THEN -0.0 ELSE i / 8 END AS x, CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS b, DATE '1969-12-01' + i::INTEGER AS d, TIMESTAMP '1969-12-31 23:59:59.999999' + INTERVAL (i) SECOND AS "at", CASE WHEN i % 7 = 0 THEN NULL ELSE [i, i + 1] END AS list FROM range(3000) t(i)`;
const audiences = [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }];

describe('Parquet', () => {
  for (const compression of ['none', 'snappy', 'gzip', 'zstd'] as const) {
    test(`with compression ${compression} is read back by DuckDB cell for cell, with its types`, async () => {
      const source = await duckDbSource({ prospects, audiences, evaluatedAt: '2026-11-24T08:00:00Z' });
      const [file] = await exported(source, { compression });
      assert.ok(file);
      const read = `SELECT * REPLACE (timezone('UTC', "at") AS "at") FROM read_parquet('${file.path}')`;
      const expected = `SELECT * REPLACE (CAST(to_json(list) AS VARCHAR) AS list) FROM (${prospects})`;
      for (const [one, other] of [
        [read, expected],
        [expected, read],
      ] as const)
        assert.deepEqual(await query(`SELECT count(*) FROM ((${one}) EXCEPT ALL (${other}))`), [['0']]);
      assert.deepEqual(
        (await query(`DESCRIBE SELECT * FROM read_parquet('${file.path}')`)).map(([, type]) => type),
        ['VARCHAR', 'BIGINT', 'DOUBLE', 'BOOLEAN', 'DATE', 'TIMESTAMP WITH TIME ZONE', 'VARCHAR'],
      );
      const codecs = await query(`SELECT DISTINCT compression FROM parquet_metadata('${file.path}')`);
      assert.deepEqual(codecs, [[compression === 'none' ? 'UNCOMPRESSED' : compression.toUpperCase()]]);
    });
  }

  test('takes values of JavaScript by the types of the fields', async () => {
    const [file] = await exported(
      fromRows([
        {
          id: 7,
          n: '12',
          x: 5n,
          b: 'true',
          d: new Date('1969-12-31T12:00:00Z'),
          at: '2026-01-02 03:04:05',
          list: { a: 2n ** 60n },
        },
        { id: 'a\ud800', n: 3, x: '1.5', b: false, d: '2026-01-02', at: new Date(1) },
        {},
      ]),
    );
    assert.deepEqual(await query(`SELECT id, n, x, b, d, epoch_us("at"), list FROM read_parquet('${file?.path}')`), [
      ['7', '12', 5, true, '1969-12-31', '1767323045000000', '{"a":1152921504606846976}'],
      ['a\ufffd', '3', 1.5, false, '2026-01-02', '1000', null],
      [null, null, null, null, null, null, null],
    ]);
  });

  for (const [path, value] of [
    ['n', 1.5],
    ['n', 2n ** 63n],
    ['n', 'seven'],
    ['x', ''],
    ['x', '0x10'],
    ['x', '1,5'],
    ['x', '1e999'],
    ['b', 1],
    ['d', 'yesterday'],
    ['d', '03/07/2025'],
    ['d', '12'],
    ['at', 5],
    ['at', '2025-01-02T03:04:60Z'],
  ] as const) {
    test(`refuses ${String(value)} as ${types[path]}, names the column and tells what it takes`, async () => {
      await assert.rejects(exported(fromRows([{ [path]: value }]), { paths: [path] }), (error) => {
        assert.ok(error instanceof ExportError && error.code === 'unwritable-value');
        assert.ok(error.message.includes(`"${path}"`));
        assert.match(error.nextStep, /^Parquet takes .+\. Mend the source/);
        return true;
      });
    });
  }

  test('does not repeat a value that it refuses, which may be of a person', async () => {
    const secret = 'born 03/07/2025';
    await assert.rejects(exported(fromRows([{ d: secret }]), { paths: ['d'] }), (error) => {
      assert.ok(error instanceof ExportError);
      assert.ok(!`${error.message} ${error.nextStep} ${String(error.cause)}`.includes(secret));
      return true;
    });
  });

  test('keeps the microseconds of texts, and takes a moment without an offset in UTC wherever the machine stands', async () => {
    const { TZ } = process.env;
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      assert.equal(new Date(2025, 0).getTimezoneOffset(), -540, 'the zone is not that of the machine any more');
      const [file] = await exported(
        fromRows([
          { d: '2025-03-07', at: '2025-03-07 01:02:03.123456' },
          { d: '2025-03-07T01:00:00', at: '2025-03-07T01:02' },
          { d: '2025-03-07T23:30:00-05:00', at: '2025-03-07 01:02:03.1234569+0900' },
        ]),
        { paths: ['d', 'at'] },
      );
      assert.deepEqual(await query(`SELECT d, epoch_us("at") FROM read_parquet('${file?.path}')`), [
        ['2025-03-07', String(Date.UTC(2025, 2, 7, 1, 2, 3) * 1000 + 123_456)],
        ['2025-03-07', String(Date.UTC(2025, 2, 7, 1, 2) * 1000)],
        ['2025-03-08', String(Date.UTC(2025, 2, 6, 16, 2, 3) * 1000 + 123_456)],
      ]);
    } finally {
      if (TZ === undefined) delete process.env['TZ'];
      else process.env['TZ'] = TZ;
    }
  });

  test('is split by rows, each file complete by itself', async () => {
    const files = await exported(fromRows(Array.from({ length: 25 }, (_, index) => ({ id: `P${index}` }))), {
      maxRows: 10,
      paths: ['id'],
    });
    assert.deepEqual(
      files.map(({ rows }) => rows),
      [10, 10, 5],
    );
    const read = await Promise.all(files.map(({ path }) => query(`SELECT id FROM read_parquet('${path}')`)));
    assert.deepEqual(
      read.flat(2),
      Array.from({ length: 25 }, (_, index) => `P${index}`),
    );
  });

  test('is split before it outgrows its bytes', async () => {
    const limit = 60_000;
    const rows = Array.from({ length: 6000 }, (_, index) => ({
      id: `${(index * 2654435761) % 1_000_003}-${index}-${'x'.repeat(index % 30)}`,
      n: index,
    }));
    const files = await exported(fromRows(rows), { maxBytes: limit, paths: ['id', 'n'] });
    assert.ok(files.length > 1 && files.every(({ bytes }) => bytes <= limit), files.map(({ bytes }) => bytes).join());
    const [count] = await query(
      `SELECT count(DISTINCT n) FROM read_parquet([${files.map(({ path }) => `'${path}'`).join()}])`,
    );
    assert.deepEqual(count, ['6000']);
  });

  test('has its columns where there are no rows', async () => {
    const [file] = await exported(fromRows([]), { paths: ['id', 'n'] });
    assert.deepEqual(await query(`SELECT count(*), count(n) FROM read_parquet('${file?.path}')`), [['0', '0']]);
  });
});
