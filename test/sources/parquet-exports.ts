import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Field } from '../../src/domain/field.ts';
import type { ParquetCompression } from '../../src/domain/file-format.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { exporterOf, planOf } from '../export/export-world.ts';
import { readManifest } from '../export/read-manifest.ts';
import { all } from './reading.ts';

interface Wanted {
  readonly mapping: Mapping;
  readonly fields?: readonly Field[];
  readonly compression?: ParquetCompression;
  readonly maxRows?: number;
  readonly maxBytes?: number | null;
}

type Exported = Awaited<ReturnType<ParquetExports['exported']>>;

/** Exports of prospects as Parquet, and what other readers find in their files. */
export class ParquetExports {
  readonly folder: string;
  readonly #connection: DuckDBConnection;

  private constructor(folder: string, connection: DuckDBConnection) {
    this.folder = folder;
    this.#connection = connection;
  }

  static async open(): Promise<ParquetExports> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`SET TimeZone = 'UTC'`);
    return new ParquetExports(await mkdtemp(join(tmpdir(), 'files-')), connection);
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    await rm(this.folder, { recursive: true });
  }

  /** The Parquet files of a whole export, and what it says of them. */
  async exported(prospects: string, reading: 'lines' | 'runs', wanted: Wanted) {
    const { mapping, fields, compression = 'snappy', maxRows = 5_000_000, maxBytes = null } = wanted;
    const source = await duckDbSource({
      ...{ prospects, reading, evaluatedAt: '2026-11-24T08:00:00Z' },
      audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
      ...(fields === undefined ? {} : { fields }),
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
      { platform: await createNodePlatform(), tuning: { partSize: 1 << 16 } },
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
        const path = join(this.folder, `${crypto.randomUUID()}.parquet`);
        await writeFile(path, body);
        return { rows, sha256, body, path };
      }),
    );
    const manifest = readManifest(bucket.text(result.files.at(-1)?.key ?? ''));
    return { files, manifest, ledger: result.ledger, kinds: [...kinds] };
  }

  /** Rows of the values that another DuckDB finds. */
  async query(sql: string): Promise<unknown[][]> {
    return (await this.#connection.runAndReadAll(sql)).getRows();
  }

  /** Both hold the same cells by the same names and types, in the same order, and tell the same of themselves. */
  async assertSame(one: Exported, other: Exported, compression: ParquetCompression): Promise<void> {
    assert.deepEqual(await this.#readByDuckDb(one), await this.#readByDuckDb(other));
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

  /** What DuckDB reads in the files, one after the other: their schemas, and every cell in order. */
  async #readByDuckDb({ files }: Exported) {
    const all: unknown[] = [];
    for (const { path, rows } of files) {
      const described = await this.query(`DESCRIBE SELECT * FROM read_parquet('${path}')`);
      const cells = described.map(([name, type]) => printed[String(type)]?.(`"${String(name).replaceAll('"', '""')}"`));
      const schema = await this.query(
        `SELECT name, type, repetition_type, converted_type, duckdb_type FROM parquet_schema('${path}') OFFSET 1`,
      );
      // Zero has a sign here: what is deeply and strictly equal has the same.
      all.push({
        rows,
        described,
        schema,
        cells: await this.query(`SELECT ${cells.join()} FROM read_parquet('${path}')`),
      });
    }
    return all;
  }
}

/** The same by a reader in JavaScript, for what it can decompress. */
async function readByHyparquet({ files }: Exported) {
  const all: unknown[] = [];
  for (const { body } of files) {
    const file = Uint8Array.from(body).buffer;
    all.push({ rows: parquetMetadata(file).num_rows, objects: await parquetReadObjects({ file, parsers: raw }) });
  }
  return all;
}

/** A Date ends before DuckDB's moments do: numbers as they are in the file. */
const raw = {
  dateFromDays: (days: number | undefined) => days,
  timestampFromMicroseconds: (micros: bigint | undefined) => micros,
};

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
