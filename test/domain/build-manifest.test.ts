import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { buildManifest, mappingText, type FinishedRun } from '../../src/domain/build-manifest.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { audienceIdSchema, destinationIdSchema, runIdSchema } from '../../src/domain/ids.ts';
import { manifestSchema } from '../../src/domain/manifest.ts';
import type { MappingRow } from '../../src/domain/mapping.ts';

const row: MappingRow = { source: 'personId', target: 'id', mandatory: false, deduplicationKey: false };

const run: FinishedRun = {
  runId: v.parse(runIdSchema, 'run-7'),
  destinationId: v.parse(destinationIdSchema, 'dst-9'),
  audienceId: v.parse(audienceIdSchema, 'aud-1'),
  names: { audienceName: 'Movers', slot: '2026-11-24T13:00:00Z', startedAt: '2026-11-24T13:00:04Z' },
  format: defaultFileFormat,
  encrypted: false,
  mapping: [row, { ...row, source: 'person.name.firstName', target: 'first_name', mandatory: true }],
  mappingSha256: 'a'.repeat(64),
  files: [],
  ledger: { read: 3, excluded: 1, duplicates: 0, notDelivered: 0, written: 2 },
  completedAt: '2026-11-24T13:01:00Z',
};

function fileAt(key: string): FinishedRun['files'][number] {
  return { kind: 'data', key, rows: 2, bytes: 20, sha256: 'b'.repeat(64) };
}

describe('a manifest', () => {
  for (const [key, sinkPath, name] of [
    ['out.csv', '/', 'out.csv'],
    ['in/out.csv', '/in', 'out.csv'],
    ['in/movers/out.csv', '/in/movers', 'out.csv'],
  ] as const) {
    test(`tells of ${key} as of ${name} in ${sinkPath}`, () => {
      const [file] = buildManifest({ ...run, files: [fileAt(key)] }).exportResults;
      assert.deepEqual([file?.sinkPath, file?.name], [sinkPath, name]);
    });
  }

  test('holds to its schema, and tells nothing else', () => {
    const manifest = buildManifest({ ...run, files: [fileAt('in/out.csv')] });
    assert.deepEqual(v.parse(manifestSchema, manifest), manifest);
  });

  test('names the columns in their order: the targets for each file, with their sources once', () => {
    const { exportResults, mapping } = buildManifest({ ...run, files: [fileAt('1.csv'), fileAt('2.csv')] });
    const targets = ['id', 'first_name'];
    assert.deepEqual(
      exportResults.map(({ columns }) => columns),
      [targets, targets],
    );
    assert.deepEqual(mapping.columns, [
      { source: 'personId', target: 'id' },
      { source: 'person.name.firstName', target: 'first_name' },
    ]);
  });
});

describe('the text that a mapping is hashed by', () => {
  for (const change of [
    { source: 'partnerID' },
    { target: 'key' },
    { mandatory: true },
    { deduplicationKey: true },
  ] satisfies Partial<MappingRow>[]) {
    test(`is another one with ${JSON.stringify(change)}`, () =>
      assert.notEqual(mappingText([{ ...row, ...change }]), mappingText([row])));
  }

  test('is the same whichever way the entries of a row are ordered', () => {
    const { source, target, mandatory, deduplicationKey } = row;
    assert.equal(mappingText([{ deduplicationKey, mandatory, target, source }]), mappingText([row]));
  });
});
