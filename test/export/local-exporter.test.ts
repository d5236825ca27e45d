import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import type { RunProgress } from '../../src/domain/run.ts';
import { ExportError } from '../../src/export/export-error.ts';
import {
  column,
  exporterOf,
  fileKey,
  manifestKey,
  numbered,
  planOf,
  sourceOf,
  TestTimer,
  type Row,
} from './export-world.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { readManifest } from './read-manifest.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const splitAt = (maxRows: number, maxBytes: number | null = null) => planOf({ splitting: { maxRows, maxBytes } });

async function failure(promise: Promise<unknown>): Promise<ExportError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof ExportError, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

describe('an export', () => {
  test('writes every row once, in order, and a manifest that tells each file as it lies in the bucket', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const result = await exporter.export(splitAt(8));

    assert.deepEqual(bucket.keys, [fileKey(), fileKey(2), fileKey(3), manifestKey].sort());
    const rows = [1, 2, 3].flatMap((number) => parse<Row>(bucket.text(fileKey(number)), { columns: true }));
    assert.deepEqual(rows, numbered(20));
    const manifest = readManifest(bucket.text(manifestKey));
    assert.deepEqual(
      manifest.exportResults.map(({ sinkPath, name, size, rows: count, sha256: hash }) => [
        `${sinkPath}/${name}`,
        size,
        count,
        hash,
      ]),
      [1, 2, 3].map((number) => {
        const body = bucket.objects.get(fileKey(number))?.body ?? Buffer.alloc(0);
        return [`/${fileKey(number)}`, body.length, number === 3 ? 4 : 8, sha256(body)];
      }),
    );
    assert.deepEqual(manifest.ledger, { read: 20, excluded: 0, duplicates: 0, notDelivered: 0, written: 20 });
    assert.equal(result.kind, 'written');
    assert.deepEqual(
      result.kind === 'written' && result.files.map(({ kind, key, rows: count }) => [kind, key, count]),
      [
        ['data', fileKey(), 8],
        ['data', fileKey(2), 8],
        ['data', fileKey(3), 4],
        ['manifest', manifestKey, null],
      ],
    );
  });

  test('begins no file for rows that are not there', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(16)));
    await exporter.export(splitAt(8));
    assert.equal(bucket.keys.length, 3);
  });

  test('completes nothing before the last row is in, and writes the manifest last', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const seen: number[] = [];
    const source = sourceOf(numbered(40), { beforeBatch: () => void seen.push(bucket.objects.size) });
    await exporterOf(source, bucket).exporter.export(splitAt(8));
    assert.ok(seen.length > 5 && seen.every((count) => count === 0));
    assert.ok(bucket.calls.some(({ operation }) => operation === 'UploadPart'));
    const writes = bucket.calls.filter(
      ({ operation }) => operation === 'CompleteMultipartUpload' || operation === 'PutObject',
    );
    assert.equal(writes.at(-1)?.key, manifestKey);
    assert.equal(bucket.uploads.size, 0);
  });

  test('holds small files in memory and puts them at the commit, while there is room', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(6)), undefined, {
      tuning: { heldBytes: 9000, partSize: 5000 },
    });
    await exporter.export(splitAt(2));
    assert.deepEqual(new Set(bucket.calls.map(({ operation }) => operation)), new Set(['HeadObject', 'PutObject']));
    const tight = exporterOf(sourceOf(numbered(6)), undefined, { tuning: { heldBytes: 30, partSize: 5000 } });
    await tight.exporter.export(splitAt(2));
    assert.deepEqual(tight.bucket.keys, bucket.keys);
    assert.equal(tight.bucket.calls.filter(({ operation }) => operation === 'CreateMultipartUpload').length, 3);
  });

  test('ends a file before it outgrows its bytes', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(50)));
    await exporter.export(splitAt(1000, 100));
    const files = bucket.keys.filter((key) => key.endsWith('.csv'));
    const sizes = files.map((key) => bucket.objects.get(key)?.body.length ?? 0);
    assert.ok(files.length > 5);
    assert.ok(sizes.every((size) => size <= 100));
    assert.equal(sizes.filter((size) => size < 85).length, 1, 'only the last one may be half empty');
  });

  test('gives a row that is larger than a file a file of its own', async () => {
    const rows = [{ id: 'a' }, { id: 'b'.repeat(200) }, { id: 'c' }];
    const { exporter, bucket } = exporterOf(sourceOf(rows));
    await exporter.export({ ...splitAt(1000, 100), mapping: [column('id')] });
    assert.deepEqual(
      [1, 2, 3].map((number) => parse(bucket.text(fileKey(number))).length),
      [2, 2, 2],
    );
  });

  test('tells the total in names that ask for it', async () => {
    const fileName = {
      ...defaultFileNameTemplate,
      fileNumber: { kind: 'padded', digits: 2, withTotal: true },
    } as const;
    const { exporter, bucket } = exporterOf(sourceOf(numbered(5)));
    await exporter.export({ ...splitAt(2), fileName });
    assert.deepEqual(
      bucket.keys.filter((key) => key.endsWith('.csv')).map((key) => key.replace(/.*(_\d+-of-\d+)\.csv/, '$1')),
      ['_01-of-03', '_02-of-03', '_03-of-03'],
    );
  });

  test('leaves out rows without a mandatory value and counts them', async () => {
    const rows = [{ id: 'a', name: 'A' }, { id: '', name: 'B' }, { name: 'C' }, { id: 0, name: null }];
    const { exporter, bucket } = exporterOf(sourceOf(rows));
    const { ledger } = await exporter.export(planOf({ mapping: [column('id', { mandatory: true }), column('name')] }));
    assert.equal(bucket.text(fileKey()), 'id,name\na,A\n0,\n');
    assert.deepEqual(ledger, { read: 4, excluded: 2, duplicates: 0, notDelivered: 0, written: 2 });
  });

  test('reports at most four times a second, and once at the end', async () => {
    const timer = new TestTimer();
    const reports: (RunProgress & { at: number })[] = [];
    const source = sourceOf(numbered(30), { beforeBatch: () => void (timer.time += 100) });
    const { exporter } = exporterOf(source, undefined, { timer });
    const onProgress = (progress: RunProgress) => void reports.push({ ...progress, at: timer.time });
    await exporter.export(planOf({ expectedRows: 30 }), { onProgress });
    const gaps = reports.slice(1, -1).map(({ at }, index) => at - (reports[index]?.at ?? 0));
    assert.ok(gaps.length > 1 && gaps.every((gap) => gap >= 250), gaps.join());
    const last = reports.at(-1);
    assert.deepEqual([last?.rows, last?.expectedRows, last?.file, last?.rowsPerSecond], [30, 30, 1, 30]);
  });

  test('tells whose run an object is, and asks for encryption as the connection says', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(9)));
    const serverSideEncryption = { kind: 'sse-kms', keyId: 'alias/k' } as const;
    await exporter.export(planOf({ connection: { ...planOf().connection, serverSideEncryption } }));
    for (const { settings } of bucket.objects.values()) {
      assert.deepEqual(settings.serverSideEncryption, serverSideEncryption);
      assert.deepEqual(settings.metadata, { 'prospect-activation-run': 'run-7' });
    }
  });

  test('goes without a manifest where the connection does', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(1)));
    await exporter.export(planOf({ connection: { ...planOf().connection, includeManifest: false } }));
    assert.deepEqual(bucket.keys, [fileKey()]);
  });
});

