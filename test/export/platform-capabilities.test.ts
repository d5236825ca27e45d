import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNodePlatform, nodePlatform } from '../../src/export/node/node-platform.ts';
import { pagePlatform } from '../../src/export/page/page-platform.ts';
import { platformCapabilities } from '../../src/export/platform-capabilities.ts';

describe('what can be offered', () => {
  test('is everything in Node with all its packages', async () => {
    assert.deepEqual(platformCapabilities(await createNodePlatform()), {
      formats: ['csv', 'json', 'parquet'],
      compressions: ['none', 'gzip', 'zstd', 'zip', 'deflate'],
      parquetCompressions: ['none', 'snappy', 'gzip', 'zstd'],
      openPgp: true,
    });
  });

  test('is what Node itself brings, without them', () => {
    assert.deepEqual(platformCapabilities(nodePlatform), {
      formats: ['csv', 'json'],
      compressions: ['none', 'gzip', 'zip', 'deflate'],
      openPgp: false,
    });
  });

  test('is no zstd in a page, and little compression inside of Parquet', () => {
    assert.deepEqual(platformCapabilities(pagePlatform), {
      formats: ['csv', 'json', 'parquet'],
      compressions: ['none', 'gzip', 'zip', 'deflate'],
      parquetCompressions: ['none', 'snappy'],
      openPgp: true,
    });
  });
});
