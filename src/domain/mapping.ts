import * as v from 'valibot';
import { fieldPathSchema } from './field.ts';

export const mappingRowSchema = v.object({
  source: fieldPathSchema,
  /** Name of the column, or of the key. */
  target: v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(255, 'too-long')),
  /** A profile without a value here is left out and counted as excluded. */
  mandatory: v.boolean(),
  /** One identity, or up to two attributes: among profiles that share the values the latest is kept. */
  deduplicationKey: v.boolean(),
});
export type MappingRow = v.InferOutput<typeof mappingRowSchema>;

/** The columns of the file, in order. */
export const mappingSchema = v.array(mappingRowSchema);
export type Mapping = v.InferOutput<typeof mappingSchema>;
