import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { manifestJsonSchema } from '../../src/export/manifest-json-schema.ts';
import { column, exporterOf, manifestKey, numbered, planOf, sourceOf } from './export-world.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(manifestJsonSchema());

async function manifestOf(rows: number, includeFormats = planOf()): Promise<Record<string, unknown>> {
  const { exporter, bucket } = exporterOf(sourceOf(numbered(rows)));
  await exporter.export(includeFormats);
  return JSON.parse(bucket.text(manifestKey)) as Record<string, unknown>;
}

describe('the published schema of the manifest', () => {
  test('holds for what an export writes', async () => {
    const json = { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' } as const;
    for (const plan of [
      planOf(),
      planOf({ splitting: { maxRows: 2, maxBytes: null }, mapping: [column('id', { mandatory: true })] }),
      planOf({ connection: { ...planOf().connection, format: json } }),
    ]) {
      assert.ok(validate(await manifestOf(5, plan)), JSON.stringify(validate.errors));
    }
    assert.ok(validate(await manifestOf(0)));
  });

  for (const [what, spoil] of [
    [
      'a hash that is none',
      (manifest: Record<string, unknown>) => ({ ...manifest, mapping: { columns: [], sha256: 'x' } }),
    ],
    ['no ledger', ({ ledger: _, ...manifest }: Record<string, unknown>) => manifest],
    ['another version', (manifest: Record<string, unknown>) => ({ ...manifest, manifestVersion: 2 })],
  ] as const) {
    test(`does not hold for ${what}`, async () => assert.equal(validate(spoil(await manifestOf(1))), false));
  }
});
