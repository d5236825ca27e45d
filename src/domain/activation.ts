import * as v from 'valibot';
import { fileNameTemplateSchema } from './file-name.ts';
import { activationIdSchema, audienceIdSchema, connectionIdSchema, destinationIdSchema } from './ids.ts';
import { mappingSchema } from './mapping.ts';
import { bytesSchema, countSchema, etagSchema, instantSchema, nameSchema } from './primitives.ts';
import { scheduleSchema } from './schedule.ts';

/** Rows of one file, as the model product splits. */
export const DEFAULT_ROWS_PER_FILE = 5_000_000;

export const activatedAudienceSchema = v.object({
  audienceId: audienceIdSchema,
  schedule: scheduleSchema,
  fileName: fileNameTemplateSchema,
});
export type ActivatedAudience = v.InferOutput<typeof activatedAudienceSchema>;

export const splittingSchema = v.object({
  maxRows: v.pipe(countSchema, v.minValue(1)),
  /** Of the finished file; whichever limit comes first ends it. */
  maxBytes: v.nullable(v.pipe(bytesSchema, v.minValue(1))),
});

/** What an audience without profiles writes: nothing, a file with a header alone, or an error. */
export const emptyAudiencePolicySchema = v.picklist(['skip', 'header-only', 'fail']);
export type EmptyAudiencePolicy = v.InferOutput<typeof emptyAudiencePolicySchema>;

export const activationInputSchema = v.object({
  name: nameSchema,
  connectionId: connectionIdSchema,
  dataType: v.literal('prospects'),
  audiences: v.pipe(v.array(activatedAudienceSchema), v.minLength(1, 'no-audience')),
  mapping: v.pipe(mappingSchema, v.minLength(1, 'no-field')),
  splitting: splittingSchema,
  emptyAudience: emptyAudiencePolicySchema,
});
export type ActivationInput = v.InferOutput<typeof activationInputSchema>;

export const activationChangeSchema = v.partial(
  v.object({
    ...v.omit(activationInputSchema, ['connectionId', 'dataType']).entries,
    status: v.picklist(['enabled', 'paused']),
  }),
);
/** What changes; absent entries stay. `status` pauses and resumes. */
export type ActivationChange = v.InferOutput<typeof activationChangeSchema>;

/** Outcome of the last slot over all audiences. */
export const lastResultSchema = v.object({
  slot: instantSchema,
  succeeded: countSchema,
  failed: countSchema,
  cancelled: countSchema,
  excludedRows: countSchema,
});
export type LastResult = v.InferOutput<typeof lastResultSchema>;

export const activationSchema = v.object({
  ...activationInputSchema.entries,
  id: activationIdSchema,
  destinationId: destinationIdSchema,
  /** `needs-attention` runs no more until someone mends what `attention` names. */
  status: v.picklist(['enabled', 'paused', 'needs-attention']),
  attention: v.optional(v.string()),
  /** The same for those who say it in another language: where it is one of ours. One that a newer service knows is left out. */
  attentionCode: v.fallback(v.optional(v.picklist(['runs-failed'])), undefined),
  /** Runs that are waiting or running now. */
  activeRuns: countSchema,
  nextRunAt: v.nullable(instantSchema),
  lastResult: v.nullable(lastResultSchema),
  /** Audiences whose schedule was set, or resumed, after the activation was made, with the moment: no slot up to it counts. */
  scheduledSince: v.optional(v.record(audienceIdSchema, instantSchema)),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  etag: etagSchema,
});
export type Activation = v.InferOutput<typeof activationSchema>;
