import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultCsvDialect, type FileFormat } from '../../src/domain/file-format.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { field } from '../sources/reading.ts';
import { column, exporterOf, planOf, sourceOf } from './export-world.ts';

const platform = await createNodePlatform();

const formats: Record<string, FileFormat> = {
  CSV: { type: 'csv', dialect: defaultCsvDialect, compression: 'none' },
  JSON: { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' },
  Parquet: { type: 'parquet', compression: 'none' },
};

function cyclic(): object {
  const value: Record<string, unknown> = { born: '1980-01-02' };
  value['self'] = [value];
  return value;
}

function nested(levels: number): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: inner }), 'innermost');
}

async function exported(value: unknown, format: FileFormat, marks: Parameters<typeof column>[1] = {}) {
  const source = sourceOf(
    [
      { id: 1, name: 'a' },
      { id: 2, name: value },
    ],
    { fields: [field('name', 'object')] },
  );
  const { exporter, bucket } = exporterOf(source, undefined, { platform });
  const mapping = [column('id'), { ...column('name', marks), target: 'Name' }];
  await exporter.export(planOf({ mapping, connection: { ...planOf().connection, format } }));
  return bucket;
}

describe('a nested value', () => {
  for (const [name, format] of Object.entries(formats))
    for (const [what, value] of [
      ['holds itself', cyclic()],
      ['has 501 levels', nested(501)],
      ['has more levels than the stack', nested(200_000)],
    ] as const)
      test(`which ${what} ends an export of ${name} with its column and the ledger, and leaves nothing`, async () => {
        await assert.rejects(exported(value, format), (error) => {
          assert.ok(error instanceof ExportError, String(error));
          assert.equal(error.code, 'unwritable-value');
          assert.match(error.message, /"Name"/);
          assert.equal(error.ledger?.written, 0);
          assert.ok(!`${error.message} ${error.nextStep}`.includes('1980'));
          return true;
        });
      });

  test('of 500 levels is written', async () => {
    const bucket = await exported(nested(500), formats['CSV'] as FileFormat);
    assert.match(bucket.text(bucket.keys.find((key) => key.endsWith('.csv')) ?? ''), /innermost/);
  });

  test('that holds itself in a deduplication key names its field', async () => {
    await assert.rejects(exported(cyclic(), formats['CSV'] as FileFormat, { deduplicationKey: true }), (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([error.code, error.message.includes('"name"')], ['unwritable-value', true]);
      return true;
    });
  });
});
