import * as v from 'valibot';
import { fileFormatSchema } from './file-format.ts';
import { audienceIdSchema, destinationIdSchema, runIdSchema } from './ids.ts';
import { bytesSchema, countSchema, instantSchema } from './primitives.ts';
import { ledgerSchema } from './run.ts';

const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** One finished file. The first three entries are the model product's own. */
export const manifestFileSchema = v.object({
  /** Folder with a leading slash, `/` for the bucket's top. */
  sinkPath: v.pipe(v.string(), v.startsWith('/')),
  name: v.string(),
  /** Bytes of the object, as it lies in the bucket. */
  size: bytesSchema,
  rows: countSchema,
  /** Of the object's bytes. */
  sha256: sha256Schema,
  /** Names of its columns or keys, in their order. */
  columns: v.array(v.string()),
});
export type ManifestFile = v.InferOutput<typeof manifestFileSchema>;

/**
 * Written last, beside the files: what it names is complete. A consumer that waits for it never reads half an export.
 * `flowRunId`, `scheduledTime` and `exportResults` with their first three entries are the model product's; the rest is ours.
 */
export const manifestSchema = v.object({
  flowRunId: runIdSchema,
  /** The slot for which the run was due. */
  scheduledTime: instantSchema,
  exportResults: v.array(manifestFileSchema),
  /** Version of this very format. */
  manifestVersion: v.literal(1),
  destinationId: destinationIdSchema,
  audience: v.object({ id: audienceIdSchema, name: v.string() }),
  startedAt: instantSchema,
  completedAt: instantSchema,
  format: fileFormatSchema,
  /** Whether the files are OpenPGP messages. */
  encrypted: v.boolean(),
  ledger: ledgerSchema,
  mapping: v.object({
    columns: v.array(v.object({ source: v.string(), target: v.string() })),
    /** Of the whole mapping as JSON: the same hash, the same columns, mandatory fields and keys. */
    sha256: sha256Schema,
  }),
  software: v.object({ name: v.string(), version: v.string() }),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;
