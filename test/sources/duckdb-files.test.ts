import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ExportError } from '../../src/export/export-error.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { TransportError } from '../../src/export/transport/transport-error.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { column, exporterOf, planOf } from '../export/export-world.ts';
import { MemoryBucket } from '../export/memory-bucket.ts';
import { all } from './reading.ts';

const platform = await createNodePlatform();
let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'temporary-'))));
after(() => rm(folder, { recursive: true }));

const mapping = [column('n'), column('id')];
const plan = planOf({
  ...{ audienceId: all, mapping },
  connection: { ...planOf().connection, format: { type: 'parquet', compression: 'none' } },
});
const long = 'SELECT i AS n, sha256(i::VARCHAR) AS id FROM range(100000000) t(i)';

const sourceOf = (prospects: string, temporaryFolder = folder) =>
  duckDbSource({
    ...{ prospects, temporaryFolder, evaluatedAt: '2026-11-24T08:00:00Z' },
    audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
  });

async function batchesOf(prospects: string, signal?: AbortSignal) {
  const { batches } = await (
    await sourceOf(prospects)
  ).read(
    {
      ...{ audienceId: all, fields: ['n', 'id'], mandatory: [], deduplicationKey: [] },
      encoding: { format: plan.connection.format, mapping, maxRows: 10_000_000 },
    },
    signal === undefined ? {} : { signal },
  );
  return batches[Symbol.asyncIterator]();
}

/** Resolves when the folder is empty; what an export that was given up leaves goes behind it. */
async function swept(): Promise<void> {
  while ((await readdir(folder)).length > 0) await setImmediate();
}

describe('the folder of files on their way', () => {
  test('has gone when the files are read', async () => {
    const batches = await batchesOf('SELECT 1 AS n, 2 AS id');
    assert.equal((await batches.next()).done, false);
    assert.equal((await batches.next()).done, true);
    assert.deepEqual(await readdir(folder), []);
  });

  test('has gone when the reading is left early', async () => {
    const batches = await batchesOf(long);
    await batches.next();
    assert.equal((await readdir(folder)).length, 1);
    await batches.return?.();
    assert.deepEqual(await readdir(folder), []);
  });

  test('has gone when the reading is aborted', async () => {
    const ending = new AbortController();
    const batches = await batchesOf(long, ending.signal);
    await batches.next();
    ending.abort(new Error('enough'));
    await assert.rejects(batches.next(), /enough/);
    assert.deepEqual(await readdir(folder), []);
  });

  test('has gone when a row cannot be read, which is said', async () => {
    const broken = `SELECT i AS n, CASE WHEN i = 900000 THEN error('secret-value') ELSE sha256(i::VARCHAR) END AS id FROM range(1000000) t(i)`;
    const { exporter, bucket } = exporterOf(await sourceOf(broken), undefined, {
      platform,
      tuning: { partSize: 1 << 20 },
    });
    await assert.rejects(exporter.export(plan), (error) => {
      assert.ok(error instanceof ExportError && error.code === 'source');
      assert.ok(!error.message.includes('secret-value'));
      return true;
    });
    assert.deepEqual([bucket.objects.size, bucket.uploads.size], [0, 0]);
    await swept();
  });

  test('is gone behind an export that is aborted while files grow, within a second and without an upload left', async () => {
    const ending = new AbortController();
    const { exporter, bucket } = exporterOf(await sourceOf(long), undefined, {
      platform,
      tuning: { partSize: 1 << 20 },
    });
    const begun = once(ending.signal, 'abort');
    const ended = exporter.export(plan, {
      signal: ending.signal,
      onProgress: ({ bytes }) => {
        if (bytes > 0) ending.abort(new Error('enough'));
      },
    });
    ended.catch(() => undefined);
    await begun;
    const abortedAt = performance.now();
    await assert.rejects(ended, /enough/);
    assert.ok(performance.now() - abortedAt < 1000);
    assert.deepEqual([bucket.objects.size, bucket.uploads.size], [0, 0]);
    await swept();
  });

  test('is gone behind an export that S3 refuses', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    bucket.uploadPart = () =>
      Promise.reject(new TransportError('denied', { operation: 'UploadPart', serviceCode: 'AccessDenied' }));
    const { exporter } = exporterOf(await sourceOf(long), bucket, { platform, tuning: { partSize: 1 << 20 } });
    await assert.rejects(exporter.export(plan), ExportError);
    await swept();
  });

  test('that cannot be made is said, with what to do', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'no-folder-')), 'file');
    await writeFile(file, '');
    const { exporter } = exporterOf(await sourceOf('SELECT 1 AS n, 2 AS id', join(file, 'below')), undefined, {
      platform,
    });
    await assert.rejects(exporter.export(plan), (error) => {
      assert.ok(error instanceof ExportError && error.code === 'source');
      assert.match(error.message, /temporary folder/);
      assert.ok(!error.message.includes(file));
      return true;
    });
    await rm(join(file, '..'), { recursive: true });
  });
});

describe('the rows of files on their way', () => {
  test('are told while their file grows, and add up to those of the file when it ends', async () => {
    const batches = await batchesOf('SELECT i AS n, sha256(i::VARCHAR) AS id FROM range(300000) t(i)');
    const told: number[] = [];
    for (let next = await batches.next(); next.done !== true; next = await batches.next())
      if (next.value.kind === 'file') told.push(next.value.rows);
    assert.ok(told.every((rows) => rows >= 0));
    assert.ok(told.slice(0, -1).some((rows) => rows > 0));
    assert.equal(
      told.reduce((sum, rows) => sum + rows, 0),
      300_000,
    );
  });
});
