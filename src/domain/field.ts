import * as v from 'valibot';
import { shareSchema } from './primitives.ts';

/** `array`, `map` and `object` can go into JSON and Parquet, not into CSV. */
export const fieldTypes = [
  'string',
  'integer',
  'double',
  'boolean',
  'date',
  'timestamp',
  'array',
  'map',
  'object',
] as const;
export const fieldTypeSchema = v.picklist(fieldTypes);
export type FieldType = v.InferOutput<typeof fieldTypeSchema>;

/** Whether values of the type hold further values. */
export function isNested(type: FieldType): type is 'array' | 'map' | 'object' {
  return type === 'array' || type === 'map' || type === 'object';
}

/** Dotted path in the prospect schema: `person.name.firstName`. */
export const fieldPathSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
export type FieldPath = v.InferOutput<typeof fieldPathSchema>;

export const fieldSchema = v.object({
  path: fieldPathSchema,
  label: v.string(),
  description: v.optional(v.string()),
  type: fieldTypeSchema,
  /** Heading under which the field stands in the schema panel. */
  group: v.string(),
  /** Namespace of the identity that the field holds, such as "Partner ID". */
  identityNamespace: v.optional(v.string()),
  /** Share of profiles that hold a value; `null` where unknown. */
  fillRate: v.nullable(shareSchema),
  /** A few values, as text, for the person to recognise the field. */
  samples: v.array(v.string()),
  /** Data usage labels, such as C1 or "Third Party". */
  labels: v.array(v.string()),
  /** Prefilled in a new mapping. */
  recommended: v.boolean(),
});
export type Field = v.InferOutput<typeof fieldSchema>;
