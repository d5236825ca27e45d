import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { parquetCompressions } from '../../src/domain/file-format.ts';
import { ParquetPages } from '../../src/sources/parquet-pages.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'pages-'))));
after(() => rm(folder, { recursive: true }));

const ROWS = 10_000;
const COLUMNS = 4;

/** A file of several row groups: with dictionaries, filters and absent values. */
async function fileOf(compression: string): Promise<Uint8Array> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const path = join(folder, `${compression}.parquet`);
  await connection.run(
    `COPY (SELECT i AS n, 'x' || i % 7 AS few, CASE WHEN i % 3 = 0 THEN NULL ELSE sha256(i::VARCHAR) END AS many, i % 2 = 0 AS yes ` +
      `FROM range(${ROWS}) t(i)) TO '${path}' (FORMAT parquet, COMPRESSION ${compression}, ROW_GROUP_SIZE 2048)`,
  );
  connection.closeSync();
  return readFile(path);
}

/** Where each run of values ends in the file, and how many it has. */
function chunksOf(file: Uint8Array) {
  const { row_groups } = parquetMetadata(Uint8Array.from(file).buffer);
  return row_groups.flatMap(({ columns }) =>
    columns.map(({ meta_data: of }) => {
      assert.ok(of !== undefined);
      const start = Number(of.dictionary_page_offset ?? of.data_page_offset);
      return { end: start + Number(of.total_compressed_size), values: Number(of.num_values) };
    }),
  );
}

/** What is told behind each piece of the file. */
function told(file: Uint8Array, pieces: readonly number[]): readonly (readonly [end: number, rows: number])[] {
  const pages = new ParquetPages(COLUMNS);
  const all: [number, number][] = [];
  for (let at = 0, turn = 0; at < file.length; turn++) {
    const end = Math.min(file.length, at + (pieces[turn % pieces.length] ?? 1));
    pages.take(file.subarray(at, end));
    all.push([end, pages.rows]);
    at = end;
  }
  return all;
}

describe('rows in a Parquet file that is being written', () => {
  for (const name of parquetCompressions) {
    const compression = name === 'none' ? 'uncompressed' : name;
    test(`are those whose values are in the bytes so far, ${compression}, however these are cut`, async () => {
      const file = await fileOf(compression);
      const chunks = chunksOf(file);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 9 }), (pieces) => {
          for (const [end, rows] of told(file, pieces)) {
            const values = chunks.filter((chunk) => chunk.end <= end).reduce((sum, chunk) => sum + chunk.values, 0);
            assert.equal(rows, Math.floor(values / COLUMNS));
          }
        }),
        { numRuns: 50 },
      );
      assert.equal(told(file, [1]).at(-1)?.[1], ROWS);
    });
  }

  test('are counted without an error where the bytes are no such file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 300 }), (noise, cut) => {
        const pages = new ParquetPages(COLUMNS);
        pages.take(noise.subarray(0, cut));
        pages.take(noise.subarray(cut));
        assert.ok(pages.rows >= 0);
      }),
      { numRuns: 5000 },
    );
  });
});
