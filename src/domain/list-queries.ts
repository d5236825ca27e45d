import * as v from 'valibot';
import { MAX_PAGE_SIZE } from './audience.ts';
import { dataTypeSchema } from './destination.ts';
import {
  accountIdSchema,
  activationIdSchema,
  audienceIdSchema,
  connectionIdSchema,
  destinationIdSchema,
} from './ids.ts';
import { runStateKindSchema } from './run.ts';

const page = {
  /** Where the page begins: the `nextCursor` of the one before. */
  cursor: v.exactOptional(v.string()),
  /** 100 unless told. */
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_SIZE))),
};

export const pageQuerySchema = v.object(page);
export type PageQuery = v.InferOutput<typeof pageQuerySchema>;

export const accountQuerySchema = v.object({ ...page, destinationId: v.exactOptional(destinationIdSchema) });
export type AccountQuery = v.InferOutput<typeof accountQuerySchema>;

export const connectionQuerySchema = v.object({
  ...page,
  destinationId: v.exactOptional(destinationIdSchema),
  accountId: v.exactOptional(accountIdSchema),
  dataType: v.exactOptional(dataTypeSchema),
  /** Found in name, bucket or folder. */
  search: v.exactOptional(v.string()),
});
export type ConnectionQuery = v.InferOutput<typeof connectionQuerySchema>;

export const activationQuerySchema = v.object({
  ...page,
  connectionId: v.exactOptional(connectionIdSchema),
  /** Found in the name. */
  search: v.exactOptional(v.string()),
});
export type ActivationQuery = v.InferOutput<typeof activationQuerySchema>;

export const runQuerySchema = v.object({
  ...page,
  activationId: v.exactOptional(activationIdSchema),
  audienceId: v.exactOptional(audienceIdSchema),
  state: v.exactOptional(runStateKindSchema),
});
export type RunQuery = v.InferOutput<typeof runQuerySchema>;

/** Whose runs to watch; everyone's unless told. */
export const runWatchSchema = v.object({ activationId: v.exactOptional(activationIdSchema) });
export type RunWatch = v.InferOutput<typeof runWatchSchema>;
