import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { manifestSchema, type Manifest } from '../../src/domain/manifest.ts';
import { manifestJsonSchema } from '../../src/export/manifest-json-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(manifestJsonSchema());

/** The manifest that an export wrote, held against the schema that is published. */
export function readManifest(content: Uint8Array | string): Manifest {
  const manifest: unknown = JSON.parse(typeof content === 'string' ? content : Buffer.from(content).toString());
  assert.ok(validate(manifest), JSON.stringify(validate.errors));
  return v.parse(manifestSchema, manifest);
}