describe('an empty audience', () => {
  test('writes a file with a header alone', async () => {
    const { exporter, bucket } = exporterOf(sourceOf([]));
    await exporter.export(planOf());
    assert.equal(bucket.text(fileKey()), 'id,name\n');
  });

  test('writes nothing and says why, where it is to be skipped', async () => {
    const { exporter, bucket } = exporterOf(sourceOf([{ name: 'x' }]));
    const result = await exporter.export(
      planOf({ emptyAudience: 'skip', mapping: [column('id', { mandatory: true })] }),
    );
    assert.equal(result.kind, 'skipped');
    assert.match(result.kind === 'skipped' ? result.reason : '', /mandatory/);
    assert.deepEqual(bucket.keys, []);
    assert.ok(ledgerBalances(result.ledger));
  });

  test('fails where it is to fail', async () => {
    const { exporter, bucket } = exporterOf(sourceOf([]));
    assert.equal((await failure(exporter.export(planOf({ emptyAudience: 'fail' })))).code, 'empty-audience');
    assert.deepEqual(bucket.keys, []);
  });
});

describe('a key that is taken', () => {
  test('is refused before a row is read', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    bucket.put(fileKey(), 'old');
    const source = sourceOf(numbered(3));
    const error = await failure(exporterOf(source, bucket).exporter.export(planOf()));
    assert.equal(error.code, 'key-taken');
    assert.equal(source.readings, 0);
    assert.equal(bucket.text(fileKey()), 'old');
  });

  test('is refused at the commit when someone took it meanwhile, and nothing stays', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const source = sourceOf(numbered(20), {
      beforeBatch: (batch) => void (batch === 5 && bucket.put(fileKey(2), 'theirs')),
    });
    const error = await failure(exporterOf(source, bucket).exporter.export(splitAt(8)));
    assert.equal(error.code, 'key-taken');
    assert.deepEqual(bucket.keys, [fileKey(2)]);
    assert.equal(bucket.text(fileKey(2)), 'theirs');
    assert.equal(bucket.uploads.size, 0);
  });

  test('is refused at the very moment of the commit, by S3 itself', async () => {
    for (const heldBytes of [0, 9000]) {
      const bucket: MemoryBucket = new MemoryBucket({
        minPartSize: 10,
        fault: (operation) => {
          const writes = operation === 'CompleteMultipartUpload' || operation === 'PutObject';
          if (writes && bucket.objects.size === 0) bucket.put(fileKey(), 'theirs');
          return undefined;
        },
      });
      const { exporter } = exporterOf(sourceOf(numbered(3)), bucket, { tuning: { heldBytes, partSize: 5000 } });
      assert.equal((await failure(exporter.export(planOf()))).code, 'key-taken');
      assert.deepEqual([bucket.keys, bucket.text(fileKey()), bucket.uploads.size], [[fileKey()], 'theirs', 0]);
    }
  });

  test('is replaced where that is the policy', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    bucket.put(fileKey(), 'old');
    const fileName = { ...defaultFileNameTemplate, whenExists: 'replace' } as const;
    await exporterOf(sourceOf(numbered(1)), bucket).exporter.export(planOf({ fileName }));
    assert.equal(bucket.text(fileKey()), 'id,name\nP1,Name 1\n');
  });

  test('is written again when the same run wrote it in an earlier life', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    bucket.put(fileKey(), 'half', { 'prospect-activation-run': 'run-7' });
    bucket.put(manifestKey, 'half', { 'prospect-activation-run': 'run-7' });
    await exporterOf(sourceOf(numbered(1)), bucket).exporter.export(planOf());
    assert.equal(bucket.text(fileKey()), 'id,name\nP1,Name 1\n');
    readManifest(bucket.text(manifestKey));
  });

  test('that is the manifest’s own is refused too, and the files are taken back', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    bucket.put(manifestKey, 'theirs', { 'prospect-activation-run': 'run-6' });
    const error = await failure(exporterOf(sourceOf(numbered(20)), bucket).exporter.export(splitAt(8)));
    assert.deepEqual([error.code, error.visible], ['key-taken', []]);
    assert.deepEqual([bucket.keys, bucket.text(manifestKey)], [[manifestKey], 'theirs']);
  });

  test('must be a name that S3 takes, with that of the manifest beside it', async () => {
    const folder = 'x'.repeat(512);
    const tokens = [
      { token: 'text', text: 'y'.repeat(100) },
      { token: 'text', text: 'z'.repeat(100) },
      { token: 'text', text: 'w'.repeat(60) },
    ] as const;
    const plan = planOf({
      connection: { ...planOf().connection, location: { ...planOf().connection.location, folder } },
      fileName: { ...defaultFileNameTemplate, tokens: [...tokens] },
    });
    const deep = 'ф'.repeat(500);
    const shortName = planOf({
      connection: { ...planOf().connection, location: { ...planOf().connection.location, folder: deep } },
      fileName: { ...defaultFileNameTemplate, tokens: [{ token: 'text', text: 'short' }] },
    });
    const { exporter, bucket } = exporterOf(sourceOf([]));
    for (const refused of [plan, shortName])
      assert.equal((await failure(exporter.export(refused))).code, 'key-not-allowed');
    assert.equal(bucket.calls.length, 0);
  });
});

describe('a ledger that does not balance', () => {
  test('fails the run before anything is visible', async () => {
    const source = sourceOf(numbered(6));
    const read: typeof source.read = async (plan) => {
      const reading = await source.read(plan);
      const miscounted = async function* () {
        for await (const batch of reading.batches) yield { ...batch, leftOut: { excluded: Number.NaN, duplicates: 0 } };
      };
      return { ...reading, batches: miscounted() };
    };
    const { exporter, bucket } = exporterOf({ ...source, read });
    assert.equal((await failure(exporter.export(planOf()))).code, 'ledger');
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
  });
});

describe('a source that breaks', () => {
  test('leaves nothing behind and is quoted', async () => {
    const source = sourceOf(numbered(30), {
      beforeBatch: (batch) => {
        if (batch === 8) throw new Error('row 22: the quote is never closed');
      },
    });
    const { exporter, bucket } = exporterOf(source);
    const error = await failure(exporter.export(planOf()));
    assert.equal(error.code, 'source');
    assert.match(error.message, /row 22: the quote is never closed/);
    assert.ok(error.ledger !== undefined && ledgerBalances(error.ledger) && error.ledger.written === 0);
    assert.ok(error.ledger.notDelivered > 0);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
  });
});
