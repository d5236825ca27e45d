import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Field, FieldType } from '../../src/domain/field.ts';
import { parquetCompressions, type ParquetCompression } from '../../src/domain/file-format.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { duckDbSource, type DuckDbSourceOptions } from '../../src/sources/index.ts';
import { column, exporterOf, planOf } from '../export/export-world.ts';
import { readManifest } from '../export/read-manifest.ts';
import { anyRow, fields as anyFields, queryOf, types as anyTypes } from './any-rows.ts';
import { all, field } from './reading.ts';

const platform = await createNodePlatform();
let folder = '';
let connection: DuckDBConnection;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`SET TimeZone = 'UTC'`);
});
after(() => rm(folder, { recursive: true }));

interface Wanted {
  readonly mapping: Mapping;
  readonly fields?: readonly Field[];
  readonly compression?: ParquetCompression;
  readonly maxRows?: number;
  readonly maxBytes?: number | null;
  readonly options?: Partial<DuckDbSourceOptions>;
}

/** The Parquet files of a whole export, and what it says of them. */
async function exported(prospects: string, reading: 'lines' | 'runs', wanted: Wanted) {
  const { mapping, fields, compression = 'snappy', maxRows = 5_000_000, maxBytes = null, options } = wanted;
  const source = await duckDbSource({
    ...{ prospects, reading, evaluatedAt: '2026-11-24T08:00:00Z' },
    audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
    ...(fields === undefined ? {} : { fields }),
    ...options,
  });
  const kinds = new Set<string>();
  const { exporter, bucket } = exporterOf(
    {
      ...source,
      read: async (plan, readOptions) => {
        const { batches, ...rest } = await source.read(plan, readOptions);
        const noted = async function* () {
          for await (const batch of batches) {
            if (batch.leftOut === undefined) kinds.add(batch.kind);
            yield batch;
          }
        };
        return { ...rest, batches: noted() };
      },
    },
    undefined,
    { platform, tuning: { partSize: 1 << 16 } },
  );
  const result = await exporter.export(
    planOf({
      ...{ audienceId: all, mapping, splitting: { maxRows, maxBytes } },
      connection: { ...planOf().connection, format: { type: 'parquet', compression } },
    }),
  );
  assert.ok(result.kind === 'written');
  const data = result.files.filter(({ kind }) => kind === 'data');
  const files = await Promise.all(
    data.map(async ({ key, rows, sha256 }) => {
      const body = bucket.objects.get(key)?.body ?? Buffer.alloc(0);
      const path = join(folder, `${crypto.randomUUID()}.parquet`);
      await writeFile(path, body);
      return { rows, sha256, body, path };
    }),
  );
  const manifest = readManifest(bucket.text(result.files.at(-1)?.key ?? ''));
  return { files, manifest, ledger: result.ledger, kinds: [...kinds] };
}

type Exported = Awaited<ReturnType<typeof exported>>;

/** As SQL, what prints a value of the type without losing anything of it. */
const printed: Readonly<Record<string, (column: string) => string>> = {
  VARCHAR: (name) => `hex(encode(${name}))`,
  BIGINT: (name) => `CAST(${name} AS VARCHAR)`,
  DOUBLE: (name) => name,
  BOOLEAN: (name) => name,
  DATE: (name) => `CAST(${name} AS VARCHAR)`,
  'TIMESTAMP WITH TIME ZONE': (name) =>
    `CASE WHEN isfinite(${name}) THEN CAST(epoch_us(${name}) AS VARCHAR) ELSE CAST(${name} AS VARCHAR) END`,
};

