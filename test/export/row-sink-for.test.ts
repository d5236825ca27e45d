import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { defaultCsvDialect, type FileFormat } from '../../src/domain/file-format.ts';
import type { ExportPlatform } from '../../src/export/export-platform.ts';
import { createNodePlatform } from '../../src/export/node/index.ts';
import { exporterOf, numbered, planOf, sourceOf } from './export-world.ts';

const csv = { type: 'csv', dialect: defaultCsvDialect, compression: 'none' } as const;
const lines = { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' } as const;

const mediaTypes: readonly (readonly [type: string, format: FileFormat])[] = [
  ['text/csv; charset=utf-8', csv],
  ['text/tab-separated-values; charset=utf-8', { ...csv, dialect: { ...defaultCsvDialect, delimiter: 'tab' } }],
  ['application/x-ndjson', lines],
  ['application/json', { ...lines, framing: 'array' }],
  ['application/vnd.apache.parquet', { type: 'parquet', compression: 'snappy' }],
  ['application/gzip', { ...csv, compression: 'gzip' }],
  ['application/zlib', { ...lines, compression: 'deflate' }],
  ['application/zip', { ...csv, compression: 'zip' }],
  ['application/zstd', { ...csv, compression: 'zstd' }],
];

describe('a file says of itself in HTTP', () => {
  let platform: ExportPlatform;
  before(async () => (platform = await createNodePlatform()));

  for (const [type, format] of mediaTypes) {
    test(`that it is ${type}, whether it goes up in parts or whole`, async () => {
      for (const heldBytes of [0, 9000]) {
        const { exporter, bucket } = exporterOf(sourceOf(numbered(3)), undefined, { platform, tuning: { heldBytes } });
        await exporter.export(planOf({ connection: { ...planOf().connection, format } }));
        const [file] = [...bucket.objects.values()].filter(({ settings }) => !settings.key.includes('manifest'));
        assert.equal(file?.settings.contentType, type);
      }
    });
  }
});
