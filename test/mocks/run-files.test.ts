import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { MockBackend } from '../../mocks/backend.ts';
import type { ConnectionId } from '../../src/domain/ids.ts';
import type { ManifestFile } from '../../src/domain/manifest.ts';
import type { Run } from '../../src/domain/run.ts';
import { readManifest } from '../export/read-manifest.ts';
import { ran } from './activated.ts';

async function bytesOf(backend: MockBackend, run: Run, key: string): Promise<Buffer> {
  const { body, bytes } = await backend.adapter.readRunFile(run.id, key);
  const content = Buffer.from(await new Response(body).arrayBuffer());
  assert.equal(content.length, bytes);
  return content;
}

function objectKeyOf({ sinkPath, name }: ManifestFile): string {
  return `${sinkPath === '/' ? '' : sinkPath}/${name}`.slice(1);
}

describe('a run', () => {
  test('leaves files whose length and hash are those of the bytes that can be read', async () => {
    const { backend, runs } = await ran();
    for (const run of runs) {
      assert.deepEqual(
        run.files.map(({ kind }) => kind),
        ['data', 'manifest'],
      );
      for (const file of run.files) {
        const content = await bytesOf(backend, run, file.key);
        assert.equal(content.length, file.bytes);
        assert.equal(createHash('sha256').update(content).digest('hex'), file.sha256);
      }
    }
  });

  test('writes as many rows as its ledger says: none without a mandatory value, none twice', async () => {
    const { backend, runs } = await ran();
    const [run] = runs;
    assert.ok(run?.files[0]);
    const rows: Record<string, string>[] = parse(await bytesOf(backend, run, run.files[0].key), { columns: true });
    assert.equal(rows.length, run.ledger.written);
    assert.equal(rows.length, run.files[0].rows);
    assert.deepEqual(Object.keys(rows[0] ?? {}), ['partner_id', 'first_name', 'email', 'city']);
    assert.ok(rows.every(({ partner_id, email }) => partner_id !== '' && email !== ''));
    assert.equal(new Set(rows.map(({ partner_id }) => partner_id)).size, rows.length);
  });

  for (const connectionId of ['conn_acquisition', 'conn_models', 'conn_new'] as ConnectionId[]) {
    test(`to ${connectionId} tells of itself and of every file in a manifest of the published form`, async () => {
      const { backend, runs } = await ran(undefined, { connectionId });
      assert.equal(runs.length, 2);
      for (const run of runs) {
        const manifest = run.files.find(({ kind }) => kind === 'manifest');
        assert.ok(manifest);
        const told = readManifest(await bytesOf(backend, run, manifest.key));
        assert.deepEqual([told.flowRunId, told.scheduledTime, told.ledger], [run.id, run.slot, run.ledger]);
        assert.deepEqual({ kind: 'succeeded', startedAt: told.startedAt, endedAt: told.completedAt }, run.state);
        assert.deepEqual(
          told.exportResults.map((file) => [objectKeyOf(file), file.size, file.rows, file.sha256]),
          run.files
            .filter(({ kind }) => kind === 'data')
            .map(({ key, bytes, rows, sha256 }) => [key, bytes, rows, sha256]),
        );
      }
    });
  }

  test('splits its rows over files that are each complete', async () => {
    const { backend, runs } = await ran(undefined, { splitting: { maxRows: 200, maxBytes: null } });
    const [run] = runs;
    assert.ok(run);
    const data = run.files.filter(({ kind }) => kind === 'data');
    assert.equal(data.length, Math.ceil(run.ledger.written / 200));
    const ids: string[] = [];
    for (const { key, rows } of data) {
      const read: Record<string, string>[] = parse(await bytesOf(backend, run, key), { columns: true });
      assert.equal(read.length, rows);
      ids.push(...read.map((row) => row['partner_id'] ?? ''));
    }
    assert.equal(new Set(ids).size, run.ledger.written);
  });

  test('ends a file before it outgrows its limit of bytes', async () => {
    const { runs } = await ran(undefined, { splitting: { maxRows: 5_000_000, maxBytes: 10_000 } });
    const data = runs.flatMap(({ files }) => files).filter(({ kind }) => kind === 'data');
    assert.ok(data.length > 4);
    assert.ok(data.every(({ bytes }) => bytes <= 10_000));
  });

  test('packs and encodes as its connection says', async () => {
    const { backend, runs } = await ran(undefined, { connectionId: 'conn_models' as ConnectionId });
    const [run] = runs;
    assert.ok(run?.files[0]);
    assert.match(run.files[0].key, /\.json\.gz$/);
    const lines = gunzipSync(await bytesOf(backend, run, run.files[0].key))
      .toString()
      .trimEnd()
      .split('\n');
    assert.equal(lines.length, run.ledger.written);
    assert.ok('partner_id' in (JSON.parse(lines[0] ?? '') as object));
  });
});
