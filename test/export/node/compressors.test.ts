import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync, inflateSync, gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { FileCompression } from '../../../src/domain/file-format.ts';
import { createNodePlatform } from '../../../src/export/node/node-platform.ts';
import { exporterOf, numbered, planOf, sourceOf, type Row } from '../export-world.ts';
import { MemoryBucket } from '../memory-bucket.ts';

const platform = await createNodePlatform();
const folder = mkdtempSync(join(tmpdir(), 'compressors-'));
after(() => rmSync(folder, { recursive: true }));

const kinds = ['gzip', 'zstd', 'zip', 'deflate'] as const;

/** Two blocks and a bit, that do not all compress alike. */
const large = Buffer.from(
  Array.from({ length: 120_000 }, (_, index) => `row ${index * 7919} of ${(index * index) % 9973}\n`).join(''),
);
const noise = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 2654435761) >>> 13));

async function compress(kind: (typeof kinds)[number], pieces: readonly Uint8Array[], flushAfter = -1): Promise<Buffer> {
  const out: Buffer[] = [];
  const make = platform.compressors[kind];
  assert.ok(make, kind);
  const stage = make((bytes) => Promise.resolve(void out.push(Buffer.from(bytes))), 'the file.csv');
  for (const [index, piece] of pieces.entries()) {
    await stage.write(piece);
    if (index === flushAfter) await stage.flush();
  }
  await stage.end();
  return Buffer.concat(out);
}

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;
const pipe =
  (command: string, ...options: string[]) =>
  (bytes: Buffer) =>
    execFileSync(command, options, { input: bytes, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'ignore'] });
const fromFile =
  (command: string, ...options: string[]) =>
  (bytes: Buffer) => {
    const file = join(folder, 'archive');
    writeFileSync(file, bytes);
    return execFileSync(command, [...options, file], { maxBuffer: 2 ** 28 });
  };
const python = (code: string) =>
  pipe('python3', '-c', `import sys,gzip,zlib,zipfile,io\nsys.stdout.buffer.write(${code})`);

const readers: Record<(typeof kinds)[number], [string, string | null, (bytes: Buffer) => Buffer][]> = {
  gzip: [
    ['zlib', null, gunzipSync],
    ['gzip', 'gzip', pipe('gzip', '-dc')],
    ['Python', 'python3', python('gzip.decompress(sys.stdin.buffer.read())')],
  ],
  deflate: [
    ['zlib', null, inflateSync],
    ['Python', 'python3', python('zlib.decompress(sys.stdin.buffer.read())')],
  ],
  zip: [
    ['unzip', 'unzip', fromFile('unzip', '-p')],
    ['Python', 'python3', python('zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).read("the file.csv")')],
  ],
  zstd: [['zstd', 'zstd', pipe('zstd', '-dc')]],
};

const contents = [[], [Buffer.alloc(0)], [Buffer.from('x')], [large, noise, large], [noise]];

for (const kind of kinds) {
  describe(kind, () => {
    // written once, and read by every reader
    let files: Promise<readonly Buffer[]> | undefined;
    const written = () => (files ??= Promise.all(contents.map((pieces) => compress(kind, pieces))));

    for (const [reader, command, decompress] of readers[kind]) {
      const skip = command !== null && !isThere(command) && `${command} is not installed here`;
      test(`is read back by ${reader}, whatever was written`, { skip }, async () => {
        for (const [index, file] of (await written()).entries())
          assert.ok(decompress(file).equals(Buffer.concat(contents[index] ?? [])));
      });
    }

    test('gives the same bytes however they come', async () => {
      const whole = await compress(kind, [large]);
      const pieces = Array.from({ length: Math.ceil(large.length / 77_777) }, (_, index) =>
        large.subarray(index * 77_777, (index + 1) * 77_777),
      );
      assert.ok((await compress(kind, pieces)).equals(whole));
    });

    test('never gives more bytes than its bound', async () => {
      const pieces = fc.array(fc.uint8Array({ maxLength: 20_000, size: 'max' }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(pieces, fc.integer({ min: -1, max: 3 }), async (parts, flushAfter) => {
          let out = 0;
          const make = platform.compressors[kind];
          assert.ok(make);
          const stage = make((bytes) => Promise.resolve(void (out += bytes.length)), 'n');
          let bound = stage.pendingBound(0);
          for (const [index, part] of parts.entries()) {
            bound = out + stage.pendingBound(part.length);
            await stage.write(part);
            assert.ok(out + stage.pendingBound(0) <= bound);
            if (index === flushAfter) await stage.flush();
            bound = out + stage.pendingBound(0);
          }
          await stage.end();
          assert.ok(out <= bound, `${out} of ${bound}`);
        }),
        { numRuns: 30 },
      );
    });
  });
}

describe('gzip in blocks', () => {
  test('is within 1 % of the size of a single stream', async () => {
    const own = (await compress('gzip', [large])).length;
    assert.ok(own < gzipSync(large).length * 1.01);
  });
});

describe('a compressed export', () => {
  const planWith = (compression: FileCompression, maxBytes: number | null) =>
    planOf({
      connection: { ...planOf().connection, format: { ...planOf().connection.format, compression } as never },
      splitting: { maxRows: 5_000_000, maxBytes },
    });
  const rows: Row[] = numbered(30_000).map((row, index) => ({
    ...row,
    name: `${(index * 2654435761) % 1_000_003} and ${index}`,
  }));

  for (const [kind, decompress] of [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
  ] as const) {
    test(`fills files with ${kind} up to the limit, and no further`, async () => {
      const { exporter, bucket } = exporterOf(
        sourceOf(rows, { batchRows: 2048 }),
        new MemoryBucket({ minPartSize: 10 }),
        { platform, tuning: { partSize: 1 << 16 } },
      );
      const limit = 100_000;
      await exporter.export(planWith(kind, limit));
      const files = [...bucket.objects].filter(([key]) => !key.endsWith('.json'));
      const sizes = files.map(([, { body }]) => body.length);
      assert.ok(sizes.length > 2 && sizes.every((size) => size <= limit), sizes.join());
      assert.ok(
        sizes.slice(0, -1).every((size) => size > limit * 0.85),
        sizes.join(),
      );
      const read = files.flatMap(([, { body }]) => parse<Record<string, string>>(decompress(body), { columns: true }));
      assert.equal(read.length, rows.length);
      assert.deepEqual(new Set(read.map(({ id }) => id)), new Set(rows.map((row) => row['id'])));
    });
  }

  test('is read by DuckDB, and named by what it is', async () => {
    for (const [kind, extension] of [
      ['gzip', '.csv.gz'],
      ['zstd', '.csv.zst'],
    ] as const) {
      const { exporter, bucket } = exporterOf(sourceOf(rows, { batchRows: 2048 }), undefined, {
        platform,
        tuning: { partSize: 1 << 16 },
      });
      const result = await exporter.export(planWith(kind, null));
      const key = result.kind === 'written' ? (result.files[0]?.key ?? '') : '';
      assert.ok(key.endsWith(extension));
      const file = join(folder, `duck${extension}`);
      writeFileSync(file, bucket.objects.get(key)?.body ?? '');
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const answer = await connection.runAndReadAll(`SELECT count(*), count(DISTINCT id) FROM read_csv('${file}')`);
      assert.deepEqual(answer.getRows(), [[30_000n, 30_000n]]);
    }
  });
});
