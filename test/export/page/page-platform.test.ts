import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { crc32, gunzipSync, inflateSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { FileFormat } from '../../../src/domain/file-format.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { nodePlatform } from '../../../src/export/node/node-platform.ts';
import { pagePlatform } from '../../../src/export/page/page-platform.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from '../export-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
after(() => rmSync(folder, { recursive: true }));

const formatted = (format: FileFormat, maxBytes: number | null = null) =>
  planOf({ connection: { ...planOf().connection, format }, splitting: { maxRows: 5_000_000, maxBytes } });
const csv = (compression: 'none' | 'gzip' | 'zstd' | 'zip' | 'deflate') =>
  ({ ...planOf().connection.format, compression }) as FileFormat;

async function files(plan = planOf()) {
  const { exporter, bucket } = exporterOf(sourceOf(numbered(9000), { batchRows: 2048 }), undefined, {
    platform: pagePlatform,
    tuning: { partSize: 1 << 16 },
  });
  const result = await exporter.export(plan);
  const data = result.kind === 'written' ? result.files.filter(({ kind }) => kind === 'data') : [];
  return data.map(({ key }) => bucket.objects.get(key)?.body ?? Buffer.alloc(0));
}

const rowsOf = (bytes: Buffer) => parse<Record<string, string>>(bytes, { columns: true });

describe('the platform of a page', () => {
  test('has the checksums of Node’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(2 ** 32 - 1), (bytes, previous) => {
        assert.equal(pagePlatform.crc32(bytes, previous), crc32(bytes, previous));
        const hash = pagePlatform.sha256();
        hash.update(bytes.subarray(0, 7));
        hash.update(bytes.subarray(7));
        assert.equal(hash.hex(), createHash('sha256').update(bytes).digest('hex'));
      }),
      { numRuns: 1000 },
    );
  });

  test('exports the same bytes as Node, and the same manifest', async () => {
    const run = async (platform: typeof pagePlatform) => {
      const { exporter, bucket } = exporterOf(sourceOf(numbered(500)), undefined, { platform });
      await exporter.export(planOf());
      return [bucket.text(fileKey()), bucket.text(manifestKey)];
    };
    assert.deepEqual(await run(pagePlatform), await run(nodePlatform));
  });

  for (const [kind, decompress] of [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
  ] as const) {
    test(`compresses with ${kind}`, async () => {
      const [body] = await files(formatted(csv(kind)));
      assert.deepEqual(rowsOf(decompress(body ?? Buffer.alloc(0))), numbered(9000));
    });
  }

  test(
    'makes a zip',
    { skip: spawnSync('unzip', ['-v']).error !== undefined && 'unzip is not installed here' },
    async () => {
      const [body] = await files(formatted(csv('zip')));
      const path = join(folder, 'a.zip');
      writeFileSync(path, body ?? '');
      assert.deepEqual(rowsOf(execFileSync('unzip', ['-p', path])), numbered(9000));
    },
  );

  test('keeps compressed files within their bytes', async () => {
    const bodies = await files(formatted(csv('gzip'), 50_000));
    assert.ok(bodies.length > 1 && bodies.every(({ length }) => length <= 50_000));
    assert.deepEqual(
      bodies.flatMap((body) => rowsOf(gunzipSync(body))),
      numbered(9000),
    );
  });

  test('writes Parquet with snappy', async () => {
    const [body] = await files(formatted({ type: 'parquet', compression: 'snappy' }));
    assert.equal(body?.subarray(0, 4).toString(), 'PAR1');
  });

  for (const format of [
    csv('zstd'),
    { type: 'parquet', compression: 'gzip' },
    { type: 'parquet', compression: 'zstd' },
  ] as FileFormat[]) {
    test(`says before anything is written that it cannot make ${JSON.stringify(format.type)} with ${format.compression}`, async () => {
      await assert.rejects(
        files(formatted(format)),
        (error) => error instanceof ExportError && error.code === 'unsupported' && error.nextStep !== '',
      );
    });
  }
});