async function query(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** What DuckDB reads in the files, one after the other: their schemas, and every cell in order. */
async function readByDuckDb({ files }: Exported) {
  const all: unknown[] = [];
  for (const { path, rows } of files) {
    const described = await query(`DESCRIBE SELECT * FROM read_parquet('${path}')`);
    const cells = described.map(([name, type]) => printed[String(type)]?.(`"${String(name).replaceAll('"', '""')}"`));
    const schema = await query(
      `SELECT name, type, repetition_type, converted_type, duckdb_type FROM parquet_schema('${path}') OFFSET 1`,
    );
    // Zero has a sign here: what is deeply and strictly equal has the same.
    all.push({ rows, described, schema, cells: await query(`SELECT ${cells.join()} FROM read_parquet('${path}')`) });
  }
  return all;
}

/** A Date ends before DuckDB's moments do: numbers as they are in the file. */
const raw = {
  dateFromDays: (days: number | undefined) => days,
  timestampFromMicroseconds: (micros: bigint | undefined) => micros,
};

/** The same by a reader in JavaScript, for what it can decompress. */
async function readByHyparquet({ files }: Exported) {
  const all: unknown[] = [];
  for (const { body } of files) {
    const file = Uint8Array.from(body).buffer;
    all.push({ rows: parquetMetadata(file).num_rows, objects: await parquetReadObjects({ file, parsers: raw }) });
  }
  return all;
}

async function assertSame(one: Exported, other: Exported, compression: ParquetCompression): Promise<void> {
  assert.deepEqual(await readByDuckDb(one), await readByDuckDb(other));
  if (compression === 'none' || compression === 'snappy')
    assert.deepEqual(await readByHyparquet(one), await readByHyparquet(other));
  assert.deepEqual(one.ledger, other.ledger);
  const told = ({ manifest }: Exported) =>
    manifest.exportResults.map(({ name, rows, columns }) => [name, rows, columns]);
  assert.deepEqual(told(one), told(other));
  for (const { files, manifest } of [one, other])
    assert.deepEqual(
      files.map(({ sha256, body }) => [sha256, body.length]),
      manifest.exportResults.map(({ sha256, size }) => [sha256, size]),
    );
}

const anyMapping = Object.keys(anyTypes).map((path) => column(path));

describe('Parquet files that DuckDB finishes', () => {
  test('hold schema and cells of those of the engine, over ten thousand rows of every type, compressed and split in any way', async () => {
    let compared = 0;
    const marks = fc.record({
      compression: fc.constantFrom(...parquetCompressions),
      maxRows: fc.constantFrom(300, 999, 1000, 1001, 5_000_000),
      mandatory: fc.boolean(),
      key: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1000, maxLength: 1000 }),
        marks,
        async (rows, { compression, maxRows, mandatory, key }) => {
          const prospects = await queryOf(rows, folder);
          const mapping = anyMapping.map((row) =>
            row.source === 'text'
              ? { ...row, mandatory }
              : row.source === 'n'
                ? { ...row, deduplicationKey: key }
                : row,
          );
          const wanted = { mapping, fields: anyFields, compression, maxRows };
          const own = await exported(prospects, 'lines', wanted);
          const engine = await exported(prospects, 'runs', wanted);
          assert.deepEqual([own.kinds, engine.kinds], [['file'], ['columns']]);
          await assertSame(own, engine, compression);
          compared += rows.length;
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
    assert.ok(compared >= 10_000);
  });

  const edges =
    `SELECT * FROM (VALUES ('infinity'::DATE, 'infinity'::TIMESTAMP, 1e21::DOUBLE, 9007199254740993), ` +
    `('-infinity', '-infinity', -0.0, -9223372036854775808), (DATE '1582-10-15', TIMESTAMP '1969-12-31 23:59:59.999999', 'NaN', 0), ` +
    `(NULL, NULL, NULL, NULL), (DATE '0001-01-01', TIMESTAMP '0001-01-01', '-infinity', 9223372036854775807)) v(d, "at", x, n)`;

  test('hold the ends of every type, in one file and in several', async () => {
    for (const maxRows of [2, 5, 6]) {
      const wanted = { mapping: ['d', 'at', 'x', 'n'].map((path) => column(path)), maxRows };
      const own = await exported(edges, 'lines', wanted);
      assert.deepEqual(own.kinds, ['file']);
      await assertSame(own, await exported(edges, 'runs', wanted), 'snappy');
    }
  });

  test('hold texts of a megabyte, beside short ones', async () => {
    const many = `SELECT CASE WHEN i % 997 = 0 THEN repeat('é"', 500000) ELSE 'x' || i END AS id, i AS n FROM range(3000) t(i)`;
    const wanted = { mapping: [column('id'), column('n')], maxRows: 1000 };
    const own = await exported(many, 'lines', wanted);
    const engine = await exported(many, 'runs', wanted);
    assert.deepEqual([own.kinds, own.files.map(({ rows }) => rows)], [['file'], [1000, 1000, 1000]]);
    for (const [index, { path }] of own.files.entries()) {
      const [one, other] = [path, engine.files[index]?.path].map(
        (each) => `SELECT list(md5(id)), list(n) FROM read_parquet('${each}')`,
      );
      assert.deepEqual(await query(one ?? ''), await query(other ?? ''));
    }
  });

  test('keep the order of the rows over many row groups and over several files, however the rows are found', async () => {
    const some = (condition: string) =>
      `SELECT i AS n, 'P' || hash(i) AS id FROM range(400000) t(i) WHERE ${condition}`;
    const union = `${some('i % 3 = 0')} UNION ALL ${some('i % 5 = 0')} UNION ALL ${some('i % 7 = 0')}`;
    const joined = `${some('TRUE')} AND hash(i) % 11 IN (SELECT j * 2 FROM range(4) u(j))`;
    for (const prospects of [union, joined]) {
      const expected = await query(`SELECT n, id FROM (${prospects})`);
      const [count = 0] = [expected.length];
      const maxRows = Math.ceil(count / 3);
      const { files, kinds } = await exported(prospects, 'lines', { mapping: [column('n'), column('id')], maxRows });
      assert.deepEqual(kinds, ['file']);
      assert.deepEqual(
        files.map(({ rows }) => rows),
        [maxRows, maxRows, count - 2 * maxRows],
      );
      const read: unknown[][] = [];
      for (const { path } of files) read.push(...(await query(`SELECT n, id FROM read_parquet('${path}')`)));
      const at = read.findIndex(([n, id], index) => n !== expected[index]?.[0] || id !== expected[index]?.[1]);
      assert.deepEqual([read.length, at], [count, -1]);
    }
  });

  test('are the same bytes whenever they are made', async () => {
    const prospects = `SELECT i AS n, sha256(i::VARCHAR) AS id, i / 7 AS x FROM range(300000) t(i)`;
    const make = async () => {
      const wanted = { mapping: ['n', 'id', 'x'].map((path) => column(path)), maxRows: 120_000 };
      return (await exported(prospects, 'lines', wanted)).files.map(({ sha256 }) => sha256);
    };
    const first = await make();
    assert.equal(first.length, 3);
    assert.deepEqual(await make(), first);
  });

  const flat = `SELECT 'a' AS id, 1 AS n`;

  test('have the columns of the mapping by their names, in its order, one of them twice', async () => {
    const names = [`the "name", 'it' is`, 'a.b/c\nd', 'é😀', '=1', 'pa_row'];
    const mapping = names.map((target, index) => ({ ...column(index % 2 === 0 ? 'id' : 'n'), target }));
    const own = await exported(flat, 'lines', { mapping });
    assert.deepEqual(own.kinds, ['file']);
    await assertSame(own, await exported(flat, 'runs', { mapping }), 'snappy');
  });

  for (const [why, targets] of [
    ['two that differ in their case alone', ['Id', 'iD']],
    ['one with a NUL', ['a\0b', 'c']],
    ['one with half a character', ['a\ud800', 'c']],
  ] as const) {
    test(`are left to the engine where DuckDB would change a name: ${why}`, async () => {
      const mapping = targets.map((target, index) => ({ ...column(index === 0 ? 'id' : 'n'), target }));
      const { kinds, files } = await exported(flat, 'lines', { mapping });
      assert.deepEqual([kinds, files.map(({ rows }) => rows)], [['columns'], [1]]);
    });
  }

  for (const [type, sql] of [
    ['array', '[1, 2]'],
    ['map', `MAP {'a': 1}`],
    ['object', `{'a': 1.0}`],
  ] as const satisfies readonly (readonly [FieldType, string])[]) {
    test(`are left to the engine where a value is of type ${type}`, async () => {
      const fields = [field('id'), field('more', type)];
      const mapping = [column('id'), column('more')];
      const prospects = `SELECT 'a' AS id, ${sql} AS more`;
      const own = await exported(prospects, 'lines', { mapping, fields });
      assert.deepEqual(own.kinds, ['columns']);
      await assertSame(own, await exported(prospects, 'runs', { mapping, fields }), 'snappy');
    });
  }

  test('are left to the engine where they end by their bytes', async () => {
    const { kinds } = await exported(flat, 'lines', { mapping: [column('id')], maxBytes: 1 << 20 });
    assert.deepEqual(kinds, ['columns']);
  });

  test('of nobody is the one of the engine: columns and no rows', async () => {
    const none = `${flat} WHERE FALSE`;
    const own = await exported(none, 'lines', { mapping: [column('id'), column('n')] });
    assert.deepEqual([own.kinds, own.files.map(({ rows }) => rows)], [[], [0]]);
    await assertSame(own, await exported(none, 'runs', { mapping: [column('id'), column('n')] }), 'snappy');
  });

  test('are as many as their rows need, and none is left over without rows', async () => {
    for (const [rows, expected] of [
      [9, [9]],
      [10, [10]],
      [11, [10, 1]],
      [30, [10, 10, 10]],
    ] as const) {
      const prospects = `SELECT 'P' || i AS id FROM range(${rows}) t(i)`;
      const { files } = await exported(prospects, 'lines', { mapping: [column('id')], maxRows: 10 });
      assert.deepEqual(
        files.map((file) => file.rows),
        expected,
      );
    }
  });
});
